//! What people see: results on stdout, notices and progress on stderr, and how a failure is told.

use std::io::{self, IsTerminal as _, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};

use super::Hint;
use super::args::{Color, Global};

/// The terminal, or the pipe in its place.
#[derive(Clone)]
pub(crate) struct Ui {
    color: Color,
    quiet: bool,
}

/// The styles of the terminal output; plain when colour is off.
#[derive(Clone, Copy)]
pub(crate) struct Styles {
    /// Headings and what matters most.
    pub(crate) strong: Style,
    /// What may be skipped.
    pub(crate) faint: Style,
    /// Matches and links.
    pub(crate) accent: Style,
    /// Trouble.
    pub(crate) alarm: Style,
    /// Things that should be looked at.
    pub(crate) caution: Style,
}

impl Styles {
    const COLORED: Self = Self {
        strong: Style::new().bold(),
        faint: Style::new().dimmed(),
        accent: AnsiColor::Cyan.on_default().bold(),
        alarm: AnsiColor::Red.on_default().bold(),
        caution: AnsiColor::Yellow.on_default(),
    };
    const PLAIN: Self = Self {
        strong: Style::new(),
        faint: Style::new(),
        accent: Style::new(),
        alarm: Style::new(),
        caution: Style::new(),
    };
}

#[allow(clippy::unused_self, reason = "callers see one terminal, whatever each answer needs")]
impl Ui {
    pub(crate) fn new(global: &Global) -> Self {
        Self { color: global.color, quiet: global.quiet }
    }

    /// Returns stdout, buffered. The caller flushes, so that a write error is not lost.
    pub(crate) fn out(&self) -> Box<dyn Write> {
        Box::new(io::BufWriter::new(io::stdout().lock()))
    }

    /// Returns stderr for results, where stdout has something else; also to be flushed.
    pub(crate) fn err(&self) -> Box<dyn Write> {
        Box::new(io::BufWriter::new(anstream::stderr()))
    }

    /// Tells whether stdout gets colour.
    pub(crate) fn is_colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
            }
        }
    }

    /// Returns the styles for stdout.
    pub(crate) fn styles(&self) -> Styles {
        if self.is_colored() { Styles::COLORED } else { Styles::PLAIN }
    }

    /// Returns the width of the terminal in columns; `None` in a pipe.
    pub(crate) fn width(&self) -> Option<usize> {
        terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
    }

    /// Prints a line of notice on stderr, unless told to be quiet.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            let _ = writeln!(anstream::stderr(), "{text}");
        }
    }

    /// Prints a warning on stderr.
    pub(crate) fn warn(&self, text: &str) {
        let style = Styles::COLORED.caution;
        let _ = writeln!(anstream::stderr(), "{style}warning:{style:#} {text}");
    }

    /// Shows a spinner with `text` on a terminal until it is dropped; nothing in a pipe.
    pub(crate) fn progress(&self, text: &str) -> Progress {
        if self.quiet || !io::stderr().is_terminal() {
            return Progress(None);
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed:.dim}") {
            bar.set_style(style);
        }
        bar.set_message(text.to_owned());
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(Some(bar))
    }

    /// Tells why the program could not do its work: the error, its causes, and what to do.
    pub(crate) fn failure(&self, error: &anyhow::Error) {
        let mut err = anstream::stderr();
        let styles = Styles::COLORED;
        let mut lines = error.chain().filter(|cause| cause.downcast_ref::<Hint>().is_none());
        if let Some(first) = lines.next() {
            let _ = writeln!(err, "{0}error:{0:#} {first}", styles.alarm);
        }
        for cause in lines {
            let _ = writeln!(err, "{0}cause:{0:#} {cause}", styles.caution);
        }
        for hint in error.chain().filter_map(|cause| cause.downcast_ref::<Hint>()) {
            let _ = writeln!(err, "{0}hint:{0:#} {hint}", styles.accent);
        }
    }
}

/// Puts an error and its causes into one line.
pub(crate) fn chain(error: &anyhow::Error) -> String {
    let causes = error.chain().filter(|cause| cause.downcast_ref::<Hint>().is_none());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// A running spinner; gone when dropped.
pub(crate) struct Progress(Option<ProgressBar>);

impl Progress {
    /// Says what is being done now.
    pub(crate) fn step(&self, text: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(text.to_owned());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
