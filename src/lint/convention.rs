//! What many reports have in common is a convention and no slip, so it is told once: keys of another
//! tool, and times that are written without a zone throughout.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, RuleCode};
use crate::knowledge::Knowledge;
use crate::lint::phrase;
use crate::model::time::Milestone;
use crate::model::{Postmortem, Precision, Stamp, ZoneSource};
use crate::text::{FileId, Span};

const UNKNOWN_KEY: RuleCode = RuleCode("CB104");
const NO_ZONE: RuleCode = RuleCode("CB203");

/// What so many files have in common was meant.
const MANY: usize = 5;

/// A key like none of ours in so many files was not misspelt.
const MANY_KEYS: usize = 2;

/// Keeps of each convention the first finding in order of path, and says how far it goes.
pub(super) fn told_once(knowledge: &Knowledge, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    zones_once(knowledge, keys_once(found))
}

/// Tells once that the times have no zone, when that holds for all times of most reports that have
/// any.
fn zones_once(knowledge: &Knowledge, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let (mut without, mut times, mut with) = (BTreeSet::new(), 0, 0);
    for report in knowledge.reports.values() {
        match unzoned(report) {
            Some(Zones::None(count)) => {
                without.insert(report.file());
                times += count;
            }
            Some(Zones::Some) => with += 1,
            None => {}
        }
    }
    if without.len() < MANY || without.len() <= with {
        return found;
    }
    let is_part = |it: &Diagnostic| is_without_zone(it) && without.contains(&it.primary.file);
    let first = found.iter().filter(|it| is_part(it)).map(Diagnostic::sort_key).min();
    let Some((file, span, _)) = first else { return found };
    let (file, span) = (file.clone(), span);
    found.retain_mut(|it| {
        if !is_part(it) {
            return true;
        }
        let is_first = it.primary.file == file && it.primary.span == span;
        if is_first {
            *it = of_all_times(it, times, without.len());
        }
        is_first
    });
    found
}

/// Whether the clock times of a report have zones.
enum Zones {
    /// Not one of so many.
    None(usize),
    /// At least one.
    Some,
}

/// Looks at the times of a report; `None` when it has none of which a zone would say anything.
fn unzoned(report: &Postmortem) -> Option<Zones> {
    let milestones = Milestone::ALL.into_iter().filter_map(|it| report.times.get(it));
    let stamps: BTreeMap<Span, &Stamp> = report
        .events
        .iter()
        .filter_map(|event| Some((event.time_span, event.at.as_ref()?)))
        .chain(milestones.map(|it| (it.span, &it.value)))
        .filter(|(_, stamp)| stamp.precision > Precision::Day)
        .collect();
    if stamps.is_empty() {
        return None;
    }
    let is_assumed = stamps.values().all(|stamp| stamp.zone_source == ZoneSource::Assumed);
    Some(if is_assumed { Zones::None(stamps.len()) } else { Zones::Some })
}

/// Tells whether nothing gives a time, or several, a zone; an abbreviation that names several zones
/// is another matter.
fn is_without_zone(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == NO_ZONE && diagnostic.message.ends_with("no time zone")
}

fn of_all_times(first: &Diagnostic, times: usize, files: usize) -> Diagnostic {
    let message = format!("none of the {times} times in {files} reports has a time zone");
    let mut told =
        Diagnostic::new(first.code, first.level, &first.primary.file, first.primary.span, message)
            .with_label("the first of them; all are taken for UTC")
            .with_why("the same clock time is another instant in another zone")
            .with_help("say it once for all, such as `timezone: Europe/London` in casebook.yaml");
    told.secondary.clone_from(&first.secondary);
    told
}

/// Keeps the first finding of each unknown key that many files carry.
fn keys_once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut files: BTreeMap<String, BTreeSet<FileId>> = BTreeMap::new();
    for diagnostic in found.iter().filter(|it| is_foreign_key(it)) {
        let of_key = files.entry(diagnostic.message.clone()).or_default();
        of_key.insert(diagnostic.primary.file.clone());
    }
    files.retain(|_, files| files.len() >= MANY_KEYS);
    if files.is_empty() {
        return found;
    }
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut keep = |mut diagnostic: Diagnostic| {
        let of_key = files.get(&diagnostic.message).filter(|_| is_foreign_key(&diagnostic));
        let Some(of_key) = of_key else { return Some(diagnostic) };
        let is_first = of_key.first() == Some(&diagnostic.primary.file);
        if !is_first || !told.insert(diagnostic.message.clone()) {
            return None;
        }
        let more = phrase::count(of_key.len() - 1, "more file");
        diagnostic.message = format!("{}, here and in {more}", diagnostic.message);
        Some(diagnostic)
    };
    found.into_iter().filter_map(&mut keep).collect()
}

/// Tells whether an unknown key is like none that is known.
fn is_foreign_key(diagnostic: &Diagnostic) -> bool {
    let is_near = diagnostic.help().is_some_and(|help| help.starts_with("did you mean"));
    diagnostic.code == UNKNOWN_KEY && diagnostic.fix.is_none() && !is_near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::text::Span;

    fn unknown(file: usize, key: &str) -> Diagnostic {
        let file = FileId::new(&format!("{file}.md"));
        let message = format!("unknown key `{key}`");
        Diagnostic::new(UNKNOWN_KEY, Level::Warning, &file, Span::at(0), message)
    }

    #[test]
    fn a_key_of_many_files_is_told_once_and_others_each_time() {
        let mut found: Vec<Diagnostic> = (0..MANY).rev().map(|at| unknown(at, "weight")).collect();
        found.extend((0..MANY_KEYS - 1).map(|at| unknown(at, "rare")));
        found.extend(
            (0..MANY).map(|at| unknown(at, "severty").with_help("did you mean `severity`?")),
        );
        let kept = keys_once(found);
        let count = |word: &str| kept.iter().filter(|it| it.message.contains(word)).count();
        assert_eq!((count("weight"), count("rare"), count("severty")), (1, MANY_KEYS - 1, MANY));
        let weight = kept.iter().find(|it| it.message.contains("weight")).expect("it is kept");
        assert_eq!(weight.message, "unknown key `weight`, here and in 4 more files");
        assert_eq!(weight.primary.file.as_str(), "0.md");
    }
}
