//! One run of `git`, shielded from whatever the user's config and language change about its output.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context as _;

use super::Repository;
use super::environment::Environment;
use crate::hint::Hint;

/// A run of `git` about to start.
pub(super) struct Git(Command);

/// How a run of `git` ended.
pub(super) struct Ran {
    pub(super) stdout: Vec<u8>,
    stderr: Vec<u8>,
    code: Option<i32>,
}

impl Repository {
    /// Prepares a run in the casebook's folder.
    pub(super) fn git(&self, arguments: &[&str]) -> Git {
        Git::in_folder(&self.folder, &self.environment, arguments)
    }

    /// Runs git and returns what it printed.
    ///
    /// # Errors
    /// When git fails, with what it said.
    pub(super) fn ask(&self, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
        let ran = self.git(arguments).output()?;
        if ran.is_success() {
            return Ok(ran.stdout);
        }
        let what = format!("`git {}` failed in {}", arguments.join(" "), self.folder.display());
        Err(anyhow::anyhow!("{}", ran.said()).context(what))
    }
}

impl Git {
    pub(super) fn in_folder(folder: &Path, environment: &Environment, arguments: &[&str]) -> Self {
        let mut command = Command::new("git");
        command
            .arg("--no-pager")
            .arg("--no-optional-locks")
            .args(["-c", "core.quotePath=false"])
            // A monitor is a program that the repository's config names; none is started.
            .args(["-c", "core.fsmonitor=false"])
            .args(["-c", "diff.autoRefreshIndex=true"])
            .args(arguments)
            .current_dir(folder)
            .env("LC_ALL", "C")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env_remove("LANGUAGE")
            .env_remove("GIT_EXTERNAL_DIFF")
            .stdin(Stdio::null());
        environment.apply(&mut command);
        Self(command)
    }

    /// Runs it to its end.
    pub(super) fn output(mut self) -> anyhow::Result<Ran> {
        let output = self.0.output().map_err(not_started)?;
        Ok(Ran { stdout: output.stdout, stderr: output.stderr, code: output.status.code() })
    }

    /// Runs it with `input`, handing what it prints to `read` while it runs.
    pub(super) fn feed<T>(
        mut self,
        input: &[u8],
        read: impl FnOnce(std::process::ChildStdout) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        self.0.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = self.0.spawn().map_err(not_started)?;
        let mut stdin = child.stdin.take().context("git has no input")?;
        let stdout = child.stdout.take().context("git has no output")?;
        let result = std::thread::scope(|scope| {
            // Written beside the reading: both pipes are small, and git waits for neither.
            scope.spawn(move || {
                // When git ends early, what it printed tells why.
                let _ = stdin.write_all(input);
            });
            read(stdout)
        });
        child.wait().context("cannot wait for git")?;
        result
    }
}

impl Ran {
    pub(super) fn is_success(&self) -> bool {
        self.code == Some(0)
    }

    /// Tells whether it ended with exit code 1, with which git answers no.
    pub(super) fn is_no(&self) -> bool {
        self.code == Some(1)
    }

    /// Returns what it printed.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Returns what it complained about, in one line.
    pub(super) fn said(&self) -> String {
        let text = String::from_utf8_lossy(&self.stderr);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
        if lines.is_empty() { "nothing was said".to_owned() } else { lines.join(" ") }
    }
}

fn not_started(error: std::io::Error) -> anyhow::Error {
    if error.kind() == std::io::ErrorKind::NotFound {
        let advice = "install git, or check without --changed, --since and --staged";
        return Hint::on("`git` is not installed, or not where programs are looked for", advice);
    }
    anyhow::Error::from(error).context("cannot start `git`")
}
