//! House style folded away: what two outlets print differently though it is the same word.
//!
//! A text becomes a row of [`Unit`]s; two units with the same key are the same but for house style: spelling families,
//! "cyber-attack" and "cyberattack" and "cyber attack", "Gen." and "General", "U.S." and "United States", "nine" and
//! "9", curly and straight apostrophes, "do not" and "don't", "%" and "percent".

mod spelling;

pub use spelling::spelling;

use super::words::{Token, fold, is_stop, tokens};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A word, or words that some house prints as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The same for all house styles of the same word.
    pub key: String,
}

/// The compounds that some of the texts at hand print closed and some open or with a hyphen.
#[derive(Debug, Clone, Default)]
pub struct Compounds(FxHashSet<String>);

impl Compounds {
    /// Finds them in all `texts` together.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Compounds {
        let mut closed: FxHashSet<String> = FxHashSet::default();
        let mut open: FxHashSet<String> = FxHashSet::default();
        for text in texts {
            let mut previous: Option<(usize, String)> = None;
            for token in tokens(text) {
                let word = fold(token.text);
                if let Some((end, before)) = previous.take()
                    && let Some(gap) = text.get(end..token.start)
                    && joins(gap, &before, &word)
                {
                    open.insert([before.as_str(), &word].concat());
                }
                if word.len() >= 5 {
                    closed.insert(word.clone());
                }
                previous = Some((token.end, word));
            }
        }
        open.retain(|word| closed.contains(word));
        Compounds(open)
    }
}

/// Whether two words that stand next to each other may be the open form of one.
fn joins(gap: &str, before: &str, after: &str) -> bool {
    let lettered = |word: &str| word.chars().all(char::is_alphabetic);
    match gap {
        "-" | "\u{2010}" | "\u{2011}" => lettered(before) && lettered(after),
        " " | "\u{a0}" => {
            before.len() >= 3
                && after.len() >= 3
                && lettered(before)
                && lettered(after)
                && !is_stop(before)
                && !is_stop(after)
        }
        _ => false,
    }
}

/// The units of `text` in order. Punctuation and spaces stand in none, but for a percent sign after a number.
pub fn units(text: &str, compounds: &Compounds) -> Vec<Unit> {
    let found: Vec<Token<'_>> = tokens(text).collect();
    let folded: Vec<String> = found.iter().map(|token| fold(token.text)).collect();
    let shouted = !text.chars().any(char::is_lowercase);
    let mut units = Vec::with_capacity(found.len());
    let mut at = 0;
    while let (Some(token), Some(word)) = (found.get(at), folded.get(at)) {
        let (taken, key) = compound(text, &found, &folded, at, compounds)
            .or_else(|| phrase(&folded, at))
            .unwrap_or_else(|| (1, single(text, token, word, shouted)));
        let last = found.get(at + taken - 1).unwrap_or(token);
        units.push(Unit {
            span: token.start..last.end,
            key,
        });
        let next = found.get(at + taken).map_or(text.len(), |token| token.start);
        let percent = text.get(last.end..next).is_some_and(|rest| rest.starts_with('%'));
        if percent && last.text.ends_with(|c: char| c.is_ascii_digit()) {
            units.push(Unit {
                span: last.end..last.end + 1,
                key: "percent".to_owned(),
            });
        }
        at += taken;
    }
    units
}

fn compound(
    text: &str,
    found: &[Token<'_>],
    folded: &[String],
    at: usize,
    compounds: &Compounds,
) -> Option<(usize, String)> {
    let (one, other) = (folded.get(at)?, folded.get(at + 1)?);
    let gap = text.get(found.get(at)?.end..found.get(at + 1)?.start)?;
    if matches!(gap, "-" | "\u{2010}" | "\u{2011}")
        && let (Some(tens), Some(ones)) = (number_word(one), number_word(other))
        && (20..100).contains(&tens)
        && (1..10).contains(&ones)
    {
        return Some((2, (tens + ones).to_string()));
    }
    if !joins(gap, one, other) {
        return None;
    }
    let closed = [one.as_str(), other].concat();
    compounds
        .0
        .contains(&closed)
        .then(|| (2, spelling(&closed).into_owned()))
}

/// Several words that houses print as one short form.
fn phrase(folded: &[String], at: usize) -> Option<(usize, String)> {
    let (one, other) = (folded.get(at)?.as_str(), folded.get(at + 1)?.as_str());
    let key = match (one, other) {
        ("united", "states") => {
            let long = folded.get(at + 2).is_some_and(|word| word == "of")
                && folded.get(at + 3).is_some_and(|word| word == "america");
            return Some((if long { 4 } else { 2 }, "u.s".to_owned()));
        }
        ("united", "kingdom") => "u.k",
        ("united", "nations") => "u.n",
        ("european", "union") => "e.u",
        ("per", "cent") => "percent",
        ("can", "not") => "can't",
        ("will", "not") => "won't",
        (
            "do" | "does" | "did" | "is" | "are" | "was" | "were" | "has" | "have" | "had" | "would" | "should"
            | "could",
            "not",
        ) => {
            return Some((2, format!("{one}n't")));
        }
        ("i" | "we" | "you" | "they", "am" | "are" | "have")
            if other == "am" || folded.get(at + 2).is_none_or(|word| word != "not") =>
        {
            let short = match other {
                "am" => "m",
                "are" => "re",
                _ => "ve",
            };
            return Some((2, format!("{one}'{short}")));
        }
        ("it" | "that" | "there" | "he" | "she" | "what" | "who", "is") => return Some((2, format!("{one}'s"))),
        _ => return None,
    };
    Some((2, key.to_owned()))
}

fn single(text: &str, token: &Token<'_>, word: &str, shouted: bool) -> String {
    // A state or union in capitals: "US" is no pronoun, "UN" no prefix.
    if !shouted
        && let Some((_, key)) = [
            ("US", "u.s"),
            ("UK", "u.k"),
            ("UN", "u.n"),
            ("EU", "e.u"),
            ("USA", "u.s"),
        ]
        .iter()
        .find(|(short, _)| *short == token.text.trim_end_matches("’s").trim_end_matches("'s"))
    {
        return (*key).to_owned();
    }
    if word.contains('.') && word.split('.').all(|part| part.chars().count() == 1) {
        return match word {
            "u.s" | "u.k" | "u.n" | "e.u" => word.to_owned(),
            "u.s.a" => "u.s".to_owned(),
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => word.to_owned(),
            _ => word.replace('.', ""),
        };
    }
    if word == "cannot" {
        return "can't".to_owned();
    }
    if matches!(word, "it" | "that" | "there" | "he" | "she" | "what" | "who") && token.text.len() > word.len() {
        return format!("{word}'s");
    }
    let stopped = text.get(token.end..).is_some_and(|rest| rest.starts_with('.'));
    if token.text.starts_with(char::is_uppercase)
        && let Ok(at) = SHORT.binary_search_by_key(&word, |(short, ..)| short)
        && let Some((_, long, needs_stop)) = SHORT.get(at)
        && (stopped || !needs_stop)
    {
        return (*long).to_owned();
    }
    if let Some(number) = number_word(word) {
        return number.to_string();
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "");
    }
    spelling(word).into_owned()
}

