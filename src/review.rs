//! What a reviewer of a change wants to know: its findings, and what follows from the reports it touches.
//!
//! In come a snapshot, the findings to tell of, and which reports are under review; out comes a
//! [`Review`], which [`markdown::render`] prints for a job summary or a pull-request comment. Nothing
//! is read or decided anew: facts come from the model, neighbours and recurrences from the knowledge.

pub mod facts;
pub mod history;
pub mod links;
pub mod markdown;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::config::Config;
use crate::knowledge::{Knowledge, TrackedAction, newest_first};
use crate::model::support_hours::Calendar;
use crate::model::{ContentKind, Postmortem};
use crate::project::Snapshot;
use crate::report::Findings;
use crate::text::FileId;

pub use facts::Facts;
pub use history::History;
pub use links::{Links, Repository};

/// Which reports are under review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The casebook as it is: no change is known, so only findings are told.
    Whole,
    /// The files somebody named.
    Chosen(BTreeSet<FileId>),
    /// What a change touched.
    Changed {
        /// The files that were added or changed.
        files: BTreeSet<FileId>,
        /// How many reports were removed.
        removed: usize,
    },
}

impl Scope {
    fn files(&self) -> Option<&BTreeSet<FileId>> {
        match self {
            Self::Whole => None,
            Self::Chosen(files) | Self::Changed { files, .. } => Some(files),
        }
    }
}

/// All there is to say about a change.
#[derive(Debug)]
pub struct Review<'a> {
    /// What `check` found.
    pub findings: Findings<'a>,
    /// Which reports are under review.
    pub scope: Scope,
    /// How many files under review are reports, plans or pages of the casebook.
    pub touched: usize,
    /// The incidents under review, newest first.
    pub reports: Vec<Reviewed<'a>>,
    /// The support hours that lengths are also counted in, where any are known.
    pub support_hours: Option<Calendar>,
    /// Names of the vocabularies, and where the other reports are.
    pub knowledge: &'a Knowledge,
    /// The settings.
    pub config: &'a Config,
    /// The day "today" means.
    pub as_of: NaiveDate,
    /// What is never shown: the secrets that were found, the longest first.
    pub secrets: Vec<String>,
}

/// One incident under review.
#[derive(Debug)]
pub struct Reviewed<'a> {
    /// The report.
    pub report: &'a Arc<Postmortem>,
    /// What is derived from its times.
    pub facts: Facts,
    /// What happened like it before.
    pub history: History<'a>,
    /// Its actions as of the day.
    pub actions: Vec<TrackedAction>,
}

/// Gathers what a reviewer wants to know about the reports of `scope`.
pub fn review<'a>(snapshot: &'a Snapshot, findings: Findings<'a>, scope: Scope) -> Review<'a> {
    let knowledge = &snapshot.knowledge;
    let all = knowledge.reports.values();
    let support_hours = Calendar::of_team(all.map(AsRef::as_ref), &snapshot.config);
    let within = scope.files().into_iter().flatten();
    let touched: Vec<_> = within.filter_map(|file| knowledge.reports.get(file)).collect();
    let is_incident = |report: &&Arc<Postmortem>| report.kind == ContentKind::Incident;
    let mut incidents: Vec<Arc<Postmortem>> =
        touched.iter().copied().filter(is_incident).cloned().collect();
    newest_first(&mut incidents);
    let reports = incidents.iter().filter_map(|it| knowledge.reports.get(it.file()));
    let reports = reports.map(|report| reviewed(knowledge, support_hours.as_ref(), report));
    Review {
        reports: reports.collect(),
        findings,
        touched: touched.len(),
        scope,
        support_hours,
        knowledge,
        config: &snapshot.config,
        as_of: knowledge.as_of,
        secrets: secrets(snapshot),
    }
}

/// Returns every text that a finding hides; titles and actions may hold them, too.
fn secrets(snapshot: &Snapshot) -> Vec<String> {
    let hidden = snapshot.diagnostics.iter().flat_map(|finding| {
        let text = snapshot.texts.get(&finding.primary.file);
        let spans = finding.hidden.iter();
        spans.filter_map(move |span| text?.get(span.range()).map(str::to_owned))
    });
    let mut secrets: Vec<String> = hidden.filter(|secret| !secret.trim().is_empty()).collect();
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    secrets
}

fn reviewed<'a>(
    knowledge: &'a Knowledge,
    hours: Option<&Calendar>,
    report: &'a Arc<Postmortem>,
) -> Reviewed<'a> {
    let of_report = |index| TrackedAction::new(report, index, knowledge.as_of);
    Reviewed {
        report,
        facts: Facts::of(report, hours),
        history: History::of(knowledge, report),
        actions: (0..report.actions.len()).map(of_report).collect(),
    }
}
