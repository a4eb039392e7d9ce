//! Dates in running text and in metadata, as news writes them: "May 8 2012", "8th May 2012", "(2012, May 8)",
//! "2012-05-08T09:30:00Z", "8. Mai 2012", "12:52 p.m. EDT May 2, 2013", "2012年5月8日".
//!
//! A date that can be read in two ways ("03/04/2012") is not read at all.

use crate::corpus::article::Published;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
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

/// Months by their beginnings, in English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish,
/// Norwegian, Polish, Czech, Turkish and Russian.
const MONTHS: &[(u32, &[&str])] = &[
    (
        1,
        &[
            "january",
            "januar",
            "januari",
            "jänner",
            "janvier",
            "janv",
            "enero",
            "ene",
            "janeiro",
            "gennaio",
            "gen",
            "stycznia",
            "ledna",
            "ocak",
            "января",
            "jan",
        ],
    ),
    (
        2,
        &[
            "february",
            "februar",
            "februari",
            "février",
            "févr",
            "fevrier",
            "febrero",
            "fevereiro",
            "fev",
            "febbraio",
            "lutego",
            "února",
            "şubat",
            "февраля",
            "feb",
        ],
    ),
    (
        3,
        &[
            "march",
            "märz",
            "maerz",
            "mars",
            "marzo",
            "março",
            "maart",
            "marts",
            "marca",
            "března",
            "mart",
            "марта",
            "mar",
            "mär",
            "mrz",
        ],
    ),
    (
        4,
        &[
            "april",
            "avril",
            "avr",
            "abril",
            "abr",
            "aprile",
            "kwietnia",
            "dubna",
            "nisan",
            "апреля",
            "apr",
        ],
    ),
    (
        5,
        &[
            "may", "mai", "mayo", "maio", "maggio", "mag", "mei", "maj", "maja", "května", "mayıs", "мая",
        ],
    ),
    (
        6,
        &[
            "june", "juni", "juin", "junio", "junho", "giugno", "giu", "czerwca", "června", "haziran", "июня", "jun",
        ],
    ),
    (
        7,
        &[
            "july",
            "juli",
            "juillet",
            "juil",
            "julio",
            "julho",
            "luglio",
            "lug",
            "lipca",
            "července",
            "temmuz",
            "июля",
            "jul",
        ],
    ),
    (
        8,
        &[
            "august",
            "août",
            "aout",
            "agosto",
            "ago",
            "augustus",
            "augusti",
            "sierpnia",
            "srpna",
            "ağustos",
            "августа",
            "aug",
        ],
    ),
    (
        9,
        &[
            "september",
            "septembre",
            "septiembre",
            "setembro",
            "settembre",
            "września",
            "září",
            "eylül",
            "сентября",
            "sept",
            "sep",
            "set",
        ],
    ),
    (
        10,
        &[
            "october",
            "oktober",
            "octobre",
            "octubre",
            "outubro",
            "ottobre",
            "ott",
            "października",
            "října",
            "ekim",
            "октября",
            "oct",
            "okt",
            "out",
        ],
    ),
    (
        11,
        &[
            "november",
            "novembre",
            "noviembre",
            "novembro",
            "listopada",
            "listopadu",
            "kasım",
            "ноября",
            "nov",
        ],
    ),
    (
        12,
        &[
            "december",
            "dezember",
            "décembre",
            "decembre",
            "diciembre",
            "dezembro",
            "dicembre",
            "grudnia",
            "prosince",
            "aralık",
            "декабря",
            "dec",
            "dez",
            "déc",
            "dic",
        ],
    ),
];

fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    MONTHS
        .iter()
        .find_map(|(month, names)| names.contains(&word.as_str()).then_some(*month))
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

/// A time that begins at token `i`: 14:30, 14.30, 2:30 p.m., 2 p.m., 14:30:05.123Z. With the token after it.
fn clock(tokens: &[Token<'_>], i: usize, date: Date) -> Option<(Time, Option<Offset>, usize)> {
    let number = |at: usize| match tokens.get(at)?.what {
        What::Number(value, 1..=2) => Some(value),
        _ => None,
    };
    let mark = |at: usize, mark: char| tokens.get(at).is_some_and(|token| token.is(mark));
    let mut hour = number(i)?;
    let mut at = i + 1;
    let (mut minute, mut second) = (0, 0);
    let mut exact = false;
    if (mark(at, ':') || mark(at, '.') || tokens.get(at).is_some_and(|token| token.text.eq_ignore_ascii_case("h")))
        && tokens.get(at + 1).is_some_and(|token| token.text.len() == 2)
        && let Some(value) = number(at + 1)
    {
        (minute, exact) = (value, true);
        at += 2;
        if mark(at, ':')
            && let Some(value) = number(at + 1)
        {
            second = value;
            at += 2;
            if mark(at, '.') && matches!(tokens.get(at + 1).map(|token| token.what), Some(What::Number(..))) {
                at += 2;
            }
        }
    }
    let (half, after) = half_of_day(tokens, at);
    match half {
        Some(pm) if (1..=12).contains(&hour) => {
            hour = hour % 12 + if pm { 12 } else { 0 };
            at = after;
        }
        _ if !exact => return None,
        _ => {}
    }
    let part = |value: u32| i8::try_from(value).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second.min(59))?, 0).ok()?;
    let (offset, at) = zone(tokens, at, date.to_datetime(time));
    Some((time, offset, at))
}