/// The value of a number written as one word, up to ninety; also ordinals are not numbers.
pub fn number_word(word: &str) -> Option<u64> {
    const UNITS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &[
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some(value) = UNITS.iter().position(|unit| *unit == word) {
        return Some(value as u64);
    }
    TENS.iter()
        .position(|tens| *tens == word)
        .map(|tens| (tens as u64 + 2) * 10)
}

/// A form of address that says nothing: one house prints it, another does not.
pub fn is_courtesy(key: &str) -> bool {
    matches!(key, "mr" | "mrs" | "ms" | "miss" | "mx" | "messrs")
}

/// Short forms with their long ones, sorted; true where only a full stop tells the short form from another word.
const SHORT: &[(&str, &str, bool)] = &[
    ("adm", "admiral", true),
    ("apr", "april", false),
    ("aug", "august", false),
    ("brig", "brigadier", false),
    ("calif", "california", false),
    ("capt", "captain", false),
    ("cmdr", "commander", false),
    ("co", "company", true),
    ("col", "colonel", true),
    ("corp", "corporation", false),
    ("cpl", "corporal", false),
    ("dec", "december", false),
    ("dept", "department", false),
    ("dr", "doctor", false),
    ("feb", "february", false),
    ("fla", "florida", true),
    ("fri", "friday", false),
    ("ft", "fort", true),
    ("gen", "general", false),
    ("gov", "governor", false),
    ("govt", "government", false),
    ("inc", "incorporated", false),
    ("jan", "january", false),
    ("jul", "july", false),
    ("jun", "june", false),
    ("lt", "lieutenant", false),
    ("ltd", "limited", false),
    ("maj", "major", true),
    ("mar", "march", true),
    ("mon", "monday", true),
    ("mt", "mount", true),
    ("nov", "november", false),
    ("oct", "october", false),
    ("pres", "president", true),
    ("prof", "professor", false),
    ("pvt", "private", true),
    ("rep", "representative", true),
    ("rev", "reverend", true),
    ("sat", "saturday", true),
    ("sen", "senator", true),
    ("sep", "september", false),
    ("sept", "september", false),
    ("sgt", "sergeant", false),
    ("st", "saint", true),
    ("sun", "sunday", true),
    ("supt", "superintendent", false),
    ("thu", "thursday", true),
    ("tue", "tuesday", true),
    ("tues", "tuesday", false),
    ("univ", "university", false),
    ("wed", "wednesday", true),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(text: &str, other: &str) -> Vec<String> {
        let compounds = Compounds::of([text, other].into_iter());
        units(text, &compounds).into_iter().map(|unit| unit.key).collect()
    }

    #[test]
    fn house_styles_fold_alike() {
        for (one, other) in [
            ("Gen. Moor’s cyber-attack", "General Moor's cyberattack"),
            ("a cyber attack on the harbour", "a cyberattack on the harbor"),
            ("the US and the U.K.", "the United States and the United Kingdom"),
            ("nine of twenty-four ships", "9 of 24 ships"),
            ("They do not co-operate, it is said", "They don't cooperate, it's said"),
            ("5,000 crews, 12 per cent", "5000 crews, 12%"),
            ("on Jan. 5 the dam", "on January 5 the dam"),
        ] {
            let (left, right) = (keys(one, other), keys(other, one));
            assert_eq!(left, right, "{one} / {other}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(keys("tell us", ""), keys("tell US", ""));
        assert_ne!(keys("may be", "maybe"), keys("maybe", "may be"));
        assert_eq!(keys("Sun rose on Mon Repos", ""), ["sun", "rose", "on", "mon", "repos"]);
    }

    #[test]
    fn short_forms_are_sorted() {
        assert!(SHORT.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    proptest! {
        #[test]
        fn units_stand_in_order(text in "\\PC{0,80}") {
            let units = units(&text, &Compounds::default());
            prop_assert!(units.iter().all(|unit| text.get(unit.span.clone()).is_some()));
            prop_assert!(units.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }
}
