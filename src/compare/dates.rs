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
            return self.after_weekday(at, weekday);
        }
        // "from 7 to 25 June", "7-25 June": the first day of a range is a date too.
        if let Some(day) = day_of_month(word)
            && (matches!(self.gap(at), "-" | "–") || matches!(self.folded(at + 1), "to" | "and" | "until"))
        {
            let next = at + 1 + usize::from(!matches!(self.gap(at), "-" | "–"));
            if day_of_month(self.folded(next)).is_some()
                && self.capital(next + 1)
                && self.near(next)
                && let Some(month) = month(self.folded(next + 1))
            {
                let (year, _) = self.year_after(next + 1);
                return self.figure(FigureKind::Date, Value::Day(year, month, day), at..at + 1);
            }
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

    /// "Friday, May 8" is one date; a weekday alone is the last one before the article, unless it is to come.
    fn after_weekday(&self, at: usize, weekday: Weekday) -> Option<(Found, usize)> {
        let start = self.pieces.get(at)?.span.start;
        if matches!(self.gap(at), ", " | " " | " (")
            && self.pieces.get(at + 1).is_some()
            && let Some((mut figure, end)) = self.date(at + 1)
            && matches!(figure.value, Value::Day(..))
        {
            figure.span.start = start;
            return Some((figure, end));
        }
        let nearby = at.saturating_sub(5)..at;
        let to_come = self.before(at) == "next"
            || nearby
                .clone()
                .any(|at| matches!(self.folded(at), "will" | "would" | "until" | "scheduled" | "due"))
                && !nearby
                    .into_iter()
                    .any(|at| super::reporting::is_speech(self.folded(at)));
        let date = self
            .published
            .filter(|_| !to_come)
            .map(|published| back_to(published, weekday));
        self.figure(FigureKind::Date, Value::Weekday(weekday, date), at..at + 1)
    }

    /// "7.40 pm", "9pm", "9 p.m.", "eight o'clock", "14:30", "ten past five".
    fn clock(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        if let Some(found) = self.past_the_hour(at).or_else(|| self.in_the_morning(at)) {
            return Some(found);
        }
        // "14:30" comes as two words where the colon parts them.
        let spaced = self.gap(at) == ": "
            && self.gap(at + 1).starts_with(' ')
            && matches!(self.folded(at + 2), "a" | "p" | "am" | "pm" | "a.m" | "p.m");
        let (first, colon) = (word.split_once(':'), self.gap(at) == ":" || spaced);
        let written = first.or_else(|| colon.then(|| (word, self.folded(at + 1))));
        if let Some((hours, minutes)) = written
            && minutes.len() == 2
            && hours.len() <= 2
            && let (Ok(hours), Ok(minutes)) = (hours.parse::<u16>(), minutes.parse::<u16>())
            && hours < 24
            && minutes < 60
        {
            let end = at + 1 + usize::from(colon);
            let named = clock_half(self.folded(end)).filter(|_| self.near(end - 1));
            let half = named.unwrap_or_else(|| (hours > 12 || word.starts_with('0')).then_some(hours >= 12));
            let value = Value::Clock((hours % 12) * 60 + minutes, half);
            return self.figure(FigureKind::Date, value, at..end + usize::from(named.is_some()));
        }
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

    /// "ten past five", "half past six", "quarter past nine".
    fn past_the_hour(&self, at: usize) -> Option<(Found, usize)> {
        let minutes = match self.folded(at) {
            "half" => 30,
            "quarter" => 15,
            word => crate::text::style::number_word(word).filter(|minutes| *minutes < 30)?,
        };
        let hour = crate::text::style::number_word(self.folded(at + 2)).filter(|hour| (1..=12).contains(hour))?;
        if self.folded(at + 1) != "past" || !self.joined(at) {
            return None;
        }
        let minutes = u16::try_from((hour % 12) * 60 + minutes).ok()?;
        self.figure(FigureKind::Date, Value::Clock(minutes, None), at..at + 3)
    }

    /// "five in the morning", "8 at night".
    fn in_the_morning(&self, at: usize) -> Option<(Found, usize)> {
        let (one, two, three) = (self.folded(at + 1), self.folded(at + 2), self.folded(at + 3));
        let (half, end) = match (one, two, three) {
            ("in", "the", "morning") => (false, at + 4),
            ("in", "the", "afternoon" | "evening") => (true, at + 4),
            ("at", "night", _) => (true, at + 3),
            _ => return None,
        };
        let word = self.folded(at);
        let hour = crate::text::style::number_word(word).or_else(|| word.parse().ok())?;
        let hour = u16::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
        self.figure(FigureKind::Date, Value::Clock((hour % 12) * 60, Some(half)), at..end)
    }

    fn after_month(&self, at: usize, month: i8) -> Option<(Found, usize)> {
        if let Some(day) = day_of_month(self.folded(at + 1)).filter(|_| self.near(at)) {
            let (year, end) = self.year_after(at + 1);
            return self.figure(FigureKind::Date, Value::Day(year, month, day), at..end);
        }
        let (year, end) = self.year_after(at);
        let led = matches!(
            self.before(at),
            "in" | "last"
                | "since"
                | "until"
                | "by"
                | "this"
                | "next"
                | "early"
                | "late"
                | "from"
                | "and"
                | "of"
                | "to"
                | "mid"
                | "during"
        );
        // "April Jones", "June Moor" are people.
        if year.is_none()
            && !led
            && self.capital(at + 1)
            && self.gap(at) == " "
            && weekday(self.folded(at + 1)).is_none()
        {
            return None;
        }
        let year = year.or_else(|| self.told_year(at, month));
        let sure = year.is_some()
            || (month != 5 && month != 3)
            || matches!(
                self.before(at),
                "in" | "last" | "since" | "until" | "by" | "this" | "next" | "early" | "late"
            );
        sure.then(|| self.figure(FigureKind::Date, Value::Month(year, month), at..end))
            .flatten()
    }

    /// The year of "last November", "this May", "next March", where the day of publication is known.
    fn told_year(&self, at: usize, month: i8) -> Option<i16> {
        let now = self.published?;
        Some(match self.before(at) {
            "last" if month < now.month() => now.year(),
            "last" => now.year() - 1,
            "this" => now.year(),
            "next" if month > now.month() => now.year(),
            "next" => now.year() + 1,
            _ => return None,
        })
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
                | "mid"
                | "than"
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

/// The number of the month a folded word names.
pub(super) fn month(word: &str) -> Option<i8> {
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
        *month == word
            || (word.len() == 3 && month.starts_with(word) && word.is_ascii())
            || (word == "sept" && *month == "september")
    })?;
    i8::try_from(at + 1).ok()
}

/// The weekday a folded word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
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
