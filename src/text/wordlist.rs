//! Lists of words that are asked for again and again.

use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// A list of words of which is asked whether it holds one: that is told by its hash, not by comparing one after another.
pub struct WordList {
    words: &'static [&'static str],
    index: OnceLock<FxHashSet<&'static str>>,
}

impl WordList {
    pub const fn of(words: &'static [&'static str]) -> WordList {
        WordList {
            words,
            index: OnceLock::new(),
        }
    }

    pub fn contains(&self, word: &str) -> bool {
        let index = self.index.get_or_init(|| self.words.iter().copied().collect());
        index.contains(word)
    }

    /// The words in the order they are listed.
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_its_words_and_no_other() {
        static LIST: WordList = WordList::of(&["harbour", "dam"]);
        assert!(LIST.words().iter().all(|word| LIST.contains(word)));
        assert!(!LIST.contains("harbours") && !LIST.contains(""));
    }
}
