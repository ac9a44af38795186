//! A chain of steps, each answering the one before: an ordered list that the style sheet links.

use std::fmt::Write as _;

/// A step of a chain, its words as markup that may stand in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is asked.
    pub question: String,
    /// What is answered; left out when empty.
    pub answer: String,
}

/// Draws a chain: the list is its own text equivalent.
pub fn draw(steps: &[Step]) -> String {
    let mut out = "<ol class=\"chain\">\n".to_owned();
    for Step { question, answer } in steps {
        // Writing into a `String` cannot fail.
        let _ = write!(out, "<li><p class=\"chain-question\">{question}</p>");
        if !answer.is_empty() {
            let _ = write!(out, "<p class=\"chain-answer\">{answer}</p>");
        }
        out.push_str("</li>\n");
    }
    out + "</ol>\n"
}
