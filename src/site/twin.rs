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
        report.links().filter_map(|link| edit(text, link, links.get(&link.target)?)).collect();
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

/// Returns what to write for a link, and where; `None` for one that stays.
fn edit(text: &str, link: &Link, target: &LinkTarget) -> Option<(Span, String)> {
    let href = target.href.as_ref()?;
    if link.kind == LinkKind::Incident {
        let written = link.span.slice(text).trim_start_matches("[[").trim_end_matches("]]");
        let told = written.split_once('|').map(|(_, told)| told.trim());
        let title = told.or(target.title.as_deref()).unwrap_or(&link.target);
        let title = title.replace(['[', ']'], "");
        return Some((link.span, format!("[{title}]({href})")));
    }
    // A target that is escaped, or not told apart from the whole link, is left as it is.
    (link.target_span.slice(text) == link.target && *href != link.target)
        .then(|| (link.target_span, href.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_where_they_lead_on_the_site() {
        let text = "---\ntitle: T\n---\nSee [[INC-1]], [[INC-1|that]], [plan](../p.md#a), ![g](g.png), [web](https://x.example) and [gone](no.md).\n\n[a][r] and [b][r]\n\n[r]: ../p.md#a\n";
        let file = crate::text::FileId::new("content/r.md");
        let source = crate::vfs::SourceFile { file, path: "r.md".into(), text: text.into() };
        let (document, _) = crate::syntax::parse(&source);
        let config = crate::config::Config::default();
        let (report, _) = crate::model::lower(std::sync::Arc::new(document), &config);
        let to = |href: Option<&str>, title: Option<&str>| LinkTarget {
            href: href.map(str::to_owned),
            title: title.map(str::to_owned),
            size: None,
        };
        let links = BTreeMap::from([
            ("INC-1".to_owned(), to(Some("../inc-1/"), Some("The [first] one"))),
            ("../p.md#a".to_owned(), to(Some("../../plans/p/#a"), None)),
            ("g.png".to_owned(), to(Some("g.png"), None)),
            ("no.md".to_owned(), to(None, None)),
        ]);
        let twin = markdown(&report, &links);
        assert!(twin.starts_with("---\ntitle: T\n---\nSee [The first one](../inc-1/), [that](../inc-1/), [plan](../../plans/p/#a), ![g](g.png), [web](https://x.example) and [gone](no.md)."), "{twin}");
        assert!(!twin.contains("../p.md"), "{twin}");
    }
}
