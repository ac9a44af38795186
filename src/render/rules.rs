//! The documentation of the rules to markup.

use super::markdown::{self, LinkKind};
use crate::site::view::View;

/// Fills in the fields named `html` of the pages of rules.
pub(super) fn fill(view: &mut View) {
    // The documentation links to nothing within the site.
    let mut as_written = |_: &str, _: LinkKind| None;
    match view {
        View::Rule(page) => {
            for part in &mut page.parts {
                part.html = markdown::blocks(&part.source, &mut as_written);
            }
        }
        View::RuleIndex(page) => {
            for row in page.families.iter_mut().flat_map(|it| &mut it.rules) {
                row.html = markdown::fragment(&row.source, &mut as_written);
            }
        }
        _ => {}
    }
}
