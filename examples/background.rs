//! Makes `assets/background.tsv`: in how many articles each stem stands.
//!
//! Arguments are JSON Lines files, one article a line, with `title` and `text`, and `story` (or `extra.topic`) where it
//! is known which articles tell the same; English articles of 80 words and more count, each text once. Stems of fewer than
//! three stories are left out, and a stem counts for no more articles than its share of the stories, so that the names
//! of one much-covered event don't pass for common words. A stem not in the table is as rare as one seen once, and
//! nothing of any single article can be told from what is kept.

use parallax::text::words::{fold, is_stop, stem, tokens};
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut counts: BTreeMap<String, (u32, BTreeSet<String>)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut stories = BTreeSet::new();
    let mut documents = 0u32;
    for path in std::env::args().skip(1) {
        for (number, line) in std::io::BufReader::new(std::fs::File::open(&path)?).lines().enumerate() {
            let record: serde_json::Value = serde_json::from_str(&line?)?;
            let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
            let text = format!("{}\n{}", field("title"), field("text"));
            let words: Vec<String> = tokens(&text).map(|token| fold(token.text)).collect();
            let functional = words.iter().filter(|word| is_stop(word)).count();
            if words.len() < 80 || functional * 4 < words.len() || !seen.insert(field("text")) {
                continue;
            }
            documents += 1;
            let story = record.pointer("/extra/topic").or_else(|| record.get("story"));
            let story = format!(
                "{path} {}",
                story.map_or_else(|| number.to_string(), ToString::to_string)
            );
            stories.insert(story.clone());
            let stems: BTreeSet<String> = words
                .iter()
                .filter(|word| !is_stop(word))
                .map(|word| stem(word))
                .collect();
            for stem in stems {
                let (articles, told) = counts.entry(stem).or_default();
                *articles += 1;
                told.insert(story.clone());
            }
        }
    }
    let mut by_count: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (stem, (articles, told)) in counts {
        let share = told.len() * documents as usize / stories.len().max(1);
        let count = articles.min(u32::try_from(share)?);
        if told.len() >= 3 && stem.chars().all(|c| c.is_alphanumeric() || c == '\'' || c == '.') {
            by_count.entry(count).or_default().push(stem);
        }
    }
    println!("documents\t{documents}");
    for (count, stems) in by_count.iter().rev() {
        println!("{count}\t{}", stems.join(" "));
    }
    Ok(())
}
