//! Who wrote a page's article: people first, wherever the page names them; a desk, paper or agency where it names
//! nobody else.

use super::dated::is_near;
use super::linked::Named;
use super::names::{Site, key};
use super::scripts::field;
use super::unescaped;
use super::walk::{Findings, Line, Spot, text_of};
use crate::corpus::clean::tidy_value;
use crate::corpus::draft::Told;
use crate::corpus::facts::byline;

/// Metas that name authors, in order of trust.
const METAS: &[&str] = &[
    "author",
    "article:author_name",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "byline",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "cxenseparse:author",
    "citation_author",
    "authors",
    "article.author",
    "author_name",
    "lp.article:author",
    "rbauthors",
    "vr:author",
    "creator",
    "article:authors",
    "twitter:creator:name",
];

/// People found in one place, or what else the article is credited to there.
#[derive(Debug, Default)]
struct Credits {
    people: Vec<String>,
    bodies: Vec<String>,
    agency: Option<&'static str>,
}

impl Credits {
    /// Takes in one text that names authors.
    fn add(&mut self, text: &str, organisation: bool, site: &Site) {
        let text = tidy_value(&unescaped(text));
        if text.is_empty() || text.len() > 2_000 || text.starts_with("http") || text.starts_with("www.") {
            return;
        }
        let credit = byline::parse(&text);
        self.agency = self.agency.or(credit.agency);
        let people = credit.people.filter(|_| !organisation);
        let mut named = false;
        for person in people.iter().flat_map(|people| split(people)) {
            if is_own(&person, site) {
                continue;
            }
            named = true;
            if !self.people.iter().any(|known| key(known) == key(&person)) {
                self.people.push(person);
            }
        }
        if !named
            && let Some(body) = byline::body(&text)
            && !self.bodies.contains(&body)
            && self.bodies.len() < 4
        {
            self.bodies.push(body);
        }
    }

    fn told(names: &[String], basis: &str) -> Option<Told> {
        Told::new(names.join("; "), basis)
    }
}

