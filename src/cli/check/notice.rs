//! What is told on stderr beside the findings: why there are fewer, or more, than one may expect.

use super::Ui;
use crate::change::Change;
use crate::cli::ui::chain;

/// Something to tell beside the findings.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// Worth knowing.
    Note(String),
    /// May make the answer another one than expected.
    Warning(String),
}

impl Notice {
    pub(super) fn tell(&self, ui: &Ui) {
        match self {
            Self::Note(text) => ui.note(text),
            Self::Warning(text) => ui.warn(text),
        }
    }

    pub(super) fn nothing_changed(change: &Change) -> Self {
        Self::Note(format!("no file of the casebook changed since {}", change.since))
    }

    pub(super) fn not_compared(change: &Change, error: &anyhow::Error) -> Self {
        Self::Warning(format!(
            "the casebook as of {} cannot be checked, so all findings count as new: {}",
            change.since,
            chain(error)
        ))
    }

    /// Says how many findings a baseline hides, and how many of its own are found no more.
    pub(super) fn of_baseline(name: &str, left_out: usize, gone: usize) -> Option<Self> {
        let hides = format!("left out {} that {name} knows", count(left_out));
        let keeps = format!("{} in {name} {}", count(gone), if gone == 1 { "is" } else { "are" });
        let prune = "found no more: `casebook baseline prune` takes them out";
        match (left_out, gone) {
            (0, 0) => None,
            (_, 0) => Some(Self::Note(hides)),
            (0, _) => Some(Self::Note(format!("{keeps} {prune}"))),
            _ => Some(Self::Note(format!("{hides}; {keeps} {prune}"))),
        }
    }
}

fn count(findings: usize) -> String {
    if findings == 1 { "1 finding".to_owned() } else { format!("{findings} findings") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baseline_that_hides_nothing_and_keeps_nothing_is_not_mentioned() {
        let told = |left_out, gone| match Notice::of_baseline("b.json", left_out, gone) {
            Some(Notice::Note(text)) => text,
            other => format!("{other:?}"),
        };
        assert_eq!(told(0, 0), "None");
        assert_eq!(told(1, 0), "left out 1 finding that b.json knows");
        let prune = "found no more: `casebook baseline prune` takes them out";
        assert_eq!(told(0, 1), format!("1 finding in b.json is {prune}"));
        let both =
            format!("left out 2 findings that b.json knows; 3 findings in b.json are {prune}");
        assert_eq!(told(2, 3), both);
    }
}
