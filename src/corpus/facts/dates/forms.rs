//! The forms of a day: with the month in words, in figures, in the units of East Asia.

use super::months::month;
use super::tokens::{Token, What};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// Which of the two numbers of "05/08/2012" is the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::corpus) enum Order {
    /// Nothing tells: a date that can be read in two ways is not read at all.
    #[default]
    Unknown,
    DayFirst,
    MonthFirst,
}

pub(super) fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
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

/// "11" is 2011, "98" is 1998.
fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// A place among the tokens from which parts of a date are read.
#[derive(Clone, Copy)]
struct Parts<'a> {
    tokens: &'a [Token<'a>],
    order: Order,
}

impl<'a> Parts<'a> {
    fn get(self, at: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(at)
    }

    fn number(self, at: usize, digits: RangeInclusive<usize>) -> Option<u32> {
        match self.get(at)?.what {
            What::Number(value, size) if digits.contains(&size) => Some(value),
            _ => None,
        }
    }

    fn mark(self, at: usize, marks: &[char]) -> bool {
        self.get(at)
            .is_some_and(|token| marks.iter().any(|mark| token.is(*mark)))
    }

    fn says(self, at: usize, words: &[&str]) -> bool {
        self.get(at)
            .is_some_and(|token| words.iter().any(|word| token.says(word)))
    }

    fn month(self, at: usize) -> Option<u32> {
        let token = self.get(at).filter(|token| token.what == What::Word)?;
        month(token.text)
    }

    /// A year of four digits; beside a Thai month it may count from the Buddha's death.
    fn year(self, at: usize, month_at: usize) -> Option<u32> {
        let year = self.number(at, 4..=4)?;
        let thai = self
            .get(month_at)
            .is_some_and(|token| token.text.starts_with(|c| matches!(c, '\u{E01}'..='\u{E4E}')));
        Some(if thai && (2400..=2643).contains(&year) {
            year - 543
        } else {
            year
        })
    }

    /// Past optional tokens between the parts: "8th", "8.", "May.", "de", commas.
    fn skip(self, mut at: usize, words: &[&str], marks: &[char]) -> usize {
        while let Some(token) = self.get(at) {
            let word = token.what == What::Word && words.iter().any(|word| token.text.eq_ignore_ascii_case(word));
            if !word && !marks.iter().any(|mark| token.is(*mark)) {
                break;
            }
            at += 1;
        }
        at
    }

    /// "May 8, 2012", "May 8 14:30:00 EDT 2012".
    fn month_first(self, i: usize) -> Option<(Date, usize)> {
        let month = self.month(i)?;
        let day_at = self.skip(i + 1, &[], &['.', '/', '-']);
        let day = self.number(day_at, 1..=2)?;
        let at = self.skip(
            day_at + 1,
            &["st", "nd", "rd", "th", "de", "del", "of"],
            &[',', '.', '،', '/', '-'],
        );
        if let Some(year) = self.year(at, i) {
            // A time may follow: "May 8, 2030 hours" is no year's.
            return Some((civil(year, month, day)?, at + 1));
        }
        // As clocks of computers tell it: time and zone before the year.
        let mut at = at;
        if !(self.number(at, 1..=2).is_some() && self.mark(at + 1, &[':']) && self.number(at + 2, 2..=2).is_some()) {
            return None;
        }
        at += 3;
        if self.mark(at, &[':']) && self.number(at + 1, 2..=2).is_some() {
            at += 2;
        }
        if self
            .get(at)
            .is_some_and(|token| token.what == What::Word && token.text.len() <= 5)
        {
            at += 1;
        }
        Some((civil(self.number(at, 4..=4)?, month, day)?, at + 1))
    }

    /// "2012-05-08", "2012年5月8日", "2012년 5월 8일", "2012. május 8.", "2012 May 08".
    fn year_first(self, i: usize) -> Option<(Date, usize)> {
        let year = self.number(i, 4..=4)?;
        if self.says(i + 1, &["年", "년"]) && self.says(i + 3, &["月", "월"]) {
            let date = civil(year, self.number(i + 2, 1..=2)?, self.number(i + 4, 1..=2)?)?;
            let end = i + 5 + usize::from(self.says(i + 5, &["日", "일"]));
            return Some((date, end));
        }
        let at = self.skip(i + 1, &["m", "metų", "gada"], &[',', '-', '.', '/']);
        if let Some(month) = self.month(at) {
            let year = self.year(i, at)?;
            let at = self.skip(at + 1, &[], &['.', '-', '/']);
            return Some((civil(year, month, self.number(at, 1..=2)?)?, at + 1));
        }
        let separator = self.get(i + 1)?.what;
        let same = self.get(i + 3).is_some_and(|token| token.what == separator);
        if self.mark(i + 1, &['-', '/', '.', '_']) && same {
            return Some((
                civil(year, self.number(i + 2, 1..=2)?, self.number(i + 4, 1..=2)?)?,
                i + 5,
            ));
        }
        None
    }

