//! The figures of a sentence: numbers, percentages, money, dates and durations with their values and what they count.

use super::collation::FigureKind;
use super::counted::Counted;
use super::currencies;
use super::units::Dimension;
use crate::text::words::{Words, folded, is_stop};
use jiff::civil::{Date, Weekday};
use std::borrow::Cow;
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
    /// A week by its Monday.
    Week(Date),
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about how it is told"
)]
pub(super) struct Found {
    pub kind: FigureKind,
    /// Bytes of the sentence.
    pub span: Range<usize>,
    pub value: Value,
    /// The lower end of a range whose upper end is the value, in the same base unit.
    pub low: Option<f64>,
    pub sharpness: Sharpness,
    /// What is counted, as stems and as printed.
    pub counted: Counted,
    /// Currency of an amount of money.
    pub currency: Option<&'static str>,
    /// The folded words before and after it.
    pub preposition: String,
    pub follow: String,
    /// A share told as a fraction: "a third", "one in three".
    pub fraction: bool,
    /// Told in words that must be reckoned out: "a dozen", "half a million", "last year", "a decade".
    pub reckoned: bool,
    /// "third", "10th": a place in an order.
    pub ordinal: bool,
    /// One of the two numbers of a vote or a match.
    pub versus: bool,
    /// So vague that it is only worth telling where the other side has it too: "today", "this year".
    pub faint: bool,
    /// A year told in the same sentence, from which a length of time may be counted back.
    pub anchor: Option<i16>,
    /// Its words, folded.
    pub words: String,
}

impl Found {
    /// An age: "34-year-old", "aged 34".
    pub fn is_age(&self) -> bool {
        matches!(self.value, Value::Days(..)) && self.follow == "old"
    }

    /// What it measures, where it is a measure.
    pub fn is_measured(&self) -> Option<Dimension> {
        match self.value {
            Value::Measure(dimension, ..) => Some(dimension),
            _ => None,
        }
    }
}

/// A word of the sentence.
pub(super) struct Piece<'a> {
    pub folded: Cow<'a, str>,
    pub span: Range<usize>,
    pub capital: bool,
}

pub(super) struct Scanner<'a> {
    pub text: &'a str,
    pub pieces: Vec<Piece<'a>>,
    pub published: Option<Date>,
    /// Nearly every word is capitalised, so that capitals tell nothing.
    pub titled: bool,
    /// The currency of the last sum: "from six million crowns to 11 million".
    pub currency: Option<&'static str>,
    /// Pounds are weights in this article.
    pub pounds_weigh: bool,
}

/// Most figures read out of one sentence: a table run into one line is no sentence.
const MOST: usize = 200;

/// All figures of a sentence given as text.
#[cfg(test)]
pub(super) fn find(sentence: &str, published: Option<Date>) -> Vec<Found> {
    let words = Words::of(sentence);
    let weigh = weigh(&words);
    find_in(&words, published, weigh)
}

/// Whether a sentence speaks of how heavy something is.
pub(super) fn weigh(words: &Words<'_>) -> bool {
    let mut folded = words.folded.iter();
    folded.any(|word| {
        word.starts_with("weigh") && word != "weighted" || matches!(word.as_ref(), "lb" | "lbs" | "kilograms" | "kilos")
    })
}

