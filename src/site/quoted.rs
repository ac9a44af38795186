//! Figures of the trends pages that a report, a plan or a page shows in its text.

use std::collections::BTreeMap;

use super::context::Context;
use super::trends;
use super::view::chart::{Figure, QuotedFigure};
use crate::model::Postmortem;

/// The figures of all incidents by id, each as a text shows it.
pub(super) type Quotable = BTreeMap<String, QuotedFigure>;

/// Makes the figures that texts may show, without the tables: those are where the figure is at home.
pub(super) fn all(context: &Context<'_>) -> Quotable {
    let made = trends::figures(context).into_iter().map(|(question, figure)| {
        let id = figure.id.clone();
        let bare = Figure { tables: Vec::new(), downloads: Vec::new(), ..figure };
        let quoted = QuotedFigure {
            id: id.clone(),
            written: String::new(),
            href: question.href,
            question: question.label,
            figure: Some(bare),
        };
        (id, quoted)
    });
    made.collect()
}

/// Returns the figures that a text shows, each as often as it is written.
pub(super) fn figures(context: &Context<'_>, report: &Postmortem) -> Vec<QuotedFigure> {
    let blocks = report.analysis.charts.iter().enumerate();
    let quoted = blocks.map(|(index, block)| {
        let known = context.quotable().get(block.id).cloned();
        let mut quoted = known.unwrap_or_else(|| missing(context, block.id));
        quoted.written.clone_from(&block.written);
        if let Some(figure) = &mut quoted.figure {
            figure.id = format!("chart-{}", index + 1);
        }
        quoted
    });
    quoted.collect()
}

/// Tells of a figure that there are too few incidents for.
fn missing(context: &Context<'_>, id: &str) -> QuotedFigure {
    QuotedFigure {
        id: id.to_owned(),
        written: String::new(),
        href: trends::HREF.to_owned(),
        question: context.words.text("nav-trends"),
        figure: None,
    }
}
