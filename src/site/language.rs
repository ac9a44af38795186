//! The page of language findings by rule over the years; made only when the config asks for it.
//!
//! A report counts once for a rule, however often the rule speaks in it, and no report, team or
//! person is named: the page shows whether the way of writing changes, not who is to change it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::context::{Context, Frame};
use super::figures::{Cells, Table};
use super::format::sentence;
use super::view::chart::{DataTable, Figure};
use super::view::language::LanguagePage;
use super::view::{Download, View};
use super::{Page, route};
use crate::chart::Chart;
use crate::chart::dots::{Dots, Group, Row, Unit};
use crate::diagnostic::{Diagnostic, RuleCode};
use crate::knowledge;
use crate::knowledge::statistics::Interval;
use crate::knowledge::statistics::shares::exact_interval;
use crate::lint;
use crate::model::Postmortem;
use crate::text::FileId;
use crate::theme::Words;

/// Where the page is.
pub(super) const HREF: &str = "language/";
/// The rule that speaks for the team's packs.
const TEAM: RuleCode = RuleCode("CB519");

/// The rules of the language family that spoke in each file.
#[derive(Debug, Default)]
pub(super) struct Findings(BTreeMap<FileId, BTreeSet<RuleCode>>);

impl Findings {
    /// Picks the findings of the language family.
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut by_file: BTreeMap<FileId, BTreeSet<RuleCode>> = BTreeMap::new();
        for finding in diagnostics.iter().filter(|it| lint::is_about_language(it.code)) {
            by_file.entry(finding.primary.file.clone()).or_default().insert(finding.code);
        }
        Self(by_file)
    }

    fn in_report(&self, report: &Postmortem, rule: Option<RuleCode>) -> bool {
        self.0.get(report.file()).is_some_and(|codes| match rule {
            // What a team's own packs look for need not be about people at all.
            None => codes.iter().any(|code| *code != TEAM),
            Some(code) => codes.contains(&code),
        })
    }
}

/// A report and its day.
type Dated<'a> = (&'a Arc<Postmortem>, NaiveDate);

/// Builds `/language/`.
pub(super) fn page(context: &Context<'_>, findings: &Findings) -> Page {
    let all = &context.knowledge.incidents;
    let judged: Vec<&Arc<Postmortem>> =
        all.iter().filter(|report| lint::is_judged(report, context.config)).collect();
    let dated: Vec<Dated<'_>> =
        judged.iter().filter_map(|report| Some((*report, knowledge::day_of(report)?))).collect();
    let mut rules: Vec<(usize, RuleCode)> = Vec::new();
    for rule in lint::registry::RULES.iter().filter(|rule| lint::is_about_language(rule.code)) {
        let count = dated.iter().filter(|(it, _)| findings.in_report(it, Some(rule.code))).count();
        rules.extend((count > 0).then_some((count, rule.code)));
    }
    rules.sort_by_key(|(count, code)| (std::cmp::Reverse(*count), *code));
    let figures =
        rules.into_iter().filter_map(|(_, code)| figure(context, &dated, findings, Some(code)));
    let words = &context.words;
    let frame = Frame::new("language", words.text("language"), HREF)
        .below(words.text("nav-trends"), "trends/")
        .about(words.text("language-about"));
    let days = dated.iter().map(|(_, day)| *day);
    let period = days.clone().min().zip(days.max());
    let view = LanguagePage {
        page: context.meta(frame),
        n: dated.len(),
        period: period.map_or_else(String::new, |(first, last)| words.years(first, last)),
        exclusions: exclusions(context, judged.len(), dated.len()),
        all: figure(context, &dated, findings, None),
        rules: figures.collect(),
        empty: dated.is_empty().then(|| context.words.text("no-incident")),
    };
    Page { path: route::file(HREF), view: View::Language(Box::new(view)), body: None }
}

fn exclusions(context: &Context<'_>, judged: usize, dated: usize) -> Vec<String> {
    let knowledge = context.knowledge;
    let left_out = [
        (knowledge.drafts.len(), "language-without-drafts"),
        (knowledge.superseded.len(), "language-without-superseded"),
        (knowledge.incidents.len() - judged, "language-without-foreign"),
        (judged - dated, "language-without-undated"),
    ];
    let told = left_out.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, key)| context.words.say(key, &[("n", count.into())])).collect()
}

