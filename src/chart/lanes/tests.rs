//! What stands in lanes: stacked, taller for worse, hollow or open where ends are not known, joined.

use super::*;

const DAY: i64 = 86_400;

fn bar(from: i64, days: i64, class: u8) -> Bar {
    Bar {
        from: from * DAY,
        to: (from + days) * DAY,
        class,
        ends: Ends::Known,
        label: "An <incident>".into(),
        lang: None,
        href: Some("incidents/a/".into()),
        group: None,
    }
}

fn lanes(lanes: Vec<Marks>) -> Lanes {
    let lane =
        |marks| Lane { name: "checkout & co".into(), note: String::new(), at_once: None, marks };
    Lanes {
        caption: Caption { id: "l".into(), ..Caption::default() },
        from: 0,
        to: 365 * DAY,
        ticks: vec![(0, "Jan".into()), (334 * DAY, "Dec".into())],
        in_text: false,
        strip: None,
        lanes: lanes.into_iter().map(lane).collect(),
    }
}

#[test]
fn overlapping_bars_are_stacked() {
    let axis = Linear::new(0.0, (365 * DAY) as f64);
    let bars = vec![bar(60, 10, 1), bar(64, 1, 3), bar(150, 1, 3)];
    assert_eq!(stack::rows(&Marks::Bars(bars), axis), [0, 1, 0]);
}

#[test]
fn worse_is_taller_and_everything_is_escaped() {
    let drawn = lanes(vec![Marks::Bars(vec![bar(60, 1, 1), bar(120, 1, 4)])]).draw().unwrap();
    assert!(drawn.contains("height=\"13\"") && drawn.contains("height=\"7\""));
    assert!(drawn.contains("checkout &amp; co") && drawn.contains("An &lt;incident&gt;"));
    assert!(drawn.contains(">Jan<") && drawn.contains(">Dec<"));
    assert!(drawn.contains("data-href=\"incidents/a/\"") && drawn.contains("role=\"img\""));
}

#[test]
fn open_ends_point_on_and_bare_days_are_hollow() {
    let open = Bar { ends: Ends::Open, ..bar(60, 1, 2) };
    let days = Bar { ends: Ends::Days, ..bar(90, 1, 2) };
    let drawn = lanes(vec![Marks::Bars(vec![open, days])]).draw().unwrap();
    assert_eq!(drawn.matches("d=\"M3-6 10 0 3 6Z\"").count(), 1);
    assert_eq!(drawn.matches("class=\"bare l2\"").count(), 1);
}

#[test]
fn bars_of_one_group_are_joined_across_lanes() {
    let shared = Bar { group: Some(7), ..bar(60, 1, 2) };
    let marks = vec![Marks::Bars(vec![shared.clone()]), Marks::Bars(vec![bar(10, 1, 2), shared])];
    let drawn = lanes(marks).draw().unwrap();
    assert_eq!(drawn.matches("class=\"join\"").count(), 1);
}

#[test]
fn columns_are_as_tall_as_there_are_many_and_the_worst_is_at_the_bottom() {
    let column = |at: i64, counts| Column {
        from: at * DAY,
        to: (at + 7) * DAY,
        counts,
        label: "incidents".into(),
        href: None,
    };
    let marks = vec![column(0, [1, 0, 3, 0, 0]), column(7, [0, 0, 1, 0, 0])];
    let drawn = lanes(vec![Marks::Columns(marks)]).draw().unwrap();
    let of = |class: &str| {
        let found = drawn.split("<rect ").filter(|it| it.contains(&format!("class=\"{class}\"")));
        found.map(|it| it.split("y=\"").nth(1).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(of("m1")[0].contains("height=\"8\"") && of("m3")[0].contains("height=\"24\""));
    assert!(of("m3")[1].contains("height=\"8\""), "{drawn}");
    assert!(of("m1")[0].starts_with("50\""), "it stands on the ground: {drawn}");
}

#[test]
fn lanes_of_columns_share_a_scale_and_take_the_room_they_need() {
    let column = |count| Column {
        from: 0,
        to: 7 * DAY,
        counts: [count, 0, 0, 0, 0],
        label: String::new(),
        href: None,
    };
    let drawn = lanes(vec![Marks::Columns(vec![column(33)]), Marks::Columns(vec![column(3)])]);
    let drawn = drawn.draw().unwrap();
    assert!(drawn.contains("height=\"66\"") && drawn.contains("height=\"6\""), "{drawn}");
    assert!(drawn.contains("width=\"100%\" height=\"122\""), "22 + 74 + 24 + 2: {drawn}");
}

#[test]
fn names_have_a_gutter_and_a_lane_without_a_name_has_none() {
    let bars = || Marks::Bars(vec![bar(60, 1, 1)]);
    let named = lanes(vec![bars()]).draw().unwrap();
    assert!(
        named.contains(" data-gutter=\"wide\"") && named.contains("<text x=\"-194\""),
        "{named}"
    );
    let mut slim = lanes(vec![bars()]);
    slim.lanes[0].name = "2026".into();
    assert!(slim.draw().unwrap().contains(" data-gutter=\"slim\""));
    let mut alone = lanes(vec![bars()]);
    alone.lanes[0].name = String::new();
    assert!(!alone.draw().unwrap().contains("data-gutter"));
}

#[test]
fn a_bar_without_a_label_is_only_a_mark() {
    let drawn = lanes(vec![Marks::Bars(vec![Bar { label: String::new(), ..bar(9, 1, 2) }])]);
    assert_eq!(drawn.draw().unwrap().matches("<title").count(), 1, "the chart's own");
}

#[test]
fn nothing_to_show_is_not_drawn() {
    assert_eq!(lanes(Vec::new()).draw(), None);
    assert_eq!(Lanes { to: 0, ..lanes(vec![Marks::Bars(Vec::new())]) }.draw(), None);
}

#[test]
fn labels_that_have_no_room_on_a_phone_are_for_wide_charts_only() {
    let mut crowded = lanes(vec![Marks::Bars(vec![bar(60, 1, 1)])]);
    crowded.lanes[0].name = String::new();
    crowded.ticks = (0..6).map(|it| (it * 60 * DAY, format!("Jul 202{it}"))).collect();
    let drawn = crowded.draw().unwrap();
    assert_eq!(drawn.matches("class=\"dim wide\"").count(), 3, "{drawn}");
    let roomy = lanes(vec![Marks::Bars(vec![bar(60, 1, 1)])]).draw().unwrap();
    assert_eq!(roomy.matches("class=\"dim wide\"").count(), 0);
}
