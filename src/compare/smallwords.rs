//! Capitalised words that name nothing: pieces of titles and signs, the first word of a caption, technical initials.

use super::dates::month;
use super::figurants::{Figurant, Sort};
use super::gazetteer::{country, is_region, is_town};
use super::kinds::is_known_body;
use super::namewords::{JOINERS, is_body_head, is_domain, is_shouted};
use super::{Side, Sides, roles};
use crate::text::wordlist::WordList;
use crate::text::words::{Token, Words, is_stop};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Words that news prints in small letters within a sentence (`examples/small_words.rs`).
static SMALL: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../assets/small-words.txt").lines().collect());

/// Papers, firms and towns that are called by a word of the language.
#[rustfmt::skip]
static ALSO_NAMES: WordList = WordList::of(&[
    "independent", "economist", "sun", "mirror", "standard", "star", "express", "mail", "atlantic", "nation", "hill", "intercept", "verge",
    "national", "local", "conversation", "register", "age", "australian", "globe", "record", "metro", "citizen", "advocate",
    "people", "time", "life", "universal", "fortune", "variety", "wired", "billboard", "slate", "nice", "reading", "bath", "mobile", "normal", "hull", "cork", "split", "lens",
]);

/// Initials of things, measures and jobs; bodies have others.
#[rustfmt::skip]
static INITIALS: WordList = WordList::of(&[
    "tv", "pc", "pcs", "cpu", "gpu", "ram", "usb", "hdmi", "vr", "ar", "xr", "ai", "hdr", "ct", "mri", "ecg", "ekg", "dna", "rna", "hiv",
    "aids", "pcr", "icu", "er", "gdp", "gnp", "cpi", "vat", "gst", "ipo", "ipos", "etf", "etfs", "ceo", "ceos", "cfo", "coo", "cto", "cio",
    "vp", "pr", "hr", "vip", "vips", "mvp", "acl", "mcl", "rbi", "era", "tko", "co2", "co2e", "nox", "lng", "lpg", "led", "leds", "lcd",
    "oled", "suv", "suvs", "atv", "uav", "uavs", "ufo", "ufos", "rv", "atm", "atms", "pin", "url", "html", "http", "pdf", "gps", "sms",
    "mms", "dvd", "dvds", "cd", "cds", "vhs", "dj", "djs", "mc", "iq", "id", "os", "ui", "api", "sdk", "ssd", "rfid", "qr", "sim",
    "lte", "dsl", "isp", "isps", "vpn", "dns", "ip", "faq", "diy", "nft", "nfts", "ppe", "emt", "emts", "cpr", "ied", "ieds", "wmd", "icbm",
    "rpg", "dui", "dwi", "lgbt", "lgbtq", "bbq", "ptsd", "adhd", "ocd", "std", "bmi", "ivf", "uv", "epc", "ppa", "ppas", "fpso",
    "esg", "kpi", "sme", "smes", "ngo", "ngos", "eta", "asap", "bce", "pow", "pows", "mia", "sos", "hd", "uhd", "3d", "2d",
    "4k", "5g", "4g", "otc", "ev", "evs", "hvac", "pv", "ccs", "ccus", "drm", "covid", "covid-19", "capex", "opex", "r&d", "q&a", "b2b",
    "ko", "kos", "oem", "oems", "q1", "q2", "q3", "q4", "mboe", "boe", "inc", "pm", "mp", "mps", "mep", "meps", "phd", "mba", "rip", "tba", "ok",
    "cctv", "td", "tds", "mou", "mous", "feed", "fid", "rfp", "rfps", "nda", "ndas", "aka", "eod", "ir", "qb", "qbs", "fg", "rb", "wr", "ot",
    "anpr", "asbo", "gcse", "gcses", "hgv", "hgvs", "mot", "nib", "ppp", "loi", "jv", "jvs", "roi", "spac", "bess",
]);

/// What a firm is by law, at the end of its name.
static LEGAL: WordList = WordList::of(&["inc", "ltd", "llc", "plc", "corp", "gmbh"]);

/// Whoever holds an office that is told by what it is for.
#[rustfmt::skip]
static HOLDERS: WordList = WordList::of(&[
    "secretary", "minister", "commissioner", "chancellor", "treasurer", "ambassador", "envoy", "spokesman", "spokeswoman", "spokesperson",
    "senator", "mayor", "governor", "councillor", "councilor", "official",
]);

/// Quarters of the compass.
#[rustfmt::skip]
static COMPASS: WordList = WordList::of(&["north", "south", "east", "west", "northern", "southern", "eastern", "western"]);

/// Days cut short.
static DAYS: WordList = WordList::of(&["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri"]);

