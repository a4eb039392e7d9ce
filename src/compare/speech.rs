//! Who says what: the speaker of each direct quotation and of each sentence of reported speech.

use super::Telling;
use super::attribution::{Tag, introduced, tag_of, tags};
use super::cast::Cast;
use super::clause::{Break, Clause, is_auxiliary, is_pronoun};
use super::given::Gender;
use super::pieces::{Piece, cut, is_silent, is_title, is_work};
use super::quotations::Quotation;
use super::reporting::Manner;
use super::speakers::{Kind, Past, Voice};
use super::subjects::main_subject;
use rustc_hash::FxHashMap;
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
}

/// How a sentence gives what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// How its verb of speech puts it; none where the sentence speaks in its own voice.
    pub manner: Option<Manner>,
    /// Bytes of that verb with its subject.
    pub verb: Option<Range<usize>>,
    /// Whose words nobody could say: "officials", "reportedly".
    pub unnamed: bool,
    /// The speaker is a person's name, or an office the article gives one for.
    pub person: bool,
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
}

/// What the first reading leaves of a sentence.
#[derive(Default)]
struct Heard {
    /// Of each of its quotations whom a verb of speech names.
    named: Vec<Option<Voice>>,
    /// Of each of its quotations whether it is a title or a name rather than speech.
    title: Vec<bool>,
    /// Of each of its quotations whether a verb of speech gives it, known or not whose.
    given: Vec<bool>,
    /// Words beside its quotations.
    own: usize,
    /// The person or pronoun its main clause is about.
    subject: Option<Voice>,
    /// Whom or what its main clause is about, where that can speak.
    about: Option<Voice>,
    /// The same where it has a name.
    topic: Option<Voice>,
    /// Whose words a colon at its end announces.
    announced: Option<Voice>,
}

/// Words of a quotation that is more than a word or two held at a distance.
const PHRASE: usize = 3;

/// Sentences after which a bare quotation is still taken for the last speaker's.
const FAR: usize = 4;

/// Finds the speakers of a telling's quotations.
pub(super) fn listen(telling: &Telling, paragraphs: &[String], quotations: &[Quotation]) -> Speech {
    let cast = Cast::of(telling.sentences.iter().map(|sentence| sentence.text.as_str()));
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
    for (sentence, spans) in telling.sentences.iter().zip(&quoted) {
        let past = Past {
            cast: &cast,
            voices: &voices,
            topics: &topics,
            quoted: &quoted,
        };
        let clause = Clause::of(sentence, spans);
        let tags = tags(&clause);
        let (here, said, voice) = hear(&past, &clause, &tags);
        speech.reports.push(!tags.is_empty() && !said.silent);
        speech.said.push(said);
        topics.push(here.about.clone());
        heard.push(here);
        voices.push(voice);
    }
    fill(telling, &pieces, &heard, &mut voices, &cast, &quoted, &mut speech);
    speech.speakers = voices.into_iter().map(|voice| voice.map(|voice| voice.name)).collect();
    speech
}

