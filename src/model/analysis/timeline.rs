//! `timeline`: which incidents are drawn over time in the text, and in what lanes.

use std::ops::Range;

use chrono::{Months, NaiveDate};

use super::{Fault, Read};
use crate::config::nearest;
use crate::syntax::markdown;
use crate::text::{Span, Spanned};
use crate::yaml::{self, Entry, Node, Value};

/// What an incident carries that it can be chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What was affected.
    Service,
    /// Why it was possible.
    Cause,
    /// What set it off.
    Trigger,
    /// A free label.
    Tag,
    /// How bad it was.
    Severity,
    /// The incident itself.
    Id,
}

/// What the lanes stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// What was affected.
    Service,
    /// Why it was possible.
    Cause,
    /// Who owns what was affected.
    Team,
    /// How bad it was.
    Severity,
    /// When; every year on the same axis from January to December.
    Year,
    /// Nothing: one lane for all, where reports name none of the others.
    All,
}

impl By {
    const EVERY: [Self; 6] =
        [Self::Service, Self::Cause, Self::Team, Self::Severity, Self::Year, Self::All];

    /// Returns the word in blocks, addresses and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Cause => "cause",
            Self::Team => "team",
            Self::Severity => "severity",
            Self::Year => "year",
            Self::All => "all",
        }
    }
}

/// A block that chooses incidents. Of each field that is named an incident carries at least one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineBlock {
    /// The content as written.
    pub written: String,
    /// The words, in the order written.
    pub words: Vec<(Field, Spanned<String>)>,
    /// The years it began in, any of them; none for all.
    pub years: Vec<i32>,
    /// The first day it may have begun.
    pub since: Option<NaiveDate>,
    /// The last one.
    pub until: Option<NaiveDate>,
    /// What the lanes stand for; `None` for what fits.
    pub by: Option<By>,
    /// What to call the drawing, instead of what it shows.
    pub title: Option<String>,
}

const FIELDS: [(&str, Field); 6] = [
    ("service", Field::Service),
    ("cause", Field::Cause),
    ("trigger", Field::Trigger),
    ("tag", Field::Tag),
    ("severity", Field::Severity),
    ("id", Field::Id),
];
const KEYS: [&str; 11] = [
    "service", "cause", "trigger", "tag", "severity", "id", "year", "since", "until", "by", "title",
];
const SHAPE: &str = "choose incidents by `service`, `cause`, `trigger`, `tag`, `severity`, `id`, `year`, `since` or \
     `until`, and lanes with `by`";
const PERIODS: &str = "write a year, a month or a day: `2026`, `2026-03` or `2026-03-02`";

/// Reads the content of a block. `place` tells where a range of it stands in the file.
///
/// A block with a fault is not drawn: without one of its conditions it would show other incidents than
/// are meant.
pub fn read(content: &str, place: &dyn Fn(Range<usize>) -> Span) -> Read<TimelineBlock> {
    let (root, problems) = yaml::parse(content, 0);
    let mut reader = Reader { place, faults: Vec::new() };
    let problems = problems.into_iter().map(|it| Fault::new(it.span.range(), it.message, it.help));
    reader.faults.extend(problems);
    let mut block = TimelineBlock { written: content.to_owned(), ..TimelineBlock::default() };
    if reader.faults.is_empty() {
        for entry in root.entries() {
            reader.entry(entry, &mut block);
        }
        if root.entries().is_empty() {
            let line = content.trim_end().lines().next().unwrap_or_default().len();
            reader.tell(0..line, "the block names no incidents".to_owned(), SHAPE);
        }
    }
    let whole = reader.faults.is_empty().then_some(block);
    Read { value: whole, faults: reader.faults }
}

