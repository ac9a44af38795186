//! The tables of keys: every key of `casebook.yaml` and of a report's front matter, its kind, and what it is for.

use super::Vocabulary as V;
use super::shape::Kind::{
    Any, Clock, Date, Days, Flag, List, Map, MapOf, OneOf, Short, Status, Text, Time, Word, WordOr,
    Zone,
};
use super::shape::{Key, Kind};

const fn key(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, doc }
}

/// Levels a rule can be given.
pub(super) const LEVELS: &[&str] = &["off", "info", "warning", "error"];
/// The statuses of a report.
pub(super) const STATUSES: &[&str] = &["draft", "in-review", "published", "superseded"];
/// Who may read a report.
const AUDIENCES: &[&str] = &["internal", "public"];
/// The sections of a report, by key.
pub(super) const SECTIONS: &[&str] = &[
    "summary",
    "impact",
    "timeline",
    "root-cause",
    "contributing-factors",
    "detection",
    "response",
    "recovery",
    "lessons-learned",
    "went-well",
    "went-wrong",
    "lucky",
    "action-items",
    "evidence",
];

/// Where the reports are kept.
static REPOSITORY: &[Key] = &[
    key("edit_url", Text, "Address at which a file is edited, with `{path}` in it."),
    key(
        "source_url",
        Text,
        "Address at which a file is seen, with `{path}` and perhaps `{commit}`.",
    ),
    key("commit_url", Text, "Address at which a commit is seen, with `{commit}` in it."),
    key("history", OneOf(&["off", "dates", "subjects"]), "What pages tell of a report's changes."),
];

/// The keys of `casebook.yaml`.
pub(crate) static CONFIG: &[Key] = &[
    key("title", Text, "Name of the site."),
    key("description", Text, "One sentence about the site, for feeds and the home page."),
    key("base_url", Text, "Absolute address the site is published at."),
    key("content", List(&Text), "Folders that hold reports, relative to this file."),
    key("timezone", Zone, "Zone of times written without one, where the report names none."),
    key("severities", List(&Short(SEVERITY)), "The severities from worst to mildest."),
    key("services", List(&Short(SERVICE)), "The declared services."),
    key("triggers", List(&Short(TERM)), "The vocabulary of what sets incidents off."),
    key("causes", List(&Short(TERM)), "The vocabulary of what makes incidents possible."),
    key(
        "sections",
        Map(SECTION_RULES),
        "Which sections a report must have, and what they are called.",
    ),
    key("support_hours", Map(SUPPORT_HOURS), "When the team works."),
    key("privacy", Map(PRIVACY), "What must not be read by everyone."),
    key("milestones", List(&Map(MILESTONE)), "Days on which something changed that trends show."),
    key("exposure", Map(EXPOSURE), "What incidents are counted against, such as deploys."),
    key("glossary", List(&Map(GLOSSARY_TERM)), "Terms of the team, for the site's glossary."),
    key("mapping", Map(MAPPING), "How front matter written for another tool is read."),
    key("language", Map(LANGUAGE), "What the language rules know and look for."),
    key(
        "repository",
        Map(REPOSITORY),
        "Where the reports are kept, and what is told of their history.",
    ),
    key(
        "rules",
        MapOf(&List(&WordOr(LEVELS, RULE_LEVEL))),
        "Level per rule, by code or name: for all reports, or a list of which the first that fits counts.",
    ),
    key("rule_pages", Flag, "Whether the site explains the rules; `true` when left out."),
    key("theme", Text, "Name of a folder under `themes/`."),
    key("site", Map(SITE), "How the site is made."),
];

static SITE: &[Key] = &[
    key("language", Text, "Language of the interface, such as `de`; `en` when left out."),
    key("contact", Text, "Whom to tell what cannot be read or used: an address or a sentence."),
    key("precompress", Flag, "Whether texts are written as `.gz` and `.br` too."),
    key("policy_in_pages", Flag, "Whether pages hold the policy, for hosts that send no headers."),
];

