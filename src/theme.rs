//! The look of the site: templates compiled once, assets with their content in their names.
//!
//! In: the theme embedded in the binary and the casebook's own files over it (`theme/` first, then
//! `themes/<name>/`), file by file. Out: a [`Theme`] that renders a template by name and lists the
//! assets to publish. Every built-in template is also there as `default/<name>` and that of a named
//! theme as `<theme>/<name>`, so that an override can extend what it overrides. Its [`Words`] are the texts of the interface in the site's
//! language. What a page says is not decided here.

mod assets;
mod embedded;
mod functions;
pub mod layers;
mod mistake;
pub mod origin;
pub(crate) mod scripts;
mod warnings;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use tera::{Context, Kwargs, State, Tera};

pub use layers::{Layer, Override};
pub use words::{Arg, ENGLISH, StringFile, Words, direction_of, keys_of};

/// Names this similar are worth suggesting.
const CLOSE_ENOUGH: f64 = 0.7;

/// The script that messages are written into.
const WORDS_OF_SCRIPTS: &str = "js/words.js";

/// Templates, assets and words, ready for use.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: BTreeMap<String, assets::Asset>,
    words: Words,
    names: mistake::Names,
    is_changed: bool,
}

impl Theme {
    /// Reads the theme called `name` of the casebook at `root`, over the built-in one, in a language,
    /// with warnings about overrides that change nothing and words the language lacks.
    ///
    /// # Errors
    /// When a theme other than `default` is not there, a file cannot be read, a template does not
    /// compile, or there are no words in the language.
    pub fn load(root: &Path, name: &str, language: &str) -> anyhow::Result<(Self, Vec<String>)> {
        let overrides = layers::read(root, name)?;
        let theme = Self::with(&overrides, language)?;
        let warnings = warnings::of(&overrides, &theme.words);
        Ok((theme, warnings))
    }

    /// Puts the built-in theme and what overrides it together; the last of two files of one name wins.
    ///
    /// # Errors
    /// When a template does not compile, or there are no words in the language.
    pub fn with(overrides: &[Override], language: &str) -> anyhow::Result<Self> {
        let words = words(overrides, language)?;
        let mut files = merge_assets(overrides);
        if let Some(script) = files.get_mut(WORDS_OF_SCRIPTS) {
            let text = String::from_utf8_lossy(script).into_owned();
            *script = words::scripts::fill(&text, &words)?.into_bytes();
        }
        let assets = assets::fingerprint(files)
            .context("the scripts of the theme cannot be put together")?;
        let mut tera = Tera::default();
        tera.set_fallback_prefixes(prefixes(overrides)).context("cannot set up the templates")?;
        let addresses = addresses(&assets);
        tera.register_function("asset", move |args: Kwargs, state: &State<'_>| {
            functions::asset(&addresses, &args, state)
        });
        let said = words.clone();
        tera.register_function("t", move |args: Kwargs, _: &State<'_>| {
            functions::say(&said, &args)
        });
        tera.register_filter("excerpt", |text: &str, args: Kwargs, _: &State<'_>| {
            args.must_get("length").map(|length| functions::excerpt(text, length))
        });
        let (templates, names) = templates(overrides)?;
        if let Err(error) = tera.add_raw_templates(templates) {
            return Err(mistake::placed(&error, &names)
                .context("the templates of the theme do not fit together"));
        }
        let is_changed =
            overrides.iter().any(|file| file.asset().is_some() || file.registered().is_some());
        Ok(Self { tera, assets, words, names, is_changed })
    }

    /// Renders a template.
    ///
    /// # Errors
    /// When the template is not there or asks for something the page does not have.
    pub fn render(&self, template: &str, context: &Context) -> anyhow::Result<String> {
        self.tera.render(template, context).map_err(|error| mistake::placed(&error, &self.names))
    }

    /// Tells whether the casebook has templates, sheets or scripts of its own.
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// Returns the words of the interface.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Returns the assets to publish: their site paths and bytes, in order.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.values().map(|asset| (asset.path.as_str(), asset.bytes.as_ref()))
    }
}

fn merge_assets(overrides: &[Override]) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> =
        embedded::assets().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    for file in overrides {
        if let Some(name) = file.asset() {
            files.insert(name.to_owned(), file.bytes.clone());
        }
    }
    files
}

fn addresses(assets: &BTreeMap<String, assets::Asset>) -> Arc<BTreeMap<String, String>> {
    Arc::new(assets.iter().map(|(name, asset)| (name.clone(), asset.path.clone())).collect())
}

/// Returns the words in a language, those of overrides over the built-in ones.
fn words(overrides: &[Override], language: &str) -> anyhow::Result<Words> {
    let mut files = embedded::strings();
    for file in overrides {
        files.extend(file.strings()?);
    }
    Words::new(language, &files)
}

