//! Pieces to conditions; whatever cannot be a filter is words.

use super::lexer::{Piece, Quote, pieces};
use super::{Bounds, Clause, ClauseKind, Query, Text, Value, values};
use crate::key::key;
use crate::schema::Fact;
use crate::tokenizer;

/// Longer queries are cut here, in bytes: a pasted log says what it says in its first lines.
const LONGEST_QUERY: usize = 2000;

/// More conditions than this are left out.
const MOST_CLAUSES: usize = 32;

/// Reads a query; never fails.
pub(crate) fn parse(source: &str) -> Query {
    let mut query = Query::default();
    let mut length = source.len().min(LONGEST_QUERY);
    while !source.is_char_boundary(length) {
        length -= 1;
    }
    let pieces = pieces(&source[..length]);
    if length < source.len() || pieces.len() > MOST_CLAUSES {
        query.notes.push("the query is very long: only its beginning is used".to_owned());
    }
    let mut negate_next = false;
    for mut piece in pieces.into_iter().take(MOST_CLAUSES) {
        if piece.quote == Quote::None && piece.field.is_none() {
            match piece.value {
                "AND" => continue,
                "NOT" => {
                    negate_next = true;
                    continue;
                }
                _ => {}
            }
        }
        piece.negated |= std::mem::take(&mut negate_next);
        add(&mut query, &piece);
    }
    query
}

fn add(query: &mut Query, piece: &Piece) {
    if piece.quote == Quote::Unclosed {
        query.notes.push("a quote is never closed: it is read to the end".to_owned());
    }
    if let Some(kind) = clause_kind(piece, &mut query.notes) {
        query.clauses.push(Clause { span: piece.span.clone(), negated: piece.negated, kind });
        return;
    }
    let written = piece.value.trim();
    let name = piece.field.map(|field| format!("{field}:")).unwrap_or_default();
    if !written.is_empty() || !name.is_empty() {
        query.notes.push(format!("`{name}{written}` says nothing and is left out"));
    }
}

fn clause_kind(piece: &Piece, notes: &mut Vec<String>) -> Option<ClauseKind> {
    let Some(field) = piece.field else {
        let range = piece.value.contains("..") && piece.quote == Quote::None;
        if let Some(days) = range.then(|| values::parse_days(piece.value)).flatten() {
            return Some(ClauseKind::Days(days));
        }
        return text(piece.value, piece.quote != Quote::None).map(ClauseKind::Text);
    };
    match filter(&field.to_ascii_lowercase(), piece) {
        Filter::Is(kind) => Some(kind),
        Filter::Empty => None,
        Filter::Unreadable => {
            notes.push(format!("`{field}:` cannot be read as a filter here: looked up as words"));
            words(field, piece.value)
        }
        // `error: timeout` and `https://...` are text, and no mistake.
        Filter::Unknown => words(field, piece.value),
    }
}

fn words(field: &str, value: &str) -> Option<ClauseKind> {
    text(&format!("{field}:{value}"), false).map(ClauseKind::Text)
}

enum Filter {
    Is(ClauseKind),
    Empty,
    Unreadable,
    Unknown,
}

impl Filter {
    fn of(kind: Option<ClauseKind>, or: Self) -> Self {
        kind.map_or(or, Self::Is)
    }
}

fn filter(field: &str, piece: &Piece) -> Filter {
    let value = piece.value;
    if let Some(fact) = fact(field) {
        let values: Vec<_> = value.split(',').filter_map(|word| self::value(fact, word)).collect();
        let kind = (!values.is_empty()).then_some(ClauseKind::Fact(fact, values));
        return Filter::of(kind, Filter::Empty);
    }
    let days =
        |text: &str| Filter::of(values::parse_days(text).map(ClauseKind::Days), Filter::Unreadable);
    match field {
        _ if value.is_empty() && is_known(field) => Filter::Empty,
        "year" | "date" | "on" => days(value),
        "since" | "from" => days(&format!(">={value}")),
        "after" => days(&format!(">{value}")),
        "until" => days(&format!("<={value}")),
        "before" => days(&format!("<{value}")),
        "duration" | "lasted" => {
            Filter::of(values::parse_seconds(value).map(ClauseKind::Seconds), Filter::Unreadable)
        }
        "id" => Filter::of(single(value).map(ClauseKind::Id), Filter::Empty),
        "title" => {
            let title = text(value, piece.quote != Quote::None);
            let title = title.map(|text| ClauseKind::Text(Text { title_only: true, ..text }));
            Filter::of(title, Filter::Empty)
        }
        _ => Filter::Unknown,
    }
}

