//! The entries of a vocabulary in the config, and the words they claim.

use std::collections::HashMap;

use super::{Loader, WRONG, one_or_many, text};
use crate::config::Vocabulary;
use crate::config::shape::shown;
use crate::config::vocabulary::fold;
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Span;
use crate::yaml::{Node, Value};

/// Words of a vocabulary, folded, with the entry that has them and where it said so.
type Claims = HashMap<String, (String, Span)>;

impl Loader<'_> {
    /// Reads the entries of a vocabulary and reports words that are claimed twice.
    pub(super) fn entries<T>(
        &mut self,
        root: &Node,
        vocabulary: Vocabulary,
        build: impl Fn(&Node, String, String, Vec<String>) -> T,
    ) -> Vec<T> {
        let mut entries = Vec::new();
        let mut claimed = Claims::default();
        for node in root.get(vocabulary.key()).map(one_or_many).unwrap_or_default() {
            let id_node = if node.text().is_some() { Some(node) } else { node.get("id") };
            let Some((id_node, id)) = id_node
                .and_then(|it| Some((it, it.text()?.trim())))
                .filter(|(_, id)| !id.is_empty())
            else {
                if matches!(node.value, Value::Mapping(_)) {
                    self.wrong(
                        node.span,
                        format!("a {} without an `id`", vocabulary.as_str()),
                        "give it an `id`, the word used in reports",
                    );
                }
                continue;
            };
            if !self.claim(&mut claimed, id, id_node.span, id, vocabulary) {
                continue;
            }
            let mut aliases = Vec::new();
            for alias in node.get("aliases").map(one_or_many).unwrap_or_default() {
                if let Some(word) = alias.text()
                    && self.claim(&mut claimed, word, alias.span, id, vocabulary)
                {
                    aliases.push(word.to_owned());
                }
            }
            let name = text(node, "name").unwrap_or_else(|| id.to_owned());
            entries.push(build(node, id.to_owned(), name, aliases));
        }
        entries
    }

    /// Claims a word for an entry; reports it when another entry has it.
    fn claim(
        &mut self,
        claims: &mut Claims,
        word: &str,
        span: Span,
        id: &str,
        vocabulary: Vocabulary,
    ) -> bool {
        let Some((owner, first)) = claims.get(&fold(word)) else {
            claims.insert(fold(word), (id.to_owned(), span));
            return true;
        };
        // An alias that only repeats its own id does no harm.
        if owner == id && word != id {
            return true;
        }
        let message =
            format!("`{}` already means the {} `{owner}`", shown(word), vocabulary.as_str());
        let finding = Diagnostic::new(WRONG, Level::Error, self.file, span, message)
            .with_secondary(*first, "first claimed here")
            .with_why("a word can mean one thing only; the first claim is used")
            .with_help("remove one of the two");
        self.found.push(finding);
        false
    }
}