    /// "20120508", alone or before "T0930".
    fn packed(self, i: usize) -> Option<(Date, usize)> {
        let number = self.number(i, 8..=8)?;
        let date = civil(number / 10_000, number / 100 % 100, number % 100)?;
        (1950..=2100).contains(&date.year()).then_some((date, i + 1))
    }

    /// "8 May 2012", "8. Mai 2012", "8 de mayo de 2012", "8 tháng 5 năm 2012".
    fn day_first(self, i: usize) -> Option<(Date, usize)> {
        let day = self.number(i, 1..=2)?;
        let at = self.skip(
            i + 1,
            &["st", "nd", "rd", "th", "er", "ra", "de", "d", "of", "na", "ta"],
            &['.', '-', 'º', '°', 'ª', '\'', '’', '/', ','],
        );
        // "º" and "ª" count as letters.
        let at = at + usize::from(self.says(at, &["º", "ª", "ο", "η"]));
        let at = self.skip(at, &["de"], &[]);
        if let Some(month) = self.month(at) {
            let month_at = at;
            let at = self.skip(
                at + 1,
                &["de", "del", "do", "of", "năm", "г", "р"],
                &[',', '.', '-', '،', '/', '\'', '’'],
            );
            let short = || {
                let shortened = self.mark(at.checked_sub(1)?, &['-', '\'', '’', '/']);
                shortened.then(|| self.number(at, 2..=2).map(century)).flatten()
            };
            let year = self.year(at, month_at).or_else(short)?;
            return Some((civil(year, month, day)?, at + 1));
        }
        if self.says(at, &["tháng"]) {
            let month = self.number(at + 1, 1..=2)?;
            let at = self.skip(at + 2, &[], &[',', '-', '/']);
            let at = at + usize::from(self.says(at, &["năm"]));
            return Some((civil(self.number(at, 4..=4)?, month, day)?, at + 1));
        }
        None
    }

    /// "25/12/2012", "08.05.2012", "8. 5. 2012"; "05/08/2012" only where the order is known.
    fn figures(self, i: usize) -> Option<(Date, usize)> {
        let first = self.number(i, 1..=2)?;
        let separator = self.get(i + 1)?.what;
        let same = self.get(i + 3).is_some_and(|token| token.what == separator);
        if !(self.mark(i + 1, &['/', '.', '-', '־', '‑', '–']) && same) {
            return None;
        }
        let second = self.number(i + 2, 1..=2)?;
        let year = self
            .number(i + 4, 4..=4)
            .or_else(|| self.number(i + 4, 2..=2).map(century))?;
        let (month, day) = match separator {
            // With points only Europe writes dates: day first.
            What::Mark('.') => (second, first),
            _ if first > 12 => (second, first),
            _ if second > 12 || first == second => (first, second),
            _ => match self.order {
                Order::DayFirst => (second, first),
                Order::MonthFirst => (first, second),
                Order::Unknown => return None,
            },
        };
        Some((civil(year, month, day)?, i + 5))
    }
}

/// The date that begins at token `i`, and the token after it.
pub(super) fn date_at(tokens: &[Token<'_>], i: usize, order: Order) -> Option<(Date, usize)> {
    let parts = Parts { tokens, order };
    match parts.get(i)?.what {
        What::Word => parts.month_first(i),
        What::Number(_, 4) => parts.year_first(i),
        What::Number(_, 8) => parts.packed(i),
        What::Number(_, 1..=2) => parts.day_first(i).or_else(|| parts.figures(i)),
        _ => None,
    }
}

/// The order an unambiguous date in figures shows: "25/12/2012" is day first, "12/25/2012" month first.
pub(in crate::corpus) fn order_shown(text: &str) -> Option<Order> {
    let tokens = super::tokens::tokens(text);
    let number = |at: usize, digits: RangeInclusive<usize>| match tokens.get(at)?.what {
        What::Number(value, size) if digits.contains(&size) => Some(value),
        _ => None,
    };
    (0..tokens.len()).find_map(|i| {
        let (first, second) = (number(i, 1..=2)?, number(i + 2, 1..=2)?);
        number(i + 4, 4..=4)?;
        let slashes = [i + 1, i + 3]
            .iter()
            .all(|at| tokens.get(*at).is_some_and(|token| token.is('/')));
        match slashes {
            true if (13..=31).contains(&first) && (1..=12).contains(&second) => Some(Order::DayFirst),
            true if (13..=31).contains(&second) && (1..=12).contains(&first) => Some(Order::MonthFirst),
            _ => None,
        }
    })
}
