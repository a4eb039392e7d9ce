//! How rare a word is in news at large, so that a corpus of five articles is weighed as well as one of a million.
//!
//! The table is counts alone: for each stem, in how many of about a thousand news articles it stands. A stem that only a
//! few stories share is not in it, and no stem counts for more than its share of the stories: what one event's coverage
//! repeats is not common. It is made by `cargo run --release --example background -- FILE.jsonl…`.

use super::words::term_key;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Document counts of stems over a body of news.
#[derive(Debug)]
pub struct Background {
    documents: u32,
    counts: FxHashMap<&'static str, u32>,
    by_key: FxHashMap<u32, u32>,
    /// The rarities of terms by their count, as far as counts go.
    rarities: Vec<f64>,
}

static BUILT_IN: LazyLock<Background> =
    LazyLock::new(|| Background::parse(include_str!("../../assets/background.tsv")));

impl Background {
    /// The table shipped with the program.
    pub fn built_in() -> &'static Background {
        &BUILT_IN
    }

    /// Reads `documents<TAB>N` followed by lines of `count<TAB>stem stem stem…`.
    fn parse(table: &'static str) -> Background {
        let mut lines = table.lines();
        let documents = lines
            .next()
            .and_then(|line| line.strip_prefix("documents\t"))
            .and_then(|n| n.parse().ok())
            .unwrap_or(1);
        let mut counts: FxHashMap<&'static str, u32> = FxHashMap::default();
        for line in lines {
            let Some((count, stems)) = line.split_once('\t') else {
                continue;
            };
            let Ok(count) = count.parse() else { continue };
            counts.extend(stems.split(' ').map(|stem| (stem, count)));
        }
        let by_key = counts.iter().map(|(term, count)| (term_key(term), *count)).collect();
        let most = counts.values().copied().max().unwrap_or_default();
        Background {
            documents,
            counts,
            by_key,
            rarities: (0..=most).map(|count| rarity(documents, count)).collect(),
        }
    }

    /// How many articles were counted.
    pub fn documents(&self) -> u32 {
        self.documents
    }

    /// In how many of them `stem` stands; 0 for one never or hardly ever seen.
    pub fn count(&self, stem: &str) -> u32 {
        self.counts.get(stem).copied().unwrap_or(0)
    }

    /// The same by the stem's [`term_key`]; 0 for the key of two neighbouring stems.
    pub fn count_of_key(&self, key: u32) -> u32 {
        self.by_key.get(&key).copied().unwrap_or(0)
    }

    /// ln((N + 1) / (df + 1)): 0 for a word of every article, about 8 for one never seen.
    pub fn rarity(&self, stem: &str) -> f64 {
        self.rarity_of_count(self.count(stem))
    }

    /// The same by the key of a term.
    pub fn rarity_of_key(&self, key: u32) -> f64 {
        self.rarity_of_count(self.count_of_key(key))
    }

    /// The rarity of a term that stands in `count` of the articles.
    pub fn rarity_of_count(&self, count: u32) -> f64 {
        let known = self.rarities.get(count as usize).copied();
        known.unwrap_or_else(|| rarity(self.documents, count))
    }
}

fn rarity(documents: u32, count: u32) -> f64 {
    ((f64::from(documents) + 1.0) / (f64::from(count) + 1.0)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_weigh_less_than_rare_ones() {
        let background = Background::built_in();
        assert!(background.documents() > 1000);
        assert!(background.rarity("said") < background.rarity("minist"));
        assert!(background.rarity("minist") < background.rarity("zyzzyva"));
    }
}
