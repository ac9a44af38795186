//! Figures as a reader of the site gets them: table, CSV, JSON and the marks of the drawing agree.
//!
//! The drawing is parsed back: its axis labels give the scale, its marks the numbers.

use std::collections::BTreeMap;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::support::{Casebook, run_in};

/// An element of a drawing: name, class (or that of its group), attributes, text.
#[derive(Clone, Debug, Default)]
struct Mark {
    name: String,
    class: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Mark {
    fn number(&self, key: &str) -> f64 {
        let text = self.attributes.get(key).unwrap_or_else(|| panic!("{key} of {self:?}"));
        text.trim_end_matches('%').parse().unwrap_or_else(|_| panic!("{key} of {self:?}"))
    }

    fn is(&self, name: &str, class: &str) -> bool {
        self.name == name && self.class.split(' ').any(|it| it == class)
    }
}

/// A figure of a page with its downloads.
struct Shown {
    id: String,
    marks: Vec<Mark>,
    rows: Vec<Vec<String>>,
    tables: Vec<(String, Vec<Value>)>,
    csv: Vec<Vec<String>>,
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<(&'t str, &'t str)> {
    let rest = &text[text.find(start)? + start.len()..];
    let at = rest.find(end)?;
    Some((&rest[..at], &rest[at + end.len()..]))
}

/// Reads every figure of the page at `href` of a built site.
fn figures(site: &Path, href: &str) -> Vec<Shown> {
    let read = |path: &str| {
        std::fs::read_to_string(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let html = read(&format!("{href}index.html"));
    let mut rest = html.as_str();
    let mut found = Vec::new();
    while let Some((figure, behind)) =
        between(rest, "<figure class=\"figure framed\" id=\"", "</figure>")
    {
        rest = behind;
        let id = figure.split('"').next().expect("an id").to_owned();
        let svg = figure
            .find("<svg class=\"chart\"")
            .map(|at| &figure[at..figure.rfind("</svg>").expect("an end") + 6]);
        let json: Value = serde_json::from_str(&read(&format!("{href}{id}.json"))).expect("JSON");
        let tables = json["tables"].as_object().expect("tables").iter();
        found.push(Shown {
            marks: svg.map(marks).unwrap_or_default(),
            rows: between(figure, "<tbody>", "</tbody>").map(|it| rows(it.0)).unwrap_or_default(),
            tables: tables
                .map(|(key, rows)| (key.clone(), rows.as_array().expect("rows").clone()))
                .collect(),
            csv: csv(&read(&format!("{href}{id}.csv"))),
            id,
        });
    }
    found
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => out.push(letter),
            _ => {}
        }
    }
    out.replace("&amp;", "&")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&#x2F;", "/")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
}

fn rows(body: &str) -> Vec<Vec<String>> {
    let cells = |row: &str| {
        row.split("</td>")
            .filter_map(|it| it.split_once("<td"))
            .map(|it| plain(&format!("<td{}", it.1)))
            .collect()
    };
    body.split("</tr>").filter(|it| it.contains("<td")).map(cells).collect()
}

fn csv(text: &str) -> Vec<Vec<String>> {
    let line = |line: &str| {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                letter => cell.push(letter),
            }
        }
        cells.push(cell);
        cells
    };
    text.split_terminator("\r\n").map(line).collect()
}

