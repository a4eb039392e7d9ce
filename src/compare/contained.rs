//! How much of either article the other one tells, and how that is put in words.

use super::collation::{Collation, EditKind, Relation, Summary};
use super::summary::SURE;
use super::{Side, Sides};

/// An edit of so many words that stand on one side alone is no part of the shared passage.
const LEFT_OUT: usize = 4;

/// A share of an article that is told in other words is known to some nine hundredths of the article (`examples/learn.rs` prints
/// it), so it is named in steps of so many.
const STEP: f64 = 0.05;

/// Share of one side's words that stand in aligned passages, without what the other side leaves out of them. Where the
/// words themselves are the same the link needs no further proof; told in other words, a passage counts in full where its link is
/// one to count on, below that for less the less it is likely. Such links are wrong about as often as others are missed.
/// `literally` counts what stands in the same words alone.
pub(super) fn contained(collation: &Collation, side: Side, literally: bool) -> f64 {
    let count = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
    };
    let sentences = &collation.tellings[side].sentences;
    let counts: Vec<usize> = sentences.iter().map(|sentence| count(&sentence.text)).collect();
    let mut shared = vec![0.0_f64; sentences.len()];
    for alignment in &collation.alignments {
        let literal = alignment.relation.is_literal();
        if literally && !literal {
            continue;
        }
        for &number in &alignment.sentences[side] {
            let (Some(sentence), Some(slot)) = (sentences.get(number), shared.get_mut(number)) else {
                continue;
            };
            let all = counts.get(number).copied().unwrap_or(0);
            let missing: usize = alignment.edits[side]
                .iter()
                .filter(|edit| literal && edit.sentence == number && edit.kind == EditKind::Only)
                .map(|edit| sentence.text.get(edit.span.clone()).map_or(0, count))
                .filter(|words| *words >= LEFT_OUT)
                .sum();
            let likely = if literal {
                1.0
            } else {
                (alignment.score / SURE).clamp(0.0, 1.0)
            };
            *slot = slot.max(all.saturating_sub(missing) as f64 * likely);
        }
    }
    let total: usize = counts.iter().sum();
    if total == 0 {
        0.0
    } else {
        shared.iter().sum::<f64>() / total as f64
    }
}

/// "About 65 % of Northern Courier is also in Tidewater Post, 40 % of Tidewater Post in Northern Courier".
pub(super) fn lead(collation: &Collation, summary: &Summary) -> String {
    let names = collation.called();
    let empty = Sides::from_fn(|side| collation.tellings[side].sentences.is_empty());
    if empty.left || empty.right {
        let side = if empty.left { Side::Left } else { Side::Right };
        return upper_first(&format!("{} holds no text to compare", names[side]));
    }
    if collation.alignments.is_empty() {
        return format!("No passage was found in both {} and {}", names.left, names.right);
    }
    if Side::BOTH.into_iter().all(|side| is_verbatim(collation, side)) {
        return upper_first(&format!("{} and {} print the same text", names.left, names.right));
    }
    // The article that is told more completely by the other comes first.
    let part = if summary.contained.left > summary.contained.right {
        Side::Left
    } else {
        Side::Right
    };
    let whole = part.other();
    let (share, other) = (
        Share::of(collation, summary, part),
        Share::of(collation, summary, whole),
    );
    // "about" of the first holds for the second.
    let other = if share.is_rough() {
        other.words()
    } else {
        other.to_string()
    };
    upper_first(&format!(
        "{share} of {} is also in {}, {other} of {} in {}",
        names[part], names[whole], names[whole], names[part]
    ))
}

/// What part of an article the other one tells, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Share {
    /// The very words, in hundredths.
    Exact(u32),
    /// Told in other words to a part that matters, in hundredths.
    Rough(u32),
    NearlyAll,
}

impl Share {
    fn of(collation: &Collation, summary: &Summary, side: Side) -> Share {
        if is_verbatim(collation, side) {
            return Share::Exact(100);
        }
        let share = summary.contained[side];
        let reworded = share - contained(collation, side, true);
        let percent = |share: f64| (share * 100.0).round() as u32;
        let told = if reworded < STEP {
            Share::Exact(percent(share))
        } else {
            Share::Rough(percent((share / STEP).round() * STEP))
        };
        // All of it is said of the very words alone.
        match told {
            Share::Exact(100..) | Share::Rough(100..) => Share::NearlyAll,
            told => told,
        }
    }

