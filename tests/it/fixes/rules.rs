//! What the fix of each rule does to a text, and how far it is trusted.

use casebook::diagnostic::Applicability::{Safe, Unsafe};
use casebook::diagnostic::{Applicability, Diagnostic};

use crate::checked::check;

/// Returns the first finding of a rule in the report of a casebook.
fn finding(files: &str, code: &str) -> Option<Diagnostic> {
    check(files).diagnostics.into_iter().find(|it| it.code.0 == code)
}

/// Makes the first fix of a rule in a report with this front matter and body.
fn mended(code: &str, text: &str) -> Option<(String, Applicability, String)> {
    let config = "-- casebook.yaml --\ntriggers: [deploy, config-push]\nservices: [{id: checkout, aliases: [shop]}]\n";
    let other = "-- content/2026-01-09-other.md --\n---\nid: INC-7\ntitle: Other\n---\n# Impact\n-- content/graph.png --\n";
    let files = format!("{config}{other}\n-- content/2026-03-02-x.md --\n{text}");
    let found = finding(&files, code).unwrap_or_else(|| panic!("{code} is silent on {text}"));
    let fix = found.fix?;
    let mut text = text.to_owned();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    Some((fix.title, fix.applicability, text))
}

#[test]
fn front_matter_is_mended_in_place() {
    for (code, before, title, trust, after) in [
        ("CB104", "severty: sev2", "rename to `severity`", Safe, "severity: sev2"),
        ("CB104", "servicse: checkout", "rename to `services`", Safe, "services: checkout"),
        ("CB104", "sevrty: sev2", "rename to `severity`", Unsafe, "severity: sev2"),
        (
            "CB105",
            "review_by: 2026-9-04",
            "write the day as `2026-09-04`",
            Safe,
            "review_by: 2026-09-04",
        ),
        (
            "CB105",
            "review_by: \"2026.9.4\"",
            "write the day as `2026-09-04`",
            Safe,
            "review_by: \"2026-09-04\"",
        ),
        ("CB105", "audience: publc", "write `public`", Unsafe, "audience: public"),
        (
            "CB105",
            "timezone: Europe/Lodnon # ours",
            "write `Europe/London`",
            Unsafe,
            "timezone: Europe/London # ours",
        ),
        ("CB107", "severity: 'sev22'", "write `sev2`", Unsafe, "severity: 'sev2'"),
        ("CB108", "status: publishd", "write `published`", Unsafe, "status: published"),
        ("CB109", "services: [chekcout]", "write `checkout`", Unsafe, "services: [checkout]"),
        ("CB110", "services: [shop, x]", "write `checkout`", Safe, "services: [checkout, x]"),
        ("CB115", "trigger: config-psuh", "write `config-push`", Unsafe, "trigger: config-push"),
        ("CB703", "related: [INC-77]", "write `INC-7`", Unsafe, "related: [INC-7]"),
        (
            "CB203",
            "times: {started: 2026-03-02 14:06}",
            "add `Z`, as it is read now",
            Unsafe,
            "times: {started: 2026-03-02 14:06Z}",
        ),
        (
            "CB203",
            "times: {started: 2026-03-02T14:06, resolved: 2026-03-02T15:06:00+01:00}",
            "add `+01:00`, as the other times have",
            Unsafe,
            "times: {started: 2026-03-02T14:06+01:00, resolved: 2026-03-02T15:06:00+01:00}",
        ),
        (
            "CB203",
            "timeline: [\"2026-03-02 14:06 a\", \"14:07 b\"]",
            "add `timezone: UTC` to the front matter, as they are read now",
            Unsafe,
            "timeline: [\"2026-03-02 14:06 a\", \"14:07 b\"]\ntimezone: UTC",
        ),
        (
            "CB205",
            "timezone: Europe/London\ntimes: {started: 2025-10-26 01:30}",
            "add `+01:00`, the first of the two",
            Unsafe,
            "timezone: Europe/London\ntimes: {started: 2025-10-26 01:30+01:00}",
        ),
        (
            "CB213",
            "times: {started: 2026-03-02T9:06:30Z}",
            "write the time as `09:06:30`",
            Safe,
            "times: {started: 2026-03-02T09:06:30Z}",
        ),
        (
            "CB213",
            "times: {started: 2026-03-02 11.50 UTC}",
            "write the time as `11:50`",
            Safe,
            "times: {started: 2026-03-02 11:50 UTC}",
        ),
        (
            "CB213",
            "times: {started: \"2026-03-02 1600 UTC\"}",
            "write the time as `16:00`",
            Safe,
            "times: {started: \"2026-03-02 16:00 UTC\"}",
        ),
        (
            "CB213",
            "times: {started: 2026-03-02 17:30 p.m. UTC}",
            "write the time as `17:30`",
            Safe,
            "times: {started: 2026-03-02 17:30 UTC}",
        ),
        (
            "CB214",
            "times: {started: 2026-03-02T01:00Z, detected: 2026-03-02T02:00Z, resolved: 2025-03-02T03:00Z}",
            "write `2026-03-02`",
            Unsafe,
            "times: {started: 2026-03-02T01:00Z, detected: 2026-03-02T02:00Z, resolved: 2026-03-02T03:00Z}",
        ),
    ] {
        let text = |lines: &str| format!("---\ntitle: Down 🙂\n{lines}\n---\nText.\n");
        let expected = (title.to_owned(), trust, text(after));
        assert_eq!(mended(code, &text(before)), Some(expected), "{code} {before}");
    }
}

