//! Numbers as they are written: digits, words, both together, dozens, halves and what only says how many about.

use super::figures::Scanner;
use super::units::scale;
use crate::text::style::number_word;

/// A number and where its words end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub value: f64,
    /// Index of the word after it.
    pub end: usize,
    /// Where the words only name a range, its lower end.
    pub low: Option<f64>,
    /// In words that must be reckoned out: "a dozen", "half a million".
    pub reckoned: bool,
    /// "hundreds", "a few dozen".
    pub vague: bool,
    /// Multiplied by a word or letter: "2.5 million", "3bn".
    pub scaled: bool,
}

impl Numeral {
    fn plain(value: f64, end: usize) -> Numeral {
        Numeral {
            value,
            end,
            low: None,
            reckoned: false,
            vague: false,
            scaled: false,
        }
    }
}

/// A fraction in one character, as it stands behind a whole number: "2½".
fn vulgar(part: &str) -> Option<f64> {
    Some(match part {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅛" => 0.125,
        _ => return None,
    })
}

impl Scanner<'_> {
    /// The number that begins at `at`.
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
        let mut numeral = self
            .vague(at)
            .or_else(|| self.part(at))
            .or_else(|| self.digits(at))
            .or_else(|| self.in_words(at))?;
        // "2-1/2", "two and a half".
        let end = numeral.end;
        if matches!(self.gap(end - 1), "" | " " | "-")
            && let Some(part) = vulgar(self.folded(end))
        {
            numeral.value += part;
            numeral.end = end + 1;
            return Some(numeral);
        }
        if matches!(self.gap(end - 1), "-" | " ")
            && self.folded(end) == "1"
            && matches!(self.gap(end), "/" | " / ")
            && self.folded(end + 1) == "2"
        {
            numeral.value += 0.5;
            numeral.end = end + 2;
            return Some(numeral);
        }
        let hyphens = |from: usize| (from..from + 3).all(|at| self.joined(at));
        if !numeral.vague
            && self.folded(end) == "and"
            && matches!(self.folded(end + 1), "a" | "one")
            && self.folded(end + 2) == "half"
            && hyphens(end - 1)
        {
            numeral.value += 0.5;
            numeral.end = end + 3;
            numeral.reckoned = true;
            if let Some(scale) = scale(self.folded(numeral.end)) {
                numeral.value *= scale;
                numeral.end += 1;
            }
        }
        Some(numeral)
    }

    /// "dozens", "hundreds of thousands", "a few hundred", "several dozen": a range.
    fn vague(&self, at: usize) -> Option<Numeral> {
        let many = |word: &str| -> Option<f64> {
            Some(match word {
                "dozens" | "scores" => 12.0,
                "tens" => 10.0,
                "hundreds" => 100.0,
                "thousands" => 1e3,
                "millions" => 1e6,
                "billions" => 1e9,
                _ => return None,
            })
        };
        let range = |low: f64, value: f64, end: usize| Numeral {
            low: Some(low),
            vague: true,
            ..Numeral::plain(value, end)
        };
        if let Some(unit) = many(self.folded(at)) {
            if self.folded(at + 1) == "of"
                && let Some(of) = many(self.folded(at + 2)).filter(|of| *of >= 1e3)
            {
                return Some(range(2.0 * unit * of, 10.0 * unit * of, at + 3));
            }
            // "tens" alone and "scores of the match" count nothing.
            let counts = match self.folded(at) {
                "tens" => false,
                "scores" => self.folded(at + 1) == "of",
                "millions" | "billions" => true,
                _ => self.folded(at + 1) != "digit",
            };
            return counts.then(|| range(2.0 * unit, 10.0 * unit, at + 1));
        }
        let few = usize::from(self.folded(at) == "a");
        let (word, end) = (self.folded(at + few), at + few + 1);
        let unit = scale(self.folded(end)).or_else(|| (self.folded(end) == "dozen").then_some(12.0));
        match (word, unit) {
            ("few", Some(unit)) => Some(range(2.0 * unit, 6.0 * unit, end + 1)),
            ("several", Some(unit)) if few == 0 => Some(range(2.0 * unit, 9.0 * unit, end + 1)),
            _ => None,
        }
    }

    /// "a dozen", "half a million", "a quarter of a million", "a couple", "two dozen".
    fn part(&self, at: usize) -> Option<Numeral> {
        let reckoned = |value: f64, end: usize| Numeral {
            reckoned: true,
            ..Numeral::plain(value, end)
        };
        let (word, next, third) = (self.folded(at), self.folded(at + 1), self.folded(at + 2));
        if word == "half" && matches!(next, "a" | "an") {
            let whole = scale(third).or_else(|| (third == "dozen").then_some(12.0))?;
            return Some(reckoned(whole / 2.0, at + 3));
        }
        if matches!(word, "a" | "an" | "three") && matches!(next, "quarter" | "quarters" | "third") && third == "of" {
            let part = match (word, next) {
                ("three", _) => 0.75,
                (_, "third") => 1.0 / 3.0,
                _ => 0.25,
            };
            let whole = scale(self.folded(at + 4)).filter(|_| self.folded(at + 3) == "a")?;
            return Some(reckoned(whole * part, at + 5));
        }
        if matches!(word, "a" | "an") {
            return match next {
                "dozen" => Some(reckoned(12.0, at + 2)),
                "couple" if third == "of" && super::units::unit_of_time(self.folded(at + 3)).is_some() => None,
                "couple" => {
                    // "a couple of hundred", "a couple of million".
                    let of = at + 2 + usize::from(third == "of");
                    let (unit, end) = scale(self.folded(of)).map_or((1.0, at + 2), |unit| (unit, of + 1));
                    Some(Numeral {
                        low: Some(2.0 * unit),
                        vague: unit > 1.0,
                        ..reckoned(3.0 * unit, end)
                    })
                }
                "half" if third == "dozen" => Some(reckoned(6.0, at + 3)),
                "half" => scale(third).map(|whole| reckoned(whole / 2.0, at + 3)),
                _ => scale(next).map(|whole| {
                    let more = scale(third).unwrap_or(1.0);
                    Numeral {
                        scaled: true,
                        ..Numeral::plain(whole * more, at + 2 + usize::from(more > 1.0))
                    }
                }),
            };
        }
        if word == "dozen" {
            return Some(reckoned(12.0, at + 1));
        }
        let count = number_word(word).filter(|count| (1..=12).contains(count))?;
        (next == "dozen").then(|| reckoned(count as f64 * 12.0, at + 2))
    }

    /// "38,000", "2.5bn", "2,5 Mio.", "45m", "2 000 000".
    fn digits(&self, at: usize) -> Option<Numeral> {
        let word = self.folded(at);
        // A number that begins with 0 counts nothing: it is dialled.
        let dialled = word.len() > 2 && word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit());
        if dialled || !word.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        // "25. 7bn": a stray space behind the point.
        if let Some(numeral) = self.spaced_decimal(at) {
            return Some(numeral);
        }
        let mut numeral = Numeral::plain(written(digits)?, at + 1);
        match word.get(digits.len()..)? {
            "" => {}
            "m" | "mn" | "mln" => numeral.scale_by(1e6),
            "bn" | "b" => numeral.scale_by(1e9),
            "k" => numeral.scale_by(1e3),
            "tn" | "trn" => numeral.scale_by(1e12),
            // "US$15million"
            glued => numeral.scale_by(scale(glued)?),
        }
        // Thousands set apart by narrow spaces.
        while !numeral.scaled
            && matches!(self.gap(numeral.end - 1), "\u{a0}" | "\u{202f}" | "\u{2009}")
            && self.folded(numeral.end).len() == 3
            && let Ok(group) = self.folded(numeral.end).parse::<u32>()
        {
            numeral.value = numeral.value * 1000.0 + f64::from(group);
            numeral.end += 1;
        }
        // "1, 600 homes": a stray space behind the comma.
        let plain = |at: usize| self.folded(at).bytes().all(|b| b.is_ascii_digit());
        if !numeral.scaled
            && (1..=3).contains(&word.len())
            && plain(at)
            && self.gap(at) == ", "
            && self.folded(at + 1).len() == 3
            && plain(at + 1)
            && self.gap(at + 1) == " "
            && !matches!(self.folded(at + 2), "and" | "or" | "to")
            && !(at > 0 && self.gap(at - 1) == ", ")
            && let Ok(group) = self.folded(at + 1).parse::<u32>()
        {
            numeral.value = numeral.value * 1000.0 + f64::from(group);
            numeral.end += 1;
        }
        while let Some(scale) = scale(self.folded(numeral.end)).filter(|_| self.joined(numeral.end - 1)) {
            numeral.scale_by(scale);
            numeral.end += 1;
        }
        if !numeral.scaled
            && self.joined(at)
            && let Some(scale) = short_scale(self.folded(at + 1))
        {
            numeral.scale_by(scale);
            numeral.end += 1;
        }
        numeral.value.is_finite().then_some(numeral)
    }

    /// "25. 7bn", "2. 5 million", "7. 2 percent": a decimal with a stray space behind its point.
    fn spaced_decimal(&self, at: usize) -> Option<Numeral> {
        let (whole, part) = (self.folded(at), self.folded(at + 1));
        let plain =
            |word: &str, most: usize| (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        let places = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if self.gap(at) != ". " || !plain(whole, 3) || !plain(places, 2) {
            return None;
        }
        let mut numeral = Numeral::plain(format!("{whole}.{places}").parse().ok()?, at + 2);
        let suffix = part.get(places.len()..).unwrap_or_default();
        let next = self.folded(at + 2);
        match (suffix, scale(next).filter(|_| self.joined(at + 1))) {
            ("m" | "mn", _) => numeral.scale_by(1e6),
            ("bn", _) => numeral.scale_by(1e9),
            ("", Some(scale)) => {
                numeral.scale_by(scale);
                numeral.end += 1;
            }
            ("", None) if matches!(next, "percent" | "per") || self.rest(at + 1).trim_start().starts_with('%') => {}
            _ => return None,
        }
        Some(numeral)
    }

    /// "twenty-four", "two hundred and ninety", "twelve hundred", "three million".
    fn in_words(&self, at: usize) -> Option<Numeral> {
        let mut numeral = Numeral::plain(0.0, at);
        let (mut total, mut current) = (0.0, number_word(self.folded(at))? as f64);
        let mut last = current;
        let mut end = at + 1;
        loop {
            let word = self.folded(end);
            if !self.joined(end - 1) {
                break;
            }
            let ones = number_word(word).map(|ones| ones as f64);
            if let Some(ones) = ones
                && ((20.0..100.0).contains(&last) && last % 10.0 == 0.0 && (1.0..10.0).contains(&ones)
                    || last == 100.0 && ones < 100.0 && ones > 0.0)
            {
                current += ones;
                last = ones;
                end += 1;
            } else if let Some(scale) = scale(word) {
                if scale > 100.0 {
                    total += current * scale;
                    current = 0.0;
                } else {
                    current *= scale;
                }
                numeral.scaled |= scale > 100.0;
                last = scale.min(100.0);
                end += 1;
            } else if word == "and"
                && last == 100.0
                && let Some(rest) = number_word(self.folded(end + 1)).filter(|rest| (1..100).contains(rest))
                && !matches!(self.folded(end + 2), "hundred" | "thousand" | "million")
            {
                current += rest as f64;
                last = rest as f64;
                end += 2;
            } else {
                break;
            }
        }
        numeral.value = total + current;
        numeral.end = end;
        Some(numeral)
    }
}

