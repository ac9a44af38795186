//! Reports, actions and words as rows, chips and badges; made once and shared by all pages.

use super::context::Context;
use super::teams::Owner;
use super::view::{ActionRow, Chip, DateView, IncidentRow, LinkView, SeverityView, StatusView};
use super::{format, route, title};
use crate::config::Config;
use crate::knowledge::hub::tag_id;
use crate::knowledge::place::action_anchor;
use crate::knowledge::{self, HubKind, TrackedAction};
use crate::model::{ActionStatus, Audience, Postmortem, Status};
use crate::text::address;
use crate::theme::Words;

/// Makes the row of a report.
pub(super) fn incident(context: &Context<'_>, report: &Postmortem) -> IncidentRow {
    let day = knowledge::day_of(report);
    let as_of = context.knowledge.as_of;
    let overdue = report.actions.iter().filter(|it| it.is_overdue(as_of)).count();
    IncidentRow {
        id: report.id.value.clone(),
        title: report.title.value.clone(),
        title_parts: title::parts(report),
        lang: context.lang(report),
        href: context.routes.report(report.file()).unwrap_or("incidents/").to_owned(),
        summary: report.summary.as_ref().map(|summary| summary.value.clone()),
        date: day.map(|day| context.words.date(day)),
        year: day.map(|day| chrono::Datelike::year(&day)),
        date_source: date_source(report),
        severity: severity(context, report),
        services: services(context, report),
        trigger: trigger(context, report),
        causes: causes(context, report),
        tags: tags(context, report),
        status: status(&context.words, report.effective_status()),
        duration: report.durations.resolve.map(|it| context.words.duration(it)),
        detect: report.durations.detect.map(|it| context.words.duration(it)),
        open_actions: report.actions.iter().filter(|it| it.status.is_open()).count(),
        overdue_actions: overdue,
        internal: report.audience == Audience::Internal,
    }
}

fn date_source(report: &Postmortem) -> Option<&'static str> {
    if report.date.is_none() {
        return report.published.as_ref().map(|_| "published");
    }
    let milestone = crate::model::time::Milestone::ALL
        .into_iter()
        .find(|milestone| report.times.get(*milestone).is_some());
    match milestone {
        Some(milestone) => Some(milestone.as_str()),
        None if report.events.iter().any(|event| event.at.is_some()) => Some("event"),
        None => Some("file-name"),
    }
}

/// Returns the services of a report as chips.
pub(super) fn services(context: &Context<'_>, report: &Postmortem) -> Vec<Chip> {
    report.services.iter().map(|it| chip(context, HubKind::Service, &it.value.id)).collect()
}

/// Returns the causes of a report as chips.
pub(super) fn causes(context: &Context<'_>, report: &Postmortem) -> Vec<Chip> {
    report.causes.iter().map(|it| chip(context, HubKind::Cause, &it.value.id)).collect()
}

/// Returns the trigger of a report as a chip.
pub(super) fn trigger(context: &Context<'_>, report: &Postmortem) -> Option<Chip> {
    report.trigger.as_ref().map(|it| chip(context, HubKind::Trigger, &it.value.id))
}

/// Returns the tags of a report as chips.
pub(super) fn tags(context: &Context<'_>, report: &Postmortem) -> Vec<Chip> {
    report.tags.iter().map(|it| chip(context, HubKind::Tag, &tag_id(&it.value))).collect()
}

/// Makes the chip of a word.
pub(super) fn chip(context: &Context<'_>, kind: HubKind, id: &str) -> Chip {
    Chip {
        kind: kind.as_str(),
        id: id.to_owned(),
        label: context.name(kind, id),
        href: context.routes.hub(kind, id),
    }
}

/// Returns the severity of a report as a badge.
pub(super) fn severity(context: &Context<'_>, report: &Postmortem) -> Option<SeverityView> {
    let word = &report.severity.as_ref()?.value;
    let name = context.name(HubKind::Severity, &word.id);
    Some(ladder_step(context.config, &context.routes, &word.id, &name, report.severity_rank))
}

/// Makes the badge of one step of the severity ladder; `rank` is 0 for the worst.
pub(super) fn ladder_step(
    config: &Config,
    routes: &route::Routes,
    id: &str,
    name: &str,
    rank: Option<usize>,
) -> SeverityView {
    let ladder = config.severities.len();
    let step = match rank {
        None => 5,
        Some(rank) if ladder <= 5 => (rank + 1).min(5),
        Some(rank) => rank * 5 / ladder + 1,
    };
    let step = u8::try_from(step.clamp(1, 5)).unwrap_or(5);
    let coded = id.chars().any(|letter| letter.is_ascii_digit());
    let label = if coded { id.to_uppercase() } else { format::sentence(name) };
    let repeats = !coded || name.eq_ignore_ascii_case(id);
    SeverityView {
        id: id.to_owned(),
        label,
        name: if repeats { String::new() } else { name.to_owned() },
        step,
        filled: 5 - step,
        href: routes.hub(HubKind::Severity, id),
    }
}

