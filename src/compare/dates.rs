//! Dates and times of day in a sentence.

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};
use super::units::clock_half;
use crate::text::words::is_stop;
use jiff::civil::{Date, Weekday};

impl Scanner<'_> {
    /// The date or time of day that begins at `at` and where its words end.
    pub(super) fn date(&self, at: usize) -> Option<(Found, usize)> {
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
        if let Some(found) = self.clock(at) {
            return Some(found);
        }
        let year = self.year(at)?;
        self.figure(FigureKind::Date, Value::Year(year), at..at + 1)
    }

    /// "7.40 pm", "9pm", "9 p.m.", "eight o'clock".
    fn clock(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let (time, half, end) = match clock_half(word.get(digits.len()..)?) {
            Some(half) if !digits.is_empty() => (digits, half, at + 1),
            _ if self.near(at) => (word, clock_half(self.folded(at + 1))?, at + 2),
            _ => return None,
        };
        let (hours, minutes) = time.split_once(['.', ':']).unwrap_or((time, "0"));
        let hours: u16 = crate::text::style::number_word(hours)
            .and_then(|hours| u16::try_from(hours).ok())
            .or_else(|| hours.parse().ok())?;
        let minutes: u16 = minutes.parse().ok()?;
        // Half a day decides nothing where the text does not name it.
        let value = Value::Clock((hours % 12) * 60 + minutes, half);
        ((1..=12).contains(&hours) && minutes < 60)
            .then(|| self.figure(FigureKind::Date, value, at..end))
            .flatten()
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
