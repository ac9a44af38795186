//! Scales read off the labels of an axis, so that a mark gives back the number it stands for.

use super::drawn::Shown;

/// Seconds behind the labels of a logarithmic or square-root axis.
pub(super) fn seconds(label: &str) -> Option<f64> {
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

/// Days behind the labels of an axis of days.
pub(super) fn days(label: &str) -> Option<f64> {
    if label == "0" {
        return Some(0.0);
    }
    let (number, unit) = label.split_once(' ')?;
    let unit = match unit {
        "d" => 1.0,
        "w" => 7.0,
        "y" => 365.0,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * unit)
}

/// Per cents behind their labels.
pub(super) fn percent(label: &str) -> Option<f64> {
    label.strip_suffix('%')?.parse().ok()
}

/// Days since 1970 behind the labels of years.
pub(super) fn year(label: &str) -> Option<f64> {
    let year: i32 = label.parse().ok().filter(|_| label.len() == 4)?;
    Some(day(&format!("{year:04}-01-01")))
}

/// Days since 1970 of a day.
pub(super) fn day(text: &str) -> f64 {
    let day: chrono::NaiveDate = text.parse().unwrap_or_else(|_| panic!("{text}"));
    (day - chrono::NaiveDate::default()).num_days() as f64
}

/// A scale between its first and its last label.
#[derive(Debug)]
pub(super) struct Scale {
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

    pub(super) fn value(&self, at: f64) -> f64 {
        let part = (at - self.at.0) / (self.at.1 - self.at.0);
        self.value.0 + part * (self.value.1 - self.value.0)
    }

    /// Returns what a rounding of a place by a hundredth, and a bit, can change.
    pub(super) fn grain(&self) -> f64 {
        ((self.value.1 - self.value.0) / (self.at.1 - self.at.0)).abs() * 0.02
    }
}

impl Shown {
    /// Reads the horizontal scale: grid lines from left to right, with the labels below them.
    pub(super) fn across(&self, value: impl Fn(&str) -> Option<f64>) -> Scale {
        let lines = self.marks.iter().filter(|it| {
            it.name == "line"
                && it.attributes.get("x1") == it.attributes.get("x2")
                && ["grid", "axis"].contains(&it.class.as_str())
        });
        let mut places: Vec<f64> = lines.map(|it| it.number("x1")).collect();
        places.sort_by(f64::total_cmp);
        places.dedup();
        let lowest = self.texts().map(|it| it.number("y")).fold(0.0, f64::max);
        let labels: Vec<(f64, f64)> = self
            .texts()
            .filter(|it| it.class.starts_with("dim") && it.number("y") > lowest - 20.0)
            .filter(|it| !it.attributes.contains_key("dx"))
            .filter_map(|it| Some((it.number("x"), value(&it.text)?)))
            .collect();
        let near =
            |at: &f64| labels.iter().find(|it| (it.0 - at).abs() < 0.02).map(|it| (*at, it.1));
        Scale::of(&places.iter().filter_map(near).collect::<Vec<_>>())
    }

    /// Reads the vertical scale: grid lines with the labels left of them.
    pub(super) fn up(&self, value: impl Fn(&str) -> Option<f64>) -> Scale {
        let lines = self.marks.iter().filter(|it| {
            it.name == "line"
                && it.attributes.get("y1") == it.attributes.get("y2")
                && ["grid", "axis"].contains(&it.class.as_str())
        });
        let labels: Vec<(f64, f64)> = self
            .texts()
            .filter(|it| it.attributes.contains_key("dx"))
            .filter_map(|it| Some((it.number("y") - 4.0, value(&it.text)?)))
            .collect();
        let near = |at: f64| labels.iter().find(|it| (it.0 - at).abs() < 0.02).map(|it| (at, it.1));
        Scale::of(&lines.filter_map(|it| near(it.number("y1"))).collect::<Vec<_>>())
    }
}
