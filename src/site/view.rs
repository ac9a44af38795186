//! What a template is given: one typed, serializable struct per kind of page. These are the theme API.
//!
//! Conventions, the same in every view:
//! - An `href` is relative to the root of the site and has no leading slash (`incidents/inc-1/`);
//!   a template writes `{{ page.root }}{{ row.href }}`. So one row can be shared by pages of any depth.
//! - A `url` is absolute and leads out of the site (tickets, evidence).
//! - An `anchor` is the `id` of an element of the same page, without `#`.
//! - Text is plain text to be escaped; only fields named `html` and `svg` hold markup; the renderer fills them in.
//! - Optional fields are `null` when the report does not say; nothing is made up.

pub mod actions;
pub mod chart;
pub mod content;
pub mod days;
pub mod digest;
pub mod drill;
pub mod glossary;
pub mod home;
pub mod hub;
pub mod incident;
pub mod language;
pub mod list;
pub mod plan;
pub mod print;
pub mod rule;
pub mod timeline;
pub mod trends;

use std::sync::Arc;

use serde::Serialize;

pub use actions::{ActionRow, ActionsPage, OwnerGroup};
pub use chart::{Figure, LaneChart, PhaseBar};
pub use content::{
    AboutPage, AccessibilityPage, ContentPage, NotFoundPage, RedirectPage, SearchPage,
};
pub use days::OnThisDayPage;
pub use digest::{DigestIndexPage, DigestPage};
pub use drill::{DrillIndexPage, DrillPage};
pub use glossary::GlossaryPage;
pub use home::HomePage;
pub use hub::{HubIndexPage, HubPage};
pub use incident::IncidentPage;
pub use language::LanguagePage;
pub use list::{IncidentListPage, IncidentRow};
pub use plan::{PlanIndexPage, PlanPage};
pub use print::PrintPage;
pub use rule::{RuleIndexPage, RulePage};
pub use timeline::TimelinePage;
pub use trends::TrendsPage;

/// What every page has: the first field of every view, named `page`.
#[derive(Clone, Debug, Serialize)]
pub struct PageMeta {
    /// Kind of the page, such as `incident` or `hub`; a class of the body.
    pub kind: &'static str,
    /// Heading of the page, without the site's title.
    pub title: String,
    /// The same in pieces, where some of it is code or a day; else empty.
    pub title_parts: Vec<TitlePart>,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// Address relative to the site's root: `incidents/inc-2026-014/`; empty for the home page.
    pub href: String,
    /// Way from this page up to the site's root, to be written before every `href`: `./`, `../../`.
    /// Absolute on the 404 page, which is served from any address.
    pub root: String,
    /// The image shown beside links to the page; `null` when the site's base URL is not known.
    pub image: Option<ImageView>,
    /// Structured data (JSON-LD) that can stand in a script element as it is; `null` when the site's
    /// base URL is not known.
    pub structured: Option<String>,
    /// The page's absolute address, when the site's base URL is known.
    pub canonical: Option<String>,
    /// Language of the interface as a BCP 47 tag.
    pub lang: String,
    /// Direction of that language: `ltr` or `rtl`.
    pub dir: &'static str,
    /// Language of the page's text, where it is not that of the interface.
    pub text_lang: Option<LangView>,
    /// Whether search engines should leave the page out (drafts, the 404 page).
    pub noindex: bool,
    /// The way down to this page, itself last and without an address.
    pub breadcrumbs: Vec<Crumb>,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// Feeds that fit this page, the site's own first.
    pub feeds: Vec<FeedLink>,
    /// What all pages share.
    pub site: Arc<SiteMeta>,
}

