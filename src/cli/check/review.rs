//! The answer as a reviewer wants it: Markdown with links into the repository the job runs for.

use super::output::Matter;
use crate::review::{Links, Repository, markdown, review};

/// Prints what there is for a job summary or a pull-request comment.
pub(super) fn render(matter: &Matter<'_>) -> String {
    let findings = matter.findings;
    let links = Links {
        repository: Repository::of_job(findings.prefix, |name| std::env::var(name).ok()),
        rule_pages: findings.rule_pages.map(str::to_owned),
    };
    let review = review(matter.snapshot, findings, matter.scope.clone());
    markdown::render(&review, &links, markdown::LIMIT)
}