/// Returns a status as it is shown.
pub(super) fn status(words: &Words, status: Status) -> StatusView {
    let label = words.text(match status {
        Status::Draft => "status-draft",
        Status::InReview => "status-in-review",
        Status::Published => "status-published",
        Status::Superseded => "status-superseded",
    });
    StatusView { id: status.as_str(), label }
}

/// Returns a report as a link.
pub(super) fn link(context: &Context<'_>, report: &Postmortem) -> Option<LinkView> {
    let href = context.routes.report(report.file())?;
    Some(linked(context, report, href))
}

/// Returns a report as a link that leads to `href`.
pub(super) fn linked(context: &Context<'_>, report: &Postmortem, href: &str) -> LinkView {
    LinkView { lang: context.lang(report), ..LinkView::new(&report.title.value, href) }
}

/// Makes the row of an action.
pub(super) fn action(context: &Context<'_>, tracked: &TrackedAction) -> ActionRow {
    let (report, action) = (&tracked.report, tracked.action());
    let anchor = action_anchor(report, tracked.index);
    let incident = context.routes.report(report.file()).unwrap_or("incidents/").to_owned();
    let (state, state_label) = action_state(&context.words, tracked);
    let day = |day: chrono::NaiveDate| -> DateView { context.words.date(day) };
    let owner = action.owner.as_ref().map(|owner| owner.value.as_str());
    let (owner_key, team_href) = match context.teams.of(owner) {
        Owner::Team(team) => (team.name.clone(), Some(team.href.clone())),
        Owner::Other => ("(person)".to_owned(), None),
        Owner::Nobody => ("(none)".to_owned(), None),
    };
    let due = action.due.as_ref().map(|due| due.value);
    let as_of = context.knowledge.as_of;
    ActionRow {
        id: action.id.clone(),
        title: action.title.value.clone(),
        lang: context.lang(report),
        href: format!("{incident}#{anchor}"),
        anchor,
        incident: linked(context, report, &incident),
        incident_id: report.id.value.clone(),
        services: services(context, report),
        kind: action.kind.as_ref().map(|kind| kind.value.clone()),
        group: action.group.as_ref().map(|group| group.name.clone()),
        group_anchor: group_anchor(report, tracked.index),
        priority: action.priority.clone(),
        owner: owner.map(str::to_owned),
        owner_key,
        team_href,
        status: action.status.as_str(),
        state,
        state_label,
        due: due.map(day),
        due_days: due.filter(|_| tracked.is_open()).map(|due| (due - as_of).num_days()),
        opened: action.opened.map(day),
        closed: action.closed.as_ref().map(|closed| day(closed.value)),
        age_days: tracked.age_days,
        overdue_days: tracked.overdue_days,
        ticket_url: action.ticket.clone().filter(|ticket| address::is_web(ticket.trim())),
        ticket: action.ticket.as_deref().map(ticket_name),
        addresses: action.addresses.as_ref().map(|cause| chip(context, HubKind::Cause, cause)),
        reason: action.reason.clone(),
    }
}

/// Returns the anchor of the heading above an action, where it is the first one under it.
fn group_anchor(report: &Postmortem, index: usize) -> Option<String> {
    let heading = |it: &crate::model::ActionItem| it.group.as_ref().and_then(|it| it.heading);
    let at = heading(&report.actions[index])?;
    let is_first = !report.actions[..index].iter().any(|it| heading(it) == Some(at));
    is_first.then(|| report.document.headings.get(at).map(|it| it.anchor.clone())).flatten()
}

/// Returns the state of an action and its word.
pub(super) fn action_state(words: &Words, tracked: &TrackedAction) -> (&'static str, String) {
    if let Some(days) = tracked.overdue_days {
        return ("overdue", words.say("state-overdue", &[("days", words.days(days).into())]));
    }
    let (state, key) = match tracked.action().status {
        ActionStatus::Open => ("open", "state-open"),
        ActionStatus::InProgress => ("in-progress", "state-in-progress"),
        ActionStatus::Done => ("done", "state-done"),
        ActionStatus::Dropped => ("dropped", "state-dropped"),
    };
    (state, words.text(key))
}

fn ticket_name(ticket: &str) -> String {
    if !address::is_web(ticket.trim()) {
        return ticket.to_owned();
    }
    let last = ticket.trim_end_matches('/').rsplit('/').next().unwrap_or(ticket);
    last.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_are_named_by_the_end_of_their_address() {
        assert_eq!(ticket_name("https://tracker.example/browse/PAY-812/"), "PAY-812");
        assert_eq!(ticket_name("PAY-812"), "PAY-812");
        assert_eq!(ticket_name("javascript:alert(1)"), "javascript:alert(1)");
    }
}
