//! The CSV behind a `metric`: times and values, with the place of every line that cannot be read.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone as _, Utc};

use super::{Fault, Metric, Read};
use crate::config::nearest;
use crate::model::Zone;

/// How many lines are told one by one; a file of another form would fill the screen.
const MOST_TOLD: usize = 3;
/// The most points a series may have; beyond it a file is a database.
const MOST_POINTS: usize = 100_000;
/// How a time without a zone may be written.
const LOCAL_FORMS: [&str; 3] = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y/%m/%dT%H:%M:%S%.f"];
/// What stands for a value that was not measured.
const NO_VALUE: [&str; 5] = ["", "-", "nan", "null", "n/a"];

/// A measurement over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The name of the value's column; empty in a file without a head.
    pub name: String,
    /// The points in order of time.
    pub points: Vec<Point>,
    /// Whether the times have no zone and the report names none, so that UTC was taken.
    pub zone_assumed: bool,
}

/// One measured value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// When.
    pub at: DateTime<Utc>,
    /// How much; `None` when it was not measured then.
    pub value: Option<f64>,
}

/// Reads the text of a CSV file; times without a zone are in `zone`, else in UTC.
pub fn read(text: &str, metric: &Metric, zone: Option<Zone>) -> Read<Series> {
    let text =
        text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, text.len() - rest.len()));
    let (text, shift) = text;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut reading =
        Reading { metric, zone, columns: None, rows: Vec::new(), told: Told::default() };
    reading.told.shift = shift;
    for record in reader.records() {
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0));
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let place = start..text[start..end].trim_end().len() + start;
        if !reading.record(&record, place) {
            break;
        }
    }
    reading.finish(text.trim_end().len())
}

/// Returns what parts the cells of the first line.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |byte: u8| head.bytes().filter(|it| *it == byte).count();
    [b';', b'\t'].into_iter().find(|byte| count(*byte) > count(b',')).unwrap_or(b',')
}

/// Faults, the first of each sort one by one and the rest counted.
#[derive(Default)]
struct Told {
    faults: Vec<Fault>,
    more: usize,
    shift: usize,
}

impl Told {
    fn push(&mut self, place: Range<usize>, message: impl Into<String>, help: &str) {
        if self.faults.len() < MOST_TOLD {
            let place = place.start + self.shift..place.end + self.shift;
            self.faults.push(Fault::new(place, message, help));
        } else {
            self.more += 1;
        }
    }
}

struct Reading<'a> {
    metric: &'a Metric,
    zone: Option<Zone>,
    /// Positions of time and value, and the value's name; known after the first line.
    columns: Option<(usize, usize, String)>,
    rows: Vec<(Point, bool)>,
    told: Told,
}

