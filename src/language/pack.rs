//! Packs: words, phrases and exceptions as data, the built-in ones and those of a casebook alike.
//!
//! ```yaml
//! pack: our-words
//! nouns: {role: [gatekeeper]}
//! verbs: {diligence: [eyeball]}
//! words: {hedge: [kinda]}
//! exceptions: ["chaos monkey"]
//! phrases:
//!   - rule: person-fix
//!     match: "buy|buys cake"
//!     bad: ["Whoever breaks the build buys cake."]
//!     good: ["There was cake at the retrospective."]
//! ```

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::language::actor::{self, Kinds};
use crate::language::rule::Rule;
use crate::text::{Span, Spanned};
use crate::yaml::{self, Node, Value};

/// Words, phrases and exceptions that belong together.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// Its name, for messages.
    pub name: String,
    pub(crate) nouns: Vec<(String, String)>,
    pub(crate) verbs: Vec<(String, String)>,
    pub(crate) words: Vec<(String, String)>,
    /// Phrases that are never a finding.
    pub(crate) exceptions: Vec<Spanned<String>>,
    /// The phrases, in order.
    pub phrases: Vec<Phrase>,
    /// Sentences in which no phrase of any pack may be found.
    pub good: Vec<Spanned<String>>,
}

/// What counts in a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Questions {
    /// Only statements.
    #[default]
    Skip,
    /// Both.
    Also,
    /// Only questions.
    Only,
}

/// A phrase: patterns with the same meaning, and what must hold around them.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The rule it belongs to.
    pub rule: Rule,
    /// The patterns, of which one must match.
    pub(crate) patterns: Vec<Spanned<String>>,
    /// Who must be the subject; anyone and anything when left out.
    pub(crate) subject: Option<Kinds>,
    /// Patterns that keep the words they overlap from being a finding.
    pub(crate) unless: Vec<Spanned<String>>,
    /// Patterns that keep the whole sentence from being a finding.
    pub(crate) nowhere: Vec<Spanned<String>>,
    pub(crate) questions: Questions,
    /// Whether a phrase somebody only mentions, or denies, is let go.
    pub(crate) mention: bool,
    /// Whether a phrase that only supposes something is let go.
    pub(crate) hypothetical: bool,
    /// The question to ask the author.
    pub ask: Option<String>,
    /// How to write it instead.
    pub rewrite: Option<String>,
    /// Sentences it must find.
    pub bad: Vec<Spanned<String>>,
    /// Sentences it must not find.
    pub good: Vec<Spanned<String>>,
}

/// Something wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblem {
    /// Where, in bytes of the file the pack was read from.
    pub span: Span,
    /// What is wrong, one fragment.
    pub message: String,
}

const KEYS: [&str; 7] = ["pack", "nouns", "verbs", "words", "exceptions", "phrases", "good"];
const PHRASE_KEYS: [&str; 12] = [
    "rule",
    "match",
    "subject",
    "unless",
    "nowhere",
    "questions",
    "mention",
    "hypothetical",
    "ask",
    "rewrite",
    "bad",
    "good",
];

macro_rules! built_in {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("data/", $name, ".yaml")))),*]
    };
}

/// The files of the built-in packs.
static SOURCES: [(&str, &str); 22] = built_in! {
    "grammar" "actors" "names" "verbs" "things" "exceptions"
    "counterfactual" "if-only" "failed-to" "did-not" "human-error" "person-as-cause"
    "agent-of-harm" "trait" "hindsight" "procedure" "person-fix" "why-who" "group-blame"
    "sarcasm" "error-adverb" "normative"
};

static BUILT_IN: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    // Phrases as the build script left them: a pack under each name.
    let text = include_str!(concat!(env!("OUT_DIR"), "/packs.json"));
    let packs: BTreeMap<String, Node> =
        serde_json::from_str(text).expect("the build script wrote trees");
    let read = |(name, _): &(&str, &str)| packs.get(*name).map(|it| Pack::read(name, it).0);
    SOURCES.iter().filter_map(read).collect()
});

static AS_WRITTEN: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| Pack::parse(name, text).0;
    SOURCES.iter().map(read).collect()
});

static OPT_IN: LazyLock<Vec<Pack>> =
    LazyLock::new(|| vec![Pack::parse("opt-in", include_str!("data/opt-in.yaml")).0]);

impl Pack {
    /// Returns the packs that come with Casebook, without their examples, which only tests ask for, and
    /// without their words, which the engine knows from the start.
    pub fn built_in() -> &'static [Self] {
        &BUILT_IN
    }

    /// Returns the packs that come with Casebook as they are written, with words and examples.
    pub fn built_in_as_written() -> &'static [Self] {
        &AS_WRITTEN
    }

    /// Returns the packs for the rules that only speak when asked to.
    pub fn opt_in() -> &'static [Self] {
        &OPT_IN
    }

    /// Reads a pack from YAML text; what is wrong is told and left out.
    pub fn parse(name: &str, text: &str) -> (Self, Vec<PackProblem>) {
        let (root, problems) = yaml::parse(text, 0);
        let mut reader = Reader { problems: Vec::new() };
        for problem in problems {
            reader.problems.push(PackProblem { span: problem.span, message: problem.message });
        }
        (reader.pack(name, &root), reader.problems)
    }

    /// Reads a pack from a YAML value, such as one inside a larger file.
    pub fn read(name: &str, node: &Node) -> (Self, Vec<PackProblem>) {
        let mut reader = Reader { problems: Vec::new() };
        (reader.pack(name, node), reader.problems)
    }
}

struct Reader {
    problems: Vec<PackProblem>,
}

impl Reader {
    fn wrong(&mut self, span: Span, message: String) {
        self.problems.push(PackProblem { span, message });
    }

