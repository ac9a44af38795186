//! Every statistic against `SciPy`, lifelines and statsmodels: `tests/statistics/reference.py` made the numbers.

use casebook::knowledge::statistics::control::{self, Chart, Rule};
use casebook::knowledge::statistics::permutation::{self, Shift};
use casebook::knowledge::statistics::ratio::{Rate, RateRatio, clear_counts, rate_ratio};
use casebook::knowledge::statistics::survival::{Curve, Observation};
use casebook::knowledge::statistics::{
    Interval, chance, concentration, counts, ecdf, even, quantiles, recurrence, shares,
};
use casebook::knowledge::{self, period};
use casebook::model::{self, Postmortem};
use chrono::{Datelike as _, NaiveDate};
use serde_json::Value;

use crate::corpora::{corpus, read};

const REFERENCE: &str = include_str!("../statistics/reference.json");

fn cases(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(REFERENCE).expect("JSON");
    let cases = all[name].as_array().cloned().expect("a list of cases");
    assert!(!cases.is_empty(), "{name}");
    cases
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|it| it.as_f64().expect("a number")).collect()
}

fn whole(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a whole number")).expect("small")
}

/// Holds a number against the reference to six digits; nothing agrees with nothing, and with infinity.
fn agree(found: Option<f64>, reference: &Value, what: &str) {
    match (found.filter(|it| it.is_finite()), reference.as_f64()) {
        (None, None) => {}
        (Some(found), Some(wanted)) => {
            let near = (found - wanted).abs() <= 1e-6 * wanted.abs().max(1e-6);
            assert!(near, "{what}: {found} instead of {wanted}");
        }
        (found, wanted) => panic!("{what}: {found:?} instead of {wanted:?}"),
    }
}

fn ends_agree(found: Option<Interval>, reference: &Value, what: &str) {
    agree(found.map(|it| it.low), &reference[0], what);
    agree(found.map(|it| it.high), &reference[1], what);
}

#[test]
fn counts_have_the_intervals_of_garwood() {
    for case in cases("garwood") {
        let count = whole(&case["count"]);
        ends_agree(Some(counts::poisson_interval(count)), &case["interval"], &count.to_string());
    }
}

#[test]
fn shares_have_the_intervals_of_wilson() {
    for case in cases("wilson") {
        let found = shares::wilson_interval(whole(&case["count"]), whole(&case["n"]));
        ends_agree(found, &case["interval"], &case.to_string());
    }
}

#[test]
fn shares_have_the_exact_intervals_of_clopper_and_pearson() {
    for case in cases("exact") {
        let found = shares::exact_interval(whole(&case["count"]), whole(&case["n"]));
        ends_agree(Some(found), &case["interval"], &case.to_string());
    }
}

fn clear_agrees(case: &Value) {
    let (count, days) = (whole(&case["earlier"][0]), case["earlier"][1].as_f64().expect("days"));
    let exposure = case["exposure"].as_f64().expect("days");
    let found = clear_counts(Rate { count, exposure: days }, exposure).expect("counts");
    assert_eq!(found.at_least, whole(&case["at_least"]), "{case}");
    assert_eq!(found.at_most, case["at_most"].as_u64().map(|_| whole(&case["at_most"])), "{case}");
}

#[test]
fn the_smallest_change_that_would_be_clear() {
    cases("clear").iter().for_each(clear_agrees);
}

#[test]
fn the_ranks_of_quantile_intervals_are_those_of_the_binomial() {
    for case in cases("ranks") {
        let found = quantiles::interval_ranks(whole(&case["n"]), case["p"].as_f64().expect("p"));
        let wanted = case["ranks"].as_array().map(|it| (whole(&it[0]), whole(&it[1])));
        assert_eq!(found, wanted, "{case}");
    }
}

#[test]
fn quantiles_and_their_intervals() {
    for case in cases("quantiles") {
        let values = numbers(&case["values"]);
        for (at, p) in [0.1, 0.5, 0.9].into_iter().enumerate() {
            agree(quantiles::quantile(&values, p), &case["quantiles"][at], &case["n"].to_string());
            let interval = quantiles::quantile_interval(&values, p);
            ends_agree(interval, &case["intervals"][at], &case["n"].to_string());
        }
        agree(quantiles::median(&values), &case["quantiles"][1], "median");
    }
}

#[test]
fn the_share_up_to_each_value() {
    for case in cases("ecdf") {
        let mut values = numbers(&case["values"]);
        values.sort_by(f64::total_cmp);
        let steps = ecdf::steps(&values);
        let wanted = case["steps"].as_array().expect("steps");
        assert_eq!(steps.len(), wanted.len());
        for (step, wanted) in steps.iter().zip(wanted) {
            let found = [step.value, step.share, step.interval.low, step.interval.high];
            for (at, found) in found.into_iter().enumerate() {
                agree(Some(found), &wanted[at], &wanted.to_string());
            }
            assert_eq!(ecdf::at(&values, step.value), Some(*step));
        }
    }
}

