#![doc = include_str!("duplicate_address.md")]

use std::collections::BTreeMap;

use crate::knowledge::Knowledge;
use crate::lint::{Context, CorpusRule};
use crate::model::identity::slug;
use crate::model::{ContentKind, Postmortem};
use crate::text::Spanned;

/// CB707.
pub(crate) struct DuplicateAddress;

impl CorpusRule for DuplicateAddress {
    fn check(&self, knowledge: &Knowledge, context: &mut Context<'_>) {
        let mut first: BTreeMap<(ContentKind, &str), &Postmortem> = BTreeMap::new();
        for report in knowledge.reports.values() {
            if report.kind == ContentKind::Template {
                continue;
            }
            let other = *first.entry((report.kind, &report.slug)).or_insert(report);
            let is_itself = std::ptr::eq(other, &raw const **report);
            let is_same_id = other.id.value.eq_ignore_ascii_case(&report.id.value)
                && report.kind != ContentKind::Page;
            if !is_itself && !is_same_id {
                tell(report, other, context);
            }
        }
        aliases(knowledge, &first, context);
    }
}

/// An old id that is another's id, or another's old id too, leads to one of them alone.
fn aliases(
    knowledge: &Knowledge,
    taken: &BTreeMap<(ContentKind, &str), &Postmortem>,
    context: &mut Context<'_>,
) {
    let mut old: BTreeMap<(ContentKind, String), &Postmortem> = BTreeMap::new();
    for report in knowledge.reports.values() {
        for alias in report.aliases.iter().filter(|alias| !alias.value.contains('/')) {
            let key = (report.kind, slug(&alias.value));
            let other = taken.get(&(report.kind, key.1.as_str())).copied();
            let other = other.unwrap_or_else(|| *old.entry(key).or_insert(report));
            if !std::ptr::eq(other, &raw const **report) {
                tell_alias(report, alias, other, context);
            }
        }
    }
}

fn tell_alias(
    report: &Postmortem,
    alias: &Spanned<String>,
    other: &Postmortem,
    context: &mut Context<'_>,
) {
    let message = format!("the alias `{}` is the address of `{}`", alias.value, other.file());
    let finding = context
        .finding(report.file(), alias.span, message)
        .with_elsewhere(other.file(), other.id.span, "takes the address")
        .with_why("an address that had this report would show something else")
        .with_help("take the alias away from one of the two");
    context.report(finding);
}

fn tell(report: &Postmortem, other: &Postmortem, context: &mut Context<'_>) {
    let folder = match report.kind {
        ContentKind::Incident => "incidents",
        ContentKind::Plan => "plans",
        ContentKind::Page | ContentKind::Template => "pages",
    };
    let message = format!(
        "the page would be at `/{folder}/{}/`, where `{}` is already",
        report.slug,
        other.file()
    );
    let finding = context
        .finding(report.file(), report.id.span, message)
        .with_elsewhere(other.file(), other.id.span, "takes the address")
        .with_why("only one page can be at an address: this one is left out of the site")
        .with_help("give one of the two another `id:`, or rename its file");
    context.report(finding);
}
