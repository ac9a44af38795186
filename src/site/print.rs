//! The reports of a year on one page, to be printed or kept as one file.
//!
//! Which reports stand together is decided here; their markup is that of their own pages, taken over
//! by the renderer. A year of very many reports is cut into quarters, such a quarter into months.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::context::{Context, Frame};
use super::view::print::{PrintEntry, PrintPage, PrintPart};
use super::view::{LinkView, View};
use super::{Page, route};
use crate::knowledge;
use crate::model::Status;

/// Where the pages to be printed are.
const HREF: &str = "print/";
/// More reports, or more letters of Markdown, than this on one page take a browser too long.
const MOST_REPORTS: usize = 100;
const MOST_TEXT: usize = 1_000_000;

/// Reports that stand on one page.
#[derive(Clone, Debug)]
pub(super) struct Bundle {
    /// Where the page is.
    href: String,
    year: i32,
    /// First and last month, when it is not the whole year.
    months: Option<(u32, u32)>,
    /// Positions among the reports shown, in the order of time.
    reports: Vec<usize>,
}

impl Bundle {
    /// Returns the position of its report that is made last.
    pub(super) fn last(&self) -> Option<usize> {
        self.reports.iter().copied().max()
    }

    fn period(&self, context: &Context<'_>) -> String {
        let Some((first, last)) = self.months else { return self.year.to_string() };
        let month = |month| NaiveDate::from_ymd_opt(self.year, month, 1);
        let name = |at| month(at).map_or_else(String::new, |day| context.words.month(day));
        if first == last {
            return name(first);
        }
        context
            .words
            .say("print-months", &[("from", name(first).into()), ("to", name(last).into())])
    }
}

/// Puts the reports shown together: those of each year, or of each part of it.
pub(super) fn bundles(context: &Context<'_>) -> Vec<Bundle> {
    let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    // Newest first as they are made, so that the reports of a page are made one after another.
    for (at, report) in context.shown.iter().enumerate().rev() {
        let day = knowledge::day_of(report);
        if let Some(day) = day.filter(|_| report.effective_status() != Status::Superseded) {
            years.entry(day.year()).or_default().push(at);
        }
    }
    let years = years.into_iter().rev();
    years.flat_map(|(year, reports)| bundles_of(context, year, reports)).collect()
}

fn bundles_of(context: &Context<'_>, year: i32, reports: Vec<usize>) -> Vec<Bundle> {
    let base = href(Some(year));
    if !is_large(context, &reports) {
        return vec![Bundle { href: base, year, months: None, reports }];
    }
    let mut bundles = Vec::new();
    for quarter in 0..4 {
        let months = (3 * quarter + 1, 3 * quarter + 3);
        let own = within(context, &reports, months);
        if is_large(context, &own) {
            for month in months.0..=months.1 {
                let href = format!("{base}{month:02}/");
                let reports = within(context, &own, (month, month));
                bundles.push(Bundle { href, year, months: Some((month, month)), reports });
            }
        } else {
            let href = format!("{base}q{}/", quarter + 1);
            bundles.push(Bundle { href, year, months: Some(months), reports: own });
        }
    }
    bundles.retain(|bundle| !bundle.reports.is_empty());
    bundles
}

fn is_large(context: &Context<'_>, reports: &[usize]) -> bool {
    let text = |at: &usize| {
        let body = context.shown[*at].document.body;
        (body.end - body.start) as usize
    };
    reports.len() > MOST_REPORTS || reports.iter().map(text).sum::<usize>() > MOST_TEXT
}

fn within(context: &Context<'_>, reports: &[usize], (first, last): (u32, u32)) -> Vec<usize> {
    let month = |at: usize| knowledge::day_of(&context.shown[at]).map(|day| day.month());
    let inside = |at: &usize| month(*at).is_some_and(|month| first <= month && month <= last);
    reports.iter().copied().filter(inside).collect()
}

/// Returns where the reports of a year are, or those of all years.
pub(super) fn href(year: Option<i32>) -> String {
    year.map_or_else(|| HREF.to_owned(), |year| format!("{HREF}{year}/"))
}

/// Returns the addresses of the reports whose pages are needed again for these.
pub(super) fn needed(context: &Context<'_>, bundles: &[Bundle]) -> BTreeSet<String> {
    let reports = bundles.iter().flat_map(|bundle| &bundle.reports);
    let shown = reports.map(|&at| context.shown[at].file());
    shown.filter_map(|file| context.routes.report(file)).map(str::to_owned).collect()
}

