//! Goes through the blocks of a timeline and turns each entry, whatever its form, into an event.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::model::section::prompt::is_blank;
use crate::model::time::clock::Trust;
use crate::model::time::finding;
use crate::model::time::scan::{Scanned, Written};
use crate::model::timeline::entry::{Entry, dedented};
use crate::model::timeline::exhibits::Exhibits;
use crate::model::timeline::lead::{Lead, lead};
use crate::model::timeline::place::{Placed, Placer};
use crate::model::timeline::table::columns;
use crate::model::timeline::{Read, region, zone_told};
use crate::model::{Event, EventSource, ZoneSource};
use crate::syntax::{Block, BlockKind, Document};
use crate::text::Span;

mod rows;

/// How deep lists are looked into.
const MAX_DEPTH: usize = 8;

/// One pass over the blocks of a timeline.
pub(crate) struct Walk<'a> {
    document: &'a Document,
    placer: Placer<'a>,
    events: Vec<Event>,
    found: Vec<Diagnostic>,
}

impl<'a> Walk<'a> {
    /// Begins a pass.
    pub(crate) fn new(document: &'a Document, placer: Placer<'a>) -> Self {
        Self { document, placer, events: Vec::new(), found: Vec::new() }
    }

    /// Hands over what was read.
    pub(crate) fn finish(mut self, read: &mut Read) {
        if !self.events.is_empty() {
            read.unzoned.extend(self.placer.finish());
            read.found.append(&mut self.found);
            read.events.append(&mut self.events);
        }
    }

