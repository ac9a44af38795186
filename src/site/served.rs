//! Files for those who serve or read the site by machine: `_headers`, `llms.txt`.

use std::fmt::Write as _;

use super::context::Context;
use super::{format, route};
use crate::knowledge;
use crate::model::ContentKind;

/// What pages may do: nothing but what the site itself brings.
const POLICY: &str = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";
/// The same for a page to say itself; who may show it in a frame only a header can tell.
pub(super) const POLICY_OF_PAGES: &str =
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'";

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
    for key in ["llms-about", "llms-beside"] {
        let _ = writeln!(text, "{}\n", words.text(key));
    }
    let _ = writeln!(text, "## {}\n", words.text("nav-incidents"));
    for report in &context.shown {
        let Some(href) = context.routes.report(report.file()) else { continue };
        let _ = write!(text, "- [{}]({base}{})", bare(&report.title.value), route::encode(href));
        let mut about: Vec<String> = Vec::new();
        about.extend(knowledge::day_of(report).map(format::iso_day));
        about.extend(report.severity.as_ref().map(|it| it.value.id.clone()));
        about.extend(report.summary.as_ref().map(|it| bare(&it.value)));
        let _ = writeln!(text, "{}{}", if about.is_empty() { "" } else { ": " }, about.join(", "));
    }
    for (kind, key) in [(ContentKind::Plan, "plans"), (ContentKind::Page, "pages")] {
        let texts = context.knowledge.content(kind);
        let linked = texts.filter_map(|it| Some((it, context.routes.report(it.file())?)));
        for (at, (report, href)) in linked.enumerate() {
            if at == 0 {
                let _ = writeln!(text, "\n## {}\n", words.text(key));
            }
            let about = report.summary.as_ref().map(|it| format!(": {}", bare(&it.value)));
            let title = bare(&report.title.value);
            let about = about.unwrap_or_default();
            let _ = writeln!(text, "- [{title}]({base}{}){about}", route::encode(href));
        }
    }
    let _ = writeln!(text, "\n## {}\n", words.text("llms-data"));
    let data = [
        ("about-incidents-json", "incidents.json"),
        ("actions-all", "actions.json"),
        ("about-catalog", "catalog.json"),
        ("about-feed", "feed.atom"),
    ];
    for (key, href) in data {
        let _ = writeln!(text, "- [{}]({base}{href})", words.text(key));
    }
    text
}

/// Returns a text as one line that ends no link.
fn bare(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace('[', "(").replace(']', ")")
}
