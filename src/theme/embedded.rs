//! The built-in theme: the real files of `themes/default`, kept inside the binary.

use include_dir::{Dir, include_dir};

use super::StringFile;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/templates");
static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/assets");
static STRINGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default/strings");

/// Returns the templates by name, such as `partials/head.html`.
pub(super) fn templates() -> impl Iterator<Item = (String, &'static str)> {
    files(&TEMPLATES)
        .into_iter()
        .filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
}

/// Returns the assets by name, such as `css/tokens.css`.
pub(super) fn assets() -> impl Iterator<Item = (String, &'static [u8])> {
    files(&ASSETS).into_iter()
}

/// Returns the messages of every built-in language.
pub(super) fn strings() -> Vec<StringFile> {
    let all = files(&STRINGS).into_iter();
    all.filter_map(|(name, bytes)| {
        Some(StringFile {
            language: super::layers::language_of(&name)?.to_owned(),
            text: std::str::from_utf8(bytes).ok()?.to_owned(),
            name: format!("strings/{name}"),
        })
    })
    .collect()
}

/// Returns every file of the built-in theme by its name within it: `templates/base.html`.
pub(super) fn all() -> impl Iterator<Item = (String, &'static [u8])> {
    let folders = [("templates", &TEMPLATES), ("assets", &ASSETS), ("strings", &STRINGS)];
    folders.into_iter().flat_map(|(folder, dir)| {
        files(dir).into_iter().map(move |(name, bytes)| (format!("{folder}/{name}"), bytes))
    })
}

fn files(dir: &'static Dir<'static>) -> Vec<(String, &'static [u8])> {
    let mut found: Vec<_> = dir
        .files()
        .map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents()))
        .collect();
    found.extend(dir.dirs().flat_map(files));
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_is_inside() {
        assert!(templates().any(|(name, _)| name == "base.html"));
        assert!(assets().any(|(name, _)| name == "css/tokens.css"));
        assert!(templates().all(|(_, text)| !text.contains("style=\"")));
    }
}
