//! Which quotations of the two sides are the same utterance.

use super::lexicon::{Class, Word};
use super::speech::{Speech, Utterance};
use super::{Side, Sides, Telling, same};
use imara_diff::{Algorithm, Diff, Token};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A quotation, which may go over several sentences.
pub(super) struct Entry<'a> {
    /// Its piece of each sentence, in order; never empty.
    pub pieces: Vec<&'a Utterance>,
    /// Its words with the sentence each stands in.
    pub words: Vec<(usize, &'a Word)>,
    /// Its words between ellipses.
    parts: Vec<Range<usize>>,
}

impl Entry<'_> {
    pub fn tokens(&self) -> Vec<Token> {
        self.words.iter().map(|(_, word)| Token(word.key)).collect()
    }

    pub fn speaker(&self) -> Option<String> {
        self.pieces.iter().find_map(|piece| piece.speaker.clone())
    }

    /// How many of its words carry meaning.
    fn meant(&self) -> usize {
        self.words.iter().filter(|(_, word)| word.class != Class::Stop).count()
    }

    /// Whether a person by name speaks, not an office or a body.
    pub fn personal(&self) -> bool {
        self.pieces.iter().any(|piece| piece.personal)
    }

    /// Whether somebody says it; a title, a name or a word held at a distance is nobody's.
    pub fn spoken(&self) -> bool {
        self.pieces.iter().any(|piece| piece.spoken)
    }

    /// A stretch of its words moved forward to the beginning of the quotation or of a sentence, where it may as well stand there: cut
    /// from "He did not run and he will talk" down to "He will talk" is "He did not run and" rather than "did not run and he".
    pub fn slid(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let key = |at: usize| self.words.get(at).map(|(_, word)| word.key);
        let (mut start, mut end) = (words.start, words.end);
        while start > 0 && end > start {
            if key(start - 1) != key(end - 1) {
                return None;
            }
            (start, end) = (start - 1, end - 1);
            let sentence = |at: usize| self.words.get(at).map(|(sentence, _)| *sentence);
            if start == 0 || sentence(start - 1) != sentence(start) {
                return Some(start..end);
            }
        }
        None
    }

    /// The text of its first piece.
    pub fn begins<'t>(&self, telling: &'t Telling) -> &'t str {
        let piece = self.pieces.first();
        let text = piece.and_then(|piece| telling.sentences.get(piece.sentence)?.text.get(piece.span.clone()));
        text.unwrap_or_default()
    }

    pub fn holds(&self, sentence: usize) -> bool {
        self.pieces.iter().any(|piece| piece.sentence == sentence)
    }

    /// The text of some of its words, over the ends of sentences.
    pub fn print(&self, words: &Range<usize>, telling: &Telling) -> Option<String> {
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for (sentence, word) in self.words.get(words.clone())? {
            match parts.last_mut() {
                Some((same, span)) if same == sentence => span.end = word.span.end,
                Some((same, span)) => {
                    // The stop of a sentence that is left behind belongs to it.
                    let rest = telling.sentences.get(*same).and_then(|held| held.text.get(span.end..));
                    let stops = rest.map_or(0, |rest| {
                        rest.len() - rest.trim_start_matches(['.', '!', '?', '…']).len()
                    });
                    span.end += stops;
                    parts.push((*sentence, word.span.clone()));
                }
                None => parts.push((*sentence, word.span.clone())),
            }
        }
        Some(joined(telling, parts.into_iter()))
    }
}

/// Pieces of several sentences as one text.
pub(super) fn joined(telling: &Telling, parts: impl Iterator<Item = (usize, Range<usize>)>) -> String {
    let texts: Vec<&str> = parts
        .filter_map(|(sentence, span)| telling.sentences.get(sentence)?.text.get(span))
        .collect();
    texts.join(" ")
}

