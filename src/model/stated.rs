//! Durations the author states: `**Time to repair**: 6h 27m`, a row of a table, "lasted 2 h 14 min".

use crate::model::section::wording::normalized;
use crate::model::time::cursor::Cursor;
use crate::model::time::duration::duration;
use crate::model::time::{DurationKind, StatedDuration};
use crate::syntax::{Block, BlockKind, Document};
use crate::text::Span;

/// How deep lists are looked into.
const MAX_DEPTH: usize = 4;

/// Longest part of a paragraph that is searched for prose such as "lasted two hours".
const MAX_PROSE: usize = 4_000;

const LABELS: [(&str, DurationKind); 42] = [
    ("time to detect", DurationKind::Detect),
    ("time to detection", DurationKind::Detect),
    ("detection time", DurationKind::Detect),
    ("ttd", DurationKind::Detect),
    ("time to acknowledge", DurationKind::Acknowledge),
    ("time to acknowledgement", DurationKind::Acknowledge),
    ("time to respond", DurationKind::Acknowledge),
    ("time to response", DurationKind::Acknowledge),
    ("response time", DurationKind::Acknowledge),
    ("tta", DurationKind::Acknowledge),
    ("time to mitigate", DurationKind::Mitigate),
    ("time to mitigation", DurationKind::Mitigate),
    ("time to recover", DurationKind::Mitigate),
    ("time to recovery", DurationKind::Mitigate),
    ("time to repair", DurationKind::Mitigate),
    ("time to restore", DurationKind::Mitigate),
    ("time to fix", DurationKind::Mitigate),
    ("recovery time", DurationKind::Mitigate),
    ("ttm", DurationKind::Mitigate),
    ("time to resolve", DurationKind::Resolve),
    ("time to resolution", DurationKind::Resolve),
    ("resolution time", DurationKind::Resolve),
    ("ttr", DurationKind::Resolve),
    ("duration", DurationKind::Resolve),
    ("incident duration", DurationKind::Resolve),
    ("total duration", DurationKind::Resolve),
    ("duration of incident", DurationKind::Resolve),
    ("duration of the incident", DurationKind::Resolve),
    ("outage duration", DurationKind::Resolve),
    ("downtime", DurationKind::Resolve),
    ("total downtime", DurationKind::Resolve),
    ("dauer", DurationKind::Resolve),
    ("dauer des vorfalls", DurationKind::Resolve),
    ("zeit bis zur entdeckung", DurationKind::Detect),
    ("zeit bis zur behebung", DurationKind::Resolve),
    ("zeit bis zur wiederherstellung", DurationKind::Mitigate),
    ("durée", DurationKind::Resolve),
    ("durée de l'incident", DurationKind::Resolve),
    ("duración", DurationKind::Resolve),
    ("duración del incidente", DurationKind::Resolve),
    ("duração", DurationKind::Resolve),
    ("duur", DurationKind::Resolve),
];

/// Says of the incident itself how long it took.
const PROSE: [&str; 12] = [
    "incident lasted",
    "outage lasted",
    "this lasted",
    "it lasted",
    "impact lasted",
    "disruption lasted",
    "downtime lasted",
    "effect lasted",
    "incident took",
    "incident was resolved after",
    "vorfall dauerte",
    "störung dauerte",
];

/// Finds every stated duration, in order.
pub(crate) fn read(document: &Document) -> Vec<StatedDuration> {
    let mut found = Vec::new();
    for block in &document.blocks {
        read_block(document, block, 0, &mut found);
    }
    found
}

fn read_block(document: &Document, block: &Block, depth: usize, found: &mut Vec<StatedDuration>) {
    match &block.kind {
        BlockKind::Paragraph => read_paragraph(document, block.span, depth, found),
        BlockKind::List { .. } | BlockKind::Item { .. } | BlockKind::Quote if depth < MAX_DEPTH => {
            for inner in &block.children {
                read_block(document, inner, depth + 1, found);
            }
        }
        BlockKind::Table => read_table(document, block, found),
        _ => {}
    }
}

/// Reads the lines of a paragraph: "Time to repair: 6h 27m", or prose about the whole incident.
fn read_paragraph(document: &Document, span: Span, depth: usize, found: &mut Vec<StatedDuration>) {
    let source = span.slice(&document.text);
    let mut labelled = false;
    let mut at = span.start as usize;
    for line in source.split_inclusive('\n') {
        if let Some(stated) = labelled_line(line, at) {
            labelled = true;
            found.push(stated);
        }
        at += line.len();
    }
    if !labelled && depth == 0 && source.len() < MAX_PROSE {
        found.extend(in_prose(source, span.start as usize));
    }
}

fn labelled_line(line: &str, at: usize) -> Option<StatedDuration> {
    let (label, rest) = line.split_once(':')?;
    if label.len() > 60 {
        return None;
    }
    let kind = kind_of(label)?;
    let value = rest.trim_start_matches(['*', '_', ' ', '~', '\t', '≈']);
    let start = at + label.len() + 1 + (rest.len() - value.len());
    value_at(value, start, kind)
}

