//! What a file is and what it is called: kind, id, address and title, from front matter, path and first heading.

use std::ops::Range;

use chrono::NaiveDate;

use crate::model::{ContentKind, Postmortem, SectionKind};
use crate::syntax::{Document, markdown};
use crate::text::{Span, Spanned};

/// Longest last part of an address, in bytes.
const MAX_SLUG: usize = 100;

/// Fills in id, slug and title where the front matter has none.
pub(crate) fn fill(report: &mut Postmortem) {
    let name = name_of(report.document.file.as_str()).to_owned();
    if report.id.value.is_empty() {
        let at = Span::at(report.front_matter_span().start as usize);
        report.id = Spanned::new(id_in_name(&name).unwrap_or(&name).to_owned(), at);
    }
    report.slug = slug(&report.id.value);
    if report.title.value.trim().is_empty() {
        report.title = title(&report.document, &name);
        let heading = report.title.span.slice(&report.document.text);
        report.title_code = markdown::code_in_heading(&report.title.value, heading);
    } else {
        (report.title.value, report.title_code) = markdown::title(&report.title.value);
    }
}

/// Tells what a file is; everything else must have been read before. `told` says whether the front
/// matter has something that only the report of an incident has.
pub(crate) fn kind(report: &Postmortem, told: bool) -> ContentKind {
    let path = report.document.file.as_str();
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let under = |name: &str| folders.split('/').any(|folder| folder.eq_ignore_ascii_case(name));
    let name = name_of(path);
    let lower = name.to_lowercase();
    if under("plans") {
        ContentKind::Plan
    } else if under("pages") {
        ContentKind::Page
    } else if lower.contains("template") || lower.contains("yyyy") {
        ContentKind::Template
    } else if told || has_sign_of_incident(report, name) {
        ContentKind::Incident
    } else {
        ContentKind::Page
    }
}

fn has_sign_of_incident(report: &Postmortem, name: &str) -> bool {
    // A label of key events without a readable time is a template quoted in an index.
    let timeline = report.section(SectionKind::Timeline);
    !report.events.is_empty()
        || timeline.is_some_and(|section| section.heading.is_some() && !section.is_empty)
        || date_in(name).is_some()
        || id_in_name(name).is_some()
}

/// Returns the name a file goes by: its stem, or its folder's name for `index.md`.
pub(crate) fn name_of(path: &str) -> &str {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let endings = [".html.md.erb", ".md.erb", ".markdown", ".md"];
    let stem = endings.iter().find_map(|ending| file.strip_suffix(ending)).unwrap_or(file);
    let folder = folders.rsplit('/').next().unwrap_or_default();
    if stem.eq_ignore_ascii_case("index") && !folder.is_empty() { folder } else { stem }
}

/// Finds an id at the start of a name: `PM2019-009 - Kubernetes`, `INC-2026-014-checkout`.
pub(crate) fn id_in_name(name: &str) -> Option<&str> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let prefix = &name[..letters];
    let known = ["inc", "incident", "pm", "pir", "rca", "postmortem", "case"];
    let capital = prefix.bytes().all(|byte| byte.is_ascii_uppercase());
    let plain = known.iter().any(|word| prefix.eq_ignore_ascii_case(word));
    if !(2..=12).contains(&letters) || !(capital || plain) {
        return None;
    }
    let mut end = letters;
    let mut digits = 0;
    loop {
        let rest = &name.as_bytes()[end..];
        let dash = usize::from(matches!(rest.first(), Some(b'-' | b'_')));
        let run = rest[dash..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let whole = !rest.get(dash + run).is_some_and(u8::is_ascii_alphanumeric);
        if run == 0 || !whole {
            break;
        }
        digits += run;
        end += dash + run;
    }
    // "pm-2" is a part of a name, "INC-42" and "PM2019-009" are ids.
    (digits >= 2).then(|| &name[..end])
}

/// Finds a date such as `2021-04-19` in a name.
pub(crate) fn date_in(name: &str) -> Option<NaiveDate> {
    date_range_in(name).map(|(date, _)| date)
}

