//! Which sentence of the other side gives a quotation as reported speech.

use super::collation::Relation;
use super::lexicon::{Class, Word};
use super::matching::Entry;
use super::same;
use super::speech::Speech;
use super::{Alignment, Side, Telling};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words of a quotation that can be told again.
const WORDS: usize = 4;
/// Words that carry meaning a report shares with a quotation it is not aligned with, at least, and their share.
const STEMS: usize = 4;
const SHARE: f64 = 0.6;
/// A link this sure between a quotation and the same speaker's reported words needs no shared word.
const SURE: f64 = 0.5;

/// The sentence of the other side that gives the quotation as reported speech: one aligned with a sentence of it that shares
/// words with the quotation itself or has the same speaker; else one of the same speaker that shares most of its words. A
/// sentence that says somebody would not comment reports nothing.
pub(super) fn told_of(side: Side, entry: &Entry<'_>, alignments: &[Alignment], reports: &Reports<'_>) -> Option<usize> {
    if entry.words.len() < WORDS {
        return None;
    }
    aligned(side, entry, alignments, reports).or_else(|| reports.alike(entry))
}

/// The sentences of one side that give somebody's words, by the words that carry meaning in them.
pub(super) struct Reports<'a> {
    words: &'a [Vec<Word>],
    speech: &'a Speech,
    holding: FxHashMap<u32, Vec<usize>>,
    /// The side that is quoted.
    quoting: &'a Telling,
}

/// A word that more reports hold than this proposes none of them.
const COMMON: usize = 64;

impl<'a> Reports<'a> {
    pub fn of(words: &'a [Vec<Word>], speech: &'a Speech, quoting: &'a Telling) -> Reports<'a> {
        let mut holding: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (sentence, (words, said)) in words.iter().zip(&speech.said).enumerate() {
            if said.manner.is_none() || said.silent {
                continue;
            }
            for word in words.iter().filter(|word| word.class != Class::Stop) {
                let list = holding.entry(word.stem).or_default();
                if list.last() != Some(&sentence) {
                    list.push(sentence);
                }
            }
        }
        Reports {
            words,
            speech,
            holding,
            quoting,
        }
    }

    /// A report of the same speaker that shares most of the words, wherever it stands.
    fn alike(&self, entry: &Entry<'_>) -> Option<usize> {
        let content = content(entry, |_| true);
        if content.len() < STEMS {
            return None;
        }
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for stem in &content {
            for sentence in self.holding.get(stem).into_iter().flatten().take(COMMON) {
                *shared.entry(*sentence).or_default() += 1;
            }
        }
        shared
            .into_iter()
            .filter(|(sentence, shared)| {
                let share = *shared as f64 / content.len() as f64;
                *shared >= STEMS && share >= SHARE && speakers(entry, *sentence, self.speech) == Speakers::Same
            })
            .max_by_key(|(sentence, shared)| (*shared, std::cmp::Reverse(*sentence)))
            .map(|(sentence, _)| sentence)
    }
}

/// What both are known to say of who speaks.
#[derive(PartialEq)]
enum Speakers {
    Same,
    Different,
    Unknown,
}

fn speakers(entry: &Entry<'_>, sentence: usize, speech: &Speech) -> Speakers {
    let theirs = speech.speakers.get(sentence).and_then(Option::as_deref);
    let person = speech.said.get(sentence).is_some_and(|said| said.person);
    match (entry.speaker().as_deref(), theirs) {
        (Some(mine), Some(theirs)) if same::speaker(mine, theirs) => Speakers::Same,
        (Some(_), Some(_)) if person && entry.personal() => Speakers::Different,
        // "a ward sister" is nobody whom the other side names.
        (Some(mine), Some(_)) if person && ["a ", "an "].iter().any(|article| mine.starts_with(article)) => {
            Speakers::Different
        }
        _ => Speakers::Unknown,
    }
}

fn content(entry: &Entry<'_>, within: impl Fn(usize) -> bool) -> FxHashSet<u32> {
    let words = entry
        .words
        .iter()
        .filter(|(sentence, word)| within(*sentence) && word.class != Class::Stop);
    words.map(|(_, word)| word.stem).collect()
}

fn shared(content: &FxHashSet<u32>, told: &[Word]) -> usize {
    let held: FxHashSet<u32> = told
        .iter()
        .filter(|word| word.class != Class::Stop)
        .map(|word| word.stem)
        .collect();
    content.intersection(&held).count()
}

fn aligned(side: Side, entry: &Entry<'_>, alignments: &[Alignment], reports: &Reports<'_>) -> Option<usize> {
    let (words, speech) = (reports.words, reports.speech);
    alignments
        .iter()
        .filter(|alignment| {
            alignment.sentences[side].iter().any(|sentence| entry.holds(*sentence))
                && matches!(
                    alignment.relation,
                    Relation::Reported | Relation::Paraphrase | Relation::Edited
                )
        })
        .filter_map(|alignment| {
            let across = *alignment.sentences[side.other()].first()?;
            let told = words.get(across)?;
            let said = speech.said.get(across)?;
            let who = speakers(entry, across, speech);
            if said.silent || said.manner.is_none() || who == Speakers::Different {
                return None;
            }
            let content = content(entry, |sentence| alignment.sentences[side].contains(&sentence));
            let shared = shared(&content, told);
            // A sentence that quotes gives those words, not these again.
            let quotes = speech.utterances.iter().any(|utterance| utterance.sentence == across);
            let most = shared * 5 >= content.len() * 2;
            // One word in common is little where nothing says that the same people speak.
            let least = if who == Speakers::Same { 1 } else { 2.min(content.len()) };
            let enough = shared >= least && (alignment.relation == Relation::Reported && !quotes || most);
            // A few words quoted amid a report are not what the link goes by.
            let whole = entry.begins(reports.quoting).starts_with(char::is_uppercase);
            let same = who == Speakers::Same && !quotes && whole && alignment.score >= SURE;
            (enough || same).then_some((alignment.score, across))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, across)| across)
}
