//! Reads the files that reports draw or show lines of, so that rules and pages work on the same text.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::Texts;
use crate::knowledge;
use crate::model::{Excerpt, Postmortem};
use crate::text::FileId;
use crate::vfs::{self, Overlay};

/// Adds the text of every CSV file that a metric names and of every log that lines are shown of. What is not there, or no text, is left out:
/// the rules tell it at the block.
pub(super) fn load<'a>(
    reports: impl Iterator<Item = &'a Postmortem>,
    assets: &BTreeMap<FileId, PathBuf>,
    overlay: &Overlay,
    texts: &mut Texts,
) {
    for report in reports {
        let drawn = report.analysis.metrics.iter().map(|metric| &*metric.link.target);
        let evidence = report.events.iter().flat_map(|event| &event.evidence);
        let cited = evidence.filter(|it| matches!(it.excerpt, Some(Excerpt::Lines(_))));
        for target in drawn.chain(cited.filter_map(|it| it.target.as_deref())) {
            let file = knowledge::file_at(report.file(), target);
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
