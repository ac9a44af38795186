//! What each kind of drawing must say: exactly the numbers of its tables, mark by mark.

use std::collections::BTreeMap;

use serde_json::Value;

use super::drawn::{Mark, Shown};
use super::scale::{Scale, day, days, percent, seconds, year};

/// Holds a cell of the page against the value behind it.
fn cell_agrees(at: &str, cell: &str, value: &Value) {
    let bare = cell.replace(',', "");
    let number = bare
        .strip_suffix(" %")
        .map_or_else(|| bare.parse().ok(), |it| it.parse::<f64>().ok().map(|it| it / 100.0));
    match (value, number) {
        (Value::Number(value), Some(number)) => {
            let value = value.as_f64().expect("a number");
            assert!((value - number).abs() < 0.0051, "{at}: {cell} for {value}");
        }
        (Value::String(text), _) => assert_eq!(text, cell, "{at}"),
        (Value::Null, _) => assert!(["–", "too few"].contains(&cell), "{at}: {cell}"),
        _ => {}
    }
}

impl Shown {
    pub(super) fn table(&self, key: &str) -> &[Value] {
        let table = self.tables.iter().find(|it| it.0 == key);
        &table.unwrap_or_else(|| panic!("{}: no table {key}", self.id)).1
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.tables.iter().any(|it| it.0 == key)
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(|it| it.name == "text")
    }

    /// Returns the marks of a kind from left to right.
    pub(super) fn of(&self, name: &str, class: &str) -> Vec<&Mark> {
        let mut found: Vec<&Mark> = self.marks.iter().filter(|it| it.is(name, class)).collect();
        let key = ["cx", "x1", "x"]
            .into_iter()
            .find(|key| found.first().is_some_and(|it| it.attributes.contains_key(*key)));
        if let Some(key) = key {
            found.sort_by(|a, b| a.number(key).total_cmp(&b.number(key)));
        }
        found
    }

    /// Returns the place of the text that begins with a name.
    pub(super) fn place(&self, name: &str) -> Option<f64> {
        let is_it = |it: &&Mark| it.text == name || it.text.starts_with(&format!("{name} "));
        self.texts().find(is_it).map(|it| it.number("y"))
    }

    pub(super) fn same(&self, what: &str, drawn: &[f64], wanted: &[f64], within: f64) {
        assert_eq!(drawn.len(), wanted.len(), "{} {what}: {drawn:?} {wanted:?}", self.id);
        for (drawn, wanted) in drawn.iter().zip(wanted) {
            let near = (drawn - wanted).abs() <= within;
            assert!(near, "{} {what}: {drawn} is drawn for {wanted} (+- {within})", self.id);
        }
    }

