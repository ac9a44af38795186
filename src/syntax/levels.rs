//! Heading levels in a page that has its own title.

use super::Heading;

/// Returns the level of each heading in a page whose only `<h1>` is `title`.
///
/// The first heading of level 1 is `None`, left out, when it repeats the title. The highest heading
/// that is left becomes level 2, and no level is skipped on the way down, as screen readers expect.
pub fn page_levels(headings: &[Heading], title: &str) -> Vec<Option<u8>> {
    let first = headings.iter().position(|heading| heading.level == 1);
    let repeated = first.filter(|&first| same_words(&headings[first].text, title));
    let kept = |index: usize| Some(index) != repeated;
    let highest = headings
        .iter()
        .enumerate()
        .filter(|&(index, _)| kept(index))
        .map(|(_, heading)| heading.level)
        .min()
        .unwrap_or(2);
    let mut previous = 1;
    let level = |(index, heading): (usize, &Heading)| {
        kept(index).then(|| {
            previous = (heading.level + 2 - highest).min(previous + 1).min(6);
            previous
        })
    };
    headings.iter().enumerate().map(level).collect()
}

fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        let text: String = text.chars().map(letters).flat_map(char::to_lowercase).collect();
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    !a.is_empty() && a == b
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn one_title_and_no_skipped_level() {
        let check = |levels: &[u8], expected: &[Option<u8>]| {
            let heading = |(index, &level): (usize, &u8)| Heading {
                level,
                text: format!("Heading {index}"),
                anchor: String::new(),
                span: Span::at(0),
                content: Span::at(0),
            };
            let headings: Vec<_> = levels.iter().enumerate().map(heading).collect();
            assert_eq!(page_levels(&headings, "heading: 0"), expected);
        };
        check(&[1, 2, 3], &[None, Some(2), Some(3)]);
        check(&[1, 1, 2], &[None, Some(2), Some(3)]);
        check(&[2, 1, 2], &[Some(2), Some(2), Some(3)]);
        check(&[3, 3, 5], &[Some(2), Some(2), Some(3)]);
        check(&[1], &[None]);
        check(&[], &[]);
    }
}
