//! The tables of keys: those of a pack in Casebook's own form, and those of Vale's rules that have a meaning here.

use crate::config::Kind::{Any, Flag, List, Map, MapOf, OneOf, Text};
use crate::config::{Key, Kind};

const fn key(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, doc }
}

/// The levels of a rule.
pub(super) const LEVELS: &[&str] = &["info", "warning", "error"];

/// The keys of a pack.
pub(super) static PACK: &[Key] = &[
    key("name", Text, "Name shown in findings; the file's when left out."),
    key("description", Text, "What the pack is for."),
    key("lang", Text, "Language of the prose it judges; English when left out."),
    key("words", Map(WORDS), "Words whose class the built-in lists do not know."),
    key("exceptions", List(&Text), "Phrases in which no language rule speaks."),
    key("phrases", List(&Map(PHRASE)), "Further phrases of the built-in rules."),
    key("rules", List(&Map(RULE)), "Rules of your own."),
    key("examples", Map(EXAMPLES), "Sentences held against all language rules together."),
];

static WORDS: &[Key] = &[
    key("people", List(&Text), "Roles of single people."),
    key("groups", List(&Text), "Groups of people."),
    key("vendors", List(&Text), "Those who are paid for a service."),
    key("customers", List(&Text), "Those who use yours."),
    key("systems", List(&Text), "Things that sound like people and are not."),
];

static EXAMPLES: &[Key] = &[
    key("bad", List(&Text), "Sentences in which some language rule must find something."),
    key("good", List(&Text), "Sentences in which none may."),
];

static PHRASE: &[Key] = &[
    key("rule", Text, "The built-in rule, by name, such as `person-fix`."),
    key("match", List(&Text), "The words to find, with the signs of the built-in packs."),
    key(
        "subject",
        List(&Text),
        "Whom the sentence must be about; anyone and anything when left out.",
    ),
    key("unless", List(&Text), "What must not stand in the sentence."),
    key("questions", OneOf(&["skip", "also", "only"]), "Whether questions count; `skip`."),
    key("mention", Flag, "Whether a phrase that is only spoken about is let go."),
    key("hypothetical", Flag, "Whether a phrase that only supposes something is let go."),
    key("ask", Text, "A question to ask instead."),
    key("rewrite", Text, "How to write it instead."),
    key("bad", List(&Text), "Sentences the phrase must be found in."),
    key("good", List(&Text), "Sentences it must not be found in."),
];

static RULE: &[Key] = &[
    key("id", Text, "Name of the rule, unique in the pack."),
    key("message", Text, "What is wrong, with `{found}` and `{instead}`."),
    key("why", Text, "Why it matters."),
    key("help", Text, "What to do about it."),
    key("level", OneOf(LEVELS), "How much a finding weighs; `warning` when left out."),
    key("phrases", List(&Text), "Words to find as they are."),
    key("patterns", List(&Text), "Regular expressions to find."),
    key("swap", MapOf(&Text), "Words to find, and what to write instead."),
    key("fix", OneOf(&["safe", "unsafe", "none"]), "Whether a swap is offered as a fix; `unsafe`."),
    key("match_case", Flag, "Whether capital letters count; `false` when left out."),
    key("except", List(&Text), "Phrases in which the rule does not speak."),
    key("scope", List(&OneOf(SCOPES)), "Where the rule looks; everywhere when left out."),
    key("sections", List(&Text), "Sections the rule looks into; all when left out."),
    key("subject", OneOf(&["person", "system"]), "Whom the sentence must be about."),
    key("bad", List(&Text), "Sentences the rule must find something in."),
    key("good", List(&Text), "Sentences the rule must leave alone."),
];

const SCOPES: &[&str] = &["heading", "paragraph", "list", "table"];

/// The keys of one of Vale's rules.
pub(super) static VALE: &[Key] = &[
    key("extends", Text, "Kind of rule."),
    key("message", Text, "What is said."),
    key("level", OneOf(&["suggestion", "warning", "error"]), "How much a finding weighs."),
    key("link", Text, "Where to read more."),
    key("description", Text, "What the rule is for."),
    key("scope", List(&Text), "Where the rule looks."),
    key("ignorecase", Flag, "Whether capital letters count."),
    key("nonword", Flag, "Whether tokens may stand inside of words."),
    key("tokens", List(&Text), "Regular expressions to find."),
    key("raw", List(&Text), "Parts of one regular expression."),
    key("append", Flag, "Whether `raw` comes behind the tokens."),
    key("swap", MapOf(&Text), "Regular expressions to find, and what to write instead."),
    key("exceptions", List(&Text), "What is not told."),
    key("action", Any, "What an editor may do."),
    key("limit", Text, "How often at most."),
    key("vocab", Flag, "Whether accepted words are left alone."),
    key("capitalize", Flag, "Whether the replacement takes the capital of what it replaces."),
    key("pos", Text, "Parts of speech."),
    key("code", Flag, "Whether code is looked at."),
];
