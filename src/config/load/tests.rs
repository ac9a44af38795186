//! What `casebook.yaml` reads to, and the exact place of every finding about it.

use proptest::prelude::*;

use super::*;
use crate::config::RuleLevel;

fn config(text: &str) -> Config {
    let (config, found) = load(&FileId::new("casebook.yaml"), text);
    assert_eq!(found, [], "for\n{text}");
    config
}

/// Checks the findings: code, message, the text each points at, and its advice.
fn check(text: &str, expect: &[(&str, &str, &str, &str)]) {
    let (_, found) = load(&FileId::new("casebook.yaml"), text);
    let got: Vec<_> = found
        .iter()
        .map(|it| {
            let place = it.primary.span.slice(text);
            (it.code.0, it.message.as_str(), place, it.help().unwrap_or_default())
        })
        .collect();
    assert_eq!(got, expect, "for\n{text}");
}

#[test]
fn nothing_reads_as_the_default() {
    assert_eq!(config(""), Config::default());
    assert_eq!(config("# only a comment\n"), Config::default());
    assert_eq!(config("title:\nservices:\nrules:\n"), Config::default());
}

#[test]
fn every_key_is_read() {
    let config = config(
        "title: Ops log\ndescription: What broke\nbase_url: https://example.org/ops\ncontent: [./reports/, more]\n\
         timezone: Europe/London\nseverities: [{id: high, name: High, aliases: [h]}, low]\n\
         services: [{id: api, name: The API, aliases: [gateway], owner: team-api, description: x}]\n\
         triggers: [push]\ncauses: [{id: capacity, aliases: [load]}]\n\
         sections: {required: [{sections: [Summary, timeline], status: [published], severity: [H]}], synonyms: {timeline: Chronology}}\n\
         support_hours: {days: [mon, tue], from: '10:00', to: '17:30', timezone: Europe/Paris}\n\
         mapping: {preset: cstate, keys: {date: published}, values: {severity: {notice: low}}, defaults: {status: draft}}\n\
         language: {lang: en-GB, people: [Priya, '@kim'], not_people: Jenkins, git_authors: no, packs: [./packs/ours.yaml], page: true}\n\
         rules: {CB203: off, missing-title: info}\ntheme: ours\n",
    );
    assert_eq!(config.title, "Ops log");
    assert_eq!(config.base_url.as_deref(), Some("https://example.org/ops/"));
    assert_eq!(config.content, ["reports", "more"]);
    assert_eq!(config.timezone, Some(chrono_tz::Europe::London));
    assert_eq!(config.ids(Vocabulary::Severity), ["high", "low"]);
    assert_eq!(config.severity("H").map(|(rank, ..)| rank), Some(0));
    assert_eq!(config.service("Gateway").and_then(|(it, _)| it.owner.as_deref()), Some("team-api"));
    assert_eq!(config.id_of(Vocabulary::Cause, "load").0, Some("capacity"));
    assert_eq!(
        config.required_sections,
        [SectionRequirement {
            sections: vec!["summary".to_owned(), "timeline".to_owned()],
            status: vec!["published".to_owned()],
            severity: vec!["high".to_owned()],
        }]
    );
    assert_eq!(config.section_synonyms["timeline"], ["Chronology"]);
    let hours = config.support_hours.expect("it is given");
    assert_eq!((hours.days.len(), hours.timezone), (2, Some(chrono_tz::Europe::Paris)));
    assert_eq!(hours.to.to_string(), "17:30:00");
    assert_eq!(config.mapping.keys["date"], "published");
    assert_eq!(config.mapping.keys["resolvedWhen"], "times.resolved");
    assert_eq!(config.mapping.values["severity"]["notice"], "low");
    assert_eq!(config.mapping.values["severity"]["down"], "sev1");
    assert_eq!(config.mapping.defaults["status"], "draft");
    let language = &config.language;
    assert_eq!(language.lang.as_deref(), Some("en-GB"));
    assert_eq!(
        (language.people.join(" "), language.not_people.join(" ")),
        ("Priya @kim".to_owned(), "Jenkins".to_owned())
    );
    assert_eq!((language.git_authors, language.page), (false, true));
    assert_eq!(
        language.packs.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(),
        ["packs/ours.yaml"]
    );
    assert_eq!(config.rules["CB203"], [RuleLevel::everywhere(None)]);
    assert_eq!(config.rules["missing-title"], [RuleLevel::everywhere(Some(Level::Info))]);
    assert!(config.rule_spans.contains_key("CB203"));
    assert_eq!(config.theme, "ours");
}

