//! What drawings of lengths and of curves must say: each dot, column, step and band of their tables.

use serde_json::Value;

use super::drawn::{Mark, Shown};
use super::scale::{Scale, day, days, percent, seconds, year};

/// Place, height and band of a step.
type Point = (f64, f64, Option<(f64, f64)>);

impl Shown {
    /// Strips: each set's dots, zeros, median and interval, or its columns.
    pub(super) fn strips_agree(&self) {
        let scale = self.across(|label| seconds(label).map(f64::ln));
        let grain = scale.grain();
        let summaries = self.table("summary").iter().filter(|it| it["n"] != 0);
        let mut dots = 0;
        for told in summaries {
            let name = told["group"].as_str().expect("a name");
            let top = self.place(name).unwrap_or_else(|| panic!("{}: {name} is drawn", self.id));
            let on_strip = |key: &str| {
                let key = key.to_owned();
                move |it: &&Mark| (top..top + 38.0).contains(&it.number(&key))
            };
            let these = |row: &&Value| row["group"] == name && row["seconds"] != 0;
            let values = self.table("values").iter().filter(these);
            let mut wanted: Vec<f64> =
                values.map(|it| it["seconds"].as_f64().expect("a length").max(1.0).ln()).collect();
            wanted.sort_by(f64::total_cmp);
            let drawn = self.of("circle", "faint").into_iter().filter(on_strip("cy"));
            let drawn: Vec<f64> = drawn.map(|it| scale.value(it.number("cx"))).collect();
            dots += drawn.len();
            if self.has("columns") {
                assert!(drawn.is_empty(), "{}: gathered", self.id);
                self.columns_agree(name, top, &scale);
            } else {
                self.same(name, &drawn, &wanted, grain);
            }
            let medians = self.of("line", "median").into_iter().filter(on_strip("y1"));
            let medians: Vec<f64> = medians.map(|it| scale.value(it.number("x1"))).collect();
            let ln = |key: &str| -> Vec<f64> {
                told[key].as_f64().map(|it| it.max(1.0).ln()).into_iter().collect()
            };
            self.same("median", &medians, &ln("median"), grain);
            let lines: Vec<&Mark> =
                self.of("line", "median-ci").into_iter().filter(on_strip("y1")).collect();
            let ends = |key: &str| -> Vec<f64> {
                lines.iter().map(|it| scale.value(it.number(key))).collect()
            };
            self.same("interval from", &ends("x1"), &ln("low"), grain);
            self.same("interval to", &ends("x2"), &ln("high"), grain);
            let zeros = self.texts().filter(on_strip("y")).find_map(|it| it.text.strip_prefix('×'));
            let zeros = zeros.map_or(0, |it| it.parse().expect("a count"));
            assert_eq!(told["zero"], zeros, "{}", self.id);
            let hollow = self.of("circle", "hollow").into_iter().filter(on_strip("cy"));
            let hollow: Vec<f64> = hollow.map(|it| it.number("cx")).collect();
            self.same("zero", &hollow, if zeros > 0 { &[1.5] } else { &[] }, 0.01);
        }
        assert_eq!(dots, self.of("circle", "faint").len(), "{}: every dot has its strip", self.id);
    }

    fn columns_agree(&self, name: &str, top: f64, scale: &Scale) {
        let rows = self.table("columns");
        let count = |it: &Value| it["count"].as_f64().expect("a count");
        let most = rows.iter().map(count).fold(0.0, f64::max);
        let these: Vec<&Value> = rows.iter().filter(|it| it["group"] == name).collect();
        let on_strip = |it: &&Mark| (top..top + 38.0).contains(&it.number("bottom"));
        let drawn: Vec<&Mark> = self.of("rect", "column").into_iter().filter(on_strip).collect();
        let told = |of: &dyn Fn(&Mark) -> f64| drawn.iter().map(|it| of(it)).collect::<Vec<_>>();
        let wanted = |of: &dyn Fn(&Value) -> f64| these.iter().map(|it| of(it)).collect::<Vec<_>>();
        let ln = |it: &Value, key: &str| it[key].as_f64().expect("seconds").ln();
        let grain = scale.grain();
        self.same(
            "columns from",
            &told(&|it| scale.value(it.number("x"))),
            &wanted(&|it| ln(it, "from")),
            grain,
        );
        let to = |it: &Mark| scale.value(it.number("x") + it.number("width"));
        self.same("columns to", &told(&to), &wanted(&|it| ln(it, "to")), grain);
        let highest =
            self.of("rect", "column").iter().map(|it| it.number("height")).fold(0.0, f64::max);
        let heights = told(&|it| it.number("height") / highest * most);
        self.same("columns", &heights, &wanted(&count), most / 1000.0);
    }

