//! Lengths of time as authors write them: `6h 27m`, `2 h 14 min`, `1 hour and 5 minutes`, `11 Days`.

use crate::model::time::cursor::Cursor;

const SECONDS: &[&str] =
    &["s", "sec", "secs", "second", "seconds", "sek", "sekunden", "secondes", "segundos"];
const MINUTES: &[&str] =
    &["m", "min", "mins", "minute", "minutes", "minuten", "minuut", "minutos", "minuto", "mn"];
const HOURS: &[&str] = &[
    "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora",
    "horas", "uur", "uren",
];
const DAYS: &[&str] = &[
    "d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "día", "días", "dia", "dias",
    "dag", "dagen",
];
const WEEKS: &[&str] = &[
    "w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaine", "semaines", "semana",
    "semanas", "weken",
];

/// Reads a length of time at the cursor, in seconds.
pub(crate) fn duration(cursor: &mut Cursor<'_>) -> Option<i64> {
    let mut total = part(cursor)?;
    loop {
        let next = cursor.attempt(|cursor| {
            cursor.skip_spaces();
            cursor.eat_any(&[",", "&"]);
            cursor.skip_spaces();
            if cursor.eat_word(&["and", "und", "et", "y", "e", "en"]) {
                cursor.skip_spaces();
            }
            part(cursor)
        });
        match next {
            Some(seconds) => total = total.checked_add(seconds)?,
            None => return Some(total),
        }
    }
}

/// Reads a number and its unit.
fn part(cursor: &mut Cursor<'_>) -> Option<i64> {
    cursor.attempt(|cursor| {
        let whole: i64 = cursor.digits(1, 7)?.parse().ok()?;
        let tenths = cursor.attempt(tenth).unwrap_or(0);
        cursor.skip_spaces();
        cursor.eat("-");
        let unit = unit(cursor)?;
        whole.checked_mul(unit)?.checked_add(tenths * unit / 10)
    })
}

fn tenth(cursor: &mut Cursor<'_>) -> Option<i64> {
    if !cursor.eat(".") && !cursor.eat(",") {
        return None;
    }
    cursor.digits(1, 1)?.parse().ok()
}

fn unit(cursor: &mut Cursor<'_>) -> Option<i64> {
    let word = cursor.word();
    if word.is_empty() {
        return None;
    }
    let units = [(MINUTES, 60), (HOURS, 3_600), (DAYS, 86_400), (SECONDS, 1), (WEEKS, 604_800)];
    if let Some((_, seconds)) =
        units.iter().find(|(names, _)| names.iter().any(|name| name.eq_ignore_ascii_case(word)))
    {
        cursor.advance(word.len());
        // "6h27m": the next number may follow at once, another letter may not.
        return Some(*seconds);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_every_spelling() {
        for (text, seconds) in [
            ("6h 27m", 23_220),
            ("6h27m", 23_220),
            ("7h", 25_200),
            ("1d 5h 47m", 107_220),
            ("2 h 14 min", 8_040),
            ("1 hour and 5 minutes", 3_900),
            ("11 Days", 950_400),
            ("399 minutes", 23_940),
            ("4 minutes", 240),
            ("1.5 hours", 5_400),
            ("2 Stunden 5 Minuten", 7_500),
            ("1 hour, 30 minutes", 5_400),
            ("45 s", 45),
            ("2 weeks", 1_209_600),
        ] {
            let mut cursor = Cursor::new(text);
            assert_eq!(duration(&mut cursor), Some(seconds), "{text}");
            assert!(cursor.at_end(), "{text}: {}", cursor.rest());
        }
        for text in ["", "N/A", "soon", "5", "5 pods", "99999999 days", "h"] {
            assert_eq!(duration(&mut Cursor::new(text)), None, "{text}");
        }
    }

    #[test]
    fn reading_stops_behind_the_length() {
        let mut cursor = Cursor::new("7h (during support hours 10:00-17:00)");
        assert_eq!(duration(&mut cursor), Some(25_200));
        assert_eq!(cursor.rest(), " (during support hours 10:00-17:00)");
    }
}
