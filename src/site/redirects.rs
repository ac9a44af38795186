//! Old addresses: a page that leads on for each alias of a report, and lists of them for servers.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use percent_encoding::percent_decode_str;

use super::context::{Context, Frame};
use super::view::View;
use super::view::content::RedirectPage;
use super::{Page, route};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{ContentKind, Postmortem};
use crate::text::Spanned;

/// Name of the list that hosts such as Netlify and Cloudflare Pages read.
const LIST: &str = "_redirects";
/// Name of the list that nginx can include.
const NGINX: &str = "_redirects.nginx";

/// What becomes of the aliases.
#[derive(Default)]
pub(super) struct Redirects {
    /// A page each.
    pub(super) pages: Vec<Page>,
    /// The lists for servers; none without aliases.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// Aliases at whose address something else is.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Makes the pages of all aliases; `taken` are the paths of other files.
pub(super) fn all(context: &Context<'_>, mut taken: BTreeSet<String>) -> Redirects {
    let mut redirects = Redirects::default();
    let mut leads = Vec::new();
    let contents = [ContentKind::Plan, ContentKind::Page].into_iter();
    let contents = contents.flat_map(|kind| context.knowledge.content(kind));
    for report in context.shown.iter().chain(contents) {
        let Some(href) = context.routes.report(report.file()) else { continue };
        for alias in &report.aliases {
            let from = address(report, &alias.value);
            if from == href {
                continue;
            }
            if !take(&mut taken, route::file(&from)) {
                redirects.diagnostics.push(collision(report, alias, &from));
                continue;
            }
            redirects.pages.push(page(context, report, &from, href));
            leads.push((from, href));
        }
    }
    if !leads.is_empty() {
        let base = super::home::base_path(context.site.base_url.as_deref());
        redirects.files.push((LIST.to_owned(), for_hosts(&base, &leads).into_bytes()));
        redirects.files.push((NGINX.to_owned(), for_nginx(&base, &leads).into_bytes()));
    }
    redirects
}

/// Takes a path for a file; tells whether it was free, as no folder can have the name of a file.
fn take(taken: &mut BTreeSet<String>, path: String) -> bool {
    let mut above = path.match_indices('/').map(|(at, _)| &path[..at]);
    let below = format!("{path}/");
    let has_below = taken.range(below.clone()..).next().is_some_and(|it| it.starts_with(&below));
    !has_below && !above.any(|folder| taken.contains(folder)) && taken.insert(path)
}

/// Writes a line for each address and where it leads; a star or a colon would match other addresses.
fn for_hosts(base: &str, leads: &[(String, &str)]) -> String {
    let mut list = String::new();
    for (from, to) in leads {
        let from = route::encode(from).replace('*', "%2A");
        let _ = writeln!(list, "{base}{from} {base}{} 301", route::encode(to));
    }
    list
}

/// Writes a `location` for each address. nginx compares it with what was asked for, decoded, and reads
/// variables where it leads.
fn for_nginx(base: &str, leads: &[(String, &str)]) -> String {
    let mut list =
        "# Old addresses and where they lead, to be included within `server`.\n".to_owned();
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    for (from, to) in leads {
        let from = quoted(&format!("{}{from}", percent_decode_str(base).decode_utf8_lossy()));
        let to = format!("{base}{}", route::encode(to)).replace('$', "%24");
        let _ = writeln!(list, "location = \"{from}\" {{ return 301 \"{}\"; }}", quoted(&to));
    }
    list
}

/// Returns the address of an alias: that of an old id beside the others of its kind, or the path itself.
fn address(report: &Postmortem, alias: &str) -> String {
    if !alias.contains('/') {
        let folder = match report.kind {
            ContentKind::Incident => "incidents",
            ContentKind::Plan => "plans",
            ContentKind::Page | ContentKind::Template => "pages",
        };
        return format!("{folder}/{}/", crate::model::identity::slug(alias));
    }
    let path = alias
        .split_once("://")
        .map_or(alias, |(_, rest)| rest.split_once('/').map_or("", |it| it.1));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    let is_safe = |part: &&str| !part.is_empty() && !part.chars().all(|it| it == '.');
    let is_odd = |it: char| matches!(it, '\\' | ':') || it.is_control();
    let parts: Vec<String> =
        path.split('/').filter(is_safe).map(|part| part.replace(is_odd, "-")).collect();
    let joined = parts.join("/");
    let ending = joined.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_page = ending.eq_ignore_ascii_case("html");
    if is_page || joined.is_empty() { joined } else { joined + "/" }
}

fn page(context: &Context<'_>, report: &Postmortem, from: &str, href: &str) -> Page {
    let mut frame = Frame::new("redirect", report.title.value.clone(), from);
    frame.noindex = true;
    let mut meta = context.meta(frame);
    meta.canonical = context.site.base_url.as_ref().map(|base| format!("{base}{href}"));
    let to = super::row::linked(context, report, href);
    let view = View::Redirect(Box::new(RedirectPage { page: meta, to }));
    Page { path: route::file(from), view, body: None }
}

fn collision(report: &Postmortem, alias: &Spanned<String>, from: &str) -> Diagnostic {
    let message =
        format!("the alias `{}` leads nowhere: `{from}` is another page's address", alias.value);
    Diagnostic::new(route::DUPLICATE_ADDRESS, Level::Error, report.file(), alias.span, message)
        .with_label("no page is made for this address")
        .with_why("an address that had this report would show something else")
        .with_help("take the alias away, or give the other page another id")
}
