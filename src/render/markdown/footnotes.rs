//! Footnotes: numbered in the order they are referred to, written at the end of the page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The footnotes met so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Number and count of references by label.
    referred: BTreeMap<String, (usize, usize)>,
    /// Content by label.
    defined: BTreeMap<String, String>,
}

impl Footnotes {
    /// Counts a reference to `label`; returns the footnote's number and the id of this reference.
    pub(super) fn refer(&mut self, label: &str) -> (usize, String) {
        let next = self.referred.len() + 1;
        let (number, count) = self.referred.entry(label.to_owned()).or_insert((next, 0));
        *count += 1;
        // No heading's anchor holds a colon, so the ids never meet.
        let id =
            if *count == 1 { format!("ref:{number}") } else { format!("ref:{number}:{count}") };
        (*number, id)
    }

    /// Keeps the content of a footnote; the first definition of a label counts.
    pub(super) fn define(&mut self, label: String, html: String) {
        self.defined.entry(label).or_insert(html);
    }

    /// Returns the section of those that were referred to, each content passed through `clean`.
    pub(super) fn section(&self, mut clean: impl FnMut(&str) -> String) -> String {
        let mut found: Vec<_> = self
            .referred
            .iter()
            .filter_map(|(label, &(number, count))| Some((number, count, self.defined.get(label)?)))
            .collect();
        if found.is_empty() {
            return String::new();
        }
        found.sort_by_key(|&(number, ..)| number);
        let mut out = "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n".to_owned();
        for (number, count, html) in found {
            let html = clean(html);
            let html = html.trim_end();
            let back = back(number, count);
            let inner = match html.strip_suffix("</p>") {
                Some(open) => format!("{open} {back}</p>"),
                None => format!("{html}\n<p>{back}</p>"),
            };
            let _ = writeln!(out, "<li id=\"note:{number}\">{inner}</li>");
        }
        out + "</ol>\n</section>\n"
    }
}

/// Returns a link back to each place that refers to a footnote.
fn back(number: usize, count: usize) -> String {
    let mut out = String::new();
    for at in 1..=count {
        let (suffix, name) = match at {
            1 => (String::new(), number.to_string()),
            _ => (format!(":{at}"), format!("{number}-{at}")),
        };
        let space = if at > 1 { " " } else { "" };
        let _ = write!(
            out,
            "{space}<a class=\"footnote-back\" href=\"#ref:{number}{suffix}\" \
             aria-label=\"Back to reference {name}\">↩</a>"
        );
    }
    out
}
