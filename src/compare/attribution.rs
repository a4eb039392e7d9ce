//! Whose words a sentence gives: the subject of its verb of speech.

use super::Sentence;
use super::names::{Names, Phrase};
use super::reporting::is_speech;
use crate::text::words::{fold, tokens};
use std::ops::Range;

/// A word of the sentence's own voice.
pub(super) struct Own<'a> {
    text: &'a str,
    pub folded: String,
    span: Range<usize>,
}

pub(super) fn own_words<'a>(sentence: &'a Sentence, quoted: &[Range<usize>]) -> Vec<Own<'a>> {
    let mut next = quoted.iter().peekable();
    tokens(&sentence.text)
        .filter(|token| {
            while next.peek().is_some_and(|span| span.end <= token.start) {
                next.next();
            }
            next.peek().is_none_or(|span| token.end <= span.start)
        })
        .map(|token| Own {
            text: token.text,
            folded: fold(token.text),
            span: token.start..token.end,
        })
        .collect()
}

/// Whether the word at `at` introduces somebody's words.
pub(super) fn speaks(own: &[Own<'_>], at: usize) -> bool {
    own.get(at).is_some_and(|word| {
        is_speech(&word.folded)
            || (word.folded == "according" && own.get(at + 1).is_some_and(|next| next.folded == "to"))
    })
}

/// Who the sentence says is speaking: the subject of the verb of speech nearest to the quotation, of any such verb where
/// nothing is quoted.
pub(super) fn attribution(
    text: &str,
    own: &[Own<'_>],
    quoted: &[Range<usize>],
    names: &Names,
    named: Option<&str>,
) -> Option<String> {
    let distance = |word: &Own<'_>| {
        quoted
            .iter()
            .map(|span| {
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
        .filter(|(at, _)| speaks(own, *at))
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
    let introduced = quoted.first().is_some_and(|span| {
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
fn subject(text: &str, own: &[Own<'_>], at: usize, quoted: &[Range<usize>]) -> Option<Phrase> {
    let verb = own.get(at)?;
    // An inverted order stands directly after a quotation or a comma.
    let lead = text.get(..verb.span.start)?.trim_end();
    let inverted = lead.ends_with(['"', '”', '“', '’', '\'', '»', '」', ',']) && at + 1 < own.len();
    let after_quote = quoted
        .iter()
        .any(|span| verb.span.start >= span.end && verb.span.start - span.end <= 6);
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

/// Words with which an apposition begins.
fn is_apposition(word: &str) -> bool {
    matches!(
        word,
        "who" | "whose" | "which" | "the" | "a" | "an" | "his" | "her" | "their" | "its" | "now" | "then" | "aged"
    ) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// The noun phrase that ends before the verb at `at`, within the same clause.
fn before(text: &str, own: &[Own<'_>], at: usize) -> Option<Phrase> {
    let mut end = at;
    while end > 0 && own.get(end - 1).is_some_and(|word| is_helper(&word.folded)) {
        end -= 1;
    }
    // "Moor, the harbour master, said": the apposition gives way to the name before it.
    let mut start = end;
    let mut comma = None;
    while start > 0 && end - start < 18 {
        let (word, next) = (own.get(start - 1)?, own.get(start)?);
        let gap = text.get(word.span.end..next.span.start)?;
        if gap.contains(['"', '”', '“', ';', ':', '—', '»', '(', ')']) || gap.contains(". ") && word.folded.len() > 4
        {
            break;
        }
        if gap.contains(',') {
            // The comma before the verb closes an apposition, the next one opens it, and before that may stand one more.
            let opens = |at: usize| at == end || own.get(at).is_some_and(|word| is_apposition(&word.folded));
            if comma.is_some_and(|comma| !opens(comma)) {
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
    let relative = comma
        .and_then(|comma| own.get(comma))
        .is_some_and(|word| matches!(word.folded.as_str(), "who" | "whose" | "which"));
    match far {
        Some(far) if relative => far.has_name().then(|| far.last_name_run()),
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
