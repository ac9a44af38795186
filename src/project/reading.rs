//! The files of a casebook, each read and understood by itself: what two states of it may share.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{Project, Snapshot, Texts};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic};
use crate::model::Postmortem;
use crate::text::FileId;
use crate::vfs::{Overlay, SourceFile};
use crate::{knowledge, lint, model, syntax, vfs};

/// A casebook whose files are read and not yet put together.
#[derive(Clone, Debug)]
pub struct Reading {
    root: PathBuf,
    as_of: NaiveDate,
    config: Config,
    /// What is wrong with the config and with the walk.
    found: Vec<Diagnostic>,
    /// The text of the config.
    texts: Texts,
    assets: BTreeMap<FileId, PathBuf>,
    reports: BTreeMap<FileId, Understood>,
}

/// One report, and what was found on the way to it.
#[derive(Clone, Debug)]
struct Understood {
    report: Arc<Postmortem>,
    found: Vec<Diagnostic>,
}

impl Reading {
    pub(super) fn new(
        project: &Project,
        overlay: &Overlay,
        known: Option<&Self>,
    ) -> anyhow::Result<Self> {
        let (config, mut found, texts) = project.load_config(overlay)?;
        let known = known.filter(|known| known.config == config);
        let tree = match known {
            Some(known) => vfs::read_tree(&project.root, &config.content, &known.under(overlay))?,
            None => vfs::read_tree(&project.root, &config.content, overlay)?,
        };
        found.extend(tree.diagnostics);
        let reports = tree
            .sources
            .par_iter()
            .map(|source| {
                let same = known.and_then(|known| known.same(source));
                let understood = same.cloned().unwrap_or_else(|| understand(source, &config));
                (source.file.clone(), understood)
            })
            .collect();
        let assets = tree.assets.into_iter().collect();
        let (root, as_of) = (project.root.clone(), project.as_of);
        Ok(Self { root, as_of, config, found, texts, assets, reports })
    }

    /// Returns the overlay with the texts that are known laid under it, so that none is read twice.
    fn under(&self, overlay: &Overlay) -> Overlay {
        let mut all = overlay.clone();
        for (file, understood) in &self.reports {
            if overlay.get(file).is_none() {
                all.put_text(file.clone(), understood.report.document.text.clone());
            }
        }
        all
    }

    fn same(&self, source: &SourceFile) -> Option<&Understood> {
        let known = self.reports.get(&source.file)?;
        let text = &known.report.document.text;
        (Arc::ptr_eq(text, &source.text) || *text == source.text).then_some(known)
    }

    /// Puts the reports together and checks them.
    pub fn into_snapshot(self) -> Snapshot {
        let Self { root, as_of, config, mut found, mut texts, assets, reports } = self;
        let mut all = Vec::with_capacity(reports.len());
        for (file, understood) in reports {
            texts.insert(file, understood.report.document.text.clone());
            all.push(understood.report);
            found.extend(understood.found);
        }
        let knowledge = knowledge::build(all, &config, as_of);
        let lint::Checked { mut diagnostics, crashed } =
            lint::check(&knowledge, &assets, &config, found);
        // A fingerprint is written to files: it must not be made of a secret.
        let shown = diagnostic::masked(&texts, &diagnostics).into_owned();
        diagnostic::stamp(&mut diagnostics, &shown);
        Snapshot { root, config, knowledge, assets, texts, diagnostics, crashed }
    }
}

fn understand(source: &SourceFile, config: &Config) -> Understood {
    let (document, mut found) = syntax::parse(source);
    let (mut report, lowered) = model::lower(Arc::new(document), config);
    found.extend(lowered);
    let_go(&mut report);
    Understood { report: Arc::new(report), found }
}

/// Lets go of what only lowering needed; ten thousand reports are held at a time.
fn let_go(report: &mut Postmortem) {
    report.events.shrink_to_fit();
    report.actions.shrink_to_fit();
    report.sections.shrink_to_fit();
    if let Some(document) = Arc::get_mut(&mut report.document) {
        document.blocks = Vec::new();
        document.headings.shrink_to_fit();
        document.links.shrink_to_fit();
    }
}