static RULE_LEVEL: &[Key] = &[
    key("level", OneOf(LEVELS), "The level, or `off`."),
    key("status", List(&OneOf(STATUSES)), "Statuses it holds for; all when left out."),
    key("severity", List(&Word(V::Severity)), "Severities it holds for; all when left out."),
    key(
        "paths",
        List(&Text),
        "Files and folders it holds for, as in `.gitignore`; all when left out.",
    ),
];

static SEVERITY: &[Key] = &[
    key("id", Text, "The word in front matter."),
    key("name", Text, "The word shown."),
    key("aliases", List(&Text), "Other words that mean it."),
    key("description", Text, "What makes an incident one of these."),
];

static SERVICE: &[Key] = &[
    key("id", Text, "The word in front matter."),
    key("name", Text, "The name shown."),
    key("aliases", List(&Text), "Other words that mean it."),
    key("owner", Text, "The team that owns it."),
    key("description", Text, "What it does."),
];

static TERM: &[Key] = &[
    key("id", Text, "The word in front matter."),
    key("name", Text, "The name shown."),
    key("aliases", List(&Text), "Other words that mean it."),
    key("description", Text, "What it covers."),
];

static GLOSSARY_TERM: &[Key] = &[
    key("term", Text, "The term."),
    key("meaning", Text, "What it means here."),
    key("aliases", List(&Text), "Other words for it."),
];

static SECTION_RULES: &[Key] = &[
    key("required", List(&Map(REQUIREMENT)), "Sections that some reports must have."),
    key("synonyms", Map(SYNONYMS), "Further headings that mean a section."),
];

static REQUIREMENT: &[Key] = &[
    key("sections", List(&OneOf(SECTIONS)), "The sections."),
    key("status", List(&OneOf(STATUSES)), "Statuses it holds for; all when left out."),
    key("severity", List(&Word(V::Severity)), "Severities it holds for; all when left out."),
];

const HEADINGS: Kind = List(&Text);
static SYNONYMS: &[Key] = &[
    key("summary", HEADINGS, "What happened, in brief."),
    key("impact", HEADINGS, "Whom it harmed, and how much."),
    key("timeline", HEADINGS, "What happened when."),
    key("root-cause", HEADINGS, "Why it happened."),
    key("contributing-factors", HEADINGS, "What made it possible or worse."),
    key("detection", HEADINGS, "How it was noticed."),
    key("response", HEADINGS, "What was done about it."),
    key("recovery", HEADINGS, "How service came back."),
    key("lessons-learned", HEADINGS, "What was learned, as a whole."),
    key("went-well", HEADINGS, "What went well."),
    key("went-wrong", HEADINGS, "What went wrong."),
    key("lucky", HEADINGS, "Where luck helped."),
    key("action-items", HEADINGS, "What will be done."),
    key("evidence", HEADINGS, "Logs, metrics, links."),
];

static SUPPORT_HOURS: &[Key] = &[
    key("days", Days, "Working days: `mon-fri`, or a list."),
    key("from", Clock, "When work starts."),
    key("to", Clock, "When it ends, the same day."),
    key("timezone", Zone, "Zone of the two times."),
];

static LANGUAGE: &[Key] = &[
    key(
        "lang",
        Text,
        "Language of reports that do not name theirs, such as `en`; else recognised.",
    ),
    key("people", List(&Text), "Names that are people: given names, full names, handles."),
    key(
        "not_people",
        List(&Text),
        "Names that look like people and are not: services, bots, teams.",
    ),
    key("git_authors", Flag, "Whether authors of commits count as people; `true` when left out."),
    key("packs", List(&Text), "Files with words and rules of your own, relative to this file."),
    key("page", Flag, "Whether the site shows language findings over time; `false` when left out."),
];

