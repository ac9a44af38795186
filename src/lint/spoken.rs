//! Which language a report is written in, and which a paragraph of it: English rules judge English alone.

use crate::config::Config;
use crate::model::Postmortem;
use crate::syntax::{Block, BlockKind};
use crate::tongue;

/// The language of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    code: String,
    /// Whether a person said so; then no paragraph is asked again.
    declared: bool,
}

impl Spoken {
    /// Tells the language: as the report declares it, else as the config does for all, else as its
    /// text shows; English where the text shows nothing.
    pub(crate) fn of(report: &Postmortem, blocks: &[Block], config: &Config) -> Self {
        if let Some(tag) = Self::declared(report, config) {
            return Self { code: tongue::code(tag), declared: true };
        }
        let mut texts = vec![report.title.value.as_str()];
        collect(blocks, &mut texts);
        let code = tongue::recognise_all(texts).unwrap_or(tongue::ENGLISH);
        Self { code: code.to_owned(), declared: false }
    }

    /// Returns the tag that a person gave the report, or all reports.
    pub(crate) fn declared<'r>(report: &'r Postmortem, config: &'r Config) -> Option<&'r String> {
        let told = report.lang.as_ref().or(config.language.lang.as_ref());
        told.filter(|tag| !tag.trim().is_empty())
    }

    /// Returns the language of the report as a whole.
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    /// Returns the language of one passage: its own where it is long enough to tell, else that of
    /// the report around it.
    pub(crate) fn in_passage(&self, text: &str) -> &str {
        if self.declared {
            return &self.code;
        }
        tongue::recognise(text).unwrap_or(&self.code)
    }
}

/// Collects what the author wrote, without code.
fn collect<'b>(blocks: &'b [Block], texts: &mut Vec<&'b str>) {
    for block in blocks {
        if matches!(block.kind, BlockKind::Code { .. } | BlockKind::Html | BlockKind::Quote) {
            continue;
        }
        texts.push(&block.text);
        collect(&block.children, texts);
    }
}
