//! Named sets of lengths: as strips of dots, and as the tables that say the same.

use std::sync::Arc;

use super::super::view::chart::DataTable;
use super::{Scope, Table, sentences};
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
        label: String,
        reports: &[&Arc<Postmortem>],
        length: Length,
    ) -> Self {
        let values: Vec<_> = reports
            .iter()
            .filter_map(|it| Some((length(&it.durations)?, name(it), page(scope, it))))
            .collect();
        Self { label, unknown: reports.len() - values.len(), values }
    }

    pub(super) fn summary(&self) -> Summary {
        Summary::of(&self.sorted())
    }

    pub(super) fn sorted(&self) -> Vec<f64> {
        let mut sorted: Vec<f64> = self.values.iter().map(|it| it.0 as f64).collect();
        sorted.sort_by(f64::total_cmp);
        sorted
    }

    fn strip(&self, scope: &Scope<'_, '_>) -> Strip {
        let sorted = self.sorted();
        let zero = sorted.partition_point(|it| *it <= 0.0);
        let Summary { n, median, interval, .. } = self.summary();
        let counts = [("n", n.into()), ("unknown", self.unknown.into())];
        let note = match self.unknown {
            0 => scope.count("lengths-n", n),
            _ => scope.say("lengths-n-unknown", &counts),
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

/// What sets of lengths are drawn and told by.
pub(super) struct Drawn {
    pub(super) chart: Strips,
    pub(super) tables: Vec<DataTable>,
    /// What is gathered, and which sets are not drawn.
    pub(super) note: String,
}

/// Draws sets of lengths and makes their tables: summaries, columns if gathered, every length. The heads
/// are messages: of what a set is, and of what a length is. A set of which no length is known is not
/// drawn, and told in the note.
pub(super) fn draw(
    scope: &Scope<'_, '_>,
    sets: &[Lengths],
    (group, of_what): (&str, &str),
) -> Drawn {
    let is_known = |set: &&Lengths| !set.values.is_empty();
    let drawn: Vec<&Lengths> = sets.iter().filter(is_known).collect();
    let chart = Strips { strips: drawn.iter().map(|set| set.strip(scope)).collect() };
    let mut tables = vec![summary(scope, sets, group)];
    let gathered = chart.gathered();
    let words = scope.words();
    let mut note = String::new();
    if !gathered.is_empty() {
        note = scope.count("lengths-gathered", MOST_DOTS);
        let rows = drawn.iter().zip(&gathered).flat_map(|(set, columns)| {
            columns.iter().map(|it| {
                scope.row(&set.label).seconds(Some(it.from)).seconds(Some(it.to)).count(it.count)
            })
        });
        let columns =
            [("group", group), ("from", "col-from"), ("to", "col-below"), ("count", "col-number")];
        let caption = scope.text("lengths-columns");
        tables.push(Table::new(words, "columns", caption, &columns).with(rows).done());
    }
    let rows = sets.iter().flat_map(|set| {
        set.values.iter().map(|(seconds, name, page)| {
            scope.row(&set.label).text(name).leading(page.clone()).seconds(Some(*seconds as f64))
        })
    });
    let columns = [("group", group), ("of", of_what), ("seconds", "col-length")];
    let every = Table::new(words, "values", scope.text("lengths-every"), &columns).with(rows);
    tables.push(every.texts(&["of"]).done());
    Drawn { chart, tables, note: sentences([missing(scope, sets), note]) }
}

fn summary(scope: &Scope<'_, '_>, sets: &[Lengths], group: &str) -> DataTable {
    let columns = [
        ("group", group),
        ("n", "col-known"),
        ("unknown", "col-unknown"),
        ("zero", "col-zero"),
        ("median", "col-median"),
        ("low", "col-low"),
        ("high", "col-high"),
        ("p10", "col-p10"),
        ("p90", "col-p90"),
    ];
    let rows = sets.iter().map(|set| {
        let told = set.summary();
        let zero = set.values.iter().filter(|it| it.0 <= 0).count();
        scope
            .row(&set.label)
            .count(told.n)
            .count(set.unknown)
            .count(zero)
            .seconds(told.median)
            .seconds(told.interval.map(|it| it.low))
            .seconds(told.interval.map(|it| it.high))
            .seconds(told.p10)
            .seconds(told.p90)
    });
    Table::new(scope.words(), "summary", scope.text("lengths-table"), &columns).with(rows).done()
}

/// Names the sets of which no length is known.
fn missing(scope: &Scope<'_, '_>, sets: &[Lengths]) -> String {
    let names = sets.iter().filter(|it| it.values.is_empty()).map(|it| it.label.as_str());
    let names = names.collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        return names;
    }
    scope.say("lengths-missing", &[("names", names.into())])
}
