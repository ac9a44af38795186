//! What a rule may look at beside its report, and where it leaves its findings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;
use crate::language::{Engine, Match};
use crate::lint::Files;
use crate::lint::names::{Names, split};
use crate::lint::registry::Rule;
use crate::lint::shared::Shared;
use crate::lint::spoken::Spoken;
use crate::lint::wording::Wording;
use crate::model::support_hours::Calendar;
use crate::model::{Audience, ContentKind, Postmortem, SectionKind};
use crate::phrasebook::Phrasebook;
use crate::syntax::Block;
use crate::text::{FileId, Span};

/// Everything that stays the same while all rules run.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    /// What all reports say together.
    pub(crate) knowledge: &'a Knowledge,
    /// Files beside the reports.
    pub(crate) files: Files<'a>,
    /// The settings.
    pub(crate) config: &'a Config,
    /// What the language rules know beside.
    pub(crate) wording: &'a Wording,
    /// The language engine, compiled when the first rule asks for it.
    pub(crate) engine: OnceLock<Engine>,
    /// Names to suggest in place of wrong ones.
    pub(crate) names: Names,
    /// What the reports of this casebook usually carry.
    pub(crate) habits: Habits,
    /// When the team works, where the config or a report tells.
    pub(crate) support_hours: Option<Calendar>,
}

/// Something the reports of a casebook usually carry, or never do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Habit {
    /// A severity.
    Severity,
    /// A status.
    Status,
    /// At least one service.
    Services,
    /// An owner of an action item.
    Owners,
    /// A due date of an action item.
    DueDates,
    /// A section.
    Section(SectionKind),
}

/// How sure it is that the public reads a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exposure {
    /// It says that it is for the team alone.
    Internal,
    /// No report of the casebook says who may read it.
    Untold,
    /// Others say who may read them; this one does not and so is published with the rest.
    Taken,
    /// It says that it is public.
    Public,
}

/// What the reports of a casebook usually carry: at least every second one that could.
///
/// A team that never wrote a severity does not want to hear so forty times; a team that writes them
/// wants to hear about the one report without.
#[derive(Debug, Default)]
pub(crate) struct Habits {
    usual: BTreeSet<Habit>,
    /// Whether any report says who may read it.
    tells_audiences: bool,
}

impl Habits {
    /// Looks at every incident once.
    pub(crate) fn of(knowledge: &Knowledge) -> Self {
        let mut carriers: BTreeMap<Habit, usize> = BTreeMap::new();
        let (mut incidents, mut with_actions) = (0, 0);
        for report in knowledge.reports.values() {
            if report.kind == ContentKind::Incident {
                incidents += 1;
                with_actions += usize::from(!report.actions.is_empty());
                for habit in carried(report) {
                    *carriers.entry(habit).or_default() += 1;
                }
            }
        }
        let is_usual = |habit: Habit, count: usize| match habit {
            Habit::Owners | Habit::DueDates => count * 2 >= with_actions,
            Habit::Severity | Habit::Status | Habit::Services | Habit::Section(_) => {
                count * 2 >= incidents
            }
        };
        let usual = carriers.into_iter().filter(|&(habit, count)| is_usual(habit, count));
        Self {
            usual: usual.map(|(habit, _)| habit).collect(),
            tells_audiences: knowledge.reports.values().any(|report| report.audience_told),
        }
    }
}

/// Returns what one report carries.
fn carried(report: &Postmortem) -> BTreeSet<Habit> {
    let kept = [
        (Habit::Severity, report.severity.is_some()),
        (Habit::Status, report.status.is_some()),
        (Habit::Services, !report.services.is_empty()),
        (Habit::Owners, report.actions.iter().any(|it| it.owner.is_some())),
        (Habit::DueDates, report.actions.iter().any(|it| it.due.is_some())),
    ];
    let kept = kept.into_iter().filter(|&(_, carries)| carries).map(|(habit, _)| habit);
    kept.chain(report.sections.iter().map(|it| Habit::Section(it.kind))).collect()
}

/// Keys of the front matter that only a report written for Casebook has.
const OWN_KEYS: [&str; 9] =
    ["id", "status", "severity", "services", "times", "causes", "trigger", "actions", "detection"];

