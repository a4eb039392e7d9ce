//! Numbers with the unit in one word: "26km", "45p", "50m", "14C".

use super::collation::FigureKind;
use super::currencies;
use super::figures::{Found, Scanner, Value};
use super::units::{Dimension, FAHRENHEIT, measure, unit_of_time};

impl Scanner<'_> {
    /// "26km", "9kg", "110km/h": a number and its unit in one word.
    pub(super) fn glued(&self, at: usize) -> Option<(Found, usize)> {
        let word = self.folded(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = word
            .get(digits.len()..)
            .filter(|unit| !unit.is_empty() && !digits.is_empty())?;
        let value: f64 = digits.replace(',', "").parse().ok()?;
        if unit == "pc" {
            return self.figure(FigureKind::Percent, Value::Amount(value), at..at + 1);
        }
        // "a 14yo girl".
        if unit == "yo" && (1.0..=115.0).contains(&value) {
            let (mut figure, end) = self.figure(FigureKind::Duration, Value::Days(value * 365.0, 365.0), at..at + 1)?;
            "old".clone_into(&mut figure.follow);
            return Some((figure, end));
        }
        // "45p"; "1080p" is a size of a screen.
        if unit == "p" && value < 200.0 {
            let (mut figure, end) = self.figure(FigureKind::Money, Value::Amount(value / 100.0), at..at + 1)?;
            figure.currency = Some("GBP");
            return Some((figure, end));
        }
        if let Some((days, smallest, end)) = self.glued_time(at, f64::INFINITY) {
            let (mut figure, end) = self.figure(FigureKind::Duration, Value::Days(days, smallest), at..end)?;
            figure.reckoned = end > at + 1;
            return Some((figure, end));
        }
        if unit == "m" && self.in_metres(at) {
            return self.figure(
                FigureKind::Number,
                Value::Measure(Dimension::Length, value, 1.0),
                at..at + 1,
            );
        }
        let size = if unit == "f" { FAHRENHEIT } else { 1.0 };
        // "run at 9C", "It was 42.2C": what nothing else stands for before a capital.
        let told = matches!(
            self.before(at),
            "at" | "to" | "near" | "minus" | "hit" | "reached" | "topped"
        ) || digits.contains('.') && at > 0 && !self.capital(at - 1);
        let scale = told && self.capital_unit(at);
        if matches!(unit, "c" | "f") && (self.is_weather() || scale) {
            let value = Value::Measure(Dimension::Temperature, value * size, size);
            return self.figure(FigureKind::Number, value, at..at + 1);
        }
        if unit == "g" && value >= 5.0 && !self.capital_unit(at) {
            let value = Value::Measure(Dimension::Mass, value * 1e-3, 1e-3);
            return self.figure(FigureKind::Number, value, at..at + 1);
        }
        // "500,000t", "2.5Mt": tonnes, where a number is large or has a point.
        let tonnes = match unit {
            "t" if !self.capital_unit(at) && (value >= 50.0 || digits.contains('.')) => Some(1e3),
            "mt" if self.capital_unit(at) || digits.contains('.') => Some(1e9),
            _ => None,
        };
        if let Some(size) = tonnes {
            let value = Value::Measure(Dimension::Mass, value * size, size);
            return self.figure(FigureKind::Number, value, at..at + 1);
        }
        let hourly = matches!(self.gap(at), "/" | " ") && self.folded(at + 1) == "h";
        let (dimension, size, taken) = if hourly && unit == "km" {
            (Dimension::Speed, 1.0, 2)
        } else {
            let (dimension, size) = measure(unit)?;
            (dimension, size, 1)
        };
        self.figure(
            FigureKind::Number,
            Value::Measure(dimension, value * size, size),
            at..at + taken,
        )
    }

    /// "2hr 16min 41sec", "40mins": in days, with the smallest unit in days, and where it ends; of units below `above`.
    fn glued_time(&self, at: usize, above: f64) -> Option<(f64, f64, usize)> {
        let word = self.folded(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let value: f64 = digits.parse().ok()?;
        let unit = word.get(digits.len()..).filter(|unit| unit.len() > 1)?;
        let days = unit_of_time(unit).filter(|days| *days < above)?;
        Some(match self.glued_time(at + 1, days).filter(|_| self.gap(at) == " ") {
            Some((rest, smallest, end)) => (value * days + rest, smallest, end),
            None => (value * days, days, at + 1),
        })
    }

    /// Whether the m behind a number is metres rather than millions: "50m by 50m", "3m deep", "100m from the shore".
    fn in_metres(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const MEASURED: &[&str] = &[
            "by", "x", "high", "tall", "long", "wide", "deep", "thick", "away", "apart", "from", "north", "south", "east", "west", "above",
            "below", "off", "offshore", "underground", "inland", "upstream", "downstream", "sprint", "race", "hurdles", "freestyle",
            "butterfly", "backstroke", "breaststroke", "relay", "swim", "pool", "radius", "tower", "mast", "wall", "wave", "waves",
            "cliff", "crane", "drop", "fall", "gap", "hole", "run", "stretch",
        ];
        if currencies::before_amount(self.ahead(at)).is_some() {
            return false;
        }
        let across = matches!(self.before(at), "by" | "x")
            && at.checked_sub(2).is_some_and(|one| self.folded(one).ends_with('m'));
        // "120m water depth"
        let noun = |at: usize| {
            matches!(
                self.folded(at),
                "depth" | "height" | "length" | "width" | "altitude" | "elevation" | "diameter" | "thickness" | "tide"
            )
        };
        let named = self.joined(at) && (noun(at + 1) || self.joined(at + 1) && noun(at + 2));
        let deep = matches!(self.before(at), "of" | "to") && at.checked_sub(2).is_some_and(noun);
        across || named || deep || matches!(self.gap(at), " " | "-") && MEASURED.contains(&self.folded(at + 1))
    }

    /// Whether the sentence speaks of how warm it is, so that "14C" is no other thing.
    pub(super) fn is_weather(&self) -> bool {
        self.pieces.iter().any(|piece| {
            matches!(
                piece.folded.as_ref(),
                "temperature"
                    | "temperatures"
                    | "hot"
                    | "heat"
                    | "heatwave"
                    | "cold"
                    | "warm"
                    | "warmer"
                    | "cool"
                    | "freezing"
                    | "degrees"
                    | "mercury"
                    | "thermometer"
                    | "rain"
                    | "drizzle"
                    | "sleet"
                    | "snow"
                    | "sunshine"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::find;
    use super::super::values::normal;

    #[test]
    fn the_letter_behind_a_number_is_read_by_what_stands_around_it() {
        for (text, value) in [
            ("a corner of 50m by 20m", "50 m"),
            ("a 3m-high wall", "3 m"),
            ("moored in 120m water depth", "120 m"),
            ("to a depth of 40m", "40 m"),
            ("some 2m homes", "~2000000"),
            ("a loss of £50m", "50000000 GBP"),
            ("The water was cold at 14C and", "14 °C"),
            ("a stamp for 45p", "0.45 GBP"),
            ("26km away", "26000 m"),
            ("a 14yo girl", "14 years"),
            ("It was 42.2C in the hills", "42.2 °C"),
            ("thermometers hit a record 115.3F", "64.056 °C"),
            ("They set off in 7C and drizzle", "7 °C"),
            ("winds of 200km/h, they said", "200 km/h"),
            ("her time of 2hr 16min 41sec", "8201 seconds"),
            ("She won in 2:21:07", "8467 seconds"),
            ("after 40mins", "40 minutes"),
        ] {
            assert_eq!(find(text, None).first().map(normal).as_deref(), Some(value), "{text}");
        }
    }
}