/// What two quotations have in common.
#[derive(Debug)]
pub(super) struct Match {
    pub left: usize,
    pub right: usize,
    /// Words of each that the other leaves out, as ranges of word numbers.
    pub missing: Sides<Vec<Range<usize>>>,
    /// Where each prints other words than the other at the same place.
    pub replaced: Vec<(Range<usize>, Range<usize>)>,
    /// Share of the shorter one that both print in the same order.
    share: f64,
}

impl Match {
    /// Whether both print words before and after these, which the other leaves out; `length` is that of the quotation.
    pub fn is_within(&self, side: Side, words: &Range<usize>, length: usize) -> bool {
        self.missing[side]
            .iter()
            .any(|gap| gap.start <= words.start && words.end <= gap.end && gap.start > 0 && gap.end < length)
    }
}

/// A quotation shares so much of the shorter one, in order, with its counterpart.
const ALIKE: f64 = 0.6;
/// A common sequence of three words proposes a pair unless more quotations than this hold it.
const COMMON: usize = 64;

/// The quotations of one side in order.
pub(super) fn entries<'a>(telling: &Telling, words: &'a [Vec<Word>], speech: &'a Speech) -> Vec<Entry<'a>> {
    speech
        .utterances
        .chunk_by(|one, next| one.quotation == next.quotation)
        .map(|pieces| {
            let words = pieces.iter().flat_map(|piece| {
                let sentence = words.get(piece.sentence).map_or(&[][..], Vec::as_slice);
                let from = sentence.partition_point(|word| word.span.end <= piece.span.start);
                let to = sentence.partition_point(|word| word.span.start < piece.span.end);
                let words = sentence.get(from..to.max(from)).unwrap_or_default();
                words.iter().map(|word| (piece.sentence, word))
            });
            let words: Vec<(usize, &Word)> = words.collect();
            Entry {
                parts: parts(telling, &words),
                words,
                pieces: pieces.iter().collect(),
            }
        })
        .collect()
}

/// Words of a quotation cut where an ellipsis stands between them.
fn parts(telling: &Telling, words: &[(usize, &Word)]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, pair) in words.windows(2).enumerate() {
        let [(sentence, word), (next_sentence, next)] = pair else {
            continue;
        };
        let gap = telling.sentences.get(*sentence).and_then(|held| {
            let end = if sentence == next_sentence {
                next.span.start
            } else {
                held.text.len()
            };
            held.text.get(word.span.end..end)
        });
        if gap.is_some_and(|gap| gap.contains("...") || gap.contains('…') || gap.contains(". . .")) {
            parts.push(from..at + 1);
            from = at + 1;
        }
    }
    parts.push(from..words.len());
    parts
}

