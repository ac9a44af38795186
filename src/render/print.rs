//! Pages to be printed: what reports show on their own pages, taken over and joined.
//!
//! A report is drawn once. Its page is kept in part until all reports that stand with it are made.

mod rewrite;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::site::view::View;
use crate::site::view::print::PrintPage;
use crate::site::{Page, route};
use rewrite::{Article, Place};

/// The articles of reports that will be printed together.
#[derive(Debug, Default)]
pub(super) struct Kept {
    wanted: BTreeSet<String>,
    articles: BTreeMap<String, String>,
}

impl Kept {
    /// Will keep the articles of the pages at these addresses.
    pub(super) fn new(wanted: BTreeSet<String>) -> Self {
        Self { wanted, articles: BTreeMap::new() }
    }

    /// Returns what is to be kept of a page.
    pub(super) fn part_of<'h>(&self, page: &str, html: &'h str) -> Option<&'h str> {
        self.wanted.contains(page.trim_end_matches("index.html")).then(|| article(html))
    }

    /// Keeps what [`Kept::part_of`] returned.
    pub(super) fn keep(&mut self, page: &str, part: String) {
        self.articles.insert(page.trim_end_matches("index.html").to_owned(), part);
    }

    /// Fills in the reports of a page to be printed; none of them is kept any longer.
    pub(super) fn fill(&mut self, page: &mut Page) {
        let View::Print(view) = &mut page.view else { return };
        let parts: Vec<String> = view.entries.iter().map(|it| self.take(&it.row.href)).collect();
        let articles: Vec<Article<'_>> = view
            .entries
            .par_iter()
            .zip(&parts)
            .map(|(entry, html)| Article::new(&entry.row.href, &entry.anchor, html))
            .collect();
        let places: BTreeMap<&str, Place<'_>> =
            articles.iter().map(|article| (article.href, article.place())).collect();
        let page = &view.page.href;
        let written: Vec<String> =
            articles.par_iter().map(|article| article.write(&route::root(page), &places)).collect();
        let PrintPage { entries, .. } = view.as_mut();
        for (entry, html) in entries.iter_mut().zip(written) {
            entry.html = html;
        }
    }

    fn take(&mut self, href: &str) -> String {
        self.articles.remove(href).unwrap_or_default()
    }
}

/// Returns what a page holds in its `article`, or in `main` where a theme has none.
fn article(html: &str) -> &str {
    let within = |name: &str| {
        let start = html.find(&format!("<{name}"))?;
        let start = start + html[start..].find('>')? + 1;
        let end = html.rfind(&format!("</{name}>")).filter(|end| *end >= start)?;
        Some(&html[start..end])
    };
    within("article").or_else(|| within("main")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_what_is_printed() {
        assert_eq!(
            article("<main><p>a</p><article class=x><b></b></article><nav></nav></main>"),
            "<b></b>"
        );
        assert_eq!(article("<main id=a>b</main>"), "b");
        assert_eq!(article("<p>"), "");
    }
}
