//! `glossary:`, the team's own terms.

use super::{Loader, one_or_many, text, texts};
use crate::config::GlossaryTerm;
use crate::yaml::{Node, Value};

impl Loader<'_> {
    /// Reads the terms; one without a name or a meaning is told and left out.
    pub(super) fn glossary(&mut self, root: &Node) -> Vec<GlossaryTerm> {
        let mut terms = Vec::new();
        for node in root.get("glossary").map(one_or_many).unwrap_or_default() {
            if !matches!(node.value, Value::Mapping(_)) {
                continue;
            }
            match (text(node, "term"), text(node, "meaning")) {
                (Some(term), Some(meaning)) => {
                    let aliases = node.get("aliases").map(texts).unwrap_or_default();
                    terms.push(GlossaryTerm { term, meaning, aliases });
                }
                (None, _) => self.wrong(
                    node.span,
                    "a glossary entry without a `term`".to_owned(),
                    "give the word it explains: `term: scan lag`",
                ),
                (Some(term), None) => self.wrong(
                    node.span,
                    format!("the term `{}` without a `meaning`", crate::config::shown(&term)),
                    "say in a sentence or two what it means here",
                ),
            }
        }
        terms
    }
}
