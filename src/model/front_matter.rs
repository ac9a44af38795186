//! Front matter to typed fields: the mapping applied, every key of a report read, every problem told in one pass.
//!
//! [`read`] takes the spanned tree of a [`Document`] and returns [`FrontMatterFields`], which
//! [`lower`](super::lower) merges with what the body says. It decides nothing that needs the body.

mod evidence;
mod lists;
mod timeline;
mod words;

use chrono::NaiveDate;

pub(crate) use words::slug;

use super::time::scan::zone_in;
use super::time::{Teller, TimeContext, Zone, read_stamp};
use super::{
    ActionItem, Audience, Detection, Event, Impact, Relation, Review, Role, Stamp, Status, Times,
    Window, Word,
};
use crate::config::{self, Config, FRONT_MATTER, Kind, TIMES, Voice, check_shape, shown};
use crate::diagnostic::{Applicability, Diagnostic, Level, RuleCode};
use crate::syntax::Document;
use crate::text::{Span, Spanned};
use crate::yaml::{Node, Value};

const UNKNOWN_KEY: RuleCode = RuleCode("CB104");
const WRONG: RuleCode = RuleCode("CB105");
const UNSAFE_ID: RuleCode = RuleCode("CB118");

/// What the front matter says; what it does not say is missing.
#[derive(Clone, Debug, Default)]
pub(crate) struct FrontMatterFields {
    pub id: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub status: Option<Spanned<Status>>,
    pub severity: Option<Spanned<Word>>,
    pub severity_rank: Option<usize>,
    pub services: Vec<Spanned<Word>>,
    pub tags: Vec<Spanned<String>>,
    pub summary: Option<Spanned<String>>,
    pub timezone: Option<Zone>,
    pub times: Times,
    pub windows: Vec<Window>,
    pub detection: Option<Detection>,
    pub trigger: Option<Spanned<Word>>,
    pub causes: Vec<Spanned<Word>>,
    pub impact: Vec<Impact>,
    pub roles: Vec<Role>,
    pub events: Vec<Event>,
    pub actions: Vec<ActionItem>,
    pub related: Vec<Relation>,
    pub audience: Option<Audience>,
    pub published: Option<Spanned<NaiveDate>>,
    pub review_by: Option<Spanned<NaiveDate>>,
    pub reviews: Vec<Review>,
    pub owner: Option<String>,
    pub lang: Option<String>,
    /// Ids and addresses it had before.
    pub aliases: Vec<Spanned<String>>,
    pub extra: Option<Node>,
}

impl FrontMatterFields {
    /// Tells whether something is written that only the report of an incident has; values a mapping
    /// supplies by default do not count.
    pub(crate) fn is_incident(&self) -> bool {
        let written = |span: Span| span.start < span.end;
        self.id.is_some()
            || self.severity.as_ref().is_some_and(|it| written(it.span))
            || self.status.as_ref().is_some_and(|it| written(it.span))
            || !self.services.is_empty()
            || self.times.first().is_some()
            || self.trigger.is_some()
            || !self.causes.is_empty()
            || !self.events.is_empty()
            || !self.actions.is_empty()
    }
}

