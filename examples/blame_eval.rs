//! Measures the language engine on labelled sentences: `blame_eval FILE.jsonl... [--errors]`.
//!
//! A line is `{"text": ..., "label": "blameful"|"ok", "family": ..., "span": ...}`. Prints precision,
//! recall and F1 in total and by family, and how often a finding overlaps the labelled span. With
//! `--packs FOLDER` the packs come from files instead of the built-in ones; `--prose` prints every
//! finding in Markdown files instead.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use casebook::language::{Engine, Match, Pack, People, Prose};
use casebook::syntax;
use casebook::text::FileId;
use casebook::vfs::SourceFile;

fn main() -> ExitCode {
    let mut files: Vec<PathBuf> = Vec::new();
    let (mut show_errors, mut prose, mut packs) = (false, false, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--errors" => show_errors = true,
            "--prose" => prose = true,
            "--packs" => packs = arguments.next().map(PathBuf::from),
            _ => files.push(PathBuf::from(argument)),
        }
    }
    if files.is_empty() {
        eprintln!("usage: blame_eval FILE.jsonl... [--errors] [--packs FOLDER] [--prose]");
        return ExitCode::from(2);
    }
    let engine = engine(packs.as_deref());
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else {
            eprintln!("cannot read {}", file.display());
            return ExitCode::from(2);
        };
        if prose {
            print_findings(&engine, &file, &text);
        } else {
            println!("{}", file.display());
            measure(&engine, &text, show_errors);
        }
    }
    ExitCode::SUCCESS
}

fn engine(packs: Option<&Path>) -> Engine {
    let engine = match packs {
        None => Engine::new([], &People::new()),
        Some(folder) => {
            let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
                .map(|entries| entries.flatten().map(|it| it.path()).collect())
                .unwrap_or_default();
            paths.retain(|it| it.extension().is_some_and(|ending| ending == "yaml"));
            paths.retain(|it| !it.ends_with("opt-in.yaml"));
            paths.sort();
            let read = |path: &PathBuf| {
                let text = std::fs::read_to_string(path).unwrap_or_default();
                let (pack, problems) = Pack::parse(&path.display().to_string(), &text);
                for problem in problems {
                    eprintln!("{}: {}", path.display(), problem.message);
                }
                pack
            };
            let packs: Vec<Pack> = paths.iter().map(read).collect();
            let engine = Engine::only(&packs.iter().collect::<Vec<_>>());
            for pack in &packs {
                for problem in engine.verify(pack) {
                    eprintln!("{}: {}", pack.name, problem.message);
                }
            }
            engine
        }
    };
    for (pack, problem) in engine.problems() {
        eprintln!("{pack}: {}", problem.message);
    }
    engine
}

/// Returns what is found in one piece of Markdown, with the words.
fn findings(engine: &Engine, text: &str) -> Vec<(Match, String)> {
    let source =
        SourceFile { file: FileId::new("sentence.md"), path: PathBuf::new(), text: text.into() };
    let (document, _) = syntax::parse(&source);
    let prose = Prose::of_blocks(text, &document.blocks);
    let words = |it: Match| {
        let words = it.span.slice(text).to_owned();
        (it, words)
    };
    engine.read(&prose).into_iter().map(words).collect()
}

#[derive(Default)]
struct Score {
    hits: usize,
    missed: usize,
    false_alarms: usize,
    calm: usize,
}

impl Score {
    fn line(&self) -> String {
        let found = (self.hits + self.false_alarms).max(1) as f64;
        let precision = self.hits as f64 / found;
        let recall = self.hits as f64 / (self.hits + self.missed).max(1) as f64;
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        format!(
            "P {precision:.3}  R {recall:.3}  F1 {f1:.3}  ({} hits, {} missed, {} false, {} calm)",
            self.hits, self.missed, self.false_alarms, self.calm
        )
    }
}

fn measure(engine: &Engine, lines: &str, show_errors: bool) {
    let mut total = Score::default();
    let mut families: BTreeMap<String, Score> = BTreeMap::new();
    let (mut overlapping, mut spans, mut same_rule) = (0_usize, 0_usize, 0_usize);
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let Ok(case) = serde_json::from_str::<serde_json::Value>(line) else {
            println!("no JSON: {line}");
            continue;
        };
        let text = case["text"].as_str().unwrap_or_default();
        let family = case["family"].as_str().unwrap_or("none");
        let is_blameful = case["label"] == "blameful";
        let found = findings(engine, text);
        let of_family = families.entry(family.to_owned()).or_default();
        for score in [&mut total, of_family] {
            match (is_blameful, found.is_empty()) {
                (true, false) => score.hits += 1,
                (true, true) => score.missed += 1,
                (false, false) => score.false_alarms += 1,
                (false, true) => score.calm += 1,
            }
        }
        if is_blameful && !found.is_empty() {
            same_rule += usize::from(found.iter().any(|(it, _)| it.rule.name() == family));
            if let Some(gold) = case["span"].as_str().and_then(|span| place(text, span)) {
                spans += 1;
                let overlaps = |(it, _): &(Match, String)| {
                    (it.span.start as usize) < gold.end && gold.start < it.span.end as usize
                };
                let hit = found.iter().any(overlaps);
                overlapping += usize::from(hit);
                if show_errors && !hit {
                    println!("  SPAN   [{family}] {text}\n         {}", told(&found));
                }
            }
        }
        if show_errors && is_blameful == found.is_empty() {
            let kind = if is_blameful { "MISSED" } else { "FALSE " };
            println!("  {kind} [{family}] {text}\n         {}", told(&found));
        }
    }
    for (family, score) in &families {
        println!("  {family:20} {}", score.line());
    }
    println!("  {:20} {}", "total", total.line());
    let share = overlapping as f64 / spans.max(1) as f64;
    println!("  spans that overlap: {overlapping} of {spans} ({share:.3})");
    println!("  found by the rule of their family: {same_rule} of {}", total.hits);
}

/// Finds the labelled words, whatever the white space and case.
fn place(text: &str, span: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find(span).or_else(|| text.to_lowercase().find(&span.to_lowercase()))?;
    Some(start..start + span.len())
}

fn told(found: &[(Match, String)]) -> String {
    let told = found.iter().map(|(it, words)| format!("{}: {words:?}", it.rule.name()));
    told.collect::<Vec<_>>().join(", ")
}

fn print_findings(engine: &Engine, file: &Path, text: &str) {
    let source =
        SourceFile { file: FileId::new("report.md"), path: PathBuf::new(), text: text.into() };
    let (document, _) = syntax::parse(&source);
    let prose = Prose::of_blocks(text, &document.blocks);
    let words: usize = prose.passages.iter().map(|it| it.text().split_whitespace().count()).sum();
    println!("{} ({words} words)", file.display());
    for (found, words) in findings(engine, text) {
        let start = text[..found.span.start as usize].rfind(['\n', '.']).map_or(0, |at| at + 1);
        let end = found.span.end as usize;
        let end = text[end..].find(['\n', '.']).map_or(text.len(), |at| end + at);
        println!("  {} {words:?}\n      in: {}", found.rule.name(), text[start..end].trim());
    }
}