    fn pack(&mut self, name: &str, root: &Node) -> Pack {
        self.known_keys(root, &KEYS, "a pack");
        let text = |key: &str| root.get(key).and_then(Node::text).map(str::to_owned);
        Pack {
            name: text("pack").unwrap_or_else(|| name.to_owned()),
            nouns: self.lists(root.get("nouns")),
            verbs: self.lists(root.get("verbs")),
            words: self.lists(root.get("words")),
            exceptions: texts(root.get("exceptions")),
            phrases: root
                .get("phrases")
                .map(|node| node.items().iter().filter_map(|it| self.phrase(it)).collect())
                .unwrap_or_default(),
            good: texts(root.get("good")),
        }
    }

    /// Reads `{class: [word, word]}` as pairs; a text is a list of words with spaces between.
    fn lists(&mut self, node: Option<&Node>) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for entry in node.map(Node::entries).unwrap_or_default() {
            if let Some(text) = entry.value.text() {
                let words = text.split_whitespace();
                found.extend(words.map(|word| (entry.key.clone(), word.replace('_', " "))));
                continue;
            }
            for item in entry.value.items() {
                match item.text() {
                    Some(word) => found.push((entry.key.clone(), word.to_owned())),
                    None => self.wrong(item.span, format!("`{}` lists words", entry.key)),
                }
            }
        }
        found
    }

    fn phrase(&mut self, node: &Node) -> Option<Phrase> {
        self.known_keys(node, &PHRASE_KEYS, "a phrase");
        let Some(named) = node.get("rule").and_then(Node::text) else {
            self.wrong(node.span, "the phrase names no `rule`".to_owned());
            return None;
        };
        let Some(rule) = Rule::of_name(named) else {
            self.wrong(node.span, format!("`{named}` is no rule of the language family"));
            return None;
        };
        let patterns = texts(node.get("match"));
        if patterns.is_empty() {
            self.wrong(node.span, "the phrase has nothing to `match`".to_owned());
            return None;
        }
        let subject = node.get("subject").map(|it| self.kinds(it));
        let flag = |key: &str| node.get(key).and_then(Node::text).map(|it| it == "true");
        let text = |key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
        Some(Phrase {
            rule,
            patterns,
            unless: texts(node.get("unless")),
            nowhere: texts(node.get("nowhere")),
            questions: self.questions(node.get("questions")),
            mention: flag("mention").unwrap_or(subject.is_none()),
            hypothetical: flag("hypothetical").unwrap_or(true),
            subject,
            ask: text("ask"),
            rewrite: text("rewrite"),
            bad: texts(node.get("bad")),
            good: texts(node.get("good")),
        })
    }

    fn kinds(&mut self, node: &Node) -> Kinds {
        let mut kinds = 0;
        for named in texts(Some(node)) {
            for name in named.value.split_whitespace() {
                match actor::kinds(name) {
                    Some(found) => kinds |= found,
                    None => self.wrong(named.span, format!("`{name}` is no kind of actor")),
                }
            }
        }
        kinds
    }

    fn questions(&mut self, node: Option<&Node>) -> Questions {
        match node.map(|it| (it, it.text())) {
            None | Some((_, Some("skip"))) => Questions::Skip,
            Some((_, Some("also"))) => Questions::Also,
            Some((_, Some("only"))) => Questions::Only,
            Some((node, _)) => {
                self.wrong(node.span, "`questions` is `skip`, `also` or `only`".to_owned());
                Questions::Skip
            }
        }
    }

    fn known_keys(&mut self, node: &Node, known: &[&str], what: &str) {
        for entry in node.entries() {
            if !known.contains(&entry.key.as_str()) {
                let message = format!("`{}` is no key of {what}", entry.key);
                self.wrong(entry.key_span, message);
            }
        }
    }
}

/// Reads one text or a list of them.
fn texts(node: Option<&Node>) -> Vec<Spanned<String>> {
    let text = |it: &Node| Some(Spanned::new(it.text()?.to_owned(), it.span));
    match node {
        None => Vec::new(),
        Some(node) => match &node.value {
            Value::Sequence(items) => items.iter().filter_map(text).collect(),
            _ => text(node).into_iter().collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns everything of a pack but its words, its examples, and where things stand.
    fn essence(pack: &Pack) -> String {
        let written = |texts: &[Spanned<String>]| -> Vec<String> {
            texts.iter().map(|text| text.value.clone()).collect()
        };
        let phrase = |it: &Phrase| {
            let patterns = [&it.patterns, &it.unless, &it.nowhere].map(|texts| written(texts));
            let guards = (it.questions, it.mention, it.hypothetical, &it.ask, &it.rewrite);
            format!("{:?} {:?} {patterns:?} {guards:?}", it.rule, it.subject)
        };
        let phrases: Vec<String> = pack.phrases.iter().map(phrase).collect();
        format!("{} {:?} {phrases:?}", pack.name, written(&pack.exceptions))
    }

    #[test]
    fn only_words_and_examples_are_left_out_of_the_packs_that_are_built_in() {
        let examples = |pack: &Pack| {
            let of_phrases = pack.phrases.iter().map(|it| it.bad.len() + it.good.len());
            of_phrases.sum::<usize>() + pack.good.len()
        };
        for (short, whole) in Pack::built_in().iter().zip(Pack::built_in_as_written()) {
            assert_eq!(essence(short), essence(whole));
            assert_eq!(examples(short), 0, "{}", short.name);
            assert!(short.nouns.is_empty() && short.verbs.is_empty() && short.words.is_empty());
        }
        assert!(Pack::built_in_as_written().iter().map(examples).sum::<usize>() > 300);
    }
}
