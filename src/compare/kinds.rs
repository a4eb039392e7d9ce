//! What a name names: a person, a body, a place, or something else.

use super::capitals::is_particle;
use super::figurants::Sort;
use super::gazetteer::{PLACES, country, is_region, is_town};
use super::namewords::{JOINERS, heads, is_body_head, is_event};
use super::namings::Run;
use super::offices::BODIES;
use super::{given, roles, smallwords};
use crate::text::wordlist::WordList;

/// Whether a word says only what kind of body it is: alone it names none.
pub(super) fn is_generic(folded: &str) -> bool {
    #[rustfmt::skip]
    static GENERIC: WordList = WordList::of(&[
        "department", "council", "foundation", "ministry", "agency", "office", "company", "group", "board", "commission", "committee",
        "service", "services", "association", "university", "union", "party", "court", "school", "hospital", "club", "institute",
        "authority", "federation", "league", "fund", "trust", "bureau", "center", "centre", "college", "bank", "division", "unit",
        "academy", "society", "museum", "government", "organization", "organisation", "administration", "corporation", "forces", "force",
        "team", "embassy", "consulate", "network", "project", "campaign", "state", "city", "county", "street", "island", "river", "act",
        "bill", "day", "games", "cup",
    ]);
    GENERIC.contains(folded)
}

/// What a name names, by its words and by what stands around one of its prints; what is known already stays.
pub(super) fn sort(known: Sort, run: &Run, full: &[String]) -> Sort {
    if known != Sort::Other {
        return known;
    }
    let shouted = run.words.len() == 1
        && run
            .words
            .iter()
            .all(|word| (2..=5).contains(&word.len()) && word.chars().all(|c| c.is_uppercase() || c == '.'));
    let whole = full.join(" ");
    if let Some(number) = country(&whole) {
        // The United Nations and the European Union are bodies.
        let body = [country("united nations"), country("european union")].contains(&Some(number));
        return if body { Sort::Organisation } else { Sort::Place };
    }
    if is_region(&whole) || is_city(&whole) {
        return Sort::Place;
    }
    let headed = full.iter().any(|word| JOINERS.contains(word) || heads(word));
    // "Reed, Tarn & Woods"
    let lands = full.iter().any(|word| country(word).is_some() || is_region(word));
    if run.text.contains(" & ") && full.len() > 1 && !lands {
        return Sort::Organisation;
    }
    let event = full
        .first()
        .into_iter()
        .chain(full.last())
        .any(|word| is_event(word) && full.len() > 1);
    if event {
        return Sort::Other;
    }
    // "Marianne Lake" is somebody, where a first name leads a surname that is a place as well.
    let last = full.last().map_or("", String::as_str);
    let surname = matches!(
        last,
        "lake"
            | "hill"
            | "woods"
            | "castle"
            | "church"
            | "rivers"
            | "banks"
            | "fields"
            | "temple"
            | "heath"
            | "ford"
            | "stone"
    );
    // "Simon van Dam"
    let of_family = full.len() > 2 && full.iter().skip(1).any(|word| is_particle(word));
    if (full.len() == 2 && surname || of_family) && is_christened(full) {
        return Sort::Person;
    }
    if full.iter().any(|word| is_body_head(word)) || is_known_body(&whole) {
        return Sort::Organisation;
    }
    if full.len() > 1
        && (full
            .last()
            .is_some_and(|last| PLACES.contains(last) || matches!(last.as_str(), "quay" | "jetty" | "marina"))
            || full.first().is_some_and(|first| is_leading_place(first))
            || full.get(1).is_some_and(|second| second == "of")
                && full.first().is_some_and(|first| PLACES.contains(first)))
    {
        return Sort::Place;
    }
    // "the retailer Tide Fun"
    if run.bodied && !run.titled && run.roles.is_empty() {
        return Sort::Organisation;
    }
    let body = full.iter().any(|word| BODIES.contains(word)) || matches!(last, "team" | "crew" | "squad");
    // "the Brennock Courier said".
    let speaks = run.person && (!run.definite || !run.roles.is_empty());
    let person = (run.titled || speaks) && full.len() <= 4 && !body && !is_thing(full, run);
    if person && (full.len() >= 2 || run.titled) && !shouted {
        return Sort::Person;
    }
    let several = last.len() > 3 && last.ends_with('s') && !last.ends_with("ss");
    // "the Quay City Herons": a team or a band.
    if run.definite && several && full.len() >= 2 {
        return Sort::Organisation;
    }
    if is_christened(full) && !headed && !body && !is_thing(full, run) {
        return Sort::Person;
    }
    if shouted && full.len() == 1 {
        return Sort::Organisation;
    }
    if run.located && full.len() <= 2 && !run.person && !roles::is_body(last) {
        return Sort::Place;
    }
    Sort::Other
}

