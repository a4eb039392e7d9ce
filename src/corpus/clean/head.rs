//! What stands above and below the text: headline, masthead, byline, date line; who is credited at the end.

use super::furniture;
use super::layout::Piece;
use super::shape;
use super::{Facts, settle};
use crate::corpus::article::Published;
use crate::corpus::draft::Told;
use crate::corpus::facts::{byline, dates, outlet};
use rustc_hash::FxHashSet;

/// So many pieces from the top may be lines about the article.
const TOP: usize = 14;

/// "on line 5", where the line is known.
pub(super) fn on_line(piece: &Piece) -> String {
    if piece.line == 0 {
        String::new()
    } else {
        format!(", line {}", piece.line)
    }
}

/// What a line about the article tells.
#[derive(Debug, Default)]
struct Meta {
    outlet: Option<String>,
    published: Option<Published>,
    /// Whether it tells a date that is not of publication.
    other_date: bool,
    people: Option<String>,
    agency: Option<&'static str>,
}

/// Reads the lines above the text, and those just below its first paragraph that tell who wrote it.
pub(super) fn read(pieces: &mut [Piece], facts: &mut Facts) {
    let body = pieces
        .iter()
        .position(|piece| piece.why.is_none() && piece.prose)
        .unwrap_or(pieces.len());
    let metas: Vec<Option<Meta>> = pieces
        .iter()
        .take((body + 3).min(TOP))
        .enumerate()
        .map(|(i, piece)| {
            if piece.why.is_none() {
                meta(&piece.text, i < body)
            } else {
                None
            }
        })
        .collect();
    let above = body.min(pieces.len());
    let title = title(pieces, above, &metas, facts);
    for (i, meta) in metas.into_iter().enumerate() {
        let (Some(meta), Some(piece)) = (meta, pieces.get_mut(i)) else {
            continue;
        };
        if Some(i) == title {
            continue;
        }
        piece.why = Some(take(meta, piece, facts));
    }
    if let Some(i) = title {
        name_title(pieces, i, facts);
        subtitle(pieces, i, body);
    }
    rest_above(pieces, above, title, facts);
}

/// Puts what a line tells among the facts; returns what the line was.
fn take(meta: Meta, piece: &Piece, facts: &mut Facts) -> &'static str {
    let at = on_line(piece);
    let why = match &meta {
        Meta {
            people: None,
            agency: None,
            published: None,
            other_date: false,
            ..
        } => "masthead",
        Meta {
            people: None,
            agency: None,
            ..
        } => "date line",
        _ => "byline",
    };
    settle(
        &mut facts.outlet,
        meta.outlet.and_then(|name| Told::new(name, format!("{why}{at}"))),
    );
    settle(
        &mut facts.published,
        meta.published.map(|published| (published, format!("{why}{at}"))),
    );
    settle(
        &mut facts.byline,
        meta.people.and_then(|people| Told::new(people, format!("byline{at}"))),
    );
    settle(
        &mut facts.agency,
        meta.agency.map(|agency| (agency, format!("byline{at}"))),
    );
    why
}