    /// Reads one timeline.
    pub(crate) fn region(&mut self, region: Span) {
        let document = self.document;
        let blocks = region::blocks_in(&document.blocks, region);
        let mut skip_to = region.start;
        for (at, block) in blocks.iter().enumerate() {
            if block.span.start < skip_to && block.span.end <= skip_to {
                continue;
            }
            match &block.kind {
                BlockKind::Heading(index) => {
                    if let Some(end) = self.heading(*index, region.end, &blocks[at + 1..]) {
                        skip_to = end;
                    }
                }
                BlockKind::Paragraph => self.paragraph(block.span, region),
                BlockKind::List { .. } => self.list(block, 0),
                BlockKind::Table => self.table(block),
                BlockKind::Quote => {
                    for inner in block.children.iter().filter(|b| b.kind == BlockKind::Paragraph) {
                        self.paragraph(inner.span, region);
                    }
                }
                _ => {}
            }
        }
        if self.events.is_empty() {
            for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::Code { .. }))
            {
                self.lines(block.span);
            }
        }
    }

    /// Reads lists and tables of times wherever they stand, for reports without a timeline section.
    pub(crate) fn anywhere(&mut self) {
        let document = self.document;
        for block in &document.blocks {
            match block.kind {
                BlockKind::List { .. } => self.lists_of_times(block, 0),
                BlockKind::Table if columns(block).is_some_and(|found| !found.text.is_empty()) => {
                    self.table(block);
                }
                _ => {}
            }
        }
        let headings: Vec<usize> =
            (0..document.headings.len()).filter(|at| *at > 0 && self.clock_heading(*at)).collect();
        if self.events.is_empty() && headings.len() >= 2 {
            for at in headings {
                self.heading(at, document.body.end, &[]);
            }
        }
    }

    fn clock_heading(&self, at: usize) -> bool {
        let heading = &self.document.headings[at];
        let span = region::heading_text(self.document, heading);
        let found = lead(span.slice(&self.document.text), Trust::Prose);
        matches!(found, Some(Lead { scanned: Scanned::Time(written), .. }) if written.clock.is_some())
    }

    /// Reads a list when at least two entries, and half of them, begin with a clock time.
    fn lists_of_times(&mut self, list: &Block, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let timed = list.children.iter().filter(|item| self.begins_with_clock(item)).count();
        if timed >= 2 && timed * 2 >= list.children.len() {
            return self.list(list, depth);
        }
        for inner in list.children.iter().flat_map(|item| &item.children) {
            if matches!(inner.kind, BlockKind::List { .. }) {
                self.lists_of_times(inner, depth + 1);
            }
        }
    }

    fn begins_with_clock(&self, item: &Block) -> bool {
        let source = self.source(first_line(item));
        matches!(
            lead(source, Trust::Prose),
            Some(Lead { scanned: Scanned::Time(Written { clock: Some(_), .. }), .. })
        )
    }

    /// Finds the evidence among the blocks below an event.
    fn exhibits<'b>(&self, blocks: impl Iterator<Item = &'b Block>) -> Exhibits {
        Exhibits::among(blocks, &self.document.text)
    }

    fn source(&self, span: Span) -> &'a str {
        span.slice(&self.document.text)
    }

    /// Reads a heading that is a time, or the day of what stands below it; returns how far its text reaches.
    fn heading(&mut self, index: usize, end: u32, following: &[&Block]) -> Option<u32> {
        let heading = &self.document.headings[index];
        let span = region::heading_text(self.document, heading);
        let source = self.source(span);
        let lead = lead(source, Trust::Prose)?;
        if let Some(day) = self.bare_day(&lead.scanned)
            && self.entries_follow(index, following)
        {
            self.placer.begin_day(day);
            return None;
        }
        let next = self.document.headings.get(index + 1).map_or(end, |next| {
            let inner = next.level > heading.level && !region::is_time(self.document, next);
            if inner { heading.content.end } else { next.span.start }
        });
        let content =
            Span { start: heading.content.start, end: next.min(end).max(heading.content.start) };
        let title = lead.text(source);
        let inside = following.iter().copied().take_while(|block| block.span.start < content.end);
        let exhibits = self.exhibits(inside);
        let below = exhibits.without(self.source(content), content.start);
        let below = below.trim();
        let text = match (title.is_empty(), below.is_empty()) {
            (true, _) => below.to_owned(),
            (false, true) => title,
            (false, false) => format!("{title}\n\n{below}"),
        };
        let whole = Span { start: heading.span.start, end: content.end };
        let evidence = exhibits.evidence;
        self.entry(&lead, span, Entry { span: whole, text, evidence, ..Entry::default() });
        Some(content.end)
    }

    /// Tells whether entries with clock times of their own stand below a heading that is a day.
    fn entries_follow(&self, index: usize, following: &[&Block]) -> bool {
        let headings = &self.document.headings;
        let (level, end) = (headings[index].level, headings[index].content.end);
        let mut below = following.iter().take_while(|block| block.span.start < end);
        let deeper = headings[index + 1..]
            .iter()
            .position(|next| next.span.start >= end || next.level > level)
            .map(|ahead| index + 1 + ahead)
            .filter(|at| headings[*at].span.start < end);
        deeper.is_some_and(|at| self.clock_heading(at))
            || below.any(|block| match block.kind {
                BlockKind::List { .. } => {
                    block.children.first().is_some_and(|item| self.begins_with_clock(item))
                }
                BlockKind::Table => columns(block).is_some(),
                BlockKind::Paragraph => matches!(
                    lead(self.source(block.span), Trust::Prose),
                    Some(Lead { scanned: Scanned::Time(Written { clock: Some(_), .. }), .. })
                ),
                _ => false,
            })
    }

    /// Returns the day of a time that is a day and nothing else.
    fn bare_day(&self, scanned: &Scanned) -> Option<NaiveDate> {
        match scanned {
            Scanned::Time(Written { date: Some(date), clock: None, until: None, .. }) => {
                date.resolve(self.placer.day)
            }
            Scanned::Time(_) | Scanned::Unreadable { .. } | Scanned::Blank { .. } => None,
        }
    }

    /// Reads a paragraph: the zone or the day of what follows, or lines that begin with times.
    fn paragraph(&mut self, span: Span, region: Span) {
        let span = Span { start: span.start.max(region.start), end: span.end };
        let source = self.source(span);
        let Some(lead) = lead(source.trim_start(), Trust::Prose) else {
            if source.len() < 300
                && let Some(zone) = zone_told::in_sentence(source)
            {
                self.placer.zone = Some((zone, ZoneSource::Section));
            }
            return;
        };
        let alone = lead.behind >= source.trim().len();
        match self.bare_day(&lead.scanned) {
            Some(day) if alone => self.placer.begin_day(day),
            _ => self.lines(span),
        }
    }

    /// Reads lines each of which begins with a time; a line that does not goes on with the one before it.
    fn lines(&mut self, span: Span) {
        let source = self.source(span);
        let mut starts: Vec<usize> = Vec::new();
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let inner = line.trim_start();
            let lead = lead(inner, Trust::Prose);
            if lead.is_some_and(|lead| matches!(lead.scanned, Scanned::Time(_))) {
                starts.push(at + (line.len() - inner.len()));
            }
            at += line.len();
        }
        let ends = starts.iter().skip(1).copied().chain([source.len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let text = source[start..end].trim_end();
            let from = span.start as usize + start;
            self.timed_text(Span::new(from, from + text.len()), Exhibits::default());
        }
    }

    /// Reads an entry that begins with its time.
    fn timed_text(&mut self, span: Span, exhibits: Exhibits) {
        let source = exhibits.without(self.source(span), span.start);
        if let Some(lead) = lead(&source, Trust::Prose) {
            let text = dedented(&lead.text(&source));
            let evidence = exhibits.evidence;
            self.entry(&lead, span, Entry { span, text, evidence, ..Entry::default() });
        }
    }

    /// Reads the items of a list; an item that is a day tells the day of the items within it.
    fn list(&mut self, list: &Block, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for item in &list.children {
            let first = first_line(item);
            let inner =
                || item.children.iter().filter(|b| matches!(b.kind, BlockKind::List { .. }));
            let Some(lead) = lead(self.source(first), Trust::Prose) else {
                inner().for_each(|nested| self.list(nested, depth + 1));
                continue;
            };
            let nested_times =
                inner().any(|list| list.children.iter().any(|item| self.begins_with_clock(item)));
            if let Some(day) = self.bare_day(&lead.scanned).filter(|_| nested_times) {
                self.placer.begin_day(day);
                inner().for_each(|nested| self.list(nested, depth + 1));
                continue;
            }
            self.item(item, first);
        }
    }

    /// Reads an item that begins with a time; lines such as `– 15:53: ...` within it are entries of
    /// their own, written with a dash that is no list mark.
    fn item(&mut self, item: &Block, first: Span) {
        let whole = Span { start: first.start, end: item.span.end };
        let source = self.source(whole);
        let paragraph = (first.end - first.start) as usize;
        let mut cuts = vec![0];
        let mut at = 0;
        for line in source[..paragraph.min(source.len())].split_inclusive('\n') {
            let inner = line.trim_start();
            let bare = inner.trim_start_matches(['–', '—', '•', ' ']);
            if bare.len() < inner.len()
                && lead(bare, Trust::Prose).is_some_and(
                    |lead| matches!(lead.scanned, Scanned::Time(w) if w.clock.is_some()),
                )
            {
                cuts.push(at + (line.len() - bare.len()));
            }
            at += line.len();
        }
        // What stands below the lines belongs to the last of them.
        let mut exhibits = self.exhibits(item.children.iter().skip(1));
        for (index, start) in cuts.iter().enumerate() {
            let next = cuts.get(index + 1).copied();
            let end = next.unwrap_or(source.len());
            let text = source[*start..end].trim_end().trim_end_matches(['–', '—', '•', ' ']);
            let from = whole.start as usize + start;
            let span = Span::new(from, from + text.trim_end().len());
            let its_own =
                if next.is_none() { std::mem::take(&mut exhibits) } else { Exhibits::default() };
            self.timed_text(span, its_own);
        }
    }

    /// Makes an event of an entry whose time stands at the front of `source_span`.
    fn entry(&mut self, lead: &Lead<'_>, source_span: Span, told: Entry) {
        let start = source_span.start as usize;
        let time_span = Span::new(start + lead.time.start, start + lead.time.end);
        let placed = match &lead.scanned {
            Scanned::Time(written) => self.placer.place(written, time_span, &mut self.found),
            Scanned::Unreadable { .. } => {
                let source = self.source(time_span);
                self.found.push(finding::unreadable(source, time_span, &self.placer.context()));
                Placed::default()
            }
            Scanned::Blank { .. } => {
                if is_blank(&told.text) || is_template_text(&told.text) {
                    return;
                }
                Placed::default()
            }
        };
        let Placed { at, until } = placed;
        let entry = Entry { at, until, time_span, ..told };
        self.events.push(entry.into_event(EventSource::Timeline));
    }
}

/// Tells the wording of a template's example row.
fn is_template_text(text: &str) -> bool {
    let known =
        ["short event description", "event description", "description", "event", "what happened"];
    known.iter().any(|words| text.trim().trim_end_matches(['.', '…']).eq_ignore_ascii_case(words))
}

/// Returns where the first paragraph of an item stands.
fn first_line(item: &Block) -> Span {
    match item.children.first() {
        Some(first) if first.kind == BlockKind::Paragraph => first.span,
        Some(_) | None => Span { start: item.span.start, end: item.span.start },
    }
}
