//! A panic caught where it costs one rule or one file and nothing else.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};

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
    let outer = GUARDED.replace(true);
    let result = catch_unwind(guarded);
    GUARDED.set(outer);
    result.map_err(|panic| {
        let said = said(panic.as_ref());
        match PLACE.take() {
            Some(place) => format!("{said} ({place})"),
            None => said,
        }
    })
}

thread_local! {
    /// Whether a panic of this thread becomes a finding.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// Where in Casebook's source the last one was.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics that become findings off stderr, and remembers where they were; others are printed
/// as before. Once for the whole program.
pub(crate) fn tell_in_findings() {
    let print = take_hook();
    set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        if GUARDED.get() {
            let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
            PLACE.set(place);
        } else {
            print(info);
        }
    }));
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
