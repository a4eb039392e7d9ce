//! Who wrote an article, and whose copy it is.

mod agencies;
mod names;

pub(in crate::corpus) use agencies::{agency, dateline_agency, dateline_mark};
pub(in crate::corpus) use names::is_name;

use super::{dates, outlet};
use names::{in_mixed_case, is_degree, is_generation};

/// What a byline tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::corpus) struct Credit {
    /// The people, "A, B".
    pub people: Option<String>,
    pub agency: Option<&'static str>,
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

/// What else stands before names in bylines that are marked as such; in running text it would be too common.
const MARKED_STARTS: &[&str] = &[
    "analysis by",
    "opinion by",
    "review by",
    "interview by",
    "created by",
    "submitted by",
    "contributed by",
    "autor",
    "autorin",
    "autoren",
    "auteur",
    "auteurs",
    "autore",
    "autores",
    "autora",
    "text",
    "texte",
    "texto",
    "testo",
    "tekst",
    "geschrieben von",
    "veröffentlicht von",
    "erstellt von",
    "ein gastbeitrag von",
    "eine analyse von",
    "ein kommentar von",
    "eine kolumne von",
    "ein interview von",
    "ein essay von",
    "kommentar von",
    "analyse von",
    "interview von",
    "publié par",
    "écrit par",
    "posté par",
    "propos recueillis par",
    "publicado por",
    "escrito por",
    "pubblicato da",
    "scritto da",
    "a cura di",
    "da",
    "geschreven door",
    "skrevet av",
    "skrevet af",
    "skriven av",
    "napisał",
    "napisała",
    "opublikował",
    "írta",
    "kirjoittaja",
    "teksti",
    "scris de",
    "penulis",
    "oleh",
    "yazan",
    "yazar",
    "автор",
    "текст",
    "του",
    "της",
    "文",
    "文／",
    "取材・文",
    "tác giả",
    "gespeichert von",
    "eingetragen von",
    "envoyé par",
    "soumis par",
    "enviado por",
    "inserito da",
    "ingediend door",
    "geplaatst door",
    "lagt inn av",
];

/// The rest of a line after its "By", if it begins with one.
pub(in crate::corpus) fn after_by(line: &str) -> Option<&str> {
    after(line, STARTS)
}

/// Whether a word or two before a colon say that an author's name follows.
pub(in crate::corpus) fn is_label(label: &str) -> bool {
    let label = label.to_lowercase();
    STARTS.contains(&label.as_str()) || MARKED_STARTS.contains(&label.as_str())
}

fn after<'a>(line: &'a str, starts: &[&str]) -> Option<&'a str> {
    starts.iter().find_map(|start| {
        let head = line.get(..start.len())?;
        let rest = line.get(start.len()..)?;
        let same = head.eq_ignore_ascii_case(start) || (!head.is_ascii() && head.to_lowercase() == *start);
        (same && rest.starts_with([' ', ':', '：', '\u{a0}']))
            .then(|| rest.trim_start_matches([' ', ':', '：', '\u{a0}']))
    })
}

/// People and agency in the text of a byline, with or without its "By". Roles, places and outlets are left out.
pub(in crate::corpus) fn parse(byline: &str) -> Credit {
    let plain = without_addresses(byline);
    let byline = plain.trim();
    let text = after_by(byline)
        .or_else(|| after(byline, MARKED_STARTS))
        .unwrap_or(byline);
    let printed = text.len() < byline.len();
    let mut people: Vec<String> = Vec::new();
    let mut credit = Credit::default();
    for (part, apart) in parts(text) {
        if is_generation(part)
            && apart
            && let Some(name) = people.last_mut()
        {
            name.push_str(", ");
            name.push_str(part);
            continue;
        }
        if is_degree(part) && apart {
            continue;
        }
        let part = after_by(part).or_else(|| after(part, MARKED_STARTS)).unwrap_or(part);
        let part = part.split_once(['(', '（', '[']).map_or(part, |(before, inside)| {
            credit.agency = credit.agency.or_else(|| agency(inside));
            before.trim()
        });
        let part = labelled(part).unwrap_or(part);
        // A single word before a tail is the beginning of a longer name: "Organisation for Weirs".
        let tailless = without_tail(part);
        let whole = !printed && !tailless.contains(' ') && tailless.len() < part.trim().len();
        let part = without_title(if whole { part } else { tailless });
        if let Some(agency) = agency(part) {
            credit.agency = credit.agency.or(Some(agency));
        } else if printed && apart && people.iter().any(|name| name.contains(' ')) && !part.contains(' ') {
            // After a full name and a comma a single word is a paper, an agency or a place.
        } else if is_name(part) {
            let name = in_mixed_case(part);
            let known = people.iter().any(|known| known.to_lowercase() == name.to_lowercase());
            if !known && people.len() < MOST {
                people.push(name);
            }
        }
    }
    credit.people = (!people.is_empty()).then(|| people.join(", "));
    credit
}

