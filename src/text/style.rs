//! House style folded away: what two outlets print differently though it is the same word.
//!
//! A text becomes a row of [`Unit`]s; two units with the same key are the same but for house style: spelling families,
//! "cyber-attack" and "cyberattack" and "cyber attack", "Gen." and "General", "U.S." and "United States", "nine" and
//! "9", "$2.5m" and "$2.5 million", "3:30 p.m." and "15:30", curly and straight apostrophes, "do not" and "don't", "%" and
//! "percent", "Gaddafi" and "Qaddafi", "Milošević" and "Milosevic". Words that differ in meaning are never folded together;
//! where a form is doubtful ("Sun", "Mar", "US" in capitals) what stands beside it decides.

mod contractions;
mod headed;
mod names;
mod numbers;
mod short;
mod spelling;
#[cfg(test)]
mod tests;
mod transliterated;

pub(crate) use names::plain as unaccented;
pub use numbers::number_word;
pub use spelling::spelling;

use super::words::{Token, Words, is_stop, term_hash, term_hash_on};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// A word, or words that some house prints as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The same for all house styles of the same word.
    pub key: String,
}

/// The compounds that some of the texts at hand print closed and some open or with a hyphen, as the hashes of their closed
/// forms: nearly every pair of words is asked for, and none need be spelt out.
#[derive(Debug, Clone, Default)]
pub struct Compounds(FxHashSet<u64>);

impl Compounds {
    /// Finds them in all `texts` together.
    pub fn of<'a>(texts: impl Iterator<Item = &'a Words<'a>>) -> Compounds {
        let mut closed: FxHashSet<u64> = FxHashSet::default();
        let mut open: FxHashSet<u64> = FxHashSet::default();
        for words in texts {
            let mut previous: Option<(usize, &str)> = None;
            for (token, word) in words.iter() {
                if let Some((end, before)) = previous.take()
                    && let Some(gap) = words.text.get(end..token.start)
                    && joins(gap, before, word)
                {
                    open.insert(joined_hash(before, word));
                }
                if word.len() >= 5 {
                    closed.insert(term_hash(word));
                }
                previous = Some((token.end, word));
            }
        }
        open.retain(|word| closed.contains(word));
        Compounds(open)
    }
}

/// The hash of two words in one.
fn joined_hash(before: &str, after: &str) -> u64 {
    term_hash_on(term_hash(before), after)
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

/// The words of a text, as the rules of each family look at them.
struct Row<'a> {
    text: &'a str,
    found: &'a [Token<'a>],
    folded: &'a [Cow<'a, str>],
    /// Holds no lower-case letter, so that capitals say nothing.
    shouted: bool,
}

/// Words taken and the key they share.
type Taken = Option<(usize, String)>;

impl<'a> Row<'a> {
    fn word(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", Cow::as_ref)
    }

    fn print(&self, at: usize) -> &'a str {
        self.found.get(at).map_or("", |token| token.text)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// What stands between a word and the next.
    fn gap(&self, at: usize) -> &'a str {
        let next = self.found.get(at + 1).map_or(self.text.len(), |token| token.start);
        self.found
            .get(at)
            .and_then(|token| self.text.get(token.end..next))
            .unwrap_or_default()
    }

    /// What stands just before a word: the gap from the word before it.
    fn lead(&self, at: usize) -> &'a str {
        match at.checked_sub(1) {
            Some(before) => self.gap(before),
            None => self
                .found
                .first()
                .and_then(|token| self.text.get(..token.start))
                .unwrap_or_default(),
        }
    }

    fn capital(&self, at: usize) -> bool {
        self.print(at).starts_with(char::is_uppercase)
    }

    fn digits(&self, at: usize) -> bool {
        self.word(at).starts_with(|c: char| c.is_ascii_digit())
    }
}

fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}")
}

