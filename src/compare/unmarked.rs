//! Quotations whose words the other article prints without quotation marks: what is embedded from elsewhere, or given as
//! reported speech word for word.

use super::lexicon::{Class, Word};
use super::matching::Entry;
use super::speech::Speech;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words of a quotation that are more than a turn of phrase.
const WORDS: usize = 5;
/// Of them those that carry meaning, at least.
const CONTENT: usize = 3;
/// A place proposes itself by so many words in a row.
const RUN: usize = 3;
/// A run of words that begins at more places than this proposes none of them.
const COMMON: usize = 32;

/// The words of one side outside its quotations, to be looked through for a quotation.
pub(super) struct Plain<'a> {
    /// Each word with its sentence; none stands for what is quoted or not said.
    words: Vec<Option<(usize, &'a Word)>>,
    begins: FxHashMap<[u32; RUN], Vec<usize>>,
}

impl<'a> Plain<'a> {
    pub fn of(words: &'a [Vec<Word>], speech: &Speech) -> Plain<'a> {
        let mut quoted: FxHashMap<usize, Vec<&Range<usize>>> = FxHashMap::default();
        for utterance in &speech.utterances {
            quoted.entry(utterance.sentence).or_default().push(&utterance.span);
        }
        let mut stream: Vec<Option<(usize, &Word)>> = Vec::new();
        for (sentence, words) in words.iter().enumerate() {
            let spans = quoted.get(&sentence).map_or(&[][..], Vec::as_slice);
            // Who would not say whether it is so does not print it as said.
            let silent = speech.said.get(sentence).is_some_and(|said| said.silent);
            let inside = |word: &Word| silent || spans.iter().any(|span| span.contains(&word.span.start));
            stream.extend(words.iter().map(|word| (!inside(word)).then_some((sentence, word))));
        }
        let mut begins: FxHashMap<[u32; RUN], Vec<usize>> = FxHashMap::default();
        for (at, run) in stream.windows(RUN).enumerate() {
            if let [Some((_, one)), Some((_, two)), Some((_, three))] = run {
                let list = begins.entry([one.key, two.key, three.key]).or_default();
                if list.len() <= COMMON {
                    list.push(at);
                }
            }
        }
        Plain { words: stream, begins }
    }

    /// Where all words of a quotation stand in a row: the sentence it begins in, and bytes of it up to its end or the
    /// quotation's.
    pub fn prints(&self, entry: &Entry<'_>) -> Option<(usize, Range<usize>)> {
        let content = entry.words.iter().filter(|(_, word)| word.class != Class::Stop).count();
        if entry.words.len() < WORDS || content < CONTENT {
            return None;
        }
        let first: Vec<u32> = entry.words.iter().take(RUN).map(|(_, word)| word.key).collect();
        let starts = self.begins.get(&<[u32; RUN]>::try_from(first).ok()?)?;
        let start = starts.iter().find(|&&start| {
            let there = self.words.get(start..start + entry.words.len());
            there.is_some_and(|there| {
                let mut both = there.iter().zip(&entry.words);
                both.all(|(there, (_, word))| there.is_some_and(|(_, there)| there.key == word.key))
            })
        })?;
        let held = self.words.get(*start..start + entry.words.len())?;
        let (sentence, word) = (*held.first()?)?;
        let here = held.iter().flatten().take_while(|(at, _)| *at == sentence);
        let end = here.last().map_or(word.span.end, |(_, word)| word.span.end);
        Some((sentence, word.span.start..end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::QuoteStatus;
    use super::super::testing::{article, quotes_of};

    fn fate(right: &str) -> (QuoteStatus, Option<String>) {
        let left = article(
            "a.txt",
            &["\"The sluice was rotten to the core and nobody looked,\" Brina Holt said."],
        );
        let quote = quotes_of(&left, &article("b.txt", &[right])).remove(0);
        (quote.status, quote.mentions.right.map(|mention| mention.text))
    }

    #[test]
    fn the_words_without_marks_are_not_left_out() {
        let (status, text) = fate("The sluice was rotten to the core and nobody looked. — Brina Holt (@brina) March 3");
        assert_eq!(status, QuoteStatus::Unmarked);
        assert_eq!(
            text.as_deref(),
            Some("The sluice was rotten to the core and nobody looked")
        );
        let (status, _) = fate("Brina Holt said the sluice was rotten to the core and nobody looked.");
        assert_eq!(status, QuoteStatus::Unmarked);
    }

    #[test]
    fn a_few_words_of_two_speakers_are_not_one_quotation() {
        let left = article(
            "a.txt",
            &["The yard was held on suspicion of \"Port Ella-related\" activity, the harbour office said."],
        );
        let right = article(
            "b.txt",
            &["\"Very sorry that they let boats go into Port Ella,\" Ada Moor said on Thursday."],
        );
        let statuses: Vec<_> = quotes_of(&left, &right).into_iter().map(|quote| quote.status).collect();
        assert!(
            statuses
                .iter()
                .all(|status| matches!(status, QuoteStatus::OnlyLeft | QuoteStatus::OnlyRight)),
            "{statuses:?}"
        );
    }

    #[test]
    fn other_words_are_not_the_same() {
        let (status, _) = fate("The fair was rotten to the core and nobody looked up.");
        assert_eq!(status, QuoteStatus::OnlyLeft);
        let (status, _) = fate("\"The sluice was rotten to the core and nobody looked,\" Holt said.");
        assert_eq!(status, QuoteStatus::Verbatim);
    }
}
