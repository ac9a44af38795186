//! The markup of one page within another: anchors made its own, addresses seen from there, headings one
//! level down, and what is folded opened.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

/// Attributes that name ids of the same page, one or several.
const ID_LISTS: [&str; 7] =
    ["for", "headers", "list", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns"];
/// Attributes that hold an address.
const ADDRESSES: [&str; 6] = ["href", "src", "action", "cite", "poster", "xlink:href"];
/// Classes of what a printed page has no use for: what stands beside a report, and a choice of what is shown.
const LEFT_OUT: [&str; 3] = ["rail", "fold", "choice"];

/// Elements that hold nothing and have no end.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "source", "wbr"];

/// The markup of a report and where it will stand.
pub(super) struct Article<'a> {
    /// Its own page, relative to the root of the site.
    pub(super) href: &'a str,
    /// What its anchors begin with.
    anchor: &'a str,
    pieces: Vec<Piece<'a>>,
    ids: BTreeSet<String>,
}

/// Where a report stands on the page, and the anchors it has there.
pub(super) struct Place<'a> {
    anchor: &'a str,
    ids: &'a BTreeSet<String>,
}

/// Markup is text and tags.
enum Piece<'a> {
    Text(&'a str),
    Open { name: &'a str, attributes: Vec<(&'a str, Option<&'a str>)>, closed: bool },
    Close(&'a str),
}

impl<'a> Article<'a> {
    /// Reads the markup of the report at `href`.
    pub(super) fn new(href: &'a str, anchor: &'a str, html: &'a str) -> Self {
        let pieces = without_left_out(read(html));
        let ids = pieces.iter().filter_map(|piece| match piece {
            Piece::Open { attributes, .. } => attributes.iter().find(|(name, _)| *name == "id"),
            Piece::Text(_) | Piece::Close(_) => None,
        });
        let ids = ids.filter_map(|(_, value)| Some(plain((*value)?).into_owned())).collect();
        Self { href, anchor, pieces, ids }
    }

    /// Returns where it stands.
    pub(super) fn place(&self) -> Place<'_> {
        Place { anchor: self.anchor, ids: &self.ids }
    }

    /// Writes it for a page from which `root` leads to the root of the site; links to reports that
    /// stand on the same page lead there.
    pub(super) fn write(&self, root: &str, places: &BTreeMap<&str, Place<'_>>) -> String {
        let mut html = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => html.push_str(text),
                Piece::Close(name) => html.extend(["</", &lowered(name), ">"]),
                Piece::Open { name, attributes, closed } => {
                    html.extend(["<", &lowered(name)]);
                    for (name, value) in attributes {
                        self.write_attribute(&mut html, name, *value, (root, places));
                    }
                    let is_folded =
                        *name == "details" && !attributes.iter().any(|it| it.0 == "open");
                    html.push_str(if is_folded { " open" } else { "" });
                    html.push_str(if *closed { "/>" } else { ">" });
                }
            }
        }
        html
    }

    fn write_attribute(
        &self,
        html: &mut String,
        name: &str,
        value: Option<&str>,
        (root, places): (&str, &BTreeMap<&str, Place<'_>>),
    ) {
        html.extend([" ", name]);
        let Some(value) = value else { return };
        let written: Cow<'_, str> = if name == "id" {
            self.own(value).into()
        } else if ID_LISTS.contains(&name) {
            value.split_whitespace().map(|id| self.own(id)).collect::<Vec<_>>().join(" ").into()
        } else if ADDRESSES.contains(&name) {
            self.address(value, root, places).into()
        } else if value.contains("url(#") {
            value.replace("url(#", &format!("url(#{}:", self.anchor)).into()
        } else {
            value.into()
        };
        html.extend(["=\"", &written.replace('"', "&quot;"), "\""]);
    }

    /// Returns an id of the report as one of the page.
    fn own(&self, id: &str) -> String {
        format!("{}:{id}", self.anchor)
    }

    fn address(&self, value: &str, root: &str, places: &BTreeMap<&str, Place<'_>>) -> String {
        let written = plain(value);
        if let Some(id) = written.strip_prefix('#') {
            return escaped(&in_page(&Place { anchor: self.anchor, ids: &self.ids }, id));
        }
        let Some(path) = from_root(self.href, &written) else { return value.to_owned() };
        let (page, id) = path.split_once('#').unwrap_or((&path, ""));
        match places.get(page.trim_end_matches("index.html")) {
            Some(place) => escaped(&in_page(place, id)),
            None => escaped(&format!("{root}{path}")),
        }
    }
}

