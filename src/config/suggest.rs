//! "Did you mean": the nearest known word to an unknown one, or none when nothing is near.

/// Returns the candidate most like `word`, when it is like it enough to be what was meant.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    near(word, candidates).min().map(|(_, candidate)| candidate)
}

/// Returns the candidates most like `word`, at most `count`, the nearest first.
pub(crate) fn nearest_few<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    count: usize,
) -> Vec<&'a str> {
    let mut near: Vec<_> = near(word, candidates).collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(count).map(|(_, candidate)| candidate).collect()
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
    let wanted = Wanted::new(word);
    candidates.into_iter().filter_map(move |candidate| {
        let distance = wanted.distance(candidate, Outline::of(candidate))?;
        Some((distance, candidate))
    })
}

/// Words that any of many unknown ones may mean, each looked at once.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    words: Vec<(Box<str>, Outline)>,
}

impl Candidates {
    /// Takes the words that are known.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self { words: words.into_iter().map(|word| (word.into(), Outline::of(word))).collect() }
    }

    /// Returns the candidate most like `word`, and whether it is the only one that is.
    pub(crate) fn nearest(&self, word: &str) -> Option<(&str, bool)> {
        let wanted = Wanted::new(word);
        let mut best: Option<(usize, &str)> = None;
        let mut is_only = true;
        for (candidate, outline) in &self.words {
            let candidate: &str = candidate;
            let Some(distance) = wanted.distance(candidate, *outline) else { continue };
            let (least, first) = best.unwrap_or((usize::MAX, candidate));
            if distance < least {
                (best, is_only) = (Some((distance, candidate)), true);
            } else if distance == least && candidate != first {
                (best, is_only) = (Some((distance, first.min(candidate))), false);
            }
        }
        best.map(|(_, nearest)| (nearest, is_only))
    }
}

/// What can be told about a word before its letters are compared one by one.
#[derive(Clone, Copy, Debug)]
struct Outline {
    letters: usize,
    /// The letters that occur, a bit for several.
    seen: u64,
}

impl Outline {
    fn of(word: &str) -> Self {
        let add = |Self { letters, seen }: Self, letter: char| Self {
            letters: letters + 1,
            seen: seen | 1 << (u32::from(letter) % u64::BITS),
        };
        folded(word).fold(Self { letters: 0, seen: 0 }, add)
    }

    /// Returns how many letters must be changed at least to make one word of the other.
    fn least_distance(self, other: Self) -> usize {
        let missing = |of: Self, from: Self| (of.seen & !from.seen).count_ones() as usize;
        self.letters.abs_diff(other.letters).max(missing(self, other)).max(missing(other, self))
    }
}

/// A word that is not known.
struct Wanted {
    folded: String,
    outline: Outline,
    /// How many letters may differ.
    allowed: Option<usize>,
}

impl Wanted {
    fn new(word: &str) -> Self {
        let outline = Outline::of(word);
        let allowed = match outline.letters {
            0 => None,
            1..=3 => Some(1),
            4..=7 => Some(2),
            _ => Some(3),
        };
        Self { folded: bare(word), outline, allowed }
    }

    /// Returns how far a candidate is, when it is like the word.
    fn distance(&self, candidate: &str, outline: Outline) -> Option<usize> {
        let allowed = self.allowed?;
        if self.outline.least_distance(outline) > allowed {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&self.folded, &bare(candidate));
        // Nearly every letter of a short word changed is another word.
        let is_near =
            distance <= allowed && distance * 2 < self.outline.letters.max(candidate.len());
        is_near.then_some(distance)
    }
}

/// Returns a word without the case and joints that people vary: `reviewBy` is `review_by`.
pub(super) fn bare(word: &str) -> String {
    folded(word).collect()
}

fn folded(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.'));
    letters.flat_map(char::to_lowercase)
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

    #[test]
    fn prepared_candidates_suggest_the_same() {
        let known = ["INC-2026-014", "INC-2026-041", "INC-2025-014", "PM-7", "Äther", "status"];
        let candidates = Candidates::new(known);
        for word in ["INC-2026-01", "inc2026014", "INC-2024-014", "pm7", "PM-77", "äthr", "x", ""]
        {
            let found = candidates.nearest(word);
            assert_eq!(found.map(|it| it.0), nearest(word, known), "{word}");
            let only = found.filter(|it| it.1).map(|it| it.0);
            assert_eq!(only, only_nearest(word, known.map(|it| (it, it))), "{word}");
        }
    }

    #[test]
    fn outlines_never_rule_out_what_is_near() {
        let words =
            ["severity", "severty", "sevreity", "Zeverity", "api", "ape", "ab", "ba", "ääb"];
        for (one, other) in words.into_iter().flat_map(|one| words.map(|other| (one, other))) {
            let least = Outline::of(one).least_distance(Outline::of(other));
            let real = strsim::damerau_levenshtein(&bare(one), &bare(other));
            assert!(least <= real, "{one} {other}: {least} > {real}");
        }
    }
}