/// Builds the page of a bundle.
pub(super) fn page(context: &Context<'_>, bundle: &Bundle) -> Page {
    let period = bundle.period(context);
    let entry = |&at: &usize| {
        let file = context.shown[at].file();
        let slug = context.routes.report(file)?.trim_end_matches('/').rsplit('/').next()?;
        let row = context.row(file)?.clone();
        Some(PrintEntry { anchor: format!("report-{slug}"), row, html: String::new() })
    };
    let entries: Vec<PrintEntry> = bundle.reports.iter().filter_map(entry).collect();
    let mut frame = frame(context, &period, &bundle.href, entries.len());
    if bundle.months.is_some() {
        frame = frame.below(title(context, &bundle.year.to_string()), href(Some(bundle.year)));
    }
    made(context, frame, PrintPage { total: entries.len(), entries, ..empty(context, bundle) })
}

/// Builds the page of all years, and that of each year that is cut into parts.
pub(super) fn contents(context: &Context<'_>, bundles: &[Bundle]) -> Vec<Page> {
    let mut years: BTreeMap<i32, Vec<&Bundle>> = BTreeMap::new();
    for bundle in bundles {
        years.entry(bundle.year).or_default().push(bundle);
    }
    let count = |of: &[&Bundle]| of.iter().map(|it| it.reports.len()).sum::<usize>();
    let cut = years.iter().filter(|(_, of)| of.iter().any(|it| it.months.is_some()));
    let mut pages: Vec<Page> = cut
        .map(|(year, of)| {
            let frame = frame(context, &year.to_string(), &href(Some(*year)), count(of));
            let part = |it: &&Bundle| PrintPart {
                label: it.period(context),
                href: it.href.clone(),
                count: it.reports.len(),
            };
            let parts = of.iter().map(part).collect();
            let view = PrintPage { parts, total: count(of), ..empty(context, of[0]) };
            made(context, frame, PrintPage { period: Some(year.to_string()), ..view })
        })
        .collect();
    if let Some(first) = bundles.first() {
        let part = |(year, of): (&i32, &Vec<&Bundle>)| PrintPart {
            label: year.to_string(),
            href: href(Some(*year)),
            count: count(of),
        };
        let parts: Vec<PrintPart> = years.iter().rev().map(part).collect();
        let total = parts.iter().map(|it| it.count).sum();
        let mut frame = Frame::new("print", context.words.text("print-all"), HREF)
            .below(context.words.text("nav-incidents"), "incidents/");
        frame.noindex = true;
        let list = LinkView::new(context.words.text("all-incidents"), "incidents/");
        let view = PrintPage { period: None, parts, total, list, ..empty(context, first) };
        pages.push(made(context, frame, view));
    }
    pages
}

fn title(context: &Context<'_>, period: &str) -> String {
    context.words.say("print-title", &[("period", period.into())])
}

fn frame<'a>(context: &Context<'_>, period: &str, href: &str, count: usize) -> Frame<'a> {
    let words = &context.words;
    let reports = words.say("n-reports", &[("n", count.into())]);
    let about = words.say("print-about", &[("reports", reports.into()), ("period", period.into())]);
    let mut frame = Frame::new("print", title(context, period), href)
        .about(about)
        .below(words.text("nav-incidents"), "incidents/")
        .below(words.text("print-all"), HREF);
    // The same texts have pages of their own.
    frame.noindex = true;
    frame
}

fn empty(context: &Context<'_>, bundle: &Bundle) -> PrintPage {
    let year = bundle.year.to_string();
    let label = context.words.say("incidents-in-year", &[("year", year.as_str().into())]);
    PrintPage {
        page: context.meta(Frame::new("print", "", "")),
        period: Some(bundle.period(context)),
        total: 0,
        parts: Vec::new(),
        entries: Vec::new(),
        list: LinkView::new(label, format!("incidents/{year}/")),
    }
}

fn made(context: &Context<'_>, frame: Frame<'_>, view: PrintPage) -> Page {
    let path = route::file(&frame.href);
    let view = PrintPage { page: context.meta(frame), ..view };
    Page { path, view: View::Print(Box::new(view)), body: None }
}
