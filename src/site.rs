//! Knowledge to pages: routes, resolved links, typed views, feeds and exports; no markup.
//!
//! [`view`] holds what a template is given. The renderer turns each [`Page`] into a file: it fills in
//! the markup of the body (fields named `html`) and hands the view to the template of its kind.

pub mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Postmortem;
use crate::text::FileId;

/// One page to be rendered.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file to write, relative to the output folder: `incidents/inc-1/index.html`.
    pub path: String,
    /// What its template is given.
    pub view: view::View,
    /// The text behind it, for the pages that show one.
    pub body: Option<Body>,
}

/// The text behind a page and where its links lead.
#[derive(Clone, Debug)]
pub struct Body {
    /// The report (or plan, or page).
    pub report: Arc<Postmortem>,
    /// Every link target of the text that leads elsewhere than written: as written to as published,
    /// relative to the page. Targets that are not here stay as they are.
    pub links: BTreeMap<String, LinkTarget>,
}

/// Where a link of a text leads in the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkTarget {
    /// The address to write, relative to the page; `None` for an unknown incident, shown as text.
    pub href: Option<String>,
    /// Title of the other report: the text of a `[[ID]]` link that has none, else a tooltip.
    pub title: Option<String>,
}

/// A file to copy into the site as it is: an image, a CSV, a log beside a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetCopy {
    /// Which file of the casebook.
    pub from: FileId,
    /// Where it goes, relative to the output folder.
    pub to: String,
}
