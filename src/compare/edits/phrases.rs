//! Edits a reader can follow: whole phrases, no crumbs.

use super::super::Sides;
use super::super::collation::EditKind;
use super::super::lexicon::{Class, Word};
use super::{Hunk, Passage};
use std::ops::Range;

/// Which matches between edits a reader is shown as kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Keep {
    /// All but a stop word or two between edits: phrases are replaced, no crumbs stay.
    Phrases,
    /// Only runs with two words that carry meaning, or of four words: in a paraphrase the rest matches by chance.
    Content,
}

/// What a reader is shown of two sentences.
pub(in super::super) struct Shown {
    /// In order, as the edits are drawn.
    pub hunks: Vec<Hunk>,
    /// Kind of each word.
    pub kinds: Sides<Vec<EditKind>>,
}

/// Makes phrases of `hunks` and names what became of each word.
pub(in super::super) fn show(
    sides: Sides<Passage<'_>>,
    hunks: Vec<Hunk>,
    courtesy: impl Fn(u32) -> bool,
    keep: Keep,
) -> Shown {
    let hunks = slide(joined(hunks, sides, keep), sides);
    let mut kinds = sides.map(|side| vec![EditKind::Shared; side.words.len()]);
    let mut at = Sides::new(0, 0);
    let end = sides.map(|side| side.words.len()..side.words.len());
    for hunk in hunks.iter().chain(std::iter::once(&end)) {
        // Between two hunks the words match one to one; those spelt otherwise differ in style.
        for (left, right) in (at.left..hunk.left.start).zip(at.right..hunk.right.start) {
            if !same_print(sides.left, left, sides.right, right) {
                set(&mut kinds.left, left..left + 1, EditKind::Style);
                set(&mut kinds.right, right..right + 1, EditKind::Style);
            }
        }
        let kind = |mine: &Range<usize>, other: &Range<usize>, words: &[Word]| {
            let polite = words
                .get(mine.clone())
                .is_some_and(|run| run.iter().all(|word| courtesy(word.key)));
            match (other.is_empty(), polite) {
                (true, true) => EditKind::Style,
                (true, false) => EditKind::Only,
                (false, _) => EditKind::Replaced,
            }
        };
        let left = kind(&hunk.left, &hunk.right, sides.left.words);
        let right = kind(&hunk.right, &hunk.left, sides.right.words);
        set(&mut kinds.left, hunk.left.clone(), left);
        set(&mut kinds.right, hunk.right.clone(), right);
        at = hunk.as_ref().map(|range| range.end);
    }
    Shown { hunks, kinds }
}

pub(super) fn set(kinds: &mut [EditKind], range: Range<usize>, kind: EditKind) {
    if let Some(run) = kinds.get_mut(range) {
        run.fill(kind);
    }
}

fn same_print(one: Passage<'_>, at: usize, other: Passage<'_>, across: usize) -> bool {
    let (Some(one), Some(other)) = (one.print(at), other.print(across)) else {
        return false;
    };
    let (one, other) = (nominative(one), nominative(other));
    one.eq_ignore_ascii_case(other) || one.to_lowercase() == other.to_lowercase()
}

/// A word without the "'s" of a genitive: the case of a name is grammar. "it's" is short for something.
fn nominative(print: &str) -> &str {
    let bare = print.strip_suffix("'s").or_else(|| print.strip_suffix("’s"));
    bare.filter(|bare| bare.chars().nth(4).is_some()).unwrap_or(print)
}

/// Words of meaning in a word: a figure of some length is as good as two, as nothing but its like matches it.
fn meaning(word: &Word) -> usize {
    match word.class {
        Class::Stop => 0,
        Class::Number if word.span.len() >= FIGURE => 2,
        Class::Number | Class::Name | Class::Plain => 1,
    }
}

/// Bytes of a figure that hardly matches by chance.
const FIGURE: usize = 4;

/// Words in a row that hardly match by chance.
const ROW: usize = 4;

/// Words of a replaced phrase beside which one plain word that happens to match reads as a crumb.
const PHRASE: usize = 4;

