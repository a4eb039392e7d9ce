//! Whether the names of two articles name one and the same.

use super::figurants::{Figurant, Sort, settled};
use super::gazetteer::{ORGANISATIONS, PLACES, country};
use super::kinds::{is_generic, is_known_body};
use super::namewords::{JOINERS, is_domain, is_event};
use crate::text::style::{spelling, unaccented};
use crate::text::words::{fold, is_stop};

/// How surely two names are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// The same words.
    Same,
    /// One is the other's surname, initials, or first words.
    Fuller,
    /// Spelt otherwise by a letter, or a country and its adjective.
    Alike,
}

/// What two names that [`matched`] finds to be the same have in common, one of it at least: a word, a country, initials, a form.
pub(super) fn keys(one: &Figurant) -> Vec<String> {
    let plain = |word: &String| without_digraphs(&spelling(word).replace('.', ""));
    let mut keys: Vec<String> = (one.words.iter())
        .filter(|word| !is_stop(word) && !JOINERS.contains(word))
        .map(plain)
        .collect();
    let whole: Vec<String> = one.words.iter().map(|word| spelling(word).into_owned()).collect();
    keys.extend(country(&whole.join(" ")).map(|number| format!("country {number}")));
    keys.extend(one.acronym.as_ref().map(|letters| format!("letters {letters}")));
    if one.words.len() == 1 {
        keys.push(format!("letters {}", one.text.replace('.', "")));
    }
    keys.extend(forms(one).into_iter().map(|form| format!("form {form}")));
    keys.push(format!("joined {}", joined(&one.words)));
    if keys.is_empty() {
        keys.push(whole.join(" "));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The forms of several words, with house style folded.
fn forms(one: &Figurant) -> Vec<String> {
    let forms = std::iter::once(&one.text).chain(&one.variants);
    forms
        .filter(|form| form.contains(' ') && !form.starts_with("the "))
        .map(|form| spelt(form))
        .collect()
}

/// Whether two articles name one and the same by these, and how surely.
pub(super) fn matched(one: &Figurant, other: &Figurant) -> Option<Match> {
    let word = |word: &String| spelling(word).into_owned();
    let (mine, theirs): (Vec<String>, Vec<String>) = (
        one.words.iter().map(word).collect(),
        other.words.iter().map(word).collect(),
    );
    let (whole, other_whole) = (mine.join(" "), theirs.join(" "));
    if settled(&mine) == settled(&theirs) {
        return Some(Match::Same);
    }
    // "Subsea 7" and "Subsea7", "New Year's Eve" and "New Years Eve".
    if joined(&mine) == joined(&theirs) {
        return Some(Match::Same);
    }
    // "Sørby" and "Soerby": one house prints the letter, the other writes it out.
    let accented = |one: &Figurant| !one.text.is_ascii();
    if accented(one) != accented(other) && without_digraphs(&settled(&mine)) == without_digraphs(&settled(&theirs)) {
        return Some(Match::Same);
    }
    if let (Some(a), Some(b)) = (country(&whole), country(&other_whole)) {
        return (a == b).then_some(Match::Fuller);
    }
    let initials = |one: &Figurant, other: &Figurant| {
        one.words.len() == 1
            && one.text.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && one.text.chars().filter(|c| c.is_uppercase()).count() >= 2
            && other.acronym.as_deref() == Some(one.text.replace('.', "").as_str())
    };
    if initials(one, other) || initials(other, one) || prefixed(one, other) || prefixed(other, one) {
        return Some(Match::Fuller);
    }
    let (short, full, sorts) = if mine.len() < theirs.len() {
        (&mine, &theirs, (one.sort, other.sort))
    } else {
        (&theirs, &mine, (other.sort, one.sort))
    };
    let people = sorts.1 == Sort::Person || sorts.0 == Sort::Person;
    if people
        && !matches!(
            sorts,
            (Sort::Place | Sort::Organisation, _) | (_, Sort::Place | Sort::Organisation)
        )
    {
        if short.len() < full.len() && full.ends_with(short) {
            return Some(Match::Fuller);
        }
        // "Robert Moor" and "Robert J. Moor", "R. Moor" and "Robert Moor".
        if let (Some(last), Some(first), Some(other_last), Some(other_first)) =
            (short.last(), short.first(), full.last(), full.first())
        {
            let initial = |a: &str, b: &str| {
                a.trim_end_matches('.').chars().count() == 1 && b.starts_with(a.trim_end_matches('.'))
            };
            let firsts = first == other_first || initial(first, other_first) || initial(other_first, first);
            if short.len() >= 2 && full.len() >= 2 && last == other_last && firsts {
                return Some(Match::Fuller);
            }
            if short.len() >= 2
                && full.len() == short.len()
                && (last == other_last && close(first, other_first) || first == other_first && close(last, other_last))
            {
                return Some(Match::Alike);
            }
        }
    }
    // "the Justice Department", "the U.S. Department of Justice".
    let (mine_bare, theirs_bare) = (settled(&mine), settled(&theirs));
    let (short_bare, full_bare) = if mine_bare.len() < theirs_bare.len() {
        (&mine_bare, &theirs_bare)
    } else {
        (&theirs_bare, &mine_bare)
    };
    let of_country = full_bare
        .strip_suffix(short_bare.as_str())
        .is_some_and(|land| land.ends_with(' ') && country_of(land.trim_end()));
    if of_country && short_bare.split(' ').next_back().is_some_and(is_generic) {
        return Some(Match::Fuller);
    }
    // "Red Cross" and "International Committee of the Red Cross".
    let whole_tail = short.len() >= 2 && short.len() < full.len() && full.ends_with(short);
    if whole_tail
        && sorts.0 != Sort::Person
        && sorts.1 != Sort::Person
        && !(sorts.0 == Sort::Place || sorts.1 == Sort::Place)
    {
        return Some(Match::Fuller);
    }
    // "his wife, Maria", "Maria Arkwright".
    if let ([only], [first, _]) = (short.as_slice(), full.as_slice())
        && only == first
        && super::given::of_name(only).is_some()
        && sorts.1 == Sort::Person
        && sorts.0 != Sort::Place
    {
        return Some(Match::Fuller);
    }
    // "Rovers" and "Hallam Rovers", "Tarn" and "Royal Naval Ship Tarn".
    let kind = |word: &str| {
        is_generic(word) || PLACES.contains(word) || is_event(word) || is_domain(word) || country(word).is_some()
    };
    let placed = sorts.0 == Sort::Place || sorts.1 == Sort::Place;
    if let [only] = short.as_slice()
        && full.len() > 1
        && full.last() == Some(only)
        && !full.iter().rev().nth(1).is_some_and(|word| JOINERS.contains(word))
        && !placed
        && !kind(only)
    {
        return Some(Match::Fuller);
    }
    // "Contango Oil" and "Contango Oil Company": what is left says only what kind of body it is.
    let rest = full.get(short.len()..).unwrap_or_default();
    let kinds = !rest.is_empty() && rest.iter().all(|word| ORGANISATIONS.contains(word) || is_stop(word));
    // "Weir Marine" and "Weir Marine Australia": a body and its branch in a country.
    let branch = !rest.is_empty()
        && country_of(&rest.join(" "))
        && !short.last().is_some_and(|last| is_generic(last) || country_of(last))
        && sorts.0 != Sort::Person
        && sorts.1 != Sort::Person;
    if (kinds || branch) && full.starts_with(short) && sorts.0 != Sort::Place && sorts.1 != Sort::Place {
        return Some(Match::Fuller);
    }
    // "Financial Crime Division", "Financial Crimes Division": one word of several is spelt by a letter otherwise.
    if mine.len() >= 2 && mine.len() == theirs.len() {
        let mut differ = mine.iter().zip(&theirs).filter(|(a, b)| a != b);
        let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
        if let (Some((a, b)), None) = (differ.next(), differ.next())
            && close(a, b)
            && !digits(a)
        {
            return Some(Match::Alike);
        }
    }
    // "Goldman" alone here, "Goldman Sachs" and "Goldman" there.
    let form_of = |one: &Figurant, other: &Figurant| {
        one.words.len() == 1 && other.words.first() == one.words.first() && other.variants.contains(&one.text)
    };
    if !placed && (form_of(one, other) || form_of(other, one)) {
        return Some(Match::Fuller);
    }
    // A form of several words that both print.
    let theirs = forms(other);
    forms(one)
        .iter()
        .any(|form| theirs.contains(form))
        .then_some(Match::Fuller)
}

/// A name in one piece, plural owners as one owner.
fn joined(words: &[String]) -> String {
    let last = words.len().saturating_sub(1);
    let owner = |(at, word): (usize, &String)| {
        let one = word.strip_suffix('s').filter(|one| at < last && one.len() > 3);
        one.unwrap_or(word).to_owned()
    };
    words.iter().enumerate().map(owner).collect()
}

/// A name with "oe", "ae", "ue" and "aa" as the letters they write out, without their marks.
fn without_digraphs(name: &str) -> String {
    ["oe", "ae", "ue"]
        .iter()
        .fold(unaccented(name), |name, pair| name.replace(pair, &pair[..1]))
        .replace("aa", "a")
}

/// Whether words name a country, with or without stops.
pub(super) fn country_of(words: &str) -> bool {
    country(words).is_some() || matches!(words, "us" | "uk")
}

/// Whether the one begins with the initials of what the other spells out: "RNS Tarn", "Royal Naval Ship Tarn".
pub(super) fn prefixed(one: &Figurant, other: &Figurant) -> bool {
    let (Some((first, rest)), letters) = (one.words.split_first(), one.text.split(' ').next().unwrap_or_default())
    else {
        return false;
    };
    let count = first.chars().count();
    (2..=5).contains(&count)
        && letters.chars().all(char::is_uppercase)
        && !rest.is_empty()
        && other.words.len() == rest.len() + count
        && other.words.ends_with(rest)
        && first
            .chars()
            .zip(&other.words)
            .all(|(letter, word)| word.starts_with(letter))
}

/// Whether two spellings of a name differ by one letter.
pub(super) fn close(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if short.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = short.get(same..).unwrap_or_default();
    let skipped = long.get(same + 1..).unwrap_or_default();
    if short.len() == long.len() {
        rest.get(1..).unwrap_or_default() == skipped
    } else {
        rest == skipped
    }
}

/// Whether the one is the second name of the other: no team's or firm's, which are plurals and kinds of bodies.
pub(super) fn surname_of(short: &Figurant, full: &Figurant) -> bool {
    matches!((short.words.as_slice(), full.words.as_slice()), ([only], [_, .., last]) if only == last && !only.ends_with('s'))
        && full.words.len() <= 3
        && full
            .words
            .iter()
            .all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'')))
        && !full.words.first().is_some_and(|first| is_known_body(first))
        && full.sort != Sort::Place
        && full.sort != Sort::Organisation
}

/// A form of a name with house style folded: "U.S." and "US" are one.
pub(super) fn spelt(form: &str) -> String {
    // "U. S." is "U.S."
    let initials = form.split(' ').all(|word| word.len() == 2 && word.ends_with('.'));
    let form = if initials {
        form.replace(' ', "")
    } else {
        form.to_owned()
    };
    let folded: Vec<String> = form
        .split(' ')
        .map(|word| spelling(&fold(&word.replace('.', ""))).into_owned())
        .collect();
    folded.join(" ").trim_start_matches("the ").to_owned()
}
