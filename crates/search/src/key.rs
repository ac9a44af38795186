//! Keys: how ids, services and other vocabulary words are compared, whatever their spelling.

use tantivy::tokenizer::{AsciiFoldingFilter, LowerCaser, RawTokenizer, TextAnalyzer};

/// Returns the key of a word: lowercase, without accents, everything between letters and digits
/// a single `-`. `Payments API`, `payments_api` and `payments-api` are one key.
pub(crate) fn key(text: &str) -> String {
    let folded = if text.is_ascii() { text.to_ascii_lowercase() } else { fold(text) };
    let mut key = String::with_capacity(folded.len());
    for character in folded.chars() {
        if character.is_alphanumeric() {
            key.push(character);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

fn fold(text: &str) -> String {
    let mut analyzer = TextAnalyzer::builder(RawTokenizer::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build();
    let mut stream = analyzer.token_stream(text);
    stream.next().map(|token| token.text.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_of_one_word_share_a_key() {
        for text in ["Payments API", "payments_api", " payments-api ", "PAYMENTS--API"] {
            assert_eq!(key(text), "payments-api");
        }
        assert_eq!(key("Zürich"), "zurich");
        assert_eq!(key("数据库"), "数据库");
        assert_eq!(key("--"), "");
    }
}
