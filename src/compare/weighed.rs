//! Both articles read and the pairs of their sentences weighed: all that linking goes by.

use super::aside::both;
use super::collation::{Sentence, Telling};
use super::grams::grams;
use super::grid::Grid;
use super::lexicon::{Lexicon, Word};
use super::likeness::Likeness;
use super::quotations::{self, Quotation};
use super::speech::{Speech, listen};
use super::voices::{QUOTED, Voice};
use super::weights::{Weights, weigh};
use super::{Side, Sides};
use crate::corpus::Article;
use crate::text::sentence::split;
use crate::text::words::{Words, fold};

/// What is known of the sentences of one side.
pub(super) struct Known {
    pub words: Vec<Vec<Word>>,
    /// Direct quotations by paragraph.
    pub quotations: Vec<Quotation>,
    pub speech: Speech,
    /// Of each sentence, of each word whether it stands inside quotation marks.
    pub quoted: Vec<Vec<bool>>,
}

/// What each pair of sentences of both articles shares.
pub(super) struct Weighed {
    pub known: Sides<Known>,
    pub lexicon: Lexicon,
    pub weights: Weights,
    pub grid: Grid,
    pub likeness: Likeness,
    pub voices: Sides<Vec<Voice>>,
}

/// Both articles cut into sentences.
pub(super) fn tellings(articles: Sides<&Article>) -> Sides<Telling> {
    let long = Side::BOTH.iter().all(|side| articles[*side].paragraphs.len() >= LONG);
    let (right, left) = both(long, || telling(articles.right), || telling(articles.left));
    Sides { left, right }
}

/// The words of each sentence of both articles.
pub(super) fn worded(tellings: &Sides<Telling>) -> Sides<Vec<Words<'_>>> {
    fn worded(telling: &Telling) -> Vec<Words<'_>> {
        let sentences = telling.sentences.iter();
        sentences.map(|sentence| Words::of(&sentence.text)).collect()
    }
    let long = Side::BOTH.iter().all(|side| tellings[*side].sentences.len() >= LONG);
    let (right, left) = both(long, || worded(&tellings.right), || worded(&tellings.left));
    Sides { left, right }
}

/// So many paragraphs are worth a thread to cut into sentences.
const LONG: usize = 24;

/// So many sentences of both articles are worth a thread.
pub(super) const MANY: usize = 16;

/// Reads both articles, cut into sentences, and weighs the pairs of these.
pub(super) fn weighed(
    articles: Sides<&Article>,
    tellings: &Sides<Telling>,
    sentences: Sides<&[Words<'_>]>,
    watch: &mut impl FnMut(&'static str),
) -> Weighed {
    let speech = |side: Side| {
        let paragraphs = &articles[side].paragraphs;
        let quotations = quotations::find(paragraphs);
        let speech = listen(&tellings[side], sentences[side], paragraphs, &quotations);
        (speech, quotations)
    };
    let worth = sentences.left.len() + sentences.right.len() >= MANY;
    let (speech, (lexicon, words)) = both(
        worth,
        || Sides::from_fn(speech),
        || {
            let mut lexicon = Lexicon::new(sentences.left.iter().chain(sentences.right));
            let words = sentences.map(|side| side.iter().map(|sentence| lexicon.read(sentence)).collect());
            (lexicon, words)
        },
    );
    let known = Sides {
        left: know(words.left, speech.left),
        right: know(words.right, speech.right),
    };
    watch("words and speech");
    let words = known.as_ref().map(|known| known.words.as_slice());
    let asides = known.as_ref().map(|known| aside(known, &lexicon));
    let weights = weigh(&lexicon, words, asides.as_ref().map(Vec::as_slice));
    let grams = grams(&lexicon, words);
    watch("weights and n-grams");
    let grid = Grid::new(&weights, &grams);
    watch("grid");
    let likeness = Likeness::new(&grid, &weights);
    let voices = Sides::from_fn(|side| voices(&known[side]));
    Weighed {
        known,
        lexicon,
        weights,
        grid,
        likeness,
        voices,
    }
}

impl Weighed {
    /// Whether two sentences are the same words.
    pub fn same(&self, left: usize, right: usize) -> bool {
        let both = self.known.left.words.get(left).zip(self.known.right.words.get(right));
        both.is_some_and(|(one, other)| one.iter().map(|word| word.key).eq(other.iter().map(|word| word.key)))
    }
}

/// The article cut into sentences.
fn telling(article: &Article) -> Telling {
    let sentences = split(&article.paragraphs)
        .into_iter()
        .filter_map(|(paragraph, span)| {
            let text = article.paragraphs.get(paragraph)?.get(span.clone())?.to_owned();
            Some(Sentence { text, paragraph, span })
        })
        .collect();
    Telling {
        id: article.head.id.clone(),
        title: article.head.title.clone(),
        outlet: article.head.outlet.clone(),
        published: article.head.published,
        sentences,
    }
}

fn know(words: Vec<Vec<Word>>, (speech, quotations): (Speech, Vec<Quotation>)) -> Known {
    let mut quoted: Vec<Vec<bool>> = words.iter().map(|words| vec![false; words.len()]).collect();
    for utterance in &speech.utterances {
        let (Some(words), Some(flags)) = (words.get(utterance.sentence), quoted.get_mut(utterance.sentence)) else {
            continue;
        };
        for (word, flag) in words.iter().zip(flags) {
            *flag |= utterance.span.start <= word.span.start && word.span.end <= utterance.span.end;
        }
    }
    Known {
        words,
        quotations,
        speech,
        quoted,
    }
}

fn voices(known: &Known) -> Vec<Voice> {
    let speech = &known.speech;
    let sentences = known.words.iter().zip(&known.quoted).enumerate();
    sentences
        .map(|(number, (words, flags))| {
            let inside = words.iter().zip(flags).filter(|(_, quoted)| **quoted);
            let speaker = speech.speakers.get(number).and_then(Option::as_deref);
            Voice {
                words: words.iter().map(|word| word.key).collect(),
                quoted: inside.map(|(word, _)| word.key).collect(),
                speaker: speaker.and_then(|name| name.split_whitespace().last()).map(fold),
                person: speech.said.get(number).is_some_and(|said| said.person),
            }
        })
        .collect()
}

/// Of each sentence the stems, ascending, that tell who speaks rather than what is said: all outside the marks of a
/// quotation, and the speaker's name where there is none.
fn aside(known: &Known, lexicon: &Lexicon) -> Vec<Vec<u32>> {
    let sentences = known.words.iter().zip(&known.quoted).enumerate();
    sentences
        .map(|(number, (words, quoted))| {
            let inside = || {
                words
                    .iter()
                    .zip(quoted)
                    .filter(|(_, quoted)| **quoted)
                    .map(|(word, _)| word)
            };
            let mut stems: Vec<u32> = if inside().count() >= QUOTED {
                let said: Vec<u32> = inside().map(|word| word.stem).collect();
                let outside = words.iter().map(|word| word.stem);
                outside.filter(|stem| !said.contains(stem)).collect()
            } else {
                let reports = known.speech.reports.get(number).copied().unwrap_or(false);
                let speaker = known.speech.speakers.get(number).and_then(Option::as_deref);
                let speaker = speaker.filter(|_| reports).unwrap_or_default().to_lowercase();
                let named: Vec<&str> = speaker.split_whitespace().collect();
                let names = words.iter().filter(|word| named.contains(&lexicon.text(word.key)));
                names.map(|word| word.stem).collect()
            };
            stems.sort_unstable();
            stems.dedup();
            stems
        })
        .collect()
}