/// Which piece above the text is the headline.
fn title(pieces: &[Piece], above: usize, metas: &[Option<Meta>], facts: &Facts) -> Option<usize> {
    let open = |i: usize| pieces.get(i).is_some_and(|piece| piece.why.is_none());
    let is_meta = |i: usize| metas.get(i).is_some_and(Option::is_some);
    if let Some(told) = &facts.title {
        let key = shape::key(&told.value);
        return (0..pieces.len().min(TOP)).find(|i| {
            pieces.get(*i).is_some_and(|piece| {
                let own = shape::key(&piece.text);
                own == key || (own.len() > 12 && key.starts_with(&own) && shape::is_headline(&piece.text))
            })
        });
    }
    // A line about the article right below the first line makes that its title, however it is written.
    let first = (0..above.max(1)).find(|i| open(*i) && !is_meta(*i))?;
    let next = (first + 1..metas.len()).find(|i| open(*i));
    let tight = next.is_some_and(|next| is_meta(next) && pieces.get(next).is_some_and(|piece| !piece.apart));
    let line = &pieces.get(first)?.text;
    if tight && first == 0 && shape::count(line) <= 45 && !outlet::is_masthead(line) {
        return Some(first);
    }
    let subject: FxHashSet<String> = pieces
        .iter()
        .skip(above)
        .filter(|piece| piece.why.is_none() && piece.prose)
        .take(6)
        .flat_map(|piece| shape::subject_words(&piece.text))
        .collect();
    let share = |i: usize| {
        let words: Vec<String> = pieces
            .get(i)
            .into_iter()
            .flat_map(|piece| shape::subject_words(&piece.text))
            .collect();
        let shared = words.iter().filter(|word| subject.contains(*word)).count();
        (shared, words.len().max(1))
    };
    let candidates = || {
        (0..above).filter(|i| open(*i) && !is_meta(*i)).filter(|i| {
            pieces
                .get(*i)
                .is_some_and(|piece| shape::is_headline(&piece.text) && !is_slogan(&piece.text))
        })
    };
    let on_subject = candidates().find(|i| {
        let (shared, all) = share(*i);
        shared * 10 >= all * 3
    });
    on_subject.or_else(|| {
        // A headline that plays on words shares few with its text; then the lines around it must speak for it.
        candidates().find(|i| {
            let (shared, all) = share(*i);
            let credited = (i + 1..metas.len()).find(|next| open(*next)).is_some_and(is_meta);
            credited || (shared > 0 && all <= 6) || shared * 10 >= all * 2
        })
    })
}

/// A line in which a site speaks of itself.
fn is_slogan(line: &str) -> bool {
    let line = line.to_lowercase();
    let of_media = [
        "source",
        "resource",
        "guide",
        "destination",
        "information",
        "news",
        "website",
        "portal",
        "home of",
        "newspaper",
        "coverage",
    ];
    line.contains("one-stop")
        || line.starts_with("all the news")
        || line.starts_with("welcome to")
        || ((line.starts_with("your ")
            || line.starts_with("the home of")
            || line.contains("since 1")
            || line.contains("for the latest"))
            && of_media.iter().any(|word| line.contains(word)))
}

fn name_title(pieces: &mut [Piece], i: usize, facts: &mut Facts) {
    let Some(piece) = pieces.get_mut(i) else { return };
    piece.why = Some("title");
    if facts.title.is_none() {
        let basis = if piece.line == 0 {
            "first line".to_owned()
        } else {
            format!("headline, line {}", piece.line)
        };
        let value = facts.outlet.as_ref().map_or_else(
            || piece.text.clone(),
            |outlet| without_outlet(&piece.text, &outlet.value),
        );
        facts.title = Told::new(value, basis);
    }
}

/// A single sentence between headline and byline is neither of both, and not the text.
fn subtitle(pieces: &mut [Piece], title: usize, body: usize) {
    if body != title + 1
        || !matches!(
            pieces.get(body + 1),
            Some(Piece {
                why: Some("byline" | "date line"),
                ..
            })
        )
    {
        return;
    }
    if let Some(piece) = pieces.get_mut(body)
        && piece.count <= 40
    {
        piece.why = Some("subtitle");
    }
}

/// What is left above the text: mastheads, names, short labels.
fn rest_above(pieces: &mut [Piece], above: usize, title: Option<usize>, facts: &mut Facts) {
    let menu = pieces.iter().take(above).any(|piece| piece.why == Some("navigation"));
    for i in 0..above {
        let Some(piece) = pieces.get_mut(i).filter(|piece| piece.why.is_none()) else {
            continue;
        };
        let short = piece.count <= 8;
        let before = title.is_some_and(|title| i < title);
        if outlet::is_masthead(&piece.text) || (i == 0 && before && menu && short && shape::is_title_case(&piece.text))
        {
            let basis = format!("masthead{}", on_line(piece));
            settle(&mut facts.outlet, Told::new(piece.text.clone(), basis));
            piece.why = Some("masthead");
        } else if is_slogan(&piece.text) {
            piece.why = Some("slogan");
        } else if before
            || (i == 0 && title.is_none() && above == 1 && !piece.prose)
            || (short && title.is_none() && i + 1 < above)
        {
            piece.why = Some("line above the text");
        }
    }
}