/// Takes out what names nothing: initials of things, and a word of the language that stands once, on one side, with a capital.
pub(super) fn leave_out(casts: &mut Sides<Vec<Figurant>>, sentences: Sides<&[Words<'_>]>) {
    let mut printed: FxHashMap<String, usize> = FxHashMap::default();
    for side in Side::BOTH {
        for one in casts[side].iter().filter(|one| one.words.len() == 1) {
            *printed.entry(one.words.concat()).or_default() += one.count;
        }
    }
    let terms = Sides::from_fn(|side| terms(sentences[side]));
    // "Bitcoin fell" and "the price of bitcoin": what is printed small as often is no place.
    let places = Side::BOTH.into_iter().flat_map(|side| &casts[side]);
    let places = places.filter(|one| one.sort == Sort::Place && one.words.len() == 1);
    let mut small: FxHashMap<String, usize> = places.map(|one| (one.words.concat(), 0)).collect();
    for side in Side::BOTH {
        for (token, folded) in sentences[side].iter().flat_map(Words::iter) {
            if token.text.starts_with(char::is_lowercase)
                && let Some(often) = small.get_mut(folded)
            {
                *often += 1;
            }
        }
    }
    for side in Side::BOTH {
        casts[side].retain(|one| {
            // Who took the picture.
            if one.text == "GETTY" || one.words == ["getty", "images"] {
                return false;
            }
            // "Ada Moor, D-Calif.": a party and a state.
            let state = ["D-", "R-", "I-"].iter().find_map(|party| one.text.strip_prefix(party));
            if state.is_some_and(|state| state.contains('.') || is_region(&state.to_lowercase())) {
                return false;
            }
            // "Cabinet Secretary", "Secretary of State": an office is not who holds it.
            if one.sort != Sort::Person && is_an_office(&one.words) {
                return false;
            }
            let [word] = one.words.as_slice() else { return true };
            let bare = word.replace('.', "");
            // "Verb8tm, Inc."; "Ministers met".
            let several = word.strip_suffix('s').is_some_and(|one| HOLDERS.contains(one));
            if LEGAL.contains(&bare) || several && one.roles.is_empty() {
                return false;
            }
            // "Tue", "Sept"
            if (DAYS.contains(&bare) || month(&bare).is_some()) && one.sort != Sort::Person {
                return false;
            }
            if is_initials(&one.text)
                && (INITIALS.contains(&bare) || Side::BOTH.iter().any(|side| terms[*side].contains(&bare)))
            {
                return false;
            }
            let often = small.get(word).copied().unwrap_or(0);
            let common = often >= printed.get(word).copied().unwrap_or(0).max(2);
            if common && one.sort == Sort::Place && one.roles.is_empty() && !is_known(word) {
                return false;
            }
            let once = printed.get(word) == Some(&1);
            // "43 degrees North", "Western standards": the West of the news is named again.
            if COMPASS.contains(&bare) && (once || bare.ends_with("ern")) {
                return false;
            }
            !(once && one.roles.is_empty() && one.sort != Sort::Person && is_small(word))
        });
    }
}

/// Whether several words are nothing but an office and what it is for.
fn is_an_office(words: &[String]) -> bool {
    let purpose = |word: &String| {
        matches!(
            word.as_str(),
            "state" | "cabinet" | "home" | "foreign" | "prime" | "deputy" | "the"
        ) || JOINERS.contains(word)
            || is_domain(word)
            || HOLDERS.contains(word)
    };
    let heads = |word: Option<&String>| word.is_some_and(|word| HOLDERS.contains(word));
    let of = words.get(1).is_some_and(|of| JOINERS.contains(of));
    words.len() > 1 && words.iter().all(purpose) && (heads(words.last()) || heads(words.first()) && of)
}

/// Whether a word is one of the language and no name that is known.
pub(super) fn is_small(word: &str) -> bool {
    // "the Ravens", "Parliament": teams and bodies have such names.
    let several = word.ends_with('s') && !word.ends_with("ss");
    !is_known(word) && !several && !is_body_head(word) && SMALL.contains(word)
}

/// Whether a word is a place, body or paper that is known.
fn is_known(word: &str) -> bool {
    country(word).is_some()
        || is_region(word)
        || is_town(word)
        || roles::is_place(word)
        || is_known_body(word)
        || ALSO_NAMES.contains(word)
}

/// `CPU`, `EMTs`, `CO2e`.
fn is_initials(text: &str) -> bool {
    let letters = text
        .strip_suffix('s')
        .or_else(|| text.strip_suffix('e'))
        .unwrap_or(text);
    is_shouted(text)
        || letters.len() > 1
            && letters
                .chars()
                .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&' | '-'))
}

/// Initials that stand in brackets behind what they are short for, where that is printed small: "a tide power agreement (TPA)".
fn terms(sentences: &[Words<'_>]) -> FxHashSet<String> {
    let mut terms = FxHashSet::default();
    for sentence in sentences {
        for (at, token) in sentence.tokens.iter().enumerate() {
            let opens = token
                .start
                .checked_sub(1)
                .and_then(|before| sentence.text.get(before..token.start))
                == Some("(");
            if !opens || !is_initials(token.text) {
                continue;
            }
            let letters: Vec<char> = token.text.chars().filter(|c| c.is_uppercase()).collect();
            let ahead = sentence.tokens.get(..at).unwrap_or_default();
            let first = |token: &&Token<'_>| token.text.chars().next();
            let small = ahead
                .iter()
                .rev()
                .filter(|token| !is_stop(token.text))
                .take(letters.len());
            let mut small: Vec<char> = small
                .filter(|token| token.text.starts_with(char::is_lowercase))
                .filter_map(|token| first(&token))
                .collect();
            small.reverse();
            // "subsea production systems (SPS)", also where only the last two stand right before it: "production systems (SPS)".
            let small: Vec<char> = small.iter().flat_map(|c| c.to_uppercase()).collect();
            let ends = letters.len() == 3 && small.len() >= 2 && letters.ends_with(&small[small.len() - 2..]);
            if letters.len() > 1 && (small == letters || ends) {
                terms.insert(token.text.to_lowercase());
            }
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Sides, compare};

    fn named(left: &[&str], right: &[&str]) -> Vec<String> {
        let collation = compare(Sides::new(&article("a.txt", left), &article("b.txt", right)));
        let names = collation.names.into_iter();
        names
            .filter_map(|name| name.sides.left.or(name.sides.right))
            .map(|naming| naming.text)
            .collect()
    }

    #[test]
    fn the_list_holds_each_word_once_in_small_letters() {
        let list: Vec<&str> = include_str!("../../assets/small-words.txt").lines().collect();
        assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(
            list.iter()
                .all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        );
    }

    #[test]
    fn initials_of_things_and_words_of_the_language_name_nothing() {
        let left = [
            "Ada Moor, vice president for Storage and Policy, had a CT scan and an MRI at Port Ella.",
            "The firm signed a tide power agreement (TPA) with the HBR on Friday, and the TPA holds.",
            "The CCTV showed who signed the MOU at Port Ella.",
        ];
        let right = ["Nobody at Port Ella said so."];
        assert_eq!(named(&left, &right), ["Ada Moor", "Port Ella", "HBR"]);
    }

    #[test]
    fn what_is_printed_small_as_often_and_days_cut_short_name_nothing() {
        let left = [
            "Weircoin fell on Tue, 4 Mar, and in Weircoin nobody trusted.",
            "The price of weircoin fell, and owners of weircoin at Port Ella sold all weircoin.",
        ];
        assert_eq!(named(&left, &["Nobody at Port Ella said so."]), ["Port Ella"]);
    }

    #[test]
    fn a_word_of_the_language_that_stands_more_than_once_is_a_name() {
        let left = [
            "The crews wrote to Shell on Friday.",
            "They waited in vain for Shell to answer at Port Ella.",
        ];
        assert_eq!(named(&left, &["Nobody at Port Ella said so."]), ["Shell", "Port Ella"]);
        // On either side, too; and papers are called so.
        let left = ["Ada Moor told the Independent that the crews wrote to Shell on Friday."];
        let right = ["In Port Ella the crews waited for Shell to answer."];
        assert_eq!(named(&left, &right), ["Ada Moor", "Independent", "Shell", "Port Ella"]);
    }

    #[test]
    fn what_ends_in_a_word_of_the_language_or_holds_a_figure_is_nobody() {
        use super::super::collation::NameKind;
        let left = [
            "Tarn Visual Core said to be quick, and Holt S9 told of, were shown by Mark Little, managing director of Weir Marine.",
            "Getty Images Brina Holt was shown as well. Holt said nothing.",
        ];
        let collation = compare(Sides::new(
            &article("a.txt", &left),
            &article("b.txt", &["Nobody said so."]),
        ));
        let people: Vec<&str> = (collation.names.iter())
            .filter(|name| name.kind == NameKind::Person)
            .filter_map(|name| Some(name.sides.left.as_ref()?.text.as_str()))
            .collect();
        assert_eq!(people, ["Mark Little", "Brina Holt"]);
    }

    #[test]
    fn offices_legal_forms_and_what_begins_a_sentence_name_nothing() {
        let left = [
            "Choosing Tilda Moor was bold. Another Heron was stopped on Route 94. The maker Weir7, Inc. was sold.",
            "Ministers wrote to the Cabinet Secretary for Sea-Fare, Energy, and Transport, Michael Holt, at once.",
            "The Secretary of State for Business, Energy and Industrial Change, Brina Tarn, bought production systems (SPS).",
            "Trending Right Now:",
        ];
        let right = ["Nobody at Port Ella said so."];
        let names = [
            "Tilda Moor",
            "Heron",
            "Weir7",
            "Michael Holt",
            "Brina Tarn",
            "Port Ella",
        ];
        assert_eq!(named(&left, &right), names);
    }

    #[test]
    fn one_name_in_one_piece_or_two_is_one() {
        let left = ["They met at Weir Core 7 on New Years Eve. Later they met on New Year's Eve at Tarn Brasil."];
        let right = ["At WeirCore 7 they met on New Year’s Eve, and at Tarn."];
        let collation = compare(Sides::new(&article("a.txt", &left), &article("b.txt", &right)));
        let both = |text: &str| {
            let mut names = collation.names.iter();
            names.any(|name| {
                let sides = name.sides.left.as_ref().zip(name.sides.right.as_ref());
                sides.is_some_and(|(left, _)| left.text == text)
            })
        };
        assert!(both("New Years Eve") && both("Tarn Brasil"), "{:?}", collation.names);
        assert_eq!(collation.names.len(), 3, "{:?}", collation.names);
    }
}
