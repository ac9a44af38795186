//! The body of a report to safe HTML for its page.
//!
//! [`render`] turns the body into one string or into several parts, so that a page can put its own
//! drawing where the author's timeline table stands. Whatever the author wrote, the result is
//! well-formed, passes `default-src 'self'` and holds no script, no style, no event handler and no
//! `data:` address. Raw HTML goes through a sanitiser; Markdown needs none, as all text is escaped.

mod escape;
mod fence;
mod footnotes;
mod highlight;
mod sanitize;
mod writer;

use crate::site::view::LangView;
use crate::syntax::{Document, page_levels};
use crate::text::{Span, markup};

pub use crate::syntax::LinkKind;

/// Where a link leads in the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The address to write; `None` for a link that leads nowhere, which is shown as text.
    pub href: Option<String>,
    /// Title of what it leads to: the text of an incident link that has none, else the tooltip.
    pub title: Option<String>,
    /// Language of that title, where it is not that of the text around.
    pub lang: Option<LangView>,
    /// Width and height of a picture, where they are known.
    pub size: Option<(u32, u32)>,
}

/// Maps a link's target as written to where it leads; `None` keeps it as written.
///
/// Asked for relative targets and incidents; never for addresses such as `https://x.example` and
/// for `#anchors` of the same page.
pub type Resolver<'a> = dyn FnMut(&str, LinkKind) -> Option<Resolved> + 'a;

/// A rendered body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    /// One string for each part asked for, in that order.
    pub parts: Vec<String>,
    /// The footnotes of all parts, for the end of the page; empty when there are none.
    pub footnotes: String,
    /// The headings that were written, for a table of contents.
    pub headings: Vec<HeadingLink>,
}

/// A heading of a rendered body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingLink {
    /// 2 to 6.
    pub level: u8,
    /// Text without markup.
    pub text: String,
    /// Its id in the page.
    pub anchor: String,
}

impl Html {
    /// Returns everything as one string.
    pub fn whole(&self) -> String {
        self.parts.concat() + &self.footnotes
    }
}

/// Renders the whole body; its first heading is left out when it repeats `title`.
pub fn render(document: &Document, title: &str, resolver: &mut Resolver<'_>) -> Html {
    render_parts(document, title, &[vec![document.body]], resolver)
}

/// Renders the body in parts, each made of stretches of the document's text.
///
/// A block (paragraph, table, list, heading) belongs to the first part with a stretch that holds
/// its start; a block in no part is left out. Stretches that suit are `Heading::content`,
/// `Heading::span` and a block's own span. Links, footnotes and anchors work across parts.
pub fn render_parts(
    document: &Document,
    title: &str,
    parts: &[Vec<Span>],
    resolver: &mut Resolver<'_>,
) -> Html {
    let source = writer::Source {
        body: document.body.slice(&document.text),
        base: document.body.start as usize,
        headings: &document.headings,
        levels: page_levels(&document.headings, title),
        parts,
        is_fragment: false,
    };
    writer::write(&source, resolver)
}

/// Renders a short text such as that of an event; a single paragraph comes without its `<p>`.
pub fn fragment(text: &str, resolver: &mut Resolver<'_>) -> String {
    let html = blocks(text, resolver);
    let inner = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>\n"));
    inner.filter(|inner| !inner.contains("<p>")).map_or(html.clone(), str::to_owned)
}

/// Renders a text that stands in a line or a paragraph: what is more than a paragraph stays as written.
pub fn inline(text: &str, resolver: &mut Resolver<'_>) -> String {
    let html = blocks(text, resolver);
    let inner = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>\n"));
    match inner.filter(|inner| !inner.contains("</p>")) {
        Some(inner) => inner.to_owned(),
        None => markup::escape(text),
    }
}

/// Renders a text that is not a report's.
pub fn blocks(text: &str, resolver: &mut Resolver<'_>) -> String {
    let source = writer::Source {
        body: text,
        base: 0,
        headings: &[],
        levels: Vec::new(),
        parts: &[vec![Span::new(0, text.len())]],
        is_fragment: true,
    };
    writer::write(&source, resolver).whole()
}

/// Renders one fenced block by what stands behind its fence.
pub fn fenced(info: &str, content: &str, resolver: &mut Resolver<'_>) -> String {
    fence::html(info, content, resolver)
}

#[cfg(test)]
mod tests;