/// All figures of a sentence in order; weekdays and "last year" are dated back from `published`. `pounds_weigh` tells that the article
/// counts pounds of weight.
pub(super) fn find_in(words: &Words<'_>, published: Option<Date>, pounds_weigh: bool) -> Vec<Found> {
    let (sentence, pieces) = (words.text, pieces(words));
    let capitals = pieces.iter().filter(|piece| piece.capital).count();
    let mut scanner = Scanner {
        text: sentence,
        titled: capitals > 3 && capitals * 4 > pieces.len() * 3,
        pieces,
        published,
        currency: None,
        pounds_weigh,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scanner.pieces.len() && found.len() < MOST {
        let race = scanner.race(at);
        if race.is_none()
            && let Some(end) = scanner.is_no_figure(at)
        {
            at = end.max(at + 1);
            continue;
        }
        let next = race
            .or_else(|| scanner.date(at))
            .or_else(|| scanner.reckoned_date(at))
            .or_else(|| scanner.share(at))
            .or_else(|| scanner.quantity(at));
        match next {
            // "not 100 % correct": no share of anything.
            Some((figure, end))
                if figure.kind == FigureKind::Percent
                    && figure.value == Value::Amount(100.0)
                    && scanner.is_emphatic(end) =>
            {
                at = end.max(at + 1);
            }
            Some((figure, end)) => {
                scanner.currency = figure.currency.or(scanner.currency);
                found.push(figure);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    // One number stands against no other.
    if found.len() > 1 {
        mark_scores(sentence, &mut found, scanner.counts_votes());
    }
    let year = found.iter().find_map(|figure| match figure.value {
        Value::Year(year) => Some(year),
        _ => None,
    });
    for figure in &mut found {
        figure.anchor = year;
    }
    found
}

/// The words of a sentence, a currency glued to its number apart: "$US6,500".
fn pieces<'a>(words: &'a Words<'a>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(words.tokens.len());
    let piece = |folded: Cow<'a, str>, text: &str, start: usize| Piece {
        folded,
        span: start..start + text.len(),
        capital: text.starts_with(char::is_uppercase),
    };
    for (token, own) in words.iter() {
        let ahead = words.text.get(..token.start).unwrap_or_default();
        let glued = currencies::glued(ahead, token.text);
        match token.text.split_at_checked(glued).filter(|_| glued > 0) {
            Some((currency, number)) => {
                pieces.push(piece(folded(currency), currency, token.start));
                pieces.push(piece(folded(number), number, token.start + glued));
            }
            None => pieces.push(piece(Cow::Borrowed(own), token.text, token.start)),
        }
    }
    pieces
}

/// Marks the two numbers of a vote, a match, a record: "31-12", "by 31 to 12".
fn mark_scores(sentence: &str, found: &mut [Found], contest: bool) {
    let plain = |figure: &Found| {
        figure.kind == FigureKind::Number
            && figure.low.is_none()
            && !figure.ordinal
            && matches!(figure.value, Value::Amount(value) if value.fract() == 0.0)
    };
    for at in 1..found.len() {
        if let Some([one, other]) = found.get_mut(at - 1..=at)
            && plain(one)
            && plain(other)
            && let Some(between) = sentence.get(one.span.end..other.span.start)
            && (matches!(between, "-" | "–") || contest && between == " to ")
        {
            one.versus = true;
            other.versus = true;
        }
    }
}

impl Scanner<'_> {
    pub(super) fn folded(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.folded.as_ref())
    }

    /// The text between the word at `at` and the one after it.
    pub(super) fn gap(&self, at: usize) -> &str {
        let (Some(one), Some(next)) = (self.pieces.get(at), self.pieces.get(at + 1)) else {
            return "#";
        };
        self.text.get(one.span.end..next.span.start).unwrap_or("#")
    }

    /// The text after the word at `at`.
    pub(super) fn rest(&self, at: usize) -> &str {
        let end = self.pieces.get(at).map_or(self.text.len(), |piece| piece.span.end);
        self.text.get(end..).unwrap_or_default()
    }

    /// The text before the word at `at`.
    pub(super) fn ahead(&self, at: usize) -> &str {
        let start = self.pieces.get(at).map_or(0, |piece| piece.span.start);
        self.text.get(..start).unwrap_or_default()
    }

    pub(super) fn near(&self, at: usize) -> bool {
        matches!(
            self.gap(at),
            " " | "-" | "\u{a0}" | "\u{202f}" | "\u{2011}" | "\u{2010}" | ". " | ", "
        )
    }

    /// Whether nothing but a space or a hyphen stands after the word at `at`.
    pub(super) fn joined(&self, at: usize) -> bool {
        matches!(
            self.gap(at),
            " " | "-" | "\u{a0}" | "\u{202f}" | "\u{2011}" | "\u{2010}"
        )
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.folded(before))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.capital)
    }

    /// A figure made of these words, with what stands around it.
    pub(super) fn figure(&self, kind: FigureKind, value: Value, words: Range<usize>) -> Option<(Found, usize)> {
        let (first, last) = (
            self.pieces.get(words.start)?,
            self.pieces.get(words.end.checked_sub(1)?)?,
        );
        let mut preposition = self.before(words.start).to_owned();
        let mut span = first.span.start..last.span.end;
        // "December's report": the possessive is no part of the date.
        let told = self.text.get(span.clone())?;
        if let Some(bare) = told.strip_suffix("'s").or_else(|| told.strip_suffix("’s")) {
            span.end = span.start + bare.len();
        }
        // "9 p.m.": the point is part of it.
        if matches!(last.folded.as_ref(), "a.m" | "p.m")
            && self.text.get(span.end..).is_some_and(|rest| rest.starts_with('.'))
        {
            span.end += 1;
        }
        let timed = matches!(kind, FigureKind::Date | FigureKind::Duration);
        if timed
            && !matches!(value, Value::Weekday(..) | Value::Day(..) | Value::Week(_))
            && matches!(preposition.as_str(), "since" | "in" | "for" | "within")
            && let Some(word) = self.pieces.get(words.start - 1)
        {
            span.start = word.span.start;
        }
        let (sharpness, hedge) = self.sharpness(words.start);
        if matches!(sharpness, Sharpness::Above | Sharpness::Below)
            && let Some(word) = self.pieces.get(hedge)
        {
            span.start = word.span.start;
        }
        // "in more than nine years": the words of the bound lead to nothing.
        if sharpness != Sharpness::Exact && !self.before(hedge).is_empty() {
            self.before(hedge).clone_into(&mut preposition);
        }
        // "$32.6 billion in foreign earnings", not "in March" or "in Port Ella".
        let of = words.end + 1;
        let held = kind == FigureKind::Money
            && self.folded(words.end) == "in"
            && self.joined(words.end)
            && !self.capital(of)
            && !self.folded(of).starts_with(|c: char| c.is_ascii_digit())
            && !is_stop(self.folded(of));
        let counted = self.counted(words.start..if held { of } else { words.end }, timed);
        let phrase: Vec<&str> = words.clone().map(|at| self.folded(at)).collect();
        Some((
            Found {
                kind,
                span,
                value,
                low: None,
                sharpness,
                counted,
                currency: None,
                preposition,
                follow: self.folded(words.end).to_owned(),
                fraction: false,
                reckoned: false,
                ordinal: false,
                versus: false,
                faint: false,
                anchor: None,
                words: phrase.join(" "),
            },
            words.end,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pounds_are_weights_where_the_article_weighs() {
        let kinds = |text: &str| -> Vec<FigureKind> { find(text, None).into_iter().map(|found| found.kind).collect() };
        assert_eq!(
            kinds("The buoy weighed 19,000 pounds, of which 8,000 pounds are chain."),
            [FigureKind::Number, FigureKind::Number]
        );
        assert_eq!(kinds("The buoy cost 19,000 pounds."), [FigureKind::Money]);
    }

    #[test]
    fn feet_go_on_in_inches_and_clocks_in_seconds() {
        let value = |text: &str| {
            find(text, None)
                .into_iter()
                .map(|found| found.value)
                .collect::<Vec<_>>()
        };
        let metres = (6.0 * 12.0 + 5.0) * 0.0254;
        let [Value::Measure(Dimension::Length, tall, _)] = value("The six-foot-five keeper rowed.")[..] else {
            panic!("one length");
        };
        assert!((tall - metres).abs() < 1e-9);
        assert_eq!(
            value("It was printed at 10:05:01 EDT."),
            [Value::Clock(10 * 60 + 5, Some(false))]
        );
        assert!(value("One, the boat is old, and two, nobody steers it.").is_empty());
    }
}
