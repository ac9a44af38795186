#![doc = include_str!("file_name_date_differs.md")]

use chrono::{NaiveDate, TimeDelta};

use crate::lint::phrase;
use crate::lint::rules::time::{milestones, suspicious_date};
use crate::lint::{Context, DocumentRule};
use crate::model::{ContentKind, Postmortem};
use crate::text::FileId;

/// CB112.
pub(crate) struct FileNameDateDiffers;

impl DocumentRule for FileNameDateDiffers {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        if report.kind != ContentKind::Incident {
            return;
        }
        let Some(named) = date_in_name(report.file()) else { return };
        let Some(first) = report.times.first() else { return };
        let last = milestones(report).next_back().map_or(first, |it| it.at);
        let grace = TimeDelta::days(1);
        let (from, to) = (first.value.date().min(last.value.date()), last.value.date());
        let is_inside = from - grace <= named && named <= to.max(first.value.date()) + grace;
        let is_announced = named < from && (from - named) <= ANNOUNCED && is_planned(report);
        if is_inside || is_announced || suspicious_date::is_suspicious(report, first.span) {
            return;
        }
        let days = (first.value.date() - named).num_days();
        let apart = phrase::count(usize::try_from(days.unsigned_abs()).unwrap_or(0), "day");
        let side = if days > 0 { "before" } else { "after" };
        let message = format!(
            "the file name says {named}, {apart} {side} the incident began ({})",
            phrase::stamp(&first.value)
        );
        let finding = context
            .finding(report.file(), first.span, message)
            .with_why("people find reports by the date in the file name; one of the two is a slip")
            .with_help("correct the time, or rename the file");
        context.report(finding);
    }
}

/// So long ahead planned work is announced, under the day of the announcement.
const ANNOUNCED: TimeDelta = TimeDelta::days(31);

/// Tells whether the file's name or the title says that the work was planned.
fn is_planned(report: &Postmortem) -> bool {
    let words = ["maintenance", "planned", "scheduled", "migration", "upgrade", "wartung"];
    let named = format!("{} {}", report.file(), report.title.value).to_lowercase();
    words.iter().any(|word| named.contains(word))
}

/// Returns the first `2026-03-02` in the file's name, or in its folder's for an `index` file.
pub(crate) fn date_in_name(file: &FileId) -> Option<NaiveDate> {
    let mut parts = file.as_str().rsplit('/');
    let name = parts.next()?;
    let name = if name.starts_with("index.") { parts.next()? } else { name };
    let windows = name.as_bytes().windows(10);
    windows.filter_map(|it| std::str::from_utf8(it).ok()).find_map(|it| it.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_found_in_the_name_or_the_folder() {
        let date = |path| date_in_name(&FileId::new(path)).map(|date| date.to_string());
        assert_eq!(date("a/2026-03-02-x.md").as_deref(), Some("2026-03-02"));
        assert_eq!(date("a/INC 2026-03-02.md").as_deref(), Some("2026-03-02"));
        assert_eq!(date("2026-03-02-x/index.md").as_deref(), Some("2026-03-02"));
        assert_eq!(date("2026-03-02/é-2026-13-02.md"), None);
    }
}
