//! What of a body is left out of the text, since the event list or the action table shows it.

use crate::model::action::ActionSource;
use crate::model::{EventSource, Postmortem, SectionKind, timeline};
use crate::syntax::{Block, BlockKind, Heading};
use crate::text::Span;

/// What the event list and the action table show instead of the text.
pub(super) struct Covered {
    /// Stretches of the text, in order of their start.
    spans: Vec<Span>,
    /// Headings under which nothing is left.
    headings: Vec<usize>,
}

impl Covered {
    /// Finds what is shown elsewhere; `blocks` are the outermost of the body.
    pub(super) fn by(report: &Postmortem, blocks: &[Block]) -> Self {
        let mut covered = Self { spans: spans(report), headings: Vec::new() };
        covered.headings = covered.emptied(report, blocks);
        covered
    }

    /// Finds the headings of days and of groups of actions whose text is all shown elsewhere.
    fn emptied(&self, report: &Postmortem, blocks: &[Block]) -> Vec<usize> {
        if self.spans.is_empty() {
            return Vec::new();
        }
        let document = &report.document;
        let of_actions = |heading: &Heading| {
            report
                .sections
                .iter()
                .any(|it| it.kind == SectionKind::ActionItems && it.content.contains(heading.span))
        };
        let says = |block: &&Block| match block.kind {
            BlockKind::Heading(_) => false,
            BlockKind::Html => !block.span.slice(&document.text).starts_with("<!--"),
            _ => true,
        };
        let is_emptied = |heading: &Heading| {
            let from = blocks.partition_point(|it| it.span.start < heading.content.start);
            let inside = blocks[from..].iter();
            let inside = inside.take_while(|it| it.span.start < heading.content.end);
            let mut said = inside.filter(says).peekable();
            said.peek().is_some()
                && said.all(|block| self.hides(block))
                && (of_actions(heading) || timeline::is_time_heading(document, heading))
        };
        (0..document.headings.len()).filter(|at| is_emptied(&document.headings[*at])).collect()
    }
}

fn spans(report: &Postmortem) -> Vec<Span> {
    let events = report.events.iter().filter(|it| it.source == EventSource::Timeline);
    let actions = report.actions.iter().filter_map(|it| match it.source {
        ActionSource::FrontMatter => it.told_again,
        ActionSource::Table | ActionSource::List => Some(it.span),
    });
    let labels = report.actions.iter().filter_map(|it| it.group.as_ref()?.label);
    let mut spans: Vec<Span> = events.map(|it| it.span).chain(actions).chain(labels).collect();
    spans.sort();
    spans
}

impl Covered {
    /// Tells whether all a block says is shown elsewhere. A list or table is only left out whole.
    pub(super) fn hides(&self, block: &Block) -> bool {
        match block.kind {
            BlockKind::Heading(at) if self.headings.contains(&at) => true,
            BlockKind::List { .. } => !block.children.is_empty() && self.all(&block.children),
            BlockKind::Table => block.children.len() > 1 && self.all(&block.children[1..]),
            _ => self.holds(block.span),
        }
    }

    fn all(&self, parts: &[Block]) -> bool {
        parts.iter().all(|part| self.holds(part.span) || self.starts_in(part.span))
    }

    /// Tells whether a stretch lies within what is shown.
    fn holds(&self, span: Span) -> bool {
        let before = self.spans.partition_point(|it| it.start <= span.start);
        before.checked_sub(1).is_some_and(|at| self.spans[at].end >= span.end && !self.is_point(at))
    }

    /// Tells whether something shown starts within a stretch, such as an event within its list item.
    fn starts_in(&self, span: Span) -> bool {
        let at = self.spans.partition_point(|it| it.start < span.start);
        self.spans.get(at).is_some_and(|it| it.end <= span.end && !self.is_point(at))
    }

    fn is_point(&self, at: usize) -> bool {
        self.spans[at].start == self.spans[at].end
    }
}
