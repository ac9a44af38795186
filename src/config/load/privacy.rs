//! The `privacy:` of the config: forbidden terms, domains of the inside, and what is allowed.

use super::{Loader, one_or_many, text, texts};
use crate::config::shape::parse_flag;
use crate::config::{ForbiddenTerm, Privacy};
use crate::yaml::{Node, Value};

impl Loader<'_> {
    /// Reads what must not be read by everyone.
    pub(super) fn privacy(&mut self, node: &Node) -> Privacy {
        let words = |key| node.get(key).map(texts).unwrap_or_default();
        let terms = node.get("forbidden_terms").map(one_or_many).unwrap_or_default();
        Privacy {
            audience: text(node, "audience"),
            forbidden_terms: terms.into_iter().filter_map(|it| self.forbidden(it)).collect(),
            internal_domains: words("internal_domains"),
            allow: words("allow"),
        }
    }

    /// Reads a term, alone or with its reason and what to write instead.
    fn forbidden(&mut self, node: &Node) -> Option<ForbiddenTerm> {
        let alone = node.text().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        let Some(term) = alone.or_else(|| text(node, "term")) else {
            if matches!(node.value, Value::Mapping(_)) {
                self.wrong(
                    node.span,
                    "a forbidden term without a `term`".to_owned(),
                    "give the word or phrase under `term`",
                );
            }
            return None;
        };
        let flag = |key| node.get(key).and_then(Node::text).and_then(parse_flag);
        let audience = text(node, "audience");
        Some(ForbiddenTerm {
            term,
            why: text(node, "why"),
            use_instead: text(node, "use"),
            match_case: flag("match_case").unwrap_or(false),
            public_only: audience.is_some_and(|it| it.eq_ignore_ascii_case("public")),
        })
    }
}
