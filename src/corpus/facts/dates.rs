//! Dates in running text and in metadata, as news writes them: "May 8 2012", "8th May 2012", "(2012, May 8)",
//! "2012-05-08T09:30:00Z", "8. Mai 2012", "12:52 p.m. EDT May 2, 2013", "2012年5月8日".
//!
//! A date that can be read in two ways ("03/04/2012") is not read at all.

mod clock;
mod months;

pub(in crate::corpus) use clock::weekday;

use crate::corpus::article::Published;
use clock::{time_after, time_before};
use jiff::civil::Date;
use jiff::tz::Offset;
use months::month;
use std::ops::Range;

/// What the words before a date say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) enum Label {
    /// Nothing.
    Bare,
    Published,
    /// Changed after publication.
    Updated,
    /// Fetched, printed or archived by a reader.
    Retrieved,
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::corpus) struct Found {
    pub published: Published,
    /// Where it stands, with its time.
    pub at: Range<usize>,
    pub label: Label,
}

/// Whether a word is the name of a month.
pub(in crate::corpus) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The date a value of metadata tells: ISO 8601, seconds or milliseconds since 1970, or words.
pub(in crate::corpus) fn parse(value: &str) -> Option<Published> {
    let value = value.trim();
    if value.len() >= 9 && value.len() <= 13 && value.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = value.parse().ok()?;
        let seconds = if value.len() > 10 { number / 1000 } else { number };
        let time = Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
        return Some(Published::Time(time, Some(Offset::UTC)));
    }
    let short: String = value.chars().take(200).collect();
    find(&short).into_iter().next().map(|found| found.published)
}

/// All dates of a line, in order.
pub(in crate::corpus) fn find(line: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let tokens = tokens(line);
    let mut i = 0;
    while i < tokens.len() {
        let Some((date, mut next)) = date_at(&tokens, i) else {
            i += 1;
            continue;
        };
        let before = found.last().map_or(0, |found| found.at.end);
        let mut start = tokens.get(i).map_or(0, |token| token.start);
        let mut published = Published::Day(date);
        if let Some((time, offset, end)) = time_after(&tokens, next, date) {
            published = Published::Time(date.to_datetime(time), offset);
            next = end;
        } else if let Some((time, offset, begin)) = time_before(&tokens, i, before, date) {
            published = Published::Time(date.to_datetime(time), offset);
            start = begin;
        }
        let end = tokens.get(next - 1).map_or(line.len(), |token| token.end);
        let label = label(line.get(before..start).unwrap_or_default());
        found.push(Found {
            published,
            at: start..end,
            label,
        });
        i = next;
    }
    found
}

fn label(before: &str) -> Label {
    let words: Vec<String> = before
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    for word in words.iter().rev().take(4) {
        match word.as_str() {
            "updated" | "update" | "modified" | "edited" | "revised" | "corrected" | "aktualisiert" | "actualizado"
            | "aggiornato" | "bijgewerkt" | "uppdaterad" => return Label::Updated,
            "retrieved" | "accessed" | "downloaded" | "printed" | "archived" | "fetched" | "crawled" | "abgerufen"
            | "scraped" | "captured" | "saved" => return Label::Retrieved,
            "published" | "posted" | "publication" | "created" | "veröffentlicht" | "erschienen" | "publicado"
            | "publié" | "pubblicato" | "gepubliceerd" | "publicerad" | "filed" | "issued" | "released" => {
                return Label::Published;
            }
            _ => {}
        }
    }
    Label::Bare
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// Value and number of digits.
    Number(u32, usize),
    Word,
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    what: What,
    text: &'a str,
    start: usize,
    end: usize,
}

impl Token<'_> {
    fn is(&self, mark: char) -> bool {
        self.what == What::Mark(mark)
    }
}

