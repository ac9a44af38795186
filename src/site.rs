//! Knowledge to pages: routes, resolved links, typed views, feeds and exports; no markup.
//!
//! [`view`] holds what a template is given. The renderer turns each [`Page`] into a file: it fills in
//! the markup of the body (fields named `html`) and hands the view to the template of its kind.

mod about;
mod accessibility;
mod actions;
mod body;
mod context;
mod days;
mod digest;
mod drill;
mod events;
pub mod export;
mod feed;
pub(crate) mod head;
mod figures;
pub mod format;
mod glossary;
mod home;
mod hubs;
mod incident;
mod lanes;
mod language;
mod list;
mod metrics;
mod narrow;
mod parts;
mod phases;
pub mod picture;
mod plans;
mod print;
mod quoted;
mod redirects;
pub mod route;
mod row;
mod source;
mod twin;
mod rules;
mod scripted;
mod served;
mod sketches;
mod teams;
#[cfg(test)]
mod tests;
mod timeline;
mod title;
pub mod trends;
pub mod view;
mod who;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::git::History;
use crate::knowledge::Knowledge;
use crate::model::Postmortem;
use crate::text::FileId;
use crate::theme::Words;
use context::Context;
use parts::Part;

pub use export::list_rows;

/// The list of all incidents that the search reads.
pub const CATALOG: &str = "catalog.json";

/// How a site is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Absolute address the site is published at; wins over the config's.
    pub base_url: Option<String>,
    /// Whether drafts get a page too.
    pub drafts: bool,
    /// Whether it is shown by a local server alone: at its root, and without what needs an address.
    pub preview: bool,
    /// The words of the interface; those of the theme when the pages are rendered.
    pub words: Words,
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
    /// The data that scripts read; on a disk they need them in the form of a script.
    pub scripted: BTreeSet<String>,
    /// The incidents that have a page, newest first; what the catalog should hold.
    pub shown: Vec<Arc<Postmortem>>,
    /// What kept a page from being made: two reports at one address.
    pub diagnostics: Vec<Diagnostic>,
}

/// A site in the making: the pages of reports batch by batch, then all the others.
///
/// A view takes more room than its report; whoever renders and writes each batch before taking the
/// next never holds more than one.
pub struct Making<'a> {
    context: Context<'a>,
    next: usize,
    bundles: Vec<print::Bundle>,
    copies: Vec<AssetCopy>,
    addresses: Vec<String>,
}

impl<'a> Making<'a> {
    /// Starts the site of a casebook; `assets` are its files that are not Markdown.
    pub fn new(
        knowledge: &'a Knowledge,
        config: &'a Config,
        assets: &'a BTreeMap<FileId, PathBuf>,
        options: &SiteOptions,
    ) -> Self {
        let context = Context::new(knowledge, config, assets, options);
        let bundles = print::bundles(&context);
        Self { context, next: 0, bundles, copies: Vec::new(), addresses: Vec::new() }
    }

    /// Adds the text of the files that reports draw.
    #[must_use]
    pub fn with_texts(mut self, texts: &'a BTreeMap<FileId, Arc<str>>) -> Self {
        self.context.texts = texts;
        self
    }

    /// Adds the sizes of pictures, in pixels.
    #[must_use]
    pub fn with_sizes(mut self, sizes: BTreeMap<FileId, (u32, u32)>) -> Self {
        self.context.sizes = sizes;
        self
    }

    /// Tells whether templates, sheets or scripts are the casebook's own.
    #[must_use]
    pub fn with_own_theme(mut self, is_own: bool) -> Self {
        self.context.own_theme = is_own;
        self
    }

    /// Adds what git knows of the reports.
    #[must_use]
    pub fn with_history(mut self, history: Option<&'a History>) -> Self {
        self.context.history = history;
        self
    }

    /// Adds what the rules found, for the pages that show it.
    #[must_use]
    pub fn with_findings(mut self, diagnostics: &[Diagnostic]) -> Self {
        if self.context.config.language.page {
            self.context.language = Some(language::Findings::of(diagnostics));
        }
        self
    }

    /// Returns the addresses of the reports that pages to be printed show again.
    pub fn printed(&self) -> BTreeSet<String> {
        print::needed(&self.context, &self.bundles)
    }

