//! `log`: an excerpt of a log; `log {3,5-7} from=120 file=gateway.log` marks and numbers its lines.

use std::ops::RangeInclusive;

use super::{Fault, Read};

/// How an excerpt is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of its first line.
    pub from: usize,
    /// The numbers of the lines that matter.
    pub marked: Vec<RangeInclusive<usize>>,
    /// The file it is taken from.
    pub file: Option<String>,
}

impl Excerpt {
    /// Tells whether the line with this number is marked.
    pub fn is_marked(&self, number: usize) -> bool {
        self.marked.iter().any(|range| range.contains(&number))
    }
}

const SHAPE: &str =
    "write it as `log {3,5-7} from=120 file=gateway.log`; each part may be left out";

/// Reads what stands behind the fence, and holds it against the lines.
pub fn read(info: &str, content: &str) -> Read<Excerpt> {
    let mut excerpt = Excerpt { from: 1, marked: Vec::new(), file: None };
    let mut faults = Vec::new();
    let (before, marks, after) = around_braces(info);
    for word in before.split_whitespace().skip(1).chain(after.split_whitespace()) {
        match word.split_once('=') {
            Some(("from", number)) if number.parse::<u32>().is_ok_and(|it| it > 0) => {
                excerpt.from = number.parse().unwrap_or(1);
            }
            Some(("file", file)) if !file.is_empty() => {
                excerpt.file = Some(file.trim_matches('"').to_owned());
            }
            _ => faults.push(Fault::in_info(format!("`{word}` says nothing about a log"), SHAPE)),
        }
    }
    let lines = content.lines().count();
    let last = excerpt.from + lines.saturating_sub(1);
    for part in marks.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match range(part) {
            Some(range) if *range.start() >= excerpt.from && *range.end() <= last => {
                excerpt.marked.push(range);
            }
            Some(_) => {
                let message = format!(
                    "line {part} is marked, and the excerpt has {} to {last}",
                    excerpt.from
                );
                faults.push(Fault::in_info(
                    message,
                    "count as the page does: from 1, or from `from=`",
                ));
            }
            None => faults.push(Fault::in_info(format!("`{part}` is no line number"), SHAPE)),
        }
    }
    Read { value: Some(excerpt), faults }
}

/// Splits an info string at its braces.
fn around_braces(info: &str) -> (&str, &str, &str) {
    let Some((before, rest)) = info.split_once('{') else { return (info, "", "") };
    let (marks, after) = rest.split_once('}').unwrap_or((rest, ""));
    (before, marks, after)
}

/// Reads the number of a line, counted from 1, or those of the first and the last of several.
pub(in crate::model) fn range(lines: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = lines.split_once(['-', '–']).unwrap_or((lines, lines));
    let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (0 < first && first <= last).then_some(first as usize..=last as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(info: &str, marked: &[usize], faults: &[&str]) {
        let read = read(info, "a\nb\nc\n");
        let excerpt = read.value.expect("always shown");
        let found: Vec<usize> = (1..400).filter(|it| excerpt.is_marked(*it)).collect();
        assert_eq!(found, marked, "{info}");
        let told: Vec<&str> = read.faults.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(told, faults, "{info}");
    }

    #[test]
    fn lines_are_marked_by_the_number_shown() {
        check("log", &[], &[]);
        check("log {1,2-3}", &[1, 2, 3], &[]);
        check("log{2}", &[2], &[]);
        check("log {121} from=120 file=a.log", &[121], &[]);
        check("log from=120 {121}", &[121], &[]);
    }

    #[test]
    fn what_cannot_be_meant_is_told() {
        check("log {9}", &[], &["line 9 is marked, and the excerpt has 1 to 3"]);
        check("log {x}", &[], &["`x` is no line number"]);
        check("log {3-2}", &[], &["`3-2` is no line number"]);
        check("log start=3", &[], &["`start=3` says nothing about a log"]);
        check("log {1", &[1], &[]);
    }
}
