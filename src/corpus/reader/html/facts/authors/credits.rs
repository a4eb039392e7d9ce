//! People and others credited in one place of a page, the site's own name left out.

use super::super::names::{Site, key};
use super::super::unescaped;
use crate::corpus::clean::tidy_value;
use crate::corpus::draft::Told;
use crate::corpus::facts::byline;

/// People found in one place, or what else the article is credited to there.
#[derive(Debug, Default)]
pub(super) struct Credits {
    pub people: Vec<String>,
    pub bodies: Vec<String>,
    agency: Option<&'static str>,
}

impl Credits {
    /// Takes in one text that names authors.
    pub(super) fn add(&mut self, text: &str, organisation: bool, site: &Site) {
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

    pub(super) fn told(names: &[String], basis: &str) -> Option<Told> {
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

/// Whether a name is the site's own, or an account named after it.
pub(super) fn is_own(name: &str, site: &Site) -> bool {
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