#[test]
fn default_requirements_keep_their_places_on_another_ladder() {
    let config = config("severities: [bad, meh]\n");
    let of = |section: &str| {
        let has = |it: &&SectionRequirement| it.sections.iter().any(|it| it == section);
        config.required_sections.iter().find(has).map(|it| it.severity.join(" "))
    };
    assert_eq!(of("timeline").as_deref(), Some("bad meh"));
    assert_eq!(of("detection").as_deref(), Some("bad"));
}

#[test]
fn unknown_keys_are_found_at_any_depth() {
    check(
        "titel: x\nservices:\n  - {id: a, aliasses: [b]}\nsupport_hours: {from: '9:00', to: '10:00', day: mon}\n",
        &[
            ("CB151", "unknown key `titel`", "titel", "did you mean `title`?"),
            ("CB151", "unknown key `services.aliasses`", "aliasses", "did you mean `aliases`?"),
            ("CB151", "unknown key `support_hours.day`", "day", "did you mean `days`?"),
        ],
    );
    check(
        "preset: cstate\n",
        &[("CB151", "unknown key `preset`", "preset", "did you mean `mapping.preset`?")],
    );
}

#[test]
fn wrong_values_say_what_they_got_and_what_they_want() {
    check(
        "timezone: London\nrules: {CB203: warn}\nbase_url: example.org\ntheme: ../x\ncontent: [../up]\n",
        &[
            (
                "CB152",
                "`timezone` is `London`, not a time zone such as `Europe/London`",
                "London",
                "write a time zone such as `Europe/London`",
            ),
            (
                "CB152",
                "`rules.CB203` is `warn`, not one of `off`, `info`, `warning`, `error`",
                "warn",
                "write one of `off`, `info`, `warning`, `error`",
            ),
            (
                "CB152",
                "`base_url` is `example.org`, not an absolute address",
                "example.org",
                "write it with its scheme: `https://example.org/incidents/`",
            ),
            (
                "CB152",
                "`theme` is `../x`, not the name of a folder",
                "../x",
                "name a folder under `themes/`",
            ),
            (
                "CB152",
                "content folder `../up` is outside the casebook",
                "../up",
                "name a folder below this file, with `/` between its parts",
            ),
        ],
    );
    check(
        "support_hours: {from: '17:00', to: '10:00'}\n",
        &[(
            "CB152",
            "support hours end before they begin",
            "'10:00'",
            "`from` and `to` are on the same day",
        )],
    );
    check(
        "- a\n- b\n",
        &[(
            "CB152",
            "the file is a list, not a mapping with keys such as `title`, `description`, `base_url`",
            "- a\n- b",
            "write a mapping with keys such as `title`, `description`, `base_url`",
        )],
    );
}

#[test]
fn mappings_are_held_against_the_keys_of_a_report() {
    check(
        "mapping: {preset: cstat, keys: {a: times.resolvd, b: extra.any}, values: {sev: {}}, defaults: {x.y: z}}\n",
        &[
            ("CB152", "there is no mapping preset `cstat`", "cstat", "did you mean `cstate`?"),
            (
                "CB152",
                "`times.resolvd` is no key of a report",
                "times.resolvd",
                "did you mean `times.resolved`?",
            ),
            (
                "CB152",
                "`sev` is no key of a report",
                "sev",
                "name a key of a report, such as `times.resolved`, or nothing to drop the key",
            ),
            (
                "CB152",
                "`x.y` is no key of a report",
                "x.y",
                "name a key of a report, such as `times.resolved`, or nothing to drop the key",
            ),
        ],
    );
}

