//! Where direct quotations stand: marks of every house paired by their role, nested, mixed, unclosed or carried over
//! several paragraphs.

use super::marks::{Mark, begins_single, is_double, marks, single_marks};
use super::reporting;
use crate::text::words::{folded, tokens};
use std::ops::Range;

/// A direct quotation in one paragraph: the bytes between its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    pub paragraph: usize,
    pub span: Range<usize>,
    /// Goes on from the paragraph before.
    pub continues: bool,
}

/// All direct quotations of `paragraphs`, in order. In an article that prints double marks a single one opens only where its
/// shape says so and nothing is open, unless the house quotes in single marks and keeps the double ones for what is quoted
/// within.
pub(super) fn find(paragraphs: &[String]) -> Vec<Quotation> {
    let double: Vec<Vec<Mark>> = paragraphs.iter().map(|text| marks(text, is_double)).collect();
    let lone = double.iter().all(Vec::is_empty);
    if lone || paragraphs.iter().any(|text| text.contains(['\'', '‘'])) {
        let next = paragraphs.iter().skip(1).map(|text| begins_single(text)).chain([false]);
        let single: Vec<Vec<Mark>> = paragraphs
            .iter()
            .zip(next)
            .map(|(text, goes_on)| single_marks(text, goes_on))
            .collect();
        let held = pair(paragraphs, &single);
        if lone {
            return held;
        }
        if let Some(outside) = single_house(paragraphs, &held, &double) {
            let both: Vec<Vec<Mark>> = single
                .into_iter()
                .zip(outside)
                .map(|(mut marks, double)| {
                    marks.extend(double);
                    marks.sort_by_key(|mark| mark.at);
                    marks
                })
                .collect();
            return pair(paragraphs, &both);
        }
    }
    let held = pair(paragraphs, &double);
    let mut held = held.iter().peekable();
    let both: Vec<Vec<Mark>> = double
        .into_iter()
        .zip(paragraphs)
        .enumerate()
        .map(|(number, (double, text))| {
            let mut spans: Vec<Range<usize>> = Vec::new();
            while let Some(quotation) = held.next_if(|quotation| quotation.paragraph == number) {
                spans.push(quotation.span.clone());
            }
            with_single(double, text, &spans)
        })
        .collect();
    pair(paragraphs, &both)
}

/// Where the house quotes in single marks, the double marks that stand outside the quotations these make: at least two of them
/// end as speech does, and they are more than what stands in double marks outside.
fn single_house(paragraphs: &[String], held: &[Quotation], double: &[Vec<Mark>]) -> Option<Vec<Vec<Mark>>> {
    let spoken = |quotation: &&Quotation| {
        let text = paragraphs
            .get(quotation.paragraph)
            .and_then(|text| text.get(quotation.span.clone()));
        text.is_some_and(|text| {
            let text = text.trim_end_matches(['"', '”', '\'']);
            text.ends_with([',', '.', '!', '?']) && text.split_whitespace().nth(2).is_some()
        })
    };
    let spoken = held.iter().filter(spoken).count();
    if spoken < 2 {
        return None;
    }
    let mut inside = held.iter().peekable();
    let outside: Vec<Vec<Mark>> = double
        .iter()
        .enumerate()
        .map(|(number, marks)| {
            let mut spans: Vec<Range<usize>> = Vec::new();
            while let Some(quotation) = inside.next_if(|quotation| quotation.paragraph <= number) {
                spans.push(quotation.span.clone());
            }
            let within = |mark: &Mark| spans.iter().any(|span| span.contains(&mark.at) || span.end == mark.at);
            marks.iter().filter(|mark| !within(mark)).copied().collect()
        })
        .collect();
    (spoken > pair(paragraphs, &outside).len()).then_some(outside)
}

