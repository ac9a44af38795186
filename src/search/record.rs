//! One report as a search record: its facts once, its text cut at the headings.

use casebook_search::{ActionCounts, Day, Kind, Label, Part, Record};
use chrono::{Datelike, NaiveDate};

use super::catalog::one_line;
use crate::config::{Config, Term};
use crate::model::action::ActionSource;
use crate::model::analysis::AnalysisKind;
use crate::model::{ActionStatus, ContentKind, EventSource, Postmortem, SectionKind, Word};
use crate::syntax::{Block, BlockKind, Document};

/// Returns the address of a report's page, relative to the site's root.
pub(super) fn url(report: &Postmortem) -> String {
    let folder = match report.kind {
        ContentKind::Incident => "incidents",
        ContentKind::Plan => "plans",
        ContentKind::Page | ContentKind::Template => "pages",
    };
    format!("{folder}/{}/", report.slug)
}

/// Returns the day a report is listed under, else the day of its publication.
pub(super) fn date(report: &Postmortem) -> Option<NaiveDate> {
    report.date.or_else(|| report.published.as_ref().map(|published| published.value))
}

/// Returns the record of a report; a template has none.
pub(super) fn record(report: &Postmortem, config: &Config, as_of: NaiveDate) -> Option<Record> {
    let kind = match report.kind {
        ContentKind::Incident => Kind::Incident,
        ContentKind::Plan => Kind::Plan,
        ContentKind::Page => Kind::Page,
        ContentKind::Template => return None,
    };
    let services = report.services.iter().map(|it| service(config, &it.value));
    let causes = report.causes.iter().map(|it| term(&config.causes, &it.value));
    Some(Record {
        kind,
        id: report.id.value.clone(),
        url: url(report),
        title: report.title.value.clone(),
        summary: report.summary.as_ref().map(|it| one_line(&it.value)).unwrap_or_default(),
        date: date(report).and_then(|date| Day::new(date.year(), date.month(), date.day())),
        severity: report.severity.as_ref().map(|it| severity(config, &it.value)),
        status: report.effective_status().as_str().to_owned(),
        services: services.collect(),
        tags: report.tags.iter().map(|tag| Label::new(tag.value.clone())).collect(),
        causes: causes.collect(),
        trigger: report.trigger.as_ref().map(|it| term(&config.triggers, &it.value)),
        actions: action_counts(report, as_of),
        duration: report.durations.resolve.and_then(|seconds| u64::try_from(seconds).ok()),
        parts: parts(report),
    })
}

fn severity(config: &Config, word: &Word) -> Label {
    let known = config.severities.iter().find(|known| known.id == word.id);
    label(word, known.map(|known| (&known.name, &known.aliases)))
}

fn service(config: &Config, word: &Word) -> Label {
    let known = config.services.iter().find(|known| known.id == word.id);
    label(word, known.map(|known| (&known.name, &known.aliases)))
}

fn term(terms: &[Term], word: &Word) -> Label {
    let known = terms.iter().find(|known| known.id == word.id);
    label(word, known.map(|known| (&known.name, &known.aliases)))
}

/// Returns a word with everything else it is called, each name once.
fn label(word: &Word, known: Option<(&String, &Vec<String>)>) -> Label {
    let mut names: Vec<String> = Vec::new();
    let called = known.into_iter().flat_map(|(name, aliases)| std::iter::once(name).chain(aliases));
    for name in std::iter::once(&word.written).chain(called) {
        if *name != word.id && !names.contains(name) {
            names.push(name.clone());
        }
    }
    Label { id: word.id.clone(), names }
}

fn action_counts(report: &Postmortem, as_of: NaiveDate) -> ActionCounts {
    let mut counts = ActionCounts::default();
    for action in &report.actions {
        match action.status {
            ActionStatus::Open | ActionStatus::InProgress => counts.open += 1,
            ActionStatus::Done => counts.done += 1,
            ActionStatus::Dropped => counts.dropped += 1,
        }
        counts.overdue += u32::from(action.is_overdue(as_of));
    }
    counts
}

/// Returns the report's text cut at its headings, with what only the front matter says behind it.
fn parts(report: &Postmortem) -> Vec<Part> {
    let mut parts = body_parts(&report.document);
    let actions = report.actions.iter().filter(|it| it.source == ActionSource::FrontMatter);
    let actions: Vec<_> = actions
        .map(|it| {
            it.owner.iter().fold(it.title.value.clone(), |text, owner| text + " · " + &owner.value)
        })
        .collect();
    add_to_section(report, &mut parts, SectionKind::ActionItems, &actions);
    let events = report.events.iter().filter(|it| it.source == EventSource::FrontMatter);
    let events: Vec<_> = events.map(|it| it.text.clone()).collect();
    add_to_section(report, &mut parts, SectionKind::Timeline, &events);
    parts
}

/// Adds lines to the section of that kind, or as a part of their own where there is none.
fn add_to_section(report: &Postmortem, parts: &mut Vec<Part>, kind: SectionKind, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let text = lines.join("\n");
    let heading = report.section(kind).and_then(|section| section.heading);
    let anchor = heading.and_then(|it| report.document.headings.get(it)).map(|it| &it.anchor);
    match parts.iter_mut().find(|part| Some(&part.anchor) == anchor) {
        Some(part) => {
            part.text.push('\n');
            part.text.push_str(&text);
        }
        None => parts.push(Part { text, ..Part::default() }),
    }
}

fn body_parts(document: &Document) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    for block in &document.read_blocks() {
        if let BlockKind::Heading(index) = block.kind {
            let heading = document.headings.get(index);
            parts.push(heading.map_or_else(Part::default, |it| Part {
                heading: it.text.clone(),
                anchor: it.anchor.clone(),
                text: String::new(),
            }));
        } else if let Some(part) = parts.last_mut() {
            append(&mut part.text, block);
        }
    }
    parts.retain(|part| !part.text.is_empty() || !part.heading.is_empty());
    parts
}

/// Appends the text of a block and of those inside it, a line each; the cells of a row share one.
fn append(text: &mut String, block: &Block) {
    match &block.kind {
        // Raw HTML is markup; the words between its tags are rarely more than a comment.
        BlockKind::Html => {}
        BlockKind::Code { info }
            if AnalysisKind::of(info).is_some_and(AnalysisKind::is_drawn_from_elsewhere) => {}
        BlockKind::Row => {
            let cells: Vec<_> = block.children.iter().map(|cell| cell.text.trim()).collect();
            push_line(text, &cells.join(" · "));
        }
        BlockKind::Paragraph
        | BlockKind::Heading(_)
        | BlockKind::List { .. }
        | BlockKind::Item { .. }
        | BlockKind::Table
        | BlockKind::Cell
        | BlockKind::Quote
        | BlockKind::Code { .. }
        | BlockKind::Other => {
            push_line(text, block.text.trim());
            for child in &block.children {
                append(text, child);
            }
        }
    }
}

fn push_line(text: &mut String, line: &str) {
    if line.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
