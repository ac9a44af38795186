//! Assets under the names they are published by: the style sheets as one file, modules as plain
//! scripts, every file named by its content.

use std::collections::BTreeMap;

use super::scripts;

/// The style sheets in the order they are joined; further ones of a theme come between, in order of name.
const FIRST_SHEETS: [&str; 3] = ["css/tokens.css", "css/base.css", "css/components.css"];
const LAST_SHEET: &str = "css/print.css";
const STYLE: &str = "casebook.css";
/// Stands before the first script of every page.
const LOADER: &str = "js/loader.js";
const FIRST_SCRIPT: &str = "js/theme.js";
/// Where assets are published.
const FOLDER: &str = "assets/";

/// An asset ready to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asset {
    /// Where it is published, relative to the site's root.
    pub(super) path: String,
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

/// Joins the style sheets, makes modules plain scripts that name each other as published, and names
/// every file by its content.
///
/// # Errors
/// When a module has a form that is not understood.
pub(super) fn fingerprint(
    mut files: BTreeMap<String, Vec<u8>>,
) -> anyhow::Result<BTreeMap<String, Asset>> {
    let mut done = BTreeMap::new();
    link_scripts(&mut files)?;
    let style = join_sheets(&mut files, &mut done);
    files.insert(STYLE.to_owned(), style);
    for name in files.keys() {
        publish(name, &files, &mut done, &mut Vec::new());
    }
    Ok(done)
}

/// Makes every module a plain script, and puts what loads them before the first one.
fn link_scripts(files: &mut BTreeMap<String, Vec<u8>>) -> anyhow::Result<()> {
    for (name, bytes) in files.iter_mut().filter(|(name, _)| extension(name) == Some("js")) {
        if let Ok(script) = std::str::from_utf8(bytes) {
            *bytes = scripts::link(name, &shorten(script))?.into_bytes();
        }
    }
    if let Some(loader) = files.remove(LOADER) {
        let first = files.entry(FIRST_SCRIPT.to_owned()).or_default();
        *first = [loader, std::mem::take(first)].concat();
    }
    Ok(())
}

fn join_sheets(
    files: &mut BTreeMap<String, Vec<u8>>,
    done: &mut BTreeMap<String, Asset>,
) -> Vec<u8> {
    let mut names: Vec<String> = FIRST_SHEETS.map(str::to_owned).into();
    let is_sheet = |name: &&String| {
        name.starts_with("css/")
            && extension(name) == Some("css")
            && !names.contains(name)
            && *name != LAST_SHEET
    };
    let further: Vec<String> = files.keys().filter(is_sheet).cloned().collect();
    names.extend(further);
    names.push(LAST_SHEET.to_owned());
    let mut joined = String::new();
    for name in names {
        let Some(sheet) = files.remove(&name) else { continue };
        joined += &point(&squeeze(&String::from_utf8_lossy(&sheet)), &name, files, done);
    }
    joined.into_bytes()
}

/// Points the `url(...)`s of a sheet at the published names of what they mean.
fn point(
    css: &str,
    sheet: &str,
    files: &BTreeMap<String, Vec<u8>>,
    done: &mut BTreeMap<String, Asset>,
) -> String {
    let mut pointed = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let (written, behind) = after.split_once(')').unwrap_or((after, ""));
        let bare = written.trim().trim_matches(['"', '\'']);
        let published = publish(&beside(sheet, bare), files, done, &mut Vec::new());
        // The joined sheet lies at the top of the assets, one level above those it is made of.
        let address = published.map(|path| format!("\"{}\"", path.trim_start_matches(FOLDER)));
        pointed.extend([before, "url(", address.as_deref().unwrap_or(written), ")"]);
        rest = behind;
    }
    pointed + rest
}

/// Returns the name of what a sheet calls `address`: `../img/a.png` in `css/b.css` is `img/a.png`.
fn beside(sheet: &str, address: &str) -> String {
    let mut parts: Vec<&str> = sheet.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Leaves out comments and needless spaces of a style sheet.
fn squeeze(css: &str) -> String {
    let mut without = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        without.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    without.push_str(rest);
    tighten(&without)
}

/// Leaves out the spaces of a style sheet that mean nothing; what stands in quotes stays as it is.
fn tighten(css: &str) -> String {
    let mut tight = String::with_capacity(css.len());
    let mut quote = None;
    for letter in css.chars() {
        if quote.is_some() || matches!(letter, '"' | '\'') {
            tight.push(letter);
            quote = if quote.is_none() { Some(letter) } else { quote.filter(|it| *it != letter) };
            continue;
        }
        let ends = |marks: &[char]| tight.ends_with(marks) || tight.is_empty();
        match letter {
            letter if letter.is_whitespace() => {
                if !ends(&[' ', '{', '}', ';', ',', ':']) {
                    tight.push(' ');
                }
            }
            '{' | '}' | ';' | ',' => {
                tight.truncate(tight.trim_end_matches(' ').len());
                if letter == '}' && tight.ends_with(';') {
                    tight.pop();
                }
                tight.push(letter);
            }
            letter => tight.push(letter),
        }
    }
    tight
}

/// Leaves out the comments and the indentation of a script, line by line. One with a text over
/// several lines is left alone.
fn shorten(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim);
    let kept = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    kept.fold(String::with_capacity(script.len()), |joined, line| joined + line + "\n")
}

