//! A panic caught where it costs one rule or one file and nothing else.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::RuleCode;
use crate::text::FileId;

/// Runs the work of a rule on a file.
///
/// # Errors
/// When it panics: with what it said.
pub(crate) fn guard<T>(
    code: RuleCode,
    file: &FileId,
    work: impl FnOnce() -> T,
) -> Result<T, String> {
    let guarded = AssertUnwindSafe(|| {
        stop_on_purpose(code, file);
        work()
    });
    catch_unwind(guarded).map_err(|panic| said(panic.as_ref()))
}

/// Returns what a panic said.
pub(crate) fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no message").to_owned()
}

/// Stops where `CASEBOOK_CRASH` says, `CODE` or `CODE:FILE`, so that tests see from outside what a bug
/// comes to; not in a release build.
#[cfg(debug_assertions)]
fn stop_on_purpose(code: RuleCode, file: &FileId) {
    let asked = std::env::var("CASEBOOK_CRASH").unwrap_or_default();
    let (rule, only) = asked.split_once(':').unwrap_or((&asked, file.as_str()));
    assert!(rule != code.0 || only != file.as_str(), "stopped on purpose");
}

#[cfg(not(debug_assertions))]
fn stop_on_purpose(_: RuleCode, _: &FileId) {}