    fn is_rough(self) -> bool {
        matches!(self, Share::Rough(_))
    }

    /// Without "about".
    fn words(self) -> String {
        match self {
            Share::Exact(0) => "less than 1 %".to_owned(),
            Share::Exact(percent) | Share::Rough(percent) => format!("{percent} %"),
            Share::NearlyAll => "nearly all".to_owned(),
        }
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let about = if self.is_rough() { "about " } else { "" };
        write!(out, "{about}{}", self.words())
    }
}

/// Whether every sentence of a side stands on the other word for word.
fn is_verbatim(collation: &Collation, side: Side) -> bool {
    let mut held = vec![false; collation.tellings[side].sentences.len()];
    let verbatim = collation
        .alignments
        .iter()
        .filter(|alignment| alignment.relation == Relation::Verbatim);
    for &sentence in verbatim.flat_map(|alignment| &alignment.sentences[side]) {
        if let Some(slot) = held.get_mut(sentence) {
            *slot = true;
        }
    }
    held.iter().all(|held| *held)
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

    fn words_of(left: &[&str], right: &[&str]) -> String {
        let (left, right) = (article("a.txt", left), article("b.txt", right));
        compare(Sides::new(&left, &right)).summary.words
    }

    #[test]
    fn a_shaky_link_does_not_make_one_carry_the_other() {
        let left = ["The ferry at Port Ella sank.", "The grid failed."];
        let right = ["A boat went down off the Ella coast.", "Nobody was hurt."];
        let (one, other) = (article("a.txt", &left), article("b.txt", &right));
        let mut collation = compare(Sides::new(&one, &other));
        let pair = compare(Sides::new(&one, &one)).alignments.swap_remove(0);
        for (score, relation, share) in [
            (0.42, Relation::Paraphrase, 0.6 * 6.0 / 9.0),
            (0.9, Relation::Paraphrase, 6.0 / 9.0),
            (0.4, Relation::Edited, 6.0 / 9.0),
        ] {
            collation.alignments = vec![super::super::Alignment {
                relation,
                score,
                ..pair.clone()
            }];
            assert!(
                (contained(&collation, Side::Left, false) - share).abs() < 1e-9,
                "{score}"
            );
        }
    }

    #[test]
    fn all_is_said_of_the_very_words_alone() {
        let left = ["The ferry at Port Ella sank on Sunday.", "The grid failed at noon."];
        let right = ["The ferry at Port Ella sank on Sunday."];
        let words = words_of(&left, &right);
        assert!(words.starts_with("100 % of b.txt is also in a.txt, "), "{words}");
        let right = ["On Sunday the ferry at Port Ella sank."];
        let words = words_of(&left, &right);
        assert!(words.starts_with("Nearly all of b.txt is also in a.txt, "), "{words}");
    }

    #[test]
    fn what_is_told_in_other_words_is_named_in_steps() {
        let left = ["The ferry at Port Ella sank.", "The grid failed."];
        let (one, other) = (article("a.txt", &left), article("b.txt", &left));
        let mut collation = compare(Sides::new(&one, &other));
        collation.alignments.truncate(1);
        collation.alignments[0].relation = Relation::Paraphrase;
        collation.alignments[0].score = 0.9;
        let words = |contained: Sides<f64>, collation: &Collation| {
            let summary = Summary {
                contained,
                ..Summary::default()
            };
            lead(collation, &summary)
        };
        assert_eq!(
            words(Sides::new(0.63, 0.32), &collation),
            "About 65 % of a.txt is also in b.txt, 30 % of b.txt in a.txt"
        );
        assert_eq!(
            words(Sides::new(0.98, 0.02), &collation),
            "Nearly all of a.txt is also in b.txt, 2 % of b.txt in a.txt"
        );
        assert_eq!(
            words(Sides::new(0.02, 0.51), &collation),
            "About 50 % of b.txt is also in a.txt, 2 % of a.txt in b.txt"
        );
    }
}