impl Reading<'_> {
    /// Reads one line; `false` when the rest need not be read.
    fn record(&mut self, record: &csv::StringRecord, place: Range<usize>) -> bool {
        if record.iter().all(str::is_empty) {
            return true;
        }
        let Some((time_at, value_at, _)) = &self.columns else {
            self.columns = self.head(record, &place);
            if self.columns.is_none() {
                return false;
            }
            // A first line that begins with a time is no head.
            let starts = record.get(0).is_some_and(|cell| instant(cell, self.zone).is_some());
            return if starts { self.record(record, place) } else { true };
        };
        let (time, value) =
            (record.get(*time_at).unwrap_or(""), record.get(*value_at).unwrap_or(""));
        let Some((at, assumed)) = instant(time, self.zone) else {
            let message = format!("`{}` is no time", shown(time));
            self.told.push(
                place,
                message,
                "write it as `2026-03-02T14:06:00Z`, or as seconds since 1970",
            );
            return true;
        };
        if let Some(value) = number(value) {
            self.rows.push((Point { at, value }, assumed));
        } else {
            let message = format!("`{}` is no number", shown(value));
            self.told.push(place, message, "leave the cell empty when nothing was measured");
        }
        if self.rows.len() > MOST_POINTS {
            let message = format!("the file has more than {MOST_POINTS} values");
            self.told.push(0..0, message, "keep a file beside the report that covers the incident");
            return false;
        }
        true
    }

    /// Finds the columns in the first line.
    fn head(
        &mut self,
        record: &csv::StringRecord,
        place: &Range<usize>,
    ) -> Option<(usize, usize, String)> {
        let find = |name: &Option<String>, usual: usize| match name {
            None => Ok(usual),
            Some(name) => {
                let same = |cell: &str| cell.eq_ignore_ascii_case(name);
                record.iter().position(same).ok_or_else(|| name.clone())
            }
        };
        match (find(&self.metric.time, 0), find(&self.metric.value, 1)) {
            (Ok(time), Ok(value)) if value < record.len() => {
                Some((time, value, record.get(value).unwrap_or_default().to_owned()))
            }
            (Ok(_), Ok(_)) => {
                let message = "the file has one column, and a metric needs a time and a value";
                self.told.push(
                    place.clone(),
                    message,
                    "write a line as `2026-03-02T14:06:00Z,4.1`",
                );
                None
            }
            (Err(name), _) | (_, Err(name)) => {
                let help = match nearest(&name, record.iter()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        format!("its columns are {}", record.iter().collect::<Vec<_>>().join(", "))
                    }
                };
                self.told.push(place.clone(), format!("there is no column `{name}`"), &help);
                None
            }
        }
    }

    fn finish(mut self, len: usize) -> Read<Series> {
        if self.rows.is_empty() && self.told.faults.is_empty() {
            self.told.push(
                0..len.min(1),
                "the file holds no value",
                "write a line as `2026-03-02T14:06:00Z,4.1`",
            );
        }
        if self.told.more > 0
            && let Some(last) = self.told.faults.last_mut()
        {
            last.message = format!("{}, and so are {} more lines", last.message, self.told.more);
        }
        let zone_assumed = self.rows.iter().any(|(_, assumed)| *assumed);
        let mut points: Vec<Point> = self.rows.into_iter().map(|(point, _)| point).collect();
        points.sort_by_key(|point| point.at);
        let name = self.columns.map(|(.., name)| name).filter(|it| number(it).is_none());
        let series = Series { name: name.unwrap_or_default(), points, zone_assumed };
        let is_drawn = series.points.iter().any(|point| point.value.is_some());
        Read { value: Some(series).filter(|_| is_drawn), faults: self.told.faults }
    }
}

/// Reads a time; with whether its zone had to be taken for UTC.
fn instant(cell: &str, zone: Option<Zone>) -> Option<(DateTime<Utc>, bool)> {
    if let Some(at) = since_1970(cell) {
        return Some((at, false));
    }
    let cell = cell.replacen(' ', "T", 1).replace(' ', "");
    let to_the_minute =
        || DateTime::parse_from_str(&cell.replace('Z', "+00:00"), "%Y-%m-%dT%H:%M%:z");
    if let Ok(at) = DateTime::parse_from_rfc3339(&cell).or_else(|_| to_the_minute()) {
        return Some((at.to_utc(), false));
    }
    let local = LOCAL_FORMS.iter().find_map(|form| NaiveDateTime::parse_from_str(&cell, form).ok());
    let day = || NaiveDate::parse_from_str(&cell, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0);
    let local = local.or_else(day)?;
    match zone {
        Some(Zone::Named(zone)) => {
            Some((zone.from_local_datetime(&local).earliest()?.to_utc(), false))
        }
        Some(Zone::Fixed(offset, _)) => {
            Some((offset.from_local_datetime(&local).earliest()?.to_utc(), false))
        }
        None => Some((local.and_utc(), true)),
    }
}

/// Reads seconds or milliseconds since 1970, as monitoring tools write them.
fn since_1970(cell: &str) -> Option<DateTime<Utc>> {
    let (whole, _) = cell.split_once('.').unwrap_or((cell, ""));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match whole.len() {
        9 | 10 => DateTime::from_timestamp(whole.parse().ok()?, 0),
        12 | 13 => DateTime::from_timestamp_millis(whole.parse().ok()?),
        _ => None,
    }
}

/// Reads a value; the inner `None` is one that was not measured.
#[expect(clippy::option_option, reason = "unreadable and not measured are two things")]
fn number(cell: &str) -> Option<Option<f64>> {
    if NO_VALUE.contains(&cell.to_ascii_lowercase().as_str()) {
        return Some(None);
    }
    let value: f64 = cell.trim_end_matches('%').trim_end().parse().ok()?;
    value.is_finite().then_some(Some(value))
}

