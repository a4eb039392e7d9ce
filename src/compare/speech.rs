//! Who says what: the speaker of each direct quotation and of each sentence of reported speech.

use super::names::{Names, Phrase};
use super::quotations::Quotation;
use super::reporting::is_speech;
use super::{Sentence, Telling};
use crate::text::words::{fold, tokens};
use std::ops::Range;

/// A piece of a direct quotation within one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    pub sentence: usize,
    /// Bytes of the sentence's text, without the marks.
    pub span: Range<usize>,
    pub speaker: Option<String>,
    /// The marks close where the sentence goes on, or the quotation goes over its end: a whole clause, not one term.
    pub words: usize,
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

/// A word of the sentence's own voice.
struct Own<'a> {
    text: &'a str,
    folded: String,
    span: Range<usize>,
}

/// Finds the speakers of a telling's quotations.
pub(super) fn listen(telling: &Telling, paragraphs: &[String], quotations: &[Quotation]) -> Speech {
    let names = Names::of(telling.sentences.iter().map(|sentence| sentence.text.as_str()));
    let pieces = cut(telling, quotations, paragraphs);
    let mut speech = Speech::default();
    let mut from = 0;
    // Who spoke last, in which paragraph, and who was named last.
    let mut last: Option<(usize, String)> = None;
    let mut named: Option<String> = None;
    for (number, sentence) in telling.sentences.iter().enumerate() {
        let mine = pieces
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|piece| piece.0 == number)
            .count();
        let spans: Vec<(Range<usize>, bool)> = pieces
            .get(from..from + mine)
            .unwrap_or_default()
            .iter()
            .map(|piece| (piece.1.clone(), piece.2))
            .collect();
        from += mine;
        let own = own_words(sentence, &spans);
        let reports = own.iter().enumerate().any(|(at, word)| {
            is_speech(&word.folded)
                || (word.folded == "according" && own.get(at + 1).is_some_and(|next| next.folded == "to"))
        });
        let mut speaker = attribution(&sentence.text, &own, &spans, &names, named.as_deref());
        if speaker.is_none() && !spans.is_empty() {
            // "… ," he said. "The rest": the rest of the paragraph is the same voice, as is a bare quotation.
            let bare = own.len() <= 2;
            let continued = spans.iter().any(|(_, continues)| *continues);
            speaker = last
                .as_ref()
                .filter(|(paragraph, _)| {
                    *paragraph == sentence.paragraph || (bare && *paragraph + 1 == sentence.paragraph) || continued
                })
                .map(|(_, speaker)| speaker.clone());
        }
        for (span, _) in spans {
            let words = sentence.text.get(span.clone()).map_or(0, |text| tokens(text).count());
            speech.utterances.push(Utterance {
                sentence: number,
                span,
                speaker: speaker.clone(),
                words,
            });
        }
        if let Some(speaker) = &speaker {
            last = Some((sentence.paragraph, speaker.clone()));
        }
        if let Some(person) = names.person_in(number) {
            named = Some(person);
        }
        speech.speakers.push(speaker);
        speech.reports.push(reports);
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

/// Quotations cut at sentence ends: sentence, bytes of its text, whether it continues from before.
fn cut(telling: &Telling, quotations: &[Quotation], paragraphs: &[String]) -> Vec<(usize, Range<usize>, bool)> {
    let mut pieces = Vec::new();
    let mut first = 0;
    for quotation in quotations {
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
                pieces.push((
                    number,
                    start - sentence.span.start..end - sentence.span.start,
                    continues,
                ));
            }
        }
    }
    pieces
}

fn own_words<'a>(sentence: &'a Sentence, quoted: &[(Range<usize>, bool)]) -> Vec<Own<'a>> {
    let mut next = quoted.iter().peekable();
    tokens(&sentence.text)
        .filter(|token| {
            while next.peek().is_some_and(|(span, _)| span.end <= token.start) {
                next.next();
            }
            next.peek().is_none_or(|(span, _)| token.end <= span.start)
        })
        .map(|token| Own {
            text: token.text,
            folded: fold(token.text),
            span: token.start..token.end,
        })
        .collect()
}

/// Who the sentence says is speaking: the subject of the verb of speech nearest to the quotation, of any such verb where
/// nothing is quoted.
fn attribution(
    text: &str,
    own: &[Own<'_>],
    quoted: &[(Range<usize>, bool)],
    names: &Names,
    named: Option<&str>,
) -> Option<String> {
    let distance = |word: &Own<'_>| {
        quoted
            .iter()
            .map(|(span, _)| {
                span.start
                    .saturating_sub(word.span.end)
                    .max(word.span.start.saturating_sub(span.end))
            })
            .min()
            .unwrap_or(word.span.start)
    };
    let mut verbs: Vec<(usize, usize)> = own
        .iter()
        .enumerate()
        .filter(|(at, word)| {
            is_speech(&word.folded)
                || (word.folded == "according" && own.get(at + 1).is_some_and(|next| next.folded == "to"))
        })
        .map(|(at, word)| (distance(word), at))
        .collect();
    verbs.sort_unstable();
    for (_, at) in verbs {
        let subject = if own.get(at).is_some_and(|word| word.folded == "according") {
            after(text, own, at + 2)
        } else {
            subject(text, own, at, quoted)
        };
        if let Some(phrase) = subject
            && let Some(speaker) = names.resolve(&phrase, named)
        {
            return Some(speaker);
        }
    }
    // "Moor: 'We wait.'" and "saying that" with the subject further off: the first name of the sentence.
    let introduced = quoted.first().is_some_and(|(span, _)| {
        text.get(..span.start).is_some_and(|before| {
            let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ':' && c != ',');
            before.ends_with(':') && own.iter().take_while(|word| word.span.end <= span.start).count() <= 6
        })
    });
    introduced
        .then(|| after(text, own, 0))
        .flatten()
        .and_then(|phrase| names.resolve(&phrase, named))
}

