//! Who wrote an article, and whose copy it is.

use super::{dates, outlet};

/// What a byline tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::corpus) struct Credit {
    /// The people, "A, B".
    pub people: Option<String>,
    pub agency: Option<&'static str>,
}

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
    ("Anadolu", &["anadolu", "anadolu agency"]),
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

const STARTS: &[&str] = &[
    "by",
    "written by",
    "story by",
    "reported by",
    "words by",
    "posted by",
    "published by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "text by",
    "report by",
    "from our correspondent",
    "author",
    "authors",
];

/// The rest of a line after its "By", if it begins with one.
pub(in crate::corpus) fn after_by(line: &str) -> Option<&str> {
    STARTS.iter().find_map(|start| {
        let head = line.get(..start.len())?;
        let rest = line.get(start.len()..)?;
        (head.eq_ignore_ascii_case(start) && rest.starts_with([' ', ':'])).then(|| rest.trim_start_matches([' ', ':']))
    })
}

/// Words that tell what somebody is, not who.
const ROLES: &[&str] = &[
    "writer",
    "reporter",
    "correspondent",
    "contributor",
    "editor",
    "staff",
    "columnist",
    "journalist",
    "producer",
    "newsroom",
    "admin",
    "desk",
    "team",
    "intern",
    "bureau",
    "chief",
    "analyst",
    "blogger",
    "photographer",
    "anchor",
    "press",
    "news",
    "agency",
    "agencies",
    "wire",
    "service",
    "services",
    "online",
    "web",
    "digital",
    "guest",
    "special",
    "redaktion",
    "redaction",
    "redacción",
    "correspondents",
    "reporters",
    "writers",
    "editors",
    "contributors",
    "associated",
    "political",
    "senior",
    "media",
    "magazine",
    "contributing",
    "group",
    "sport",
    "sports",
];

/// People and agency in the text of a byline, with or without its "By". Roles, places and outlets are left out.
pub(in crate::corpus) fn parse(byline: &str) -> Credit {
    let text = after_by(byline).unwrap_or(byline);
    let printed = text.len() < byline.len();
    let mut people: Vec<String> = Vec::new();
    let mut credit = Credit::default();
    for (part, apart) in parts(text) {
        let part = after_by(part).unwrap_or(part);
        let part = part.split_once('(').map_or(part, |(before, inside)| {
            credit.agency = credit.agency.or_else(|| agency(inside));
            before.trim()
        });
        let part = without_tail(part);
        if let Some(agency) = agency(part) {
            credit.agency = credit.agency.or(Some(agency));
        } else if printed && apart && people.iter().any(|name| name.contains(' ')) && !part.contains(' ') {
            // After a full name and a comma a single word is a paper, an agency or a place.
        } else if is_name(part) {
            let name = in_mixed_case(part);
            if !people.contains(&name) {
                people.push(name);
            }
        }
    }
    credit.people = (!people.is_empty()).then(|| people.join(", "));
    credit
}

/// "A and B, C; D" in its parts, and whether each stands alone after a comma.
fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    for (i, piece) in text.split([',', ';', '|', '/', '•', '·', '\n']).enumerate() {
        let joined = piece.trim_start().starts_with("and ");
        let names: Vec<&str> = [" and ", " & ", " AND ", " und ", " et ", " - ", " – "]
            .iter()
            .fold(vec![piece], |names, joint| {
                names.into_iter().flat_map(|name| name.split(joint)).collect()
            })
            .into_iter()
            .map(|name| {
                name.trim()
                    .trim_start_matches("and ")
                    .trim_matches(|c: char| matches!(c, '.' | ':' | '-' | '*' | ' '))
            })
            .filter(|name| !name.is_empty())
            .collect();
        let apart = i > 0 && !joined && names.len() == 1;
        parts.extend(names.into_iter().map(|name| (name, apart)));
    }
    parts
}

/// A name without what follows it: "in Beijing", "for the Gazette", "of the AP".
fn without_tail(part: &str) -> &str {
    [" in ", " for ", " at ", " of ", " from ", " on ", " with "]
        .iter()
        .filter_map(|tail| part.find(tail))
        .min()
        .and_then(|at| part.get(..at))
        .unwrap_or(part)
        .trim()
}

/// Whether this may be a person: one to five words with capitals, no figures, no role among them.
pub(in crate::corpus) fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.is_empty()
        || words.len() > 5
        || part
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, '@' | ':' | '"' | '“' | '?' | '!'))
    {
        return false;
    }
    let particle = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "de" | "da"
                | "di"
                | "del"
                | "della"
                | "der"
                | "den"
                | "van"
                | "von"
                | "bin"
                | "ibn"
                | "al"
                | "el"
                | "la"
                | "le"
                | "du"
                | "dos"
                | "das"
                | "ter"
                | "ten"
                | "y"
                | "e"
        )
    };
    let role = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        ROLES.contains(&word.as_str())
    };
    let capital = |word: &str| {
        word.trim_start_matches(|c: char| !c.is_alphabetic())
            .starts_with(|c: char| !c.is_lowercase())
    };
    !words.iter().any(|word| role(word))
        && words.iter().all(|word| capital(word) || particle(word))
        && words
            .iter()
            .any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// "LOLA C. MARSH" as "Lola C. Marsh"; a name with small letters stays as it is.
fn in_mixed_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || name.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return name.to_owned();
    }
    let mut begins = true;
    name.chars()
        .flat_map(|c| {
            let shown = if begins { vec![c] } else { c.to_lowercase().collect() };
            begins = !c.is_alphabetic();
            shown
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(byline: &str) -> Option<String> {
        parse(byline).people
    }

    #[test]
    fn names_are_freed_from_roles_and_agencies() {
        assert_eq!(people("By Nell Harrow").as_deref(), Some("Nell Harrow"));
        assert_eq!(people("Written by Tom Reed, Contributor").as_deref(), Some("Tom Reed"));
        assert_eq!(
            people("By NELL C. HARROW and Tom van Reed, Staff Writers").as_deref(),
            Some("Nell C. Harrow, Tom van Reed")
        );
        assert_eq!(
            people("By Nell Harrow in Oslo and Tom Reed for the Harbour Gazette").as_deref(),
            Some("Nell Harrow, Tom Reed")
        );
        assert_eq!(
            parse("NELL HARROW , Associated Press"),
            Credit {
                people: Some("Nell Harrow".into()),
                agency: Some("AP")
            }
        );
        assert_eq!(
            parse("Reuters"),
            Credit {
                people: None,
                agency: Some("Reuters")
            }
        );
    }

    #[test]
    fn a_desk_is_nobody() {
        for byline in ["By Staff Reporter", "Newsroom", "By admin", "BBC News", "Online desk"] {
            assert_eq!(people(byline), None, "{byline}");
        }
    }

    #[test]
    fn agencies_are_told_by_the_dateline_not_by_the_prose() {
        assert_eq!(dateline_agency("(AP) -- The weir was closed."), Some("AP"));
        assert_eq!(dateline_agency("OSLO, May 8 (Xinhua) -- The weir"), Some("Xinhua"));
        assert_eq!(dateline_agency("OSLO (AFP/dpa) — The weir"), Some("AFP"));
        assert_eq!(dateline_agency("The office (Reuters) said"), None);
        assert_eq!(dateline_agency("Reuters reported on Monday that"), None);
    }
}
