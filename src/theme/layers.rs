//! The layers of a theme: what the casebook puts over the built-in files, file by file.
//!
//! In: `themes/<name>/` and over it `theme/`, each with `templates/`, `assets/` and `strings/`.
//! Out: their files, the stronger ones last. Below both lies the built-in theme.

use std::fmt;
use std::path::Path;

use anyhow::{Context as _, bail};
use serde::{Serialize, Serializer};

use super::{StringFile, embedded};
use crate::text::FileId;
use crate::vfs;

/// The folder of the casebook's own files, over every theme.
pub const OWN: &str = "theme";
/// The folder of named themes.
const NAMED: &str = "themes";
/// The name of the built-in theme, and of its layer in `extends`.
pub(super) const BUILT_IN: &str = "default";

/// Where a file of the theme comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Inside the program.
    BuiltIn,
    /// `themes/<name>/`.
    Named(String),
    /// `theme/`.
    Own,
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => f.write_str("built in"),
            Self::Named(name) => write!(f, "{NAMED}/{name}"),
            Self::Own => f.write_str(OWN),
        }
    }
}

impl Serialize for Layer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A file of the casebook that belongs to its theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its name within the casebook.
    pub(super) file: FileId,
    /// Its name within the theme: `templates/report.html`, `assets/css/tokens.css`.
    pub(super) path: String,
    /// Which layer it is in.
    pub(super) layer: Layer,
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

impl Override {
    /// Makes one of the casebook's own from its name within the theme and its content.
    pub fn new(path: &str, bytes: &[u8]) -> Self {
        Self::of(Layer::Own, path, bytes)
    }

    /// Makes one of a layer.
    pub fn of(layer: Layer, path: &str, bytes: &[u8]) -> Self {
        let file = FileId::new(&format!("{layer}/{path}"));
        Self { file, path: path.to_owned(), layer, bytes: bytes.to_vec() }
    }

    /// Returns the template's name, when it is one.
    pub(super) fn template(&self) -> Option<&str> {
        self.path.strip_prefix("templates/")
    }

    /// Returns the name the template is known by: that of a named theme has the theme's name before
    /// it, so that a file over it can extend it.
    pub(super) fn registered(&self) -> Option<String> {
        let name = self.template()?;
        Some(match &self.layer {
            Layer::Named(theme) if theme != BUILT_IN => format!("{theme}/{name}"),
            _ => name.to_owned(),
        })
    }

    /// Returns the asset's name, when it is one.
    pub(super) fn asset(&self) -> Option<&str> {
        self.path.strip_prefix("assets/")
    }

    /// Returns the language, when it is a file of strings.
    pub(super) fn language(&self) -> Option<&str> {
        language_of(self.path.strip_prefix("strings/")?)
    }

    /// Returns the messages in it, when it is a file of strings.
    pub(super) fn strings(&self) -> anyhow::Result<Option<StringFile>> {
        let Some(language) = self.language() else { return Ok(None) };
        let text = self.text()?.to_owned();
        Ok(Some(StringFile { language: language.to_owned(), name: self.file.to_string(), text }))
    }

    /// Returns its content as text.
    pub(super) fn text(&self) -> anyhow::Result<&str> {
        std::str::from_utf8(&self.bytes).with_context(|| format!("{} is not UTF-8", self.file))
    }
}

/// Returns the language of a file of strings: `de` of `de.ftl` and of `de/trends.ftl`.
pub(super) fn language_of(name: &str) -> Option<&str> {
    let name = name.strip_suffix(".ftl")?;
    Some(name.split_once('/').map_or(name, |(language, _)| language))
}

/// Reads `themes/<name>/` and then `theme/` of the casebook at `root`, the stronger ones last.
///
/// # Errors
/// When the name is none, the theme is not there, or a file cannot be read.
pub fn read(root: &Path, name: &str) -> anyhow::Result<Vec<Override>> {
    let inside = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
    if !inside {
        bail!("`theme: {name}` is not the name of a folder under `{NAMED}/`");
    }
    let mut found = layer_files(root, &Layer::Named(name.to_owned()))?;
    if found.is_empty() && name != BUILT_IN {
        bail!("the theme `{name}` is not there: no files in `{NAMED}/{name}/`");
    }
    found.extend(layer_files(root, &Layer::Own)?);
    Ok(found)
}

fn layer_files(root: &Path, layer: &Layer) -> anyhow::Result<Vec<Override>> {
    let files = vfs::read_folder(&root.join(layer.to_string()))?;
    Ok(files.into_iter().map(|(path, bytes)| Override::of(layer.clone(), &path, &bytes)).collect())
}

/// A file of the theme, and every layer that has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its name within the theme: `templates/base.html`.
    pub file: String,
    /// The layers that have it, the one that counts first.
    pub from: Vec<Layer>,
}

/// Lists every file of the theme by name.
pub fn list(overrides: &[Override]) -> Vec<Listed> {
    let mut all: std::collections::BTreeMap<String, Vec<Layer>> =
        embedded::all().map(|(path, _)| (path, vec![Layer::BuiltIn])).collect();
    for file in overrides.iter().filter(|it| is_used(it)) {
        all.entry(file.path.clone()).or_default().insert(0, file.layer.clone());
    }
    all.into_iter().map(|(file, from)| Listed { file, from }).collect()
}

/// Returns whether the theme reads a file at this place at all.
pub(super) fn is_used(file: &Override) -> bool {
    file.template().is_some() || file.asset().is_some() || file.language().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_name_cannot_climb_out() {
        for name in ["../x", "a/b", ".git", ""] {
            assert!(read(Path::new("."), name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_file_is_listed_with_every_layer_that_has_it() {
        let files = [
            Override::of(Layer::Named("paper".into()), "templates/base.html", b""),
            Override::new("templates/base.html", b""),
            Override::new("assets/css/brand.css", b""),
            Override::new("README.md", b""),
        ];
        let listed = list(&files);
        let from = |file: &str| {
            let found = listed.iter().find(|it| it.file == file);
            found.map(|it| it.from.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let all = ["theme", "themes/paper", "built in"].map(str::to_owned);
        assert_eq!(from("templates/base.html"), Some(all.to_vec()));
        assert_eq!(from("assets/css/brand.css"), Some(vec!["theme".to_owned()]));
        assert_eq!(from("strings/de.ftl"), Some(vec!["built in".to_owned()]));
        assert_eq!(from("strings/de/trends.ftl"), Some(vec!["built in".to_owned()]));
        assert_eq!(from("README.md"), None);
    }
}
