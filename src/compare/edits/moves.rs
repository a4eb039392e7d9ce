//! Clauses that stand elsewhere on the other side: at another place of the sentence across, or in another sentence.

use super::super::collation::{EditKind, Run};
use super::super::lexicon::{Class, Word};
use super::super::{Side, Sides};
use super::Shown;
use super::phrases::set;
use super::runs::bytes;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words of the shortest clause that counts as moved.
const SHORTEST: usize = 4;
/// Those of them that must carry meaning.
const CONTENT: usize = 2;
/// Words of one clause that are followed at most: a longer one is found in parts.
const LONGEST: usize = 64;
/// Places of the same four words that are tried.
const PLACES: usize = 8;

/// A pair of sentences and what is shown of it.
pub(in super::super) struct Pair {
    pub at: Sides<usize>,
    pub shown: Shown,
    /// Clauses of either side, each with the place where it stands on the other.
    pub moved: Vec<Sides<Run>>,
}

/// Where four words stand: sentence and first word.
type Places = FxHashMap<[u32; SHORTEST], Vec<(usize, usize)>>;

/// Marks as moved the runs of words that no alignment accounts for and that stand, as unaccounted for, elsewhere on the
/// other side. Costs a multiple of the length of both articles.
pub(in super::super) fn relocate(pairs: &mut [Pair], words: Sides<&[Vec<Word>]>) {
    let loose = Sides::from_fn(|side| loose(pairs, words[side], side));
    let places = Sides::from_fn(|side| places(words[side], &loose[side]));
    for pair in pairs {
        for side in Side::BOTH {
            let search = Search {
                side,
                words,
                loose: &loose,
                places: &places[side.other()],
            };
            search.mark(pair);
        }
        pair.moved.sort_by_key(Run::order);
        pair.moved.dedup();
        empty_sides(&mut pair.shown);
    }
}

/// Of each sentence, of each word whether no alignment holds it as shared.
fn loose(pairs: &[Pair], words: &[Vec<Word>], side: Side) -> Vec<Vec<bool>> {
    let mut loose: Vec<Vec<bool>> = words.iter().map(|words| vec![true; words.len()]).collect();
    for pair in pairs {
        let Some(flags) = loose.get_mut(pair.at[side]) else {
            continue;
        };
        for (flag, kind) in flags.iter_mut().zip(&pair.shown.kinds[side]) {
            *flag &= !matches!(kind, EditKind::Shared | EditKind::Style);
        }
    }
    loose
}

fn places(words: &[Vec<Word>], loose: &[Vec<bool>]) -> Places {
    let mut places = Places::default();
    for (sentence, (words, loose)) in words.iter().zip(loose).enumerate() {
        for (at, (run, loose)) in words.windows(SHORTEST).zip(loose.windows(SHORTEST)).enumerate() {
            if let [a, b, c, d] = run
                && loose.iter().all(|loose| *loose)
                && has_content(run)
            {
                let known = places.entry([a.key, b.key, c.key, d.key]).or_default();
                if known.len() < PLACES {
                    known.push((sentence, at));
                }
            }
        }
    }
    places
}

/// Four words of which none carries meaning would be found everywhere.
fn has_content(run: &[Word]) -> bool {
    run.iter().any(|word| word.class != Class::Stop)
}

/// Where clauses of one side are looked for on the other.
struct Search<'a> {
    side: Side,
    words: Sides<&'a [Vec<Word>]>,
    loose: &'a Sides<Vec<Vec<bool>>>,
    places: &'a Places,
}