/// Joins edits that only crumbs part: one or two stop words, or one plain word between long phrases; in a paraphrase
/// whatever has fewer than two words of meaning. What stands before the first edit and behind the last is judged likewise.
fn joined(hunks: Vec<Hunk>, sides: Sides<Passage<'_>>, keep: Keep) -> Vec<Hunk> {
    let words = sides.left.words;
    let crumbs = |between: Range<usize>, before: Option<&Hunk>, after: Option<&Hunk>| {
        let run = words.get(between).unwrap_or_default();
        let content: usize = run.iter().map(meaning).sum();
        let edge = before.is_none() || after.is_none();
        // "We had no choice": so many words in a row are no chance, though but one of them carries meaning.
        let chance = content < 2 && !(run.len() >= ROW && content == 1);
        if keep == Keep::Content && !edge {
            return chance;
        }
        // Two insertions on one side read better apart when nothing is replaced between them.
        let around = |side: fn(&Hunk) -> &Range<usize>| {
            let length = |hunk: Option<&Hunk>| hunk.map_or(0, |hunk| side(hunk).len());
            (length(before) + length(after), length(before).min(length(after)))
        };
        let (left, right) = (around(|hunk| &hunk.left), around(|hunk| &hunk.right));
        let replaced = left.0 > 0 && right.0 > 0;
        let plain = run.iter().all(|word| matches!(word.class, Class::Stop | Class::Plain));
        let lost = !edge && run.len() <= 2 && content == 1 && plain && left.1 >= PHRASE && right.1 >= PHRASE;
        if keep == Keep::Content {
            return replaced && chance;
        }
        replaced && (run.len() <= 2 && content == 0 && (!edge || run.len() < 2) || lost)
    };
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for mut hunk in hunks {
        match joined.last_mut() {
            Some(last) if crumbs(last.left.end..hunk.left.start, Some(last), Some(&hunk)) => {
                last.left.end = hunk.left.end;
                last.right.end = hunk.right.end;
            }
            Some(_) => joined.push(hunk),
            None => {
                if crumbs(0..hunk.left.start, None, Some(&hunk)) {
                    hunk = Sides::new(0..hunk.left.end, 0..hunk.right.end);
                }
                joined.push(hunk);
            }
        }
    }
    if let Some(last) = joined.last_mut()
        && crumbs(last.left.end..words.len(), Some(last), None)
    {
        last.left.end = words.len();
        last.right.end = sides.right.words.len();
    }
    joined
}

/// Moves each insertion along equal words to where it reads as a phrase: "the rain [in this area,] she" and not "the rain in
/// [this area, she said in]".
fn slide(mut hunks: Vec<Hunk>, sides: Sides<Passage<'_>>) -> Vec<Hunk> {
    for at in 0..hunks.len() {
        let before = at
            .checked_sub(1)
            .and_then(|at| hunks.get(at))
            .cloned()
            .unwrap_or_default();
        let after = hunks
            .get(at + 1)
            .cloned()
            .unwrap_or_else(|| sides.map(|side| side.words.len()..side.words.len()));
        let Some(hunk) = hunks.get_mut(at) else { continue };
        let side = match (hunk.left.is_empty(), hunk.right.is_empty()) {
            (false, true) => super::super::Side::Left,
            (true, false) => super::super::Side::Right,
            _ => continue,
        };
        let passage = sides[side];
        let key = |at: usize| passage.words.get(at).map(|word| word.key);
        let (start, length) = (hunk[side].start, hunk[side].len());
        let room = |from: &Sides<usize>, to: &Sides<usize>| (to.left - from.left).min(to.right - from.right);
        let starts = hunk.as_ref().map(|range| range.start);
        let ends = hunk.as_ref().map(|range| range.end);
        let down = room(&before.as_ref().map(|range| range.end), &starts).min(FURTHEST);
        let up = room(&ends, &after.as_ref().map(|range| range.start)).min(FURTHEST);
        let back = (1..=down)
            .take_while(|by| key(start - by) == key(start + length - by))
            .count();
        let forth = (0..up)
            .take_while(|by| key(start + by) == key(start + length + by))
            .count();
        let worth = |place: usize| phrase(passage, place..place + length);
        // The last of the best, as the algorithm leaves it.
        let best = (start - back..=start + forth)
            .max_by_key(|place| (worth(*place), *place))
            .unwrap_or(start);
        for range in [&mut hunk.left, &mut hunk.right] {
            let length = range.len();
            range.start = range.start + best - start;
            range.end = range.start + length;
        }
    }
    hunks
}

/// Words an insertion is moved at most.
const FURTHEST: usize = 32;

/// How well a run of words reads as a phrase of its own.
fn phrase(passage: Passage<'_>, run: Range<usize>) -> usize {
    let gap = |before: Option<usize>, after: usize| {
        let from = before
            .and_then(|at| passage.words.get(at))
            .map_or(0, |word| word.span.end);
        let to = passage
            .words
            .get(after)
            .map_or(passage.text.len(), |word| word.span.start);
        passage.text.get(from..to).unwrap_or_default()
    };
    let parts = |gap: &str| {
        gap.contains(|c: char| !c.is_whitespace() && !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
    };
    let stop = |at: usize| passage.words.get(at).is_some_and(|word| word.class == Class::Stop);
    let opens = run.start == 0 || parts(gap(Some(run.start - 1), run.start));
    let closes = parts(gap(run.end.checked_sub(1), run.end));
    usize::from(opens) * 2
        + usize::from(closes) * 2
        + usize::from(stop(run.start))
        + usize::from(!stop(run.end.saturating_sub(1)))
}
