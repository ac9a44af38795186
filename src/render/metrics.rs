//! Measurements in the text: each figure in the place of the block that asks for it, however deep.

use super::markdown::{self, LinkKind};
use crate::site::view::chart::MetricChart;
use crate::site::view::incident::TimelineRow;
use crate::site::view::{PageMeta, View};
use crate::theme::Theme;

const TEMPLATE: &str = "partials/metric.html";

/// Puts the figures of a page, which are drawn already, into its markup. A block whose data cannot
/// be drawn has no figure and stays code.
///
/// # Errors
/// When the theme's template of a figure cannot be rendered.
pub(super) fn place(view: &mut View, theme: &Theme) -> anyhow::Result<()> {
    let meta = view.meta().clone();
    let (metrics, mut texts) = match view {
        View::Incident(page) => {
            let texts = page.chunks.iter_mut().map(|chunk| &mut chunk.html);
            let events = page.timeline.iter_mut().filter_map(|row| match row {
                TimelineRow::Event(event) => Some(&mut event.html),
                _ => None,
            });
            let notes = std::iter::once(&mut page.footnotes);
            (&page.metrics, texts.chain(events).chain(notes).collect::<Vec<_>>())
        }
        View::Plan(page) => (&page.metrics, vec![&mut page.html]),
        View::Content(page) => (&page.metrics, vec![&mut page.html]),
        View::Drill(page) => {
            let steps = page.steps.iter_mut().map(|step| &mut step.event);
            let events = steps.chain(&mut page.before).map(|event| &mut event.html);
            let closing = page.closing.iter_mut().map(|chunk| &mut chunk.html);
            (&page.metrics, events.chain(closing).collect())
        }
        _ => return Ok(()),
    };
    for metric in metrics.iter().filter(|metric| !metric.svg.is_empty()) {
        let code = as_code(metric);
        if let Some(text) = texts.iter_mut().find(|text| text.contains(&code)) {
            **text = text.replacen(&code, &figure(metric, &meta, theme)?, 1);
        }
    }
    Ok(())
}

/// Returns the block as it stands in the markup until its figure is drawn.
fn as_code(metric: &MetricChart) -> String {
    markdown::fenced("metric", &metric.written, &mut |_: &str, _: LinkKind| None)
}

fn figure(metric: &MetricChart, page: &PageMeta, theme: &Theme) -> anyhow::Result<String> {
    let mut context = tera::Context::new();
    context.insert("page", page);
    context.insert("metric", metric);
    theme.render(TEMPLATE, &context)
}
