//! Advice that travels with an error, from wherever it arises to the command line that prints it.

use std::fmt;

/// What to do next about an error; the root of the error's chain, shown as a `hint:` line.
#[derive(Debug)]
pub struct Hint(pub String);

impl Hint {
    /// Returns the error that says `what` is wrong and carries `advice`.
    pub fn on(
        what: impl fmt::Display + fmt::Debug + Send + Sync + 'static,
        advice: impl Into<String>,
    ) -> anyhow::Error {
        anyhow::Error::from(Self(advice.into())).context(what)
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Hint {}
