//! The look of the site: templates compiled once, assets with their content in their names.
//!
//! In: the theme embedded in the binary and the casebook's own files over it (`templates/` first,
//! then `themes/<name>/`), file by file. Out: a [`Theme`] that renders a template by name and lists
//! the assets to publish. Every built-in template is also there as `default/<name>`, so that an
//! override can extend what it overrides. What a page says is not decided here.

mod assets;
mod embedded;
mod overrides;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use tera::{Context, Kwargs, State, Tera};

pub use overrides::Override;

/// Where the built-in templates are found even when they are overridden.
const BUILT_IN: &str = "default/";

/// Templates and assets, ready for use.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: BTreeMap<String, assets::Asset>,
}

impl Theme {
    /// Reads the theme called `name` of the casebook at `root`, over the built-in one, with warnings
    /// about overrides that change nothing.
    ///
    /// # Errors
    /// When a theme other than `default` is not there, a file cannot be read or a template does not
    /// compile.
    pub fn load(root: &Path, name: &str) -> anyhow::Result<(Self, Vec<String>)> {
        let overrides = overrides::read(root, name)?;
        Ok((Self::with(&overrides)?, overrides::unused(&overrides)))
    }

    /// Puts the built-in theme and what overrides it together; the last of two files of one name wins.
    ///
    /// # Errors
    /// When a template does not compile.
    pub fn with(overrides: &[Override]) -> anyhow::Result<Self> {
        let assets = assets::fingerprint(merge_assets(overrides));
        let mut tera = Tera::default();
        tera.set_fallback_prefixes([BUILT_IN]).context("cannot set up the templates")?;
        let addresses = addresses(&assets);
        tera.register_function("asset", move |args: Kwargs, state: &State<'_>| {
            asset_address(&addresses, &args, state)
        });
        let mut templates: BTreeMap<String, String> = embedded::templates()
            .map(|(name, text)| (format!("{BUILT_IN}{name}"), text.to_owned()))
            .collect();
        for file in overrides {
            if let Some(name) = file.template() {
                templates.insert(name.to_owned(), file.text()?.to_owned());
            }
        }
        tera.add_raw_templates(templates).context("a template of the theme does not compile")?;
        Ok(Self { tera, assets })
    }

    /// Renders a template.
    ///
    /// # Errors
    /// When the template is not there or asks for something the page does not have.
    pub fn render(&self, template: &str, context: &Context) -> anyhow::Result<String> {
        self.tera
            .render(template, context)
            .with_context(|| format!("cannot render the template `{template}`"))
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

/// `asset(path="js/theme.js")` in a template: the address of an asset as seen from the page.
fn asset_address(
    addresses: &BTreeMap<String, String>,
    args: &Kwargs,
    state: &State<'_>,
) -> tera::TeraResult<String> {
    let name: &str = args.must_get("path")?;
    let root: String = state.get("root")?.unwrap_or_default();
    match addresses.get(name) {
        Some(path) => Ok(format!("{root}{path}")),
        None => Err(tera::Error::message(format!("the theme has no asset `{name}`"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(files: &[(&str, &str)]) -> anyhow::Result<Theme> {
        let overrides: Vec<Override> =
            files.iter().map(|(path, text)| Override::new(path, text.as_bytes())).collect();
        Theme::with(&overrides)
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