/// Whether a straight single mark begins a paragraph of speech: "'We wait for the rain here,' Moor said."
fn begins(text: &str, mark: &Mark) -> bool {
    const WORDS: usize = 4;
    let rest = text.get(mark.at + mark.len..).unwrap_or_default();
    let ahead = text.get(..mark.at).unwrap_or_default().trim_end();
    let close = rest.char_indices().find(|(at, c)| {
        matches!(c, '\'' | '’')
            && !rest
                .get(at + c.len_utf8()..)
                .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    });
    let Some((quoted, after)) = close.and_then(|(at, c)| Some((rest.get(..at)?, rest.get(at + c.len_utf8()..)?)))
    else {
        return false;
    };
    // "… of the pier. 'We wait for the rain here’ says Moor": amid a paragraph a verb of speech must follow.
    let said = || {
        let next = tokens(after).next().filter(|next| next.start <= 2);
        next.is_some_and(|next| reporting::is_speech(&folded(next.text)))
    };
    let opens = ahead.is_empty() || ahead.ends_with(':') || ahead.ends_with(['.', '!', '?', '"', '”']) && said();
    opens && rest.starts_with(char::is_uppercase) && quoted.split_whitespace().count() > WORDS
}

/// The double marks of a paragraph and, outside the quotations they make, the single ones of a pair. One that a double mark
/// closes stands alone.
fn with_single(double: Vec<Mark>, text: &str, held: &[Range<usize>]) -> Vec<Mark> {
    let mut marks = double;
    let doubles = marks.len();
    let mut end = 0;
    let mut single = single_marks(text, false).into_iter().filter(|mark| {
        mark.closes || text.get(mark.at..).is_some_and(|rest| rest.starts_with('‘')) || begins(text, mark)
    });
    while let Some(open) = single.find(|mark| mark.opens && mark.at >= end) {
        let inside = held.partition_point(|span| span.end <= open.at);
        if held.get(inside).is_some_and(|span| span.start <= open.at) {
            continue;
        }
        let next = marks
            .get(..doubles)
            .and_then(|marks| marks.iter().find(|mark| mark.at > open.at))
            .copied();
        let Some(close) = single.next().filter(|mark| mark.closes) else {
            break;
        };
        end = close.at + close.len;
        marks.push(open);
        if !next.is_some_and(|mark| mark.at <= close.at && mark.closes && !mark.opens) {
            marks.push(close);
        }
    }
    marks.sort_by_key(|mark| mark.at);
    marks
}

fn pair(paragraphs: &[String], all: &[Vec<Mark>]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    // The last paragraph ended inside a quotation.
    let mut carried = false;
    for (number, (text, marks)) in paragraphs.iter().zip(all).enumerate() {
        let mut open: Option<(usize, bool)> = None;
        let mut depth = 0usize;
        let first = marks.first();
        if carried && first.is_none() {
            carried = closes_later(all, number);
            if carried {
                push(&mut found, text, number, 0..text.len(), true);
            }
            continue;
        }
        let reopened =
            first.is_some_and(|mark| mark.opens && text.get(..mark.at).is_some_and(|before| before.trim().is_empty()));
        if carried && !reopened && first.is_some_and(|mark| mark.closes) {
            open = Some((0, true));
        }
        for (index, mark) in marks.iter().enumerate() {
            match open {
                None if mark.opens => open = Some((mark.at + mark.len, carried && index == 0 && reopened)),
                None => {}
                Some((start, continues)) if mark.closes => {
                    if depth > 0 {
                        depth -= 1;
                    } else {
                        push(&mut found, text, number, start..mark.at, continues);
                        open = None;
                    }
                }
                Some((start, continues)) => {
                    // An opening mark inside: nested where enough marks close after it, else the first was never closed.
                    let closing = marks
                        .iter()
                        .skip(index + 1)
                        .take(4)
                        .take_while(|mark| mark.closes && !mark.opens)
                        .count();
                    if closing > depth + 1 {
                        depth += 1;
                    } else {
                        let reopened = reopens(text, start, mark.at);
                        let end = if reopened {
                            mark.at
                        } else {
                            sentence_end(text, start, mark.at)
                        };
                        push(&mut found, text, number, start..end, continues);
                        open = Some((mark.at + mark.len, reopened));
                        depth = 0;
                    }
                }
            }
        }
        carried = open.is_some();
        if let Some((start, continues)) = open {
            let next = paragraphs.get(number + 1).map(String::as_str).unwrap_or_default();
            let goes_on = marks_after(all.get(number + 1).and_then(|marks| marks.first()).copied(), next)
                || closes_later(all, number);
            let end = if goes_on {
                text.len()
            } else {
                sentence_end(text, start, text.len())
            };
            push(&mut found, text, number, start..end, continues);
        }
    }
    found
}