fn curve_agrees(curve: &Curve, case: &Value) {
    let wanted = case["steps"].as_array().expect("steps");
    assert_eq!(curve.steps.len(), wanted.len());
    for (step, wanted) in curve.steps.iter().zip(wanted) {
        let counted = [step.at_risk, step.ended, step.censored];
        assert_eq!(counted, [1, 2, 3].map(|at| whole(&wanted[at])), "{wanted}");
        agree(Some(step.time), &wanted[0], "time");
        agree(Some(step.share), &wanted[4], &wanted.to_string());
        agree(step.interval.map(|it| it.low), &wanted[5], &wanted.to_string());
        agree(step.interval.map(|it| it.high), &wanted[6], &wanted.to_string());
    }
    agree(curve.median(), &case["median"], "median");
    let (low, high) = curve.median_interval();
    agree(low, &case["median_interval"][0], "median from");
    agree(high, &case["median_interval"][1], "median to");
}

#[test]
fn curves_of_kaplan_and_meier_with_their_bands() {
    for case in cases("survival") {
        let observations = case["observations"].as_array().expect("observations").iter();
        let observations = observations.map(|it| Observation {
            time: it[0].as_f64().expect("a time"),
            ended: it[1].as_bool().expect("ended or not"),
        });
        curve_agrees(&Curve::of(&observations.collect::<Vec<_>>()), &case);
    }
}

fn ratio_agrees(case: &Value) {
    let rate = |it: &Value| Rate { count: whole(&it[0]), exposure: it[1].as_f64().expect("days") };
    let RateRatio { ratio, interval, p } =
        rate_ratio(rate(&case["earlier"]), rate(&case["later"])).expect("a ratio");
    agree(ratio, &case["ratio"], &case.to_string());
    ends_agree(Some(interval), &case["interval"], &case.to_string());
    agree(Some(p), &case["p"], &case.to_string());
}

#[test]
fn ratios_of_rates_with_exact_intervals() {
    cases("rate_ratio").iter().for_each(ratio_agrees);
}

fn shift_agrees(Shift { ratio, interval, p, .. }: Shift, case: &Value, what: &str) {
    agree(Some(ratio), &case["ratio"], what);
    ends_agree(interval, &case["interval"], what);
    agree(Some(p), &case["p"], what);
}

#[test]
fn permutation_tests_with_the_ratio_of_hodges_and_lehmann() {
    let mut exact = 0;
    for (at, case) in cases("shift").iter().enumerate() {
        let found = permutation::compare(&numbers(&case["earlier"]), &numbers(&case["later"]));
        let found = found.expect("two sets");
        exact += usize::from(found.exact);
        shift_agrees(found, case, &at.to_string());
    }
    assert!(exact >= 3, "both ways of counting are tried");
}

fn signals_agree(chart: &Chart, wanted: &Value) {
    let name = |rule| match rule {
        Rule::Beyond => "beyond",
        Rule::Run => "run",
        Rule::Trend => "trend",
        Rule::Near => "near",
    };
    let found: Vec<Value> = chart
        .signals
        .iter()
        .map(|it| serde_json::json!([name(it.rule), it.first, it.last]))
        .collect();
    let mut wanted = wanted.as_array().cloned().expect("signals");
    let order = |it: &Value| (it[1].as_u64(), it[2].as_u64(), it[0].to_string());
    wanted.sort_by_key(order);
    let mut found = found;
    found.sort_by_key(order);
    assert_eq!(found, wanted);
}

fn limits_agree(found: control::Limits, wanted: &Value) {
    for (at, found) in [found.centre, found.low, found.high].into_iter().enumerate() {
        agree(Some(found), &wanted[at], "limits");
    }
}

#[test]
fn limits_of_counts_and_what_lies_beyond_them() {
    let mut seen = 0;
    for case in cases("counts") {
        let counts: Vec<usize> =
            case["counts"].as_array().expect("counts").iter().map(whole).collect();
        let chart = control::rates(&counts, &numbers(&case["exposures"])).expect("enough periods");
        for (limits, wanted) in chart.limits.iter().zip(case["limits"].as_array().expect("limits"))
        {
            limits_agree(*limits, wanted);
        }
        signals_agree(&chart, &case["signals"]);
        seen += chart.signals.len();
        if numbers(&case["exposures"]).iter().all(|it| (*it - 1.0).abs() < 1e-12) {
            assert_eq!(control::counts(&counts), Some(chart), "equal periods make a c-chart");
        }
    }
    assert!(seen > 0, "some fixture has signals");
}

