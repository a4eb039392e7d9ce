//! The comparison in one sentence, made of measured facts alone.

use super::collation::{Collation, EditKind, FigureStatus, QuoteStatus, Relation, Summary};
use super::{Side, Sides};

/// An edit of so many words that stand on one side alone is no part of the shared passage.
const LEFT_OUT: usize = 4;

/// Measures shares and puts them in words. `words_in` gives the number of words of a text.
pub(super) fn summarise(collation: &Collation, bounded: bool) -> Summary {
    let contained = Sides::from_fn(|side| contained(collation, side));
    let mut summary = Summary {
        contained,
        bounded,
        ..Summary::default()
    };
    summary.words = words(collation, &summary);
    summary
}

/// Share of one side's words that stand in aligned passages, without what the other side leaves out of them.
fn contained(collation: &Collation, side: Side) -> f64 {
    let count = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    };
    let sentences = &collation.tellings[side].sentences;
    let mut shared = vec![0usize; sentences.len()];
    for alignment in &collation.alignments {
        let literal = matches!(
            alignment.relation,
            Relation::Verbatim | Relation::Edited | Relation::Quote
        );
        for &number in &alignment.sentences[side] {
            let (Some(sentence), Some(slot)) = (sentences.get(number), shared.get_mut(number)) else {
                continue;
            };
            let all = count(&sentence.text);
            let missing: usize = alignment.edits[side]
                .iter()
                .filter(|edit| literal && edit.sentence == number && edit.kind == EditKind::Only)
                .map(|edit| sentence.text.get(edit.span.clone()).map_or(0, count))
                .filter(|words| *words >= LEFT_OUT)
                .sum();
            *slot = (*slot).max(all.saturating_sub(missing));
        }
    }
    let total: usize = sentences.iter().map(|sentence| count(&sentence.text)).sum();
    if total == 0 {
        0.0
    } else {
        shared.iter().sum::<usize>() as f64 / total as f64
    }
}

/// How the reader is told of an article: its outlet, or its side where that is unknown or the same.
fn name(collation: &Collation, side: Side) -> String {
    let outlet = |side: Side| collation.tellings[side].outlet.as_deref();
    match (outlet(side), side) {
        (Some(name), _) if outlet(side.other()) != Some(name) => name.to_owned(),
        (_, Side::Left) => "the left article".to_owned(),
        (_, Side::Right) => "the right article".to_owned(),
    }
}