/// Pairs that print mostly the same words, best first.
pub(super) fn matches(entries: &Sides<Vec<Entry<'_>>>) -> Vec<Match> {
    let size = |entry: &Entry<'_>| entry.words.len().clamp(1, 3);
    let mut postings: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    for (number, entry) in entries.right.iter().enumerate() {
        for size in 1..=size(entry) {
            for gram in entry.words.windows(size) {
                let list = postings
                    .entry(gram.iter().map(|(_, word)| word.key).collect())
                    .or_default();
                if list.last() != Some(&number) && list.len() <= COMMON {
                    list.push(number);
                }
            }
        }
    }
    let mut found = Vec::new();
    for (left, entry) in entries.left.iter().enumerate() {
        let mut proposed: Vec<usize> = Vec::new();
        for least in 1..=size(entry) {
            // Short quotations are met by their single words, longer ones by runs of three.
            for gram in entry.words.windows(least) {
                let key: Vec<u32> = gram.iter().map(|(_, word)| word.key).collect();
                let content = gram.iter().any(|(_, word)| word.class != Class::Stop);
                for &right in postings.get(&key).into_iter().flatten() {
                    let other = entries.right.get(right).map_or(0, |entry| entry.words.len());
                    let short = entry.words.len().min(other);
                    let enough = least == short.min(3) || (least == 2 && content && short <= SHORT);
                    if enough && (content || least == 3) {
                        proposed.push(right);
                    }
                }
            }
        }
        proposed.sort_unstable();
        proposed.dedup();
        for right in proposed.into_iter().take(COMMON) {
            let Some(other) = entries.right.get(right) else {
                continue;
            };
            let (before, after) = (entry.tokens(), other.tokens());
            let mut missing = differ(&before, &after);
            let mut replaced = replaced(&missing, before.len(), after.len());
            let common = before.len() - missing.left.iter().map(ExactSizeIterator::len).sum::<usize>();
            let short = before.len().min(after.len()).max(1);
            let mut share = common as f64 / short as f64;
            // One word quoted by both is the same quotation only where it is all of both.
            let mut same = share >= ALIKE && (common >= 2 || entry.meant() == other.meant());
            // Two speakers have a few words in common, as the name of a country, and say other things.
            let parted = || match (entry.speaker(), other.speaker()) {
                (Some(one), Some(other)) => !same::speaker(&one, &other),
                _ => false,
            };
            let run = stretch(&entry.words, &missing.left);
            // Each goes on beyond a stretch that both print.
            same |= share >= BEYOND && run >= STRETCH;
            let given = share >= 1.0 || common >= STRETCH && (share >= GIVEN || run >= TELLING);
            same = same && (given || !parted());
            // A term in marks is no rest of a long quotation, unless somebody is known to say both.
            let term = short <= TERM && before.len().max(after.len()) >= LONG;
            let known = || entry.speaker().is_some() && other.speaker().is_some() && !parted();
            same = same && (!term || known());
            // Where an ellipsis joins two utterances and the other side prints the one, no word of the other part counts.
            let apart = torn(entry, &missing.left) || torn(other, &missing.right);
            if (!same || apart)
                && let Some((part, of)) = joined_part(entry, other, &before, &after)
            {
                (missing, share, same) = (part, of, true);
                replaced.clear();
            }
            missing.left.retain(|range| !range.is_empty());
            missing.right.retain(|range| !range.is_empty());
            if same {
                found.push(Match {
                    left,
                    right,
                    missing,
                    replaced,
                    share,
                });
            }
        }
    }
    let common = |found: &Match| {
        entries.left.get(found.left).map_or(0, |entry| entry.words.len())
            - found.missing.left.iter().map(ExactSizeIterator::len).sum::<usize>()
    };
    found.sort_by(|a, b| {
        common(b)
            .cmp(&common(a))
            .then(b.share.total_cmp(&a.share))
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    found
}

/// So few words in marks may be a term, so many are none.
const TERM: usize = 2;
const LONG: usize = 8;

/// A quotation of so few words is also met by two in a row.
const SHORT: usize = 8;
/// Words in a row that both print, which are enough though each quotes more besides.
const STRETCH: usize = 4;
/// The share of the shorter one they must then have in common.
const BEYOND: f64 = 0.4;

/// Of words given to another speaker this share is the same, or so many stand in a row: two people who speak of one thing have its
/// name and a few turns of phrase in common.
const GIVEN: f64 = 0.8;
const TELLING: usize = 6;

/// The longest run of words between those the other side leaves out; a run of stop words alone counts for nothing.
fn stretch(words: &[(usize, &Word)], missing: &[Range<usize>]) -> usize {
    let mut from = 0;
    let mut longest = 0;
    for next in missing.iter().cloned().chain(std::iter::once(words.len()..words.len())) {
        let run = words.get(from..next.start).unwrap_or_default();
        if run.iter().any(|(_, word)| word.class != Class::Stop) {
            longest = longest.max(run.len());
        }
        from = next.end;
    }
    longest
}

/// So many words at either end of both are where each quotes something else, not where words were altered.
const OTHER: usize = 4;

/// Places where both print something and not the same. At the ends long stretches are what one quotes further.
fn replaced(missing: &Sides<Vec<Range<usize>>>, before: usize, after: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let pairs = missing.left.iter().zip(&missing.right);
    let mut found: Vec<(Range<usize>, Range<usize>)> = pairs
        .clone()
        .filter(|(left, right)| {
            let edge = left.start == 0 && right.start == 0 || left.end == before && right.end == after;
            let further = edge && left.len() >= OTHER && right.len() >= OTHER;
            !(left.is_empty() || right.is_empty() || further)
        })
        .map(|(left, right)| (left.clone(), right.clone()))
        .collect();
    // "it was never shut" and "it always was": what one drops stands close to what the other puts in.
    let gaps: Vec<(&Range<usize>, &Range<usize>)> = pairs.collect();
    for pair in gaps.windows(2) {
        let [(one, other), (next, across)] = pair else { continue };
        let near = next.start.saturating_sub(one.end) <= NEAR;
        let (left, right) = match (one.is_empty(), other.is_empty(), next.is_empty(), across.is_empty()) {
            (false, true, true, false) => (*one, *across),
            (true, false, false, true) => (*next, *other),
            _ => continue,
        };
        let edge = (left.start == 0 || right.start == 0) && (left.end == before || right.end == after);
        if near && !edge {
            found.push((left.clone(), right.clone()));
        }
    }
    found.sort_by_key(|(left, right)| (left.start, right.start));
    found
}

/// Words in common between what one drops and what the other puts in for it, at most.
const NEAR: usize = 3;

/// What each leaves out of the other, as ranges of words; some are empty.
pub(super) fn differ(before: &[Token], after: &[Token]) -> Sides<Vec<Range<usize>>> {
    let most = before.iter().chain(after).map(|token| token.0).max().unwrap_or(0);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Myers, before, after, most + 1);
    let mut missing: Sides<Vec<Range<usize>>> = Sides::default();
    for hunk in diff.hunks() {
        missing.left.push(hunk.before.start as usize..hunk.before.end as usize);
        missing.right.push(hunk.after.start as usize..hunk.after.end as usize);
    }
    missing
}

/// Whether most words of one part between ellipses are among those the other side leaves out.
fn torn(entry: &Entry<'_>, missing: &[Range<usize>]) -> bool {
    entry.parts.len() > 1
        && entry.parts.iter().any(|part| {
            let gone = missing.iter().map(|range| {
                let (from, to) = (range.start.max(part.start), range.end.min(part.end));
                to.saturating_sub(from)
            });
            gone.sum::<usize>() * 2 > part.len()
        })
}

/// What an ellipsis joins may be two quotations on the other side: the part between ellipses that the other quotation
/// prints, as what both leave out, and the share of that part in print there.
fn joined_part(
    one: &Entry<'_>,
    other: &Entry<'_>,
    before: &[Token],
    after: &[Token],
) -> Option<(Sides<Vec<Range<usize>>>, f64)> {
    let part = |whole: &[Token], parts: &[Range<usize>], against: &[Token]| {
        parts.iter().take(8).find_map(|part| {
            let words = whole.get(part.clone()).filter(|words| words.len() >= 3)?;
            let missing = differ(words, against);
            let gone: usize = missing.left.iter().map(ExactSizeIterator::len).sum();
            let share = (words.len() - gone) as f64 / words.len() as f64;
            let inside = missing
                .left
                .iter()
                .map(|range| range.start + part.start..range.end + part.start);
            let left: Vec<Range<usize>> = std::iter::once(0..part.start)
                .chain(inside)
                .chain(std::iter::once(part.end..whole.len()))
                .collect();
            (share >= PART).then_some((Sides::new(left, missing.right), share))
        })
    };
    match (one.parts.len() > 1, other.parts.len() > 1) {
        (true, _) => part(before, &one.parts, after),
        (false, true) => part(after, &other.parts, before).map(|(missing, share)| (missing.swap(), share)),
        _ => None,
    }
}

/// So much of the words between two ellipses stands in the other quotation.
const PART: f64 = 0.8;
