//! Markdown events to HTML, part by part.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::footnotes::Footnotes;
use super::sanitize::{self, Slots};
use super::{HeadingLink, Html, Resolver, escape, fence};
use crate::syntax::{Heading, markdown};
use crate::text::{Span, address};

mod inline;

/// How deep quotes and lists are drawn; what is nested deeper stands at that depth.
const MAX_DEPTH: usize = 48;

/// What is written.
pub(super) struct Source<'a> {
    /// The Markdown.
    pub(super) body: &'a str,
    /// Where it starts in its file.
    pub(super) base: usize,
    pub(super) headings: &'a [Heading],
    /// Level of each heading in the page; `None` leaves it out.
    pub(super) levels: Vec<Option<u8>>,
    /// The stretches of the file each part is made of.
    pub(super) parts: &'a [Vec<Span>],
    /// Whether this is a short text inside a page: headings get no id.
    pub(super) is_fragment: bool,
}

/// Writes the source; raw HTML in it makes the writer begin again with a sanitiser behind it, so
/// that the many reports without any do not pay for it.
pub(super) fn write(source: &Source<'_>, resolver: &mut Resolver<'_>) -> Html {
    match Writer::new(source, resolver, None).run() {
        Ok(html) => html,
        Err(RawHtml) => Writer::new(source, resolver, Some(Slots::new(source.body)))
            .run()
            .unwrap_or_else(|RawHtml| Html::default()),
    }
}

/// Raw HTML was met by a writer without a sanitiser.
struct RawHtml;

