//! Time zones as authors name them: IANA names, abbreviations, offsets, city words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::FixedOffset;
use chrono_tz::{TZ_VARIANTS, Tz};

/// A zone a time is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// A zone with rules, such as `Europe/London`.
    Named(Tz),
    /// A fixed offset, with its abbreviation where it was written as one (`CET`).
    Fixed(FixedOffset, Option<&'static str>),
}

impl Zone {
    /// UTC.
    pub const UTC: Self = Self::Named(Tz::UTC);

    /// Reads a zone's whole name: `Europe/London`, `CET`, `+01:00`, `UTC+2`, `Denver`, `UK time`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = strip_time_word(text);
        offset(text)
            .or_else(|| utc_offset(text))
            .or_else(|| iana(text))
            .or_else(|| abbreviation(text))
            .or_else(|| phrase(text))
            .or_else(|| iana(bare))
            .or_else(|| abbreviation(bare))
            .or_else(|| city(bare))
    }

    /// Returns the name to show; none for a plain offset.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Named(zone) => Some(zone.name()),
            Self::Fixed(_, name) => name,
        }
    }
}

impl From<Tz> for Zone {
    fn from(zone: Tz) -> Self {
        Self::Named(zone)
    }
}

/// Abbreviations with one fixed offset in minutes. An abbreviation used in the wrong season (`CET`
/// in July) keeps the offset it names.
const FIXED: [(&str, i32); 44] = [
    ("ACDT", 630),
    ("ACST", 570),
    ("ADT", -180),
    ("AEDT", 660),
    ("AEST", 600),
    ("AKDT", -480),
    ("AKST", -540),
    ("ART", -180),
    ("AST", -240),
    ("AWST", 480),
    ("BRT", -180),
    ("BST", 60),
    ("CAT", 120),
    ("CDT", -300),
    ("CEST", 120),
    ("CET", 60),
    ("CST", -360),
    ("EAT", 180),
    ("EDT", -240),
    ("EEST", 180),
    ("EET", 120),
    ("EST", -300),
    ("GMT", 0),
    ("GST", 240),
    ("HKT", 480),
    ("HST", -600),
    ("IDT", 180),
    ("JST", 540),
    ("KST", 540),
    ("MDT", -360),
    ("MESZ", 120),
    ("MEZ", 60),
    ("MSK", 180),
    ("MST", -420),
    ("NZDT", 780),
    ("NZST", 720),
    ("PDT", -420),
    ("PKT", 300),
    ("PST", -480),
    ("SAST", 120),
    ("SGT", 480),
    ("UTC", 0),
    ("WEST", 60),
    ("WET", 0),
];

/// Abbreviations that name a place's clock whatever the season.
const SEASONAL: [(&str, Tz); 4] = [
    ("CT", Tz::America__Chicago),
    ("ET", Tz::America__New_York),
    ("MT", Tz::America__Denver),
    ("PT", Tz::America__Los_Angeles),
];

/// Names of zones in words, in lowercase and without "time".
const PHRASES: [(&str, Tz); 18] = [
    ("central european", Tz::Europe__Berlin),
    ("coordinated universal", Tz::UTC),
    ("danish", Tz::Europe__Copenhagen),
    ("dutch", Tz::Europe__Amsterdam),
    ("eastern european", Tz::Europe__Helsinki),
    ("french", Tz::Europe__Paris),
    ("german", Tz::Europe__Berlin),
    ("indian", Tz::Asia__Kolkata),
    ("irish", Tz::Europe__Dublin),
    ("japan", Tz::Asia__Tokyo),
    ("swiss", Tz::Europe__Zurich),
    ("uk", Tz::Europe__London),
    ("us central", Tz::America__Chicago),
    ("us eastern", Tz::America__New_York),
    ("us mountain", Tz::America__Denver),
    ("us pacific", Tz::America__Los_Angeles),
    ("eastern", Tz::America__New_York),
    ("pacific", Tz::America__Los_Angeles),
];

/// What `IST` may mean: it names three clocks, so only the surroundings can tell.
const IST: [(Tz, i32); 3] =
    [(Tz::Asia__Kolkata, 330), (Tz::Europe__Dublin, 60), (Tz::Asia__Jerusalem, 120)];

fn fixed(minutes: i32, name: Option<&'static str>) -> Option<Zone> {
    FixedOffset::east_opt(minutes * 60).map(|offset| Zone::Fixed(offset, name))
}

/// Reads an abbreviation such as `CEST`; also `utc`, `gmt` and `z` in lowercase.
pub(crate) fn abbreviation(text: &str) -> Option<Zone> {
    match text {
        "Z" | "z" | "utc" | "Utc" => return fixed(0, Some("UTC")),
        "gmt" | "Gmt" => return fixed(0, Some("GMT")),
        _ => {}
    }
    if let Ok(at) = FIXED.binary_search_by(|(name, _)| (*name).cmp(text)) {
        return fixed(FIXED[at].1, Some(FIXED[at].0));
    }
    SEASONAL.iter().find(|(name, _)| *name == text).map(|(_, zone)| Zone::Named(*zone))
}

/// Reads an abbreviation that names several clocks, by the zone around it; the flag tells whether
/// the surroundings settled it.
pub(crate) fn ambiguous(text: &str, around: Option<Zone>) -> Option<(Zone, bool)> {
    if text != "IST" {
        return None;
    }
    let settled = IST.iter().find(|(zone, _)| around == Some(Zone::Named(*zone)));
    let (_, minutes) = settled.unwrap_or(&IST[0]);
    fixed(*minutes, Some("IST")).map(|zone| (zone, settled.is_some()))
}

