//! Front matter written for another tool put under our keys: presets, renames, values and defaults.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::OnceLock;

use super::keys::FRONT_MATTER;
use super::shape::Kind;
use super::suggest::nearest;
use super::{Config, Mapping};
use crate::text::Span;
use crate::yaml::{self, Entry, Node, Value};

/// The mappings that come with Casebook, by name.
const PRESETS: [(&str, &str); 4] = [
    ("cstate", include_str!("presets/cstate.yaml")),
    ("docsy", include_str!("presets/docsy.yaml")),
    ("icco", include_str!("presets/icco.yaml")),
    ("mkdocs-blog", include_str!("presets/mkdocs-blog.yaml")),
];

/// Returns the names of the presets, sorted.
pub fn preset_names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

/// Returns the one preset that knows a foreign key; none when several do, for then it tells nothing.
pub(super) fn preset_with_key(key: &str) -> Option<&'static str> {
    static KEYS: OnceLock<HashMap<String, Option<&'static str>>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let mut keys = HashMap::new();
        for (name, text) in PRESETS {
            for (key, _) in Mapping::read(&yaml::parse(text, 0).0).keys {
                keys.entry(key).and_modify(|only| *only = None).or_insert(Some(name));
            }
        }
        keys
    });
    keys.get(key).copied().flatten()
}

/// The name of a preset that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPreset {
    /// The name as given.
    pub name: String,
    /// The nearest that exists, when one is near.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownPreset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = preset_names().collect::<Vec<_>>().join("`, `");
        write!(f, "there is no mapping preset `{}`; known are `{known}`", self.name)?;
        self.nearest.map_or(Ok(()), |near| write!(f, " (did you mean `{near}`?)"))
    }
}

impl std::error::Error for UnknownPreset {}

impl Mapping {
    /// Returns the mapping of a preset.
    ///
    /// # Errors
    /// When there is no preset of that name.
    pub fn preset(name: &str) -> Result<Self, UnknownPreset> {
        let found = PRESETS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let Some((known, text)) = found else {
            return Err(UnknownPreset {
                name: name.to_owned(),
                nearest: nearest(name, preset_names()),
            });
        };
        let (node, _) = yaml::parse(text, 0);
        Ok(Self { preset: Some((*known).to_owned()), ..Self::read(&node) })
    }

    /// Reads the three tables of a mapping; what has another shape is left out.
    pub(super) fn read(node: &Node) -> Self {
        let table = |key: &str| node.get(key).map(texts).unwrap_or_default();
        let values = node.get("values").map_or(&[][..], Node::entries);
        Self {
            preset: None,
            keys: table("keys"),
            values: values.iter().map(|entry| (entry.key.clone(), texts(&entry.value))).collect(),
            defaults: table("defaults"),
        }
    }

    /// Returns this mapping with `own` laid over it.
    pub(super) fn overlaid(mut self, own: Self) -> Self {
        self.keys.extend(own.keys);
        self.defaults.extend(own.defaults);
        for (key, renames) in own.values {
            self.values.entry(key).or_default().extend(renames);
        }
        self
    }

    /// Puts front matter under our keys; borrows it when there is nothing to map.
    ///
    /// A key of ours that is written wins over a foreign key that means the same, unless both are
    /// lists, which are joined.
    pub(crate) fn apply<'a>(&self, root: &'a Node) -> Cow<'a, Node> {
        if self.keys.is_empty() && self.values.is_empty() && self.defaults.is_empty() {
            return Cow::Borrowed(root);
        }
        let mut out = Node { value: Value::Mapping(Vec::new()), span: root.span };
        let mut foreign = Vec::new();
        for entry in root.entries() {
            self.sort_entry(entry, &mut out, &mut foreign);
        }
        for (target, key_span, value) in foreign {
            insert(&mut out, target, key_span, value);
        }
        for (path, renames) in &self.values {
            if let Some(node) = find_mut(&mut out, path) {
                rename_values(node, renames);
            }
        }
        for (path, value) in &self.defaults {
            let nowhere = Span::at(root.span.start as usize);
            let value = Value::Scalar { text: value.clone(), quoted: true };
            insert(&mut out, path, nowhere, Node { value, span: nowhere });
        }
        Cow::Owned(out)
    }

    /// Keeps an entry of our own, or notes where a foreign one goes.
    fn sort_entry<'m>(
        &'m self,
        entry: &Entry,
        out: &mut Node,
        foreign: &mut Vec<(&'m str, Span, Node)>,
    ) {
        let inner = format!("{}.", entry.key);
        let has_inner =
            self.keys.range(inner.clone()..).next().is_some_and(|(key, _)| key.starts_with(&inner));
        if has_inner && matches!(entry.value.value, Value::Mapping(_)) {
            let mut rest = Vec::new();
            for child in entry.value.entries() {
                match self.keys.get(&format!("{inner}{}", child.key)) {
                    Some(target) if target.is_empty() => {}
                    Some(target) => foreign.push((target, child.key_span, child.value.clone())),
                    None => rest.push(child.clone()),
                }
            }
            if !rest.is_empty() {
                let value = Node { value: Value::Mapping(rest), span: entry.value.span };
                keep(out, Entry { key: entry.key.clone(), key_span: entry.key_span, value });
            }
            return;
        }
        match self.keys.get(&entry.key) {
            Some(target) if target.is_empty() => {}
            Some(target) => foreign.push((target, entry.key_span, entry.value.clone())),
            None => keep(out, entry.clone()),
        }
    }
}