fn date_range_in(name: &str) -> Option<(NaiveDate, Range<usize>)> {
    let bytes = name.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|at| {
        let free = at == 0 || !bytes[at - 1].is_ascii_digit();
        let behind = bytes.get(at + 10).is_none_or(|byte| !byte.is_ascii_digit());
        let text = name.get(at..at + 10).filter(|_| free && behind)?;
        let regular = text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => matches!(byte, b'-' | b'_' | b'.'),
            _ => byte.is_ascii_digit(),
        });
        let part = |range: Range<usize>| text[range].parse::<u32>().ok();
        let date = regular.then(|| {
            let year = i32::try_from(part(0..4)?).ok()?;
            NaiveDate::from_ymd_opt(year, part(5..7)?, part(8..10)?)
        });
        date.flatten().map(|date| (date, at..at + 10))
    })
}

/// Makes the last part of an address of an id: lowercase, safe in any file system, never empty.
pub(crate) fn slug(id: &str) -> String {
    let mut slug = String::with_capacity(id.len());
    for c in id.chars().flat_map(char::to_lowercase) {
        let kept = if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' };
        if !(kept == '-' && slug.ends_with('-')) {
            slug.push(kept);
        }
        if slug.len() == MAX_SLUG {
            break;
        }
    }
    let trimmed = slug.trim_matches(['-', '.']);
    if trimmed.is_empty() {
        // Nothing of the id fits an address (another script): its hash does, and stays the same.
        return format!("report-{}", &blake3::hash(id.as_bytes()).to_hex()[..12]);
    }
    trimmed.to_owned()
}

fn title(document: &Document, name: &str) -> Spanned<String> {
    let first = document.headings.iter().find(|heading| heading.level == 1);
    let heading = first.or(document.headings.first().filter(|heading| heading.level <= 2));
    match heading.filter(|heading| first.is_some() && !heading.text.trim().is_empty()) {
        Some(heading) => Spanned::new(heading.text.trim().to_owned(), heading.span),
        None => Spanned::new(name_in_words(name), Span::at(document.body.start as usize)),
    }
}

/// `2021-04-19-get-jenkins-io` becomes "Get jenkins io".
fn name_in_words(name: &str) -> String {
    let mut rest = name.to_owned();
    if let Some(id) = id_in_name(name) {
        rest.drain(..id.len());
    }
    if let Some((_, range)) = date_range_in(&rest) {
        rest.replace_range(range, " ");
    }
    let words: Vec<&str> =
        rest.split(['-', '_', ' ', '%']).filter(|word| !word.is_empty()).collect();
    let words = words.join(" ");
    let mut chars = words.chars();
    let title: String =
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default();
    if title.is_empty() { name.to_owned() } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_at_the_start_of_names() {
        for (name, id) in [
            ("PM2019-009 - Kubernetes network", Some("PM2019-009")),
            ("INC-2026-014-checkout", Some("INC-2026-014")),
            ("INC-42", Some("INC-42")),
            ("inc-2017-00012", Some("inc-2017-00012")),
            ("2021-04-19-get-jenkins-io", None),
            ("oom-2-proxy", None),
            ("PMyyyy-nnn - Postmortem template", None),
            ("pods", None),
            ("", None),
        ] {
            assert_eq!(id_in_name(name), id, "{name}");
        }
    }

    #[test]
    fn slugs_are_safe_and_never_empty() {
        for (id, expected) in [
            ("INC-2026-014", "inc-2026-014"),
            ("PM2019-009 - Kubernetes & more", "pm2019-009-kubernetes-more"),
            ("../../etc/passwd", "etc-passwd"),
            ("Überlast", "berlast"),
            ("..", "report-aedfb92b3053"),
        ] {
            let made = slug(id);
            if expected.starts_with("report-") {
                assert!(made.starts_with("report-") && made.len() == 19, "{made}");
            } else {
                assert_eq!(made, expected);
            }
        }
        assert_ne!(slug("障害"), slug("停電"));
        assert!(slug(&"x".repeat(500)).len() <= MAX_SLUG);
    }

    #[test]
    fn names_become_words() {
        assert_eq!(name_of("content/2026-01-20-login-loop/index.md"), "2026-01-20-login-loop");
        assert_eq!(name_of("a/2020-02-25.html.md.erb"), "2020-02-25");
        assert_eq!(name_of("index.md"), "index");
        assert_eq!(name_in_words("2021-04-19-get-jenkins-io"), "Get jenkins io");
        assert_eq!(name_in_words("INC-2026-014-checkout"), "Checkout");
        assert_eq!(name_in_words("2020-02-25"), "2020-02-25");
        assert_eq!(date_in("x 2020-02-25 y"), NaiveDate::from_ymd_opt(2020, 2, 25));
        assert_eq!(date_in("12020-02-25"), None);
    }
}
