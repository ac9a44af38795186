//! What fixes change in a file as a unified diff that `git apply` and `patch` read.
//!
//! The edits are known, so nothing has to be compared: they are only widened to whole lines.

use std::fmt::Write as _;
use std::ops::Range;

use super::pieces::Replaced;
use crate::text::FileId;

/// Lines shown before and behind a change.
const CONTEXT: usize = 3;

/// A run of lines that gave way to others.
#[derive(Debug)]
struct Change {
    /// The lines of the original, counted from 0; empty for an insertion.
    old: Range<usize>,
    /// The lines that stand there now, ends included.
    new: Vec<String>,
}

/// Shows what became of `original`, the text of `file`; `replaced` is in order.
pub(super) fn unified(file: &FileId, original: &str, replaced: &[Replaced]) -> String {
    let lines: Vec<&str> = original.split_inclusive('\n').collect();
    let changes = by_line(original, &lines, replaced);
    if changes.is_empty() {
        return String::new();
    }
    let mut out = format!("--- a/{file}\n+++ b/{file}\n");
    let mut shift = 0;
    for hunk in changes.chunk_by(|a, b| b.old.start - a.old.end <= 2 * CONTEXT) {
        shift = print_hunk(hunk, &lines, shift, &mut out);
    }
    out
}

/// Widens replaced stretches to whole lines; those that share a line become one change.
fn by_line(original: &str, lines: &[&str], replaced: &[Replaced]) -> Vec<Change> {
    let ends = original.match_indices('\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let line_of = |at: usize| starts.partition_point(|&start| start <= at) - 1;
    let start_of = |line: usize| starts.get(line).copied().unwrap_or(original.len());
    let touched = |it: &Replaced| {
        let (first, last) = (line_of(it.range.start), line_of(it.range.end));
        let whole = it.range.start == starts[first] && it.range.end == starts[last];
        let keeps_lines = whole && (it.text.is_empty() || it.text.ends_with('\n'));
        first..(last + usize::from(!keeps_lines)).min(lines.len())
    };
    let mut changes: Vec<(Range<usize>, Vec<&Replaced>)> = Vec::new();
    for it in replaced {
        let own = touched(it);
        match changes.last_mut().filter(|(last, _)| own.start <= last.end) {
            Some((last, all)) => {
                last.end = last.end.max(own.end);
                all.push(it);
            }
            None => changes.push((own, vec![it])),
        }
    }
    let rewritten = |(old, all): (Range<usize>, Vec<&Replaced>)| {
        let (mut text, mut at) = (String::new(), start_of(old.start));
        for it in all {
            text.push_str(&original[at..it.range.start]);
            text.push_str(&it.text);
            at = it.range.end;
        }
        text.push_str(&original[at..start_of(old.end).max(at)]);
        let new = text.split_inclusive('\n').map(str::to_owned).collect();
        trimmed(Change { old, new }, lines)
    };
    let has_effect = |it: &Change| !it.old.is_empty() || !it.new.is_empty();
    changes.into_iter().map(rewritten).filter(has_effect).collect()
}

/// Takes lines that came out the same off both ends of a change.
fn trimmed(mut change: Change, lines: &[&str]) -> Change {
    let same = |change: &Change| {
        let ahead = change.old.clone().zip(&change.new);
        ahead.take_while(|(old, new)| lines[*old] == new.as_str()).count()
    };
    let ahead = same(&change);
    change.old.start += ahead;
    change.new.drain(..ahead);
    while !change.old.is_empty()
        && change.new.last().is_some_and(|new| new == lines[change.old.end - 1])
    {
        change.old.end -= 1;
        change.new.pop();
    }
    change
}

/// Prints changes that stand close together; returns how far the lines behind them have moved.
fn print_hunk(changes: &[Change], lines: &[&str], shift: isize, out: &mut String) -> isize {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return shift };
    let from = first.old.start.saturating_sub(CONTEXT);
    let to = (last.old.end + CONTEXT).min(lines.len());
    let grown: isize =
        changes.iter().map(|it| it.new.len().cast_signed() - it.old.len().cast_signed()).sum();
    let new_from = from.saturating_add_signed(shift);
    let new_len = (to - from).saturating_add_signed(grown);
    let _ = writeln!(out, "@@ -{} +{} @@", place(from, to - from), place(new_from, new_len));
    let mut at = from;
    for change in changes {
        print_lines(' ', &lines[at..change.old.start], out);
        print_lines('-', &lines[change.old.clone()], out);
        print_lines('+', &change.new, out);
        at = change.old.end;
    }
    print_lines(' ', &lines[at..to], out);
    shift + grown
}

