//! Feeds of what is new, as Atom and as JSON Feed 1.1: of the site, of every hub; and the sitemap.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::Serialize;

use super::context::Context;
use super::format::iso_day;
use super::hubs::Subject;
use super::source;
use super::view::{FeedLink, IncidentRow};
use crate::knowledge;
use crate::model::Postmortem;

/// How many entries a feed carries.
const ENTRIES: usize = 30;

/// What a feed carries.
pub(super) struct Feed {
    /// Its name.
    pub(super) title: String,
    /// The page it belongs to, a folder; the feed's two files stand in it.
    pub(super) href: String,
    /// What is new, newest first.
    pub(super) entries: Vec<Entry>,
}

/// One thing that is new.
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) href: String,
    /// The day it came out, as `2026-03-02`.
    pub(super) day: String,
    /// The day it last changed, when that is another.
    pub(super) updated: Option<String>,
    pub(super) summary: Option<String>,
    /// Words to filter by.
    pub(super) words: Vec<String>,
}

/// Returns the links to the two files of the feed that belongs to the page at `href`.
pub(super) fn links(title: &str, href: &str) -> Vec<FeedLink> {
    let link = |name: &str, mime| FeedLink {
        title: title.to_owned(),
        href: format!("{href}{name}"),
        mime,
    };
    vec![link("feed.atom", "application/atom+xml"), link("feed.json", "application/feed+json")]
}

/// Returns the feeds of the site and of every hub as path and bytes.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let newest: Vec<usize> = (0..context.knowledge.incidents.len()).collect();
    let mut files = Vec::new();
    files.extend(of_incidents(context, context.site.title.clone(), "", &newest));
    let of_hub = |subject: &Subject<'_>| {
        let title = format!("{}: {}", context.site.title, subject.title);
        of_incidents(context, title, &subject.base, &subject.incidents)
    };
    files.par_extend(Subject::all(context).par_iter().flat_map_iter(of_hub));
    files
}

fn of_incidents(
    context: &Context<'_>,
    title: String,
    href: &str,
    positions: &[usize],
) -> [(String, Vec<u8>); 2] {
    let incidents = &context.knowledge.incidents;
    let reports = positions.iter().map(|&at| &incidents[at]);
    let dated = |report: &Arc<Postmortem>| {
        let row = context.row(report.file())?;
        let dates = source::dates(context, report);
        let day = dates.published.or_else(|| knowledge::day_of(report))?;
        Some((day, dates.updated, row))
    };
    let mut newest: Vec<_> = reports.filter_map(dated).collect();
    // What came out last is new, whenever it happened.
    newest.sort_by_key(|&(day, ..)| Reverse(day));
    newest.truncate(ENTRIES);
    let entries = newest.into_iter().map(|(day, updated, row)| entry(row, day, updated)).collect();
    Feed { title, href: href.to_owned(), entries }.files(context)
}

/// Returns a report as an entry, dated by when it came out, or else by when it happened.
fn entry(row: &IncidentRow, day: NaiveDate, updated: Option<NaiveDate>) -> Entry {
    let title = match &row.severity {
        Some(severity) => format!("{}: {}", severity.label, row.title),
        None => row.title.clone(),
    };
    let words = row.services.iter().chain(&row.trigger).chain(&row.causes).chain(&row.tags);
    Entry {
        title,
        href: row.href.clone(),
        day: iso_day(day),
        updated: updated.filter(|updated| *updated > day).map(iso_day),
        summary: row.summary.clone(),
        words: words.map(|chip| chip.label.clone()).collect(),
    }
}

impl Feed {
    /// Returns the feed as path and bytes, in both forms.
    pub(super) fn files(&self, context: &Context<'_>) -> [(String, Vec<u8>); 2] {
        let (atom, json) = (format!("{}feed.atom", self.href), format!("{}feed.json", self.href));
        let text = self.atom(context, &atom).into_bytes();
        let data = self.json(context, &json);
        [(atom, text), (json, data)]
    }

