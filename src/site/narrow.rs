//! Which values of the facets a row has, so that a style sheet can narrow a list where no script runs.

use super::view::list::Facet;
use super::view::{ActionRow, IncidentRow};

/// What stands for a missing value in a facet.
const NONE: &str = "(none)";

/// Returns the marks of an incident: the letter of each facet and the number of the value in it.
pub(super) fn incident(facets: &[Facet], row: &IncidentRow) -> String {
    let ids = |chips: &[super::view::Chip]| chips.iter().map(|it| it.id.clone()).collect();
    marks(facets, |facet| match facet {
        "severity" => row.severity.iter().map(|it| it.id.clone()).collect(),
        "service" => ids(&row.services),
        "cause" => ids(&row.causes),
        "trigger" => ids(row.trigger.as_slice()),
        "tag" => ids(&row.tags),
        "year" => vec![super::list::year_value(row.year)],
        _ => vec![row.status.id.to_owned()],
    })
}

/// Returns the marks of an action.
pub(super) fn action(facets: &[Facet], row: &ActionRow) -> String {
    let days = |days: Option<i64>| days.map_or_else(|| NONE.to_owned(), |days| days.to_string());
    marks(facets, |facet| {
        vec![match facet {
            "state" => row.state.to_owned(),
            "owner" => row.owner_key.clone(),
            "due" => days(row.due_days),
            "age" => days(row.age_days),
            "type" => row.kind.clone().unwrap_or_else(|| NONE.to_owned()),
            _ => row.incident_id.clone(),
        }]
    })
}

fn marks(facets: &[Facet], values: impl Fn(&str) -> Vec<String>) -> String {
    let mut marks = Vec::new();
    for (letter, facet) in ('a'..).zip(facets) {
        let own = values(facet.key);
        let fits = |wanted: &str| own.iter().any(|it| it == wanted || is_in_range(it, wanted));
        let options = facet.options.iter().enumerate().filter(|(_, it)| fits(&it.value));
        marks.extend(options.map(|(number, _)| format!("{letter}{number}")));
    }
    marks.join(" ")
}

/// Tells whether a number is in a range such as `0..30`, either end of which may be open.
fn is_in_range(value: &str, range: &str) -> bool {
    let Some((from, to)) = range.split_once("..") else { return false };
    let Ok(value) = value.parse::<i64>() else { return false };
    let holds = |end: &str, within: fn(&i64, &i64) -> bool| {
        end.is_empty() || end.parse().is_ok_and(|end| within(&value, &end))
    };
    holds(from, i64::ge) && holds(to, i64::le)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::view::list::FacetOption;

    #[test]
    fn marks_are_letters_and_numbers_of_what_a_row_has() {
        let option = |value: &str| FacetOption {
            value: value.to_owned(),
            label: String::new(),
            count: 1,
            href: None,
        };
        let facet = |key, values: &[&str]| Facet {
            key,
            label: String::new(),
            options: values.iter().map(|it| option(it)).collect(),
            more: 0,
            href: None,
        };
        let facets = [
            facet("service", &["a", "b", "c"]),
            facet("due", &["..-1", "0..30", "31..", "(none)"]),
        ];
        let check = |services: &[&str], due: &str, expect: &str| {
            let values = |key: &str| match key {
                "service" => services.iter().map(|it| (*it).to_owned()).collect(),
                _ => vec![due.to_owned()],
            };
            assert_eq!(marks(&facets, values), expect);
        };
        check(&["c", "a", "x"], "30", "a0 a2 b1");
        check(&[], "-4", "b0");
        check(&["b"], "(none)", "a1 b3");
        check(&[], "31", "b2");
    }
}