/// am or pm at token `i` ("pm", "p.m.", "p. m."), and the token after it.
fn half_of_day(tokens: &[Token<'_>], i: usize) -> (Option<bool>, usize) {
    let word = tokens
        .get(i)
        .filter(|token| token.what == What::Word)
        .map(|token| token.text.to_ascii_lowercase());
    match word.as_deref() {
        Some("am") => (Some(false), i + 1),
        Some("pm") => (Some(true), i + 1),
        Some(letter @ ("a" | "p"))
            if tokens.get(i + 1).is_some_and(|token| token.is('.'))
                && tokens
                    .get(i + 2)
                    .is_some_and(|token| token.text.eq_ignore_ascii_case("m")) =>
        {
            let end = if tokens.get(i + 3).is_some_and(|token| token.is('.')) {
                i + 4
            } else {
                i + 3
            };
            (Some(letter == "p"), end)
        }
        _ => (None, i),
    }
}

/// The distance from UTC told at token `i`, if any, and the token after it.
fn zone(tokens: &[Token<'_>], i: usize, time: DateTime) -> (Option<Offset>, usize) {
    let hours = |hours: i32| Offset::from_seconds(hours * 3600).ok();
    let half_hours = |halves: i32| Offset::from_seconds(halves * 1800).ok();
    // In the zone of a place the distance hangs on the day.
    let place = |name: &str| {
        let zone = jiff::tz::db().get(name).ok()?;
        Some(zone.to_zoned(time).ok()?.offset())
    };
    let Some(token) = tokens.get(i) else { return (None, i) };
    match token.what {
        What::Word => {
            let offset = match token.text.to_ascii_uppercase().as_str() {
                "Z" | "GMT" | "UTC" | "UT" | "WET" => hours(0),
                "BST" | "CET" | "MEZ" | "WAT" => hours(1),
                "CEST" | "MESZ" | "EET" | "SAST" => hours(2),
                "EEST" | "MSK" => hours(3),
                "JST" | "KST" => hours(9),
                "AEST" => hours(10),
                "AEDT" => hours(11),
                "EDT" => hours(-4),
                "EST" | "CDT" => hours(-5),
                "CST" | "MDT" => hours(-6),
                "MST" | "PDT" => hours(-7),
                "PST" => hours(-8),
                "NST" => half_hours(-7),
                "ET" => place("America/New_York"),
                "CT" => place("America/Chicago"),
                "MT" => place("America/Denver"),
                "PT" => place("America/Los_Angeles"),
                _ => return (None, i),
            };
            // "GMT+0200" and "UTC+2" say more.
            match zone(tokens, i + 1, time) {
                (Some(more), end) if offset == hours(0) && tokens.get(i + 1).is_some_and(|t| t.what != What::Word) => {
                    (Some(more), end)
                }
                _ => (offset, i + 1),
            }
        }
        What::Mark(sign @ ('+' | '-' | '−')) => {
            let (value, digits) = match tokens.get(i + 1).map(|token| token.what) {
                Some(What::Number(value, digits @ (1 | 2 | 4))) => (i32::try_from(value).unwrap_or(0), digits),
                _ => return (None, i),
            };
            let minutes = |at: usize| match (tokens.get(at).map(|t| t.what), tokens.get(at + 1).map(|t| t.what)) {
                (Some(What::Mark(':')), Some(What::Number(minutes, 2))) => i32::try_from(minutes).ok(),
                _ => None,
            };
            let (total, end) = match (digits, minutes(i + 2)) {
                (4, _) => (value / 100 * 60 + value % 100, i + 2),
                (_, Some(minutes)) => (value * 60 + minutes, i + 4),
                _ => (value * 60, i + 2),
            };
            let seconds = total * 60 * if sign == '+' { 1 } else { -1 };
            match Offset::from_seconds(seconds).ok().filter(|_| total <= 15 * 60) {
                Some(offset) => (Some(offset), end),
                None => (None, i),
            }
        }
        _ => (None, i),
    }
}

/// A time that follows a date: "…, 14:30", "… at 2:30 p.m. ET", "…T09:30:00Z".
fn time_after(tokens: &[Token<'_>], mut i: usize, date: Date) -> Option<(Time, Option<Offset>, usize)> {
    for _ in 0..4 {
        let token = tokens.get(i)?;
        let filler = match token.what {
            What::Word => matches!(
                token.text.to_lowercase().as_str(),
                "t" | "at" | "um" | "à" | "a" | "las" | "alle" | "ore" | "kl" | "om" | "last" | "updated"
            ),
            What::Mark(mark) => matches!(mark, ',' | '|' | '·' | '•' | '–' | '-' | '—' | ';' | '@' | ':' | '('),
            What::Number(..) => break,
        };
        if !filler {
            return None;
        }
        i += 1;
    }
    clock(tokens, i, date)
}

/// A time that stands just before the date at token `i`, not before the byte `from`: "16:05 GMT, 9 June 2013". With
/// the byte it begins at.
fn time_before(tokens: &[Token<'_>], i: usize, from: usize, date: Date) -> Option<(Time, Option<Offset>, usize)> {
    (i.saturating_sub(9)..i)
        .filter(|at| tokens.get(*at).is_some_and(|token| token.start >= from))
        .find_map(|at| {
            let previous = at.checked_sub(1).and_then(|at| tokens.get(at));
            if previous.is_some_and(|token| matches!(token.what, What::Mark(':' | '.' | '/') | What::Number(..))) {
                return None;
            }
            let (time, offset, end) = clock(tokens, at, date)?;
            let reaches = tokens.get(end..i)?.iter().all(|token| match token.what {
                What::Mark(mark) => matches!(mark, ',' | '|' | '·' | '–' | '-' | '('),
                What::Word => weekday(token.text) || token.text.eq_ignore_ascii_case("on"),
                What::Number(..) => false,
            });
            reaches.then(|| (time, offset, tokens.get(at).map_or(0, |token| token.start)))
        })
}

/// Whether a word is a day of the week, whole or shortened, in English or German.
pub(in crate::corpus) fn weekday(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
            | "montag"
            | "dienstag"
            | "mittwoch"
            | "donnerstag"
            | "freitag"
            | "samstag"
            | "sonntag"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        parse(text).map(|published| published.to_string())
    }

    #[test]
    fn days_in_many_forms() {
        for text in [
            "May 8 2012",
            "May 8, 2012",
            "8 May 2012",
            "8th May 2012",
            "the 8th of May, 2012",
            "(2012, May 8)",
            "2012-05-08",
            "2012/05/08",
            "08.05.2012",
            "8. Mai 2012",
            "8 de mayo de 2012",
            "le 8 mai 2012",
            "20120508",
            "2012年5月8日",
            "05 / 08 / 2012x8 May 2012",
            "Tuesday, May 8th, 2012",
            "8-May-2012",
            "MAY 8, 2012",
            "2012 May 08",
        ] {
            assert_eq!(read(text).as_deref(), Some("2012-05-08"), "{text}");
        }
    }

    #[test]
    fn times_and_their_offsets() {
        for (text, told) in [
            ("2012-05-08T09:30:00Z", "2012-05-08T09:30:00+00:00"),
            ("2012-05-08T09:30:00.123+02:00", "2012-05-08T09:30:00+02:00"),
            ("2012-05-08 09:30:00", "2012-05-08T09:30:00"),
            ("Tue, 08 May 2012 09:30:00 -0400", "2012-05-08T09:30:00-04:00"),
            ("May 8, 2012 at 2:30 p.m. ET", "2012-05-08T14:30:00-04:00"),
            ("12: 52 p. m. EDT May 2, 2013", "2013-05-02T12:52:00-04:00"),
            ("16: 05 GMT, 9 June 2013", "2013-06-09T16:05:00+00:00"),
            ("8 May 2012 14.30 BST", "2012-05-08T14:30:00+01:00"),
            ("1336462200", "2012-05-08T07:30:00+00:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(told), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for text in [
            "03/04/2012",
            "1.5.3",
            "31/31/2012",
            "30 February 2012",
            "May 2012",
            "12/2012",
            "call 555-0182",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("10 / 25 / 11").as_deref(), Some("2011-10-25"));
    }

    #[test]
    fn labels_tell_publication_from_updates() {
        let labels = |text: &str| find(text).into_iter().map(|found| found.label).collect::<Vec<_>>();
        assert_eq!(
            labels("First Posted: 10/25/11 Updated: 12/25/11"),
            [Label::Published, Label::Updated]
        );
        assert_eq!(labels("16 September 2013 Last updated at 12:42 GMT"), [Label::Bare]);
        assert_eq!(
            labels("(2012, May 8) retrieved 3 May 2024 from"),
            [Label::Bare, Label::Retrieved]
        );
    }

    proptest! {
        #[test]
        fn no_line_breaks_it(text in any::<String>(), near in "[0-9a-zA-Z:./, -]{0,30}(May|12)[0-9:.,/ -]{0,20}") {
            for found in find(&text).into_iter().chain(find(&near)) {
                prop_assert!(found.at.start <= found.at.end);
            }
        }
    }
}
