//! The time of day beside a date, its distance from UTC, and days of the week.

use super::tokens::{Token, What};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// A time that begins at token `i`: 14:30, 14.30, 2:30 p.m., 2 p.m., 14:30:05.123Z. With the token after it.
fn clock(tokens: &[Token<'_>], i: usize, date: Date) -> Option<(Time, Option<Offset>, usize)> {
    let number = |at: usize| match tokens.get(at)?.what {
        What::Number(value, 1..=2) => Some(value),
        _ => None,
    };
    let mark = |at: usize, mark: char| tokens.get(at).is_some_and(|token| token.is(mark));
    let half_before = i
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .and_then(|token| match token.text {
            "오후" | "午後" | "下午" | "晚上" => Some(true),
            "오전" | "午前" | "上午" | "凌晨" => Some(false),
            _ => None,
        });
    let mut hour = number(i)?;
    let mut at = i + 1;
    let (mut minute, mut second) = (0, 0);
    let mut exact = false;
    let unit = tokens
        .get(at)
        .is_some_and(|token| matches!(token.text, "h" | "H" | "時" | "时" | "點" | "시"));
    if (mark(at, ':') || mark(at, '.') || unit)
        && matches!(tokens.get(at + 1).map(|token| token.what), Some(What::Number(_, 2)))
        && let Some(value) = number(at + 1)
    {
        (minute, exact) = (value, true);
        at += 2;
        if mark(at, ':')
            && let Some(value) = number(at + 1)
        {
            second = value;
            at += 2;
            if (mark(at, '.') || mark(at, ','))
                && matches!(tokens.get(at + 1).map(|token| token.what), Some(What::Number(..)))
            {
                at += 2;
            }
        }
    }
    at += usize::from(tokens.get(at).is_some_and(|token| matches!(token.text, "分" | "분")));
    let (half, after) = half_of_day(tokens, at);
    match half.or(half_before) {
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
                "BST" | "CET" | "MEZ" | "WAT" | "WEST" => hours(1),
                "CEST" | "MESZ" | "EET" | "SAST" | "CAT" => hours(2),
                "EEST" | "MSK" | "EAT" | "TRT" | "МСК" => hours(3),
                "PKT" => hours(5),
                "IST" => half_hours(11),
                "WIB" => hours(7),
                "HKT" | "SGT" | "AWST" | "WITA" | "PHT" => hours(8),
                "JST" | "KST" => hours(9),
                "ACST" => half_hours(19),
                "AEST" => hours(10),
                "AEDT" => hours(11),
                "NZST" => hours(12),
                "NZDT" => hours(13),
                "BRT" => hours(-3),
                "ADT" => hours(-3),
                "AST" => hours(-4),
                "AKST" => hours(-9),
                "AKDT" => hours(-8),
                "HST" => hours(-10),
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
pub(super) fn time_after(tokens: &[Token<'_>], mut i: usize, date: Date) -> Option<(Time, Option<Offset>, usize)> {
    let mut sentence_ended = false;
    for _ in 0..4 {
        let token = tokens.get(i)?;
        let filler = match token.what {
            What::Word => matches!(
                token.text.to_lowercase().as_str(),
                "t" | "at"
                    | "um"
                    | "à"
                    | "a"
                    | "às"
                    | "as"
                    | "las"
                    | "alle"
                    | "ore"
                    | "kl"
                    | "klo"
                    | "om"
                    | "o"
                    | "godz"
                    | "saat"
                    | "lúc"
                    | "pukul"
                    | "в"
                    | "о"
                    | "г"
                    | "r"
                    | "στις"
                    | "last"
                    | "updated"
                    | "오후"
                    | "오전"
                    | "午後"
                    | "午前"
                    | "下午"
                    | "上午"
                    | "mon"
                    | "tue"
                    | "wed"
                    | "thu"
                    | "fri"
                    | "sat"
                    | "sun"
            ),
            What::Mark(mark) => matches!(
                mark,
                ',' | '|' | '·' | '•' | '–' | '-' | '—' | ';' | '@' | ':' | '(' | ')' | '/' | '.' | '،'
            ),
            What::Number(..) => break,
        };
        if !filler {
            return None;
        }
        sentence_ended |= token.is('.');
        i += 1;
    }
    // "… 8 May 2012. 12.50 euros": a new sentence.
    if sentence_ended && tokens.get(i + 1).is_some_and(|token| token.is('.')) {
        return None;
    }
    clock(tokens, i, date)
}

/// A time that stands just before the date at token `i`, not before the byte `from`: "16:05 GMT, 9 June 2013". With
/// the byte it begins at.
pub(super) fn time_before(
    tokens: &[Token<'_>],
    i: usize,
    from: usize,
    date: Date,
) -> Option<(Time, Option<Offset>, usize)> {
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
