//! The text of `casebook.yaml` to a [`Config`]; whatever is wrong is a finding and the default stays in force.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Weekday};

use super::keys::{CONFIG, FRONT_MATTER, LEVELS};
use super::shape::{self, Key, Kind, Voice, check_shape, parse_clock, parse_days};
use super::suggest::nearest;
use super::vocabulary::fold;
use super::{
    Config, Mapping, SectionRequirement, Service, Severity, SupportHours, Term, Vocabulary,
};
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span};
use crate::yaml::{self, Node, Value};

const UNKNOWN: RuleCode = RuleCode("CB151");
const WRONG: RuleCode = RuleCode("CB152");

/// Reads the text of `casebook.yaml`; whatever is wrong is a finding and the default stays in force.
pub fn load(file: &FileId, text: &str) -> (Config, Vec<Diagnostic>) {
    let (root, problems) = yaml::parse(text, 0);
    let mut loader =
        Loader { file, found: problems.iter().map(|it| it.to_diagnostic(file)).collect() };
    let why = "a key that is not known has no effect";
    let voice = Voice { file, unknown: UNKNOWN, wrong: WRONG, why, foreign: &[], presets: false };
    check_shape(&root, &Kind::Map(CONFIG), "", &voice, &mut loader.found);
    let config = loader.config(&root);
    let mut found = loader.found;
    found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    (config, found)
}

struct Loader<'a> {
    file: &'a FileId,
    found: Vec<Diagnostic>,
}

