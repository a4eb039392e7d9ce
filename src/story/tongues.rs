//! Which articles are in a language the background does not know.

use rustc_hash::FxHashMap;

/// The languages of a corpus that the background does not know, numbered as they are first met.
pub(super) struct Tongues {
    /// Of each article the number of its language, where it is such a one.
    of: Vec<Option<u8>>,
    /// How many there are.
    count: usize,
}

impl Tongues {
    /// Of articles each of which says what tells its language from others, where that is such a one.
    pub fn of(languages: impl Iterator<Item = Option<u64>>) -> Tongues {
        let mut numbers: FxHashMap<u64, u8> = FxHashMap::default();
        let number = |language: u64| {
            // There are fewer languages whose common words are known than a byte has values.
            let next = numbers.len() as u8;
            *numbers.entry(language).or_insert(next)
        };
        let of = languages
            .scan(number, |number, language| Some(language.map(number)))
            .collect();
        let count = numbers.len();
        Tongues { of, count }
    }

    /// The number of an article's language, where the background does not know that.
    pub fn foreign(&self, article: u32) -> Option<u8> {
        self.of.get(article as usize).copied().flatten()
    }

    /// The numbers of all of them.
    pub fn numbers(&self) -> impl Iterator<Item = u8> {
        0..self.count as u8
    }
}
