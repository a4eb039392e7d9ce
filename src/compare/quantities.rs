//! What a number is a number of: money, a percentage, a time, an age, a measure, a place in an order, or things counted.

use super::collation::FigureKind;
use super::currencies;
use super::figures::{Found, Scanner, Sharpness, Value};
use super::numerals::Numeral;
use super::units::{Dimension, FAHRENHEIT, fraction, measure, measure_phrase, ordinal, scale, unit_of_time};
use crate::text::words::is_stop;

impl Scanner<'_> {
    /// The figure that begins at `at`, and where its words end.
    pub(super) fn quantity(&self, at: usize) -> Option<(Found, usize)> {
        if let Some(found) = self
            .glued(at)
            .or_else(|| self.part_of_a_measure(at))
            .or_else(|| self.in_order(at))
        {
            return Some(found);
        }
        // "a year and a half", "for a month"; a bare "a year" is a rate.
        if let Some(found) = self.a_unit_of_time(at) {
            return Some(found);
        }
        let numeral = self.numeral(at)?;
        if numeral.end == at {
            return None;
        }
        if let Some(found) = self.range(at, numeral) {
            return Some(found);
        }
        let (mut figure, end) = self.with_unit(at, numeral)?;
        figure.low = figure.low.or_else(|| low_of(&figure, numeral));
        figure.reckoned |= numeral.reckoned;
        // "half a million" is a round number.
        let part = numeral.reckoned && numeral.value >= 1e5 && figure.sharpness == Sharpness::Exact;
        if numeral.vague || part {
            figure.sharpness = Sharpness::About;
        }
        Some((figure, end))
    }

    /// The figure a number makes with the unit around it.
    pub(super) fn with_unit(&self, at: usize, numeral: Numeral) -> Option<(Found, usize)> {
        let end = numeral.end;
        self.money(at, numeral)
            .or_else(|| self.percent(at, numeral))
            .or_else(|| self.age(at, numeral))
            .or_else(|| self.duration(at, numeral))
            .or_else(|| self.measured(at, numeral))
            .or_else(|| {
                if numeral.is_one(self, at) && unit_of_time(self.folded(end)).is_some() {
                    return None;
                }
                self.figure(FigureKind::Number, Value::Amount(numeral.value), at..end)
            })
    }

    fn money(&self, at: usize, numeral: Numeral) -> Option<(Found, usize)> {
        let end = numeral.end;
        let value = Value::Amount(numeral.value);
        let ahead = self.ahead(at);
        if let Some((code, taken)) = currencies::before_amount(ahead) {
            let (mut figure, end) = self.figure(FigureKind::Money, value, at..end)?;
            figure.span.start = figure.span.start.min(ahead.len().saturating_sub(taken));
            figure.currency = Some(code);
            return Some((figure, end));
        }
        if let Some(last) = at.checked_sub(1)
            && let Some(code) = currencies::code(self.folded(last))
            && (self.joined(last) || matches!(self.gap(last), ". " | ""))
            && self.capital(last)
        {
            let (mut figure, end) = self.figure(FigureKind::Money, value, at..end)?;
            figure.span.start = self.pieces.get(last)?.span.start;
            figure.currency = Some(code);
            return Some((figure, end));
        }
        // "45m€".
        if let Some((code, _)) = self
            .rest(end - 1)
            .trim_start_matches(['\u{a0}', '\u{202f}', ' '])
            .chars()
            .next()
            .and_then(|sign| currencies::before_amount(sign.encode_utf8(&mut [0; 4])))
            .filter(|(code, _)| {
                *code != "$" && self.gap(end - 1).chars().count() <= 3 && !self.rest(end - 1).starts_with(" (")
            })
            && self
                .rest(end - 1)
                .trim_start()
                .starts_with(['€', '£', '₽', '₺', '₪', '₴', '₫'])
            && !self.folded(end).starts_with(|c: char| c.is_ascii_digit())
        {
            let (mut figure, end) = self.figure(FigureKind::Money, value, at..end)?;
            figure.currency = Some(code);
            return Some((figure, end));
        }
        let close = self.joined(end - 1);
        // "pounds of explosives", "a 12-pound baby" are weights.
        let (word, next) = (self.folded(end), self.folded(end + 1));
        let weight = matches!(word, "pound" | "pounds")
            && (next == "of"
                || self.gap(end - 1) == "-"
                || self.before(at).starts_with("weigh")
                || next == "in"
                || self.pounds_weigh);
        if close
            && !weight
            && let Some((code, size)) = currencies::named(word)
            && (!currencies::is_doubtful(word)
                || numeral.scaled
                || self.folded(at).starts_with(|c: char| c.is_ascii_digit()) && word != "won" && word != "try"
                || matches!(word, "cent"))
        {
            let value = Value::Amount(numeral.value * size);
            let (mut figure, end) = self.figure(FigureKind::Money, value, at..end + 1)?;
            figure.currency = Some(code);
            return Some((figure, end));
        }
        // "thousands of dollars", "tens of millions of euros".
        if numeral.vague
            && word == "of"
            && let Some((code, _)) = currencies::named(next).filter(|_| !currencies::is_doubtful(next))
        {
            let (mut figure, end) = self.figure(FigureKind::Money, value, at..end + 2)?;
            figure.currency = Some(code);
            return Some((figure, end));
        }
        // "3 million Australian dollars", "5m US dollars", "200 Hong Kong dollars".
        let ahead = 1 + usize::from(matches!(next, "kong" | "zealand"));
        if close
            && self.joined(end + ahead - 1)
            && let Some((code, size)) = currencies::named(self.folded(end + ahead))
                .filter(|_| !currencies::is_doubtful(self.folded(end + ahead)))
            && let Some(country) =
                currencies::of_country(self.folded(end + ahead - 1)).or_else(|| self.capital(end).then_some(code))
        {
            let value = Value::Amount(numeral.value * size);
            let (mut figure, end) = self.figure(FigureKind::Money, value, at..end + ahead + 1)?;
            figure.currency = Some(country);
            return Some((figure, end));
        }
        // "from six million crowns to 11 million": of what was named before.
        if numeral.scaled
            && let Some(code) = self.currency
            && (!self.joined(end - 1) || is_stop(word))
        {
            let (mut figure, end) = self.figure(FigureKind::Money, value, at..end)?;
            figure.currency = Some(code);
            return Some((figure, end));
        }
        None
    }

    fn percent(&self, at: usize, numeral: Numeral) -> Option<(Found, usize)> {
        let end = numeral.end;
        let after = self.rest(end - 1);
        let value = Value::Amount(numeral.value);
        if after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with('%')
            && after.find('%').is_some_and(|at| at < 4)
        {
            let (mut figure, next) = self.figure(FigureKind::Percent, value, at..end)?;
            figure.span.end += after.find('%')? + 1;
            return Some((figure, next));
        }
        if !self.joined(end - 1) {
            return None;
        }
        let taken = match (self.folded(end), self.folded(end + 1)) {
            ("percent" | "pct" | "pc" | "procent" | "prozent", _) => 1,
            ("per", "cent") | ("percentage", "point" | "points") => 2,
            // Hundredths of a percentage point.
            ("basis", "point" | "points") => {
                let value = Value::Amount(numeral.value / 100.0);
                let (mut figure, end) = self.figure(FigureKind::Percent, value, at..end + 2)?;
                figure.reckoned = true;
                return Some((figure, end));
            }
            _ => return None,
        };
        let points = usize::from(taken == 1 && matches!(self.folded(end + 1), "point" | "points"));
        self.figure(FigureKind::Percent, value, at..end + taken + points)
    }

    fn measured(&self, at: usize, numeral: Numeral) -> Option<(Found, usize)> {
        let end = numeral.end;
        let after = self.rest(end - 1).trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        if let Some(degrees) = after.strip_prefix(['°', 'º'])
            && self.gap(end - 1).chars().count() <= 2
        {
            let unit = match degrees.trim_start().chars().next() {
                Some('C') => 1.0,
                Some('F') => FAHRENHEIT,
                _ => return None,
            };
            let value = Value::Measure(Dimension::Temperature, numeral.value * unit, unit);
            return self.figure(FigureKind::Number, value, at..end + 1);
        }
        let joined = self.joined(end - 1);
        if !joined {
            return None;
        }
        if matches!(self.folded(end), "pound" | "pounds") {
            let size = 0.453_59;
            let value = Value::Measure(Dimension::Mass, numeral.value * size, size);
            return self.figure(FigureKind::Number, value, at..end + 1);
        }
        // "in temperatures of 41 degrees": of which scale the size tells.
        if matches!(self.folded(end), "degree" | "degrees")
            && !matches!(
                self.folded(end + 1),
                "celsius" | "centigrade" | "fahrenheit" | "c" | "f"
            )
            && self.is_weather()
        {
            let size = match numeral.value {
                value if value >= 60.0 => FAHRENHEIT,
                value if (35.0..55.0).contains(&value) => 1.0,
                _ => return None,
            };
            let value = Value::Measure(Dimension::Temperature, numeral.value * size, size);
            return self.figure(FigureKind::Number, value, at..end + 1);
        }
        let metric = usize::from(matches!(
            self.folded(end),
            "metric" | "nautical" | "imperial" | "short" | "long"
        ));
        let words = [0, 1, 2, 3].map(|ahead| self.folded(end + metric + ahead));
        let (dimension, mut size, mut taken) = measure_phrase(words)?;
        if self.folded(end) == "nautical" {
            size *= 1852.0 / 1609.344;
        }
        // "600 feet per second" and "3 miles an hour" aside, "40 tons a year" is a rate.
        let (mut value, unit) = (numeral.value * size, size);
        // "five foot six", "six feet, two inches".
        if dimension == Dimension::Length && matches!(words.first(), Some(&("foot" | "feet" | "ft"))) {
            let and = usize::from(words.get(1) == Some(&"and"));
            if let Some(inches) = self.numeral(end + taken + and).filter(|inches| {
                inches.value < 12.0
                    && matches!(self.folded(inches.end), "inch" | "inches")
                    && self.near(end + taken - 1)
            }) {
                value += inches.value * 0.0254;
                taken = inches.end + 1 - end;
            } else if let Some(inches) = self
                .numeral(end + taken)
                .filter(|inches| inches.value < 12.0 && self.gap(end - 1) == "-" && self.gap(end + taken - 1) == "-")
            {
                // "six-foot-five"
                value += inches.value * 0.0254;
                taken = inches.end - end;
            }
        }
        self.figure(
            FigureKind::Number,
            Value::Measure(dimension, value, unit),
            at..end + metric + taken,
        )
    }

    /// "half a mile", "a quarter of a mile", "three quarters of an inch".
    fn part_of_a_measure(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let (share, unit) = if word == "half" && matches!(self.folded(at + 1), "a" | "an") {
            (0.5, at + 2)
        } else if word == "half" && self.joined(at) && measure(self.folded(at + 1)).is_some() {
            // "a half-mile walk", "half-litre".
            (0.5, at + 1)
        } else {
            let count = if matches!(word, "a" | "an") {
                1.0
            } else {
                f64::from(u32::try_from(crate::text::style::number_word(word)?).ok()?)
            };
            let of = self.folded(at + 2) == "of" && matches!(self.folded(at + 3), "a" | "an");
            (count / fraction(self.folded(at + 1)).filter(|_| of)?, at + 4)
        };
        // "a quarter of a percentage point"
        if self.folded(unit) == "percentage" && matches!(self.folded(unit + 1), "point" | "points") {
            return self.figure(FigureKind::Percent, Value::Amount(share), at..unit + 2);
        }
        let (dimension, size) = measure(self.folded(unit)).filter(|_| self.joined(unit - 1))?;
        let value = Value::Measure(dimension, share * size, size);
        self.figure(FigureKind::Number, value, at..unit + 1)
    }

    /// "the third visit", "its 10th birthday"; not "the 21st century", "34th Street".
    fn in_order(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let place = ordinal(word)?;
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let next = self.folded(at + 1);
        let named = self.capital(at + 1) && self.joined(at) && !self.titled;
        let close = self.joined(at);
        // "at 11th and Poplar Streets".
        let corner = next == "and"
            && (at + 2..at + 5).any(|at| {
                self.capital(at)
                    && matches!(
                        self.folded(at),
                        "street" | "streets" | "avenue" | "avenues" | "districts" | "precincts"
                    )
            });
        let other = corner
            || matches!(
                next,
                "party"
                    | "grade"
                    | "amendment"
                    | "world"
                    | "floor"
                    | "street"
                    | "avenue"
                    | "precinct"
                    | "district"
            )
            // "his eighth century" counts a batter's.
            || matches!(next, "century" | "centuries") && !matches!(self.before(at), "his" | "her" | "their")
            || super::dates::month(next).is_some()
            || next == "of" && super::dates::month(self.folded(at + 2)).is_some()
            || place < 3.0
            || self.capital(at) && !digits && at > 0;
        // "a third of", "two thirds" are shares.
        let share = !digits
            && (matches!(self.before(at), "a" | "an" | "one" | "two")
                && (next == "of"
                    || !close
                    || is_stop(next)
                    || matches!(next, "less" | "cheaper" | "dearer" | "higher" | "lower"))
                || scale(next).is_some());
        // "Rovers finished fourth, six points behind".
        let placed = matches!(
            self.before(at),
            "finished" | "finish" | "finishing" | "came" | "placed" | "ranked" | "ranks" | "finishes"
        );
        (!named && !other && !share && (close || placed)).then_some(())?;
        let (mut figure, end) = self.figure(FigureKind::Number, Value::Amount(place), at..at + 1)?;
        figure.ordinal = true;
        Some((figure, end))
    }
}

