//! Who says what: the speaker of each direct quotation and of each sentence of reported speech.

use super::Telling;
use super::antecedents::{Strangers, strangers};
use super::attribution::tags;
use super::capitals::without_possessive;
use super::cast::Cast;
use super::clause::{Clause, Noun};
use super::coined::hush;
use super::given::Gender;
use super::hearing::{Heard, hear, heard_voice, is_named_so};
use super::pieces::{Piece, cut};
use super::quotations::Quotation;
use super::reporting::Manner;
use super::scope::Given;
use super::speakers::{Kind, Past, Voice};
use super::transcripts::labels;
use super::wordclass::is_auxiliary;
use crate::text::words::{Words, fold, folded, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::Range;

/// A piece of a direct quotation within one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    pub sentence: usize,
    /// Bytes of the sentence's text, without the marks.
    pub span: Range<usize>,
    pub speaker: Option<String>,
    /// The speaker is a person's name.
    pub personal: bool,
    /// Number of the quotation it is a piece of: all between one pair of marks.
    pub quotation: usize,
    /// Somebody says it. What nobody says is a title, a name, a word held at a distance.
    pub spoken: bool,
    /// A verb of speech tells whose words these are.
    pub told: bool,
}

/// How a sentence gives what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about how it is said"
)]
pub(super) struct Said {
    /// How its verb of speech puts it; none where the sentence speaks in its own voice.
    pub manner: Option<Manner>,
    /// Bytes of that verb with its subject.
    pub verb: Option<Range<usize>>,
    /// Whose words nobody could say: "officials", "reportedly".
    pub unnamed: bool,
    /// The speaker is a person's name, or an office the article gives one for.
    pub person: bool,
    /// Whoever speaks is known from other sentences alone: "he said", a quotation without a verb of speech.
    pub inferred: bool,
    /// Says that nothing was said: "declined to comment".
    pub silent: bool,
}

/// Everything said in an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Speech {
    /// Direct quotations in order, cut at sentence ends.
    pub utterances: Vec<Utterance>,
    /// Of each sentence who speaks in it, directly or not.
    pub speakers: Vec<Option<String>>,
    /// Of each sentence whether it holds a verb of speech outside quotation marks.
    pub reports: Vec<bool>,
    /// Of each sentence how it gives its claim.
    pub said: Vec<Said>,
    /// Of each sentence what each of its verbs of speech gives, the main one first.
    pub givers: Vec<Vec<Given>>,
    /// Whom the pronoun that begins a sentence surely means, by sentence.
    pub pronouns: BTreeMap<usize, String>,
}

/// Words of a quotation that is more than a word or two held at a distance.
pub(super) const PHRASE: usize = 3;

/// Sentences after which a bare quotation is still taken for the last speaker's.
const FAR: usize = 4;

