//! Words of the vocabularies in front matter: what they mean, aliases with a fix, unknown ones with the nearest.

use super::{Reader, many};
use crate::config::{Known, Vocabulary, fold, nearest, only_nearest, shown};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Level, RuleCode};
use crate::model::{Status, Word};
use crate::text::Spanned;
use crate::yaml::{self, Node};

const STATUS: RuleCode = RuleCode("CB108");
const ALIAS: RuleCode = RuleCode("CB110");

impl Reader<'_> {
    /// Reads the severity and its rank.
    pub(super) fn severity(&mut self, node: &Node) -> Option<(Spanned<Word>, Option<usize>)> {
        let word = self.word(node, Vocabulary::Severity)?;
        let rank = self.config.severity(&word.value.id).map(|(rank, ..)| rank);
        Some((word, rank))
    }

    /// Reads the words under `key`; one meant twice counts once.
    pub(super) fn words(
        &mut self,
        root: &Node,
        key: &str,
        vocabulary: Vocabulary,
    ) -> Vec<Spanned<Word>> {
        let mut words: Vec<Spanned<Word>> = Vec::new();
        for node in many(root, key) {
            let Some(word) = self.word(node, vocabulary) else { continue };
            if !words.iter().any(|other| other.value.id == word.value.id) {
                words.push(word);
            }
        }
        words
    }

    fn word(&mut self, node: &Node, vocabulary: Vocabulary) -> Option<Spanned<Word>> {
        let written = node.text()?.trim();
        if written.is_empty() {
            return None;
        }
        let span = self.text_span(node);
        let (id, known) = self.config.id_of(vocabulary, written);
        match (known, id) {
            (Known::Alias, Some(id)) => self.alias(node, written, id, vocabulary),
            (Known::No, _) => self.unknown(node, written, vocabulary),
            (Known::Id | Known::Alias | Known::Undeclared, _) => {}
        }
        let id = id.map_or_else(|| slug(written), str::to_owned);
        Some(Spanned::new(Word { id, written: written.to_owned(), known }, span))
    }

    fn alias(&mut self, node: &Node, written: &str, id: &str, vocabulary: Vocabulary) {
        let span = self.text_span(node);
        let what = vocabulary.as_str();
        let message = format!("`{}` is another word for the {what} `{id}`", shown(written));
        let finding = Diagnostic::new(ALIAS, Level::Info, &self.document.file, span, message)
            .with_why("one word for one thing keeps lists and searches whole")
            .with_help(format!("write `{id}`"));
        self.found.push(self.with_word(finding, node, id, Applicability::Safe));
    }

    /// Attaches the fix that writes another word, where the one read stands in the file as such.
    pub(super) fn with_word(
        &self,
        finding: Diagnostic,
        node: &Node,
        word: &str,
        applicability: Applicability,
    ) -> Diagnostic {
        match yaml::rewritten(node, &self.document.text, word) {
            Some(edit) => {
                let title = format!("write `{word}`");
                finding.with_fix(Fix { title, edits: vec![edit], applicability })
            }
            None => finding,
        }
    }

    fn unknown(&mut self, node: &Node, written: &str, vocabulary: Vocabulary) {
        let span = self.text_span(node);
        let (code, level, why) = match vocabulary {
            Vocabulary::Severity => (
                "CB107",
                Level::Error,
                "without a known severity the report is in no list and no count",
            ),
            Vocabulary::Service => (
                "CB109",
                Level::Warning,
                "a name outside the catalogue splits the history of a service",
            ),
            Vocabulary::Trigger => {
                ("CB115", Level::Warning, "a word outside the vocabulary is counted by itself")
            }
            Vocabulary::Cause => {
                ("CB116", Level::Warning, "recurrence is found by causes that are named alike")
            }
        };
        let ids = self.config.ids(vocabulary);
        let help = match nearest(written, self.config.known_words(vocabulary)) {
            Some(near) => {
                let id = self.config.id_of(vocabulary, near).0.unwrap_or(near);
                format!("did you mean `{id}`?")
            }
            None if ids.len() <= 12 => format!("known are `{}`", ids.join("`, `")),
            None => format!("use one of `{}:` in the config, or add it there", vocabulary.key()),
        };
        let message = format!("unknown {} `{}`", vocabulary.as_str(), shown(written));
        let finding = Diagnostic::new(RuleCode(code), level, &self.document.file, span, message)
            .with_why(why)
            .with_help(help);
        let meanings = self
            .config
            .known_words(vocabulary)
            .map(|word| (word, self.config.id_of(vocabulary, word).0.unwrap_or(word)));
        let finding = match only_nearest(written, meanings) {
            Some(id) => self.with_word(finding, node, id, Applicability::Unsafe),
            None => finding,
        };
        self.found.push(finding);
    }

    /// Reads the status of the report.
    pub(super) fn status(&mut self, node: &Node) -> Option<Spanned<Status>> {
        let written = node.text()?.trim();
        let span = self.text_span(node);
        let word = fold(written);
        let status = Status::ALL.into_iter().find(|status| status.as_str() == word);
        if status.is_none() && !written.is_empty() {
            let known = Status::ALL.map(Status::as_str);
            let help = match nearest(&word, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are `{}`", known.join("`, `")),
            };
            let message = format!("unknown status `{}`", shown(written));
            let finding = Diagnostic::new(STATUS, Level::Error, &self.document.file, span, message)
                .with_why("the status decides which rules apply and whether the report is shown")
                .with_help(help);
            let finding = match only_nearest(&word, known.map(|word| (word, word))) {
                Some(near) => self.with_word(finding, node, near, Applicability::Unsafe),
                None => finding,
            };
            self.found.push(finding);
        }
        Some(Spanned::new(status?, span))
    }
}

/// Makes a word that no vocabulary has into an id: lowercase, hyphens for what is not a letter or digit.
pub(crate) fn slug(written: &str) -> String {
    let mut slug = String::with_capacity(written.len());
    for c in written.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || matches!(c, '.' | '_') {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let trimmed = slug.trim_matches('-');
    if trimmed.is_empty() { fold(written) } else { trimmed.to_owned() }
}
