//! The evidence of an event for its page: what it is called, and the lines of a log that are shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::knowledge;
use crate::model::analysis::log;
use crate::model::{Evidence, Excerpt, Postmortem};
use crate::site::LinkTarget;
use crate::site::view::incident::{EvidenceView, TimelineRow};
use crate::text::FileId;
use crate::text::address::{self, Kind};

/// The text of files by name.
pub(in crate::site) type Texts = BTreeMap<FileId, Arc<str>>;

/// The most lines of a file that are shown; the file has all.
const MOST_LINES: usize = 200;

/// Builds the view of one piece; lines are taken from the text of the file they are of.
pub(super) fn view(evidence: &Evidence, report: &Postmortem, texts: &Texts) -> EvidenceView {
    let excerpt = evidence.excerpt.as_ref().and_then(|it| excerpt(it, evidence, report, texts));
    let read = excerpt.as_ref().and_then(|(info, content)| log::read(info, content).value);
    let lines = excerpt.as_ref().map_or(0, |(_, content)| content.lines().count());
    let first = read.as_ref().map(|it| it.from);
    let file = read.and_then(|it| it.file).or_else(|| evidence.target.clone());
    EvidenceView {
        kind: evidence.kind.as_str(),
        label: label(&evidence.label, file.as_deref()),
        href: None,
        archived: None,
        query: evidence.query.clone(),
        note: evidence.note.clone(),
        width: None,
        height: None,
        first_line: first,
        last_line: first.map(|first| first + lines.saturating_sub(1)),
        html: String::new(),
        target: file,
        copy: evidence.archived.clone(),
        excerpt,
    }
}

/// Returns what a piece is called: its own words, else the name of its file, else the address.
fn label(told: &str, target: Option<&str>) -> String {
    let told = told.trim();
    let Some(target) = target.filter(|_| told.is_empty()) else { return told.to_owned() };
    match target.split_once("://") {
        Some((_, bare)) => bare.trim_end_matches('/').to_owned(),
        None => target.rsplit('/').next().unwrap_or(target).to_owned(),
    }
}

/// Returns the lines to show and how, as in a `log` block.
fn excerpt(
    excerpt: &Excerpt,
    of: &Evidence,
    report: &Postmortem,
    texts: &Texts,
) -> Option<(String, String)> {
    match excerpt {
        Excerpt::Block { info, content } => Some((info.clone(), content.clone())),
        Excerpt::Lines(lines) => {
            let file = knowledge::file_at(report.file(), of.target.as_deref()?)?;
            let (from, many) = (*lines.start(), lines.end() - lines.start() + 1);
            let of_file = texts.get(&file)?.lines().skip(from - 1).take(many.min(MOST_LINES));
            let content: Vec<&str> = of_file.collect();
            let info = format!("log from={from}");
            (!content.is_empty()).then(|| (info, content.join("\n") + "\n"))
        }
    }
}

/// Leads the evidence of all events to where it is, from the page whose links are given.
pub(in crate::site) fn lead<'v>(
    events: impl Iterator<Item = &'v mut super::EventView>,
    links: &BTreeMap<String, LinkTarget>,
) {
    for event in events {
        for evidence in event.evidence.iter_mut().chain(&mut event.evidence_in_text) {
            let found = evidence.target.as_ref().and_then(|target| links.get(target));
            if let Some(found) = found {
                evidence.href.clone_from(&found.href);
                (evidence.width, evidence.height) = found.size.unzip();
                if evidence.target.as_deref() == Some(&evidence.label) {
                    evidence.label =
                        found.title.clone().unwrap_or(std::mem::take(&mut evidence.label));
                }
            } else {
                evidence.href = evidence.target.as_deref().and_then(outside);
                // Pictures elsewhere are not loaded from there.
                evidence.kind = if evidence.kind == "image" { "link" } else { evidence.kind };
            }
            let copy = evidence.copy.as_ref().map(|copy| (copy, links.get(copy)));
            evidence.archived = copy.and_then(|(copy, found)| match found {
                Some(found) => found.href.clone(),
                None => outside(copy),
            });
        }
    }
}

/// Returns the events among rows.
pub(in crate::site) fn events(
    rows: &mut [TimelineRow],
) -> impl Iterator<Item = &mut super::EventView> {
    rows.iter_mut().filter_map(|row| match row {
        TimelineRow::Event(event) => Some(&mut **event),
        TimelineRow::Day { .. } | TimelineRow::Gap { .. } | TimelineRow::ClockChange { .. } => None,
    })
}

/// Returns an address elsewhere, or of the same page, as it may stand in a page.
fn outside(target: &str) -> Option<String> {
    let safe = matches!(address::kind(target), Kind::Anchor | Kind::External);
    let plain = !target.contains(|c: char| c.is_control() || c.is_whitespace());
    (safe && plain).then(|| target.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_without_words_is_called_by_its_address_or_file() {
        assert_eq!(label(" errors ", Some("https://d.example")), "errors");
        assert_eq!(label("", Some("https://d.example/x/")), "d.example/x");
        assert_eq!(label("", Some("../data/a.log")), "a.log");
        assert_eq!(label("", None), "");
    }

    #[test]
    fn only_harmless_addresses_lead_out() {
        for (target, leads) in [
            ("https://d.example/x", true),
            ("MAILTO:a@b.example", true),
            ("#events", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("gone.log", false),
            ("https://d.example/ x", false),
        ] {
            assert_eq!(outside(target).is_some(), leads, "{target}");
        }
    }
}
