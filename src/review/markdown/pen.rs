//! Writing what authors wrote: without its secrets, without doing anything, with links where there are any.

use std::borrow::Cow;

use super::escape;
use crate::knowledge::day_of;
use crate::model::Postmortem;
use crate::review::{Links, Review};
use crate::theme::Words;

/// Longest title, in characters.
const TITLE: usize = 160;
/// Longest name of a team, a word or a zone.
const NAME: usize = 60;
/// What stands for a secret.
const HIDDEN: &str = "*****";

/// Writes words of authors into Markdown.
pub(super) struct Pen<'a> {
    /// Where things are.
    pub(super) links: &'a Links,
    secrets: &'a [String],
}

impl<'a> Pen<'a> {
    pub(super) fn new(review: &'a Review<'_>, links: &'a Links) -> Self {
        Self { links, secrets: &review.secrets }
    }

    /// Writes a name.
    pub(super) fn name(&self, words: &str) -> String {
        escape::text(&self.hide(words), NAME)
    }

    /// Writes a title.
    pub(super) fn title(&self, words: &str) -> String {
        escape::text(&self.hide(words), TITLE)
    }

    /// Writes the id and title of a report, linked to its file.
    pub(super) fn linked_title(&self, report: &Postmortem) -> String {
        linked(&self.title(&full_title(report)), self.links.file(report.file()))
    }

    /// Writes the id and title of a report, linked to its file, and its day.
    pub(super) fn dated_title(&self, report: &Postmortem) -> String {
        let day = day_of(report).map(|day| format!(" ({})", Words::english().day(day)));
        format!("{}{}", self.linked_title(report), day.unwrap_or_default())
    }

    /// Writes the id and title of a report inside HTML.
    pub(super) fn html_title(&self, report: &Postmortem) -> String {
        escape::html(&self.hide(&full_title(report)), TITLE)
    }

    fn hide<'w>(&self, words: &'w str) -> Cow<'w, str> {
        let mut shown = Cow::Borrowed(words);
        for secret in self.secrets {
            if shown.contains(secret.as_str()) {
                shown = Cow::Owned(shown.replace(secret, HIDDEN));
            }
        }
        shown
    }
}

/// Writes a link where there is an address, and the words alone where there is none.
pub(super) fn linked(words: &str, address: Option<String>) -> String {
    address.map_or_else(|| words.to_owned(), |address| format!("[{words}]({address})"))
}

fn full_title(report: &Postmortem) -> String {
    format!("{}: {}", report.id.value, report.title.value)
}
