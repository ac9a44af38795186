//! A casebook given as one text, read and checked through the library.

use std::path::Path;

use casebook::diagnostic::Diagnostic;
use casebook::project::{Project, Snapshot};
use casebook::text::LineIndex;

use crate::support::Casebook;

/// The day the checks of the tests are made on.
pub(crate) const AS_OF: &str = "2026-06-01";

/// Checks the files of `text`, each behind a `-- path --` line.
pub(crate) fn check(text: &str) -> Snapshot {
    let casebook = Casebook::new(text);
    let has_config = text.contains("-- casebook.yaml --");
    let config = has_config.then(|| casebook.path("casebook.yaml"));
    check_folder(casebook.root(), config.as_deref(), None)
}

/// Checks the casebook in a folder.
pub(crate) fn check_folder(root: &Path, config: Option<&Path>, preset: Option<&str>) -> Snapshot {
    let project = Project {
        root: root.to_owned(),
        config_path: config.map(Path::to_owned),
        preset: preset.map(ToOwned::to_owned),
        as_of: AS_OF.parse().expect("a day"),
    };
    project.snapshot().expect("a casebook that can be read")
}

/// Returns `line:column CODE` of every finding.
pub(crate) fn places(snapshot: &Snapshot) -> Vec<String> {
    snapshot.diagnostics.iter().map(|it| place(snapshot, it)).collect()
}

fn place(snapshot: &Snapshot, diagnostic: &Diagnostic) -> String {
    let text = &snapshot.texts[&diagnostic.primary.file];
    let at = LineIndex::new(text).position(text, diagnostic.primary.span.start);
    format!("{}:{} {}", at.line, at.column, diagnostic.code)
}
