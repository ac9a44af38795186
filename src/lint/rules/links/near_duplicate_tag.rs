#![doc = include_str!("near_duplicate_tag.md")]

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, Fix};
use crate::knowledge::Knowledge;
use crate::lint::{Context, CorpusRule, phrase};
use crate::model::Postmortem;
use crate::text::{Span, TextEdit};

/// CB705.
pub(crate) struct NearDuplicateTag;

/// The uses of each tag as written.
type Uses<'a> = BTreeMap<&'a str, Vec<(&'a Postmortem, Span)>>;

impl CorpusRule for NearDuplicateTag {
    fn check(&self, knowledge: &Knowledge, context: &mut Context<'_>) {
        let mut uses: Uses<'_> = BTreeMap::new();
        for report in knowledge.reports.values() {
            for tag in &report.tags {
                uses.entry(tag.value.as_str()).or_default().push((report, tag.span));
            }
        }
        for (tag, better) in rarer(&uses) {
            let common = phrase::count(uses[better].len(), "report");
            for &(report, span) in &uses[tag] {
                let message = format!("the tag `{tag}` is close to `{better}`, used by {common}");
                let fix = Fix {
                    title: format!("use `{better}`"),
                    edits: vec![TextEdit { span, replacement: better.to_owned() }],
                    applicability: Applicability::Unsafe,
                };
                let mut finding = context
                    .finding(report.file(), span, message)
                    .with_why("each spelling becomes a page of its own, and neither shows all")
                    .with_help("use one spelling, if the two mean the same");
                if span.slice(&report.document.text) == tag {
                    finding = finding.with_fix(fix);
                }
                context.report(finding);
            }
        }
    }
}

/// Returns each tag that has a more common one close to it, with the most common such.
fn rarer<'a>(uses: &Uses<'a>) -> BTreeMap<&'a str, &'a str> {
    let weight = |tag: &str| (uses[tag].len(), std::cmp::Reverse(tag.to_owned()));
    let mut pairs: BTreeMap<&str, &str> = BTreeMap::new();
    for group in neighbours(uses.keys().copied()) {
        let Some(&best) = group.iter().max_by_key(|tag| weight(tag)) else { continue };
        for &tag in group.iter().filter(|&&tag| tag != best && is_close(tag, best)) {
            let known = pairs.entry(tag).or_insert(best);
            if weight(best) > weight(known) {
                *known = best;
            }
        }
    }
    pairs
}

/// Groups tags that may be close: equal once simplified, or once a letter of each is left out.
///
/// Every pair at a distance of one letter shares a group, so no pairs need to be compared.
fn neighbours<'a>(tags: impl Iterator<Item = &'a str>) -> Vec<Vec<&'a str>> {
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for tag in tags {
        let simple = simplified(tag);
        let shorter = simple
            .char_indices()
            .map(|(at, letter)| format!("{}{}", &simple[..at], &simple[at + letter.len_utf8()..]));
        let mut keys: Vec<String> = shorter.collect();
        keys.push(simple.clone());
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            groups.entry(key).or_default().push(tag);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// Returns a tag without case, hyphens and plural.
fn simplified(tag: &str) -> String {
    let letters: String =
        tag.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match letters.strip_suffix('s') {
        Some(singular) if letters.len() > 4 && !letters.ends_with("ss") => singular.to_owned(),
        _ => letters,
    }
}

/// Tells whether two tags are likely the same word; a digit or a short word makes the difference.
fn is_close(tag: &str, other: &str) -> bool {
    let digits = |it: &str| it.chars().filter(char::is_ascii_digit).collect::<String>();
    let (a, b) = (simplified(tag), simplified(other));
    let is_long = a.chars().count().min(b.chars().count()) >= 6;
    digits(tag) == digits(other) && (a == b || is_long && strsim::osa_distance(&a, &b) == 1)
}

#[cfg(test)]
mod tests {
    use super::is_close;

    #[test]
    fn spelling_is_close_and_meaning_is_not() {
        for (a, b) in
            [("DNS", "dns"), ("config-push", "config_pushes"), ("kubernets", "kubernetes")]
        {
            assert!(is_close(a, b), "{a} {b}");
        }
        assert!(is_close("certificate", "certificates"));
        for (a, b) in [("python2", "python3"), ("dns", "cdn"), ("cache", "cause"), ("aws", "aw")] {
            assert!(!is_close(a, b), "{a} {b}");
        }
    }
}
