//! Numbers in words and digits, amounts in millions, times of day.

use super::{Row, Taken, Unit, is_hyphen};

/// A number that takes several words, or one that is no plain number.
pub(super) fn number(row: &Row<'_>, at: usize) -> Taken {
    if !row.digits(at) && number_word(row.word(at)).is_none() {
        return None;
    }
    clock(row, at)
        .or_else(|| amount(row, at))
        .or_else(|| hyphened(row, at))
        .or_else(|| day_of_month(row, at))
}

/// "twenty-four", "twenty-first".
fn hyphened(row: &Row<'_>, at: usize) -> Taken {
    let tens = number_word(row.word(at)).filter(|tens| (20..100).contains(tens))?;
    if !is_hyphen(row.gap(at)) || row.digits(at) {
        return None;
    }
    let next = row.word(at + 1);
    if let Some(ones) = number_word(next).filter(|ones| (1..10).contains(ones)) {
        return Some((2, (tens + ones).to_string()));
    }
    let ones = ORDINALS.iter().take(9).position(|ordinal| *ordinal == next)? as u64 + 1;
    let ending = match ones {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    Some((2, format!("{}{ending}", tens + ones)))
}

/// "2.5 million", "$2.5m", "five million", "£3bn": one number.
fn amount(row: &Row<'_>, at: usize) -> Taken {
    let word = row.word(at);
    let money = row.lead(at).ends_with(['$', '€', '£', '¥', '₹', '₽', '₩', '₺']);
    if let Some(value) = value(word)
        && matches!(row.gap(at), " " | "\u{a0}" | "-")
        && let Some(times) = times(row.word(at + 1), money)
    {
        return scaled(value, times).map(|key| (2, key));
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let unit = word.get(digits.len()..).filter(|unit| !unit.is_empty())?;
    // "5m people" are millions, a "5m wall" is high.
    let counted = money || row.gap(at) == " " && row.word(at + 1).len() > 3 && counts(row.word(at + 1));
    let times = match unit {
        "m" if counted => 1e6,
        "k" if money => 1e3,
        "m" | "k" => return None,
        _ => times(unit, money)?,
    };
    scaled(value(digits)?, times).map(|key| (1, key))
}

/// Symbols of units that some houses print right behind the number, others apart.
const SYMBOLS: &[&str] = &[
    "kw", "mw", "gw", "tw", "kwh", "mwh", "gwh", "twh", "km", "cm", "mm", "kg", "mg", "mph", "kph", "hz", "khz", "mhz",
    "ghz", "kb", "mb", "gb", "tb",
];

/// "97GW": a number and the symbol of its unit, which others print as "97 GW".
pub(super) fn with_unit(row: &Row<'_>, at: usize) -> Option<[Unit; 2]> {
    if !row.digits(at) {
        return None;
    }
    let (word, token) = (row.word(at), row.found.get(at)?);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let symbol = word.get(digits.len()..).filter(|symbol| SYMBOLS.contains(symbol))?;
    value(digits)?;
    let middle = token.end - symbol.len();
    Some([
        Unit {
            span: token.start..middle,
            key: digits.replace(',', ""),
        },
        Unit {
            span: middle..token.end,
            key: symbol.to_owned(),
        },
    ])
}

/// The symbol of a unit of power that is written out.
pub(super) fn symbol(word: &str) -> Option<&'static str> {
    Some(match word {
        "kilowatt" | "kilowatts" => "kw",
        "megawatt" | "megawatts" => "mw",
        "gigawatt" | "gigawatts" => "gw",
        "terawatt" | "terawatts" => "tw",
        _ => return None,
    })
}

/// Whether a word is what millions of are counted.
fn counts(word: &str) -> bool {
    word == "people"
        || word == "euro"
        || (word.ends_with('s') && !matches!(word, "across" | "less" | "minus" | "towards"))
}

fn times(word: &str, money: bool) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mln" | "mn" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "m" if money => 1e6,
        "b" if money => 1e9,
        _ => return None,
    })
}

/// The value of a number in digits or in one word.
fn value(word: &str) -> Option<f64> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "").parse().ok();
    }
    number_word(word).map(|value| value as f64)
}

/// The product as a house that prints digits alone would have it.
fn scaled(value: f64, times: f64) -> Option<String> {
    let product = (value * times * 1000.0).round() / 1000.0;
    (product < 1e15).then(|| product.to_string())
}

/// "3:30 p.m.", "3.30pm", "5pm", "5 p.m." by the clock of 24 hours; "15:30" is one already.
fn clock(row: &Row<'_>, at: usize) -> Taken {
    let word = row.word(at);
    let (numbers, glued) = match word.strip_suffix("am").or_else(|| word.strip_suffix("pm")) {
        Some(numbers) => (numbers, Some(word.ends_with("pm"))),
        None => (word, None),
    };
    if !numbers.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut taken = 1;
    let mut half = glued;
    let (hours, minutes, colon) = match numbers.split_once(['.', ':']) {
        Some((hours, minutes)) => (hours, minutes, false),
        None if half.is_none() && row.gap(at) == ":" && row.digits(at + 1) => {
            taken = 2;
            let next = row.word(at + 1);
            let bare = next.trim_end_matches(|c: char| c.is_ascii_lowercase());
            half = match next.get(bare.len()..) {
                Some("am") => Some(false),
                Some("pm") => Some(true),
                _ => None,
            };
            (numbers, bare, true)
        }
        None => (numbers, "00", false),
    };
    if half.is_none() && matches!(row.gap(at + taken - 1), " " | "\u{a0}" | "") {
        half = match row.word(at + taken) {
            "a.m" | "am" => Some(false),
            "p.m" | "pm" => Some(true),
            _ => None,
        };
        // "I am 5 am I" is no time; a bare "am" follows digits alone.
        taken += usize::from(half.is_some());
    }
    let (hours, minutes): (u32, u32) = (
        hours.parse().ok()?,
        minutes.parse().ok().filter(|_| minutes.len() == 2)?,
    );
    if minutes >= 60 || hours >= 24 || (half.is_none() && !colon) || (half.is_some() && (hours > 12 || hours == 0)) {
        return None;
    }
    let hours = match half {
        Some(true) => hours % 12 + 12,
        Some(false) => hours % 12,
        None => hours,
    };
    Some((taken, format!("{hours}:{minutes:02}")))
}

/// "May 1st" is May 1.
fn day_of_month(row: &Row<'_>, at: usize) -> Taken {
    let digits = ordinal_digits(row.word(at))?;
    super::short::is_month(row.before(at)).then(|| (1, digits.to_owned()))
}

/// The digits of "21st".
fn ordinal_digits(word: &str) -> Option<&str> {
    let digits = word.get(..word.len().checked_sub(2)?)?;
    let ending = matches!(word.get(digits.len()..), Some("st" | "nd" | "rd" | "th"));
    (ending && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// A word of digits: without its separators, an ordinal up to twentieth in words.
pub(super) fn printed(row: &Row<'_>, at: usize) -> String {
    let word = row.word(at);
    let ordinal = ordinal_digits(word).and_then(|digits| digits.parse::<usize>().ok());
    if let Some(ordinal) = ordinal.and_then(|number| ORDINALS.get(number.checked_sub(1)?)) {
        return (*ordinal).to_owned();
    }
    word.replace(',', "")
}

/// Ordinals from one.
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The value of a number written as one word, up to ninety; also ordinals are not numbers.
pub fn number_word(word: &str) -> Option<u64> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}
