//! Where a report comes from: its file, its history in git, and the same text and data for programs.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::context::Context;
use super::view::incident::{ChangeView, SourceView};
use super::{LinkTarget, twin};
use crate::config::ToldHistory;
use crate::git;
use crate::model::Postmortem;

/// Changes that are listed; the repository has the others.
const MOST_CHANGES: usize = 12;

/// Names of the files beside a report's page that say the same.
pub(super) const MARKDOWN: &str = "index.md";
/// As data.
pub(super) const JSON: &str = "index.json";

/// Builds what a page says about its source.
pub(super) fn view(context: &Context<'_>, report: &Postmortem, href: &str) -> SourceView {
    let config = &context.config.repository;
    let path = report.file().as_str();
    let told = context.history.filter(|_| config.history != ToldHistory::Off);
    let changes = told.and_then(|it| it.files.get(path)).map_or(&[][..], Vec::as_slice);
    let is_cut_off = told.is_some_and(|it| it.is_cut_off);
    let newest = changes.first();
    let commit = newest.map(|it| it.commit.as_str());
    let with_subject = config.history == ToldHistory::Subjects;
    let change = |it: &git::Change| ChangeView {
        date: context.words.date(it.date),
        subject: with_subject.then(|| it.subject.clone()),
        commit: it.commit.chars().take(10).collect(),
        url: filled(config.commit_url.as_deref(), path, Some(&it.commit)),
    };
    SourceView {
        path: path.to_owned(),
        edit_url: filled(config.edit_url.as_deref(), path, commit),
        view_url: filled(config.source_url.as_deref(), path, commit),
        created: changes.last().filter(|_| !is_cut_off).map(|it| context.words.date(it.date)),
        updated: newest.map(|it| context.words.date(it.date)),
        changes: changes.iter().take(MOST_CHANGES).map(change).collect(),
        more: changes.len().saturating_sub(MOST_CHANGES),
        is_cut_off,
        markdown: format!("{href}{MARKDOWN}"),
        json: format!("{href}{JSON}"),
    }
}

/// Returns the files beside a page that say the same: its Markdown, and `data`.
pub(super) fn beside(
    report: &Postmortem,
    href: &str,
    links: &BTreeMap<String, LinkTarget>,
    data: Vec<u8>,
) -> Vec<(String, Vec<u8>)> {
    let text = twin::markdown(report, links).into_bytes();
    vec![(format!("{href}{MARKDOWN}"), text), (format!("{href}{JSON}"), data)]
}

/// The days a report came out and last changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    /// The day it says it was published, else that of its first commit.
    pub(super) published: Option<NaiveDate>,
    /// The day of its newest commit.
    pub(super) updated: Option<NaiveDate>,
}

/// Returns when a report came out and when it last changed, as far as it or git tells.
pub(super) fn dates(context: &Context<'_>, report: &Postmortem) -> Dates {
    let told = context.history.filter(|_| context.config.repository.history != ToldHistory::Off);
    let changes = told.and_then(|it| it.files.get(report.file().as_str()));
    // Where the history is cut off, its first commit is not the report's.
    let first = changes.filter(|_| told.is_some_and(|it| !it.is_cut_off));
    let said = report.published.as_ref().map(|day| day.value);
    Dates {
        published: said.or_else(|| first.and_then(|it| it.last()).map(|it| it.date)),
        updated: changes.and_then(|it| it.first()).map(|it| it.date),
    }
}

/// Fills the places of an address; `None` when it asks for a commit that is not known.
fn filled(template: Option<&str>, path: &str, commit: Option<&str>) -> Option<String> {
    let filled = template?.replace("{path}", &super::route::encode(path));
    match commit {
        Some(commit) => Some(filled.replace("{commit}", commit)),
        None if filled.contains("{commit}") => None,
        None => Some(filled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_filled_only_with_what_is_known() {
        let check = |template, commit, expect: Option<&str>| {
            assert_eq!(filled(template, "a b/c.md", commit).as_deref(), expect);
        };
        check(None, None, None);
        check(Some("https://x/{path}"), None, Some("https://x/a%20b/c.md"));
        check(Some("https://x/{commit}/{path}"), None, None);
        check(Some("https://x/{commit}/{path}"), Some("abc"), Some("https://x/abc/a%20b/c.md"));
    }
}
