//! What packs read to, what is said about them, and what their rules find.

use super::*;

fn read(name: &str, text: &str) -> (TeamPack, Vec<Diagnostic>) {
    let (mut book, found) = Phrasebook::read(&[(FileId::new(name), text.into())]);
    (book.packs.remove(0), found)
}

fn clean(name: &str, text: &str) -> TeamPack {
    let (pack, found) = read(name, text);
    assert_eq!(found, [], "for\n{text}");
    pack
}

/// Checks the findings about a pack: code, message, the text each points at.
fn check(name: &str, text: &str, expect: &[(&str, &str, &str)]) {
    let (_, found) = read(name, text);
    let got: Vec<_> = found
        .iter()
        .map(|it| (it.code.0, it.message.as_str(), it.primary.span.slice(text)))
        .collect();
    assert_eq!(got, expect, "for\n{text}");
}

/// Returns what the first rule finds in `text`, each with its message.
fn told(pack: &TeamPack, text: &str) -> Vec<(String, String)> {
    let rule = &pack.rules[0];
    let hits = rule.finder.find(text).into_iter();
    let told = hits.map(|hit| {
        let found = &text[hit.range];
        (found.to_owned(), rule.message.about(found, hit.instead))
    });
    told.collect()
}

const OURS: &str = "\
name: larkpost
lang: en-GB
words: {people: [quartermaster], groups: [tiger team], systems: herald}
exceptions: [night watch]
phrases:
  - {rule: person-fix, match: buys cake, bad: [Whoever breaks it buys cake.]}
rules:
  - id: war-words
    message: “{found}” makes an incident a battle.
    why: Words of war look for an enemy.
    help: name the place and the people in it
    level: info
    phrases: [war room, don't panic]
    patterns: ['casualt(y|ies)']
    except: [war room key]
    scope: [heading, list]
    sections: [summary, Root-Cause]
    subject: person
    bad: [We met in the war room.]
    good: [We met in the incident channel.]
  - id: swaps
    swap: {war room: incident channel, war: incident, master branch: main branch}
    fix: safe
examples: {bad: [Bob broke it.], good: [The herald failed to start.]}
";

#[test]
fn a_pack_of_our_own_form_is_read() {
    let pack = clean("packs/ours.yaml", OURS);
    assert_eq!((pack.name.as_str(), pack.lang.as_str()), ("larkpost", "en"));
    let nouns: Vec<_> =
        pack.engine.nouns.iter().map(|(class, word)| format!("{class} {word}")).collect();
    assert_eq!(nouns, ["role quartermaster", "group tiger team", "system herald"]);
    assert_eq!(pack.engine.exceptions[0].value, "night watch");
    assert_eq!(pack.engine.phrases.len(), 1);
    let [war, swaps] = &pack.rules[..] else { panic!("two rules") };
    assert_eq!((war.level, war.subject, war.fix), (Level::Info, Some(Subject::Person), None));
    assert_eq!(war.scopes, [Scope::Heading(None), Scope::List]);
    assert_eq!(war.sections, [SectionKind::Summary, SectionKind::RootCause]);
    assert_eq!(war.examples.iter().map(|it| it.bad).collect::<Vec<_>>(), [true, false]);
    assert_eq!(war.examples[0].span.slice(OURS), "We met in the war room.");
    assert_eq!(swaps.fix, Some(Applicability::Safe));
    assert_eq!(pack.examples.len(), 2);
}

#[test]
fn phrases_and_patterns_are_found_where_they_stand() {
    let pack = clean("packs/ours.yaml", OURS);
    let found =
        told(&pack, "The WAR  room said don’t panic: no casualties. Prewar rooms, a war room key.");
    let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(texts, ["WAR  room", "don’t panic", "casualties"]);
    assert_eq!(found[2].1, "“casualties” makes an incident a battle");
}

#[test]
fn the_longest_swap_is_meant() {
    let pack = clean("packs/ours.yaml", OURS);
    let hits = pack.rules[1].finder.find("A war room, a war.");
    let instead: Vec<_> = hits.iter().map(|hit| hit.instead).collect();
    assert_eq!(instead, [Some("incident channel"), Some("incident")]);
    let about = pack.rules[1].message.about("war", hits[1].instead);
    assert_eq!(about, "write `incident`, not `war`");
}

#[test]
fn what_is_wrong_in_a_pack_is_told_at_its_place() {
    check(
        "packs/ours.yaml",
        "rulez: []\nrules:\n  - {id: a, phrase: x}\n  - {phrases: [x]}\n  - {id: b, patterns: ['(x', 'y*', '(?=z)z', 'x']}\n  \
         - {id: b, phrases: [x]}\n  - {id: c, phrases: [x], sections: [sumary], level: loud}\n",
        &[
            ("CB151", "unknown key `rulez`", "rulez"),
            ("CB152", "the rule `a` looks for nothing", "a"),
            ("CB151", "unknown key `rules.phrase`", "phrase"),
            ("CB152", "a rule without an `id`", "{phrases: [x]}"),
            ("CB152", "`(x` is no pattern: unclosed group", "'(x'"),
            ("CB152", "the pattern `y*` matches everywhere", "'y*'"),
            ("CB153", "the pattern `(?=z)z` looks around or back", "'(?=z)z'"),
            ("CB152", "a second rule `b`", "b"),
            ("CB152", "`sumary` is no section", "sumary"),
            ("CB152", "`rules.level` is `loud`, not one of `info`, `warning`, `error`", "loud"),
        ],
    );
    let (_, found) = read("p.yaml", "rulez: []\n");
    assert_eq!(found[0].help(), Some("did you mean `rules`?"));
    check(
        "p.yaml",
        "just words\n",
        &[(
            "CB152",
            "the file is text, not a mapping with keys such as `name`, `description`, `lang`",
            "just words",
        )],
    );
}

const EXISTENCE: &str = "\
extends: existence
message: \"Avoid '%s' in reports.\"
level: suggestion
link: https://example.org/style
ignorecase: true
tokens:
  - war ?room
  - '(?:all|every) hands'
exceptions: [all hands meeting, Warroom]
";

#[test]
fn an_existence_rule_is_read_as_a_pack() {
    let pack = clean("styles/House/War.yml", EXISTENCE);
    let rule = &pack.rules[0];
    assert_eq!((pack.name.as_str(), rule.id.as_str()), ("House", "War"));
    assert_eq!((rule.level, rule.fix), (Level::Info, None));
    assert_eq!(rule.help.as_deref(), Some("see https://example.org/style"));
    let found = told(&pack, "WAR ROOM at nine; a warroom; every hands; softwar rooms");
    let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(texts, ["WAR ROOM", "every hands"]);
    assert_eq!(found[0].1, "Avoid 'WAR ROOM' in reports");
}

#[test]
fn a_substitution_rule_offers_its_swap() {
    let text = "extends: substitution\nmessage: Use '%s' instead of '%s'.\nswap:\n  '(?:fire|war)[- ]?fighting': incident work\n  utilize: use\n\
        action: {name: replace}\n";
    let pack = clean("styles/House/Terms.yml", text);
    assert_eq!(pack.rules[0].fix, Some(Applicability::Unsafe));
    let found = told(&pack, "We utilize firefighting. Utilize it.");
    let messages: Vec<&str> = found.iter().map(|(_, message)| message.as_str()).collect();
    assert_eq!(
        messages,
        ["Use 'use' instead of 'utilize'", "Use 'incident work' instead of 'firefighting'"]
    );
}

#[test]
fn raw_parts_and_nonword_tokens_are_joined_as_vale_does() {
    let check = |yaml: &str, text: &str, expect: &[&str]| {
        let pack = clean("styles/A/B.yml", &format!("extends: existence\nmessage: x\n{yaml}"));
        let found: Vec<String> = told(&pack, text).into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, expect, "{yaml}");
    };
    check("raw: ['\\d{3}', ' ?ms']\n", "after 300 ms or 20ms", &["300 ms"]);
    check("nonword: true\ntokens: ['\\?!', ing]\n", "Failing?!", &["ing", "?!"]);
    check(
        "tokens: [very, really]\nraw: ['\\s+bad']\nappend: true\n",
        "very bad, bad",
        &["very bad"],
    );
    check("tokens: [bad]\nraw: ['un-?']\n", "unbad un-bad bad", &["un-bad"]);
}

