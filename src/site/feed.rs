//! Feeds of what is new: Atom for the site and each service, JSON Feed 1.1 for the site; the sitemap.

use std::fmt::Write as _;

use serde::Serialize;

use super::context::Context;
use super::view::IncidentRow;
use crate::knowledge::HubKind;

/// How many entries a feed carries.
const ENTRIES: usize = 30;

/// Returns every feed as path and bytes.
pub(super) fn files(context: &Context<'_>) -> Vec<(String, Vec<u8>)> {
    let newest: Vec<&IncidentRow> = context
        .knowledge
        .incidents
        .iter()
        .filter_map(|report| context.row(report.file()))
        .map(AsRef::as_ref)
        .filter(|row| row.date.is_some())
        .take(ENTRIES)
        .collect();
    let site = Feed { title: &context.site.title, href: "", own: "feed.atom", rows: &newest };
    let mut files = vec![
        ("feed.atom".to_owned(), site.atom(context).into_bytes()),
        ("feed.json".to_owned(), json(context, &newest)),
    ];
    for hub in context.knowledge.hubs.of(HubKind::Service) {
        let rows = context.rows_at(&hub.incidents[..hub.incidents.len().min(ENTRIES)]);
        let rows: Vec<&IncidentRow> =
            rows.iter().map(AsRef::as_ref).filter(|row| row.date.is_some()).collect();
        let href = context.routes.hub(HubKind::Service, &hub.id);
        let own = format!("{href}feed.atom");
        let title = format!("{}: {}", context.site.title, hub.name);
        let feed = Feed { title: &title, href: &href, own: &own, rows: &rows };
        files.push((own.clone(), feed.atom(context).into_bytes()));
    }
    files
}

/// What one Atom feed carries.
struct Feed<'a> {
    title: &'a str,
    /// The page the feed belongs to.
    href: &'a str,
    /// The feed itself.
    own: &'a str,
    rows: &'a [&'a IncidentRow],
}

impl Feed<'_> {
    fn atom(&self, context: &Context<'_>) -> String {
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
        );
        let newest =
            self.rows.iter().filter_map(|row| row.date.as_ref()).map(|it| &it.datetime).max();
        let updated = newest.unwrap_or(&context.site.as_of.datetime);
        element(&mut xml, "title", self.title);
        element(&mut xml, "id", &identity(context, self.own));
        element(&mut xml, "updated", &moment(updated));
        link(&mut xml, "self", &address(context, self.own, self.own));
        link(&mut xml, "alternate", &address(context, self.own, self.href));
        xml.push_str("<author><name>");
        push_escaped(&mut xml, &context.site.title);
        xml.push_str("</name></author>\n");
        for row in self.rows {
            self.entry(&mut xml, context, row);
        }
        xml.push_str("</feed>\n");
        xml
    }

    fn entry(&self, xml: &mut String, context: &Context<'_>, row: &IncidentRow) {
        xml.push_str("<entry>\n");
        element(xml, "title", &entry_title(row));
        element(xml, "id", &identity(context, &row.href));
        if let Some(date) = &row.date {
            element(xml, "updated", &moment(&date.datetime));
        }
        link(xml, "alternate", &address(context, self.own, &row.href));
        for word in words(row) {
            xml.push_str("<category term=\"");
            push_escaped(xml, word);
            xml.push_str("\"/>\n");
        }
        if let Some(summary) = &row.summary {
            element(xml, "summary", summary);
        }
        xml.push_str("</entry>\n");
    }
}

fn entry_title(row: &IncidentRow) -> String {
    match &row.severity {
        Some(severity) => format!("{}: {}", severity.label, row.title),
        None => row.title.clone(),
    }
}

fn words(row: &IncidentRow) -> impl Iterator<Item = &str> {
    row.services.iter().chain(&row.causes).map(|chip| chip.label.as_str())
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
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: String,
    url: String,
    title: String,
    content_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    tags: Vec<&'a str>,
}

fn json(context: &Context<'_>, rows: &[&IncidentRow]) -> Vec<u8> {
    let base = context.site.base_url.as_deref();
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &context.site.title,
        description: context.site.description.as_deref(),
        home_page_url: base,
        feed_url: base.map(|base| format!("{base}feed.json")),
        items: rows.iter().map(|row| json_item(context, row)).collect(),
    };
    super::export::json_bytes(&feed)
}

fn json_item<'r>(context: &Context<'_>, row: &'r IncidentRow) -> JsonItem<'r> {
    JsonItem {
        id: identity(context, &row.href),
        url: address(context, "feed.json", &row.href),
        title: entry_title(row),
        content_text: row.summary.as_deref().unwrap_or(&row.title),
        date_published: row.date.as_ref().map(|date| moment(&date.datetime)),
        tags: words(row).collect(),
    }
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
