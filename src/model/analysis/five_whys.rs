//! `five-whys`: an ordered list of questions, each with its answer.

use super::{Fault, Read};
use crate::syntax::markdown;

/// What ends a question.
const MARKS: [char; 2] = ['?', '？'];
/// What may close behind it.
const CLOSING: [char; 6] = ['"', '”', '»', ')', '*', '_'];

/// A question and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// "Why did purchases fail?"
    pub question: String,
    /// What is known about it; empty when nothing is said.
    pub answer: String,
}

/// Reads the content of a block.
pub fn read(content: &str) -> Read<Vec<Why>> {
    let steps = steps(content);
    if steps.is_empty() {
        let help = "write a numbered list: `1. Why did it fail? Because the pool was empty.`";
        let fault = Fault::new(0..content.len(), "the block asks nothing", help);
        return Read { value: None, faults: vec![fault] };
    }
    let mut faults = Vec::new();
    let mut whys = Vec::with_capacity(steps.len());
    for step in steps {
        let (question, answer) = question_and_answer(&step.text);
        if answer.is_empty() {
            let what = if question.ends_with(['?', '？']) { "answer" } else { "question" };
            let help = "write both in one item: `1. Why did it fail? Because the pool was empty.`";
            faults.push(Fault::new(step.place, format!("this step has no {what}"), help));
        }
        whys.push(Why { question: question.to_owned(), answer: answer.to_owned() });
    }
    Read { value: Some(whys), faults }
}

/// One item of the list.
struct Step {
    text: String,
    place: std::ops::Range<usize>,
}

/// Splits the block into its steps: each begins with a number or a dash, else at a line that asks.
fn steps(content: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let is_list = content.lines().any(|line| after_marker(line).is_some());
    let mut at = 0;
    for line in content.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let text = line.trim();
        if text.is_empty() {
            continue;
        }
        let place = start..start + text.len();
        let begins = if is_list {
            after_marker(line)
        } else {
            (text.starts_with("Why") || text.ends_with('?')).then_some(text)
        };
        match (begins, steps.last_mut()) {
            (Some(text), _) => steps.push(Step { text: text.to_owned(), place }),
            (None, Some(step)) => {
                step.text.push(' ');
                step.text.push_str(text);
            }
            (None, None) => steps.push(Step { text: text.to_owned(), place }),
        }
    }
    steps
}

/// Returns what stands behind `1.`, `1)`, `-` or `*` at the start of a line.
fn after_marker(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = if digits > 0 {
        line[digits..].strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*'])
    };
    rest.filter(|rest| rest.starts_with([' ', '\t'])).map(str::trim)
}

fn question_and_answer(step: &str) -> (&str, &str) {
    let Some(end) = end_of_question(step) else { return (step, "") };
    let (question, answer) = step.split_at(end);
    (question, answer.trim_start_matches([' ', '-', '–', '—', ':', '>', '→']))
}

/// Finds where a question ends, with what closes behind its mark. A mark in code, or in the middle of
/// a word as in an address, ends one only where there is no other.
fn end_of_question(step: &str) -> Option<usize> {
    let code: Vec<_> = markdown::code_in(step).map(|(_, range)| range).collect();
    let is_outside = |at: &usize| !code.iter().any(|code| code.contains(at));
    let marks: Vec<usize> =
        step.match_indices(MARKS).map(|(at, _)| at).filter(is_outside).collect();
    let whole = marks.iter().find_map(|at| {
        let rest = step[*at..].trim_start_matches(MARKS).trim_start_matches(CLOSING);
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
        ends.then_some(step.len() - rest.len())
    });
    let after = |at: &usize| at + step[*at..].chars().next().map_or(1, char::len_utf8);
    whole.or_else(|| marks.first().map(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(content: &str) -> (Vec<(String, String)>, Vec<String>) {
        let read = read(content);
        let whys = read.value.unwrap_or_default();
        let faults = read.faults.into_iter().map(|fault| match fault.place {
            super::super::Place::Content(place) => {
                format!("{}: {}", &content[place], fault.message)
            }
            super::super::Place::Info => fault.message,
        });
        (whys.into_iter().map(|it| (it.question, it.answer)).collect(), faults.collect())
    }

    #[test]
    fn questions_and_answers_are_told_apart() {
        let pair = |q: &str, a: &str| (q.to_owned(), a.to_owned());
        let (whys, faults) = told("1. Why a? Because b.\n   More.\n2. Why b? → c\n");
        assert_eq!(whys, [pair("Why a?", "Because b. More."), pair("Why b?", "c")]);
        assert!(faults.is_empty());
        let (whys, _) = told("1. Why `GET /x?y` and \"[z](/w?v) failed?\" So.\n2. Why? a?b\n");
        let first = pair("Why `GET /x?y` and \"[z](/w?v) failed?\"", "So.");
        assert_eq!(whys, [first, pair("Why?", "a?b")]);
        let (whys, _) = told("Why a?\nBecause b.\nWarum c？ d\n");
        assert_eq!(whys.len(), 1);
    }

    #[test]
    fn a_step_without_its_half_is_a_fault_at_its_place() {
        let (_, faults) = told("1. Why a?\n2. It broke.\n");
        assert_eq!(
            faults,
            [
                "1. Why a?: this step has no answer".to_owned(),
                "2. It broke.: this step has no question".to_owned()
            ]
        );
        assert_eq!(told("\n\n").1.len(), 1);
    }
}
