//! What must hold for every fix, wherever it is offered: on the examples of all rules, on the sample
//! casebook, on the public corpora, and on reports put together at random.

mod order;
mod pieces;
mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use casebook::diagnostic::{Applicability, Diagnostic, Fix};
use casebook::fix::{self, MAX_ROUNDS, Outcome};
use casebook::lint::registry::{RULES, Rule};
use casebook::project::{Project, Snapshot, Texts};
use casebook::vfs::Overlay;
use proptest::prelude::*;

use crate::checked::AS_OF;
use crate::corpora::corpus;
use crate::rule_docs::invalid_examples;
use crate::support::Casebook;

/// Rules about text that cannot be read.
const SYNTAX: [&str; 4] = ["CB101", "CB102", "CB103", "CB117"];

/// A casebook whose files are in memory as far as `texts` holds them.
struct Subject {
    project: Project,
    texts: Texts,
}

impl Subject {
    fn at(root: &Path, preset: Option<&str>) -> Self {
        let config = root.join("casebook.yaml");
        let project = Project {
            root: root.to_owned(),
            config_path: config.is_file().then_some(config),
            preset: preset.map(str::to_owned),
            as_of: AS_OF.parse().expect("a day"),
        };
        Self { project, texts: Texts::new() }
    }

    fn check(&self, texts: &Texts) -> Snapshot {
        let mut overlay = Overlay::default();
        for (file, text) in self.texts.iter().chain(texts) {
            overlay.put_text(file.clone(), text.clone());
        }
        self.project.snapshot_with(&overlay).expect("a casebook that can be read")
    }

    /// Makes the fixes and asserts all that must hold for them; returns what came of it.
    fn mend(&self, least: Applicability) -> Outcome<Snapshot> {
        let start = self.check(&Texts::new());
        let before = counts(&start, |it| SYNTAX.contains(&it.code.0));
        assert_sound(&start);
        let check = |texts: &Texts| Ok(self.check(texts));
        let outcome = fix::run(start, least, &check).expect("read again");
        let after = &outcome.checked;
        assert_sound(after);
        assert!(outcome.is_done, "{:?}", left(&outcome, least));
        assert!(outcome.rounds <= MAX_ROUNDS);
        for (kind, count) in counts(after, |it| SYNTAX.contains(&it.code.0)) {
            assert!(before.get(&kind) >= Some(&count), "a fix brought in {kind:?}");
        }
        for (file, mended) in &outcome.files {
            assert_eq!(after.texts[file], mended.after, "what was checked is what comes out");
            assert_keeps_its_form(&mended.before, &mended.after);
            assert!(!mended.diff.is_empty());
        }
        let again = fix::run(self.check(&texts(&outcome)), least, &check).expect("read again");
        assert!(again.fixed.is_empty(), "a second run finds more to do: {:?}", again.fixed);
        assert!(again.files.is_empty());
        outcome
    }
}

fn texts(outcome: &Outcome<Snapshot>) -> Texts {
    outcome.files.iter().map(|(file, mended)| (file.clone(), mended.after.clone())).collect()
}

