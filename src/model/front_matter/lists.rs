//! The lists of front matter: actions, relations, effects, roles, windows and detection.

use super::{Reader, date, joined, many, text};
use crate::config::{SOURCES, Vocabulary, fold, parse_date, parse_flag};
use crate::model::action::ActionSource;
use crate::model::time::TimeContext;
use crate::model::{
    ActionItem, ActionStatus, Detection, Impact, Relation, RelationKind, Review, Role, Window,
};
use crate::syntax::markdown;
use crate::text::Spanned;
use crate::yaml::Node;

impl Reader<'_> {
    /// Reads `windows:`; one without any time says nothing and is left out.
    pub(super) fn windows(&mut self, root: &Node, context: &TimeContext<'_>) -> Vec<Window> {
        let mut windows = Vec::new();
        for node in many(root, "windows").filter(|node| !node.entries().is_empty()) {
            let from = node.get("from").and_then(|from| self.stamp(from, context));
            // A bare clock time at the end is on the day of the start.
            let day = from.as_ref().map(|from| from.value.date());
            let to = node.get("to").and_then(|to| self.stamp(to, &context.on(day)));
            if from.is_none() && to.is_none() {
                continue;
            }
            let kind = text(node, "kind").unwrap_or("degraded").to_owned();
            let services = self.words(node, "services", Vocabulary::Service);
            let services = services.into_iter().map(|service| service.value).collect();
            windows.push(Window { kind, from, to, services });
        }
        windows
    }

    /// Reads `detection:`; a single word is who noticed, other text is what noticed.
    pub(super) fn detection(&mut self, node: &Node) -> Detection {
        let known = |word: &str| SOURCES.iter().find(|source| **source == fold(word));
        if let Some(word) = node.text() {
            let source = known(word).map(|&it| Spanned::new(it.to_owned(), self.text_span(node)));
            let by = source.is_none().then(|| word.trim().to_owned()).filter(|by| !by.is_empty());
            return Detection { source, by };
        }
        let source = node.get("source").and_then(|source| {
            let word = known(source.text()?)?;
            Some(Spanned::new((*word).to_owned(), self.text_span(source)))
        });
        Detection { source, by: text(node, "by").map(str::to_owned) }
    }

    /// Reads `actions:`; one without a title is told and left out.
    pub(super) fn actions(&mut self, root: &Node) -> Vec<ActionItem> {
        let mut actions = Vec::new();
        for (idx, node) in many(root, "actions").enumerate() {
            let title = match node.text() {
                Some(title) if !title.trim().is_empty() => {
                    Some(Spanned::new(title.trim().to_owned(), self.text_span(node)))
                }
                _ => self.spanned(node, "title"),
            };
            match title {
                Some(title) => actions.push(self.action(node, title, idx)),
                None if node.entries().is_empty() => {}
                None => self.wrong(
                    node.span,
                    "an action without a `title`".to_owned(),
                    "say in `title` what is to be done",
                ),
            }
        }
        actions
    }

    fn action(&self, node: &Node, title: Spanned<String>, idx: usize) -> ActionItem {
        let owned = |key| text(node, key).map(str::to_owned);
        let status = node.get("status").and_then(|it| Some((action_status(it.text()?)?, it.span)));
        ActionItem {
            id: owned("id").unwrap_or_else(|| format!("A{}", idx + 1)),
            title: title.map(|written| markdown::title(&written).0),
            kind: self.spanned(node, "type").map(|kind| kind.map(|word| word.to_lowercase())),
            priority: owned("priority"),
            owner: self.spanned(node, "owner"),
            due: date(node, "due"),
            status: status.map(|(status, _)| status).unwrap_or_default(),
            status_span: status.map(|(_, span)| span),
            opened: node.get("opened").and_then(Node::text).and_then(parse_date),
            closed: date(node, "closed"),
            reason: text(node, "reason").map(|written| markdown::title(written).0),
            ticket: owned("ticket"),
            addresses: owned("addresses"),
            span: node.span,
            source: ActionSource::FrontMatter,
            told_again: None,
            group: None,
        }
    }

    /// Reads `related:`; a plain id is worth reading beside this one, no more.
    pub(super) fn related(&mut self, root: &Node) -> Vec<Relation> {
        let mut related = Vec::new();
        for node in many(root, "related") {
            let id = match node.text() {
                Some(id) if !id.trim().is_empty() => {
                    Some(Spanned::new(id.trim().to_owned(), self.text_span(node)))
                }
                _ => self.spanned(node, "id"),
            };
            let kind = text(node, "kind").and_then(relation_kind).unwrap_or(RelationKind::SeeAlso);
            match id {
                Some(id) => related.push(Relation { id, kind }),
                None if node.entries().is_empty() => {}
                None => self.wrong(
                    node.span,
                    "a related report without an `id`".to_owned(),
                    "give the other report's `id`",
                ),
            }
        }
        related
    }
}

