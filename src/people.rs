//! Who is a person in this casebook, as far as names go: from the config, the reports, git and code owners.
//!
//! A name in a list of roles may be a team, a bot or a shared mailbox, and an author of commits may
//! be a build server. So only what looks like the name of one person counts as one, the config has
//! the first and the last word, and a service is never a person, whatever it is called.

mod shape;

use std::collections::BTreeSet;

use crate::config::Config;
use crate::knowledge::Knowledge;
use crate::model::Postmortem;
use crate::yaml::{Node, Value};

pub use shape::{Name, read};

/// What is known beside the reports and the config.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The authors of the repository's commits.
    pub authors: BTreeSet<String>,
    /// The text of the repository's `CODEOWNERS`.
    pub code_owners: Option<String>,
}

/// Names of people, and names that only look like people's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Full names, given names, handles with their `@`.
    pub people: BTreeSet<String>,
    /// Bots, services and what the config says is nobody.
    pub not_people: BTreeSet<String>,
}

/// Gathers the names; the config wins over all, and things win over people.
pub fn gather(knowledge: &Knowledge, config: &Config, beside: &Beside) -> Names {
    let mut names = Names::default();
    // The same few write most of the reports: each text is read once.
    let mut written = BTreeSet::new();
    for report in knowledge.reports.values() {
        from_report(report, &mut written);
    }
    for text in written {
        names.add(text);
    }
    if config.language.git_authors {
        for author in &beside.authors {
            // A single word may be anything: a build server, a nickname, a company.
            if author.contains(char::is_whitespace) {
                names.add(author);
            }
        }
    }
    for handle in beside.code_owners.iter().flat_map(|text| code_owners(text)) {
        names.add(handle);
    }
    for service in &config.services {
        let words = [&service.id, &service.name].into_iter().chain(&service.aliases);
        names.not_people.extend(words.chain(&service.owner).cloned());
    }
    names.people.extend(config.language.people.iter().cloned());
    names.not_people.retain(|name| !is_in(&config.language.people, name));
    names.not_people.extend(config.language.not_people.iter().cloned());
    let things: BTreeSet<String> = names.not_people.iter().map(|it| it.to_lowercase()).collect();
    names.people.retain(|name| !things.contains(&name.to_lowercase()));
    names
}

impl Names {
    /// Adds what a text that should say who says.
    fn add(&mut self, written: &str) {
        for name in read(written) {
            match name {
                Name::Person(name) => drop(self.people.insert(name)),
                Name::Bot(name) => drop(self.not_people.insert(name)),
            }
        }
    }
}

fn is_in(names: &[String], name: &str) -> bool {
    names.iter().any(|it| it.to_lowercase() == name.to_lowercase())
}

/// Keys of the front matter, ours and other tools', that say who wrote or led.
const WHO: [&str; 8] =
    ["author", "authors", "owner", "owners", "scribe", "reviewer", "reviewers", "participants"];

/// Collects the texts of a report that should say who.
fn from_report<'r>(report: &'r Postmortem, written: &mut BTreeSet<&'r str>) {
    written.extend(report.roles.iter().map(|role| role.who.as_str()));
    written.extend(report.events.iter().filter_map(|event| event.actor.as_deref()));
    let owners = report.actions.iter().filter_map(|action| action.owner.as_ref());
    written.extend(owners.map(|owner| owner.value.as_str()));
    let Some(front) = &report.document.front_matter else { return };
    for key in WHO {
        front.root.get(key).into_iter().for_each(|node| from_node(node, written));
    }
}

fn from_node<'r>(node: &'r Node, written: &mut BTreeSet<&'r str>) {
    match &node.value {
        Value::Scalar { text, .. } => drop(written.insert(text)),
        Value::Sequence(items) => items.iter().for_each(|item| from_node(item, written)),
        Value::Mapping(_) => node.get("name").into_iter().for_each(|it| from_node(it, written)),
        Value::Null => {}
    }
}

/// Returns the handles of people in a `CODEOWNERS` file; `@org/team` is a team.
fn code_owners(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
    let owners = lines.flat_map(|line| line.split_whitespace().skip(1));
    owners.filter(|owner| owner.starts_with('@') && !owner.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{self, Service};
    use crate::knowledge::tests::{know, report};
    use crate::model::Role;
    use crate::text::FileId;

    fn names(yaml: &str, roles: &[&str], beside: &Beside) -> (Vec<String>, Vec<String>) {
        let (config, found) = config::load(&FileId::new("casebook.yaml"), yaml);
        assert_eq!(found, []);
        let mut report = report("INC-1", "2026-01-01");
        let role = |who: &&str| Role { role: "lead".to_owned(), who: (*who).to_owned() };
        report.roles = roles.iter().map(role).collect();
        let names = gather(&know(vec![report]), &config, beside);
        (names.people.into_iter().collect(), names.not_people.into_iter().collect())
    }

    #[test]
    fn reports_git_and_code_owners_each_add_names() {
        let beside = Beside {
            authors: ["Ines Example", "renovate[bot]", "jenkins", "Build Server"]
                .map(String::from)
                .into(),
            code_owners: Some(
                "# who\n* @kim @org/team ops@example.org # @nobody\n/docs @lee\n".to_owned(),
            ),
        };
        let (people, bots) = names("", &["Robin", "team-web on-call"], &beside);
        assert_eq!(people, ["@kim", "@lee", "Ines Example", "Robin"]);
        assert_eq!(bots, ["renovate[bot]"; 0]);
        let (people, _) = names("language: {git_authors: no}\n", &[], &beside);
        assert_eq!(people, ["@kim", "@lee"]);
    }

    #[test]
    fn the_config_wins_and_a_service_is_nobody() {
        let yaml = "services: [{id: robin, name: Robin, owner: Harper}, {id: ines}]\n\
                    language: {people: [Ines], not_people: [Kim]}\n";
        let (people, things) = names(yaml, &["Robin", "kim", "Kim", "Harper"], &Beside::default());
        assert_eq!(people, ["Ines"]);
        assert_eq!(things, ["Harper", "Kim", "Robin", "robin"]);
    }

    #[test]
    fn a_service_without_an_owner_names_nobody_else() {
        let service = Service {
            id: "api".to_owned(),
            name: "api".to_owned(),
            aliases: vec!["gateway".to_owned()],
            owner: None,
            description: None,
        };
        let config = Config { services: vec![service], ..Config::default() };
        let found = gather(&know(Vec::new()), &config, &Beside::default());
        assert_eq!(found.not_people.into_iter().collect::<Vec<_>>(), ["api", "gateway"]);
    }
}