/// The name after a label of a word or two, "Interview: Nell Harrow"; not of who took the picture.
fn labelled(part: &str) -> Option<&str> {
    let (label, name) = part.split_once([':', '：'])?;
    let label = label.to_lowercase();
    let pictured = [
        "photo",
        "foto",
        "image",
        "illustration",
        "bild",
        "picture",
        "graphic",
        "grafik",
        "video",
        "camera",
        "updat",
        "source",
        "quelle",
        "via",
        "tag",
        "topic",
    ]
    .iter()
    .any(|of| label.contains(of));
    let name = name.trim();
    let short = (1..=2).contains(&label.split_whitespace().count()) && label.chars().all(|c| !c.is_numeric());
    (short && !pictured && name.contains(' ') && is_name(without_tail(name))).then_some(name)
}

/// More people than this write no article; what is listed then is something else, or a paper of physics.
const MOST: usize = 40;

/// A text without its e-mail and web addresses and names of accounts.
fn without_addresses(text: &str) -> String {
    if !text.contains('@') && !text.contains("://") && !text.contains("www.") {
        return text.to_owned();
    }
    let address = |word: &&str| !word.contains('@') && !word.contains("://") && !word.starts_with("www.");
    text.split(' ').filter(address).collect::<Vec<_>>().join(" ")
}

/// What joins names. Short words of some languages are also parts of names: they join only where a full name stands on
/// both sides.
const JOINTS: &[&str] = &[
    " and ", " AND ", " und ", " et ", " - ", " – ", " — ", "、", "・", "，", "؛", "،", " with ", " mit ", " avec ",
    " sowie ",
];
const WEAK_JOINTS: &[&str] = &[
    " & ", " y ", " e ", " i ", " og ", " och ", " en ", " ja ", " ve ", " и ", " та ", " και ", " és ", " a ",
    " con ", " dan ", " và ", " și ",
];

/// "A and B, C; D" in its parts, and whether each stands alone after a comma.
fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    for (i, piece) in text.split([',', ';', '|', '/', '•', '·', '\n', '｜', '／']).enumerate() {
        let joined = ["and ", "und ", "et "]
            .iter()
            .any(|joint| piece.trim_start().starts_with(joint));
        let mut names: Vec<&str> = JOINTS.iter().fold(vec![piece], |names, joint| {
            names.into_iter().flat_map(|name| name.split(joint)).collect()
        });
        for joint in WEAK_JOINTS {
            names = names.into_iter().flat_map(|name| split_weakly(name, joint)).collect();
        }
        let names: Vec<&str> = names
            .into_iter()
            .map(|name| {
                let name = name.trim();
                let name = ["and ", "und ", "et "]
                    .iter()
                    .find_map(|joint| name.strip_prefix(joint))
                    .unwrap_or(name);
                if is_generation(name) {
                    return name;
                }
                let ended = ["Jr.", "Sr."].iter().any(|end| name.ends_with(end));
                let name = name.trim_start_matches(['.', ':', '-', '*', ' ', '–', '—']);
                if ended {
                    return name;
                }
                name.trim_end_matches(['.', ':', '-', '*', ' ', '–', '—'])
            })
            .filter(|name| !name.is_empty())
            .collect();
        let apart = i > 0 && !joined && names.len() == 1;
        parts.extend(names.into_iter().map(|name| (name, apart)));
    }
    parts
}

/// The two sides of the first joint between two full names, or the whole.
fn split_weakly<'a>(name: &'a str, joint: &str) -> Vec<&'a str> {
    match name.split_once(joint) {
        Some((one, other)) if one.trim().contains(' ') && other.trim().contains(' ') && is_name(other.trim()) => {
            vec![one, other]
        }
        _ => vec![name],
    }
}

/// A name without what follows it: "in Beijing", "for the Gazette", "of the AP".
fn without_tail(part: &str) -> &str {
    [
        " in ", " for ", " at ", " of ", " from ", " on ", " with ", " aus ", " für ", " pour ", " à ", " para ",
        " em ",
    ]
    .iter()
    .filter_map(|tail| part.find(tail))
    .min()
    .and_then(|at| part.get(..at))
    .unwrap_or(part)
    .trim()
}

