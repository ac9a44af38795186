//! A text under repeated edits that still knows which stretches of the original it keeps.

use std::ops::Range;
use std::sync::Arc;

use crate::text::TextEdit;

/// A text as stretches of its original and stretches written anew, in order.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    original: Arc<str>,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// These bytes of the original.
    Kept(Range<usize>),
    /// Text that the original does not have.
    New(String),
}

/// A stretch of the original that gave way to other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replaced {
    /// Where it stood in the original; empty for an insertion.
    pub(super) range: Range<usize>,
    /// What stands there now.
    pub(super) text: String,
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(range) => range.len(),
            Self::New(text) => text.len(),
        }
    }

    /// Returns a part of the piece; none when the part is empty.
    fn part(&self, part: Range<usize>) -> Option<Self> {
        if part.is_empty() {
            return None;
        }
        Some(match self {
            Self::Kept(range) => Self::Kept(range.start + part.start..range.start + part.end),
            Self::New(text) => Self::New(text[part].to_owned()),
        })
    }
}

impl Pieces {
    /// Begins with the original as it is.
    pub(super) fn new(original: Arc<str>) -> Self {
        let whole = Piece::Kept(0..original.len());
        Self { original, pieces: vec![whole] }
    }

    /// Returns the text as it was before any edit.
    pub(super) fn original(&self) -> &Arc<str> {
        &self.original
    }

    /// Applies edits of the text as it is now: in order, none overlapping another.
    pub(super) fn apply(&mut self, edits: &[TextEdit]) {
        let mut rest = std::mem::take(&mut self.pieces).into_iter();
        let mut open: Option<Piece> = rest.next();
        let mut at = 0;
        // Takes pieces up to `end` of the text as it was before these edits.
        let mut take = |end: usize, mut keep: Option<&mut Vec<Piece>>| {
            while let Some(piece) = open.take() {
                let len = piece.len();
                let wanted = (end - at).min(len);
                if let Some(kept) = &mut keep {
                    kept.extend(piece.part(0..wanted));
                }
                at += wanted;
                open = if wanted < len { piece.part(wanted..len) } else { rest.next() };
                if at >= end && wanted < len {
                    break;
                }
            }
        };
        let mut pieces = Vec::new();
        for edit in edits {
            let range = edit.span.range();
            take(range.start, Some(&mut pieces));
            take(range.end, None);
            if !edit.replacement.is_empty() {
                pieces.push(Piece::New(edit.replacement.clone()));
            }
        }
        take(usize::MAX, Some(&mut pieces));
        self.pieces = pieces;
    }

    /// Returns the text as it is now.
    pub(super) fn text(&self) -> String {
        let part = |piece: &Piece| match piece {
            Piece::Kept(range) => self.original[range.clone()].to_owned(),
            Piece::New(text) => text.clone(),
        };
        self.pieces.iter().map(part).collect()
    }

    /// Returns what became of the original, in order; stretches that came out the same are left out.
    pub(super) fn replaced(&self) -> Vec<Replaced> {
        let mut found = Vec::new();
        let (mut at, mut text) = (0, String::new());
        let end = Piece::Kept(self.original.len()..self.original.len());
        for piece in self.pieces.iter().chain([&end]) {
            match piece {
                Piece::New(new) => text.push_str(new),
                Piece::Kept(range) => {
                    let gap = at..range.start;
                    if self.original[gap.clone()] != text {
                        found.push(Replaced { range: gap, text: std::mem::take(&mut text) });
                    }
                    text.clear();
                    at = range.end;
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn edit(range: Range<usize>, replacement: &str) -> TextEdit {
        TextEdit { span: Span::new(range.start, range.end), replacement: replacement.to_owned() }
    }

    #[test]
    fn edits_of_several_rounds_are_told_as_one_change_of_the_original() {
        let mut pieces = Pieces::new("one two three".into());
        pieces.apply(&[edit(0..3, "1"), edit(13..13, "!")]);
        assert_eq!(pieces.text(), "1 two three!");
        pieces.apply(&[edit(1..2, "-"), edit(12..12, "?")]);
        assert_eq!(pieces.text(), "1-two three!?");
        let told: Vec<_> = pieces.replaced().into_iter().map(|it| (it.range, it.text)).collect();
        assert_eq!(told, [(0..4, "1-".to_owned()), (13..13, "!?".to_owned())]);
        assert_eq!(&**pieces.original(), "one two three");
    }

    #[test]
    fn what_was_changed_and_changed_back_is_no_change() {
        let mut pieces = Pieces::new("aé🙂b".into());
        pieces.apply(&[edit(1..3, "x")]);
        pieces.apply(&[edit(1..2, "é")]);
        assert_eq!((pieces.text().as_str(), pieces.replaced()), ("aé🙂b", Vec::new()));
    }

    #[test]
    fn everything_may_go_and_come() {
        let mut pieces = Pieces::new("".into());
        pieces.apply(&[edit(0..0, "new")]);
        assert_eq!(pieces.text(), "new");
        pieces.apply(&[edit(0..3, "")]);
        assert_eq!((pieces.text().as_str(), pieces.replaced()), ("", Vec::new()));
    }
}
