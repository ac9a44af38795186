//! Files for those who serve or read the site by machine: `_headers`, `llms.txt`.

use std::fmt::Write as _;

use super::context::Context;
use super::{format, route};
use crate::knowledge;

/// What pages may do: nothing but what the site itself brings.
const POLICY: &str = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

/// Makes the files.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    vec![
        ("_headers".to_owned(), headers(context).into_bytes()),
        ("llms.txt".to_owned(), for_models(context).into_bytes()),
    ]
}

/// Headers in the form that hosts such as Netlify and Cloudflare Pages read.
fn headers(context: &Context<'_>) -> String {
    let base = super::home::base_path(context.site.base_url.as_deref());
    format!(
        "{base}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n{base}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}

/// What the site holds, as a text a language model reads first: see <https://llmstxt.org>.
fn for_models(context: &Context<'_>) -> String {
    let site = &context.site;
    let words = &context.words;
    let base = site.base_url.clone().unwrap_or_default();
    let mut text = format!("# {}\n\n", site.title);
    if let Some(description) = &site.description {
        let _ = writeln!(text, "> {description}\n");
    }
    let _ = writeln!(text, "{}\n\n## {}\n", words.text("llms-about"), words.text("nav-incidents"));
    for report in &context.shown {
        let Some(href) = context.routes.report(report.file()) else { continue };
        let _ = write!(text, "- [{}]({base}{})", bare(&report.title.value), route::encode(href));
        let mut about: Vec<String> = Vec::new();
        about.extend(knowledge::day_of(report).map(format::iso_day));
        about.extend(report.severity.as_ref().map(|it| it.value.id.clone()));
        about.extend(report.summary.as_ref().map(|it| bare(&it.value)));
        let _ = writeln!(text, "{}{}", if about.is_empty() { "" } else { ": " }, about.join(", "));
    }
    let _ = writeln!(text, "\n## {}\n", words.text("llms-data"));
    for (key, href) in [("about-catalog", "catalog.json"), ("about-feed", "feed.atom")] {
        let _ = writeln!(text, "- [{}]({base}{href})", words.text(key));
    }
    text
}

/// Returns a text as one line that ends no link.
fn bare(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace('[', "(").replace(']', ")")
}