/// A name without the word for the trade beside it, in languages that set it there: "홍길동 기자", "山田太郎記者".
fn without_title(part: &str) -> &str {
    let ends = [
        "기자",
        "특파원",
        "논설위원",
        "記者",
        "记者",
        "特派員",
        "編集委員",
        "論説委員",
    ];
    let part = ends
        .iter()
        .find_map(|end| part.strip_suffix(end))
        .unwrap_or(part)
        .trim();
    let starts = ["记者", "記者", "本报记者", "編輯", "编辑", "文 ", "撰文"];
    starts
        .iter()
        .find_map(|start| part.strip_prefix(start))
        .unwrap_or(part)
        .trim()
}

/// Names of accounts that stand for nobody.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "root",
    "user",
    "webmaster",
    "wordpressadmin",
    "wpadmin",
    "unknown",
    "anonymous",
    "null",
    "undefined",
    "none",
    "guest",
    "author",
    "authors",
    "by",
    "na",
    "default",
    "system",
    "nobody",
    "import",
    "importer",
    "test",
    "editor1",
    "superuser",
    "name",
    "staff",
    "false",
    "true",
];

/// Who an article is credited to where that is no person: a desk, a paper, an agency, an account, as it is written.
/// None for what names nobody at all.
pub(in crate::corpus) fn body(credit: &str) -> Option<String> {
    let plain = without_addresses(credit);
    let text = plain.trim();
    let text = after_by(text).or_else(|| after(text, MARKED_STARTS)).unwrap_or(text);
    let mut bodies: Vec<&str> = Vec::new();
    for piece in text.split([';', ',', '|', '\n']).map(str::trim) {
        // "nell on 8 May 2012": what follows is no part of the name.
        let dated = !dates::find(piece).is_empty();
        let piece = if dated { without_tail(piece) } else { piece };
        let letters: String = piece
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        let named = letters.chars().count() >= 2
            && letters.chars().any(char::is_alphabetic)
            && !NOBODY.contains(&letters.as_str())
            && piece.chars().count() <= 60
            && piece.split_whitespace().count() <= 6
            && !piece.contains([':', '{', '}', '<', '>', '=', '%', '$', '?', '!', '"', '“'])
            && dates::find(piece).is_empty();
        if named && !bodies.contains(&piece) && bodies.len() < 4 {
            bodies.push(piece);
        }
    }
    (!bodies.is_empty()).then(|| bodies.join(", "))
}

/// Whether a credit is to an outlet or agency rather than to a person.
pub(in crate::corpus) fn is_body(name: &str) -> bool {
    agency(name).is_some() || outlet::is_domain(&name.to_lowercase()) || (!is_name(name) && outlet::is_masthead(name))
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
    fn names_keep_their_order_their_particles_and_their_generations() {
        for (byline, people) in [
            ("By Nell Harrow, MD, PhD", "Nell Harrow"),
            ("By Tom Reed, Jr. and Nell Harrow", "Tom Reed, Jr., Nell Harrow"),
            (
                "Von Nell Harrow, Tom von der Aue und Ida d'Arc",
                "Nell Harrow, Tom von der Aue, Ida d'Arc",
            ),
            ("Por Nell Harrow y Tom Reed", "Nell Harrow, Tom Reed"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Autor: Nell Harrow (dpa)", "Nell Harrow"),
            ("Nell Harrow nell@gazette.example @nell", "Nell Harrow"),
            ("Bill MCCARTHY", "Bill McCarthy"),
            ("JD Reed", "JD Reed"),
            ("Interview: Nell Harrow", "Nell Harrow"),
            ("Ein Gastbeitrag von Nell Harrow", "Nell Harrow"),
            ("홍길동 기자", "홍길동"),
            ("Nell Harrow, NELL HARROW", "Nell Harrow"),
        ] {
            assert_eq!(people_of(byline).as_deref(), Some(people), "{byline}");
        }
        assert_eq!(people_of("Foto: Nell Harrow"), None);
        assert_eq!(parse("Autor: Nell Harrow (dpa)").agency, Some("dpa"));
    }

    #[test]
    fn what_is_credited_without_a_person_is_told_as_written() {
        assert_eq!(
            body("By Harbour Gazette Staff").as_deref(),
            Some("Harbour Gazette Staff")
        );
        assert_eq!(
            body("Deutsche Presse-Agentur; MM-Redaktion").as_deref(),
            Some("Deutsche Presse-Agentur, MM-Redaktion")
        );
        for credit in [
            "admin",
            "null",
            "https://gazette.example/n",
            "nell@gazette.example",
            "8 May 2012",
            "Updated: today",
            "",
        ] {
            assert_eq!(body(credit), None, "{credit}");
        }
    }

    fn people_of(byline: &str) -> Option<String> {
        parse(byline).people
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
