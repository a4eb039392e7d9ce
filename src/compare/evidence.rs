//! Which figures two linked sentences share, as evidence for the link.

use super::figures::{Found, find};
use std::ops::Range;

/// The figure of a sentence in which the word at `span` stands.
fn around<'a>(figures: &'a [Found], span: &Range<usize>) -> Option<&'a Found> {
    figures
        .iter()
        .find(|figure| figure.span.start < span.end && span.start < figure.span.end)
}

/// How the left sentence prints the figures in which both print the same numbers; `words` are the places of these on both
/// sides. The 4 of "June 4" is none where the other side counts 4 people.
pub(super) fn same_figures(left: &str, right: &str, words: &[(Range<usize>, Range<usize>)]) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    let (ours, theirs) = (find(left, None), find(right, None));
    let mut shared: Vec<String> = Vec::new();
    for (mine, other) in words {
        let span = match (around(&ours, mine), around(&theirs, other)) {
            (Some(one), Some(two)) if one.value == two.value && one.is_age() == two.is_age() => one.span.clone(),
            (None, None) => mine.clone(),
            _ => continue,
        };
        if let Some(text) = left.get(span)
            && !shared.iter().any(|known| known == text)
        {
            shared.push(text.to_owned());
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(left: &str, right: &str, word: &str) -> Vec<String> {
        let at = |text: &str| {
            let start = text.find(word).unwrap();
            start..start + word.len()
        };
        same_figures(left, right, &[(at(left), at(right))])
    }

    #[test]
    fn a_day_of_a_date_is_no_figure_of_its_own() {
        assert_eq!(shared("It rained on June 4.", "The 4 June rain", "4"), ["June 4"]);
        assert!(shared("It rained on June 4.", "It took 4 boats.", "4").is_empty());
        assert_eq!(
            shared("It is 12 metres long.", "The 12-metre whale", "12"),
            ["12 metres"]
        );
        assert!(shared("It is 12 metres long.", "He is 12 years old.", "12").is_empty());
    }
}
