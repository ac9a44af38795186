//! The command line: one file per command, and the only place that owns stdout, exit codes and the clock.
//!
//! In: arguments. Out: text on stdout, notices on stderr, an [`Exit`]. Commands read a
//! [`Snapshot`](crate::project::Snapshot) and print; nothing is decided here that another consumer
//! of the library would have to decide again.

mod actions;
mod args;
mod baseline;
mod build;
mod check;
mod explain;
mod import;
mod init;
mod list;
mod locate;
mod new;
mod rules;
mod schema;
mod search;
mod serve;
mod table;
mod theme;
mod trends;
mod ui;

use std::ffi::OsString;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser as _;

use crate::diagnostic::crash;
use crate::hint::Hint;
use args::{Args, Command};
use ui::Ui;

/// How the program ends; part of the stable interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Clean,
    /// There are findings at or above the failing level, or nothing matched a search.
    Findings,
    /// Wrong usage, an unusable config, or files that cannot be read or written.
    CouldNotRun,
    /// A fault in Casebook itself.
    Bug,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::CouldNotRun => 2,
            Exit::Bug => 3,
        })
    }
}

/// Runs the program with `arguments`, the program's name first.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(usage) => {
            // Help and version go to stdout and are no failure; clap knows which is which.
            let _ = usage.print();
            return if usage.use_stderr() { Exit::CouldNotRun } else { Exit::Clean }.into();
        }
    };
    let mut ui = Ui::new(&args.global);
    crash::tell_in_findings();
    // What no rule and no file can be blamed for ends here, with the exit code of a bug all the same.
    let guarded = AssertUnwindSafe(|| dispatch(&args, &mut ui));
    let result = catch_unwind(guarded).unwrap_or_else(|panic| {
        let said = crash::said(panic.as_ref());
        Err(Hint::on(Bug(said), "please report it, with the command and what it was run on"))
    });
    match result {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Clean.into(),
        Err(error) if error.is::<Bug>() => {
            ui.failure(&error);
            Exit::Bug.into()
        }
        Err(error) => {
            ui.failure(&error);
            Exit::CouldNotRun.into()
        }
    }
}

/// A fault of Casebook that stopped the whole command.
#[derive(Debug)]
struct Bug(String);

impl fmt::Display for Bug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stopped with a bug of Casebook: {}", self.0)
    }
}

fn dispatch(args: &Args, ui: &mut Ui) -> anyhow::Result<Exit> {
    let global = &args.global;
    match &args.command {
        Command::Init(args) => init::run(args, ui),
        Command::New(args) => new::run(global, args, ui),
        Command::Check(args) => check::run(global, args, ui),
        Command::Baseline(args) => baseline::run(global, args, ui),
        Command::Build(args) => build::run(global, args, ui),
        Command::Serve(args) => serve::run(global, args, ui),
        Command::List(args) => list::run(global, args, ui),
        Command::Actions(args) => actions::run(global, args, ui),
        Command::Trends(args) => trends::run(global, args, ui),
        Command::Search(args) => search::run(global, args, ui),
        Command::Theme(args) => theme::run(global, args, ui),
        Command::Explain(args) => explain::run(args, ui),
        Command::Rules(args) => rules::run(args, ui),
        Command::Import(args) => import::run(global, args, ui),
        Command::Schema(args) => schema::run(global, args, ui),
    }
}

/// A reader that closes the pipe early (`casebook list | head`) has what it wanted.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    // JSON is written straight to the pipe, and its error hides the one of the pipe from the chain.
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        json.or_else(|| cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind))
    };
    error.chain().any(|cause| kind(cause) == Some(std::io::ErrorKind::BrokenPipe))
}
