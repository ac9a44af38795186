//! The marks before the text of an event: `[alert]`, `[alert] [reported]`, `[alert, inferred]`, `[key]`.

use super::kind;
use crate::model::event::{Confidence, EventKind};

/// What the marks before a text say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// What sort of thing it is.
    pub kind: Option<EventKind>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
    /// Whether it is one of the few that tell the story.
    pub key: bool,
}

impl Marks {
    /// Takes over what a word says; `None` when it is no mark, or says again what is said already.
    fn with(mut self, word: &str) -> Option<Self> {
        if let Some(kind) = kind::named(word) {
            return self.kind.replace(kind).is_none().then_some(self);
        }
        if let Some(confidence) = Confidence::named(word) {
            return self.confidence.replace(confidence).is_none().then_some(self);
        }
        (word.eq_ignore_ascii_case("key") && !self.key).then_some(Self { key: true, ..self })
    }

    /// Reads the words of a cell: `alert`, `alert, reported`; `None` when one of them is no mark.
    pub(crate) fn of_words(words: &str) -> Option<Self> {
        words.split([',', ';', '/']).map(str::trim).try_fold(Self::default(), Self::with)
    }
}

/// Takes the marks off the front of a text: `[alert] CPU high`, `**[alert]** [reported] CPU high`.
pub(crate) fn written(text: &str) -> (Marks, &str) {
    let mut marks = Marks::default();
    let mut rest = text;
    while let Some((more, behind)) = mark(marks, rest) {
        (marks, rest) = (more, behind);
    }
    (marks, rest)
}

fn mark(marks: Marks, text: &str) -> Option<(Marks, &str)> {
    let bare = text.trim_start_matches(['*', '_', '`']);
    let around = &text[..text.len() - bare.len()];
    let (inner, behind) = bare.strip_prefix('[')?.split_once(']')?;
    if behind.starts_with('(') {
        return None;
    }
    let marks = inner.split([',', ';']).map(str::trim).try_fold(marks, Marks::with)?;
    let behind = behind.strip_prefix(around).unwrap_or(behind);
    Some((marks, behind.trim_start_matches([' ', ':', '—', '–'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_before_the_text_in_any_order() {
        let marks = |kind, confidence, key| Marks { kind, confidence, key };
        let alert = Some(EventKind::Alert);
        let reported = Some(Confidence::Reported);
        for (text, expected, rest) in [
            ("[alert] CPU high", marks(alert, None, false), "CPU high"),
            ("**[Alert]** CPU high", marks(alert, None, false), "CPU high"),
            ("[alert]: CPU high", marks(alert, None, false), "CPU high"),
            ("[alert] [reported] CPU", marks(alert, reported, false), "CPU"),
            ("[reported][alert] CPU", marks(alert, reported, false), "CPU"),
            ("[Alert, reported, key] CPU", marks(alert, reported, true), "CPU"),
            ("[reported] CPU", marks(None, reported, false), "CPU"),
            ("[fact] CPU", marks(None, Some(Confidence::Fact), false), "CPU"),
            ("[alert] [alert] CPU", marks(alert, None, false), "[alert] CPU"),
        ] {
            assert_eq!(written(text), (expected, rest), "{text}");
        }
        for text in ["[link](x)", "[alert](x)", "[alert", "plain", "[who] x", "[] x", ""] {
            assert_eq!(written(text), (Marks::default(), text), "{text}");
        }
        assert_eq!(Marks::of_words("Alert / reported"), Some(marks(alert, reported, false)));
        assert_eq!(Marks::of_words("noise"), None);
    }
}
