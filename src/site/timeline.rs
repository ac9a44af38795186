//! All incidents over time: the years at a glance, each year, and each month.

mod data;
mod months;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::context::{Context, Frame, pieces};
use super::export::about::{List, ListKind};
use super::lanes::{self, By, Sketch};
use super::view::timeline::{LanesLink, TimelinePage};
use super::view::{IncidentRow, LinkView, View};
use super::{Page, export, route};
use crate::chart::lanes::Ends;
use crate::chart::scale::day_seconds;
use crate::knowledge;
use crate::model::{Postmortem, Status};
pub(super) use months::calendar;

/// The page of a year lists its incidents up to this many; more are listed by their months.
const MOST_LISTED: usize = route::PAGE_ROWS;
/// Where all years have more than that, so many of the latest are listed.
const MOST_LATEST: usize = 20;
const ALL: &str = "timeline/";

pub(super) type Years = BTreeMap<i32, Vec<Arc<Postmortem>>>;

/// All dated incidents by year, newest first in each.
struct Corpus {
    years: Years,
    /// What the lanes of a year or month can stand for, the same everywhere, so that one can walk along.
    by: Vec<By>,
    undated: usize,
    /// The months that have incidents.
    months: BTreeSet<(i32, u32)>,
    /// Those that went on for long enough to be seen in a later month.
    lasting: Vec<(Arc<Postmortem>, i64, i64)>,
}

/// A stretch of time that has a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    All,
    Year(i32),
    Month(i32, u32),
}

/// Builds `/timeline/` and the pages of every year and month, each with its other lanes.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let corpus = Corpus::new(context);
    let mut pages = Vec::new();
    for stretch in corpus.stretches() {
        for by in stretch.choices(&corpus) {
            pages.extend(stretch_pages(context, &corpus, stretch, by));
        }
    }
    pages
}

/// Returns the intervals of every stretch as data.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let corpus = Corpus::new(context);
    let files = corpus.stretches().map(|stretch| {
        let reports = corpus.inside(stretch);
        let earlier = corpus.earlier(stretch);
        let words = stretch.words(context, &corpus);
        let title = context.words.say("intervals-title", &[("period", words.into())]);
        let (stem, page) = (stretch.data(), stretch.base());
        let list = List { stem: &stem, kind: ListKind::Intervals, title: &title, page: &page };
        data::files(context, &list, stretch.span(&corpus), reports.iter().chain(&earlier))
    });
    files.flatten().collect()
}

impl Corpus {
    fn new(context: &Context<'_>) -> Self {
        let mut corpus = Self {
            years: Years::new(),
            by: Vec::new(),
            undated: 0,
            months: BTreeSet::new(),
            lasting: Vec::new(),
        };
        let as_of = context.knowledge.as_of;
        // Superseded reports would be drawn twice.
        let counted = |it: &&Arc<Postmortem>| it.effective_status() != Status::Superseded;
        for report in context.shown.iter().filter(counted) {
            let Some(day) = knowledge::day_of(report) else {
                corpus.undated += 1;
                continue;
            };
            corpus.years.entry(day.year()).or_default().push(report.clone());
            corpus.months.insert((day.year(), day.month()));
            let interval = lanes::interval(report, as_of).filter(|it| it.ends != Ends::Days);
            let end = lanes::month_span(day.year(), day.month()).map(|span| day_seconds(span.1));
            if let Some((interval, _)) = interval.zip(end).filter(|(it, end)| it.to > *end) {
                corpus.lasting.push((report.clone(), interval.from, interval.to));
            }
        }
        corpus.by = lanes::fitting(context, &corpus.inside(Stretch::All));
        corpus
    }

    fn stretches(&self) -> impl Iterator<Item = Stretch> {
        let years = self.years.keys().map(|year| Stretch::Year(*year));
        let months = self.months.iter().map(|(year, month)| Stretch::Month(*year, *month));
        std::iter::once(Stretch::All).chain(years).chain(months)
    }

    /// Returns the incidents that began in a stretch, newest first.
    fn inside(&self, stretch: Stretch) -> Vec<Arc<Postmortem>> {
        let of_year = |year: i32| self.years.get(&year).into_iter().flatten().cloned();
        match stretch {
            Stretch::All => self.years.values().rev().flatten().cloned().collect(),
            Stretch::Year(year) => of_year(year).collect(),
            Stretch::Month(year, month) => of_year(year)
                .filter(|it| knowledge::day_of(it).is_some_and(|day| day.month() == month))
                .collect(),
        }
    }