struct Reader<'p> {
    place: &'p dyn Fn(Range<usize>) -> Span,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &Entry, block: &mut TimelineBlock) {
        let key = KEYS.into_iter().find(|key| *key == entry.key || plural(key) == entry.key);
        let Some(key) = key else {
            let help = match nearest(&entry.key, KEYS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => SHAPE.to_owned(),
            };
            let message = format!("`{}` is no key of a timeline", entry.key);
            return self.tell(entry.key_span.range(), message, &help);
        };
        let words = self.words(entry, key);
        match key {
            "year" => self.years(&words, block),
            "since" => block.since = self.period(&words).map(|days| days.0),
            "until" => {
                block.until = self.period(&words).map(|days| days.1);
                if let (Some(since), Some(until), Some(word)) =
                    (block.since, block.until, words.first())
                    && until < since
                {
                    let message = format!("`until` is before `since`: {until}, {since}");
                    self.tell(word.1.clone(), message, "nothing lies between; turn the two round");
                }
            }
            "by" => block.by = self.lanes(&words),
            "title" => block.title = words.first().map(|word| markdown::title(word.0).0),
            _ => {
                if let Some((_, field)) = FIELDS.iter().find(|(name, _)| *name == key) {
                    let placed = |(word, at): (&str, Range<usize>)| {
                        (*field, Spanned::new(word.to_owned(), (self.place)(at)))
                    };
                    block.words.extend(words.into_iter().map(placed));
                }
            }
        }
    }

    /// Returns the words of an entry: one, or a list where several make sense.
    fn words<'n>(&mut self, entry: &'n Entry, key: &str) -> Vec<(&'n str, Range<usize>)> {
        let nodes: Vec<&Node> = match &entry.value.value {
            Value::Sequence(items) => items.iter().collect(),
            Value::Scalar { .. } | Value::Mapping(_) | Value::Null => vec![&entry.value],
        };
        if nodes.len() != 1 && matches!(key, "since" | "until" | "by" | "title") {
            let message = format!("`{key}` is a list, not one word");
            self.tell(entry.key_span.range(), message, SHAPE);
            return Vec::new();
        }
        let mut words = Vec::new();
        for node in nodes {
            if let Some(text) = node.text().map(str::trim).filter(|text| !text.is_empty()) {
                words.push((text, node.span.range()));
            } else {
                let message = format!("`{key}` is {}, not text", node.kind_name());
                self.tell(entry.key_span.range(), message, SHAPE);
            }
        }
        if words.is_empty() && self.faults.is_empty() {
            let message = format!("`{key}` is an empty list");
            self.tell(entry.key_span.range(), message, "name a word, or leave the key out");
        }
        words
    }

    fn years(&mut self, words: &[(&str, Range<usize>)], block: &mut TimelineBlock) {
        for (word, at) in words {
            match word.parse().ok().filter(|year| word.len() == 4 && *year > 0) {
                Some(year) => block.years.push(year),
                None => self.tell(
                    at.clone(),
                    format!("`{word}` is no year"),
                    "write four digits: `2026`; months and days go with `since` and `until`",
                ),
            }
        }
    }

    fn period(&mut self, words: &[(&str, Range<usize>)]) -> Option<(NaiveDate, NaiveDate)> {
        let (word, at) = words.first()?;
        let days = days(word);
        if days.is_none() {
            self.tell(at.clone(), format!("`{word}` is no year, month or day"), PERIODS);
        }
        days
    }

    fn lanes(&mut self, words: &[(&str, Range<usize>)]) -> Option<By> {
        let (word, at) = words.first()?;
        let found = By::EVERY.into_iter().find(|by| by.as_str() == *word);
        if found.is_none() {
            let names = By::EVERY.map(By::as_str);
            let help = match nearest(word, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("lanes go by `{}`", names.join("`, `")),
            };
            self.tell(at.clone(), format!("no lanes are called `{word}`"), &help);
        }
        found
    }

    fn tell(&mut self, at: Range<usize>, message: String, help: &str) {
        self.faults.push(Fault::new(at, message, help));
    }
}

fn plural(key: &str) -> String {
    match key.strip_suffix('y') {
        Some(stem) if key == "severity" => format!("{stem}ies"),
        _ => format!("{key}s"),
    }
}

/// Returns the first and the last day of a year, a month or a day.
fn days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    let (first, months) = match text.len() {
        4 => (day(&format!("{text}-01-01"))?, 12),
        7 => (day(&format!("{text}-01"))?, 1),
        10 => return day(text).map(|day| (day, day)),
        _ => return None,
    };
    Some((first, first.checked_add_months(Months::new(months))?.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(content: &str) -> Read<TimelineBlock> {
        read(content, &|range| Span::new(range.start, range.end))
    }

    fn told(content: &str) -> Vec<String> {
        let read = whole(content);
        assert!(read.value.is_none(), "{read:?}");
        let told = |fault: &Fault| {
            let super::super::Place::Content(place) = &fault.place else { panic!("{fault:?}") };
            format!("{:?} {}; {}", &content[place.clone()], fault.message, fault.help)
        };
        read.faults.iter().map(told).collect()
    }

    #[test]
    fn a_block_names_words_years_and_lanes() {
        let content = "services: [checkout, Core database]\ncause: expired\nyear: 2026\nby: team\n";
        let block = whole(content).value.expect("a block");
        let words: Vec<_> = block.words.iter().map(|(it, word)| (*it, &*word.value)).collect();
        assert_eq!(
            words,
            [
                (Field::Service, "checkout"),
                (Field::Service, "Core database"),
                (Field::Cause, "expired")
            ]
        );
        assert_eq!(block.words[1].1.span.slice(content), "Core database");
        assert_eq!((block.years, block.by), (vec![2026], Some(By::Team)));
    }

    #[test]
    fn a_year_and_a_month_end_with_their_last_day() {
        let block = whole("since: 2024\nuntil: 2026-02\n").value.expect("a block");
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        assert_eq!((block.since, block.until), (day("2024-01-01"), day("2026-02-28")));
        assert_eq!(days("2026-03-02"), day("2026-03-02").map(|day| (day, day)));
        assert_eq!(["2026-13", "26", "+202", "spring", "äöü1"].map(days), [None; 5]);
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_place() {
        assert!(told("servise: a\n")[0].starts_with("\"servise\" `servise` is no key of a"));
        assert!(told("servise: a\n")[0].ends_with("did you mean `service`?"));
        assert!(told("year: [2026, 26]\n")[0].starts_with("\"26\" `26` is no year"));
        assert!(told("since: spring\n")[0].starts_with("\"spring\" `spring` is no year, month"));
        assert!(told("by: servic\n")[0].ends_with("did you mean `service`?"));
        assert!(told("by: [service, year]\n")[0].contains("`by` is a list, not one word"));
        assert!(told("tag: []\n")[0].contains("`tag` is an empty list"));
        assert!(told("tag: {a: b}\n")[0].contains("`tag` is a mapping, not text"));
        assert!(told("since: 2026\nuntil: 2025\n")[0].contains("`until` is before `since`"));
        assert!(told("checkout\n")[0].contains("the block names no incidents"));
        assert_eq!(told("tag: [\n").len(), 1);
        assert_eq!(told("").len(), 1);
    }
}