#[test]
fn whether_counts_are_spread_evenly() {
    for case in cases("even") {
        let counts: Vec<usize> =
            case["counts"].as_array().expect("counts").iter().map(whole).collect();
        agree(even::p(&counts), &case["p"], &case.to_string());
    }
}

#[test]
fn limits_of_gaps() {
    for case in cases("gaps") {
        let chart = control::gaps(&numbers(&case["gaps"])).expect("enough gaps");
        limits_agree(chart.limits[0], &case["limits"]);
        signals_agree(&chart, &case["signals"]);
    }
}

fn holding_agrees(curve: &[concentration::Step], share: f64, wanted: &Value) {
    let found = concentration::first_holding(curve, share).expect("a step");
    assert_eq!(found.count, whole(&wanted[0]), "{wanted}");
    agree(Some(found.of_sum), &wanted[1], "what they hold");
}

#[test]
fn what_the_largest_hold() {
    for case in cases("lorenz") {
        let curve = concentration::lorenz(&numbers(&case["values"]));
        holding_agrees(&curve, 0.5, &case["half"]);
        holding_agrees(&curve, 0.8, &case["most"]);
        for (step, wanted) in curve.iter().zip(case["shares"].as_array().expect("shares")) {
            agree(Some(step.of_sum), wanted, "share");
        }
    }
}

fn moves_agree(values: &[f64], wanted: &[Value]) {
    for wanted in wanted {
        let change = wanted["change"].as_f64().expect("a change");
        let found = chance::moves(values, whole(&wanted["size"]), change).expect("values");
        agree(Some(found.mean), &wanted["mean"], "mean");
        agree(Some(found.median), &wanted["median"], "median");
    }
}

#[test]
fn how_far_means_move_by_chance() {
    for case in cases("moves") {
        moves_agree(&numbers(&case["values"]), case["moves"].as_array().expect("moves"));
    }
}

#[test]
fn waits_until_something_comes_back() {
    for case in cases("waits") {
        let days: Vec<i64> =
            case["days"].as_array().expect("days").iter().filter_map(Value::as_i64).collect();
        let found = recurrence::waits(&days, case["today"].as_i64().expect("a day"));
        let found: Vec<Value> =
            found.iter().map(|it| serde_json::json!([it.time, it.ended])).collect();
        assert_eq!(Value::Array(found), case["waits"]);
    }
}

const CORPORA: &str = include_str!("../statistics/corpora.json");

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 11, 23).expect("a day")
}

/// Returns the time to resolve, from detection on where no start is told, with the year it began.
fn solved(reports: &[std::sync::Arc<Postmortem>]) -> Vec<(f64, i32)> {
    let of = |report: &std::sync::Arc<Postmortem>| {
        let times = &report.times;
        let start = [&times.started, &times.detected]
            .into_iter()
            .find_map(|it| it.as_ref().filter(|stamp| stamp.value.instant().is_some()))?;
        let end = times.resolved.as_ref()?.value.instant()?;
        let seconds = (end - start.value.instant()?).num_seconds();
        (seconds >= 0).then_some((seconds as f64, start.value.date().year()))
    };
    reports.iter().filter_map(of).collect()
}

fn corpus_agrees(name: &str, preset: Option<&str>) {
    let Some(root) = corpus(name) else { return };
    let all: Value = serde_json::from_str(CORPORA).expect("JSON");
    let wanted = &all[name];
    let snapshot = read(root, None, preset);
    let reports = &snapshot.knowledge.incidents;
    let solved = solved(reports);
    let mut seconds: Vec<f64> = solved.iter().map(|it| it.0).collect();
    seconds.sort_by(f64::total_cmp);
    assert_eq!(seconds.len(), whole(&wanted["n"]));
    for (at, p) in [0.1, 0.5, 0.9].into_iter().enumerate() {
        agree(quantiles::quantile(&seconds, p), &wanted["quantiles"][at], name);
        ends_agree(quantiles::quantile_interval(&seconds, p), &wanted["intervals"][at], name);
    }
    for case in wanted["within"].as_array().expect("hours") {
        let step = ecdf::at(&seconds, case[0].as_f64().expect("hours") * 3600.0).expect("values");
        assert_eq!(step.count, whole(&case[1]), "{case}");
        agree(Some(step.interval.low), &case[2], name);
        agree(Some(step.interval.high), &case[3], name);
    }
    for case in wanted["exact"].as_array().expect("hours") {
        ends_agree(
            Some(shares::exact_interval(whole(&case[1]), seconds.len())),
            &serde_json::json!([case[2], case[3]]),
            name,
        );
    }
    let steps = ecdf::steps(&seconds);
    let told = wanted["ecdf"].as_array().expect("steps");
    assert_eq!(steps.len().div_ceil(10), told.len());
    for (step, wanted) in steps.iter().step_by(10).zip(told) {
        let found = [step.value, step.share, step.interval.low, step.interval.high];
        for (at, found) in found.into_iter().enumerate() {
            agree(Some(found), &wanted[at], name);
        }
    }
    holding_agrees(&concentration::lorenz(&seconds), 0.5, &wanted["half"]);
    let years = &wanted["years"];
    let (earlier, later): (Vec<_>, Vec<_>) =
        solved.iter().partition(|it| i64::from(it.1) < years[0].as_i64().expect("a year"));
    let lengths = |set: Vec<&(f64, i32)>| set.iter().map(|it| it.0.max(60.0)).collect::<Vec<_>>();
    let shift =
        permutation::compare(&lengths(earlier.iter().collect()), &lengths(later.iter().collect()));
    shift_agrees(shift.expect("two sets"), &wanted["shift"], name);
    for (step, wanted) in
        concentration::lorenz(&seconds).iter().zip(wanted["lorenz"].as_array().expect("shares"))
    {
        agree(Some(step.of_sum), wanted, name);
    }
    moves_agree(&seconds, wanted["moves"].as_array().expect("moves"));
    calendar_agrees(reports, wanted);
    if wanted["again"].is_object() {
        curve_agrees(&returns(&snapshot.knowledge), &wanted["again"]);
    }
}

