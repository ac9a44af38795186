//! The vocabularies as seen in the reports: every service, cause, trigger, tag and severity with its incidents.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, Term};
use crate::model::Postmortem;

/// The vocabularies that have a page per word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HubKind {
    /// What was affected.
    Service,
    /// Why it was possible.
    Cause,
    /// What set it off.
    Trigger,
    /// Free labels.
    Tag,
    /// How bad it was.
    Severity,
}

impl HubKind {
    /// Every kind, in the order of the site.
    pub const ALL: [Self; 5] =
        [Self::Service, Self::Cause, Self::Trigger, Self::Tag, Self::Severity];

    /// Returns the word in queries and classes: `service`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Cause => "cause",
            Self::Trigger => "trigger",
            Self::Tag => "tag",
            Self::Severity => "severity",
        }
    }
}

/// One word of a vocabulary and what the reports say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hub {
    /// Which vocabulary.
    pub kind: HubKind,
    /// The id.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// What it covers, from the config.
    pub description: Option<String>,
    /// The team that owns a service.
    pub owner: Option<String>,
    /// Other words that mean it.
    pub aliases: Vec<String>,
    /// Whether the config declares it.
    pub declared: bool,
    /// Its incidents as positions in [`Knowledge::incidents`](super::Knowledge::incidents), newest first.
    pub incidents: Vec<usize>,
}

/// All hubs by kind and id.
#[derive(Debug, Default)]
pub struct Hubs {
    by_kind: BTreeMap<HubKind, BTreeMap<String, Hub>>,
}

impl Hubs {
    /// Collects the declared words and those the reports use; `incidents` are newest first.
    pub(super) fn build(incidents: &[Arc<Postmortem>], config: &Config) -> Self {
        let mut hubs = Self::default();
        hubs.declare(config);
        for (at, report) in incidents.iter().enumerate() {
            for service in &report.services {
                hubs.count(HubKind::Service, &service.value.id, &service.value.written, at);
            }
            for cause in &report.causes {
                hubs.count(HubKind::Cause, &cause.value.id, &cause.value.written, at);
            }
            if let Some(trigger) = &report.trigger {
                hubs.count(HubKind::Trigger, &trigger.value.id, &trigger.value.written, at);
            }
            for tag in &report.tags {
                hubs.count(HubKind::Tag, &tag_id(&tag.value), tag.value.trim(), at);
            }
            if let Some(severity) = &report.severity {
                hubs.count(HubKind::Severity, &severity.value.id, &severity.value.written, at);
            }
        }
        hubs
    }

    /// Returns the hubs of one kind, in order of id.
    pub fn of(&self, kind: HubKind) -> impl Iterator<Item = &Hub> {
        self.by_kind.get(&kind).into_iter().flat_map(BTreeMap::values)
    }

    /// Returns the hubs of one kind, the most frequent first, equal ones by name.
    pub fn ranked(&self, kind: HubKind) -> Vec<&Hub> {
        let mut hubs: Vec<&Hub> = self.of(kind).collect();
        hubs.sort_by(|a, b| {
            b.incidents.len().cmp(&a.incidents.len()).then_with(|| a.name.cmp(&b.name))
        });
        hubs
    }

    /// Returns one hub.
    pub fn get(&self, kind: HubKind, id: &str) -> Option<&Hub> {
        self.by_kind.get(&kind)?.get(id)
    }

    /// Returns the name shown for a word, its id when it has no hub (in a draft).
    pub fn name<'a>(&'a self, kind: HubKind, id: &'a str) -> &'a str {
        self.get(kind, id).map_or(id, |hub| hub.name.as_str())
    }

    fn declare(&mut self, config: &Config) {
        for service in &config.services {
            let hub = self.entry(HubKind::Service, &service.id, &service.name);
            hub.owner.clone_from(&service.owner);
            hub.describe(service.description.as_ref(), &service.aliases);
        }
        let declare_terms = |hubs: &mut Self, kind, terms: &[Term]| {
            for term in terms {
                let hub = hubs.entry(kind, &term.id, &term.name);
                hub.describe(term.description.as_ref(), &term.aliases);
            }
        };
        declare_terms(self, HubKind::Cause, &config.causes);
        declare_terms(self, HubKind::Trigger, &config.triggers);
        for severity in &config.severities {
            let hub = self.entry(HubKind::Severity, &severity.id, &severity.name);
            hub.describe(severity.description.as_ref(), &severity.aliases);
        }
    }

    fn count(&mut self, kind: HubKind, id: &str, name: &str, at: usize) {
        if id.is_empty() {
            return;
        }
        let hub = self.entry(kind, id, name);
        if hub.incidents.last() != Some(&at) {
            hub.incidents.push(at);
        }
    }

    fn entry(&mut self, kind: HubKind, id: &str, name: &str) -> &mut Hub {
        let words = self.by_kind.entry(kind).or_default();
        if !words.contains_key(id) {
            words.insert(id.to_owned(), Hub::new(kind, id, name));
        }
        words.get_mut(id).expect("it was inserted when it was missing")
    }
}

impl Hub {
    fn new(kind: HubKind, id: &str, name: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            name: name.to_owned(),
            description: None,
            owner: None,
            aliases: Vec::new(),
            declared: false,
            incidents: Vec::new(),
        }
    }

    fn describe(&mut self, description: Option<&String>, aliases: &[String]) {
        self.description = description.cloned();
        self.aliases = aliases.to_vec();
        self.declared = true;
    }
}

/// Returns the id of a tag: tags that differ only in case or spacing are one.
pub fn tag_id(tag: &str) -> String {
    tag.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, report, spanned, word};
    use super::*;
    use crate::config::Service;

    #[test]
    fn declared_services_have_a_hub_without_any_incident() {
        let services = vec![Service {
            id: "checkout".into(),
            name: "Checkout".into(),
            aliases: vec!["shop".into()],
            owner: Some("team-shop".into()),
            description: None,
        }];
        let config = Config { services, ..Config::default() };
        let mut used = report("A", "2026-01-01");
        used.services = vec![word("dns")];
        let knowledge = super::super::build(vec![Arc::new(used)], &config, day("2026-06-01"));
        let hubs: Vec<_> =
            knowledge.hubs.of(HubKind::Service).map(|it| (&*it.id, it.incidents.len())).collect();
        assert_eq!(hubs, [("checkout", 0), ("dns", 1)]);
        assert_eq!(knowledge.hubs.name(HubKind::Service, "checkout"), "Checkout");
        assert!(knowledge.hubs.get(HubKind::Service, "checkout").is_some_and(|it| it.declared));
    }

    #[test]
    fn tags_that_differ_in_case_or_spacing_are_one() {
        let mut report = report("A", "2026-01-01");
        report.tags = vec![spanned("Config Push".to_owned()), spanned("config-push".to_owned())];
        let knowledge =
            super::super::build(vec![Arc::new(report)], &Config::default(), day("2026-06-01"));
        let hubs: Vec<_> = knowledge.hubs.ranked(HubKind::Tag);
        assert_eq!(hubs.len(), 1);
        assert_eq!(
            (hubs[0].name.as_str(), hubs[0].incidents.as_slice()),
            ("Config Push", &[0][..])
        );
    }
}
