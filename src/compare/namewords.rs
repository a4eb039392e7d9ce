//! What can be a word of a name, and which words hold the parts of one together.

use super::gazetteer::{ORGANISATIONS, PLACES, country, is_region};
use super::offices::BODIES;
use crate::text::style::number_word;
use crate::text::wordlist::WordList;
use crate::text::words::is_stop;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that join the parts of a name.
pub(super) static JOINERS: WordList = WordList::of(&[
    "of", "the", "for", "de", "van", "von", "bin", "al", "da", "del", "la", "du", "di", "den", "der", "el", "ibn",
    "dos", "le", "ter",
]);

/// What bodies are for: in the name of one, "and" joins two of these, "Health and Safety", "Strategic and International".
const DOMAINS: &str = "health trade welfare law arts art food drug drugs fish wildlife fire rescue water sport sports housing labor labour \
    energy human research space air sea women children family families media youth rights budget customs border borders works \
    pensions skills planning sciences letters affairs school schools parks forests lands land rivers oceans climate crime prisons \
    courts peace war modern contemporary applied fine pure higher further advanced tropical nuclear mines oil gas coal steel hunger refugees transport tourism highways roads alcohol tobacco firearms excise \
    securities game fisheries animals marine maritime coastal social research commerce labour medicine";

/// Endings of words for a field of work or of what belongs to it.
#[rustfmt::skip]
const DOMAIN_ENDINGS: &[&str] = &[
    "ion", "ity", "ment", "ence", "ance", "ics", "logy", "graphy", "ture", "ice", "ing", "try", "al", "ic", "ary", "ive", "ology",
];

/// Titles of events, works and laws, which are neither people nor places nor bodies.
#[rustfmt::skip]
static EVENTS: WordList = WordList::of(&[
    "hurricane", "typhoon", "cyclone", "storm", "operation", "project", "act", "bill", "treaty", "accord", "accords", "agreement", "cup",
    "games", "olympics", "festival", "award", "awards", "prize", "medal", "war", "day", "eve", "championship", "championships", "amendment",
    "constitution", "code", "order", "week", "month", "marathon", "masters", "derby", "trophy", "series", "tour", "revolution", "protocol",
    "declaration", "index",
]);

/// Plural owners in the names of bodies and days: "People's Council", "New Year's Eve".
#[rustfmt::skip]
static OWNERS: WordList = WordList::of(&[
    "people", "women", "children", "men", "veterans", "workers", "teachers", "farmers", "mother", "father", "year", "valentine", "king",
    "queen", "majesty", "sheriff", "mayor", "governor", "attorney", "prosecutor", "coroner", "speaker", "president", "minister",
    "commissioner", "ombudsman", "writers", "players", "students", "fishermen", "miners", "lawyers",
]);

/// First halves of words that a hyphen parts: "Co-operation".
#[rustfmt::skip]
const PREFIXES: &[&str] = &["co", "anti", "counter", "non", "pre", "post", "sub", "inter", "trans", "multi", "re", "vice"];

/// First halves of adjectives of two countries: "Sino-American".
#[rustfmt::skip]
const HALVES: &[&str] = &[
    "sino", "anglo", "franco", "afro", "euro", "indo", "russo", "pan", "trans", "greco", "italo", "austro", "hispano", "luso", "pro", "anti",
];

/// Whether a capitalised word can be part of a name: no day, no pronoun, no letter by itself, no number.
pub(super) fn is_name_word(folded: &str, text: &str) -> bool {
    let dated = super::dates::weekday(folded).is_some()
        || super::dates::month(folded).is_some() && folded != "may" && folded.len() > 3;
    let number = !text.chars().any(char::is_alphabetic)
        || text.contains(|c: char| c.is_ascii_digit()) && text.contains([',', '.'])
        || text.starts_with("US") && text.len() > 3 && text.bytes().skip(2).all(|b| b.is_ascii_digit());
    let contracted = ["n't", "'ll", "'re", "'ve", "'d", "'m"]
        .iter()
        .any(|end| folded.ends_with(end));
    let all_capitals = text.len() > 1 && text.chars().all(char::is_uppercase);
    !dated
        && !number
        && !contracted
        && (!is_stop(folded) || all_capitals && matches!(folded, "us" | "it"))
        && !(all_capitals && super::clocks::is_zone(folded))
        && !matches!(
            folded,
            "i" | "may"
                | "please"
                | "mar"
                | "a.m"
                | "p.m"
                | "am"
                | "pm"
                | "anyone"
                | "someone"
                | "everyone"
                | "anybody"
                | "somebody"
                | "everybody"
                | "nobody"
                | "nothing"
                | "something"
                | "everything"
                | "let"
                | "million"
                | "billion"
                | "trillion"
                | "thousand"
                | "hundred"
                | "dollars"
                | "euros"
        )
}

/// Whether a run of words only counts: "Two", "Twenty Five".
pub(super) fn only_counts(folded: &[String]) -> bool {
    folded.iter().all(|word| number_word(word).is_some())
}

/// A word of what bodies are for.
pub(super) fn is_domain(folded: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| DOMAINS.split_whitespace().collect());
    KNOWN.contains(folded)
        || folded.len() > 5
            && country(folded).is_none()
            && !ORGANISATIONS.contains(folded)
            && DOMAIN_ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

/// A word that names an event, a work or a law in the name that holds it.
pub(super) fn is_event(folded: &str) -> bool {
    EVENTS.contains(folded)
}

/// Whether the possessive of a word is part of the name of what it owns.
pub(super) fn is_owner(folded: &str) -> bool {
    OWNERS.contains(folded)
}