/// Writes the place of a run of lines; an empty one is named by the line before it.
fn place(from: usize, len: usize) -> String {
    match len {
        0 => format!("{from},0"),
        1 => format!("{}", from + 1),
        _ => format!("{},{len}", from + 1),
    }
}

fn print_lines(mark: char, lines: &[impl AsRef<str>], out: &mut String) {
    for line in lines {
        let line = line.as_ref();
        let _ = write!(out, "{mark}{line}");
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(original: &str, edits: &[(&str, &str)], expected: &str) {
        let mut from = 0;
        let replaced: Vec<Replaced> = edits
            .iter()
            .map(|(old, new)| {
                let start = from + original[from..].find(old).unwrap();
                from = start + old.len();
                Replaced { range: start..from, text: (*new).to_owned() }
            })
            .collect();
        let diff = unified(&FileId::new("x.md"), original, &replaced);
        let body = diff.strip_prefix("--- a/x.md\n+++ b/x.md\n").unwrap_or(&diff);
        assert_eq!(body, expected, "{original}");
    }

    #[test]
    fn changes_are_shown_with_the_lines_around_them() {
        check(
            "1\n2\n3\n4\n5\n6\n7\n8\n",
            &[("5", "five")],
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
        );
        check("a b\n", &[("a", "A"), ("b", "B")], "@@ -1 +1 @@\n-a b\n+A B\n");
        check("a\nb\nc\n", &[("b\n", "")], "@@ -1,3 +1,2 @@\n a\n-b\n c\n");
        check("a\nc\n", &[("c\n", "b\nc\n")], "@@ -1,2 +1,3 @@\n a\n+b\n c\n");
        check(
            "a\nb",
            &[("b", "c")],
            "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n",
        );
        check("a\r\nb\r\n", &[("b", "c")], "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
        check("a\n", &[("a\n", "")], "@@ -1 +0,0 @@\n-a\n");
        check("a\n", &[("a", "a")], "");
    }

    #[test]
    fn text_is_added_behind_the_last_line() {
        let end = |original: &str, text: &str| {
            let at = original.len();
            let replaced = [Replaced { range: at..at, text: text.to_owned() }];
            unified(&FileId::new("x.md"), original, &replaced)
        };
        assert!(end("a\n", "b\n").ends_with("@@ -1 +1,2 @@\n a\n+b\n"));
        let no_newline = "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+ab\n";
        assert!(end("a", "b\n").ends_with(no_newline), "{}", end("a", "b\n"));
        assert!(end("", "b\n").ends_with("@@ -0,0 +1 @@\n+b\n"), "{}", end("", "b\n"));
    }

    #[test]
    fn changes_far_apart_are_shown_apart() {
        let text = (1..=20).map(|it| it.to_string() + "\n").collect::<Vec<_>>().concat();
        check(
            &text,
            &[("2\n", "2\n2a\n"), ("19", "nineteen")],
            "@@ -1,5 +1,6 @@\n 1\n 2\n+2a\n 3\n 4\n 5\n@@ -16,5 +17,5 @@\n 16\n 17\n 18\n-19\n+nineteen\n 20\n",
        );
    }
}