/// Finds the speakers of a telling's quotations.
pub(super) fn listen(
    telling: &Telling,
    sentences: &[Words<'_>],
    paragraphs: &[String],
    quotations: &[Quotation],
) -> Speech {
    let cast = Cast::of(sentences);
    let pieces = cut(telling, quotations, paragraphs);
    let mut quoted: Vec<Vec<Range<usize>>> = vec![Vec::new(); telling.sentences.len()];
    for piece in &pieces {
        if let Some(spans) = quoted.get_mut(piece.sentence) {
            spans.push(piece.span.clone());
        }
    }
    let mut speech = Speech::default();
    let mut voices: Vec<Option<Voice>> = Vec::with_capacity(telling.sentences.len());
    let mut heard: Vec<Heard> = Vec::with_capacity(telling.sentences.len());
    let mut topics: Vec<Option<Voice>> = Vec::with_capacity(telling.sentences.len());
    let strangers = strangers(sentences);
    let labels = labels(paragraphs);
    // Whose words a transcript prints.
    let mut floor: Option<Voice> = None;
    for ((sentence, words), spans) in telling.sentences.iter().zip(sentences).zip(&quoted) {
        let past = Past {
            cast: &cast,
            voices: &voices,
            topics: &topics,
            quoted: &quoted,
            strangers: &strangers,
        };
        let clause = Clause::of(words, spans);
        let tags = tags(&clause);
        let number = voices.len();
        if let Some(name) = past.meant(&clause, telling, number, &speech.pronouns) {
            speech.pronouns.insert(number, name);
        }
        let (mut here, mut said, mut voice) = hear(&past, &clause, &tags);
        if let Some(&words) = labels
            .get(sentence.paragraph)
            .filter(|words| **words > 0 && sentence.span.start == 0)
        {
            let label = Noun {
                head: 0..words,
                whole: 0..words,
            };
            floor = past.voice(&clause, &label, &[]);
        }
        if let Some(speaker) = floor.as_ref().filter(|_| voice.is_none() && said.manner.is_none()) {
            said.manner = Some(Manner::Neutral);
            said.person = speaker.person;
            voice = Some(speaker.clone());
        }
        speech.reports.push(!tags.is_empty() && !said.silent);
        speech.said.push(said);
        speech.givers.push(std::mem::take(&mut here.givers));
        topics.push(here.about.clone());
        heard.push(here);
        voices.push(voice);
    }
    fill(telling, &pieces, &heard, &mut voices, &cast, &quoted, &mut speech);
    hush(telling, sentences, &mut speech.utterances);
    below(telling, &mut speech.utterances);
    speech.speakers = voices.into_iter().map(|voice| voice.map(|voice| voice.name)).collect();
    speech
}

/// What a headline quotes is said by who says more of it below: "Storm Vane: ‘It sounded like a train’".
fn below(telling: &Telling, utterances: &mut [Utterance]) {
    let words = |utterance: &Utterance| -> Vec<String> {
        let text = telling.sentences.get(utterance.sentence);
        let text = text.and_then(|sentence| sentence.text.get(utterance.span.clone()));
        tokens(text.unwrap_or_default()).map(|token| fold(token.text)).collect()
    };
    let Some(first) = utterances.first().filter(|first| first.sentence == 0) else {
        return;
    };
    let sought = words(first);
    if sought.len() < PHRASE {
        return;
    }
    let later = utterances
        .iter()
        .filter(|later| later.sentence > 0 && later.speaker.is_some());
    let whole = later.clone().find(|later| {
        let words = words(later);
        words.len() >= sought.len() && words.windows(sought.len()).any(|run| run == sought)
    });
    let found = whole.map(|whole| (whole.speaker.clone(), whole.personal));
    if let (Some((speaker, personal)), Some(first)) = (found, utterances.first_mut()) {
        (first.speaker, first.personal, first.spoken) = (speaker, personal, true);
    }
}

/// Finds who speaks where no verb says so: the rest of a quotation, a bare quotation after somebody spoke, a phrase quoted in
/// the paragraph of its speaker.
fn fill(
    telling: &Telling,
    pieces: &[Piece],
    heard: &[Heard],
    voices: &mut [Option<Voice>],
    cast: &Cast,
    quoted: &[Vec<Range<usize>>],
    speech: &mut Speech,
) {
    // One quotation has one speaker, named at whichever of its sentences.
    let mut whole: FxHashMap<usize, Voice> = FxHashMap::default();
    let mut chained: FxHashMap<usize, Voice> = FxHashMap::default();
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    let mut within: Vec<usize> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let slot = place.entry(piece.sentence).or_insert(0);
        within.push(*slot);
        if let Some(voice) = heard
            .get(piece.sentence)
            .and_then(|heard| heard.named.get(*slot).cloned().flatten())
        {
            chained.entry(piece.chain).or_insert_with(|| voice.clone());
            whole.entry(piece.quotation).or_insert(voice);
        }
        *slot += 1;
    }
    let paragraph = |sentence: usize| {
        telling
            .sentences
            .get(sentence)
            .map_or(usize::MAX, |sentence| sentence.paragraph)
    };
    let bare = |sentence: usize| heard.get(sentence).is_some_and(|heard| heard.own <= 2 || heard.leads);
    // Whom a quotation names is not who says it, unless a verb says so.
    let mut named: FxHashMap<usize, FxHashSet<String>> = FxHashMap::default();
    for piece in pieces {
        let text = telling
            .sentences
            .get(piece.sentence)
            .and_then(|sentence| sentence.text.get(piece.span.clone()));
        let capitals = tokens(text.unwrap_or_default()).filter(|token| token.text.starts_with(char::is_uppercase));
        let words = named.entry(piece.quotation).or_default();
        words.extend(capitals.map(|token| fold(without_possessive(token.text))));
    }
    let names = |quotation: usize, voice: &Voice| {
        let last = voice.name.rsplit(' ').next().map(fold);
        let held = named.get(&quotation).zip(last);
        // A body may well name itself.
        voice.person && held.is_some_and(|(named, last)| named.contains(&last))
    };
    // Who spoke last, in which sentence.
    let mut last: Option<(usize, Voice)> = None;
    let mut seen = 0;
    for (piece, slot) in pieces.iter().zip(within) {
        let number = piece.sentence;
        while seen < number {
            if let Some(voice) = voices.get(seen).cloned().flatten() {
                last = Some((seen, voice));
            }
            seen += 1;
        }
        let here = heard.get(number);
        let title = here.and_then(|heard| heard.title.get(slot)).copied().unwrap_or(false);
        let mut voice = whole
            .get(&piece.quotation)
            .or_else(|| chained.get(&piece.chain))
            .cloned();
        let words = quoted
            .get(number)
            .and_then(|spans| telling.sentences.get(number)?.text.get(spans.get(slot)?.clone()))
            .unwrap_or_default();
        // Moor “was seen at the weir”: what is said of somebody is not said by him.
        let predicate = words.starts_with(char::is_lowercase)
            && tokens(words)
                .next()
                .is_some_and(|first| is_auxiliary(&folded(first.text)));
        // "the decision was labelled “premature”": nor by whom it is said of.
        let predicate = predicate
            || telling
                .sentences
                .get(number)
                .and_then(|sentence| sentence.text.get(..piece.span.start))
                .is_some_and(is_named_so);
        let words = words.split_whitespace().count();
        if voice.is_none() && !title {
            let (mine, is_bare) = (paragraph(number), bare(number));
            let before = last.as_ref().filter(|(said, _)| {
                let same = paragraph(*said) == mine;
                (same && (is_bare || words >= PHRASE)) || (is_bare && paragraph(*said) + 1 == mine) || piece.continues
            });
            let same = before
                .filter(|(said, _)| paragraph(*said) == mine || piece.continues)
                .map(|(_, voice)| voice.clone());
            // "We wait." Moor said he hoped.
            let next = || {
                let follows = number + 1;
                (is_bare && paragraph(follows) == mine)
                    .then(|| heard_voice(heard, voices, follows))
                    .flatten()
            };
            let subject = || {
                let here = here.filter(|_| !is_bare && !predicate && words > PHRASE)?;
                let about = || {
                    here.about
                        .clone()
                        .filter(|voice| matches!(voice.kind, Kind::Body | Kind::Role))
                };
                here.subject.clone().or_else(about)
            };
            let acting = || {
                let earlier = number.checked_sub(1).filter(|_| is_bare)?;
                let past = Past {
                    cast,
                    voices: &[],
                    topics: &[],
                    quoted,
                    strangers: &Strangers::default(),
                };
                past.acting(earlier, Gender::Unknown, usize::MAX, false)
                    .and_then(|person| past.person(person))
            };
            let announced = || heard.get(number.checked_sub(1).filter(|_| is_bare)?)?.announced.clone();
            // Costa laughed. "We wait.": whom the sentence before is about, in the same paragraph.
            let about = || {
                let earlier = number
                    .checked_sub(1)
                    .filter(|earlier| is_bare && paragraph(*earlier) == mine)?;
                heard
                    .get(earlier)?
                    .topic
                    .clone()
                    .filter(|voice| voice.kind == Kind::Person)
            };
            voice = subject()
                .or_else(announced)
                .or(same)
                .or_else(next)
                .or_else(about)
                .or_else(|| before.map(|(_, voice)| voice.clone()))
                .or_else(acting)
                .or_else(|| heard.get(number.checked_sub(1).filter(|_| is_bare)?)?.topic.clone())
                .or_else(|| {
                    last.as_ref()
                        .filter(|(said, _)| is_bare && *said + FAR >= number)
                        .map(|(_, voice)| voice.clone())
                })
                .filter(|voice| !names(piece.quotation, voice));
            // What goes on, or what stands bare before the one who says it, has that speaker in all its sentences.
            if let Some(voice) = &voice
                && is_bare
            {
                whole.entry(piece.quotation).or_insert(voice.clone());
            }
        }
        if let Some(voice) = &voice {
            if let Some(slot) = voices.get_mut(number)
                && slot.is_none()
            {
                *slot = Some(voice.clone());
                if let Some(said) = speech.said.get_mut(number)
                    && bare(number)
                {
                    said.manner.get_or_insert(Manner::Neutral);
                    said.unnamed |= voice.unnamed;
                    said.person = voice.person;
                    said.inferred = true;
                }
            }
            last = Some((number, voice.clone()));
        }
        let told = here
            .and_then(|heard| heard.named.get(slot))
            .is_some_and(Option::is_some);
        let given = here.and_then(|heard| heard.given.get(slot)).copied().unwrap_or(false);
        speech.utterances.push(Utterance {
            sentence: number,
            span: piece.span.clone(),
            spoken: voice.is_some() || given || !title && (bare(number) || words > PHRASE),
            personal: voice.as_ref().is_some_and(|voice| voice.person),
            speaker: voice.map(|voice| voice.name),
            quotation: piece.quotation,
            told,
        });
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod whose;