fn shown(cell: &str) -> String {
    cell.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;
    use crate::syntax::{Link, LinkKind};
    use crate::text::Span;

    fn metric(time: Option<&str>, value: Option<&str>) -> Metric {
        let span = Span::at(0);
        let link = Link { target: String::new(), kind: LinkKind::Link, span, target_span: span };
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Metric {
            link,
            written: String::new(),
            title: None,
            unit: None,
            time: owned(time),
            value: owned(value),
        }
    }

    fn told(read: &Read<Series>, text: &str) -> Vec<String> {
        let tell = |fault: &Fault| match &fault.place {
            Place::Content(place) => format!("{}: {}", &text[place.clone()], fault.message),
            Place::Info => fault.message.clone(),
        };
        read.faults.iter().map(tell).collect()
    }

    #[test]
    fn times_and_values_are_read_in_every_usual_form() {
        let text = "when;errors\n2026-03-02T14:06:00Z;1\n2026-03-02 15:07 +01:00;2 %\n1772460480;\n1772460540000;4\n";
        let read = read(text, &metric(None, None), None);
        let series = read.value.expect("a series");
        let minutes: Vec<i64> =
            series.points.iter().map(|it| (it.at.timestamp() - 1_772_460_360) / 60).collect();
        assert_eq!(minutes, [0, 1, 2, 3]);
        let values: Vec<Option<f64>> = series.points.iter().map(|it| it.value).collect();
        assert_eq!(values, [Some(1.0), Some(2.0), None, Some(4.0)]);
        assert_eq!((series.name.as_str(), series.zone_assumed), ("errors", false));
        assert!(read.faults.is_empty());
    }

    #[test]
    fn a_time_without_a_zone_is_in_the_reports() {
        let text = "2026-07-02 14:06,1\n";
        let zone = Zone::parse("Europe/London");
        let at = |read: Read<Series>| {
            read.value.map(|it| (it.points[0].at.to_rfc3339(), it.zone_assumed))
        };
        let in_zone = at(read(text, &metric(None, None), zone));
        assert_eq!(in_zone, Some(("2026-07-02T13:06:00+00:00".to_owned(), false)));
        let assumed = at(read(text, &metric(None, None), None));
        assert_eq!(assumed, Some(("2026-07-02T14:06:00+00:00".to_owned(), true)));
    }

    #[test]
    fn lines_that_cannot_be_read_are_told_and_the_rest_is_drawn() {
        let text = "time,v\nnoon,1\n2026-03-02T14:06:00Z,much\n2026-03-02T14:07:00Z,3\n";
        let read = read(text, &metric(None, None), None);
        assert_eq!(
            told(&read, text),
            [
                "noon,1: `noon` is no time".to_owned(),
                "2026-03-02T14:06:00Z,much: `much` is no number".to_owned()
            ]
        );
        assert_eq!(read.value.map(|it| it.points.len()), Some(1));
    }

    #[test]
    fn columns_are_found_by_name() {
        let text = "id,errors,ts\n1,5,2026-03-02T14:06:00Z\n";
        let found = read(text, &metric(Some("ts"), Some("Errors")), None);
        assert_eq!(found.value.map(|it| it.points[0].value), Some(Some(5.0)));
        let wrong = read(text, &metric(Some("ts"), Some("erors")), None);
        assert_eq!(told(&wrong, text), ["id,errors,ts: there is no column `erors`"]);
        assert_eq!(wrong.value, None);
    }

    #[test]
    fn files_without_values_are_told() {
        for text in ["", "time,value\n", "time\n1\n", "\u{feff}"] {
            let read = read(text, &metric(None, None), None);
            assert_eq!((read.value, read.faults.len()), (None, 1), "{text:?}");
        }
        let many = format!("time,v\n{}", "x,1\n".repeat(9));
        let read = read(&many, &metric(None, None), None);
        assert_eq!(read.faults.len(), MOST_TOLD);
        assert!(read.faults[2].message.ends_with("and so are 6 more lines"));
    }
}
