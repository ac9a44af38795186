//! Packs of words and rules from the config to the findings: what they find, where, and what is told
//! about the packs themselves.

use casebook::diagnostic::{Applicability, Level};
use casebook::project::Snapshot;

use crate::checked::check;
use crate::support::Casebook;

/// Checks one report with the packs given as files.
fn with(packs: &str, files: &str, report: &str) -> Snapshot {
    let config = format!("-- casebook.yaml --\nlanguage: {{packs: [{packs}]}}\n");
    let front = "---\ntitle: Checkout is down\nstatus: draft\n---\n\n";
    check(&format!("{config}{files}-- content/incidents/report.md --\n{front}{report}\n"))
}

/// Returns the findings of one rule: level, the text pointed at, message.
fn found(snapshot: &Snapshot, code: &str) -> Vec<(Level, String, String)> {
    let of_rule = snapshot.diagnostics.iter().filter(|it| it.code.0 == code);
    let told = of_rule.map(|it| {
        let text = it.primary.span.slice(&snapshot.texts[&it.primary.file]);
        (it.level, text.to_owned(), it.message.clone())
    });
    told.collect()
}

fn texts(snapshot: &Snapshot, code: &str) -> Vec<String> {
    found(snapshot, code).into_iter().map(|(_, text, _)| text).collect()
}

const OURS: &str = "\
-- packs/ours.yaml --
rules:
  - id: war-words
    message: '`{found}` makes an incident a battle'
    level: info
    phrases: [war room, firefighting]
  - id: names
    swap: {master branch: main branch}
";

#[test]
fn a_rule_speaks_in_prose_of_every_kind_and_never_where_others_speak() {
    let report = "# The war room\n\n- **War** room, firefighting\n\n| a | b |\n| --- | --- |\n| x | war  room |\n\n\
        > war room\n\n`war room`, \"war room\", [x](<war room>), the war\nroom; postwar rooms.\n\n```\nwar room\n```\n";
    let snapshot = with("packs/ours.yaml", OURS, report);
    let expect = ["war room", "War** room", "firefighting", "war  room", "war\nroom"];
    assert_eq!(texts(&snapshot, "CB519"), expect);
    let (level, _, message) = found(&snapshot, "CB519").remove(0);
    assert_eq!(level, Level::Info);
    assert_eq!(message, "`war room` makes an incident a battle (`ours.war-words`)");
}

#[test]
fn a_swap_is_an_unsafe_fix_unless_the_pack_trusts_it() {
    let report = "Master branch and the master **branch**.";
    let fixes = |files: &str| -> Vec<Option<(String, Applicability)>> {
        let snapshot = with("packs/ours.yaml", files, report);
        let of_rule = snapshot.diagnostics.iter().filter(|it| it.code.0 == "CB519");
        of_rule
            .map(|it| {
                let fix = it.fix.as_ref()?;
                Some((fix.edits[0].replacement.clone(), fix.applicability))
            })
            .collect()
    };
    let unsafe_fix = Some(("Main branch".to_owned(), Applicability::Unsafe));
    // The second has markup inside, which a swap would lose.
    assert_eq!(fixes(OURS), [unsafe_fix, None]);
    let trusted = OURS.replace("  - id: names\n", "  - id: names\n    fix: safe\n");
    assert_eq!(fixes(&trusted)[0], Some(("Main branch".to_owned(), Applicability::Safe)));
}

#[test]
fn scope_section_and_subject_narrow_a_rule() {
    let files = "-- packs/p.yaml --\nrules:\n\
        \x20 - {id: heading, phrases: [alpha], scope: heading}\n\
        \x20 - {id: cause, phrases: [beta], sections: [root-cause]}\n\
        \x20 - {id: people, phrases: [rushed], subject: person}\n\
        \x20 - {id: things, phrases: [stalled], subject: system}\n\
        -- styles/S/H.yml --\nextends: existence\nmessage: x\nscope: heading.h3\ntokens: [Gamma]\n";
    let report = "## Alpha gamma\n\nalpha beta\n\n### Gamma\n\ngamma\n\n## Root cause\n\nbeta\n\n\
        The engineer rushed the change. The queue rushed on. The engineer stalled. The queue stalled.\n";
    let snapshot = with("packs/p.yaml, styles/S", files, report);
    let messages: Vec<String> = found(&snapshot, "CB519").into_iter().map(|it| it.2).collect();
    let rules: Vec<&str> =
        messages.iter().map(|it| it.split(['(', ')']).nth(1).unwrap_or_default()).collect();
    assert_eq!(rules, ["`p.heading`", "`S.H`", "`p.cause`", "`p.people`", "`p.things`"]);
    let last: Vec<String> = texts(&snapshot, "CB519").split_off(3);
    assert_eq!(last, ["rushed", "stalled"]);
}

