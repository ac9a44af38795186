//! The text of `casebook.yaml` to a [`Config`]; whatever is wrong is a finding and the default stays in force.

mod entries;
mod glossary;
mod language;
mod mapping;
mod repository;
mod rules;
mod site;
mod privacy;

use chrono::{NaiveTime, Weekday};

use super::keys::CONFIG;
use super::shape::{self, Kind, Voice, check_shape, parse_clock, parse_date, parse_days};
use super::suggest::nearest;
use super::{
    Config, Exposure, Milestone, SectionRequirement, Service, Severity, SupportHours, Term,
    Vocabulary,
};
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span, Spanned};
use crate::yaml::{self, Node, Value};

const UNKNOWN: RuleCode = RuleCode("CB151");
const WRONG: RuleCode = RuleCode("CB152");

/// Reads the text of `casebook.yaml`; whatever is wrong is a finding and the default stays in force.
pub fn load(file: &FileId, text: &str) -> (Config, Vec<Diagnostic>) {
    let (root, problems) = yaml::parse(text, 0);
    let mut loader =
        Loader { file, found: problems.iter().map(|it| it.to_diagnostic(file)).collect() };
    let why = "a key that is not known has no effect";
    let voice = Voice {
        file,
        source: text,
        unknown: UNKNOWN,
        wrong: WRONG,
        why,
        foreign: &[],
        presets: false,
    };
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
            privacy: root.get("privacy").map(|node| self.privacy(node)).unwrap_or_default(),
            milestones: self.milestones(root),
            exposure: root.get("exposure").and_then(|node| self.exposure(node)),
            glossary: self.glossary(root),
            mapping: root.get("mapping").map(|node| self.mapping(node)).unwrap_or_default(),
            language: root.get("language").map(|node| self.language(node)).unwrap_or_default(),
            repository: root.get("repository").map(|it| self.repository(it)).unwrap_or_default(),
            rule_pages: root
                .get("rule_pages")
                .and_then(Node::text)
                .and_then(shape::parse_flag)
                .unwrap_or(default.rule_pages),
            theme: root
                .get("theme")
                .and_then(|node| self.theme(node))
                .unwrap_or(default.theme.clone()),
            site: root.get("site").map(|node| self.site(node)).unwrap_or_default(),
            ..default
        };
        self.severities(root, &mut config);
        self.sections(root, &mut config);
        self.rules(root, &mut config);
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
            let outside = is_outside(folder);
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
                    None => self.unknown_severity(word, written, config),
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

    fn unknown_severity(&mut self, node: &Node, written: &str, config: &Config) {
        let ids = config.ids(Vocabulary::Severity);
        let help = match nearest(written, ids.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known severities are `{}`", ids.join("`, `")),
        };
        self.wrong(node.span, format!("`{}` is no severity", shape::shown(written)), help);
    }

    fn milestones(&mut self, root: &Node) -> Vec<Milestone> {
        let mut milestones = Vec::new();
        for node in root.get("milestones").map(one_or_many).unwrap_or_default() {
            if !matches!(node.value, Value::Mapping(_)) {
                continue;
            }
            let date = node.get("date").and_then(Node::text).and_then(parse_date);
            match (date, text(node, "label")) {
                (Some(date), Some(label)) => milestones.push(Milestone { date, label }),
                // A date that is none is told with its shape.
                (None, _) if node.get("date").is_some() => {}
                (None, _) => self.wrong(
                    node.span,
                    "a milestone without a `date`".to_owned(),
                    "give the day it holds from: `date: 2026-03-01`",
                ),
                (Some(_), None) => self.wrong(
                    node.span,
                    "a milestone without a `label`".to_owned(),
                    "say in a few words what changed",
                ),
            }
        }
        milestones.sort();
        milestones
    }

    fn exposure(&mut self, node: &Node) -> Option<Exposure> {
        if !matches!(node.value, Value::Mapping(_)) {
            return None;
        }
        let (Some(file), Some(unit)) = (text(node, "file"), text(node, "unit")) else {
            let message = "an exposure without a `file` or a `unit`".to_owned();
            self.wrong(node.span, message, "name both: `{file: deploys.csv, unit: deploys}`");
            return None;
        };
        let span = node.get("file").map_or(node.span, |it| it.span);
        if is_outside(&file) {
            let message = format!("`{}` is outside the casebook", shape::shown(&file));
            self.wrong(
                span,
                message,
                "name a CSV file below this file, with `/` between its parts",
            );
            return None;
        }
        let file = Spanned::new(file.trim_start_matches("./").to_owned(), span);
        Some(Exposure { file, unit, amounts: Vec::new() })
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
}

/// The working week when no days are told.
const WEEK: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

fn term(node: &Node, id: String, name: String, aliases: Vec<String>) -> Term {
    Term { description: text(node, "description"), id, name, aliases }
}

/// Tells whether a path leads out of the casebook, or is not written with `/`.
fn is_outside(path: &str) -> bool {
    path.starts_with('/') || path.contains('\\') || path.split('/').any(|part| part == "..")
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
