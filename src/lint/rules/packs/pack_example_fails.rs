#![doc = include_str!("pack_example_fails.md")]

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;
use crate::language::{Engine, Phrase, Prose};
use crate::lint::rules::packs::find::find;
use crate::lint::{Context, CorpusRule};
use crate::phrasebook::{Example, PhraseRule, TeamPack};
use crate::syntax::{self, Document};
use crate::text::{FileId, Spanned};
use crate::vfs::SourceFile;

/// CB154: runs the examples in packs.
pub(crate) struct PackExampleFails;

impl CorpusRule for PackExampleFails {
    fn check(&self, _: &Knowledge, context: &mut Context<'_>) {
        for pack in &context.phrasebook().packs {
            // Compiled here at the latest, so that what is wrong in the pack is told in every run.
            context.engine();
            for rule in &pack.rules {
                for example in &rule.examples {
                    let speaks = speaks(rule, &example.text, context.engine());
                    told(pack, example, speaks, &format!("the rule `{}`", rule.id), context);
                }
            }
            for phrase in &pack.engine.phrases {
                for example in examples_of(phrase) {
                    let found = rules_in(&example.text, context.engine());
                    let speaks = found.contains(&phrase.rule.name());
                    told(pack, &example, speaks, &format!("`{}`", phrase.rule.name()), context);
                }
            }
            for example in &pack.examples {
                let engine = context.engine();
                let speaks = !rules_in(&example.text, engine).is_empty()
                    || pack.rules.iter().any(|rule| speaks(rule, &example.text, engine));
                told(pack, example, speaks, "a language rule", context);
            }
        }
    }
}

/// Tells about an example that does not come out as it should.
fn told(pack: &TeamPack, example: &Example, speaks: bool, who: &str, context: &mut Context<'_>) {
    if speaks == example.bad {
        return;
    }
    let finding = if example.bad {
        context
            .finding(&pack.file, example.span, format!("{who} finds nothing in this bad example"))
            .with_label("nothing is found")
            .with_help("change the rule until it finds the sentence, or move it to `good`")
    } else {
        context
            .finding(&pack.file, example.span, format!("{who} speaks in this good example"))
            .with_label("something is found")
            .with_help("narrow the rule until it leaves the sentence alone, or move it to `bad`")
    };
    report(finding, context);
}

fn report(finding: Diagnostic, context: &mut Context<'_>) {
    let why = "an example says what a rule is for; where it does not hold, nobody knows what the rule does";
    context.report(finding.with_why(why));
}

/// Tells whether a rule speaks in an example; sections do not count, for an example is in none.
fn speaks(rule: &PhraseRule, example: &str, engine: &Engine) -> bool {
    let document = parsed(example);
    let prose = Prose::of_blocks(&document.text, &document.blocks);
    let headings = &document.headings;
    prose.passages.iter().any(|passage| !find(rule, passage, headings, engine).is_empty())
}

/// Returns the names of the built-in rules that speak in an example.
fn rules_in(example: &str, engine: &Engine) -> Vec<&'static str> {
    let document = parsed(example);
    let found = engine.read(&Prose::of_blocks(&document.text, &document.blocks));
    found.into_iter().filter(|it| !it.rule.is_opt_in()).map(|it| it.rule.name()).collect()
}

fn examples_of(phrase: &Phrase) -> impl Iterator<Item = Example> {
    let example = |bad: bool| {
        move |it: &Spanned<String>| Example { text: it.value.clone(), span: it.span, bad }
    };
    phrase.bad.iter().map(example(true)).chain(phrase.good.iter().map(example(false)))
}

fn parsed(example: &str) -> Document {
    let source = SourceFile {
        file: FileId::new("example.md"),
        path: PathBuf::new(),
        text: Arc::from(example),
    };
    syntax::parse(&source).0
}
