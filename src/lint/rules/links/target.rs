//! Whether what a relative link points at is there; links are resolved, never followed.

use crate::diagnostic::{Applicability, Fix};
use crate::knowledge::Resolution;
use crate::lint::Context;
use crate::lint::names::split;
use crate::model::Postmortem;
use crate::syntax::{Link, LinkKind};
use crate::text::{FileId, Span, TextEdit};

/// What a link points at.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing that is judged: another site, a path of the site, a place outside the casebook, a
    /// template's expression, an id.
    Elsewhere,
    /// A Markdown file, and the anchor in it.
    Report(FileId, Option<String>),
    /// Some other file, or a folder.
    Other,
    /// Nothing: no file is there.
    Missing {
        /// The path that was looked for, relative to the root.
        path: String,
        /// Whether it is an image or another file, and not a page.
        is_evidence: bool,
    },
}

/// Finds out what one link or image of `report` points at.
pub(super) fn find(report: &Postmortem, link: &Link, context: &Context<'_>) -> Target {
    let written = link.span.slice(&report.document.text);
    let is_template = ["<%", "{{", "{%", "${"].iter().any(|open| written.contains(open));
    if is_template {
        return Target::Elsewhere;
    }
    match context.knowledge().resolve(report.file(), link) {
        Resolution::UnknownIncident(_) | Resolution::Outside => Target::Elsewhere,
        Resolution::Anchor(anchor) => Target::Report(report.file().clone(), Some(anchor)),
        Resolution::Report { file, anchor } => Target::Report(file, anchor),
        Resolution::Path { file } if is_there(&file, context) => Target::Other,
        // A path of the site it is written for: the site knows, not the folder.
        Resolution::Path { .. } if link.target.starts_with('/') => Target::Elsewhere,
        Resolution::Path { file } if !is_in_content(&file, context) => Target::Elsewhere,
        Resolution::Path { file } => {
            let is_evidence = link.kind == LinkKind::Image || has_file_ending(file.as_str());
            Target::Missing { path: file.as_str().to_owned(), is_evidence }
        }
    }
}

/// Returns the name of the file most like the one at `path`, among those of its folder.
pub(super) fn nearest(path: &str, context: &Context<'_>) -> Option<String> {
    context.file_like(path).map(|(near, _)| near.to_owned())
}

/// Returns the fix that makes a link lead to the one file whose name is like the missing one's.
pub(super) fn rename(
    report: &Postmortem,
    link: &Link,
    missing: &str,
    context: &Context<'_>,
) -> Option<Fix> {
    let name = split(missing).1;
    let meant = context.file_like(missing).filter(|(_, is_only)| *is_only)?.0;
    // What would have to be escaped in an address is left to the author.
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let written = link.target_span.slice(&report.document.text);
    let path = &written[..written.find(['#', '?']).unwrap_or(written.len())];
    let start = path.rfind('/').map_or(0, |at| at + 1);
    if written != link.target || &path[start..] != name || !meant.chars().all(plain) {
        return None;
    }
    let from = link.target_span.start as usize;
    let span = Span::new(from + start, from + path.len());
    Some(Fix {
        title: format!("link to `{meant}`"),
        edits: vec![TextEdit { span, replacement: meant.to_owned() }],
        applicability: Applicability::Unsafe,
    })
}

/// Tells whether a file or a folder is there.
fn is_there(path: &FileId, context: &Context<'_>) -> bool {
    if context.assets().contains_key(path) || path.as_str().is_empty() {
        return true;
    }
    let folder = format!("{path}/");
    let from = FileId::new(&folder);
    let reports = context.knowledge().reports.range(from.clone()..).map(|(file, _)| file).next();
    let assets = context.assets().range(from..).map(|(file, _)| file).next();
    [reports, assets].into_iter().flatten().any(|file| file.as_str().starts_with(&folder))
}

/// Tells whether a path lies in a folder that is read at all; what lies outside is not known.
fn is_in_content(path: &FileId, context: &Context<'_>) -> bool {
    let below = |folder: &str| {
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        folder.is_empty()
            || folder == "."
            || path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    };
    let folders = &context.config().content;
    if folders.is_empty() {
        let reports = &context.knowledge().reports;
        let all_in_content = reports.keys().all(|file| file.as_str().starts_with("content/"));
        return !all_in_content || below("content");
    }
    folders.iter().any(|folder| below(folder))
}

fn has_file_ending(path: &str) -> bool {
    const FILES: [&str; 22] = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "csv", "tsv", "log", "txt", "json",
        "yaml", "yml", "pdf", "har", "zip", "gz", "pcap", "mp4", "xlsx", "docx",
    ];
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| FILES.contains(&ending.as_str()))
}