/// Filters that are about no fact.
const FIELDS: [&str; 12] = [
    "year", "date", "on", "since", "from", "after", "until", "before", "duration", "lasted", "id",
    "title",
];

/// Returns what filters are called; some have shorter names as well.
pub fn filters() -> impl Iterator<Item = &'static str> {
    Fact::ALL.into_iter().map(Fact::name).chain(FIELDS)
}

/// Tells whether a filter can be called so.
pub fn is_filter(name: &str) -> bool {
    fact(name).is_some() || is_known(name)
}

fn is_known(field: &str) -> bool {
    FIELDS.contains(&field)
}

fn fact(field: &str) -> Option<Fact> {
    let singular = match field {
        "sev" | "severities" => "severity",
        "svc" | "services" => "service",
        "tags" | "label" => "tag",
        "causes" => "cause",
        "triggers" => "trigger",
        "state" => "status",
        "action" => "actions",
        "type" => "kind",
        other => other,
    };
    Fact::ALL.into_iter().find(|fact| fact.name() == singular)
}

fn value(fact: Fact, word: &str) -> Option<Value> {
    let mut value = single(word)?;
    // Most ladders are called sev1, sev2, ...: the bare number means the same.
    if fact == Fact::Severity && value.key.bytes().all(|byte| byte.is_ascii_digit()) {
        value.key.insert_str(0, "sev");
    }
    Some(value)
}

fn single(word: &str) -> Option<Value> {
    let key = key(word);
    (!key.is_empty()).then(|| Value { key, prefix: word.trim_end().ends_with('*') })
}

fn text(value: &str, quoted: bool) -> Option<Text> {
    let words = tokenizer::words(value);
    let prefix = !quoted && value.ends_with('*');
    (!words.is_empty()).then_some(Text { words, quoted, prefix, title_only: false })
}

impl Bounds {
    /// Tells whether both ends are known.
    pub(crate) fn is_closed(self) -> bool {
        self.from.is_some() && self.to.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn check(query: &str, reading: &str) {
        let read = parse(query).reading(query);
        assert_eq!(read.to_string(), reading, "{query}");
    }

    #[test]
    fn reads_words_phrases_and_prefixes() {
        check("DNS outage", "\"dns\", \"outage\"");
        check("\"connection refused\" -cache", "the phrase \"connection refused\", not \"cache\"");
        check("kube-proxy", "the phrase \"kube proxy\"");
        check("replic* kube-pro*", "words that begin with \"replic\", the phrase \"kube pro…\"");
        check("dns AND NOT cache", "\"dns\", not \"cache\"");
    }

    #[test]
    fn reads_filters() {
        check("severity:SEV1 sev:2", "severity is sev1, severity is sev2");
        check("service:\"Payments API\",checkout", "service is payments-api or checkout");
        check("-tag:dns actions:open", "tag is not dns, actions is open");
        check(
            "2025..2026 year:2025",
            "from 2025-01-01 to 2026-12-31, from 2025-01-01 to 2025-12-31",
        );
        check("duration:>2h", "lasted more than 2 h");
        check("id:INC-2026-014 title:dns", "the report inc-2026-014, \"dns\" in the title");
    }

    #[test]
    fn reads_what_is_no_filter_as_words() {
        check("error:timeout", "the phrase \"error timeout\"");
        check("https://example.org/x", "the phrase \"https example org x\"");
        check("duration:long", "the phrase \"duration long\"");
        assert_eq!(parse("duration:long").notes.len(), 1);
    }

    #[test]
    fn leaves_out_what_says_nothing() {
        for junk in ["", "   ", "-", "\"", "\"\"", "*", ":", "severity:", "- - -", "''"] {
            check(junk, "everything, newest first");
        }
        let notes = parse("severity: dns").notes;
        assert_eq!(notes, ["`severity:` says nothing and is left out"]);
    }

    #[test]
    fn cuts_very_long_queries_at_a_character() {
        let query = parse(&"é".repeat(5000));
        assert_eq!((query.clauses.len(), query.notes.len()), (1, 1));
        assert_eq!(parse(&"a ".repeat(500)).clauses.len(), super::MOST_CLAUSES);
    }
}