/// Reads one sentence: who is said to say each of its quotations, how it gives its claim, and who speaks in it.
fn hear(past: &Past<'_>, clause: &Clause<'_>, tags: &[Tag]) -> (Heard, Said, Option<Voice>) {
    let known = past.voices_of(clause, tags);
    let mut heard = Heard::default();
    let mut main: Option<(usize, Option<Voice>)> = None;
    for (at, item) in clause.items.iter().enumerate() {
        if item.quote.is_none() {
            heard.own += 1;
            continue;
        }
        let words = clause.text.get(item.span.clone()).unwrap_or_default();
        let title = is_title(words);
        let tag = tag_of(clause, tags, at).and_then(|tag| tags.iter().position(|other| other.at == tag.at));
        // A title is spoken next to a verb of speech, or within what one introduces.
        let near = tag.and_then(|tag| tags.get(tag)).is_some_and(|tag| is_beside(clause, tag, at));
        let mut voice = tag.and_then(|tag| known.get(tag).cloned().flatten());
        if voice.is_none() {
            voice = introduced(clause, at).and_then(|noun| past.voice(clause, &noun, &[]));
        }
        if title && !near {
            voice = None;
        }
        if let Some(tag) = tag.filter(|_| !title || near)
            && main.as_ref().is_none_or(|(_, voice)| voice.is_none())
        {
            main = Some((tag, voice.clone()));
        }
        heard.title.push(title);
        heard.given.push(voice.is_some() || tag.is_some() && (!title || near));
        heard.named.push(voice);
    }
    let subject = main_subject(clause).and_then(|noun| past.voice(clause, &noun, &[]));
    if clause.text.ends_with(':') && heard.named.is_empty() {
        heard.announced = known.iter().flatten().next().cloned().or_else(|| subject.clone());
    }
    heard.about.clone_from(&subject);
    heard.topic = subject
        .clone()
        .filter(|voice| matches!(voice.kind, Kind::Person | Kind::Body) && voice.name.starts_with(char::is_uppercase));
    heard.subject =
        subject.filter(|voice| matches!(voice.kind, Kind::Person | Kind::Paper) || voice.gender != Gender::Unknown);
    let spoken = |number: &usize| tags.get(*number).is_some_and(|tag| tag.verb.strong && !tag.hearsay);
    let main = main.or_else(|| {
        let mut order: Vec<usize> = (0..tags.len()).collect();
        let participle = |number: &usize| {
            let tag = tags.get(*number);
            tag.and_then(|tag| clause.word(tag.at))
                .is_some_and(|word| word.ends_with("ing"))
        };
        order.sort_by_key(|number| {
            let unknown = known.get(*number).is_none_or(Option::is_none);
            (!spoken(number), unknown, participle(number), *number)
        });
        order
            .first()
            .map(|number| (*number, known.get(*number).cloned().flatten()))
    });
    let mut said = Said {
        silent: is_silent(clause),
        ..Said::default()
    };
    let mut voice = None;
    if let Some((number, speaker)) = main
        && let Some(tag) = tags.get(number)
    {
        let pronoun = tag
            .subject
            .as_ref()
            .is_some_and(|noun| noun.head.len() == 1 && clause.word(noun.head.start).is_some_and(is_pronoun));
        // What stands by a verb of speech and can't speak makes it none: "according to size".
        if speaker.is_some() || tag.hearsay || pronoun {
            said.manner = Some(tag.verb.manner);
        }
        said.verb = clause.items.get(tag.at).map(|item| item.span.clone());
        said.unnamed = tag.hearsay || speaker.as_ref().is_some_and(|voice| voice.unnamed);
        said.person = speaker.as_ref().is_some_and(|voice| voice.person);
        voice = speaker;
    } else if let Some(speaker) = heard.named.iter().flatten().next() {
        said.manner = Some(Manner::Neutral);
        said.person = speaker.person;
        voice = Some(speaker.clone());
    }
    (heard, said, voice)
}

/// Whether a verb of speech is near enough to a title to give it: next to it, or with what it says around it.
fn is_beside(clause: &Clause<'_>, tag: &Tag, quote: usize) -> bool {
    let open = tag.at < quote && (tag.at + 1..=quote).all(|at| clause.broken(at) == Break::None);
    let told = (tag.at + 1..quote).any(|at| {
        clause
            .word(at)
            .is_some_and(|word| word == "that" || is_pronoun(word) || is_auxiliary(word))
    });
    if tag.verb.strong && open && told {
        return true;
    }
    let reach = if tag.verb.manner == Manner::Call { 6 } else { 3 };
    !is_work(clause, quote) && (tag.at.abs_diff(quote) <= reach || tag.verb.strong && open)
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
    let bare = |sentence: usize| heard.get(sentence).is_some_and(|heard| heard.own <= 2);
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
            .map_or(0, |text| text.split_whitespace().count());
        if voice.is_none() && (!title || bare(number)) {
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
                here.filter(|_| !is_bare && words > PHRASE)
                    .and_then(|heard| heard.subject.clone())
            };
            let acting = || {
                let earlier = number.checked_sub(1).filter(|_| is_bare)?;
                let past = Past {
                    cast,
                    voices: &[],
                    topics: &[],
                    quoted,
                };
                past.acting(earlier, Gender::Unknown, usize::MAX, false)
                    .and_then(|person| past.person(person))
            };
            let announced = || heard.get(number.checked_sub(1).filter(|_| is_bare)?)?.announced.clone();
            voice = subject()
                .or_else(announced)
                .or(same)
                .or_else(next)
                .or_else(|| before.map(|(_, voice)| voice.clone()))
                .or_else(acting)
                .or_else(|| heard.get(number.checked_sub(1).filter(|_| is_bare)?)?.topic.clone())
                .or_else(|| {
                    last.as_ref()
                        .filter(|(said, _)| is_bare && *said + FAR >= number)
                        .map(|(_, voice)| voice.clone())
                });
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
                }
            }
            last = Some((number, voice.clone()));
        }
        let given = here.and_then(|heard| heard.given.get(slot)).copied().unwrap_or(false);
        speech.utterances.push(Utterance {
            sentence: number,
            span: piece.span.clone(),
            spoken: voice.is_some() || given || bare(number) || !title && words > PHRASE,
            personal: voice.as_ref().is_some_and(|voice| voice.person),
            speaker: voice.map(|voice| voice.name),
            quotation: piece.quotation,
        });
    }
}

