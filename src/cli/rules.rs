//! `casebook rules`: every rule there is, by family.

use std::io::{self, Write};

use super::Exit;
use super::args::{ListFormat, Rules};
use super::table::Table;
use super::ui::Ui;
use crate::diagnostic::Applicability;
use crate::lint;
use crate::report::{self, RuleInfo};

pub(crate) fn run(args: &Rules, ui: &mut Ui) -> anyhow::Result<Exit> {
    let rules = lint::registry::infos();
    let mut out = ui.out();
    match args.format {
        ListFormat::Json => out.write_all(report::rules::json(&rules).as_bytes())?,
        ListFormat::Human => {
            human(&rules, &mut out, ui)?;
            out.flush()?;
            ui.note(&format!("{} rules; `casebook explain CODE` tells all of one", rules.len()));
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// Prints a table a family, all with columns of the same width.
fn human(rules: &[RuleInfo], out: &mut impl Write, ui: &Ui) -> io::Result<()> {
    let styles = ui.styles();
    let longest = rules.iter().map(|it| it.name.len()).max().unwrap_or_default();
    for family in rules.chunk_by(|a, b| a.family == b.family) {
        let heading = family.first().map_or("", |it| it.family);
        writeln!(out, "{0}{heading}{0:#}", styles.strong)?;
        let mut table = Table::new(&["code", "level", "fix", "since", "name", "what it does"]);
        for rule in family {
            table.row(vec![
                rule.code.to_string(),
                format!("{:<7}", if rule.opt_in { "off" } else { rule.level.as_str() }),
                format!("{:<6}", rule.fix.map_or("-", Applicability::as_str)),
                rule.since.to_owned(),
                format!("{:<longest$}", rule.name),
                rule.headline(),
            ]);
        }
        table.print(out, styles, ui.width())?;
        writeln!(out)?;
    }
    Ok(())
}
