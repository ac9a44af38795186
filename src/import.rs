//! Copying reports written for another tool into a new casebook, with a report that hides nothing.
//!
//! In: a snapshot read through a mapping. Out: files to write, and per file what was mapped, what was
//! assumed and what found no place. The bodies are kept word for word; only front matter is written anew.

mod front_matter;
mod ledger;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::model::{ContentKind, Postmortem};
use crate::project::Snapshot;
use crate::text::FileId;

pub use ledger::{FileLedger, Ledger};

/// A casebook ready to be written.
#[derive(Debug)]
pub struct Import {
    /// Text files by path relative to the new root.
    pub files: BTreeMap<String, String>,
    /// Other files to copy: path relative to the new root, and where they are now.
    pub copies: BTreeMap<String, PathBuf>,
    /// What became of every value.
    pub ledger: Ledger,
}

/// Maps every report of `snapshot` into the files of a new casebook.
pub fn import(snapshot: &Snapshot) -> Import {
    let mut import =
        Import { files: BTreeMap::new(), copies: BTreeMap::new(), ledger: Ledger::new(snapshot) };
    let unreadable = findings_by_file(&snapshot.diagnostics);
    for (file, report) in &snapshot.knowledge.reports {
        let findings = unreadable.get(file).map_or(&[][..], Vec::as_slice);
        let entry = ledger::file(report, snapshot, findings);
        import.files.insert(destination(file), text(report, &entry));
        import.ledger.files.push(entry);
    }
    for (file, path) in &snapshot.assets {
        import.copies.insert(format!("content/{file}"), path.clone());
    }
    import.files.insert("casebook.yaml".to_owned(), config(snapshot));
    import.files.insert("import-report.md".to_owned(), import.ledger.to_markdown());
    import
}

/// Keeps the layout of the source, so that relative links and evidence stay where they point;
/// only endings that no other tool would read as Markdown become `.md`.
fn destination(file: &FileId) -> String {
    let path = file.as_str();
    let path = path.strip_prefix("content/").unwrap_or(path);
    let stem = [".html.md.erb", ".md.erb", ".markdown", ".md"]
        .iter()
        .find_map(|ending| path.strip_suffix(ending))
        .unwrap_or(path);
    format!("content/{stem}.md")
}

fn text(report: &Postmortem, entry: &FileLedger) -> String {
    let document = &report.document;
    let body = document.body.slice(&document.text).trim_start_matches(['\r', '\n']);
    if report.kind != ContentKind::Incident && document.front_matter.is_none() {
        return body.to_owned();
    }
    format!("---\n{}---\n\n{body}", front_matter::write(report, &entry.unplaced))
}

fn findings_by_file(diagnostics: &[Diagnostic]) -> BTreeMap<&FileId, Vec<&Diagnostic>> {
    let mut by_file: BTreeMap<&FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in diagnostics {
        by_file.entry(&finding.primary.file).or_default().push(finding);
    }
    by_file
}

/// Writes a config that declares the services the reports name, ready to be pruned.
fn config(snapshot: &Snapshot) -> String {
    let mut services: BTreeMap<&str, usize> = BTreeMap::new();
    for report in snapshot.knowledge.reports.values() {
        for service in &report.services {
            *services.entry(&service.value.id).or_default() += 1;
        }
    }
    let mut text = format!(
        "# Written by `casebook import`.\ntitle: {}\ncontent: [content]\n",
        snapshot.config.title
    );
    if let Some(zone) = snapshot.config.timezone {
        let _ = writeln!(text, "timezone: {zone}");
    }
    if !services.is_empty() {
        text += "\n# Every service the reports name. Merge the variants by making one an alias of the other:\n";
        text += "#   - {id: checkout, name: Checkout, aliases: [check-out], owner: team-payments}\n# services:\n";
        for (id, count) in services {
            let reports = if count == 1 { "report" } else { "reports" };
            let _ = writeln!(text, "#   - {{id: {id}}} # {count} {reports}");
        }
    }
    // The defaults would find every imported report wanting, and drown what is wrong in it.
    text += "\n# Sections that reports must have: none until you say so, as the reports were written for\n";
    text += "# another tool. `casebook schema config` shows the keys.\nsections:\n  required: []\n";
    text
}
