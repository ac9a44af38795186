//! `casebook new`: a report from the template for its severity, with the next free id.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use chrono::{Datelike as _, NaiveDate};

use super::args::{Global, New};
use super::locate::{self, shown};
use super::ui::Ui;
use super::{Exit, Hint};
use crate::config::{Known, Vocabulary};
use crate::emit;
use crate::knowledge::Knowledge;
use crate::model::ContentKind;
use crate::project::Snapshot;

const DEFAULT: &str = include_str!("templates/default.md");
const MAJOR: &str = include_str!("templates/sev1.md");
const NEAR_MISS: &str = include_str!("templates/near-miss.md");

pub(crate) fn run(global: &Global, args: &New, ui: &mut Ui) -> Result<Exit> {
    let snapshot = locate::project(global)?.snapshot()?;
    let started = Started::parse(args.started.as_deref(), snapshot.knowledge.as_of)?;
    let severity = severity(&snapshot, args.severity.as_deref())?;
    let services = services(&snapshot, &args.services)?;
    let id = next_id(&snapshot.knowledge, started.date.year());
    let path = path(&snapshot, started.date, &args.title);
    let text = fill(
        template(&snapshot, &severity),
        &[
            ("id", &id),
            ("title", &yaml_text(&args.title)),
            ("severity", &severity),
            ("services", &services.join(", ")),
            ("started", &started.written),
            ("date", &started.date.to_string()),
        ],
    );
    if args.dry_run {
        let mut out = ui.out();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        ui.note(&format!("Would write {id} to {}", shown(&path)));
        return Ok(Exit::Clean);
    }
    emit::write_new(&path, text.as_bytes())?;
    ui.note(&format!("Wrote {id} to {}", shown(&path)));
    ui.note("Next: fill the sections, then run casebook check");
    Ok(Exit::Clean)
}

/// When harm began, as far as the author knows yet.
struct Started {
    date: NaiveDate,
    written: String,
}

impl Started {
    fn parse(given: Option<&str>, today: NaiveDate) -> Result<Self> {
        let Some(text) = given else {
            return Ok(Self { date: today, written: today.to_string() });
        };
        let date = chrono::DateTime::parse_from_rfc3339(text)
            .map(|time| time.date_naive())
            .or_else(|_| text.parse::<NaiveDate>());
        match date {
            Ok(date) => Ok(Self { date, written: text.to_owned() }),
            Err(_) => Err(anyhow::Error::from(Hint(
                "write a day (2026-03-02) or a time with its zone (2026-03-02T14:06:00Z)"
                    .to_owned(),
            ))
            .context(format!("cannot read `{text}` as a time"))),
        }
    }
}

fn severity(snapshot: &Snapshot, given: Option<&str>) -> Result<String> {
    let ladder = &snapshot.config.severities;
    let Some(word) = given else {
        // The middle of the ladder: most incidents are neither the worst nor a near miss.
        return Ok(ladder.get(ladder.len() / 2).map(|step| step.id.clone()).unwrap_or_default());
    };
    id_of(snapshot, Vocabulary::Severity, word)
}

fn services(snapshot: &Snapshot, given: &[String]) -> Result<Vec<String>> {
    given.iter().map(|word| id_of(snapshot, Vocabulary::Service, word)).collect()
}

/// Returns the id a word stands for, or says which there are.
fn id_of(snapshot: &Snapshot, vocabulary: Vocabulary, word: &str) -> Result<String> {
    match snapshot.config.id_of(vocabulary, word) {
        (Some(id), _) => Ok(id.to_owned()),
        (None, Known::Undeclared) => Ok(word.to_owned()),
        (None, _) => {
            let known = snapshot.config.ids(vocabulary).join(", ");
            let name = vocabulary.as_str();
            Err(Hint::on(format!("there is no {name} `{word}`"), format!("the config has {known}")))
        }
    }
}

/// Returns the id after the highest of that year, in the form most reports use.
fn next_id(knowledge: &Knowledge, year: i32) -> String {
    let ids = knowledge.reports.values().filter(|report| report.kind == ContentKind::Incident);
    let numbered: Vec<NumberedId> =
        ids.filter_map(|report| NumberedId::parse(&report.id.value)).collect();
    let form = numbered
        .iter()
        .max_by_key(|id| (id.year, id.number))
        .cloned()
        .unwrap_or(NumberedId { prefix: "INC-".to_owned(), year, number: 0, width: 3 });
    let used = numbered.iter().filter(|id| id.year == year && id.prefix == form.prefix);
    let number = used.map(|id| id.number).max().unwrap_or(0) + 1;
    format!("{}{year}-{number:0width$}", form.prefix, width = form.width)
}

/// An id such as `INC-2026-014`: prefix, year, number.
#[derive(Clone)]
struct NumberedId {
    prefix: String,
    year: i32,
    number: u32,
    width: usize,
}

impl NumberedId {
    fn parse(id: &str) -> Option<Self> {
        let (rest, number) = id.rsplit_once('-')?;
        let split = rest.len().checked_sub(4).filter(|&at| rest.is_char_boundary(at))?;
        let (prefix, year) = rest.split_at(split);
        let year = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        Some(Self {
            prefix: prefix.to_owned(),
            year,
            number: number.parse().ok()?,
            width: number.len(),
        })
    }
}

fn path(snapshot: &Snapshot, date: NaiveDate, title: &str) -> PathBuf {
    let folder = snapshot.config.content.first().map_or("content", String::as_str);
    let slug = file_slug(title);
    let folder = snapshot.root.join(folder).join("incidents").join(date.year().to_string());
    let free = |path: &PathBuf| !emit::exists(path);
    let first = folder.join(format!("{date}-{slug}.md"));
    let mut numbered = (2..).map(|number| folder.join(format!("{date}-{slug}-{number}.md")));
    if free(&first) { first } else { numbered.find(free).unwrap_or(first) }
}

/// Returns the title as part of a file name: words in lowercase with `-` between, cut at a word.
fn file_slug(title: &str) -> String {
    const LONGEST: usize = 60;
    let lower = title.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if !slug.is_empty() && slug.len() + word.len() >= LONGEST {
            break;
        }
        slug += if slug.is_empty() { "" } else { "-" };
        slug += word;
    }
    if slug.is_empty() { "incident".to_owned() } else { slug }
}

fn template(snapshot: &Snapshot, severity: &str) -> &'static str {
    let ladder = &snapshot.config.severities;
    match ladder.iter().position(|step| step.id == severity) {
        Some(0 | 1) => MAJOR,
        Some(rank) if rank + 1 == ladder.len() && rank >= 4 => NEAR_MISS,
        Some(_) | None => DEFAULT,
    }
}

fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{{ {name} }}}}"), value);
    }
    text
}

/// Writes a title so that YAML reads it back unchanged, quoted only when it must be.
fn yaml_text(title: &str) -> String {
    serde_yaml::to_string(title)
        .map_or_else(|_| format!("{title:?}"), |text| text.trim_end().to_owned())
}