impl Config {
    /// Returns the config with this preset in the place of the one it names itself, as `--preset`
    /// asks for; its own keys, values and defaults stay on top.
    ///
    /// # Errors
    /// When there is no preset of that name.
    pub fn with_preset(mut self, name: &str) -> Result<Self, UnknownPreset> {
        let preset = Mapping::preset(name)?;
        let mut own = std::mem::take(&mut self.mapping);
        if let Some(Ok(old)) = own.preset.take().map(|old| Mapping::preset(&old)) {
            own.keys.retain(|key, target| old.keys.get(key) != Some(target));
            own.defaults.retain(|key, value| old.defaults.get(key) != Some(value));
            for (path, renames) in &mut own.values {
                let before = old.values.get(path);
                renames.retain(|from, to| before.and_then(|before| before.get(from)) != Some(to));
            }
        }
        self.mapping = preset.overlaid(own);
        Ok(self)
    }
}

fn texts(node: &Node) -> BTreeMap<String, String> {
    let text = |node: &Node| match &node.value {
        Value::Null => Some(String::new()),
        _ => node.text().map(str::to_owned),
    };
    node.entries()
        .iter()
        .filter_map(|entry| Some((entry.key.clone(), text(&entry.value)?)))
        .collect()
}

fn keep(out: &mut Node, entry: Entry) {
    if let Value::Mapping(entries) = &mut out.value {
        entries.push(entry);
    }
}

fn find_mut<'n>(node: &'n mut Node, path: &str) -> Option<&'n mut Node> {
    path.split('.').try_fold(node, |node, key| match &mut node.value {
        Value::Mapping(entries) => {
            entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value)
        }
        Value::Null | Value::Scalar { .. } | Value::Sequence(_) => None,
    })
}

/// Puts `value` at our dotted `path`, unless something stands there already.
fn insert(root: &mut Node, path: &str, key_span: Span, value: Node) {
    let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
    if !parent.is_empty() && find_mut(root, parent).is_none() {
        let map = Node { value: Value::Mapping(Vec::new()), span: value.span };
        insert(root, parent, key_span, map);
    }
    let parent = if parent.is_empty() { Some(root) } else { find_mut(root, parent) };
    let Some(Node { value: Value::Mapping(entries), .. }) = parent else { return };
    match entries.iter_mut().find(|entry| entry.key == key) {
        None => entries.push(Entry { key: key.to_owned(), key_span, value }),
        Some(entry) if matches!(entry.value.value, Value::Null) => entry.value = value,
        Some(entry) if is_list(path) => join_lists(&mut entry.value, value),
        Some(_) => {}
    }
}

/// Tells whether our key at `path` holds a list, so that two sources may be joined.
fn is_list(path: &str) -> bool {
    FRONT_MATTER.iter().any(|key| key.name == path && matches!(key.kind, Kind::List(_)))
}

fn join_lists(into: &mut Node, from: Node) {
    let items = |node: Node| match node.value {
        Value::Sequence(items) => items,
        Value::Null => Vec::new(),
        Value::Scalar { .. } | Value::Mapping(_) => vec![node],
    };
    let empty = Node { value: Value::Null, span: into.span };
    let mut joined = items(std::mem::replace(into, empty));
    joined.extend(items(from));
    into.value = Value::Sequence(joined);
}

