//! One line a finding, for editors and `grep`: `path:line:col: CODE message`.

use std::fmt::Write as _;

use super::wording::one_line;
use super::{Findings, Lines};

/// Prints the findings, one a line.
pub fn render(findings: &Findings<'_>) -> String {
    let lines = Lines::of(findings);
    let mut out = String::new();
    for diagnostic in findings.diagnostics {
        let file = &diagnostic.primary.file;
        let at = lines.position(file, diagnostic.primary.span.start);
        let (code, message) = (diagnostic.code, one_line(&diagnostic.message));
        let file = one_line(file.as_str());
        let _ = writeln!(out, "{file}:{}:{}: {code} {message}", at.line, at.column);
    }
    out
}