    /// Returns the incidents that began before a stretch and went on into it.
    fn earlier(&self, stretch: Stretch) -> Vec<Arc<Postmortem>> {
        let Some((from, _)) = stretch.span(self).filter(|_| stretch != Stretch::All) else {
            return Vec::new();
        };
        let start = day_seconds(from);
        let before =
            |report: &Arc<Postmortem>| knowledge::day_of(report).is_some_and(|day| day < from);
        let lasting = self.lasting.iter();
        let earlier = lasting.filter(|(report, _, to)| *to > start && before(report));
        earlier.map(|(report, ..)| report.clone()).collect()
    }
}

impl Stretch {
    fn base(self) -> String {
        match self {
            Self::All => ALL.to_owned(),
            Self::Year(year) => format!("{ALL}{year}/"),
            Self::Month(year, month) => format!("{ALL}{year}/{month:02}/"),
        }
    }

    fn data(self) -> String {
        format!("{}intervals", self.base())
    }

    fn level(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Year(_) => "year",
            Self::Month(..) => "month",
        }
    }

    /// Returns what its lanes can stand for, the page's own choice first.
    fn choices(self, corpus: &Corpus) -> Vec<By> {
        let words = corpus.by.iter().copied();
        match self {
            // All years in one lane would say less than the years do.
            Self::All => {
                std::iter::once(By::Year).chain(words.filter(|by| *by != By::All)).collect()
            }
            Self::Year(_) | Self::Month(..) => words.collect(),
        }
    }

    /// Tells whether these are the lanes of its own page.
    fn is_own(self, corpus: &Corpus, by: By) -> bool {
        match self {
            Self::All => by == By::Year,
            Self::Year(_) | Self::Month(..) => corpus.by.first() == Some(&by),
        }
    }

    fn href(self, corpus: &Corpus, by: By) -> String {
        let base = self.base();
        if self.is_own(corpus, by) { base } else { format!("{base}by-{}/", by.as_str()) }
    }

    /// Returns its first day and the day after its last.
    fn span(self, corpus: &Corpus) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::All => {
                let (first, _) = lanes::year_span(*corpus.years.keys().next()?)?;
                let (_, last) = lanes::year_span(*corpus.years.keys().next_back()?)?;
                Some((first, last))
            }
            Self::Year(year) => lanes::year_span(year),
            Self::Month(year, month) => lanes::month_span(year, month),
        }
    }

    /// Returns it in words: "2026", "March 2026", "2019 to 2026".
    fn words(self, context: &Context<'_>, corpus: &Corpus) -> String {
        match self {
            Self::All => {
                let span = self.span(corpus);
                let last = span.and_then(|(_, to)| to.pred_opt());
                span.zip(last)
                    .map_or_else(String::new, |((from, _), last)| context.words.years(from, last))
            }
            Self::Year(year) => year.to_string(),
            Self::Month(..) => {
                self.span(corpus).map_or_else(String::new, |(from, _)| context.words.month(from))
            }
        }
    }
}

fn stretch_pages(context: &Context<'_>, corpus: &Corpus, stretch: Stretch, by: By) -> Vec<Page> {
    let reports = corpus.inside(stretch);
    let earlier = corpus.earlier(stretch);
    let own = stretch.is_own(corpus, by);
    let rows = rows(context, &reports);
    // Only a month is cut into pages, and only on the page of its own lanes.
    let pieces = match stretch {
        Stretch::Month(..) if own => pieces(&rows),
        Stretch::Month(..) => vec![&rows[..rows.len().min(route::PAGE_ROWS)]],
        _ if rows.len() <= MOST_LISTED => vec![&rows[..]],
        Stretch::All if own => vec![&rows[..MOST_LATEST]],
        Stretch::Year(_) | Stretch::All => vec![&rows[..0]],
    };
    let total = rows.len();
    let build = |(at, piece): (usize, &[Arc<IncidentRow>])| {
        let href =
            if at == 0 { stretch.href(corpus, by) } else { route::page(&stretch.base(), at + 1) };
        let mut view = view(context, corpus, (stretch, by), &href);
        view.count = total;
        view.groups = months::groups(context, piece);
        view.only_newest = stretch == Stretch::All && piece.len() < total;
        let is_cut = own && matches!(stretch, Stretch::Month(..));
        view.pager = context.pager(&stretch.base(), at + 1, if is_cut { total } else { 0 });
        if at == 0 {
            let drawn: Vec<_> = reports.iter().chain(&earlier).cloned().collect();
            view.chart = sketch(context, corpus, &drawn, stretch, by);
            view.groups.extend(months::earlier(context, self::rows(context, &earlier)));
        }
        if stretch.level() == "month" {
            view.groups.iter_mut().for_each(|group| group.href = None);
        }
        Page { path: route::file(&href), view: View::Timeline(Box::new(view)), body: None }
    };
    pieces.into_iter().enumerate().map(build).collect()
}

