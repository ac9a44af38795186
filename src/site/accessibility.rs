//! `/accessibility/`: what the pages are made to meet, how that was tested, what is missing, whom to ask.
//!
//! What is said of tests holds for the built-in theme, whose tests are part of Casebook. What depends on
//! the casebook (a theme of its own, pictures, other languages) is said where it applies.

use std::collections::BTreeSet;

use super::context::{Context, Frame};
use super::view::{AccessibilityPage, View};
use super::{Page, picture, route};
use crate::text::address;

/// Where the page is.
const HREF: &str = "accessibility/";

/// Builds the page.
pub(super) fn page(context: &Context<'_>) -> Page {
    let words = &context.words;
    let contact = context.config.site.contact.clone();
    let frame = Frame::new("accessibility", words.text("accessibility"), HREF)
        .about(words.text("accessibility-about"));
    let links = context.shown.iter().flat_map(|report| &report.document.links);
    let languages: BTreeSet<String> =
        context.shown.iter().filter_map(|report| report.lang.clone()).collect();
    let view = AccessibilityPage {
        page: context.meta(frame),
        own_theme: context.own_theme,
        has_pictures: links.into_iter().any(|link| picture::is_picture(&link.target)),
        languages: languages.into_iter().filter(|lang| lang != words.language()).collect(),
        contact_url: contact.as_deref().and_then(address_of),
        contact,
    };
    Page { path: route::file(HREF), view: View::Accessibility(Box::new(view)), body: None }
}

/// Returns what a contact links to, when it is an address.
fn address_of(contact: &str) -> Option<String> {
    let is_mail = contact.contains('@') && !contact.contains(char::is_whitespace);
    if address::is_web(contact) {
        Some(contact.to_owned())
    } else {
        is_mail.then(|| format!("mailto:{}", contact.trim_start_matches("mailto:")))
    }
}
