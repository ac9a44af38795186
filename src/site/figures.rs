//! Statistics as figures: the marks, the words around them, and the tables that say the same.
//!
//! In: a [`Scope`], the incidents and actions a page is about. Out: [`Figure`]s whose title is what the
//! test found, never what a slope looks like. What so few incidents do not carry is left out and said.

mod again;
mod backlog;
mod between;
mod breadth;
mod clock;
mod counts;
mod detection;
mod hours;
mod learning;
mod lengths;
mod pairs;
mod phrases;
mod promises;
mod strips;
mod table;
mod themes;
mod verdict;
mod vocabulary;
mod within;

use std::sync::Arc;

use chrono::NaiveDate;

use super::context::Context;
use super::view::Download;
use super::view::chart::Figure;
use crate::chart::Note;
use crate::knowledge::{self, HubKind, TrackedAction};
use crate::model::Postmortem;
use phrases::sentences;

pub(super) use again::{returns, strips as recurrence};
pub(super) use backlog::{ageing, opened_and_closed, types};
pub(super) use between::between;
pub(super) use breadth::breadth;
pub(super) use clock::{calendar, hours};
pub(super) use counts::{per_month, per_quarter, per_year};
pub(super) use detection::{customers, sources};
pub(super) use hours::{pareto, phases};
pub(super) use learning::{coverage, publishing, severities, stamps};
pub(super) use pairs::{matrix, together};
pub(super) use phrases::lasting;
pub(super) use promises::{by_type, still_open};
pub(super) use strips::{by_service, by_severity, by_year, strips};
pub(super) use table::{Cells, Table};
pub(super) use themes::themes;
pub(super) use verdict::{Verdict, lengths_differ, rates_differ, times};
pub(super) use vocabulary::{Vocabulary, hub_bars};
pub(super) use within::within;

/// Fewer than this carry no word about a trend.
pub(super) const FEWEST_FOR_TREND: usize = 20;

/// Fewer than this are dots and no curve, share or comparison.
pub(super) const FEWEST_FOR_CURVE: usize = 5;

/// What a set of figures is about.
pub(super) struct Scope<'a, 'c> {
    pub(super) context: &'a Context<'c>,
    /// The incidents, newest first; none is dated after the day of the build.
    pub(super) reports: Vec<Arc<Postmortem>>,
    /// Their actions.
    pub(super) actions: Vec<&'a TrackedAction>,
    /// The service or cause they all have in common, which no figure need name.
    pub(super) own: Option<(HubKind, String)>,
    /// The folder of the page, for downloads.
    pub(super) folder: String,
    /// Incidents that are not counted because they are dated after the day of the build.
    pub(super) later: usize,
}

impl<'a, 'c> Scope<'a, 'c> {
    /// Takes `reports` and their actions.
    pub(super) fn new(
        context: &'a Context<'c>,
        reports: impl IntoIterator<Item = Arc<Postmortem>>,
        folder: &str,
    ) -> Self {
        let today = context.knowledge.as_of;
        let known = |it: &Arc<Postmortem>| knowledge::day_of(it).is_none_or(|day| day <= today);
        let (reports, later): (Vec<_>, Vec<_>) = reports.into_iter().partition(known);
        let files: std::collections::BTreeSet<_> = reports.iter().map(|it| it.file()).collect();
        let of_these = |it: &&TrackedAction| files.contains(it.report.file());
        let actions = context.knowledge.actions.iter().filter(of_these).collect();
        let own = None;
        Self { context, actions, own, folder: folder.to_owned(), later: later.len(), reports }
    }

    /// Returns what incidents are counted against; that of all is not that of one service or cause.
    fn exposure(&self) -> Option<&'a crate::config::Exposure> {
        self.context.config.exposure.as_ref().filter(|_| self.own.is_none())
    }

    /// Returns the day of the build.
    fn today(&self) -> NaiveDate {
        self.context.knowledge.as_of
    }

    /// Returns the days of the dated incidents, the first one first.
    fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<_> = self.reports.iter().filter_map(|it| knowledge::day_of(it)).collect();
        days.sort_unstable();
        days
    }

    /// Returns the years of the dated incidents in words.
    pub(super) fn period(&self) -> String {
        let days = self.days();
        days.first()
            .zip(days.last())
            .map_or_else(String::new, |(first, last)| self.words().years(*first, *last))
    }

    /// Starts a figure of incidents.
    pub(super) fn figure(&self, id: &str, n: usize) -> Figure {
        let download =
            |label, ending| Download { label, href: format!("{}{id}.{ending}", self.folder) };
        Figure {
            id: id.to_owned(),
            n,
            unit: "incidents",
            period: self.period(),
            folder: self.folder.clone(),
            downloads: vec![
                download("CSV", "csv"),
                download("JSON", "json"),
                download("About", "meta.json"),
            ],
            ..Figure::default()
        }
    }

    /// Returns the milestones of the config between two days: marks at `place`, and what they mean.
    fn milestones(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        place: impl Fn(NaiveDate) -> f64,
    ) -> (Vec<Note>, Vec<String>) {
        let seen = self.context.config.milestones.iter();
        let seen = seen.filter(|it| (from..=to).contains(&it.date));
        let note = |(at, it): (usize, &crate::config::Milestone)| {
            let mark = (at + 1).to_string();
            let day = self.words().day(it.date);
            let text = format!("{mark}: {day}, {}", it.label);
            (Note { at: place(it.date), mark }, text)
        };
        seen.enumerate().map(note).unzip()
    }
}