/// What a line tells, if it is about the article and not of it. `above` is whether it stands above the text.
fn meta(line: &str, above: bool) -> Option<Meta> {
    let count = shape::count(line);
    let starts_by = byline::after_by(line).is_some();
    if line.len() > 240 || count > 26 || (shape::ends_sentence(line) && count >= 8 && !starts_by) {
        return None;
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
        .map(|part| {
            part.trim()
                .trim_matches(|c: char| matches!(c, ',' | ':' | ';' | '-' | '(' | ')' | '/' | ' ' | '.'))
        })
        .filter(|part| !part.is_empty())
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

/// A title without "| Outlet" or "- Outlet" at its end.
pub(super) fn without_outlet(title: &str, outlet: &str) -> String {
    let bare = |text: &str| {
        let key = shape::key(text);
        let key = key.strip_prefix("www").unwrap_or(&key).to_owned();
        key.strip_prefix("the").map(str::to_owned).unwrap_or(key)
    };
    let host = outlet.to_lowercase();
    let names = [
        bare(outlet),
        bare(host.rsplit('.').nth(1).unwrap_or(&host)),
        bare(host.split('.').next().unwrap_or(&host)),
    ];
    for separator in [" | ", " - ", " – ", " — ", " :: ", " « ", " » "] {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            let tail = bare(tail);
            if !head.trim().is_empty() && !tail.is_empty() && names.iter().any(|name| name.len() > 1 && *name == tail) {
                return without_outlet(head.trim(), outlet);
            }
        }
    }
    title.to_owned()
}

/// Reads the lines below the text: credits, and what is left of the page there.
pub(super) fn foot(pieces: &mut [Piece], facts: &mut Facts) {
    let Some(last) = pieces.iter().rposition(|piece| piece.why.is_none() && piece.prose) else {
        return;
    };
    for piece in pieces.iter_mut().skip(last + 1).filter(|piece| piece.why.is_none()) {
        let at = on_line(piece);
        let count = piece.count;
        if let Some(name) = from_outlet(&piece.text) {
            settle(&mut facts.outlet, Told::new(name, format!("credit{at}")));
            piece.why = Some("credit line");
        } else if let Some(meta) = meta(&piece.text, false) {
            piece.why = Some(take(meta, piece, facts));
        } else if count <= 6
            && !shape::ends_sentence(&piece.text)
            && !piece
                .text
                .chars()
                .any(|c| c.is_ascii_digit() || matches!(c, ':' | '"' | '“' | '('))
        {
            piece.why = Some("line below the text");
        }
    }
    let citations: Vec<(String, String)> = pieces
        .iter()
        .filter(|piece| matches!(piece.why, Some("citation" | "address")))
        .map(|piece| (piece.text.clone(), on_line(piece)))
        .collect();
    for (citation, at) in citations {
        let address = citation
            .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))
            .find(|word| outlet::host(word).is_some());
        if let Some(address) =
            address.filter(|address| outlet::host(address).is_some_and(|host| !outlet::is_carrier(&host)))
        {
            let address = address.trim_end_matches(['.', ',', ')']);
            settle(&mut facts.url, Told::new(address, format!("citation{at}")));
        }
        let published = dates::find(&citation)
            .into_iter()
            .find(|date| matches!(date.label, dates::Label::Bare | dates::Label::Published));
        settle(
            &mut facts.published,
            published.map(|date| (date.published, format!("citation{at}"))),
        );
    }
}

