//! What all pages of one build share: addresses, rows made once, and the frame of a page.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use chrono::Datelike;

use super::head::{self, Article};
use super::quoted::{self, Quotable};
use super::teams::Teams;
use super::view::{ActionRow, Crumb, IncidentRow, LangView, NavItem, PageMeta, Pager, SiteMeta};
use super::view::{PagerPage, TitlePart, list::YearLink};
use super::{SiteOptions, feed, language, route, row, served, title};
use crate::config::Config;
use crate::git::History;
use crate::knowledge::{self, HubKind, Knowledge, TrackedAction};
use crate::model::{Postmortem, Status};
use crate::text::FileId;
use crate::theme::{Words, direction_of};

/// The shared part of a build.
pub(super) struct Context<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) config: &'a Config,
    pub(super) assets: &'a BTreeMap<FileId, PathBuf>,
    /// The text of files that reports draw.
    pub(super) texts: &'a BTreeMap<FileId, Arc<str>>,
    /// Width and height of pictures.
    pub(super) sizes: BTreeMap<FileId, (u32, u32)>,
    /// What git knows of the reports.
    pub(super) history: Option<&'a History>,
    pub(super) routes: route::Routes,
    pub(super) site: Arc<SiteMeta>,
    /// Whether templates, sheets or scripts are the casebook's own.
    pub(super) own_theme: bool,
    /// The words of the interface.
    pub(super) words: Words,
    /// The teams that own actions.
    pub(super) teams: Teams,
    /// What the language rules found, where the config wants a page about it.
    pub(super) language: Option<language::Findings>,
    /// The incidents that have a page, newest first: those that count, superseded ones, drafts if asked for.
    pub(super) shown: Vec<Arc<Postmortem>>,
    quotable: OnceLock<Quotable>,
    rows: HashMap<FileId, Arc<IncidentRow>>,
    actions: HashMap<FileId, Vec<Arc<ActionRow>>>,
}

/// What is different in the frame of each page.
pub(super) struct Frame<'a> {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) title_parts: Vec<TitlePart>,
    pub(super) description: String,
    pub(super) href: String,
    /// The steps above the page.
    pub(super) above: Vec<(String, String)>,
    pub(super) lang: Option<&'a str>,
    pub(super) noindex: bool,
    /// What structured data says of it, when it is a text of its own.
    pub(super) article: Option<Article>,
}

impl<'a> Frame<'a> {
    /// Starts the frame of the page of a report at `href`, called as the report is.
    pub(super) fn titled(kind: &'static str, report: &Postmortem, href: impl Into<String>) -> Self {
        let title_parts = title::parts(report);
        Self { title_parts, ..Self::new(kind, report.title.value.clone(), href) }
    }

    /// Starts the frame of the page at `href`.
    pub(super) fn new(
        kind: &'static str,
        title: impl Into<String>,
        href: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            title: title.into(),
            title_parts: Vec::new(),
            description: String::new(),
            href: href.into(),
            above: Vec::new(),
            lang: None,
            noindex: false,
            article: None,
        }
    }

    /// Says what the page is about, in one sentence.
    pub(super) fn about(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Makes the page an article of structured data.
    pub(super) fn with_article(mut self, context: &Context<'_>, report: &Postmortem) -> Self {
        self.article = Some(Article::of(context, report));
        self
    }

    /// Adds a step above the page.
    pub(super) fn below(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.above.push((label.into(), href.into()));
        self
    }

    /// Sets the language of the page's text.
    pub(super) fn in_language(mut self, lang: Option<&'a str>) -> Self {
        self.lang = lang;
        self
    }
}

/// What a site without drawn files knows of them.
static NO_TEXTS: BTreeMap<FileId, Arc<str>> = BTreeMap::new();

/// The main navigation: the keys of its words and where they lead.
const NAV: [(&str, &str); 4] = [
    ("nav-incidents", "incidents/"),
    ("nav-timeline", "timeline/"),
    ("nav-trends", "trends/"),
    ("nav-actions", "actions/"),
];

/// The last entry of the main navigation, the first that leads to something; else the years.
const NAV_HUBS: [(HubKind, &str, &str); 3] = [
    (HubKind::Service, "nav-services", "services/"),
    (HubKind::Cause, "hubs-cause", "causes/"),
    (HubKind::Tag, "hubs-tag", "tags/"),
];