    /// One curve with its band, step by step.
    fn curve_agrees(&self, path: usize, across: &Scale, points: &[Point], unit: f64) {
        let outer = self
            .marks
            .iter()
            .find(|it| it.attributes.get("viewBox").is_some_and(|it| it == "0 0 100 100"));
        let outer = outer.expect("the inner drawing");
        let (left, width) = (outer.number("x"), outer.number("width"));
        let (top, height) = (outer.number("y"), outer.number("height"));
        let up = self.up(|label| label.trim_end_matches('%').parse().ok());
        let x = |at: f64| across.value(left + at * width / 100.0);
        let y = |at: f64| up.value(top + at * height / 100.0);
        let lines: Vec<&Mark> = self.marks.iter().filter(|it| it.is("path", "line")).collect();
        let (mut xs, mut ys) = (Vec::new(), Vec::new());
        for (at, part) in lines[path].attributes["d"].trim_start_matches('M').split('H').enumerate()
        {
            let (a, b) = part.split_once(if at == 0 { ' ' } else { 'V' }).expect("a step");
            xs.push(x(a.parse().expect("x")));
            ys.push(y(b.parse().expect("y")));
        }
        let grain = up.grain() * 2.0;
        // Of a curve with too many steps each one that is drawn must be one of them.
        let kept: Vec<Point>;
        let points = if self.reading.contains("too many steps") {
            let is_it = |(x, y): &(&f64, &f64), it: &&Point| {
                (it.0 - **x).abs() <= across.grain() && (it.1 * unit - **y).abs() <= grain
            };
            let drawn = xs.iter().zip(&ys);
            let found =
                drawn.map(|place| *points.iter().find(|it| is_it(&place, it)).expect("a step"));
            kept = found.collect();
            assert!((2..=242).contains(&kept.len()), "{}: {}", self.id, kept.len());
            &kept[..]
        } else {
            points
        };
        self.same("places", &xs, &points.iter().map(|it| it.0).collect::<Vec<_>>(), across.grain());
        let heights = points.iter().map(|it| it.1 * unit).collect::<Vec<_>>();
        self.same("heights", &ys, &heights, grain);
        let mut told = points.iter().filter(|it| it.2.is_some());
        for band in self.of("path", "band") {
            let numbers: Vec<f64> = band.attributes["d"]
                .split(['M', ' ', 'H', 'V', 'Z'])
                .filter(|it| !it.is_empty())
                .map(|it| it.parse().expect("a number"))
                .collect();
            // There: x high (x high)* next; back: (low x)*.
            let steps = (numbers.len() - 1) / 4;
            let there = numbers[..2 * steps].chunks(2);
            let back = numbers[2 * steps + 1..].chunks(2).rev();
            for (there, back) in there.zip(back) {
                let (at, _, band) = told.next().expect("an interval for each step of the band");
                let (low, high) = band.expect("they were chosen for it");
                let drawn = [y(back[0]), y(there[1])];
                self.same("band", &drawn, &[low * unit, high * unit], grain);
                self.same("band at", &[x(there[0]), x(back[1])], &[*at, *at], across.grain());
            }
        }
        assert!(told.next().is_none(), "{}: an interval is not drawn", self.id);
    }

