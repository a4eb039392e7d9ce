//! Words of running text: tokens with their place, folded form, stem, and whether they carry meaning.

use unicode_segmentation::UnicodeSegmentation;

/// One word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// Byte offset of the first byte in the text.
    pub start: usize,
    /// Byte offset just past the last byte.
    pub end: usize,
    /// The word as written.
    pub text: &'a str,
}

/// The words of `text` in order, by the word boundaries of UAX #29; punctuation and spaces are left out.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    text.unicode_word_indices().map(|(start, word)| Token {
        start,
        end: start + word.len(),
        text: word,
    })
}

/// Lower case, curly apostrophes made straight, a possessive `'s` taken off.
pub fn fold(word: &str) -> String {
    let mut folded: String = word
        .chars()
        .map(|c| if c == '\u{2019}' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    if folded.ends_with("'s") {
        folded.truncate(folded.len() - 2);
    }
    folded
}

/// The Snowball (Porter 2) English stem of a word already folded by [`fold`].
pub fn stem(folded: &str) -> String {
    frostem::Stemmer::new(frostem::Algorithm::English)
        .stem(folded)
        .into_owned()
}

/// Whether a folded word only holds a sentence together: articles, pronouns, prepositions, auxiliaries.
pub fn is_stop(folded: &str) -> bool {
    STOP.binary_search(&folded).is_ok()
}

/// Sorted, so that it can be searched by halving.
const STOP: &[&str] = &[
    "a",
    "about",
    "after",
    "again",
    "against",
    "all",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "don't",
    "down",
    "during",
    "each",
    "either",
    "else",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "may",
    "me",
    "might",
    "more",
    "most",
    "mr",
    "mrs",
    "ms",
    "must",
    "my",
    "myself",
    "neither",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "onto",
    "or",
    "other",
    "our",
    "ours",
    "out",
    "over",
    "own",
    "per",
    "same",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "your",
    "yours",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_list_is_sorted_so_halving_finds_every_word() {
        assert!(STOP.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(is_stop("the") && is_stop("yours") && is_stop("a") && !is_stop("pentagon"));
    }

    #[test]
    fn tokens_carry_their_place() {
        let text = "Gen. Liang’s 24-member team";
        let words: Vec<_> = tokens(text).collect();
        assert!(words.iter().all(|t| &text[t.start..t.end] == t.text));
        assert_eq!(fold(words[1].text), "liang");
    }

    #[test]
    fn stems_join_inflections() {
        assert_eq!(stem("ministers"), stem("minister"));
        assert_eq!(stem("agreed"), stem("agree"));
    }
}
