//! What the tests share: temporary casebooks written from one string, and the program run on them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A casebook in a temporary folder that is gone when dropped.
pub(crate) struct Casebook {
    dir: tempfile::TempDir,
}

/// How a run of the program ended.
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Casebook {
    /// Writes the files of `text`, each behind a `-- path --` line.
    pub(crate) fn new(text: &str) -> Self {
        let casebook = Self { dir: tempfile::tempdir().expect("a temporary folder") };
        for part in format!("\n{text}").split("\n-- ").skip(1) {
            let (path, content) = part.split_once(" --\n").expect("a `-- path --` line");
            casebook.write(path, content);
        }
        casebook
    }

    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Runs the program in the casebook's folder, on a fixed day.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.root(), arguments)
    }
}

/// Runs the program in `dir`; today is 23 November 2026 unless the arguments say otherwise.
pub(crate) fn run_in(dir: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.current_dir(dir).args(arguments).env("NO_COLOR", "1");
    if !arguments.iter().any(|argument| argument.starts_with("--as-of")) {
        command.args(["--as-of", "2026-11-23"]);
    }
    command.output().expect("the program starts").into()
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Self {
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

impl Run {
    /// Asserts the exit code, showing what was printed when it differs.
    #[track_caller]
    pub(crate) fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Parses stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }
}
