//! One line of an article around what was searched for.

use super::sought::Sought;
use crate::text::words::{folded, is_stop};
use std::ops::Range;

/// A piece of an article's text, and where in it the hits stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Bytes of it.
    pub hits: Vec<Range<usize>>,
}

/// Most characters before the first hit, so that it stands on the line however narrow that is.
const BEFORE: usize = 30;
/// Characters of an excerpt: more than a line of any list has.
const LONGEST: usize = 240;

/// Hits of a paragraph looked at for where most stand together.
const MOST: usize = 40;

impl Excerpt {
    /// The passage that has most of what is asked for, the first of equals; without a hit, the beginning of the text.
    pub fn of(sought: &Sought, paragraphs: &[&str], language: Option<&str>) -> Excerpt {
        let asked: f64 = sought.wanted().map(|words| weight(&words)).sum();
        let mut best: Option<(f64, &str, usize, Vec<Range<usize>>)> = None;
        for text in paragraphs {
            let hits = sought.in_text(text, language);
            let Some((worth, first)) = densest(text, &hits) else {
                continue;
            };
            if best.as_ref().is_none_or(|(held, ..)| worth > *held) {
                best = Some((worth, text, first, hits));
            }
            if worth >= asked {
                break;
            }
        }
        match best {
            Some((_, text, first, hits)) => around(text, first, &hits),
            None => around(paragraphs.first().copied().unwrap_or_default(), 0, &[]),
        }
    }
}

/// How much a hit tells: "on" hardly anything.
fn weight(words: &str) -> f64 {
    if is_stop(words) { 0.1 } else { 1.0 }
}

/// How much of what is asked for stands at most together on a line, each word once, and where that begins.
fn densest(text: &str, hits: &[Range<usize>]) -> Option<(f64, usize)> {
    let mut best: Option<(f64, usize)> = None;
    for (at, first) in hits.iter().enumerate().take(MOST) {
        let line = hits.iter().skip(at);
        let line = line.take_while(|hit| hit.end <= first.start + LONGEST - BEFORE);
        let mut words: Vec<String> = line
            .take(MOST)
            .filter_map(|hit| Some(folded(text.get(hit.clone())?).into_owned()))
            .collect();
        words.sort_unstable();
        words.dedup();
        let worth = words.iter().map(|words| weight(words)).sum();
        if best.is_none_or(|(held, _)| worth > held) {
            best = Some((worth, first.start));
        }
    }
    best
}

fn around(text: &str, first: usize, hits: &[Range<usize>]) -> Excerpt {
    let before = text.get(..first).unwrap_or_default();
    let reach = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    // From the beginning of a sentence where one begins there, else of a word.
    let near = text.get(reach..first).unwrap_or_default();
    let from = if reach == 0 {
        0
    } else {
        let sentence = near.find(". ").map(|at| at + 2);
        reach
            + sentence
                .or_else(|| near.find(' ').map(|at| at + 1))
                .unwrap_or(near.len())
    };
    let lead = if from > 0 { "…" } else { "" };
    let rest = text.get(from..).unwrap_or_default();
    let length = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let shown = rest.get(..length).unwrap_or_default();
    let hits = hits
        .iter()
        .filter(|hit| hit.start >= from && hit.end <= from + shown.len());
    Excerpt {
        hits: hits
            .map(|hit| hit.start - from + lead.len()..hit.end - from + lead.len())
            .collect(),
        text: format!("{lead}{shown}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;
    use proptest::prelude::*;

    fn excerpt(query: &str, paragraphs: &[&str]) -> Excerpt {
        Excerpt::of(&Sought::of(&Query::parse(query).unwrap()), paragraphs, None)
    }

    #[test]
    fn it_begins_shortly_before_the_first_hit() {
        let long =
            "Engineers closed the Harbour bridge on Monday night after finding two cracks in its eastern bearing.";
        let found = excerpt("bearing", &["Nothing here.", long]);
        assert_eq!(
            found.text,
            "…finding two cracks in its eastern bearing.".replace("finding ", "")
        );
        assert_eq!(&found.text[found.hits[0].clone()], "bearing");
        assert_eq!(excerpt("outlet:post", &["First.", "Second."]).text, "First.");
    }

    #[test]
    fn it_shows_where_most_of_what_is_asked_for_stands() {
        let first = "A charge on every box was agreed on Monday.";
        let second = "All that Friday nobody spoke of it. The keepers called it a tax on bread, and marched.";
        let found = excerpt("tax on bread", &[first, second]);
        let hits: Vec<&str> = found.hits.iter().map(|hit| &found.text[hit.clone()]).collect();
        assert_eq!(hits, ["tax", "on", "bread"], "{}", found.text);
        assert_eq!(excerpt("on", &[first, second]).text, first);
    }

    proptest! {
        #[test]
        fn hits_lie_in_it(before in "(\\PC{0,9} ){0,9}", after in "\\PC{0,300}") {
            let text = format!("{before} levy {after}");
            let found = excerpt("levy", &[&text]);
            prop_assert!(!found.hits.is_empty());
            for hit in found.hits {
                prop_assert!(found.text.get(hit).is_some_and(|hit| !hit.is_empty()));
            }
        }
    }
}
