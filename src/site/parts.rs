//! The parts of a site beside the pages of its reports. None needs another, so they share the cores.

use rayon::prelude::*;

use super::context::Context;
use super::{
    AssetCopy, Page, actions, days, digest, drill, export, feed, glossary, home, hubs, language,
    list, plans, print, rules, timeline, trends,
};

/// What a part adds to the site.
#[derive(Default)]
pub(super) struct Part {
    pub(super) pages: Vec<Page>,
    pub(super) copies: Vec<AssetCopy>,
    /// Finished files: path in the site and content.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Part {
    fn files(files: Vec<(String, Vec<u8>)>) -> Self {
        Self { files, ..Self::default() }
    }

    fn add(mut self, other: Self) -> Self {
        self.pages.extend(other.pages);
        self.copies.extend(other.copies);
        self.files.extend(other.files);
        self
    }
}

impl From<Vec<Page>> for Part {
    fn from(pages: Vec<Page>) -> Self {
        Self { pages, ..Self::default() }
    }
}

impl From<(Vec<Page>, Vec<AssetCopy>)> for Part {
    fn from((pages, copies): (Vec<Page>, Vec<AssetCopy>)) -> Self {
        Self { pages, copies, ..Self::default() }
    }
}

type Make = fn(&Context<'_>, &[print::Bundle]) -> Part;

/// In the order of the pages, which decides who keeps an address that two want.
const PARTS: [Make; 18] = [
    |context, _| vec![home::home(context)].into(),
    |context, bundles| print::contents(context, bundles).into(),
    |context, _| list::pages(context).into(),
    |context, _| timeline::pages(context).into(),
    |context, _| actions::pages(context).into(),
    |context, _| hubs::pages(context).into(),
    |context, _| plans::pages(context).into(),
    |context, _| home::content(context).into(),
    |context, _| vec![drill::index(context)].into(),
    |context, _| days::pages(context).into(),
    |context, _| vec![glossary::page(context)].into(),
    |context, _| {
        let (pages, files) = digest::pages(context);
        Part { pages, files, ..Part::default() }
    },
    |context, _| trends::pages(context).into(),
    |context, _| about_rules(context).into(),
    |context, _| vec![home::search(context), home::not_found(context)].into(),
    |context, _| Part::files(feed::files(context)),
    |context, _| Part::files(export::files(context)),
    |context, _| {
        let files = [actions::files(context), timeline::files(context), plans::files(context)];
        Part::files(files.into_iter().flatten().collect())
    },
];

/// Makes every part, and the data files of the figures on their pages.
pub(super) fn all(context: &Context<'_>, bundles: &[print::Bundle]) -> Part {
    let made: Vec<Part> = PARTS.par_iter().map(|make| make(context, bundles)).collect();
    let mut whole = made.into_iter().fold(Part::default(), Part::add);
    let figures: Vec<_> = whole
        .pages
        .par_iter_mut()
        .flat_map_iter(|page| export::take_figure_files(context, page))
        .collect();
    whole.files.extend(figures);
    whole
}

/// The pages of the rules, and what they found in the words of reports.
fn about_rules(context: &Context<'_>) -> Vec<Page> {
    let mut pages = if context.config.rule_pages { rules::pages(context) } else { Vec::new() };
    pages.extend(context.language.as_ref().map(|findings| language::page(context, findings)));
    pages
}
