//! Many findings at a glance: one line each, how many there are of each rule, and the sum.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Page, plural, style};
use crate::diagnostic::{Applicability, Diagnostic, Level, RuleCode};
use crate::report::Counts;

impl Page<'_> {
    /// Prints the findings that got no frame, one line each, under their rule.
    pub(super) fn short(&self, rest: &[&Diagnostic], out: &mut String) {
        let mut by_rule: BTreeMap<(Reverse<Level>, RuleCode), Vec<&Diagnostic>> = BTreeMap::new();
        for &it in rest {
            by_rule.entry((Reverse(it.level), it.code)).or_default().push(it);
        }
        for ((Reverse(level), code), of_rule) in by_rule {
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
    pub(super) fn table(&self, out: &mut String) {
        let mut rows: BTreeMap<(RuleCode, Level), (usize, Vec<&str>)> = BTreeMap::new();
        for it in self.findings.diagnostics {
            let (count, files) = rows.entry((it.code, it.level)).or_default();
            *count += 1;
            if files.last() != Some(&it.primary.file.as_str()) {
                files.push(it.primary.file.as_str());
            }
        }
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort_by_key(|((code, level), (count, _))| (Reverse(*level), Reverse(*count), *code));
        let _ = writeln!(out, "{:>8} {:>7}  {:<8} rule", "findings", "files", "level");
        for ((code, level), (count, files)) in rows {
            let word = self.paint(style(level), &format!("{:<8}", level.as_str()));
            let name = self.findings.rule_name(code);
            let _ = writeln!(out, "{count:>8} {:>7}  {word} {code} {name}", files.len());
        }
        out.push('\n');
    }

    pub(super) fn summary(&self) -> String {
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

    /// Says how many findings can be mended without an editor, and how; `None` when none can.
    pub(super) fn fixes(&self) -> Option<String> {
        let count = |applicability| {
            let fixes = self.findings.diagnostics.iter().filter_map(|it| it.fix.as_ref());
            fixes.filter(|fix| fix.applicability == applicability).count()
        };
        match (count(Applicability::Safe), count(Applicability::Unsafe)) {
            (0, 0) => None,
            (safe, 0) => Some(format!("{safe} can be mended with `--fix`")),
            (0, other) => Some(format!("{other} can be mended with `--fix --unsafe`")),
            (safe, other) => {
                Some(format!("{safe} can be mended with `--fix`, {other} more with `--unsafe` too"))
            }
        }
    }
}
