//! The pages that are not about incidents: texts of the team, search, and "not found".

use serde::Serialize;

use super::chart::{MetricChart, QuotedFigure, QuotedLanes};
use super::incident::{SourceView, TocEntry};
use super::list::Facet;
use super::{DateView, LangView, LinkView, PageMeta};
use crate::text::Span;

/// `/pages/<slug>/`, and `/pages/`, which lists them.
#[derive(Clone, Debug, Serialize)]
pub struct ContentPage {
    /// What every page has.
    pub page: PageMeta,
    /// `page` or `page-index`.
    pub kind: &'static str,
    /// Who keeps it up to date.
    pub owner: Option<String>,
    /// The day after which it counts as stale.
    pub review_by: Option<DateView>,
    /// Days past that day; `null` when it is still fresh.
    pub stale_days: Option<i64>,
    /// The measurements; each stands as a figure in the markup, in the place of its block.
    pub metrics: Vec<MetricChart>,
    /// Figures of the trends; each stands in the markup, in the place of its block.
    pub charts: Vec<QuotedFigure>,
    /// Incidents over time; each drawing stands in the markup, in the place of its block.
    pub sketches: Vec<QuotedLanes>,
    /// The body as markup; filled in by the renderer from `span`.
    pub html: String,
    /// The stretch of the file's text the body is made of.
    #[serde(skip)]
    pub span: Option<Span>,
    /// The table of contents.
    pub toc: Vec<TocEntry>,
    /// The incidents (and other pages) that link here.
    pub backlinks: Vec<LinkView>,
    /// The entries of the index.
    pub entries: Vec<ContentEntry>,
    /// Where it comes from; `null` on the index.
    pub source: Option<SourceView>,
}

/// One entry of the index of pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentEntry {
    /// Its title.
    pub title: String,
    /// Language of title and summary, where it is not that of the site.
    pub lang: Option<LangView>,
    /// Where it is.
    pub href: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Who keeps it up to date.
    pub owner: Option<String>,
    /// The day after which it counts as stale.
    pub review_by: Option<DateView>,
    /// Whether that day is past.
    pub stale: bool,
}

/// `/search/`.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// What every page has.
    pub page: PageMeta,
    /// Where the catalog is.
    pub catalog_href: &'static str,
    /// Where a dev server answers full-text queries.
    pub endpoint_href: &'static str,
    /// The facets with counts, so that the page leads somewhere without JavaScript too.
    pub facets: Vec<Facet>,
    /// How many reports the catalog holds.
    pub total: usize,
}

/// An address that a report had before; it leads on at once.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectPage {
    /// What every page has.
    pub page: PageMeta,
    /// Where it leads.
    pub to: LinkView,
}

/// `/about/`: where the numbers come from.
#[derive(Clone, Debug, Serialize)]
pub struct AboutPage {
    /// What every page has.
    pub page: PageMeta,
    /// How many incidents count.
    pub incident_count: usize,
    /// How many reports are drafts and count nowhere.
    pub draft_count: usize,
    /// How many are superseded by another and count nowhere.
    pub superseded_count: usize,
    /// How many incidents have no day and are missing where a day is needed.
    pub undated_count: usize,
    /// How many incidents have a start that is known to the day alone.
    pub coarse_count: usize,
    /// How many incidents have no end.
    pub unended_count: usize,
    /// The data to take away.
    pub downloads: Vec<LinkView>,
}

/// `/accessibility/`: who can use the site, how that was tested, and what is known to be missing.
#[derive(Clone, Debug, Serialize)]
pub struct AccessibilityPage {
    /// What every page has.
    pub page: PageMeta,
    /// Whether the casebook has templates, sheets or scripts of its own, which nobody else has tested.
    pub own_theme: bool,
    /// Whether reports show pictures.
    pub has_pictures: bool,
    /// Languages of reports beside that of the site, as tags.
    pub languages: Vec<String>,
    /// Whom to tell about what cannot be read or used; an address or a sentence.
    pub contact: Option<String>,
    /// The same as a link, when it is an address.
    pub contact_url: Option<String>,
}

/// `/404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundPage {
    /// What every page has; its `root` is absolute.
    pub page: PageMeta,
    /// Where to go instead.
    pub links: Vec<LinkView>,
}
