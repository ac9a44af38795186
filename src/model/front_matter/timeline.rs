//! `timeline:` in front matter: events as mappings or as lines such as "14:02 The alert fired".

use chrono::TimeDelta;

use super::{Reader, many, text};
use crate::config::{fold, parse_flag};
use crate::model::event::{EventSource, evidence, marks};
use crate::model::time::clock::Trust;
use crate::model::time::parse::read_listed;
use crate::model::time::scan::{Scanned, scan};
use crate::model::time::unzoned::Unzoned;
use crate::model::time::{TimeContext, TimePlace};
use crate::model::{Confidence, Event, EventKind, Stamp, Times};
use crate::text::Span;
use crate::yaml::{Node, Value};

/// A clock time this much earlier than the one before it is on the next day.
const ROLLOVER: TimeDelta = TimeDelta::hours(12);

impl Reader<'_> {
    /// Reads `timeline:`; an event whose time cannot be read is kept without one.
    pub(super) fn timeline(
        &mut self,
        root: &Node,
        times: &Times,
        zone: &TimeContext<'_>,
    ) -> Vec<Event> {
        let first = times.first();
        let mut context = TimeContext {
            place: TimePlace::Timeline,
            date: first.map(|first| first.value.date()),
            start: times.started.as_ref().and_then(|started| started.value.instant()),
            ..*zone
        };
        let mut events: Vec<Event> = Vec::new();
        let mut unzoned = Unzoned::default();
        for node in many(root, "timeline") {
            let previous = events.iter().rev().find_map(|event| event.at.as_ref());
            let Some(event) = self.event(node, &context, previous, &mut unzoned) else { continue };
            if let Some(at) = &event.at {
                context = context.on(Some(at.date()));
            }
            events.push(event);
        }
        unzoned.tell(self.document, self.found);
        events
    }

    fn event(
        &mut self,
        node: &Node,
        context: &TimeContext<'_>,
        previous: Option<&Stamp>,
        unzoned: &mut Unzoned,
    ) -> Option<Event> {
        if let Value::Scalar { text, .. } = &node.value {
            return self.line(node, text, context, previous, unzoned);
        }
        let at = node.get("at").filter(|at| at.text().is_some());
        let what = text(node, "text").unwrap_or_default();
        if at.is_none() && what.is_empty() {
            return None;
        }
        let (stamp, end) = at.map_or((None, None), |at| {
            self.range(
                at.text().unwrap_or_default(),
                self.text_span(at),
                context,
                previous,
                unzoned,
            )
        });
        let day = context.on(stamp.as_ref().map(Stamp::date).or(context.date));
        let until = node.get("until").and_then(|until| {
            self.range(until.text()?, self.text_span(until), &day, stamp.as_ref(), unzoned).0
        });
        let kind = text(node, "kind").and_then(event_kind);
        let confidence = text(node, "confidence").and_then(Confidence::named);
        let shown = evidence::in_text(what).into_iter();
        let shown = shown.chain(many(node, "evidence").filter_map(|it| self.evidence(it)));
        let shown = shown.collect();
        Some(Event {
            at: stamp,
            until: until.or(end),
            kind: kind.unwrap_or(EventKind::Observation),
            kind_inferred: kind.is_none(),
            key: text(node, "key").and_then(parse_flag).unwrap_or(false),
            source: EventSource::FrontMatter,
            text: what.to_owned(),
            actor: text(node, "actor").map(str::to_owned),
            actor_in_text: false,
            confidence: confidence.unwrap_or_default(),
            evidence: shown,
            time_span: at.map_or(node.span, |at| self.text_span(at)),
            span: node.span,
        })
    }

    /// Reads a line that starts with its time: `14:02 [alert] What happened`.
    fn line(
        &mut self,
        node: &Node,
        line: &str,
        context: &TimeContext<'_>,
        previous: Option<&Stamp>,
        unzoned: &mut Unzoned,
    ) -> Option<Event> {
        let line = line.trim();
        let len = match scan(line, Trust::Expected) {
            Some(Scanned::Time(written)) => written.len,
            Some(Scanned::Unreadable { len } | Scanned::Blank { len }) => len,
            None => 0,
        };
        let (time, rest) = line.split_at(len.min(line.len()));
        let whole = self.text_span(node);
        let start = whole.start as usize;
        // In a folded or escaped scalar the text is not the source; then the whole value is the place.
        let is_source = self.document.text.get(start..start + time.len()) == Some(time);
        let time_span =
            if is_source && len > 0 { Span::new(start, start + time.len()) } else { whole };
        let (at, until) = if len > 0 {
            self.range(time, time_span, context, previous, unzoned)
        } else {
            (None, None)
        };
        let rest = rest.trim_start_matches([' ', '-', '–', '—', ':', '|']);
        let (marks, rest) = marks::written(rest);
        if rest.is_empty() && len == 0 {
            return None;
        }
        Some(Event {
            at,
            until,
            kind: marks.kind.unwrap_or(EventKind::Observation),
            kind_inferred: marks.kind.is_none(),
            key: marks.key,
            source: EventSource::FrontMatter,
            text: rest.to_owned(),
            actor: None,
            actor_in_text: false,
            confidence: marks.confidence.unwrap_or_default(),
            evidence: evidence::in_text(rest),
            time_span,
            span: node.span,
        })
    }

    /// Reads a time or a range; a bare clock time long before the previous event is on the next day.
    fn range(
        &mut self,
        text: &str,
        span: Span,
        context: &TimeContext<'_>,
        previous: Option<&Stamp>,
        unzoned: &mut Unzoned,
    ) -> (Option<Stamp>, Option<Stamp>) {
        let mut found = Vec::new();
        let Some(read) = read_listed(text, span, context, &mut found) else {
            self.found.append(&mut found);
            return (None, None);
        };
        let is_early = previous.is_some_and(|previous| {
            read.at.ordering_instant() + ROLLOVER < previous.ordering_instant()
        });
        let next_day = context.date.and_then(|date| date.succ_opt()).filter(|_| is_early);
        let mut rolled = Vec::new();
        let later =
            next_day.and_then(|day| read_listed(text, span, &context.on(Some(day)), &mut rolled));
        // A time with its own date reads the same on any day: it is early, not rolled over.
        let (read, mut found) = match later.filter(|later| later.at != read.at) {
            Some(later) => (later, rolled),
            None => (read, found),
        };
        self.found.append(&mut found);
        if read.lacks_zone {
            unzoned.add(span);
        }
        (Some(read.at), read.until)
    }
}

fn event_kind(word: &str) -> Option<EventKind> {
    let word = fold(word);
    EventKind::ALL.into_iter().find(|kind| kind.as_str() == word)
}
