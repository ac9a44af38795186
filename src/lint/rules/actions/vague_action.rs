#![doc = include_str!("vague_action.md")]

use super::open;
use crate::lint::{Context, DocumentRule};
use crate::model::Postmortem;

/// CB403.
pub(crate) struct VagueAction;

impl DocumentRule for VagueAction {
    fn check(&self, report: &Postmortem, context: &mut Context<'_>) {
        for action in open(report) {
            let Some(vague) = vague(&action.title.value) else { continue };
            let message = format!("the action item `{}` is vague: `{vague}` has no end", action.id);
            let finding = context
                .finding(report.file(), action.title.span, message)
                .with_why("nobody can tell when it is done, so it stays open or changes nothing")
                .with_help("say what will be different, so that it can be checked");
            context.report(finding);
        }
    }
}

/// Phrases that ask people to be other than they are; vague however long the sentence.
const HOPES: [&str; 5] =
    ["be more careful", "pay more attention", "be more vigilant", "try harder", "raise awareness"];

/// First words that say nothing about the end, unless what follows does.
const OPENINGS: [&str; 12] = [
    "better",
    "consider",
    "discuss",
    "follow up",
    "improve",
    "investigate",
    "look at",
    "look into",
    "monitor",
    "review",
    "think about",
    "understand",
];

/// So many words in all say what they mean.
const ENOUGH: usize = 5;

/// Returns the words that make a title vague, if any do.
fn vague(title: &str) -> Option<&'static str> {
    let title = title.trim().to_lowercase();
    if let Some(hope) = HOPES.iter().find(|hope| title.contains(**hope)) {
        return Some(hope);
    }
    if title.split_whitespace().count() >= ENOUGH || title.contains(|it: char| it.is_ascii_digit())
    {
        return None;
    }
    OPENINGS.into_iter().find(|&opening| {
        let rest = title.strip_prefix(opening);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::vague;

    #[test]
    fn short_titles_without_an_end_are_vague() {
        assert_eq!(vague("Improve monitoring"), Some("improve"));
        assert_eq!(vague("Look into it"), Some("look into"));
        assert_eq!(vague("Everyone should be more careful with deploys"), Some("be more careful"));
        assert_eq!(vague("Review the failover runbook with team-data"), None);
        assert_eq!(vague("Investigate PAY-812"), None);
        assert_eq!(vague("Betterstack alert for checkout"), None);
    }
}
