//! One line of an article around what was searched for.

use super::sought::Sought;
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

impl Excerpt {
    /// The passage with the first hit; without one, the beginning of the text.
    pub fn of(sought: &Sought, paragraphs: &[&str], language: Option<&str>) -> Excerpt {
        let found = paragraphs.iter().find_map(|text| {
            let hits = sought.in_text(text, language);
            Some((*text, hits.first()?.start, hits))
        });
        match found {
            Some((text, first, hits)) => around(text, first, &hits),
            None => around(paragraphs.first().copied().unwrap_or_default(), 0, &[]),
        }
    }
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
