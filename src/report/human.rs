//! Findings for a person at a terminal: the source line, what is wrong with it, why, and what to do.
//!
//! A few findings are shown in full. Of many, the worst are, the rest in one line each under their
//! rule, and a table says how many there are of each rule: enough to decide where to begin.

mod frame;
mod overview;

use std::collections::BTreeMap;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::{Findings, Lines};
use crate::diagnostic::{Diagnostic, Level, RuleCode};

/// How the report is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether to use colour; decided by the command line.
    pub styled: bool,
    /// Columns to fit into.
    pub width: usize,
    /// Whether long sentences are broken to fit; a pipe is read by programs that want them whole.
    pub wraps: bool,
    /// How many findings are shown in full; the worst when there are more.
    pub frames: usize,
    /// How many further findings of one rule are shown in one line each.
    pub lines_per_rule: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { styled: false, width: 100, wraps: false, frames: 20, lines_per_rule: 5 }
    }
}

/// Of one rule, so many findings are shown in full before it makes room for other rules.
fn frames_per_rule(level: Level) -> usize {
    match level {
        Level::Error => 10,
        Level::Warning | Level::Info => 3,
    }
}

/// Prints the findings and a summary.
pub fn render(findings: &Findings<'_>, options: &Options) -> String {
    let page = Page { findings, options, lines: Lines::of(findings) };
    let mut out = String::new();
    let (frames, rest) = page.chosen();
    let renderer = page.renderer();
    for diagnostic in &frames {
        out.push_str(&renderer.render(&page.frame(diagnostic)));
        out.push_str("\n\n");
    }
    page.short(&rest, &mut out);
    if !rest.is_empty() {
        page.table(&mut out);
    }
    out.push_str(&page.summary());
    out.push('\n');
    if let Some(fixes) = page.fixes() {
        out.push_str(&fixes);
        out.push('\n');
    }
    if !rest.is_empty() {
        out.push_str("`--all` shows every finding in full, `--format concise` each in one line\n");
    }
    out
}

/// Everything a part of the report needs.
struct Page<'a> {
    findings: &'a Findings<'a>,
    options: &'a Options,
    lines: Lines<'a>,
}

impl<'a> Page<'a> {
    /// Returns what is shown in full and what in short.
    ///
    /// All in order of place when they fit; else the worst first, no rule taking all the room.
    fn chosen(&self) -> (Vec<&'a Diagnostic>, Vec<&'a Diagnostic>) {
        let all = self.findings.diagnostics;
        if all.len() <= self.options.frames {
            return (all.iter().collect(), Vec::new());
        }
        let mut worst: Vec<&Diagnostic> = all.iter().collect();
        worst.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.level));
        let mut shown: BTreeMap<RuleCode, usize> = BTreeMap::new();
        let mut room = self.options.frames;
        worst.into_iter().partition(|diagnostic| {
            let of_rule = shown.entry(diagnostic.code).or_default();
            let fits = room > 0 && *of_rule < frames_per_rule(diagnostic.level);
            if fits {
                *of_rule += 1;
                room -= 1;
            }
            fits
        })
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.options.styled { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

fn style(level: Level) -> Style {
    let colour = match level {
        Level::Error => AnsiColor::BrightRed,
        Level::Warning => AnsiColor::Yellow,
        Level::Info => AnsiColor::BrightBlue,
    };
    colour.on_default().bold()
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Breaks a text into lines of at most `room` columns, between words; a word that is longer stays whole.
fn wrap(text: &str, room: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for word in text.split(' ') {
        let width = word.width();
        if used > 0 && used + 1 + width > room {
            out.push('\n');
            used = 0;
        } else if !out.is_empty() {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += width;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_broken_between_words() {
        assert_eq!(wrap("one two three", 100), "one two three");
        assert_eq!(wrap("one two three", 7), "one two\nthree");
        assert_eq!(wrap("unbreakable two", 3), "unbreakable\ntwo");
        assert_eq!(wrap("日本 語 x", 4), "日本\n語 x");
        assert_eq!(wrap("", 3), "");
    }
}
