//! The index's own words: which begin like a word, and which are a typo away from one it lacks.

use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, Term};

use crate::Error;
use crate::schema::Fields;
use crate::tokenizer::STEM_MARK;

/// Replacements tried for one mistyped word.
const MOST_CANDIDATES: usize = 4;

/// Tells whether a word of the index begins so: then it is no typo, only unfinished.
pub(crate) fn begins_one(searcher: &Searcher, fields: &Fields, word: &str) -> Result<bool, Error> {
    for (field, _) in fields.text() {
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().range().ge(word).limit(1).into_stream()?;
            if stream.advance() && stream.key().starts_with(word.as_bytes()) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Returns words of the index that `word` may be a typo of, the likeliest first.
///
/// One edit in words of four to seven letters, two in longer ones; short words and numbers are
/// never taken for typos, since everything is near them.
pub(crate) fn near(searcher: &Searcher, fields: &Fields, word: &str) -> Result<Vec<String>, Error> {
    let length = word.chars().count();
    if length < 4 || !word.chars().all(char::is_alphabetic) {
        return Ok(Vec::new());
    }
    let distances: &[u8] = if length < 8 { &[1] } else { &[1, 2] };
    for &distance in distances {
        let mut found = at_distance(searcher, fields, word, distance)?;
        if !found.is_empty() {
            let initial = word.chars().next();
            found.sort_by_key(|(candidate, frequency)| {
                let other_initial = candidate.chars().next() != initial;
                (other_initial, std::cmp::Reverse(*frequency), candidate.clone())
            });
            return Ok(found.into_iter().map(|(word, _)| word).take(MOST_CANDIDATES).collect());
        }
    }
    Ok(Vec::new())
}

fn at_distance(
    searcher: &Searcher,
    fields: &Fields,
    word: &str,
    distance: u8,
) -> Result<Vec<(String, u64)>, Error> {
    let mut found: Vec<(String, u64)> = Vec::new();
    for (field, _) in fields.text() {
        let query = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true);
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let automaton = query.automaton()?;
            let mut stream = inverted.terms().search(automaton).into_stream()?;
            while stream.advance() {
                let Ok(candidate) = std::str::from_utf8(stream.key()) else { continue };
                if candidate == word || candidate.ends_with(STEM_MARK) {
                    continue;
                }
                let frequency = u64::from(stream.value().doc_freq);
                match found.iter_mut().find(|(known, _)| known == candidate) {
                    Some((_, known)) => *known = frequency.max(*known),
                    None => found.push((candidate.to_owned(), frequency)),
                }
            }
        }
    }
    Ok(found)
}