#[test]
fn words_and_phrases_of_a_pack_reach_the_built_in_rules() {
    let report = "The quartermaster failed to check the seal. The herald failed to check the seal.";
    let count = |files: &str| {
        let snapshot = with("packs/w.yaml", files, report);
        found(&snapshot, "CB154").len()
    };
    let files = |words: &str, bad: &str, good: &str| {
        format!(
            "-- packs/w.yaml --\nwords: {words}\nexamples: {{bad: ['{bad}'], good: ['{good}']}}\n"
        )
    };
    let (person, thing) = (
        "The quartermaster failed to check the seal.",
        "The developer of clouds failed to check the seal.",
    );
    assert_eq!(count(&files("{people: [quartermaster]}", person, "All is well.")), 0);
    assert_eq!(count(&files("{systems: [developer of clouds]}", person, thing)), 1);
}

#[test]
fn examples_that_do_not_hold_are_told_at_their_line() {
    let files = "-- packs/p.yaml --\nrules:\n  - id: a\n    phrases: [war room]\n    bad:\n      - In the war room.\n\
        \x20     - In the warroom.\n    good:\n      - A war room.\n      - Nothing.\n\
        phrases:\n  - {rule: trait, match: cowboy, bad: [They are heroes.], good: [A cowboy did it.]}\n";
    let snapshot = with("packs/p.yaml", files, "Text.");
    let told: Vec<(String, String)> =
        found(&snapshot, "CB154").into_iter().map(|(_, text, message)| (text, message)).collect();
    let expect = [
        ("In the warroom.", "the rule `a` finds nothing in this bad example"),
        ("A war room.", "the rule `a` speaks in this good example"),
        ("They are heroes.", "`trait` finds nothing in this bad example"),
        ("A cowboy did it.", "`trait` speaks in this good example"),
    ];
    assert_eq!(told, expect.map(|(text, message)| (text.to_owned(), message.to_owned())));
}

#[test]
fn what_is_wrong_in_a_pack_or_with_its_path_is_told() {
    let files = "-- packs/p.yaml --\nrulse: []\nphrases: [{rule: blame, match: x}, {rule: trait, match: '<nobody>'}]\n";
    let snapshot = with("packs/p.yaml, packs/gone.yaml, packs", files, "Text.");
    let expect = [
        ("CB152", "packs/gone.yaml"),
        ("CB151", "rulse"),
        ("CB152", "{rule: blame, match: x}"),
        ("CB152", "'<nobody>'"),
    ];
    for (code, text) in expect {
        let texts = texts(&snapshot, code);
        assert!(texts.iter().any(|it| it == text), "{code} {text}: {texts:?}");
    }
}

#[test]
fn a_pack_judges_prose_in_its_own_language_alone() {
    let files = "-- packs/de.yaml --\nlang: de-AT\nrules:\n  - {id: schuld, phrases: [ist schuld]}\n\
        -- packs/en.yaml --\nrules:\n  - {id: schuld, phrases: [schuld]}\n";
    let german = "Der Ausfall hat viele Gründe, und niemand ist schuld an dem, was in der Nacht geschehen ist.";
    let snapshot = with("packs/de.yaml, packs/en.yaml", files, german);
    assert_eq!(texts(&snapshot, "CB519"), ["ist schuld"]);
    let snapshot =
        with("packs/de.yaml, packs/en.yaml", files, "Nobody said the word schuld in this report.");
    assert_eq!(texts(&snapshot, "CB519"), ["schuld"]);
}

#[test]
fn a_finding_of_a_pack_is_silenced_like_any_other() {
    let report = "In the war room. <!-- casebook-ignore CB519: the name of the room -->\n";
    let snapshot = with("packs/ours.yaml", OURS, report);
    assert_eq!(texts(&snapshot, "CB519"), [""; 0]);
    let casebook = Casebook::new(&format!(
        "-- casebook.yaml --\nlanguage: {{packs: [packs/ours.yaml]}}\nrules: {{pack-phrase: off}}\n{OURS}\
         -- content/a.md --\n# A\n\nA war room.\n"
    ));
    let run = casebook.run(&["check", "--format", "concise"]);
    assert!(!run.stdout.contains("CB519"), "{}", run.stdout);
}
