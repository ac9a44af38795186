//! What a relative link points at: resolved against the files of the casebook, never followed.

use std::path::PathBuf;

use crate::lint::{Context, phrase};
use crate::model::Postmortem;
use crate::syntax::{Link, LinkKind};
use crate::text::FileId;

/// What a link points at.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing that is judged: another site, a path of the site, a place outside the casebook, a
    /// template's expression.
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

/// Endings a page may have on disk.
const PAGES: [&str; 4] = [".md", ".markdown", ".md.erb", ".html.md.erb"];

/// Resolves one link or image of `report`.
pub(super) fn resolve(report: &Postmortem, link: &Link, context: &Context<'_>) -> Target {
    let target = link.target.trim();
    if link.kind == LinkKind::Incident || !is_relative(target) {
        return Target::Elsewhere;
    }
    let (path, anchor) = split(target);
    if path.is_empty() {
        return match anchor {
            Some(_) => Target::Report(report.file().clone(), anchor),
            None => Target::Elsewhere,
        };
    }
    let Some(path) = join(report.file().as_str(), &decode(path)) else { return Target::Elsewhere };
    match find(&path, context) {
        Some(Found::Report(file)) => Target::Report(file, anchor),
        Some(Found::Other) => Target::Other,
        None if !is_in_content(&path, context) => Target::Elsewhere,
        None => {
            let is_evidence = link.kind == LinkKind::Image || has_file_ending(&path);
            Target::Missing { path, is_evidence }
        }
    }
}

/// Returns the path, relative to the folder of `from`, of the file nearest to `path` in its folder.
pub(super) fn nearest(path: &str, context: &Context<'_>) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let names = |file: &FileId| -> Option<String> {
        let rest = file.as_str().strip_prefix(&start)?;
        (!rest.contains('/')).then(|| rest.to_owned())
    };
    let from = FileId::new(&start);
    let reports = context.knowledge().reports.range(from.clone()..).map(|(file, _)| file);
    let assets = context.assets().range(from..).map(|(file, _)| file);
    let inside = |file: &&FileId| file.as_str().starts_with(&start);
    let all: Vec<String> =
        reports.take_while(inside).chain(assets.take_while(inside)).filter_map(names).collect();
    phrase::nearest(name, all.iter().map(String::as_str)).map(ToOwned::to_owned)
}

fn is_relative(target: &str) -> bool {
    let has_scheme = target.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
    });
    let is_template = ["<%", "{{", "{%", "${"].iter().any(|open| target.contains(open));
    !target.is_empty() && !has_scheme && !target.starts_with(['/', '\\']) && !is_template
}

/// Splits a target into its path and its anchor; a query means nothing to a file.
fn split(target: &str) -> (&str, Option<String>) {
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(decode(anchor))),
        None => (target, None),
    };
    (path.split('?').next().unwrap_or_default(), anchor)
}

/// Turns `%20` and the like into what they stand for.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        match code.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(decoded) if byte == b'%' => {
                bytes.push(decoded);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(byte);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Joins a path to the folder of the file it is written in; `None` when it leaves the root.
fn join(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

enum Found {
    Report(FileId),
    Other,
}

fn find(path: &str, context: &Context<'_>) -> Option<Found> {
    let reports = &context.knowledge().reports;
    let exact = FileId::new(path);
    if reports.contains_key(&exact) {
        return Some(Found::Report(exact));
    }
    if context.assets().contains_key(&exact) || path.is_empty() {
        return Some(Found::Other);
    }
    let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path);
    let folder = format!("{path}/");
    let page = PAGES.iter().map(|ending| FileId::new(&format!("{stem}{ending}")));
    let index = PAGES.iter().map(|ending| FileId::new(&format!("{folder}index{ending}")));
    page.chain(index)
        .find(|file| reports.contains_key(file))
        .map(Found::Report)
        .or_else(|| is_folder(&folder, context).then_some(Found::Other))
}

fn is_folder(folder: &str, context: &Context<'_>) -> bool {
    let from = FileId::new(folder);
    let inside = |file: &FileId| file.as_str().starts_with(folder);
    let report = context.knowledge().reports.range(from.clone()..).next();
    let asset: Option<(&FileId, &PathBuf)> = context.assets().range(from..).next();
    report.is_some_and(|(file, _)| inside(file)) || asset.is_some_and(|(file, _)| inside(file))
}

/// Tells whether a path lies in a folder that is read at all; what lies outside is not known.
fn is_in_content(path: &str, context: &Context<'_>) -> bool {
    let below = |folder: &str| {
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        folder.is_empty()
            || folder == "."
            || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    };
    let content = &context.config().content;
    if content.is_empty() {
        let reports = &context.knowledge().reports;
        let all_in_content = reports.keys().all(|file| file.as_str().starts_with("content/"));
        return !all_in_content || below("content");
    }
    content.iter().any(|folder| below(folder))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_decoded() {
        assert_eq!(join("a/b/c.md", "../x%20y.md").as_deref(), Some("a/x%20y.md"));
        assert_eq!(join("a/c.md", "../../x.md"), None);
        assert_eq!(decode("x%20y%C3%A9%zz%"), "x yé%zz%");
        assert_eq!(split("x.md?raw=1#Top"), ("x.md", Some("Top".to_owned())));
    }

    #[test]
    fn other_sites_and_templates_are_not_relative() {
        for target in ["https://x.example", "mailto:a@x", "/docs/x", "{{ url }}", "<%= x %>", ""] {
            assert!(!is_relative(target), "{target}");
        }
        assert!(is_relative("PM2019-009 - Kubernetes.md"));
    }
}