/// Holds what is counted by the calendar against the reference.
fn calendar_agrees(reports: &[std::sync::Arc<Postmortem>], wanted: &Value) {
    let mut days: Vec<NaiveDate> = reports.iter().filter_map(|it| knowledge::day_of(it)).collect();
    days.sort_unstable();
    assert_eq!(days.len(), whole(&wanted["days"]));
    let per_year = period::count(days.iter().copied(), period::Grain::Year);
    for ((_, count), case) in per_year.iter().zip(wanted["garwood"].as_array().expect("years")) {
        assert_eq!(*count, whole(&case["count"]));
        ends_agree(Some(counts::poisson_interval(*count)), &case["interval"], "per year");
    }
    let quarters = period::count(days.iter().copied(), period::Grain::Quarter);
    let per_quarter: Vec<usize> = quarters.iter().map(|it| it.1).collect();
    let exposures: Vec<f64> = quarters.iter().map(|it| it.0.days() as f64).collect();
    let chart = control::rates(&per_quarter, &exposures).expect("enough quarters");
    for (limits, wanted) in chart.limits.iter().zip(wanted["limits"].as_array().expect("limits")) {
        limits_agree(*limits, wanted);
    }
    let counts: Vec<usize> = per_year.iter().map(|it| it.1).collect();
    if let Some(chart) = control::counts(&counts) {
        limits_agree(chart.limits[0], &wanted["per_year_limits"]);
    }
    let mut week = [0; 7];
    let exact = |it: &&model::Stamp| it.precision >= model::Precision::Minute;
    let started = reports.iter().filter_map(|it| it.times.started.as_ref().map(|it| &it.value));
    for stamp in started.filter(exact) {
        week[stamp.local.weekday().num_days_from_monday() as usize] += 1;
    }
    assert_eq!(serde_json::json!(week), wanted["week"]);
    agree(even::p(&week), &wanted["even"], "weekdays");
    signals_agree(&chart, &wanted["signals"]);
    let gaps: Vec<f64> =
        days.windows(2).map(|pair| (pair[1] - pair[0]).num_days() as f64).collect();
    let chart = control::gaps(&gaps).expect("enough gaps");
    limits_agree(chart.limits[0], &wanted["gaps"]["limits"]);
    signals_agree(&chart, &wanted["gaps"]["signals"]);
    if wanted["rate_ratio"].is_object() {
        ratio_agrees(&wanted["rate_ratio"]);
    }
    if wanted["clear"].is_object() {
        clear_agrees(&wanted["clear"]);
    }
}

/// Returns how long services stay free of a further incident.
fn returns(knowledge: &knowledge::Knowledge) -> Curve {
    let ordinal = |day: NaiveDate| i64::from(day.num_days_from_ce());
    let mut waits = Vec::new();
    for hub in knowledge.hubs.of(knowledge::HubKind::Service) {
        let days =
            hub.incidents.iter().filter_map(|&at| knowledge::day_of(&knowledge.incidents[at]));
        let mut days: Vec<i64> = days.map(ordinal).collect();
        days.sort_unstable();
        waits.extend(recurrence::waits(&days, ordinal(day(2026))));
    }
    Curve::of(&waits)
}

#[test]
fn the_statistics_of_jenkins_status() {
    corpus_agrees("jenkins-status", Some("cstate"));
}

#[test]
fn the_statistics_of_the_cloud_platform() {
    corpus_agrees("moj-cloud-platform", None);
}
