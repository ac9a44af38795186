//! `casebook list`: incidents as a table or as JSON, filtered.

use std::io::Write as _;
use std::sync::Arc;

use anyhow::Result;

use super::args::{Filters, Global, List, ListFormat};
use super::table::Table;
use super::ui::Ui;
use super::{Exit, locate};
use crate::config::Config;
use crate::hint::Hint;
use crate::knowledge::{self, Filter, HubKind};
use crate::model::{ContentKind, Postmortem, Status};
use crate::site::{export, format};
use crate::theme::Words;

/// From this width on, in columns, a table has room for two services beside a title.
const WIDE: usize = 120;

pub(crate) fn run(global: &Global, args: &List, ui: &mut Ui) -> Result<Exit> {
    let snapshot = locate::project(global)?.snapshot()?;
    let wanted = wanted(&args.filters, &snapshot.config)?;
    let mut incidents: Vec<Arc<Postmortem>> = snapshot
        .knowledge
        .content(ContentKind::Incident)
        .filter(|report| wanted.matches(report))
        .cloned()
        .collect();
    knowledge::newest_first(&mut incidents);
    let mut out = ui.out();
    match args.format {
        ListFormat::Json => {
            let base = snapshot.config.base_url.as_deref();
            let document = export::list_rows(&snapshot.knowledge, &incidents, base);
            serde_json::to_writer_pretty(&mut out, &document)?;
            writeln!(out)?;
        }
        ListFormat::Human => {
            table(&incidents, most_services(ui.width())).print(
                &mut out,
                ui.styles(),
                ui.width(),
            )?;
            ui.note(&format::plural(incidents.len(), "incident", "incidents"));
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn wanted(filters: &Filters, config: &Config) -> Result<Filter> {
    let status = filters.status.as_deref().map(status).transpose()?;
    let mut wanted =
        Filter { years: filters.year.into_iter().collect(), status, ..Filter::default() };
    let words = [
        (HubKind::Severity, &filters.severity),
        (HubKind::Service, &filters.service),
        (HubKind::Cause, &filters.cause),
    ];
    for (kind, word) in words {
        if let Some(word) = word {
            wanted = wanted.with(kind, word, config);
        }
    }
    Ok(wanted)
}

fn status(word: &str) -> Result<Status> {
    let found = Status::ALL.into_iter().find(|status| status.as_str().eq_ignore_ascii_case(word));
    found.ok_or_else(|| {
        let known: Vec<_> = Status::ALL.into_iter().map(Status::as_str).collect();
        Hint::on(
            format!("there is no status `{word}`"),
            format!("statuses are {}", known.join(", ")),
        )
    })
}

/// Returns how many services of an incident a terminal has room for, so that its title is still read.
fn most_services(width: Option<usize>) -> usize {
    match width {
        None => usize::MAX,
        Some(width) if width >= WIDE => 2,
        Some(_) => 1,
    }
}

/// Names services, and how many more there are.
fn services(report: &Postmortem, most: usize) -> String {
    let all = report.services.iter().map(|it| it.value.id.as_str());
    let shown = all.take(most).collect::<Vec<_>>().join(", ");
    match report.services.len().saturating_sub(most) {
        0 => shown,
        left => format!("{shown} +{left}"),
    }
}

fn table(incidents: &[Arc<Postmortem>], most_services: usize) -> Table {
    let mut table =
        Table::new(&["date", "id", "severity", "duration", "open", "services", "title"]);
    for report in incidents {
        let open = report.actions.iter().filter(|action| action.status.is_open()).count();
        table.row(vec![
            knowledge::day_of(report).map_or_else(|| "-".to_owned(), |day| day.to_string()),
            report.id.value.clone(),
            report.severity.as_ref().map_or_else(|| "-".to_owned(), |it| it.value.id.clone()),
            report
                .durations
                .resolve
                .map_or_else(|| "-".to_owned(), |it| Words::english().length(it)),
            if open == 0 { String::new() } else { open.to_string() },
            services(report, most_services),
            title(report),
        ]);
    }
    table
}

/// Returns the title, with the status in front where the report is not simply published.
fn title(report: &Postmortem) -> String {
    match report.effective_status() {
        Status::Published => report.title.value.clone(),
        status @ (Status::Draft | Status::InReview | Status::Superseded) => {
            format!("[{}] {}", status.as_str(), report.title.value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_terminals_name_fewer_services() {
        let text = "---\nservices: [a, b, c]\n---\n";
        let file = crate::text::FileId::new("content/a.md");
        let source = crate::vfs::SourceFile { file, path: "a.md".into(), text: text.into() };
        let document = Arc::new(crate::syntax::parse(&source).0);
        let (report, _) = crate::model::lower(document, &Config::default());
        let told = |width| services(&report, most_services(width));
        assert_eq!([told(None), told(Some(130)), told(Some(80))], ["a, b, c", "a, b +1", "a +2"]);
    }
}
