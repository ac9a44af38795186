//! Where the links of a report lead, and who links to whom.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::model::Postmortem;
use crate::syntax::{Link, LinkKind};
use crate::text::{FileId, address};

/// What links to what, within the casebook.
#[derive(Debug, Default)]
pub struct LinkGraph {
    outgoing: BTreeMap<FileId, Vec<FileId>>,
    incoming: BTreeMap<FileId, Vec<FileId>>,
}

/// What a link target turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Another Markdown file of the casebook, and the place in it.
    Report {
        /// The file.
        file: FileId,
        /// The anchor behind `#`, where there is one.
        anchor: Option<String>,
    },
    /// A path inside the casebook that is no Markdown file: an image, a log, or nothing at all.
    Path {
        /// The path, relative to the root.
        file: FileId,
    },
    /// A place in the same file.
    Anchor(String),
    /// `[[ID]]` of a report that is not there.
    UnknownIncident(String),
    /// An address outside the casebook: the web, mail, or above the root.
    Outside,
}

impl LinkGraph {
    /// Resolves every link and relation of every report.
    pub(super) fn build(
        reports: &BTreeMap<FileId, Arc<Postmortem>>,
        by_id: &BTreeMap<String, FileId>,
    ) -> Self {
        let mut graph = Self::default();
        for (file, report) in reports {
            let mut targets = BTreeSet::new();
            for link in &report.document.links {
                if let Resolution::Report { file, .. } = resolve(reports, by_id, file, link) {
                    targets.insert(file);
                }
            }
            let related = report.related.iter();
            targets
                .extend(related.filter_map(|it| by_id.get(&it.id.value.to_lowercase()).cloned()));
            targets.remove(file);
            for target in &targets {
                graph.incoming.entry(target.clone()).or_default().push(file.clone());
            }
            if !targets.is_empty() {
                graph.outgoing.insert(file.clone(), targets.into_iter().collect());
            }
        }
        graph
    }

    /// Returns the files that `file` links to, in order of path, itself apart.
    pub fn outgoing(&self, file: &FileId) -> &[FileId] {
        self.outgoing.get(file).map_or(&[], Vec::as_slice)
    }

    /// Returns the files that link to `file`, in order of path.
    pub fn incoming(&self, file: &FileId) -> &[FileId] {
        self.incoming.get(file).map_or(&[], Vec::as_slice)
    }
}

impl super::Knowledge {
    /// Tells where a link of the file `from` leads.
    pub fn resolve(&self, from: &FileId, link: &Link) -> Resolution {
        resolve(&self.reports, &self.by_id, from, link)
    }
}

/// Returns the file of the casebook that a relative address in `from` means, whatever it is.
pub(crate) fn file_at(from: &FileId, target: &str) -> Option<FileId> {
    let outside = target.is_empty() || target.starts_with("//") || address::has_scheme(target);
    let address = target.split(['#', '?']).next().filter(|_| !outside)?;
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    Some(FileId::new(&join(from.as_str(), &decoded)?))
}

fn resolve(
    reports: &BTreeMap<FileId, Arc<Postmortem>>,
    by_id: &BTreeMap<String, FileId>,
    from: &FileId,
    link: &Link,
) -> Resolution {
    match link.kind {
        LinkKind::Incident => resolve_id(by_id, &link.target),
        LinkKind::Link | LinkKind::Image => resolve_path(reports, from, &link.target),
    }
}

fn resolve_id(by_id: &BTreeMap<String, FileId>, target: &str) -> Resolution {
    let (id, anchor) = match target.split_once('#') {
        Some((id, anchor)) => (id.trim(), Some(anchor.trim().to_owned())),
        None => (target.trim(), None),
    };
    match by_id.get(&id.to_lowercase()) {
        Some(file) => Resolution::Report { file: file.clone(), anchor },
        None => Resolution::UnknownIncident(id.to_owned()),
    }
}

fn resolve_path(
    reports: &BTreeMap<FileId, Arc<Postmortem>>,
    from: &FileId,
    target: &str,
) -> Resolution {
    if let Some(anchor) = target.strip_prefix('#') {
        return Resolution::Anchor(anchor.to_owned());
    }
    if target.is_empty() || target.starts_with("//") || address::has_scheme(target) {
        return Resolution::Outside;
    }
    let (address, anchor) = match target.split_once('#') {
        Some((address, anchor)) => (address, Some(anchor.to_owned())),
        None => (target, None),
    };
    let address = address.split('?').next().unwrap_or(address);
    let decoded = percent_decode_str(address).decode_utf8_lossy();
    let Some(path) = join(from.as_str(), &decoded) else {
        return Resolution::Outside;
    };
    let from_above = || above(reports, from.as_str(), &decoded);
    match markdown_at(reports, &path).or_else(from_above) {
        Some(file) => Resolution::Report { file, anchor },
        None => Resolution::Path { file: FileId::new(&path) },
    }
}

