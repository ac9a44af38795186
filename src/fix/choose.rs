//! Which fixes of a round go together: sound ones, none of which touches what another changes.

use crate::diagnostic::{Diagnostic, Fix};
use crate::text::TextEdit;

/// Tells whether the edits of a fix can be made: in order, apart, on character boundaries of `text`,
/// and with an effect.
pub(super) fn is_sound(fix: &Fix, text: &str) -> bool {
    let fits = |edit: &TextEdit| {
        let range = edit.span.range();
        range.start <= range.end
            && text.is_char_boundary(range.start)
            && text.is_char_boundary(range.end)
    };
    let in_order = fix.edits.windows(2).all(|pair| !touches(&pair[0], &pair[1]));
    let sorted = fix.edits.is_sorted_by_key(|edit| edit.span.start);
    let changes = |edit: &TextEdit| edit.span.slice(text) != edit.replacement;
    fix.edits.iter().all(fits) && in_order && sorted && fix.edits.iter().any(changes)
}

/// Picks from the findings of one file, in order of place, those whose fixes can be made together:
/// of two that touch, the first by position stays. The same edits asked for twice are made once and
/// mend both findings.
pub(super) fn together<'a>(mut fixable: Vec<(&'a Diagnostic, &'a Fix)>) -> Vec<&'a Diagnostic> {
    fixable.sort_by_key(|(finding, fix)| {
        (fix.edits.first().map(|edit| edit.span), finding.primary.span, finding.code)
    });
    let mut chosen: Vec<(&Diagnostic, &Fix)> = Vec::new();
    for (finding, fix) in fixable {
        let is_apart = |other: &Fix| {
            other.edits == fix.edits
                || other.edits.iter().all(|a| fix.edits.iter().all(|b| !touches(a, b)))
        };
        if chosen.iter().all(|(_, other)| is_apart(other)) {
            chosen.push((finding, fix));
        }
    }
    chosen.into_iter().map(|(finding, _)| finding).collect()
}

/// Returns the edits of fixes that were chosen together, in order and none twice.
pub(super) fn edits_of<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<TextEdit> {
    let fixes = findings.into_iter().filter_map(|finding| finding.fix.as_ref());
    let mut edits: Vec<TextEdit> = fixes.flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    edits
}

/// Tells whether two edits change a common place. What is inserted at the edge of another edit
/// counts: which of the two comes first would be a matter of chance.
fn touches(a: &TextEdit, b: &TextEdit) -> bool {
    let (first, second) = if a.span <= b.span { (a.span, b.span) } else { (b.span, a.span) };
    let has_insertion = first.start == first.end || second.start == second.end;
    second.start < first.end || (has_insertion && second.start == first.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Applicability, Level, RuleCode};
    use crate::text::{FileId, Span};

    fn edit(start: usize, end: usize, replacement: &str) -> TextEdit {
        TextEdit { span: Span::new(start, end), replacement: replacement.to_owned() }
    }

    fn fix(edits: Vec<TextEdit>) -> Fix {
        Fix { title: "mend".to_owned(), edits, applicability: Applicability::Safe }
    }

    fn finding(at: usize, edits: Vec<TextEdit>) -> Diagnostic {
        let file = FileId::new("a.md");
        Diagnostic::new(RuleCode("CB104"), Level::Info, &file, Span::at(at), "x")
            .with_fix(fix(edits))
    }

    #[test]
    fn edits_must_fit_the_text_and_change_it() {
        let text = "aé b";
        for (edits, sound) in [
            (vec![edit(0, 1, "x")], true),
            (vec![edit(0, 1, "a")], false),
            (vec![edit(2, 3, "x")], false),
            (vec![edit(0, 9, "x")], false),
            (vec![edit(4, 5, "x"), edit(0, 1, "x")], false),
            (vec![edit(0, 3, "x"), edit(1, 5, "x")], false),
            (vec![edit(0, 1, "x"), edit(1, 3, "y")], true),
            (Vec::new(), false),
        ] {
            assert_eq!(is_sound(&fix(edits.clone()), text), sound, "{edits:?}");
        }
    }

    #[test]
    fn the_first_by_position_wins_and_the_same_edits_count_once() {
        let findings = [
            finding(9, vec![edit(0, 4, "a"), edit(20, 21, "b")]),
            finding(1, vec![edit(3, 5, "c")]),
            finding(2, vec![edit(6, 7, "d")]),
            finding(3, vec![edit(7, 7, "e")]),
            finding(4, vec![edit(6, 7, "d")]),
        ];
        let fixable = findings.iter().map(|it| (it, it.fix.as_ref().expect("a fix"))).collect();
        let chosen = together(fixable);
        let places: Vec<u32> = chosen.iter().map(|it| it.primary.span.start).collect();
        assert_eq!(places, [9, 2, 4]);
        assert_eq!(edits_of(chosen), [edit(0, 4, "a"), edit(6, 7, "d"), edit(20, 21, "b")]);
    }
}