fn kind_of(label: &str) -> Option<DurationKind> {
    let name = normalized(label);
    let bare = name.split('(').next().unwrap_or_default().trim_end();
    LABELS.iter().find(|(words, _)| *words == bare).map(|(_, kind)| *kind)
}

/// Reads a duration at the start of `value`; `N/A`, `?` and words are none.
fn value_at(value: &str, start: usize, kind: DurationKind) -> Option<StatedDuration> {
    let about = ["about ", "approximately ", "approx. ", "approx ", "ca. ", "around ", "~"];
    let bare = about.iter().find_map(|word| value.strip_prefix(word)).unwrap_or(value);
    let start = start + (value.len() - bare.len());
    let mut cursor = Cursor::new(bare);
    let seconds = duration(&mut cursor)?;
    let behind = cursor.rest().to_lowercase();
    let support_hours = ["support hours", "working hours", "business hours", "office hours"]
        .iter()
        .any(|words| behind.contains(words));
    Some(StatedDuration {
        kind,
        seconds,
        support_hours,
        span: Span::new(start, start + cursor.at()),
    })
}

/// Reads tables of two columns or with a labelled head: `| Time to detect | 5 minutes |`.
fn read_table(document: &Document, table: &Block, found: &mut Vec<StatedDuration>) {
    let head = table.children.first();
    for (index, row) in table.children.iter().enumerate() {
        if let [label, value, ..] = row.children.as_slice()
            && let Some(kind) = kind_of(&label.text)
        {
            let text = value.span.slice(&document.text);
            found.extend(value_at(text, value.span.start as usize, kind));
        } else if index > 0 && table.children.len() == 2 {
            for (name, cell) in head.iter().flat_map(|head| &head.children).zip(&row.children) {
                let text = cell.span.slice(&document.text);
                let kind = kind_of(&name.text);
                found.extend(kind.and_then(|kind| value_at(text, cell.span.start as usize, kind)));
            }
        }
    }
}

/// Finds "the incident lasted 2 h 14 min" in running text.
fn in_prose(source: &str, start: usize) -> Option<StatedDuration> {
    let lasted = ["lasted", "took", "resolved after", "dauerte"];
    if !lasted.iter().any(|word| source.contains(word)) {
        return None;
    }
    let lower = source.to_ascii_lowercase();
    PROSE.iter().find_map(|words| {
        let at = lower.find(words)? + words.len();
        let rest = source.get(at..)?;
        let value = rest.trim_start();
        let skipped = rest.len() - value.len();
        value_at(value, start + at + skipped, DurationKind::Resolve)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::document;

    fn stated(text: &str) -> Vec<(DurationKind, i64, bool, String)> {
        let document = document(text);
        let of = |found: StatedDuration| {
            let words = found.span.slice(&document.text).to_owned();
            (found.kind, found.seconds, found.support_hours, words)
        };
        read(&document).into_iter().map(of).collect()
    }

    #[test]
    fn durations_are_read_where_they_are_stated() {
        use DurationKind as K;
        for (text, kind, seconds, support, words) in [
            ("- **Time to repair**: 6h 27m", K::Mitigate, 23_220, false, "6h 27m"),
            (
                "- **Time to resolve**: 7h (during support hours 10:00-17:00)",
                K::Resolve,
                25_200,
                true,
                "7h",
            ),
            (
                "- Time to recovery:  20 hours 20 minutes.",
                K::Mitigate,
                73_200,
                false,
                "20 hours 20 minutes",
            ),
            ("- Time to detection: 11 Days", K::Detect, 950_400, false, "11 Days"),
            (
                "- Time to recovery: 279 minutes [^3]\n\n[^3]: x",
                K::Mitigate,
                16_740,
                false,
                "279 minutes",
            ),
            ("Duration: 45 min", K::Resolve, 2_700, false, "45 min"),
            ("**Duration:** ~2 h", K::Resolve, 7_200, false, "2 h"),
            ("The incident lasted 2 h 14 min.", K::Resolve, 8_040, false, "2 h 14 min"),
            ("In all the outage lasted about 3 hours.", K::Resolve, 10_800, false, "3 hours"),
            (
                "| Time to detect | 5 minutes |\n|---|---|\n| a | b |",
                K::Detect,
                300,
                false,
                "5 minutes",
            ),
            (
                "| Duration | Users |\n|---|---|\n| 5 minutes | 3 |",
                K::Resolve,
                300,
                false,
                "5 minutes",
            ),
            ("Dauer: 2 Stunden", K::Resolve, 7_200, false, "2 Stunden"),
        ] {
            assert_eq!(stated(text), [(kind, seconds, support, words.to_owned())], "{text}");
        }
        for text in [
            "- Time to recovery: N/A",
            "- Time to recovery: ?",
            "- Time to detection: YYY",
            "The retry lasted 5 minutes.",
            "Mean Time to Repair: 1h 39m",
            "Duration of retries: 5 minutes",
        ] {
            assert_eq!(stated(text), [], "{text}");
        }
    }
}