fn rename_values(node: &mut Node, renames: &BTreeMap<String, String>) {
    match &mut node.value {
        Value::Scalar { text, .. } => {
            let word = text.trim();
            let found = renames.iter().find(|(from, _)| from.eq_ignore_ascii_case(word));
            if let Some((_, to)) = found {
                text.clone_from(to);
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(|item| rename_values(item, renames)),
        Value::Null | Value::Mapping(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::shape::Key;

    /// Maps front matter and lists what came out, each value with the text it was read from.
    fn check(mapping: &Mapping, text: &str, expect: &[&str]) {
        fn list(node: &Node, path: &str, text: &str, out: &mut Vec<String>) {
            match &node.value {
                Value::Null => out.push(format!("{path} = null")),
                Value::Scalar { text: value, .. } => {
                    out.push(format!("{path} = {value} <{}>", node.span.slice(text)));
                }
                Value::Sequence(items) => {
                    for item in items {
                        list(item, &format!("{path}[]"), text, out);
                    }
                }
                Value::Mapping(entries) => {
                    for entry in entries {
                        list(&entry.value, &format!("{path}.{}", entry.key), text, out);
                    }
                }
            }
        }
        let (node, _) = yaml::parse(text, 0);
        let mut out = Vec::new();
        list(&mapping.apply(&node), "", text, &mut out);
        assert_eq!(out, expect);
    }

    #[test]
    fn cstate_issues_become_reports() {
        let mapping = Mapping::preset("cstate").expect("it is there");
        check(
            &mapping,
            "title: A\ndate: 2022-06-13\nresolvedWhen: 2022-06-14\nresolved: true\nseverity: Disrupted\naffected: [x]\nsection: issue\n",
            &[
                ".title = A <A>",
                ".severity = sev2 <Disrupted>",
                ".times.started = 2022-06-13 <2022-06-13>",
                ".times.resolved = 2022-06-14 <2022-06-14>",
                ".status = published <true>",
                ".services[] = x <x>",
            ],
        );
    }

    #[test]
    fn nested_foreign_keys_lists_and_defaults() {
        let mapping = Mapping::preset("mkdocs-blog").expect("it is there");
        check(
            &mapping,
            "date:\n  created: 2024-01-02\n  updated: 2024-01-03\ncategories: [a]\ntags: b\n",
            &[
                ".tags[] = b <b>",
                ".tags[] = a <a>",
                ".published = 2024-01-02 <2024-01-02>",
                ".status = published <>",
            ],
        );
    }

    #[test]
    fn a_key_of_ours_wins_and_own_renames_win_over_the_preset() {
        let own = yaml::parse("keys: {date: published, happened: times.started}\n", 0).0;
        let mapping = Mapping::preset("CState").expect("any case").overlaid(Mapping::read(&own));
        check(
            &mapping,
            "happened: 1\ntimes: {started: 2}\ndate: 3\nstatus: draft\n",
            &[".times.started = 2 <2>", ".status = draft <draft>", ".published = 3 <3>"],
        );
    }

    #[test]
    fn a_preset_of_the_command_line_takes_the_place_of_the_configs() {
        let text =
            "mapping: {preset: cstate, keys: {date: published}, defaults: {status: draft}}\n";
        let (config, _) = crate::config::load(&crate::text::FileId::new("casebook.yaml"), text);
        let config = config.with_preset("icco").expect("it is there");
        assert_eq!(config.mapping.preset.as_deref(), Some("icco"));
        assert_eq!(config.mapping.keys.get("resolvedWhen"), None);
        assert_eq!(config.mapping.keys["end_time"], "times.resolved");
        assert_eq!(config.mapping.keys["date"], "published");
        assert_eq!(config.mapping.defaults["status"], "draft");
        let again = config.clone().with_preset("icco").expect("it is there");
        assert_eq!(again, config);
    }

    #[test]
    fn presets_are_sound() {
        fn known(keys: &[Key], path: &str) -> bool {
            let (first, rest) = path.split_once('.').unwrap_or((path, ""));
            keys.iter().filter(|key| key.name == first).any(|key| match key.kind {
                Kind::Map(inner) if !rest.is_empty() => known(inner, rest),
                Kind::Any => true,
                _ => rest.is_empty(),
            })
        }
        for (name, text) in PRESETS {
            let (_, problems) = yaml::parse(text, 0);
            assert_eq!(problems, [], "{name}");
            let mapping = Mapping::preset(name).expect("it is listed");
            assert!(!mapping.keys.is_empty() && !mapping.defaults.is_empty(), "{name}");
            let targets =
                mapping.keys.values().chain(mapping.values.keys()).chain(mapping.defaults.keys());
            for target in targets.filter(|target| !target.is_empty()) {
                assert!(known(FRONT_MATTER, target), "{name}: {target}");
            }
        }
        assert!(preset_names().is_sorted());
        let error = Config::default().with_preset("cstat").expect_err("no such preset");
        assert_eq!(
            error.to_string(),
            "there is no mapping preset `cstat`; known are `cstate`, `docsy`, `icco`, `mkdocs-blog` \
             (did you mean `cstate`?)"
        );
    }
}
