//! Who owns actions: a team has a page of its own, a person never has.

use std::collections::{BTreeMap, BTreeSet};

use super::route;
use crate::config::Config;
use crate::knowledge::TrackedAction;
use crate::people::{self, Name};

/// Names below `actions/` that the site itself takes.
const TAKEN: [&str; 4] = ["page", "closed", "open", "index.html"];

/// The teams that own actions, by name in lowercase.
#[derive(Debug, Default)]
pub(super) struct Teams {
    by_name: BTreeMap<String, Team>,
}

/// One team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Team {
    /// Its name, as the config or the first action has it.
    pub(super) name: String,
    /// Its page: `actions/team-platform/`.
    pub(super) href: String,
}

/// Who an action belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner<'a> {
    /// A team with a page.
    Team(&'a Team),
    /// Somebody by name, or a team that owns no action that counts.
    Other,
    /// Nobody yet.
    Nobody,
}

impl Teams {
    /// Finds the teams among the owners of `actions`.
    pub(super) fn new(actions: &[TrackedAction], config: &Config) -> Self {
        let declared = config.services.iter().filter_map(|service| service.owner.as_deref());
        let names: BTreeMap<String, &str> = declared.map(|name| (key(name), name)).collect();
        let mut teams = Self::default();
        let mut taken: BTreeSet<String> = TAKEN.iter().map(|it| (*it).to_owned()).collect();
        let owners = actions.iter().filter_map(|it| it.action().owner.as_ref());
        let mut owners: Vec<&str> = owners.map(|owner| owner.value.trim()).collect();
        owners.sort_unstable();
        for owner in owners {
            let key = key(owner);
            let is_team = names.contains_key(&key) || is_group(owner, config);
            if teams.by_name.contains_key(&key) || !is_team {
                continue;
            }
            let name = names.get(&key).copied().unwrap_or(owner).to_owned();
            let slug = route::free_name(&mut taken, route::address_name(&name));
            teams.by_name.insert(key, Team { name, href: format!("actions/{slug}/") });
        }
        teams
    }

    /// Returns whom an owner as written stands for.
    pub(super) fn of(&self, owner: Option<&str>) -> Owner<'_> {
        match owner.map(str::trim).filter(|owner| !owner.is_empty()) {
            None => Owner::Nobody,
            Some(owner) => self.by_name.get(&key(owner)).map_or(Owner::Other, Owner::Team),
        }
    }

    /// Returns the teams in order of their names.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Team> {
        self.by_name.values()
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Tells whether an owner is a group: what the config calls nobody is, a person's name or address is not.
pub(super) fn is_group(owner: &str, config: &Config) -> bool {
    let among = |names: &[String]| names.iter().any(|name| key(name) == key(owner));
    if among(&config.language.not_people) {
        return true;
    }
    let named = people::read(owner).iter().any(|name| matches!(name, Name::Person(_)));
    !owner.is_empty() && !named && !owner.contains('@') && !among(&config.language.people)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Service;
    use crate::knowledge::action::tests::action;
    use crate::knowledge::tests::{know, report, spanned};
    use crate::model::ActionStatus;

    #[test]
    fn a_team_has_a_page_and_a_person_has_none() {
        let mut report = report("A", "2026-01-01");
        let owners = [
            "Team-Shop",
            "team-shop",
            "Grace Hopper",
            "storage team",
            "@ghopper",
            "a@b.example",
            "Closed",
        ];
        report.actions = owners
            .iter()
            .map(|owner| {
                let mut action = action("x", ActionStatus::Open, "");
                action.owner = Some(spanned((*owner).to_owned()));
                action
            })
            .collect();
        let knowledge = know(vec![report]);
        let shop = Service {
            id: "shop".into(),
            name: "Shop".into(),
            aliases: Vec::new(),
            owner: Some("team-shop".into()),
            description: None,
        };
        let mut config = Config { services: vec![shop], ..Config::default() };
        config.language.not_people = vec!["closed".to_owned()];
        let teams = Teams::new(&knowledge.actions, &config);
        let found: Vec<_> = teams.iter().map(|it| (it.name.as_str(), it.href.as_str())).collect();
        assert_eq!(
            found,
            [
                ("Closed", "actions/closed-2/"),
                ("storage team", "actions/storage-team/"),
                ("team-shop", "actions/team-shop/"),
            ]
        );
        assert!(matches!(teams.of(Some(" TEAM-SHOP ")), Owner::Team(_)));
        assert_eq!(teams.of(Some("Grace Hopper")), Owner::Other);
        assert_eq!((teams.of(Some(" ")), teams.of(None)), (Owner::Nobody, Owner::Nobody));
    }
}
