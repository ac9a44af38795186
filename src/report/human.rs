//! Findings for a person at a terminal: the source line, what is wrong with it, why, and what to do.
//!
//! A few findings are shown in full. Of many, the worst are, the rest in one line each under their
//! rule, and a table says how many there are of each rule: enough to decide where to begin.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{
    Annotation as Mark, AnnotationKind, Group, Level as Title, Origin, Patch, Renderer, Snippet,
};
use anstyle::{AnsiColor, Style};

use super::{Counts, Findings, Lines};
use crate::diagnostic::{Annotation, Diagnostic, Fix, Level, Note, RuleCode};

/// How the report is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether to use colour; decided by the command line.
    pub styled: bool,
    /// Columns to fit into.
    pub width: usize,
    /// How many findings are shown in full; the worst when there are more.
    pub frames: usize,
    /// How many further findings of one rule are shown in one line each.
    pub lines_per_rule: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { styled: false, width: 100, frames: 20, lines_per_rule: 5 }
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

    fn renderer(&self) -> Renderer {
        let renderer = if self.options.styled { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(self.options.width)
    }

    fn frame(&self, diagnostic: &'a Diagnostic) -> Vec<Group<'a>> {
        let title = level(diagnostic.level)
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.code.0);
        let mut group = Group::with_title(title);
        for snippet in self.snippets(diagnostic) {
            group = match snippet {
                Place::Known(snippet) => group.element(snippet),
                Place::Unknown(path) => group.element(Origin::path(path)),
            };
        }
        for note in &diagnostic.notes {
            group = group.element(match note {
                Note::Why(text) => Title::NOTE.with_name("why").message(text.as_str()),
                Note::Help(text) => Title::HELP.message(text.as_str()),
            });
        }
        let fix = diagnostic.fix.as_ref().and_then(|fix| self.fix(diagnostic, fix));
        std::iter::once(group).chain(fix).collect()
    }

    /// Returns one snippet a file: the finding's own first.
    fn snippets(&self, diagnostic: &'a Diagnostic) -> Vec<Place<'a>> {
        let own = &diagnostic.primary.file;
        let here = diagnostic.secondary.iter().filter(|it| it.file == *own);
        let marks: Vec<_> = std::iter::once(mark(&diagnostic.primary, AnnotationKind::Primary))
            .chain(here.map(|it| mark(it, AnnotationKind::Context)))
            .collect();
        let mut places = vec![self.place(&diagnostic.primary, marks)];
        for it in diagnostic.secondary.iter().filter(|it| it.file != *own) {
            places.push(self.place(it, vec![mark(it, AnnotationKind::Context)]));
        }
        places
    }

    fn place(&self, at: &'a Annotation, marks: Vec<Mark<'a>>) -> Place<'a> {
        let text = self.findings.texts.get(&at.file);
        match text.filter(|text| !text.is_empty() && at.span.end as usize <= text.len()) {
            Some(text) => Place::Known(
                Snippet::source(&**text).path(at.file.as_str()).fold(true).annotations(marks),
            ),
            None => Place::Unknown(at.file.as_str()),
        }
    }

    fn fix(&self, diagnostic: &'a Diagnostic, fix: &'a Fix) -> Option<Group<'a>> {
        let text = self.findings.texts.get(&diagnostic.primary.file)?;
        let patches =
            fix.edits.iter().map(|edit| Patch::new(edit.span.range(), edit.replacement.as_str()));
        let snippet = Snippet::source(&**text)
            .path(diagnostic.primary.file.as_str())
            .fold(true)
            .patches(patches);
        let title = Title::HELP.with_name("fix").secondary_title(fix.title.as_str());
        Some(title.element(snippet))
    }

    /// Prints the findings that got no frame, one line each, under their rule.
    fn short(&self, rest: &[&Diagnostic], out: &mut String) {
        let mut by_rule: BTreeMap<(std::cmp::Reverse<Level>, RuleCode), Vec<&Diagnostic>> =
            BTreeMap::new();
        for &it in rest {
            by_rule.entry((std::cmp::Reverse(it.level), it.code)).or_default().push(it);
        }
        for ((std::cmp::Reverse(level), code), of_rule) in by_rule {
            let heading = format!("{}[{code}] {}", level.as_str(), self.findings.rule_name(code));
            let _ = writeln!(out, "{}", self.paint(style(level), &heading));
            for it in of_rule.iter().take(self.options.lines_per_rule) {
                let file = &it.primary.file;
                let at = self.lines.position(file, it.primary.span.start);
                let _ = writeln!(out, "  {file}:{}:{}: {}", at.line, at.column, it.message);
            }
            if let Some(more @ 1..) = of_rule.len().checked_sub(self.options.lines_per_rule) {
                let _ = writeln!(out, "  ... and {more} more");
            }
            out.push('\n');
        }
    }

    /// Prints how many findings there are of each rule and in how many files, worst and most first.
    fn table(&self, out: &mut String) {
        let mut rows: BTreeMap<(RuleCode, Level), (usize, Vec<&str>)> = BTreeMap::new();
        for it in self.findings.diagnostics {
            let (count, files) = rows.entry((it.code, it.level)).or_default();
            *count += 1;
            if files.last() != Some(&it.primary.file.as_str()) {
                files.push(it.primary.file.as_str());
            }
        }
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort_by_key(|((code, level), (count, _))| {
            (std::cmp::Reverse(*level), std::cmp::Reverse(*count), *code)
        });
        let _ = writeln!(out, "{:>8} {:>7}  {:<8} rule", "findings", "files", "level");
        for ((code, level), (count, files)) in rows {
            let word = self.paint(style(level), &format!("{:<8}", level.as_str()));
            let name = self.findings.rule_name(code);
            let _ = writeln!(out, "{count:>8} {:>7}  {word} {code} {name}", files.len());
        }
        out.push('\n');
    }

    fn summary(&self) -> String {
        let counts = Counts::of(self.findings.diagnostics);
        let files = plural(self.findings.checked.len(), "file");
        let parts: Vec<String> = [
            (counts.errors, "error", Level::Error),
            (counts.warnings, "warning", Level::Warning),
            (counts.infos, "info", Level::Info),
        ]
        .into_iter()
        .filter(|&(count, _, _)| count > 0)
        .map(|(count, noun, level)| self.paint(style(level), &plural(count, noun)))
        .collect();
        match parts.split_last() {
            None => format!("no findings in {files}"),
            Some((last, [])) => format!("{last} in {files}"),
            Some((last, rest)) => format!("{} and {last} in {files}", rest.join(", ")),
        }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.options.styled { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// Where a snippet comes from.
enum Place<'a> {
    /// A file whose text is known.
    Known(Snippet<'a, Mark<'a>>),
    /// A file that could not be read.
    Unknown(&'a str),
}

fn mark(at: &Annotation, kind: AnnotationKind) -> Mark<'_> {
    kind.span(at.span.range()).label(at.label.as_deref())
}

fn level(level: Level) -> Title<'static> {
    match level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Info => Title::INFO,
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
