//! The casebook's settings: `casebook.yaml` read into a [`Config`], with findings for what is wrong in it.
//!
//! Everything has a sensible default, so a folder of Markdown needs no config at all.

mod default;
mod exposure;
mod keys;
mod language;
mod load;
mod mapping;
mod paths;
mod rule_level;
pub mod schema;
mod shape;
pub(crate) mod suggest;
mod vocabulary;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::text::Span;

pub use exposure::{Amount, Exposure};
pub(crate) use keys::{FRONT_MATTER, SOURCES, TIMES};
pub use language::Language;
pub use load::load;
pub use mapping::{UnknownPreset, preset_names};
pub use paths::PathPattern;
pub use rule_level::{Facts, RuleLevel};
pub(crate) use shape::{Key, Kind, Voice, check_shape, parse_date, parse_flag, shown, zones};
pub(crate) use suggest::{nearest, only_nearest};
pub(crate) use vocabulary::fold;
pub use vocabulary::{Known, Lookup, Vocabulary};

/// Name of the file with the settings, in the casebook's root.
pub const FILE_NAME: &str = "casebook.yaml";

/// The settings of one casebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// One sentence about the site, for feeds and the home page.
    pub description: Option<String>,
    /// Absolute address the site is published at, with a trailing slash; `None` when not told.
    pub base_url: Option<String>,
    /// Folders that hold reports, relative to the root. Empty: `content` when it exists, else the root.
    pub content: Vec<String>,
    /// Zone of times written without one, where the report names none.
    pub timezone: Option<Tz>,
    /// Severities from worst to mildest.
    pub severities: Vec<Severity>,
    /// The declared services. Empty: any name goes.
    pub services: Vec<Service>,
    /// What sets incidents off. Empty: any word goes.
    pub triggers: Vec<Term>,
    /// What makes incidents possible. Empty: any word goes.
    pub causes: Vec<Term>,
    /// Which sections a report must have.
    pub required_sections: Vec<SectionRequirement>,
    /// Further headings that mean a section, by the section's key: `timeline: [Chronology]`.
    pub section_synonyms: BTreeMap<String, Vec<String>>,
    /// When the team works, to hold durations against support hours.
    pub support_hours: Option<SupportHours>,
    /// What must not be read by everyone.
    pub privacy: Privacy,
    /// Days on which something changed that trends should show, in order.
    pub milestones: Vec<Milestone>,
    /// What incidents are counted against, such as deploys.
    pub exposure: Option<Exposure>,
    /// Terms of the team for the site's glossary.
    pub glossary: Vec<GlossaryTerm>,
    /// How foreign front matter is read.
    pub mapping: Mapping,
    /// What the language rules know and look for.
    pub language: Language,
    /// Where the reports are kept, and how much of their history is told.
    pub repository: Repository,
    /// Levels per rule, by code or name; the first that holds for a report counts.
    pub rules: BTreeMap<String, Vec<RuleLevel>>,
    /// Where each key of `rules` stands in the config, for findings about it.
    pub rule_spans: BTreeMap<String, Span>,
    /// Whether the site has a page for each rule.
    pub rule_pages: bool,
    /// Name of the theme folder under `themes/`; `default` is built in.
    pub theme: String,
    /// How the site is made.
    pub site: Site,
    /// The vocabularies by word, built when first asked; leave it as `Config::default()` has it.
    pub lookup: Lookup,
}

/// How the site is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Language of the interface as a BCP 47 tag.
    pub language: String,
    /// Whom to tell what cannot be read or used: an address or a sentence.
    pub contact: Option<String>,
    /// Whether texts are written as `.gz` and `.br` too.
    pub precompress: bool,
    /// Whether pages tell the browser themselves what they may do.
    pub policy_in_pages: bool,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            contact: None,
            precompress: false,
            policy_in_pages: false,
        }
    }
}

/// One step of the severity ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Severity {
    /// The word in front matter, such as `sev1`.
    pub id: String,
    /// The word shown, such as "critical".
    pub name: String,
    /// Other words that mean it, such as `p1`.
    pub aliases: Vec<String>,
    /// What makes an incident one of these.
    pub description: Option<String>,
}