    /// Holds the page's tables and the CSVs against the JSON.
    fn tables_agree(&self) {
        assert_eq!(self.rows.len(), self.tables.len(), "{}: a table each", self.id);
        for (((key, rows), csv), (shown, more)) in self.tables.iter().zip(&self.csv).zip(&self.rows)
        {
            let at = format!("{} {key}", self.id);
            assert_eq!(csv.len(), rows.len() + 1, "{at}");
            for (row, line) in rows.iter().zip(&csv[1..]) {
                let row = row.as_object().expect("a row");
                for ((key, value), (head, cell)) in row.iter().zip(csv[0].iter().zip(line)) {
                    assert_eq!(key, head, "{at}");
                    let told = match value {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    assert_eq!(&told, cell, "{at}");
                }
            }
            assert_eq!(shown.len() + more, rows.len(), "{at}: every row is there or told of");
            for (shown, row) in shown.iter().zip(rows) {
                for (cell, value) in shown.iter().zip(row.as_object().expect("a row").values()) {
                    cell_agrees(&at, cell, value);
                }
            }
        }
        let least = self.tables[0].1.len().min(10);
        assert!(self.rows[0].0.len() >= least, "{}: its own table", self.id);
    }

    /// Counts or gaps: dots, intervals, the band with its centre, signals, the period under way.
    fn points_agree(&self, key: &str, column: &str, scale: &Scale, bend: fn(f64) -> f64) {
        let rows = self.table(key);
        let grain = scale.grain();
        let told = |column: &str| -> Vec<f64> {
            rows.iter().filter_map(|it| it[column].as_f64()).map(bend).collect()
        };
        let ends = |marks: &[&Mark], end: &str| -> Vec<f64> {
            marks.iter().map(|it| scale.value(it.number(end))).collect()
        };
        let dots = self.of("circle", "dot");
        self.same("dots", &ends(&dots, "cy"), &told(column), grain);
        let lines = self.of("line", "interval");
        self.same("intervals from", &ends(&lines, "y2"), &told("low"), grain);
        self.same("intervals to", &ends(&lines, "y1"), &told("high"), grain);
        for (dot, row) in dots.iter().zip(rows) {
            let to_date = row.as_object().and_then(|it| it.values().next()?.as_str());
            let to_date = to_date.is_some_and(|it| it.ends_with("to date"));
            assert_eq!(dot.is("circle", "hollow"), to_date, "{}: {row}", self.id);
            let signal = row["signal"].as_str().is_some_and(|it| !it.is_empty());
            assert_eq!(dot.is("circle", "signal"), signal, "{}: {row}", self.id);
        }
        self.band_agrees(rows, scale, bend);
    }

    /// The band of limits runs along the upper limits and back along the lower ones.
    fn band_agrees(&self, rows: &[Value], scale: &Scale, bend: fn(f64) -> f64) {
        let limited: Vec<&Value> = rows.iter().filter(|it| it["limit_high"].is_number()).collect();
        let ribbon = self.of("path", "band");
        if limited.is_empty() {
            return assert!(ribbon.is_empty(), "{}: a band of nothing", self.id);
        }
        // A stretch of equal limits ends half way between two dots.
        let dots: Vec<f64> = self.of("circle", "dot").iter().map(|it| it.number("cx")).collect();
        let half = (dots[1] - dots[0]) / 2.0;
        let (mut runs, mut edges): (Vec<[f64; 3]>, Vec<f64>) = (Vec::new(), Vec::new());
        for (row, dot) in rows.iter().zip(&dots).filter(|it| it.0["limit_high"].is_number()) {
            let of = |key: &str| bend(row[key].as_f64().expect("a limit"));
            let limits = ["limit_high", "centre", "limit_low"].map(of);
            if runs.last() != Some(&limits) {
                runs.push(limits);
                edges.push(dot - half);
            }
        }
        edges.push(
            dots[rows.iter().rposition(|it| it["limit_high"].is_number()).expect("one")] + half,
        );
        let levels = |path: &str| -> Vec<f64> {
            path.split(['M', 'H', 'V'])
                .filter_map(|it| it.split(' ').nth(1).or(Some(it)))
                .map(|it| it.trim_end_matches('z'))
                .filter_map(|it| it.parse().ok())
                .collect()
        };
        // "Mx yHx Vy Hx ..." has a level in every second place, the first behind its "M".
        let numbers = levels(&ribbon[0].attributes["d"]);
        let across: Vec<f64> = numbers.iter().skip(1).step_by(2).copied().collect();
        let there = edges.iter().skip(1).copied();
        let back = edges.iter().rev().skip(1).copied();
        self.same("edges", &across, &there.chain(back).collect::<Vec<_>>(), 0.03);
        let drawn: Vec<f64> = numbers.into_iter().step_by(2).map(|it| scale.value(it)).collect();
        let high = runs.iter().map(|it| it[0]);
        let wanted: Vec<f64> = high.chain(runs.iter().rev().map(|it| it[2])).collect();
        self.same("band", &drawn, &wanted, scale.grain());
        let centre = &self.of("path", "mean")[0].attributes["d"];
        let numbers = levels(centre);
        let across: Vec<f64> = numbers.iter().skip(1).step_by(2).copied().collect();
        self.same("edges", &across, &edges[1..], 0.03);
        let drawn: Vec<f64> = numbers.into_iter().step_by(2).map(|it| scale.value(it)).collect();
        self.same(
            "centre",
            &drawn,
            &runs.iter().map(|it| it[1]).collect::<Vec<_>>(),
            scale.grain(),
        );
    }

    fn counts_agree(&self, key: &str, column: &str) {
        self.points_agree(key, column, &self.up(|label| label.parse().ok()), |it| it);
    }

    fn gaps_agree(&self) {
        let bend = |days: f64| days.powf(1.0 / 3.6);
        self.points_agree("gaps", "days", &self.up(|label| days(label).map(bend)), bend);
    }

    /// Bars with their names, notes and whiskers, in the order of the table.
    fn bars_agree(&self, key: &str, name: &str) {
        let shares = self.texts().any(|it| it.text == "0%");
        let scale = self.across(|label| label.trim_end_matches('%').parse().ok());
        let bars: Vec<&Mark> = self.marks.iter().filter(|it| it.is("rect", "bar")).collect();
        let rows = &self.table(key)[..bars.len()];
        let unit = if shares { 100.0 } else { 1.0 };
        let told = |column: &str| -> Vec<f64> {
            rows.iter().filter_map(|it| Some(it[column].as_f64()? * unit)).collect()
        };
        let end = |it: &&Mark| scale.value(it.number("x") + it.number("width"));
        let drawn: Vec<f64> = bars.iter().map(end).collect();
        // A bar of nothing is drawn as a hair.
        let hair = scale.grain() * 11.0;
        for (drawn, wanted) in drawn.iter().zip(told(if shares { "share" } else { "count" })) {
            let within = if wanted == 0.0 { hair } else { scale.grain() };
            self.same("bar", &[*drawn], &[wanted], within);
        }
        let whiskers: Vec<&Mark> =
            self.marks.iter().filter(|it| it.is("line", "whisker")).collect();
        let ends = |key: &str| -> Vec<f64> {
            whiskers.iter().map(|it| scale.value(it.number(key))).collect()
        };
        if shares {
            self.same("whiskers from", &ends("x1"), &told("low"), scale.grain());
            self.same("whiskers to", &ends("x2"), &told("high"), scale.grain());
        } else {
            assert!(whiskers.is_empty(), "{}", self.id);
        }
        let mut before = 0.0;
        for (row, bar) in rows.iter().zip(&bars) {
            let name = row[name].as_str().expect("a name");
            let cut: String = name.chars().take(30).collect();
            let named =
                self.texts().filter(|it| it.attributes["x"] == "0" && it.text.starts_with(&cut));
            let place = named.map(|it| it.number("y")).find(|y| *y > before).expect("a name");
            let gap = bar.number("y") - place;
            assert!((-12.0..8.0).contains(&gap), "{}: {name} stands by its bar", self.id);
            before = place;
            let count = row["count"].to_string();
            let near = |it: &&Mark| (it.number("y") - bar.number("y") - 4.0).abs() < 16.0;
            let by_it =
                self.texts().filter(near).any(|it| it.text.split(' ').any(|it| it == count));
            assert!(by_it, "{}: {name} has its number {count}", self.id);
        }
    }

    /// Rows of dots with their intervals: group, row, value.
    fn dots_agree(&self, key: &str, (group, row): (Option<&str>, &str), value: &str) {
        let shares = self.texts().any(|it| it.text == "100%");
        let scale = if shares { self.across(percent) } else { self.across(|it| it.parse().ok()) };
        let unit = if shares { 100.0 } else { 1.0 };
        let mut seen = 0;
        let dots = self.of("circle", "dot");
        let heads = |it: &Value| group.map(|group| it[group].as_str().expect("a group").to_owned());
        for told in self.table(key) {
            let after = match heads(told) {
                None => 0.0,
                Some(head) => match self.place(&head) {
                    Some(place) => place,
                    None => continue,
                },
            };
            let label = told[row].as_str().expect("a row");
            let word = label.split(' ').next().expect("a word");
            let first = |is_it: &dyn Fn(&str) -> bool| {
                let rows = self.texts().filter(|it| it.class == "dim" && it.number("x") == 0.0);
                let below = rows.filter(|it| it.number("y") > after);
                below.filter(|it| is_it(&it.text)).map(|it| it.number("y")).reduce(f64::min)
            };
            let place = first(&|text| label.starts_with(text))
                .or_else(|| first(&|text| text.trim_end_matches('…').starts_with(word)));
            let Some(place) = place else { continue };
            let on_row = |y: f64| (y - place + 4.0).abs() < 0.02;
            let dot = dots.iter().find(|it| on_row(it.number("cy")));
            let dot = dot.unwrap_or_else(|| panic!("{}: {told}", self.id));
            let wanted =
                [value, "low", "high"].map(|it| told[it].as_f64().expect("a number") * unit);
            let line = self.of("line", "interval").into_iter().find(|it| on_row(it.number("y1")));
            let line = line.expect("an interval");
            let drawn = [dot.number("cx"), line.number("x1"), line.number("x2")];
            self.same(label, &drawn.map(|it| scale.value(it)), &wanted, scale.grain());
            seen += 1;
        }
        assert_eq!(seen, dots.len(), "{}: every dot has its row", self.id);
        assert_eq!(seen, self.of("line", "interval").len(), "{}", self.id);
    }

    /// Cells of a matrix: each number at its row and column, and none else.
    fn cells_agree(&self, key: &str, (row, column): (&str, &str), short: bool) {
        let columns: BTreeMap<String, f64> = if short {
            let heads = self.texts().filter(|it| it.number("y") < 13.0);
            heads.map(|it| (it.text.clone(), it.number("x"))).collect()
        } else {
            let letters = self.texts().filter(|it| it.number("y") < 13.0);
            let place: BTreeMap<String, f64> =
                letters.map(|it| (it.text.clone(), it.number("x"))).collect();
            let keys = self.texts().filter_map(|it| it.text.split_once(' '));
            keys.filter_map(|(letter, name)| Some((name.to_owned(), *place.get(letter)?))).collect()
        };
        let cells = || self.texts().filter(|it| it.class.starts_with("on-"));
        let mut seen = 0;
        for told in self.table(key).iter().filter(|it| it["count"] != 0) {
            let name = told[row].as_str().expect("a row");
            let head =
                told[column].as_str().map_or_else(|| told[column].to_string(), str::to_owned);
            let (Some(y), Some(x)) = (self.place(name), columns.get(&head)) else { continue };
            let cell = cells().find(|it| {
                (it.number("x") - x).abs() < 0.02 && (-1.0..22.0).contains(&(it.number("y") - y))
            });
            let cell = cell.unwrap_or_else(|| panic!("{}: {told}", self.id));
            assert_eq!(cell.text, told["count"].to_string(), "{}: {told}", self.id);
            let shade = cell.class.split(' ').next().and_then(|it| it.strip_prefix("on-"));
            let shade = format!("heat-{}", shade.expect("a shade"));
            let under = self.marks.iter().filter(|it| it.name == "rect" && it.class != "heat-0");
            let mut under = under.filter(|it| {
                let middle = it.number("x") + it.number("width") / 2.0;
                (middle - x).abs() < 0.02 && (cell.number("y") - it.number("y") - 14.5).abs() < 0.02
            });
            match under.next() {
                Some(rect) => assert_eq!(rect.class, shade, "{}: {told}", self.id),
                None => assert_eq!(shade, "heat-0", "{}: {told}", self.id),
            }
            seen += 1;
        }
        assert_eq!(seen, cells().count(), "{}: every number has its pair", self.id);
    }

    /// Days: each stretch of marks covers exactly the days of the table, in the shade of their minutes.
    fn days_agree(&self) {
        let rows: Vec<&Mark> = self.marks.iter().filter(|it| it.is("rect", "heat-0")).collect();
        let shade = |minutes: f64| match minutes / 60.0 {
            hours if hours <= 1.0 => 1,
            hours if hours <= 4.0 => 2,
            hours if hours <= 12.0 => 3,
            _ => 4,
        };
        let table = self.table("days");
        let last =
            table.iter().map(|it| day(it["day"].as_str().expect("a day"))).fold(0.0, f64::max);
        let mut seen = 0;
        for row in &rows {
            let y = row.number("y");
            let name =
                self.texts().find(|it| (y - it.number("y") - 4.0).abs() < 0.5).expect("a name");
            let marks = self.marks.iter().filter(|it| {
                it.name == "rect"
                    && it.class.starts_with("heat-")
                    && (it.number("y") - y).abs() < 0.1
            });
            // Place, width and shade of each stretch.
            let drawn = marks.filter(|it| it.class != "heat-0").map(|mark| {
                let shade = mark.class.trim_start_matches("heat-").parse().expect("a shade");
                (mark.number("x"), mark.number("width"), shade)
            });
            let drawn: Vec<(f64, f64, u8)> = drawn.collect();
            let wanted = table.iter().filter(|it| {
                let service = it["service"].as_str().expect("a name");
                name.text.starts_with(&format!("{service} "))
            });
            let mut runs: Vec<(f64, f64, u8)> = Vec::new();
            for told in wanted {
                let at = day(told["day"].as_str().expect("a day")) - self.first_day();
                let shade = shade(told["minutes"].as_f64().expect("minutes"));
                match runs.last_mut() {
                    Some(run) if (run.0 + run.1 - at).abs() < 0.1 && run.2 == shade => run.1 += 1.0,
                    _ => runs.push((at, 1.0, shade)),
                }
            }
            // A day or two are widened to be seen, and stay within the row.
            let percent = |days: f64| days / 365.0 * 100.0;
            for ((x, width, shade), (at, days, wanted)) in drawn.iter().zip(&runs) {
                assert_eq!(shade, wanted, "{}", name.text);
                let from = percent(*at).min(99.4);
                self.same("day", &[*x], &[from], 0.011);
                self.same("days", &[*width], &[percent(*days).max(0.6).min(100.0 - from)], 0.011);
            }
            assert_eq!(drawn.len(), runs.len(), "{}", name.text);
            seen += drawn.len();
        }
        assert!(seen > 0 && last > 0.0, "{}", self.id);
    }

    /// Returns the first day of the year that the figure's period tells.
    fn first_day(&self) -> f64 {
        let first = self.period.split(" to ").next().expect("a first day");
        let first = chrono::NaiveDate::parse_from_str(first, "%d %b %Y").expect("a day");
        day(&first.to_string())
    }

    /// Phases: the ends of each row's stretches.
    fn stacks_agree(&self) {
        let root = |label: &str| {
            if label == "0" { Some(0.0) } else { seconds(label).map(f64::sqrt) }
        };
        let scale = self.across(root);
        let rects = self.marks.iter().filter(|it| it.name == "rect" && it.number("y") > 20.0);
        let mut rows: Vec<(f64, Vec<f64>)> = Vec::new();
        for rect in rects {
            let (y, end) = (rect.number("y"), scale.value(rect.number("x") + rect.number("width")));
            match rows.last_mut().filter(|it| (it.0 - y).abs() < 0.1) {
                Some(row) => row.1.push(end),
                None => rows.push((y, vec![end])),
            }
        }
        let told: Vec<Vec<f64>> = self
            .table("phases")
            .iter()
            .map(|row| {
                ["detected", "mitigated", "resolved"].map(|it| row[it].as_f64().map(f64::sqrt))
            })
            .map(|it| it.into_iter().flatten().collect())
            .take(40)
            .collect();
        assert_eq!(rows.len(), told.len(), "{}", self.id);
        for ((_, drawn), told) in rows.iter().zip(&told) {
            self.same("phases", drawn, told, scale.grain() * 2.0);
        }
    }

    /// Recurrence: the dots and the bars of each row.
    fn spans_agree(&self) {
        let scale = self.across(year);
        let grain = scale.grain();
        let mut names: Vec<&str> =
            self.table("incidents").iter().filter_map(|it| it["what"].as_str()).collect();
        names.dedup();
        let mut seen = 0;
        for name in names.iter().take(10) {
            let cut: String = name.chars().take(37).collect();
            let text = self.texts().find(|it| it.text.starts_with(cut.trim_end()));
            let top = text.unwrap_or_else(|| panic!("{name} is drawn")).number("y");
            let on_row = |y: f64| (top..top + 24.0).contains(&y);
            let days = |key: &str, column: &str| -> Vec<f64> {
                let rows = self.table(key).iter().filter(|it| it["what"] == *name);
                rows.map(|it| day(it[column].as_str().expect("a day"))).collect()
            };
            let dots = self.of("circle", "dot").into_iter().filter(|it| on_row(it.number("cy")));
            let dots: Vec<f64> = dots.map(|it| scale.value(it.number("cx"))).collect();
            self.same("dots", &dots, &days("incidents", "day"), grain);
            seen += dots.len();
            let state: Vec<bool> = self
                .table("actions")
                .iter()
                .filter(|it| it["what"] == *name)
                .map(|it| it["state"] == "open")
                .collect();
            let mut told: Vec<(bool, f64, f64)> = state
                .into_iter()
                .zip(days("actions", "from").into_iter().zip(days("actions", "to")))
                .map(|(open, (from, to))| (open, from, to))
                .collect();
            told.sort_by(|a, b| (!a.0).cmp(&!b.0).then(b.1.total_cmp(&a.1)));
            told.truncate(4);
            let bars =
                self.marks.iter().filter(|it| it.is("rect", "span") && on_row(it.number("y")));
            let bars: Vec<&Mark> = bars.collect();
            assert_eq!(bars.len(), told.len(), "{name}");
            for (bar, (open, from, to)) in bars.iter().zip(told) {
                assert_eq!(bar.is("rect", "open"), open, "{name}");
                self.same("from", &[scale.value(bar.number("x"))], &[from], grain);
                let end = scale.value(bar.number("x") + bar.number("width"));
                // A short one is widened to be seen.
                let hair = scale.grain() / 0.02 * 0.4;
                self.same("to", &[end], &[to.max(from + hair)], grain * 2.0);
            }
        }
        assert_eq!(seen, self.of("circle", "dot").len(), "{}: every dot has its row", self.id);
    }

    /// Holds the drawing against the tables, by the kind of the figure.
    pub(super) fn agrees(&self) {
        self.tables_agree();
        match self.id.as_str() {
            "incidents-per-year" | "incidents-per-quarter" | "incidents-per-month" => {
                self.counts_agree("periods", "incidents");
            }
            "days-between" => self.gaps_agree(),
            "durations"
            | "durations-by-year"
            | "durations-by-severity"
            | "durations-by-service"
            | "action-ages"
            | "publishing" => self.strips_agree(),
            "triggers" | "causes" | "services" => self.bars_agree("words", "word"),
            "causes-together" => self.bars_agree("pairs", "cause"),
            "action-types" => self.bars_agree("types", "type"),
            "severities" => self.bars_agree("severities", "severity"),
            "breadth" => self.bars_agree("classes", "class"),
            "starts" if self.has("margins") => self.bars_agree("margins", "when"),
            "starts" => self.cells_agree("hours", ("day", "hour"), true),
            "services-and-causes" => self.cells_agree("pairs", ("service", "cause"), false),
            "detection-sources" => self.dots_agree("shares", (Some("source"), "year"), "share"),
            "completeness" => self.dots_agree("shares", (None, "what"), "share"),
            "coverage" => self.dots_agree("shares", (Some("what"), "severity"), "share"),
            "causes-by-year" => self.dots_agree("years", (Some("cause"), "year"), "incidents"),
            "resolved-within" => {
                let across = self.across(|label| seconds(label).map(f64::ln));
                self.steps_agree("seconds", &across, f64::ln, None);
            }
            "hours-held" => self.lorenz_agrees(),
            "actions-open" | "time-to-return" => {
                let first = if self.id == "actions-open" { 1.0 } else { 0.0 };
                let across = self.across(days);
                self.steps_agree("days", &across, |it| it, Some(first));
                self.watched_agree(&across);
            }
            "calendar" => self.days_agree(),
            "phases" => self.stacks_agree(),
            "recurrence" => self.spans_agree(),
            "actions-open-by-type" => self.types_agree(),
            "actions-opened-closed" => self.totals_agree(),
            "customer-first" => assert!(self.marks.is_empty()),
            "chance" => assert_eq!(self.of("circle", "dot").len(), 2 * self.table("moves").len()),
            id if id.ends_with("-counts") => self.counts_agree("periods", "incidents"),
            id if id.ends_with("-lengths") => self.strips_agree(),
            other => panic!("no check for {other}: add one"),
        }
    }
}