#[test]
fn what_the_language_rules_are_told_must_make_sense() {
    check(
        "language: {lang: English, people: [Robin, Kim], not_people: [robin], packs: [../ours.yaml, a.yaml, ./a.yaml], peopel: x}\n",
        &[
            (
                "CB152",
                "`language.lang` is `English`, not a language tag",
                "English",
                "write the tag of a language, such as `en` or `pt-BR`",
            ),
            (
                "CB152",
                "`Robin` is under both `people` and `not_people` of `language`",
                "Robin",
                "keep one of the two; `not_people` wins until then",
            ),
            (
                "CB152",
                "the pack `../ours.yaml` is outside the casebook",
                "../ours.yaml",
                "name a file or folder below this file, with `/` between its parts",
            ),
            ("CB151", "unknown key `language.peopel`", "peopel", "did you mean `people`?"),
        ],
    );
}

#[test]
fn a_word_claimed_twice_keeps_its_first_meaning() {
    let text = "services:\n  - {id: api, aliases: [web]}\n  - {id: api}\n  - {id: site, aliases: [Web, page]}\n  - {name: x}\n";
    check(
        text,
        &[
            ("CB152", "`api` already means the service `api`", "api", "remove one of the two"),
            ("CB152", "`Web` already means the service `api`", "Web", "remove one of the two"),
            (
                "CB152",
                "a service without an `id`",
                "{name: x}",
                "give it an `id`, the word used in reports",
            ),
        ],
    );
    let (config, found) = load(&FileId::new("casebook.yaml"), text);
    assert_eq!(config.ids(Vocabulary::Service), ["api", "site"]);
    assert_eq!(config.id_of(Vocabulary::Service, "web").0, Some("api"));
    assert_eq!(found[0].secondary.len(), 1);
}

#[test]
fn yaml_trouble_is_told_and_the_rest_is_read() {
    let text = "title: a: b\ntheme: ours\ntheme: theirs\n";
    let (config, found) = load(&FileId::new("casebook.yaml"), text);
    assert_eq!(found.iter().map(|it| it.code.0).collect::<Vec<_>>(), ["CB101", "CB102"]);
    assert_eq!(config.theme, "ours");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_value_may_stand_at_any_key(
        key in 0..CONFIG.len(),
        value in "(\\[|\\{id: |\\{required: |\\{from: |\\{preset: |- )?[0-9a-z:~é/. -]{0,24}(\\]|\\})?",
    ) {
        let text = format!("é: x\n{}: {value}\n", CONFIG[key].name);
        let (_, found) = load(&FileId::new("casebook.yaml"), &text);
        for finding in found {
            prop_assert!(text.get(finding.primary.span.range()).is_some(), "{finding:?}");
        }
    }
}

#[test]
fn milestones_are_read_in_order_and_need_a_day_and_a_label() {
    let read =
        config("milestones:\n  - {date: 2026-03-01, label: B}\n  - {date: 2025-03-01, label: A}\n");
    let told: Vec<_> = read.milestones.iter().map(|it| (it.date.to_string(), &*it.label)).collect();
    assert_eq!(told, [("2025-03-01".to_owned(), "A"), ("2026-03-01".to_owned(), "B")]);
    check(
        "milestones: [{label: A}]\n",
        &[(
            "CB152",
            "a milestone without a `date`",
            "{label: A}",
            "give the day it holds from: `date: 2026-03-01`",
        )],
    );
    check(
        "milestones: [{date: 2026-03-01}]\n",
        &[(
            "CB152",
            "a milestone without a `label`",
            "{date: 2026-03-01}",
            "say in a few words what changed",
        )],
    );
}
