//! Who acted, where the text of an event begins with a role or a team that the report names elsewhere.

use crate::config::Config;
use crate::model::{Event, Postmortem};

/// The shortest name looked for, in bytes.
const SHORTEST: usize = 3;

/// Fills in who acted where the text says so with a name that the report or the config has: a role
/// or who filled it, the owner of an action or of a service.
pub(crate) fn tell(report: &mut Postmortem, config: &Config) {
    let names = names(report, config);
    for event in report.events.iter_mut().filter(|event| event.actor.is_none()) {
        event.actor = leading(event, &names).map(str::to_owned);
        event.actor_in_text = event.actor.is_some();
    }
}

/// Returns the names of roles and teams, the longest first.
fn names(report: &Postmortem, config: &Config) -> Vec<String> {
    let filled = report.roles.iter().flat_map(|role| {
        let spoken = role.role.replace(['-', '_'], " ");
        let who = role.who.split(", ").map(str::to_owned);
        [role.role.clone(), spoken].into_iter().chain(who)
    });
    let owners = report.actions.iter().filter_map(|it| Some(it.owner.as_ref()?.value.clone()));
    let teams = config.services.iter().filter_map(|service| service.owner.clone());
    let mut names: Vec<String> = filled.chain(owners).chain(teams).collect();
    names.retain(|name| name.trim().len() >= SHORTEST && !name.contains('@'));
    names.sort_by_cached_key(|name| (std::cmp::Reverse(name.len()), name.to_lowercase()));
    names.dedup_by_key(|name| name.to_lowercase());
    names
}

fn leading<'n>(event: &Event, names: &'n [String]) -> Option<&'n str> {
    let text = event.text.trim_start_matches(['*', '_', '`', ' ']);
    let text = strip(text, "the ").unwrap_or(text);
    let name = names.iter().find(|name| {
        let behind = strip(text, name);
        behind.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    });
    name.map(String::as_str)
}

/// Takes a name off the front of a text, in whatever case.
fn strip<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (front, rest) = text.split_at_checked(name.len())?;
    (front.eq_ignore_ascii_case(name) || front.to_lowercase() == name.to_lowercase())
        .then_some(rest)
}

#[cfg(test)]
mod tests {
    use crate::model::tests::report_at;

    #[test]
    fn roles_and_teams_that_the_report_names_are_who_acted() {
        let source = "---\nid: A\ntimezone: UTC\ntimes: {started: 2026-03-02}\nroles: {incident-commander: shipping on-call}\nactions: [{title: T, owner: team-data}]\n---\n\n## Timeline\n\n- 14:02 Shipping on-call acknowledges.\n- 14:03 The incident commander calls for help.\n- 14:04 **team-data**: joins.\n- 14:05 team-database joins.\n- 14:06 Someone joins.\n";
        let report = report_at("content/a.md", source).0;
        let told: Vec<_> =
            report.events.iter().map(|it| (it.actor.as_deref(), it.actor_in_text)).collect();
        assert_eq!(
            told,
            [
                (Some("shipping on-call"), true),
                (Some("incident commander"), true),
                (Some("team-data"), true),
                (None, false),
                (None, false),
            ]
        );
    }
}
