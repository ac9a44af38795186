//! Where the findings go: one or several formats, each to stdout or to a file of its own.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::Result;

use super::review;
use crate::cli::Hint;
use crate::cli::locate::{absolute, shown};
use crate::cli::ui::Ui;
use crate::emit;
use crate::project::Snapshot;
use crate::report::{self, Findings, Format, human};
use crate::review::Scope;

/// One `--format FORMAT[:FILE]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    format: Format,
    /// `None` for stdout.
    file: Option<PathBuf>,
}

impl FromStr for Request {
    type Err = String;

    /// Reads `FORMAT`, `FORMAT:FILE` or `FORMAT:-`; only the first colon counts, so that a file may
    /// have colons in its name.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, file) = text.split_once(':').map_or((text, None), |(name, it)| (name, Some(it)));
        let format = name.parse().map_err(|error: report::UnknownFormat| error.to_string())?;
        match file {
            Some("") => Err(format!("no file behind the colon: `{name}:FILE`, or `{name}` alone")),
            None | Some("-") => Ok(Self { format, file: None }),
            Some(file) => Ok(Self { format, file: Some(file.into()) }),
        }
    }
}

/// What is printed and written, checked before any work is done.
#[derive(Debug)]
pub(crate) struct Plan {
    asked: Vec<Request>,
    /// Whether stdout is taken, so that findings go to stderr instead.
    is_beside_text: bool,
}

impl Plan {
    /// Takes the formats asked for; the human one to stdout when there are none.
    ///
    /// # Errors
    /// When two want stdout or the same file, or the folder of a file is missing.
    pub(crate) fn new(asked: &[Request]) -> Result<Self> {
        if asked.is_empty() {
            return Ok(Self { asked: vec![Request::default()], is_beside_text: false });
        }
        let to_stdout: Vec<Format> =
            asked.iter().filter(|it| it.file.is_none()).map(|it| it.format).collect();
        if let [first, second, ..] = to_stdout[..] {
            let what = format!("`{first}` and `{second}` cannot both go to stdout");
            return Err(Hint::on(what, format!("write one to a file: `--format {second}:FILE`")));
        }
        let mut taken: Vec<PathBuf> = Vec::new();
        for file in asked.iter().filter_map(|it| it.file.as_deref()) {
            let full = absolute(file)?;
            check_place(file, &full)?;
            if taken.contains(&full) {
                let what = format!("two formats go to the file {}", file.display());
                return Err(Hint::on(what, "give each format a file of its own"));
            }
            taken.push(full);
        }
        Ok(Self { asked: asked.to_vec(), is_beside_text: false })
    }

    /// Prints findings to stderr, for stdout is where a mended text goes.
    pub(crate) fn leave_stdout_to_the_text(&mut self) {
        self.is_beside_text = true;
    }

    /// Refuses to write over a file of the casebook.
    ///
    /// # Errors
    /// When a file to write is a report or the config.
    pub(crate) fn keep_off(&self, snapshot: &Snapshot) -> Result<()> {
        for file in self.asked.iter().filter_map(|it| it.file.as_deref()) {
            let full = absolute(file)?;
            let inside = full.strip_prefix(&snapshot.root).ok();
            let name = inside.map(|it| it.to_string_lossy().replace('\\', "/"));
            if name.is_some_and(|name| snapshot.texts.keys().any(|it| it.as_str() == name)) {
                let what = format!("{} is a file of the casebook itself", file.display());
                return Err(Hint::on(what, "name another file; nothing was changed"));
            }
        }
        Ok(())
    }