impl Loader<'_> {
    fn config(&mut self, root: &Node) -> Config {
        let default = Config::default();
        let mut config = Config {
            title: text(root, "title").unwrap_or(default.title.clone()),
            description: text(root, "description"),
            base_url: root.get("base_url").and_then(|node| self.base_url(node)),
            content: root.get("content").map(|node| self.folders(node)).unwrap_or_default(),
            timezone: text(root, "timezone").and_then(|zone| zone.parse().ok()),
            services: self.entries(root, Vocabulary::Service, |node, id, name, aliases| Service {
                owner: text(node, "owner"),
                description: text(node, "description"),
                id,
                name,
                aliases,
            }),
            triggers: self.entries(root, Vocabulary::Trigger, term),
            causes: self.entries(root, Vocabulary::Cause, term),
            support_hours: root.get("support_hours").and_then(|node| self.support_hours(node)),
            mapping: root.get("mapping").map(|node| self.mapping(node)).unwrap_or_default(),
            theme: root
                .get("theme")
                .and_then(|node| self.theme(node))
                .unwrap_or(default.theme.clone()),
            ..default
        };
        self.severities(root, &mut config);
        self.sections(root, &mut config);
        rules(root, &mut config);
        config
    }

    fn wrong(&mut self, span: Span, message: String, help: impl Into<String>) {
        let finding = Diagnostic::new(WRONG, Level::Error, self.file, span, message)
            .with_why("the setting has no effect until it can be read")
            .with_help(help);
        self.found.push(finding);
    }

    fn base_url(&mut self, node: &Node) -> Option<String> {
        let url = node.text()?.trim();
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if host.is_none_or(|host| {
            host.is_empty() || host.starts_with('/') || host.contains(['?', '#', ' '])
        }) {
            let message = format!("`base_url` is `{}`, not an absolute address", shape::shown(url));
            self.wrong(
                node.span,
                message,
                "write it with its scheme: `https://example.org/incidents/`",
            );
            return None;
        }
        Some(format!("{}/", url.trim_end_matches('/')))
    }

    fn folders(&mut self, node: &Node) -> Vec<String> {
        let mut folders = Vec::new();
        for item in one_or_many(node) {
            let Some(folder) = item.text() else { continue };
            let bare = folder.trim_start_matches("./").trim_end_matches('/');
            let outside = folder.starts_with('/')
                || folder.contains('\\')
                || bare.split('/').any(|part| part == "..");
            if outside {
                let message =
                    format!("content folder `{}` is outside the casebook", shape::shown(folder));
                self.wrong(
                    item.span,
                    message,
                    "name a folder below this file, with `/` between its parts",
                );
            } else {
                folders.push(if bare.is_empty() { ".".to_owned() } else { bare.to_owned() });
            }
        }
        folders
    }

    fn theme(&mut self, node: &Node) -> Option<String> {
        let name = node.text()?;
        if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\']) {
            self.wrong(
                node.span,
                format!("`theme` is `{}`, not the name of a folder", shape::shown(name)),
                "name a folder under `themes/`",
            );
            return None;
        }
        Some(name.to_owned())
    }

    fn severities(&mut self, root: &Node, config: &mut Config) {
        if root.get("severities").is_none_or(|node| one_or_many(node).is_empty()) {
            return;
        }
        let declared = self.entries(root, Vocabulary::Severity, |node, id, name, aliases| {
            Severity { description: text(node, "description"), id, name, aliases }
        });
        // The default requirements name the default ladder; they keep their places in the new one.
        let old = std::mem::replace(&mut config.severities, declared);
        for requirement in &mut config.required_sections {
            let had_any = !requirement.severity.is_empty();
            let place = |id: &String| old.iter().position(|severity| severity.id == *id);
            let ids = requirement.severity.iter().filter_map(place);
            requirement.severity =
                ids.filter_map(|idx| Some(config.severities.get(idx)?.id.clone())).collect();
            if had_any && requirement.severity.is_empty() {
                requirement.sections.clear();
            }
        }
        config.required_sections.retain(|requirement| !requirement.sections.is_empty());
    }

    /// Reads the entries of a vocabulary and reports words that are claimed twice.
    fn entries<T>(
        &mut self,
        root: &Node,
        vocabulary: Vocabulary,
        build: impl Fn(&Node, String, String, Vec<String>) -> T,
    ) -> Vec<T> {
        let mut entries = Vec::new();
        let mut claimed = Claims::default();
        for node in root.get(vocabulary.key()).map(one_or_many).unwrap_or_default() {
            let id_node = if node.text().is_some() { Some(node) } else { node.get("id") };
            let Some((id_node, id)) = id_node
                .and_then(|it| Some((it, it.text()?.trim())))
                .filter(|(_, id)| !id.is_empty())
            else {
                if matches!(node.value, Value::Mapping(_)) {
                    self.wrong(
                        node.span,
                        format!("a {} without an `id`", vocabulary.as_str()),
                        "give it an `id`, the word used in reports",
                    );
                }
                continue;
            };
            if !self.claim(&mut claimed, id, id_node.span, id, vocabulary) {
                continue;
            }
            let mut aliases = Vec::new();
            for alias in node.get("aliases").map(one_or_many).unwrap_or_default() {
                if let Some(word) = alias.text()
                    && self.claim(&mut claimed, word, alias.span, id, vocabulary)
                {
                    aliases.push(word.to_owned());
                }
            }
            let name = text(node, "name").unwrap_or_else(|| id.to_owned());
            entries.push(build(node, id.to_owned(), name, aliases));
        }
        entries
    }

    /// Claims a word for an entry; reports it when another entry has it.
    fn claim(
        &mut self,
        claims: &mut Claims,
        word: &str,
        span: Span,
        id: &str,
        vocabulary: Vocabulary,
    ) -> bool {
        let Some((owner, first)) = claims.get(&fold(word)) else {
            claims.insert(fold(word), (id.to_owned(), span));
            return true;
        };
        // An alias that only repeats its own id does no harm.
        if owner == id && word != id {
            return true;
        }
        let message =
            format!("`{}` already means the {} `{owner}`", shape::shown(word), vocabulary.as_str());
        let finding = Diagnostic::new(WRONG, Level::Error, self.file, span, message)
            .with_secondary(*first, "first claimed here")
            .with_why("a word can mean one thing only; the first claim is used")
            .with_help("remove one of the two");
        self.found.push(finding);
        false
    }

    fn sections(&mut self, root: &Node, config: &mut Config) {
        let Some(sections) = root.get("sections") else { return };
        for entry in sections.get("synonyms").map_or(&[][..], Node::entries) {
            let headings = texts(&entry.value);
            config.section_synonyms.insert(entry.key.clone(), headings);
        }
        let Some(required) = sections.get("required") else { return };
        config.required_sections.clear();
        for node in one_or_many(required) {
            let mut severity = Vec::new();
            for word in node.get("severity").map(one_or_many).unwrap_or_default() {
                let Some(written) = word.text() else { continue };
                match config.id_of(Vocabulary::Severity, written).0 {
                    Some(id) => severity.push(id.to_owned()),
                    None => self.unknown_severity(word.span, written, config),
                }
            }
            let only_unknown = severity.is_empty()
                && node.get("severity").is_some_and(|it| !one_or_many(it).is_empty());
            if !only_unknown {
                let words = |key| node.get(key).map(texts).unwrap_or_default();
                let lower = |key| words(key).iter().map(|word| word.to_lowercase()).collect();
                config.required_sections.push(SectionRequirement {
                    sections: lower("sections"),
                    status: lower("status"),
                    severity,
                });
            }
        }
        // The list of severities may still be replaced by a caller.
        config.lookup = super::Lookup::default();
    }

    fn unknown_severity(&mut self, span: Span, written: &str, config: &Config) {
        let ids = config.ids(Vocabulary::Severity);
        let help = match nearest(written, ids.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known severities are `{}`", ids.join("`, `")),
        };
        self.wrong(span, format!("`{}` is no severity", shape::shown(written)), help);
    }

    fn support_hours(&mut self, node: &Node) -> Option<SupportHours> {
        let clock = |key: &str| node.get(key).and_then(Node::text).and_then(parse_clock);
        let zone = text(node, "timezone").and_then(|zone| zone.parse().ok());
        let days = node.get("days").map_or_else(|| Some(WEEK.to_vec()), parse_days)?;
        let missing = ["from", "to"].into_iter().find(|key| node.get(key).is_none());
        if let Some(key) = missing.filter(|_| matches!(node.value, Value::Mapping(_))) {
            self.wrong(
                node.span,
                format!("`support_hours` without `{key}`"),
                "give both `from` and `to`",
            );
        }
        let (from, to): (NaiveTime, NaiveTime) = (clock("from")?, clock("to")?);
        if from >= to {
            let span = node.get("to").map_or(node.span, |to| to.span);
            self.wrong(
                span,
                "support hours end before they begin".to_owned(),
                "`from` and `to` are on the same day",
            );
            return None;
        }
        Some(SupportHours { days, from, to, timezone: zone })
    }

    fn mapping(&mut self, node: &Node) -> Mapping {
        for (table, is_target) in [("keys", true), ("values", false), ("defaults", false)] {
            for entry in node.get(table).map_or(&[][..], Node::entries) {
                let (path, span) = match is_target {
                    true => (entry.value.text().unwrap_or_default(), entry.value.span),
                    false => (entry.key.as_str(), entry.key_span),
                };
                if !path.is_empty() && !is_path(FRONT_MATTER, path) {
                    let near = nearest(path, paths());
                    let help = near.map_or_else(
                        || "name a key of a report, such as `times.resolved`, or nothing to drop the key".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    self.wrong(
                        span,
                        format!("`{}` is no key of a report", shape::shown(path)),
                        help,
                    );
                }
            }
        }
        let mut own = Mapping::read(node);
        own.keys.retain(|_, target| target.is_empty() || is_path(FRONT_MATTER, target));
        own.values.retain(|path, _| is_path(FRONT_MATTER, path));
        own.defaults.retain(|path, _| is_path(FRONT_MATTER, path));
        let Some((name, span)) = node.get("preset").and_then(|it| Some((it.text()?, it.span)))
        else {
            return own;
        };
        match Mapping::preset(name) {
            Ok(preset) => preset.overlaid(own),
            Err(unknown) => {
                let known = super::preset_names().collect::<Vec<_>>().join("`, `");
                let help = unknown.nearest.map_or_else(
                    || format!("known are `{known}`"),
                    |near| format!("did you mean `{near}`?"),
                );
                self.wrong(
                    span,
                    format!("there is no mapping preset `{}`", shape::shown(name)),
                    help,
                );
                own
            }
        }
    }
}