static PRIVACY: &[Key] = &[
    key("audience", OneOf(AUDIENCES), "Who may read reports that do not say."),
    key("forbidden_terms", List(&Short(FORBIDDEN)), "Words that no report may have."),
    key("internal_domains", List(&Text), "Domains whose hosts are for the team alone."),
    key("allow", List(&Text), "Values that are no finding; `*` stands for any characters."),
];

static FORBIDDEN: &[Key] = &[
    key("term", Text, "The word or phrase, found as a whole word."),
    key("why", Text, "Why it is forbidden."),
    key("use", Text, "What to write instead."),
    key("match_case", Flag, "Whether capital and small letters are told apart."),
    key("audience", OneOf(&["all", "public"]), "Which reports are meant; all when left out."),
];

static MILESTONE: &[Key] =
    &[key("date", Date, "The day."), key("label", Text, "What changed, in a few words.")];

static EXPOSURE: &[Key] = &[
    key("file", Text, "A CSV file with a period and an amount in each line: `2026-03,118`."),
    key("unit", Text, "What is counted in it, in the plural: `deploys`."),
];

static MAPPING: &[Key] = &[
    key("preset", Text, "A mapping that comes with Casebook."),
    key(
        "keys",
        MapOf(&Text),
        "Foreign key to ours: `resolvedWhen: times.resolved`; nothing to drop it.",
    ),
    key("values", MapOf(&MapOf(&Text)), "Our key to its value renames: `severity: {down: sev1}`."),
    key("defaults", MapOf(&Text), "Values for keys a report does not have."),
];

/// The keys of a report's front matter.
pub(crate) static FRONT_MATTER: &[Key] = &[
    key("id", Text, "Permanent id; else it comes from the file name."),
    key("title", Text, "What happened, in one line."),
    key("status", Status, "Where the report is in its life; decides which rules apply."),
    key("severity", Word(V::Severity), "How bad it was, from the config's ladder."),
    key("services", List(&Word(V::Service)), "What was affected, from the catalogue."),
    key("tags", List(&Text), "Free labels."),
    key("summary", Text, "One or two sentences for lists, feeds and cards."),
    key("timezone", Text, "Zone of times written without an offset, such as `Europe/London`."),
    key("times", Map(TIMES), "The milestones."),
    key("windows", List(&Map(WINDOW)), "Stretches of degraded or lost service."),
    key("detection", Short(DETECTION), "How it was noticed."),
    key("trigger", Word(V::Trigger), "What set it off."),
    key("causes", List(&Word(V::Cause)), "Why it was possible."),
    key("impact", List(&Short(IMPACT)), "Effects on users."),
    key("roles", MapOf(&List(&Text)), "Who did what in the response: roles, not blame."),
    key("timeline", List(&Short(EVENT)), "What happened when."),
    key("actions", List(&Short(ACTION)), "What was promised."),
    key("related", List(&Short(RELATION)), "Other reports this one belongs with."),
    key("audience", OneOf(AUDIENCES), "Who may read it."),
    key("published", Date, "Day of publication."),
    key("review_by", Date, "Day after which a plan counts as stale."),
    key("reviews", List(&Short(REVIEW)), "When a plan was reviewed, by whom, and what came of it."),
    key("owner", List(&Text), "Who keeps it up to date."),
    key("lang", Text, "Language of the text, such as `en` or `pt-BR`."),
    key("aliases", List(&Text), "Ids and addresses it had before, which lead here."),
    key("extra", Any, "Keys of your own, for themes."),
];

/// The milestones under `times`.
pub(crate) static TIMES: &[Key] = &[
    key("started", Time, "Harm began."),
    key("detected", Time, "Someone or something noticed."),
    key("acknowledged", Time, "Someone took it on."),
    key("mitigated", Time, "Harm ended."),
    key("resolved", Time, "All was done."),
];

static REVIEW: &[Key] = &[
    key("date", Date, "The day."),
    key("by", Text, "Who, as a role or team."),
    key("note", Text, "What was done or found."),
];

