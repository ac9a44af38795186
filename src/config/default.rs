//! The settings of a casebook without a config: a ladder of five severities and lenient sections.

use std::collections::BTreeMap;

use super::{Config, Language, Lookup, Mapping, Privacy, SectionRequirement, Severity, Site};

/// Id, name, aliases and meaning of the default severities, worst first.
const LADDER: [(&str, &str, &[&str], &str); 5] = [
    (
        "sev1",
        "critical",
        &["1", "p1", "s1", "sev-1", "severity-1", "critical", "blocker", "p0", "sev0"],
        "Most users cannot use the product, or data is lost.",
    ),
    (
        "sev2",
        "major",
        &["2", "p2", "s2", "sev-2", "severity-2", "major", "high"],
        "A central function fails for many users.",
    ),
    (
        "sev3",
        "moderate",
        &["3", "p3", "s3", "sev-3", "severity-3", "moderate", "medium"],
        "A function is degraded, or fails for some users.",
    ),
    (
        "sev4",
        "minor",
        &["4", "p4", "s4", "sev-4", "severity-4", "minor", "low"],
        "A nuisance with a way around it.",
    ),
    (
        "sev5",
        "near miss",
        &["5", "p5", "s5", "sev-5", "severity-5", "near-miss", "none"],
        "No user was harmed, but it was close.",
    ),
];

/// What each status and severity must have by default: sections, statuses, severities.
const REQUIRED: [(&[&str], &[&str], &[&str]); 4] = [
    (&["summary"], &["in-review", "published"], &[]),
    (&["timeline", "impact"], &["in-review", "published"], &["sev1", "sev2"]),
    (&["root-cause", "action-items"], &["published"], &["sev1", "sev2"]),
    (&["detection", "lessons-learned"], &["published"], &["sev1"]),
];

impl Default for Config {
    fn default() -> Self {
        let severities = LADDER.map(|(id, name, aliases, meaning)| Severity {
            id: id.to_owned(),
            name: name.to_owned(),
            aliases: owned(aliases),
            description: Some(meaning.to_owned()),
        });
        let required_sections = REQUIRED.map(|(sections, status, severity)| SectionRequirement {
            sections: owned(sections),
            status: owned(status),
            severity: owned(severity),
        });
        Self {
            title: "Casebook".to_owned(),
            description: None,
            base_url: None,
            content: Vec::new(),
            timezone: None,
            severities: severities.into(),
            services: Vec::new(),
            triggers: Vec::new(),
            causes: Vec::new(),
            required_sections: required_sections.into(),
            section_synonyms: BTreeMap::new(),
            support_hours: None,
            privacy: Privacy::default(),
            milestones: Vec::new(),
            exposure: None,
            glossary: Vec::new(),
            mapping: Mapping::default(),
            language: Language::default(),
            repository: super::Repository::default(),
            rules: BTreeMap::new(),
            rule_spans: BTreeMap::new(),
            rule_pages: true,
            theme: "default".to_owned(),
            site: Site::default(),
            lookup: Lookup::default(),
        }
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}
