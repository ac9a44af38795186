//! Practice drills: the timeline of a report replayed one step at a time, with a question before each.

mod index;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::context::{Context, Frame};
use super::view::drill::{DrillPage, DrillService, DrillStep};
use super::view::incident::{BodyChunk, EventView, RoleView, TimelineRow};
use super::view::{LinkView, View};
use super::{
    Body, LinkTarget, Page, body, events, format, incident, metrics, quoted, route, row, sketches,
};
use crate::knowledge::HubKind;
use crate::model::{
    ActionStatus, Event, EventKind, Postmortem, Section, SectionKind, Stamp, Status,
};

pub(super) use index::{HREF, index, of_hub, suggestion};

/// Fewer steps than this are told faster than played.
const FEWEST_STEPS: usize = 5;
/// Fewer key events than this are no drill of their own.
const FEWEST_KEY: usize = 3;
/// How long a step takes: the question, what people say, what happened.
const MINUTES_A_STEP: usize = 3;
/// Each kind of event has this many questions, taken in turn.
const QUESTIONS: usize = 2;
/// What is told at the end.
const CLOSING: [SectionKind; 7] = [
    SectionKind::Summary,
    SectionKind::RootCause,
    SectionKind::ContributingFactors,
    SectionKind::LessonsLearned,
    SectionKind::WentWell,
    SectionKind::WentWrong,
    SectionKind::Lucky,
];

/// Tells whether a report has enough events with a time to be replayed.
pub(super) fn is_playable(report: &Postmortem) -> bool {
    let counts = matches!(report.effective_status(), Status::Published | Status::InReview);
    counts && report.events.iter().filter(|event| instant(event).is_some()).count() >= FEWEST_STEPS
}

/// Returns the address of a report's drill; `None` when it has none.
pub(super) fn href(context: &Context<'_>, report: &Postmortem) -> Option<String> {
    let base = context.routes.report(report.file()).filter(|_| is_playable(report))?;
    Some(format!("{base}{}/", route::DRILL))
}

/// Builds the drill of one report; `None` when it has too few events.
pub(super) fn page(context: &Context<'_>, at: usize) -> Option<Page> {
    let report = &context.shown[at];
    let href = href(context, report)?;
    let base = context.routes.report(report.file())?;
    let (links, _) = body::links(context, report, base);
    let view = view(context, report, &href)?;
    Some(Page {
        path: route::file(&href),
        view: View::Drill(Box::new(view)),
        body: Some(Body { report: report.clone(), links: one_down(links), beside: Vec::new() }),
    })
}

/// Makes links of the report hold from the page below it, beside whose files they stand.
fn one_down(links: BTreeMap<String, LinkTarget>) -> BTreeMap<String, LinkTarget> {
    let down = |(written, target): (String, LinkTarget)| {
        let href = target.href.map(|href| format!("../{href}"));
        (written, LinkTarget { href, ..target })
    };
    links.into_iter().map(down).collect()
}

fn view(context: &Context<'_>, report: &Postmortem, href: &str) -> Option<DrillPage> {
    let (before, steps) = replay(context, report);
    let starts = steps.first()?.event.time.clone()?;
    let base = context.routes.report(report.file())?.to_owned();
    let key_count = steps.iter().filter(|step| step.event.key).count();
    let key_count = if key_count < FEWEST_KEY || key_count == steps.len() { 0 } else { key_count };
    let kept = report.actions.iter().filter(|it| it.status != ActionStatus::Dropped);
    let done = report.actions.iter().filter(|it| it.status == ActionStatus::Done);
    Some(DrillPage {
        page: context.meta(frame(context, report, href)),
        report: row::linked(context, report, &base),
        id: report.id.value.clone(),
        severity: row::severity(context, report),
        services: report.services.iter().map(|it| service(context, &it.value.id)).collect(),
        starts,
        minutes: minutes(steps.len()),
        key_minutes: minutes(key_count),
        key_count,
        roles: report
            .roles
            .iter()
            .map(|it| RoleView { role: format::sentence(&it.role), who: it.who.clone() })
            .collect(),
        kinds: events::kinds(report),
        steps,
        before,
        facts: incident::record::facts(&context.words, report),
        metrics: metrics::charts(context, report),
        charts: quoted::figures(context, report),
        sketches: sketches::sketches(context, report),
        closing: closing(report),
        actions_total: kept.count(),
        actions_done: done.count(),
        plans: plans(context, report),
    })
}

fn frame<'a>(context: &'a Context<'_>, report: &'a Postmortem, href: &str) -> Frame<'a> {
    let title = context.words.say("drill-of", &[("id", report.id.value.as_str().into())]);
    let mut frame = Frame::new("drill", title, href)
        .about(context.words.text("drill-about"))
        .in_language(context.language_of(report))
        .below(context.words.text("drills"), HREF);
    // The report itself is what a search should find.
    frame.noindex = true;
    frame
}

