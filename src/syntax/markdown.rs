//! The Markdown dialect of reports: one stream of events for the block tree and for the page.
//!
//! Tables, strikethrough, task lists, footnotes and alerts are on. `[[INC-2026-014]]` and
//! `[[INC-2026-014|text]]` come out as links of type `WikiLink`; the parser's own wiki links are
//! off because they would take the brackets of `[[1]](https://example.com)`.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

/// The longest `[[...]]` that is taken for a link.
const MAX_INCIDENT_LINK: usize = 300;

/// Returns the events of `body` with their ranges in it.
pub(crate) fn events(body: &str) -> Events<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    Events {
        body,
        parser: Parser::new_ext(body, options).into_offset_iter(),
        ready: VecDeque::new(),
        in_code: false,
        links: 0,
    }
}

/// Returns a short Markdown text as it is read: without the signs of emphasis, code and links. One
/// that is more than a paragraph stays as it is.
pub(crate) fn plain(text: &str) -> String {
    if !text.contains(['`', '*', '_', '[', '~', '\\', '&', '<']) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for (event, range) in events(text) {
        match event {
            Event::Text(told) | Event::Code(told) => plain.push_str(&told),
            Event::InlineHtml(html) if !is_markup(&html) => plain.push_str(&html),
            Event::SoftBreak | Event::HardBreak => plain.push('\n'),
            Event::Start(Tag::Paragraph) if range.start > 0 && !plain.is_empty() => {
                plain.push_str("\n\n");
            }
            Event::Start(Tag::List(_) | Tag::Table(_) | Tag::HtmlBlock | Tag::Heading { .. }) => {
                return text.to_owned();
            }
            _ => {}
        }
    }
    plain
}

/// Returns a title without the signs around its code, and where in it code stands. Nothing else of it
/// is Markdown: in a title `*.example.com` and `<select>` are words.
pub(crate) fn title(written: &str) -> (String, Vec<Range<usize>>) {
    let mut title = String::with_capacity(written.len());
    let mut code = Vec::new();
    let mut at = 0;
    for (told, range) in code_in(written) {
        title.push_str(&written[at..range.start]);
        code.push(title.len()..title.len() + told.len());
        title.push_str(&told);
        at = range.end;
    }
    (title + &written[at..], code)
}

/// Returns where in the plain `text` of a heading code stands, by the heading as written.
pub(crate) fn code_in_heading(text: &str, written: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let found = code_in(written).filter_map(|(told, _)| {
        let start = at + text[at..].find(&*told)?;
        at = start + told.len();
        Some(start..at)
    });
    found.collect()
}

/// Returns the code in a line of text, each piece with its place.
pub(crate) fn code_in(text: &str) -> impl Iterator<Item = (CowStr<'_>, Range<usize>)> {
    let events = text.contains('`').then(|| events(text));
    events.into_iter().flatten().filter_map(|(event, range)| match event {
        Event::Code(told) => Some((told, range)),
        _ => None,
    })
}

/// The events of one body; see [`events`].
pub(crate) struct Events<'t> {
    body: &'t str,
    parser: OffsetIter<'t>,
    /// Events that were read ahead.
    ready: VecDeque<(Event<'t>, Range<usize>)>,
    in_code: bool,
    /// How many links the stream is in; there is no incident link in the text of another link.
    links: usize,
}

impl<'t> Iterator for Events<'t> {
    type Item = (Event<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(ready) = self.ready.pop_front() {
            return Some(ready);
        }
        let (event, range) = self.parser.next()?;
        match &event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => self.in_code = true,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => self.in_code = false,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => self.links = self.links.saturating_sub(1),
            Event::Text(_) if !self.in_code && self.links == 0 => {
                if let Some(link) = incident_link(self.body, range.start) {
                    return Some(self.read_incident_link(&link, event, range));
                }
            }
            _ => {}
        }
        Some((event, range))
    }
}

impl<'t> Events<'t> {
    /// Replaces the events of an incident link's source by those of a link; leaves them as they are
    /// when other markup reaches out of it.
    fn read_incident_link(
        &mut self,
        link: &IncidentLink<'t>,
        first: Event<'t>,
        range: Range<usize>,
    ) -> (Event<'t>, Range<usize>) {
        let mut end = range.end;
        let mut only_text = true;
        let mut held = VecDeque::from([(first, range)]);
        while only_text && end < link.range.end {
            let Some((event, range)) = self.parser.next() else { break };
            only_text = matches!(event, Event::Text(_));
            if let Event::Start(Tag::Link { .. } | Tag::Image { .. }) = event {
                self.links += 1;
            }
            end = range.end;
            held.push_back((event, range));
        }
        if only_text && let Some(rest) = rest_behind(link, held.back()) {
            held = link.events();
            held.extend(rest);
        }
        let next = held.pop_front();
        self.ready = held;
        next.expect("at least the first event is held")
    }
}