/// Publishes one file after those it imports, and returns its published path.
fn publish(
    name: &str,
    files: &BTreeMap<String, Vec<u8>>,
    done: &mut BTreeMap<String, Asset>,
    under_way: &mut Vec<String>,
) -> Option<String> {
    if let Some(asset) = done.get(name) {
        return Some(asset.path.clone());
    }
    if under_way.iter().any(|other| other == name) {
        // Two modules that import each other keep their plain names; a browser copes.
        return None;
    }
    let mut bytes = files.get(name)?.clone();
    if let (Some(folder), Ok(text)) = (module_folder(name), std::str::from_utf8(&bytes)) {
        let mut text = text.to_owned();
        under_way.push(name.to_owned());
        for other in files.keys().filter(|other| module_folder(other) == Some(folder)) {
            let specifier = format!("./{}", &other[folder.len()..]);
            let quoted = ["'", "\""].map(|quote| format!("{quote}{specifier}{quote}"));
            if quoted.iter().any(|quoted| text.contains(quoted.as_str()))
                && let Some(path) = publish(other, files, done, under_way)
            {
                let published = path.rsplit('/').next().unwrap_or(&path).to_owned();
                for quoted in &quoted {
                    text = text.replace(quoted.as_str(), &format!("\"./{published}\""));
                }
            }
        }
        under_way.pop();
        bytes = text.into_bytes();
    }
    let path = published_path(name, &bytes);
    done.insert(name.to_owned(), Asset { path: path.clone(), bytes });
    Some(path)
}

/// Returns the folder of a script, with its slash; `None` for anything else.
fn module_folder(name: &str) -> Option<&str> {
    (extension(name) == Some("js")).then(|| name.rfind('/').map_or("", |at| &name[..=at]))
}

fn extension(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, extension)| extension)
}

fn published_path(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let short = &hash[..10];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{FOLDER}{stem}.{short}.{extension}"),
        None => format!("{FOLDER}{name}.{short}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(files: &[(&str, &str)]) -> BTreeMap<String, Asset> {
        fingerprint(files.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect())
            .unwrap()
    }

    fn text<'a>(assets: &'a BTreeMap<String, Asset>, name: &str) -> &'a str {
        std::str::from_utf8(&assets[name].bytes).unwrap()
    }

    #[test]
    fn sheets_are_one_file_in_their_order() {
        let assets = published(&[
            ("css/base.css", "/* b */\n  base {}\n"),
            ("css/brand.css", "brand {}"),
            ("css/print.css", "print {}"),
            ("css/tokens.css", "tokens {}"),
        ]);
        assert_eq!(text(&assets, STYLE), "tokens{}base{}brand{}print{}");
        assert_eq!(assets.len(), 1);
    }

    #[test]
    fn sheets_lose_the_spaces_that_mean_nothing() {
        let css = "a :hover > b, c {\n  margin: 0 calc(1px + 2px);\n  content: \" , { \";\n}\n@media (min-width: 3rem) { d { color: red; } }\n";
        let tight = "a :hover > b,c{margin:0 calc(1px + 2px);content:\" , { \"}@media (min-width:3rem){d{color:red}}";
        assert_eq!(squeeze(css).trim_end(), tight);
    }

    #[test]
    fn scripts_lose_comments_and_indentation_and_keep_their_texts() {
        let script = "// What for.\nif (a) {\n  // Why.\n  b('//', `x`);\n}\n";
        assert_eq!(shorten(script), "if (a) {\nb('//', `x`);\n}\n");
        let long = "const a = `\n  // kept\n`;\n";
        assert_eq!(shorten(long), long);
    }

    #[test]
    fn modules_import_each_other_by_published_name() {
        let before = published(&[
            ("js/a.js", "import { x } from './b.js';"),
            ("js/b.js", "export const x = 1;"),
        ]);
        let b = before["js/b.js"].path.rsplit('/').next().unwrap();
        let linked =
            format!("'use strict';\ncasebook.define([\"./{b}\"], ($load, {{ x }}) => {{\n}});\n");
        assert_eq!(text(&before, "js/a.js"), linked);
        let after = published(&[
            ("js/a.js", "import { x } from './b.js';"),
            ("js/b.js", "export const x = 2;"),
        ]);
        assert_ne!(
            before["js/a.js"].path, after["js/a.js"].path,
            "a change reaches those who import it"
        );
    }

    #[test]
    fn what_loads_the_others_stands_before_the_first_script() {
        let assets = published(&[("js/loader.js", "load();"), ("js/theme.js", "first();")]);
        assert_eq!(text(&assets, "js/theme.js"), "load();\nfirst();\n");
        assert!(!assets.contains_key("js/loader.js"));
    }

    #[test]
    fn a_circle_of_imports_ends() {
        let assets = published(&[("js/a.js", "import './b.js'"), ("js/b.js", "import './a.js'")]);
        assert_eq!(assets.len(), 3);
    }
}