fn rows(context: &Context<'_>, reports: &[Arc<Postmortem>]) -> Vec<Arc<IncidentRow>> {
    reports.iter().filter_map(|it| context.row(it.file()).cloned()).collect()
}

fn sketch(
    context: &Context<'_>,
    corpus: &Corpus,
    reports: &[Arc<Postmortem>],
    stretch: Stretch,
    by: By,
) -> Option<super::view::LaneChart> {
    let span = stretch.span(corpus)?;
    let period = stretch.words(context, corpus);
    lanes::sketch(
        context,
        reports,
        Sketch { by, span, period, strip: by != By::Year, only: Vec::new() },
    )
}

fn view(
    context: &Context<'_>,
    corpus: &Corpus,
    (stretch, by): (Stretch, By),
    href: &str,
) -> TimelinePage {
    let choice =
        |it: By| LanesLink { by: it.as_str(), href: stretch.href(corpus, it), current: it == by };
    let (older, newer) = neighbours(context, corpus, stretch, by);
    let year = match stretch {
        Stretch::All => None,
        Stretch::Year(year) | Stretch::Month(year, _) => Some(year),
    };
    let mut page = context.meta(frame(context, corpus, (stretch, by), href));
    // The same incidents in other lanes are no page of their own to a search engine.
    page.noindex = href != stretch.base();
    TimelinePage {
        page,
        level: stretch.level(),
        by: by.as_str(),
        year,
        lanes_by: stretch.choices(corpus).into_iter().map(choice).collect(),
        years: year_links(context, &corpus.years, year),
        count: 0,
        chart: None,
        calendar: match stretch {
            Stretch::All => months::rows(context, &corpus.years, None),
            Stretch::Year(year) => months::rows(context, &corpus.years, Some(year)),
            Stretch::Month(..) => Vec::new(),
        },
        groups: Vec::new(),
        only_newest: false,
        older,
        newer,
        pager: context.pager(&stretch.base(), 1, 0),
        undated: if stretch == Stretch::All { corpus.undated } else { 0 },
        downloads: export::downloads(&stretch.data()),
        empty: corpus.years.is_empty().then(|| context.words.text("no-incident")),
    }
}

fn frame(
    context: &Context<'_>,
    corpus: &Corpus,
    (stretch, by): (Stretch, By),
    href: &str,
) -> Frame<'static> {
    let words = &context.words;
    let period = stretch.words(context, corpus);
    let title = match stretch {
        Stretch::All => words.text("nav-timeline"),
        _ => words.say("timeline-of", &[("period", period.as_str().into())]),
    };
    let about = words
        .say(&format!("timeline-about-{}", by.as_str()), &[("period", period.as_str().into())]);
    let own = stretch.is_own(corpus, by);
    let in_lanes = || {
        let key = format!("timeline-in-lanes-{}", by.as_str());
        words.say(&key, &[("title", title.as_str().into())])
    };
    let named = if own { title.clone() } else { in_lanes() };
    let mut frame = Frame::new("timeline", named, href).about(about);
    if stretch != Stretch::All {
        frame = frame.below(words.text("nav-timeline"), ALL);
    }
    if let Stretch::Month(year, _) = stretch {
        frame = frame.below(year.to_string(), Stretch::Year(year).href(corpus, by));
    }
    if href != stretch.base() {
        frame = frame.below(title, stretch.base());
    }
    frame
}

/// Returns the year or month before and after that has incidents, in the same lanes.
fn neighbours(
    context: &Context<'_>,
    corpus: &Corpus,
    stretch: Stretch,
    by: By,
) -> (Option<LinkView>, Option<LinkView>) {
    let link =
        |stretch: Stretch| LinkView::new(stretch.words(context, corpus), stretch.href(corpus, by));
    match stretch {
        Stretch::All => (None, None),
        Stretch::Year(year) => {
            let of = |it: Option<&i32>| it.map(|year| link(Stretch::Year(*year)));
            let mut before = corpus.years.range(..year).map(|(year, _)| year);
            let mut after = corpus.years.range(year + 1..).map(|(year, _)| year);
            (of(before.next_back()), of(after.next()))
        }
        Stretch::Month(year, month) => {
            let of = |it: Option<&(i32, u32)>| {
                it.map(|(year, month)| link(Stretch::Month(*year, *month)))
            };
            let mut before = corpus.months.range(..(year, month));
            let mut after = corpus.months.range((year, month + 1)..);
            (of(before.next_back()), of(after.next()))
        }
    }
}

fn year_links(
    context: &Context<'_>,
    years: &Years,
    current: Option<i32>,
) -> Vec<super::view::list::YearLink> {
    let mut links = context.years(ALL, current);
    links.retain(|link| link.year.is_some_and(|year| years.contains_key(&year)));
    links
}