#[test]
fn what_vale_can_and_casebook_cannot_is_told() {
    check(
        "styles/House/Rep.yml",
        "extends: repetition\nmessage: x\ntokens: ['[^\\s]+']\n",
        &[("CB153", "rules that extend `repetition` are not read", "repetition")],
    );
    check(
        "styles/House/Typo.yml",
        "extends: existance\nmessage: x\n",
        &[("CB152", "`existance` is no kind of rule", "existance")],
    );
    check(
        "styles/House/Much.yml",
        "extends: existence\nmessage: x\ntokens: ['a(?!b)', fine]\nlimit: 2\nscope: [heading.h2, blockquote]\nignorcase: true\n\
         action: {name: remove}\ncapitalize: true\n",
        &[
            ("CB153", "the pattern `a(?!b)` looks around or back", "'a(?!b)'"),
            ("CB153", "`limit` has no effect here", "limit"),
            ("CB153", "the scope `blockquote` is not known here", "blockquote"),
            ("CB151", "unknown key `ignorcase`", "ignorcase"),
            ("CB153", "the action `remove` is not offered as a fix", "{name: remove}"),
            ("CB153", "`capitalize` has no effect here", "capitalize"),
        ],
    );
    let nothing = "extends: existence\nmessage: x\nswap: {a: b}\n";
    check(
        "styles/House/No.yml",
        nothing,
        &[
            (
                "CB152",
                "the rule looks for nothing: it has no `tokens` that can be used",
                "existence",
            ),
            ("CB153", "`swap` has no effect here", "swap"),
        ],
    );
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

        #[test]
        fn any_text_is_read_without_a_crash(text in "(extends: (existence|substitution)\n)?((rules|swap|tokens|scope|words): ?[\\[\\]{}a-zé:,'() \n*?-]{0,40}\n){0,4}") {
            let (pack, found) = read("p.yaml", &text);
            for finding in found {
                prop_assert!(text.get(finding.primary.span.range()).is_some(), "{finding:?}");
            }
            for rule in &pack.rules {
                for hit in rule.finder.find(&text) {
                    prop_assert!(text.get(hit.range).is_some_and(|found| !found.is_empty()));
                }
            }
        }
    }
}
