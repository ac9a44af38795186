//! The author's own HTML, made harmless without touching what the writer itself put in.
//!
//! The writer's attributes (ids, roles, tabindex) are more than an author is allowed. They are kept
//! out of the sanitiser's hands: each element carries one marker, and the marker becomes the
//! attributes afterwards. The marker holds a word the report does not, so no author can forge one.

use std::borrow::Cow;
use std::collections::HashSet;

use ammonia::{Builder, UrlRelative, UrlRelativeEvaluate};

use super::{LinkKind, Resolver, escape};
use crate::syntax::{comment, markdown};
use crate::text::address::{self, Kind};

/// The attribute that carries a marker.
const MARKER: &str = "data-cb";

/// Elements an author may write. No `<h1>`, for the page has one; nothing that loads or runs.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes an author may write, by element.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("abbr", &["title"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "src", "width"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan"]),
    ("time", &["datetime"]),
];

/// Classes an author may write on a `div`, `p` or `span`.
const CLASSES: &[&str] = &["caution", "important", "note", "tip", "warning"];

/// Elements whose tags are dropped before parsing, because a browser reads what follows them by
/// other rules and a forgotten end would swallow the rest of the report.
const SWALLOWING: &[&str] = &[
    "frameset", "iframe", "math", "noembed", "noframes", "noscript", "object", "option", "select",
    "svg", "template", "textarea", "title",
];

/// How deep an author's elements may nest. The parser looks through all open elements at each tag,
/// so that a report of nothing but `<div>` would take it hours.
const MAX_DEPTH: usize = 200;

/// Elements that end without an end tag, so that they say nothing about the depth.
const WITHOUT_END: &[&str] = &[
    "br", "col", "colgroup", "dd", "dt", "hr", "img", "li", "p", "rp", "rt", "tbody", "td",
    "tfoot", "th", "thead", "tr", "wbr",
];

enum Slot {
    Attributes(String),
    Whole(String),
}

/// What the writer keeps out of the sanitiser's hands.
pub(super) struct Slots {
    word: String,
    slots: Vec<Slot>,
}

impl Slots {
    /// Makes a marker word of `text` that no author can have put into it.
    pub(super) fn new(text: &str) -> Self {
        let hash = blake3::hash(text.as_bytes()).to_hex();
        Self { word: format!("cb{}x", &hash[..24]), slots: Vec::new() }
    }

    /// Returns a marker that stands for `attributes`.
    pub(super) fn attributes(&mut self, attributes: String) -> String {
        self.slots.push(Slot::Attributes(attributes));
        self.marker()
    }

    /// Returns an empty element that stands for finished HTML.
    pub(super) fn whole(&mut self, element: &str, html: String) -> String {
        self.slots.push(Slot::Whole(html));
        format!("<{element}{}></{element}>", self.marker())
    }

    fn marker(&self) -> String {
        format!(" {MARKER}=\"{}{}\"", self.word, self.slots.len() - 1)
    }

