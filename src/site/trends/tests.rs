//! Trends at every size, down to the drawings: their weight, their words, and what few do not carry.

use std::collections::BTreeMap;
use std::io::Write as _;

use chrono::{Datelike as _, Days, TimeDelta};

use super::questions;
use crate::chart::Caption;
use crate::config::Config;
use crate::knowledge::action::tests::action;
use crate::knowledge::tests::{day, know, report, spanned, word};
use crate::model::time::{Precision, Stamp, ZoneSource};
use crate::model::{ActionStatus, Postmortem, Role};
use crate::site::SiteOptions;
use crate::site::context::Context;
use crate::site::figures::Scope;
use crate::site::view::chart::Figure;

/// Bytes that a drawing may take when it is packed.
const MOST_BYTES: usize = 6 * 1024;
/// Marks that a drawing may have; a path of many dots counts each of them.
const MOST_MARKS: usize = 800;

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    /// A length in seconds, as skewed as those of incidents.
    fn length(&mut self) -> i64 {
        let whole = 1_u64 << self.roll(18);
        i64::try_from(60 + whole * 30 + self.roll(whole * 30)).expect("small")
    }
}

fn stamp(at: chrono::NaiveDateTime) -> Stamp {
    Stamp {
        local: at,
        offset: chrono::FixedOffset::east_opt(0).expect("UTC"),
        zone: None,
        zone_source: ZoneSource::Written,
        precision: Precision::Minute,
        approximate: false,
    }
}

/// An incident with everything that figures read, some time in the last six years.
fn incident(at: usize, dice: &mut Dice, span: u64) -> Postmortem {
    let first = day("2026-05-30").and_hms_opt(12, 0, 0).expect("noon");
    let start = first - TimeDelta::minutes(i64::try_from(dice.roll(span * 1440)).expect("small"));
    let mut made = report(&format!("I-{at:05}"), &start.date().to_string());
    let detect = dice.length();
    let mitigate = detect + dice.length();
    let resolve = mitigate + dice.length();
    let after = |seconds: i64| Some(spanned(stamp(start + TimeDelta::seconds(seconds))));
    made.times.started = after(0);
    made.times.detected = after(detect);
    made.times.acknowledged = after(detect);
    made.times.mitigated = after(mitigate);
    made.times.resolved = after(resolve);
    made.durations.detect = Some(detect);
    made.durations.acknowledge = Some(0);
    made.durations.mitigate = Some(mitigate);
    made.durations.resolve = Some(resolve);
    made.severity = Some(word(["sev1", "sev2", "sev3", "sev4", "sev5"][at % 5]));
    made.services =
        (0..=dice.roll(2)).map(|_| word(&format!("service {}", dice.roll(12)))).collect();
    made.causes = (0..=dice.roll(3)).map(|_| word(&format!("cause {}", dice.roll(20)))).collect();
    made.trigger = Some(word(["deploy", "config push", "traffic"][at % 3]));
    made.detection.source = Some(spanned(["alert", "customer", "human"][at % 3].to_owned()));
    made.published = Some(spanned(start.date() + Days::new(dice.roll(40))));
    let role = |role: &str| Role { role: role.to_owned(), who: format!("{role} on-call") };
    made.roles = ["lead", "web", "data", "mail"][..=at % 4].iter().map(|it| role(it)).collect();
    made.actions = (0..2).map(|_| promised(dice, start.date())).collect();
    made
}

fn promised(dice: &mut Dice, from: chrono::NaiveDate) -> crate::model::ActionItem {
    let closed = from + Days::new(dice.roll(400));
    let done = closed < day("2026-06-01") && dice.roll(5) > 0;
    let mut item = action("A", if done { ActionStatus::Done } else { ActionStatus::Open }, "");
    item.kind = Some(spanned(
        ["prevent", "detect", "mitigate", "process"][from.day() as usize % 4].to_owned(),
    ));
    item.opened = Some(from);
    item.closed = done.then(|| spanned(closed));
    item
}