    /// Prints and writes the findings; stdout first, so that a full disk hides none.
    ///
    /// # Errors
    /// When stdout or a file cannot be written.
    pub(crate) fn carry_out(&self, matter: &Matter<'_>, ui: &Ui) -> Result<()> {
        for request in self.asked.iter().filter(|it| it.file.is_none()) {
            let mut out = if self.is_beside_text { ui.err() } else { ui.out() };
            out.write_all(matter.render(request.format, &matter.human).as_bytes())?;
            out.flush()?;
        }
        let plain = human::Options {
            styled: false,
            width: human::Options::default().width,
            wraps: false,
            ..matter.human
        };
        for request in &self.asked {
            if let Some(file) = &request.file {
                emit::replace(file, matter.render(request.format, &plain).as_bytes())?;
                ui.note(&format!("Wrote    {} ({})", shown(file), request.format));
            }
        }
        Ok(())
    }
}

/// Checks that a file could stand at this place.
fn check_place(file: &Path, full: &Path) -> Result<()> {
    if full.is_dir() {
        let what = format!("cannot write {}: it is a folder", file.display());
        return Err(Hint::on(what, "name a file in it"));
    }
    let folder = full.parent().unwrap_or(full);
    if folder.is_dir() {
        return Ok(());
    }
    let folder = shown(folder);
    let what = format!("cannot write {}: there is no folder {folder}", file.display());
    Err(Hint::on(what, format!("create it first: `mkdir -p {folder}`")))
}

/// What there is to print.
#[derive(Debug)]
pub(crate) struct Matter<'a> {
    /// The findings.
    pub(crate) findings: Findings<'a>,
    /// How people see them.
    pub(crate) human: human::Options,
    /// Which reports are under review.
    pub(crate) scope: &'a Scope,
    /// The whole casebook.
    pub(crate) snapshot: &'a Snapshot,
}

impl Matter<'_> {
    fn render(&self, format: Format, human: &human::Options) -> String {
        match format {
            Format::Human => human::render(&self.findings, human),
            Format::Concise => report::concise::render(&self.findings),
            Format::Json => report::json::render(&self.findings),
            Format::Jsonl => report::jsonl::render(&self.findings),
            Format::Sarif => report::sarif::render(&self.findings),
            Format::Github => report::github::render(&self.findings),
            Format::Gitlab => report::gitlab::render(&self.findings),
            Format::Junit => report::junit::render(&self.findings),
            Format::Checkstyle => report::checkstyle::render(&self.findings),
            Format::Rdjson => report::rdjson::render(&self.findings),
            Format::Markdown => review::render(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(text: &str) -> Result<(Format, Option<String>), String> {
        let read: Request = text.parse()?;
        Ok((read.format, read.file.map(|it| it.display().to_string())))
    }

    #[test]
    fn only_the_first_colon_ends_the_format() {
        let file = |name: &str| Some(name.to_owned());
        assert_eq!(request("json"), Ok((Format::Json, None)));
        assert_eq!(request("json:-"), Ok((Format::Json, None)));
        assert_eq!(request("json:out.json"), Ok((Format::Json, file("out.json"))));
        assert_eq!(request("json:C:\\out.json"), Ok((Format::Json, file("C:\\out.json"))));
        assert_eq!(request("human:a:b c.txt"), Ok((Format::Human, file("a:b c.txt"))));
        assert!(request("json:").unwrap_err().contains("no file behind the colon"));
        assert!(request("jsn").unwrap_err().contains("did you mean `json`?"));
        assert!(request("JSON").is_err());
    }

    #[test]
    fn stdout_and_each_file_are_given_once() {
        let plan = |asked: &[&str]| {
            let asked: Vec<Request> = asked.iter().map(|it| it.parse().unwrap()).collect();
            Plan::new(&asked).map(|plan| plan.asked.len()).map_err(|error| format!("{error:#}"))
        };
        assert_eq!(plan(&[]), Ok(1));
        assert_eq!(plan(&["json:a", "jsonl:b", "human"]), Ok(3));
        let twice = plan(&["human", "json:a", "json"]).unwrap_err();
        assert!(twice.contains("`human` and `json` cannot both go to stdout"), "{twice}");
        assert!(plan(&["json:a", "human:./a"]).unwrap_err().contains("two formats go to"));
        assert!(plan(&["json:gone/a"]).unwrap_err().contains("no folder gone"));
    }
}