/// What leads the name of a place: "Lake Ella", "Port Ella"; "Ocean Marine" and "Street Talk" are none.
fn is_leading_place(folded: &str) -> bool {
    matches!(
        folded,
        "co" | "co."
            | "lake"
            | "mountain"
            | "river"
            | "county"
            | "mount"
            | "mt"
            | "cape"
            | "port"
            | "fort"
            | "gulf"
            | "isle"
            | "point"
            | "bay"
            | "strait"
            | "valley"
            | "camp"
            | "rio"
    )
}

/// Whether a name is hardly somebody's: it holds a figure, is a ship's, or ends in a word of the language ("Pixel Core", "Johan Holt
/// Phase") that is no surname behind a first name or an office.
fn is_thing(full: &[String], run: &Run) -> bool {
    let figure = full.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let ship = is_ship(full);
    // "Mark Little", "W. Mark Felt", "Bettie Mae Page"
    let first = |word: &String| given::of_name(word).is_some() || word.trim_end_matches('.').chars().count() == 1;
    let ahead = full.split_last().map_or(&[][..], |(_, ahead)| ahead);
    let christened = !ahead.is_empty() && ahead.iter().all(first) && ahead.iter().any(|word| word.len() > 2);
    let surname = run.titled || !run.roles.is_empty() || christened;
    let word = full.last().is_some_and(|last| smallwords::is_small(last));
    figure || ship || word && !surname
}

/// "INS Tarn", "MV Holt".
pub(super) fn is_ship(full: &[String]) -> bool {
    let first = full.first().map_or("", String::as_str);
    full.len() > 1 && matches!(first, "ins" | "uss" | "hms" | "hmas" | "rms" | "mv" | "mt" | "ss")
}

/// Whether a name begins with a first name that is rarely anything else.
pub(super) fn is_christened(full: &[String]) -> bool {
    #[rustfmt::skip]
    static ALSO_OTHER: WordList = WordList::of(&[
        "virginia", "victoria", "florence", "austin", "chelsea", "jordan", "georgia", "christian", "grant", "guy", "hope", "faith", "grace",
        "joy", "rose", "summer", "june", "april", "dawn", "ginger", "max", "will", "rex", "mercedes", "oscar", "sierra", "ray", "star",
        "carol", "crystal", "ruby", "pearl", "violet", "ivy", "holly", "daisy", "noor", "mei", "ling", "sue", "glory", "bill", "mark",
    ]);
    (2..=4).contains(&full.len())
        && full
            .first()
            .is_some_and(|first| given::of_name(first).is_some() && !ALSO_OTHER.contains(first))
}

/// Bodies that news names by one word or letters alone.
pub(super) fn is_known_body(folded: &str) -> bool {
    #[rustfmt::skip]
    static KNOWN: WordList = WordList::of(&[
        "google", "facebook", "twitter", "apple", "microsoft", "amazon", "youtube", "instagram", "whatsapp", "telegram", "netflix", "uber",
        "tesla", "boeing", "airbus", "toyota", "honda", "volkswagen", "samsung", "sony", "nintendo", "intel", "ibm", "nvidia", "huawei",
        "reuters", "bloomberg", "interpol", "europol", "nato", "unicef", "unesco", "hamas", "hezbollah", "taliban", "pentagon", "kremlin",
        "walmart", "disney", "nasa", "greenpeace", "associated press", "red cross", "red crescent", "amnesty", "opec", "fifa", "uefa",
        "boko haram", "al qaeda", "al-qaeda", "al shabaab", "al-shabaab", "islamic state", "isis", "isil", "farc", "fatah", "cosa nostra",
        "goldman sachs", "morgan stanley", "general electric", "general motors", "credit suisse", "deutsche bank", "wells fargo",
        "aston villa", "red sox", "white sox", "scotland yard", "wall street journal", "downing street", "white house", "supreme court", "al jazeera", "agence france-presse",
    ]);
    KNOWN.contains(folded)
}

