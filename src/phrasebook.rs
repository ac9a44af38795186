//! A team's own words and phrase rules, read from the packs its config names.
//!
//! In come the texts of pack files, in Casebook's own form or in that of Vale's `existence` and
//! `substitution` rules; out come typed rules ready to run over prose, and a finding for everything
//! in a file that is not understood: nothing is dropped in silence. Nothing is read from disk here,
//! and where a rule's finding points is the business of the one who runs it.

mod finder;
mod keys;
mod own;
mod reader;
mod vale;

use std::sync::Arc;

use crate::diagnostic::{Applicability, Diagnostic, Level};
use crate::language::Pack;
use crate::model::SectionKind;
use crate::text::{FileId, Span};
use crate::tongue;

pub use finder::{Finder, Hit};

/// Everything the packs of one casebook say.
#[derive(Clone, Debug, Default)]
pub struct Phrasebook {
    /// The packs in the order the config names them.
    pub packs: Vec<TeamPack>,
}

/// One pack file.
#[derive(Clone, Debug)]
pub struct TeamPack {
    /// The file.
    pub file: FileId,
    /// Its name, as findings show it: the file name without its ending, for a Vale rule its style.
    pub name: String,
    /// The language of the prose it judges, as a two-letter code.
    pub lang: String,
    /// Words, exceptions and further phrases of the built-in rules, for the engine.
    pub engine: Pack,
    /// Its rules.
    pub rules: Vec<PhraseRule>,
    /// Sentences held against all language rules together.
    pub examples: Vec<Example>,
}

/// One rule of a pack.
#[derive(Clone, Debug)]
pub struct PhraseRule {
    /// Its name within the pack.
    pub id: String,
    /// Where the rule stands in its file.
    pub span: Span,
    /// What is said about a place that it finds.
    pub message: Message,
    /// Why it matters, where the pack says so.
    pub why: Option<String>,
    /// What to do, where the pack says so.
    pub help: Option<String>,
    /// How much a finding weighs.
    pub level: Level,
    /// What it looks for.
    pub finder: Finder,
    /// How far a replacement may be trusted; `None` when there is none to offer.
    pub fix: Option<Applicability>,
    /// Where it looks; everywhere when empty.
    pub scopes: Vec<Scope>,
    /// Sections it looks into; all when empty.
    pub sections: Vec<SectionKind>,
    /// Who must be the subject of what it finds; anything when not told.
    pub subject: Option<Subject>,
    /// Sentences it must find or leave alone.
    pub examples: Vec<Example>,
}

/// A kind of place in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Headings and the title; of one level when told.
    Heading(Option<u8>),
    /// Paragraphs outside of lists.
    Paragraph,
    /// Items of lists.
    List,
    /// Cells of tables.
    Table,
}

/// Whom a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A person, a group, or we.
    Person,
    /// Anything that is not.
    System,
}

/// A sentence that shows what a rule is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence, as Markdown.
    pub text: String,
    /// Where it stands in the pack.
    pub span: Span,
    /// Whether something must be found in it.
    pub bad: bool,
}

/// A message with places for what was found and what it could be instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Found,
    Instead,
}

impl Message {
    /// Reads a message with `{found}` and `{instead}` in it.
    fn braces(text: &str) -> Self {
        Self::read(text, &[("{found}", Part::Found), ("{instead}", Part::Instead)])
    }

    /// Reads a message with `%s` in it, each taking the next of `order`, the last one repeated.
    fn percent(text: &str, order: &[Part]) -> Self {
        let mut pieces = text.split("%s");
        let mut parts = vec![Part::Text(pieces.next().unwrap_or_default().to_owned())];
        for (idx, piece) in pieces.enumerate() {
            parts.extend(order.get(idx).or(order.last()).cloned());
            parts.push(Part::Text(piece.to_owned()));
        }
        Self { parts }
    }

    fn read(text: &str, marks: &[(&str, Part)]) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((at, mark, part)) = marks
            .iter()
            .filter_map(|(mark, part)| Some((rest.find(mark)?, *mark, part)))
            .min_by_key(|(at, ..)| *at)
        {
            parts.push(Part::Text(rest[..at].to_owned()));
            parts.push(part.clone());
            rest = &rest[at + mark.len()..];
        }
        parts.push(Part::Text(rest.to_owned()));
        Self { parts }
    }

    /// Returns the message about one place.
    pub fn about(&self, found: &str, instead: Option<&str>) -> String {
        let mut said = String::new();
        for part in &self.parts {
            said.push_str(match part {
                Part::Text(text) => text,
                Part::Found => found,
                Part::Instead => instead.unwrap_or("something else"),
            });
        }
        said.trim().trim_end_matches('.').to_owned()
    }
}

impl Phrasebook {
    /// Reads the packs: each a file and its text, in the order the config names them.
    pub fn read(files: &[(FileId, Arc<str>)]) -> (Self, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let packs = files.iter().map(|(file, text)| reader::read(file, text, &mut found));
        let packs = packs.collect();
        found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        (Self { packs }, found)
    }

    /// Returns the packs that judge prose in `lang`.
    pub fn of_language(&self, lang: &str) -> impl Iterator<Item = &TeamPack> {
        self.packs.iter().filter(move |pack| pack.lang == lang)
    }

    /// Tells whether any pack judges prose in another language than English.
    pub fn is_multilingual(&self) -> bool {
        self.packs.iter().any(|pack| pack.lang != tongue::ENGLISH)
    }
}

impl TeamPack {
    fn new(file: &FileId) -> Self {
        Self {
            file: file.clone(),
            name: stem(file),
            lang: tongue::ENGLISH.to_owned(),
            engine: Pack { name: file.as_str().to_owned(), ..Pack::default() },
            rules: Vec::new(),
            examples: Vec::new(),
        }
    }
}

/// Returns the name of a file without folders and endings.
fn stem(file: &FileId) -> String {
    let name = file.as_str().rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
