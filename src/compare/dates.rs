//! Dates in a sentence.

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};
use super::units::is_plural;
use crate::text::style::number_word;
use crate::text::words::is_stop;
use jiff::civil::{Date, Weekday};

/// Words between what is to come and its day, at most.
const AHEAD: usize = 14;

impl Scanner<'_> {
    /// The date or time of day that begins at `at` and where its words end.
    pub(super) fn date(&self, at: usize) -> Option<(Found, usize)> {
        if let Some(feast) = self.feast(at) {
            return Some(feast);
        }
        let piece = self.pieces.get(at)?;
        let word = piece.folded.as_ref();
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
        // All others begin with a number. Most words are none.
        if !begins_time(word) {
            return None;
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
        // "May 22 and 23", "June 4-6", "June 4 to 6".
        if let Some(day) = day_of_month(word)
            && let Some(last) = at.checked_sub(1)
            && !is_plural(self.folded(at + 1))
            && (!self.joined(at) || is_stop(self.folded(at + 1)))
        {
            let first = match (self.gap(last), self.folded(last)) {
                ("-" | "–", _) => Some(last),
                (" ", "and" | "to" | "or" | "through" | "until") => last.checked_sub(1),
                _ => None,
            };
            if let Some(first) = first
                && day_of_month(self.folded(first)).is_some_and(|first| first < day)
                && let Some(name) = first.checked_sub(1)
                && self.capital(name)
                && let Some(month) = month(self.folded(name))
            {
                let (year, end) = self.year_after(at);
                return self.figure(FigureKind::Date, Value::Day(year, month, day), at..end);
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
        if let Some(found) = self.iso_date(at).or_else(|| self.clock(at)) {
            return Some(found);
        }
        let year = self.year(at)?;
        // "the 2010-11 season" is one year and the next.
        let next = self.folded(at + 1);
        let season = matches!(self.gap(at), "-" | "–" | "/")
            && next.len() == 2
            && next.parse::<i16>().is_ok_and(|next| next == (year + 1) % 100);
        self.figure(FigureKind::Date, Value::Year(year), at..at + 1 + usize::from(season))
    }

    /// "2012-05-08".
    fn iso_date(&self, at: usize) -> Option<(Found, usize)> {
        let year = plain_year(self.folded(at))?;
        let two = |at: usize| {
            (self.folded(at).len() == 2)
                .then(|| self.folded(at).parse::<i8>().ok())
                .flatten()
        };
        let (month, day) = (two(at + 1)?, two(at + 2)?);
        let dated = self.gap(at) == "-" && self.gap(at + 1) == "-" && Date::new(year, month, day).is_ok();
        dated
            .then(|| self.figure(FigureKind::Date, Value::Day(Some(year), month, day), at..at + 3))
            .flatten()
    }

    /// "Friday, May 8" is one date; a weekday alone is the last one before the article, the next one where
    /// it is to come.
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
        let ahead = |at: usize| {
            matches!(
                self.folded(at),
                "will" | "would" | "until" | "scheduled" | "due" | "expected" | "planned" | "set" | "plans" | "hopes"
            ) || matches!(self.folded(at), "are" | "is") && self.folded(at + 1) == "to"
        };
        // "are expected to come to the old harbour of Port Ella on Sunday", but "are expected to come, she said on Sunday".
        let to_come = self.before(at) == "next"
            || (at.saturating_sub(AHEAD)..at)
                .rfind(|&at| ahead(at))
                .is_some_and(|from| {
                    !(from + 1..at).any(|at| {
                        super::reporting::is_speech(self.folded(at))
                            && !matches!(self.folded(at), "expected" | "planned")
                    })
                });
        // The same weekday to come may be this one or the next.
        let date = self.published.and_then(|published| {
            let last = back_to(published, weekday);
            match to_come {
                false => Some(last),
                true => (last != published).then(|| super::calendar::moved(last, 7)),
            }
        });
        self.figure(FigureKind::Date, Value::Weekday(weekday, date), at..at + 1)
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
        let sure = year.is_some() || led || (month != 5 && month != 3);
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
            // "in June of 1997"
            _ if self.folded(at + 1) == "of" && self.gap(at) == " " && self.gap(at + 1) == " " => {
                match plain_year(self.folded(at + 2)) {
                    Some(year) => (Some(year), at + 3),
                    None => (None, at + 1),
                }
            }
            _ => (None, at + 1),
        }
    }

    /// Four digits that name a year rather than count something.
    fn year(&self, at: usize) -> Option<i16> {
        let piece = self.pieces.get(at)?;
        let year = plain_year(&piece.folded)?;
        let before = self.text.get(..piece.span.start)?.trim_end();
        if before.ends_with('#') || super::currencies::before_amount(before).is_some() {
            return None;
        }
        let next = self.folded(at + 1);
        let counts = self.gap(at) == " " && is_plural(next) && !is_stop(next);
        // "more than 2000 people", "and 1800 homes", but "less than in 2035", "since 2030 two homes".
        let dated = matches!(
            self.before(at),
            "in" | "since"
                | "during"
                | "until"
                | "till"
                | "through"
                | "early"
                | "late"
                | "mid"
                | "summer"
                | "winter"
                | "spring"
                | "autumn"
        );
        // "the 2015 assaults": whoever counts so many writes "2,015", or no article.
        let told = self.before(at) == "the" && (1900..2040).contains(&year) && year % 1000 != 0;
        (dated || told || !counts).then_some(year)
    }
}

fn plain_year(word: &str) -> Option<i16> {
    let year: i16 = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
    (1500..=2100).contains(&year).then_some(year)
}

/// Whether a word can begin a time or a date without a name: digits, a number in words, a part of an hour.
fn begins_time(word: &str) -> bool {
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    digits || matches!(word, "half" | "quarter") || number_word(word).is_some()
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

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::super::values::normal;

    #[test]
    fn a_number_of_four_digits_is_a_year_or_a_count() {
        let told = |text: &str| {
            let found = find(text, None);
            found.iter().map(normal).collect::<Vec<_>>()
        };
        assert_eq!(told("less than in 2035"), ["2035"]);
        assert_eq!(told("more than 2000 people came"), ["> 2000"]);
        assert_eq!(told("It lost 1800 homes"), ["1800"]);
        assert_eq!(told("signed on 2031-05-08"), ["2031-05-08"]);
        assert_eq!(told("on May 22 and 23, with two nights"), ["--05-22", "--05-23", "2"]);
        assert_eq!(told("in the 2030-31 season"), ["2030"]);
        assert_eq!(told("laid down in June of 2031"), ["2031-06"]);
        assert_eq!(told("after the 2031 assaults"), ["2031"]);
        assert_eq!(told("the 1800 homes and the 2000 people"), ["1800", "2000"]);
    }
}