/// What is the same on every page.
#[derive(Clone, Debug, Serialize)]
pub struct SiteMeta {
    /// Name of the site.
    pub title: String,
    /// One sentence about it, where the config has one.
    pub description: Option<String>,
    /// Absolute address of the site with a trailing slash, when known.
    pub base_url: Option<String>,
    /// The day ages and overdue actions are told as of.
    pub as_of: DateView,
    /// Version of Casebook that made the site.
    pub version: &'static str,
    /// The severity ladder from worst to mildest, for legends.
    pub severities: Vec<SeverityView>,
    /// Where the rules of `check` are explained; `null` when the site leaves them out.
    pub rules_href: Option<&'static str>,
    /// What pages may do, for hosts that send no headers; `null` unless the config asks for it.
    pub policy: Option<&'static str>,
    /// How many incidents the site counts (drafts and superseded reports apart).
    pub incident_count: usize,
}

/// The image shown beside links to a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImageView {
    /// Its absolute address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

/// A step of the breadcrumbs.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// Text of the step.
    pub label: String,
    /// Where it leads; `null` for the page itself.
    pub href: Option<String>,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Text of the entry.
    pub label: String,
    /// Where it leads.
    pub href: &'static str,
    /// Whether this page is the entry's own or below it; for `aria-current`.
    pub current: bool,
}

/// A feed, for `<link rel="alternate">` and the footer.
#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    /// What it carries.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Its media type.
    pub mime: &'static str,
}

/// A piece of a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TitlePart {
    /// Its words.
    pub text: String,
    /// Whether it is code.
    pub code: bool,
    /// Whether it is a day in figures, which is not cut at the end of a line.
    pub day: bool,
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// Text of the link.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Language of the text, where it is not that of the site.
    pub lang: Option<LangView>,
}

impl LinkView {
    /// Makes a link whose text is in the language of the site.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), lang: None }
    }
}

/// The language of a text that is not in that of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LangView {
    /// As a BCP 47 tag.
    pub id: String,
    /// Its direction: `ltr` or `rtl`.
    pub dir: &'static str,
}

/// A word of a vocabulary with the page it has: a service, a cause, a trigger, a tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Chip {
    /// Which vocabulary: `service`, `cause`, `trigger` or `tag`.
    pub kind: &'static str,
    /// The word's id.
    pub id: String,
    /// The word shown.
    pub label: String,
    /// The word's page.
    pub href: String,
}

/// A severity as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeverityView {
    /// The id, such as `sev2`.
    pub id: String,
    /// The id as shown in a badge: `SEV2`.
    pub label: String,
    /// The name behind it, such as "major"; empty when it would repeat the label.
    pub name: String,
    /// Which of the theme's five severity colours: 1 the worst, 5 unknown or near miss.
    pub step: u8,
    /// How many of the badge's four squares are filled.
    pub filled: u8,
    /// The severity's page.
    pub href: String,
}

/// A status as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatusView {
    /// `draft`, `in-review`, `published` or `superseded`.
    pub id: &'static str,
    /// The words shown: "In review".
    pub label: String,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// For `<time datetime>`: `2026-03-02`.
    pub datetime: String,
    /// For people: "2 Mar 2026".
    pub text: String,
    /// For tables within one year: "2 Mar".
    pub short: String,
}

/// A point in time, in the zone it was written in and in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimeView {
    /// For `<time datetime>`: RFC 3339 with the offset, or the bare date when only the day is known.
    pub datetime: String,
    /// Whole, in the zone it was written in: "2 Mar 2026, 15:06 CET".
    pub text: String,
    /// Whole, in UTC: "2 Mar 2026, 14:06 UTC"; `null` when only the day is known.
    pub utc: Option<String>,
    /// The clock time in the zone it was written in: "15:06", "about 15:00"; empty for a bare date.
    pub clock: String,
    /// The clock time in UTC; empty for a bare date.
    pub clock_utc: String,
    /// The day in the zone it was written in.
    pub date: DateView,
    /// Short name of the zone: "CET", "UTC+01:00"; "UTC" when assumed.
    pub zone: String,
    /// Whether that zone is UTC, so that one of the two texts is enough.
    pub is_utc: bool,
    /// `day`, `hour`, `minute` or `second`.
    pub precision: &'static str,
    /// Whether the author wrote "about".
    pub approximate: bool,
    /// Whether no zone was told and UTC was taken; a template says so.
    pub zone_assumed: bool,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DurationView {
    /// In seconds.
    pub seconds: i64,
    /// For people: "2 h 14 min".
    pub text: String,
    /// For narrow places: "2h 14m".
    pub short: String,
    /// For `<time datetime>`: `PT2H14M`.
    pub datetime: String,
}

