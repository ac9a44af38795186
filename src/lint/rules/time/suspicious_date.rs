#![doc = include_str!("suspicious_date.md")]

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, TimeDelta};

use super::milestones;
use crate::diagnostic::{Applicability, Fix};
use crate::lint::rules::metadata::file_name_date_differs::date_in_name;
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, EventKind, Postmortem};
use crate::text::{Span, TextEdit};

/// CB214.
pub(crate) struct SuspiciousDate;

impl DocumentRule for SuspiciousDate {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        for doubt in suspicions(report) {
            let written = doubt.written;
            let (part, right) = if written.year() == doubt.likely.year() {
                ("month", format!("{}", doubt.likely.format("%B")))
            } else {
                ("year", doubt.likely.year().to_string())
            };
            let message = format!(
                "{} is dated {written}, but the rest of the report is about {right}",
                doubt.what
            );
            let finding = context
                .finding(report.file(), doubt.span, message)
                .with_label(format!("{} is likely", doubt.likely))
                .with_why(format!("a wrong {part} makes durations and the order of events wrong"))
                .with_help(format!("if the {part} is a slip, write {}", doubt.likely));
            context.report(match fix(&doubt, &report.document.text) {
                Some(fix) => finding.with_fix(fix),
                None => finding,
            });
        }
    }
}

/// A date that looks like a slip, and the date that was likely meant.
pub(crate) struct Suspicion {
    /// Where it is written.
    pub(crate) span: Span,
    /// What it is the date of.
    what: String,
    written: NaiveDate,
    likely: NaiveDate,
}

/// Writes the likely date where the doubtful one stands as `2026-03-02`, once.
fn fix(doubt: &Suspicion, text: &str) -> Option<Fix> {
    let written = doubt.written.to_string();
    let mut places = doubt.span.slice(text).match_indices(&written);
    let (Some((at, _)), None) = (places.next(), places.next()) else { return None };
    let at = doubt.span.start as usize + at;
    let (span, likely) = (Span::new(at, at + written.len()), doubt.likely.to_string());
    Some(Fix {
        title: format!("write `{likely}`"),
        edits: vec![TextEdit { span, replacement: likely }],
        applicability: Applicability::Unsafe,
    })
}

/// Tells whether the date at `span` looks like a slip.
pub(crate) fn is_suspicious(report: &Postmortem, span: Span) -> bool {
    suspicions(report).iter().any(|doubt| doubt.span == span)
}

/// A date of this far from the others is looked at.
const FAR: TimeDelta = TimeDelta::days(20);

/// Finds the dates that would stand among the others if only their year, or month, were another.
pub(crate) fn suspicions(report: &Postmortem) -> Vec<Suspicion> {
    if report.kind != ContentKind::Incident || !is_spread(report) {
        return Vec::new();
    }
    let written = written_dates(report);
    let mut votes: Vec<NaiveDate> = written.values().map(|(date, _)| *date).collect();
    votes.extend(date_in_name(report.file()));
    votes.extend(date_in(&report.title.value));
    let in_doubt = |&(&span, (date, what)): &(&Span, &(NaiveDate, String))| {
        likely(*date, &votes).map(|likely| Suspicion {
            span,
            what: what.clone(),
            written: *date,
            likely,
        })
    };
    // What set an incident off may have been changed months before it.
    let changes: Vec<Span> = report
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Change)
        .map(|event| event.time_span)
        .collect();
    let is_early_change = |doubt: &Suspicion| {
        changes.contains(&doubt.span)
            && doubt.written < doubt.likely
            && doubt.written.year() == doubt.likely.year()
    };
    written.iter().filter_map(|it| in_doubt(&it)).filter(|it| !is_early_change(it)).collect()
}

/// Tells whether the dates of a report lie so far apart that one may be a slip.
fn is_spread(report: &Postmortem) -> bool {
    let of_events = report.events.iter().filter_map(|event| event.at.as_ref());
    let of_milestones = milestones(report).map(|it| &it.at.value);
    let mut dates = of_events.chain(of_milestones).map(crate::model::Stamp::date);
    let Some(first) = dates.next() else { return false };
    let (from, to) = dates.fold((first, first), |(from, to), it| (from.min(it), to.max(it)));
    let named = date_in_name(report.file()).unwrap_or(first);
    to.max(named) - from.min(named) > FAR
}