impl Numeral {
    fn scale_by(&mut self, scale: f64) {
        self.value *= scale;
        self.scaled = true;
    }
}

/// The value of a number in digits: a comma before three digits parts thousands, before other digits it is a decimal sign, and two
/// points part thousands.
fn written(digits: &str) -> Option<f64> {
    let plain = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
    if digits.len() > 24 {
        return None;
    }
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    let thousands = |mark: char| digits.split(mark).skip(1).all(|group| group.len() >= 3);
    match (commas, points) {
        (0, 0 | 1) => plain(digits),
        (0, _) if thousands('.') => plain(&digits.replace('.', "")),
        (1, 0) if !thousands(',') => plain(&digits.replace(',', ".")),
        (_, 0 | 1) => plain(&digits.replace(',', "")),
        (1, _) => plain(&digits.replace('.', "").replace(',', ".")),
        _ => None,
    }
}

/// Short words that multiply a number in digits, in the languages of the news.
fn short_scale(word: &str) -> Option<f64> {
    Some(match word {
        "mio" | "millionen" | "millions" | "millones" | "milioni" | "m" | "mn" | "mln" | "miljoen" => 1e6,
        "mrd" | "milliarden" | "milliards" | "miliardi" | "mld" | "bn" | "miljard" => 1e9,
        "tausend" | "mille" | "mil" => 1e3,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::{Value, find};

    fn amounts(text: &str) -> Vec<f64> {
        let value = |value: Value| match value {
            Value::Amount(amount) => amount,
            _ => f64::NAN,
        };
        find(text, None).into_iter().map(|found| value(found.value)).collect()
    }

    #[test]
    fn numbers_in_digits_words_and_both() {
        for (text, value) in [
            ("38,000 homes", 38_000.0),
            ("2,5 Mio. homes", 2_500_000.0),
            ("1.2m homes", 1_200_000.0),
            ("1.200.000 homes", 1_200_000.0),
            ("twelve hundred homes", 1200.0),
            ("two hundred and ninety homes", 290.0),
            ("twenty-four homes", 24.0),
            ("three hundred thousand homes", 300_000.0),
            ("two thousand five hundred homes", 2500.0),
            ("half a million homes", 500_000.0),
            ("a quarter of a million homes", 250_000.0),
            ("a dozen homes", 12.0),
            ("half a dozen homes", 6.0),
            ("two dozen homes", 24.0),
            ("two and a half million homes", 2_500_000.0),
            ("a hundred thousand homes", 100_000.0),
            ("3 crore homes", 30_000_000.0),
            ("25. 7bn homes", 25.7e9),
            ("4-1 / 2 homes", 4.5),
            ("1, 600 homes", 1600.0),
        ] {
            assert_eq!(amounts(text), [value], "{text}");
        }
    }

    #[test]
    fn what_only_says_about_how_many_is_a_range() {
        let range = |text: &str| {
            let found = find(text, None);
            (found[0].low, found[0].value)
        };
        assert_eq!(range("dozens of homes"), (Some(24.0), Value::Amount(120.0)));
        assert_eq!(
            range("tens of thousands of homes"),
            (Some(20_000.0), Value::Amount(100_000.0))
        );
        assert_eq!(range("a few hundred homes"), (Some(200.0), Value::Amount(600.0)));
        assert_eq!(range("a couple of homes"), (Some(2.0), Value::Amount(3.0)));
    }
}
