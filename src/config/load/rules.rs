//! The `rules:` of the config: a level for a rule, in all reports or in some.

use std::collections::{BTreeMap, BTreeSet};

use super::{Loader, one_or_many, texts};
use crate::config::keys::LEVELS;
use crate::config::paths::PathPattern;
use crate::config::shape::shown;
use crate::config::{Config, RuleLevel, Vocabulary};
use crate::diagnostic::Level;
use crate::yaml::{Node, Value};

impl Loader<'_> {
    /// Reads the levels; what cannot be used was told by its shape, or is told here, and left out.
    pub(super) fn rules(&mut self, root: &Node, config: &mut Config) {
        let (mut rules, mut spans) = (BTreeMap::new(), BTreeMap::new());
        for entry in root.get("rules").map_or(&[][..], Node::entries) {
            let levels = self.levels(&entry.key, &entry.value, config);
            if !levels.is_empty() {
                rules.insert(entry.key.clone(), levels);
            }
            spans.insert(entry.key.clone(), entry.key_span);
        }
        config.rules = rules;
        config.rule_spans = spans;
    }

    fn levels(&mut self, rule: &str, value: &Node, config: &Config) -> Vec<RuleLevel> {
        let mut levels: Vec<RuleLevel> = Vec::new();
        for node in one_or_many(value) {
            let read = match &node.value {
                Value::Mapping(_) => self.conditional(rule, node, config),
                _ => node.text().and_then(level).map(RuleLevel::everywhere),
            };
            let Some(read) = read else { continue };
            if levels.last().is_some_and(RuleLevel::is_everywhere) {
                let message = format!("this level of `{}` is never reached", shown(rule));
                let help =
                    "put the one that holds for all reports last: the first that fits counts";
                self.wrong(node.span, message, help);
            } else {
                levels.push(read);
            }
        }
        levels
    }

    /// Reads a level and the reports it holds for.
    fn conditional(&mut self, rule: &str, node: &Node, config: &Config) -> Option<RuleLevel> {
        let Some(written) = node.get("level").filter(|it| it.value != Value::Null) else {
            let message = format!("an entry of `{}` without a `level`", shown(rule));
            let help = format!("give one of `{}`", LEVELS.join("`, `"));
            self.wrong(node.span, message, help);
            return None;
        };
        let level = level(written.text()?)?;
        let mut severity = BTreeSet::new();
        for word in node.get("severity").map(one_or_many).unwrap_or_default() {
            let Some(written) = word.text() else { continue };
            match config.id_of(Vocabulary::Severity, written).0 {
                Some(id) => drop(severity.insert(id.to_owned())),
                None => self.unknown_severity(word, written, config),
            }
        }
        let words = |key| node.get(key).map(texts).unwrap_or_default();
        let status = words("status").iter().map(|word| word.to_lowercase()).collect();
        let paths: Vec<PathPattern> =
            words("paths").iter().filter_map(|it| PathPattern::parse(it)).collect();
        // A condition of which nothing could be read holds nowhere, and not everywhere.
        let is_lost = |key: &str, is_empty: bool| {
            is_empty && node.get(key).is_some_and(|it| !one_or_many(it).is_empty())
        };
        if is_lost("severity", severity.is_empty()) {
            return None;
        }
        if is_lost("paths", paths.is_empty()) {
            let span = node.get("paths").map_or(node.span, |paths| paths.span);
            let message = format!("`paths` of `{}` name nothing", shown(rule));
            self.wrong(span, message, "name files or folders, such as `content/archive/**`");
            return None;
        }
        Some(RuleLevel { level, status, severity, paths })
    }
}

/// Reads a level; the outer `None` is no level at all, the inner one is `off`.
#[expect(clippy::option_option, reason = "`off` is a level that switches off")]
fn level(word: &str) -> Option<Option<Level>> {
    match word.to_lowercase().as_str() {
        "off" => Some(None),
        "info" => Some(Some(Level::Info)),
        "warning" => Some(Some(Level::Warning)),
        "error" => Some(Some(Level::Error)),
        _ => None,
    }
}