/// Words of a vocabulary, folded, with the entry that has them and where it said so.
type Claims = std::collections::HashMap<String, (String, Span)>;

/// The working week when no days are told.
const WEEK: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

fn term(node: &Node, id: String, name: String, aliases: Vec<String>) -> Term {
    Term { description: text(node, "description"), id, name, aliases }
}

fn rules(root: &Node, config: &mut Config) {
    let (mut rules, mut spans) = (BTreeMap::new(), BTreeMap::new());
    for entry in root.get("rules").map_or(&[][..], Node::entries) {
        let level = entry.value.text().map(str::to_lowercase).unwrap_or_default();
        let level = match level.as_str() {
            "off" => None,
            "info" => Some(Level::Info),
            "warning" => Some(Level::Warning),
            "error" => Some(Level::Error),
            _ => continue,
        };
        rules.insert(entry.key.clone(), level);
        spans.insert(entry.key.clone(), entry.key_span);
    }
    debug_assert_eq!(LEVELS.len(), 4, "every level is read above");
    config.rules = rules;
    config.rule_spans = spans;
}

/// Tells whether `path` is a key of a report; anything goes below `extra` and `roles`.
fn is_path(keys: &[Key], path: &str) -> bool {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    keys.iter().filter(|key| key.name == first).any(|key| match key.kind {
        _ if rest.is_empty() => true,
        Kind::Map(inner) | Kind::Short(inner) => is_path(inner, rest),
        Kind::Any | Kind::MapOf(_) => true,
        _ => false,
    })
}

/// Returns every key of a report that a mapping may aim at.
fn paths() -> impl Iterator<Item = &'static str> {
    let times = [
        "times.started",
        "times.detected",
        "times.acknowledged",
        "times.mitigated",
        "times.resolved",
    ];
    FRONT_MATTER.iter().map(|key| key.name).chain(times)
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key)?.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn texts(node: &Node) -> Vec<String> {
    one_or_many(node).into_iter().filter_map(|item| Some(item.text()?.to_owned())).collect()
}

/// Returns the items of a list, or a single value as the only one.
fn one_or_many(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Sequence(items) => items.iter().collect(),
        Value::Scalar { .. } | Value::Mapping(_) => vec![node],
    }
}

#[cfg(test)]
mod tests;
