//! The figures of a sentence: numbers, percentages, money, dates and durations with their values and what they count.

use super::collation::FigureKind;
use super::units::{Dimension, approximate, currency, is_plural, measure, scale, unit_of_time};
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
    /// What is measured in its base unit, and the size of the unit it is told in.
    Measure(Dimension, f64, f64),
    /// Minutes after midnight or noon, and whether it is after noon where the text tells.
    Clock(u16, Option<bool>),
}

/// How exactly it says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sharpness {
    Exact,
    /// "about", "nearly", "some".
    About,
    /// "more than", "at least".
    Above,
    /// "up to", "fewer than", "as many as".
    Below,
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
    /// The folded words before and after it.
    pub preposition: String,
    pub follow: String,
    /// A share told as a fraction: "a third", "one in three".
    pub fraction: bool,
}

/// A word of the sentence.
pub(super) struct Piece {
    pub folded: String,
    pub span: Range<usize>,
    pub capital: bool,
}

pub(super) struct Scanner<'a> {
    pub text: &'a str,
    pub pieces: Vec<Piece>,
    pub published: Option<Date>,
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
        let next = scanner
            .date(at)
            .or_else(|| scanner.share(at))
            .or_else(|| scanner.quantity(at));
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
    pub(super) fn folded(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.folded.as_str())
    }

    /// The text between the word at `at` and the one after it.
    pub(super) fn gap(&self, at: usize) -> &str {
        let (Some(one), Some(next)) = (self.pieces.get(at), self.pieces.get(at + 1)) else {
            return "#";
        };
        self.text.get(one.span.end..next.span.start).unwrap_or("#")
    }

    pub(super) fn near(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "-" | "\u{a0}" | "\u{2011}" | ". " | ", ")
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.folded(before))
    }

    pub(super) fn figure(&self, kind: FigureKind, value: Value, words: Range<usize>) -> Option<(Found, usize)> {
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
            .filter(|word| !is_stop(word) && approximate(word, "").is_none())
            .map(|word| stem(&spelling(word)))
            .collect();
        let (sharpness, hedge) = self.sharpness(words.start);
        if matches!(sharpness, Sharpness::Above | Sharpness::Below)
            && let Some(word) = self.pieces.get(hedge)
        {
            span.start = word.span.start;
        }
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
                follow: self.folded(words.end).to_owned(),
                fraction: false,
            },
            words.end,
        ))
    }

    /// How exact the words before `at` make it, and where they begin.
    fn sharpness(&self, at: usize) -> (Sharpness, usize) {
        let mut sharpness = Sharpness::Exact;
        let mut from = at;
        while from > at.saturating_sub(3) {
            let Some(found) = approximate(self.before(from), self.before(from - 1)) else {
                break;
            };
            if sharpness == Sharpness::Exact {
                sharpness = found.unwrap_or(sharpness);
            }
            from -= 1;
        }
        (sharpness, from)
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
            // "38,000 vehicles use the bridge": the noun is found.
            if is_plural(word) {
                break;
            }
        }
        (counted, end)
    }

    fn quantity(&self, at: usize) -> Option<(Found, usize)> {
        let piece = self.pieces.get(at)?;
        if let Some(found) = self.glued(at) {
            return Some(found);
        }
        let (mut value, mut end) = self.number(at)?;
        while let Some(scale) = scale(self.folded(end)).filter(|_| self.near(end - 1)) {
            value *= scale;
            end += 1;
        }
        // "two hundred and ninety".
        if value >= 100.0 && self.folded(end - 1) == "hundred" {
            let and = usize::from(self.folded(end) == "and");
            if self.near(end - 1)
                && let Some((rest, next)) = self.number(end + and).filter(|(rest, _)| *rest < 100.0)
            {
                value += rest;
                end = next;
            }
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
            let next = |ahead: usize| self.folded(end + ahead);
            let half = next(1) == "and" && next(2) == "a" && next(3) == "half";
            let value = if half { value + 0.5 } else { value };
            let more = if half { 3 } else { 0 };
            let old = usize::from(self.folded(end + 1 + more) == "old");
            let (mut figure, end) = self.figure(
                FigureKind::Duration,
                Value::Days(value * days, days),
                at..end + 1 + more + old,
            )?;
            if old == 1 {
                "old".clone_into(&mut figure.follow);
            }
            return Some((figure, end));
        }
        let metric = usize::from(self.folded(end) == "metric");
        if let Some((dimension, size)) = measure(self.folded(end + metric)).filter(|_| self.near(end - 1)) {
            let value = Value::Measure(dimension, value * size, size);
            return self.figure(FigureKind::Number, value, at..end + metric + 1);
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
        // "for a month", "a year and a half"; "a year" alone is a rate more often than a time.
        if matches!(word, "a" | "an") && unit_of_time(self.folded(at + 1)).is_some() {
            let half = self.folded(at + 2) == "and" && self.folded(at + 4) == "half";
            let lasts = matches!(
                self.before(at),
                "for" | "in" | "within" | "have" | "has" | "after" | "takes" | "took"
            );
            return (half || lasts).then_some((1.0, at + 1));
        }
        // A number that begins with 0 counts nothing: it is dialled.
        let dialled = word.len() > 2 && word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit());
        if dialled || !word.starts_with(|c: char| c.is_ascii_digit()) {
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
        assert_eq!(found[1].sharpness, Sharpness::Above);
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
