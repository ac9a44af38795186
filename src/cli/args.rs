//! Every argument of every command; the help text is written here and nowhere else.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};

use crate::change::Range;

use super::check::output::Request;

/// Turn a folder of Markdown postmortems into a knowledge base people learn from
#[derive(Debug, Parser)]
#[command(name = "casebook", version, propagate_version = true)]
#[command(after_help = "Exit codes: 0 clean, 1 findings, 2 could not run, 3 a bug in casebook.")]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options every command understands.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Global {
    /// Folder of the casebook [default: where casebook.yaml is, at or above the current folder]
    #[arg(short = 'C', long, global = true, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Config file to use instead of the casebook's own
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Read front matter written for another tool: cstate, icco, docsy or mkdocs-blog
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) preset: Option<String>,
    /// The day that counts as today, for overdue actions and ages [default: the current day]
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<NaiveDate>,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,
    /// Print no progress and no summary, only results and errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start a casebook: config, a first report, a plan, and a CI job
    Init(Init),
    /// Write a new report from the template for its severity
    New(New),
    /// Check reports: metadata, times, sections, actions and links
    Check(Check),
    /// Keep a list of findings to live with for now, so that checks tell only new ones
    Baseline(BaselineArgs),
    /// Build the site
    Build(Build),
    /// Show the site and rebuild it as files change
    Serve(Serve),
    /// Search all reports
    Search(Search),
    /// List incidents
    List(List),
    /// List action items
    Actions(Actions),
    /// Tell what the incidents show together, and how sure that is
    Trends(Trends),
    /// Change the look and the words of the site, file by file
    Theme(ThemeArgs),
    /// Explain a rule of `check`
    Explain(Explain),
    /// List the rules of `check`
    Rules(Rules),
    /// Copy reports written for another tool into a new casebook
    Import(Import),
    /// Print a JSON Schema: of front matter, of the config, or of what `check` prints
    Schema(Schema),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// Folder to create; must be empty or not exist
    pub(crate) dir: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// What happened, in a few words
    pub(crate) title: String,
    /// Severity; picks the template
    #[arg(short, long)]
    pub(crate) severity: Option<String>,
    /// A service that was affected; may be given several times
    #[arg(long = "service", value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    /// When harm began, as a day or an RFC 3339 time [default: the --as-of day]
    #[arg(long, value_name = "TIME")]
    pub(crate) started: Option<String>,
    /// Print the file instead of writing it
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Files or folders to report on [default: the whole casebook]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) range: RangeArgs,
    /// Output format, and the file it goes to instead of stdout; may be given several times: human,
    /// concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or markdown
    /// [default: human]
    #[arg(short, long = "format", value_name = "FORMAT[:FILE]")]
    pub(crate) formats: Vec<Request>,
    /// Lowest level that fails the run
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub(crate) fail_on: FailOn,
    /// Show every finding in full, however many there are
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) fixing: Fixing,
    /// Leave out the findings that this baseline knows; see `casebook baseline`
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Check the text of one report from standard input, for editors
    #[arg(long, requires = "stdin_filename", conflicts_with_all = ["paths", "range"])]
    pub(crate) stdin: bool,
    /// Where the text of --stdin belongs; the file need not be there yet
    #[arg(long, value_name = "PATH", requires = "stdin")]
    pub(crate) stdin_filename: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct BaselineArgs {
    #[command(subcommand)]
    pub(crate) action: BaselineAction,
}

/// What is done with a baseline.
#[derive(Debug, Subcommand)]
pub(crate) enum BaselineAction {
    /// Write all findings of today down; refuses new ones where there is a baseline already
    Create {
        #[command(flatten)]
        file: BaselineFile,
        /// Take findings in that the baseline does not know yet
        #[arg(long)]
        accept_new: bool,
    },
    /// Take out what is found no more
    Prune {
        #[command(flatten)]
        file: BaselineFile,
    },
    /// Show what is new and what is gone; exit code 1 when something is new
    Diff {
        #[command(flatten)]
        file: BaselineFile,
        /// Output format
        #[arg(short, long, value_enum, default_value_t)]
        format: ListFormat,
    },
}