impl<'a> Context<'a> {
    /// Prepares a build: chooses what is shown, gives addresses, makes the rows.
    pub(super) fn new(
        knowledge: &'a Knowledge,
        config: &'a Config,
        assets: &'a BTreeMap<FileId, PathBuf>,
        options: &SiteOptions,
    ) -> Self {
        let mut shown: Vec<_> =
            knowledge.incidents.iter().chain(&knowledge.superseded).cloned().collect();
        if options.drafts {
            shown.extend(knowledge.drafts.iter().cloned());
        }
        knowledge::newest_first(&mut shown);
        let years: BTreeSet<i32> =
            shown.iter().filter_map(|it| knowledge::day_of(it)).map(|it| it.year()).collect();
        let years: Vec<i32> = years.into_iter().collect();
        let routes = route::Routes::new(knowledge, &shown, &years);
        shown.retain(|report| routes.report(report.file()).is_some());
        let site = Arc::new(site_meta(knowledge, config, options, &routes));
        let mut context = Self {
            knowledge,
            config,
            assets,
            texts: &NO_TEXTS,
            sizes: BTreeMap::new(),
            history: None,
            routes,
            site,
            own_theme: false,
            words: options.words.clone(),
            teams: Teams::new(&knowledge.actions, config),
            language: None,
            shown,
            quotable: OnceLock::new(),
            rows: HashMap::new(),
            actions: HashMap::new(),
        };
        context.make_rows();
        context
    }

    fn make_rows(&mut self) {
        let shown = std::mem::take(&mut self.shown);
        for report in &shown {
            let row = Arc::new(row::incident(self, report));
            let actions = (0..report.actions.len()).map(|index| {
                let tracked = TrackedAction::new(report, index, self.knowledge.as_of);
                Arc::new(row::action(self, &tracked))
            });
            let actions = actions.collect();
            self.actions.insert(report.file().clone(), actions);
            self.rows.insert(report.file().clone(), row);
        }
        self.shown = shown;
    }

    /// Returns the figures that texts may show; made when the first of them asks.
    pub(super) fn quotable(&self) -> &Quotable {
        self.quotable.get_or_init(|| quoted::all(self))
    }

    /// Returns the row of a report that has a page.
    pub(super) fn row(&self, file: &FileId) -> Option<&Arc<IncidentRow>> {
        self.rows.get(file)
    }

    /// Returns the rows of the incidents at these positions among those that count.
    pub(super) fn rows_at(&self, positions: &[usize]) -> Vec<Arc<IncidentRow>> {
        let reports = positions.iter().filter_map(|&at| self.knowledge.incidents.get(at));
        reports.filter_map(|report| self.row(report.file()).cloned()).collect()
    }

    /// Returns the action rows of one report.
    pub(super) fn actions_of(&self, file: &FileId) -> &[Arc<ActionRow>] {
        self.actions.get(file).map_or(&[], Vec::as_slice)
    }

    /// Returns the row of one tracked action.
    pub(super) fn action(&self, tracked: &TrackedAction) -> Option<Arc<ActionRow>> {
        self.actions_of(tracked.report.file()).get(tracked.index).cloned()
    }

    /// Builds what every page has.
    pub(super) fn meta(&self, frame: Frame<'_>) -> PageMeta {
        let top = frame.above.iter().map(|(_, href)| href).find(|href| !href.is_empty());
        let section = top.unwrap_or(&frame.href).clone();
        let filled = |kind: &HubKind| self.knowledge.hubs.of(*kind).next().is_some();
        let hubs = NAV_HUBS.into_iter().find(|(kind, ..)| filled(kind));
        let hubs = hubs.map_or(("hubs-year", route::YEARS), |(_, key, href)| (key, href));
        let nav: Vec<NavItem> = NAV
            .into_iter()
            .chain([hubs])
            .map(|(key, href)| NavItem {
                label: self.words.text(key),
                href,
                current: href == section,
            })
            .collect();
        let mut breadcrumbs: Vec<Crumb> = frame
            .above
            .iter()
            .map(|(label, href)| Crumb { label: label.clone(), href: Some(href.clone()) })
            .collect();
        breadcrumbs.push(Crumb { label: frame.title.clone(), href: None });
        let canonical = self.site.base_url.as_ref().map(|base| format!("{base}{}", frame.href));
        let told = Some(&frame.description).filter(|it| !it.is_empty());
        let description = told.unwrap_or(&frame.title).clone();
        PageMeta {
            kind: frame.kind,
            root: route::root(&frame.href),
            image: head::image(&frame, &self.site),
            structured: head::structured(
                &frame,
                &description,
                &breadcrumbs,
                &self.site,
                &self.words,
            ),
            description,
            title: frame.title,
            title_parts: frame.title_parts,
            href: frame.href,
            canonical,
            lang: self.words.language().to_owned(),
            dir: self.words.direction(),
            text_lang: frame.lang.and_then(|lang| self.other_language(lang)),
            noindex: frame.noindex,
            breadcrumbs,
            nav,
            feeds: feed::links(&self.site.title, ""),
            site: self.site.clone(),
        }
    }