/// Draws the share of reports in which a rule, or any, found something.
fn figure(
    context: &Context<'_>,
    dated: &[Dated<'_>],
    findings: &Findings,
    rule: Option<RuleCode>,
) -> Option<Figure> {
    let days = dated.iter().map(|(_, day)| *day);
    let (first, last) = days.clone().min().zip(days.max())?;
    let points = points(context, dated, findings, rule);
    let count: usize = points.iter().map(|point| point.count).sum();
    let words = &context.words;
    let (id, title, what) = match rule {
        None => (
            "language-any".to_owned(),
            words.say("language-any", &[("n", count.into()), ("total", dated.len().into())]),
            words.text("language-any-what"),
        ),
        Some(code) => {
            let name = lint::registry::name_of(code);
            (
                format!("language-{name}"),
                words.say(
                    "language-rule",
                    &[
                        ("rule", sentence(name).into()),
                        ("n", count.into()),
                        ("total", dated.len().into()),
                    ],
                ),
                words.say("language-rule-what", &[("code", code.to_string().into())]),
            )
        }
    };
    let downloads = [("CSV", "csv"), ("JSON", "json"), ("About", "meta.json")]
        .map(|(label, ending)| Download { label, href: format!("{HREF}{id}.{ending}") });
    let groups = vec![Group {
        name: String::new(),
        note: String::new(),
        rows: points.iter().map(row).collect(),
    }];
    Some(Figure {
        title,
        subtitle: words.say("language-figure", &[("what", what.as_str().into())]),
        n: dated.len(),
        unit: "reports",
        period: words.years(first, last),
        reading: words.text("language-reading"),
        tables: vec![table(words, &points, &what)],
        chart: Some(Chart::Dots(Dots { groups, unit: Unit::Shares })),
        folder: HREF.to_owned(),
        downloads: downloads.into(),
        id,
        ..Figure::default()
    })
}

/// The reports of one year.
struct Share {
    /// The year: "2025", "2026 to date".
    label: String,
    href: String,
    count: usize,
    /// How many there are; never 0.
    of: usize,
    interval: Interval,
}

fn row(share: &Share) -> Row {
    Row {
        label: share.label.clone(),
        value: Some(share.count as f64 / share.of as f64),
        interval: Some((share.interval.low, share.interval.high)),
    }
}

/// Counts year by year; a year without reports has no share.
fn points(
    context: &Context<'_>,
    dated: &[Dated<'_>],
    findings: &Findings,
    rule: Option<RuleCode>,
) -> Vec<Share> {
    let mut counts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
    for (report, day) in dated {
        let (count, of) = counts.entry(day.year()).or_default();
        *of += 1;
        *count += usize::from(findings.in_report(report, rule));
    }
    let this_year = context.knowledge.as_of.year();
    let point = |(year, (count, of)): (i32, (usize, usize))| {
        let label = if year >= this_year {
            context.words.say("to-date", &[("period", year.to_string().into())])
        } else {
            year.to_string()
        };
        Share {
            label,
            href: format!("incidents/{year}/"),
            count,
            of,
            interval: exact_interval(count, of),
        }
    };
    counts.into_iter().map(point).collect()
}

fn table(words: &Words, points: &[Share], what: &str) -> DataTable {
    let row = |it: &Share| {
        Cells::of(words, &it.label)
            .leading(Some(it.href.clone()))
            .count(it.count)
            .count(it.of)
            .share(Some(it.count as f64 / it.of as f64))
            .shares(Some(it.interval))
    };
    let columns = [
        ("year", "col-year"),
        ("count", "col-reports"),
        ("of", "col-of"),
        ("share", "col-share"),
        ("low", "col-low"),
        ("high", "col-high"),
    ];
    let caption = words.say("language-table", &[("what", what.into())]);
    Table::new(words, "years", caption, &columns).with(points.iter().map(row)).done()
}