/// Returns where a template is looked for that no file of the casebook's own has.
fn prefixes(overrides: &[Override]) -> Vec<String> {
    let named = overrides.iter().find_map(|file| match &file.layer {
        Layer::Named(name) if name != layers::BUILT_IN => Some(format!("{name}/")),
        _ => None,
    });
    named.into_iter().chain([format!("{}/", layers::BUILT_IN)]).collect()
}

/// Returns the text of every template, and its file, by the name it is known by.
fn templates(overrides: &[Override]) -> anyhow::Result<(BTreeMap<String, String>, mistake::Names)> {
    let (mut texts, mut names) = (BTreeMap::new(), BTreeMap::new());
    for (name, text) in embedded::templates() {
        let known = format!("{}/{name}", layers::BUILT_IN);
        names.insert(known.clone(), format!("built-in templates/{name}"));
        texts.insert(known, text.to_owned());
    }
    for file in overrides {
        if let Some(known) = file.registered() {
            names.insert(known.clone(), file.file.to_string());
            texts.insert(known, file.text()?.to_owned());
        }
    }
    Ok((texts, names))
}

/// Returns the name that was most likely meant.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // All templates end alike, which makes none of them near.
    let stem = |name: &'_ str| name.rsplit_once('.').map_or(name.len(), |(stem, _)| stem.len());
    let alike = |it: &str| strsim::jaro_winkler(&it[..stem(it)], &name[..stem(name)]);
    let scored = known.map(|it| (alike(it), it));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(similarity, _)| *similarity >= CLOSE_ENOUGH).map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(files: &[(&str, &str)]) -> anyhow::Result<Theme> {
        let overrides: Vec<Override> =
            files.iter().map(|(path, text)| Override::new(path, text.as_bytes())).collect();
        Theme::with(&overrides, ENGLISH)
    }

    fn render(theme: &Theme, template: &str) -> anyhow::Result<String> {
        let mut context = Context::new();
        context.insert("root", "../");
        theme.render(template, &context)
    }

    #[test]
    fn assets_are_named_by_their_content_and_seen_from_the_page() {
        let template = ("templates/probe.html", "{{ asset(path=\"casebook.css\") }}");
        let plain = render(&with(&[template]).unwrap(), "probe.html").unwrap();
        assert!(plain.starts_with("../assets/casebook.") && plain.contains(".css"), "{plain}");
        let themed = with(&[template, ("assets/css/tokens.css", ":root{--bg:red}")]).unwrap();
        assert_ne!(render(&themed, "probe.html").unwrap(), plain);
        let published: Vec<&str> = themed.assets().map(|(path, _)| path).collect();
        assert!(
            published.iter().any(|path| render(&themed, "probe.html").unwrap().ends_with(path))
        );
    }

    #[test]
    fn an_unknown_asset_is_an_error() {
        let theme = with(&[("templates/probe.html", "{{ asset(path=\"nope.css\") }}")]).unwrap();
        let error = format!("{:#}", render(&theme, "probe.html").unwrap_err());
        assert!(error.contains("`nope.css`"), "{error}");
    }

    #[test]
    fn words_come_from_the_strings_with_markup_kept_and_text_escaped() {
        let said = |call: &str| {
            let template = format!(
                "{{% set link %}}<a href=\"x\">{{{{ \"a&b\" }}}}</a>{{% endset %}}{{{{ {call} }}}}"
            );
            let theme = with(&[("templates/probe.html", &template)]).unwrap();
            render(&theme, "probe.html").map_err(|error| format!("{error:#}"))
        };
        assert_eq!(said("t(key=\"n-incidents\", n=1200)").unwrap(), "1,200 incidents");
        let text = said("t(key=\"feed-of\", format=\"<b>\", title=link)").unwrap();
        assert_eq!(text, "&lt;b&gt;: <a href=\"x\">a&amp;b</a>");
        let error = said("t(key=\"n-incident\", n=1)").unwrap_err();
        assert!(error.contains("did you mean `n-incidents`?"), "{error}");
        let error = said("t(key=\"n-incidents\")").unwrap_err();
        assert!(error.contains("Unknown variable: $n"), "{error}");
    }

    #[test]
    fn an_override_can_extend_what_it_overrides() {
        let theme = with(&[(
            "templates/base.html",
            "{% extends \"default/base.html\" %}{% block head %}<!-- mine -->{% endblock %}",
        )]);
        assert!(theme.is_ok(), "{:?}", theme.err());
    }

    #[test]
    fn a_broken_template_is_told_and_not_a_crash() {
        let error = with(&[("templates/base.html", "{% if %}")]).unwrap_err();
        assert!(format!("{error:#}").contains("base.html"), "{error:#}");
    }
}
