//! Word edits between two aligned passages, with house style folded.

use super::Sides;
use super::collation::{Edit, EditKind};
use super::lexicon::{Class, Word};
use crate::text::style::is_courtesy;
use imara_diff::{Algorithm, Diff, Token};
use std::ops::Range;

/// One side of an alignment: its sentences' numbers, texts and words, in order.
pub(super) struct Passage<'a> {
    pub number: usize,
    pub text: &'a str,
    pub words: &'a [Word],
}

/// Which matches between edits a reader is shown as kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Every one.
    All,
    /// All but a stop word or two between edits: phrases are replaced, no crumbs stay.
    Phrases,
    /// Only runs with two words that carry meaning: in a paraphrase the rest matches by chance.
    Content,
}

/// How the words of two passages stand to each other.
pub(super) struct WordDiff {
    /// Kind of each word, all sentences of a side in one row.
    pub kinds: Sides<Vec<EditKind>>,
    /// Words that stand on both sides in the same order.
    pub common: usize,
}

impl WordDiff {
    /// Whether nothing but house style differs.
    pub fn is_same(&self) -> bool {
        let same = |kind: &EditKind| matches!(kind, EditKind::Shared | EditKind::Style);
        self.kinds.left.iter().chain(&self.kinds.right).all(same) && !self.kinds.left.is_empty()
    }
}

/// Compares the keys of both sides in order. `courtesy` tells the keys of forms of address, whose loss is house style.
pub(super) fn diff(sides: Sides<&[Passage<'_>]>, courtesy: impl Fn(u32) -> bool, keep: Keep) -> WordDiff {
    let words = sides.map(|passages| {
        passages
            .iter()
            .flat_map(|passage| passage.words.iter().map(move |word| (passage.text, word)))
            .collect::<Vec<_>>()
    });
    let keys = words
        .as_ref()
        .map(|words| words.iter().map(|(_, word)| Token(word.key)).collect::<Vec<_>>());
    let most = keys
        .left
        .iter()
        .chain(&keys.right)
        .map(|token| token.0)
        .max()
        .unwrap_or(0);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Myers, &keys.left, &keys.right, most + 1);
    let mut hunks: Vec<(Range<usize>, Range<usize>)> = diff
        .hunks()
        .map(|hunk| {
            (
                hunk.before.start as usize..hunk.before.end as usize,
                hunk.after.start as usize..hunk.after.end as usize,
            )
        })
        .collect();
    let common = keys.left.len() - hunks.iter().map(|(before, _)| before.len()).sum::<usize>();
    if keep != Keep::All {
        hunks = joined(hunks, &words.left, keep);
    }
    let mut kinds = words.as_ref().map(|words| vec![EditKind::Shared; words.len()]);
    let (mut at, mut across) = (0, 0);
    let end = (words.left.len()..words.left.len(), words.right.len()..words.right.len());
    for (before, after) in hunks.into_iter().chain(std::iter::once(end)) {
        // Between two hunks the words match one to one; those spelt otherwise differ in style.
        for (left, right) in (at..before.start).zip(across..after.start) {
            if !same_print(words.left.get(left), words.right.get(right)) {
                set(&mut kinds.left, left..left + 1, EditKind::Style);
                set(&mut kinds.right, right..right + 1, EditKind::Style);
            }
        }
        let kind = |mine: &Range<usize>, other: &Range<usize>, words: &[(&str, &Word)]| {
            let polite = words
                .get(mine.clone())
                .is_some_and(|run| run.iter().all(|(_, word)| courtesy(word.key)));
            match (other.is_empty(), polite) {
                (true, true) => EditKind::Style,
                (true, false) => EditKind::Only,
                (false, _) => EditKind::Replaced,
            }
        };
        let left = kind(&before, &after, &words.left);
        let right = kind(&after, &before, &words.right);
        set(&mut kinds.left, before.clone(), left);
        set(&mut kinds.right, after.clone(), right);
        (at, across) = (before.end, after.end);
    }
    WordDiff { kinds, common }
}

fn set(kinds: &mut [EditKind], range: Range<usize>, kind: EditKind) {
    if let Some(run) = kinds.get_mut(range) {
        run.fill(kind);
    }
}

fn same_print(one: Option<&(&str, &Word)>, other: Option<&(&str, &Word)>) -> bool {
    let print = |place: Option<&(&str, &Word)>| {
        place
            .and_then(|(text, word)| text.get(word.span.clone()))
            .map(str::to_lowercase)
    };
    print(one) == print(other)
}