/// "A, B, Jr., C" in its people.
fn split(people: &str) -> Vec<String> {
    let mut split: Vec<String> = Vec::new();
    for part in people.split(", ") {
        match split.last_mut() {
            Some(last) if matches!(part, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV") => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => split.push(part.to_owned()),
        }
    }
    split
}

/// Keys of what follows the marks of copyright: who holds the rights in a page.
pub(super) fn rights(found: &Findings<'_>) -> Vec<String> {
    let metas = ["copyright", "rights", "dc.rights", "dcterms.rights"];
    let lines = found.lines.iter().filter_map(|line| {
        // "By Nell Harrow, picture © Weir Pictures": the one before has written it.
        let mark = ["©", "Copyright", "copyright", "COPYRIGHT", "(c) "]
            .iter()
            .filter_map(|mark| line.text.find(mark))
            .min()?;
        line.text.get(mark..)
    });
    metas
        .iter()
        .flat_map(|name| found.metas(name))
        .chain(lines)
        .take(12)
        .map(key)
        .collect()
}

/// Whether a name is the site's own, or an account named after it.
fn is_own(name: &str, site: &Site) -> bool {
    let own = key(name);
    if byline::is_body(name) || (own.chars().count() >= 5 && site.rights.iter().any(|line| line.contains(&own))) {
        return true;
    }
    let first = name.split_whitespace().next().map(key).unwrap_or_default();
    site.names().any(|site| {
        let size = site.chars().count();
        *site == own
            || (size >= 4 && own.starts_with(site) && own.chars().count() <= size + 12)
            || (size >= 6 && own.ends_with(site))
            // An account named after the paper, "Gazette D".
            || (first.chars().count() >= 5 && site.starts_with(&first) && own.chars().count() <= first.chars().count() + 2)
    })
}

/// The byline: people, or else what the article is credited to.
pub(super) fn byline(
    found: &Findings<'_>,
    linked: &[Named],
    anchor: Option<(usize, usize)>,
    site: &Site,
) -> Option<Told> {
    let mut of_linked = Credits::default();
    for named in linked {
        of_linked.add(&named.name, named.organisation, site);
    }
    let mut bodies: Vec<(Vec<String>, String)> = vec![(of_linked.bodies, "JSON-LD author".to_owned())];
    if !of_linked.people.is_empty() {
        return Credits::told(&of_linked.people, "JSON-LD author");
    }
    for name in METAS {
        let mut credits = Credits::default();
        for content in found.metas(name).take(60) {
            let inverted = matches!(*name, "dc.creator" | "dcterms.creator" | "citation_author");
            match inverted.then(|| turned(content)).flatten() {
                Some(turned) => credits.add(&turned, false, site),
                None => credits.add(content, false, site),
            }
        }
        if !credits.people.is_empty() {
            return Credits::told(&credits.people, &format!("meta {name}"));
        }
        bodies.push((credits.bodies, format!("meta {name}")));
    }
    let (people, marked) = on_page(found, anchor, site);
    if !people.is_empty() {
        return Credits::told(&people, "byline on the page");
    }
    if let Some(person) = in_scripts(found, site) {
        return Credits::told(&[person], "data in a script of the page");
    }
    // What machines are told is the site itself.
    let unsigned = bodies
        .iter()
        .flat_map(|(bodies, _)| bodies)
        .any(|body| is_own(body, site));
    if let Some(people) = labelled(found, anchor, site).or_else(|| bare(found, anchor, site, unsigned)) {
        return Credits::told(&people, "line of the page");
    }
    bodies.push((marked, "byline on the page".to_owned()));
    bodies
        .into_iter()
        .find(|(bodies, _)| !bodies.is_empty())
        .and_then(|(bodies, basis)| Credits::told(&bodies, &basis))
}

/// "Harrow, Nell" as catalogues write it, turned round.
fn turned(name: &str) -> Option<String> {
    let (family, given) = name.split_once(", ")?;
    let turned = format!("{} {}", given.trim(), family.trim());
    let single = !family.trim().contains(' ') && given.split_whitespace().count() <= 3 && !given.contains(',');
    (single && byline::is_name(&turned)).then_some(turned)
}

/// People named by elements or lines near the headline, and what else the elements credit.
fn on_page(found: &Findings<'_>, anchor: Option<(usize, usize)>, site: &Site) -> (Vec<String>, Vec<String>) {
    let near = |line: usize| anchor.is_none_or(|(_, headline)| is_near(found, line, headline));
    let spots: Vec<&Spot<'_>> = found
        .spots
        .iter()
        .filter(|spot| spot.hints.author && !found.is_beside(spot, anchor))
        .take(200)
        .collect();
    let mut bodies = Vec::new();
    // Near the headline, then after the text; what is told exactly, then by class, then by address alone.
    for close in [true, false] {
        for rank in 0..3_u8 {
            let wanted = |spot: &&&Spot<'_>| {
                let own = match (spot.hints.exact, spot.hints.linked) {
                    (true, _) => 0,
                    (false, false) => 1,
                    (false, true) => 2,
                };
                own == rank && near(spot.line) == close
            };
            let mut people: Vec<String> = Vec::new();
            let mut last: Option<usize> = None;
            for spot in spots.iter().filter(wanted) {
                // Several authors stand together.
                if last.is_some_and(|last| spot.line > last + 6) {
                    break;
                }
                let mut credits = Credits::default();
                let text = held(spot);
                if text.chars().count() > 200 {
                    continue;
                }
                credits.add(&text, false, site);
                if (close || rank == 0) && rank < 2 && bodies.is_empty() && text.chars().count() <= 60 {
                    bodies = credits.bodies;
                }
                if !credits.people.is_empty() {
                    last = Some(spot.line);
                }
                for person in credits.people {
                    // A single word is as often a button or a topic.
                    let full = person.contains(' ') || !person.is_ascii() || rank == 0;
                    if !full {
                        if bodies.is_empty() {
                            bodies.push(person);
                        }
                        continue;
                    }
                    if !people.iter().any(|known| key(known).contains(&key(&person))) {
                        people.push(person);
                    }
                }
            }
            if !people.is_empty() {
                return (people, bodies);
            }
        }
        if close && let Some(people) = in_lines(found, anchor, site) {
            return (people, bodies);
        }
        // Far from the headline a class proves little where there are many.
        if close && spots.len() > 12 {
            break;
        }
    }
    (Vec::new(), bodies)
}