/// What one run of one rule may see, and its findings so far.
#[derive(Debug)]
pub struct Context<'a> {
    rule: &'a Rule,
    scene: &'a Scene<'a>,
    shared: &'a Shared,
    found: Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    /// Starts the run of one rule; `shared` is the same for all rules that look at one report.
    pub(crate) fn new(rule: &'a Rule, scene: &'a Scene<'a>, shared: &'a Shared) -> Self {
        Self { rule, scene, shared, found: Vec::new() }
    }

    pub(crate) fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// Returns the blocks of the report a document rule looks at, read once for all rules.
    pub fn blocks(&self, report: &Postmortem) -> &'a [Block] {
        self.shared.blocks(report)
    }

    /// Returns the phrases that judge somebody in the report a document rule looks at, read once for
    /// all rules; what is in another language than English is not judged.
    pub fn matches(&self, report: &Postmortem) -> &'a [Match] {
        self.shared.matches(report, self.config(), self.engine())
    }

    /// Returns the language engine with the packs and people of this casebook.
    pub fn engine(&self) -> &'a Engine {
        let scene = self.scene;
        scene.engine.get_or_init(|| scene.wording.engine(scene.knowledge, scene.config))
    }

    /// Returns the language of the report a document rule looks at.
    pub(crate) fn spoken(&self, report: &Postmortem) -> &'a Spoken {
        self.shared.spoken(report, self.config())
    }

    /// Returns the team's own words and rules.
    pub(crate) fn phrasebook(&self) -> &'a Phrasebook {
        &self.scene.wording.phrasebook
    }

    /// Returns when the team works, where the config or a report tells.
    pub fn support_hours(&self) -> Option<&'a Calendar> {
        self.scene.support_hours.as_ref()
    }

    /// Returns the settings.
    pub fn config(&self) -> &'a Config {
        self.scene.config
    }

    /// Tells whether `report` should carry something: because others do, or because it was written
    /// for Casebook.
    pub fn expects(&self, report: &Postmortem, habit: Habit) -> bool {
        self.scene.habits.usual.contains(&habit) || self.is_ours(report)
    }

    /// Tells how sure it is that the public reads `report`.
    pub fn exposure(&self, report: &Postmortem) -> Exposure {
        match (report.audience, report.audience_told) {
            (Audience::Internal, _) => Exposure::Internal,
            (Audience::Public, true) => Exposure::Public,
            (Audience::Public, false) if self.scene.habits.tells_audiences => Exposure::Taken,
            (Audience::Public, false) => Exposure::Untold,
        }
    }

    /// Returns the files that are not Markdown.
    pub fn assets(&self) -> &'a BTreeMap<FileId, PathBuf> {
        self.scene.files.assets
    }

    /// Returns the text of a file beside the reports that was read: the data of a metric.
    pub fn text_of(&self, file: &FileId) -> Option<&'a str> {
        self.scene.files.texts.get(file).map(AsRef::as_ref)
    }

    /// Returns the id most like one that no report has, and whether it is the only one so near.
    pub(crate) fn id_like(&self, id: &str) -> Option<(&'a str, bool)> {
        self.scene.names.ids(self.scene.knowledge).nearest(id)
    }

    /// Returns the name of the file in the same folder most like that of a path where none is, and
    /// whether it is the only one so near.
    pub(crate) fn file_like(&self, path: &str) -> Option<(&'a str, bool)> {
        let (folder, name) = split(path);
        let Scene { knowledge, files, names, .. } = self.scene;
        names.in_folder(folder, knowledge, files.assets)?.nearest(name)
    }

    /// Returns everything known across files; a document rule may look up, not walk.
    pub fn knowledge(&self) -> &'a Knowledge {
        self.scene.knowledge
    }

    /// Returns the day "today" means.
    pub fn as_of(&self) -> NaiveDate {
        self.scene.knowledge.as_of
    }

    /// Tells whether `report` was written for Casebook: it has front matter of ours, not another
    /// tool's read through a mapping. Others get fewer words about what they do not have.
    pub fn is_ours(&self, report: &Postmortem) -> bool {
        let front = report.document.front_matter.as_ref();
        self.config().mapping.preset.is_none()
            && front.is_some_and(|front| OWN_KEYS.iter().any(|key| front.root.get(key).is_some()))
    }

    /// Starts a finding of the running rule, at the rule's own level.
    pub fn finding(&self, file: &FileId, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.rule.code, self.rule.level, file, span, message)
    }

    /// Takes a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }
}

/// Returns where to point when something is missing from a report: at its title, else at the first
/// key of its front matter, else at its start.
pub(crate) fn missing_from(report: &Postmortem) -> Span {
    if report.title.span.start < report.title.span.end {
        return report.title.span;
    }
    let front = report.document.front_matter.as_ref();
    let first = front.and_then(|front| front.root.entries().first());
    first.map_or_else(|| Span::at(report.document.body.start as usize), |entry| entry.key_span)
}
