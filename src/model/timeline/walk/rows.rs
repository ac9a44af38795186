//! The rows of a table of times as events.

use super::Walk;
use crate::model::event::evidence;
use crate::model::event::marks::Marks;
use crate::model::section::prompt::is_prompt;
use crate::model::time::clock::Trust;
use crate::model::timeline::entry::Entry;
use crate::model::timeline::lead::lead;
use crate::model::timeline::table::{Columns, columns};
use crate::model::timeline::zone_told;
use crate::model::{Confidence, EventSource, ZoneSource};
use crate::syntax::Block;

impl Walk<'_> {
    /// Reads the rows of a table of times.
    pub(super) fn table(&mut self, table: &Block) {
        let Some(columns) = columns(table) else { return };
        let zone_before = self.placer.zone;
        let head = table.children.first().and_then(|head| head.children.get(columns.time));
        if let Some(zone) = head.and_then(|cell| zone_told::in_words(&cell.text)) {
            self.placer.zone = Some((zone, ZoneSource::Section));
        }
        for row in table.children.iter().skip(1) {
            self.row(row, &columns);
        }
        self.placer.zone = zone_before;
    }

    fn row(&mut self, row: &Block, columns: &Columns) {
        let cell = |column: usize| row.children.get(column);
        let told = |column: Option<usize>| {
            column.and_then(cell).map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
        };
        let text: Vec<&str> = columns
            .text
            .iter()
            .filter_map(|column| cell(*column))
            .map(|cell| self.source(cell.span).trim())
            .filter(|text| !text.is_empty())
            .collect();
        let text = text.join(" — ");
        let entry = Entry {
            span: row.span,
            actor: told(columns.actor).map(str::to_owned),
            marks: marks(told(columns.kind), told(columns.confidence)),
            evidence: columns
                .evidence
                .and_then(cell)
                .map_or_else(Vec::new, |cell| evidence::read(self.source(cell.span))),
            ..Entry::default()
        };
        if let Some(day) = columns.date.and_then(cell) {
            let lead = lead(self.source(day.span), Trust::Expected);
            let day = lead.and_then(|lead| self.bare_day(&lead.scanned));
            if let Some(day) = day.filter(|day| self.placer.day != Some(*day)) {
                self.placer.begin_day(day);
            }
        }
        let Some(time) = cell(columns.time) else { return };
        let source = self.source(time.span);
        let Some(lead) = lead(source, Trust::Expected) else {
            if !is_prompt(&text) && source.trim().len() < 60 {
                // The entry is kept; a cell left empty says that its time is not known.
                let entry = Entry { time_span: time.span, text, ..entry };
                self.events.push(entry.into_event(EventSource::Timeline));
            }
            return;
        };
        let rest = lead.text(source);
        let text =
            if rest.chars().any(char::is_alphanumeric) { format!("{rest} {text}") } else { text };
        self.entry(&lead, time.span, Entry { text, ..entry });
    }
}

/// Reads the cells that say of which kind an event is and how sure; each may say both.
fn marks(kind: Option<&str>, confidence: Option<&str>) -> Marks {
    let marks = kind.and_then(Marks::of_words).unwrap_or_default();
    let told = confidence.and_then(Confidence::named);
    Marks { confidence: told.or(marks.confidence), ..marks }
}