struct Writer<'a, 'r, 'f> {
    source: &'a Source<'a>,
    resolver: &'r mut Resolver<'f>,
    slots: Option<Slots>,
    html: Html,
    footnotes: Footnotes,
    /// The top-level block being written.
    out: String,
    /// Text that is not written yet, so that an address split by markup characters is seen whole.
    pending: String,
    /// End tags of the open blocks; empty for those that are not drawn.
    closers: Vec<&'static str>,
    /// The part the open top-level block goes to.
    part: Option<usize>,
    heading: usize,
    /// Where the open heading starts in `out`.
    heading_start: usize,
    tables: usize,
    table: Table,
    /// Info string and content of the open code block.
    code: Option<(String, String)>,
    /// Content of the open block of raw HTML.
    raw: Option<String>,
    /// How many elements of raw HTML are open.
    raw_depth: usize,
    image: Option<inline::Image>,
    links: Vec<inline::OpenLink>,
    /// What was written before the open footnote definition, and its label.
    outer: Vec<(String, String)>,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl<'a, 'r, 'f> Writer<'a, 'r, 'f> {
    fn new(source: &'a Source<'a>, resolver: &'r mut Resolver<'f>, slots: Option<Slots>) -> Self {
        let html = Html { parts: vec![String::new(); source.parts.len()], ..Html::default() };
        Self {
            source,
            resolver,
            slots,
            html,
            footnotes: Footnotes::default(),
            out: String::with_capacity(1024),
            pending: String::new(),
            closers: Vec::new(),
            part: None,
            heading: 0,
            heading_start: 0,
            tables: 0,
            table: Table::default(),
            code: None,
            raw: None,
            raw_depth: 0,
            image: None,
            links: Vec::new(),
            outer: Vec::new(),
        }
    }

    fn run(mut self) -> Result<Html, RawHtml> {
        let mut events = markdown::events(self.source.body).peekable();
        while let Some((event, range)) = events.next() {
            if self.closers.is_empty() && self.code.is_none() && self.raw.is_none() {
                self.part = self.part_at(range.start);
            }
            self.event(event, range, &mut events)?;
            if self.closers.is_empty() && self.code.is_none() && self.raw.is_none() {
                self.flush_block();
            }
        }
        self.flush_block();
        Ok(self.finish())
    }

    fn part_at(&self, start: usize) -> Option<usize> {
        let at = Span::at(start + self.source.base).start;
        let holds = |span: &Span| span.start <= at && (at < span.end || span.end == span.start);
        self.source.parts.iter().position(|part| part.iter().any(holds))
    }

    fn flush_block(&mut self) {
        self.flush_text();
        if let Some(part) = self.part {
            self.html.parts[part].push_str(&self.out);
        }
        self.out.clear();
    }

    fn finish(mut self) -> Html {
        let Some(slots) = &self.slots else {
            self.html.footnotes = self.footnotes.section(str::to_owned);
            return self.html;
        };
        let sanitizer = slots.sanitizer();
        for part in &mut self.html.parts {
            *part = slots.clean(&sanitizer, part, self.resolver);
        }
        let resolver = self.resolver;
        self.html.footnotes =
            self.footnotes.section(|html| slots.clean(&sanitizer, html, resolver));
        self.html
    }

    fn event<'t>(
        &mut self,
        event: Event<'t>,
        range: Range<usize>,
        events: &mut Peekable<markdown::Events<'t>>,
    ) -> Result<(), RawHtml> {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Html(html) => {
                if let Some(raw) = &mut self.raw {
                    raw.push_str(&html);
                }
            }
            Event::InlineHtml(html) => return self.inline_html(&html),
            Event::SoftBreak => self.text("\n"),
            Event::Start(Tag::HtmlBlock) => self.raw = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => return self.raw_block(),
            Event::Start(tag) => self.start(tag, &range, events),
            Event::End(tag) => self.end(tag),
            other => self.inline(other),
        }
        Ok(())
    }

    fn start<'t>(
        &mut self,
        tag: Tag<'t>,
        range: &Range<usize>,
        events: &mut Peekable<markdown::Events<'t>>,
    ) {
        self.flush_text();
        match tag {
            Tag::Paragraph => self.block("<p>", "</p>\n"),
            Tag::Heading { .. } => self.start_heading(),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((info, String::new()));
            }
            Tag::List(first) => self.start_list(first),
            Tag::Item => {
                let drawn = self.closers.last().is_some_and(|closer| !closer.is_empty());
                if drawn { self.block("<li>", "</li>\n") } else { self.block("", "") }
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.block("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.block("<tr>", "</tr>\n");
            }
            Tag::TableCell => {
                let is_empty = matches!(events.peek(), Some((Event::End(TagEnd::TableCell), _)));
                self.start_cell(is_empty);
            }
            Tag::FootnoteDefinition(label) => {
                let before = std::mem::take(&mut self.out);
                self.outer.push((before, label.to_string()));
                self.block("", "");
            }
            other => self.start_inline(other, range),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.flush_text();
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.close();
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                if let Some((before, label)) = self.outer.pop() {
                    let note = std::mem::replace(&mut self.out, before);
                    self.footnotes.define(label, note);
                }
            }
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableRow
            | TagEnd::TableCell => self.close(),
            other => self.end_inline(other),
        }
    }

    fn block(&mut self, open: &str, close: &'static str) {
        self.out.push_str(open);
        self.closers.push(close);
    }

    fn close(&mut self) {
        self.out.push_str(self.closers.pop().unwrap_or_default());
    }

    /// Returns an opening tag with attributes of the writer's own.
    fn tag(&mut self, name: &str, attributes: String) -> String {
        match &mut self.slots {
            _ if attributes.is_empty() => format!("<{name}>"),
            Some(slots) => format!("<{name}{}>", slots.attributes(attributes)),
            None => format!("<{name}{attributes}>"),
        }
    }

    /// Writes HTML that is finished and safe; `element` is `div` for a block and `span` in a line.
    fn whole(&mut self, element: &str, html: String) {
        match &mut self.slots {
            Some(slots) => self.out.push_str(&slots.whole(element, html)),
            None => self.out.push_str(&html),
        }
    }

    fn start_heading(&mut self) {
        self.heading_start = self.out.len();
        let level = self.source.levels.get(self.heading).copied().flatten();
        let (name, close) = match level {
            Some(2) => ("h2", "</h2>\n"),
            Some(3) => ("h3", "</h3>\n"),
            Some(4) => ("h4", "</h4>\n"),
            Some(5) => ("h5", "</h5>\n"),
            Some(_) => ("h6", "</h6>\n"),
            None => ("p", "</p>\n"),
        };
        let anchor = level.and_then(|_| self.source.headings.get(self.heading));
        let id = anchor.map_or_else(String::new, |it| escape::attribute("id", &it.anchor));
        let open = self.tag(name, id);
        self.block(&open, close);
    }

    fn end_heading(&mut self) {
        let source = self.source;
        let heading = source.headings.get(self.heading);
        let level = source.levels.get(self.heading).copied().flatten();
        self.heading += 1;
        if let (Some(heading), Some(level)) = (heading, level) {
            let href = escape::attribute("href", &format!("#{}", heading.anchor));
            let label = escape::attribute("aria-label", &format!("Link to “{}”", heading.text));
            self.out.push(' ');
            self.whole("span", format!("<a class=\"permalink\"{href}{label}>#</a>"));
            if self.part.is_some() {
                let (text, anchor) = (heading.text.clone(), heading.anchor.clone());
                self.html.headings.push(HeadingLink { level, text, anchor });
            }
            self.close();
        } else if source.is_fragment {
            self.close();
        } else {
            self.closers.pop();
            self.out.truncate(self.heading_start);
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        if self.closers.len() >= MAX_DEPTH {
            return self.block("", "");
        }
        let (class, title) = match kind {
            None => return self.block("<blockquote>\n", "</blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note", "Note"),
            Some(BlockQuoteKind::Tip) => ("tip", "Tip"),
            Some(BlockQuoteKind::Important) => ("important", "Important"),
            Some(BlockQuoteKind::Warning) => ("warning", "Warning"),
            Some(BlockQuoteKind::Caution) => ("caution", "Caution"),
        };
        let open = self.tag("div", format!(" class=\"alert alert-{class}\""));
        self.block(&open, "</div>\n");
        let word = self.tag("p", " class=\"alert-title\"".to_owned());
        self.out.extend(["\n", &word, title, "</p>\n"]);
    }

    fn start_list(&mut self, first: Option<u64>) {
        if self.closers.len() >= MAX_DEPTH {
            return self.block("", "");
        }
        match first {
            None => self.block("<ul>\n", "</ul>\n"),
            Some(1) => self.block("<ol>\n", "</ol>\n"),
            Some(first) => {
                let open = self.tag("ol", format!(" start=\"{first}\""));
                self.block(&format!("{open}\n"), "</ol>\n");
            }
        }
    }

    fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.tables += 1;
        self.table = Table { alignments, ..Table::default() };
        let mut label = format!("Table {}", self.tables);
        if let Some(heading) = self.html.headings.last() {
            label = format!("{label}, {}", heading.text);
        }
        let label = escape::attribute("aria-label", &label);
        let open = self
            .tag("div", format!(" class=\"table-scroll\" role=\"region\" tabindex=\"0\"{label}"));
        self.block(&format!("{open}<table>\n"), "</tbody>\n</table></div>\n");
    }

    fn start_cell(&mut self, is_empty: bool) {
        let alignment = self.table.alignments.get(self.table.column).copied();
        self.table.column += 1;
        let class = match alignment.unwrap_or(Alignment::None) {
            Alignment::None => "",
            Alignment::Left => " class=\"align-left\"",
            Alignment::Center => " class=\"align-center\"",
            Alignment::Right => " class=\"align-right\"",
        };
        // An empty header names nothing to a screen reader.
        let (open, close) = if self.table.in_head && !is_empty {
            (self.tag("th", format!(" scope=\"col\"{class}")), "</th>")
        } else {
            (self.tag("td", class.to_owned()), "</td>")
        };
        self.block(&open, close);
    }

    fn end_code(&mut self) {
        if let Some((info, content)) = self.code.take() {
            let html = fence::html(info.trim(), &content, self.resolver);
            self.whole("div", html);
        }
    }

    fn raw_block(&mut self) -> Result<(), RawHtml> {
        let html = sanitize::prepared(&self.raw.take().unwrap_or_default(), &mut self.raw_depth);
        if html.is_empty() {
            return Ok(());
        }
        if self.slots.is_none() {
            return Err(RawHtml);
        }
        self.out.push_str(&html);
        Ok(())
    }

    fn inline_html(&mut self, html: &CowStr<'_>) -> Result<(), RawHtml> {
        if self.image.is_some() {
            return Ok(());
        }
        if !markdown::is_markup(html) {
            self.text(html);
            return Ok(());
        }
        let html = sanitize::prepared(html, &mut self.raw_depth);
        if html.is_empty() {
            return Ok(());
        }
        if self.slots.is_none() {
            return Err(RawHtml);
        }
        self.flush_text();
        self.out.push_str(&html);
        Ok(())
    }

    /// Adds plain text, wherever the writer is at the moment.
    fn text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
        } else if let Some(image) = &mut self.image {
            image.alt.push_str(text);
        } else if let Some(title) = self.links.last_mut().and_then(|link| link.title.take()) {
            self.pending.push_str(&title);
        } else {
            self.pending.push_str(text);
        }
    }

    /// Writes the text held back; bare addresses in it become links.
    fn flush_text(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_str();
        while let Some((start, end)) =
            if self.links.is_empty() { address::bare(rest) } else { None }
        {
            escape::text(&mut self.out, &rest[..start]);
            let href = escape::attribute("href", &address::encoded(&rest[start..end]));
            let open = self.tag("a", format!("{href} rel=\"noopener noreferrer\""));
            self.out.push_str(&open);
            escape::text(&mut self.out, &rest[start..end]);
            self.out.push_str("</a>");
            rest = &rest[end..];
        }
        escape::text(&mut self.out, rest);
    }
}