/// One of several pages of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// This page, from 1.
    pub current: usize,
    /// How many there are; a pager with one page is not drawn.
    pub total: usize,
    /// Every page by number, this one included.
    pub pages: Vec<PagerPage>,
    /// The page before, newer entries.
    pub newer: Option<String>,
    /// The page behind, older entries.
    pub older: Option<String>,
    /// First and last entry shown and how many there are in all: "1-200 of 1,240".
    pub range: String,
}

/// One page of a [`Pager`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PagerPage {
    /// Its number, from 1.
    pub number: usize,
    /// Its address.
    pub href: String,
    /// Whether it is this one.
    pub current: bool,
}

/// A download of what a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Download {
    /// "CSV", "JSON".
    pub label: &'static str,
    /// Where it is.
    pub href: String,
}

/// The view of a page, by kind.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// `/`
    Home(Box<HomePage>),
    /// `/incidents/`, `/incidents/<year>/`
    IncidentList(Box<IncidentListPage>),
    /// `/incidents/<slug>/`
    Incident(Box<IncidentPage>),
    /// `/timeline/`, `/timeline/<year>/`
    Timeline(Box<TimelinePage>),
    /// `/actions/`
    Actions(Box<ActionsPage>),
    /// `/services/<id>/` and the like
    Hub(Box<HubPage>),
    /// `/services/` and the like
    HubIndex(Box<HubIndexPage>),
    /// `/trends/`
    Trends(Box<TrendsPage>),
    /// `/language/`
    Language(Box<LanguagePage>),
    /// `/search/`
    Search(Box<SearchPage>),
    /// `/incidents/<slug>/drill/`
    Drill(Box<DrillPage>),
    /// `/drills/`
    DrillIndex(Box<DrillIndexPage>),
    /// `/on-this-day/`
    OnThisDay(Box<OnThisDayPage>),
    /// `/glossary/`
    Glossary(Box<GlossaryPage>),
    /// `/digest/`
    DigestIndex(Box<DigestIndexPage>),
    /// `/digest/<month>/`
    Digest(Box<DigestPage>),
    /// `/digest/<month>/mail.html`, the same to be mailed
    DigestMail(Box<DigestPage>),
    /// `/digest/<month>/digest.md`, the same as Markdown
    DigestText(Box<DigestPage>),
    /// `/plans/`
    PlanIndex(Box<PlanIndexPage>),
    /// `/plans/<slug>/`
    Plan(Box<PlanPage>),
    /// `/pages/<slug>/`, `/pages/`
    Content(Box<ContentPage>),
    /// `/print/`, `/print/<year>/`
    Print(Box<PrintPage>),
    /// `/rules/`
    RuleIndex(Box<RuleIndexPage>),
    /// `/rules/<code>/`
    Rule(Box<RulePage>),
    /// `/404.html`
    NotFound(Box<NotFoundPage>),
    /// `/about/`
    About(Box<AboutPage>),
    /// `/accessibility/`
    Accessibility(Box<AccessibilityPage>),
    /// An address of before
    Redirect(Box<RedirectPage>),
}

