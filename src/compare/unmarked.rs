//! Quotations whose words the other article prints without quotation marks: what is embedded from elsewhere, or given as
//! reported speech word for word.

use super::collation::Relation;
use super::lexicon::{Class, Word};
use super::matching::{Entry, differ};
use super::speech::Speech;
use super::{Alignment, Side};
use imara_diff::Token;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;

/// Words of a quotation that are more than a turn of phrase.
const WORDS: usize = 5;
/// Of them those that carry meaning, at least.
const CONTENT: usize = 3;
/// Of a quotation in a sentence that is an edited form of another all words that mean something must stand there, and so many of
/// them all.
const MOSTLY: f64 = 0.75;
/// A place proposes itself by so many words in a row.
const RUN: usize = 3;
/// A run of words that begins at more places than this proposes none of them.
const COMMON: usize = 32;

/// The words of one side outside its quotations, to be looked through for a quotation.
pub(super) struct Plain<'a> {
    /// Each word with its sentence; none stands for what is quoted or not said.
    words: Vec<Option<(usize, &'a Word)>>,
    /// Where the words of each sentence stand among them.
    sentences: Vec<Range<usize>>,
    begins: FxHashMap<[u32; RUN], Vec<usize>>,
    /// Where each stem stands that carries meaning; made when a short quotation is looked for.
    stems: OnceCell<FxHashMap<u32, Vec<usize>>>,
}