impl Reader<'_> {
    /// Reads `reviews:`, the latest first; one without a day is told and left out.
    pub(super) fn reviews(&mut self, root: &Node) -> Vec<Review> {
        let mut reviews = Vec::new();
        for node in many(root, "reviews") {
            let day = if node.text().is_some() { Some(node) } else { node.get("date") };
            let owned = |key| text(node, key).map(str::to_owned);
            match day.map(|day| (day, day.text().and_then(parse_date))) {
                Some((_, Some(date))) => {
                    reviews.push(Review { date, by: owned("by"), note: owned("note") });
                }
                // A date that is none is told with its shape, a plain text is not.
                Some((day, None)) if node.text().is_some() => {
                    self.wrong(day.span, "a review without a day".to_owned(), REVIEW_DAY);
                }
                None if !node.entries().is_empty() => {
                    self.wrong(node.span, "a review without a `date`".to_owned(), REVIEW_DAY);
                }
                Some(_) | None => {}
            }
        }
        reviews.sort_by_key(|review| std::cmp::Reverse(review.date));
        reviews
    }
}

const REVIEW_DAY: &str = "give the day of the review: `date: 2026-03-01`";

/// Reads one effect on users; plain text is a label.
pub(super) fn impact(node: &Node) -> Option<Impact> {
    let label = node.text().map(str::trim).filter(|label| !label.is_empty());
    let value = text(node, "value").unwrap_or_default();
    let label = label.or_else(|| text(node, "label"));
    if label.is_none() && value.is_empty() {
        return None;
    }
    // What is marked as rough is an estimate, whatever the author forgot to say.
    let rough = value.starts_with(['~', '≈']) || value.to_lowercase().starts_with("about ");
    Some(Impact {
        label: label.unwrap_or_default().to_owned(),
        value: value.to_owned(),
        unit: text(node, "unit").map(str::to_owned),
        measured: text(node, "measured").and_then(parse_flag).unwrap_or(!rough),
    })
}

/// Reads who filled which role.
pub(super) fn roles(node: &Node) -> Vec<Role> {
    let role = |entry: &crate::yaml::Entry| {
        Some(Role { role: entry.key.clone(), who: joined(&entry.value)? })
    };
    node.entries().iter().filter_map(role).collect()
}

fn action_status(word: &str) -> Option<ActionStatus> {
    let all =
        [ActionStatus::Open, ActionStatus::InProgress, ActionStatus::Done, ActionStatus::Dropped];
    let word = fold(word);
    all.into_iter().find(|status| status.as_str() == word)
}

fn relation_kind(word: &str) -> Option<RelationKind> {
    match fold(word).as_str() {
        "recurrence-of" => Some(RelationKind::RecurrenceOf),
        "caused-by" => Some(RelationKind::CausedBy),
        "duplicate-of" => Some(RelationKind::DuplicateOf),
        "see-also" => Some(RelationKind::SeeAlso),
        _ => None,
    }
}
