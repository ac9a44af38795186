//! The words of the site in its language: messages of the theme's string files, numbers and dates as
//! that language writes them.
//!
//! In: Fluent files (`strings/de.ftl` and those in `strings/de/`), the built-in ones first and those of themes over them,
//! message by message. Out: [`Words`], which templates reach as `t(key="...")` and the site's Rust
//! code as [`Words::say`]. What a language lacks is said in English.

mod dates;
mod numbers;
pub(super) mod scripts;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, LazyLock};

use anyhow::{Context as _, anyhow, bail};
use chrono::Locale;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::{CharacterDirection, LanguageIdentifier};

use super::embedded;
use crate::text::LineIndex;

/// A value a message is given: `n.into()`, `"text".into()`.
pub type Arg<'a> = fluent_bundle::FluentValue<'a>;

/// The language that has every message.
pub const ENGLISH: &str = "en";

/// The messages of one language, with English behind them; cheap to clone.
#[derive(Clone)]
pub struct Words(Arc<Inner>);

struct Inner {
    language: String,
    right_to_left: bool,
    locale: Locale,
    own: FluentBundle<FluentResource>,
    fallback: Option<FluentBundle<FluentResource>>,
    /// Every key of English and of the language itself, sorted.
    keys: Vec<String>,
    missing: Vec<String>,
    /// The names of all values messages may use.
    values_of_scripts: Vec<String>,
}

/// One file of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringFile {
    /// Its language: `de`.
    pub language: String,
    /// How it is called in messages about it.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl Words {
    /// Puts the messages of a language together; of two messages of one key the one of the later
    /// file wins. A language of a region (`de-AT`) takes what it does not say itself from `de`.
    ///
    /// # Errors
    /// When the tag is none, no file has the language, or a file cannot be read as Fluent.
    pub fn new(language: &str, files: &[StringFile]) -> anyhow::Result<Self> {
        let id: LanguageIdentifier = language
            .parse()
            .map_err(|_| anyhow!("`site.language` is `{language}`, not a language tag"))?;
        let broad = id.language.as_str().to_owned();
        let of = |tag: &str| -> Vec<StringFile> {
            let is_it = |file: &&StringFile| file.language.eq_ignore_ascii_case(tag);
            files.iter().filter(is_it).cloned().collect()
        };
        let mut own_files = of(&broad);
        if broad != language {
            own_files.extend(of(language));
        }
        if own_files.is_empty() {
            bail!("there are no strings for the language `{language}`: {}", known(files));
        }
        let english = of(ENGLISH);
        let is_english = broad == ENGLISH;
        let missing = if is_english { Vec::new() } else { lacking(&own_files, &english) };
        let fallback = if is_english { None } else { Some(bundle(&langid(ENGLISH), &english)?) };
        let mut words = Inner {
            language: language.to_owned(),
            right_to_left: id.character_direction() == CharacterDirection::RTL,
            locale: Locale::POSIX,
            own: bundle(&id, &own_files)?,
            fallback,
            keys: all_keys(&own_files, &english),
            missing,
            values_of_scripts: scripts::values(&english),
        };
        words.own.set_use_isolating(words.right_to_left);
        let mut words = Self(Arc::new(words));
        words.set_formats().with_context(|| format!("in the strings of `{language}`"))?;
        Ok(words)
    }

    /// Returns the built-in English.
    pub fn english() -> &'static Self {
        static BUILT_IN: LazyLock<Words> = LazyLock::new(|| {
            Words::new(ENGLISH, &embedded::strings()).expect("the tests read the built-in strings")
        });
        &BUILT_IN
    }

    fn set_formats(&mut self) -> anyhow::Result<()> {
        let locale = dates::locale(self)?;
        let style = numbers::style(&dates::bare(&self.text("number-example")))?;
        let inner = Arc::get_mut(&mut self.0).context("the words are in use already")?;
        inner.locale = locale;
        inner.own.set_formatter(Some(style));
        if let Some(fallback) = &mut inner.fallback {
            fallback.set_formatter(Some(style));
        }
        Ok(())
    }

    /// Returns a message that needs no values.
    pub fn text(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Returns a message with its values put in. A key no file has is shown itself; a test holds the
    /// keys of the source against the files.
    pub fn say(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.format(key, &args).map_or_else(|| key.to_owned(), |(text, _)| text)
    }

    /// Formats a message and tells what went wrong; `None` for an unknown key.
    pub(super) fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<(String, Vec<String>)> {
        let inner = &self.0;
        let bundles = std::iter::once((&inner.own, false));
        let bundles = bundles.chain(inner.fallback.iter().map(|it| (it, inner.right_to_left)));
        let mut found = bundles.filter_map(|(bundle, is_foreign)| {
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
            // English among words that run the other way would come out in pieces.
            let text = if is_foreign { format!("\u{2066}{text}\u{2069}") } else { text };
            Some((text, errors.iter().map(ToString::to_string).collect()))
        });
        found.next()
    }

    /// Returns whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        let inner = &self.0;
        inner.own.has_message(key) || inner.fallback.as_ref().is_some_and(|it| it.has_message(key))
    }

    /// Returns the language as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// Returns `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.0.right_to_left { "rtl" } else { "ltr" }
    }

    /// Returns the keys of all messages, sorted.
    pub fn keys(&self) -> Vec<&str> {
        self.0.keys.iter().map(String::as_str).collect()
    }

    /// Returns the keys this language lacks and says in English.
    pub fn missing(&self) -> &[String] {
        &self.0.missing
    }
}

