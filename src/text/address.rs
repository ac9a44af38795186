//! Addresses of links: which are safe, which lead out, how they are written and found in text.

/// The schemes a link may have.
pub const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// How addresses of the web begin.
const WEB: [&str; 2] = ["https://", "http://"];

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `#anchor` of the same page.
    Anchor,
    /// Leads to another site, by mail or by telephone.
    External,
    /// Relative to the page or the site.
    Relative,
    /// `javascript:`, `data:` or any scheme that is not known to be harmless.
    Unsafe,
}

/// Tells what an address is, as a browser would read it.
pub fn kind(address: &str) -> Kind {
    // Browsers drop white space and control characters, wherever they hide.
    let plain: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if plain.starts_with('#') {
        return Kind::Anchor;
    }
    if plain.starts_with("//") || plain.starts_with("\\\\") || plain.starts_with("/\\") {
        return Kind::External;
    }
    let before = plain.split(['/', '?', '#']).next().unwrap_or_default();
    match before.split_once(':') {
        None => Kind::Relative,
        Some((scheme, _)) if SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => {
            Kind::External
        }
        Some(_) => Kind::Unsafe,
    }
}

/// Tells whether an address is one of the web, with its scheme.
pub fn is_web(address: &str) -> bool {
    let starts = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    WEB.iter().any(|scheme| starts(scheme))
}

/// Tells whether an address begins with a scheme, of whatever kind.
pub fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
    })
}

/// Returns the address with everything percent-encoded that an address must not hold.
pub fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for character in address.trim().chars() {
        match character {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '^' => out.push_str("%5E"),
            '`' => out.push_str("%60"),
            '{' => out.push_str("%7B"),
            '|' => out.push_str("%7C"),
            '}' => out.push_str("%7D"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            control if control.is_control() => {}
            plain => out.push(plain),
        }
    }
    out
}

/// Finds the first bare `http://` or `https://` address in text; its start and end.
pub fn bare(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(found) = text[from..].find("http") {
        let start = from + found;
        let rest = &text[start..];
        let behind_scheme = WEB.iter().find_map(|s| rest.strip_prefix(s));
        let in_word = text[..start].ends_with(|c: char| c.is_alphanumeric());
        if let Some(behind) = behind_scheme
            && !in_word
            && behind.starts_with(|c: char| c.is_alphanumeric())
        {
            let end = rest.find(|c: char| c.is_whitespace() || "<>\"`|".contains(c));
            return Some((start, start + without_tail(&rest[..end.unwrap_or(rest.len())]).len()));
        }
        from = start + 4;
    }
    None
}

/// Drops the punctuation that ends the sentence and not the address.
fn without_tail(address: &str) -> &str {
    let surplus = |open: char, close: char| {
        address.matches(close).count().saturating_sub(address.matches(open).count())
    };
    let (mut round, mut square) = (surplus('(', ')'), surplus('[', ']'));
    let mut end = address.len();
    for (at, character) in address.char_indices().rev() {
        match character {
            '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        end = at;
    }
    &address[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_schemes_are_seen_through_every_disguise() {
        for (address, expected) in [
            ("https://x.example", Kind::External),
            ("HTTP://x.example", Kind::External),
            ("mailto:a@x.example", Kind::External),
            ("//x.example/a", Kind::External),
            ("#a", Kind::Anchor),
            ("a/b.md#c", Kind::Relative),
            ("a%20b.md", Kind::Relative),
            ("14/02:30.md", Kind::Relative),
            ("javascript:alert(1)", Kind::Unsafe),
            (" java\tscript:alert(1)", Kind::Unsafe),
            ("\u{1}javascript:x", Kind::Unsafe),
            ("data:text/html,x", Kind::Unsafe),
            ("vbscript:x", Kind::Unsafe),
            ("file:///etc/passwd", Kind::Unsafe),
        ] {
            assert_eq!(kind(address), expected, "{address}");
        }
    }

    #[test]
    fn an_address_of_the_web_names_its_scheme() {
        for (address, expected) in [
            ("https://x.example", true),
            ("HTTP://x.example", true),
            ("http", false),
            ("mailto:a@x.example", false),
            ("äöüäöü", false),
            ("", false),
        ] {
            assert_eq!(is_web(address), expected, "{address}");
        }
    }

    #[test]
    fn bare_addresses_end_where_the_sentence_goes_on() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(bare(text).map(|(start, end)| &text[start..end]), expected, "{text}");
        };
        check("see https://x.example/a_b, now", Some("https://x.example/a_b"));
        check("(https://x.example/a_(b)).", Some("https://x.example/a_(b)"));
        check("httpd and http:// alone", None);
        check("é http://x.example?a=1", Some("http://x.example?a=1"));
        check("xhttps://x.example", None);
        check("a|https://x.example|b", Some("https://x.example"));
    }
}
