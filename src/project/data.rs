//! Reads the files that the reports' metrics draw, so that rules and pages work on the same text.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::Texts;
use crate::knowledge;
use crate::model::Postmortem;
use crate::text::FileId;
use crate::vfs::{self, Overlay};

/// Adds the text of every CSV file that a metric names. What is not there, or no text, is left out:
/// the rules tell it at the block.
pub(super) fn load<'a>(
    reports: impl Iterator<Item = &'a Postmortem>,
    assets: &BTreeMap<FileId, PathBuf>,
    overlay: &Overlay,
    texts: &mut Texts,
) {
    for report in reports {
        for metric in &report.analysis.metrics {
            let file = knowledge::file_at(report.file(), &metric.link.target);
            let Some((file, path)) = file.and_then(|file| assets.get_key_value(&file)) else {
                continue;
            };
            if !texts.contains_key(file) {
                texts.extend(read(file, path, overlay).map(|text| (file.clone(), text)));
            }
        }
    }
}

fn read(file: &FileId, path: &std::path::Path, overlay: &Overlay) -> Option<Arc<str>> {
    match overlay.text(file) {
        Some(held) => held.ok(),
        None => vfs::read_text(path).ok().map(Arc::from),
    }
}
