//! The body of a report in pieces, its table of contents, and where its links lead.

mod covered;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::covered::Covered;
use super::context::Context;
use super::view::incident::{BodyChunk, TocEntry};
use super::{AssetCopy, LinkTarget, route, row, source};
use crate::knowledge::place::{self, Place};
use crate::knowledge::{Resolution, TrackedAction};
use crate::model::analysis::AnalysisKind;
use crate::model::{Postmortem, SectionKind};
use crate::syntax::markdown;
use crate::syntax::{Block, BlockKind, Heading, LinkKind, page_levels};
use crate::text::Span;

/// Cuts the body where the event list and the action table stand; what they show is left out of the text.
pub(super) fn chunks(report: &Postmortem) -> Vec<BodyChunk> {
    let blocks = report.document.read_blocks();
    let covered = Covered::by(report, &blocks);
    let levels = page_levels(&report.document.headings, &report.title.value);
    let mut drawn = [
        Drawn::new(
            "timeline",
            "Timeline",
            report,
            SectionKind::Timeline,
            !report.events.is_empty(),
        ),
        Drawn::new(
            "actions",
            "Action items",
            report,
            SectionKind::ActionItems,
            !report.actions.is_empty(),
        ),
    ];
    let mut chunks = Vec::new();
    let mut open = chunk("markdown");
    let mut until = 0;
    for block in &blocks {
        if open.kind != "markdown" && block.span.start >= until {
            flush(&mut chunks, std::mem::replace(&mut open, chunk("markdown")));
        }
        if let BlockKind::Heading(index) = block.kind
            && let Some(heading) = report.document.headings.get(index)
            && let Some(place) = drawn.iter_mut().find(|it| it.is_at(heading))
        {
            let level = levels.get(index).copied().flatten().unwrap_or(2);
            let next = BodyChunk { level, ..place.open(heading) };
            until = heading.content.end.max(heading.span.end);
            flush(&mut chunks, std::mem::replace(&mut open, next));
        } else if !covered.hides(block) {
            if open.kind != "markdown" && is_drawn_below(block) {
                // A measurement or a figure is read below the events.
                flush(&mut chunks, std::mem::replace(&mut open, chunk("markdown")));
            }
            open.source.push(block.span);
        } else if open.kind != "markdown" {
            // What is drawn stands where the first of it was written, and not behind the section.
            flush(&mut chunks, std::mem::replace(&mut open, chunk("markdown")));
        }
    }
    flush(&mut chunks, open);
    chunks.extend(drawn.into_iter().filter_map(Drawn::append));
    chunks
}

fn is_drawn_below(block: &Block) -> bool {
    let BlockKind::Code { info } = &block.kind else { return false };
    AnalysisKind::of(info).is_some_and(AnalysisKind::is_drawn_from_elsewhere)
}

/// Returns a stretch of the report's text as a piece without a heading of its own.
pub(super) fn text(source: Span) -> BodyChunk {
    BodyChunk { source: vec![source], ..chunk("markdown") }
}

fn chunk(kind: &'static str) -> BodyChunk {
    BodyChunk {
        kind,
        heading: None,
        anchor: None,
        level: 2,
        html: String::new(),
        source: Vec::new(),
    }
}

fn flush(chunks: &mut Vec<BodyChunk>, chunk: BodyChunk) {
    if chunk.kind != "markdown" || !chunk.source.is_empty() {
        chunks.push(chunk);
    }
}

/// Something drawn by the theme in the place of a section.
struct Drawn {
    kind: &'static str,
    label: &'static str,
    heading: Option<Span>,
    wanted: bool,
}

impl Drawn {
    fn new(
        kind: &'static str,
        label: &'static str,
        report: &Postmortem,
        section: SectionKind,
        wanted: bool,
    ) -> Self {
        let mut sections = report.sections.iter().filter(|it| it.kind == section);
        let heading = sections.find_map(|it| it.heading);
        let heading = heading.and_then(|it| report.document.headings.get(it)).map(|it| it.span);
        Self { kind, label, heading, wanted }
    }

    fn is_at(&self, heading: &Heading) -> bool {
        self.wanted && self.heading == Some(heading.span)
    }

    fn open(&mut self, heading: &Heading) -> BodyChunk {
        self.wanted = false;
        let anchor = Some(heading.anchor.clone());
        BodyChunk { heading: Some(heading.text.clone()), anchor, ..chunk(self.kind) }
    }

    fn append(self) -> Option<BodyChunk> {
        let anchor = Some(self.kind.to_owned());
        let heading = Some(self.label.to_owned());
        self.wanted.then(|| BodyChunk { heading, anchor, ..chunk(self.kind) })
    }
}

