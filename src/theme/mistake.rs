//! What is wrong with a template, told with its file, line and column.

use std::collections::BTreeMap;

use anyhow::anyhow;
use tera::{Error, ErrorKind};

use super::{embedded, nearest};

/// The file of every template by the name it is known by.
pub(super) type Names = BTreeMap<String, String>;

/// One mistake in a base makes one in each page built on it.
const MOST: usize = 3;
/// How the engine says that a block fills nothing.
const NO_BLOCK: &str = "is not defined in any parent template";

/// Returns an error that names the file as the reader knows it, the place, and the line itself.
pub(super) fn placed(error: &Error, names: &Names) -> anyhow::Error {
    let file = |name: &str| names.get(name).map_or(name, String::as_str).to_owned();
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => anyhow!(
            "{}: extends `{parent}`, which no theme has{}",
            file(current),
            near(parent, names.keys().map(String::as_str))
        ),
        ErrorKind::CircularExtend { tpl, .. } => anyhow!(
            "{}: extends itself; to build on the original write `{{% extends \"default/{tpl}\" %}}`",
            file(tpl)
        ),
        ErrorKind::CircularInclude { tpl, .. } => anyhow!("{}: includes itself", file(tpl)),
        ErrorKind::TemplateNotFound(name) => {
            anyhow!("there is no template `{name}`{}", near(name, names.keys().map(String::as_str)))
        }
        _ => {
            let drawn = error.to_string();
            let mut told = reports(&drawn).map(|it| it.tell(&file)).collect::<Vec<_>>();
            if told.is_empty() {
                return anyhow!("{drawn}{}", causes(error));
            }
            let more = told.len().saturating_sub(MOST);
            told.truncate(MOST);
            let more = if more > 0 { format!("\nand {more} more") } else { String::new() };
            anyhow!("{}{}{more}", told.join("\n"), causes(error))
        }
    }
}

/// One mistake as the engine draws it.
struct Report<'a> {
    message: &'a str,
    template: &'a str,
    /// "12:5".
    place: &'a str,
    line: Option<&'a str>,
}

/// Reads `error: message`, `--> template:line:column` and the line drawn below.
fn reports(drawn: &str) -> impl Iterator<Item = Report<'_>> {
    drawn.split("error: ").skip(1).filter_map(|report| {
        let (message, rest) = report.split_once('\n')?;
        let (_, rest) = rest.split_once("--> ")?;
        let (place, rest) = rest.split_once('\n')?;
        let (template, place) = place.split_once(':')?;
        let line = rest.lines().find_map(|line| {
            let (number, line) = line.split_once(" | ")?;
            number.trim().parse::<usize>().ok().map(|_| line.trim())
        });
        Some(Report { message, template, place, line })
    })
}

impl Report<'_> {
    fn tell(&self, file: &impl Fn(&str) -> String) -> String {
        let line = self.line.map(|line| format!("\n  {line}")).unwrap_or_default();
        let (file, place, message) = (file(self.template), self.place, self.message);
        format!("{file}:{place}: {message}{}{line}", self.advice())
    }

    fn advice(&self) -> String {
        let Some(block) = self.message.split('`').nth(1) else { return String::new() };
        if !self.message.contains(NO_BLOCK) {
            return String::new();
        }
        let templates: Vec<_> = embedded::templates().collect();
        let blocks = templates.iter().flat_map(|(_, text)| blocks(text));
        near(block, blocks.filter(|it| *it != block))
    }
}

/// Returns the names of a template's blocks.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let inside = text.split("{%").skip(1).filter_map(|rest| rest.split_once("%}"));
    inside.filter_map(|(tag, _)| {
        tag.trim_start_matches('-').trim().strip_prefix("block ")?.split_whitespace().next()
    })
}

/// What lies behind an error, such as a function that refused its arguments.
fn causes(error: &Error) -> String {
    let mut said = String::new();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        said.push_str(": ");
        said.push_str(&cause.to_string());
        next = cause.source();
    }
    said
}

fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(name, known).map_or_else(String::new, |it| format!("; did you mean `{it}`?"))
}
