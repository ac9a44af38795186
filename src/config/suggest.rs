//! "Did you mean": the nearest known word to an unknown one, or none when nothing is near.

/// Returns the candidate most like `word`, when it is like it enough to be what was meant.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    near(word, candidates).min().map(|(_, candidate)| candidate)
}

/// Returns what the nearest candidates mean, when all that are equally near mean the same: `sev9`
/// is as near to `sev1` as to `sev2`, and so to none. Candidates are words and what they mean.
pub(crate) fn only_nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<&'a str> {
    let candidates: Vec<(&str, &str)> = candidates.into_iter().collect();
    let all: Vec<_> = near(word, candidates.iter().map(|(word, _)| *word)).collect();
    let least = all.iter().map(|(distance, _)| *distance).min()?;
    let is_nearest = |word: &str| all.contains(&(least, word));
    let mut meanings =
        candidates.iter().filter(|(word, _)| is_nearest(word)).map(|(_, meaning)| *meaning);
    let first = meanings.next()?;
    meanings.all(|other| other == first).then_some(first)
}

/// Returns the candidates that are like `word`, each with how far it is from it.
fn near<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let folded = bare(word);
    let longest = folded.chars().count();
    let allowed = match longest {
        0 => None,
        1..=3 => Some(1),
        4..=7 => Some(2),
        _ => Some(3),
    };
    candidates
        .into_iter()
        .map(move |candidate| (strsim::damerau_levenshtein(&folded, &bare(candidate)), candidate))
        // Nearly every letter of a short word changed is another word.
        .filter(move |&(distance, candidate)| {
            allowed.is_some_and(|allowed| distance <= allowed)
                && distance * 2 < longest.max(candidate.len())
        })
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

    #[test]
    fn what_could_mean_either_is_not_settled() {
        let known = [("sev1", "sev1"), ("sev2", "sev2"), ("major", "sev2"), ("mayor", "sev2")];
        let check = |word, expect| assert_eq!(only_nearest(word, known), expect, "{word}");
        check("sev22", Some("sev2"));
        check("sev9", None);
        check("maior", Some("sev2"));
        check("", None);
    }
}