/// "From the Harbour Gazette" names the paper; "From there" does not.
fn from_outlet(line: &str) -> Option<String> {
    let name = line
        .strip_prefix("From ")
        .or_else(|| line.strip_prefix("Source: "))
        .or_else(|| line.strip_prefix("SOURCE: "))?;
    let known =
        outlet::is_masthead(name) || (shape::count(name) <= 4 && shape::is_title_case(name) && shape::count(name) >= 2);
    (known && furniture::kind(name).is_none() && byline::agency(name).is_none())
        .then(|| name.trim_start_matches("the ").to_owned())
}

/// Who holds the copyright in "© 2012 Harbour Gazette. All rights reserved."
pub(super) fn copyright_holder(line: &str) -> Option<String> {
    let at = ["©", "(c)", "(C)", "Copyright", "COPYRIGHT"]
        .iter()
        .filter_map(|mark| line.find(mark))
        .min()?;
    let rest = line.get(at..)?;
    // Without a year it is the credit of a picture.
    let year = rest
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4);
    if !year && !line.to_lowercase().contains("rights reserved") {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = ["Copyright", "COPYRIGHT", "(c)", "c)", "©"]
        .iter()
        .fold(rest, |rest, mark| {
            rest.strip_prefix(mark)
                .unwrap_or(rest)
                .trim_start_matches([' ', '©', '(', ':', ','])
        });
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–' | '©' | ')'));
    let rest = rest
        .strip_prefix("by ")
        .or_else(|| rest.strip_prefix("c) "))
        .unwrap_or(rest);
    let end = rest
        .find(['.', ',', ';', '|', '(', '©', '/'])
        .filter(|end| rest.get(*end..).is_some_and(|tail| !tail.starts_with(".co")))
        .unwrap_or(rest.len());
    let name = rest
        .get(..end)?
        .split(" All rights")
        .next()?
        .split(" - ")
        .next()?
        .trim();
    let agency = byline::agency(name).is_some();
    (agency || outlet::is_masthead(name) || outlet::is_domain(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_the_article_are_read() {
        let line = meta("harbour.org | May 8, 2012", true).unwrap();
        assert_eq!(
            (line.outlet.as_deref(), line.published.map(|p| p.to_string())),
            (Some("harbour.org"), Some("2012-05-08".into()))
        );
        let line = meta("May 8 2012, By NELL C. HARROW , Associated Press", true).unwrap();
        assert_eq!(
            (line.people.as_deref(), line.agency),
            (Some("Nell C. Harrow"), Some("AP"))
        );
        let line = meta("Arden Herald | 8 May 2012", true).unwrap();
        assert_eq!(line.outlet.as_deref(), Some("Arden Herald"));
        assert!(meta("Updated 8 May 2012", true).unwrap().published.is_none());
        assert!(meta("By the river", true).is_none());
        assert!(meta("On 8 May 2012 the weir was closed by the harbour office.", true).is_none());
        assert!(meta("Weir closed after flood of 8 May 2012 hits town", true).is_none());
    }

    #[test]
    fn titles_lose_the_name_of_their_outlet() {
        assert_eq!(
            without_outlet("Weir closed | Harbour Gazette", "Harbour Gazette"),
            "Weir closed"
        );
        assert_eq!(
            without_outlet("Weir closed - The Harbour Gazette", "Harbour Gazette"),
            "Weir closed"
        );
        assert_eq!(without_outlet("Weir closed | weir.org", "weir.org"), "Weir closed");
        assert_eq!(
            without_outlet("Weir closed - again", "Harbour Gazette"),
            "Weir closed - again"
        );
    }

    #[test]
    fn holders_of_copyright_and_credits_are_named() {
        assert_eq!(
            copyright_holder("©2012 The Associated Press. All rights reserved.").as_deref(),
            Some("The Associated Press")
        );
        assert_eq!(
            copyright_holder("Copyright (c) 2012 Harbour Gazette").as_deref(),
            Some("Harbour Gazette")
        );
        assert_eq!(
            from_outlet("From Harbour Telegraph").as_deref(),
            Some("Harbour Telegraph")
        );
        assert_eq!(from_outlet("From there it went on"), None);
    }
}
