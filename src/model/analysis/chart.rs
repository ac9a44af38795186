//! `chart`: the id of a figure of the trends pages, which is drawn in the text.

use super::{Fault, Read};
use crate::config::suggest;

/// The figures there are, in the order of the trends pages.
pub const IDS: [&str; 33] = [
    "incidents-per-year",
    "incidents-per-quarter",
    "incidents-per-month",
    "days-between",
    "durations",
    "resolved-within",
    "durations-by-year",
    "durations-by-severity",
    "durations-by-service",
    "phases",
    "hours-held",
    "detection-sources",
    "customer-first",
    "causes",
    "triggers",
    "causes-by-year",
    "recurrence",
    "time-to-return",
    "services-and-causes",
    "causes-together",
    "starts",
    "services",
    "calendar",
    "actions-open",
    "actions-open-by-type",
    "actions-opened-closed",
    "action-types",
    "action-ages",
    "publishing",
    "severities",
    "completeness",
    "breadth",
    "coverage",
];
/// How many ids a finding names.
const MOST_NAMED: usize = 3;

/// A block that names a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartBlock {
    /// The content as written.
    pub written: String,
    /// The figure.
    pub id: &'static str,
}

/// Reads the content of a block.
pub fn read(content: &str) -> Read<&'static str> {
    let mut lines = content.lines().filter(|line| !line.trim().is_empty());
    let Some(line) = lines.next() else {
        let help = format!("write the id of a figure of the trends pages: `{}`", IDS[4]);
        return fault(Fault::new(0..content.len(), "the block names no figure", help));
    };
    let start = |line: &str| {
        let before = line.as_ptr() as usize - content.as_ptr() as usize;
        before + line.len() - line.trim_start().len()
    };
    let place = |line: &str| start(line)..start(line) + line.trim().len();
    if let Some(more) = lines.next() {
        let help = "write a block for each figure, with its id alone";
        return fault(Fault::new(place(more), "the block names more than one figure", help));
    }
    let name = line.trim();
    match IDS.into_iter().find(|id| *id == name) {
        Some(id) => Read { value: Some(id), faults: Vec::new() },
        None => fault(Fault::new(place(line), format!("no figure is called `{name}`"), help(name))),
    }
}

fn fault(fault: Fault) -> Read<&'static str> {
    Read { value: None, faults: vec![fault] }
}

/// Names the figures that may be meant; all of them where none is like it.
fn help(name: &str) -> String {
    let quoted = |ids: &[&str]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>();
    let mut near = suggest::nearest_few(name, IDS, MOST_NAMED);
    let shares = |id: &&str| id.split('-').any(|word| name.split('-').any(|it| it == word));
    if near.is_empty() {
        near = IDS.into_iter().filter(shares).take(MOST_NAMED).collect();
    }
    match quoted(&near).split_last() {
        None => format!("the figures are {}", quoted(&IDS).join(", ")),
        Some((only, [])) => format!("did you mean {only}?"),
        Some((last, others)) => format!("did you mean {} or {last}?", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(content: &str) -> String {
        let read = read(content);
        assert!(read.value.is_none(), "{read:?}");
        let fault = &read.faults[0];
        let super::super::Place::Content(place) = &fault.place else { panic!("{fault:?}") };
        format!("{:?} {} {}", &content[place.clone()], fault.message, fault.help)
    }

    #[test]
    fn a_block_holds_one_id() {
        assert_eq!(read("\n durations \n").value, Some("durations"));
        assert!(told("").contains("names no figure"));
        assert!(told("durations\n phases\n").starts_with("\"phases\" the block names more than"));
    }

    #[test]
    fn an_unknown_id_is_told_with_those_it_is_like() {
        assert!(
            told(" duration\n").starts_with(
                "\"duration\" no figure is called `duration` did you mean `durations`"
            )
        );
        assert!(told("actions\n").ends_with(
            "did you mean `actions-open`, `actions-open-by-type` or `actions-opened-closed`?"
        ));
        assert!(told("zzz\n").contains("the figures are `incidents-per-year`, "));
    }
}