    /// Returns the years that have incidents, newest first, `current` marked.
    pub(super) fn years(&self, base: &str, current: Option<i32>) -> Vec<YearLink> {
        let mut counts: BTreeMap<Option<i32>, usize> = BTreeMap::new();
        let once = |it: &&Arc<Postmortem>| it.effective_status() != Status::Superseded;
        for report in self.shown.iter().filter(once) {
            *counts.entry(knowledge::day_of(report).map(|day| day.year())).or_default() += 1;
        }
        let links = counts.into_iter().rev().map(|(year, count)| YearLink {
            year,
            label: year.map_or_else(|| self.words.text("no-date"), |year| year.to_string()),
            href: year.map_or_else(|| format!("{base}undated/"), |year| format!("{base}{year}/")),
            count,
            current: year.is_some() && year == current,
        });
        links.collect()
    }

    /// Cuts a list of `total` entries into pages; returns the pager of page `number` (from 1) of the list at `href`.
    pub(super) fn pager(&self, href: &str, number: usize, total: usize) -> Pager {
        let pages = total.div_ceil(route::PAGE_ROWS).max(1);
        let first = (number - 1) * route::PAGE_ROWS;
        let last = (first + route::PAGE_ROWS).min(total);
        let link = |number| route::page(href, number);
        let range = if total == 0 {
            self.words.text("range-none")
        } else {
            let values =
                [("first", (first + 1).into()), ("last", last.into()), ("total", total.into())];
            self.words.say("range", &values)
        };
        Pager {
            current: number,
            total: pages,
            pages: (1..=pages)
                .map(|it| PagerPage { number: it, href: link(it), current: it == number })
                .collect(),
            newer: (number > 1).then(|| link(number - 1)),
            older: (number < pages).then(|| link(number + 1)),
            range,
        }
    }

    /// Returns the language a report is said to be in, by itself or by the config.
    pub(super) fn language_of<'r>(&'r self, report: &'r Postmortem) -> Option<&'r str> {
        report.lang.as_deref().or(self.config.language.lang.as_deref())
    }

    /// Returns the language of a report where it is not that of the site.
    pub(super) fn lang(&self, report: &Postmortem) -> Option<LangView> {
        self.other_language(self.language_of(report)?)
    }

    /// Returns the language of a report where it is not that of the text of `around`.
    pub(super) fn lang_beside(&self, report: &Postmortem, around: &Postmortem) -> Option<LangView> {
        let of = |report| self.language_of(report).unwrap_or(self.words.language());
        let (own, other) = (of(around), of(report));
        (own != other).then(|| LangView { id: other.to_owned(), dir: direction_of(other) })
    }

    fn other_language(&self, lang: &str) -> Option<LangView> {
        let other = LangView { id: lang.to_owned(), dir: direction_of(lang) };
        (lang != self.words.language()).then_some(other)
    }

    /// Returns the name shown for a word.
    pub(super) fn name(&self, kind: HubKind, id: &str) -> String {
        self.knowledge.hubs.name(kind, id).to_owned()
    }
}

fn site_meta(
    knowledge: &Knowledge,
    config: &Config,
    options: &SiteOptions,
    routes: &route::Routes,
) -> SiteMeta {
    let base = options.base_url.as_ref().or(config.base_url.as_ref());
    let base = base.filter(|_| !options.preview);
    let ladder = config.severities.iter().enumerate();
    SiteMeta {
        title: config.title.clone(),
        description: config.description.clone(),
        base_url: base.map(|base| format!("{}/", base.trim_end_matches('/'))),
        as_of: options.words.date(knowledge.as_of),
        version: env!("CARGO_PKG_VERSION"),
        severities: ladder
            .map(|(rank, it)| row::ladder_step(config, routes, &it.id, &it.name, Some(rank)))
            .collect(),
        policy: config.site.policy_in_pages.then_some(served::POLICY_OF_PAGES),
        rules_href: config.rule_pages.then_some(route::RULES),
        incident_count: knowledge.incidents.len(),
    }
}

/// Cuts a list into the pieces its pages show; an empty list has one empty page.
pub(super) fn pieces<T>(list: &[T]) -> Vec<&[T]> {
    if list.is_empty() { vec![list] } else { list.chunks(route::PAGE_ROWS).collect() }
}