impl Search<'_> {
    fn mark(&self, pair: &mut Pair) {
        let (side, across) = (self.side, self.side.other());
        let sentence = pair.at[side];
        let Some(words) = self.words[side].get(sentence) else {
            return;
        };
        let mut at = 0;
        while let Some(run) = words.get(at..at + SHORTEST) {
            let found = self.free(pair, at).then(|| self.find(pair, run, at)).flatten();
            let Some((other, place, length)) = found else {
                at += 1;
                continue;
            };
            set(&mut pair.shown.kinds[side], at..at + length, EditKind::Moved);
            if other == pair.at[across] {
                set(&mut pair.shown.kinds[across], place..place + length, EditKind::Moved);
            }
            let run = |side: Side, sentence: usize, range: Range<usize>| {
                let span = bytes(self.words[side].get(sentence)?.get(range)?)?;
                Some(Run { sentence, span })
            };
            if let (Some(here), Some(there)) = (
                run(side, sentence, at..at + length),
                run(across, other, place..place + length),
            ) {
                pair.moved.push(match side {
                    Side::Left => Sides::new(here, there),
                    Side::Right => Sides::new(there, here),
                });
            }
            at += length;
        }
    }

    /// Whether a word is an edit of this pair that no other pair accounts for.
    fn free(&self, pair: &Pair, at: usize) -> bool {
        let loose = self.loose[self.side]
            .get(pair.at[self.side])
            .and_then(|flags| flags.get(at));
        let kind = pair.shown.kinds[self.side].get(at);
        loose == Some(&true) && matches!(kind, Some(EditKind::Only | EditKind::Replaced))
    }

    /// Where else the clause that begins at `at` stands: sentence, first word, length. The sentence across before others,
    /// then the longest, then the nearest.
    fn find(&self, pair: &Pair, run: &[Word], at: usize) -> Option<(usize, usize, usize)> {
        let [a, b, c, d] = run else { return None };
        let (side, across) = (self.side, self.side.other());
        let places = self.places.get(&[a.key, b.key, c.key, d.key])?;
        let words = self.words[side].get(pair.at[side])?;
        let partner = pair.at[across];
        places
            .iter()
            .filter_map(|&(other, place)| {
                let theirs = self.words[across].get(other)?;
                let taken = |step: usize| {
                    other == partner
                        && !matches!(
                            pair.shown.kinds[across].get(place + step),
                            Some(EditKind::Only | EditKind::Replaced)
                        )
                };
                let length = (0..LONGEST)
                    .take_while(|&step| {
                        let (Some(mine), Some(other_word)) = (words.get(at + step), theirs.get(place + step)) else {
                            return false;
                        };
                        let loose = self.loose[across].get(other).and_then(|flags| flags.get(place + step));
                        mine.key == other_word.key && self.free(pair, at + step) && loose == Some(&true) && !taken(step)
                    })
                    .count();
                let run = words.get(at..at + length)?;
                let count = |classes: &[Class]| run.iter().filter(|word| classes.contains(&word.class)).count();
                let content = count(&[Class::Name, Class::Number, Class::Plain]);
                // A name of four words stands in many sentences: only a clause can have moved to another.
                let clause =
                    other == partner || (length > SHORTEST && count(&[Class::Plain, Class::Number]) >= CONTENT);
                (length >= SHORTEST && content >= CONTENT && clause).then(|| {
                    let trailing = run.iter().rev().take_while(|word| word.class == Class::Stop).count();
                    (other, place, length - trailing)
                })
            })
            .max_by_key(|&(other, place, length)| {
                let far = std::cmp::Reverse((other.abs_diff(partner), other, place));
                (other == partner, length, far)
            })
    }
}

/// Where all of one side of a hunk has moved, nothing replaces the other side.
fn empty_sides(shown: &mut Shown) {
    for hunk in &shown.hunks {
        let left = hunk_has(&shown.kinds.left, &hunk.left);
        let right = hunk_has(&shown.kinds.right, &hunk.right);
        for side in Side::BOTH {
            let (mine, theirs) = match side {
                Side::Left => (left, right),
                Side::Right => (right, left),
            };
            if mine && !theirs {
                for kind in shown.kinds[side].get_mut(hunk[side].clone()).into_iter().flatten() {
                    if *kind == EditKind::Replaced {
                        *kind = EditKind::Only;
                    }
                }
            }
        }
    }
}

fn hunk_has(kinds: &[EditKind], hunk: &Range<usize>) -> bool {
    kinds
        .get(hunk.clone())
        .is_some_and(|kinds| kinds.contains(&EditKind::Replaced))
}
