//! The documentation of a rule on a terminal: headings bold, code indented, the rest as written.

use std::fmt::Write as _;

use anstyle::Style;

/// Renders the Markdown of a rule's documentation; without `styled`, as plain text.
pub fn render(title: &str, docs: &str, styled: bool) -> String {
    let bold = if styled { Style::new().bold() } else { Style::new() };
    let dim = if styled { Style::new().dimmed() } else { Style::new() };
    let mut out = format!("{bold}{title}{bold:#}\n\n");
    let mut fence: Option<&str> = None;
    for line in docs.trim().lines() {
        if let Some(open) = fence {
            if line.trim_end() == open {
                fence = None;
            } else if line.is_empty() {
                out.push('\n');
            } else {
                let _ = writeln!(out, "    {dim}{line}{dim:#}");
            }
        } else if line.starts_with("```") {
            let ticks = line.len() - line.trim_start_matches('`').len();
            fence = Some(&line[..ticks]);
        } else if let Some(heading) = line.strip_prefix("## ") {
            let _ = writeln!(out, "{bold}{heading}{bold:#}");
        } else {
            let _ = writeln!(out, "{}", inline(line, bold));
        }
    }
    out
}

/// Sets `code` in bold, its ticks kept for those who see no colour.
fn inline(line: &str, bold: Style) -> String {
    let mut out = String::new();
    for (at, part) in line.split('`').enumerate() {
        if at % 2 == 1 {
            let _ = write!(out, "{bold}`{part}`{bold:#}");
        } else {
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_code_stand_out() {
        let docs = "## Invalid\nA `key`.\n\n```markdown\n---\nid: X\n\n---\n```\n";
        let plain = render("CB101 front-matter-syntax", docs, false);
        assert_eq!(
            plain,
            "CB101 front-matter-syntax\n\nInvalid\nA `key`.\n\n    ---\n    id: X\n\n    ---\n"
        );
        assert!(render("x", docs, true).contains("\u{1b}[1mInvalid\u{1b}[0m"));
    }
}
