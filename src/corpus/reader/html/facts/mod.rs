//! What a page tells of its article: title, outlet, day, authors, address, language, each with where it is told.
//!
//! One walk over the page ([`walk`]) collects everything; what stands near the headline and what beside the article is
//! told apart by where it was found. Then each fact is decided in a file of its own.

mod authors;
mod dated;
mod linked;
mod names;
mod outlet;
mod scripts;
mod title;
mod walk;

use crate::corpus::draft::{Draft, Told};
use names::{Site, key};
use scraper::Html as Page;
use walk::Findings;

/// Fills in all that the page tells.
pub(super) fn read(page: &Page, draft: &mut Draft) {
    let found = walk::walk(page);
    let linked = linked::read(&found.linked);
    draft.url = address(&found, linked.url.as_deref());
    let address = draft.url.as_ref().map(|told| told.value.clone());
    let publisher = linked.publisher.as_deref();
    let home = found.home();
    let mut site = Site::of(
        outlet::names(&found, publisher, &linked.sites).into_iter(),
        address.as_deref().or(home.as_deref()),
    );
    site.rights = authors::rights(&found);
    draft.title = title::title(&found, linked.headline.as_deref(), &site);
    let title = draft.title.as_ref().map(|told| told.value.as_str());
    draft.outlet = outlet::outlet(&found, publisher, title, &site, address.is_some());
    let anchor = title.and_then(|title| anchor(&found, title));
    draft.published = dated::published(&found, linked.published.as_deref(), anchor, address.as_deref());
    draft.byline = authors::byline(&found, &linked.authors, anchor, &site);
    draft.language = language(&found, linked.language.as_deref());
}

/// A text with its character references resolved, however often it was escaped: metadata is escaped twice as often as
/// once, and JSON-LD though nothing resolves it there.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if text.len() > 4_000 || !text.contains('&') || !text.contains(';') {
            break;
        }
        let fragment = Page::parse_fragment(&text.replace('<', "&lt;"));
        text = fragment.root_element().text().collect();
    }
    text
}

/// Where the headline stands: among all nodes, and among the lines. The heading that has the title's words, or the first
/// line that has; else the first heading, or where the page begins.
fn anchor(found: &Findings<'_>, title: &str) -> Option<(usize, usize)> {
    let wanted = key(title);
    let heading = || {
        let mut headings = found
            .headings
            .iter()
            .filter(|heading| !wanted.is_empty() && key(&heading.text) == wanted);
        // A menu may name the article too.
        headings
            .clone()
            .find(|heading| heading.level == 1 && !found.is_aside(heading.at, None))
            .or_else(|| headings.clone().find(|heading| !found.is_aside(heading.at, None)))
            .or_else(|| headings.next())
            .map(|heading| (heading.at, heading.line))
    };
    let alike = || {
        let mut best: Option<(f64, (usize, usize))> = None;
        for heading in found.headings.iter().take(200) {
            let likeness = title::likeness(&heading.text, title);
            if likeness >= 0.5 && best.is_none_or(|(known, _)| likeness > known) {
                best = Some((likeness, (heading.at, heading.line)));
            }
        }
        best.map(|(_, place)| place)
    };
    let line = || {
        let lines = found.lines.iter().enumerate();
        lines
            .filter(|(_, line)| !line.text.is_empty() && key(&line.text) == wanted)
            .map(|(i, line)| (line.at, i))
            .next()
    };
    let first = || {
        found
            .headings
            .iter()
            .find(|heading| heading.level == 1)
            .map(|heading| (heading.at, heading.line))
    };
    heading().or_else(line).or_else(alike).or_else(first)
}

/// The article's own address: canonical, as JSON-LD or Open Graph tell it, or that of its page for telephones.
fn address(found: &Findings<'_>, linked: Option<&str>) -> Option<Told> {
    let og = found.meta(&["og:url", "twitter:url", "al:web:url"]).map(|(_, url)| url);
    let base = found.base.or(og).or(linked);
    let whole = |url: &str| resolved(url.trim(), base);
    let told = |url: Option<&str>, basis: &str| url.and_then(whole).and_then(|url| Told::new(url, basis));
    told(found.canonical, "canonical address")
        .or_else(|| told(og, "meta og:url"))
        .or_else(|| told(linked, "JSON-LD url"))
        .or_else(|| told(found.other_address, "address of the page for telephones"))
        .or_else(|| told(found.base, "base address"))
}

/// An address made whole by the scheme and host of another.
fn resolved(url: &str, base: Option<&str>) -> Option<String> {
    if url.starts_with("http://") || url.starts_with("https://") {
        return Some(url.to_owned());
    }
    let base = base.filter(|base| base.starts_with("http"))?;
    let (scheme, rest) = base.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    if let Some(rest) = url.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    if url.starts_with('/') {
        return Some(format!("{scheme}://{host}{url}"));
    }
    let plain = !url.is_empty() && !url.starts_with('#') && !url.contains(':');
    plain.then(|| format!("{scheme}://{host}/{url}"))
}

/// The language, as a tag that begins with its code.
fn language(found: &Findings<'_>, linked: Option<&str>) -> Option<Told> {
    let tag = |tag: &str, basis: &str| {
        let tag = tag.trim();
        let letters = tag.chars().take_while(char::is_ascii_alphabetic).count();
        (2..=8).contains(&letters).then(|| Told::new(tag, basis)).flatten()
    };
    found
        .language
        .and_then(|lang| tag(lang, "lang of the page"))
        .or_else(|| {
            let (name, value) =
                found.meta(&["og:locale", "content-language", "language", "dc.language", "inlanguage"])?;
            tag(value, &format!("meta {name}"))
        })
        .or_else(|| linked.and_then(|lang| tag(lang, "JSON-LD inLanguage")))
}

#[cfg(test)]
mod tests;
