//! Words of running text: tokens with their place, folded form, stem, and whether they carry meaning.

pub use super::tokens::{Between, Spaced, Token, Tokens, tokens};

use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

/// A word takes so many bytes of a text at least, but for a rare text: for how many words room is made beforehand.
pub const BYTES_OF_WORD: usize = 5;

/// The words of a text as they stand and folded: found once for all who read it.
#[derive(Debug)]
pub struct Words<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
    /// Each of them as [`folded`] has it.
    pub folded: Vec<Cow<'a, str>>,
}

impl<'a> Words<'a> {
    pub fn of(text: &'a str) -> Words<'a> {
        let mut found: Vec<Token<'a>> = Vec::with_capacity(text.len() / BYTES_OF_WORD);
        found.extend(tokens(text));
        let folded = found.iter().map(|token| folded(token.text)).collect();
        Words {
            text,
            tokens: found,
            folded,
        }
    }

    /// Each word as it stands and folded, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Token<'a>, &str)> {
        self.tokens.iter().zip(self.folded.iter().map(Cow::as_ref))
    }
}

/// Lower case, curly apostrophes made straight, a possessive `'s` taken off.
pub fn fold(word: &str) -> String {
    folded(word).into_owned()
}

/// The same, borrowed where the word is folded as it stands, as most of a text are: [`fold`] is for who keeps it.
pub fn folded(word: &str) -> Cow<'_, str> {
    let bare = |word: &str| word.len() - if word.ends_with("'s") { 2 } else { 0 };
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word.get(..bare(word)).unwrap_or(word));
    }
    // Lowering ASCII byte by byte costs a fraction of the general way.
    let mut folded = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.chars()
            .map(|c| if c == '\u{2019}' { '\'' } else { c })
            .flat_map(char::to_lowercase)
            .collect()
    };
    folded.truncate(bare(&folded));
    Cow::Owned(folded)
}

/// The Snowball (Porter 2) English stem of a word already folded by [`fold`].
pub fn stem(folded: &str) -> String {
    STEMMED.with_borrow_mut(|slots| {
        let Some(slot) = slots.get_mut(term_hash(folded) as usize % SLOTS) else {
            return stem_anew(folded);
        };
        if slot.0 != folded || slot.1.is_empty() {
            *slot = (folded.to_owned(), stem_anew(folded));
        }
        slot.1.clone()
    })
}

fn stem_anew(folded: &str) -> String {
    frostem::Stemmer::new(frostem::Algorithm::English)
        .stem(folded)
        .into_owned()
}

thread_local! {
    /// Words with their stems, each at the place its hash gives it until another takes that: most words of an article come
    /// again in it, and stemming is the dearest thing that is done to a word.
    static STEMMED: RefCell<Vec<(String, String)>> = RefCell::new(vec![Default::default(); SLOTS]);
}

/// Words whose stems one thread remembers.
const SLOTS: usize = 2048;

/// A number that stands for a stem wherever texts are compared by their terms: its [`term_hash`] mixed (the finisher of
/// `MurmurHash3`) and folded to 32 bits. The same on every machine; two stems share one about once in four billion pairs.
pub fn term_key(stem: &str) -> u32 {
    mix(term_hash(stem))
}

/// The FNV-1a hash of a word.
pub fn term_hash(word: &str) -> u64 {
    term_hash_on(0xcbf2_9ce4_8422_2325, word)
}

/// The hash of a word that goes on behind what `hash` is of.
pub fn term_hash_on(hash: u64, word: &str) -> u64 {
    word.bytes().fold(hash, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The number of two stems next to each other, in this order.
pub fn term_pair(first: u32, second: u32) -> u32 {
    mix((u64::from(first) << 32 | u64::from(second)) ^ 0x9e37_79b9_7f4a_7c15)
}

fn mix(mut hash: u64) -> u32 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^= hash >> 33;
    (hash ^ (hash >> 32)) as u32
}

/// Whether a folded word only holds a sentence together: articles, pronouns, prepositions, auxiliaries.
pub fn is_stop(folded: &str) -> bool {
    static SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| STOP.iter().copied().collect());
    folded.len() <= LONGEST_STOP && SET.contains(folded)
}

/// No stop word has more bytes.
const LONGEST_STOP: usize = 10;

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
    fn every_stop_word_is_found_and_no_other() {
        assert!(STOP.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(STOP.iter().all(|word| is_stop(word)));
        assert!(is_stop("the") && is_stop("yours") && is_stop("a") && !is_stop("harbour"));
    }

    #[test]
    fn a_word_folded_already_is_borrowed() {
        for (word, folds) in [
            ("harbour", "harbour"),
            ("harbour's", "harbour"),
            ("Harbour's", "harbour"),
            ("HARBOUR’S", "harbour"),
            ("île’s", "île"),
            ("'s", ""),
            ("", ""),
        ] {
            assert_eq!(folded(word), folds);
            assert_eq!(fold(word), folds);
        }
        assert!(matches!(folded("harbour's"), Cow::Borrowed(_)));
    }

    #[test]
    fn keys_tell_stems_and_their_order_apart() {
        let (fire, store) = (term_key("fire"), term_key("store"));
        assert_ne!(fire, store);
        assert_ne!(term_pair(fire, store), term_pair(store, fire));
        assert_eq!(term_key("fire"), fire);
    }

    #[test]
    fn stems_join_inflections() {
        assert_eq!(stem("ministers"), stem("minister"));
        assert_eq!(stem("agreed"), stem("agree"));
    }

    #[test]
    fn a_remembered_stem_is_that_of_the_word() {
        let words = (0..3 * SLOTS).map(|number| format!("harbour{number}ing"));
        for word in words.chain([String::new(), "ships".to_owned()]) {
            assert_eq!(stem(&word), stem_anew(&word));
            assert_eq!(stem(&word), stem_anew(&word));
        }
    }
}
