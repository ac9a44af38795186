//! `casebook explain`: the documentation of one rule.

use std::io::Write as _;

use super::args::Explain;
use super::ui::Ui;
use super::{Exit, Hint};
use crate::lint::{self, Rule};
use crate::report;

pub(crate) fn run(args: &Explain, ui: &mut Ui) -> anyhow::Result<Exit> {
    let Some(rule) = lint::find(&args.rule) else {
        return Err(anyhow::Error::from(Hint(hint(&args.rule)))
            .context(format!("there is no rule `{}`", args.rule)));
    };
    let title = format!("{} {} ({})", rule.code, rule.name, rule.level.as_str());
    let mut out = ui.out();
    out.write_all(report::explain::render(&title, rule.docs, ui.is_colored()).as_bytes())?;
    out.flush()?;
    Ok(Exit::Clean)
}

fn hint(word: &str) -> String {
    let near = |name: &str| strsim::jaro_winkler(&word.to_lowercase(), &name.to_lowercase());
    let closeness = |rule: &Rule| near(rule.name).max(near(rule.code.0));
    let best = lint::registry::RULES.iter().max_by(|a, b| closeness(a).total_cmp(&closeness(b)));
    match best.filter(|rule| closeness(rule) > 0.8) {
        Some(rule) => format!("did you mean {} ({})?", rule.code, rule.name),
        None => {
            "codes look like CB203; every finding of `casebook check` shows its code".to_owned()
        }
    }
}
