//! The action tracker: what was promised, by which team, and what is late.

mod due;
mod facets;
mod recurred;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::{Context, Frame, pieces};
use super::export::about::{self, ListKind};
use super::teams::Owner;
use super::view::actions::{ActionCounts, ActionTab, ActionsPage, OwnerGroup, RecurredFix};
use super::view::{ActionRow, LinkView, View};
use super::{Page, export, feed, figures, narrow, route, trends};
use crate::knowledge::{HubKind, TrackedAction};
use crate::model::ActionStatus;

const OPEN: &str = "actions/";
const CLOSED: &str = "actions/closed/";
/// How many cases of "came back while the fix was open" a page tells; the data has all.
const MOST_RECURRED: usize = 12;

/// One list of actions.
struct List<'a> {
    /// `open`, `closed` or `team`.
    state: &'static str,
    title: String,
    href: String,
    /// Its data without the ending: `actions/open`.
    data: String,
    actions: Vec<&'a TrackedAction>,
}

/// Builds `/actions/`, `/actions/closed/` and a list for each team, with their further pages.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let recurred = recurred::find(context);
    lists(context).iter().flat_map(|list| list_pages(context, list, &recurred)).collect()
}

/// Returns the data of every list, the calendars of due dates and the feeds of what is late.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let title = context.words.text("actions-all");
    let kind = ListKind::Actions;
    let all = about::List { stem: "actions", kind, title: &title, page: OPEN };
    files.extend(export::action_files(context, &all, &context.knowledge.actions));
    for own in lists(context) {
        let data = about::List { stem: &own.data, kind, title: &own.title, page: &own.href };
        files.extend(export::action_files(context, &data, own.actions.iter().copied()));
        if own.state != "closed" {
            let titles = titles(context, &own);
            files.extend(due::files(context, &titles, &own.href, &own.actions));
        }
    }
    files.extend(recurred::files(context, &recurred::find(context)));
    files
}

fn lists<'a>(context: &'a Context<'_>) -> Vec<List<'a>> {
    let shown = context.knowledge.actions.iter().filter(|it| context.action(it).is_some());
    let (open, closed): (Vec<_>, Vec<_>) = shown.clone().partition(|it| it.is_open());
    let list = |state, title, href: &str, actions| List {
        state,
        title,
        href: href.to_owned(),
        data: format!("actions/{state}"),
        actions,
    };
    let words = &context.words;
    let mut lists = vec![
        list("open", words.text("nav-actions"), OPEN, open),
        list("closed", words.text("actions-closed"), CLOSED, closed),
    ];
    let mut by_team: BTreeMap<&str, Vec<&TrackedAction>> = BTreeMap::new();
    for tracked in shown {
        if let Owner::Team(team) = context.teams.of(owner(tracked)) {
            by_team.entry(&team.href).or_default().push(tracked);
        }
    }
    for team in context.teams.iter() {
        let Some(actions) = by_team.remove(team.href.as_str()) else { continue };
        lists.push(List {
            state: "team",
            title: words.say("actions-of-team", &[("team", team.name.as_str().into())]),
            href: team.href.clone(),
            data: format!("{}actions", team.href),
            actions,
        });
    }
    lists
}

fn owner(tracked: &TrackedAction) -> Option<&str> {
    tracked.action().owner.as_ref().map(|owner| owner.value.as_str())
}

fn list_pages(context: &Context<'_>, list: &List<'_>, recurred: &[RecurredFix]) -> Vec<Page> {
    let rows: Vec<Arc<ActionRow>> =
        list.actions.iter().filter_map(|it| context.action(it)).collect();
    let facets = facets::facets(context, &rows, list.state != "closed");
    let build = |(at, piece): (usize, &[Arc<ActionRow>])| {
        let href = route::page(&list.href, at + 1);
        let mut view = view(context, list, &href, piece);
        view.facets.clone_from(&facets);
        view.marks = piece.iter().map(|row| narrow::action(&facets, row)).collect();
        view.pager = context.pager(&list.href, at + 1, rows.len());
        view.whole = piece.len() == rows.len();
        if at == 0 {
            describe(context, list, recurred, &mut view);
        }
        Page { path: route::file(&href), view: View::Actions(Box::new(view)), body: None }
    };
    pieces(&rows).into_iter().enumerate().map(build).collect()
}

fn view(
    context: &Context<'_>,
    list: &List<'_>,
    href: &str,
    rows: &[Arc<ActionRow>],
) -> ActionsPage {
    let of_team = list.state == "team";
    let counts = if of_team {
        count(list.actions.iter().copied())
    } else {
        count(&context.knowledge.actions)
    };
    let mut page = context.meta(frame(context, list, href, counts));
    let feeds = match list.state {
        "closed" => Vec::new(),
        _ => feed::links(&titles(context, list).overdue, &list.href),
    };
    page.feeds.extend(feeds.iter().cloned());
    let has_due = list.actions.iter().any(|it| due::due(it).is_some());
    ActionsPage {
        page,
        state: list.state,
        tabs: if of_team { Vec::new() } else { tabs(context, &list.href, counts) },
        services: Vec::new(),
        counts,
        figures: Vec::new(),
        owners: Vec::new(),
        recurred: Vec::new(),
        recurred_downloads: Vec::new(),
        facets: Vec::new(),
        marks: Vec::new(),
        trends: None,
        total: list.actions.len(),
        whole: true,
        data_href: format!("{}.json", list.data),
        rows: rows.to_vec(),
        pager: context.pager(&list.href, 1, 0),
        downloads: export::downloads(&list.data),
        calendar_href: has_due.then(|| format!("{}due.ics", list.href)),
        feeds,
        empty: list.actions.is_empty().then_some(list.state),
    }
}