/// Makes the figures of `n` incidents.
fn figures(n: usize) -> Vec<Figure> {
    let mut dice = Dice(n as u64);
    // A few of them lie years apart, so that years could be compared.
    let span = (n as u64 * 150).clamp(40, 2200);
    let knowledge = know((0..n).map(|at| incident(at, &mut dice, span)).collect());
    let (config, assets) = (Config::default(), BTreeMap::new());
    let context = Context::new(&knowledge, &config, &assets, &SiteOptions::default());
    let scope = Scope::new(&context, knowledge.incidents.iter().cloned(), "trends/");
    questions(&scope, None).into_iter().flat_map(|it| it.figures).collect()
}

fn drawn(figure: &Figure) -> Option<String> {
    let caption = Caption {
        id: format!("{}-chart", figure.id),
        title: figure.title.clone(),
        description: format!("{}. {}", figure.subtitle, figure.reading),
        ..Caption::default()
    };
    figure.chart.as_ref()?.draw(&caption)
}

fn packed(text: &str) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text.as_bytes()).expect("memory takes all");
    encoder.finish().expect("memory takes all").len()
}

fn marks(svg: &str) -> usize {
    let of = |needle: &str| svg.matches(needle).count();
    let drawn = of("<circle") + of("<rect") + of("<line");
    drawn
        + of("h0")
        + svg
            .split("class=\"column\"")
            .skip(1)
            .map(|it| it.split('"').nth(1).map_or(0, |d| d.matches('z').count()))
            .sum::<usize>()
}

#[test]
fn ten_thousand_incidents_make_light_drawings_that_say_what_was_gathered() {
    let all = figures(10_000);
    assert!(all.len() > 28, "{}", all.len());
    for figure in &all {
        let Some(svg) = drawn(figure) else { continue };
        let (bytes, marks) = (packed(&svg), marks(&svg));
        assert!(bytes <= MOST_BYTES, "{}: {bytes} bytes packed", figure.id);
        assert!(marks <= MOST_MARKS, "{}: {marks} marks", figure.id);
    }
    let said = |id: &str, words: &str| {
        let figure = all.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("no {id}"));
        assert!(figure.reading.contains(words), "{id}: {}", figure.reading);
    };
    for id in ["durations", "durations-by-year", "durations-by-severity", "durations-by-service"] {
        said(id, "gathered into columns");
    }
    said("days-between", "mean of");
    said("recurrence", "gathered into columns");
    said("resolved-within", "too many steps");
    said("actions-open", "too many steps");
}

#[test]
fn titles_are_short_and_never_speak_of_a_trend_where_there_are_few() {
    for n in [0, 1, 4, 5, 19, 20, 300] {
        for figure in figures(n) {
            let words = figure.title.split(' ').count();
            assert!(words <= 18, "{n}: {words} words in {}", figure.title);
            let claims = ["higher", "lower", "than chance", "no clear difference"];
            let claim = claims.into_iter().find(|it| figure.title.contains(it));
            assert!(
                n >= 20 || claim.is_none() || figure.unit == "actions",
                "{n}: {}",
                figure.title
            );
        }
    }
}

#[test]
fn fewer_than_five_are_dots_and_no_curve() {
    assert!(figures(0).is_empty());
    for n in [1, 4] {
        for figure in figures(n) {
            let svg = drawn(&figure).unwrap_or_default();
            let curve =
                ["class=\"line s1\"", "class=\"band\"", "class=\"median", "class=\"whisker\""];
            let found = curve.into_iter().find(|it| svg.contains(it));
            // There are more actions than incidents.
            let promised = figure.unit == "actions";
            assert!(found.is_none() || promised, "{n}: {found:?} in {}", figure.id);
        }
    }
    let five: Vec<String> = figures(5).into_iter().map(|it| it.id).collect();
    assert!(five.contains(&"resolved-within".to_owned()), "{five:?}");
}
