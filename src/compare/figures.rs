//! The figures of a sentence: numbers, percentages, money, dates and durations with their values and what they count.

use super::collation::FigureKind;
use crate::text::style::{number_word, spelling};
use crate::text::words::{fold, is_stop, stem, tokens};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// A number, a percentage, an amount of money.
    Amount(f64),
    Year(i16),
    Month(Option<i16>, i8),
    /// A day of some year, or of a known one.
    Day(Option<i16>, i8, i8),
    /// A weekday, and the day meant where the article's date tells.
    Weekday(Weekday, Option<Date>),
    /// A length of time in days, with the unit it is told in, in days.
    Days(f64, f64),
}

/// How exactly it says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sharpness {
    Exact,
    /// "about", "nearly", "some".
    About,
    /// "more than", "at least", "up to".
    Bound,
}

/// A figure where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub kind: FigureKind,
    /// Bytes of the sentence.
    pub span: Range<usize>,
    pub value: Value,
    pub sharpness: Sharpness,
    /// Stems of what is counted, the noun last; empty where the text does not say.
    pub counted: Vec<String>,
    /// The content words before it, nearest first.
    pub lead: Vec<String>,
    /// Currency of an amount of money.
    pub currency: Option<char>,
    /// The folded word before it.
    pub preposition: String,
}

/// A word of the sentence.
struct Piece {
    folded: String,
    span: Range<usize>,
    capital: bool,
}

struct Scanner<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
    published: Option<Date>,
}

