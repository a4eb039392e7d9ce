//! Quotations cut at sentence ends, and what tells a title or a refusal to speak from speech.

use super::Telling;
use super::capitals::without_possessive;
use super::clause::{Break, Clause, is_preposition};
use super::quotations::Quotation;
use super::{reporting, roles, sayings};
use crate::text::words::{fold, is_stop, tokens};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A quotation cut at sentence ends.
pub(super) struct Piece {
    pub sentence: usize,
    pub span: Range<usize>,
    /// Goes on from the sentence or the paragraph before.
    pub continues: bool,
    pub quotation: usize,
    /// Number of the first quotation of those that go on from one another over several paragraphs.
    pub chain: usize,
}

/// Quotations cut at sentence ends, in order.
pub(super) fn cut(telling: &Telling, quotations: &[Quotation], paragraphs: &[String]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut first = 0;
    let mut chain = 0;
    for (count, quotation) in quotations.iter().enumerate() {
        if !quotation.continues {
            chain = count;
        }
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
                    chain,
                });
            }
        }
    }
    pieces
}

/// "declined to comment", "did not respond to a request", "could not be reached": a sentence that gives nobody's words.
pub(super) fn is_silent(clause: &Clause<'_>) -> bool {
    let refuses = |word: &str| {
        matches!(
            word,
            "declined"
                | "declines"
                | "declining"
                | "refused"
                | "refuses"
                | "refusing"
                | "not"
                | "didn't"
                | "don't"
                | "doesn't"
                | "hasn't"
                | "haven't"
                | "hadn't"
                | "wouldn't"
                | "couldn't"
                | "no"
                | "never"
                | "unavailable"
                | "without"
                | "unable"
                | "failed"
        )
    };
    let speaks = |word: &str| {
        matches!(
            word,
            "comment"
                | "comments"
                | "commenting"
                | "respond"
                | "responded"
                | "response"
                | "reply"
                | "replied"
                | "answer"
                | "answered"
                | "discuss"
                | "elaborate"
                | "reached"
                | "return"
                | "returned"
                | "commented"
                | "speculate"
        )
    };
    !clause.items.iter().any(|item| item.quote.is_some())
        && (0..clause.items.len()).any(|at| {
            clause.word(at).is_some_and(refuses) && (at + 1..at + 6).any(|next| clause.word(next).is_some_and(speaks))
        })
}

/// Nouns of what has a title, and of those who make it.
const WORKS: &str = "book books memoir memoirs novel novels film films movie movies documentary show shows program programme \
    series sitcom drama comedy musical play song songs single album hit anthem poem painting article essay column op-ed \
    magazine newsletter podcast episode video game host author bestseller best-seller biography autobiography thriller hymn \
    opera segment headline headlines title chapter";

/// Words after which a title names a thing that is watched, read or spoken to.
const LEADS: &str = "on in at of from during with to for told tell tells telling titled entitled named";

static WORK: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| WORKS.split_whitespace().collect());
static LEAD: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| LEADS.split_whitespace().collect());

/// "on “Meet the Coast”", "her book, “Tides”", "the Post's “Morning Line”": what stands before a title says that it is one.
pub(super) fn is_work(clause: &Clause<'_>, quote: usize) -> bool {
    let Some(before) = quote.checked_sub(1) else {
        return false;
    };
    let (Some(word), Some(item)) = (clause.word(before), clause.items.get(before)) else {
        return false;
    };
    match clause.broken(quote) {
        Break::Hard => false,
        _ if WORK.contains(word) => true,
        Break::Comma => false,
        // "chants of “Build It Now”"
        Break::None if word == "of" && before > 0 && sayings::is_saying(clause, before - 1) => false,
        Break::None => {
            let owned = without_possessive(item.text) != item.text || clause.gap(quote).starts_with(['\'', '’']);
            LEAD.contains(word) || owned || is_thing(clause, before)
        }
    }
}

/// Whether a title stands at `quote`, of a work that what stands before it says it is one.
pub(super) fn is_titled_work(clause: &Clause<'_>, quote: usize) -> bool {
    let words = clause
        .items
        .get(quote)
        .and_then(|item| clause.text.get(item.span.clone()));
    is_work(clause, quote) && words.is_some_and(|words| is_title(words.trim_end_matches(['.', ',', '?', '!'])))
}

/// "the romantic epic “Tides”": a common noun right before a title says what has it.
fn is_thing(clause: &Clause<'_>, at: usize) -> bool {
    let Some(word) = clause.word(at) else { return false };
    let small = clause
        .items
        .get(at)
        .is_some_and(|item| item.text.chars().all(char::is_lowercase));
    let verb = reporting::verb(word).is_some() && !clause.noun_use(at);
    let ends = ["ing", "ed", "ly"].iter().any(|end| word.ends_with(end));
    small && !verb && !ends && !is_stop(word) && !is_preposition(word) && !roles::is_document(word)
}

/// "Gone With the Wind": every word that carries meaning begins with a capital, and nothing ends like speech.
pub(super) fn is_title(words: &str) -> bool {
    let mut count = 0;
    let capital = tokens(words).all(|token| {
        let folded = fold(token.text);
        count += 1;
        token.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || is_stop(&folded)
    });
    capital
        && (1..=16).contains(&count)
        && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && words.contains(char::is_uppercase)
        && !words.ends_with(['.', '!', '?', '…'])
        && (count > 1 || !words.ends_with(','))
}

#[cfg(test)]
mod tests {
    use super::super::testing::speakers_of;

    #[test]
    fn what_is_watched_or_read_is_nobodys_words() {
        let none: [Option<String>; 0] = [];
        assert_eq!(
            speakers_of(&["Lew Tarn said on “Meet the Coast” that he would run."]),
            none
        );
        assert_eq!(
            speakers_of(&["In her memoir, “Hard Tides,” Ada Moor wrote of the storm."]),
            none
        );
        assert_eq!(
            speakers_of(&["Ada Moor told KPN News’ “Harbour” that the pier was shut."]),
            none
        );
        assert_eq!(
            speakers_of(&["Lew Tarn, who played in “The Salt Ladder,” said he was glad."]),
            none
        );
    }

    #[test]
    fn a_word_held_at_a_distance_is_nobodys_unless_somebody_says_it() {
        assert_eq!(speakers_of(&["The “tide money” crew has left the harbour."]), []);
        assert_eq!(speakers_of(&["A crew called “the Otters” has left the harbour."]), []);
        assert_eq!(
            speakers_of(&["Lew Tarn called the money “dirty”."]),
            [Some("Lew Tarn".to_owned())]
        );
        assert_eq!(
            speakers_of(&["Crews held signs that read “Rain Now”."]),
            [Some("signs".to_owned())]
        );
    }
}
