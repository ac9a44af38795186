//! Findings as Checkstyle XML, the format most collectors of warnings read, Jenkins first of all.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::Findings;
use super::lines::Lines;
use super::wording::{for_xml, sentences};
use crate::diagnostic::Diagnostic;
use crate::text::FileId;

/// The version of the format, not of Casebook; readers ask for it.
const VERSION: &str = "4.3";

/// Prints the findings as XML; files without findings are listed too.
pub fn render(findings: &Findings<'_>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(findings, &mut writer).expect("writing to memory does not fail");
    let mut out = String::from_utf8(writer.into_inner()).expect("only text was written");
    out.push('\n');
    out
}

fn write(findings: &Findings<'_>, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    let mut by_file: BTreeMap<&FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in findings.diagnostics {
        by_file.entry(&diagnostic.primary.file).or_default().push(diagnostic);
    }
    let files: BTreeSet<&FileId> = findings.checked.iter().chain(by_file.keys().copied()).collect();
    let lines = Lines::of(findings);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = writer.create_element("checkstyle").with_attribute(("version", VERSION));
    root.write_inner_content(|writer| {
        for file in files {
            let path = for_xml(&findings.path(file));
            let element = writer.create_element("file").with_attribute(("name", path.as_str()));
            let found = by_file.get(file).map_or(&[][..], Vec::as_slice);
            if found.is_empty() {
                element.write_empty()?;
            } else {
                element.write_inner_content(|writer| {
                    found.iter().try_for_each(|it| write_one(it, findings, &lines, writer))
                })?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn write_one(
    diagnostic: &Diagnostic,
    findings: &Findings<'_>,
    lines: &Lines<'_>,
    writer: &mut Writer<Vec<u8>>,
) -> io::Result<()> {
    let at = lines.position(&diagnostic.primary.file, diagnostic.primary.span.start);
    let family = findings.rule(diagnostic.code).map_or("casebook", |(_, rule)| rule.family);
    let (line, column) = (at.line.to_string(), at.column.to_string());
    let message = for_xml(&sentences(diagnostic).join(" "));
    // Readers take the last part for the kind of the warning and the one before for its category.
    let source = format!("casebook.{family}.{}", diagnostic.code);
    writer
        .create_element("error")
        .with_attribute(("line", line.as_str()))
        .with_attribute(("column", column.as_str()))
        .with_attribute(("severity", diagnostic.level.as_str()))
        .with_attribute(("message", message.as_str()))
        .with_attribute(("source", source.as_str()))
        .write_empty()?;
    Ok(())
}