/// The names an element holds: the text of what within it is marked as name, or all its text.
fn held(spot: &Spot<'_>) -> String {
    let element = spot.element.value();
    if let Some(content) = element.attr("content") {
        return content.to_owned();
    }
    let name = spot
        .element
        .descendants()
        .take(60)
        .filter_map(scraper::ElementRef::wrap)
        .filter(|inner| {
            let value = inner.value();
            inner.id() != spot.element.id()
                && (value.attr("itemprop") == Some("name") || value.attr("rel") == Some("author"))
        })
        .map(|inner| {
            inner
                .value()
                .attr("content")
                .map_or_else(|| text_of(inner), str::to_owned)
        })
        .filter(|text| !text.is_empty())
        .take(12)
        .collect::<Vec<_>>();
    if name.is_empty() {
        text_of(spot.element)
    } else {
        name.join("; ")
    }
}

/// "By Nell Harrow" in a line of its own near the headline, "By" and the name in lines one below the other, or "An
/// analysis by Nell Harrow".
fn in_lines(found: &Findings<'_>, anchor: Option<(usize, usize)>, site: &Site) -> Option<Vec<String>> {
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
        } else if let Some(named) = credited(line) {
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
fn labelled(found: &Findings<'_>, anchor: Option<(usize, usize)>, site: &Site) -> Option<Vec<String>> {
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
fn bare(found: &Findings<'_>, anchor: Option<(usize, usize)>, site: &Site, unsigned: bool) -> Option<Vec<String>> {
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

/// The name at the end of "An analysis by Nell Harrow" or "Ein Gastbeitrag von Nell Harrow"; not of who took a picture.
fn credited(line: &str) -> Option<&str> {
    let joint = [" by ", " von ", " par ", " por ", " door ", " av ", " af "]
        .into_iter()
        .find(|joint| line.contains(joint))?;
    let (work, name) = line.split_once(joint)?;
    let words = work.split_whitespace().count();
    let pictured = [
        "photo",
        "foto",
        "image",
        "illustration",
        "bild",
        "picture",
        "graphic",
        "video",
        "art",
        "music",
        "cover",
    ]
    .iter()
    .any(|of| work.to_lowercase().contains(of));
    let full = (2..=4).contains(&name.split_whitespace().count()) && byline::is_name(name);
    (full && (1..=4).contains(&words) && !pictured && !byline::is_name(work)).then_some(name)
}

/// Keys by which scripts of pages name the author.
const SCRIPT_KEYS: &[&str] = &[
    "authorName",
    "author_name",
    "articleAuthor",
    "article_author",
    "articleAuthors",
    "article_authors",
    "contentAuthor",
    "content_author",
    "pageAuthor",
    "page_author",
    "authors",
    "author",
];

/// A full name that a script of the page gives for the author.
fn in_scripts(found: &Findings<'_>, site: &Site) -> Option<String> {
    SCRIPT_KEYS
        .iter()
        .flat_map(|key| found.scripts.iter().filter_map(|script| field(script, key)))
        .find_map(|name| {
            let mut credits = Credits::default();
            credits.add(name, false, site);
            credits.people.into_iter().find(|person| person.contains(' '))
        })
}
