//! The words of two sentences that match in order.

use super::super::Sides;
use super::super::lexicon::{Class, Word};
use super::{Hunk, Passage};
use imara_diff::{Algorithm, Diff, Token};

/// Cells of the table in which the best chain is looked for; two sentences of 200 words. Longer ones are compared by Myers'
/// algorithm, whose time grows with what differs.
const CELLS: usize = 40_000;

/// What a matching word is worth: the longest chain is not the one that reads best, as it is full of "the" and "of".
fn worth(word: &Word) -> u32 {
    match word.class {
        Class::Stop => 2,
        Class::Plain => 6,
        Class::Name | Class::Number => 7,
    }
}

/// What it is worth more right behind the match before it.
const CLOSE: u32 = 3;

/// What stands between the words of the best chain of matches: the heaviest, in which runs count for more than crumbs.
pub(super) fn hunks(sides: Sides<Passage<'_>>) -> Vec<Hunk> {
    let Sides { left, right } = sides.map(|side| side.words);
    let same = |one: &&Word, other: &&Word| one.key == other.key;
    // Equal beginnings and ends, most of an edited sentence, need no table.
    let head = left
        .iter()
        .zip(right)
        .take_while(|(one, other)| same(one, other))
        .count();
    let rest = left.len().min(right.len()) - head;
    let tail = (left.iter().rev().zip(right.iter().rev()).take(rest))
        .take_while(|(one, other)| same(one, other))
        .count();
    let one = left.get(head..left.len() - tail).unwrap_or_default();
    let other = right.get(head..right.len() - tail).unwrap_or_default();
    if one.is_empty() && other.is_empty() {
        return Vec::new();
    }
    let matches = if one.len().saturating_mul(other.len()) > CELLS {
        myers(one, other)
    } else {
        best(one, other)
    };
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut at = (0, 0);
    for (i, j) in matches.into_iter().chain(std::iter::once((one.len(), other.len()))) {
        if (i, j) != at {
            hunks.push(Sides::new(head + at.0..head + i, head + at.1..head + j));
        }
        at = (i + 1, j + 1);
    }
    hunks
}

/// The heaviest chain: pairs of indices, ascending on both sides.
fn best(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    if one.is_empty() || other.is_empty() {
        return Vec::new();
    }
    let width = other.len() + 1;
    // Of each pair of prefixes the worth of its best chain, and of the best that ends with a match of both last words.
    let mut all = vec![0_u32; (one.len() + 1) * width];
    let mut ending = vec![0_u32; (one.len() + 1) * width];
    for (i, word) in one.iter().enumerate() {
        let worth = worth(word);
        let (above, row) = rows(&mut all, i, width);
        let (ending_above, ending_row) = rows(&mut ending, i, width);
        let mut before = 0;
        let cells = above.windows(2).zip(row.iter_mut().skip(1));
        let endings = ending_above.iter().zip(ending_row.iter_mut().skip(1));
        for ((across, (pair, slot)), (run, end)) in other.iter().zip(cells).zip(endings) {
            let [diagonal, up] = pair else { continue };
            before = before.max(*up);
            if word.key == across.key {
                let follows = if *run > 0 { run + CLOSE } else { 0 };
                *end = worth + follows.max(*diagonal);
                before = before.max(*end);
            }
            *slot = before;
        }
    }
    let cell = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    let mut chain = Vec::new();
    let (mut i, mut j) = (one.len(), other.len());
    // Inside a run the way back is bound to its own match, whatever the best of the smaller prefixes is.
    let mut bound = false;
    while i > 0 && j > 0 {
        let here = cell(&ending, i, j);
        if here > 0 && (bound || here == cell(&all, i, j)) {
            chain.push((i - 1, j - 1));
            let run = cell(&ending, i - 1, j - 1);
            bound = run > 0 && run + CLOSE >= cell(&all, i - 1, j - 1);
            (i, j) = (i - 1, j - 1);
        } else if cell(&all, i - 1, j) == cell(&all, i, j) {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    chain.reverse();
    chain
}

/// A row of a table and the one below it.
fn rows(table: &mut [u32], row: usize, width: usize) -> (&[u32], &mut [u32]) {
    let (above, below) = table.split_at_mut((row + 1) * width);
    (
        above.get(row * width..).unwrap_or_default(),
        below.get_mut(..width).unwrap_or_default(),
    )
}

fn myers(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    let keys = |words: &[Word]| words.iter().map(|word| Token(word.key)).collect::<Vec<_>>();
    let (one, other) = (keys(one), keys(other));
    let most = one.iter().chain(&other).map(|token| token.0).max().unwrap_or(0);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Myers, &one, &other, most.saturating_add(1));
    let mut matches = Vec::new();
    let mut at = (0, 0);
    for hunk in diff.hunks() {
        let start = (hunk.before.start as usize, hunk.after.start as usize);
        matches.extend((at.0..start.0).zip(at.1..start.1));
        at = (hunk.before.end as usize, hunk.after.end as usize);
    }
    matches.extend((at.0..one.len()).zip(at.1..other.len()));
    matches
}

#[cfg(test)]
mod tests {
    use super::super::super::lexicon::Lexicon;
    use super::*;
    use proptest::prelude::*;

    fn chain(left: &str, right: &str, long: bool) -> Vec<(String, String)> {
        let mut lexicon = Lexicon::of_texts(&[left, right]);
        let (one, other) = (lexicon.read_text(left), lexicon.read_text(right));
        let matches = if long { myers(&one, &other) } else { best(&one, &other) };
        matches
            .into_iter()
            .map(|(i, j)| {
                (
                    left[one[i].span.clone()].to_owned(),
                    right[other[j].span.clone()].to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn a_phrase_is_worth_more_than_scattered_small_words() {
        let words: Vec<String> = chain(
            "Moor, vice president of market strategy, said that it was of the kind that the port had in the past.",
            "It was said of the port in the past that Moor is the vice president of market strategy.",
            false,
        )
        .into_iter()
        .map(|(one, _)| one)
        .collect();
        assert!(
            words.join(" ").contains("vice president of market strategy"),
            "{words:?}"
        );
    }

    proptest! {
        #[test]
        // Words set apart: what is written in one word here and in two there is the same word, printed otherwise.
        fn both_ways_match_equal_words_in_order(left in "(([abc]|the|of) ){0,40}", right in "(([abc]|the|of) ){0,40}") {
            for long in [false, true] {
                let matches = chain(&left, &right, long);
                prop_assert!(matches.iter().all(|(one, other)| one == other));
            }
        }
    }
}
