//! What a team tells the language rules: who is a person, which files hold rules of its own.

use crate::text::Spanned;

/// The `language:` of the config.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Language of reports that do not name theirs; recognised from the text when not told.
    pub lang: Option<String>,
    /// Names that are people: given names, full names, handles.
    pub people: Vec<String>,
    /// Names that look like people and are not.
    pub not_people: Vec<String>,
    /// Whether the authors of the repository's commits count as people.
    pub git_authors: bool,
    /// Files with words and rules of the team's own, relative to the root, and where each is named.
    pub packs: Vec<Spanned<String>>,
    /// Whether the site has a page of language findings over time.
    pub page: bool,
}

impl Default for Language {
    fn default() -> Self {
        Self {
            lang: None,
            people: Vec::new(),
            not_people: Vec::new(),
            git_authors: true,
            packs: Vec::new(),
            page: false,
        }
    }
}