/// The subject of the verb at `at`: before it in its clause, or, in "…," said Moor, after it.
fn subject(text: &str, own: &[Own<'_>], at: usize, quoted: &[(Range<usize>, bool)]) -> Option<Phrase> {
    let verb = own.get(at)?;
    // An inverted order stands directly after a quotation or a comma.
    let lead = text.get(..verb.span.start)?.trim_end();
    let inverted = lead.ends_with(['"', '”', '“', '’', '\'', '»', '」', ',']) && at + 1 < own.len();
    let after_quote = quoted
        .iter()
        .any(|(span, _)| verb.span.start >= span.end && verb.span.start - span.end <= 6);
    if inverted
        && after_quote
        && let Some(phrase) = after(text, own, at + 1)
    {
        return Some(phrase);
    }
    before(text, own, at)
}

/// Auxiliaries and adverbs between a subject and its verb.
fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "had"
            | "have"
            | "was"
            | "is"
            | "were"
            | "are"
            | "also"
            | "then"
            | "later"
            | "would"
            | "will"
            | "who"
            | "again"
            | "earlier"
            | "once"
            | "further"
            | "be"
            | "been"
            | "did"
            | "not"
            | "on"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    ) || word.ends_with("ly")
}

const PRONOUNS: &[&str] = &["he", "she", "they", "it", "i", "we", "you", "who"];

/// The noun phrase that ends before the verb at `at`, within the same clause.
fn before(text: &str, own: &[Own<'_>], at: usize) -> Option<Phrase> {
    let mut end = at;
    while end > 0 && own.get(end - 1).is_some_and(|word| is_helper(&word.folded)) {
        end -= 1;
    }
    // "Moor, the harbour master, said": the apposition gives way to the name before it.
    let mut start = end;
    let mut comma = None;
    while start > 0 && end - start < 14 {
        let (word, next) = (own.get(start - 1)?, own.get(start)?);
        let gap = text.get(word.span.end..next.span.start)?;
        if gap.contains(['"', '”', '“', ';', ':', '—', '»', '(', ')']) || gap.contains(". ") && word.folded.len() > 4
        {
            break;
        }
        if gap.contains(',') {
            if comma.is_some() {
                break;
            }
            comma = Some(start);
        }
        if comma.is_none()
            && (is_speech(&word.folded)
                || matches!(
                    word.folded.as_str(),
                    "that" | "because" | "while" | "but" | "and" | "when" | "as" | "if"
                ))
        {
            break;
        }
        start -= 1;
    }
    let near = Phrase::of(own.get(comma.unwrap_or(start)..end)?.iter().map(|word| word.text));
    let far = comma
        .and_then(|comma| own.get(start..comma))
        .map(|words| Phrase::of(words.iter().map(|word| word.text)));
    match far {
        Some(far) if far.has_name() && !near.has_name() && !near.is_pronoun() => Some(far.last_name_run()),
        _ if near.is_empty() => far.filter(Phrase::has_name).map(|far| far.last_name_run()),
        _ => Some(near),
    }
}

/// The noun phrase that begins at `at`, up to the next comma, verb or quotation.
fn after(text: &str, own: &[Own<'_>], at: usize) -> Option<Phrase> {
    let mut end = at;
    while let Some(word) = own.get(end) {
        if end > at {
            let gap = text.get(own.get(end - 1)?.span.end..word.span.start)?;
            let stopped = gap.contains(". ") && own.get(end - 1).is_some_and(|word| word.folded.len() > 4);
            if stopped || gap.contains([',', '"', '”', '“', ';', ':', '—', '»', '(', ')']) {
                break;
            }
        }
        let ends = is_speech(&word.folded)
            || matches!(
                word.folded.as_str(),
                "who" | "in" | "on" | "at" | "after" | "as" | "when" | "during" | "to" | "by" | "from" | "that"
            )
            || is_helper(&word.folded);
        if ends || end - at >= 10 {
            break;
        }
        end += 1;
    }
    let phrase = Phrase::of(own.get(at..end)?.iter().map(|word| word.text));
    (!phrase.is_empty()).then_some(phrase)
}

/// Whether a folded word stands for somebody named before.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
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
            some(&["Lew Tarn", "Lew Tarn"])
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
