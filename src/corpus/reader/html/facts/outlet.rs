//! The outlet a page is from, as it names itself.

use super::names::{Site, joints, key};
use super::walk::Findings;
use crate::corpus::clean::tidy_value;
use crate::corpus::draft::Told;
use crate::corpus::facts::{outlet, sections};

/// Metas that name the site, in order of trust.
const METAS: &[&str] = &[
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
];

/// Names of programs for telephones: of the outlet, or of whoever hosts it.
const APPS: &[&str] = &["al:android:app_name", "al:iphone:app_name", "twitter:app:name:iphone"];

/// Everything on a page that may name its site.
pub(super) fn names<'a>(found: &'a Findings<'_>, publisher: Option<&'a str>, sites: &'a [String]) -> Vec<&'a str> {
    let metas = METAS
        .iter()
        .flat_map(|name| found.metas(name))
        .chain(APPS.iter().flat_map(|name| found.metas(name)))
        .filter(|name| !name.starts_with("http"));
    let account = found
        .meta(&["twitter:site"])
        .map(|(_, account)| account.trim_start_matches('@'));
    let feeds = found.feeds.iter().map(|title| {
        let end = joints(title).first().map_or(title.len(), |joint| joint.start);
        let name = title.get(..end).unwrap_or(title).trim();
        name.strip_suffix("Feed")
            .or(name.strip_suffix("RSS"))
            .unwrap_or(name)
            .trim()
    });
    metas
        .chain(publisher)
        .chain(sites.iter().map(String::as_str))
        .chain(account)
        .chain(feeds)
        .collect()
}

/// The outlet: of the names it gives itself the first that fits its host, or else the first that can be a name. A page
/// without any is known by the end of its title where that fits the host; the host itself is told by its address.
pub(super) fn outlet(
    found: &Findings<'_>,
    publisher: Option<&str>,
    title: Option<&str>,
    site: &Site,
    addressed: bool,
) -> Option<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut add = |name: &str, basis: String| {
        if let Some(name) = tidied(name, site) {
            told.extend(Told::new(name, basis));
        }
    };
    for name in METAS.iter().take(1) {
        found
            .metas(name)
            .take(3)
            .for_each(|content| add(content, format!("meta {name}")));
    }
    if let Some(publisher) = publisher {
        add(publisher, "JSON-LD publisher".to_owned());
    }
    for name in METAS.iter().skip(1) {
        found
            .metas(name)
            .take(3)
            .for_each(|content| add(content, format!("meta {name}")));
    }
    let fitting = told.iter().position(|told| site.fits_host(&told.value));
    let name = told.iter().find(|told| is_name(&told.value)).cloned();
    let first = fitting.and_then(|at| told.get(at).cloned()).or(name);
    if first.is_some() {
        return first;
    }
    let at_end = || {
        let end = suffix(&tidy_value(found.title.as_deref()?), title?)?;
        let known = site.host.is_none() || site.fits_host(&end);
        Told::new(tidied(&end, site)?, "end of the page title").filter(|told| known && is_name(&told.value))
    };
    let app = || {
        let (name, content) = found.meta(APPS)?;
        Told::new(tidied(content, site)?, format!("meta {name}"))
            .filter(|told| site.host.is_none() || site.fits_host(&told.value))
    };
    let linked = || Told::new(site.host.clone()?, "site most links of the page lead to");
    at_end().or_else(app).or_else(|| linked().filter(|_| !addressed))
}

/// Whether this can be what an outlet is called: not a section, not a slogan.
fn is_name(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    (1..=6).contains(&words.len())
        && name.chars().count() <= 60
        && !words.iter().all(|word| sections::is_section(word) || word == "page")
}

/// A name without slogan, form of company and ending of its address.
fn tidied(name: &str, site: &Site) -> Option<String> {
    let name = tidy_value(name);
    let name = name.trim_start_matches('@').trim_start_matches("©").trim();
    if name.is_empty() || name.contains("://") || name.len() > 300 {
        return None;
    }
    // "Harbour Gazette - all the news of the port", "Home | Harbour Gazette".
    let joints = joints(name);
    let mut name = name;
    if let (Some(first), Some(last)) = (joints.first(), joints.last()) {
        let (head, tail) = (
            name.get(..first.start).unwrap_or_default().trim(),
            name.get(last.end..).unwrap_or_default().trim(),
        );
        if site.fits_host(head) || (!site.fits_host(tail) && tail.split_whitespace().count() >= 3) {
            name = head;
        } else if site.fits_host(tail) {
            name = tail;
        }
    }
    let company = [
        ", Inc.",
        ", Inc",
        " Inc.",
        " Inc",
        ", LLC",
        " LLC",
        " Ltd.",
        " Ltd",
        " Limited",
        " GmbH",
        " GmbH & Co. KG",
        " AG",
        " S.A.",
        " S.p.A.",
        " SpA",
        " SAS",
        " B.V.",
        " Oy",
        " A/S",
        " AB",
        " Sp. z o.o.",
    ];
    let name = company
        .iter()
        .find_map(|form| name.strip_suffix(form))
        .unwrap_or(name)
        .trim();
    // "Gazette.de" is written as its address; "The Gazette.com" is a name with an ending.
    let lower = name.to_lowercase();
    if outlet::is_domain(&lower) {
        return Some(lower.strip_prefix("www.").unwrap_or(&lower).to_owned());
    }
    // A single word is a brand with its ending.
    if name.contains(' ')
        && let Some((head, ending)) = name.rsplit_once('.')
        && (2..=3).contains(&ending.len())
        && outlet::is_domain(&format!("a.{}", ending.to_lowercase()).replace("a.", "ab."))
        && !head.is_empty()
        && !ending.chars().all(char::is_uppercase)
    {
        return Some(head.to_owned());
    }
    (!key(name).is_empty()).then(|| name.to_owned())
}

/// What the page's title has at its end and the article's title has not.
fn suffix(whole: &str, title: &str) -> Option<String> {
    let joint = joints(whole).into_iter().rev().find(|joint| !joint.colon)?;
    let (head, tail) = (whole.get(..joint.start)?, whole.get(joint.end..)?.trim());
    let (head, own) = (key(head), key(title));
    let same = head.starts_with(&own) || own.starts_with(&head);
    (same && head.chars().count() >= 8 && tail.chars().count() <= 40 && !own.ends_with(&key(tail)))
        .then(|| tail.to_owned())
}
