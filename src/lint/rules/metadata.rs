//! `CB1xx`: what a report says about itself. Most of the family is found by the readers.

pub(crate) mod duplicate_id;
pub(crate) mod file_name_date_differs;
pub(crate) mod missing_service;
pub(crate) mod missing_severity;
pub(crate) mod missing_status;
pub(crate) mod missing_title;
pub(crate) mod template_prompt_left;

use crate::lint::Context;
use crate::model::Postmortem;

/// Tells whether the front matter names `key`, or a foreign key that is mapped to it; a value that
/// could not be read is another finding, not a missing one.
fn is_written(report: &Postmortem, context: &Context<'_>, key: &str) -> bool {
    let Some(front) = &report.document.front_matter else { return false };
    let mapping = &context.config().mapping;
    front.root.entries().iter().any(|entry| {
        entry.key == key || mapping.keys.get(&entry.key).is_some_and(|ours| ours == key)
    })
}
