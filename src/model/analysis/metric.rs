//! `metric`: which CSV file is drawn under the timeline, and how it is read.

use std::ops::Range;

use super::{Fault, Read};
use crate::config::nearest;
use crate::syntax::{Link, markdown};
use crate::yaml;

/// A measurement of a report.
#[derive(Clone, Debug)]
pub struct Metric {
    /// The CSV file, as a link of the report.
    pub link: Link,
    /// The text between the fences.
    pub written: String,
    /// What is measured: "Sign-in success rate".
    pub title: Option<String>,
    /// The unit, such as `%`.
    pub unit: Option<String>,
    /// The column of the times, where it is named; else the first.
    pub time: Option<String>,
    /// The column of the values, where it is named; else the second.
    pub value: Option<String>,
}

/// What a block says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub(super) file: String,
    pub(super) file_place: Range<usize>,
    pub(super) title: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) time: Option<String>,
    pub(super) value: Option<String>,
}

const KEYS: [&str; 5] = ["file", "title", "unit", "time", "value"];
const SHAPE: &str = "name the CSV beside the report: `file: error-rate.csv`";

/// Reads the content of a block.
pub fn read(content: &str) -> Read<Told> {
    let (root, problems) = yaml::parse(content, 0);
    if !problems.is_empty() {
        let faults =
            problems.into_iter().map(|it| Fault::new(it.span.range(), it.message, it.help));
        return Read { value: None, faults: faults.collect() };
    }
    let mut faults = Vec::new();
    let mut words: [Option<(String, Range<usize>)>; 5] = Default::default();
    for entry in root.entries() {
        let Some(at) = KEYS.iter().position(|key| *key == entry.key) else {
            let help = match nearest(&entry.key, KEYS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "its keys are `file`, `title`, `unit`, `time` and `value`".to_owned(),
            };
            let message = format!("`{}` is no key of a metric", entry.key);
            faults.push(Fault::new(entry.key_span.range(), message, help));
            continue;
        };
        if let Some(text) = entry.value.text().map(str::trim).filter(|text| !text.is_empty()) {
            words[at] = Some((text.to_owned(), entry.value.span.range()));
        } else {
            let message = format!("`{}` is {}, not text", entry.key, entry.value.kind_name());
            faults.push(Fault::new(entry.key_span.range(), message, SHAPE));
        }
    }
    let [file, title, unit, time, value] = words;
    let text = |word: Option<(String, Range<usize>)>| word.map(|(text, _)| text);
    let (title, unit, time, value) = (text(title), text(unit), text(time), text(value));
    let title = title.map(|written| markdown::title(&written).0);
    let told = file.map(|(file, file_place)| Told { file, file_place, title, unit, time, value });
    if told.is_none() && faults.is_empty() {
        let whole = content.trim_end();
        let line = 0..whole.find('\n').unwrap_or(whole.len());
        faults.push(Fault::new(line, "the block names no `file`", SHAPE));
    }
    Read { value: told, faults }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_names_its_file_and_how_to_read_it() {
        let content = "file: a.csv\ntitle: Errors\nunit: \"%\"\nvalue: errors\n";
        let told = read(content).value.expect("a metric");
        assert_eq!((told.file.as_str(), &content[told.file_place]), ("a.csv", "a.csv"));
        assert_eq!(told.unit.as_deref(), Some("%"));
        assert_eq!((told.time, told.value.as_deref()), (None, Some("errors")));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let told = |content: &str| -> Vec<String> {
            read(content).faults.into_iter().map(|it| it.message).collect()
        };
        assert_eq!(told("titel: x\nfile: a.csv\n"), ["`titel` is no key of a metric"]);
        assert_eq!(told("title: x\n"), ["the block names no `file`"]);
        assert_eq!(told("a.csv\n"), ["the block names no `file`"]);
        assert_eq!(told("file: [a]\n"), ["`file` is a list, not text"]);
        assert_eq!(told("file: [\n").len(), 1);
    }
}
