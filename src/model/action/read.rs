//! Reads action items from the body: tables and lists of the Action items section.

use chrono::NaiveDate;

use crate::model::action::notes::{self, read_day};
use crate::model::action::words;
use crate::model::action::{ActionGroup, ActionSource};
use crate::model::section::prompt::is_prompt;
use crate::model::section::wording::normalized;
use crate::model::timeline::region_blocks;
use crate::model::{ActionItem, ActionStatus, Section, SectionKind};
use crate::syntax::{Block, BlockKind, Document, Heading, LinkKind};
use crate::text::{Span, Spanned};

/// Longest title; what is longer is cut at its first sentence.
const MAX_TITLE: usize = 200;

/// How deep lists are looked into for groups of actions.
const MAX_DEPTH: usize = 4;

/// Reads the actions of the body, in order; ids and opening days are given later.
pub(crate) fn read(document: &Document, sections: &[Section]) -> Vec<ActionItem> {
    let mut actions = Vec::new();
    let mut seen: Vec<Span> = Vec::new();
    for section in sections.iter().filter(|section| section.kind == SectionKind::ActionItems) {
        if seen.iter().any(|other| other.contains(section.content)) {
            continue;
        }
        seen.push(section.content);
        let mut above = None;
        for block in region_blocks(document, section.content) {
            let group = label(document, above).or_else(|| under_heading(document, section, block));
            match block.kind {
                BlockKind::List { .. } => {
                    read_list(document, block, 0, group.as_ref(), &mut actions);
                }
                BlockKind::Table => read_table(document, block, group.as_ref(), &mut actions),
                _ => {}
            }
            above = Some(block);
        }
    }
    actions
}

/// Returns the group that a short line ending in a colon, or all bold, names for what is below it.
fn label(document: &Document, above: Option<&Block>) -> Option<ActionGroup> {
    let line = above.filter(|above| above.kind == BlockKind::Paragraph)?;
    is_label(document, line).then(|| ActionGroup { label: Some(line.span), ..named(line) })
}

/// Returns the group of the innermost heading below that of the section.
fn under_heading(document: &Document, section: &Section, block: &Block) -> Option<ActionGroup> {
    let holds = |heading: &Heading| {
        heading.content.contains(block.span) && section.content.contains(heading.span)
    };
    let at = document.headings.iter().rposition(holds)?;
    let name = document.headings[at].text.trim().to_owned();
    (!name.is_empty()).then_some(ActionGroup { name, heading: Some(at), label: None })
}

fn named(line: &Block) -> ActionGroup {
    let name = line.text.trim().trim_end_matches(':').trim_end().to_owned();
    ActionGroup { name, heading: None, label: None }
}

fn read_list(
    document: &Document,
    list: &Block,
    depth: usize,
    group: Option<&ActionGroup>,
    actions: &mut Vec<ActionItem>,
) {
    for item in &list.children {
        let nested = item.children.iter().filter(|b| matches!(b.kind, BlockKind::List { .. }));
        let first = item.children.first().filter(|first| first.kind == BlockKind::Paragraph);
        let Some(first) = first.filter(|first| !is_prompt(&first.text)) else { continue };
        if depth < MAX_DEPTH && is_group(document, item, first) {
            let own =
                Some(ActionGroup { heading: group.and_then(|it| it.heading), ..named(first) });
            nested.for_each(|inner| {
                read_list(document, inner, depth + 1, own.as_ref(), actions);
            });
        } else {
            actions.push(ActionItem { group: group.cloned(), ..of_item(document, item, first) });
        }
    }
}

/// "Process:" or a bold word above a nested list is the name of a group.
fn is_group(document: &Document, item: &Block, first: &Block) -> bool {
    let has_list = item.children.iter().any(|b| matches!(b.kind, BlockKind::List { .. }));
    has_list && is_label(document, first)
}

fn is_label(document: &Document, line: &Block) -> bool {
    let source = line.span.slice(&document.text).trim();
    let bold = source.starts_with("**") && source.trim_end_matches(':').ends_with("**");
    (source.ends_with(':') || source.ends_with(":**") || bold) && source.len() < 80
}

fn of_item(document: &Document, item: &Block, first: &Block) -> ActionItem {
    let source = first.span.slice(&document.text);
    let notes = notes::read(source, first.span.start as usize);
    let task = match item.kind {
        BlockKind::Item { task } => task,
        _ => None,
    };
    let ticked = task == Some(true);
    let (status, status_span) = match notes.status {
        _ if ticked => (ActionStatus::Done, Some(Span::at(item.span.start as usize))),
        Some((status, span)) => (status, Some(span)),
        None => (ActionStatus::Open, None),
    };
    ActionItem {
        id: String::new(),
        title: Spanned::new(title(&first.text), first.span),
        kind: None,
        priority: notes.priority,
        owner: notes.owner,
        due: notes.due,
        status,
        status_span,
        opened: None,
        closed: notes.closed,
        reason: None,
        ticket: ticket(document, item.span),
        addresses: None,
        span: item.span,
        source: ActionSource::List,
        told_again: None,
        group: None,
    }
}

