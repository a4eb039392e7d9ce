//! Who wrote a page's article: people first, wherever the page names them; a desk, paper or agency where it names
//! nobody else.

mod credits;
mod lines;
mod marked;

use super::linked::Named;
use super::names::{Site, key};
use super::scripts::field;
use super::walk::Findings;
use crate::corpus::draft::Told;
use crate::corpus::facts::byline;
use credits::{Credits, is_own};
use lines::{bare, labelled};
use marked::on_page;

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
