//! The rules themselves as JSON, for editors and for whoever generates documentation.

use serde::Serialize;

use super::RuleInfo;
use crate::diagnostic::Applicability;

/// Version of the shape; raised when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct List<'a> {
    schema_version: u32,
    rules: Vec<Shape<'a>>,
}

#[derive(Serialize)]
struct Shape<'a> {
    code: &'a str,
    name: &'a str,
    family: &'a str,
    level: &'static str,
    opt_in: bool,
    fix: Option<&'static str>,
    since: &'a str,
    summary: String,
    docs: &'a str,
}

/// Prints the rules as one JSON object with a final line end.
pub fn json(rules: &[RuleInfo]) -> String {
    let shape = |rule: &RuleInfo| Shape {
        code: rule.code.0,
        name: rule.name,
        family: rule.family,
        level: rule.level.as_str(),
        opt_in: rule.opt_in,
        fix: rule.fix.map(Applicability::as_str),
        since: rule.since,
        summary: rule.summary(),
        docs: rule.docs,
    };
    let list = List { schema_version: SCHEMA_VERSION, rules: rules.iter().map(shape).collect() };
    let mut out =
        serde_json::to_string_pretty(&list).expect("strings and numbers always serialize");
    out.push('\n');
    out
}