#[test]
fn the_body_is_mended_in_place() {
    for (code, before, title, trust, after) in [
        (
            "CB701",
            "[x](../content/2026-01-09-othr.md#impact)",
            "link to `2026-01-09-other.md`",
            Unsafe,
            "[x](../content/2026-01-09-other.md#impact)",
        ),
        (
            "CB702",
            "## Impact\n\n[x](#impct)",
            "link to `#impact`",
            Unsafe,
            "## Impact\n\n[x](#impact)",
        ),
        ("CB703", "[[INC-77|seven]]", "write `INC-7`", Unsafe, "[[INC-7|seven]]"),
        ("CB704", "![x](grph.png \"t\")", "link to `graph.png`", Unsafe, "![x](graph.png \"t\")"),
        ("CB121", "a <!-- casebook-ignore CB701: old --> b", "delete the comment", Safe, "a b"),
        (
            "CB121",
            "<!-- casebook-ignore CB704, CB701: old -->\n[x](gone.md)",
            "take `CB704` out of the comment",
            Safe,
            "<!-- casebook-ignore CB701: old -->\n[x](gone.md)",
        ),
        (
            "CB121",
            "<!-- casebook-ignore CB701, CB704: old -->\n[x](gone.md)",
            "take `CB704` out of the comment",
            Safe,
            "<!-- casebook-ignore CB701: old -->\n[x](gone.md)",
        ),
        (
            "CB121",
            "<!-- casebook-ignore ded-link: old -->\n[x](gone.md)",
            "silence `dead-link`",
            Unsafe,
            "<!-- casebook-ignore dead-link: old -->\n[x](gone.md)",
        ),
    ] {
        let text = |body: &str| format!("---\ntitle: Down\nstatus: draft\n---\né🙂\n\n{body}\n");
        let expected = (title.to_owned(), trust, text(after));
        assert_eq!(mended(code, &text(before)), Some(expected), "{code} {before}");
    }
}

#[test]
fn a_title_is_put_where_titles_stand() {
    let title = |text: &str| {
        mended("CB114", text).map(|(title, trust, text)| {
            assert_eq!((title.as_str(), trust), ("give it the title `X`", Unsafe));
            text
        })
    };
    assert_eq!(
        title("---\nseverity: sev2\n---\nText.\n").as_deref(),
        Some("---\ntitle: X\nseverity: sev2\n---\nText.\n")
    );
    assert_eq!(
        title("---\r\nseverity: sev2\r\n---\r\nText.\r\n").as_deref(),
        Some("---\r\ntitle: X\r\nseverity: sev2\r\n---\r\nText.\r\n")
    );
    assert_eq!(title("Text.\n").as_deref(), Some("# X\n\nText.\n"));
    assert_eq!(title("\u{feff}Text.\n").as_deref(), Some("\u{feff}# X\n\nText.\n"));
    assert_eq!(
        title("---\n{severity: sev2}\n---\nText.\n").as_deref(),
        Some("---\n{severity: sev2}\n---\n\n# X\n\nText.\n")
    );
}

#[test]
fn what_only_the_author_can_tell_has_no_fix() {
    for (code, lines) in [
        // As near to one as to another.
        ("CB107", "severity: sev9"),
        // The right key is there already, or two keys want to be the same.
        ("CB104", "severity: sev2\nseverty: sev1"),
        ("CB104", "severty: sev2\nserverity: sev1"),
        // The value is not what the near key asks for.
        ("CB104", "time: 2026-03-02"),
        ("CB105", "review_by: 4.9.2026"),
        ("CB105", "review_by: 2026-2-30"),
        // The clock skipped it.
        ("CB204", "timezone: Europe/London\ntimes: {started: 2026-03-29 01:30}"),
        ("CB203", "times: {started: 2026-03-02 14:06 - 15:00}"),
    ] {
        let text = format!("---\ntitle: Down\n{lines}\n---\nText.\n");
        assert_eq!(mended(code, &text), None, "{code} {lines}");
    }
}

#[test]
fn times_without_a_zone_are_told_once_a_report_and_once_a_casebook() {
    let report = |at: usize, zone: &str| {
        format!(
            "-- content/2026-03-{at:02}-x.md --\n---\ntitle: Down\nid: X{at}\n---\n- **Key events**\n  - Detected 2026-03-{at:02} 10:00{zone}\n\n## Timeline\n\n- 10:00{zone} a\n- 10:05{zone} b\n\n"
        )
    };
    let told = |reports: &[(usize, &str)]| {
        let files: String = reports.iter().map(|(at, zone)| report(*at, zone)).collect();
        let all = check(&files).diagnostics.into_iter().filter(|it| it.code.0 == "CB203");
        all.map(|it| format!("{} {}", it.primary.file, it.message)).collect::<Vec<_>>()
    };
    let one = "content/2026-03-01-x.md `2026-03-01 10:00` and 2 more times here have no time zone";
    assert_eq!(told(&[(1, "")]), [one]);
    let few = [(1, ""), (2, ""), (3, ""), (4, ""), (5, " UTC")];
    assert_eq!(told(&few).len(), 4);
    let most = [(1, ""), (2, ""), (3, ""), (4, ""), (5, ""), (6, " UTC")];
    let all = "content/2026-03-01-x.md none of the 15 times in 5 reports has a time zone";
    assert_eq!(told(&most), [all]);
    let half: Vec<(usize, &str)> =
        (1..=10).map(|at| (at, if at > 5 { " UTC" } else { "" })).collect();
    assert_eq!(told(&half).len(), 5, "as many with a zone as without: each is a slip");
}