fn marks(svg: &str) -> Vec<Mark> {
    let mut reader = Reader::from_str(svg);
    let (mut found, mut groups): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error} in {svg}"));
        let mark = |it: &quick_xml::events::BytesStart<'_>, groups: &[Mark]| {
            let attributes: BTreeMap<String, String> = it
                .attributes()
                .map(|it| it.expect("an attribute"))
                .map(|it| {
                    (
                        String::from_utf8_lossy(it.key.as_ref()).into_owned(),
                        String::from_utf8_lossy(&it.value).into_owned(),
                    )
                })
                .collect();
            let own = attributes.get("class").cloned();
            let class = own
                .or_else(|| groups.last().filter(|it| it.name == "g").map(|it| it.class.clone()));
            Mark {
                name: String::from_utf8_lossy(it.name().as_ref()).into_owned(),
                class: class.unwrap_or_default(),
                attributes,
                text: String::new(),
            }
        };
        match event {
            Event::Start(it) => groups.push(mark(&it, &groups)),
            Event::Empty(it) => {
                let it = mark(&it, &groups);
                found.push(it);
            }
            Event::Text(it) => {
                let text = String::from_utf8_lossy(&it).into_owned();
                for group in &mut groups {
                    group.text.push_str(&text);
                }
            }
            Event::End(_) => found.extend(groups.pop()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Seconds behind the labels of a logarithmic or square-root axis.
fn seconds(label: &str) -> Option<f64> {
    let (number, unit) = label.split_once(' ')?;
    let unit = match unit {
        "s" => 1.0,
        "min" => 60.0,
        "h" => 3600.0,
        "d" => 86_400.0,
        "w" => 604_800.0,
        "mo" => 2_592_000.0,
        "y" => 31_536_000.0,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * unit)
}

/// A scale read off the labels of an axis: `value` of a label, put straight by `bend`.
struct Scale {
    at: (f64, f64),
    value: (f64, f64),
}

impl Scale {
    fn of(ticks: &[(f64, f64)]) -> Self {
        assert!(ticks.len() > 1, "an axis has two labels: {ticks:?}");
        let (first, last) = (ticks[0], ticks[ticks.len() - 1]);
        for (at, value) in ticks {
            let straight = first.1 + (at - first.0) / (last.0 - first.0) * (last.1 - first.1);
            assert!(
                (straight - value).abs() <= 0.01 * (last.1 - first.1).abs(),
                "labels lie on the scale: {ticks:?}"
            );
        }
        Self { at: (first.0, last.0), value: (first.1, last.1) }
    }

    fn value(&self, at: f64) -> f64 {
        let part = (at - self.at.0) / (self.at.1 - self.at.0);
        self.value.0 + part * (self.value.1 - self.value.0)
    }
}

impl Shown {
    fn table(&self, key: &str) -> &[Value] {
        let table = self.tables.iter().find(|it| it.0 == key);
        &table.unwrap_or_else(|| panic!("{}: no table {key}", self.id)).1
    }

    fn column(&self, key: &str, column: &str) -> Vec<Option<f64>> {
        self.table(key).iter().map(|row| row[column].as_f64()).collect()
    }

    fn of(&self, name: &str, class: &str) -> Vec<&Mark> {
        self.marks.iter().filter(|it| it.is(name, class)).collect()
    }

    /// Reads the horizontal scale: grid lines from left to right, with the labels below them.
    fn across(&self, value: impl Fn(&str) -> Option<f64>) -> Scale {
        let lines = self.marks.iter().filter(|it| {
            it.name == "line"
                && it.attributes.get("x1") == it.attributes.get("x2")
                && ["grid", "axis"].contains(&it.class.as_str())
        });
        let mut places: Vec<f64> = lines.map(|it| it.number("x1")).collect();
        places.sort_by(f64::total_cmp);
        places.dedup();
        let labels: Vec<(f64, f64)> = self
            .marks
            .iter()
            .filter(|it| it.name == "text" && it.class.starts_with("dim"))
            .filter_map(|it| Some((it.number("x"), value(&it.text)?)))
            .collect();
        let near =
            |at: &f64| labels.iter().find(|it| (it.0 - at).abs() < 0.02).map(|it| (*at, it.1));
        Scale::of(&places.iter().filter_map(near).collect::<Vec<_>>())
    }

    /// Reads the vertical scale: grid lines with the labels left of them.
    fn up(&self) -> Scale {
        let lines = self.marks.iter().filter(|it| {
            it.name == "line"
                && it.attributes.get("y1") == it.attributes.get("y2")
                && ["grid", "axis"].contains(&it.class.as_str())
        });
        let labels: Vec<(f64, f64)> = self
            .marks
            .iter()
            .filter(|it| {
                it.name == "text" && it.attributes.get("text-anchor").is_some_and(|it| it == "end")
            })
            .filter_map(|it| {
                Some((it.number("y") - 4.0, it.text.trim_end_matches('%').parse().ok()?))
            })
            .collect();
        let near = |at: f64| labels.iter().find(|it| (it.0 - at).abs() < 0.02).map(|it| (at, it.1));
        Scale::of(&lines.filter_map(|it| near(it.number("y1"))).collect::<Vec<_>>())
    }

    fn same(&self, drawn: &[f64], wanted: &[f64], within: f64) {
        assert_eq!(drawn.len(), wanted.len(), "{}: {drawn:?} {wanted:?}", self.id);
        for (drawn, wanted) in drawn.iter().zip(wanted) {
            assert!((drawn - wanted).abs() <= within, "{}: {drawn} is drawn for {wanted}", self.id);
        }
    }

    /// Holds the page's table and the CSV against the JSON.
    fn tables_agree(&self) {
        let (_, rows) = &self.tables[0];
        assert_eq!(self.csv.len(), rows.len() + 1, "{}", self.id);
        for (row, line) in rows.iter().zip(&self.csv[1..]) {
            let row = row.as_object().expect("a row");
            for ((key, value), (head, cell)) in row.iter().zip(self.csv[0].iter().zip(line)) {
                assert_eq!(key, head, "{}", self.id);
                let told = match value {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                assert_eq!(&told, cell, "{}", self.id);
            }
        }
        assert_eq!(self.rows.len(), rows.len().min(40), "{}", self.id);
        for (shown, row) in self.rows.iter().zip(rows) {
            for (cell, value) in shown.iter().zip(row.as_object().expect("a row").values()) {
                let bare = cell.replace(',', "");
                let number = bare.strip_suffix(" %").map_or_else(
                    || bare.parse().ok(),
                    |it| it.parse::<f64>().ok().map(|it| it / 100.0),
                );
                match (value, number) {
                    (Value::Number(value), Some(number)) => {
                        let value = value.as_f64().expect("a number");
                        assert!((value - number).abs() < 0.0051, "{}: {cell} for {value}", self.id);
                    }
                    (Value::String(text), _) => assert_eq!(text, cell, "{}", self.id),
                    (Value::Null, _) => {
                        assert!(["–", "too few"].contains(&cell.as_str()), "{}: {cell}", self.id);
                    }
                    _ => {}
                }
            }
        }
    }

    fn counts_agree(&self, table: &str, column: &str) {
        let scale = self.up();
        let value = |it: &&Mark, key: &str| scale.value(it.number(key));
        let drawn: Vec<f64> = self.of("circle", "dot").iter().map(|it| value(it, "cy")).collect();
        let wanted: Vec<f64> = self.column(table, column).into_iter().flatten().collect();
        let within = (scale.value.1 - scale.value.0).abs() / 1000.0;
        self.same(&drawn, &wanted, within);
        let lines = self.of("line", "interval");
        if !lines.is_empty() {
            self.same(
                &lines.iter().map(|it| value(it, "y2")).collect::<Vec<_>>(),
                &self.column(table, "low").into_iter().flatten().collect::<Vec<_>>(),
                within,
            );
            self.same(
                &lines.iter().map(|it| value(it, "y1")).collect::<Vec<_>>(),
                &self.column(table, "high").into_iter().flatten().collect::<Vec<_>>(),
                within,
            );
        }
    }

    fn bars_agree(&self, table: &str) {
        let percent = self.marks.iter().any(|it| it.name == "text" && it.text == "0%");
        let scale = self.across(|label| label.trim_end_matches('%').parse().ok());
        let drawn: Vec<f64> =
            self.of("rect", "bar").iter().map(|it| scale.value(it.number("width"))).collect();
        let shares = self.column(table, if percent { "share" } else { "count" });
        let unit = if percent { 100.0 } else { 1.0 };
        let wanted: Vec<f64> =
            shares.into_iter().flatten().map(|it| it * unit).take(drawn.len()).collect();
        // A bar of nothing is drawn as a hair.
        self.same(&drawn, &wanted, (scale.value.1 / 300.0).max(0.02));
        let whiskers = self.of("line", "whisker");
        let ends: Vec<f64> = whiskers.iter().map(|it| scale.value(it.number("x2"))).collect();
        let high: Vec<f64> = self
            .column(table, "high")
            .into_iter()
            .flatten()
            .map(|it| it * 100.0)
            .take(ends.len())
            .collect();
        self.same(&ends, &high, 0.1);
    }

    fn dots_agree(&self, table: &str) {
        let scale = self.across(|label| label.strip_suffix('%')?.parse().ok());
        let drawn: Vec<f64> = self
            .of("circle", "dot")
            .iter()
            .map(|it| scale.value(it.number("cx")) / 100.0)
            .collect();
        self.same(
            &drawn,
            &self.column(table, "share").into_iter().flatten().collect::<Vec<_>>(),
            0.001,
        );
        let low: Vec<f64> = self
            .of("line", "interval")
            .iter()
            .map(|it| scale.value(it.number("x1")) / 100.0)
            .collect();
        self.same(
            &low,
            &self.column(table, "low").into_iter().flatten().collect::<Vec<_>>(),
            0.001,
        );
    }

    fn strips_agree(&self) {
        let scale = self.across(|label| seconds(label).map(f64::ln));
        let dots = self.marks.iter().filter(|it| it.name == "circle" && it.class == "dot faint");
        let mut drawn: Vec<f64> = dots.map(|it| scale.value(it.number("cx")).exp()).collect();
        let mut wanted: Vec<f64> =
            self.column("values", "seconds").into_iter().flatten().filter(|it| *it > 0.0).collect();
        drawn.sort_by(f64::total_cmp);
        wanted.sort_by(f64::total_cmp);
        assert_eq!(drawn.len(), wanted.len(), "{}", self.id);
        for (drawn, wanted) in drawn.iter().zip(&wanted) {
            assert!(
                (drawn / wanted - 1.0).abs() < 0.005,
                "{}: {drawn} is drawn for {wanted}",
                self.id
            );
        }
        let medians: Vec<f64> =
            self.of("line", "median").iter().map(|it| scale.value(it.number("x1"))).collect();
        let told: Vec<f64> =
            self.column("summary", "median").into_iter().flatten().map(f64::ln).collect();
        self.same(&medians, &told, 0.005);
    }

    fn steps_agree(&self, across: impl Fn(&str) -> Option<f64>, points: &[(f64, f64)]) {
        let path = self.of("path", "line")[0].attributes["d"].clone();
        let outer = self
            .marks
            .iter()
            .find(|it| it.attributes.contains_key("viewBox"))
            .expect("the inner drawing");
        let (left, width) = (outer.number("x"), outer.number("width"));
        let (horizontal, vertical) = (self.across(across), self.up());
        let (top, height) = (outer.number("y"), outer.number("height"));
        let place = |x: f64, y: f64| {
            (horizontal.value(left + x * width / 100.0), vertical.value(top + y * height / 100.0))
        };
        let mut drawn = Vec::new();
        for (at, part) in path.trim_start_matches('M').split('H').enumerate() {
            let (x, y) = part.split_once(if at == 0 { ' ' } else { 'V' }).expect("a step");
            drawn.push(place(x.parse().expect("x"), y.parse().expect("y")));
        }
        let reach = (vertical.value.1 - vertical.value.0).abs();
        let wide = (horizontal.value.1 - horizontal.value.0).abs();
        self.same(
            &drawn.iter().map(|it| it.1).collect::<Vec<_>>(),
            &points.iter().map(|it| it.1).collect::<Vec<_>>(),
            reach / 1000.0,
        );
        self.same(
            &drawn.iter().map(|it| it.0).collect::<Vec<_>>(),
            &points.iter().map(|it| it.0).collect::<Vec<_>>(),
            wide / 400.0,
        );
    }

    fn steps_of(&self, x: &str, y: &str, scale: f64) -> Vec<(f64, f64)> {
        let (xs, ys) = (self.column("steps", x), self.column("steps", y));
        xs.into_iter()
            .zip(ys)
            .map(|(x, y)| (x.unwrap_or(0.0), y.expect("a share") * scale))
            .collect()
    }
}

fn days(label: &str) -> Option<f64> {
    if label == "0" {
        return Some(0.0);
    }
    let (number, unit) = label.split_once(' ')?;
    let unit = if unit == "y" { 365.0 } else { 1.0 };
    Some(number.parse::<f64>().ok()? * unit)
}

/// Checks one figure by its kind.
#[expect(clippy::too_many_lines, reason = "one list of all figures")]
fn agrees(figure: &Shown) {
    figure.tables_agree();
    let percent = |label: &str| label.strip_suffix('%')?.parse().ok();
    match figure.id.as_str() {
        "incidents-per-year" | "incidents-per-quarter" | "incidents-per-month" => {
            figure.counts_agree("periods", "incidents");
        }
        "days-between" => figure.counts_agree("gaps", "days"),
        "durations" | "durations-by-year" | "action-ages" | "publishing" => figure.strips_agree(),
        "triggers" | "causes" | "services" => figure.bars_agree("words"),
        "causes-together" => figure.bars_agree("pairs"),
        "action-types" => figure.bars_agree("types"),
        "severities" => figure.bars_agree("severities"),
        "starts" => figure.bars_agree("margins"),
        "detection-sources" | "completeness" => figure.dots_agree("shares"),
        "resolved-within" => {
            let points = figure.steps_of("seconds", "share", 100.0);
            let logs: Vec<_> = points.iter().map(|it| (it.0.ln(), it.1)).collect();
            figure.steps_agree(|label| seconds(label).map(f64::ln), &logs);
        }
        "hours-held" => {
            let (x, y) = (
                figure.column("incidents", "share_of_incidents"),
                figure.column("incidents", "share_of_time"),
            );
            let points =
                x.into_iter().zip(y).map(|(x, y)| (100.0 * x.expect("x"), 100.0 * y.expect("y")));
            figure.steps_agree(
                percent,
                &std::iter::once((0.0, 0.0)).chain(points).collect::<Vec<_>>(),
            );
        }
        "actions-open" | "time-to-return" => {
            let first = if figure.id == "actions-open" { 100.0 } else { 0.0 };
            let rows = figure.table("steps").iter();
            let points = rows.map(|row| {
                (
                    row["days"].as_str().expect("days").parse().expect("a number"),
                    100.0 * row["share"].as_f64().expect("a share"),
                )
            });
            figure.steps_agree(
                days,
                &std::iter::once((0.0, first)).chain(points).collect::<Vec<_>>(),
            );
        }
        "calendar" => {
            let marks = figure.marks.iter().filter(|it| {
                it.name == "rect" && it.class.starts_with("heat-") && it.class != "heat-0"
            });
            assert_eq!(marks.count(), figure.table("days").len());
        }
        "services-and-causes" => {
            let cells =
                figure.marks.iter().filter(|it| it.name == "text" && it.class.starts_with("on-"));
            let mut drawn: Vec<f64> = cells.map(|it| it.text.parse().expect("a count")).collect();
            let names: Vec<&str> = figure
                .marks
                .iter()
                .filter(|it| it.name == "text")
                .map(|it| it.text.as_str())
                .collect();
            let is_drawn = |row: &&Value| {
                let (service, cause) = (
                    row["service"].as_str().expect("a name"),
                    row["cause"].as_str().expect("a name"),
                );
                names.contains(&service) && names.iter().any(|it| it.get(2..) == Some(cause))
            };
            let mut told: Vec<f64> = figure
                .table("pairs")
                .iter()
                .filter(is_drawn)
                .filter_map(|it| it["count"].as_f64())
                .collect();
            drawn.sort_by(f64::total_cmp);
            told.sort_by(f64::total_cmp);
            assert_eq!(drawn, told);
        }
        "phases" => {
            let scale =
                figure.across(
                    |label| if label == "0" { Some(0.0) } else { seconds(label).map(f64::sqrt) },
                );
            let rects = figure
                .marks
                .iter()
                .filter(|it| it.name == "rect" && it.attributes.contains_key("width"));
            let drawn: Vec<f64> =
                rects.map(|it| scale.value(it.number("x") + it.number("width"))).collect();
            let ends = |row: &Value| {
                ["detected", "mitigated", "resolved"].map(|it| row[it].as_f64().map(f64::sqrt))
            };
            let told: Vec<f64> = figure.table("phases").iter().flat_map(ends).flatten().collect();
            figure.same(&drawn, &told, scale.value.1 / 300.0);
        }
        "recurrence" => {
            let names: Vec<&Mark> = figure
                .marks
                .iter()
                .filter(|it| it.name == "text" && it.text.contains(" on "))
                .collect();
            let told = figure.table("incidents").iter().filter(|row| {
                let what = row["what"].as_str().expect("a name");
                names.iter().any(|it| it.text.starts_with(what))
            });
            assert_eq!(figure.of("circle", "dot").len(), told.count());
        }
        "actions-open-by-type" => {
            let drawn: usize = figure
                .of("path", "line")
                .iter()
                .map(|it| it.attributes["d"].matches('H').count())
                .sum();
            assert_eq!(drawn, figure.table("steps").len());
        }
        "actions-opened-closed" => {
            let drawn = figure.of("path", "line")[0].attributes["d"].matches('H').count();
            assert_eq!(drawn + 1, figure.table("days").len());
        }
        "customer-first" => assert!(figure.marks.is_empty()),
        other => panic!("no check for {other}: add one"),
    }
}

#[test]
fn the_marks_the_table_and_the_downloads_of_every_figure_agree() {
    let casebook = Casebook::new("");
    let site = casebook.path("site");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = site.to_str().expect("UTF-8");
    run_in(repository, &["build", "--out", out]).expect_code(0);
    let shown = figures(&site, "trends/");
    assert!(shown.len() > 24, "{}", shown.len());
    shown.iter().for_each(agrees);
    let of_service = figures(&site, "services/tracking-api/trends/");
    assert!(of_service.len() > 10, "{}", of_service.len());
    of_service.iter().for_each(agrees);
    let compared = figures(&site, "trends/compare/");
    assert!(compared.len() >= 2);
    for figure in &compared {
        figure.tables_agree();
        if figure.id.ends_with("-counts") {
            figure.counts_agree("periods", "incidents");
        } else {
            figure.strips_agree();
        }
    }
}
