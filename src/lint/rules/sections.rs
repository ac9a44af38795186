//! `CB3xx`: which sections a report has, and whether there is anything in them.

pub(crate) mod empty_section;
pub(crate) mod missing_section;
pub(crate) mod shallow_five_whys;

use crate::config::{Config, SectionRequirement};
use crate::diagnostic::Level;
use crate::model::{Postmortem, SectionKind, Status};

/// Returns the sections `report` must have, each once, in the order of the config.
fn required(report: &Postmortem, config: &Config) -> Vec<SectionKind> {
    let mut kinds = Vec::new();
    let held = config.required_sections.iter().filter(|it| holds(it, report));
    for key in held.flat_map(|requirement| &requirement.sections) {
        let kind = SectionKind::ALL.into_iter().find(|kind| kind.key() == key);
        kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
    }
    kinds
}

fn holds(requirement: &SectionRequirement, report: &Postmortem) -> bool {
    let status = report.effective_status().as_str();
    let severity = report.severity.as_ref().map(|it| it.value.id.as_str());
    let of = |wanted: &[String], is: Option<&str>| {
        wanted.is_empty() || is.is_some_and(|is| wanted.iter().any(|it| it == is))
    };
    of(&requirement.status, Some(status)) && of(&requirement.severity, severity)
}

/// Returns how much a gap weighs: little in a draft, most in a published report of the worst kind.
fn gravity(report: &Postmortem) -> Level {
    match (report.effective_status(), report.severity_rank) {
        (Status::Draft, _) => Level::Info,
        (Status::Published, Some(0)) => Level::Error,
        (Status::InReview | Status::Published | Status::Superseded, _) => Level::Warning,
    }
}

/// So many words before the first section sum the incident up.
const LEAD: usize = 12;

/// Tells whether the report begins with a paragraph that sums it up, right below its title.
fn has_lead(report: &Postmortem) -> bool {
    let document = &report.document;
    let mut headings = document.headings.iter();
    let first = headings.next();
    let (from, to) = match first.filter(|it| it.level == 1) {
        Some(title) => (title.span.end, headings.next()),
        None => (document.body.start, first),
    };
    let Some(to) = to.map(|it| it.span.start).filter(|to| *to > from) else { return false };
    let lead = document.text[from as usize..to as usize].trim_start();
    lead.starts_with(char::is_alphanumeric) && lead.split_whitespace().count() >= LEAD
}

/// Tells whether the report answers what a section is for elsewhere: in its front matter, or in a
/// section that goes by another name.
fn is_answered_elsewhere(report: &Postmortem, kind: SectionKind) -> bool {
    let filled = |kind| report.section(kind).is_some_and(|section| !section.is_empty);
    let front = |key| {
        let front = report.document.front_matter.as_ref();
        front.is_some_and(|front| front.root.get(key).is_some())
    };
    match kind {
        SectionKind::Summary => front("summary") || has_lead(report),
        SectionKind::Impact => !report.impact.is_empty(),
        SectionKind::Timeline => !report.events.is_empty(),
        SectionKind::RootCause => filled(SectionKind::ContributingFactors),
        SectionKind::ContributingFactors => filled(SectionKind::RootCause),
        SectionKind::Detection => report.detection.source.is_some(),
        SectionKind::LessonsLearned => {
            [SectionKind::WentWell, SectionKind::WentWrong, SectionKind::Lucky]
                .into_iter()
                .any(filled)
        }
        SectionKind::ActionItems => !report.actions.is_empty(),
        SectionKind::Response
        | SectionKind::Recovery
        | SectionKind::WentWell
        | SectionKind::WentWrong
        | SectionKind::Lucky
        | SectionKind::Evidence => false,
    }
}
