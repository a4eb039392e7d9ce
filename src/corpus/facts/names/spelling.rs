//! How names and hosts of outlets are written: what sets one apart, and what is only its setting.

use crate::corpus::facts::outlet::{from_capitals, is_domain};

/// The words of a name that set it apart, in lower case: no "The", no "Online" or "Official site" at its end.
pub(super) fn words(name: &str) -> Vec<String> {
    const ENDINGS: &[&str] = &["online", "website", "web", "site", "official", "homepage", "the"];
    let all = name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let mut words: Vec<String> = all
        .map(|word| {
            word.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        })
        .filter(|word: &String| !word.is_empty())
        .collect();
    while words.len() > 1 && words.last().is_some_and(|last| ENDINGS.contains(&last.as_str())) {
        words.pop();
    }
    if words.len() > 1 && words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    words
}

/// What two spellings of one name have in common.
pub(super) fn key(name: &str) -> String {
    words(name).concat()
}

/// The parts of a name between bars and dashes, where it has several.
pub(super) fn parts(name: &str) -> impl Iterator<Item = &str> {
    let parts = name
        .split(['|', '•', '·', '»'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" — "))
        .flat_map(|part| part.split(" :: "))
        .flat_map(|part| part.split(": "));
    parts
        .map(str::trim)
        .filter(move |part| !part.is_empty() && part.len() < name.len())
}

/// A host without what only says which edition of a site it is.
pub(super) fn bare_host(host: &str) -> String {
    let host = host.trim().trim_end_matches('.').to_lowercase();
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

/// Whether a word is written as hosts are, whatever its ending.
pub(in crate::corpus) fn could_be_host(word: &str) -> bool {
    let mut labels = word.split('.').peekable();
    let mut count = 0;
    let mut last = "";
    let fine = labels.all(|label| {
        count += 1;
        last = label;
        let edge = |c: Option<char>| c.is_some_and(|c| c != '-');
        !label.is_empty()
            && edge(label.chars().next())
            && edge(label.chars().next_back())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    fine && count >= 2 && last.chars().count() >= 2 && !last.chars().all(|c| c.is_ascii_digit()) && word.len() <= 253
}

/// A name that no table knows: without slogan, "Official site" and "The"; a host without what only names a part of it.
pub(super) fn tidied(told: &str) -> String {
    let told = told.trim();
    if !told.contains(' ') && is_domain(told) {
        return registered(&bare_host(told)).to_owned();
    }
    let several = |part: &str| words(part).len() <= 5 && part.chars().any(char::is_alphabetic);
    // A title or slogan beside the name is longer than a name; the name comes first where both are short.
    let name = if parts(told).nth(1).is_some() {
        parts(told).find(|part| several(part)).unwrap_or(told)
    } else {
        told
    };
    const ENDINGS: &[&str] = &[
        "official website",
        "official site",
        "official web site",
        "website",
        "online",
        "web site",
    ];
    let shorter = |name: &'_ str| -> Option<usize> {
        let without = ENDINGS.iter().find_map(|ending| {
            let at = name.len().checked_sub(ending.len())?;
            let same = name.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(ending));
            name.get(..at).filter(|rest| same && rest.ends_with(' '))
        })?;
        Some(without.trim_end().len()).filter(|len| *len > 0)
    };
    let mut name = name;
    while let Some(rest) = shorter(name).and_then(|len| name.get(..len)) {
        name = rest;
    }
    if !name.contains(' ') && is_domain(name) {
        return registered(&bare_host(name)).to_owned();
    }
    if let Some((first, rest)) = name.split_once(' ')
        && first.eq_ignore_ascii_case("the")
        && rest.trim().contains(' ')
    {
        name = rest.trim();
    }
    from_capitals(name)
}

/// The part of a host that its owner registered: `news.weir.co.uk` is of `weir.co.uk`. Where pages of many owners stand
/// under one domain, the label before it belongs to the owner.
fn registered(host: &str) -> &str {
    /// Second labels under which countries register names.
    const SECOND: &[&str] = &[
        "co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv", "gv", "nom", "mil", "ltd",
        "plc", "sch", "nhs", "police", "web", "info", "press", "asso", "id", "in", "jus", "leg", "art", "firm", "gen",
        "ind", "kiev", "msk", "spb", "ad", "gr", "lg", "re", "pe", "my", "per", "biz", "geek", "iwi", "maori",
        "school",
    ];
    /// Domains under which anybody has pages.
    const SHARED: &[&str] = &[
        "wordpress.com",
        "livejournal.com",
        "weebly.com",
        "tumblr.com",
        "typepad.com",
        "substack.com",
        "medium.com",
        "blogs.com",
        "over-blog.com",
        "github.io",
        "gitlab.io",
        "wixsite.com",
        "squarespace.com",
        "ghost.io",
        "uk.com",
        "us.com",
        "eu.com",
        "de.com",
        "go.com",
        "indiatimes.com",
        "canalblog.com",
        "hatenablog.com",
        "ameblo.jp",
        "exblog.jp",
        "livedoor.jp",
        "webnode.com",
        "jimdo.com",
        "narod.ru",
        "netlify.app",
        "web.app",
        "pages.dev",
        "blogfa.com",
        "altervista.org",
        "globo.com",
        "uol.com.br",
        "abril.com.br",
        "yahoo.co.jp",
    ];
    let tail = |labels: usize| {
        let from = host.rmatch_indices('.').nth(labels - 1).map_or(0, |(at, _)| at + 1);
        host.get(from..).unwrap_or(host)
    };
    let mut labels = host.rsplit('.');
    let (top, second) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    let mut count = if top.len() == 2 && SECOND.contains(&second) {
        3
    } else {
        2
    };
    let owner = tail(count).split('.').next().unwrap_or_default();
    if SHARED.contains(&tail(count)) || owner == "blogspot" {
        count += 1;
    }
    tail(count)
}
