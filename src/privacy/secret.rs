//! Secrets in a text: keys and tokens by their shape, private keys, passwords in addresses and settings.

use std::ops::Range;

use super::{key_block, shape, url, written};

/// A secret that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// Its bytes, without quotes.
    pub range: Range<usize>,
    /// How many bytes at its beginning only say what it is, and may be shown.
    pub shown: usize,
    /// What it is.
    pub what: What,
}

/// What a secret is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Its shape or place: "a GitHub token".
    Named(&'static str),
    /// The setting it is the value of: `DB_PASSWORD`.
    ValueOf(String),
}

impl Secret {
    /// Returns the bytes that nobody may see.
    pub fn hidden(&self) -> Range<usize> {
        (self.range.start + self.shown).min(self.range.end)..self.range.end
    }
}

/// Makes the tables that [`find`] needs, so that another thread can do so ahead of time.
pub fn prepare() {
    // No text holds no secret, but every detector is asked.
    find("");
}

/// Finds every secret in a text, in order of place, none overlapping another.
pub fn find(text: &str) -> Vec<Secret> {
    let mut found = Vec::new();
    // The surest come first: of two that overlap, the first stays.
    shape::find(text, &mut found);
    key_block::find(text, &mut found);
    url::find(text, &mut found);
    written::find(text, &mut found);
    without_overlaps(&found)
}

fn without_overlaps(found: &[Secret]) -> Vec<Secret> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&index| (found[index].range.start, index));
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        match kept.last_mut() {
            Some(last) if found[*last].range.end > found[index].range.start => {
                if index < *last {
                    *last = index;
                }
            }
            _ => kept.push(index),
        }
    }
    kept.into_iter().map(|index| found[index].clone()).collect()
}