/// What an owner can have in one name with it: a body, a day, a prize.
pub(super) fn is_owned(folded: &str) -> bool {
    is_body_head(folded)
        || is_event(folded)
        || matches!(
            folded,
            "office"
                | "hospital"
                | "college"
                | "kitchen"
                | "law"
                | "place"
                | "diner"
                | "march"
                | "bench"
                | "bar"
                | "counsel"
                | "ship"
                | "palace"
                | "speech"
                | "republic"
                | "daily"
        )
}

/// A word that makes a name that of a body.
pub(super) fn is_body_head(folded: &str) -> bool {
    ORGANISATIONS.contains(folded) || matches!(folded, "partners" | "sons" | "associates" | "brothers" | "daughters")
}

/// A word after which "of" and "for" go on with the name: "Bank of", "Institutes of".
pub(super) fn heads(folded: &str) -> bool {
    let known = |word: &str| {
        ORGANISATIONS.contains(word)
            || PLACES.contains(word)
            || BODIES.contains(word)
            || is_event(word)
            || matches!(word, "republic" | "hall")
    };
    let firm = matches!(
        folded,
        "partners" | "inc" | "corp" | "ltd" | "plc" | "llc" | "motors" | "holdings" | "police" | "united" | "rovers"
    );
    !firm && (known(folded) || folded.strip_suffix('s').is_some_and(known))
}

/// What stands behind a name and is none of it: "Tom Rennie QC".
pub(super) fn is_post_nominal(text: &str) -> bool {
    matches!(
        text,
        "QC" | "KC"
            | "MP"
            | "MEP"
            | "MSP"
            | "PhD"
            | "MD"
            | "Jr"
            | "Jr."
            | "Sr"
            | "OBE"
            | "CBE"
            | "MBE"
            | "TD"
            | "RN"
            | "Esq"
    )
}

/// Words that only begin a sentence, though no list of small words holds them.
pub(super) fn is_opener(folded: &str) -> bool {
    matches!(
        folded,
        "throughout"
            | "another"
            | "despite"
            | "although"
            | "meanwhile"
            | "however"
            | "yesterday"
            | "overnight"
            | "earlier"
            | "later"
            | "besides"
            | "amid"
            | "inside"
            | "outside"
            | "near"
            | "like"
            | "unlike"
            | "until"
            | "upon"
            | "within"
            | "without"
            | "following"
            | "including"
            | "today"
            | "tonight"
            | "nearby"
            | "since"
            | "according"
            | "elsewhere"
            | "moreover"
            | "instead"
            | "yet"
            | "still"
            | "perhaps"
            | "maybe"
            | "thanks"
            | "recently"
            | "eventually"
            | "across"
            | "around"
            | "along"
            | "via"
            | "under"
            | "former"
    )
}

/// Words of parties, whose government is no place's.
pub(super) fn is_politics(folded: &str) -> bool {
    folded.ends_with("ist")
        || matches!(
            folded,
            "labour"
                | "labor"
                | "conservative"
                | "tory"
                | "liberal"
                | "republican"
                | "democratic"
                | "federal"
                | "green"
                | "national"
        )
}

/// Words before "of" and the name of a place.
pub(super) fn is_of_place(folded: &str) -> bool {
    matches!(
        folded,
        "mayor"
            | "president"
            | "governor"
            | "king"
            | "queen"
            | "bishop"
            | "archbishop"
            | "sheriff"
            | "residents"
            | "people"
            | "city"
            | "town"
            | "village"
            | "outskirts"
            | "streets"
            | "coast"
            | "north"
            | "south"
            | "east"
            | "west"
            | "suburb"
            | "capital"
            | "port"
            | "region"
            | "province"
            | "island"
            | "centre"
            | "center"
            | "hamlet"
            | "parish"
            | "community"
            | "citizens"
    )
}

/// Words behind the name of a place: "the Sorrel government", "Sorrel's capital".
pub(super) fn is_of_land(folded: &str) -> bool {
    matches!(
        folded,
        "government"
            | "parliament"
            | "authorities"
            | "coast"
            | "capital"
            | "border"
            | "residents"
            | "outskirts"
            | "suburb"
    )
}

/// The first half of a word with a hyphen.
pub(super) fn is_prefix(folded: &str) -> bool {
    PREFIXES.contains(&crate::text::style::unaccented(folded).as_str())
}

/// The first half of an adjective for two countries, or for what is for or against one.
pub(super) fn is_half(folded: &str) -> bool {
    HALVES.contains(&folded)
}

/// Whether the places of capitalised words are lines set in capitals among ordinary text: two and more such words, of which one is too
/// long for initials, or three.
pub(super) fn is_heading(words: &[&str]) -> bool {
    words.len() >= 3 || words.len() == 2 && words.iter().any(|word| word.len() > 5)
}

/// A word as it stands in a line set in capitals.
pub(super) fn is_shouted(text: &str) -> bool {
    text.chars().count() >= 2 && text.chars().all(|c| c.is_uppercase() || c == '\'' || c == '’')
}

/// Whether a folded name is that of a country or a region of one.
pub(super) fn is_land(folded: &str) -> bool {
    country(folded).is_some() || is_region(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_no_name_holds() {
        for text in ["Tuesday", "Anyone", "We're", "UTC", "US6,500", "Million"] {
            assert!(!is_name_word(&crate::text::words::fold(text), text), "{text}");
        }
        for text in ["Moor", "PS4", "US", "Zoë"] {
            assert!(is_name_word(&crate::text::words::fold(text), text), "{text}");
        }
    }

    #[test]
    fn what_bodies_are_for() {
        assert!(
            ["strategic", "security", "health", "oceanic"]
                .iter()
                .all(|word| is_domain(word))
        );
        assert!(!["germany", "department", "moor"].iter().any(|word| is_domain(word)));
    }
}
