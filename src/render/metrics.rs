//! Measurements, figures and incidents over time in the text, each in the place of the block that asks for it, however deep.

use super::markdown::{self, LinkKind};
use crate::site::view::incident::TimelineRow;
use crate::site::view::{PageMeta, View};
use crate::theme::Theme;

const METRIC: &str = "partials/metric.html";
const CHART: &str = "partials/chart.html";
const SKETCH: &str = "partials/timeline.html";

/// Puts the figures of a page, which are drawn already, into its markup. A block whose data cannot
/// be drawn has no figure and stays code.
///
/// # Errors
/// When the theme's template of a figure cannot be rendered.
pub(super) fn place(view: &mut View, theme: &Theme) -> anyhow::Result<()> {
    let meta = view.meta().clone();
    let (metrics, charts, sketches, mut texts) = match view {
        View::Incident(page) => {
            let texts = page.chunks.iter_mut().map(|chunk| &mut chunk.html);
            let events = page.timeline.iter_mut().filter_map(|row| match row {
                TimelineRow::Event(event) => Some(&mut event.html),
                _ => None,
            });
            let notes = std::iter::once(&mut page.footnotes);
            let texts = texts.chain(events).chain(notes).collect::<Vec<_>>();
            (&page.metrics, &page.charts, &page.sketches, texts)
        }
        View::Plan(page) => (&page.metrics, &page.charts, &page.sketches, vec![&mut page.html]),
        View::Content(page) => (&page.metrics, &page.charts, &page.sketches, vec![&mut page.html]),
        View::Drill(page) => {
            let steps = page.steps.iter_mut().map(|step| &mut step.event);
            let events = steps.chain(&mut page.before).map(|event| &mut event.html);
            let closing = page.closing.iter_mut().map(|chunk| &mut chunk.html);
            (&page.metrics, &page.charts, &page.sketches, events.chain(closing).collect())
        }
        _ => return Ok(()),
    };
    let meta = &meta;
    for metric in metrics.iter().filter(|metric| !metric.svg.is_empty()) {
        let markup = || figure(theme, METRIC, meta, |it| it.insert("metric", metric));
        put(&mut texts, &as_code("metric", &metric.written), markup)?;
    }
    for chart in charts {
        let markup = || figure(theme, CHART, meta, |it| it.insert("chart", chart));
        put(&mut texts, &as_code("chart", &chart.written), markup)?;
    }
    for sketch in sketches {
        let markup = || figure(theme, SKETCH, meta, |it| it.insert("sketch", sketch));
        put(&mut texts, &as_code("timeline", &sketch.written), markup)?;
    }
    Ok(())
}

/// Puts markup in the place of the first such block.
fn put(
    texts: &mut [&mut String],
    code: &str,
    markup: impl FnOnce() -> anyhow::Result<String>,
) -> anyhow::Result<()> {
    if let Some(text) = texts.iter_mut().find(|text| text.contains(code)) {
        **text = text.replacen(code, &markup()?, 1);
    }
    Ok(())
}

/// Returns a block as it stands in the markup until its figure is drawn.
fn as_code(kind: &str, written: &str) -> String {
    markdown::fenced(kind, written, &mut |_: &str, _: LinkKind| None)
}

fn figure(
    theme: &Theme,
    template: &str,
    page: &PageMeta,
    with: impl FnOnce(&mut tera::Context),
) -> anyhow::Result<String> {
    let mut context = tera::Context::new();
    context.insert("page", page);
    with(&mut context);
    theme.render(template, &context)
}
