//! The casebook's own templates and assets, which win over the built-in ones of the same name.

use std::path::Path;

use anyhow::{Context as _, bail};

use super::{StringFile, embedded};
use crate::text::FileId;
use crate::vfs;

/// Names this similar are worth suggesting.
const CLOSE_ENOUGH: f64 = 0.7;

/// A file of the casebook that belongs to its theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its name within the casebook.
    file: FileId,
    /// Its name within the theme: `templates/report.html`, `assets/css/tokens.css`.
    path: String,
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

impl Override {
    /// Makes one from its name within the theme and its content.
    pub fn new(path: &str, bytes: &[u8]) -> Self {
        Self { file: FileId::new(path), path: path.to_owned(), bytes: bytes.to_vec() }
    }

    /// Returns the template's name, when it is one.
    pub(super) fn template(&self) -> Option<&str> {
        self.path.strip_prefix("templates/")
    }

    /// Returns the asset's name, when it is one.
    pub(super) fn asset(&self) -> Option<&str> {
        self.path.strip_prefix("assets/")
    }

    /// Returns the messages in it, when it is a file of strings.
    pub(super) fn strings(&self) -> anyhow::Result<Option<StringFile>> {
        let Some(name) = self.path.strip_prefix("strings/") else { return Ok(None) };
        let Some(language) = name.strip_suffix(".ftl") else { return Ok(None) };
        let text = self.text()?.to_owned();
        Ok(Some(StringFile { language: language.to_owned(), name: self.file.to_string(), text }))
    }

    /// Returns its content as text.
    pub(super) fn text(&self) -> anyhow::Result<&str> {
        std::str::from_utf8(&self.bytes).with_context(|| format!("{} is not UTF-8", self.file))
    }
}

/// Reads `themes/<name>/` and then `templates/` of the casebook at `root`, the stronger ones last.
pub(super) fn read(root: &Path, name: &str) -> anyhow::Result<Vec<Override>> {
    let inside = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
    if !inside {
        bail!("`theme: {name}` is not the name of a folder under `themes/`");
    }
    let folder = format!("themes/{name}");
    let mut found = folder_files(root, &folder, "")?;
    if found.is_empty() && name != "default" {
        bail!("the theme `{name}` is not there: no files in `{folder}/`");
    }
    found.extend(folder_files(root, "templates", "templates/")?);
    Ok(found)
}

fn folder_files(root: &Path, folder: &str, prefix: &str) -> anyhow::Result<Vec<Override>> {
    let files = vfs::read_folder(&root.join(folder))?;
    let into_override = |(path, bytes): (String, Vec<u8>)| Override {
        file: FileId::new(&format!("{folder}/{path}")),
        path: format!("{prefix}{path}"),
        bytes,
    };
    Ok(files.into_iter().map(into_override).collect())
}

/// Tells of templates that override nothing and that no other template of the casebook names.
pub(super) fn unused(overrides: &[Override]) -> Vec<String> {
    let known: Vec<String> = embedded::templates().map(|(name, _)| name).collect();
    let is_named = |name: &str| {
        overrides.iter().any(|other| {
            other.template().is_some_and(|it| it != name)
                && other.text().is_ok_and(|text| text.contains(&format!("\"{name}\"")))
        })
    };
    overrides
        .iter()
        .filter_map(|file| Some((file, file.template()?)))
        .filter(|(_, name)| !known.iter().any(|it| it == name) && !is_named(name))
        .map(|(file, name)| warning(file, name, &known))
        .collect()
}

fn warning(file: &Override, name: &str, known: &[String]) -> String {
    let said = format!("`{}` overrides no template of the theme", file.file);
    let similarity = |candidate: &&String| strsim::jaro_winkler(candidate, name);
    let nearest = known.iter().max_by(|a, b| similarity(a).total_cmp(&similarity(b)));
    match nearest.filter(|candidate| similarity(candidate) >= CLOSE_ENOUGH) {
        Some(candidate) => format!("{said}; did you mean `{candidate}`?"),
        None => format!("{said}; it has {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_override_is_told_with_a_suggestion() {
        let found = unused(&[Override::new("templates/bsae.html", b"")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("did you mean `base.html`?"), "{found:?}");
    }

    #[test]
    fn a_template_that_another_one_includes_is_fine() {
        let found = unused(&[
            Override::new("templates/base.html", b"{% include \"mine.html\" %}"),
            Override::new("templates/mine.html", b""),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_theme_name_cannot_climb_out() {
        for name in ["../x", "a/b", ".git", ""] {
            assert!(read(Path::new("."), name).is_err(), "{name}");
        }
    }
}
