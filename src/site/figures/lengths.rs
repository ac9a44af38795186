//! Named sets of lengths: as strips of dots, and as the tables that say the same.

use std::sync::Arc;

use super::super::format::number;
use super::super::view::chart::DataTable;
use super::{Cells, Scope, Table};
use crate::chart::strips::{MOST_DOTS, Strip, Strips};
use crate::knowledge::statistics::quantiles::Summary;
use crate::model::{Durations, Postmortem};

/// Reads one length off a report.
pub(super) type Length = fn(&Durations) -> Option<i64>;

/// A named set of lengths, each with what it is of: name and page.
pub(super) struct Lengths {
    pub(super) label: String,
    /// Seconds, name, page.
    pub(super) values: Vec<(i64, String, Option<String>)>,
    /// How many are not known.
    pub(super) unknown: usize,
}

impl Lengths {
    /// Takes the length of each report that tells it.
    pub(super) fn of(
        scope: &Scope<'_, '_>,
        label: &str,
        reports: &[&Arc<Postmortem>],
        length: Length,
    ) -> Self {
        let values: Vec<_> = reports
            .iter()
            .filter_map(|it| Some((length(&it.durations)?, name(it), page(scope, it))))
            .collect();
        Self { label: label.to_owned(), unknown: reports.len() - values.len(), values }
    }

    pub(super) fn summary(&self) -> Summary {
        Summary::of(&self.sorted())
    }

    pub(super) fn sorted(&self) -> Vec<f64> {
        let mut sorted: Vec<f64> = self.values.iter().map(|it| it.0 as f64).collect();
        sorted.sort_by(f64::total_cmp);
        sorted
    }

    fn strip(&self) -> Strip {
        let sorted = self.sorted();
        let zero = sorted.partition_point(|it| *it <= 0.0);
        let Summary { n, median, interval, .. } = self.summary();
        let note = match self.unknown {
            0 => format!("n = {}", number(n)),
            _ => format!("n = {}, {} unknown", number(n), number(self.unknown)),
        };
        Strip {
            name: self.label.clone(),
            note,
            zero,
            seconds: sorted[zero..].to_vec(),
            median,
            interval: interval.map(|it| (it.low, it.high)),
        }
    }
}

/// Returns what a report is called in tables.
pub(super) fn name(report: &Postmortem) -> String {
    report.id.value.clone()
}

/// Returns the page of a report.
pub(super) fn page(scope: &Scope<'_, '_>, report: &Postmortem) -> Option<String> {
    scope.context.routes.report(report.file()).map(str::to_owned)
}

/// Returns the chart of sets of lengths with its tables: summaries, columns if gathered, every length.
/// A set of which no length is known is not drawn, and told in the note.
pub(super) fn draw(
    sets: &[Lengths],
    head: &str,
    of_what: &str,
) -> (Strips, Vec<DataTable>, String) {
    let is_known = |set: &&Lengths| !set.values.is_empty();
    let drawn: Vec<&Lengths> = sets.iter().filter(is_known).collect();
    let strips = Strips { strips: drawn.iter().map(|set| set.strip()).collect() };
    let columns = [
        ("group", head),
        ("n", "Known"),
        ("unknown", "Not recorded"),
        ("zero", "Zero"),
        ("median", "Median"),
        ("low", "95 % from"),
        ("high", "to"),
        ("p10", "1 in 10 below"),
        ("p90", "1 in 10 above"),
    ];
    let rows = sets.iter().map(|set| {
        let told = set.summary();
        let zero = set.values.iter().filter(|it| it.0 <= 0).count();
        Cells::of(&set.label)
            .count(told.n)
            .count(set.unknown)
            .count(zero)
            .seconds(told.median)
            .seconds(told.interval.map(|it| it.low))
            .seconds(told.interval.map(|it| it.high))
            .seconds(told.p10)
            .seconds(told.p90)
    });
    let mut tables = vec![
        Table::new("summary", format!("Lengths by {}", head.to_lowercase()), &columns)
            .with(rows)
            .done(),
    ];
    let gathered = strips.gathered();
    let missing: Vec<String> =
        sets.iter().filter(|it| !is_known(it)).map(|it| it.label.to_lowercase()).collect();
    let mut note = match missing.as_slice() {
        [] => String::new(),
        names => format!(" Not drawn, because no report tells it: {}.", names.join(", ")),
    };
    if !gathered.is_empty() {
        note = format!(
            "{note} There are more than {MOST_DOTS} lengths: they are gathered into columns, as high as the number they hold."
        );
        let rows = drawn.iter().zip(&gathered).flat_map(|(set, columns)| {
            columns.iter().map(|it| {
                Cells::of(&set.label).seconds(Some(it.from)).seconds(Some(it.to)).count(it.count)
            })
        });
        let columns = [("group", head), ("from", "From"), ("to", "to below"), ("count", "Number")];
        tables.push(
            Table::new("columns", "Lengths gathered into columns", &columns).with(rows).done(),
        );
    }
    let rows = sets.iter().flat_map(|set| {
        set.values.iter().map(|(seconds, name, page)| {
            Cells::of(&set.label).text(name).leading(page.clone()).seconds(Some(*seconds as f64))
        })
    });
    let columns = [("group", head), ("of", of_what), ("seconds", "Length")];
    tables.push(Table::new("values", "Every length", &columns).with(rows).texts(&["of"]).done());
    (strips, tables, note)
}
