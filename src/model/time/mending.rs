//! The fixes of times: written the regular way, and with the offset they are read with.

use chrono::FixedOffset;

use crate::diagnostic::{Applicability, Fix};
use crate::model::time::clock::{Loose, Trust};
use crate::model::time::parse::{Teller, TimeContext, offset_at};
use crate::model::time::scan::{Scanned, Written, WrittenZone, scan};
use crate::model::time::zone::Zone;
use crate::model::time::{Precision, Stamp};
use crate::text::{Span, TextEdit};

/// A time as it stands in its file.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The text that was read.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// What was read.
    pub written: &'a Written,
}

impl Place<'_> {
    /// Tells whether the text stands in the file byte for byte, and not escaped or folded.
    fn is_as_written(self) -> bool {
        (self.span.end - self.span.start) as usize == self.text.len()
    }

    fn edit(self, at: usize, len: usize, replacement: &str) -> TextEdit {
        let start = self.span.start as usize + at;
        TextEdit { span: Span::new(start, start + len), replacement: replacement.to_owned() }
    }
}

/// Writes a time of day as `HH:MM`.
pub(super) fn regular(loose: Loose, place: Place<'_>, stamp: &Stamp) -> Option<Fix> {
    let at = place.written.clock_at;
    let clock = place.text.get(at..).filter(|_| place.is_as_written())?;
    let edit = match loose {
        Loose::OneDigitHour => place.edit(at, 0, "0"),
        Loose::Dotted => place.edit(at + clock.find('.')?, 1, ":"),
        Loose::BareDigits => place.edit(at + 2, 0, ":"),
        Loose::TwiceAfternoon => {
            let digits = clock.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))?;
            let spaces = clock[digits..].len() - clock[digits..].trim_start().len();
            let half = match clock.as_bytes().get(digits + spaces + 1)? {
                b'.' => "p.m.".len(),
                _ => "pm".len(),
            };
            place.edit(at + digits, spaces + half, "")
        }
    };
    let form = if stamp.precision == Precision::Second { "%H:%M:%S" } else { "%H:%M" };
    let title = format!("write the time as `{}`", stamp.local.format(form));
    Some(Fix { title, edits: vec![edit], applicability: Applicability::Safe })
}

/// Adds the offset to a time that nothing around it gives a zone: the one that the report tells
/// elsewhere, or else the one it is read with. It is safe only where both are the same.
pub(super) fn zone(place: Place<'_>, stamp: &Stamp, context: &TimeContext<'_>) -> Option<Fix> {
    let offset = |zone: Zone| offset_at(zone, stamp.local).0;
    let (offset, why) = match context.told {
        Some((zone, Teller::Text)) => (offset(zone), "as the text says"),
        Some((zone, Teller::OtherTimes)) => (offset(zone), "as the other times have"),
        None => (stamp.offset, "as it is read now"),
    };
    let is_said = matches!(context.told, Some((_, Teller::Text)));
    Some(Fix {
        edits: vec![with_offset(place, offset)?],
        title: format!("add `{}`, {why}", shown(offset)),
        applicability: if is_said && offset == stamp.offset {
            Applicability::Safe
        } else {
            Applicability::Unsafe
        },
    })
}

/// Adds the offset of the first of two times the clock showed.
pub(super) fn first_of_two(place: Place<'_>, stamp: &Stamp) -> Option<Fix> {
    Some(Fix {
        edits: vec![with_offset(place, stamp.offset)?],
        title: format!("add `{}`, the first of the two", shown(stamp.offset)),
        applicability: Applicability::Unsafe,
    })
}

fn shown(offset: FixedOffset) -> String {
    if offset.local_minus_utc() == 0 { "Z".to_owned() } else { offset.to_string() }
}

/// Puts an offset behind the time of day; `None` when the whole would then read otherwise.
fn with_offset(place: Place<'_>, offset: FixedOffset) -> Option<TextEdit> {
    let Place { text, written, .. } = place;
    let lead = text.len() - text.trim_start().len();
    let end = lead + written.len;
    if !place.is_as_written() || written.until.is_some() || text.len() != end {
        return None;
    }
    let suffix = shown(offset);
    let mended = format!("{}{suffix}", &text[lead..]);
    let Some(Scanned::Time(read)) = scan(&mended, Trust::Expected) else { return None };
    let is_offset = match read.zone {
        Some(WrittenZone::Zone(Zone::Fixed(read, _))) => read == offset,
        _ => false,
    };
    let is_same = (read.date, read.clock, read.len)
        == (written.date, written.clock, written.len + suffix.len());
    (is_offset && is_same).then(|| place.edit(end, 0, &suffix))
}
