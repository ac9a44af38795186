//! Titles in pieces: what is code in them, and days, which are not cut at the end of a line.

use std::ops::Range;

use super::view::TitlePart;
use crate::model::Postmortem;

/// Returns the pieces of a report's title; none where it is all words.
pub(super) fn parts(report: &Postmortem) -> Vec<TitlePart> {
    split(&report.title.value, &report.title_code)
}

fn split(title: &str, code: &[Range<usize>]) -> Vec<TitlePart> {
    let is_code =
        |day: &Range<usize>| code.iter().any(|it| it.start < day.end && day.start < it.end);
    let days = days(title).filter(|day| !is_code(day)).map(|day| (day, false));
    let mut marked: Vec<(Range<usize>, bool)> =
        code.iter().map(|it| (it.clone(), true)).chain(days).collect();
    marked.sort_by_key(|(range, _)| range.start);
    if marked.is_empty() {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for (range, code) in marked {
        parts.push(TitlePart { text: title[at..range.start].to_owned(), code: false, day: false });
        parts.push(TitlePart { text: title[range.clone()].to_owned(), code, day: !code });
        at = range.end;
    }
    parts.push(TitlePart { text: title[at..].to_owned(), code: false, day: false });
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// Returns where days such as `2026-03-02` stand.
fn days(text: &str) -> impl Iterator<Item = Range<usize>> {
    const SHAPE: [char; 10] = ['0', '0', '0', '0', '-', '0', '0', '-', '0', '0'];
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let fits = move |&at: &usize| {
        let shaped = SHAPE.iter().enumerate().all(|(step, sign)| match sign {
            '0' => is_digit(at + step),
            _ => bytes.get(at + step) == Some(&b'-'),
        });
        shaped && !is_digit(at + SHAPE.len()) && (at == 0 || !is_digit(at - 1))
    };
    (0..bytes.len().saturating_sub(SHAPE.len() - 1)).filter(fits).map(|at| at..at + SHAPE.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_days_stand_apart_from_words() {
        let check = |title: &str, code: Option<&str>, expected: &[&str]| {
            let code =
                code.and_then(|code| Some(title.find(code)?..title.find(code)? + code.len()));
            let told: Vec<String> = split(title, code.as_slice())
                .into_iter()
                .map(|part| match (part.code, part.day) {
                    (true, _) => format!("<{}>", part.text),
                    (_, true) => format!("[{}]", part.text),
                    _ => part.text,
                })
                .collect();
            assert_eq!(told, expected, "{title}");
        };
        check("The queue stood still", None, &[]);
        check("Incident on 2026-03-02 - down", None, &["Incident on ", "[2026-03-02]", " - down"]);
        check("2026-03-02", None, &["[2026-03-02]"]);
        check("api and 2026-03-02", Some("api"), &["<api>", " and ", "[2026-03-02]"]);
        check("log-2026-03-02", Some("log-2026-03-02"), &["<log-2026-03-02>"]);
        check("12026-03-021, 2026-3-2", None, &[]);
        check("für 2026-03-02", None, &["für ", "[2026-03-02]"]);
    }
}
