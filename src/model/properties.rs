//! What holds for any text at all: nothing panics, and every span lies on character boundaries.

use proptest::prelude::*;

use crate::model::Postmortem;
use crate::model::tests::report_at;
use crate::text::Span;

/// Pieces that reach every reader, cut and joined at random.
const PIECES: &[&str] = &[
    "## Timeline\n",
    "## Zeitleiste (MEZ)\n",
    "- ",
    "* **",
    "**",
    "14:02",
    " UTC",
    " CET",
    "~",
    "T+13m",
    "2026-03-02",
    " 25:99",
    "22025-01-13",
    "2X:XX",
    "--:--",
    " – ",
    "-",
    "14:??",
    "| Time | Event |\n|---|---|\n",
    "| ",
    " |",
    "\n",
    "\n\n",
    "  ",
    "é",
    "🙂",
    "\u{a0}",
    "[alert] ",
    "[",
    "](",
    ")",
    "(",
    "`",
    "<!--",
    "-->",
    "- **Key events**\n  - First detected ",
    "- **Time to repair**: 6h 27m",
    "## Action items\n",
    "[ ] ",
    "@team",
    "(owner: x, due 2026-04-01)",
    "~~",
    "✅",
    "All times in ",
    "Europe/London",
    "IST",
    "9999999999",
    "### 2026-03-02 14:02 - ",
    "# T\n",
    "---\n",
    "times: {started: 2026-03-02T8:00Z}\n",
    ":",
    "İ",
    "ß",
    "1.5 hours",
    "The incident lasted ",
    "support hours 10:00-17:00",
    "99999999999999 days",
    "1600",
    "11.50",
    "pm",
    "\r\n",
    "\t",
];

fn spans(report: &Postmortem) -> Vec<Span> {
    let mut spans = vec![report.id.span, report.title.span];
    spans.extend(report.events.iter().flat_map(|event| [event.time_span, event.span]));
    spans
        .extend(report.sections.iter().flat_map(|section| [section.heading_span, section.content]));
    spans.extend(report.stated.iter().map(|stated| stated.span));
    spans.extend(report.summary.iter().map(|summary| summary.span));
    for action in &report.actions {
        spans.extend([action.span, action.title.span]);
        spans.extend(action.status_span);
        spans.extend(action.owner.iter().map(|owner| owner.span));
        spans.extend(action.due.iter().map(|due| due.span));
        spans.extend(action.closed.iter().map(|closed| closed.span));
    }
    spans
}

fn check(text: &str) {
    let (report, found) = report_at("content/2026-03-02-any.md", text);
    for span in spans(&report) {
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
    for finding in &found {
        assert!(text.get(finding.primary.span.range()).is_some(), "{finding:?} in {text:?}");
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(text.get(edit.span.range()).is_some(), "{finding:?} in {text:?}");
        }
    }
    for stated in &report.stated {
        let _ = crate::model::compare(&report, stated, None);
    }
    assert!(!report.slug.is_empty() && !report.title.value.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_mix_of_forms_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        check(&pieces.concat());
    }
}
