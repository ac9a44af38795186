//! How much there was that could go wrong in each period: the CSV that `exposure:` names.
//!
//! A line is a period and an amount: `2026-03,118` deploys. The period is a day, a month, a quarter or
//! a year. What cannot be read is a finding, and the line has no effect.

use chrono::NaiveDate;

use super::shape::{parse_date, shown};
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::{FileId, Span, Spanned};

const WRONG: RuleCode = RuleCode("CB152");

/// What incidents are held against: deploys, requests, orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// The CSV, relative to the root.
    pub file: Spanned<String>,
    /// What is counted in it: "deploys".
    pub unit: String,
    /// The amounts, in order of their first day.
    pub amounts: Vec<Amount>,
}

/// The amount of some days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How much.
    pub amount: f64,
}

impl Exposure {
    /// Returns the amount of the days `from..=to`; `None` where they reach beyond those that are told,
    /// or divide one of them, as a month divides a quarter: nothing is spread evenly by guess.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> Option<f64> {
        let (first, last) =
            (self.amounts.first()?.from, self.amounts.iter().map(|it| it.to).max()?);
        if from < first || to > last {
            return None;
        }
        let touched = self.amounts.iter().filter(|it| it.from <= to && it.to >= from);
        touched.map(|it| (it.from >= from && it.to <= to).then_some(it.amount)).sum()
    }

    /// Reads the text of the CSV into the amounts; a first line that is no period is its head.
    pub fn read(&mut self, file: &FileId, source: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(source.as_bytes());
        let mut amounts: Vec<Amount> = Vec::new();
        for (line, record) in reader.records().enumerate() {
            let Ok(record) = record else { continue };
            let start = record.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0));
            let length =
                source.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
            let span = Span::new(start.min(source.len()), (start + length).min(source.len()));
            let (period, amount) = (record.get(0).unwrap_or(""), record.get(1).unwrap_or(""));
            let read = amount.parse::<f64>().ok().filter(|it| it.is_finite() && *it >= 0.0);
            let told = match (days(period), read) {
                (Some((from, to)), Some(amount)) => {
                    let twice = amounts.iter().any(|it| it.from <= to && it.to >= from);
                    if twice {
                        Err(format!("`{}` is told twice", shown(period)))
                    } else {
                        Ok(Amount { from, to, amount })
                    }
                }
                (None, _) if line == 0 => continue,
                (None, _) => Err(format!("`{}` is no day, month, quarter or year", shown(period))),
                (_, None) => Err(format!("`{}` is no amount", shown(amount))),
            };
            match told {
                Ok(amount) => amounts.push(amount),
                Err(message) => found.push(wrong(file, span, message)),
            }
        }
        amounts.sort_by_key(|it| it.from);
        self.amounts = amounts;
        found
    }
}

fn wrong(file: &FileId, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(WRONG, Level::Error, file, span, message)
        .with_why("the line has no effect on the limits of the counts")
        .with_help("write a period and an amount: `2026-03,118`, `2026-03-14,6`, `2026-Q1,340`")
}

/// Returns the first and the last day of `2026-03-14`, `2026-03`, `2026-Q1` or `2026`.
fn days(period: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(day) = parse_date(period).filter(|_| period.len() == 10) {
        return Some((day, day));
    }
    let (year, part) = period.split_once('-').map_or((period, ""), |it| it);
    let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
    let (month, months): (u32, u32) = match part {
        "" if period.len() == 4 => (1, 12),
        "Q1" | "q1" => (1, 3),
        "Q2" | "q2" => (4, 3),
        "Q3" | "q3" => (7, 3),
        "Q4" | "q4" => (10, 3),
        month if month.len() == 2 => (month.parse().ok()?, 1),
        _ => return None,
    };
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    let to = from.checked_add_months(chrono::Months::new(months))?.pred_opt()?;
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> (Exposure, Vec<String>) {
        let file = Spanned::new("deploys.csv".to_owned(), Span::at(0));
        let mut exposure = Exposure { file, unit: "deploys".into(), amounts: Vec::new() };
        let found = exposure.read(&FileId::new("deploys.csv"), source);
        let told =
            found.iter().map(|it| format!("{}: {}", it.primary.span.slice(source), it.message));
        let told = told.collect();
        (exposure, told)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn amounts_add_up_to_the_period_asked_for() {
        let (exposure, found) =
            read("month,deploys\r\n2026-01,10\r\n2026-02,\"20\"\r\n2026-03-01,1.5\n");
        assert_eq!(found, [""; 0]);
        assert_eq!(exposure.between(day("2026-01-01"), day("2026-02-28")), Some(30.0));
        assert_eq!(exposure.between(day("2026-03-01"), day("2026-03-01")), Some(1.5));
        assert_eq!(exposure.between(day("2026-01-15"), day("2026-02-28")), None, "a month is cut");
        assert_eq!(exposure.between(day("2026-01-01"), day("2026-03-31")), None, "beyond the file");
    }

    #[test]
    fn quarters_and_years_are_periods_too() {
        assert_eq!(days("2026-Q2"), Some((day("2026-04-01"), day("2026-06-30"))));
        assert_eq!(days("2024"), Some((day("2024-01-01"), day("2024-12-31"))));
        for wrong in ["", "2026-13", "26", "2026-1", "-", "2026-Q5", "é026", "2026-02-30"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_line() {
        let (exposure, found) =
            read("period,n\n2026-01,many\n2026-02,3\nsoon,4\n2026-02-03,1\n2026-04,-1\n");
        assert_eq!(exposure.amounts.len(), 1);
        let expect = [
            "2026-01,many: `many` is no amount",
            "soon,4: `soon` is no day, month, quarter or year",
            "2026-02-03,1: `2026-02-03` is told twice",
            "2026-04,-1: `-1` is no amount",
        ];
        assert_eq!(found, expect);
    }
}
