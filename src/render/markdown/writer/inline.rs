//! What stands inside a line: emphasis, code, links, images, footnote references, task marks.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::super::{LinkKind, Resolved, escape};
use super::Writer;
use crate::site::view::LangView;
use crate::text::address::{self, Kind};

/// An image whose alternative text is being read.
pub(super) struct Image {
    target: String,
    title: String,
    pub(super) alt: String,
    /// Images within its alternative text.
    nested: usize,
}

/// A link that was opened.
pub(super) struct OpenLink {
    close: &'static str,
    /// Where its text starts.
    start: usize,
    /// The text of a link that has none.
    target: String,
    /// The text to show instead of an incident's id.
    pub(super) title: Option<String>,
}

/// Where a link or an image leads.
enum Lead {
    To { href: String, told: Told, leads_out: bool, size: Option<(u32, u32)> },
    Nowhere { told: Told },
}

/// Title of what a link leads to, and its language where it is another.
#[derive(Default)]
struct Told {
    title: Option<String>,
    lang: Option<LangView>,
}

impl Writer<'_, '_, '_> {
    pub(super) fn inline(&mut self, event: Event<'_>) {
        if let Some(image) = &mut self.image {
            match event {
                Event::Code(text) => image.alt.push_str(&text),
                Event::HardBreak => image.alt.push(' '),
                _ => {}
            }
            return;
        }
        self.flush_text();
        match event {
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape::text(&mut self.out, &text);
                self.out.push_str("</code>");
            }
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let (class, word, mark) =
                    if done { ("done", "done", '☑') } else { ("open", "not done", '☐') };
                let html = format!(
                    "<span class=\"task-mark task-{class}\" role=\"img\" \
                     aria-label=\"{word}\">{mark}</span>"
                );
                self.whole("span", html);
                self.out.push(' ');
            }
            // One in a block that is left out must not be counted, for nothing could lead back to it.
            Event::FootnoteReference(label) if self.part.is_some() || !self.outer.is_empty() => {
                let (number, id) = self.footnotes.refer(&label);
                let html = format!(
                    "<sup><a class=\"footnote-ref\" id=\"{id}\" href=\"#note:{number}\" \
                     aria-label=\"Footnote {number}\">{number}</a></sup>"
                );
                self.whole("span", html);
            }
            _ => {}
        }
    }

    pub(super) fn start_inline(&mut self, tag: Tag<'_>, _range: &Range<usize>) {
        if let Some(image) = &mut self.image {
            if matches!(tag, Tag::Image { .. }) {
                image.nested += 1;
            }
            return;
        }
        match tag {
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title);
            }
            Tag::Image { dest_url, title, .. } => {
                let (target, title) = (dest_url.to_string(), title.to_string());
                self.image = Some(Image { target, title, alt: String::new(), nested: 0 });
            }
            _ => {}
        }
    }

    pub(super) fn end_inline(&mut self, tag: TagEnd) {
        if let Some(image) = &mut self.image {
            if tag == TagEnd::Image {
                match image.nested {
                    0 => self.end_image(),
                    _ => image.nested -= 1,
                }
            }
            return;
        }
        match tag {
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    fn start_link(&mut self, link_type: LinkType, target: &CowStr<'_>, title: &CowStr<'_>) {
        let (kind, has_text) = match link_type {
            LinkType::WikiLink { has_pothole } => (LinkKind::Incident, has_pothole),
            _ => (LinkKind::Link, true),
        };
        let address = match link_type {
            LinkType::Email => format!("mailto:{target}"),
            _ => target.to_string(),
        };
        let (open, close, Told { title: found, lang }) = match self.lead(&address, kind) {
            Lead::To { href, told, leads_out, .. } => {
                let rel = if leads_out { " rel=\"noopener noreferrer\"" } else { "" };
                let attributes = escape::attribute("href", &href) + rel;
                (("a", attributes), "</a>", told)
            }
            Lead::Nowhere { told } => {
                (("span", " class=\"link-dead\"".to_owned()), "</span>", told)
            }
        };
        let shows_title = kind == LinkKind::Incident && !has_text && found.is_some();
        let tooltip = if !title.is_empty() {
            Some(title.to_string())
        } else if shows_title {
            Some(target.to_string())
        } else {
            found.clone()
        };
        let tooltip = tooltip.map_or_else(String::new, |it| escape::attribute("title", &it));
        let lang = lang.filter(|_| shows_title).map_or_else(String::new, |it| {
            escape::attribute("lang", &it.id) + &escape::attribute("dir", it.dir)
        });
        let open = self.tag(open.0, open.1 + &tooltip + &lang);
        self.out.push_str(&open);
        self.links.push(OpenLink {
            close,
            start: self.out.len(),
            target: address,
            title: found.filter(|_| shows_title),
        });
    }

    fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        if self.out.len() == link.start {
            // A link without a text cannot be clicked, nor read aloud.
            escape::text(&mut self.out, &link.target);
        }
        self.out.push_str(link.close);
    }

    fn end_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        let alt = image.alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = if alt.is_empty() { image.target.clone() } else { alt.clone() };
        let mut html = String::new();
        match self.lead(&image.target, LinkKind::Image) {
            Lead::To { href, leads_out: false, size, .. } => {
                html.push_str("<img");
                html.push_str(&escape::attribute("src", &href));
                html.push_str(&escape::attribute("alt", &alt));
                if !image.title.is_empty() {
                    html.push_str(&escape::attribute("title", &image.title));
                }
                if let Some((width, height)) = size {
                    let _ = write!(html, " width=\"{width}\" height=\"{height}\"");
                }
                html.push_str(" loading=\"lazy\">");
            }
            // A picture of another site would be blocked by the page's policy; it becomes a link.
            Lead::To { href, .. } if self.links.is_empty() => {
                let href = escape::attribute("href", &href);
                html = format!("<a{href} rel=\"noopener noreferrer\">");
                escape::text(&mut html, &shown);
                html.push_str("</a>");
            }
            Lead::To { .. } => escape::text(&mut html, &shown),
            Lead::Nowhere { .. } => {
                html.push_str("<span class=\"link-dead\">");
                escape::text(&mut html, &shown);
                html.push_str("</span>");
            }
        }
        self.whole("span", html);
    }

    fn lead(&mut self, address: &str, kind: LinkKind) -> Lead {
        let as_written = |leads_out| Lead::To {
            href: address::encoded(address),
            told: Told::default(),
            leads_out,
            size: None,
        };
        let known =
            if kind == LinkKind::Incident { Kind::Relative } else { address::kind(address) };
        match known {
            Kind::Unsafe => Lead::Nowhere { told: Told::default() },
            Kind::External => as_written(true),
            Kind::Anchor => as_written(false),
            Kind::Relative => match (self.resolver)(address, kind) {
                Some(Resolved { href, title, lang, size }) => {
                    let told = Told { title, lang };
                    match href {
                        Some(href) => Lead::To { href, told, leads_out: false, size },
                        None => Lead::Nowhere { told },
                    }
                }
                None if kind == LinkKind::Incident => Lead::Nowhere { told: Told::default() },
                None => as_written(false),
            },
        }
    }
}
