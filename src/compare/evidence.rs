//! Which figures two linked sentences share, as evidence for the link.

use super::figures::Found;
use super::pairing::Entry;
use std::ops::Range;

/// A sentence and its figures.
#[derive(Clone, Copy)]
pub(super) struct Counts<'a> {
    pub text: &'a str,
    pub figures: &'a [Entry],
}

impl<'a> Counts<'a> {
    /// The figures of sentence `number` out of those of its side, which stand in order.
    pub fn of(text: &'a str, number: usize, entries: &'a [Entry]) -> Counts<'a> {
        let place = |after: bool| entries.partition_point(|entry| entry.sentence < number + usize::from(after));
        Counts {
            text,
            figures: entries.get(place(false)..place(true)).unwrap_or_default(),
        }
    }

    /// The figure in which the word at `span` stands.
    fn around(&self, span: &Range<usize>) -> Option<&'a Found> {
        let mut figures = self.figures.iter().map(|entry| &entry.found);
        figures.find(|figure| figure.span.start < span.end && span.start < figure.span.end)
    }
}

/// How the left sentence prints the figures in which both print the same numbers; `words` are the places of these on both
/// sides. The 4 of "June 4" is none where the other side counts 4 people.
pub(super) fn same_figures(left: Counts<'_>, right: Counts<'_>, words: &[(Range<usize>, Range<usize>)]) -> Vec<String> {
    let mut shared: Vec<String> = Vec::new();
    for (mine, other) in words {
        let span = match (left.around(mine), right.around(other)) {
            (Some(one), Some(two)) if one.value == two.value && one.is_age() == two.is_age() => one.span.clone(),
            (None, None) => mine.clone(),
            _ => continue,
        };
        if let Some(text) = left.text.get(span)
            && !shared.iter().any(|known| known == text)
        {
            shared.push(text.to_owned());
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::*;
    use std::sync::Arc;

    fn shared(left: &str, right: &str, word: &str) -> Vec<String> {
        let at = |text: &str| {
            let start = text.find(word).unwrap();
            start..start + word.len()
        };
        let entries = |text: &str| -> Vec<Entry> {
            let found = find(text, None).into_iter();
            found
                .map(|found| Entry {
                    sentence: 0,
                    found,
                    context: Arc::default(),
                })
                .collect()
        };
        let both = (entries(left), entries(right));
        same_figures(
            Counts::of(left, 0, &both.0),
            Counts::of(right, 0, &both.1),
            &[(at(left), at(right))],
        )
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