/// "“We wait. It rains. “Then we hope.”": paragraphs of one quotation run together, each with its own opening mark.
fn reopens(text: &str, start: usize, mark: usize) -> bool {
    let straight = text.get(mark..).is_some_and(|rest| rest.starts_with('"'));
    let sign = if straight { '"' } else { '“' };
    let opened = text.get(..start).is_some_and(|before| before.ends_with(sign));
    let within = text.get(start..mark).unwrap_or_default();
    let rest = text.get(sentence_end(text, start, mark)..mark).unwrap_or_default();
    let told = tokens(rest).any(|token| matches!(token.text, "said" | "says" | "told" | "added" | "wrote"));
    opened
        && text.get(mark..).is_some_and(|rest| rest.starts_with(sign))
        && (!straight
            || within.ends_with(' ')
                && text
                    .get(mark + 1..)
                    .is_some_and(|rest| rest.starts_with(char::is_uppercase)))
        && within.trim_end().ends_with(['.', '!', '?', '…'])
        && !told
}

/// Paragraphs without a mark that a quotation may run over.
const UNMARKED: usize = 6;

/// Whether the next mark after a paragraph closes what is left open there, though unmarked paragraphs stand between.
fn closes_later(all: &[Vec<Mark>], number: usize) -> bool {
    let first = all
        .iter()
        .skip(number + 1)
        .take(UNMARKED)
        .find_map(|marks| marks.first());
    first.is_some_and(|mark| mark.closes)
}

/// Whether the quotation left open goes on in the next paragraph, whose first mark is given.
fn marks_after(first: Option<Mark>, next: &str) -> bool {
    first.is_some_and(|mark| {
        let leads = next.get(..mark.at).is_some_and(|before| before.trim().is_empty());
        (leads && mark.opens) || mark.closes
    })
}

fn push(found: &mut Vec<Quotation>, text: &str, paragraph: usize, span: Range<usize>, continues: bool) {
    let Some(inner) = text.get(span.clone()) else { return };
    let start = span.start + (inner.len() - inner.trim_start().len());
    let end = start + inner.trim().len();
    if inner.chars().any(char::is_alphanumeric) {
        found.push(Quotation {
            paragraph,
            span: start..end,
            continues,
        });
    }
}

/// The end of the first sentence after `start`, at most `limit`: how far a quotation reaches that nobody closed.
fn sentence_end(text: &str, start: usize, limit: usize) -> usize {
    let rest = text.get(start..limit).unwrap_or_default();
    let mut before = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let spaced = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        let short = c == '.' && ends_with_title(rest.get(..at).unwrap_or_default());
        if matches!(c, '.' | '!' | '?' | '。') && (spaced || c == '。') && before.is_lowercase() && !short {
            return start + at + c.len_utf8();
        }
        before = c;
    }
    limit
}

/// "Dr", "Gen": a short capitalised word, whose stop ends no sentence.
fn ends_with_title(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    let word = word.trim_start_matches(['"', '“', '‘', '\'', '(']);
    word.len() <= 4 && word.starts_with(char::is_uppercase) && crate::text::style::is_courtesy(&word.to_lowercase())
        || matches!(
            word,
            "Gen"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Lt"
                | "Col"
                | "Capt"
                | "Sgt"
                | "St"
                | "Prof"
                | "Rev"
                | "Dr"
                | "Mr"
                | "Mrs"
                | "Ms"
        )
}

#[cfg(test)]
mod tests;