/// One service of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The word in front matter, such as `checkout`.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// Other words that mean it.
    pub aliases: Vec<String>,
    /// The team that owns it.
    pub owner: Option<String>,
    /// What it does, for its page.
    pub description: Option<String>,
}

/// One word of the trigger or cause vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word in front matter, such as `config-push`.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// Other words that mean it.
    pub aliases: Vec<String>,
    /// What it covers, for its page.
    pub description: Option<String>,
}

/// Sections that reports of some statuses and severities must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionRequirement {
    /// Keys of the sections, such as `root-cause`.
    pub sections: Vec<String>,
    /// Statuses it holds for; empty for all.
    pub status: Vec<String>,
    /// Severities it holds for, by id; empty for all.
    pub severity: Vec<String>,
}

/// The team's working week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportHours {
    /// Working days.
    pub days: Vec<chrono::Weekday>,
    /// When work starts, in `timezone`.
    pub from: NaiveTime,
    /// When it ends, the same day.
    pub to: NaiveTime,
    /// Zone of the two times; the casebook's own when not told.
    pub timezone: Option<Tz>,
}

/// A term of the team and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryTerm {
    /// The term.
    pub term: String,
    /// What it means.
    pub meaning: String,
    /// Other words for it.
    pub aliases: Vec<String>,
}

/// A day on which something changed for all incidents, such as a new paging policy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Milestone {
    /// The day.
    pub date: NaiveDate,
    /// What changed.
    pub label: String,
}

/// What must not be read by everyone, beyond what the privacy rules know by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Privacy {
    /// Who may read reports that do not say: `public` or `internal`; `None` when not told.
    pub audience: Option<String>,
    /// Words that no report may have.
    pub forbidden_terms: Vec<ForbiddenTerm>,
    /// Domains of the inside: hosts under them are for the team alone.
    pub internal_domains: Vec<String>,
    /// Values that are no finding; `*` stands for any characters.
    pub allow: Vec<String>,
}

/// A word that no report may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForbiddenTerm {
    /// The word or phrase.
    pub term: String,
    /// Why it is forbidden.
    pub why: Option<String>,
    /// What to write instead.
    pub use_instead: Option<String>,
    /// Whether capital and small letters are told apart.
    pub match_case: bool,
    /// Whether only public reports are meant.
    pub public_only: bool,
}

impl Privacy {
    /// Tells whether a value is allowed, in any case.
    pub fn allows(&self, value: &str) -> bool {
        let value = value.to_lowercase();
        self.allow.iter().any(|pattern| is_like(&pattern.to_lowercase(), &value))
    }
}

/// Matches a value against a pattern whose `*` stand for any characters.
fn is_like(pattern: &str, value: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == value };
    let Some(mut value) = value.strip_prefix(start) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        let Some(at) = value.find(part) else { return false };
        value = &value[at + part.len()..];
    }
    value.ends_with(end)
}

/// Where the reports are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repository {
    /// Address at which a file can be edited, with `{path}` in it.
    pub edit_url: Option<String>,
    /// Address at which a file can be seen, with `{path}` and perhaps `{commit}` in it.
    pub source_url: Option<String>,
    /// Address at which a commit can be seen, with `{commit}` in it.
    pub commit_url: Option<String>,
    /// How much of the history pages tell.
    pub history: ToldHistory,
}

/// How much of a report's history its page tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToldHistory {
    /// Nothing.
    Off,
    /// The days it was changed.
    #[default]
    Dates,
    /// The days, and what was said about each change.
    Subjects,
}

/// How front matter written for another tool becomes ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Name of the preset in force, for messages.
    pub preset: Option<String>,
    /// Foreign key (dotted for nested ones) to ours: `resolvedWhen` to `times.resolved`; an empty
    /// target says the key is known and carries nothing for us.
    pub keys: BTreeMap<String, String>,
    /// Our key to its value renames: `severity` to `down` to `sev1`.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// Values for keys a report does not have: `status` to `published`.
    pub defaults: BTreeMap<String, String>,
}
