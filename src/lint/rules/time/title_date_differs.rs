#![doc = include_str!("title_date_differs.md")]

use chrono::{NaiveDate, TimeDelta};

use super::milestones;
use crate::lint::rules::metadata::file_name_date_differs::date_in_name;
use crate::lint::{Context, DocumentRule};
use crate::model::time::cursor::Cursor;
use crate::model::time::date::{DateForm, date};
use crate::model::{ContentKind, Postmortem, Stamp};
use crate::text::Span;

/// CB218.
pub(crate) struct TitleDateDiffers;

impl DocumentRule for TitleDateDiffers {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let title = report.title.span;
        if report.kind != ContentKind::Incident || title.start == title.end {
            return;
        }
        let Some((told, span)) = date_in(title.slice(&report.document.text)) else { return };
        let days = days(report);
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return };
        let day = TimeDelta::days(1);
        // When the file name says the same, its own rule tells both.
        let is_told = date_in_name(report.file()) == Some(told);
        if (*first - day..=*last + day).contains(&told) || is_told {
            return;
        }
        let when =
            if first == last { format!("on {first}") } else { format!("from {first} to {last}") };
        let finding = context
            .finding(
                report.file(),
                span.shifted(title.start as usize),
                format!("the title says {told}, but the incident's times are {when}"),
            )
            .with_why(
                "the report is listed under the day of its times, and looked for by its title",
            )
            .with_help("correct the one that is wrong, or leave the date out of the title");
        context.report(finding);
    }
}

/// Returns the days of the milestones and events.
fn days(report: &Postmortem) -> Vec<NaiveDate> {
    let of_milestones = milestones(report).map(|it| it.at.value.date());
    let of_events = report.events.iter().filter_map(|it| it.at.as_ref()).map(Stamp::date);
    of_milestones.chain(of_events).collect()
}

/// Returns the first whole date of a title.
fn date_in(title: &str) -> Option<(NaiveDate, Span)> {
    let mut at = 0;
    while at < title.len() {
        let starts_word =
            !title[..at].ends_with(|c: char| c.is_alphanumeric() || "-./".contains(c));
        if starts_word {
            let mut cursor = Cursor::new(&title[at..]);
            if let Some(DateForm::Date(written)) = date(&mut cursor)
                && written.year.is_some()
                && let Some(day) = written.resolve(None)
            {
                return Some((day, Span::new(at, at + cursor.at())));
            }
        }
        at += title[at..].chars().next().map_or(1, char::len_utf8);
    }
    None
}