/// Returns the title: notes in brackets and marks taken off, cut at the first sentence when long.
fn title(text: &str) -> String {
    let mut title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["✅", "☑", "✔", "\u{fe0f}"] {
        title = title.replace(mark, "");
    }
    let trimmed = strip_notes(title.trim());
    if trimmed.len() <= MAX_TITLE {
        return trimmed.to_owned();
    }
    let sentence = trimmed.find(". ").or_else(|| trimmed.find(": ")).filter(|at| *at > 10);
    if let Some(at) = sentence.filter(|at| *at <= MAX_TITLE) {
        return trimmed[..at].to_owned();
    }
    let end = trimmed.char_indices().map(|(at, _)| at).take_while(|at| *at <= MAX_TITLE);
    let end = end.last().unwrap_or(0);
    let end = trimmed[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &trimmed[..end])
}

/// Takes "(owner: team, due 2026-04-01)" and "(done)" off the end.
fn strip_notes(title: &str) -> &str {
    let Some(open) = title.rfind('(').filter(|_| title.trim_end_matches('.').ends_with(')')) else {
        return title;
    };
    let inner = title[open + 1..].trim_end_matches(['.', ')']).to_lowercase();
    let keys = [
        "owner",
        "due",
        "deadline",
        "assignee",
        "status",
        "dri",
        "by 20",
        "done",
        "closed",
        "@",
        "priority",
        "verantwortlich",
        "fällig",
    ];
    let note = keys.iter().any(|key| inner.starts_with(key)) || words::status(&inner).is_some();
    if note { title[..open].trim_end() } else { title }
}

/// Returns the first link that leads to a tracker.
fn ticket(document: &Document, span: Span) -> Option<String> {
    let signs = [
        "/issues/",
        "/pull/",
        "/browse/",
        "/merge_requests/",
        "/work_items/",
        "tracker",
        "jira",
        "ticket",
    ];
    let from = document.links.partition_point(|link| link.span.start < span.start);
    let links = document.links[from..].iter().take_while(|link| link.span.end <= span.end);
    let mut links =
        links.filter(|link| link.kind == LinkKind::Link && link.target.starts_with("http"));
    links
        .find(|link| signs.iter().any(|sign| link.target.contains(sign)))
        .map(|link| link.target.clone())
}

/// Which column holds what.
struct Columns {
    title: usize,
    id: Option<usize>,
    owner: Option<usize>,
    due: Option<usize>,
    status: Option<usize>,
    kind: Option<usize>,
    ticket: Option<usize>,
    priority: Option<usize>,
    closed: Option<usize>,
}

fn columns(table: &Block) -> Option<Columns> {
    let head = table.children.first()?;
    let names: Vec<String> = head
        .children
        .iter()
        .map(|cell| if cell.text.trim() == "#" { "#".to_owned() } else { normalized(&cell.text) })
        .collect();
    let find = |words: &[&str]| names.iter().position(|name| words.contains(&name.as_str()));
    let known = [words::OWNER, words::DUE, words::STATUS, words::TICKET, words::PRIORITY];
    let any = known.iter().any(|words| find(words).is_some());
    let title = find(words::TITLE).or_else(|| any.then_some(0))?;
    let other = |words: &[&str]| find(words).filter(|column| *column != title);
    Some(Columns {
        title,
        id: other(words::ID),
        owner: other(words::OWNER),
        due: other(words::DUE),
        status: other(words::STATUS),
        kind: other(words::KIND),
        ticket: other(words::TICKET),
        priority: other(words::PRIORITY),
        closed: other(words::CLOSED),
    })
}

fn read_table(
    document: &Document,
    table: &Block,
    group: Option<&ActionGroup>,
    actions: &mut Vec<ActionItem>,
) {
    let Some(columns) = columns(table) else { return };
    for row in table.children.iter().skip(1) {
        let action = of_row(document, row, &columns);
        actions.extend(action.map(|it| ActionItem { group: group.cloned(), ..it }));
    }
}

fn of_row(document: &Document, row: &Block, columns: &Columns) -> Option<ActionItem> {
    let cell = |column: Option<usize>| {
        column.and_then(|column| row.children.get(column)).filter(|cell| !is_prompt(&cell.text))
    };
    let text = |column| cell(column).map(|cell| cell.text.trim().to_owned());
    let title_cell = cell(Some(columns.title))?;
    let day = |column| -> Option<Spanned<NaiveDate>> {
        let cell = cell(column)?;
        read_day(cell.text.trim(), 0).map(|day| Spanned::new(day.value, cell.span))
    };
    let told = cell(columns.status).and_then(|cell| Some((words::status(&cell.text)?, cell.span)));
    let noted = || {
        let source = title_cell.span.slice(&document.text);
        notes::read(source, title_cell.span.start as usize).status
    };
    let (status, status_span) = told
        .or_else(noted)
        .map_or((ActionStatus::Open, None), |(status, span)| (status, Some(span)));
    let spanned =
        |column| cell(column).map(|cell| Spanned::new(cell.text.trim().to_owned(), cell.span));
    let kind = cell(columns.kind)
        .and_then(|cell| words::kind(&cell.text).map(|kind| Spanned::new(kind, cell.span)));
    Some(ActionItem {
        id: text(columns.id).unwrap_or_default(),
        title: Spanned::new(title(&title_cell.text), title_cell.span),
        kind,
        priority: text(columns.priority),
        owner: spanned(columns.owner),
        due: day(columns.due),
        status,
        status_span,
        opened: None,
        closed: day(columns.closed),
        reason: None,
        ticket: ticket(document, row.span).or_else(|| text(columns.ticket)),
        addresses: None,
        span: row.span,
        source: ActionSource::Table,
        told_again: None,
        group: None,
    })
}
