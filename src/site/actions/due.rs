//! What is due, for calendars, and what is late, for feed readers.
//!
//! Nothing here knows the time of the build: a calendar entry carries the day its action was opened,
//! an entry of the feed the day after its due date, on which it became late.

use chrono::{Days, NaiveDate};
use icalendar::{Calendar, Component as _, Event, EventLike as _};

use super::super::context::Context;
use super::super::feed::{Entry, Feed};
use super::super::format::iso_day;
use crate::knowledge::TrackedAction;
use crate::knowledge::place::action_anchor;

/// How many entries the feed carries.
const ENTRIES: usize = 50;

/// What the calendar and the feed of a list are called.
pub(super) struct Titles {
    /// Of the due dates.
    pub(super) due: String,
    /// Of what is late.
    pub(super) overdue: String,
}

/// Returns the calendar of the due dates of open actions and the feed of the overdue ones, both for
/// the page at `href`; an empty calendar would not be one and is left out.
pub(super) fn files(
    context: &Context<'_>,
    titles: &Titles,
    href: &str,
    actions: &[&TrackedAction],
) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    if actions.iter().any(|it| due(it).is_some()) {
        files
            .push((format!("{href}due.ics"), calendar(context, &titles.due, actions).into_bytes()));
    }
    files.extend(overdue(context, &titles.overdue, href, actions).files(context));
    files
}

/// Returns the due date of an open action.
pub(super) fn due(tracked: &TrackedAction) -> Option<NaiveDate> {
    tracked.action().due.as_ref().filter(|_| tracked.is_open()).map(|due| due.value)
}

fn calendar(context: &Context<'_>, title: &str, actions: &[&TrackedAction]) -> String {
    // A calendar names its maker once; `Calendar::new` would name another one before.
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Casebook//Actions//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.name(&one_line(title));
    for tracked in actions {
        if let Some(due) = due(tracked) {
            calendar.push(event(context, tracked, due));
        }
    }
    calendar.to_string()
}

fn event(context: &Context<'_>, tracked: &TrackedAction, due: NaiveDate) -> Event {
    let (report, action) = (&tracked.report, tracked.action());
    let page = page(context, tracked);
    let stamp = action.opened.or(report.date).unwrap_or(due);
    let mut about = vec![format!("{}: {}", report.id.value, one_line(&report.title.value))];
    about.extend(action.owner.as_ref().map(|owner| one_line(&owner.value)));
    about.extend(action.ticket.as_ref().map(|ticket| one_line(ticket)));
    let mut event = Event::new();
    event
        .uid(&uid(context, &page))
        .summary(
            &context
                .words
                .say("actions-calendar-entry", &[("action", one_line(&action.title.value).into())]),
        )
        .description(&about.join("\n"))
        .starts(due)
        .ends(due.checked_add_days(Days::new(1)).unwrap_or(due))
        .add_property("DTSTAMP", format!("{}T000000Z", stamp.format("%Y%m%d")))
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(base) = &context.site.base_url {
        event.url(&format!("{base}{page}"));
    }
    event.done()
}

/// Returns the action's place on its report's page.
fn page(context: &Context<'_>, tracked: &TrackedAction) -> String {
    let report = context.routes.report(tracked.report.file()).unwrap_or("incidents/");
    format!("{report}#{}", action_anchor(&tracked.report, tracked.index))
}

/// Returns a name that stays when the action is reworded or put off.
fn uid(context: &Context<'_>, page: &str) -> String {
    let base = context.site.base_url.as_deref().unwrap_or_default();
    let host = base.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next());
    let host = host.filter(|host| !host.is_empty()).unwrap_or("casebook");
    let own: String = page
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || it == '.' { it } else { '-' })
        .collect();
    format!("{own}@{host}")
}

fn one_line(text: &str) -> String {
    let clean: String = text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the feed of the overdue actions, those that became late last first.
fn overdue(context: &Context<'_>, title: &str, href: &str, actions: &[&TrackedAction]) -> Feed {
    let mut late: Vec<(NaiveDate, &TrackedAction)> = actions
        .iter()
        .filter(|it| it.overdue_days.is_some())
        .filter_map(|it| Some((due(it)?.succ_opt()?, *it)))
        .collect();
    late.sort_by_key(|(since, tracked)| (std::cmp::Reverse(*since), page(context, tracked)));
    let entries = late.into_iter().take(ENTRIES).map(|(since, it)| entry(context, since, it));
    Feed { title: title.to_owned(), href: href.to_owned(), entries: entries.collect() }
}

fn entry(context: &Context<'_>, since: NaiveDate, tracked: &TrackedAction) -> Entry {
    let (report, action) = (&tracked.report, tracked.action());
    let words = &context.words;
    let due = action.due.as_ref().map(|due| words.date(due.value).text).unwrap_or_default();
    let owner =
        action.owner.as_ref().map_or_else(|| words.text("owner-none"), |it| it.value.clone());
    let from = format!("{}, {}", report.id.value, report.title.value);
    let values = [("due", due.into()), ("owner", owner.into()), ("report", from.into())];
    let summary = words.say("actions-feed-entry", &values);
    Entry {
        title: action.title.value.clone(),
        href: page(context, tracked),
        day: iso_day(since),
        summary: Some(summary),
        words: action.kind.iter().map(|kind| kind.value.clone()).collect(),
        updated: None,
    }
}
