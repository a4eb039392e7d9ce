//! Who says what: the speaker of each direct quotation and of each sentence of reported speech.

use super::Telling;
use super::attribution::{attribution, own_words, speaks};
use super::names::Names;
use super::quotations::Quotation;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A piece of a direct quotation within one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    pub sentence: usize,
    /// Bytes of the sentence's text, without the marks.
    pub span: Range<usize>,
    pub speaker: Option<String>,
    /// Number of the quotation it is a piece of: all between one pair of marks.
    pub quotation: usize,
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
}

/// A quotation cut at sentence ends.
struct Piece {
    sentence: usize,
    span: Range<usize>,
    /// Goes on from the sentence or the paragraph before.
    continues: bool,
    quotation: usize,
}

/// Finds the speakers of a telling's quotations.
pub(super) fn listen(telling: &Telling, paragraphs: &[String], quotations: &[Quotation]) -> Speech {
    let names = Names::of(telling.sentences.iter().map(|sentence| sentence.text.as_str()));
    let pieces = cut(telling, quotations, paragraphs);
    let mut speech = Speech::default();
    let mut bare = Vec::with_capacity(telling.sentences.len());
    // Who was named last.
    let mut named: Option<String> = None;
    let mut rest = pieces.as_slice();
    for (number, sentence) in telling.sentences.iter().enumerate() {
        let (mine, others) = rest.split_at(rest.partition_point(|piece| piece.sentence <= number));
        rest = others;
        let spans: Vec<Range<usize>> = mine.iter().map(|piece| piece.span.clone()).collect();
        let own = own_words(sentence, &spans);
        speech.reports.push((0..own.len()).any(|at| speaks(&own, at)));
        speech
            .speakers
            .push(attribution(&sentence.text, &own, &spans, &names, named.as_deref()));
        bare.push(own.len() <= 2);
        if let Some(person) = names.person_in(number) {
            named = Some(person);
        }
    }
    // One quotation has one speaker, named at whichever of its sentences.
    let mut whole: FxHashMap<usize, String> = FxHashMap::default();
    for piece in &pieces {
        if let Some(speaker) = speech.speakers.get(piece.sentence).cloned().flatten() {
            whole.entry(piece.quotation).or_insert(speaker);
        }
    }
    // Who spoke last, and in which paragraph.
    let mut last: Option<(usize, String)> = None;
    let mut rest = pieces.as_slice();
    for (number, sentence) in telling.sentences.iter().enumerate() {
        let (mine, others) = rest.split_at(rest.partition_point(|piece| piece.sentence <= number));
        rest = others;
        let mut speaker = speech.speakers.get(number).cloned().flatten();
        if speaker.is_none() && !mine.is_empty() {
            // "… ," he said. "The rest": the rest of the paragraph is the same voice, as is a bare quotation.
            let bare = bare.get(number).copied().unwrap_or(false);
            let continued = mine.iter().any(|piece| piece.continues);
            speaker = mine
                .iter()
                .find_map(|piece| whole.get(&piece.quotation).cloned())
                .or_else(|| {
                    last.as_ref()
                        .filter(|(paragraph, _)| {
                            *paragraph == sentence.paragraph
                                || (bare && *paragraph + 1 == sentence.paragraph)
                                || continued
                        })
                        .map(|(_, speaker)| speaker.clone())
                });
        }
        speech.utterances.extend(mine.iter().map(|piece| Utterance {
            sentence: number,
            span: piece.span.clone(),
            speaker: speaker.clone(),
            quotation: piece.quotation,
        }));
        if let Some(speaker) = &speaker {
            last = Some((sentence.paragraph, speaker.clone()));
        }
        if let Some(slot) = speech.speakers.get_mut(number) {
            *slot = speaker;
        }
    }
    carry_back(telling, &mut speech);
    speech
}

/// A quotation whose speaker is named only after its first sentences: "We wait. We hope," she said.
fn carry_back(telling: &Telling, speech: &mut Speech) {
    let mut later: Option<(usize, usize, String)> = None;
    for utterance in speech.utterances.iter_mut().rev() {
        let paragraph = telling
            .sentences
            .get(utterance.sentence)
            .map_or(0, |sentence| sentence.paragraph);
        match &utterance.speaker {
            Some(speaker) => later = Some((paragraph, utterance.sentence, speaker.clone())),
            None => {
                if let Some((same, sentence, speaker)) = &mut later
                    && *same == paragraph
                    && *sentence <= utterance.sentence + 1
                {
                    utterance.speaker = Some(speaker.clone());
                    *sentence = utterance.sentence;
                    if let Some(slot) = speech.speakers.get_mut(utterance.sentence) {
                        *slot = Some(speaker.clone());
                    }
                }
            }
        }
    }
}

/// Quotations cut at sentence ends, in order.
fn cut(telling: &Telling, quotations: &[Quotation], paragraphs: &[String]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut first = 0;
    for (count, quotation) in quotations.iter().enumerate() {
        while telling.sentences.get(first).is_some_and(|sentence| {
            (sentence.paragraph, sentence.span.end) <= (quotation.paragraph, quotation.span.start)
        }) {
            first += 1;
        }
        for (number, sentence) in telling.sentences.iter().enumerate().skip(first) {
            if sentence.paragraph != quotation.paragraph || sentence.span.start >= quotation.span.end {
                break;
            }
            let start = quotation.span.start.max(sentence.span.start);
            let end = quotation.span.end.min(sentence.span.end);
            let worded = paragraphs
                .get(quotation.paragraph)
                .and_then(|text| text.get(start..end))
                .is_some_and(|text| text.chars().any(char::is_alphanumeric));
            if start < end && worded {
                let continues = quotation.continues || start > quotation.span.start;
                pieces.push(Piece {
                    sentence: number,
                    span: start - sentence.span.start..end - sentence.span.start,
                    continues,
                    quotation: count,
                });
            }
        }
    }
    pieces
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