static WINDOW: &[Key] = &[
    key("kind", Text, "What it was like: `degraded`, `down`."),
    key("from", Time, "When it began."),
    key("to", Time, "When it ended."),
    key("services", List(&Word(V::Service)), "Services it concerned."),
];

static DETECTION: &[Key] = &[
    key("source", OneOf(SOURCES), "Who noticed."),
    key("by", Text, "What noticed, such as the name of the alert."),
];

/// Who can notice an incident.
pub(crate) const SOURCES: &[&str] = &["alert", "human", "customer", "third-party"];

static IMPACT: &[Key] = &[
    key("label", Text, "What was affected."),
    key("value", Text, "How much."),
    key("unit", Text, "Unit, such as `%`."),
    key("measured", Flag, "Whether it was measured; `false` for an estimate."),
];

static EVENT: &[Key] = &[
    key("at", Time, "When."),
    key("until", Time, "Until when, for a stretch."),
    key("text", Text, "What happened, as Markdown."),
    key("kind", OneOf(EVENT_KINDS), "What sort of thing."),
    key("key", Flag, "Whether it is one of the few that tell the story."),
    key("actor", Text, "Who acted, as a role."),
    key("confidence", OneOf(CONFIDENCES), "How sure it is; `fact` when left out."),
    key("evidence", List(&Short(EVIDENCE)), "What shows it: addresses, files, pictures, logs."),
];

/// How sure it can be that an event happened so.
const CONFIDENCES: &[&str] = &["fact", "inferred", "reported"];

static EVIDENCE: &[Key] = &[
    key("link", Text, "An address elsewhere."),
    key("file", Text, "A file beside the report."),
    key("image", Text, "A picture beside the report."),
    key("label", Text, "What it is called."),
    key("alt", Text, "What the picture shows."),
    key("query", Text, "The query it was made with."),
    key("range", Text, "The stretch of time it shows."),
    key("note", Text, "What else is said of it."),
    key("lines", Text, "Lines of the file to show, such as `25-29`."),
    key("archived", Text, "Where a copy is kept: an address, or a file beside the report."),
];

const EVENT_KINDS: &[&str] = &[
    "change",
    "impact",
    "alert",
    "detection",
    "communication",
    "hypothesis",
    "action",
    "escalation",
    "mitigation",
    "resolution",
    "observation",
    "decision",
];

static ACTION: &[Key] = &[
    key("id", Text, "Its id within the report."),
    key("title", Text, "What is to be done."),
    key("type", OneOf(&["prevent", "detect", "mitigate", "process", "repair"]), "What it is for."),
    key("priority", Text, "How urgent."),
    key("owner", Text, "Who does it."),
    key("due", Date, "Until when."),
    key("status", OneOf(&["open", "in-progress", "done", "dropped"]), "How far it is."),
    key("opened", Date, "When it was opened; the day after the incident ended when left out."),
    key("closed", Date, "When it was closed."),
    key("reason", Text, "Why it was dropped."),
    key("ticket", Text, "Address of the ticket."),
    key("addresses", Text, "The cause it answers."),
];

static RELATION: &[Key] = &[
    key("id", Text, "Id of the other report."),
    key(
        "kind",
        OneOf(&["recurrence-of", "caused-by", "duplicate-of", "see-also"]),
        "What the other is to this one.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, EventKind, SectionKind, Status};

    #[test]
    fn the_words_of_the_tables_are_those_of_the_model() {
        assert!(SECTIONS.iter().copied().eq(SectionKind::ALL.map(SectionKind::key)));
        assert!(SYNONYMS.iter().map(|key| key.name).eq(SectionKind::ALL.map(SectionKind::key)));
        assert!(STATUSES.iter().copied().eq(Status::ALL.map(Status::as_str)));
        assert!(EVENT_KINDS.iter().copied().eq(EventKind::ALL.map(EventKind::as_str)));
        assert!(CONFIDENCES.iter().copied().eq(Confidence::ALL.map(Confidence::as_str)));
    }
}