/// Runs of digits, runs of letters, and single marks; spaces are left out.
fn tokens(line: &str) -> Vec<Token<'_>> {
    let class = |c: char| match c {
        c if c.is_ascii_digit() => 0,
        c if c.is_alphabetic() && !matches!(c, '年' | '月' | '日') => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let kind = class(c);
        let mut end = start + c.len_utf8();
        while kind != 2 && chars.peek().is_some_and(|(_, next)| class(*next) == kind) {
            end = chars.next().map_or(end, |(at, next)| at + next.len_utf8());
        }
        let Some(text) = line.get(start..end) else { continue };
        let what = match kind {
            0 => What::Number(text.parse().unwrap_or(u32::MAX), text.len()),
            1 => What::Word,
            _ => What::Mark(c),
        };
        tokens.push(Token { what, text, start, end });
    }
    tokens
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1800..=2100).contains(&year) {
        return None;
    }
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// The date that begins at token `i`, and the token after it.
fn date_at(tokens: &[Token<'_>], i: usize) -> Option<(Date, usize)> {
    let number = |at: usize, digits: std::ops::RangeInclusive<usize>| match tokens.get(at)?.what {
        What::Number(value, size) if digits.contains(&size) => Some(value),
        _ => None,
    };
    let mark = |at: usize, marks: &[char]| {
        tokens
            .get(at)
            .is_some_and(|token| marks.iter().any(|mark| token.is(*mark)))
    };
    let month_at = |at: usize| {
        tokens
            .get(at)
            .filter(|token| token.what == What::Word)
            .and_then(|token| month(token.text))
    };
    // Optional tokens between the parts: "8th", "8.", "May.", "de", commas.
    let skip = |mut at: usize, words: &[&str], marks: &[char]| {
        while let Some(token) = tokens.get(at) {
            let word = token.what == What::Word && words.iter().any(|word| token.text.eq_ignore_ascii_case(word));
            if !word && !marks.iter().any(|mark| token.is(*mark)) {
                break;
            }
            at += 1;
        }
        at
    };
    if let Some(month) = month_at(i) {
        let at = skip(i + 1, &[], &['.']);
        let day = number(at, 1..=2)?;
        let at = skip(at + 1, &["st", "nd", "rd", "th", "de", "del", "of"], &[',', '.']);
        return Some((civil(number(at, 4..=4)?, month, day)?, at + 1));
    }
    if let Some(year) = number(i, 4..=4) {
        if mark(i + 1, &['年']) && mark(i + 3, &['月']) {
            let date = civil(year, number(i + 2, 1..=2)?, number(i + 4, 1..=2)?)?;
            return Some((date, if mark(i + 5, &['日']) { i + 6 } else { i + 5 }));
        }
        let at = skip(i + 1, &[], &[',', '-', '.']);
        if let Some(month) = month_at(at) {
            let at = skip(at + 1, &[], &['.', '-']);
            return Some((civil(year, month, number(at, 1..=2)?)?, at + 1));
        }
        let separator = tokens.get(i + 1)?.what;
        let same = tokens.get(i + 3).is_some_and(|token| token.what == separator);
        if mark(i + 1, &['-', '/', '.']) && same {
            return Some((civil(year, number(i + 2, 1..=2)?, number(i + 4, 1..=2)?)?, i + 5));
        }
        return None;
    }
    if number(i, 8..=8).is_some() {
        let text = tokens.get(i)?.text;
        let part = |range: Range<usize>| text.get(range).and_then(|part| part.parse().ok());
        let date = civil(part(0..4)?, part(4..6)?, part(6..8)?)?;
        return (1950..=2100).contains(&date.year()).then_some((date, i + 1));
    }
    let first = number(i, 1..=2)?;
    let at = skip(i + 1, &["st", "nd", "rd", "th", "er", "º", "de", "of"], &['.', '-']);
    if let Some(month) = month_at(at) {
        let at = skip(at + 1, &["de", "del"], &[',', '.', '-']);
        let year =
            number(at, 4..=4).or_else(|| mark(at - 1, &['-']).then(|| number(at, 2..=2).map(century)).flatten())?;
        return Some((civil(year, month, first)?, at + 1));
    }
    let separator = tokens.get(i + 1)?.what;
    let same = tokens.get(i + 3).is_some_and(|token| token.what == separator);
    if !(mark(i + 1, &['/', '.', '-']) && same) {
        return None;
    }
    let second = number(i + 2, 1..=2)?;
    let year = number(i + 4, 4..=4).or_else(|| number(i + 4, 2..=2).map(century))?;
    let (month, day) = match separator {
        // With points only Europe writes dates: day first.
        What::Mark('.') => (second, first),
        _ if first > 12 => (second, first),
        _ if second > 12 || first == second => (first, second),
        _ => return None,
    };
    Some((civil(year, month, day)?, i + 5))
}

/// "11" is 2011, "98" is 1998.
fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

#[cfg(test)]
mod tests;