impl View {
    /// Returns the name of the template that draws it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::IncidentList(_) => "incidents.html",
            Self::Incident(_) => "incident.html",
            Self::Timeline(_) => "timeline.html",
            Self::Actions(_) => "actions.html",
            Self::Hub(_) => "hub.html",
            Self::HubIndex(_) => "hub-index.html",
            Self::Trends(_) => "trends.html",
            Self::Language(_) => "language.html",
            Self::Search(_) => "search.html",
            Self::Drill(_) => "drill.html",
            Self::DrillIndex(_) => "drills.html",
            Self::OnThisDay(_) => "on-this-day.html",
            Self::Glossary(_) => "glossary.html",
            Self::DigestIndex(_) => "digests.html",
            Self::Digest(_) => "digest.html",
            Self::DigestMail(_) => "digest-mail.html",
            Self::DigestText(_) => "digest.md",
            Self::PlanIndex(_) => "plans.html",
            Self::Plan(_) => "plan.html",
            Self::Content(_) => "content.html",
            Self::Print(_) => "print.html",
            Self::RuleIndex(_) => "rules.html",
            Self::Rule(_) => "rule.html",
            Self::NotFound(_) => "404.html",
            Self::About(_) => "about.html",
            Self::Accessibility(_) => "accessibility.html",
            Self::Redirect(_) => "redirect.html",
        }
    }

    /// Returns what every page has.
    pub fn meta(&self) -> &PageMeta {
        match self {
            Self::Home(view) => &view.page,
            Self::IncidentList(view) => &view.page,
            Self::Incident(view) => &view.page,
            Self::Timeline(view) => &view.page,
            Self::Actions(view) => &view.page,
            Self::Hub(view) => &view.page,
            Self::HubIndex(view) => &view.page,
            Self::Trends(view) => &view.page,
            Self::Language(view) => &view.page,
            Self::Search(view) => &view.page,
            Self::Drill(view) => &view.page,
            Self::DrillIndex(view) => &view.page,
            Self::OnThisDay(view) => &view.page,
            Self::Glossary(view) => &view.page,
            Self::DigestIndex(view) => &view.page,
            Self::Digest(view) | Self::DigestMail(view) | Self::DigestText(view) => &view.page,
            Self::PlanIndex(view) => &view.page,
            Self::Plan(view) => &view.page,
            Self::Content(view) => &view.page,
            Self::Print(view) => &view.page,
            Self::RuleIndex(view) => &view.page,
            Self::Rule(view) => &view.page,
            Self::NotFound(view) => &view.page,
            Self::About(view) => &view.page,
            Self::Accessibility(view) => &view.page,
            Self::Redirect(view) => &view.page,
        }
    }

    /// Returns the figures of the page, in order.
    pub fn figures_mut(&mut self) -> Vec<&mut Figure> {
        match self {
            Self::Trends(page) => {
                page.questions.iter_mut().flat_map(|it| &mut it.figures).collect()
            }
            Self::Hub(page) => page.per_year.iter_mut().collect(),
            Self::Actions(page) => page.figures.iter_mut().collect(),
            Self::Language(page) => page.all.iter_mut().chain(&mut page.rules).collect(),
            Self::Incident(page) => chart::of_text(&mut page.charts),
            Self::Drill(page) => chart::of_text(&mut page.charts),
            Self::Plan(page) => chart::of_text(&mut page.charts),
            Self::Content(page) => chart::of_text(&mut page.charts),
            Self::Home(_)
            | Self::IncidentList(_)
            | Self::Timeline(_)
            | Self::HubIndex(_)
            | Self::Search(_)
            | Self::DrillIndex(_)
            | Self::OnThisDay(_)
            | Self::Glossary(_)
            | Self::DigestIndex(_)
            | Self::Digest(_)
            | Self::DigestMail(_)
            | Self::DigestText(_)
            | Self::PlanIndex(_)
            | Self::Print(_)
            | Self::RuleIndex(_)
            | Self::Rule(_)
            | Self::NotFound(_)
            | Self::About(_)
            | Self::Accessibility(_)
            | Self::Redirect(_) => Vec::new(),
        }
    }
}
