//! Plans and runbooks: who keeps them, whether they are fresh, and which incidents used them.

use std::sync::Arc;

use super::context::{Context, Frame};
use super::view::plan::{PlanIndexPage, PlanPage, PlanRow, ReviewView, UncoveredService};
use super::view::{Chip, IncidentRow, LinkView, View};
use super::{AssetCopy, Body, Page, body, export, metrics, quoted, route, row, sketches, source};
use crate::knowledge::plan::PlanUses;
use crate::knowledge::{self, Freshness, HubKind, hub::tag_id};
use crate::model::{ContentKind, Postmortem};
use crate::text::FileId;

/// Where the plans are listed.
pub(super) const HREF: &str = "plans/";
/// How many services without a plan are named.
const MOST_UNCOVERED: usize = 8;
/// A service with fewer incidents than this is not missed a plan for.
const FEWEST_FOR_PLAN: usize = 2;

/// Builds the page of every plan and their list; names the files to copy beside them.
pub(super) fn pages(context: &Context<'_>) -> (Vec<Page>, Vec<AssetCopy>) {
    let (mut pages, mut copies) = (Vec::new(), Vec::new());
    for report in context.knowledge.content(ContentKind::Plan) {
        let Some(href) = context.routes.report(report.file()) else { continue };
        let (links, files) = body::links(context, report, href);
        copies.extend(files);
        let view = view(context, report, href);
        let data = export::page::file(context, report, "plan", (&view.toc, &view.backlinks));
        let beside = source::beside(report, href, &links, data);
        pages.push(Page {
            path: route::file(href),
            view: View::Plan(Box::new(view)),
            body: Some(Body { report: report.clone(), links, beside }),
        });
    }
    if !pages.is_empty() {
        pages.push(index(context));
    }
    (pages, copies)
}

/// Returns the data of the list of all plans.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let mut plans: Vec<_> = context.knowledge.content(ContentKind::Plan).collect();
    if plans.is_empty() {
        return Vec::new();
    }
    let order: Vec<String> = rows(context).into_iter().map(|row| row.href).collect();
    plans.sort_by_key(|plan| {
        let href = context.routes.report(plan.file());
        order.iter().position(|it| Some(it.as_str()) == href)
    });
    let title = context.words.text("plans");
    export::plan_files(context, (&title, HREF), plans.into_iter().map(AsRef::as_ref))
}

/// Returns every plan that has a page: overdue ones first, then those due, then by title.
pub(super) fn rows(context: &Context<'_>) -> Vec<PlanRow> {
    let plans = context.knowledge.content(ContentKind::Plan);
    let mut rows: Vec<PlanRow> = plans.filter_map(|plan| row_of(context, plan)).collect();
    rows.sort_by_cached_key(|row| {
        let (rank, days) = match row.state {
            "overdue" => (0, -row.days.unwrap_or(0)),
            "due" => (1, row.days.unwrap_or(0)),
            _ => (2, 0),
        };
        (rank, days, row.title.clone())
    });
    rows
}

/// Returns the plans for a word, in the order of [`rows`].
pub(super) fn rows_for(context: &Context<'_>, kind: HubKind, id: &str) -> Vec<PlanRow> {
    let plans = context.knowledge.plans_for(kind, id);
    plans.into_iter().filter_map(|plan| row_of(context, plan)).collect()
}

fn row_of(context: &Context<'_>, plan: &Postmortem) -> Option<PlanRow> {
    let href = context.routes.report(plan.file())?;
    Some(made_row(context, plan, href, &context.knowledge.uses_of(plan.file())))
}

fn made_row(context: &Context<'_>, plan: &Postmortem, href: &str, uses: &PlanUses) -> PlanRow {
    let review_by = plan.review_by.as_ref().map(|it| it.value);
    let freshness = Freshness::of(review_by, context.knowledge.as_of);
    let days = match freshness {
        Freshness::Undated | Freshness::Fresh => None,
        Freshness::Due(days) | Freshness::Overdue(days) => Some(days),
    };
    PlanRow {
        title: plan.title.value.clone(),
        lang: context.lang(plan),
        href: href.to_owned(),
        summary: plan.summary.as_ref().map(|it| it.value.clone()),
        owner: plan.owner.clone(),
        services: row::services(context, plan),
        state: freshness.as_str(),
        days,
        review_by: review_by.map(|day| context.words.date(day)),
        reviewed: plan.reviews.first().map(|review| context.words.date(review.date)),
        used_count: uses.used.len(),
        last_used: uses
            .used
            .iter()
            .find_map(|it| knowledge::day_of(it))
            .map(|day| context.words.date(day)),
    }
}

