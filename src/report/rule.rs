//! What a report says of a rule beside its code: name, level, and the parts of its documentation.

use crate::diagnostic::{Applicability, Level, RuleCode};

/// A rule as reports and pages know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its stable code, such as `CB203`.
    pub code: RuleCode,
    /// Its name, such as `time-without-zone`.
    pub name: &'static str,
    /// The family it belongs to, such as `time`.
    pub family: &'static str,
    /// Its level where the config does not say otherwise.
    pub level: Level,
    /// Whether it is off until the config names a level for it.
    pub opt_in: bool,
    /// How far its fixes may be trusted; `None` when it offers none.
    pub fix: Option<Applicability>,
    /// The version it came with.
    pub since: &'static str,
    /// Its documentation in Markdown.
    pub docs: &'static str,
}

impl RuleInfo {
    /// Returns what the rule does: the first paragraph of its documentation, in one line.
    pub fn summary(&self) -> String {
        first_paragraph(part(self.docs, "What it does"))
    }

    /// Returns what the rule does in one sentence.
    pub fn headline(&self) -> String {
        let summary = self.summary();
        summary.find(". ").map_or(summary.clone(), |at| summary[..=at].to_owned())
    }

    /// Returns why it matters: the first paragraph on it, in one line.
    pub fn reason(&self) -> String {
        first_paragraph(part(self.docs, "Why is this bad?"))
    }
}

fn first_paragraph(text: &str) -> String {
    let lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Returns what stands under the heading `name` of a rule's documentation.
pub fn part<'a>(docs: &'a str, name: &str) -> &'a str {
    parts(docs).into_iter().find(|(heading, _)| *heading == name).map_or("", |(_, text)| text)
}

/// Returns the headings of a rule's documentation with what stands under each.
pub fn parts(docs: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, usize, usize)> = Vec::new();
    let mut fence: Option<usize> = None;
    let mut at = 0;
    for line in docs.split_inclusive('\n') {
        let bare = line.trim_end();
        let ticks = bare.len() - bare.trim_start_matches('`').len();
        match fence {
            None if ticks >= 3 => fence = Some(ticks),
            Some(open) if ticks >= open && ticks == bare.len() => fence = None,
            None => {
                if let Some(heading) = bare.strip_prefix("## ") {
                    found.push((heading, at, at + line.len()));
                }
            }
            Some(_) => {}
        }
        at += line.len();
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|it| it.1).chain([docs.len()]).collect();
    let text = |start: usize, end: usize| docs[start..end].trim();
    found.iter().zip(ends).map(|(&(name, _, start), end)| (name, text(start, end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCS: &str = "\
## What it does
Reports a link
that leads nowhere.

More words.

## Invalid
````markdown
## Timeline
```
## Not a heading
```
````

## Valid
x
";

    #[test]
    fn headings_in_examples_are_no_headings() {
        let names: Vec<&str> = parts(DOCS).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["What it does", "Invalid", "Valid"]);
        assert!(part(DOCS, "Invalid").ends_with("````"));
        assert_eq!(part(DOCS, "Valid"), "x");
        assert_eq!(part(DOCS, "Options"), "");
    }

    #[test]
    fn the_summary_is_the_first_paragraph_in_one_line() {
        let rule = RuleInfo {
            code: RuleCode("CB701"),
            name: "dead-link",
            family: "links",
            level: Level::Error,
            opt_in: false,
            fix: None,
            since: "0.1.0",
            docs: DOCS,
        };
        assert_eq!(rule.summary(), "Reports a link that leads nowhere.");
        assert_eq!(rule.reason(), "");
    }
}
