//! What the tests share: temporary casebooks written from one string, and the program run on them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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

/// A casebook in a git repository of its own, everything in it committed.
pub(crate) struct Repository {
    casebook: Casebook,
    /// The folder of the casebook within the repository; empty when they are one.
    folder: String,
}

impl std::ops::Deref for Repository {
    type Target = Casebook;

    fn deref(&self) -> &Casebook {
        &self.casebook
    }
}

impl Repository {
    /// Writes the files of `text` and commits them.
    pub(crate) fn new(text: &str) -> Self {
        let repository = Self::uncommitted(text);
        repository.commit("first");
        repository
    }

    /// Writes the files of `text` into a repository without any commit.
    pub(crate) fn uncommitted(text: &str) -> Self {
        let repository = Self { casebook: Casebook::new(text), folder: String::new() };
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository
    }

    /// Says in which folder of the repository the casebook is.
    pub(crate) fn with_casebook_in(self, folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..self }
    }

    /// Runs git at the top of the repository and returns what it printed.
    #[track_caller]
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git_in(self.root(), arguments)
    }

    /// Commits everything.
    #[track_caller]
    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
    }

    /// Runs `casebook check` with `arguments` in the casebook's folder.
    pub(crate) fn check(&self, arguments: &[&str]) -> Run {
        let all: Vec<&str> = ["check"].iter().chain(arguments).copied().collect();
        run_in(&self.path(&self.folder), &all)
    }

    /// Returns `path:line:column: CODE` of every finding of a check.
    #[track_caller]
    pub(crate) fn found(&self, arguments: &[&str]) -> Vec<String> {
        let all: Vec<&str> = arguments.iter().chain(&["--format", "concise"]).copied().collect();
        let run = self.check(&all);
        assert!(run.code < 2, "{}", run.stderr);
        let place = |line: &str| {
            let (place, rest) = line.split_once(": CB").expect("a finding");
            format!("{place}: CB{}", &rest[..3])
        };
        run.stdout.lines().map(place).collect()
    }
}

/// Runs git in `dir`, whatever the config of the machine and the hook the tests run in say.
#[track_caller]
pub(crate) fn git_in(dir: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(dir).args(["-c", "protocol.file.allow=always"]).args(arguments);
    unbind(&mut command);
    for (name, value) in [("NAME", "Casebook"), ("EMAIL", "casebook@example.com")] {
        command.env(format!("GIT_AUTHOR_{name}"), value);
        command.env(format!("GIT_COMMITTER_{name}"), value);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    let run: Run = command.output().expect("git starts").into();
    assert_eq!(run.code, 0, "git {arguments:?}\n{}{}", run.stdout, run.stderr);
    run.stdout
}

/// Lets a command forget the repository and the CI job that the tests themselves may be run by.
fn unbind(command: &mut Command) {
    let git = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];
    for name in [&git[..], &["GITHUB_REPOSITORY", "CI_PROJECT_URL", "GITEA_ACTIONS"]].concat() {
        command.env_remove(name);
    }
}

/// Runs the program in `dir`; today is 23 November 2026 unless the arguments say otherwise.
pub(crate) fn run_in(dir: &Path, arguments: &[&str]) -> Run {
    command_in(dir, arguments).output().expect("the program starts").into()
}

/// Runs the program in `dir` with `input` on its standard input.
pub(crate) fn feed_in(dir: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut command = command_in(dir, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("an input");
    // The program may refuse its arguments and end without reading.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the program ends").into()
}

/// Prepares a run of the program in `dir`, on a fixed day.
pub(crate) fn command_in(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.current_dir(dir).args(arguments).env("NO_COLOR", "1");
    unbind(&mut command);
    if !arguments.iter().any(|argument| argument.starts_with("--as-of")) {
        command.args(["--as-of", "2026-11-23"]);
    }
    command
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

/// Builds the sample casebook; the site is gone when the folder is dropped.
pub(crate) fn sample() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = dir.path().join("public");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    run_in(root, &["build", "--out", out.to_str().expect("UTF-8")]).expect_code(0);
    (dir, out)
}

/// Reads a file of a built site.
#[track_caller]
pub(crate) fn read(site: &Path, path: &str) -> String {
    std::fs::read_to_string(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
