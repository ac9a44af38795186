//! What front matter reads to, with the exact place of every finding.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Applicability;
use crate::model::{ActionStatus, EventKind, Known, RelationKind};
use crate::text::FileId;
use crate::vfs::SourceFile;

const CONFIG: &str = "services:\n  - {id: checkout, aliases: [shop]}\n  - payments-api\n\
    triggers: [config-push]\ncauses: [missing-validation, shared-config]\ntimezone: Europe/London\n";

fn config(yaml: &str) -> Config {
    let (config, found) = config::load(&FileId::new("casebook.yaml"), yaml);
    assert_eq!(found, []);
    config
}

fn document(front: &str) -> Document {
    let text: Arc<str> = format!("---\n{front}---\n# Body é\n").into();
    let file = FileId::new("content/a.md");
    crate::syntax::parse(&SourceFile { file, path: "a.md".into(), text }).0
}

fn fields(front: &str, config: &Config) -> (FrontMatterFields, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let fields = read(&document(front), config, &mut found);
    (fields, found)
}

/// Checks the findings: code, message, and the text each points at.
fn check(front: &str, config: &Config, expect: &[(&str, &str, &str)]) {
    let document = document(front);
    let mut found = Vec::new();
    read(&document, config, &mut found);
    found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    let got: Vec<_> = found
        .iter()
        .map(|it| (it.code.0, it.message.as_str(), it.primary.span.slice(&document.text)))
        .collect();
    assert_eq!(got, expect, "for\n{front}");
    for finding in &found {
        assert!(finding.help().is_some(), "{} says what to do", finding.message);
    }
}

const FULL: &str = "\
id: INC-2026-014
title: \"Checkout: 2 h of errors\"
status: In Review
severity: P2
services: [shop, checkout, payments-api]
tags: config-push
summary: >-
  One
  or two.
timezone: Europe/Berlin
times:
  started: 2026-03-02T14:06:00Z
  detected: 2026-03-02 15:19
  resolved: '~2026-03-02 17:20'
windows:
  - {kind: down, from: 2026-03-02T14:06:00Z, to: '15:36', services: checkout}
