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
            precompress: flag(node, "precompress").unwrap_or(default.precompress),
            policy_in_pages: flag(node, "policy_in_pages").unwrap_or(default.policy_in_pages),
        }
    }
}

fn flag(node: &Node, key: &str) -> Option<bool> {
    node.get(key).and_then(Node::text).and_then(parse_flag)
}