/// Returns the address of a place of a report on the page; its beginning for a place it has not there.
fn in_page(place: &Place<'_>, id: &str) -> String {
    let named = percent_decode_str(id).decode_utf8_lossy();
    if place.ids.contains(named.as_ref()) {
        format!("#{}:{id}", place.anchor)
    } else {
        format!("#{}", place.anchor)
    }
}

/// Returns an address seen from the page at `base` as one seen from the root; `None` for one that
/// leads out of the site or names no file.
fn from_root(base: &str, address: &str) -> Option<String> {
    let leads_out = address.starts_with(['/', '?']) || address.is_empty();
    let scheme = address.find(':').filter(|at| !address[..*at].contains(['/', '?', '#']));
    if leads_out || scheme.is_some() {
        return None;
    }
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    let mut parts: Vec<&str> = base.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    // A folder ends with a slash, also where the last step led upwards.
    if matches!(path.rsplit('/').next(), Some("." | "..")) && !parts.is_empty() {
        parts.push("");
    }
    Some(parts.join("/") + rest)
}

/// Returns the name of an element, headings one level down.
fn lowered(name: &str) -> Cow<'_, str> {
    match name.as_bytes() {
        [b'h' | b'H', level @ b'1'..=b'5'] => format!("h{}", char::from(level + 1)).into(),
        _ => name.into(),
    }
}

/// Leaves out elements that nobody needs on paper, with what is in them.
fn without_left_out(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut kept = Vec::with_capacity(pieces.len());
    let mut within: Option<(&str, usize)> = None;
    for piece in pieces {
        match (&mut within, &piece) {
            (None, Piece::Open { name, attributes, closed: false })
                if is_left_out(attributes) && !VOID.contains(name) =>
            {
                within = Some((*name, 1));
            }
            (None, _) => kept.push(piece),
            (Some((outer, depth)), Piece::Open { name, closed: false, .. }) if name == outer => {
                *depth += 1;
            }
            (Some((outer, depth)), Piece::Close(name)) if name == outer => {
                *depth -= 1;
                if *depth == 0 {
                    within = None;
                }
            }
            (Some(_), _) => {}
        }
    }
    kept
}

fn is_left_out(attributes: &[(&str, Option<&str>)]) -> bool {
    let class = attributes.iter().find(|(name, _)| *name == "class").and_then(|(_, value)| *value);
    class.is_some_and(|class| class.split_whitespace().any(|it| LEFT_OUT.contains(&it)))
}

/// Cuts markup into text and tags; what looks like neither is text.
fn read(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let start = rest.find('<').unwrap_or(rest.len());
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
            rest = &rest[start..];
            continue;
        }
        let (piece, after) = tag(rest).unwrap_or((Piece::Text("<"), &rest[1..]));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Reads the tag or comment that `text` begins with.