    fn atom(&self, context: &Context<'_>, own: &str) -> String {
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
        );
        let newest = self.entries.iter().map(Entry::changed).max();
        let updated = newest.unwrap_or(context.site.as_of.datetime.as_str());
        element(&mut xml, "title", &self.title);
        element(&mut xml, "id", &identity(context, own));
        element(&mut xml, "updated", &moment(updated));
        link(&mut xml, "self", &address(context, own, own));
        link(&mut xml, "alternate", &address(context, own, &self.href));
        xml.push_str("<author><name>");
        push_escaped(&mut xml, &context.site.title);
        xml.push_str("</name></author>\n");
        for entry in &self.entries {
            entry.write(&mut xml, context, own);
        }
        xml.push_str("</feed>\n");
        xml
    }

    fn json(&self, context: &Context<'_>, own: &str) -> Vec<u8> {
        let base = context.site.base_url.as_deref();
        let feed = JsonFeed {
            version: "https://jsonfeed.org/version/1.1",
            title: &self.title,
            description: context.site.description.as_deref(),
            home_page_url: base.map(|base| format!("{base}{}", self.href)),
            feed_url: base.map(|base| format!("{base}{own}")),
            items: self.entries.iter().map(|entry| entry.item(context, own)).collect(),
        };
        super::export::json_bytes(&feed)
    }
}

impl Entry {
    /// The day it last changed.
    fn changed(&self) -> &str {
        self.updated.as_ref().unwrap_or(&self.day)
    }

    fn write(&self, xml: &mut String, context: &Context<'_>, own: &str) {
        xml.push_str("<entry>\n");
        element(xml, "title", &self.title);
        element(xml, "id", &identity(context, &self.href));
        element(xml, "published", &moment(&self.day));
        element(xml, "updated", &moment(self.changed()));
        link(xml, "alternate", &address(context, own, &self.href));
        for word in &self.words {
            xml.push_str("<category term=\"");
            push_escaped(xml, word);
            xml.push_str("\"/>\n");
        }
        if let Some(summary) = &self.summary {
            element(xml, "summary", summary);
        }
        xml.push_str("</entry>\n");
    }

    fn item(&self, context: &Context<'_>, own: &str) -> JsonItem<'_> {
        JsonItem {
            id: identity(context, &self.href),
            url: address(context, own, &self.href),
            title: &self.title,
            content_text: self.summary.as_deref().unwrap_or(&self.title),
            date_published: moment(&self.day),
            date_modified: moment(self.changed()),
            tags: &self.words,
        }
    }
}

fn moment(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

/// Returns the lasting identity of something at `href`: its address, or a name when none is known.
fn identity(context: &Context<'_>, href: &str) -> String {
    match &context.site.base_url {
        Some(base) => format!("{base}{href}"),
        None => format!("urn:casebook:{href}"),
    }
}

/// Returns the address of `href`: absolute when the site's is known, else relative to the feed `from`.
fn address(context: &Context<'_>, from: &str, href: &str) -> String {
    match &context.site.base_url {
        Some(base) => format!("{base}{href}"),
        None => format!("{}{href}", super::route::root(from)),
    }
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = write!(xml, "<{name}>");
    push_escaped(xml, text);
    let _ = writeln!(xml, "</{name}>");
}

fn link(xml: &mut String, relation: &str, href: &str) {
    let _ = write!(xml, "<link rel=\"{relation}\" href=\"");
    push_escaped(xml, href);
    xml.push_str("\"/>\n");
}

/// Escapes text for XML; characters that XML does not allow at all are left out.
fn push_escaped(xml: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' | '\r' => xml.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            it if it.is_control() => {}
            it => xml.push(it),
        }
    }
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: String,
    url: String,
    title: &'a str,
    content_text: &'a str,
    date_published: String,
    date_modified: String,
    tags: &'a [String],
}

/// Returns `sitemap.xml` (only with a known address) and `robots.txt`.
pub(super) fn for_robots(context: &Context<'_>, addresses: &[String]) -> Vec<(String, Vec<u8>)> {
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    let Some(base) = &context.site.base_url else {
        return vec![("robots.txt".to_owned(), robots.into_bytes())];
    };
    let _ = writeln!(robots, "Sitemap: {base}sitemap.xml");
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        xml.push_str("<url><loc>");
        push_escaped(&mut xml, address);
        xml.push_str("</loc></url>\n");
    }
    xml.push_str("</urlset>\n");
    vec![
        ("robots.txt".to_owned(), robots.into_bytes()),
        ("sitemap.xml".to_owned(), xml.into_bytes()),
    ]
}
