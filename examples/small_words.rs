//! Makes `assets/small-words.txt`: words that news prints in small letters.
//!
//! Arguments are JSON Lines files, one article a line, with `title` and `text` or `paragraphs`. A word counts where it stands
//! within a sentence, in the texts alone: titles may set every word in capitals. Kept are words of three letters and more
//! that several articles print small and that hardly ever stand there with a capital. Single words in the order of the
//! alphabet: nothing of any article can be told from them.

use parallax::text::sentence::split;
use parallax::text::words::{fold, is_stop, tokens};
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

/// Articles that print a word small, at least.
const ARTICLES: usize = 3;
/// So many times as often as with a capital.
const OFTENER: usize = 2;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for path in std::env::args().skip(1) {
        for line in std::io::BufReader::new(std::fs::File::open(&path)?).lines() {
            let record: serde_json::Value = serde_json::from_str(&line?)?;
            let paragraphs: Vec<String> = match record["paragraphs"].as_array() {
                Some(paragraphs) => paragraphs
                    .iter()
                    .filter_map(|one| one.as_str().map(str::to_owned))
                    .collect(),
                None => record["text"]
                    .as_str()
                    .unwrap_or_default()
                    .lines()
                    .map(str::to_owned)
                    .collect(),
            };
            let all: usize = paragraphs.iter().map(|paragraph| tokens(paragraph).count()).sum();
            let functional = |text: &String| tokens(text).filter(|token| is_stop(&fold(token.text))).count();
            let stops: usize = paragraphs.iter().map(functional).sum();
            if all < 80 || stops * 4 < all || !seen.insert(paragraphs.join("\n")) {
                continue;
            }
            // Each article tells once of a word how it prints it.
            let mut words: BTreeMap<String, (bool, bool)> = BTreeMap::new();
            for (paragraph, span) in split(&paragraphs) {
                let text = paragraphs
                    .get(paragraph)
                    .and_then(|text| text.get(span))
                    .unwrap_or_default();
                let inside: Vec<&str> = tokens(text).skip(1).map(|token| token.text).collect();
                let capitals = inside
                    .iter()
                    .filter(|word| word.starts_with(char::is_uppercase))
                    .count();
                if capitals * 3 > inside.len() {
                    continue;
                }
                for word in inside.iter().filter(|word| word.chars().all(char::is_alphabetic)) {
                    let printed = words.entry(fold(word)).or_default();
                    let capital = word.starts_with(char::is_uppercase);
                    (printed.0, printed.1) = (printed.0 || !capital, printed.1 || capital);
                }
            }
            for (word, (small, capital)) in words {
                let count = counts.entry(word).or_default();
                count.0 += usize::from(small);
                count.1 += usize::from(capital);
            }
        }
    }
    let kept = counts.iter().filter(|(word, (small, capital))| {
        word.chars().count() > 2
            && word.is_ascii()
            && !is_stop(word)
            && *small >= ARTICLES
            && *small >= capital * OFTENER
    });
    for (word, _) in kept {
        println!("{word}");
    }
    Ok(())
}
