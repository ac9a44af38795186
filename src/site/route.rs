//! The one place that makes addresses: of pages, of hubs, of files, and the way between them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::knowledge::{HubKind, Knowledge};
use crate::model::{ContentKind, Postmortem};
use crate::text::FileId;

pub use crate::text::name::{address_name, free_name};

/// The code of "two pages at one address".
pub(super) const DUPLICATE_ADDRESS: RuleCode = RuleCode("CB707");
/// How many rows a page of a list holds.
pub const PAGE_ROWS: usize = 40;
/// What may not stand in an address as it is.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'\\');
/// Names below `incidents/` that the site itself takes.
const TAKEN: [&str; 4] = ["page", "state", "undated", "index.html"];

/// The address of everything that has one.
#[derive(Debug, Default)]
pub struct Routes {
    reports: BTreeMap<FileId, String>,
    hubs: BTreeMap<(HubKind, String), String>,
    /// Two reports at one address: the second has none.
    pub diagnostics: Vec<Diagnostic>,
}

impl Routes {
    /// Gives an address to every report of `shown`, to plans, to pages and to every hub.
    pub fn new(knowledge: &Knowledge, shown: &[Arc<Postmortem>], years: &[i32]) -> Self {
        let mut routes = Self::default();
        let taken = TAKEN.iter().map(|name| (*name).to_owned());
        let years = years.iter().map(ToString::to_string);
        let mut claimed: BTreeMap<String, Option<FileId>> =
            taken.chain(years).map(|name| (format!("incidents/{name}/"), None)).collect();
        let mut by_path: Vec<&Arc<Postmortem>> = shown.iter().collect();
        by_path.sort_by_key(|report| report.file().clone());
        for report in by_path {
            routes.claim(&mut claimed, report, "incidents");
        }
        for (kind, folder) in [(ContentKind::Plan, "plans"), (ContentKind::Page, "pages")] {
            for report in knowledge.content(kind) {
                routes.claim(&mut claimed, report, folder);
            }
        }
        for kind in HubKind::ALL {
            let mut taken = BTreeSet::from(["page".to_owned()]);
            for hub in knowledge.hubs.of(kind) {
                let slug = free_name(&mut taken, address_name(&hub.id));
                routes.hubs.insert((kind, hub.id.clone()), format!("{}/{slug}/", folder(kind)));
            }
        }
        routes
    }

    fn claim(
        &mut self,
        claimed: &mut BTreeMap<String, Option<FileId>>,
        report: &Postmortem,
        folder: &str,
    ) {
        let href = format!("{folder}/{}/", report.slug);
        match claimed.get(&href) {
            None => {
                claimed.insert(href.clone(), Some(report.file().clone()));
                self.reports.insert(report.file().clone(), href);
            }
            Some(first) => self.diagnostics.push(duplicate(report, &href, first.as_ref())),
        }
    }

    /// Returns the address of a report; `None` when it has no page.
    pub fn report(&self, file: &FileId) -> Option<&str> {
        self.reports.get(file).map(String::as_str)
    }

    /// Returns the address of a word's page; of the index of its kind when it has none.
    pub fn hub(&self, kind: HubKind, id: &str) -> String {
        let own = self.hubs.get(&(kind, id.to_owned())).cloned();
        own.unwrap_or_else(|| format!("{}/", folder(kind)))
    }
}

fn duplicate(report: &Postmortem, href: &str, first: Option<&FileId>) -> Diagnostic {
    let message = match first {
        Some(first) => format!("`{href}` is already the address of `{first}`"),
        None => format!("`{href}` is an address of the site itself"),
    };
    let (file, span) = (report.file(), report.id.span);
    Diagnostic::new(DUPLICATE_ADDRESS, Level::Error, file, span, message)
        .with_label("no page is made for this report")
        .with_why("two pages at one address would hide one of them")
        .with_help("give one of them another id")
}

/// The folder of a drill, below its report.
pub const DRILL: &str = "drill";
/// Where the years are listed.
pub const YEARS: &str = "years/";

/// Returns the address of a year's hub.
pub fn year(year: i32) -> String {
    format!("{YEARS}{year}/")
}

/// Where the rules of `check` are listed.
pub const RULES: &str = "rules/";

/// Returns the address of a rule's page.
pub fn rule(code: RuleCode) -> String {
    format!("{RULES}{code}/")
}

/// Returns the folder of a vocabulary's pages.
pub fn folder(kind: HubKind) -> &'static str {
    match kind {
        HubKind::Service => "services",
        HubKind::Cause => "causes",
        HubKind::Trigger => "triggers",
        HubKind::Tag => "tags",
        HubKind::Severity => "severities",
    }
}

/// Returns a further page of a list: the list itself for 1, `page/2/` below it, and so on.
pub fn page(list: &str, number: usize) -> String {
    if number <= 1 { list.to_owned() } else { format!("{list}page/{number}/") }
}

/// Returns the way from the page at `href` up to the root of the site: `./`, `../../`.
pub fn root(href: &str) -> String {
    match href.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// Returns the file of the page at `href`: `incidents/x/` is `incidents/x/index.html`.
pub fn file(href: &str) -> String {
    if href.is_empty() || href.ends_with('/') {
        format!("{href}index.html")
    } else {
        href.to_owned()
    }
}

/// Escapes what may not stand in an address, slashes kept.
pub fn encode(path: &str) -> String {
    utf8_percent_encode(path, UNSAFE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::tests::{know, report};

    #[test]
    fn the_way_up_fits_every_depth() {
        assert_eq!(root(""), "./");
        assert_eq!(root("404.html"), "./");
        assert_eq!(root("incidents/"), "../");
        assert_eq!(root("incidents/inc-1/"), "../../");
        assert_eq!(root("services/web/page/2/"), "../../../../");
        assert_eq!(file(""), "index.html");
        assert_eq!(file("incidents/inc-1/"), "incidents/inc-1/index.html");
        assert_eq!(file("404.html"), "404.html");
        assert_eq!(page("tags/dns/", 1), "tags/dns/");
        assert_eq!(page("tags/dns/", 3), "tags/dns/page/3/");
    }

    #[test]
    fn names_become_addresses_that_stay_apart() {
        assert_eq!(address_name("Config Push"), "config-push");
        assert_eq!(address_name("api/v2"), "api-v2");
        assert_eq!(address_name("../.."), address_name("../.."));
        assert!(!address_name("../..").contains('.'));
        assert_ne!(address_name("日本"), address_name("東京"));
        assert_ne!(address_name("c++"), address_name("c"));
        assert!(address_name("größe").starts_with("gr-e-"));
    }

    #[test]
    fn a_second_report_at_one_address_is_a_finding() {
        let first = report("INC-1", "2026-01-01");
        let mut second = report("INC-2", "2026-01-01");
        second.slug = "inc-1".to_owned();
        let mut year = report("INC-3", "2026-01-01");
        year.slug = "2026".to_owned();
        let knowledge = know(vec![first, second, year]);
        let routes = Routes::new(&knowledge, &knowledge.incidents, &[2026]);
        assert_eq!(routes.report(&FileId::new("content/INC-1.md")), Some("incidents/inc-1/"));
        assert_eq!(routes.report(&FileId::new("content/INC-2.md")), None);
        let found: Vec<_> =
            routes.diagnostics.iter().map(|it| (it.code.0, it.primary.file.as_str())).collect();
        assert_eq!(found, [("CB707", "content/INC-2.md"), ("CB707", "content/INC-3.md")]);
    }
}