fn service(context: &Context<'_>, id: &str) -> DrillService {
    let hub = context.knowledge.hubs.get(HubKind::Service, id);
    DrillService {
        chip: row::chip(context, HubKind::Service, id),
        description: hub.and_then(|hub| hub.description.clone()),
    }
}

/// Returns how long so many steps take, in fives of minutes.
fn minutes(steps: usize) -> usize {
    (steps * MINUTES_A_STEP).div_ceil(5) * 5
}

/// Counts the steps of a report's drill.
fn step_count(report: &Postmortem) -> usize {
    let timed = report.events.iter().filter(|event| instant(event).is_some());
    let (all, hidden) = timed.fold((0, 0), |(all, hidden), event| {
        (all + 1, hidden + usize::from(is_hidden(event, noticed(report))))
    });
    if all - hidden >= FEWEST_STEPS { all - hidden } else { all }
}

/// Returns what nobody knew at first, and the steps from the first sign on. Where that leaves too
/// few steps, everything is a step.
fn replay(context: &Context<'_>, report: &Postmortem) -> (Vec<EventView>, Vec<DrillStep>) {
    let timed: Vec<&Event> = report.events.iter().filter(|it| instant(it).is_some()).collect();
    let noticed = noticed(report);
    let hides = timed.len() - timed.iter().filter(|it| is_hidden(it, noticed)).count();
    let rows =
        events::rows(&context.words, report, context.texts).into_iter().filter_map(
            |row| match row {
                TimelineRow::Event(event)
                    if event.time.as_ref().is_some_and(|it| it.utc.is_some()) =>
                {
                    Some(*event)
                }
                _ => None,
            },
        );
    let is_early = |event: &EventView| {
        let at = event.time.as_ref().and_then(|time| time.datetime.parse::<DateTime<Utc>>().ok());
        hides >= FEWEST_STEPS && noticed.zip(at).is_some_and(|(noticed, at)| at < noticed)
    };
    let (before, after): (Vec<_>, Vec<_>) = rows.partition(is_early);
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut last: Option<i64> = None;
    let steps = after.into_iter().enumerate().map(|(at, event)| {
        let turn = asked.entry(event.kind).or_default();
        let ask = format!("{}-{}", event.kind, *turn % QUESTIONS + 1);
        *turn += 1;
        let now = event.time.as_ref().and_then(|time| time.datetime.parse::<DateTime<Utc>>().ok());
        let now = now.map(|now| now.timestamp());
        let wait = last.zip(now).map(|(last, now)| now - last).filter(|seconds| *seconds > 0);
        last = now.or(last);
        DrillStep { number: at + 1, ask, wait: wait.map(|it| context.words.duration(it)), event }
    });
    (before, steps.collect())
}

fn instant(event: &Event) -> Option<DateTime<Utc>> {
    event.at.as_ref().and_then(Stamp::instant)
}

/// Returns when the first sign reached someone: the milestone, else the first alert or detection.
fn noticed(report: &Postmortem) -> Option<DateTime<Utc>> {
    let told = report.times.detected.as_ref().and_then(|stamp| stamp.value.instant());
    let signs = [EventKind::Alert, EventKind::Detection];
    let first =
        report.events.iter().filter(|it| signs.contains(&it.kind)).filter_map(instant).min();
    [told, first].into_iter().flatten().min()
}

fn is_hidden(event: &Event, noticed: Option<DateTime<Utc>>) -> bool {
    instant(event).zip(noticed).is_some_and(|(at, noticed)| at < noticed)
}

/// Cuts out what is told at the end: each section once, not the parts of one that is told whole.
fn closing(report: &Postmortem) -> Vec<BodyChunk> {
    let wanted = |section: &&Section| CLOSING.contains(&section.kind) && !section.is_empty;
    let mut chunks = Vec::new();
    let mut end = 0;
    for section in report.sections.iter().filter(wanted) {
        if section.content.start < end {
            continue;
        }
        end = section.content.end;
        let heading = section.heading.and_then(|at| report.document.headings.get(at));
        let heading = heading.map(|heading| heading.text.clone());
        chunks.push(BodyChunk { heading, level: 3, ..body::text(section.content) });
    }
    chunks
}

fn plans(context: &Context<'_>, report: &Postmortem) -> Vec<LinkView> {
    let mut plans = incident::relations::plans(context, report);
    let beside = context.knowledge.plans_beside(report);
    plans.extend(beside.into_iter().take(3).filter_map(|(plan, _)| row::link(context, plan)));
    plans
}
