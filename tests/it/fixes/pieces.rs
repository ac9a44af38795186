//! Reports put together at random from pieces that each have something to mend.

use proptest::prelude::*;

/// A casebook of two reports and its settings, `-- path --` before each file.
pub(super) fn casebook() -> impl Strategy<Value = Vec<(String, String)>> {
    (config(), report(), report()).prop_map(|(config, a, b)| {
        let named = |name: &str, text: String| (name.to_owned(), text);
        vec![
            named("casebook.yaml", config),
            named("content/2026-03-02-a.md", a),
            named("content/2026-03-09-b.md", b),
        ]
    })
}

fn config() -> impl Strategy<Value = String> {
    let lines = prop::sample::subsequence(
        vec![
            "timezon: Europe/Londn",
            "services: [{id: checkout, aliases: [shop]}, {id: search}]",
            "triggers: [deploy, config-push]",
            "rules: {missing-titl: off, CB302: off}",
            "titel: Shop",
        ],
        0..=5,
    );
    lines.prop_map(|lines| format!("content: [content]\n{}\n", lines.join("\n")))
}

fn report() -> impl Strategy<Value = String> {
    (front_matter(), prop::collection::vec(block(), 0..5), form()).prop_map(
        |(front, body, form)| {
            let text = format!("---\n{front}---\n\n{}\n", body.join("\n\n"));
            form.applied(&text)
        },
    )
}

/// How a file is written.
#[derive(Clone, Copy, Debug)]
struct Form {
    is_marked: bool,
    has_crlf: bool,
    ends_in_line: bool,
}

impl Form {
    fn applied(self, text: &str) -> String {
        let text = if self.ends_in_line { text } else { text.trim_end() };
        let text = if self.has_crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        if self.is_marked { format!("\u{feff}{text}") } else { text }
    }
}

fn form() -> impl Strategy<Value = Form> {
    any::<(bool, bool, bool)>().prop_map(|(is_marked, has_crlf, ends_in_line)| Form {
        is_marked,
        has_crlf,
        ends_in_line,
    })
}

fn front_matter() -> impl Strategy<Value = String> {
    let keys = prop::sample::subsequence(
        vec![
            "title: \"Down 🙂: é\"",
            "titel: Kasse ausgefallen",
            "severty: P1",
            "severity: 'sev22'",
            "status: publishd",
            "services: [shop, \"chekcout\", serch]",
            "trigger: config-psuh # a slip",
            "tags: [dns, DNS, certificate, certificates]",
            "related: [2026-03-09-bb, {id: 2026-03-02-a, knd: see-also}]",
            "review_by: 2026/9/4",
            "published: '2026-3-9'",
            "timezone: Europe/Berln",
            "audience: publc",
            "owners: team-shop",
            "# casebook-ignore CB104, CB999: both",
            "tiems: {started: 2026-03-02 14:06}",
            "actions: [{title: x, stauts: done, due: 2026-4-1}]",
        ],
        0..=10,
    );
    (keys, prop::option::of(times()), prop::option::of(front_timeline())).prop_map(
        |(keys, times, timeline)| {
            let lines = keys.iter().flat_map(|key| [key, "\n"]).collect::<String>();
            format!("{lines}{}{}", times.unwrap_or_default(), timeline.unwrap_or_default())
        },
    )
}

fn times() -> impl Strategy<Value = String> {
    let stamps = [
        "2026-03-02T14:06:00Z",
        "2026-03-02 9:15",
        "2026-03-02 1600",
        "2025-03-02T15:00Z",
        "\"2026-03-02 17:30pm\"",
        "2025-10-26 01:30",
        "2026-03-02 11.50 CET",
        "'2026-03-02T8:00'",
    ];
    let stamp = prop::sample::select(stamps.to_vec());
    (stamp.clone(), stamp.clone(), stamp).prop_map(|(a, b, c)| {
        format!("times:\n  started: {a}\n  detected: {b} # seen\n  resolved: {c}\n")
    })
}

/// A time of day as one may write it.
fn clock() -> impl Strategy<Value = String> {
    (0_u32..24, 0_u32..60, 0..8).prop_map(|(hour, minute, form)| match form {
        0 => format!("{hour}:{minute:02}"),
        1 => format!("~{hour:02}:{minute:02}"),
        2 => format!("2026-03-02 {hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}"),
    })
}

fn front_timeline() -> impl Strategy<Value = String> {
    prop::collection::vec((clock(), any::<bool>()), 1..6).prop_map(|events| {
        let line = |(at, is_map): (String, bool)| {
            if is_map {
                format!("  - at: \"{at}\"\n    text: é # why\n")
            } else {
                format!("  - \"{at} what: x\"\n")
            }
        };
        format!("timeline:\n{}", events.into_iter().map(line).collect::<String>())
    })
}

fn block() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "# Report 🙂",
        "All times in UTC.",
        "See [before](2026-03-09-bb.md) and [there](#impct) and [[2026-03-02-aa]].",
        "![graph](grph.png) <!-- casebook-ignore CB704, CB701: kept -->",
        "<!-- casebook-ignore CB7011: typo -->\n[x](gone.md)",
        "<!-- casebook-ignore CB206: nothing here -->",
        "## Impact\n\nNone, 10.5 % é.",
        "Time to repair: 2h 10m",
    ]);
    prop_oneof![
        3 => fixed.prop_map(str::to_owned),
        2 => events("- ", " deploy\n  - inner\n"),
        1 => events("1. ", " rollback 🙂\n"),
        1 => events("* ", " alert\n\n"),
        1 => rows(),
        1 => key_events(),
    ]
}

fn events(mark: &'static str, text: &'static str) -> impl Strategy<Value = String> {
    prop::collection::vec(clock(), 1..8).prop_map(move |clocks| {
        let line = |clock: &String| format!("{mark}{clock}{text}");
        format!("## Timeline\n\n{}", clocks.iter().map(line).collect::<String>())
    })
}

fn rows() -> impl Strategy<Value = String> {
    prop::collection::vec(clock(), 1..8).prop_map(|clocks| {
        let line = |clock: &String| format!("| {clock} | it \\| was |\n");
        let rows = clocks.iter().map(line).collect::<String>();
        format!("## Timeline\n\n| Time | Event |\n| --- | --- |\n{rows}")
    })
}

fn key_events() -> impl Strategy<Value = String> {
    prop::collection::vec(clock(), 3).prop_map(|clocks| {
        format!(
            "- **Key events**\n  - First detected 2026-03-02 {}\n  - Repaired {}\n  - Resolved 2025-03-02 {}",
            clocks[0].trim_start_matches("2026-03-02 "), clocks[1], clocks[2]
        )
    })
}
