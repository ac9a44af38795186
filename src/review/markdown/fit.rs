//! Cutting a review to size by whole pieces, with a word on what is left out.

use std::fmt::Write as _;

use crate::diagnostic::Level;
use crate::site::format::plural;

/// Kept free for the words on what is left out.
const NOTES: usize = 400;

/// One finding as text.
#[derive(Clone, Debug)]
pub(super) struct FindingPiece {
    /// Its weight: the worst stay when not all fit.
    pub(super) level: Level,
    /// The line of its file, which stands above the first finding of each file.
    pub(super) file: usize,
    /// The list item.
    pub(super) text: String,
}

/// The findings, in the order they are printed, under the lines of their files.
#[derive(Clone, Debug, Default)]
pub(super) struct FindingPieces {
    pub(super) files: Vec<String>,
    pub(super) findings: Vec<FindingPiece>,
}

/// Joins findings and reports in at most `room` bytes.
///
/// When not all fits, findings get three fifths and what the reports leave; the worst findings and
/// the newest reports stay.
pub(super) fn together(findings: &FindingPieces, reports: &[String], room: usize) -> String {
    let all = findings.text(&vec![true; findings.findings.len()]);
    let reports_size: usize = reports.iter().map(String::len).sum();
    let kept_all = all.len() + reports_size <= room;
    let room = if kept_all { room } else { room.saturating_sub(NOTES) };
    let (mut out, findings_left) = if kept_all {
        (all, Vec::new())
    } else {
        findings.within((room * 3 / 5).max(room.saturating_sub(reports_size)))
    };
    if !findings_left.is_empty() {
        let _ = writeln!(out, "\n_{}_", left_findings(&findings_left));
    }
    let mut rest = room.saturating_sub(out.len().saturating_sub(NOTES / 2));
    let mut shown = 0;
    for report in reports {
        if report.len() > rest {
            break;
        }
        rest -= report.len();
        out.push_str(report);
        shown += 1;
    }
    if shown < reports.len() {
        let left = plural(reports.len() - shown, "report", "reports");
        let _ = writeln!(out, "\n_The facts of {left} are left out: there is no more room._");
    }
    out
}

impl FindingPieces {
    /// Keeps the worst findings that fit and returns the levels of the others.
    fn within(&self, room: usize) -> (String, Vec<Level>) {
        let mut ranked: Vec<usize> = (0..self.findings.len()).collect();
        ranked.sort_by_key(|&at| std::cmp::Reverse(self.findings[at].level));
        let mut kept = vec![false; self.findings.len()];
        let mut has_file = vec![false; self.files.len()];
        let mut size = 0;
        for at in ranked {
            let piece = &self.findings[at];
            let head = if has_file[piece.file] { 0 } else { self.files[piece.file].len() };
            size += head + piece.text.len();
            if size > room {
                break;
            }
            has_file[piece.file] = true;
            kept[at] = true;
        }
        let left = self.findings.iter().zip(&kept).filter(|(_, kept)| !**kept);
        (self.text(&kept), left.map(|(piece, _)| piece.level).collect())
    }

    fn text(&self, kept: &[bool]) -> String {
        let mut out = String::new();
        let mut file = None;
        for (piece, _) in self.findings.iter().zip(kept).filter(|(_, kept)| **kept) {
            if file.replace(piece.file) != Some(piece.file) {
                out.push_str(&self.files[piece.file]);
            }
            out.push_str(&piece.text);
        }
        out
    }
}

fn left_findings(levels: &[Level]) -> String {
    let of = |level: Level| levels.iter().filter(|it| **it == level).count();
    let counts = [
        (of(Level::Error), "error", "errors"),
        (of(Level::Warning), "warning", "warnings"),
        (of(Level::Info), "info", "infos"),
    ];
    let some = counts.iter().filter(|(count, ..)| *count > 0);
    let some: Vec<String> = some.map(|(count, one, many)| plural(*count, one, many)).collect();
    format!(
        "{} more are left out ({}): there is no more room. `casebook check` shows all.",
        plural(levels.len(), "finding", "findings"),
        some.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(levels: &[Level]) -> FindingPieces {
        let piece = |(at, level): (usize, &Level)| FindingPiece {
            level: *level,
            file: at % 3,
            text: format!("- {} {at} {}\n", level.as_str(), "x".repeat(90)),
        };
        let mut pieces: Vec<FindingPiece> = levels.iter().enumerate().map(piece).collect();
        pieces.sort_by_key(|piece| piece.file);
        FindingPieces {
            files: ["\nA\n\n", "\nB\n\n", "\nC\n\n"].map(str::to_owned).into(),
            findings: pieces,
        }
    }

    #[test]
    fn what_fits_is_whole() {
        let text = together(&findings(&[Level::Error; 4]), &["\nR\n".to_owned()], 10_000);
        assert_eq!(text.matches("- error").count(), 4);
        assert!(text.ends_with("\nR\n") && !text.contains("left out"), "{text}");
    }

    #[test]
    fn the_worst_findings_stay_and_the_rest_is_counted() {
        let levels: Vec<Level> =
            [Level::Info, Level::Warning, Level::Error].repeat(20).into_iter().collect();
        let reports = vec![format!("\n{}\n", "r".repeat(300)); 9];
        for room in [900, 1_500, 3_000, 5_000, 7_000] {
            let text = together(&findings(&levels), &reports, room);
            assert!(text.len() <= room, "{} of {room}", text.len());
            let of = |level: &str| text.matches(&format!("- {level} ")).count();
            let (errors, warnings, infos) = (of("error"), of("warning"), of("info"));
            assert!(errors == 20 || warnings + infos == 0, "{text}");
            assert!(warnings == 20 || infos == 0, "{text}");
            let left = 60 - errors - warnings - infos;
            assert!(text.contains(&format!("{left} findings more are left out")), "{text}");
            let facts = text.matches(&"r".repeat(300)).count();
            assert!(facts == 9 || text.contains(&format!("{} reports are left", 9 - facts)));
        }
    }

    #[test]
    fn without_room_nothing_breaks() {
        let text = together(&findings(&[Level::Info; 9]), &["r".repeat(99)], 0);
        assert!(!text.contains("- info"), "{text}");
    }
}