/// Joins edits that only one or two stop words part, unless those follow a long stretch of kept words anyway.
fn joined(
    hunks: Vec<(Range<usize>, Range<usize>)>,
    left: &[(&str, &Word)],
    keep: Keep,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut joined: Vec<(Range<usize>, Range<usize>)> = Vec::with_capacity(hunks.len());
    for (before, after) in hunks {
        if let Some((last_before, last_after)) = joined.last_mut() {
            let between = left.get(last_before.end..before.start).unwrap_or_default();
            let content = between.iter().filter(|(_, word)| word.class != Class::Stop).count();
            let crumbs = if keep == Keep::Content {
                content < 2
            } else {
                between.len() <= 2 && content == 0
            };
            // Two insertions on one side read better apart when nothing is replaced between them.
            let lasting = |last: &Range<usize>, next: &Range<usize>| last.start < last.end || next.start < next.end;
            let replaced = lasting(last_before, &before) && lasting(last_after, &after);
            if crumbs && (replaced || keep == Keep::Content) {
                last_before.end = before.end;
                last_after.end = after.end;
                continue;
            }
        }
        joined.push((before, after));
    }
    joined
}

/// Runs of text that cover every sentence of one side without gaps. Punctuation goes with the word before it, an opening
/// mark with the word after.
pub(super) fn runs(passages: &[Passage<'_>], kinds: &[EditKind]) -> Vec<Edit> {
    let mut runs = Vec::new();
    let mut kinds = kinds.iter();
    for passage in passages {
        let mut current: Option<(usize, EditKind)> = None;
        let mut end = 0;
        for (word, kind) in passage.words.iter().zip(kinds.by_ref().copied()) {
            match current {
                None => current = Some((0, kind)),
                Some((start, last)) if last != kind => {
                    let cut = boundary(passage.text, end, word.span.start);
                    runs.push(Edit {
                        sentence: passage.number,
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
            sentence: passage.number,
            span: start..passage.text.len(),
            kind,
        });
    }
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

/// Whether a key is a form of address only some houses print.
pub(super) fn courtesy(key: &str) -> bool {
    is_courtesy(key)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::*;

    type Shown = Vec<(String, EditKind)>;

    fn shown(left: &str, right: &str) -> (Shown, Shown) {
        let mut lexicon = Lexicon::new([left, right].into_iter());
        let (a, b) = (lexicon.read(left), lexicon.read(right));
        let one = [Passage {
            number: 0,
            text: left,
            words: &a,
        }];
        let other = [Passage {
            number: 0,
            text: right,
            words: &b,
        }];
        let found = diff(
            Sides::new(&one, &other),
            |key| courtesy(lexicon.text(key)),
            Keep::Phrases,
        );
        let show = |passages: &[Passage<'_>], kinds: &[EditKind], text: &str| {
            runs(passages, kinds)
                .into_iter()
                .map(|edit| (text[edit.span].to_owned(), edit.kind))
                .collect::<Vec<_>>()
        };
        (
            show(&one, &found.kinds.left, left),
            show(&other, &found.kinds.right, right),
        )
    }

    #[test]
    fn house_style_is_no_edit() {
        let (left, right) = shown(
            "Mr Moor said the cyber-attack failed.",
            "Moor said the cyberattack failed.",
        );
        assert_eq!(
            left.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(),
            [EditKind::Style, EditKind::Shared, EditKind::Style, EditKind::Shared]
        );
        assert_eq!(left[2].0, "cyber-attack ");
        assert_eq!(right[1].0, "cyberattack ");
    }

    #[test]
    fn replaced_phrases_are_whole() {
        let (left, right) = shown(
            "The dam held after a night of rain.",
            "The dam held despite the days of storm.",
        );
        assert_eq!(left[1], ("after a night of rain.".to_owned(), EditKind::Replaced));
        assert_eq!(right[1], ("despite the days of storm.".to_owned(), EditKind::Replaced));
    }

    #[test]
    fn cuts_stand_alone() {
        let (left, right) = shown(
            "\"We wait for the rain in this area,\" she said.",
            "\"We wait for the rain,\" she said.",
        );
        assert!(left.contains(&("in this area,\" ".to_owned(), EditKind::Only)));
        assert!(right.iter().all(|(_, kind)| *kind == EditKind::Shared));
    }
}