fn tag(text: &str) -> Option<(Piece<'_>, &str)> {
    if text.starts_with("<!--") {
        let end = text.find("-->").map_or(text.len(), |at| at + 3);
        return Some((Piece::Text(&text[..end]), &text[end..]));
    }
    if let Some(rest) = text.strip_prefix("</") {
        let end = rest.find('>')?;
        return Some((Piece::Close(rest[..end].trim()), &rest[end + 1..]));
    }
    let rest = &text[1..];
    if !rest.starts_with(|it: char| it.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.find(|it: char| it.is_whitespace() || matches!(it, '>' | '/'))?;
    let (name, mut rest) = rest.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return Some((Piece::Open { name, attributes, closed: true }, after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Some((Piece::Open { name, attributes, closed: false }, after));
        }
        if let Some(after) = rest.strip_prefix('/') {
            rest = after;
            continue;
        }
        let (found, after) = attribute(rest)?;
        attributes.push(found);
        rest = after;
    }
}

type Attribute<'a> = (&'a str, Option<&'a str>);

/// Reads the attribute that `text` begins with.
fn attribute(text: &str) -> Option<(Attribute<'_>, &str)> {
    let end = text.find(|it: char| it.is_whitespace() || matches!(it, '=' | '>' | '/'))?;
    let (name, after) = text.split_at(end);
    let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
        return (end > 0).then_some(((name, None), after));
    };
    if let Some(quote) = value.chars().next().filter(|it| matches!(it, '"' | '\'')) {
        let (value, after) = value[1..].split_once(quote)?;
        return Some(((name, Some(value)), after));
    }
    let end = value.find(|it: char| it.is_whitespace() || it == '>')?;
    Some(((name, Some(&value[..end])), &value[end..]))
}

/// Returns a value without the character references that addresses and ids are written with.
fn plain(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let references = [
        ("&#x2F;", "/"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    references.iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to)).into()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(html: &str) -> String {
        let article = Article::new("incidents/a/", "report-a", html);
        let other = Article::new("incidents/b/", "report-b", "<p id=\"end\"></p>");
        let places = BTreeMap::from([(article.href, article.place()), (other.href, other.place())]);
        article.write("../../", &places)
    }

    #[test]
    fn anchors_are_the_reports_own() {
        assert_eq!(
            written(
                "<h2 id=\"x\">X</h2><a href=\"#x\"></a><a href='#gone'></a><svg aria-labelledby=\"t d\"><title id=t>A &amp; b</title><rect fill=\"url(#p)\"/><use href=\"#x\"/></svg>"
            ),
            "<h3 id=\"report-a:x\">X</h3><a href=\"#report-a:x\"></a><a href=\"#report-a\"></a><svg aria-labelledby=\"report-a:t report-a:d\"><title id=\"report-a:t\">A &amp; b</title><rect fill=\"url(#report-a:p)\"/><use href=\"#report-a:x\"/></svg>"
        );
    }

    #[test]
    fn addresses_are_seen_from_the_new_page() {
        for (address, expected) in [
            ("graph.png", "../../incidents/a/graph.png"),
            ("./log.txt?x=1&amp;y=2#z", "../../incidents/a/log.txt?x=1&amp;y=2#z"),
            ("../../services/api/", "../../services/api/"),
            ("..&#x2F;..&#x2F;services&#x2F;api&#x2F;", "../../services/api/"),
            ("..", "../../incidents/"),
            ("../b/", "#report-b"),
            ("../../incidents/b/index.html#end", "#report-b:end"),
            ("../../incidents/b/#gone", "#report-b"),
            ("https://example.org/a", "https://example.org/a"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("//example.org/", "//example.org/"),
            ("../../../../etc", "../../../../etc"),
        ] {
            let html = format!("<a href=\"{address}\">x</a>");
            assert_eq!(written(&html), format!("<a href=\"{expected}\">x</a>"), "{address}");
        }
    }

    #[test]
    fn what_is_folded_is_opened_and_what_stands_beside_left_out() {
        assert_eq!(
            written(
                "<details class=\"record\"><summary>S</summary></details><details open></details><aside class=\"rail\"><aside>a</aside>b</aside><img class=\"rail\">c"
            ),
            "<details class=\"record\" open><summary>S</summary></details><details open></details><img class=\"rail\">c"
        );
    }

    #[test]
    fn odd_markup_stays_what_it_is() {
        for html in [
            "a < b <3 <",
            "<!-- <b> -->",
            "<p>",
            "</p >x",
            "<br/><input disabled>",
            "<p title=\"a>b\">",
            "",
        ] {
            assert_eq!(written(html).replace("</p>", "</p >"), html);
        }
        assert_eq!(written("<p class=x>&lt;</p>"), "<p class=\"x\">&lt;</p>");
    }
}
