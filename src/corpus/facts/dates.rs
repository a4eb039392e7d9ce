//! Dates in running text and in metadata, as news writes them: "May 8 2012", "8th May 2012", "(2012, May 8)",
//! "2012-05-08T09:30:00Z", "8. Mai 2012", "12:52 p.m. EDT May 2, 2013", "2012年5月8日", "٨ مايو ٢٠١٢", "8 พฤษภาคม 2555".
//!
//! A date that can be read in two ways ("03/04/2012") is not read at all, unless it is known which number is the day.

mod clock;
mod forms;
mod labels;
mod months;
mod tokens;

pub(in crate::corpus) use clock::weekday;
pub(in crate::corpus) use forms::{Order, order_shown};
pub(in crate::corpus) use labels::{Label, says_published};

use crate::corpus::article::Published;
use clock::{time_after, time_before};
use forms::date_at;
use jiff::tz::Offset;
use months::month;
use std::ops::Range;
use tokens::{has_digit, tokens};

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
    parse_in(value, Order::Unknown)
}

/// As [`parse`], where it is known how dates in figures are written.
pub(in crate::corpus) fn parse_in(value: &str, order: Order) -> Option<Published> {
    let value = value.trim();
    if value.len() >= 9 && value.len() <= 14 && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return counted(value);
    }
    let short: String = value.chars().take(200).collect();
    find_in(&short, order).into_iter().next().map(|found| found.published)
}

/// A moment in digits alone: "20120508093000", "201205080930", or a count of seconds or milliseconds since 1970.
fn counted(digits: &str) -> Option<Published> {
    let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<i8>().ok());
    if matches!(digits.len(), 12 | 14)
        && let Some(day) = digits.get(..8).and_then(|day| day.parse::<u32>().ok())
        && let Some(date) = forms::civil(day / 10_000, day / 100 % 100, day % 100)
        && let (Some(hour), Some(minute)) = (part(8..10), part(10..12))
        && let Ok(time) = jiff::civil::Time::new(hour, minute, part(12..14).unwrap_or(0), 0)
    {
        return Some(Published::Time(date.to_datetime(time), None));
    }
    let number: i64 = digits.parse().ok()?;
    let seconds = if digits.len() > 10 { number / 1000 } else { number };
    let time = Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
    (time.year() <= 2100).then_some(Published::Time(time, Some(Offset::UTC)))
}

/// The day in an address such as `/2012/05/08/`.
pub(in crate::corpus) fn in_address(address: &str) -> Option<Published> {
    let parts: Vec<&str> = address.split('/').skip(3).collect();
    let number = |part: &str, digits: usize| {
        (part.len() <= digits && !part.is_empty())
            .then(|| part.parse::<i16>().ok())
            .flatten()
    };
    let day = parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let year = number(year, 4).filter(|year| (1990..=2100).contains(year))?;
        jiff::civil::Date::new(
            year,
            i8::try_from(number(month, 2)?).ok()?,
            i8::try_from(number(day, 2)?).ok()?,
        )
        .ok()
    });
    day.map(Published::Day)
}

/// All dates of a line, in order.
pub(in crate::corpus) fn find(line: &str) -> Vec<Found> {
    find_in(line, Order::Unknown)
}

/// As [`find`], where it is known how dates in figures are written.
pub(in crate::corpus) fn find_in(line: &str, order: Order) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    if !has_digit(line) {
        return found;
    }
    let tokens = tokens(line);
    let mut i = 0;
    while i < tokens.len() {
        let Some((date, mut next)) = date_at(&tokens, i, order) else {
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
        let label = labels::label(line.get(before..start).unwrap_or_default());
        found.push(Found {
            published,
            at: start..end,
            label,
        });
        i = next;
    }
    found
}

#[cfg(test)]
mod tests;
