//! Knowledge to pages: routes, resolved links, typed views, feeds and exports; no markup.
//!
//! [`view`] holds what a template is given. The renderer turns each [`Page`] into a file: it fills in
//! the markup of the body (fields named `html`) and hands the view to the template of its kind.

mod actions;
mod body;
mod context;
mod events;
pub mod export;
mod feed;
mod figures;
pub mod format;
mod home;
mod hubs;
mod incident;
mod lanes;
mod list;
mod phases;
pub mod route;
mod row;
#[cfg(test)]
mod tests;
mod timeline;
mod trends;
pub mod view;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{HubKind, Knowledge};
use crate::model::{ContentKind, Postmortem};
use crate::text::FileId;
use context::Context;

pub use export::list_rows;

/// How a site is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Absolute address the site is published at; wins over the config's.
    pub base_url: Option<String>,
    /// Whether drafts get a page too.
    pub drafts: bool,
}

/// All there is to render and to write, the search aside.
#[derive(Debug)]
pub struct Site {
    /// The pages, no two at one path.
    pub pages: Vec<Page>,
    /// Finished files: feeds, data, `sitemap.xml`, `robots.txt`.
    pub files: Vec<(String, Vec<u8>)>,
    /// Files of the casebook to copy as they are.
    pub copies: Vec<AssetCopy>,
    /// The incidents that have a page, newest first; what the catalog should hold.
    pub shown: Vec<Arc<Postmortem>>,
    /// What kept a page from being made: two reports at one address.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the site of a casebook; `assets` are its files that are not Markdown.
pub fn build(
    knowledge: &Knowledge,
    config: &Config,
    assets: &BTreeMap<FileId, PathBuf>,
    options: &SiteOptions,
) -> Site {
    let context = Context::new(knowledge, config, assets, options);
    let mut pages = vec![home::home(&context)];
    let mut copies = Vec::new();
    let reports: Vec<_> = (0..context.shown.len())
        .into_par_iter()
        .filter_map(|at| incident::page(&context, at))
        .collect();
    for (page, beside) in reports {
        pages.push(page);
        copies.extend(beside);
    }
    pages.extend(list::pages(&context));
    pages.extend(timeline::pages(&context));
    pages.extend(actions::pages(&context));
    for kind in HubKind::ALL {
        pages.extend(hubs::pages(&context, kind));
    }
    for kind in [ContentKind::Plan, ContentKind::Page] {
        let (texts, beside) = home::content(&context, kind);
        pages.extend(texts);
        copies.extend(beside);
    }
    pages.push(trends::page(&context));
    pages.push(home::search(&context));
    pages.push(home::not_found(&context));
    let mut files = feed::files(&context);
    files.extend(export::files(&context));
    files.extend(export::figure_files(&pages));
    files.extend(feed::for_robots(&context, &pages));
    let Context { shown, routes, .. } = context;
    Site { pages, files, copies, shown, diagnostics: routes.diagnostics }
}

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
