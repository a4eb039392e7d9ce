//! How rare a word is in news at large, so that a corpus of five articles is weighed as well as one of a million.
//!
//! The table is counts alone: for each stem, in how many of a few thousand news articles it stands. It is made by
//! `cargo run --release --example background -- FILE.jsonl…`.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Document counts of stems over a body of news.
#[derive(Debug)]
pub struct Background {
    documents: u32,
    counts: FxHashMap<&'static str, u32>,
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
        let mut counts = FxHashMap::default();
        for line in lines {
            let Some((count, stems)) = line.split_once('\t') else {
                continue;
            };
            let Ok(count) = count.parse() else { continue };
            counts.extend(stems.split(' ').map(|stem| (stem, count)));
        }
        Background { documents, counts }
    }

    /// How many articles were counted.
    pub fn documents(&self) -> u32 {
        self.documents
    }

    /// In how many of them `stem` stands; 0 for one never or hardly ever seen.
    pub fn count(&self, stem: &str) -> u32 {
        self.counts.get(stem).copied().unwrap_or(0)
    }

    /// ln((N + 1) / (df + 1)): 0 for a word of every article, about 8 for one never seen.
    pub fn rarity(&self, stem: &str) -> f64 {
        ((f64::from(self.documents) + 1.0) / (f64::from(self.count(stem)) + 1.0)).ln()
    }
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
