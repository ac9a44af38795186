//! Numbers as a language writes them: the marks between thousands and before the fraction.

use anyhow::bail;
use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;

use super::Words;

/// Formats the numbers among a message's values.
type Style<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// How each known style writes one and the same number: the example a string file gives.
const EXAMPLES: [&str; 5] = ["1,234.5", "1.234,5", "1\u{a0}234,5", "1’234.5", "1234.5"];

/// Returns the style that writes numbers as in the example.
pub(super) fn style<M: MemoizerKind>(example: &str) -> anyhow::Result<Style<M>> {
    Ok(match EXAMPLES.iter().position(|it| *it == example.replace('\u{202f}', "\u{a0}")) {
        Some(0) => |value, _| written(value, ",", "."),
        Some(1) => |value, _| written(value, ".", ","),
        Some(2) => |value, _| written(value, "\u{a0}", ","),
        Some(3) => |value, _| written(value, "’", "."),
        Some(4) => |value, _| written(value, "", "."),
        _ => bail!("`number-example` is `{example}`, not one of {}", EXAMPLES.join("  ")),
    })
}

fn written(value: &FluentValue<'_>, group: &str, point: &str) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push_str(point);
        text.push_str(fraction);
    }
    Some(text)
}

impl Words {
    /// Writes a count: "1,240".
    pub fn number(&self, count: usize) -> String {
        self.say("number", &[("n", count.into())])
    }

    /// Writes a number of a chart with at most two digits behind the point: "4.8", "18.39", "3".
    pub fn decimal(&self, value: f64) -> String {
        self.say("number", &[("n", ((value * 100.0).round() / 100.0).into())])
    }

    /// Writes a share as whole per cents: `0.292` is "29 %".
    pub fn percent(&self, share: f64) -> String {
        self.say("percent", &[("n", (share * 100.0).round().into())])
    }
}
