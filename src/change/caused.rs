//! The findings that a change caused: all in the files it touched, and those elsewhere that were not
//! there before.

use std::collections::BTreeMap;

use super::Change;
use super::cause::Causes;
use crate::diagnostic::{Diagnostic, Fingerprint, Level, Note};
use crate::project::{Project, Reading, Snapshot};

/// What a change caused.
#[derive(Debug)]
pub struct Caused {
    /// The findings, in the order they came in; one in an untouched file says in a note what caused it.
    pub findings: Vec<Diagnostic>,
    /// Why the state before could not be checked, so that all findings count as new.
    pub not_compared: Option<anyhow::Error>,
}

impl Change {
    /// Keeps those of `findings` that the change caused.
    ///
    /// They are findings of the state after, whose files were `read`; those that nobody asks about or
    /// that a baseline knows may be left out before. The state before is checked only when one of
    /// them is in an untouched file, since no other needs it.
    pub fn caused(
        &self,
        project: &Project,
        read: &Reading,
        after: &Snapshot,
        findings: Vec<Diagnostic>,
    ) -> Caused {
        if findings.iter().all(|it| self.is_own(it)) {
            return Caused { findings, not_compared: None };
        }
        let before = project.read_beside(read, &self.before).map(Reading::into_snapshot);
        let (before, not_compared) = match before {
            Ok(before) => (Some(before), None),
            Err(error) => (None, Some(error)),
        };
        let known = before.as_ref().map(known).unwrap_or_default();
        let causes = Causes::new(self, before.as_ref(), after, project.config_file());
        let mut kept = Vec::new();
        for mut finding in findings {
            if self.is_own(&finding) {
                kept.push(finding);
                continue;
            }
            let earlier = finding.fingerprint.and_then(|it| known.get(&it)).copied();
            if earlier.is_some_and(|level| level >= finding.level) {
                continue;
            }
            let cause = Note::Why(causes.tell(&finding, earlier));
            // What to do comes last.
            let is_help = |note: &Note| matches!(note, Note::Help(_));
            let at = finding.notes.iter().position(is_help).unwrap_or(finding.notes.len());
            finding.notes.insert(at, cause);
            kept.push(finding);
        }
        Caused { findings: kept, not_compared }
    }

    /// Tells whether a finding counts whatever was there before.
    fn is_own(&self, finding: &Diagnostic) -> bool {
        finding.is_crash || self.touches(&finding.primary.file)
    }
}

/// Returns the findings of a state, with the highest level each has.
fn known(snapshot: &Snapshot) -> BTreeMap<Fingerprint, Level> {
    let findings = snapshot.diagnostics.iter();
    findings.filter_map(|it| Some((it.fingerprint?, it.level))).collect()
}
