//! Events put in order: which lists and tables are mended, and how they look afterwards.

use casebook::diagnostic::Applicability;

use crate::checked::check;

const FRONT: &str =
    "---\ntitle: Down\nid: X\nstatus: draft\n---\n## Timeline\n\nAll times in UTC.\n\n";

/// Makes the first fix of CB206 and returns the body behind the front, with how far it is trusted.
fn ordered(text: &str) -> Option<(String, Applicability)> {
    let checked = check(&format!("-- content/incidents/2026-03-02-x.md --\n{text}"));
    let finding = checked.diagnostics.iter().find(|it| it.code.0 == "CB206").expect("out of order");
    let fix = finding.fix.as_ref()?;
    let mut mended = text.to_owned();
    for edit in fix.edits.iter().rev() {
        mended.replace_range(edit.span.range(), &edit.replacement);
    }
    Some((mended, fix.applicability))
}

#[track_caller]
fn becomes(before: &str, after: &str) {
    let mended = ordered(&format!("{FRONT}{before}"));
    let after = format!("{FRONT}{after}");
    assert_eq!(mended, Some((after, Applicability::Safe)));
}

#[track_caller]
fn stays(text: &str) {
    assert_eq!(ordered(&format!("{FRONT}{text}")), None, "{text}");
}

#[test]
fn lists_and_tables_are_put_in_order() {
    becomes(
        "- 14:06 a\n- 14:19 b\n- 14:12 c\n- 15:36 d\n",
        "- 14:06 a\n- 14:12 c\n- 14:19 b\n- 15:36 d\n",
    );
    becomes("- 14:06 a\n- 14:19 b\n- 14:12 c", "- 14:06 a\n- 14:12 c\n- 14:19 b");
    becomes("- 15:00 z\n- 14:06 a\n- 14:19 b\n", "- 14:06 a\n- 14:19 b\n- 15:00 z\n");
    becomes(
        "- 14:06 a\n  - deep\n  more\n- 14:19 b\n- 14:12 é🙂\n  - inner\n",
        "- 14:06 a\n  - deep\n  more\n- 14:12 é🙂\n  - inner\n- 14:19 b\n",
    );
    becomes(
        "| Time | Event |\n| --- | --- |\n| 14:19 | b |\n| 14:06 | a |\n| 15:00 | c |\n",
        "| Time | Event |\n| --- | --- |\n| 14:06 | a |\n| 14:19 | b |\n| 15:00 | c |\n",
    );
}

#[test]
fn numbers_and_blank_lines_stay_where_they_are() {
    becomes("1. 14:06 a\n2. 14:19 b\n3. 14:12 c\n", "1. 14:06 a\n2. 14:12 c\n3. 14:19 b\n");
    becomes("- 14:06 a\n\n- 14:19 b\n\n- 14:12 c\n", "- 14:06 a\n\n- 14:12 c\n\n- 14:19 b\n");
}

#[test]
fn several_events_move_at_once() {
    becomes(
        "- 14:10 c\n- 14:20 d\n- 14:30 e\n- 14:40 f\n- 14:02 b\n- 14:01 a\n- 14:25 x\n",
        "- 14:01 a\n- 14:02 b\n- 14:10 c\n- 14:20 d\n- 14:25 x\n- 14:30 e\n- 14:40 f\n",
    );
}

#[test]
fn front_matter_is_put_in_order_with_its_comments() {
    let front = |events: &str| {
        format!(
            "---\ntitle: Down\nid: X\ntimezone: UTC\ntimes:\n  started: 2026-03-02T14:00:00Z\ntimeline:\n{events}---\nText.\n"
        )
    };
    let before = front("  - 14:06 a\n  - at: 14:19\n    text: b # why\n  - \"14:12 c\"\n");
    let after = front("  - 14:06 a\n  - \"14:12 c\"\n  - at: 14:19\n    text: b # why\n");
    assert_eq!(ordered(&before), Some((after, Applicability::Safe)));
    let crlf = |text: String| text.replace('\n', "\r\n");
    let after = front("  - 14:06 a\n  - \"14:12 c\"\n  - at: 14:19\n    text: b # why\n");
    assert_eq!(ordered(&crlf(before)), Some((crlf(after), Applicability::Safe)));
}

#[test]
fn what_is_not_surely_a_matter_of_order_stays() {
    // One time is not known.
    stays("- 14:06 a\n- 14:19 b\n- 14:?? x\n- 14:12 c\n");
    // Lines of one paragraph: the breaks between them would move as well.
    stays("14:06 a\\\n14:19 b\\\n14:12 c\n");
    // A day is given before the events it holds for; the first cannot move away from it.
    stays(
        "- 2026-03-02 14:19 a\n- 14:06 b\n- 2026-03-03 10:00 c\n- 11:00 d\n- 09:00 e\n- 2026-03-03 11:30 f\n- 2026-03-04 09:00 g\n- 2026-03-01 09:00 h\n",
    );
    // The author says that it is meant.
    stays("- 14:06 a\n- 14:19 b <!-- casebook-ignore CB206: as told -->\n- 14:30 d\n- 14:12 c\n");
}

#[test]
fn a_move_to_another_day_is_not_safe_and_a_day_apart_is_no_move() {
    let dated = |last: &str| {
        ordered(&format!("{FRONT}- 2026-03-02 23:50 a\n- 2026-03-03 00:10 b\n- {last} c\n"))
    };
    assert_eq!(dated("2026-03-02 23:55").map(|it| it.1), Some(Applicability::Unsafe));
    assert_eq!(dated("2026-03-01 23:55"), None);
}
