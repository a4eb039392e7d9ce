//! Writes `assets/thesaurus-stems.txt` from `assets/thesaurus.txt`: every word in its one spelling and stemmed.
//!
//!     cargo run --example thesaurus

use parallax::text::style::spelling;
use parallax::text::words::stem;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let words = std::fs::read_to_string(assets.join("thesaurus.txt"))?;
    let mut stems = String::with_capacity(words.len());
    for line in words.lines() {
        for (number, entry) in line.split_whitespace().enumerate() {
            if number > 0 {
                stems.push(' ');
            }
            let words: Vec<String> = entry.split('_').map(|word| stem(&spelling(word))).collect();
            stems.push_str(&words.join("_"));
        }
        stems.push('\n');
    }
    std::fs::write(assets.join("thesaurus-stems.txt"), stems)
}
