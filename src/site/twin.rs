//! The Markdown of a report for its page's folder: the author's text, its links led to the site.

use std::collections::BTreeMap;

use super::LinkTarget;
use crate::model::Postmortem;
use crate::syntax::{Link, LinkKind};
use crate::text::Span;

/// Returns the text of a report with every link that leads elsewhere in the site than written.
pub(super) fn markdown(report: &Postmortem, links: &BTreeMap<String, LinkTarget>) -> String {
    let text = &*report.document.text;
    let mut edits: Vec<(Span, String)> =
        report.links().flat_map(|link| edits_of(text, link, links.get(&link.target))).collect();
    edits.sort_by_key(|(span, _)| *span);
    // Several links of one reference share its place.
    edits.dedup_by_key(|(span, _)| *span);
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for (span, replacement) in edits {
        let range = span.range();
        if range.start >= at {
            out.push_str(&text[at..range.start]);
            out.push_str(&replacement);
            at = range.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Returns what to write for a link, and where; nothing for one that stays.
fn edits_of(text: &str, link: &Link, target: Option<&LinkTarget>) -> Vec<(Span, String)> {
    let Some(target) = target else { return Vec::new() };
    if link.kind == LinkKind::Incident {
        let written = link.span.slice(text).trim_start_matches("[[").trim_end_matches("]]");
        let told = written.split_once('|').map(|(_, told)| told.trim());
        let title = told.or(target.title.as_deref()).unwrap_or(&link.target);
        let title = title.replace(['[', ']'], "");
        let linked = target.href.as_ref().map(|href| format!("[{title}]({href})"));
        return vec![(link.span, linked.unwrap_or(title))];
    }
    let Some(href) = &target.href else { return bare(text, link) };
    // A target that is escaped, or not told apart from the whole link, is left as it is.
    if link.target_span.slice(text) != link.target || *href == link.target {
        return Vec::new();
    }
    vec![(link.target_span, href.clone())]
}

/// Leaves the words of a link that leads nowhere, as its page does; what stands in them is not touched.
fn bare(text: &str, link: &Link) -> Vec<(Span, String)> {
    let (whole, target) = (link.span.range(), link.target_span.range());
    if target == whole || target.start < whole.start || target.end > whole.end {
        return Vec::new();
    }
    let open = if link.kind == LinkKind::Image { "![" } else { "[" };
    let before =
        text[whole.start..target.start].trim_end_matches(|c: char| c == '<' || c.is_whitespace());
    let Some(words) = before.strip_suffix("](").and_then(|it| it.strip_prefix(open)) else {
        return Vec::new();
    };
    let begin = whole.start + open.len();
    let cut = |from: usize, to: usize| (Span::new(from, to), String::new());
    vec![cut(whole.start, begin), cut(begin + words.len(), whole.end)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_where_they_lead_on_the_site() {
        let text = "---\ntitle: T\n---\nSee [[INC-1]], [[INC-1|that]], [plan](../p.md#a), ![g](g.png), [web](https://x.example), [`gone`](no.md), [![g](g.png)](<no.md>) and [[INC-9]].\n\n[a][r] and [b][r]\n\n[r]: ../p.md#a\n";
        let file = crate::text::FileId::new("content/r.md");
        let source = crate::vfs::SourceFile { file, path: "r.md".into(), text: text.into() };
        let (document, _) = crate::syntax::parse(&source);
        let config = crate::config::Config::default();
        let (report, _) = crate::model::lower(std::sync::Arc::new(document), &config);
        let to = |href: Option<&str>, title: Option<&str>| LinkTarget {
            href: href.map(str::to_owned),
            title: title.map(str::to_owned),
            ..LinkTarget::default()
        };
        let links = BTreeMap::from([
            ("INC-1".to_owned(), to(Some("../inc-1/"), Some("The [first] one"))),
            ("../p.md#a".to_owned(), to(Some("../../plans/p/#a"), None)),
            ("g.png".to_owned(), to(Some("g.png"), None)),
            ("no.md".to_owned(), to(None, None)),
            ("INC-9".to_owned(), to(None, None)),
        ]);
        let twin = markdown(&report, &links);
        assert!(twin.starts_with("---\ntitle: T\n---\nSee [The first one](../inc-1/), [that](../inc-1/), [plan](../../plans/p/#a), ![g](g.png), [web](https://x.example), `gone`, ![g](g.png) and INC-9."), "{twin}");
        assert!(!twin.contains("../p.md"), "{twin}");
    }
}