/// A city of the world that news names without its country.
fn is_city(folded: &str) -> bool {
    let faith = matches!(
        folded,
        "islam" | "christianity" | "allah" | "arab" | "jewish" | "muslim" | "christian" | "catholic" | "protestant"
    );
    (roles::is_place(folded) && !faith || is_town(folded)) && country(folded).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{NameKind, NameStatus, Sides, compare};
    use super::*;

    #[test]
    fn names_are_told_by_their_words() {
        let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(is_christened(&words("marianne lake")) && !is_christened(&words("victoria park")));
        assert!(is_known_body("reuters") && is_city("lisbon") && !is_city("moor"));
        assert!(is_generic("department") && !is_generic("congress"));
    }
    /// The kind of the only name of a sentence that is no place of the setting.
    fn kind(text: &str) -> (String, NameKind) {
        let (left, right) = (article("a.txt", &[text]), article("b.txt", &["Nobody said so."]));
        let names = compare(Sides::new(&left, &right)).names;
        let one = names.into_iter().find(|name| {
            let text = name.sides.left.as_ref().map(|naming| naming.text.as_str());
            text.is_some_and(|text| text != "Port Ella")
        });
        let one = one.expect("a name");
        (one.sides.left.map(|naming| naming.text).unwrap_or_default(), one.kind)
    }

    #[test]
    fn a_country_is_one_by_its_full_name() {
        let left = "Sanctions against the Democratic People's Republic of Korea hold. The DPRK said so, as did the Republic of Korea.";
        let right = "Sanctions against North Korea hold, South Korea said.";
        let collation = compare(Sides::new(&article("a.txt", &[left]), &article("b.txt", &[right])));
        let told: Vec<(NameKind, NameStatus, &str, &str)> = (collation.names.iter())
            .filter_map(|name| {
                let (left, right) = name.sides.left.as_ref().zip(name.sides.right.as_ref())?;
                Some((name.kind, name.status, left.text.as_str(), right.text.as_str()))
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    NameKind::Place,
                    NameStatus::Variant,
                    "Democratic People's Republic of Korea",
                    "North Korea"
                ),
                (NameKind::Place, NameStatus::Variant, "Republic of Korea", "South Korea"),
            ]
        );
    }

    #[test]
    fn a_firm_is_nobody() {
        let text = "Tarn Advisors waited at the quay, and Tarn Advisors said no more.";
        assert_eq!(kind(text), ("Tarn Advisors".to_owned(), NameKind::Organisation));
    }

    #[test]
    fn what_stands_around_a_name_tells_what_it_is() {
        for (text, name, expected) in [
            (
                "A case sold by the retailer Olm Fun was torn at Port Ella.",
                "Olm Fun",
                NameKind::Organisation,
            ),
            (
                "Nobody at Olmara, a firm that mends cranes at Port Ella, was hurt.",
                "Olmara",
                NameKind::Organisation,
            ),
            (
                "An analyst of Tarn & Woods came to Port Ella.",
                "Tarn & Woods",
                NameKind::Organisation,
            ),
            (
                "The crew sat in Olmara’s harbour office at Port Ella.",
                "Olmara",
                NameKind::Name,
            ),
            (
                "“We have a path for Olva Noma,” said the engineer at Port Ella.",
                "Olva Noma",
                NameKind::Name,
            ),
            (
                "The boat lay off County Olm near Port Ella.",
                "County Olm",
                NameKind::Place,
            ),
            (
                "The Ocean Fitter was known at Port Ella.",
                "Ocean Fitter",
                NameKind::Name,
            ),
        ] {
            let (found, kind) = kind(text);
            assert!(found.contains(name) || name.contains(&found), "{text}: {found}");
            assert_eq!(kind, expected, "{text}");
        }
    }

    #[test]
    fn a_body_and_somebody_of_it_are_two() {
        let left = article(
            "a.txt",
            &["The call came to Sorrel State Police Lt. Ada Moor at Port Ella."],
        );
        let right = article("b.txt", &["Nobody said so, D-Calif."]);
        let names = compare(Sides::new(&left, &right)).names;
        let texts: Vec<String> = names
            .into_iter()
            .filter_map(|name| name.sides.left.or(name.sides.right))
            .map(|naming| naming.text)
            .collect();
        assert_eq!(texts, ["Ada Moor", "Port Ella", "Sorrel State Police"]);
    }
}
