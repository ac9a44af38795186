//! Durations the author states: `**Time to repair**: 6h 27m`, a row of a table, a key of the front
//! matter, "the incident lasted 2 h 14 min".

mod length;
mod prose;
pub(crate) mod range;
mod words;

use crate::model::section::wording::normalized;
use crate::model::time::{DurationKind, Milestone, StatedDuration};
use crate::model::{Postmortem, SectionKind};
use crate::syntax::{Block, BlockKind, Document};
use crate::text::Span;
use crate::yaml::{Entry, Node};
use length::Length;
use words::{LISTS, Label};

/// How deep lists are looked into.
const MAX_DEPTH: usize = 4;

/// Longest paragraph that is searched for prose such as "lasted two hours".
const MAX_PROSE: usize = 4_000;

/// Finds every stated duration, in order of place.
pub(crate) fn read(report: &Postmortem) -> Vec<StatedDuration> {
    let mut reader = Reader { report, document: &report.document, found: Vec::new() };
    reader.front_matter();
    reader.title();
    for block in &report.document.blocks {
        reader.block(block, 0);
    }
    reader.found.sort_by_key(|stated| stated.span);
    reader.found.dedup_by_key(|stated| stated.span);
    reader.found
}

struct Reader<'a> {
    report: &'a Postmortem,
    document: &'a Document,
    found: Vec<StatedDuration>,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block, depth: usize) {
        match &block.kind {
            BlockKind::Paragraph => self.paragraph(block.span, depth),
            BlockKind::List { .. } | BlockKind::Item { .. } | BlockKind::Quote
                if depth < MAX_DEPTH =>
            {
                for inner in &block.children {
                    self.block(inner, depth + 1);
                }
            }
            BlockKind::Table => self.table(block),
            _ => {}
        }
    }

    /// Reads the lines of a paragraph: "Time to repair: 6h 27m", or prose about the whole incident.
    fn paragraph(&mut self, span: Span, depth: usize) {
        let source = span.slice(&self.document.text);
        let mut labelled = false;
        let mut at = span.start as usize;
        for line in source.split_inclusive('\n') {
            if let Some(stated) = self.labelled_line(line, at) {
                labelled = true;
                self.found.push(stated);
            }
            at += line.len();
        }
        let about_all = self.is_about_all(span);
        if !labelled && (depth == 0 || about_all) && source.len() < MAX_PROSE {
            self.prose(span, about_all);
        }
    }

    fn labelled_line(&self, line: &str, at: usize) -> Option<StatedDuration> {
        let (label, rest) = line.split_once(':')?;
        if label.len() > 60 {
            return None;
        }
        let kind = self.kind_of(label)?;
        let value = rest.trim_start_matches(['*', '_', ' ', '\t']);
        let start = at + label.len() + 1 + (rest.len() - value.len());
        value_at(value, start, kind)
    }

    fn kind_of(&self, label: &str) -> Option<DurationKind> {
        let name = normalized(label);
        let bare = name.split('(').next().unwrap_or_default().trim_end();
        Some(match LISTS.label(bare)? {
            Label::Kind(kind) => kind,
            Label::Length => self.whole(),
        })
    }

    /// Returns what the length of the incident is: until all was done, or until harm ended where only
    /// that is told.
    fn whole(&self) -> DurationKind {
        let is_known = |milestone| self.report.times.get(milestone).is_some();
        if !is_known(Milestone::Resolved) && is_known(Milestone::Mitigated) {
            DurationKind::Mitigate
        } else {
            DurationKind::Resolve
        }
    }

    /// Tells whether a paragraph sums up the incident or its impact.
    fn is_about_all(&self, span: Span) -> bool {
        let headings = &self.document.headings;
        let is_preface =
            headings.iter().filter(|it| it.level > 1).all(|it| it.span.start > span.start);
        let summing_up = [SectionKind::Summary, SectionKind::Impact];
        let mut sections = self.report.sections.iter();
        let is_section = |section: &crate::model::Section| {
            summing_up.contains(&section.kind) && section.content.contains(span)
        };
        // The label of a list stands in the paragraph itself.
        let is_labelled = |section: &crate::model::Section| {
            summing_up.contains(&section.kind) && span.contains(section.heading_span)
        };
        sections.any(|section| is_section(section) || is_labelled(section))
            || (is_preface && !headings.is_empty())
    }

    fn prose(&mut self, span: Span, about_all: bool) {
        let source = span.slice(&self.document.text);
        for told in prose::find(source, about_all) {
            let stated = self.told(told, span.start as usize);
            self.found.push(stated);
        }
    }

    /// Takes a length told of the incident; it ends where harm ended, where that is known.
    fn told(&self, told: prose::Told, at: usize) -> StatedDuration {
        let is_mitigated = self.report.times.get(Milestone::Mitigated).is_some();
        let kind = if is_mitigated { DurationKind::Mitigate } else { DurationKind::Resolve };
        let behind = &self.document.text[at + told.length.end..];
        let stated = stated(told.length, kind, at, behind);
        StatedDuration { told: true, of_whole: told.of_whole, slack: told.length.slack, ..stated }
    }

    fn title(&mut self) {
        let title = self.report.title.span;
        let in_front = self.document.front_matter.as_ref().map_or(0, |front| front.span.end);
        if title.start < title.end {
            self.prose(title, true);
        }
        if let Some(summary) = self.report.summary.as_ref().filter(|it| it.span.end <= in_front) {
            self.prose(summary.span, true);
        }
    }

    /// Reads keys such as `duration: 45 min` and `downtime_minutes: 45`, of other tools and of `extra`.
    fn front_matter(&mut self) {
        let Some(front) = &self.document.front_matter else { return };
        let of_extra = front.root.get("extra").map_or(&[][..], Node::entries);
        for entry in front.root.entries().iter().chain(of_extra) {
            let stated = self.keyed(entry);
            self.found.extend(stated);
        }
    }

    /// Reads a key of the front matter whose name says what it states, and perhaps in which unit.
    fn keyed(&self, entry: &Entry) -> Option<StatedDuration> {
        let name = normalized(&entry.key.replace(['_', '-'], " "));
        let units = [("minutes", 60), ("mins", 60), ("min", 60), ("hours", 3_600), ("seconds", 1)];
        let unit = units.into_iter().find_map(|(unit, seconds)| {
            let bare = name.strip_suffix(unit)?.trim_end().trim_end_matches(" in");
            Some((self.kind_of(bare)?, seconds))
        });
        let span = entry.value.span;
        let Some((kind, seconds)) = unit else {
            let written = span.slice(&self.document.text);
            let bare = written.trim_start_matches(['"', '\'']);
            let start = span.start as usize + written.len() - bare.len();
            return value_at(bare, start, self.kind_of(&name)?);
        };
        let number: f64 =
            entry.value.text()?.trim().parse().ok().filter(|it| (0.0..1e6).contains(it))?;
        // Within a million: nothing is cut off.
        #[expect(clippy::cast_possible_truncation, reason = "the number is below a million")]
        let seconds = (number * f64::from(seconds)).round() as i64;
        let support_hours = false;
        Some(StatedDuration {
            kind,
            seconds,
            slack: 0,
            told: false,
            of_whole: true,
            support_hours,
            span,
        })
    }

    /// Reads tables of two columns or with a labelled head: `| Time to detect | 5 minutes |`.
    fn table(&mut self, table: &Block) {
        let text = &self.document.text;
        let value =
            |cell: &Block, kind| value_at(cell.span.slice(text), cell.span.start as usize, kind);
        let head = table.children.first();
        for (index, row) in table.children.iter().enumerate() {
            if let [label, cell, ..] = row.children.as_slice()
                && let Some(kind) = self.kind_of(&label.text)
            {
                self.found.extend(value(cell, kind));
            } else if index > 0 && table.children.len() == 2 {
                for (name, cell) in head.iter().flat_map(|head| &head.children).zip(&row.children) {
                    self.found.extend(self.kind_of(&name.text).and_then(|kind| value(cell, kind)));
                }
            }
        }
    }
}

/// Reads a duration at the start of `value`; `N/A`, `?` and words are none.
fn value_at(value: &str, at: usize, kind: DurationKind) -> Option<StatedDuration> {
    let length = length::read(value)?;
    Some(stated(length, kind, at, &value[length.end..]))
}

/// Places a length whose text starts at `at`; what stands behind it on its line tells whether support
/// hours are meant.
fn stated(length: Length, kind: DurationKind, at: usize, behind: &str) -> StatedDuration {
    let behind = behind.lines().next().unwrap_or_default().to_lowercase();
    let support_hours = LISTS.support.iter().any(|words| behind.contains(words));
    StatedDuration {
        kind,
        seconds: length.seconds,
        slack: if length.start > 0 { length.slack } else { 0 },
        told: false,
        of_whole: true,
        support_hours,
        span: Span::new(at + length.start, at + length.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::model::tests::document;

    fn stated(text: &str) -> Vec<(DurationKind, i64, bool, String)> {
        let report = Postmortem::unread(Arc::new(document(text)));
        let document = report.document.clone();
        let of = |found: StatedDuration| {
            let words = found.span.slice(&document.text).to_owned();
            (found.kind, found.seconds, found.support_hours, words)
        };
        read(&report).into_iter().map(of).collect()
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
