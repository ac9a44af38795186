//! What all rules that look at one report share, each part made when the first of them asks.

use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::config::Config;
use crate::language::{Engine, Match, Passage, Prose};
use crate::lint::spoken::Spoken;
use crate::model::{ContentKind, Postmortem};
use crate::syntax::Block;
use crate::text::Span;
use crate::tongue;

/// What all rules that look at one report share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    blocks: OnceCell<Vec<Block>>,
    matches: OnceCell<Vec<Match>>,
    spoken: OnceCell<Spoken>,
}

impl Shared {
    /// Returns the blocks of the report.
    pub(crate) fn blocks(&self, report: &Postmortem) -> &[Block] {
        self.blocks.get_or_init(|| report.document.read_blocks())
    }

    /// Returns the language of the report.
    pub(crate) fn spoken(&self, report: &Postmortem, config: &Config) -> &Spoken {
        self.spoken.get_or_init(|| Spoken::of(report, self.blocks(report), config))
    }

    /// Returns what the engine finds in the English of the report.
    pub(crate) fn matches(
        &self,
        report: &Postmortem,
        config: &Config,
        engine: &Engine,
    ) -> &[Match] {
        if let Some(matches) = self.matches.get() {
            return matches;
        }
        let read = || {
            // Plans tell people what to do, and templates hold examples.
            let is_told = matches!(report.kind, ContentKind::Incident | ContentKind::Page);
            if !is_told {
                return Vec::new();
            }
            let prose = Prose::of(report, self.blocks(report));
            let mut matches = engine.read(&prose);
            // Few passages hold a match, so that only theirs are asked for their language.
            if !matches.is_empty() {
                matches.retain(|found| {
                    let text = passage_at(&prose, found.span).map_or("", Passage::text);
                    self.is_english(text, report, config)
                });
            }
            matches
        };
        // A bug of the engine is told by the first rule that asks, and not by every one after it.
        let found = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
            let _ = self.matches.set(Vec::new());
            resume_unwind(panic)
        });
        self.matches.get_or_init(|| found)
    }
}

impl Shared {
    /// Tells whether a passage is English: as declared, else by itself, else as the report around it.
    fn is_english(&self, text: &str, report: &Postmortem, config: &Config) -> bool {
        let declared = || Spoken::declared(report, config).is_some();
        let own = if declared() { None } else { tongue::recognise(text) };
        own.unwrap_or_else(|| self.spoken(report, config).code()) == tongue::ENGLISH
    }
}

fn passage_at<'p, 't>(prose: &'p Prose<'t>, span: Span) -> Option<&'p Passage<'t>> {
    prose.passages.iter().find(|it| it.span(0..it.text().len()).contains(span))
}
