//! A plan or page as data: what stands about it in the file beside its page.

use serde::Serialize;

use super::report::{LinkData, SectionData, SourceData, link, section};
use super::{SCHEMA_VERSION, base, json_bytes};
use crate::model::Postmortem;
use crate::site::context::Context;
use crate::site::format::iso_day;
use crate::site::source;
use crate::site::view::LinkView;
use crate::site::view::incident::TocEntry;

/// What `index.json` beside the page of a plan or page holds.
#[derive(Serialize)]
struct PageDocument {
    schema_version: u32,
    as_of: String,
    /// `plan` or `page`.
    kind: &'static str,
    title: String,
    url: String,
    lang: Option<String>,
    summary: Option<String>,
    owner: Option<String>,
    review_by: Option<String>,
    /// Its headings.
    sections: Vec<SectionData>,
    /// Plans and pages that link to it.
    cited_by: Vec<LinkData>,
    source: SourceData,
}

/// Returns the data of a plan or page as JSON.
pub(in crate::site) fn file(
    context: &Context<'_>,
    report: &Postmortem,
    kind: &'static str,
    (toc, backlinks): (&[TocEntry], &[LinkView]),
) -> Vec<u8> {
    let base = base(context.site.base_url.as_deref());
    let href = context.routes.report(report.file()).unwrap_or_default();
    let from = source::view(context, report, href);
    json_bytes(&PageDocument {
        schema_version: SCHEMA_VERSION,
        as_of: iso_day(context.knowledge.as_of),
        kind,
        title: report.title.value.clone(),
        url: format!("{base}{href}"),
        lang: report.lang.clone(),
        summary: report.summary.as_ref().map(|it| it.value.clone()),
        owner: report.owner.clone(),
        review_by: report.review_by.as_ref().map(|it| iso_day(it.value)),
        sections: toc.iter().map(section).collect(),
        cited_by: backlinks.iter().map(|it| link(it, &base)).collect(),
        source: SourceData {
            path: from.path,
            markdown: format!("{base}{}", from.markdown),
            created: from.created.map(|it| it.datetime),
            updated: from.updated.map(|it| it.datetime),
        },
    })
}
