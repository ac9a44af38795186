//! Timelines written as tables: which column is the time, the day, the actor, and what happened.

use crate::model::section::wording::normalized;
use crate::model::time::clock::Trust;
use crate::model::time::scan::{Scanned, scan};
use crate::model::timeline::zone_told;
use crate::syntax::{Block, BlockKind};

/// What the columns of a table of times hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The time, with or without its day.
    pub time: usize,
    /// The day, when it has a column of its own.
    pub date: Option<usize>,
    /// Who acted.
    pub actor: Option<usize>,
    /// What sort of thing it was.
    pub kind: Option<usize>,
    /// How sure it is.
    pub confidence: Option<usize>,
    /// What shows it.
    pub evidence: Option<usize>,
    /// What happened; every column that is nothing else.
    pub text: Vec<usize>,
}

const TIME: &[&str] = &[
    "time",
    "times",
    "timestamp",
    "when",
    "date and time",
    "date/time",
    "datetime",
    "date time",
    "date & time",
    "time of event",
    "start",
    "start time",
    "at",
    "utc",
    "zeit",
    "uhrzeit",
    "zeitpunkt",
    "wann",
    "datum und uhrzeit",
    "heure",
    "quand",
    "hora",
    "cuándo",
    "horário",
    "quando",
    "tijd",
    "tijdstip",
    "wanneer",
];
const DATE: &[&str] =
    &["date", "day", "datum", "tag", "fecha", "data", "dag", "jour", "día", "dia"];
const ACTOR: &[&str] = &[
    "who",
    "actor",
    "person",
    "team",
    "by",
    "owner",
    "role",
    "responder",
    "wer",
    "qui",
    "quién",
    "quem",
    "wie",
    "rolle",
    "responsible",
];
const KIND: &[&str] = &["type", "kind", "category", "phase", "art", "typ", "tipo", "soort"];
const CONFIDENCE: &[&str] = &["confidence", "certainty", "sicherheit", "gewissheit"];
const EVIDENCE: &[&str] = &[
    "evidence",
    "source",
    "sources",
    "link",
    "links",
    "reference",
    "references",
    "proof",
    "beleg",
    "belege",
    "quelle",
    "quellen",
    "nachweis",
    "nachweise",
];

/// Returns the columns of a table that tells times; `None` for any other table.
pub(crate) fn columns(table: &Block) -> Option<Columns> {
    let head = table.children.first().filter(|row| row.kind == BlockKind::Row)?;
    let names: Vec<String> = head.children.iter().map(|cell| column_name(&cell.text)).collect();
    let find = |words: &[&str]| names.iter().position(|name| words.contains(&name.as_str()));
    let date = find(DATE);
    let titled = find(TIME).or_else(|| names.iter().position(|name| is_time_head(name)));
    let time = titled.or(date).or_else(|| first_column_of_times(table))?;
    if !holds_times(table, time) {
        return None;
    }
    let mut columns = Columns {
        time,
        date: date.filter(|column| *column != time),
        actor: find(ACTOR).filter(|column| *column != time),
        kind: find(KIND).filter(|column| *column != time),
        confidence: find(CONFIDENCE).filter(|column| *column != time),
        evidence: find(EVIDENCE).filter(|column| *column != time),
        text: Vec::new(),
    };
    let taken = [Some(time), columns.date, columns.actor, columns.kind, columns.confidence];
    columns.text = (0..names.len()).filter(|column| !taken.contains(&Some(*column))).collect();
    // A table of times and links has no other text than its links.
    let without = columns.text.iter().filter(|column| Some(**column) != columns.evidence);
    match without.copied().collect::<Vec<usize>>() {
        text if text.is_empty() => columns.evidence = None,
        text => columns.text = text,
    }
    Some(columns)
}

/// Returns the head in lowercase without what stands in brackets and without a zone.
fn column_name(head: &str) -> String {
    let name = normalized(head);
    let bare = name.split(['(', '[']).next().unwrap_or_default();
    bare.trim_end_matches([' ', ':', '?']).to_owned()
}

/// "Date and Time in CET", "Time UTC": begins with a word for time.
fn is_time_head(name: &str) -> bool {
    let starts =
        ["time ", "date and time", "timestamp ", "zeit ", "uhrzeit ", "utc time", "heure "];
    starts.iter().any(|start| name.starts_with(start)) && name.len() < 40
        || (name.ends_with(" time") && zone_told::in_words(&name.to_uppercase()).is_some())
}

fn first_column_of_times(table: &Block) -> Option<usize> {
    holds_times(table, 0).then_some(0)
}

/// Tells whether at least half of the filled cells of a column begin with a time.
fn holds_times(table: &Block, column: usize) -> bool {
    let cells = table.children.iter().skip(1).filter_map(|row| row.children.get(column));
    let (mut filled, mut times) = (0, 0);
    for cell in cells.filter(|cell| !cell.text.trim().is_empty()) {
        filled += 1;
        times += usize::from(is_time(&cell.text));
    }
    times > 0 && times * 2 >= filled
}

fn is_time(text: &str) -> bool {
    match scan(text.trim(), Trust::Expected) {
        Some(Scanned::Time(written)) => {
            written.clock.is_some() || written.date.is_some() || written.elapsed.is_some()
        }
        Some(Scanned::Unreadable { .. } | Scanned::Blank { .. }) => true,
        None => false,
    }
}