/// Reads the front matter of `document`; a document without any says nothing.
pub(crate) fn read(
    document: &Document,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> FrontMatterFields {
    let Some(front) = &document.front_matter else { return FrontMatterFields::default() };
    let root = config.mapping.apply(&front.root);
    let foreign: Vec<&str> = config.mapping.keys.keys().map(String::as_str).collect();
    let voice = Voice {
        file: &document.file,
        source: &document.text,
        unknown: UNKNOWN_KEY,
        wrong: WRONG,
        why: "a key that is not known is not read, so what it says is lost",
        foreign: &foreign,
        presets: config.mapping.preset.is_none(),
    };
    check_shape(&root, &Kind::Map(FRONT_MATTER), "", &voice, diagnostics);
    Reader { document, config, found: diagnostics }.fields(&root)
}

/// One reading: where it reads from, what it knows, and where findings go.
struct Reader<'a> {
    document: &'a Document,
    config: &'a Config,
    found: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn fields(&mut self, root: &Node) -> FrontMatterFields {
        let timezone = root.get("timezone").and_then(|node| self.timezone(node));
        let mut zone =
            TimeContext::front_matter(&self.document.file, timezone, self.config.timezone);
        if zone.zone.is_none() {
            zone.told = told_elsewhere(self.document, root);
        }
        let times = root.get("times").map(|node| self.times(node, &zone)).unwrap_or_default();
        let severity = root.get("severity").and_then(|node| self.severity(node));
        FrontMatterFields {
            id: root.get("id").and_then(|node| self.id(node)),
            title: self.spanned(root, "title"),
            status: root.get("status").and_then(|node| self.status(node)),
            severity_rank: severity.as_ref().and_then(|(_, rank)| *rank),
            severity: severity.map(|(word, _)| word),
            services: self.words(root, "services", config::Vocabulary::Service),
            tags: self.texts(root, "tags"),
            summary: self.spanned(root, "summary"),
            timezone,
            windows: self.windows(root, &zone),
            detection: root.get("detection").map(|node| self.detection(node)),
            trigger: self.words(root, "trigger", config::Vocabulary::Trigger).into_iter().next(),
            causes: self.words(root, "causes", config::Vocabulary::Cause),
            impact: many(root, "impact").filter_map(lists::impact).collect(),
            roles: root.get("roles").map(lists::roles).unwrap_or_default(),
            events: self.timeline(root, &times, &zone),
            actions: self.actions(root),
            related: self.related(root),
            audience: text(root, "audience").and_then(audience),
            published: date(root, "published"),
            review_by: date(root, "review_by"),
            reviews: self.reviews(root),
            owner: root.get("owner").and_then(joined),
            lang: text(root, "lang").map(str::to_owned),
            aliases: self.texts(root, "aliases"),
            extra: root.get("extra").filter(|node| node.value != Value::Null).cloned(),
            times,
        }
    }

    /// Reports a value that has the right shape and cannot be used all the same.
    fn wrong(&mut self, span: Span, message: String, help: impl Into<String>) {
        self.found.push(self.unusable(span, message, help));
    }

    fn unusable(&self, span: Span, message: String, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(WRONG, Level::Error, &self.document.file, span, message)
            .with_why("a value that cannot be read is left out")
            .with_help(help)
    }

    /// Returns where the text of a scalar stands, without its quotes.
    fn text_span(&self, node: &Node) -> Span {
        let Value::Scalar { text, quoted: true } = &node.value else { return node.span };
        let (start, end) =
            (node.span.start as usize + 1, (node.span.end as usize).saturating_sub(1));
        match self.document.text.get(start..end) {
            Some(inner) if inner == text => Span::new(start, end),
            _ => node.span,
        }
    }

    fn spanned(&self, root: &Node, key: &str) -> Option<Spanned<String>> {
        let node = root.get(key)?;
        let text = node.text()?.trim();
        (!text.is_empty()).then(|| Spanned::new(text.to_owned(), self.text_span(node)))
    }

    fn id(&mut self, node: &Node) -> Option<Spanned<String>> {
        let id = node.text()?.trim();
        if id.is_empty() {
            return None;
        }
        let span = self.text_span(node);
        let climbs = id.contains(['/', '\\']) || id.starts_with("..");
        if climbs || !id.contains(|c: char| c.is_ascii_alphanumeric()) {
            let message = format!("id `{}` makes no safe address", shown(id));
            let finding =
                Diagnostic::new(UNSAFE_ID, Level::Error, &self.document.file, span, message)
                    .with_why("the id is the report's permanent address, one folder of the site")
                    .with_help("use letters, digits, `.`, `_` and `-`, such as `INC-2026-014`");
            self.found.push(finding);
        }
        Some(Spanned::new(id.to_owned(), span))
    }

    fn timezone(&mut self, node: &Node) -> Option<Zone> {
        let text = node.text()?;
        let zone = Zone::parse(text);
        if zone.is_none() && !text.trim().is_empty() {
            let message = format!("`timezone` is `{}`, which is no time zone", shown(text));
            let near = config::nearest(text.trim(), config::zones());
            let help = near.map_or_else(
                || "write a zone such as `Europe/London` or `UTC`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let finding = self.unusable(self.text_span(node), message, help);
            let only = config::only_nearest(text.trim(), config::zones().map(|it| (it, it)));
            self.found.push(match only {
                Some(zone) => self.with_word(finding, node, zone, Applicability::Unsafe),
                None => finding,
            });
        }
        zone
    }

    fn times(&mut self, node: &Node, context: &TimeContext<'_>) -> Times {
        let mut times = Times::default();
        for milestone in super::time::Milestone::ALL {
            debug_assert!(TIMES.iter().any(|key| key.name == milestone.as_str()));
            *times.get_mut(milestone) =
                node.get(milestone.as_str()).and_then(|node| self.stamp(node, context));
        }
        times
    }

    /// Reads one point in time.
    fn stamp(&mut self, node: &Node, context: &TimeContext<'_>) -> Option<Spanned<Stamp>> {
        let text = node.text().filter(|text| !text.trim().is_empty())?;
        read_stamp(text, self.text_span(node), context, self.found)
    }

    fn texts(&self, root: &Node, key: &str) -> Vec<Spanned<String>> {
        let mut texts: Vec<Spanned<String>> = Vec::new();
        for node in many(root, key) {
            let Some(text) = node.text().map(str::trim).filter(|text| !text.is_empty()) else {
                continue;
            };
            if !texts.iter().any(|other| other.value == text) {
                texts.push(Spanned::new(text.to_owned(), self.text_span(node)));
            }
        }
        texts
    }
}

/// Returns the zone that times written without one may be in: that of the text, else that of the
/// milestones that have one.
fn told_elsewhere(document: &Document, root: &Node) -> Option<(Zone, Teller)> {
    if let Some(zone) = super::timeline::told_in_text(document) {
        return Some((zone, Teller::Text));
    }
    let times = root.get("times").map_or(&[][..], Node::entries);
    let mut zones = times.iter().filter_map(|entry| zone_in(entry.value.text()?));
    let first = zones.next()?;
    zones.all(|zone| zone == first).then_some((first, Teller::OtherTimes))
}

/// Returns the items under `key`; a single value counts as a list of one.
fn many<'n>(root: &'n Node, key: &str) -> impl Iterator<Item = &'n Node> {
    let node = root.get(key);
    let (items, single) = match node.map(|node| &node.value) {
        Some(Value::Sequence(items)) => (items.as_slice(), None),
        Some(Value::Scalar { .. } | Value::Mapping(_)) => (&[][..], node),
        Some(Value::Null) | None => (&[][..], None),
    };
    items.iter().chain(single).filter(|node| node.value != Value::Null)
}

/// Returns the text under `key`, trimmed; none when it is empty.
fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key)?.text().map(str::trim).filter(|text| !text.is_empty())
}

/// Returns the texts of a list in one line.
fn joined(node: &Node) -> Option<String> {
    let items = if node.text().is_some() { std::slice::from_ref(node) } else { node.items() };
    let texts: Vec<&str> = items.iter().filter_map(|item| item.text().map(str::trim)).collect();
    let joined = texts.join(", ");
    (!joined.is_empty()).then_some(joined)
}

/// Returns the day under `key`; one that cannot be read was told by its shape.
fn date(node: &Node, key: &str) -> Option<Spanned<NaiveDate>> {
    let value = node.get(key)?;
    Some(Spanned::new(config::parse_date(value.text()?)?, value.span))
}

/// Reads who may read a report.
pub(crate) fn audience(word: &str) -> Option<Audience> {
    [("internal", Audience::Internal), ("public", Audience::Public)]
        .into_iter()
        .find_map(|(name, audience)| name.eq_ignore_ascii_case(word).then_some(audience))
}

#[cfg(test)]
mod tests;
