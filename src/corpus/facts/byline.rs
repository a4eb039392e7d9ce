//! Who wrote an article, and whose copy it is.

mod agencies;
mod bodies;
mod names;
mod parts;
mod starts;

pub(in crate::corpus) use agencies::{agency, dateline_agency, dateline_mark};
pub(in crate::corpus) use bodies::{body, is_body};
pub(in crate::corpus) use names::is_name;
pub(in crate::corpus) use starts::{after_by, is_label};

use names::{in_mixed_case, is_degree, is_generation};
use parts::{parts, without_day, without_tail, without_title};
use starts::{MARKED_STARTS, after, after_glued};

/// What a byline tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::corpus) struct Credit {
    /// The people, "A, B".
    pub people: Option<String>,
    pub agency: Option<&'static str>,
}

/// People and agency in the text of a byline, with or without its "By". Roles, places and outlets are left out.
pub(in crate::corpus) fn parse(byline: &str) -> Credit {
    let plain = without_addresses(byline);
    let byline = plain.trim();
    let text = after_by(byline)
        .or_else(|| after(byline, MARKED_STARTS))
        .or_else(|| after_glued(byline))
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
        let tailless = without_day(without_tail(part));
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

/// Whether words say of a work, in lower case, that it is a picture, a film or the like: who made that wrote no article.
pub(in crate::corpus) fn is_pictured(work: &str) -> bool {
    const PARTS: &[&str] = &[
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
    ];
    // Short words stand in longer ones that mean something else: an article is no art.
    const WHOLE: &[&str] = &["art", "music", "cover"];
    let words = || work.split(|c: char| !c.is_alphanumeric());
    PARTS.iter().any(|part| work.contains(part)) || words().any(|word| WHOLE.contains(&word))
}

/// The name after a label of a word or two, "Interview: Nell Harrow"; not of who took the picture.
fn labelled(part: &str) -> Option<&str> {
    let (label, name) = part.split_once([':', '：'])?;
    let label = label.to_lowercase();
    let no_work = ["updat", "source", "quelle", "via", "tag", "topic"];
    let pictured = is_pictured(&label) || no_work.iter().any(|of| label.contains(of));
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
            ("ByNell Harrow", "Nell Harrow"),
            ("Byron Harrow", "Byron Harrow"),
            ("By NELL HARROW March 11, 2015 3:46 PM", "Nell Harrow"),
            ("Nell Harrow 12. März 2016", "Nell Harrow"),
            ("Nell Harrow (avec Ida d'Arc et Tom Reed)", "Nell Harrow, Tom Reed"),
        ] {
            assert_eq!(people_of(byline).as_deref(), Some(people), "{byline}");
        }
        assert_eq!(people_of("Foto: Nell Harrow"), None);
        assert_eq!(parse("Autor: Nell Harrow (dpa)").agency, Some("dpa"));
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