/// Builds the table of contents: the two upper levels of headings that are shown.
pub(super) fn toc(report: &Postmortem, chunks: &[BodyChunk]) -> Vec<TocEntry> {
    let headings = &report.document.headings;
    let levels = page_levels(headings, &report.title.value);
    let mut entries = Vec::new();
    for chunk in chunks {
        if let (Some(label), Some(anchor)) = (&chunk.heading, &chunk.anchor)
            && chunk.level <= 3
        {
            let (label, anchor) = (label.clone(), anchor.clone());
            entries.push(TocEntry { label, anchor, level: chunk.level });
        }
        for span in &chunk.source {
            let from = headings.partition_point(|it| it.span.start < span.start);
            for at in (from..headings.len()).take_while(|&at| headings[at].span.start < span.end) {
                let heading = &headings[at];
                let level = levels[at].filter(|level| *level <= 3);
                if let Some(level) = level.filter(|_| !heading.text.trim().is_empty()) {
                    let (label, anchor) = (heading.text.clone(), heading.anchor.clone());
                    entries.push(TocEntry { label, anchor, level });
                }
            }
        }
    }
    entries
}

/// How many words of an event tell which it is.
const WORDS_OF_EVENT: usize = 8;
/// Names beside a page that the site itself takes.
const TAKEN: [&str; 5] = ["index.html", "feed.atom", route::DRILL, source::MARKDOWN, source::JSON];

/// Resolves the links of a text that is shown at `href`, and names the files to copy beside it.
pub(super) fn links(
    context: &Context<'_>,
    report: &Postmortem,
    href: &str,
) -> (BTreeMap<String, LinkTarget>, Vec<AssetCopy>) {
    let root = route::root(href);
    let mut targets = BTreeMap::new();
    let mut copies = BTreeMap::new();
    let mut names = BTreeSet::from(TAKEN.map(str::to_owned));
    for link in report.links() {
        if targets.contains_key(&link.target) {
            continue;
        }
        let target = match context.knowledge.resolve(report.file(), link) {
            Resolution::Report { file, anchor } => {
                let other = context.knowledge.reports.get(&file);
                let (anchor, place) = place_of(context, other, anchor);
                let href = context.routes.report(&file).map(|to| format!("{root}{to}{anchor}"));
                let title = place.or_else(|| Some(other?.title.value.clone()));
                let lang = other.and_then(|other| context.lang_beside(other, report));
                LinkTarget { href, title, lang, size: None }
            }
            Resolution::Path { file } if context.assets.contains_key(&file) => {
                let size = context.sizes.get(&file).copied();
                let copy = copies.entry(file).or_insert_with_key(|file| {
                    let name = file.as_str().rsplit('/').next().unwrap_or_default().to_owned();
                    free_file_name(&mut names, &name)
                });
                LinkTarget { href: Some(route::encode(copy)), size, ..LinkTarget::default() }
            }
            Resolution::UnknownIncident(_) | Resolution::Path { .. } => LinkTarget::default(),
            Resolution::Outside if is_above_root(&link.target, link.kind) => LinkTarget::default(),
            Resolution::Outside | Resolution::Anchor(_) => continue,
        };
        targets.insert(link.target.clone(), target);
    }
    let copies =
        copies.into_iter().map(|(from, name)| AssetCopy { from, to: format!("{href}{name}") });
    (targets, copies.collect())
}

/// Returns the end of an address that leads to `anchor` of a report, and what is there in words where it
/// is an action or an event.
fn place_of(
    context: &Context<'_>,
    report: Option<&Arc<Postmortem>>,
    anchor: Option<String>,
) -> (String, Option<String>) {
    let Some(anchor) = anchor else { return (String::new(), None) };
    let found = report.and_then(|report| Some((report, place::find(report, &anchor)?)));
    let Some((report, (anchor, place))) = found else {
        return (format!("#{}", route::encode(&anchor)), None);
    };
    let words = &context.words;
    let told = match place {
        Place::Action(index) => {
            let action = TrackedAction::new(report, index, context.knowledge.as_of);
            let (_, state) = row::action_state(words, &action);
            let title = markdown::plain(&action.action().title.value);
            words.say("link-action", &[("title", title.into()), ("state", state.into())])
        }
        Place::Event(event) => {
            let text = first_words(&markdown::plain(&event.text));
            let clock = event
                .at
                .as_ref()
                .map(|at| words.time(at))
                .map(|at| if at.clock.is_empty() { at.date.short } else { at.clock });
            match clock {
                Some(time) => {
                    words.say("link-event", &[("time", time.into()), ("text", text.into())])
                }
                None => text,
            }
        }
    };
    (format!("#{}", route::encode(&anchor)), Some(told))
}

/// Returns the beginning of a text, whole if it is short.
fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first = words.by_ref().take(WORDS_OF_EVENT).collect::<Vec<_>>().join(" ");
    if words.next().is_some() { first + "…" } else { first }
}

fn is_above_root(target: &str, kind: LinkKind) -> bool {
    kind != LinkKind::Incident && (target.starts_with("../") || target.starts_with("./"))
}

/// Returns `name`, or `name-2.ext` when another file of that name stands beside the page already.
fn free_file_name(names: &mut BTreeSet<String>, name: &str) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut number = 1;
    loop {
        let next = match number {
            1 => name.to_owned(),
            _ => format!("{stem}-{number}{ending}"),
        };
        // Names that differ only in case are one file on some systems.
        if names.insert(next.to_lowercase()) {
            return next;
        }
        number += 1;
    }
}
