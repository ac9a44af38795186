//! Pages and a theme to the files of the site, in parallel and always the same.
//!
//! In: the [`Page`]s of the site, whose views say everything but the markup. Here the markup is
//! filled in (the author's Markdown, the drawings), the view is handed to the template of its kind.
//! Out: an [`Output`]. No file is touched.

mod body;
mod card;
mod figures;
pub mod markdown;
mod metrics;
pub mod packed;
mod print;
mod rules;

use std::collections::BTreeSet;

use anyhow::Context as _;
use rayon::prelude::*;

use crate::output::Output;
use crate::site::Page;
use crate::site::head::CARD;
use crate::site::view::View;
use crate::theme::Theme;

/// Renders pages, batch by batch.
pub struct Press<'t> {
    theme: &'t Theme,
    kept: print::Kept,
}

impl<'t> Press<'t> {
    /// Will render with `theme`; the pages at `printed` are shown again on pages to be printed.
    pub fn new(theme: &'t Theme, printed: BTreeSet<String>) -> Self {
        Self { theme, kept: print::Kept::new(printed) }
    }

    /// Renders every page of a batch; a page to be printed comes with or after what it shows.
    ///
    /// Two pages at one path are the site's to tell; the first is kept here.
    ///
    /// # Errors
    /// When a template of the theme cannot be rendered; the first page in order that fails is named.
    pub fn render(&mut self, pages: Vec<Page>) -> anyhow::Result<Output> {
        let is_printed = |page: &Page| matches!(page.view, View::Print(_));
        let (mut printed, pages): (Vec<Page>, Vec<Page>) = pages.into_iter().partition(is_printed);
        let mut output = Output::default();
        self.render_all(pages, &mut output)?;
        for page in &mut printed {
            self.kept.fill(page);
        }
        self.render_all(printed, &mut output)?;
        Ok(output)
    }

    fn render_all(&mut self, pages: Vec<Page>, output: &mut Output) -> anyhow::Result<()> {
        let (theme, kept) = (self.theme, &self.kept);
        let rendered: Vec<anyhow::Result<Rendered>> =
            pages.into_par_iter().map(|page| render_page(page, theme, kept)).collect();
        for page in rendered {
            let page = page?;
            if let Some(image) = page.image {
                output.insert(beside(&page.path, CARD), image);
            }
            for (path, bytes) in page.beside {
                output.insert(path, bytes);
            }
            if let Some(part) = page.part {
                self.kept.keep(&page.path, part);
            }
            output.insert(page.path, page.html);
        }
        Ok(())
    }
}

/// Returns the files of the theme itself: style sheets, scripts, icons.
pub fn assets(theme: &Theme) -> Output {
    let mut output = Output::default();
    for (path, bytes) in theme.assets() {
        output.insert(path, bytes);
    }
    output
}

/// A page as its files.
struct Rendered {
    path: String,
    html: String,
    /// The image shown beside links to it, when it has one of its own.
    image: Option<Vec<u8>>,
    /// What a page to be printed will show of it.
    part: Option<String>,
    /// Files that say the same: path in the site and content.
    beside: Vec<(String, Vec<u8>)>,
}

/// Returns the path of a file in the same folder.
fn beside(path: &str, name: &str) -> String {
    let folder = path.rfind('/').map_or("", |at| &path[..=at]);
    format!("{folder}{name}")
}

fn render_page(mut page: Page, theme: &Theme, kept: &print::Kept) -> anyhow::Result<Rendered> {
    if let Some(text) = &page.body {
        body::fill(&mut page.view, text);
    }
    figures::fill(&mut page.view, theme.words());
    metrics::place(&mut page.view, theme).with_context(|| format!("cannot make {}", page.path))?;
    rules::fill(&mut page.view);
    let template = page.view.template();
    let html = context(&page.view)
        .and_then(|context| theme.render(template, &context))
        .with_context(|| format!("cannot make {}", page.path))?;
    let image = card::draw(&page.view)?;
    let beside = page.body.map(|body| body.beside).unwrap_or_default();
    let part = kept.part_of(&page.path, &html).map(str::to_owned);
    Ok(Rendered { path: page.path, html, image, part, beside })
}

/// Returns what the template is given: the view's fields, and `root` for the assets.
fn context(view: &View) -> anyhow::Result<tera::Context> {
    let mut context = tera::Context::from_serialize(view)?;
    context.insert("root", &view.meta().root);
    Ok(context)
}
