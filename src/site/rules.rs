//! The pages of the rules, so that a finding can lead to what it means.

use super::context::{Context, Frame};
use super::view::rule::{RuleFamily, RuleIndexPage, RulePage, RulePart, RuleRow};
use super::view::{LinkView, View};
use super::{Page, route};
use crate::diagnostic::Applicability;
use crate::lint;
use crate::report::{self, RuleInfo};

/// Builds the list of rules and the page of each.
pub(super) fn pages(context: &Context<'_>) -> Vec<Page> {
    let rules = lint::registry::infos();
    let mut pages = vec![index(context, &rules)];
    for family in rules.chunk_by(|a, b| a.family == b.family) {
        for (at, rule) in family.iter().enumerate() {
            let mut view = view(context, rule);
            view.before = at.checked_sub(1).and_then(|at| family.get(at)).map(link);
            view.after = family.get(at + 1).map(link);
            let path = route::file(&route::rule(rule.code));
            pages.push(Page { path, view: View::Rule(Box::new(view)), body: None });
        }
    }
    pages
}

fn index(context: &Context<'_>, rules: &[RuleInfo]) -> Page {
    let frame = Frame::new("rule-index", context.words.text("rules"), route::RULES)
        .about(context.words.say("rules-about", &[("n", rules.len().into())]));
    let families = rules.chunk_by(|a, b| a.family == b.family).map(|family| RuleFamily {
        label: label(family[0].family),
        anchor: family[0].family,
        rules: family.iter().map(row).collect(),
    });
    let view = RuleIndexPage {
        page: context.meta(frame),
        count: rules.len(),
        families: families.collect(),
    };
    let path = route::file(route::RULES);
    Page { path, view: View::RuleIndex(Box::new(view)), body: None }
}

fn row(rule: &RuleInfo) -> RuleRow {
    RuleRow {
        code: rule.code.0,
        name: rule.name,
        href: route::rule(rule.code),
        level: rule.level.as_str(),
        opt_in: rule.opt_in,
        fix: fix(rule),
        html: String::new(),
        source: rule.headline(),
    }
}

fn view(context: &Context<'_>, rule: &RuleInfo) -> RulePage {
    let title = format!("{} {}", rule.code, rule.name);
    let frame = Frame::new("rule", title, route::rule(rule.code))
        .about(rule.headline().replace('`', ""))
        .below(context.words.text("rules"), route::RULES);
    let parts = report::parts(rule.docs).into_iter().filter(|(_, text)| *text != "None.");
    let part = |(heading, text): (&str, &str)| RulePart {
        heading: heading.to_owned(),
        anchor: route::address_name(heading.trim_end_matches('?')),
        html: String::new(),
        source: text.to_owned(),
    };
    RulePage {
        page: context.meta(frame),
        code: rule.code.0,
        name: rule.name,
        family: label(rule.family),
        level: rule.level.as_str(),
        opt_in: rule.opt_in,
        fix: fix(rule),
        since: rule.since,
        parts: parts.map(part).collect(),
        before: None,
        after: None,
    }
}

fn fix(rule: &RuleInfo) -> Option<&'static str> {
    rule.fix.filter(|it| *it != Applicability::DisplayOnly).map(Applicability::as_str)
}

fn link(rule: &RuleInfo) -> LinkView {
    LinkView::new(format!("{} {}", rule.code, rule.name), route::rule(rule.code))
}

fn label(family: &str) -> String {
    let mut letters = family.chars();
    let first: String = letters.next().map(|it| it.to_uppercase().collect()).unwrap_or_default();
    first + letters.as_str()
}
