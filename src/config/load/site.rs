//! The `site:` of the config: how the site is made.

use super::{Loader, text};
use crate::config::Site;
use crate::config::shape::parse_flag;
use crate::yaml::Node;

impl Loader<'_> {
    /// Reads how the site is made.
    pub(super) fn site(&mut self, node: &Node) -> Site {
        let default = Site::default();
        Site {
            language: node
                .get("language")
                .and_then(|it| self.lang(it, "site.language"))
                .unwrap_or(default.language),
            contact: text(node, "contact"),
            precompress: node
                .get("precompress")
                .and_then(Node::text)
                .and_then(parse_flag)
                .unwrap_or(default.precompress),
        }
    }
}