fn counts(
    snapshot: &Snapshot,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> BTreeMap<(&'static str, String), usize> {
    let mut counts = BTreeMap::new();
    for it in snapshot.diagnostics.iter().filter(|it| wanted(it)) {
        *counts.entry((it.code.0, it.primary.file.to_string())).or_default() += 1;
    }
    counts
}

/// Returns the findings that still have a fix which was not refused.
fn left(outcome: &Outcome<Snapshot>, least: Applicability) -> Vec<&Diagnostic> {
    let wanted = |fix: &Fix| fix.applicability >= least;
    let all = outcome.checked.diagnostics.iter();
    all.filter(|it| it.fix.as_ref().is_some_and(wanted)).collect()
}

/// Asserts that the edits of every fix are in order, apart, within the text and between characters,
/// and that the table of rules says how far they may be trusted.
fn assert_sound(snapshot: &Snapshot) {
    for finding in &snapshot.diagnostics {
        let Some(fix) = &finding.fix else { continue };
        let text = &snapshot.texts[&finding.primary.file];
        let spans: Vec<_> = fix.edits.iter().map(|edit| edit.span).collect();
        assert!(!spans.is_empty() && !fix.title.is_empty(), "{finding:?}");
        assert!(
            spans.windows(2).all(|pair| pair[0].end < pair[1].start
                || pair[0].end == pair[1].start
                    && !pair[0].range().is_empty()
                    && !pair[1].range().is_empty()),
            "{finding:?}"
        );
        for edit in &fix.edits {
            let replaced = text.get(edit.span.range());
            assert!(replaced.is_some(), "{finding:?} does not fit");
            assert_ne!(replaced, Some(edit.replacement.as_str()), "{finding:?} changes nothing");
        }
        let rule = RULES.iter().find(|rule| rule.code == finding.code).expect("a rule");
        assert!(rule.fix >= Some(fix.applicability), "the table promises less: {finding:?}");
    }
}

/// Asserts that line ends and the byte order mark are as they were.
fn assert_keeps_its_form(before: &str, after: &str) {
    let is_marked = |text: &str| text.starts_with('\u{feff}');
    assert_eq!(is_marked(before), is_marked(after), "the byte order mark");
    assert_eq!(after.matches('\u{feff}').count(), before.matches('\u{feff}').count());
    let all_crlf = |text: &str| text.matches('\n').count() == text.matches("\r\n").count();
    let has_crlf = |text: &str| text.contains("\r\n");
    if has_crlf(before) && all_crlf(before) {
        assert!(all_crlf(after), "a bare line feed in {after:?}");
    } else if !has_crlf(before) {
        assert!(!has_crlf(after), "a carriage return in {after:?}");
    }
}

/// Asserts that what was fixed is gone.
fn assert_gone(outcome: &Outcome<Snapshot>) {
    let key = |it: &Diagnostic| (it.code, it.primary.file.clone(), it.message.clone());
    let there: BTreeSet<_> = outcome.checked.diagnostics.iter().map(key).collect();
    for fixed in &outcome.fixed {
        assert!(!there.contains(&key(fixed)), "still there: {fixed:?}");
    }
}

/// A way of writing a file, by name.
type Form = (&'static str, fn(&str) -> String);

const TRUST: [Applicability; 2] = [Applicability::Safe, Applicability::Unsafe];

#[test]
fn fixes_of_every_example_hold_in_every_form() {
    let forms: [Form; 2] = [
        ("as it is", str::to_owned),
        ("with all of it", |text| {
            format!("\u{feff}{}\r\n🙂 \u{301}é\r\n", text.replace('\n', "\r\n"))
        }),
    ];
    let mut offered: BTreeMap<&str, Applicability> = BTreeMap::new();
    for (code, example) in invalid_examples() {
        let casebook = Casebook::new(&example);
        let subject = Subject::at(casebook.root(), None);
        let start = subject.check(&Texts::new());
        for finding in start.diagnostics.iter().filter(|it| it.code.0 == code) {
            let trusted = finding.fix.as_ref().map(|fix| fix.applicability);
            offered.entry(code).and_modify(|best| *best = (*best).max(trusted.unwrap_or(*best)));
            trusted.map(|trusted| offered.entry(code).or_insert(trusted));
        }
        // Without a fix as it is there is none in another form.
        if start.diagnostics.iter().all(|it| it.fix.is_none()) {
            continue;
        }
        for (form, make) in forms {
            let texts = start.texts.iter();
            let texts = texts.map(|(file, text)| (file.clone(), make(text).into())).collect();
            let subject = Subject { project: subject.project.clone(), texts };
            for least in TRUST {
                let outcome = subject.mend(least);
                assert_gone(&outcome);
                assert!(outcome.refused.is_empty(), "{code} {form}: {:?}", outcome.refused);
            }
        }
    }
    let differs = |rule: &&Rule| offered.get(rule.code.0) != rule.fix.as_ref();
    let told = |rule: &Rule| format!("{} {:?} {:?}", rule.code, offered.get(rule.code.0), rule.fix);
    let wrong: Vec<String> = RULES.iter().filter(differs).map(told).collect();
    assert!(wrong.is_empty(), "examples show other fixes than the table: {wrong:#?}");
}

#[test]
fn fixes_of_the_sample_hold() {
    let subject = Subject::at(Path::new(env!("CARGO_MANIFEST_DIR")), None);
    for least in TRUST {
        let outcome = subject.mend(least);
        assert_gone(&outcome);
        assert!(outcome.refused.is_empty(), "{:?}", outcome.refused);
    }
}

#[test]
fn fixes_of_the_corpora_hold() {
    for (name, preset) in [
        ("moj-cloud-platform", None),
        ("dfds-postmortems", None),
        ("mybinder-incident-reports", None),
        ("jenkins-status", Some("cstate")),
    ] {
        let Some(root) = corpus(name) else { continue };
        for least in TRUST {
            let outcome = Subject::at(&root, preset).mend(least);
            assert_gone(&outcome);
            assert!(outcome.refused.is_empty(), "{name}: {:?}", outcome.refused);
        }
    }
}

/// A few casebooks at random each time; `PROPTEST_CASES` asks for more.
fn random() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok());
    let cases = asked.unwrap_or(6);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(random())]

    /// A fix may be refused here: two slips can stand in each other's way. All else must hold.
    #[test]
    fn fixes_of_random_casebooks_hold(files in pieces::casebook()) {
        let casebook = Casebook::new("");
        for (path, text) in &files {
            casebook.write(path, text);
        }
        for least in TRUST {
            Subject::at(casebook.root(), None).mend(least);
        }
    }
}
