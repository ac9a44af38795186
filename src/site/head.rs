//! What a page says of itself to machines: the preview image, and structured data.
//!
//! Both need absolute addresses, so they are there only when the site's own is known.

use serde_json::{Value, json};

use super::context::{Context, Frame};
use super::format::iso_day;
use super::source;
use super::view::{Crumb, ImageView, SiteMeta};
use crate::knowledge::hub::tag_id;
use crate::model::Postmortem;
use crate::theme::Words;

/// Name of a page's preview image, beside the page.
pub(crate) const CARD: &str = "card.png";
/// Width and height of the image.
const SIZE: (u32, u32) = (1200, 630);

/// What the structured data of a report or plan says beyond its page.
#[derive(Clone, Debug)]
pub(super) struct Article {
    published: Option<String>,
    updated: Option<String>,
    keywords: Vec<String>,
}

impl Article {
    /// Says what a report is about.
    pub(super) fn of(context: &Context<'_>, report: &Postmortem) -> Self {
        let words = report.services.iter().chain(&report.trigger).chain(&report.causes);
        let tags = report.tags.iter().map(|it| tag_id(&it.value));
        let dates = source::dates(context, report);
        Self {
            published: dates.published.map(iso_day),
            updated: dates.updated.map(iso_day),
            keywords: words.map(|it| it.value.id.clone()).chain(tags).collect(),
        }
    }
}

/// Returns the image of a page: its own for a report, else that of the site.
pub(super) fn image(frame: &Frame<'_>, site: &SiteMeta) -> Option<ImageView> {
    let base = site.base_url.as_ref().filter(|_| !frame.noindex)?;
    let own = frame.kind == "incident";
    let (href, alt) = if own { (frame.href.as_str(), &frame.title) } else { ("", &site.title) };
    Some(ImageView {
        url: format!("{base}{href}{CARD}"),
        width: SIZE.0,
        height: SIZE.1,
        alt: alt.clone(),
    })
}

/// Returns the structured data of a page as JSON that can stand in a script element.
pub(super) fn structured(
    frame: &Frame<'_>,
    description: &str,
    crumbs: &[Crumb],
    site: &SiteMeta,
    words: &Words,
) -> Option<String> {
    let base = site.base_url.as_ref().filter(|_| !frame.noindex)?;
    let mut graph = Vec::new();
    if let Some(article) = &frame.article {
        graph.push(json!({
            "@type": "TechArticle",
            "headline": frame.title,
            "description": description,
            "url": format!("{base}{}", frame.href),
            "inLanguage": frame.lang.unwrap_or(words.language()),
            "datePublished": article.published,
            "dateModified": article.updated,
            "publisher": { "@type": "Organization", "name": site.title, "url": base },
            "keywords": article.keywords,
            "image": image(frame, site).map(|it| it.url),
            "isPartOf": { "@type": "WebSite", "name": site.title, "url": base },
        }));
    }
    if crumbs.len() > 1 {
        let items = crumbs.iter().enumerate().map(|(at, crumb)| {
            let href = crumb.href.as_ref().unwrap_or(&frame.href);
            json!({
                "@type": "ListItem",
                "position": at + 1,
                "name": crumb.label,
                "item": format!("{base}{href}"),
            })
        });
        let items: Vec<Value> = items.collect();
        graph.push(json!({ "@type": "BreadcrumbList", "itemListElement": items }));
    }
    if graph.is_empty() {
        return None;
    }
    graph.iter_mut().for_each(forget_empty);
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    // A text that ends the element would let what follows be read as markup.
    Some(data.to_string().replace('<', "\\u003c"))
}

fn forget_empty(value: &mut Value) {
    if let Value::Object(fields) = value {
        fields.retain(|_, it| {
            !it.is_null() && it.as_array().is_none_or(|list| !list.is_empty()) && it != ""
        });
    }
}
