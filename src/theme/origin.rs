//! Where an ejected file came from: the line that `theme eject` writes on top, and what became of the
//! original since.

use super::embedded;
use super::layers::{Layer, Override};

/// Begins the line; what follows is the version, the file and a hash of its content.
const SAYS: &str = "Ejected from Casebook ";
/// How far into a file the line is looked for.
const HEAD: usize = 300;
/// How much of a hash is enough to see a change.
const SHORT: usize = 10;

/// What the line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The version of Casebook it was ejected with.
    pub version: String,
    /// The file it is a copy of: `templates/base.html`.
    pub file: String,
    hash: String,
}

impl Origin {
    /// Reads the line of an ejected file.
    pub fn read(text: &str) -> Option<Self> {
        let head: String = text.chars().take(HEAD).collect();
        let (_, said) = head.split_once(SAYS)?;
        let mut words = said.split_whitespace();
        let (version, file, hash) = (words.next()?, words.next()?, words.next()?);
        let [version, file] = [version, file].map(|it| it.trim_end_matches(',').to_owned());
        Some(Self { version, file, hash: hash.trim_end_matches([',', ';']).to_owned() })
    }

    /// Returns whether the original is another one today; `None` when it is not there any more.
    pub fn has_changed(&self, overrides: &[Override], copy: &Layer) -> Option<bool> {
        let original = original(overrides, copy, &self.file)?;
        Some(hash(&original) != self.hash)
    }
}

/// Returns the content of a file as it is in the layers below `above`.
pub fn original(overrides: &[Override], above: &Layer, file: &str) -> Option<Vec<u8>> {
    let below = overrides.iter().rev().find(|it| it.path == file && it.layer < *above);
    let built_in = || embedded::all().find(|(path, _)| path == file);
    below.map(|it| it.bytes.clone()).or_else(|| built_in().map(|(_, bytes)| bytes.to_vec()))
}

/// Returns the content of an ejected file: the original under a comment that tells where it is from.
pub fn ejected(file: &str, bytes: &[u8]) -> Vec<u8> {
    let said = format!(
        "{SAYS}{}, {file}, {}; `casebook theme check` tells when the original changes.",
        env!("CARGO_PKG_VERSION"),
        hash(bytes)
    );
    let (open, close) = match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => ("{#- ", " -#}\n"),
        "css" => ("/* ", " */\n"),
        "js" | "mjs" => ("// ", "\n"),
        "ftl" => ("# ", "\n\n"),
        "svg" => ("<!-- ", " -->\n"),
        // A comment would break any other file; without the line its changes are not told.
        _ => return bytes.to_vec(),
    };
    [open.as_bytes(), said.as_bytes(), close.as_bytes(), bytes].concat()
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..SHORT].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ejected_file_knows_its_original() {
        let file = "templates/404.html";
        let original = original(&[], &Layer::Own, file).expect("a built-in file");
        let copy = String::from_utf8(ejected(file, &original)).expect("a text");
        let origin = Origin::read(&copy).expect("the line");
        assert_eq!(
            (origin.file.as_str(), origin.version.as_str()),
            (file, env!("CARGO_PKG_VERSION"))
        );
        assert_eq!(origin.has_changed(&[], &Layer::Own), Some(false));
        let themed = [Override::of(Layer::Named("paper".into()), file, b"another")];
        assert_eq!(origin.has_changed(&themed, &Layer::Own), Some(true));
        let gone = Origin { file: "templates/gone.html".into(), ..origin };
        assert_eq!(gone.has_changed(&[], &Layer::Own), None);
        assert_eq!(Origin::read("{% extends \"default/base.html\" %}"), None);
    }

    #[test]
    fn the_line_is_a_comment_of_its_kind_of_file() {
        for (file, open) in
            [("a.css", "/* Ejected"), ("a.js", "// Ejected"), ("de.ftl", "# Ejected")]
        {
            assert!(ejected(file, b"x").starts_with(open.as_bytes()), "{file}");
        }
        assert_eq!(ejected("icon.png", b"x"), b"x");
    }
}
