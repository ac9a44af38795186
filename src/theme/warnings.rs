//! Files of a theme that do not do what they look like: overrides that match nothing, copies whose
//! original changed, messages nobody asks for.

use std::collections::BTreeSet;

use super::layers::{self, Override};
use super::origin::Origin;
use super::{Words, embedded, keys_of, nearest};

/// Endings of files that belong into one of the folders a theme has.
const BELONG: [(&str, &str); 3] =
    [(".html", "templates"), (".css", "assets/css"), (".ftl", "strings")];

/// Tells of everything in the overrides that has no effect, or another than it had.
pub(super) fn of(overrides: &[Override], words: &Words) -> Vec<String> {
    let mut told = Vec::new();
    for file in overrides {
        told.extend(misplaced(file));
        told.extend(unused_template(file, overrides));
        told.extend(unused_script(file, overrides));
        told.extend(unknown_messages(file, overrides));
        told.extend(drift(file, overrides));
    }
    told.extend(untranslated(words));
    told
}

fn misplaced(file: &Override) -> Option<String> {
    if layers::is_used(file) || file.path.starts_with("tests/") {
        return None;
    }
    let folder = BELONG.iter().find(|(ending, _)| file.path.ends_with(ending))?.1;
    let layer = &file.layer;
    Some(format!("`{}` has no effect: such files belong into `{layer}/{folder}/`", file.file))
}

fn unused_template(file: &Override, overrides: &[Override]) -> Option<String> {
    let name = file.template()?;
    let known: Vec<String> = embedded::templates().map(|(name, _)| name).collect();
    let of_theme = |other: &Override| other.layer < file.layer && other.template() == Some(name);
    let is_used = known.iter().any(|it| it == name)
        || overrides.iter().any(of_theme)
        || is_named(name, file, overrides);
    (!is_used).then(|| {
        let said = format!("`{}` overrides no template, and none includes it", file.file);
        nearest(name, known.iter().map(String::as_str))
            .map_or(said.clone(), |it| format!("{said}; did you mean `{it}`?"))
    })
}

fn unused_script(file: &Override, overrides: &[Override]) -> Option<String> {
    let name = file.asset()?;
    let known: Vec<String> = embedded::assets().map(|(name, _)| name).collect();
    let base = name.rsplit('/').next().unwrap_or(name);
    let is_used = name.starts_with("css/")
        || known.iter().any(|it| it == name)
        || is_named(name, file, overrides)
        || is_named(base, file, overrides);
    (!is_used).then(|| {
        let said = format!(
            "`{}` overrides no asset, and no template, sheet or script names it",
            file.file
        );
        nearest(name, known.iter().map(String::as_str))
            .map_or(said.clone(), |it| format!("{said}; did you mean `{it}`?"))
    })
}

/// Whether another file of the casebook's theme speaks of this one.
fn is_named(name: &str, file: &Override, overrides: &[Override]) -> bool {
    let others = overrides.iter().filter(|other| other.file != file.file);
    others.filter_map(|other| other.text().ok()).any(|text| text.contains(name))
}

fn unknown_messages(file: &Override, overrides: &[Override]) -> Vec<String> {
    let Some(text) = file.language().and_then(|_| file.text().ok()) else { return Vec::new() };
    let built_in = embedded::strings();
    let known: BTreeSet<&str> = built_in.iter().flat_map(|it| keys_of(&it.text)).collect();
    let unknown =
        keys_of(text).filter(|key| !known.contains(key) && !is_named(key, file, overrides));
    let told = unknown.map(|key| {
        let said = format!("`{}` has the message `{key}`, which nothing asks for", file.file);
        match nearest(key, known.iter().copied()) {
            Some(near) => format!("{said}; did you mean `{near}`?"),
            None => said,
        }
    });
    told.collect()
}

fn drift(file: &Override, overrides: &[Override]) -> Option<String> {
    let origin = Origin::read(file.text().ok()?)?;
    let (name, version) = (&origin.file, &origin.version);
    match origin.has_changed(overrides, &file.layer) {
        Some(false) => None,
        Some(true) => Some(format!(
            "`{}` is a copy of `{name}` of Casebook {version}, and the original has changed since; take over what is new by `casebook theme eject {name} --print`",
            file.file
        )),
        None => Some(format!(
            "`{}` is a copy of `{name}` of Casebook {version}, which is not there any more",
            file.file
        )),
    }
}

/// Tells of messages that a language lacks.
fn untranslated(words: &Words) -> Option<String> {
    let (count, first) = (words.missing().len(), words.missing().first()?);
    let language = words.language();
    Some(format!(
        "the strings of `{language}` lack {count} messages, shown in English: `{first}` is the first"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::layers::Layer;
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> =
            files.iter().map(|(path, text)| Override::new(path, text.as_bytes())).collect();
        of(&files, Words::english())
    }

    #[test]
    fn a_misspelt_override_is_told_with_a_suggestion() {
        let found = told(&[("templates/bsae.html", "")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("did you mean `base.html`?"), "{found:?}");
        let found = told(&[("assets/js/serach-ui.js", "")]);
        assert!(found[0].ends_with("did you mean `js/search-ui.js`?"), "{found:?}");
        let found = told(&[("templates/zzz.html", "")]);
        assert!(found[0].ends_with("and none includes it"), "{found:?}");
    }

    #[test]
    fn files_that_others_speak_of_are_fine() {
        let base = "{% extends \"default/base.html\" %}{% block head %}{% include \"mine.html\" %}<img src=\"{{ asset(path=\"img/logo.svg\") }}\">{% endblock %}";
        let found = told(&[
            ("templates/base.html", base),
            ("templates/mine.html", "{{ t(key=\"my-word\") }}"),
            ("assets/img/logo.svg", ""),
            ("assets/css/brand.css", ""),
            ("strings/en.ftl", "my-word = Word\nnav-search = Find\n"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_file_in_the_wrong_folder_is_told() {
        let found =
            told(&[("base.html", ""), ("brand.css", ""), ("README.md", ""), ("de.ftl", "")]);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].contains("`theme/base.html` has no effect"), "{found:?}");
        assert!(found[1].ends_with("`theme/assets/css/`"), "{found:?}");
    }

    #[test]
    fn messages_nobody_asks_for_are_told() {
        let found = told(&[("strings/en.ftl", "nav-saerch = Find\n")]);
        assert!(found[0].ends_with("did you mean `nav-search`?"), "{found:?}");
    }

    #[test]
    fn a_copy_whose_original_changed_is_told() {
        let file = "templates/404.html";
        let old = String::from_utf8(super::super::origin::ejected(file, b"an older one")).unwrap();
        let found = told(&[(file, &old)]);
        assert!(found[0].contains("the original has changed since"), "{found:?}");
        let named = Override::of(Layer::Named("paper".into()), file, b"an older one");
        let found = of(&[named, Override::new(file, old.as_bytes())], Words::english());
        assert!(found.is_empty(), "{found:?}");
    }
}
