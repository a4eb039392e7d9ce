//! Lines about the article and not of it: outlet, date, byline, in one line or several.

use crate::corpus::article::Published;
use crate::corpus::clean::shape;
use crate::corpus::facts::{byline, dates, outlet};

/// What a line about the article tells.
#[derive(Debug, Default)]
pub(in crate::corpus::clean) struct Meta {
    pub outlet: Option<String>,
    pub published: Option<Published>,
    /// Whether it tells a date that is not of publication.
    pub other_date: bool,
    pub people: Option<String>,
    pub agency: Option<&'static str>,
    /// Whether it is a byline in nobody's name.
    pub nobody: bool,
}

/// What a line tells, if it is about the article and not of it. `above` is whether it stands above the text.
pub(in crate::corpus::clean) fn meta(line: &str, above: bool) -> Option<Meta> {
    let count = shape::count(line);
    let starts_by = byline::after_by(line).is_some();
    if line.len() > 240 || count > 26 || (shape::ends_sentence(line) && count >= 8 && !starts_by) {
        return None;
    }
    if above && count <= 6 && from_us(line) && is_anonymous(line) {
        return Some(Meta {
            nobody: true,
            ..Meta::default()
        });
    }
    let found = dates::find(line);
    let mut meta = Meta::default();
    let mut rest = String::with_capacity(line.len());
    let mut from = 0;
    for date in &found {
        rest.push_str(line.get(from..date.at.start).unwrap_or_default());
        rest.push_str(" | ");
        from = date.at.end;
        match date.label {
            dates::Label::Bare | dates::Label::Published => meta.published = meta.published.or(Some(date.published)),
            dates::Label::Updated | dates::Label::Retrieved => meta.other_date = true,
        }
    }
    rest.push_str(line.get(from..).unwrap_or_default());
    let dated = !found.is_empty();
    let mut told = dated;
    for part in segments(&rest) {
        if is_label(part) {
            continue;
        }
        if byline::after_by(part).is_some() {
            let credit = byline::parse(part);
            if credit.people.is_none() && credit.agency.is_none() && !is_anonymous(part) {
                return None;
            }
            (meta.people, meta.agency) = (meta.people.or(credit.people), meta.agency.or(credit.agency));
            told = true;
        } else if let Some(agency) = byline::agency(part).filter(|_| dated || starts_by || meta.people.is_some()) {
            meta.agency = meta.agency.or(Some(agency));
        } else if outlet::is_domain(part) || (outlet::is_masthead(part) && (dated || line.contains('|'))) {
            meta.outlet = meta.outlet.or_else(|| Some(part.to_owned()));
            told = true;
        } else if starts_by || (dated && above && byline::is_name(part) && part.contains(' ')) {
            let credit = byline::parse(part);
            (meta.people, meta.agency) = (meta.people.or(credit.people), meta.agency.or(credit.agency));
        } else if !(dated && shape::count(part) <= 3) {
            return None;
        }
    }
    // Names in capitals with their agency need no "By".
    if !told && above {
        let credit = byline::parse(line);
        if credit.people.is_some() && credit.agency.is_some() && count <= 10 {
            return Some(Meta {
                people: credit.people,
                agency: credit.agency,
                ..Meta::default()
            });
        }
    }
    told.then_some(meta)
}

/// "From our Arden Correspondent", "By a Staff Reporter".
fn from_us(line: &str) -> bool {
    let mut words = line.split(' ').map(str::to_lowercase);
    matches!(words.next().as_deref(), Some("from" | "by"))
        && matches!(words.next().as_deref(), Some("our" | "a" | "an"))
}

/// A byline in nobody's name.
fn is_anonymous(part: &str) -> bool {
    let words = [
        "staff",
        "desk",
        "newsroom",
        "editor",
        "team",
        "correspondent",
        "reporter",
        "admin",
        "agency",
        "agencies",
        "bureau",
        "service",
    ];
    let part = part.to_lowercase();
    shape::count(&part) <= 7 && words.iter().any(|word| part.contains(word))
}

/// The parts of a line between bars, bullets and dashes; a "By" begins one too.
fn segments(rest: &str) -> impl Iterator<Item = &str> {
    rest.split(['|', '•', '·', '–', '—', '\u{2022}'])
        .flat_map(|part| part.split(" - "))
        .map(without_marks)
        .map(|part| match part.rsplit_once([' ', ',']) {
            // "Day of the flood: Friday" tells another day.
            Some((rest, day)) if dates::weekday(day) && !rest.trim_end().ends_with(':') => without_marks(rest),
            _ => part,
        })
        .filter(|part| !part.is_empty())
}

fn without_marks(part: &str) -> &str {
    part.trim_matches(|c: char| matches!(c, ',' | ':' | ';' | '-' | '(' | ')' | '/' | ' ' | '.'))
}

/// Words that only say what the date beside them is.
fn is_label(part: &str) -> bool {
    const LABELS: &[&str] = &[
        "published",
        "posted",
        "updated",
        "first",
        "last",
        "on",
        "at",
        "date",
        "modified",
        "created",
        "publication",
        "time",
        "originally",
        "print",
        "edition",
        "from",
        "the",
        "article",
        "story",
        "this",
        "was",
        "and",
        "veröffentlicht",
        "aktualisiert",
        "am",
        "um",
        "uhr",
        "publié",
        "le",
        "mis",
        "à",
        "jour",
        "publicado",
        "el",
        "est",
        "edt",
        "gmt",
        "utc",
        "et",
        "pt",
        "bst",
        "local",
        "a",
        "m",
        "p",
        "pm",
        "is",
        "more",
        "than",
        "days",
        "old",
        "date:",
        "release",
        "released",
        "filed",
        "under",
        "retrieved",
        "accessed",
        "in",
        "of",
    ];
    part.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| {
            LABELS.contains(&word.to_lowercase().as_str())
                || dates::weekday(word)
                || word.chars().all(|c| c.is_ascii_digit())
        })
}