/// The units of a text in order. Punctuation and spaces stand in none, but for a percent sign after a number.
pub fn units(words: &Words<'_>, compounds: &Compounds) -> Vec<Unit> {
    let row = Row {
        text: words.text,
        found: &words.tokens,
        folded: &words.folded,
        shouted: !words.text.chars().any(char::is_lowercase),
    };
    let mut units = Vec::with_capacity(row.found.len());
    let mut at = 0;
    while let Some(token) = row.found.get(at) {
        if let Some(both) = contractions::contracted(&row, at) {
            units.extend(both);
            at += 1;
            continue;
        }
        if let Some(both) = numbers::with_unit(&row, at) {
            units.extend(both);
            at += 1;
            continue;
        }
        let (taken, key) = numbers::number(&row, at)
            .or_else(|| compound(&row, at, compounds))
            .or_else(|| phrase(&row, at))
            .or_else(|| names::with_article(&row, at))
            .unwrap_or_else(|| (1, single(&row, at)));
        let last = row.found.get(at + taken - 1).unwrap_or(token);
        units.push(Unit {
            span: token.start..last.end,
            key,
        });
        let percent = row.gap(at + taken - 1).starts_with('%');
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

/// Two words that some text at hand prints as one.
fn compound(row: &Row<'_>, at: usize, compounds: &Compounds) -> Taken {
    let (one, other) = (row.folded.get(at)?, row.folded.get(at + 1)?);
    if compounds.0.is_empty() || !joins(row.gap(at), one, other) {
        return None;
    }
    compounds
        .0
        .contains(&joined_hash(one, other))
        .then(|| (2, spelling(&[one.as_ref(), other.as_ref()].concat()).into_owned()))
}

/// Several words that houses print as one short form.
fn phrase(row: &Row<'_>, at: usize) -> Taken {
    let key = match (row.word(at), row.word(at + 1)) {
        ("united", "states") => {
            let long = row.word(at + 2) == "of" && row.word(at + 3) == "america";
            return Some((if long { 4 } else { 2 }, "u.s".to_owned()));
        }
        ("united", "kingdom") => "u.k",
        ("great", "britain") => "u.k",
        ("united", "nations") => "u.n",
        ("european", "union") => "e.u",
        ("per", "cent") => "percent",
        ("islamic", "state") if row.capital(at + 1) && row.before(at) == "the" => "isis",
        ("czech", "republic") => "czechia",
        ("ivory", "coast") => "côte d'ivoire",
        ("côte" | "cote", "d'ivoire") => "côte d'ivoire",
        ("cape", "verde") => "cabo verde",
        ("cabo", "verde") => "cabo verde",
        ("east", "timor") => "timor-leste",
        ("timor", "leste") => "timor-leste",
        ("miles" | "mile", "per" | "an") if row.word(at + 2) == "hour" => return Some((3, "mph".to_owned())),
        ("kilometers" | "kilometres" | "km", "per" | "an") if row.word(at + 2) == "hour" => {
            return Some((3, "kph".to_owned()));
        }
        ("km", "h") if row.gap(at) == "/" => "kph",
        ("saudi", "arabian") => return Some((2, "saudi".to_owned())),
        _ => return None,
    };
    Some((2, key.to_owned()))
}

fn single(row: &Row<'_>, at: usize) -> String {
    let (word, print) = (row.word(at), row.print(at));
    if let Some(key) = state(row, at) {
        return key.to_owned();
    }
    if word.contains('.') && word.split('.').all(|part| part.chars().count() == 1) {
        return match word {
            "u.s" | "u.k" | "u.n" | "e.u" => word.to_owned(),
            "u.s.a" => "u.s".to_owned(),
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => word.to_owned(),
            _ => word.replace('.', ""),
        };
    }
    if let Some(key) = short::long_form(row, at) {
        return key;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return numbers::printed(row, at);
    }
    if let Some(number) = number_word(word) {
        return number.to_string();
    }
    if let Some(symbol) = numbers::symbol(word) {
        return symbol.to_owned();
    }
    names::name(print, word).unwrap_or_else(|| spelling(word).into_owned())
}

/// The states and unions whose name, short form and adjective houses use for each other: "US" is no pronoun, "UN" no
/// prefix, "American officials" are U.S. officials while the Americans, Latin America and Bank of America stay.
fn state(row: &Row<'_>, at: usize) -> Option<&'static str> {
    let print = row.print(at);
    if !row.shouted && print.starts_with(['U', 'E']) {
        let bare = print.trim_end_matches("’s").trim_end_matches("'s");
        match bare {
            "US" | "USA" => return Some("u.s"),
            "UK" => return Some("u.k"),
            "UN" => return Some("u.n"),
            "EU" => return Some("e.u"),
            _ => {}
        }
    }
    let adjective = match row.word(at) {
        "america" | "britain" => false,
        "american" | "british" => true,
        _ => return None,
    };
    let part = [
        "south", "north", "latin", "central", "of", "african", "native", "pan", "all", "new", "anti", "mexican",
        "asian",
    ];
    if !row.capital(at) || part.contains(&row.before(at)) || row.lead(at) == "-" || row.gap(at) == "-" {
        return None;
    }
    // "American Airlines", "British Columbia": part of a name.
    let named = row.gap(at) == " " && row.capital(at + 1);
    if adjective && (named || row.gap(at) != " ") || !adjective && row.gap(at) == " " && row.capital(at + 1) {
        return None;
    }
    Some(if row.word(at).starts_with('a') { "u.s" } else { "u.k" })
}

/// A form of address that says nothing: one house prints it, another does not.
pub fn is_courtesy(key: &str) -> bool {
    matches!(key, "mr" | "mrs" | "ms" | "miss" | "mx" | "messrs")
}

/// A folded title in its long form: "gen" is "general".
pub fn full_title(folded: &str) -> &str {
    short::title(folded).unwrap_or(folded)
}
