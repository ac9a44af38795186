#![doc = include_str!("weekday_differs.md")]

use chrono::{Datelike as _, Months, NaiveDate, TimeDelta, Weekday};

use super::milestones;
use crate::lint::{Context, DocumentRule, phrase};
use crate::model::time::weekday::{WrittenDay, find};
use crate::model::{Postmortem, Stamp};

/// CB216.
pub(crate) struct WeekdayDiffers;

/// A date without a year is of the year in which it is nearest to the incident.
const NEAR: TimeDelta = TimeDelta::days(200);

impl DocumentRule for WeekdayDiffers {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        let document = &report.document;
        for day in find(&document.text, document.body) {
            let Some(date) = meant(report, &day).filter(|it| it.weekday() != day.weekday) else {
                continue;
            };
            let message = format!(
                "`{}` is a {}, not a {}",
                phrase::written(report, day.span),
                name(date.weekday()),
                name(day.weekday)
            );
            let finding = context
                .finding(report.file(), day.span, message)
                .with_label(format!("{date} is a {}", name(date.weekday())))
                .with_why(
                    "the day of the week or the date is a slip, and readers cannot tell which",
                )
                .with_help(likely(report, date, day.weekday));
            context.report(finding);
        }
    }
}

/// Returns the date that is written; without a year, only where no near year has it on that weekday.
fn meant(report: &Postmortem, day: &WrittenDay) -> Option<NaiveDate> {
    let written = day.date;
    if let Some(year) = written.year {
        return NaiveDate::from_ymd_opt(year, written.month, written.day);
    }
    let incident = report.date?;
    let years = [incident.year(), incident.year() - 1, incident.year() + 1];
    let dates = years.into_iter().filter_map(|year| {
        let date = NaiveDate::from_ymd_opt(year, written.month, written.day)?;
        ((date - incident).abs() < NEAR).then_some(date)
    });
    let dates: Vec<NaiveDate> = dates.collect();
    let fits = dates.iter().any(|date| date.weekday() == day.weekday);
    dates.into_iter().min_by_key(|date| (*date - incident).abs()).filter(|_| !fits)
}

/// Says which date was likely meant: a day of the incident, the same day of another year, else the
/// nearest such day of the week.
fn likely(report: &Postmortem, date: NaiveDate, weekday: Weekday) -> String {
    let of_milestones = milestones(report).map(|it| it.at.value.date());
    let of_events = report.events.iter().filter_map(|it| it.at.as_ref()).map(Stamp::date);
    let mut own = of_milestones.chain(of_events).chain(report.date);
    let is_own = |it: &NaiveDate| {
        it.weekday() == weekday && (it.day() == date.day() || it.month() == date.month())
    };
    if let Some(day) = own.find(is_own) {
        return format!("the incident has {day}, a {}: is that meant?", name(weekday));
    }
    let year = Months::new(12);
    let others = [date.checked_add_months(year), date.checked_sub_months(year)];
    if let Some(other) = others.into_iter().flatten().find(|it| it.weekday() == weekday) {
        return format!(
            "{} was a {} in {}: is the year a slip?",
            other.format("%-d %B"),
            name(weekday),
            other.year()
        );
    }
    let near = [1, -1, 2, -2, 3, -3]
        .into_iter()
        .filter_map(|days| date.checked_add_signed(TimeDelta::days(days)));
    let near = near.into_iter().find(|it| it.weekday() == weekday);
    near.map_or_else(String::new, |near| {
        format!("the nearest {} is {near}; else it was a {}", name(weekday), name(date.weekday()))
    })
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