/// Returns the text behind the link in the last event that was read for it; `None` when that event
/// cannot be cut where the link ends.
fn rest_behind<'t>(
    link: &IncidentLink<'t>,
    last: Option<&(Event<'t>, Range<usize>)>,
) -> Option<Vec<(Event<'t>, Range<usize>)>> {
    let (event, range) = last?;
    match event {
        _ if range.end == link.range.end => Some(Vec::new()),
        Event::Text(CowStr::Borrowed(text)) if text.len() == range.len() => {
            let cut = link.range.end.checked_sub(range.start)?;
            let rest = text.get(cut..)?;
            Some(vec![(Event::Text(CowStr::Borrowed(rest)), link.range.end..range.end)])
        }
        _ => None,
    }
}

/// A `[[target|text]]` in the source.
struct IncidentLink<'t> {
    range: Range<usize>,
    target: &'t str,
    /// The text and where it starts.
    text: Option<(&'t str, usize)>,
}

impl<'t> IncidentLink<'t> {
    fn events(&self) -> VecDeque<(Event<'t>, Range<usize>)> {
        let tag = Tag::Link {
            link_type: LinkType::WikiLink { has_pothole: self.text.is_some() },
            dest_url: CowStr::Borrowed(self.target),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        VecDeque::from([
            (Event::Start(tag), self.range.clone()),
            (Event::Text(self.shown()), self.shown_range()),
            (Event::End(TagEnd::Link), self.range.clone()),
        ])
    }

    fn shown(&self) -> CowStr<'t> {
        match self.text {
            // In a table the bar is escaped, and so may be others in the text.
            Some((text, _)) if text.contains('\\') => text.replace('\\', "").into(),
            Some((text, _)) => CowStr::Borrowed(text),
            None => CowStr::Borrowed(self.target),
        }
    }

    fn shown_range(&self) -> Range<usize> {
        let (text, start) = self.text.unwrap_or((self.target, self.range.start + 2));
        start..start + text.len()
    }
}

/// Finds an incident link that starts at `start`.
fn incident_link(body: &str, start: usize) -> Option<IncidentLink<'_>> {
    let source = body[start..].strip_prefix("[[")?;
    let inner = &source[..source.bytes().take(MAX_INCIDENT_LINK).position(|byte| byte == b']')?];
    if !source[inner.len()..].starts_with("]]") || inner.contains(['[', '\n', '\r']) {
        return None;
    }
    let (target, text) = match inner.split_once('|') {
        Some((target, text)) => (target.strip_suffix('\\').unwrap_or(target), Some(text)),
        None => (inner, None),
    };
    let names_something = target.starts_with(char::is_alphanumeric) && target.trim_end() == target;
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    names_something.then(|| IncidentLink {
        range: start..start + inner.len() + 4,
        target,
        text: text.map(|text| (text, start + 2 + offset_in(inner, text).unwrap_or_default())),
    })
}

/// Returns where `part` lies in `whole` when it is a part of the very same string.
pub(crate) fn offset_in(whole: &str, part: &str) -> Option<usize> {
    let offset = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    (offset + part.len() <= whole.len() && !part.is_empty()).then_some(offset)
}

/// The elements of HTML, those of old included.
const HTML_ELEMENTS: &str = "\
    a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br \
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog \
    dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 \
    h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map \
    mark marquee math menu meta meter nav noscript object ol optgroup option output p param \
    picture pre progress q rp rt ruby s samp script search section select slot small source span \
    strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time \
    title tr track tt u ul var video wbr \
";

/// Tells whether `name` is an element of HTML; `<pod>` in prose is a placeholder and no markup.
pub(crate) fn is_html_element(name: &str) -> bool {
    HTML_ELEMENTS.split(' ').any(|known| !known.is_empty() && known.eq_ignore_ascii_case(name))
}

/// Tells whether a piece of inline HTML is markup, and not a word in angle brackets.
pub(crate) fn is_markup(html: &str) -> bool {
    let Some(inner) = html.strip_prefix('<') else { return false };
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if inner.starts_with(['!', '?']) {
        return true;
    }
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    // A custom element such as `<my-tag>` is a placeholder as well.
    !inner[end..].starts_with('-') && is_html_element(&inner[..end])
}