/// Returns the dates the author wrote in the report, each with its place and name.
fn written_dates(report: &Postmortem) -> BTreeMap<Span, (NaiveDate, String)> {
    let text = &*report.document.text;
    let mut dates = BTreeMap::new();
    for event in &report.events {
        if let Some(at) = &event.at {
            dates.insert(event.time_span, (at.date(), "the event".to_owned()));
        }
    }
    for it in milestones(report) {
        let name = format!("`{}`", it.milestone.as_str());
        dates.insert(it.at.span, (it.at.value.date(), name));
    }
    // A clock time alone has its date from the event before it: not a date the author wrote.
    dates.retain(|span, (date, _)| span.slice(text).contains(&date.year().to_string()));
    dates
}

fn likely(date: NaiveDate, votes: &[NaiveDate]) -> Option<NaiveDate> {
    let year = majority(votes.iter().map(NaiveDate::year), votes.len(), 2)?;
    let of_year: Vec<NaiveDate> = votes.iter().copied().filter(|it| it.year() == year).collect();
    if date.year() != year {
        let moved = in_month(year, date.month(), date.day())?;
        return is_far(date, &of_year).then_some(moved).filter(|&it| is_near(it, &of_year));
    }
    let month = majority(of_year.iter().map(NaiveDate::month), of_year.len(), 3)?;
    let of_month: Vec<NaiveDate> = of_year.into_iter().filter(|it| it.month() == month).collect();
    let moved = in_month(year, month, date.day()).filter(|_| date.month() != month)?;
    is_far(date, &of_month).then_some(moved).filter(|&it| is_near(it, &of_month))
}

/// Returns what at least `most` and more than half of `all` have in common.
fn majority<T: Ord>(values: impl Iterator<Item = T>, all: usize, most: usize) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let (value, count) = counts.into_iter().max_by_key(|&(_, count)| count)?;
    (count >= most && count * 2 > all).then_some(value)
}

fn in_month(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (0..3).find_map(|less| NaiveDate::from_ymd_opt(year, month, day.saturating_sub(less)))
}

fn is_far(date: NaiveDate, others: &[NaiveDate]) -> bool {
    others.iter().all(|&other| (date - other).abs() > FAR)
}

fn is_near(date: NaiveDate, others: &[NaiveDate]) -> bool {
    let day = TimeDelta::days(1);
    let (first, last) = (others.iter().min(), others.iter().max());
    first.is_some_and(|&first| first - day <= date) && last.is_some_and(|&last| date <= last + day)
}

/// Returns the first `2026-03-02` in a text.
fn date_in(text: &str) -> Option<NaiveDate> {
    let windows = text.as_bytes().windows(10);
    windows.filter_map(|it| std::str::from_utf8(it).ok()).find_map(|it| it.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(date: &str, others: &[&str]) -> Option<String> {
        let date: NaiveDate = date.parse().expect("a date");
        let mut votes: Vec<NaiveDate> =
            others.iter().map(|it| it.parse().expect("a date")).collect();
        votes.push(date);
        likely(date, &votes).map(|it| it.to_string())
    }

    #[test]
    fn last_years_number_and_another_month_are_slips() {
        let june = ["2021-06-09", "2021-06-09", "2021-06-09"];
        assert_eq!(meant("2020-06-09", &june).as_deref(), Some("2021-06-09"));
        let july = ["2023-07-25", "2023-07-25", "2023-07-25"];
        assert_eq!(meant("2023-09-25", &july).as_deref(), Some("2023-07-25"));
    }

    #[test]
    fn long_incidents_and_other_days_are_not() {
        let march = ["2021-03-09", "2021-03-09", "2021-03-09"];
        assert_eq!(meant("2021-04-02", &march), None);
        assert_eq!(meant("2022-08-17", &march), None);
        let december = ["2021-12-31", "2021-12-31", "2021-12-31"];
        assert_eq!(meant("2022-01-02", &december), None);
        assert_eq!(meant("2020-03-09", &["2021-03-09"]), None);
    }
}
