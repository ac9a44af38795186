//! Figures as a reader of the site gets them: table, CSV, JSON and the marks of the drawing agree.
//!
//! The drawing is parsed back: its axis labels give the scale, its marks the numbers.

mod agree;
mod curves;
mod drawn;
mod scale;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::{Casebook, sample};
use drawn::{Mark, Shown, figures, trends};

#[test]
fn the_marks_the_table_and_the_downloads_of_every_figure_agree() {
    let (_dir, site) = sample();
    let shown = |page: &str, least: usize, shown: Vec<Shown>| {
        assert!(shown.len() >= least, "{page}: {}", shown.len());
        for figure in &shown {
            let words = figure.title.split(' ').count();
            assert!(words <= 20, "{words} words: {}", figure.title);
            figure.agrees();
        }
    };
    for (page, least) in [
        ("trends/", 32),
        ("services/tracking-api/trends/", 20),
        ("causes/missing-alert/trends/", 20),
        ("severities/sev2/trends/", 20),
    ] {
        shown(page, least, trends(&site, page));
    }
    for (page, least) in [("trends/compare/", 2), ("trends/why-no-mttr/", 1)] {
        shown(page, least, figures(&site, page, page));
    }
    let moved = notices_each(&trends(&site, "trends/"));
    assert!(moved > 60, "{moved}");
}

/// Writes 320 incidents of six years, so that there are limits, crossed hours and months, and some
/// deploys they are counted against.
fn many() -> Casebook {
    let casebook = Casebook::new(
        "-- casebook.yaml --\nservices: [web, mail, api]\nexposure: {file: deploys.csv, unit: deploys}\nmilestones:\n  - {date: 2025-02-01, label: One rota}\n-- content/pages/about.md --\n# About\n",
    );
    let mut deploys = String::from("month,deploys\n");
    for month in 0..70_u32 {
        let (year, part) = (2021 + month / 12, month % 12 + 1);
        writeln!(deploys, "{year}-{part:02},{}", 40 + month * 37 % 23).expect("a line");
    }
    casebook.write("deploys.csv", deploys);
    let last = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    for at in 0..320_u32 {
        let day = last - chrono::Days::new(u64::from(at * 13 / 2 + at * 7919 % 5));
        let start = day.and_hms_opt(at * 31 % 24, at * 17 % 60, 0).expect("a time");
        let after = |minutes: u32| start + chrono::TimeDelta::minutes(i64::from(minutes));
        let length = 4 + at * 7907 % 997 * (1 + at % 13);
        let service = ["web", "mail", "api"][at as usize % 3];
        let text = format!(
            "---\nid: I-{at:05}\ntitle: Number {at}\nseverity: sev{}\nservices: [{service}]\ncauses: [cause-{}, other-{}]\ntrigger: deploy\ndetection: {}\n\
             roles: {{lead: {service} on-call}}\n\
             times: {{started: {start:?}Z, detected: {:?}Z, mitigated: {:?}Z, resolved: {:?}Z}}\n\
             actions:\n  - {{id: A1, title: Mend, type: prevent, opened: {day}, status: {}}}\n---\n\nText.\n",
            1 + at % 4,
            at % 5,
            at % 7,
            if at % 4 == 0 { "customer" } else { "alert" },
            after(length / 3),
            after(length / 2),
            after(length),
            if at % 3 == 0 {
                "open".to_owned()
            } else {
                format!("done, closed: {}", day + chrono::Days::new(u64::from(at % 90)))
            },
        );
        casebook.write(&format!("content/incidents/i-{at:05}.md"), text);
    }
    casebook
}

#[test]
fn limits_by_deploys_crossed_hours_and_columns_agree_too() {
    let casebook = many();
    casebook.run(&["build", "--as-of", "2026-11-23"]).expect_code(0);
    let site = casebook.path("public");
    let shown = trends(&site, "trends/");
    shown.iter().for_each(Shown::agrees);
    assert!(notices_each(&shown) > 60);
    let find = |id: &str| shown.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("no {id}"));
    let quarters = find("incidents-per-quarter");
    assert!(quarters.reading.contains("u-chart, by the deploys"), "{}", quarters.reading);
    let limited = quarters.table("periods").iter().filter(|it| it["limit_high"].is_number());
    assert!(limited.count() >= 20);
    assert!(
        !shown.iter().any(|it| it.id == "starts" && it.tables.iter().any(|it| it.0 == "margins"))
    );
    let durations = find("durations");
    assert!(durations.tables.iter().any(|it| it.0 == "columns"), "they are gathered");
}

/// Returns the marks that stand for numbers: one of each kind, the last.
fn telling(figure: &Shown) -> BTreeMap<(String, String), usize> {
    let is_key = |mark: &Mark| {
        let number = |key: &str| mark.attributes.get(key).and_then(|it| it.parse::<f64>().ok());
        // The keys of fills and shades, and what lies behind the marks.
        number("y") == Some(5.0) || number("width") == Some(12.0) || mark.class == "heat-0"
    };
    let kinds = [
        "dot",
        "bar",
        "interval",
        "whisker",
        "median",
        "median-ci",
        "line",
        "band",
        "mean",
        "tick",
        "column",
        "span",
        "heat-1",
        "heat-2",
        "heat-3",
        "heat-4",
        "ink",
    ];
    let tells = |mark: &Mark| {
        let class = |kind: &&str| mark.class.split(' ').any(|it| it == *kind);
        let drawn = mark.name != "text" && mark.name != "svg" && kinds.iter().any(class);
        let cell = mark.name == "text" && mark.class.starts_with("on-");
        let legend = mark.name == "line" && mark.is("line", "line");
        (drawn || cell) && !legend && !is_key(mark)
    };
    let all = figure.marks.iter().enumerate().filter(|it| tells(it.1));
    // A line inside a pattern of strokes is no mark.
    let all = all.filter(|it| it.1.class != "ink");
    all.map(|(at, mark)| ((mark.name.clone(), mark.class.clone()), at)).collect()
}

/// Moves a mark by less than a hundredth of the drawing, or adds one to a number.
fn nudge(mark: &mut Mark) {
    if mark.name == "text" {
        mark.text = (mark.text.parse::<u32>().expect("a count") + 1).to_string();
    } else if let Some(path) = mark.attributes.get_mut("d") {
        let end = path.trim_end_matches(['z', 'Z']).len();
        let start =
            path[..end].rfind(|it: char| !it.is_ascii_digit() && it != '.').expect("a letter") + 1;
        let number: f64 = path[start..end].parse().expect("a number");
        path.replace_range(start..end, &(number + 0.9).to_string());
    } else {
        for key in ["cx", "cy", "x1", "x2", "y1", "y2", "width", "height"] {
            if let Some(text) = mark.attributes.get_mut(key) {
                let number: f64 = text.trim_end_matches('%').parse().expect("a number");
                *text = (number + 0.9).to_string();
            }
        }
    }
}

/// Holds that the checks above can fail: whichever mark is moved a little, its figure no longer agrees.
fn notices_each(shown: &[Shown]) -> usize {
    let (mut moved, mut unseen) = (0, Vec::new());
    for figure in shown {
        for ((name, class), at) in telling(figure) {
            let mut off = figure.clone();
            nudge(&mut off.marks[at]);
            let agrees = std::panic::catch_unwind(|| off.agrees()).is_ok();
            if agrees {
                unseen.push(format!("{}: {name} of class `{class}`", figure.id));
            }
            moved += 1;
        }
    }
    assert!(unseen.is_empty(), "moved unseen: {unseen:#?}");
    moved
}