/// Fills in what only the first page of a list has.
fn describe(
    context: &Context<'_>,
    list: &List<'_>,
    recurred: &[RecurredFix],
    view: &mut ActionsPage,
) {
    let own = |it: &&RecurredFix| match list.state {
        "team" => it.action.team_href.as_deref() == Some(&list.href),
        state => state == "open",
    };
    view.recurred = recurred.iter().filter(own).take(MOST_RECURRED).cloned().collect();
    if list.state == "open" {
        let incidents = context.knowledge.incidents.iter().cloned();
        let scope = figures::Scope::new(context, incidents, OPEN);
        view.figures.extend(figures::ageing(&scope));
        view.figures.extend(figures::types(&scope));
        view.owners = owners(context);
        view.trends = trends::of_actions(&scope);
        view.recurred_downloads = export::downloads(recurred::STEM);
    }
    if list.state == "team" {
        let services = context.config.services.iter().filter(|service| {
            matches!(context.teams.of(service.owner.as_deref()), Owner::Team(team) if team.href == list.href)
        });
        let link = |id: &str| {
            LinkView::new(
                context.name(HubKind::Service, id),
                context.routes.hub(HubKind::Service, id),
            )
        };
        view.services = services.map(|service| link(&service.id)).collect();
    }
}

fn frame(
    context: &Context<'_>,
    list: &List<'_>,
    href: &str,
    counts: ActionCounts,
) -> Frame<'static> {
    let words = &context.words;
    let values = [("n", counts.open.into()), ("overdue", counts.overdue.into())];
    let frame =
        Frame::new("actions", list.title.clone(), href).about(words.say("actions-about", &values));
    if list.state == "open" { frame } else { frame.below(words.text("nav-actions"), OPEN) }
}

fn titles(context: &Context<'_>, list: &List<'_>) -> due::Titles {
    let say = |own: &str, of_team: &str| {
        let site = ("site", context.site.title.as_str().into());
        if list.state == "team" {
            context.words.say(of_team, &[site, ("list", list.title.as_str().into())])
        } else {
            context.words.say(own, &[site])
        }
    };
    due::Titles {
        due: say("actions-due", "actions-due-team"),
        overdue: say("actions-feed", "actions-feed-team"),
    }
}

fn tabs(context: &Context<'_>, base: &str, counts: ActionCounts) -> Vec<ActionTab> {
    let tab = |key, href, count| ActionTab {
        label: context.words.text(key),
        href,
        count,
        current: href == base,
    };
    let closed = counts.done + counts.dropped;
    vec![tab("state-open", OPEN, counts.open), tab("actions-tab-closed", CLOSED, closed)]
}

/// Counts actions by state.
pub(super) fn count<'a>(actions: impl IntoIterator<Item = &'a TrackedAction>) -> ActionCounts {
    let mut counts = ActionCounts::default();
    for tracked in actions {
        match tracked.action().status {
            ActionStatus::Open | ActionStatus::InProgress => counts.open += 1,
            ActionStatus::Done => counts.done += 1,
            ActionStatus::Dropped => counts.dropped += 1,
        }
        counts.overdue += usize::from(tracked.overdue_days.is_some());
    }
    counts.total = counts.open + counts.done + counts.dropped;
    counts.done_percent = counts.done * 100 / (counts.open + counts.done).max(1);
    counts
}

/// Groups the actions by team in order of the names; nobody is ranked, and persons are one group.
fn owners(context: &Context<'_>) -> Vec<OwnerGroup> {
    let mut by_owner: BTreeMap<(u8, &str), Vec<&TrackedAction>> = BTreeMap::new();
    for tracked in &context.knowledge.actions {
        let group = match context.teams.of(owner(tracked)) {
            Owner::Team(team) => (0, team.name.as_str()),
            Owner::Other => (1, ""),
            Owner::Nobody => (2, ""),
        };
        by_owner.entry(group).or_default().push(tracked);
    }
    let href = |name: &str| match context.teams.of(Some(name)) {
        Owner::Team(team) => Some(team.href.clone()),
        Owner::Other | Owner::Nobody => None,
    };
    let group = |((rank, owner), actions): ((u8, &str), Vec<&TrackedAction>)| OwnerGroup {
        kind: ["team", "person", "none"][usize::from(rank)],
        owner: owner.to_owned(),
        href: href(owner),
        counts: count(actions.iter().copied()),
        oldest_overdue_days: actions.iter().filter_map(|it| it.overdue_days).max(),
    };
    by_owner.into_iter().map(group).collect()
}