    /// Makes the pages of the next `count` reports, and those to be printed that they complete; `None`
    /// when all are made.
    pub fn reports(&mut self, count: usize) -> Option<Vec<Page>> {
        let all = self.context.shown.len();
        let batch = self.next..all.min(self.next.saturating_add(count));
        if batch.is_empty() {
            return None;
        }
        self.next = batch.end;
        let complete =
            self.bundles.iter().filter(|it| it.last().is_some_and(|at| batch.contains(&at)));
        let printed: Vec<Page> =
            complete.map(|bundle| print::page(&self.context, bundle)).collect();
        let made = |at| {
            let (page, beside) = incident::page(&self.context, at)?;
            Some((page, beside, drill::page(&self.context, at)))
        };
        let made: Vec<_> = batch.into_par_iter().filter_map(made).collect();
        let mut pages = Vec::with_capacity(made.len());
        for (page, beside, drill) in made {
            self.addresses.extend(page.indexed_address());
            self.copies.extend(beside);
            pages.push(page);
            pages.extend(drill);
        }
        pages.extend(printed);
        Some(pages)
    }

    /// Makes everything else.
    pub fn finish(self) -> Site {
        let Self { context, bundles, mut copies, mut addresses, .. } = self;
        let Part { mut pages, copies: beside, mut files } = parts::all(&context, &bundles);
        copies.extend(beside);
        let has = |href: &str| href == CATALOG || files.iter().any(|(path, _)| path == href);
        let about = about::page(&context, has);
        pages.push(about);
        pages.push(accessibility::page(&context));
        let reports = context.shown.iter().filter_map(|it| context.routes.report(it.file()));
        let taken = pages.iter().map(|page| page.path.clone()).chain(reports.map(route::file));
        let taken = taken.chain(files.iter().map(|(path, _)| path.clone()));
        let old = redirects::all(&context, taken.collect());
        pages.extend(old.pages);
        files.extend(old.files);
        files.extend(served::files(&context));
        addresses.extend(pages.iter().filter_map(Page::indexed_address));
        files.extend(feed::for_robots(&context, &addresses));
        let scripted = scripted::read_by(&pages);
        let Context { shown, mut routes, .. } = context;
        routes.diagnostics.extend(old.diagnostics);
        Site { pages, files, copies, scripted, shown, diagnostics: routes.diagnostics }
    }
}

/// Makes the whole site at once.
pub fn build(
    knowledge: &Knowledge,
    config: &Config,
    assets: &BTreeMap<FileId, PathBuf>,
    options: &SiteOptions,
) -> Site {
    let mut making = Making::new(knowledge, config, assets, options);
    let reports = making.reports(usize::MAX).unwrap_or_default();
    let mut site = making.finish();
    site.pages.extend(reports);
    site
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

impl Page {
    /// Returns the absolute address, where it is known and search engines may have it.
    fn indexed_address(&self) -> Option<String> {
        let meta = self.view.meta();
        meta.canonical.clone().filter(|_| !meta.noindex)
    }
}

/// The text behind a page and where its links lead.
#[derive(Clone, Debug)]
pub struct Body {
    /// The report (or plan, or page).
    pub report: Arc<Postmortem>,
    /// Every link target of the text that leads elsewhere than written: as written to as published,
    /// relative to the page. Targets that are not here stay as they are.
    pub links: BTreeMap<String, LinkTarget>,
    /// Files that say the same for programs: path in the site and content.
    pub beside: Vec<(String, Vec<u8>)>,
}

/// Where a link of a text leads in the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkTarget {
    /// The address to write, relative to the page; `None` for an unknown incident, shown as text.
    pub href: Option<String>,
    /// Title of the other report: the text of a `[[ID]]` link that has none, else a tooltip.
    pub title: Option<String>,
    /// Language of that title, where it is not that of the text around the link.
    pub lang: Option<view::LangView>,
    /// Width and height of a picture, where they are known.
    pub size: Option<(u32, u32)>,
}

/// A file to copy into the site as it is: an image, a CSV, a log beside a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetCopy {
    /// Which file of the casebook.
    pub from: FileId,
    /// Where it goes, relative to the output folder.
    pub to: String,
}
