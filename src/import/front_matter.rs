//! A report's typed fields as front matter in our own keys.

use chrono::Timelike as _;
use serde_yaml::{Mapping, Value};

use crate::model::time::{Milestone, Precision, Stamp};
use crate::model::{
    ActionItem, Audience, ContentKind, Postmortem, RelationKind, action::ActionSource,
};
use crate::yaml::{self, Node};

/// Writes the front matter of `report`, the YAML between the fences; `extra` goes under `extra:`.
pub(super) fn write(report: &Postmortem, extra: &[(String, Node)]) -> String {
    let mut map = Map::default();
    if report.kind == ContentKind::Incident {
        map.text("id", &report.id.value);
    }
    map.text("title", &title(report));
    describe(report, &mut map);
    map.nested("times", times(report));
    analyse(report, &mut map);
    follow_up(report, &mut map);
    let mut rest = Map::default();
    for (key, node) in extra {
        rest.value(key, plain(node));
    }
    map.nested("extra", rest);
    // Strings, numbers and maps of them always serialize.
    serde_yaml::to_string(&map.0).unwrap_or_default()
}

/// Returns the title with the signs around its code.
fn title(report: &Postmortem) -> String {
    let told = &report.title.value;
    let mut title = told.clone();
    let code = report.title_code.iter().rev().filter(|code| !told[(*code).clone()].contains('`'));
    for code in code {
        title.insert(code.end, '`');
        title.insert(code.start, '`');
    }
    title
}

fn describe(report: &Postmortem, map: &mut Map) {
    if let Some(status) = &report.status {
        map.text("status", status.value.as_str());
    }
    if let Some(severity) = &report.severity {
        map.text("severity", &severity.value.id);
    }
    map.texts("services", report.services.iter().map(|service| service.value.id.as_str()));
    map.texts("tags", report.tags.iter().map(|tag| tag.value.as_str()));
    // A summary read from the body stays there.
    if let Some(summary) = &report.summary_written {
        map.text("summary", summary);
    }
    if let Some(lang) = &report.lang {
        map.text("lang", lang);
    }
    if report.audience == Audience::Internal {
        map.text("audience", "internal");
    }
}

fn times(report: &Postmortem) -> Map {
    let mut times = Map::default();
    for milestone in Milestone::ALL {
        if let Some(stamp) = report.times.get(milestone) {
            times.text(milestone.as_str(), &stamp_text(&stamp.value));
        }
    }
    times
}

/// Writes a stamp so that it reads back as the same: offset and precision kept.
fn stamp_text(stamp: &Stamp) -> String {
    let about = if stamp.approximate { "~" } else { "" };
    let date = stamp.date();
    if stamp.precision == Precision::Day {
        return format!("{about}{date}");
    }
    let offset =
        if stamp.offset.local_minus_utc() == 0 { "Z".to_owned() } else { stamp.offset.to_string() };
    let (hour, minute, second) = (stamp.local.hour(), stamp.local.minute(), stamp.local.second());
    format!("{about}{date}T{hour:02}:{minute:02}:{second:02}{offset}")
}

fn analyse(report: &Postmortem, map: &mut Map) {
    let mut detection = Map::default();
    if let Some(source) = &report.detection.source {
        detection.text("source", &source.value);
    }
    if let Some(by) = &report.detection.by {
        detection.text("by", by);
    }
    map.nested("detection", detection);
    if let Some(trigger) = &report.trigger {
        map.text("trigger", &trigger.value.id);
    }
    map.texts("causes", report.causes.iter().map(|cause| cause.value.id.as_str()));
    let mut roles = Map::default();
    for role in &report.roles {
        roles.text(&role.role, &role.who);
    }
    map.nested("roles", roles);
}

fn follow_up(report: &Postmortem, map: &mut Map) {
    let written = report.actions.iter().filter(|action| action.source == ActionSource::FrontMatter);
    map.list("actions", written.map(|action| Value::Mapping(action_map(action).0)).collect());
    let related = report.related.iter().map(|relation| {
        let mut entry = Map::default();
        entry.text("id", &relation.id.value);
        entry.text("kind", relation_word(relation.kind));
        Value::Mapping(entry.0)
    });
    map.list("related", related.collect());
    if let Some(owner) = &report.owner {
        map.text("owner", owner);
    }
    if let Some(published) = &report.published {
        map.text("published", &published.value.to_string());
    }
    if let Some(review_by) = &report.review_by {
        map.text("review_by", &review_by.value.to_string());
    }
}

fn relation_word(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::RecurrenceOf => "recurrence-of",
        RelationKind::CausedBy => "caused-by",
        RelationKind::DuplicateOf => "duplicate-of",
        RelationKind::SeeAlso => "see-also",
    }
}

fn action_map(action: &ActionItem) -> Map {
    let mut map = Map::default();
    map.text("id", &action.id);
    map.text("title", &action.title.value);
    let optional = [
        ("type", action.kind.as_ref().map(|kind| kind.value.clone())),
        ("priority", action.priority.clone()),
        ("owner", action.owner.as_ref().map(|owner| owner.value.clone())),
        ("due", action.due.as_ref().map(|due| due.value.to_string())),
        ("status", Some(action.status.as_str().to_owned())),
        ("opened", action.opened.map(|opened| opened.to_string())),
        ("closed", action.closed.as_ref().map(|closed| closed.value.to_string())),
        ("reason", action.reason.clone()),
        ("ticket", action.ticket.clone()),
        ("addresses", action.addresses.clone()),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            map.text(key, &value);
        }
    }
    map
}

/// A YAML mapping in the order written, without keys that would hold nothing.
#[derive(Default)]
struct Map(Mapping);

impl Map {
    fn value(&mut self, key: &str, value: Value) {
        self.0.insert(Value::String(key.to_owned()), value);
    }

    fn text(&mut self, key: &str, value: &str) {
        self.value(key, Value::String(value.to_owned()));
    }

    fn list(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.value(key, Value::Sequence(values));
        }
    }

    fn texts<'a>(&mut self, key: &str, values: impl Iterator<Item = &'a str>) {
        self.list(key, values.map(|value| Value::String(value.to_owned())).collect());
    }

    fn nested(&mut self, key: &str, map: Self) {
        if !map.0.is_empty() {
            self.value(key, Value::Mapping(map.0));
        }
    }
}

/// Turns a spanned tree back into a plain value; unquoted scalars are typed anew by YAML's own rules.
fn plain(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Scalar { text, quoted: true } => Value::String(text.clone()),
        yaml::Value::Scalar { text, quoted: false } => {
            serde_yaml::from_str(text).unwrap_or_else(|_| Value::String(text.clone()))
        }
        yaml::Value::Sequence(items) => Value::Sequence(items.iter().map(plain).collect()),
        yaml::Value::Mapping(entries) => Value::Mapping(
            entries
                .iter()
                .map(|entry| (Value::String(entry.key.clone()), plain(&entry.value)))
                .collect(),
        ),
    }
}