/// All figures of `sentence` in order; weekdays are dated back from `published`.
pub(super) fn find(sentence: &str, published: Option<Date>) -> Vec<Found> {
    let pieces = tokens(sentence)
        .map(|token| Piece {
            folded: fold(token.text),
            span: token.start..token.end,
            capital: token.text.starts_with(char::is_uppercase),
        })
        .collect();
    let scanner = Scanner {
        text: sentence,
        pieces,
        published,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scanner.pieces.len() {
        let next = scanner.date(at).or_else(|| scanner.quantity(at));
        match next {
            Some((figure, end)) => {
                found.push(figure);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

impl Scanner<'_> {
    fn folded(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.folded.as_str())
    }

    /// The text between the word at `at` and the one after it.
    fn gap(&self, at: usize) -> &str {
        let (Some(one), Some(next)) = (self.pieces.get(at), self.pieces.get(at + 1)) else {
            return "#";
        };
        self.text.get(one.span.end..next.span.start).unwrap_or("#")
    }

    fn near(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "-" | "\u{a0}" | "\u{2011}" | ". " | ", ")
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.folded(before))
    }

    fn figure(&self, kind: FigureKind, value: Value, words: Range<usize>) -> Option<(Found, usize)> {
        let (first, last) = (
            self.pieces.get(words.start)?,
            self.pieces.get(words.end.checked_sub(1)?)?,
        );
        let preposition = self.before(words.start).to_owned();
        let mut span = first.span.start..last.span.end;
        // "December's report": the possessive is no part of the date.
        let told = self.text.get(span.clone())?;
        if let Some(bare) = told.strip_suffix("'s").or_else(|| told.strip_suffix("’s")) {
            span.end = span.start + bare.len();
        }
        let timed = matches!(kind, FigureKind::Date | FigureKind::Duration);
        if timed
            && matches!(preposition.as_str(), "since" | "in" | "for" | "within")
            && let Some(word) = self.pieces.get(words.start - 1)
        {
            span.start = word.span.start;
        }
        let (counted, _) = self.counted(words.end);
        let lead = (0..words.start)
            .rev()
            .take(4)
            .map(|at| self.folded(at))
            .filter(|word| !is_stop(word) && approximate(word).is_none())
            .map(|word| stem(&spelling(word)))
            .collect();
        let sharpness = self.sharpness(words.start);
        let counted = if timed { Vec::new() } else { counted };
        Some((
            Found {
                kind,
                span,
                value,
                sharpness,
                counted,
                lead,
                currency: None,
                preposition,
            },
            words.end,
        ))
    }

    fn sharpness(&self, at: usize) -> Sharpness {
        (at.saturating_sub(3)..at)
            .rev()
            .map_while(|before| approximate(self.folded(before)))
            .fold(Sharpness::Exact, |sharpest, found| {
                if sharpest == Sharpness::Exact {
                    found.unwrap_or(sharpest)
                } else {
                    sharpest
                }
            })
    }

    /// What stands counted from `at` on: up to three content words, the noun last.
    fn counted(&self, at: usize) -> (Vec<String>, usize) {
        let mut counted = Vec::new();
        let mut end = at;
        while end < self.pieces.len() && counted.len() < 3 && end < at + 5 {
            let gap = if end == 0 { " " } else { self.gap(end - 1) };
            if !matches!(gap, " " | "-" | "\u{a0}" | "\u{2011}") {
                break;
            }
            let word = self.folded(end);
            if counted.is_empty()
                && matches!(
                    word,
                    "of" | "the" | "more" | "other" | "our" | "their" | "its" | "his" | "her"
                )
            {
                end += 1;
                continue;
            }
            if is_stop(word)
                || (!counted.is_empty() && super::reporting::is_speech(word))
                || word.ends_with("ed") && !counted.is_empty()
            {
                break;
            }
            counted.push(stem(&spelling(word)));
            end += 1;
        }
        (counted, end)
    }

    fn date(&self, at: usize) -> Option<(Found, usize)> {
        let piece = self.pieces.get(at)?;
        let word = piece.folded.as_str();
        if piece.capital
            && let Some(month) = month(word)
        {
            return self.after_month(at, month);
        }
        if piece.capital
            && let Some(weekday) = weekday(word)
        {
            let date = self.published.map(|published| back_to(published, weekday));
            return self.figure(FigureKind::Date, Value::Weekday(weekday, date), at..at + 1);
        }
        // "5 May 2012", "5th of May".
        if let Some(day) = day_of_month(word) {
            let of = usize::from(self.folded(at + 1) == "of");
            let name = self.pieces.get(at + 1 + of)?;
            if name.capital
                && self.near(at)
                && let Some(month) = month(&name.folded)
            {
                let (year, end) = self.year_after(at + 1 + of);
                return self.figure(FigureKind::Date, Value::Day(year, month, day), at..end);
            }
        }
        let year = self.year(at)?;
        self.figure(FigureKind::Date, Value::Year(year), at..at + 1)
    }

    fn after_month(&self, at: usize, month: i8) -> Option<(Found, usize)> {
        if let Some(day) = day_of_month(self.folded(at + 1)).filter(|_| self.near(at)) {
            let (year, end) = self.year_after(at + 1);
            return self.figure(FigureKind::Date, Value::Day(year, month, day), at..end);
        }
        let (year, end) = self.year_after(at);
        let sure = year.is_some()
            || (month != 5 && month != 3)
            || matches!(
                self.before(at),
                "in" | "last" | "since" | "until" | "by" | "this" | "next" | "early" | "late"
            );
        sure.then(|| self.figure(FigureKind::Date, Value::Month(year, month), at..end))
            .flatten()
    }

    /// A year after the word at `at`, and where the date ends.
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        match plain_year(self.folded(at + 1)) {
            Some(year) if matches!(self.gap(at), " " | ", " | ". " | "\u{a0}") => (Some(year), at + 2),
            _ => (None, at + 1),
        }
    }

    /// Four digits that name a year rather than count something.
    fn year(&self, at: usize) -> Option<i16> {
        let piece = self.pieces.get(at)?;
        let year = plain_year(&piece.folded)?;
        let before = self.text.get(..piece.span.start)?.trim_end();
        if before.ends_with(['$', '£', '€', '¥', '#']) {
            return None;
        }
        let led = matches!(
            self.before(at),
            "in" | "since"
                | "by"
                | "from"
                | "until"
                | "of"
                | "during"
                | "before"
                | "after"
                | "early"
                | "late"
                | "year"
                | "till"
                | "through"
                | "and"
                | "summer"
                | "winter"
                | "spring"
                | "autumn"
                | "fall"
        );
        let counts = self.gap(at) == " " && self.folded(at + 1).ends_with('s') && !is_stop(self.folded(at + 1));
        (led || !counts).then_some(year)
    }

    fn quantity(&self, at: usize) -> Option<(Found, usize)> {
        let piece = self.pieces.get(at)?;
        let (mut value, mut end) = self.number(at)?;
        while let Some(scale) = scale(self.folded(end)).filter(|_| self.near(end - 1)) {
            value *= scale;
            end += 1;
        }
        let before = self.text.get(..piece.span.start)?;
        let after = self.text.get(self.pieces.get(end - 1)?.span.end..)?;
        if let Some(sign) = before
            .chars()
            .next_back()
            .filter(|c| matches!(c, '$' | '£' | '€' | '¥' | '₹'))
        {
            let (mut figure, end) = self.figure(FigureKind::Money, Value::Amount(value), at..end)?;
            figure.span.start = piece.span.start - sign.len_utf8();
            figure.currency = Some(sign);
            return Some((figure, end));
        }
        let per = usize::from(self.folded(end) == "per" && self.folded(end + 1) == "cent");
        if after.starts_with('%')
            || after.starts_with(" %")
            || (self.near(end - 1) && (self.folded(end) == "percent" || per == 1))
        {
            let words = if after.trim_start().starts_with('%') {
                end
            } else {
                end + 1 + per
            };
            let (mut figure, next) = self.figure(FigureKind::Percent, Value::Amount(value), at..words)?;
            if let Some(sign) = after.find('%').filter(|sign| *sign <= 1) {
                figure.span.end += sign + 1;
            }
            return Some((figure, next));
        }
        if let Some(sign) = currency(self.folded(end)).filter(|_| self.near(end - 1)) {
            let (mut figure, next) = self.figure(FigureKind::Money, Value::Amount(value), at..end + 1)?;
            figure.currency = Some(sign);
            return Some((figure, next));
        }
        if let Some(days) = unit_of_time(self.folded(end)).filter(|_| self.near(end - 1)) {
            let old = usize::from(self.folded(end + 1) == "old");
            return self.figure(FigureKind::Duration, Value::Days(value * days, days), at..end + 1 + old);
        }
        // "one" is a pronoun more often than a number; a number inside a word such as "G7" is none.
        if piece.folded == "one" && end == at + 1 {
            return None;
        }
        self.figure(FigureKind::Number, Value::Amount(value), at..end)
    }

    /// The number that begins at `at` and where its words end.
    fn number(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.folded(at);
        if let Some(value) = number_word(word) {
            let tens = self.folded(at + 1);
            if (20..100).contains(&value)
                && self.gap(at) == "-"
                && let Some(ones) = number_word(tens).filter(|ones| (1..10).contains(ones))
            {
                return Some(((value + ones) as f64, at + 2));
            }
            return Some((value as f64, at + 1));
        }
        if matches!(word, "a" | "an")
            && (self.folded(at + 1) == "dozen" || self.folded(at + 1) == "decade" || self.folded(at + 1) == "century")
        {
            return if self.folded(at + 1) == "dozen" {
                Some((12.0, at + 2))
            } else {
                Some((1.0, at + 1))
            };
        }
        if !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let factor = match word.get(digits.len()..)? {
            "" => 1.0,
            "m" | "mn" => 1e6,
            "bn" | "b" => 1e9,
            "k" => 1e3,
            "tn" => 1e12,
            _ => return None,
        };
        let value: f64 = digits.replace(',', "").parse().ok()?;
        value.is_finite().then_some((value * factor, at + 1))
    }
}

