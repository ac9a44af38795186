//! The `language:` of the config: names, packs and switches of the language rules.

use super::{Loader, is_outside, one_or_many};
use crate::config::Language;
use crate::config::shape::{parse_flag, shown};
use crate::config::vocabulary::fold;
use crate::text::Spanned;
use crate::yaml::Node;

impl Loader<'_> {
    /// Reads what the language rules are told; what contradicts itself is a finding.
    pub(super) fn language(&mut self, node: &Node) -> Language {
        let default = Language::default();
        let flag = |key: &str| node.get(key).and_then(Node::text).and_then(parse_flag);
        let not_people = names(node, "not_people");
        let people = self.people(node, &not_people);
        Language {
            lang: node.get("lang").and_then(|it| self.lang(it, "language.lang")),
            people,
            not_people,
            git_authors: flag("git_authors").unwrap_or(default.git_authors),
            packs: node.get("packs").map(|it| self.packs(it)).unwrap_or_default(),
            page: flag("page").unwrap_or(default.page),
        }
    }

    /// Reads a language tag, such as `en` or `pt-BR`.
    pub(super) fn lang(&mut self, node: &Node, key: &str) -> Option<String> {
        let tag = node.text()?.trim();
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        if matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Some(tag.to_owned());
        }
        let message = format!("`{key}` is `{}`, not a language tag", shown(tag));
        self.wrong(node.span, message, "write the tag of a language, such as `en` or `pt-BR`");
        None
    }

    /// Reads the names of people; who is also under `not_people` is left out there.
    fn people(&mut self, node: &Node, not_people: &[String]) -> Vec<String> {
        let mut people = Vec::new();
        for item in node.get("people").map(one_or_many).unwrap_or_default() {
            let Some(name) = item.text().map(str::trim).filter(|name| !name.is_empty()) else {
                continue;
            };
            if not_people.iter().any(|other| fold(other) == fold(name)) {
                let message = format!(
                    "`{}` is under both `people` and `not_people` of `language`",
                    shown(name)
                );
                self.wrong(item.span, message, "keep one of the two; `not_people` wins until then");
            } else {
                people.push(name.to_owned());
            }
        }
        people
    }

    /// Reads the paths of packs.
    fn packs(&mut self, node: &Node) -> Vec<Spanned<String>> {
        let mut packs: Vec<Spanned<String>> = Vec::new();
        for item in one_or_many(node) {
            let Some(path) = item.text().map(str::trim).filter(|path| !path.is_empty()) else {
                continue;
            };
            let bare = path.trim_start_matches("./");
            if is_outside(path) {
                let message = format!("the pack `{}` is outside the casebook", shown(path));
                let help = "name a file or folder below this file, with `/` between its parts";
                self.wrong(item.span, message, help);
            } else if packs.iter().all(|known| known.value != bare) {
                packs.push(Spanned::new(bare.to_owned(), item.span));
            }
        }
        packs
    }
}

fn names(node: &Node, key: &str) -> Vec<String> {
    let items = node.get(key).map(one_or_many).unwrap_or_default();
    let names = items.into_iter().filter_map(|item| Some(item.text()?.trim().to_owned()));
    names.filter(|name| !name.is_empty()).collect()
}
