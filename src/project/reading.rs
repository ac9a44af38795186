//! The files of a casebook, each read and understood by itself: what two states of it may share.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{Project, Snapshot, Texts, data, wording};
use crate::config::Config;
use crate::diagnostic::crash::guard;
use crate::diagnostic::{self, Diagnostic, Level, RuleCode};
use crate::model::Postmortem;
use crate::text::{FileId, Span};
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
    /// Files that a bug of Casebook kept from being understood.
    crashed: Vec<Diagnostic>,
    /// The text of the config, and of what is not among the reports.
    texts: Texts,
    assets: BTreeMap<FileId, PathBuf>,
    reports: BTreeMap<FileId, Understood>,
    wording: lint::Wording,
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
        lint::prepare();
        let (config, mut found, mut texts) = project.load_config(overlay)?;
        let known = known.filter(|known| known.config == config);
        let tree = match known {
            Some(known) => vfs::read_tree(&project.root, &config.content, &known.under(overlay))?,
            None => vfs::read_tree(&project.root, &config.content, overlay)?,
        };
        found.extend(tree.diagnostics);
        let understood: Vec<Result<Understood, Box<Diagnostic>>> = tree
            .sources
            .par_iter()
            .map(|source| match known.and_then(|known| known.same(source)) {
                Some(same) => Ok(same.clone()),
                None => understand(source, &config),
            })
            .collect();
        let (mut reports, mut crashed) = (BTreeMap::new(), Vec::new());
        for (source, understood) in tree.sources.into_iter().zip(understood) {
            match understood {
                Ok(understood) => drop(reports.insert(source.file, understood)),
                Err(crash) => {
                    crashed.push(*crash);
                    texts.insert(source.file, source.text);
                }
            }
        }
        let assets = tree.assets.into_iter().collect();
        let understood = reports.values().map(|it: &Understood| it.report.as_ref());
        data::load(understood, &assets, overlay, &mut texts);
        let beside = known.map(|known| known.wording.beside.clone());
        let wording = wording::load(project, overlay, &config, beside, &mut found, &mut texts);
        let (root, as_of) = (project.root.clone(), project.as_of);
        Ok(Self { root, as_of, config, found, crashed, texts, assets, reports, wording })
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
        let Self {
            root,
            as_of,
            config,
            mut found,
            crashed: lost,
            mut texts,
            assets,
            reports,
            wording,
        } = self;
        let mut all = Vec::with_capacity(reports.len());
        for (file, understood) in reports {
            texts.insert(file, understood.report.document.text.clone());
            all.push(understood.report);
            found.extend(understood.found);
        }
        let knowledge = knowledge::build(all, &config, as_of);
        let lint::Checked { mut diagnostics, mut crashed } = {
            let files = lint::Files { assets: &assets, texts: &texts };
            lint::check(&knowledge, &files, &config, &wording, found)
        };
        if !lost.is_empty() {
            // Kept apart until here: neither levels nor suppressions may hide a bug.
            crashed.push(UNREADABLE);
            diagnostics.extend(lost);
            diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        }
        // A fingerprint is written to files: it must not be made of a secret.
        let shown = diagnostic::masked(&texts, &diagnostics).into_owned();
        diagnostic::stamp(&mut diagnostics, &shown);
        Snapshot { root, config, knowledge, assets, texts, diagnostics, crashed }
    }
}

/// The rule that files which cannot be read are told under.
const UNREADABLE: RuleCode = RuleCode("CB117");

fn understand(source: &SourceFile, config: &Config) -> Result<Understood, Box<Diagnostic>> {
    let work = || {
        let (document, mut found) = syntax::parse(source);
        let (mut report, lowered) = model::lower(Arc::new(document), config);
        found.extend(lowered);
        let_go(&mut report);
        Understood { report: Arc::new(report), found }
    };
    guard(UNREADABLE, &source.file, work).map_err(|said| {
        let message = format!("reading it stopped with a bug of Casebook: {said}");
        let file = &source.file;
        let mut told = Diagnostic::new(UNREADABLE, Level::Error, file, Span::at(0), message);
        told.is_crash = true;
        let why = "the file is left out of every check, page and search; the others were read";
        let help = "report the bug with this file, and move it out of the content until then";
        Box::new(told.with_why(why).with_help(help))
    })
}

/// Lets go of what only lowering needed; ten thousand reports are held at a time.
fn let_go(report: &mut Postmortem) {
    report.events.shrink_to_fit();
    report.actions.shrink_to_fit();
    report.sections.shrink_to_fit();
    if let Some(document) = Arc::get_mut(&mut report.document) {
        document.put_away();
        document.headings.shrink_to_fit();
        document.links.shrink_to_fit();
    }
}