    /// Returns the sanitiser for text with these markers.
    pub(super) fn sanitizer(&self) -> Builder<'static> {
        let mut builder = Builder::empty();
        builder
            .tags(ELEMENTS.iter().copied().collect())
            .clean_content_tags(HashSet::from(["script", "style"]))
            .add_generic_attributes(&["lang", "dir", MARKER])
            .url_schemes(address::SCHEMES.into())
            .link_rel(None);
        for &(element, attributes) in ATTRIBUTES {
            builder.add_tag_attributes(element, attributes);
        }
        for element in ["div", "p", "span"] {
            builder.add_allowed_classes(element, CLASSES);
        }
        let word = self.word.clone();
        builder.url_relative(UrlRelative::Custom(Box::new(Marked(word))));
        let word = self.word.clone();
        builder.attribute_filter(move |_, name, value| {
            let forged = name == MARKER && !value.starts_with(word.as_str());
            (!forged).then_some(Cow::Borrowed(value))
        });
        builder
    }

    /// Sanitises `html`, resolves the author's addresses, and puts the writer's attributes in.
    pub(super) fn clean(
        &self,
        sanitizer: &Builder<'_>,
        html: &str,
        resolver: &mut Resolver<'_>,
    ) -> String {
        let clean = sanitizer.clean(html).to_string();
        let mut out = String::with_capacity(clean.len() * 2);
        let mut rest = clean.as_str();
        while let Some(at) = rest.find('<') {
            out.push_str(&rest[..at]);
            let end = tag_end(&rest[at..]);
            let tag = &rest[at..at + end];
            rest = &rest[at + end..];
            match self.rewrite(tag, resolver) {
                Rewritten::Tag(tag) => out.push_str(&tag),
                Rewritten::Whole(html) => {
                    out.push_str(html);
                    let close = if tag.starts_with("<div") { "</div>" } else { "</span>" };
                    rest = rest.strip_prefix(close).unwrap_or(rest);
                }
            }
        }
        out.push_str(rest);
        out
    }

    fn rewrite<'s>(&'s self, tag: &'s str, resolver: &mut Resolver<'_>) -> Rewritten<'s> {
        let marker = format!(" {MARKER}=\"{}", self.word);
        if let Some((before, behind)) = tag.split_once(&marker)
            && let Some((number, after)) = behind.split_once('"')
        {
            let slot = number.parse::<usize>().ok().and_then(|number| self.slots.get(number));
            return match slot {
                Some(Slot::Attributes(own)) => {
                    Rewritten::Tag(Cow::Owned(format!("{before}{own}{after}")))
                }
                Some(Slot::Whole(html)) => Rewritten::Whole(html),
                None => Rewritten::Tag(Cow::Owned(format!("{before}{after}"))),
            };
        }
        if tag.starts_with("<a ") {
            Rewritten::Tag(Cow::Owned(self.link(tag, resolver)))
        } else if tag.starts_with("<img") {
            Rewritten::Tag(Cow::Owned(self.image(tag, resolver)))
        } else {
            Rewritten::Tag(Cow::Borrowed(tag))
        }
    }

    fn link(&self, tag: &str, resolver: &mut Resolver<'_>) -> String {
        let Some((before, address, after)) = split_attribute(tag, "href") else {
            return tag.to_owned();
        };
        match self.resolved(&address, LinkKind::Link, resolver) {
            Some((href, rel)) => {
                format!("{before}{}{rel}{after}", escape::attribute("href", &href))
            }
            None => format!("{before}{after}"),
        }
    }

    fn image(&self, tag: &str, resolver: &mut Resolver<'_>) -> String {
        let Some((before, address, after)) = split_attribute(tag, "src") else {
            return String::new();
        };
        // A picture of another site would be blocked by the page's policy and tell who reads it.
        match self.resolved(&address, LinkKind::Image, resolver) {
            Some((src, "")) => {
                let alt = if tag.contains(" alt=\"") { "" } else { " alt=\"\"" };
                let src = escape::attribute("src", &src);
                format!("{before}{src}{alt} loading=\"lazy\"{after}")
            }
            _ => String::new(),
        }
    }

    /// Returns where an author's address leads, and the `rel` of one that leads out.
    fn resolved(
        &self,
        address: &str,
        kind: LinkKind,
        resolver: &mut Resolver<'_>,
    ) -> Option<(String, &'static str)> {
        let address = address.strip_prefix(&self.word).unwrap_or(address);
        match address::kind(address) {
            Kind::Unsafe => None,
            Kind::External => Some((address::encoded(address), " rel=\"noopener noreferrer\"")),
            Kind::Anchor => Some((address::encoded(address), "")),
            Kind::Relative => match resolver(address, kind) {
                Some(found) => found.href.map(|href| (href, "")),
                None => Some((address::encoded(address), "")),
            },
        }
    }
}

enum Rewritten<'s> {
    Tag(Cow<'s, str>),
    Whole(&'s str),
}

/// Puts the marker word before relative addresses, so that they are found and resolved afterwards.
struct Marked(String);

impl UrlRelativeEvaluate<'_> for Marked {
    fn evaluate<'u>(&self, url: &'u str) -> Option<Cow<'u, str>> {
        Some(Cow::Owned(format!("{}{url}", self.0)))
    }
}

/// Returns where a tag of sanitised HTML ends; a `>` in quotes does not end it.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// Takes an attribute out of a tag: what stands before it, its value, what stands behind.
fn split_attribute<'t>(tag: &'t str, name: &str) -> Option<(&'t str, String, &'t str)> {
    let (before, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, after) = rest.split_once('"')?;
    let plain = value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&");
    Some((before, plain, after))
}

/// Prepares a block of raw HTML for the sanitiser: no comments, no element that swallows the rest.
/// Empty when nothing else is left. `depth` counts the elements open so far.
pub(super) fn prepared(html: &str, depth: &mut usize) -> String {
    let html = comment::without_comments(html);
    let lower = html.to_ascii_lowercase();
    let (last_script, last_style) = (lower.rfind("</script"), lower.rfind("</style"));
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    while let Some(at) = html[from..].find('<').map(|at| at + from) {
        out.push_str(&html[from..at]);
        let name_start = at + 1 + usize::from(html[at + 1..].starts_with('/'));
        let name_end = lower[name_start..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .map_or(html.len(), |end| end + name_start);
        let name = &lower[name_start..name_end];
        let unclosed = match name {
            "script" => last_script < Some(at),
            "style" => last_style < Some(at),
            _ => false,
        };
        let is_end = name_start > at + 1;
        if SWALLOWING.contains(&name) || unclosed || is_too_deep(name, is_end, depth) {
            from = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
        } else if markdown::is_markup(&html[at..]) {
            out.push('<');
            from = at + 1;
        } else {
            out.push_str("&lt;");
            from = at + 1;
        }
    }
    out.push_str(&html[from..]);
    if out.trim().is_empty() { String::new() } else { out }
}

/// Counts a tag; tells whether it opens an element deeper than any author means to.
fn is_too_deep(name: &str, is_end: bool, depth: &mut usize) -> bool {
    if WITHOUT_END.contains(&name) || !markdown::is_html_element(name) {
        return false;
    }
    if is_end {
        *depth = depth.saturating_sub(1);
    } else if *depth >= MAX_DEPTH {
        return true;
    } else {
        *depth += 1;
    }
    false
}
