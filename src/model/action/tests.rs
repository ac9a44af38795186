//! Action items in the forms teams write them, read whole.

use chrono::NaiveDate;

use crate::model::ActionStatus;
use crate::model::tests::report_at;

/// Tells an action as `id title | owner | due | status | ticket`.
fn told(text: &str) -> Vec<String> {
    let (report, _) = report_at("content/2026-03-02-report.md", text);
    let told = report.actions.iter().map(|action| {
        let owner = action.owner.as_ref().map_or("-", |owner| owner.value.as_str());
        let due = action.due.as_ref().map_or("-".to_owned(), |due| due.value.to_string());
        let status = action.status.as_str();
        let ticket = action.ticket.as_deref().unwrap_or("-");
        format!("{} {} | {owner} | {due} | {status} | {ticket}", action.id, action.title.value)
    });
    told.collect()
}

#[test]
fn lists_are_read_with_their_notes() {
    let text = "## Action items\n\n- [x] Fix it\n- [ ] Watch it (owner: team-a, due: 2026-04-01)\n- Page earlier @team-b\n- ~~Write it down~~\n- Look again ✅\n- Tell others (done)\n- Test it [#12](https://example.org/o/r/issues/12)\n-\n";
    assert_eq!(
        told(text),
        [
            "A1 Fix it | - | - | done | -",
            "A2 Watch it | team-a | 2026-04-01 | open | -",
            "A3 Page earlier @team-b | @team-b | - | open | -",
            "A4 Write it down | - | - | done | -",
            "A5 Look again | - | - | done | -",
            "A6 Tell others | - | - | done | -",
            "A7 Test it #12 | - | - | open | https://example.org/o/r/issues/12",
        ]
    );
}

#[test]
fn groups_and_labels_are_looked_into() {
    let text = "- **Review actions**:\n  - One\n  - Two\n";
    assert_eq!(told(text), ["A1 One | - | - | open | -", "A2 Two | - | - | open | -"]);
    let text = "## Action items\n\n### Process\n\n1. One\n   - a detail\n\n### Code\n\n- **Parser**:\n  - Two\n";
    assert_eq!(told(text), ["A1 One | - | - | open | -", "A2 Two | - | - | open | -"]);
}

#[test]
fn tables_are_read_by_their_columns() {
    let text = "## Actions\n\n| # | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| 7 | Fix it | team-a | 2026-04-01 | Done |\n|  | Watch it |  | TBD | in progress |\n|  |  |  |  |  |\n";
    assert_eq!(
        told(text),
        ["7 Fix it | team-a | 2026-04-01 | done | -", "A2 Watch it | - | - | in-progress | -",]
    );
}

#[test]
fn promises_of_the_front_matter_are_not_doubled() {
    let text = "---\ntimes: {resolved: 2026-03-02T16:00:00Z}\nactions:\n  - {id: A1, title: Validate pool size before rollout, owner: a}\n---\n## Action items\n\n- A1 matters most.\n- [ ] Validate pool sizes before rollout\n- [ ] Something else\n";
    let (report, _) = report_at("content/report.md", text);
    let titles: Vec<&str> =
        report.actions.iter().map(|action| action.title.value.as_str()).collect();
    assert_eq!(titles, ["Validate pool size before rollout", "Something else"]);
    assert!(report.actions.iter().all(|action| action.status == ActionStatus::Open));
    let opened = NaiveDate::from_ymd_opt(2026, 3, 3);
    assert!(report.actions.iter().all(|action| action.opened == opened));
    assert_eq!(report.actions[1].id, "A2");
}
