//! `casebook trends`: what the incidents show together, a sentence for each figure, or all of it as JSON.

use std::io::{self, Write};

use anyhow::Result;

use super::args::{Global, ListFormat, Trends};
use super::ui::{Styles, Ui};
use super::{Exit, locate};
use crate::config::{Config, Vocabulary};
use crate::hint::Hint;
use crate::knowledge::{HubKind, Knowledge};
use crate::site::format;
use crate::site::trends::{Asked, TrendsDocument, document};
use crate::theme::Words;

pub(crate) fn run(global: &Global, args: &Trends, ui: &mut Ui) -> Result<Exit> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from > to
    {
        return Err(Hint::on(
            format!("--from {from} is after --to {to}"),
            "both days are counted, the earlier one first",
        ));
    }
    let snapshot = locate::project(global)?.snapshot()?;
    let service =
        args.service.as_deref().map(|word| service(word, &snapshot.config, &snapshot.knowledge));
    let asked = Asked { from: args.from, to: args.to, service: service.transpose()? };
    let document = document(&snapshot.knowledge, &snapshot.config, &asked);
    let mut out = ui.out();
    match args.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &document)?;
            writeln!(out)?;
        }
        ListFormat::Human => {
            print(&document, &mut out, ui.styles())?;
            ui.note(&format!(
                "{}, as of {}; --format json has the numbers, with how to read them",
                format::plural(document.n, "incident", "incidents"),
                document.as_of
            ));
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// Returns the id of a service that the config declares or a report names.
fn service(word: &str, config: &Config, knowledge: &Knowledge) -> Result<String> {
    let id = config.id_of(Vocabulary::Service, word).0.unwrap_or(word);
    if knowledge.hubs.get(HubKind::Service, id).is_some() {
        return Ok(id.to_owned());
    }
    let known: Vec<&str> =
        knowledge.hubs.ranked(HubKind::Service).iter().map(|it| it.id.as_str()).take(12).collect();
    Err(Hint::on(
        format!("there is no service `{word}`"),
        if known.is_empty() {
            "no report names a service".to_owned()
        } else {
            format!("services are {}", known.join(", "))
        },
    ))
}

fn print(document: &TrendsDocument, out: &mut impl Write, styles: Styles) -> io::Result<()> {
    for (at, question) in document.questions.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{0}{1}{0:#}", styles.strong, question.question)?;
        for figure in &question.figures {
            let (n, unit) = (Words::english().number(figure.n), figure.unit);
            let (title, id) = (&figure.title, &figure.id);
            writeln!(out, "  {title}  {0}{id}, n = {n} {unit}{0:#}", styles.faint)?;
        }
    }
    Ok(())
}