fn plain_year(word: &str) -> Option<i16> {
    let year: i16 = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
    (1500..2100).contains(&year).then_some(year)
}

fn day_of_month(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let day: i8 = (digits.len() <= 2).then(|| digits.parse().ok()).flatten()?;
    (1..=31).contains(&day).then_some(day)
}

/// How an approximating word is meant; `Some(None)` for one that belongs to a longer such phrase.
fn approximate(word: &str) -> Option<Option<Sharpness>> {
    match word {
        "about" | "around" | "nearly" | "almost" | "some" | "roughly" | "approximately" | "estimated" | "circa"
        | "close" => Some(Some(Sharpness::About)),
        "over" | "than" | "least" | "most" | "under" | "exceeding" | "up" | "many" | "few" | "below" | "above" => {
            Some(Some(Sharpness::Bound))
        }
        "to" | "at" | "more" | "less" | "fewer" | "an" | "as" => Some(None),
        _ => None,
    }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn currency(word: &str) -> Option<char> {
    Some(match word {
        "dollar" | "dollars" | "usd" => '$',
        "pound" | "pounds" | "gbp" => '£',
        "euro" | "euros" | "eur" => '€',
        "yen" | "yuan" => '¥',
        "rupee" | "rupees" => '₹',
        _ => return None,
    })
}

fn unit_of_time(word: &str) -> Option<f64> {
    Some(match word {
        "second" | "seconds" => 1.0 / 86_400.0,
        "minute" | "minutes" => 1.0 / 1440.0,
        "hour" | "hours" => 1.0 / 24.0,
        "day" | "days" => 1.0,
        "week" | "weeks" => 7.0,
        "month" | "months" => 365.0 / 12.0,
        "year" | "years" => 365.0,
        "decade" | "decades" => 3650.0,
        "century" | "centuries" => 36_500.0,
        _ => return None,
    })
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS.iter().position(|month| {
        *month == word || (word.len() == 3 && month.starts_with(word)) || (word == "sept" && *month == "september")
    })?;
    i8::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The last such weekday up to the day of publication.
fn back_to(published: Date, weekday: Weekday) -> Date {
    let back = (published.weekday().to_monday_zero_offset() - weekday.to_monday_zero_offset()).rem_euclid(7);
    published.saturating_sub(jiff::Span::new().days(i64::from(back)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(FigureKind, String)> {
        find(text, None)
            .into_iter()
            .map(|found| (found.kind, text[found.span].to_owned()))
            .collect()
    }

    #[test]
    fn every_kind_is_found_where_it_stands() {
        assert_eq!(
            told("Since 2003 the first in nine years, on 5 May 2012 and Jan. 3"),
            [
                (FigureKind::Date, "Since 2003".to_owned()),
                (FigureKind::Duration, "in nine years".to_owned()),
                (FigureKind::Date, "5 May 2012".to_owned()),
                (FigureKind::Date, "Jan. 3".to_owned()),
            ]
        );
        assert_eq!(
            told("They paid $2.5 million, or 12 percent (12%), for twenty-four ships and 3bn euros"),
            [
                (FigureKind::Money, "$2.5 million".to_owned()),
                (FigureKind::Percent, "12 percent".to_owned()),
                (FigureKind::Percent, "12%".to_owned()),
                (FigureKind::Number, "twenty-four".to_owned()),
                (FigureKind::Money, "3bn euros".to_owned()),
            ]
        );
        assert_eq!(told("One may go, and no one else"), []);
    }

    #[test]
    fn what_is_counted_and_how_sharply() {
        let found = find("about 40,000 homes and more than 200 fishing boats", None);
        assert_eq!(found[0].counted, ["home"]);
        assert_eq!(found[0].sharpness, Sharpness::About);
        assert_eq!(found[0].value, Value::Amount(40_000.0));
        assert_eq!(found[1].sharpness, Sharpness::Bound);
        assert_eq!(found[1].counted, ["fish", "boat"]);
    }

    #[test]
    fn weekdays_are_dated_from_the_day_of_publication() {
        let published = jiff::civil::date(2031, 4, 9);
        let found = find("on Monday", Some(published));
        assert_eq!(
            found[0].value,
            Value::Weekday(Weekday::Monday, Some(jiff::civil::date(2031, 4, 7)))
        );
    }

    proptest! {
        #[test]
        fn figures_stand_in_order(text in "[a-zA-Z0-9 ,.$%-]{0,60}|\\PC{0,60}") {
            let found = find(&text, None);
            prop_assert!(found.iter().all(|figure| text.get(figure.span.clone()).is_some()));
        }
    }
}
