//! Times of day in a sentence.

use super::collation::FigureKind;
use super::figures::{Found, Scanner, Value};
use super::units::clock_half;

/// Abbreviations of time zones as news prints them.
pub(super) fn is_zone(folded: &str) -> bool {
    matches!(
        folded,
        "gmt"
            | "utc"
            | "bst"
            | "cet"
            | "cest"
            | "est"
            | "edt"
            | "cst"
            | "cdt"
            | "mst"
            | "mdt"
            | "pst"
            | "pdt"
            | "ist"
            | "jst"
            | "aest"
            | "et"
    )
}

/// A number of one or two digits below `limit`.
pub(super) fn two_digits(word: &str, limit: u16) -> Option<u16> {
    let digits = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    digits
        .then(|| word.parse().ok())
        .flatten()
        .filter(|number| *number < limit)
}

impl Scanner<'_> {
    /// "7.40 pm", "9pm", "9 p.m.", "eight o'clock", "14:30", "ten past five".
    pub(super) fn clock(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        if let Some(found) = self
            .past_the_hour(at)
            .or_else(|| self.minutes_to(at))
            .or_else(|| self.in_the_morning(at))
            .or_else(|| self.bare_hour(at))
        {
            return Some(found);
        }
        if let Some(found) = self
            .military(at)
            .or_else(|| self.parted(at))
            .or_else(|| self.first_of_two(at))
        {
            return Some(found);
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

    /// "14:30", "5: 00", "06: 00 BST", "9. 25 am", "5:00pm": hours and minutes come as two words, some with a stray space.
    fn parted(&self, at: usize) -> Option<(Found, usize)> {
        let hours = self.folded(at);
        let written = self.folded(at + 1);
        let minutes = written.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let (first, second) = (two_digits(hours, 24)?, two_digits(minutes, 60)?);
        let glued = clock_half(written.get(minutes.len()..)?);
        let own = minutes.len() == written.len();
        let zone = written.get(minutes.len()..).is_some_and(is_zone);
        if !own && glued.is_none() && !zone || minutes.len() != 2 {
            return None;
        }
        // "11:30 p. m."
        let spaced = match (self.folded(at + 2), self.gap(at + 2), self.folded(at + 3)) {
            ("a", ". ", "m") => Some(false),
            ("p", ". ", "m") => Some(true),
            _ => None,
        };
        let named = glued
            .or_else(|| clock_half(self.folded(at + 2)).filter(|_| self.near(at + 1)))
            .or(spaced.map(Some));
        let zoned = zone || is_zone(self.folded(at + 2)) && self.near(at + 1);
        let led = matches!(
            self.before(at),
            "at" | "about"
                | "around"
                | "approximately"
                | "by"
                | "until"
                | "till"
                | "from"
                | "after"
                | "before"
                | "between"
                | "since"
        );
        let told = match self.gap(at) {
            ":" => true,
            ": " => named.is_some() || zoned || led,
            ". " => named.is_some(),
            _ => false,
        };
        // "1:02:03" is how long something took, "at 10:05:01 EDT" when.
        let seconds = self.gap(at + 1) == ":" && two_digits(self.folded(at + 2), 60).is_some();
        if seconds && hours.len() == 2 && is_zone(self.folded(at + 3)) && self.near(at + 2) {
            let value = Value::Clock((first % 12) * 60 + second, Some(first >= 12));
            return self.figure(FigureKind::Date, value, at..at + 3);
        }
        if !told || self.gap(at + 1) == ":" {
            return None;
        }
        let half = named.unwrap_or_else(|| (first > 12 || hours.starts_with('0') || zoned).then_some(first >= 12));
        let value = Value::Clock((first % 12) * 60 + second, half);
        let end = at + 2 + usize::from(glued.is_none() && named.is_some()) + usize::from(spaced.is_some());
        self.figure(FigureKind::Date, value, at..end)
    }

    /// "0430 GMT", "at 1900 hours".
    fn military(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let next = self.folded(at + 1);
        let local = next == "local" && self.folded(at + 2) == "time";
        let hours = matches!(next, "hours" | "hrs")
            && matches!(
                self.before(at),
                "at" | "by" | "around" | "about" | "until" | "since" | "from"
            );
        if word.len() != 4 || !self.joined(at) || !(is_zone(next) || local || hours) {
            return None;
        }
        let (hours, minutes) = word.split_at_checked(2)?;
        let (hours, minutes) = (two_digits(hours, 24)?, two_digits(minutes, 60)?);
        let value = Value::Clock((hours % 12) * 60 + minutes, Some(hours >= 12));
        self.figure(FigureKind::Date, value, at..at + 1)
    }

    /// The first of "from 7 to 9 p.m.", "between 10 and 11.30 am", "7-9pm": of the same half of the day.
    fn first_of_two(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let hours = crate::text::style::number_word(word)
            .and_then(|hours| u16::try_from(hours).ok())
            .or_else(|| word.parse().ok())
            .filter(|hours| (1..=12).contains(hours))?;
        let dash = matches!(self.gap(at), "-" | "–");
        let joined = match self.folded(at + 1) {
            "to" | "until" | "till" => self.joined(at),
            "and" => self.joined(at) && self.before(at) == "between",
            _ => false,
        };
        if !dash && !joined {
            return None;
        }
        let (then, _) = self.clock(at + 1 + usize::from(!dash))?;
        let Value::Clock(_, half @ Some(_)) = then.value else {
            return None;
        };
        self.figure(FigureKind::Date, Value::Clock((hours % 12) * 60, half), at..at + 1)
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

    /// "ten minutes to four", "20 minutes past nine", "five to six" where the hour is said to be one.
    fn minutes_to(&self, at: usize) -> Option<(Found, usize)> {
        let number = |at: usize| {
            let word = self.folded(at);
            crate::text::style::number_word(word).or_else(|| word.parse().ok())
        };
        let minutes = number(at).filter(|minutes| (1..60).contains(minutes))?;
        if self.folded(at + 1) != "minutes" {
            return None;
        }
        let to = match self.folded(at + 2) {
            "to" | "before" => true,
            "past" | "after" => false,
            _ => return None,
        };
        let hour = number(at + 3).filter(|hour| (1..=12).contains(hour))?;
        // "ten minutes to four boats"
        let counts = self.near(at + 3)
            && !self.folded(at + 4).is_empty()
            && self.gap(at + 3) == " "
            && super::units::is_plural(self.folded(at + 4));
        if counts {
            return None;
        }
        let whole = (hour % 12) * 60;
        let time = if to {
            (whole + 720 - minutes) % 720
        } else {
            whole + minutes
        };
        let end = at + 4 + usize::from(matches!(self.folded(at + 4), "o'clock" | "o’clock"));
        self.figure(FigureKind::Date, Value::Clock(u16::try_from(time).ok()?, None), at..end)
    }

    /// "at four on Friday afternoon", "a little after six", "by ten that night": an hour alone, which what stands around it tells to
    /// be one.
    fn bare_hour(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let hour = crate::text::style::number_word(word).or_else(|| word.parse().ok())?;
        let hour = u16::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
        let led = matches!(
            self.before(at),
            "at" | "about" | "around" | "by" | "until" | "till" | "from" | "after" | "before" | "since"
        );
        if !led {
            return None;
        }
        let day = |at: usize| {
            let day = self.folded(at);
            day.ends_with("day") && super::roles::is_calendar(day) || matches!(day, "that" | "this" | "the")
        };
        let on = usize::from(self.folded(at + 1) == "on");
        let next =
            usize::from(self.folded(at + 1 + on) == "the" && matches!(self.folded(at + 2 + on), "next" | "following"));
        let half = match self.folded(at + 2 + on + next) {
            "morning" => Some(false),
            "afternoon" | "evening" | "night" => Some(true),
            _ => None,
        };
        let daily = half.is_some() && day(at + 1 + on) && self.joined(at);
        // "shortly after six.", "just before nine, when": nothing is counted.
        let ago = at.checked_sub(2).map_or("", |before| self.folded(before));
        let degree = matches!(ago, "little" | "shortly" | "just" | "soon" | "bit")
            && matches!(self.before(at), "after" | "before");
        let alone = !self.joined(at)
            || matches!(
                self.folded(at + 1),
                "with" | "when" | "as" | "on" | "and" | "but" | "while" | "to" | "o'clock"
            );
        let half = half.filter(|_| daily);
        (daily || degree && alone)
            .then(|| self.figure(FigureKind::Date, Value::Clock((hour % 12) * 60, half), at..at + 1))
            .flatten()
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
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::super::values::normal;

    fn told(text: &str) -> Vec<(String, String)> {
        find(text, None)
            .into_iter()
            .map(|found| (text[found.span.clone()].to_owned(), normal(&found)))
            .collect()
    }

    #[test]
    fn times_are_whole_however_they_are_set() {
        for (text, printed, value) in [
            ("He left at 9 p.m. on foot", "9 p.m.", "21:00"),
            ("until about 5: 00 they played", "5: 00", "~05:00 or 12 hours later"),
            ("called at 06: 00 BST", "06: 00", "06:00"),
            ("around 9. 25 am when it rained", "9. 25 am", "~09:25"),
            ("By 6. 30am it was out", "6. 30am", "06:30"),
            ("By 5:00pm it was out", "5:00pm", "17:00"),
            ("It sank at 0430 GMT", "0430", "04:30"),
            ("around 11: 30 p. m. Ada Moor stood", "11: 30 p. m", "~23:30"),
            ("from 06: 31GMT it was cut", "06: 31GMT", "06:31"),
            ("It sank at 1900 hours", "1900", "19:00"),
            (
                "It ended a little after six with songs",
                "six",
                "06:00 or 12 hours later",
            ),
            ("It rained by ten that night", "ten", "22:00"),
            (
                "at ten minutes to four it rained",
                "ten minutes to four",
                "03:50 or 12 hours later",
            ),
            (
                "at 20 minutes past nine o'clock",
                "20 minutes past nine o'clock",
                "09:20 or 12 hours later",
            ),
        ] {
            assert_eq!(told(text), [(printed.to_owned(), value.to_owned())], "{text}");
        }
        assert_eq!(
            told("open from 7 to 9 p.m."),
            [
                ("7".to_owned(), "19:00".to_owned()),
                ("9 p.m.".to_owned(), "21:00".to_owned())
            ]
        );
        assert_eq!(
            told("It began at four on Friday afternoon"),
            [("four", "16:00"), ("Friday", "Friday")].map(|(text, value)| (text.to_owned(), value.to_owned()))
        );
        assert_eq!(told("It came after six boats"), [("six".to_owned(), "6".to_owned())]);
        assert_eq!(
            told("The verdict: 12 years"),
            [("12 years".to_owned(), "12 years".to_owned())]
        );
    }
}
