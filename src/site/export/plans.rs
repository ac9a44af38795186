//! Plans as data: the rows of `plans/plans.json` and `plans/plans.csv`.

use serde::Serialize;

use super::about::{self, List, ListKind};
use super::column::{Column, Unit};
use super::{SCHEMA_VERSION, base, json_bytes, table_csv};
use crate::knowledge::{self, Freshness};
use crate::model::Postmortem;
use crate::site::context::Context;
use crate::site::format::iso_day;

const COLUMNS: [Column; 15] = [
    Column::new("title", Unit::Text),
    Column::new("path", Unit::Text),
    Column::new("summary", Unit::Text),
    Column::new("owner", Unit::Id),
    Column::new("services", Unit::Ids),
    Column::new("causes", Unit::Ids),
    Column::new("trigger", Unit::Id),
    Column::new("tags", Unit::Ids),
    Column::new("state", Unit::Id),
    Column::new("reviewed", Unit::Day),
    Column::new("review_by", Unit::Day),
    Column::new("days_overdue", Unit::Days),
    Column::new("used", Unit::Count),
    Column::new("last_used", Unit::Day),
    Column::new("url", Unit::Address),
];

/// What `plans/plans.json` holds.
#[derive(Serialize)]
struct Document {
    schema_version: u32,
    as_of: String,
    /// The plans in the order given.
    plans: Vec<PlanData>,
}

#[derive(Serialize)]
struct PlanData {
    title: String,
    path: String,
    summary: Option<String>,
    owner: Option<String>,
    services: Vec<String>,
    causes: Vec<String>,
    trigger: Option<String>,
    tags: Vec<String>,
    /// `fresh`, `due` (within a month), `overdue` or `undated`.
    state: &'static str,
    reviewed: Option<String>,
    review_by: Option<String>,
    /// Days past the review; `null` when it is not overdue.
    days_overdue: Option<i64>,
    /// How many incidents used it.
    used: usize,
    last_used: Option<String>,
    url: String,
}

/// Returns plans as the data files of the list on `page`.
pub(in crate::site) fn files<'p>(
    context: &Context<'_>,
    (title, page): (&str, &str),
    plans: impl Iterator<Item = &'p Postmortem>,
) -> Vec<(String, Vec<u8>)> {
    let base = base(context.site.base_url.as_deref());
    let plans: Vec<PlanData> = plans.filter_map(|plan| data(context, plan, &base)).collect();
    let stem = format!("{page}plans");
    let list = List { stem: &stem, kind: ListKind::Plans, title, page };
    let about = about::file(context, &list, plans.len(), &COLUMNS);
    let csv = table_csv(COLUMNS.map(|it| it.name), plans.iter().map(cells));
    let as_of = iso_day(context.knowledge.as_of);
    let document = Document { schema_version: SCHEMA_VERSION, as_of, plans };
    vec![(format!("{stem}.csv"), csv), (format!("{stem}.json"), json_bytes(&document)), about]
}

fn data(context: &Context<'_>, plan: &Postmortem, base: &str) -> Option<PlanData> {
    let uses = context.knowledge.uses_of(plan.file());
    let review_by = plan.review_by.as_ref().map(|it| it.value);
    let freshness = Freshness::of(review_by, context.knowledge.as_of);
    Some(PlanData {
        title: plan.title.value.clone(),
        path: plan.file().to_string(),
        summary: plan.summary.as_ref().map(|it| it.value.clone()),
        owner: plan.owner.clone(),
        services: plan.services.iter().map(|it| it.value.id.clone()).collect(),
        causes: plan.causes.iter().map(|it| it.value.id.clone()).collect(),
        trigger: plan.trigger.as_ref().map(|it| it.value.id.clone()),
        tags: plan.tags.iter().map(|it| it.value.clone()).collect(),
        state: freshness.as_str(),
        reviewed: plan.reviews.first().map(|review| iso_day(review.date)),
        review_by: review_by.map(iso_day),
        days_overdue: match freshness {
            Freshness::Overdue(days) => Some(days),
            Freshness::Undated | Freshness::Fresh | Freshness::Due(_) => None,
        },
        used: uses.used.len(),
        last_used: uses.used.iter().find_map(|it| knowledge::day_of(it)).map(iso_day),
        url: format!("{base}{}", context.routes.report(plan.file())?),
    })
}

fn cells(plan: &PlanData) -> [String; 15] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        plan.title.clone(),
        plan.path.clone(),
        text(&plan.summary),
        text(&plan.owner),
        plan.services.join(" "),
        plan.causes.join(" "),
        text(&plan.trigger),
        plan.tags.join("; "),
        plan.state.to_owned(),
        text(&plan.reviewed),
        text(&plan.review_by),
        plan.days_overdue.map(|days| days.to_string()).unwrap_or_default(),
        plan.used.to_string(),
        text(&plan.last_used),
        plan.url.clone(),
    ]
}
