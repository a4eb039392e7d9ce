//! News agencies, and the marks by which they sign: names, datelines.

use crate::corpus::facts::{dates, outlet};

/// News agencies: short name, and the names it goes by, folded.
const AGENCIES: &[(&str, &[&str])] = &[
    (
        "AP",
        &["ap", "associated press", "the associated press", "a.p.", "ap news"],
    ),
    (
        "Reuters",
        &["reuters", "thomson reuters", "reuters news", "reuters staff"],
    ),
    (
        "AFP",
        &["afp", "agence france-presse", "agence france presse", "afp news"],
    ),
    (
        "PA",
        &[
            "pa",
            "press association",
            "the press association",
            "pa media",
            "pa news agency",
        ],
    ),
    ("dpa", &["dpa", "deutsche presse-agentur", "deutsche presse agentur"]),
    ("UPI", &["upi", "united press international"]),
    ("Xinhua", &["xinhua", "xinhua news agency"]),
    ("EFE", &["efe", "agencia efe"]),
    ("ANSA", &["ansa"]),
    ("Kyodo", &["kyodo", "kyodo news"]),
    ("Yonhap", &["yonhap", "yonhap news agency"]),
    ("TASS", &["tass", "itar-tass"]),
    ("Interfax", &["interfax"]),
    ("RIA Novosti", &["ria novosti"]),
    ("PTI", &["pti", "press trust of india"]),
    ("ANI", &["ani", "asian news international"]),
    ("IANS", &["ians", "indo-asian news service"]),
    ("AAP", &["aap", "australian associated press"]),
    ("CP", &["the canadian press", "canadian press"]),
    ("APA", &["apa", "austria presse agentur"]),
    ("SDA", &["sda", "keystone-sda"]),
    ("ANP", &["anp"]),
    ("TT", &["tt nyhetsbyrån"]),
    ("NTB", &["ntb"]),
    ("Ritzau", &["ritzau"]),
    ("Belga", &["belga"]),
    ("Lusa", &["lusa", "agência lusa"]),
    ("PAP", &["pap"]),
    ("Anadolu", &["anadolu", "anadolu agency", "anadolu ajansı"]),
    ("CNS", &["catholic news service"]),
    ("Bloomberg", &["bloomberg", "bloomberg news"]),
];

/// The agency a name stands for, if it is one's.
pub(in crate::corpus) fn agency(name: &str) -> Option<&'static str> {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    AGENCIES
        .iter()
        .find_map(|(short, names)| names.contains(&name.as_str()).then_some(*short))
}

/// The agency marked at the beginning of a story: "(AP) -- ", "LONDON (Reuters) - ", "BEIJING, May 8 (Xinhua) --".
pub(in crate::corpus) fn dateline_agency(paragraph: &str) -> Option<&'static str> {
    let Dateline { place, mark, dashed } = dateline(paragraph)?;
    let city = place.is_empty() || is_city(place);
    let marked = if dashed {
        city || place.split(' ').count() <= 4
    } else {
        city && !place.is_empty()
    };
    if !marked {
        return None;
    }
    mark.split(['/', ',']).find_map(agency)
}

/// The name marked at the beginning of a story that is not a known agency's: "ARDEN (Harbour Wire) -- ". None where it
/// may be something else: a paper or station, which marks its own stories, a call sign, a date, a label.
pub(in crate::corpus) fn dateline_mark(paragraph: &str) -> Option<&str> {
    let Dateline { place, mark, dashed } = dateline(paragraph)?;
    let label = |word: &str| {
        let word = word.to_lowercase();
        MARKS_OF_NO_AGENCY.contains(&word.as_str()) || dates::weekday(&word) || dates::is_month(&word)
    };
    let words: Vec<&str> = mark.split(' ').collect();
    // American stations: KAAA, WAAA.
    let sign = |word: &str| {
        matches!(word.len(), 3 | 4) && word.starts_with(['K', 'W']) && word.bytes().all(|b| b.is_ascii_uppercase())
    };
    let named = (1..=4).contains(&words.len())
        && mark.chars().count() >= 3
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && !label(word) && !sign(word)
        });
    (dashed && named && (place.is_empty() || is_city(place)) && agency(mark).is_none() && !outlet::is_masthead(mark))
        .then_some(mark)
}

/// What stands in brackets before a dash or a city's dateline without being the name of who reports.
const MARKS_OF_NO_AGENCY: &[&str] = &[
    "abc",
    "analysis",
    "cbs",
    "commentary",
    "correction",
    "exclusive",
    "feature",
    "file",
    "fox",
    "live",
    "nbc",
    "new",
    "notebook",
    "opinion",
    "photo",
    "photos",
    "recasts",
    "review",
    "sponsored",
    "update",
    "updated",
    "updates",
    "upi",
    "usa",
    "video",
    "watch",
];

/// The beginning of a story in the manner of the wires.
struct Dateline<'a> {
    /// What stands before the brackets.
    place: &'a str,
    /// What stands in them.
    mark: &'a str,
    /// Whether a dash follows, or stands before.
    dashed: bool,
}

fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let open = paragraph.find('(').filter(|open| *open <= 60)?;
    let rest = paragraph.get(open + 1..)?;
    let close = rest.find(')').filter(|close| *close <= 40)?;
    let place = paragraph.get(..open)?.trim();
    let after = rest.get(close + 1..)?.trim_start();
    let dashed = after.starts_with(['-', '–', '—', '―']) || place.ends_with(['-', '–', '—']);
    let mark = rest.get(..close)?.trim();
    Some(Dateline { place, mark, dashed })
}

/// Whether a dateline's place has a word in capitals.
fn is_city(place: &str) -> bool {
    place
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() > 2 && word.chars().all(char::is_uppercase))
}