fn view(context: &Context<'_>, report: &Arc<Postmortem>, href: &str) -> PlanPage {
    let uses = context.knowledge.uses_of(report.file());
    let plan = made_row(context, report, href, &uses);
    let frame = Frame::titled("plan", report, href)
        .about(plan.summary.clone().unwrap_or_default())
        .in_language(context.language_of(report))
        .with_article(context, report)
        .below(context.words.text("plans"), HREF);
    let span = report.document.body;
    PlanPage {
        page: context.meta(frame),
        words: words(context, report),
        reviews: report.reviews.iter().map(|it| review(context, it)).collect(),
        names: incidents(context, context.knowledge.links.outgoing(report.file()), &uses),
        used: rows_of(context, &uses.used),
        cited: rows_of(context, &uses.cited),
        backlinks: backlinks(context, report),
        metrics: metrics::charts(context, report),
        charts: quoted::figures(context, report),
        sketches: sketches::sketches(context, report),
        html: String::new(),
        span,
        toc: body::toc(report, &[body::text(span)]),
        source: source::view(context, report, href),
        plan,
    }
}

fn review(context: &Context<'_>, review: &crate::model::Review) -> ReviewView {
    ReviewView {
        date: context.words.date(review.date),
        by: review.by.clone(),
        note: review.note.clone(),
    }
}

/// Returns the causes, the trigger and the tags a plan is for; its services are in its row.
fn words(context: &Context<'_>, plan: &Postmortem) -> Vec<Chip> {
    let causes = plan.causes.iter().map(|it| (HubKind::Cause, it.value.id.clone()));
    let trigger = plan.trigger.iter().map(|it| (HubKind::Trigger, it.value.id.clone()));
    let tags = plan.tags.iter().map(|it| (HubKind::Tag, tag_id(&it.value)));
    let known = |(kind, id): &(HubKind, String)| context.knowledge.hubs.get(*kind, id).is_some();
    let all = causes.chain(trigger).chain(tags).filter(known);
    all.map(|(kind, id)| row::chip(context, kind, &id)).collect()
}

fn rows_of(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Vec<Arc<IncidentRow>> {
    reports.iter().filter_map(|report| context.row(report.file()).cloned()).collect()
}

/// Returns the incidents among `files` that are not told as using the plan already, newest first.
fn incidents(context: &Context<'_>, files: &[FileId], uses: &PlanUses) -> Vec<Arc<IncidentRow>> {
    let told = |file: &FileId| uses.used.iter().chain(&uses.cited).any(|it| it.file() == file);
    let mut positions: Vec<usize> = files
        .iter()
        .filter(|file| !told(file))
        .filter_map(|file| context.knowledge.position(file))
        .collect();
    positions.sort_unstable();
    context.rows_at(&positions)
}

/// Returns the plans and pages that link to a plan.
fn backlinks(context: &Context<'_>, plan: &Postmortem) -> Vec<LinkView> {
    let files = context.knowledge.links.incoming(plan.file()).iter();
    let reports = files.filter_map(|file| context.knowledge.reports.get(file));
    let others = reports.filter(|it| it.kind != ContentKind::Incident);
    others.filter_map(|it| row::link(context, it)).collect()
}

fn index(context: &Context<'_>) -> Page {
    let plans = rows(context);
    let count = |state| plans.iter().filter(|row| row.state == state).count();
    let (overdue, due) = (count("overdue"), count("due"));
    let all = context.words.say("n-plans", &[("n", plans.len().into())]);
    let about = context.words.say("plans-about", &[("plans", all.into()), ("n", overdue.into())]);
    let title = context.words.text("plans");
    let view = PlanIndexPage {
        page: context.meta(Frame::new("plan-index", title, HREF).about(about)),
        overdue,
        due,
        uncovered: uncovered(context),
        plans,
        downloads: export::downloads(&format!("{HREF}plans")),
    };
    Page { path: route::file(HREF), view: View::PlanIndex(Box::new(view)), body: None }
}

/// Finds the services with several incidents that no plan is for.
fn uncovered(context: &Context<'_>) -> Vec<UncoveredService> {
    let hubs = context.knowledge.hubs.ranked(HubKind::Service);
    let missed = hubs.into_iter().filter(|hub| {
        hub.incidents.len() >= FEWEST_FOR_PLAN
            && context.knowledge.plans_for(HubKind::Service, &hub.id).is_empty()
    });
    let view = |hub: &knowledge::Hub| UncoveredService {
        chip: row::chip(context, HubKind::Service, &hub.id),
        count: hub.incidents.len(),
    };
    missed.take(MOST_UNCOVERED).map(view).collect()
}