/// Who speaks in a sentence that also says it of words of its own.
fn heard_voice(heard: &[Heard], voices: &[Option<Voice>], sentence: usize) -> Option<Voice> {
    heard
        .get(sentence)
        .filter(|heard| heard.own > 2 || (heard.own == 2 && heard.named.is_empty()))?;
    voices.get(sentence).cloned().flatten()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, quotes_of};

    fn speakers(text: &[&str]) -> Vec<(String, Option<String>)> {
        let (left, right) = (
            article("a.txt", text),
            article("b.txt", &["Nothing happened on that day."]),
        );
        let quotes = quotes_of(&left, &right);
        quotes
            .into_iter()
            .map(|quote| {
                (
                    quote.mentions.left.map(|mention| mention.text).unwrap_or_default(),
                    quote.speaker,
                )
            })
            .collect()
    }

    fn speaker_of(text: &[&str]) -> Vec<Option<String>> {
        speakers(text).into_iter().map(|(_, speaker)| speaker).collect()
    }

    fn some(names: &[&str]) -> Vec<Option<String>> {
        names.iter().map(|name| Some((*name).to_owned())).collect()
    }

    #[test]
    fn both_orders_and_full_names() {
        assert_eq!(
            speaker_of(&[
                "Harbour Minister Ada Moor came.",
                "“We wait for the rain,” said Moor. “We hope it ends,” Moor added."
            ]),
            some(&["Ada Moor", "Ada Moor"])
        );
        assert_eq!(
            speaker_of(&["Lew Tarn, the harbour master, said: \"We wait for the rain.\""]),
            some(&["Lew Tarn"])
        );
        assert_eq!(
            speaker_of(&["Lew Tarn, the harbour master, told the paper that the pier would stay \"shut for good\"."]),
            some(&["Lew Tarn"])
        );
        assert_eq!(
            speaker_of(&["\"We wait for the rain,\" Gen. Lew Tarn told reporters in Port Ella."]),
            some(&["Lew Tarn"])
        );
        assert_eq!(
            speaker_of(&["According to Lew Tarn, the rain is \"a gift from heaven\"."]),
            some(&["Lew Tarn"])
        );
    }

    #[test]
    fn pronouns_and_split_quotations_go_back_to_a_name() {
        assert_eq!(
            speaker_of(&["Lew Tarn walked the pier.", "He continued: \"But the rain goes on.\""]),
            some(&["Lew Tarn"])
        );
        assert_eq!(
            speaker_of(&["\"We wait,\" said Lew Tarn, \"and we hope.\" \"It will end.\""]),
            some(&["Lew Tarn", "Lew Tarn", "Lew Tarn"])
        );
        assert_eq!(
            speaker_of(&["\"We wait. We hope it ends,\" Lew Tarn said."]),
            some(&["Lew Tarn"])
        );
        // The same voice though another spoke last in the paragraph.
        assert_eq!(
            speaker_of(&[
                "“We wait,” said Lew Tarn. Ada Moor disagreed. “There is a letter. It is old. I can read it,” she said."
            ]),
            some(&["Lew Tarn", "Ada Moor"])
        );
        assert_eq!(
            speaker_of(&[
                "\"We wait,\" Lew Tarn said.",
                "\"Then we shall see what the river does.\""
            ]),
            some(&["Lew Tarn", "Lew Tarn"])
        );
    }

    #[test]
    fn unnamed_speakers_are_given_as_printed() {
        assert_eq!(
            speaker_of(&["\"The road is shut,\" a police spokesman said."]),
            some(&["a police spokesman"])
        );
        assert_eq!(speaker_of(&["They called the dam \"safe\"."]), [None]);
    }
}