impl BaselineAction {
    /// Returns the file named.
    pub(crate) fn file(&self) -> Option<&Path> {
        let (Self::Create { file, .. } | Self::Prune { file } | Self::Diff { file, .. }) = self;
        file.baseline.as_deref()
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct BaselineFile {
    /// File of the baseline [default: casebook-baseline.json in the casebook's folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ThemeArgs {
    #[command(subcommand)]
    pub(crate) action: ThemeAction,
}

/// What is done with the theme.
#[derive(Debug, Subcommand)]
pub(crate) enum ThemeAction {
    /// List every file of the theme and where it comes from
    List {
        /// Output format
        #[arg(short, long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Copy a file of the theme into `theme/`, to be changed there; never over one that is there
    Eject {
        /// The file: `templates/home.html`, `assets/css/tokens.css`, or the end of such a name
        file: String,
        /// Print the file instead of writing it
        #[arg(long)]
        print: bool,
    },
    /// Tell what is wrong with the casebook's own theme files; exit code 1 when something is
    Check,
}

/// Which fixes `check` makes.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
#[command(group(clap::ArgGroup::new("mends").args(["fix", "diff"]).multiple(true)))]
pub(crate) struct Fixing {
    /// Make the fixes that keep the meaning, and report what is left
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix or --diff: also the fixes that may change the meaning
    #[arg(long = "unsafe", requires = "mends")]
    pub(crate) also_unsafe: bool,
    /// Show what --fix would change, as a unified diff, and write nothing
    #[arg(long)]
    pub(crate) diff: bool,
}

/// Which change is asked about; one of them at most.
#[derive(Debug, clap::Args)]
#[group(id = "range", multiple = false)]
pub(crate) struct RangeArgs {
    /// Only what changed since the last commit caused, untracked files included
    #[arg(long)]
    pub(crate) changed: bool,
    /// Only what changed since this branch left another caused, such as origin/main
    #[arg(long, value_name = "REF")]
    pub(crate) since: Option<String>,
    /// Only what the next commit causes: the index is checked, not the working tree
    #[arg(long)]
    pub(crate) staged: bool,
}

impl RangeArgs {
    /// Returns the range asked about.
    pub(crate) fn range(&self) -> Option<Range> {
        match &self.since {
            Some(name) => Some(Range::Since(name.clone())),
            None if self.changed => Some(Range::Changed),
            None => self.staged.then_some(Range::Staged),
        }
    }
}

/// Levels that can fail a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only.
    #[default]
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Build {
    /// Folder to write the site to [default: public in the casebook's folder]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Address the site is published at, for feeds and canonical links
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// Include drafts
    #[arg(long)]
    pub(crate) drafts: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// Port to listen on; the next free one is taken when it is in use
    #[arg(short, long, default_value_t = 4000)]
    pub(crate) port: u16,
    /// Include drafts
    #[arg(long)]
    pub(crate) drafts: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Search {
    /// Words, "phrases", prefix*, and filters such as severity:sev1 or 2025..2026; quote the whole or
    /// put -- before it to exclude words: -- pool -database
    #[arg(required = true)]
    pub(crate) query: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Most hits to show
    #[arg(short = 'n', long, default_value_t = 10)]
    pub(crate) limit: usize,
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Filters {
    /// Only incidents of this severity
    #[arg(short, long)]
    pub(crate) severity: Option<String>,
    /// Only incidents that affected this service
    #[arg(long)]
    pub(crate) service: Option<String>,
    /// Only incidents with this cause
    #[arg(long)]
    pub(crate) cause: Option<String>,
    /// Only incidents of this year
    #[arg(long)]
    pub(crate) year: Option<i32>,
    /// Only reports in this status: draft, in-review, published or superseded
    #[arg(long)]
    pub(crate) status: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) filters: Filters,
    /// Output format
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

/// Formats of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table for people.
    #[default]
    Human,
    /// Stable JSON, see docs/json.md.
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Actions {
    /// Only actions that are not finished
    #[arg(long)]
    pub(crate) open: bool,
    /// Only open actions past their due date
    #[arg(long)]
    pub(crate) overdue: bool,
    /// Only actions of this owner
    #[arg(long)]
    pub(crate) owner: Option<String>,
    /// Output format
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Trends {
    /// Only incidents from this day on
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<NaiveDate>,
    /// Only incidents up to this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: Option<NaiveDate>,
    /// Only incidents that affected this service
    #[arg(long)]
    pub(crate) service: Option<String>,
    /// Output format
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// Code or name of the rule, such as CB203 or time-without-zone
    pub(crate) rule: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// Folder with the reports to copy
    pub(crate) dir: PathBuf,
    /// Folder of the new casebook; must be empty or not exist
    #[arg(long, value_name = "DIR")]
    pub(crate) into: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Rules {
    /// Output format
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    /// Which schema
    #[arg(value_enum, default_value_t)]
    pub(crate) of: SchemaOf,
}

/// The schemas there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// Of a report's front matter, with this casebook's own vocabularies.
    #[default]
    FrontMatter,
    /// Of casebook.yaml.
    Config,
    /// Of what `check --format json` prints.
    Findings,
    /// Of each line that `check --format jsonl` prints.
    FindingsLine,
    /// Of the file that `casebook baseline` writes.
    Baseline,
    /// Of the data of a report, `index.json` beside its page.
    Report,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(arguments: &[&str]) -> Search {
        let all = ["casebook", "search"].iter().chain(arguments);
        match Args::try_parse_from(all).map(|args| args.command) {
            Ok(Command::Search(search)) => search,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn options_behind_a_query_are_options() {
        let read = search(&["pool", "--json", "-n", "3"]);
        assert_eq!((read.query, read.json, read.limit), (vec!["pool".to_owned()], true, 3));
    }

    #[test]
    fn words_to_exclude_stand_behind_two_dashes_or_in_quotes() {
        assert_eq!(search(&["--", "pool", "-database"]).query, ["pool", "-database"]);
        assert_eq!(search(&["pool -database"]).query, ["pool -database"]);
    }
}