/// "Tidewater Post carries 64 % of the Courier; 2 quotes cut, 1 figure differs."
pub(super) fn words(collation: &Collation, summary: &Summary) -> String {
    let mut words = lead(collation, summary);
    let quotes = |status: &[QuoteStatus]| {
        collation
            .quotes
            .iter()
            .filter(|quote| status.contains(&quote.status))
            .count()
    };
    let figures = |status: FigureStatus| {
        collation
            .figures
            .iter()
            .filter(|figure| figure.status == status)
            .count()
    };
    let moved = collation.alignments.iter().filter(|alignment| alignment.moved).count();
    let facts: Vec<String> = [
        (quotes(&[QuoteStatus::Trimmed]), "quote cut", "quotes cut"),
        (quotes(&[QuoteStatus::Altered]), "quote altered", "quotes altered"),
        (
            quotes(&[QuoteStatus::Reported]),
            "quote turned into reported speech",
            "quotes turned into reported speech",
        ),
        (
            collation.quotes.iter().filter(|quote| quote.changed).count(),
            "quote given to another speaker",
            "quotes given to another speaker",
        ),
        (figures(FigureStatus::Conflict), "figure differs", "figures differ"),
        (moved, "passage told elsewhere", "passages told elsewhere"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
    .collect();
    if !facts.is_empty() {
        words.push_str("; ");
        words.push_str(&facts.join(", "));
    }
    words.push('.');
    if summary.bounded {
        words.push_str(" Both are so long that only the likeliest pairs of sentences were weighed.");
    }
    words
}

fn lead(collation: &Collation, summary: &Summary) -> String {
    let names = Sides::from_fn(|side| name(collation, side));
    let empty = Sides::from_fn(|side| collation.tellings[side].sentences.is_empty());
    if empty.left || empty.right {
        let side = if empty.left { Side::Left } else { Side::Right };
        return upper_first(&format!("{} holds no text to compare", names[side]));
    }
    if collation.alignments.is_empty() {
        return upper_first(&format!("{} and {} share no passage", names.left, names.right));
    }
    let verbatim = |side: Side| {
        let mut held = vec![false; collation.tellings[side].sentences.len()];
        for alignment in collation
            .alignments
            .iter()
            .filter(|alignment| alignment.relation == Relation::Verbatim)
        {
            for &sentence in &alignment.sentences[side] {
                if let Some(slot) = held.get_mut(sentence) {
                    *slot = true;
                }
            }
        }
        held.iter().all(|held| *held)
    };
    if verbatim(Side::Left) && verbatim(Side::Right) {
        return upper_first(&format!("{} and {} print the same text", names.left, names.right));
    }
    // The article that is told more completely by the other comes second.
    let part = if summary.contained.left > summary.contained.right {
        Side::Left
    } else {
        Side::Right
    };
    let (whole, share) = (&names[part.other()], summary.contained[part]);
    let percent = match (share * 100.0).round() as u32 {
        0 => "less than 1".to_owned(),
        percent => percent.to_string(),
    };
    upper_first(&format!("{whole} carries {percent} % of {}", names[part]))
}

/// A sentence begins with a capital, but an address is no word: "phys.example carries …".
fn upper_first(text: &str) -> String {
    if text
        .split(' ')
        .next()
        .is_some_and(|word| word.trim_end_matches('.').contains('.'))
    {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    fn words_of(left: &[&str], right: &[&str], outlets: Sides<Option<&str>>) -> String {
        let (mut left, mut right) = (article("a.txt", left), article("b.txt", right));
        left.head.outlet = outlets.left.map(str::to_owned);
        right.head.outlet = outlets.right.map(str::to_owned);
        compare(Sides::new(&left, &right)).summary.words
    }

    #[test]
    fn one_sentence_of_measured_facts() {
        let left = [
            "The ferry at Port Ella carried 212 passengers when it sank.",
            "The grid failed.",
        ];
        let right = [
            "The ferry at Port Ella carried 180 passengers when it sank.",
            "Nobody knows why the captain slept.",
        ];
        let (mut one, mut other) = (article("a.txt", &left), article("b.txt", &right));
        one.head.outlet = Some("Courier".to_owned());
        other.head.outlet = Some("Tidewater Post".to_owned());
        let mut collation = compare(Sides::new(&one, &other));
        // Eleven of the Courier's fourteen words stand in the linked sentence, eleven of the Post's seventeen.
        assert_eq!(collation.alignments.len(), 1);
        assert!((collation.summary.contained.left - 11.0 / 14.0).abs() < 1e-9);
        assert!(collation.summary.contained.left > collation.summary.contained.right);
        assert_eq!(
            collation.summary.words,
            "Tidewater Post carries 79 % of Courier; 1 figure differs."
        );
        // Other measurements make another sentence.
        collation.figures.clear();
        collation.summary.contained = Sides::new(0.125, 0.501);
        assert_eq!(
            words(&collation, &collation.summary),
            "Courier carries 50 % of Tidewater Post."
        );
        assert_eq!(
            words_of(&left, &left, Sides::default()),
            "The left article and the right article print the same text."
        );
        assert_eq!(
            words_of(&left, &[], Sides::default()),
            "The right article holds no text to compare."
        );
        let other = words_of(
            &["Rain fell."],
            &["Stocks rose sharply."],
            Sides::new(Some("Courier"), None),
        );
        assert_eq!(other, "Courier and the right article share no passage.");
    }
}
