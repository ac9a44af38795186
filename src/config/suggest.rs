//! "Did you mean": the nearest known word to an unknown one, or none when nothing is near.

/// Returns the candidate most like `word`, when it is like it enough to be what was meant.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = bare(word);
    let longest = folded.chars().count();
    let allowed = match longest {
        0 => return None,
        1..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &bare(candidate)), candidate))
        // Nearly every letter of a short word changed is another word.
        .filter(|&(distance, candidate)| {
            distance <= allowed && distance * 2 < longest.max(candidate.len())
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns a word without the case and joints that people vary: `reviewBy` is `review_by`.
pub(super) fn bare(word: &str) -> String {
    let letters = word.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.'));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_words_are_suggested() {
        let known = ["severity", "services", "status", "review_by", "id", "tags"];
        let check = |word, expect| assert_eq!(nearest(word, known), expect, "{word}");
        check("severty", Some("severity"));
        check("serverity", Some("severity"));
        check("service", Some("services"));
        check("reviewBy", Some("review_by"));
        check("Tag", Some("tags"));
        check("weight", None);
        check("x", None);
        check("", None);
    }
}