/// Returns `ltr` or `rtl` for any language tag; unknown ones run left to right.
pub fn direction_of(language: &str) -> &'static str {
    let id = language.parse::<LanguageIdentifier>();
    match id.map(|id| id.character_direction()) {
        Ok(CharacterDirection::RTL) => "rtl",
        _ => "ltr",
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::english().clone()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Words {}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.language())
    }
}

fn langid(tag: &str) -> LanguageIdentifier {
    tag.parse().unwrap_or_default()
}

fn bundle(
    id: &LanguageIdentifier,
    files: &[StringFile],
) -> anyhow::Result<FluentBundle<FluentResource>> {
    let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
    bundle.set_use_isolating(false);
    for file in files {
        bundle.add_resource_overriding(parse(file)?);
    }
    let forms = FluentResource::try_new(scripts::FORMS.to_owned());
    bundle.add_resource_overriding(forms.map_err(|_| anyhow!("the forms of counts"))?);
    Ok(bundle)
}

fn parse(file: &StringFile) -> anyhow::Result<FluentResource> {
    FluentResource::try_new(file.text.clone()).map_err(|(_, errors)| {
        let (at, kind) =
            errors.first().map_or((0, String::new()), |it| (it.pos.start, it.to_string()));
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let place = LineIndex::new(&file.text).position(&file.text, at);
        anyhow!("{}:{}:{}: {kind}", file.name, place.line, place.column)
    })
}

/// Returns the keys of a file: what stands before `=` at the beginning of a line.
pub fn keys_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let starts = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
        starts.then(|| key.trim_end())
    })
}

fn lacking(own: &[StringFile], english: &[StringFile]) -> Vec<String> {
    let known: BTreeSet<&str> = own.iter().flat_map(|it| keys_of(&it.text)).collect();
    let all = english.iter().flat_map(|it| keys_of(&it.text));
    all.filter(|key| !known.contains(key)).map(str::to_owned).collect()
}

fn all_keys(own: &[StringFile], english: &[StringFile]) -> Vec<String> {
    let all: BTreeSet<&str> = own.iter().chain(english).flat_map(|it| keys_of(&it.text)).collect();
    all.into_iter().map(str::to_owned).collect()
}

fn known(files: &[StringFile]) -> String {
    let mut tags: Vec<&str> = files.iter().map(|it| it.language.as_str()).collect();
    tags.sort_unstable();
    tags.dedup();
    format!(
        "there are {}; another one is a file `strings/LANGUAGE.ftl` of your theme",
        tags.join(", ")
    )
}
