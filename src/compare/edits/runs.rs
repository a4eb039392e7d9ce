//! The bytes of each run of words.

use super::super::collation::{Changes, Edit, EditKind, Run};
use super::super::lexicon::Word;
use super::super::reporting::is_speech;
use super::super::{Side, Sides};
use super::{Passage, Shown};
use crate::text::words::folded;
use std::ops::Range;

/// Runs of text that cover a sentence without gaps. Punctuation goes with the word before it, an opening mark with the word
/// after.
pub(in super::super) fn runs(sentence: usize, passage: Passage<'_>, kinds: &[EditKind]) -> Vec<Edit> {
    let mut runs = Vec::new();
    let mut current: Option<(usize, EditKind)> = None;
    let mut end = 0;
    for (word, kind) in passage.words.iter().zip(kinds.iter().copied()) {
        match current {
            None => current = Some((0, kind)),
            Some((start, last)) if last != kind => {
                let cut = boundary(passage.text, end, word.span.start);
                runs.push(Edit {
                    sentence,
                    span: start..cut,
                    kind: last,
                });
                current = Some((cut, kind));
            }
            Some(_) => {}
        }
        end = word.span.end;
    }
    let (start, kind) = current.unwrap_or((0, EditKind::Only));
    runs.push(Edit {
        sentence,
        span: start..passage.text.len(),
        kind,
    });
    runs
}

/// Where, between the end of one word and the start of the next, the first one's punctuation ends.
fn boundary(text: &str, end: usize, start: usize) -> usize {
    let gap = text.get(end..start).unwrap_or_default();
    match gap.char_indices().rfind(|(_, c)| c.is_whitespace()) {
        Some((at, c)) => end + at + c.len_utf8(),
        None => start,
    }
}

/// The pairs of phrases that stand for each other in two sentences.
pub(in super::super) fn changes(numbers: Sides<usize>, sides: Sides<Passage<'_>>, shown: &Shown) -> Changes {
    let mut replaced = Vec::new();
    for hunk in &shown.hunks {
        let part = Sides::from_fn(|side: Side| {
            let left = longest(&shown.kinds[side], hunk[side].clone());
            let words = sides[side].words.get(left)?;
            Some(Run {
                sentence: numbers[side],
                span: bytes(words)?,
            })
        });
        // "said" and "the minister" stand at one place, but nobody chose between them.
        let speech = Sides::from_fn(|side: Side| {
            let text = part[side]
                .as_ref()
                .and_then(|run| sides[side].text.get(run.span.clone()));
            text.is_some_and(|text| text.split_whitespace().all(|word| is_speech(&folded(word))))
        });
        if let (Some(left), Some(right)) = (part.left, part.right)
            && speech.left == speech.right
        {
            replaced.push(Sides::new(left, right));
        }
    }
    Changes {
        replaced,
        moved: Vec::new(),
    }
}

/// The longest run of replaced words in a hunk.
fn longest(kinds: &[EditKind], hunk: Range<usize>) -> Range<usize> {
    let mut best = hunk.start..hunk.start;
    let mut start = hunk.start;
    for at in hunk.clone() {
        if kinds.get(at) != Some(&EditKind::Replaced) {
            start = at + 1;
        } else if at + 1 - start > best.len() {
            best = start..at + 1;
        }
    }
    best
}

/// The bytes from the first word's to the last one's end.
pub(super) fn bytes(words: &[Word]) -> Option<Range<usize>> {
    Some(words.first()?.span.start..words.last()?.span.end)
}
