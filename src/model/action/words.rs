//! Words of action items: column heads, statuses and types, as teams write them.

use crate::model::ActionStatus;

pub(super) const TITLE: &[&str] = &[
    "action",
    "action item",
    "action items",
    "actions",
    "item",
    "task",
    "what",
    "title",
    "todo",
    "description",
    "follow-up",
    "follow up",
    "improvement",
    "maßnahme",
    "aufgabe",
    "tâche",
    "acción",
    "ação",
    "tarea",
    "tarefa",
    "actie",
    "actiepunt",
];
pub(super) const OWNER: &[&str] = &[
    "owner",
    "owners",
    "assignee",
    "assigned to",
    "who",
    "responsible",
    "team",
    "dri",
    "lead",
    "verantwortlich",
    "zuständig",
    "wer",
    "responsable",
    "responsável",
    "eigenaar",
    "wie",
];
pub(super) const DUE: &[&str] = &[
    "due",
    "due date",
    "due by",
    "deadline",
    "by",
    "by when",
    "target",
    "target date",
    "eta",
    "when",
    "date",
    "fällig",
    "fällig am",
    "frist",
    "bis",
    "échéance",
    "fecha límite",
    "vencimiento",
    "prazo",
    "uiterlijk",
];
pub(super) const STATUS: &[&str] =
    &["status", "state", "progress", "done", "done?", "stand", "statut", "estado", "stato"];
pub(super) const KIND: &[&str] = &["type", "kind", "category", "art", "typ", "tipo", "soort"];
pub(super) const TICKET: &[&str] = &[
    "ticket",
    "issue",
    "bug",
    "link",
    "links",
    "jira",
    "tracking",
    "reference",
    "tracker",
    "pr",
    "url",
];
pub(super) const PRIORITY: &[&str] =
    &["priority", "prio", "p", "priorität", "priorité", "prioridad", "prioridade", "prioriteit"];
pub(super) const CLOSED: &[&str] =
    &["closed", "closed on", "completed", "completed on", "done on", "date closed", "erledigt am"];
pub(super) const ID: &[&str] = &["id", "#", "no", "no.", "nr", "nr.", "number"];

const STATUSES: [(&[&str], ActionStatus); 4] = [
    (
        &[
            "open",
            "todo",
            "to do",
            "to-do",
            "not started",
            "new",
            "planned",
            "backlog",
            "pending",
            "offen",
            "ouvert",
            "abierto",
            "aberto",
            "no",
            "❌",
            "☐",
        ],
        ActionStatus::Open,
    ),
    (
        &[
            "in progress",
            "in-progress",
            "wip",
            "started",
            "ongoing",
            "doing",
            "in review",
            "in arbeit",
            "en cours",
            "en curso",
            "em andamento",
            "🚧",
            "⏳",
        ],
        ActionStatus::InProgress,
    ),
    (
        &[
            "done",
            "closed",
            "complete",
            "completed",
            "fixed",
            "finished",
            "merged",
            "resolved",
            "yes",
            "x",
            "erledigt",
            "fertig",
            "fait",
            "terminé",
            "hecho",
            "feito",
            "gedaan",
            "✅",
            "✔",
            "☑",
            "✓",
        ],
        ActionStatus::Done,
    ),
    (
        &[
            "dropped",
            "won't do",
            "wont do",
            "won't fix",
            "wontfix",
            "cancelled",
            "canceled",
            "rejected",
            "abandoned",
            "obsolete",
            "verworfen",
            "abandonné",
            "descartado",
        ],
        ActionStatus::Dropped,
    ),
];

/// Returns the status a word tells.
pub(super) fn status(text: &str) -> Option<ActionStatus> {
    let lower =
        text.trim().trim_matches(['*', '_', '`', '(', ')', '.', '\u{fe0f}', ' ']).to_lowercase();
    let is = |words: &&[&str]| words.contains(&lower.as_str());
    STATUSES.iter().find(|(words, _)| is(words)).map(|(_, status)| *status)
}

/// Returns the type of an action in the word of the front matter, or as written.
pub(super) fn kind(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let known = match lower.as_str() {
        "" => return None,
        "prevention" | "preventive" | "preventative" | "prevent" => "prevent",
        "detection" | "detective" | "monitoring" | "detect" => "detect",
        "mitigation" | "mitigative" | "mitigate" => "mitigate",
        "processes" | "process" => "process",
        "fix" | "repairs" | "repair" => "repair",
        _ => return Some(lower),
    };
    Some(known.to_owned())
}
