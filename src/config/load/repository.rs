//! `repository:` of the config: where sources can be seen and edited, and how much history is told.

use super::{Loader, text};
use crate::config::shape::shown;
use crate::config::{Repository, ToldHistory};
use crate::text::address;
use crate::yaml::Node;

impl Loader<'_> {
    pub(super) fn repository(&mut self, node: &Node) -> Repository {
        Repository {
            edit_url: self.template(node, "edit_url", "{path}"),
            source_url: self.template(node, "source_url", "{path}"),
            commit_url: self.template(node, "commit_url", "{commit}"),
            history: match text(node, "history").as_deref() {
                Some("off") => ToldHistory::Off,
                Some("subjects") => ToldHistory::Subjects,
                _ => ToldHistory::Dates,
            },
        }
    }

    /// Reads an address with a place for what differs from file to file.
    fn template(&mut self, node: &Node, key: &str, place: &str) -> Option<String> {
        let value = node.get(key)?;
        let url = value.text()?.trim();
        if address::is_web(url) && url.contains(place) {
            return Some(url.to_owned());
        }
        let message = format!("`{key}` is `{}`, not an address with `{place}` in it", shown(url));
        let help =
            format!("write it as `https://git.example.org/team/incidents/edit/main/{place}`");
        self.wrong(value.span, message, help);
        None
    }
}
