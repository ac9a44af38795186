//! What became of every value of an imported report: mapped, assumed, or left without a place.

use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;
use crate::model::time::{Milestone, ZoneSource};
use crate::model::{ContentKind, Postmortem};
use crate::project::Snapshot;
use crate::text::LineIndex;
use crate::yaml::Node;

/// What became of the values of all files.
#[derive(Debug)]
pub struct Ledger {
    /// The mapping in force, by name.
    pub preset: Option<String>,
    /// One entry for each file, in order of path.
    pub files: Vec<FileLedger>,
}

/// What became of the values of one file.
#[derive(Debug)]
pub struct FileLedger {
    /// The file as it was named.
    pub path: String,
    /// What it was taken for.
    pub kind: ContentKind,
    /// Foreign keys and what they became.
    pub mapped: Vec<String>,
    /// What the file does not say and was taken for granted.
    pub assumed: Vec<String>,
    /// Keys without a place in our front matter, kept under `extra:`.
    pub unplaced: Vec<(String, Node)>,
    /// Trouble in the source that needs a person, with line and column.
    pub open: Vec<String>,
}

impl Ledger {
    pub(super) fn new(snapshot: &Snapshot) -> Self {
        Self { preset: snapshot.config.mapping.preset.clone(), files: Vec::new() }
    }

    /// Counts incidents, and files with something assumed, unplaced or open.
    pub fn summary(&self) -> String {
        let count =
            |test: fn(&FileLedger) -> bool| self.files.iter().filter(|file| test(file)).count();
        format!(
            "{} files read, {} of them incidents; {} with something assumed, {} with values left unplaced, {} with something to mend",
            self.files.len(),
            count(|file| file.kind == ContentKind::Incident),
            count(|file| !file.assumed.is_empty()),
            count(|file| !file.unplaced.is_empty()),
            count(|file| !file.open.is_empty()),
        )
    }

    /// Writes the whole ledger as Markdown, a section for each file.
    pub fn to_markdown(&self) -> String {
        let preset = self.preset.as_deref().unwrap_or("none");
        let mut text =
            format!("# Import report\n\nMapping preset: {preset}.\n\n{}.\n", self.summary());
        for file in &self.files {
            // Writing to a String cannot fail.
            let _ = write!(text, "\n## {}\n\n", file.path);
            let unplaced: Vec<_> = file
                .unplaced
                .iter()
                .map(|(key, _)| {
                    format!("`{key}` has no place in a report's front matter; kept under `extra:`")
                })
                .collect();
            for (title, lines) in [
                ("Mapped", &file.mapped),
                ("Assumed", &file.assumed),
                ("Unplaced", &unplaced),
                ("To mend", &file.open),
            ] {
                for line in lines {
                    let _ = writeln!(text, "- {title}: {line}");
                }
            }
            if file.mapped.is_empty()
                && file.assumed.is_empty()
                && unplaced.is_empty()
                && file.open.is_empty()
            {
                text += "- Copied as it is.\n";
            }
        }
        text
    }
}

pub(super) fn file(
    report: &Postmortem,
    snapshot: &Snapshot,
    findings: &[&Diagnostic],
) -> FileLedger {
    let mut entry = FileLedger {
        path: report.file().to_string(),
        kind: report.kind,
        mapped: Vec::new(),
        assumed: Vec::new(),
        unplaced: Vec::new(),
        open: findings.iter().map(|finding| open_line(report, finding)).collect(),
    };
    place_keys(report, snapshot, &mut entry);
    if report.kind == ContentKind::Incident {
        assume(report, &mut entry);
    }
    entry
}

fn open_line(report: &Postmortem, finding: &Diagnostic) -> String {
    let text = &report.document.text;
    let place = LineIndex::new(text).position(text, finding.primary.span.start);
    format!("{}:{} {} {}", place.line, place.column, finding.code, finding.message)
}

fn place_keys(report: &Postmortem, snapshot: &Snapshot, entry: &mut FileLedger) {
    let Some(front) = &report.document.front_matter else { return };
    let mapping = &snapshot.config.mapping;
    for field in front.root.entries() {
        match mapping.keys.get(&field.key).map(String::as_str) {
            Some("") => entry
                .mapped
                .push(format!("`{}` carries nothing a report needs; left out", field.key)),
            Some(target) => entry.mapped.push(format!("`{}` became `{target}`", field.key)),
            None if crate::config::FRONT_MATTER.iter().any(|key| key.name == field.key) => {}
            None if mapping.keys.keys().any(|key| key.starts_with(&format!("{}.", field.key))) => {
                entry.mapped.push(format!("parts of `{}` became keys of their own", field.key));
            }
            None => entry.unplaced.push((field.key.clone(), field.value.clone())),
        }
    }
}

fn assume(report: &Postmortem, entry: &mut FileLedger) {
    let has = |key: &str| {
        report.document.front_matter.as_ref().is_some_and(|front| front.root.get(key).is_some())
    };
    if report.status.is_none() {
        entry.assumed.push("the report is published".to_owned());
    }
    if !has("id") {
        entry.assumed.push(format!("its id is `{}`, from the file name", report.id.value));
    }
    if !has("title") {
        entry.assumed.push(format!("its title is \"{}\"", report.title.value));
    }
    for milestone in Milestone::ALL {
        let Some(stamp) = report.times.get(milestone) else { continue };
        let written = stamp.span.slice(&report.document.text);
        match stamp.value.zone_source {
            ZoneSource::Assumed => {
                entry.assumed.push(format!("`{written}` ({}) is in UTC", milestone.as_str()));
            }
            ZoneSource::Config => entry.assumed.push(format!(
                "`{written}` ({}) is in {}, the casebook's zone",
                milestone.as_str(),
                stamp.value.zone.as_deref().unwrap_or("UTC")
            )),
            ZoneSource::Written | ZoneSource::Section | ZoneSource::Report => {}
        }
    }
}