detection: {source: alert, by: slo-burn-rate}
trigger: config-push
causes: [missing-validation]
impact:
  - {label: Failed checkouts, value: 4.1, unit: \"%\", measured: false}
  - Slow pages
roles: {incident-commander: payments on-call, communications: [support lead, web lead]}
timeline:
  - 15:06 [change] Pool size pushed
  - {at: '23:50', text: Handover, kind: communication, key: true, actor: lead}
  - '00:10 - 00:20: Watching'
actions:
  - {id: X1, title: Validate it, type: prevent, owner: team-payments, due: 2026-04-01, status: in-progress, opened: 2026-03-05}
  - Write it down
related:
  - {id: INC-2025-198, kind: recurrence-of}
  - 42
audience: internal
published: 2026-03-06
owner: [team a, team b]
lang: en
extra: {colour: {deep: [1]}}
";

#[test]
fn every_key_is_read() {
    let (fields, found) = fields(FULL, &config(CONFIG));
    let codes: Vec<_> = found.iter().map(|it| it.code.0).collect();
    assert_eq!(codes, ["CB110", "CB110"], "{found:#?}");
    let value = |it: &Option<Spanned<String>>| it.as_ref().map(|it| it.value.clone());
    assert_eq!(value(&fields.id).as_deref(), Some("INC-2026-014"));
    assert_eq!(value(&fields.title).as_deref(), Some("Checkout: 2 h of errors"));
    assert_eq!(value(&fields.summary).as_deref(), Some("One or two."));
    assert_eq!(fields.status.map(|it| it.value), Some(Status::InReview));
    assert_eq!(fields.severity_rank, Some(1));
    let severity = fields.severity.expect("it is there").value;
    assert_eq!((severity.id.as_str(), severity.written.as_str()), ("sev2", "P2"));
    let ids: Vec<_> = fields.services.iter().map(|it| it.value.id.as_str()).collect();
    assert_eq!(ids, ["checkout", "payments-api"]);
    assert_eq!(fields.tags[0].value, "config-push");
    let instant = |it: &Option<Spanned<Stamp>>| {
        it.as_ref().and_then(|it| it.value.instant()).map(|at| at.format("%H:%M").to_string())
    };
    assert_eq!(instant(&fields.times.started).as_deref(), Some("14:06"));
    assert_eq!(instant(&fields.times.detected).as_deref(), Some("14:19"));
    assert_eq!(instant(&fields.times.resolved).as_deref(), Some("16:20"));
    assert!(fields.times.resolved.as_ref().is_some_and(|it| it.value.approximate));
    assert_eq!(instant(&fields.windows[0].to).as_deref(), Some("14:36"));
    assert_eq!(fields.windows[0].services[0].id, "checkout");
    let detection = fields.detection.expect("it is there");
    assert_eq!(detection.source.map(|it| it.value).as_deref(), Some("alert"));
    assert_eq!(detection.by.as_deref(), Some("slo-burn-rate"));
    assert_eq!(fields.trigger.map(|it| it.value.known), Some(Known::Id));
    assert_eq!(fields.causes[0].value.id, "missing-validation");
    assert_eq!((fields.impact[0].value.as_str(), fields.impact[0].measured), ("4.1", false));
    assert_eq!((fields.impact[1].label.as_str(), fields.impact[1].measured), ("Slow pages", true));
    assert_eq!(fields.roles[1].who, "support lead, web lead");
    assert_eq!(fields.audience, Some(Audience::Internal));
    assert_eq!(fields.published.map(|it| it.value.to_string()).as_deref(), Some("2026-03-06"));
    assert_eq!(fields.owner.as_deref(), Some("team a, team b"));
    assert_eq!(fields.lang.as_deref(), Some("en"));
    assert!(fields.extra.is_some_and(|extra| extra.get("colour").is_some()));
    let related: Vec<_> = fields.related.iter().map(|it| (it.id.value.as_str(), it.kind)).collect();
    assert_eq!(
        related,
        [("INC-2025-198", RelationKind::RecurrenceOf), ("42", RelationKind::SeeAlso)]
    );
    let first = &fields.actions[0];
    assert_eq!((first.id.as_str(), first.status), ("X1", ActionStatus::InProgress));
    assert_eq!(first.due.as_ref().map(|it| it.value.to_string()).as_deref(), Some("2026-04-01"));
    assert_eq!(
        (fields.actions[1].id.as_str(), fields.actions[1].title.value.as_str()),
        ("A2", "Write it down")
    );
}

#[test]
fn timeline_entries_become_events_and_roll_over_midnight() {
    let front = document(FULL);
    let (fields, _) = fields(FULL, &config(CONFIG));
    let got: Vec<_> = fields
        .events
        .iter()
        .map(|event| {
            let at = event.at.as_ref().expect("every time is readable").local.to_string();
            (
                at,
                event.kind,
                event.kind_inferred,
                event.text.as_str(),
                event.time_span.slice(&front.text),
            )
        })
        .collect();
    assert_eq!(
        got,
        [
            (
                "2026-03-02 15:06:00".to_owned(),
                EventKind::Change,
                false,
                "Pool size pushed",
                "15:06"
            ),
            (
                "2026-03-02 23:50:00".to_owned(),
                EventKind::Communication,
                false,
                "Handover",
                "23:50"
            ),
            (
                "2026-03-03 00:10:00".to_owned(),
                EventKind::Observation,
                true,
                "Watching",
                "00:10 - 00:20"
            ),
        ]
    );
    assert!(fields.events[1].key);
    assert_eq!(fields.events[1].actor.as_deref(), Some("lead"));
    assert!(fields.events[2].until.is_some());
}

#[test]
fn several_problems_are_told_in_one_pass_each_at_its_value() {
    check(
        "severty: sev1\nstatus: finished\nseverity: sev9\nservices: [chekout]\ntrigger: moon\n\
         causes: [missing validaton]\npublished: soon\nactions:\n  - {titel: x, owner: y}\n  - {title: z, status: dne}\n\
         id: ../etc\n",
        &config(CONFIG),
        &[
            ("CB104", "unknown key `severty`", "severty"),
            ("CB108", "unknown status `finished`", "finished"),
            ("CB107", "unknown severity `sev9`", "sev9"),
            ("CB109", "unknown service `chekout`", "chekout"),
            ("CB115", "unknown trigger `moon`", "moon"),
            ("CB116", "unknown cause `missing validaton`", "missing validaton"),
            ("CB105", "`published` is `soon`, not a date such as `2026-03-06`", "soon"),
            ("CB105", "an action without a `title`", "{titel: x, owner: y}"),
            ("CB104", "unknown key `actions.titel`", "titel"),
            (
                "CB105",
                "`actions.status` is `dne`, not one of `open`, `in-progress`, `done`, `dropped`",
                "dne",
            ),
            ("CB118", "id `../etc` makes no safe address", "../etc"),
        ],
    );
}

#[test]
fn wrong_shapes_say_what_stands_there_and_what_is_wanted() {
    check(
        "title: [a]\ntimes: today\nservices: {a: b}\nroles: [x]\ntimezone: Mars/Olympus\nwindows: [now]\n\
         impact: [{value: 1, measured: maybe}]\n",
        &Config::default(),
        &[
            ("CB105", "`title` is a list, not one line of text", "[a]"),
            (
                "CB105",
                "`times` is text, not a mapping with keys such as `started`, `detected`, `acknowledged`",
                "today",
            ),
            ("CB105", "`services` is a mapping, not one service", "{a: b}"),
            ("CB105", "`roles` is a list, not a mapping", "[x]"),
            ("CB105", "`timezone` is `Mars/Olympus`, which is no time zone", "Mars/Olympus"),
            (
                "CB105",
                "`windows` is text, not a mapping with keys such as `kind`, `from`, `to`",
                "now",
            ),
            ("CB105", "`impact.measured` is `maybe`, not `true` or `false`", "maybe"),
        ],
    );
}

#[test]
fn close_keys_and_aliases_have_a_safe_fix() {
    let fix = |front: &str| {
        let document = document(front);
        let mut found = Vec::new();
        read(&document, &config(CONFIG), &mut found);
        let finding = found.first().expect("something is wrong");
        let fix = finding.fix.as_ref()?;
        assert_eq!(fix.applicability, Applicability::Safe);
        let edit = &fix.edits[0];
        Some((edit.span.slice(&document.text).to_owned(), edit.replacement.clone()))
    };
    let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
    assert_eq!(fix("severty: sev1\n"), pair("severty", "severity"));
    assert_eq!(fix("reviewBy: 2026-01-01\n"), pair("reviewBy", "review_by"));
    assert_eq!(fix("severity: \"P1\"\n"), pair("P1", "sev1"));
    assert_eq!(fix("services: shop\n"), pair("shop", "checkout"));
    // The right key is there already, so renaming would give it twice.
    assert_eq!(fix("severty: sev1\nseverity: sev1\n"), None);
    assert_eq!(fix("weight: 3\n"), None);
}

#[test]
fn unknown_keys_are_told_where_they_belong() {
    let help = |front: &str, config: &Config| {
        let (_, found) = fields(front, config);
        found.first().and_then(|finding| finding.help().map(str::to_owned)).unwrap_or_default()
    };
    let plain = Config::default();
    assert_eq!(help("started: 2026-01-01\n", &plain), "did you mean `times.started`?");
    assert_eq!(
        help("resolvedWhen: 2026-01-01\n", &plain),
        "the mapping preset `cstate` knows it: set `mapping: {preset: cstate}` in the config"
    );
    let cstate = Config::default().with_preset("cstate").expect("it is there");
    assert_eq!(help("resolvedWhn: 2026-01-01\n", &cstate), "did you mean `resolvedWhen`?");
}

#[test]
fn foreign_front_matter_is_read_at_its_own_places() {
    let config = Config::default().with_preset("cstate").expect("it is there");
    let front = "title: A\ndate: 2022-06-13T08:30:00-00:00\nresolvedWhen: 2022-06-13T9:00:00\nresolved: true\n\
        severity: disrupted\naffected:\n  - ci.example\nsection: issue\n";
    check(
        front,
        &config,
        &[
            ("CB203", "`2022-06-13T9:00:00` has no time zone", "2022-06-13T9:00:00"),
            (
                "CB213",
                "`2022-06-13T9:00:00` is written with a one-digit hour",
                "2022-06-13T9:00:00",
            ),
        ],
    );
    let (fields, _) = fields(front, &config);
    assert_eq!(fields.severity_rank, Some(1));
    assert_eq!(fields.services[0].value.id, "ci.example");
    assert!(fields.is_incident());
    let (fields, _) = super::tests::fields("title: Only a page\n", &config);
    assert_eq!(fields.status.as_ref().map(|it| it.value), Some(Status::Published));
    assert!(!fields.is_incident());
}

#[test]
fn bare_numbers_dates_and_empty_values_do_not_break() {
    let front = "id: 42\ntitle: 2026-03-02\ntags: [1, true, ~]\nseverity: 1\nsummary:\ntimes:\nactions:\n\
        services: []\nrelated: [2026-01-02]\n";
    let (fields, found) = fields(front, &Config::default());
    assert_eq!(found.iter().map(|it| it.code.0).collect::<Vec<_>>(), ["CB110"]);
    assert_eq!(fields.id.map(|it| it.value).as_deref(), Some("42"));
    assert_eq!(fields.title.map(|it| it.value).as_deref(), Some("2026-03-02"));
    assert_eq!(fields.tags.len(), 2);
    assert_eq!(fields.severity_rank, Some(0));
    assert_eq!(fields.related[0].id.value, "2026-01-02");
}

/// Checks that reading holds up and every finding points at whole characters of the file.
fn holds(front: &str) {
    let document = document(front);
    for preset in [None, Some("cstate"), Some("mkdocs-blog")] {
        let config = config(CONFIG);
        let config = match preset {
            Some(name) => config.with_preset(name).expect("it is there"),
            None => config,
        };
        let mut found = Vec::new();
        let fields = read(&document, &config, &mut found);
        let spans = found.iter().map(|it| it.primary.span).chain(fields.id.map(|it| it.span));
        for span in spans.chain(fields.events.iter().map(|it| it.time_span)) {
            assert!(document.text.get(span.range()).is_some(), "{span:?} for\n{front}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn mutated_front_matter_is_read_without_a_panic(
        at in 0..FULL.len(), len in 0..30_usize, with in "[a1:\\-?!&*#|>{}\\[\\]'\"~ \t\né🙂]{0,8}",
    ) {
        let end = (at + len).min(FULL.len());
        holds(&format!("{}{with}{}", &FULL[..at], &FULL[end..]));
    }

    #[test]
    fn any_value_may_stand_at_any_key(
        key in 0..FRONT_MATTER.len(),
        value in "(\\[|\\{a: |\\{at: |\\{from: |- )?[0-9a-z:~é+TZ. -]{0,24}(\\]|\\})?",
    ) {
        holds(&format!("{}: {value}\ntimes: {{started: {value}}}\n", FRONT_MATTER[key].name));
    }
}
