//! `casebook search`: the reports that answer a query, with what was searched for highlighted.

use std::io::{self, Write};

use anyhow::Result;

use super::args::{Global, Search};
use super::ui::{Styles, Ui};
use super::{Exit, locate};
use crate::config::nearest;
use crate::knowledge::{HubKind, Hubs};
use crate::search::{self, Hit, Marked, Match, Results};
use crate::site::format;

pub(crate) fn run(global: &Global, args: &Search, ui: &mut Ui) -> Result<Exit> {
    let project = locate::project(global)?;
    let progress = ui.progress("searching");
    let snapshot = project.snapshot()?;
    let engine = search::open_or_build(&snapshot)?;
    let results = engine.search(&args.query.join(" "), args.limit)?;
    drop(progress);
    let mut out = ui.out();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &results)?;
        writeln!(out)?;
    } else {
        print(&mut out, &results, ui.styles())?;
        tell_reading(&results, ui);
        if results.total == 0 {
            tell_nearest(&results.query, &snapshot.knowledge.hubs, ui);
        }
    }
    out.flush()?;
    Ok(if results.hits.is_empty() { Exit::Findings } else { Exit::Clean })
}

fn print(out: &mut impl Write, results: &Results, styles: Styles) -> io::Result<()> {
    for hit in &results.hits {
        print_hit(out, hit, styles)?;
    }
    Ok(())
}

fn print_hit(out: &mut impl Write, hit: &Hit, styles: Styles) -> io::Result<()> {
    let Styles { strong, faint, .. } = styles;
    write!(out, "{strong}{}{strong:#}  ", hit.facts.id)?;
    print_marked(out, &hit.marked_title, styles)?;
    writeln!(out)?;
    let date = hit.facts.date.map(|day| day.to_string());
    let services = hit.facts.services.join(", ");
    let facts = [date, hit.facts.severity.clone(), Some(services).filter(|text| !text.is_empty())];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let section = hit.section.as_ref().map_or("", |section| section.heading.as_str());
    writeln!(out, "    {faint}{}{faint:#}", facts.join(" · "))?;
    write!(out, "    ")?;
    if !section.is_empty() {
        write!(out, "{faint}{section}:{faint:#} ")?;
    }
    print_marked(out, &hit.snippet, styles)?;
    writeln!(out, "\n    {faint}{}{faint:#}\n", hit.link)
}

fn print_marked(out: &mut impl Write, text: &Marked, styles: Styles) -> io::Result<()> {
    let accent = styles.accent;
    for fragment in &text.fragments {
        // A snippet is one line, whatever lines its text had.
        let piece = fragment.text.replace(['\n', '\r', '\t'], " ");
        if fragment.mark {
            write!(out, "{accent}{piece}{accent:#}")?;
        } else {
            write!(out, "{piece}")?;
        }
    }
    Ok(())
}

/// Says on stderr how the query was understood where that is not plain, and how much was found.
fn tell_reading(results: &Results, ui: &Ui) {
    for note in &results.reading.notes {
        ui.note(note);
    }
    if let Some(suggestion) = &results.suggestion {
        ui.note(&format!("Did you mean: {suggestion}"));
    }
    let shown = results.hits.len();
    match (results.total, results.hits.first().map(|hit| hit.found_by)) {
        (0, _) => ui.note("Nothing matches. Fewer words or a prefix* find more."),
        (_, Some(Match::Some)) => ui.note("No report has all of the words; these have some."),
        (total, _) if total > shown => {
            ui.note(&format!("{shown} of {total} reports; --limit shows more"));
        }
        (total, _) => ui.note(&format::plural(total, "report", "reports")),
    }
}

/// Says what a filter that found nothing was likely meant to be.
fn tell_nearest(query: &str, hubs: &Hubs, ui: &Ui) {
    for piece in query.split_whitespace() {
        let Some((field, value)) = piece.trim_start_matches('-').split_once(':') else { continue };
        let field = field.to_lowercase();
        let kind = HubKind::ALL.into_iter().find(|kind| kind.as_str() == field);
        let near = match kind {
            Some(kind) => {
                let known = || hubs.of(kind).map(|hub| hub.id.as_str());
                let value = value.to_lowercase();
                let is_known = known().any(|id| id == value);
                let near = nearest(&value, known()).filter(|_| !is_known);
                near.map(|near| format!("{field}:{near}"))
            }
            None if search::is_filter(&field) => None,
            None => nearest(&field, search::filters()).map(|near| format!("{near}:{value}")),
        };
        if let Some(near) = near {
            ui.note(&format!("Did you mean: {near}"));
        }
    }
}
