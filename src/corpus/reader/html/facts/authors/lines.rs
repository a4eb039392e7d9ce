//! Authors named in lines of the page's text, by the words before them or by where they stand.

use super::super::dated::is_near;
use super::super::names::Site;
use super::super::walk::{Findings, Line};
use super::credits::Credits;
use crate::corpus::facts::{byline, dates};

/// "By Nell Harrow" in a line of its own near the headline, "By" and the name in lines one below the other, or "An
/// analysis by Nell Harrow".
pub(super) fn in_lines(found: &Findings<'_>, anchor: Option<(usize, usize)>, site: &Site) -> Option<Vec<String>> {
    let (at, headline) = anchor?;
    let mut lines = found
        .lines
        .iter()
        .enumerate()
        .skip(headline.saturating_sub(3))
        .take(40)
        .filter(|(i, line)| {
            is_near(found, *i, headline)
                && !line.text.is_empty()
                && line.text.chars().count() <= 120
                && !found.is_aside(line.at, Some(at))
        })
        .map(|(_, line)| line.text.as_str())
        .peekable();
    while let Some(line) = lines.next() {
        let said = if byline::after_by(line).is_some() {
            line.to_owned()
        } else if byline::after_by(&format!("{line} x")) == Some("x") {
            format!("{line} {}", lines.peek()?)
        } else if let Some(named) = credited(line).or_else(|| before_date(line)) {
            format!("By {named}")
        } else {
            continue;
        };
        // A sentence that begins with such a word goes on in small letters.
        let small = said
            .split_whitespace()
            .filter(|word| word.starts_with(char::is_lowercase))
            .count();
        let mut credits = Credits::default();
        credits.add(&said, false, site);
        credits
            .people
            .retain(|person| person.contains(' ') || !person.is_ascii());
        if !credits.people.is_empty() && small <= 3 && !said.ends_with(['.', '?', '!']) {
            return Some(credits.people);
        }
    }
    None
}

/// "Text: Nell Harrow" or "Author:" with the name in the next line, anywhere beside nothing else.
pub(super) fn labelled(found: &Findings<'_>, anchor: Option<(usize, usize)>, site: &Site) -> Option<Vec<String>> {
    let at = anchor.map(|(at, _)| at);
    let mut lines = found
        .lines
        .iter()
        .filter(|line| !line.text.is_empty() && line.text.chars().count() <= 80 && !found.is_aside(line.at, at))
        .map(|line| line.text.as_str())
        .peekable();
    while let Some(line) = lines.next() {
        let Some((label, name)) = line.split_once([':', '：']) else {
            continue;
        };
        if !byline::is_label(label.trim()) {
            continue;
        }
        let name = if name.trim().is_empty() {
            lines.peek().copied()?
        } else {
            name
        };
        let mut credits = Credits::default();
        credits.add(name.trim(), false, site);
        credits.people.retain(|person| person.contains(' '));
        if !credits.people.is_empty() {
            return Some(credits.people);
        }
    }
    None
}

/// Names alone in the line just above the text, or just below it, where no word says what they are. One name alone counts
/// where it is in capitals, or where the page credits nobody but itself: then its authors sign in the text.
pub(super) fn bare(
    found: &Findings<'_>,
    anchor: Option<(usize, usize)>,
    site: &Site,
    unsigned: bool,
) -> Option<Vec<String>> {
    let (at, headline) = anchor?;
    let lines = found.lines.get(headline..)?;
    let prose = |text: &str| text.is_empty() || text.chars().count() > 100;
    let beside = |line: &Line| found.is_aside(line.at, Some(at));
    let (first, _) = lines
        .iter()
        .enumerate()
        .skip(2)
        .take(40)
        .find(|(_, line)| prose(&line.text))?;
    let above = first.checked_sub(1).filter(|above| *above > 0);
    // The text ends where something else begins.
    let text = lines
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, line)| !beside(line));
    let last = text
        .filter(|(_, line)| prose(&line.text))
        .last()
        .map_or(first, |(i, _)| i);
    let below = unsigned.then_some(last + 1);
    let signed = |i: usize| {
        let line = lines.get(i).filter(|line| !beside(line))?;
        let words = line.text.split_whitespace().count();
        let names: Vec<&str> = line.text.split(['/', ',', '&']).map(str::trim).collect();
        let full = |name: &&str| (2..=4).contains(&name.split_whitespace().count()) && byline::is_name(name);
        let shouted = !line.text.chars().any(char::is_lowercase);
        if line.text.chars().count() > 60
            || !(2..=7).contains(&words)
            || !names.iter().all(full)
            || (names.len() < 2 && !shouted && !unsigned)
        {
            return None;
        }
        let mut credits = Credits::default();
        credits.add(&line.text, false, site);
        (credits.people.len() == names.len()).then_some(credits.people)
    };
    above.and_then(signed).or_else(|| below.and_then(signed))
}

/// The name in a line of a name and a date: "Nell Harrow · 8 March 2024, 17:30".
fn before_date(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(['·', '|', '•', '–', '—'])?;
    let (name, rest) = (name.trim(), rest.trim());
    let full = (2..=4).contains(&name.split_whitespace().count()) && byline::is_name(name);
    (full && dates::parse(rest).is_some()).then_some(name)
}

/// The name at the end of "An analysis by Nell Harrow" or "Ein Gastbeitrag von Nell Harrow"; not of who took a picture.
fn credited(line: &str) -> Option<&str> {
    let joint = [" by ", " von ", " par ", " por ", " door ", " av ", " af "]
        .into_iter()
        .find(|joint| line.contains(joint))?;
    let (work, name) = line.split_once(joint)?;
    let words = work.split_whitespace().count();
    let pictured = byline::is_pictured(&work.to_lowercase());
    let full = (2..=4).contains(&name.split_whitespace().count()) && byline::is_name(name);
    // Where nouns are written with capitals a work looks like a name; what begins with an article is none.
    let first = work.split_whitespace().next().unwrap_or_default().to_lowercase();
    let article = [
        "a", "an", "ein", "eine", "un", "une", "uma", "um", "una", "een", "en", "et",
    ]
    .contains(&first.as_str());
    let person = !article && byline::is_name(work);
    (full && (1..=4).contains(&words) && !pictured && !person).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_an_article_is_credited_and_who_made_the_pictures_is_not() {
        for line in ["An article by Nell Harrow", "Ein Gastbeitrag von Nell Harrow"] {
            assert_eq!(credited(line), Some("Nell Harrow"), "{line}");
        }
        for line in [
            "Art by Nell Harrow",
            "Photographs by Nell Harrow",
            "Cover art by Nell Harrow",
        ] {
            assert_eq!(credited(line), None, "{line}");
        }
        assert_eq!(before_date("Nell Harrow · 8 March 2024, 17:30"), Some("Nell Harrow"));
        assert_eq!(before_date("Harbour Gazette · Sport"), None);
    }
}
