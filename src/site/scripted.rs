//! Which data the scripts of pages read, so that the same data can lie on a disk in the form of a script.

use std::collections::BTreeSet;

use super::view::View;
use super::{CATALOG, Page};
use crate::chart::lanes::Marks;

/// Returns the paths of the data that scripts read.
pub(super) fn read_by(pages: &[Page]) -> BTreeSet<String> {
    let mut paths = BTreeSet::from([CATALOG.to_owned()]);
    paths.extend(pages.iter().filter_map(|page| read_by_page(&page.view)).map(str::to_owned));
    paths
}

fn read_by_page(view: &View) -> Option<&str> {
    match view {
        View::Actions(page) if !page.whole => Some(&page.data_href),
        // Where there are very many bars, their labels are left to the data.
        View::Timeline(page) => {
            let mut lanes = page.chart.iter().flat_map(|chart| &chart.lanes);
            let is_bare = |marks: &Marks| match marks {
                Marks::Bars(bars) => bars.iter().any(|bar| bar.label.is_empty()),
                Marks::Columns(_) => false,
            };
            let data = page
                .downloads
                .iter()
                .map(|it| it.href.as_str())
                .find(|it| it.ends_with("/intervals.json"));
            data.filter(|_| lanes.any(|lane| is_bare(&lane.marks)))
        }
        _ => None,
    }
}