/// The lower end of what only names a range, in the unit of the figure.
fn low_of(figure: &Found, numeral: Numeral) -> Option<f64> {
    let low = numeral.low?;
    Some(match figure.value {
        Value::Days(value, _) | Value::Measure(_, value, _) if numeral.value > 0.0 => low * value / numeral.value,
        _ => low,
    })
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::*;
    use FigureKind::{Date, Duration, Money, Number, Percent};

    fn told(text: &str) -> Vec<(FigureKind, String)> {
        find(text, None)
            .into_iter()
            .map(|found| (found.kind, text[found.span].to_owned()))
            .collect()
    }

    fn of(pairs: &[(FigureKind, &str)]) -> Vec<(FigureKind, String)> {
        pairs.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect()
    }

    #[test]
    fn every_kind_is_found_where_it_stands() {
        for (text, figures) in [
            (
                "Since 2003 the first in nine years, on 5 May 2012 and Jan. 3",
                of(&[
                    (Date, "Since 2003"),
                    (Duration, "in nine years"),
                    (Date, "5 May 2012"),
                    (Date, "Jan. 3"),
                ]),
            ),
            (
                "They paid $2.5 million, or 12 percent (12%), for twenty-four ships and 3bn euros",
                of(&[
                    (Money, "$2.5 million"),
                    (Percent, "12 percent"),
                    (Percent, "12%"),
                    (Number, "twenty-four"),
                    (Money, "3bn euros"),
                ]),
            ),
            (
                "Ada Moor, 34, and a 61-year-old guard aged 12",
                of(&[(Duration, "34"), (Duration, "61-year-old"), (Duration, "12")]),
            ),
            (
                "up 3 percentage points, one per cent",
                of(&[(Percent, "3 percentage points"), (Percent, "one per cent")]),
            ),
            (
                "by a quarter of a percentage point, or 25 basis points",
                of(&[
                    (Percent, "a quarter of a percentage point"),
                    (Percent, "25 basis points"),
                ]),
            ),
            (
                "five guineas, 85 bitcoin and R1.9 billion, or R412bn",
                of(&[
                    (Money, "five guineas"),
                    (Money, "85 bitcoin"),
                    (Money, "R1.9 billion"),
                    (Money, "R412bn"),
                ]),
            ),
            (
                "As many as 8.4 lakh farmers, more than eight lakh in all",
                of(&[(Number, "As many as 8.4 lakh"), (Number, "more than eight lakh")]),
            ),
            (
                "winds of 110 km/h, 70 mph and 40 miles an hour",
                of(&[(Number, "110 km/h"), (Number, "70 mph"), (Number, "40 miles an hour")]),
            ),
            (
                "at 3.5 degrees Celsius, or 38 °F",
                of(&[(Number, "3.5 degrees Celsius"), (Number, "38 °F")]),
            ),
            (
                "its third visit, its 10th year",
                of(&[(Number, "third"), (Number, "10th")]),
            ),
            (
                "half a mile, a quarter of a mile",
                of(&[(Number, "half a mile"), (Number, "a quarter of a mile")]),
            ),
            ("in the 21st century on 34th Street", Vec::new()),
            (
                "from six million crowns to 11 million",
                of(&[(Money, "six million crowns"), (Money, "11 million")]),
            ),
            (
                "a 12-pound cat for 12 pounds",
                of(&[(Number, "12-pound"), (Money, "12 pounds")]),
            ),
        ] {
            let found = told(text);
            assert_eq!(found, figures, "{text}");
        }
    }
}