/// Finds the file an address means when it is read from a folder above: sites with a base address
/// write their links so.
fn above(reports: &BTreeMap<FileId, Arc<Postmortem>>, from: &str, address: &str) -> Option<FileId> {
    let is_plain = !address.starts_with(['/', '.']) && address.contains('/');
    let mut folder = from.rsplit_once('/').filter(|_| is_plain)?.0;
    loop {
        folder = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        let found = join(&format!("{folder}/x"), address).and_then(|it| markdown_at(reports, &it));
        if found.is_some() || folder.is_empty() {
            return found;
        }
    }
}

/// Finds the Markdown file an address may mean: itself, without its ending, or a folder's index.
fn markdown_at(reports: &BTreeMap<FileId, Arc<Postmortem>>, path: &str) -> Option<FileId> {
    let path = path.trim_end_matches('/');
    let bare = path.strip_suffix(".html").unwrap_or(path);
    let guesses = [
        path.to_owned(),
        format!("{bare}.md"),
        format!("{bare}.html.md.erb"),
        format!("{bare}/index.md"),
        format!("{bare}/README.md"),
    ];
    let found = guesses.iter().map(|guess| FileId::new(guess)).find(|it| reports.contains_key(it));
    found.filter(|_| !path.is_empty())
}

/// Joins a relative address to the folder of `from`; a leading `/` means the root. `None` above it.
fn join(from: &str, address: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{know, relation, report};
    use super::*;
    use crate::model::RelationKind;
    use crate::text::Span;

    fn link(kind: LinkKind, target: &str) -> Link {
        let span = Span::at(0);
        Link { target: target.to_owned(), kind, span, target_span: span }
    }

    fn linking(id: &str, links: Vec<Link>) -> Postmortem {
        let mut report = report(id, "2026-01-01");
        let mut document = (*report.document).clone();
        document.links = links;
        report.document = Arc::new(document);
        report
    }

    #[test]
    fn resolves_ids_paths_and_what_is_outside() {
        let knowledge = know(vec![report("INC-1", "2026-01-01"), report("PM 2", "2026-01-01")]);
        let from = FileId::new("content/INC-1.md");
        let check = |kind, target: &str, expect: &str| {
            let found = match knowledge.resolve(&from, &link(kind, target)) {
                Resolution::Report { file, anchor } => match anchor {
                    Some(anchor) => format!("{file}#{anchor}"),
                    None => file.to_string(),
                },
                Resolution::Path { file } => format!("path {file}"),
                Resolution::Anchor(anchor) => format!("#{anchor}"),
                Resolution::UnknownIncident(id) => format!("unknown {id}"),
                Resolution::Outside => "outside".to_owned(),
            };
            assert_eq!(found, expect, "{target}");
        };
        check(LinkKind::Incident, "inc-1", "content/INC-1.md");
        check(LinkKind::Incident, "INC-1#impact", "content/INC-1.md#impact");
        check(LinkKind::Incident, "INC-9", "unknown INC-9");
        check(LinkKind::Link, "PM%202.md#impact", "content/PM 2.md#impact");
        check(LinkKind::Link, "./PM 2", "content/PM 2.md");
        check(LinkKind::Link, "../content/PM%202.html", "content/PM 2.md");
        check(LinkKind::Link, "/content/PM 2.md?plain=1", "content/PM 2.md");
        check(LinkKind::Link, "content/PM%202.md", "content/PM 2.md");
        check(LinkKind::Image, "graphs/a.png", "path content/graphs/a.png");
        check(LinkKind::Link, "#timeline", "#timeline");
        check(LinkKind::Link, "../../etc/passwd", "outside");
        check(LinkKind::Link, "https://example.org/a.md", "outside");
        check(LinkKind::Link, "mailto:a@example.org", "outside");
        check(LinkKind::Link, "//example.org", "outside");
    }

    #[test]
    fn backlinks_come_from_text_and_from_relations_once() {
        let mut second =
            linking("B", vec![link(LinkKind::Incident, "A"), link(LinkKind::Link, "A.md")]);
        second.related = vec![relation("A", RelationKind::SeeAlso)];
        let own = linking("A", vec![link(LinkKind::Incident, "A")]);
        let knowledge = know(vec![own, second]);
        let a = FileId::new("content/A.md");
        assert_eq!(knowledge.links.incoming(&a), [FileId::new("content/B.md")]);
        assert!(knowledge.links.outgoing(&a).is_empty());
    }
}