impl<'a> Plain<'a> {
    pub fn of(words: &'a [Vec<Word>], speech: &Speech) -> Plain<'a> {
        let mut quoted: FxHashMap<usize, Vec<&Range<usize>>> = FxHashMap::default();
        for utterance in &speech.utterances {
            quoted.entry(utterance.sentence).or_default().push(&utterance.span);
        }
        let mut stream: Vec<Option<(usize, &Word)>> = Vec::new();
        let mut sentences = Vec::with_capacity(words.len());
        for (sentence, words) in words.iter().enumerate() {
            let spans = quoted.get(&sentence).map_or(&[][..], Vec::as_slice);
            // Who would not say whether it is so does not print it as said.
            let silent = speech.said.get(sentence).is_some_and(|said| said.silent);
            let inside = |word: &Word| silent || spans.iter().any(|span| span.contains(&word.span.start));
            let from = stream.len();
            stream.extend(words.iter().map(|word| (!inside(word)).then_some((sentence, word))));
            sentences.push(from..stream.len());
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
        Plain {
            words: stream,
            sentences,
            begins,
            stems: OnceCell::new(),
        }
    }

    /// Where all words of a quotation stand in a row: the sentence it begins in, and bytes of it up to its end or the
    /// quotation's.
    pub fn prints(&self, entry: &Entry<'_>) -> Option<(usize, Range<usize>)> {
        let content = entry.words.iter().filter(|(_, word)| word.class != Class::Stop).count();
        if entry.words.len() < WORDS {
            return None;
        }
        if content < CONTENT {
            return None;
        }
        self.in_a_row(&entry.words)
    }

    /// Whether some words of a quotation are printed where they belong: in a row with those before or behind them.
    pub fn prints_in_place(&self, entry: &Entry<'_>, words: &Range<usize>) -> bool {
        let before = words.start.saturating_sub(RUN)..words.end;
        let behind = words.start..(words.end + RUN).min(entry.words.len());
        [before, behind].into_iter().any(|around| {
            let more = around.len() >= words.len() + RUN;
            let around = entry.words.get(around).filter(|_| more);
            around.is_some_and(|around| self.in_a_row(around).is_some())
        })
    }

    /// Where some words of a quotation, three at least, stand in a row as they are.
    fn in_a_row(&self, words: &[(usize, &Word)]) -> Option<(usize, Range<usize>)> {
        let first: Vec<u32> = words.iter().take(RUN).map(|(_, word)| word.key).collect();
        let starts = self.begins.get(&<[u32; RUN]>::try_from(first).ok()?)?;
        let start = starts.iter().find(|&&start| {
            let there = self.words.get(start..start + words.len());
            there.is_some_and(|there| {
                let mut both = there.iter().zip(words);
                both.all(|(there, (_, word))| there.is_some_and(|(_, there)| there.key == word.key))
            })
        })?;
        self.place(*start..start + words.len())
    }

    /// The sentence in which some words in a row begin, and bytes of it up to its end or theirs.
    fn place(&self, words: Range<usize>) -> Option<(usize, Range<usize>)> {
        let held = self.words.get(words)?;
        let (sentence, word) = (*held.first()?)?;
        let here = held.iter().flatten().take_while(|(at, _)| *at == sentence);
        let end = here.last().map_or(word.span.end, |(_, word)| word.span.end);
        Some((sentence, word.span.start..end))
    }

    /// Where a few words stand in a row, in whichever inflection. One word of somebody's is no turn of phrase of his, a term that
    /// nobody is named for is the same wherever it stands.
    pub fn prints_term(&self, entry: &Entry<'_>) -> Option<(usize, Range<usize>)> {
        let content = entry.words.iter().filter(|(_, word)| word.class != Class::Stop).count();
        if entry.words.len() >= WORDS || content < 1 + usize::from(entry.speaker().is_some()) {
            return None;
        }
        let stems = self.stems.get_or_init(|| {
            let mut stems: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
            for (at, word) in self.words.iter().enumerate() {
                if let Some((_, word)) = word
                    && word.class != Class::Stop
                {
                    let list = stems.entry(word.stem).or_default();
                    if list.len() <= COMMON {
                        list.push(at);
                    }
                }
            }
            stems
        });
        let same = |one: &Word, other: &Word| match one.class {
            Class::Stop => one.key == other.key,
            _ => one.stem == other.stem && other.class != Class::Stop,
        };
        let (lead, (_, first)) = entry
            .words
            .iter()
            .enumerate()
            .find(|(_, (_, word))| word.class != Class::Stop)?;
        let printed = |at: usize, words: &[(usize, &Word)]| {
            let there = self.words.get(at..at + words.len());
            there.is_some_and(|there| {
                let mut both = there.iter().zip(words);
                both.all(|(there, (_, word))| there.is_some_and(|(_, there)| same(word, there)))
            })
        };
        // What stands before the first word that means something is an article for the most part, which may be another.
        let rest = entry.words.get(lead..)?;
        let start = *stems.get(&first.stem)?.iter().find(|&&start| printed(start, rest))?;
        let whole = start.checked_sub(lead).filter(|&whole| printed(whole, &entry.words));
        self.place(whole.unwrap_or(start)..start + rest.len())
    }

    /// Where three words or four stand in a row as they are, one of which carries meaning at least: too little to say whose they
    /// are, unless the sentence gives them to the same speaker.
    pub fn prints_phrase(&self, entry: &Entry<'_>) -> Option<(usize, Range<usize>)> {
        if !(RUN..WORDS).contains(&entry.words.len()) || entry.words.iter().all(|(_, word)| word.class == Class::Stop) {
            return None;
        }
        self.in_a_row(&entry.words)
    }

    /// A sentence that is aligned as an edited one with a quotation's and prints its words, in order, without marks.
    pub fn edited(&self, side: Side, entry: &Entry<'_>, alignments: &[Alignment]) -> Option<(usize, Range<usize>)> {
        let content = entry.words.iter().filter(|(_, word)| word.class != Class::Stop).count();
        if entry.words.len() < WORDS || content < CONTENT {
            return None;
        }
        let edited = |alignment: &&Alignment| {
            matches!(alignment.relation, Relation::Verbatim | Relation::Edited)
                && alignment.sentences[side].iter().any(|at| entry.holds(*at))
        };
        let across = alignments
            .iter()
            .filter(edited)
            .flat_map(|alignment| &alignment.sentences[side.other()]);
        across.copied().find_map(|sentence| {
            let range = self.sentences.get(sentence)?.clone();
            let there = self.words.get(range.clone())?.iter().flatten();
            let there: Vec<Token> = there.map(|(_, word)| Token(word.key)).collect();
            let own = entry.tokens();
            let missing = differ(&own, &there);
            let gone = missing.left.iter().filter_map(|range| entry.words.get(range.clone()));
            let gone: Vec<_> = gone.flatten().collect();
            let meant = gone.iter().any(|(_, word)| word.class != Class::Stop);
            let mostly = !meant && (own.len() - gone.len()) as f64 >= MOSTLY * own.len() as f64;
            let first = range.start + self.words.get(range.clone())?.iter().position(Option::is_some)?;
            mostly.then(|| self.place(first..range.end)).flatten()
        })
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
    fn an_edited_sentence_without_marks_prints_it() {
        let (status, _) = fate("The sluice was rotten to the core, yet nobody looked, Brina Holt wrote.");
        assert_eq!(status, QuoteStatus::Unmarked);
    }

    #[test]
    fn a_term_is_the_same_without_marks() {
        let told = |left: &str, right: &str| -> Vec<QuoteStatus> {
            let quotes = quotes_of(&article("a.txt", &[left]), &article("b.txt", &[right]));
            quotes.into_iter().map(|quote| quote.status).collect()
        };
        let left = "Brina Holt says most of the money will come from a “harbour tax”, a new charge on boats.";
        let right = "Most of the money is due to changes in harbour taxes, the office says.";
        assert_eq!(told(left, right), [QuoteStatus::Unmarked]);
        // One word of somebody's is no term.
        let left = "Brina Holt called the charge on boats “odd”.";
        assert_eq!(
            told(left, "The charge on boats is odd for a port."),
            [QuoteStatus::OnlyLeft]
        );
        let left = "Lew Tarn, whom sailors call “the Gull,” has died, his crew said.";
        let right = "Lew Tarn, nicknamed “Gull”, has died.";
        assert!(
            !told(left, right).contains(&QuoteStatus::OnlyLeft),
            "{:?}",
            told(left, right)
        );
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
