//! Makes `assets/background.tsv`: in how many articles each stem stands.
//!
//! Arguments are JSON Lines files, one article a line, with `title` and `text`; English articles of 80 words and
//! more count, each text once. Stems seen in fewer than three articles are left out: a stem not in the table is as
//! rare as one seen once, and nothing of any single article can be told from what is kept.

use parallax::text::words::{fold, is_stop, stem, tokens};
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut documents = 0u32;
    for path in std::env::args().skip(1) {
        for line in std::io::BufReader::new(std::fs::File::open(&path)?).lines() {
            let record: serde_json::Value = serde_json::from_str(&line?)?;
            let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
            let text = format!("{}\n{}", field("title"), field("text"));
            let words: Vec<String> = tokens(&text).map(|token| fold(token.text)).collect();
            let functional = words.iter().filter(|word| is_stop(word)).count();
            if words.len() < 80 || functional * 4 < words.len() || !seen.insert(field("text")) {
                continue;
            }
            documents += 1;
            let stems: BTreeSet<String> = words
                .iter()
                .filter(|word| !is_stop(word))
                .map(|word| stem(word))
                .collect();
            for stem in stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
    }
    let mut by_count: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (stem, count) in counts {
        if count >= 3 && stem.chars().all(|c| c.is_alphanumeric() || c == '\'' || c == '.') {
            by_count.entry(count).or_default().push(stem);
        }
    }
    println!("documents\t{documents}");
    for (count, stems) in by_count.iter().rev() {
        println!("{count}\t{}", stems.join(" "));
    }
    Ok(())
}
