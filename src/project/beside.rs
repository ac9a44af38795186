//! Reads the files that the config names beside the reports: how much there was that could go wrong.

use std::sync::Arc;

use super::{Project, Texts};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::text::FileId;
use crate::vfs::{self, Overlay};

/// Reads the CSV of `exposure:`; without it, or where it cannot be read, nothing is held against it.
pub(super) fn load(
    project: &Project,
    overlay: &Overlay,
    config: &mut Config,
    found: &mut Vec<Diagnostic>,
    texts: &mut Texts,
) {
    let Some(exposure) = &mut config.exposure else { return };
    let file = FileId::new(&exposure.file.value);
    let text = || -> anyhow::Result<Arc<str>> {
        anyhow::ensure!(!overlay.removes(&file), "it is not there");
        match overlay.text(&file) {
            Some(text) => text,
            None => Ok(vfs::read_text(&project.root.join(file.as_str()))?.into()),
        }
    };
    match text() {
        Ok(text) => {
            found.extend(exposure.read(&file, &text));
            texts.insert(file, text);
        }
        Err(error) => {
            let message = format!("`{file}` cannot be read: {}", error.root_cause());
            let span = exposure.file.span;
            found.push(
                Diagnostic::new(
                    RuleCode("CB152"),
                    Level::Error,
                    &project.config_file(),
                    span,
                    message,
                )
                .with_why("counts are held against the days of each period instead")
                .with_help("name a CSV file below the folder of the config"),
            );
        }
    }
}