/// Reads `Z`-less offsets: `+01:00`, `+0100`, `+01`, `-0000`.
pub(crate) fn offset(text: &str) -> Option<Zone> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let digits: String = match digits.split_once(':') {
        Some((hours, minutes)) if hours.len() <= 2 && minutes.len() == 2 => {
            format!("{hours:0>2}{minutes}")
        }
        Some(_) => return None,
        None if (1..=2).contains(&digits.len()) => format!("{digits:0>2}00"),
        None => digits.to_owned(),
    };
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    if hours > 14 || minutes > 59 {
        return None;
    }
    fixed(sign * (hours * 60 + minutes), None)
}

/// Reads `UTC+2`, `GMT-05:30`, `UTC +1`.
pub(crate) fn utc_offset(text: &str) -> Option<Zone> {
    let rest = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT"))?;
    offset(rest.trim_start())
}

/// Reads an IANA name; the case must be right, so that ordinary words are not zones.
pub(crate) fn iana(text: &str) -> Option<Zone> {
    if !text.contains('/') {
        return None;
    }
    text.parse::<Tz>().ok().map(Zone::Named)
}

/// Reads the name of a city that has a zone of its own: `Denver`, `New York`.
pub(crate) fn city(text: &str) -> Option<Zone> {
    static CITIES: LazyLock<BTreeMap<String, Tz>> = LazyLock::new(|| {
        let named = TZ_VARIANTS.iter().filter_map(|zone| {
            let (_, city) = zone.name().rsplit_once('/')?;
            city.starts_with(|c: char| c.is_ascii_uppercase())
                .then(|| (city.replace('_', " "), *zone))
        });
        // The first of several zones with one city wins; they keep the same clock.
        let mut cities = BTreeMap::new();
        for (city, zone) in named.filter(|(_, zone)| !zone.name().starts_with("Etc/")) {
            cities.entry(city).or_insert(zone);
        }
        for (city, zone) in [
            ("San Francisco", Tz::America__Los_Angeles),
            ("Seattle", Tz::America__Los_Angeles),
            ("Hamburg", Tz::Europe__Berlin),
            ("Munich", Tz::Europe__Berlin),
        ] {
            cities.entry(city.to_owned()).or_insert(zone);
        }
        cities
    });
    if let Some(zone) = CITIES.get(text) {
        return Some(Zone::Named(*zone));
    }
    // "DEnver": a slip of the shift key.
    let first = text.chars().next().filter(char::is_ascii_uppercase)?;
    let slip = text.is_ascii() && text.bytes().filter(u8::is_ascii_uppercase).count() == 2;
    let mended = format!("{first}{}", text.get(1..)?.to_ascii_lowercase());
    CITIES.get(&mended).filter(|_| slip).copied().map(Zone::Named)
}

/// Reads a zone told in words: "Central European Time", "UK time".
fn phrase(text: &str) -> Option<Zone> {
    let lower = text.to_lowercase();
    let words = lower.strip_suffix(" time")?.trim_end();
    match words {
        "british summer" => return fixed(60, Some("BST")),
        "central european summer" => return fixed(120, Some("CEST")),
        "greenwich mean" => return fixed(0, Some("GMT")),
        "pacific standard" => return fixed(-480, Some("PST")),
        "pacific daylight" => return fixed(-420, Some("PDT")),
        _ => {}
    }
    PHRASES.iter().find(|(name, _)| *name == words).map(|(_, zone)| Zone::Named(*zone))
}

fn strip_time_word(text: &str) -> &str {
    let cut = text.len().saturating_sub(" time".len());
    match text.get(cut..) {
        Some(tail) if tail.eq_ignore_ascii_case(" time") => text[..cut].trim_end(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_abbreviations_is_sorted() {
        assert!(FIXED.is_sorted_by_key(|(name, _)| *name));
    }

    #[test]
    fn zones_are_read_by_every_name_authors_use() {
        let minutes = |text: &str| match Zone::parse(text) {
            Some(Zone::Fixed(offset, _)) => Some(offset.local_minus_utc() / 60),
            Some(Zone::Named(_)) | None => None,
        };
        for (text, expected) in [
            ("+01:00", 60),
            ("+0530", 330),
            ("-08", -480),
            ("+2", 120),
            ("-0000", 0),
            ("UTC+2", 120),
            ("GMT -5", -300),
            ("CET", 60),
            ("CEST", 120),
            ("BST", 60),
            ("utc", 0),
            ("Z", 0),
            ("PST time", -480),
            ("Central European Summer Time", 120),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        for (text, zone) in [
            ("Europe/London", Tz::Europe__London),
            ("Denver", Tz::America__Denver),
            ("Denver time", Tz::America__Denver),
            ("New York", Tz::America__New_York),
            ("PT", Tz::America__Los_Angeles),
            ("UK time", Tz::Europe__London),
        ] {
            assert_eq!(Zone::parse(text), Some(Zone::Named(zone)), "{text}");
        }
        for text in ["", "the", "+99", "UTC+", "Pods", "WAS", "europe/nowhere", "-é"] {
            assert_eq!(Zone::parse(text), None, "{text}");
        }
    }

    #[test]
    fn ist_needs_its_surroundings() {
        let dublin = ambiguous("IST", Some(Zone::Named(Tz::Europe__Dublin)));
        assert_eq!(dublin, fixed(60, Some("IST")).map(|zone| (zone, true)));
        assert_eq!(ambiguous("IST", None), fixed(330, Some("IST")).map(|zone| (zone, false)));
    }
}