    /// The curve of the table `steps`, from a point before the first; `first` is its height.
    pub(super) fn steps_agree(
        &self,
        x: &str,
        across: &Scale,
        bend: fn(f64) -> f64,
        first: Option<f64>,
    ) {
        let number =
            |it: &Value| it.as_f64().or_else(|| it.as_str()?.parse().ok()).expect("a number");
        let point = |row: &Value| {
            let ribbon = row["low"].as_f64().zip(row["high"].as_f64());
            (bend(number(&row[x])), row["share"].as_f64().expect("a share"), ribbon)
        };
        let points = self.table("steps").iter().map(point);
        let points: Vec<Point> =
            first.map(|it| (0.0, it, None)).into_iter().chain(points).collect();
        self.curve_agrees(0, across, &points, 100.0);
    }

    /// The ticks of what stopped being watched, and how many are watched below the axis.
    pub(super) fn watched_agree(&self, across: &Scale) {
        let rows = self.table("steps");
        let number = |row: &Value, key: &str| {
            row[key].as_f64().or_else(|| row[key].as_str()?.parse().ok()).expect("a number")
        };
        let censored = rows.iter().filter(|it| number(it, "censored") > 0.0);
        let wanted: Vec<f64> = censored.map(|it| number(it, "days")).collect();
        let drawn = self.of("line", "tick");
        if !drawn.is_empty() {
            let drawn: Vec<f64> = drawn.iter().map(|it| across.value(it.number("x1"))).collect();
            let is_told = |at: &f64| wanted.iter().any(|it| (it - at).abs() <= across.grain());
            assert!(drawn.iter().all(is_told), "{}: {drawn:?}", self.id);
            // Marks that would stand on one another are drawn once.
            let apart = |it: &f64| drawn.iter().any(|at| (it - at).abs() <= across.grain() * 30.0);
            assert!(wanted.iter().all(apart), "{}: {wanted:?}", self.id);
        }
        let below = self.texts().map(|it| it.number("y")).fold(0.0, f64::max);
        let counts = self.texts().filter(|it| it.number("y") >= below - 0.5);
        let counts = counts.filter(|it| !it.attributes.contains_key("dx"));
        let mut seen = 0;
        for count in counts {
            let at = across.value(count.number("x"));
            let risk = rows.iter().find(|it| number(it, "days") >= at - across.grain());
            let risk = risk.map_or(0, |it| it["at_risk"].as_u64().expect("a count"));
            assert_eq!(count.text, risk.to_string(), "{} at {at}", self.id);
            seen += 1;
        }
        assert!(seen > 2, "{}", self.id);
    }

    /// The curves of the types, each with its own steps.
    pub(super) fn types_agree(&self) {
        let across = self.across(days);
        for (at, told) in self.table("types").iter().enumerate() {
            let rows = self.table("steps").iter().filter(|it| it["type"] == told["type"]);
            let point = |it: &Value| {
                (it["days"].as_f64().expect("days"), it["share"].as_f64().expect("a share"), None)
            };
            let points: Vec<Point> =
                std::iter::once((0.0, 1.0, None)).chain(rows.map(point)).collect();
            self.curve_agrees(at, &across, &points, 100.0);
            let name = told["type"].as_str().expect("a type");
            let legend = format!("{name}, {} of {} done", told["done"], told["n"]);
            assert!(self.texts().any(|it| it.text == legend), "{legend}");
        }
    }

    /// The totals of what was opened and closed.
    pub(super) fn totals_agree(&self) {
        let across = self.across(year);
        for (at, column) in ["opened", "closed"].into_iter().enumerate() {
            let point = |row: &Value| {
                let count = row[column].as_f64().expect("a count");
                (day(row["day"].as_str().expect("a day")), count, None)
            };
            let points: Vec<Point> = self.table("days").iter().map(point).collect();
            self.curve_agrees(at, &across, &points, 1.0);
        }
    }

    /// The share of the sum that the largest hold.
    pub(super) fn lorenz_agrees(&self) {
        let of = |row: &Value, key: &str| row[key].as_f64().expect("a share");
        let points = self.table("incidents").iter();
        let points =
            points.map(|it| (100.0 * of(it, "share_of_incidents"), of(it, "share_of_time"), None));
        let points: Vec<Point> = std::iter::once((0.0, 0.0, None)).chain(points).collect();
        self.curve_agrees(0, &self.across(percent), &points, 100.0);
    }
}
