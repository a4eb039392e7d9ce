//! Who published an article.

use super::names::{Kind, Names, could_be_host};

/// The host of an address, without `www.`; None where it is no address on the web, or one that stands for none.
pub(in crate::corpus) fn host(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let host = rest
        .split(['/', '?', '#'])
        .next()?
        .rsplit('@')
        .next()?
        .split(':')
        .next()?
        .to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    // Names kept for examples and for networks at home.
    let nowhere = [
        ".example",
        ".test",
        ".invalid",
        ".localhost",
        ".local",
        ".lan",
        ".internal",
    ];
    (could_be_host(host) && !nowhere.iter().any(|top| host.ends_with(top))).then(|| host.to_owned())
}

/// Hosts whose pages are always others'.
pub(in crate::corpus) fn is_carrier(host: &str) -> bool {
    Names::built_in()
        .by_host(host)
        .is_some_and(|known| known.kind == Kind::Carrier)
}

/// Whether a host or name is that of a portal, which also carries others' stories: who else is named comes before it.
pub(in crate::corpus) fn is_portal(name: &str) -> bool {
    Names::built_in()
        .by_spelling(name)
        .is_some_and(|known| known.kind == Kind::Portal)
}

/// Last labels of domains that news sites have; others are too likely to be file names or sentences without a space.
const TOPS: &[&str] = &[
    "com", "org", "net", "info", "biz", "gov", "edu", "int", "news", "tv", "fm", "co", "io", "me", "eu", "uk", "us",
    "ca", "au", "nz", "ie", "za", "in", "pk", "bd", "lk", "np", "cn", "hk", "tw", "jp", "kr", "sg", "my", "ph", "th",
    "id", "vn", "ae", "sa", "qa", "il", "tr", "ir", "iq", "eg", "ng", "ke", "gh", "ug", "zw", "de", "at", "ch", "fr",
    "be", "nl", "lu", "es", "pt", "it", "gr", "se", "no", "dk", "fi", "is", "pl", "cz", "sk", "hu", "ro", "bg", "rs",
    "hr", "si", "ba", "ua", "ru", "by", "lt", "lv", "ee", "ge", "am", "az", "kz", "uz", "br", "ar", "cl", "pe", "ve",
    "mx", "cu", "cr", "pa", "uy", "py", "bo", "ec", "mt", "cy", "blog", "press", "media", "online", "site", "world",
    "live", "ad", "ag", "af", "ao", "asia", "africa", "bb", "bh", "bj", "bn", "bs", "bt", "bw", "bz", "cat", "cd",
    "ci", "cm", "dz", "fj", "fo", "gl", "google", "gm", "gt", "gy", "hn", "ht", "jm", "jo", "kg", "kh", "kw", "la",
    "lb", "li", "ls", "ly", "ma", "mc", "mg", "mk", "ml", "mm", "mn", "mo", "mr", "mu", "mv", "mw", "mz", "na", "ne",
    "ni", "om", "pg", "ps", "rw", "sd", "sl", "sm", "sn", "sv", "sy", "sz", "tg", "tj", "tm", "tn", "to", "tt", "tz",
    "va", "ye", "zm", "xyz", "today", "report", "agency", "network", "su", "tech", "digital", "nyc", "london",
    "berlin", "paris", "wales", "scot", "cymru", "ink", "club", "app",
];

/// Whether a word is written as a domain: labels with points between, and an ending that sites have.
pub(in crate::corpus) fn is_domain(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    labels.len() >= 2
        && text.len() <= 80
        && labels
            .iter()
            .all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        && labels
            .last()
            .is_some_and(|top| TOPS.contains(&top.to_lowercase().as_str()))
        && labels
            .iter()
            .any(|label| label.len() > 1 && label.bytes().any(|byte| byte.is_ascii_alphabetic()))
}

/// What a folder in the path tells, the innermost first, wherever it stands: a domain ("bbc.co.uk", "bbc-co-uk"), or the
/// name of an outlet the table knows ("the-guardian"), as the table writes it.
pub(in crate::corpus) fn by_folder(path: &str) -> Option<String> {
    path.rsplit('/').skip(1).find_map(|folder| {
        let known = || Names::built_in().by_folder(folder).map(|known| known.name.clone());
        by_domain(folder, false).or_else(known)
    })
}

/// The domain a folder is named by. With hyphens for its points it could as well be a few words that end like one
/// ("made-in-it"), so that there its ending must be one that nothing else has, unless folders beside it are `among` domains.
pub(in crate::corpus) fn by_domain(folder: &str, among: bool) -> Option<String> {
    let folder = folder
        .strip_prefix("www.")
        .or_else(|| folder.strip_prefix("www-"))
        .or_else(|| folder.strip_prefix("www_"))
        .unwrap_or(folder);
    if folder.chars().any(char::is_uppercase) {
        return None;
    }
    if is_domain(folder) {
        return Some(folder.to_owned());
    }
    let dotted = folder.replace(['-', '_'], ".");
    if dotted == folder || !is_domain(&dotted) || folder.ends_with("-news") || folder.ends_with("-world") {
        return None;
    }
    let known = Names::built_in().by_host(&dotted).is_some();
    let top = dotted.rsplit('.').next().unwrap_or_default();
    let second = dotted.rsplit('.').nth(1).unwrap_or_default();
    let plain = matches!(top, "com" | "org" | "net")
        || (matches!(second, "co" | "com" | "org" | "net" | "gov" | "ac" | "edu")
            && dotted.split('.').nth(2).is_some());
    (among || known || plain).then_some(dotted)
}

/// Whether a word in lower case is one that newspapers and stations have in their names.
pub(in crate::corpus) fn is_trade_word(word: &str) -> bool {
    PAPERS.contains(&word)
}

/// Words that newspapers and stations have in their names.
const PAPERS: &[&str] = &[
    "telegraph",
    "times",
    "post",
    "news",
    "herald",
    "guardian",
    "tribune",
    "gazette",
    "journal",
    "chronicle",
    "observer",
    "independent",
    "examiner",
    "courier",
    "globe",
    "star",
    "sun",
    "mirror",
    "express",
    "mail",
    "standard",
    "press",
    "daily",
    "dispatch",
    "sentinel",
    "register",
    "review",
    "record",
    "ledger",
    "bulletin",
    "inquirer",
    "monitor",
    "advertiser",
    "argus",
    "echo",
    "today",
    "weekly",
    "magazine",
    "wire",
    "broadcasting",
    "radio",
    "television",
    "tv",
    "bbc",
    "cnn",
    "npr",
    "reuters",
    "zeitung",
    "allgemeine",
    "spiegel",
    "monde",
    "figaro",
    "país",
    "mundo",
    "republica",
    "repubblica",
    "corriere",
    "stampa",
    "argonaut",
    "beacon",
    "citizen",
    "republic",
    "voice",
    "outlook",
    "insider",
];

/// Whether a short line is the name of a newspaper, station or site: capitals throughout and a word of the trade, or a
/// domain.
pub(in crate::corpus) fn is_masthead(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    if let [word] = words.as_slice()
        && is_domain(word)
    {
        return true;
    }
    let small = |word: &str| {
        matches!(
            word,
            "of" | "the" | "and" | "&" | "de" | "la" | "di" | "del" | "le" | "für" | "der" | "die"
        )
    };
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || small(word);
    (1..=5).contains(&words.len())
        && !line.ends_with(['.', '?', '!', ':', ','])
        && words.iter().all(|word| capital(word))
        && words.iter().any(|word| {
            let word = word.to_lowercase();
            PAPERS.contains(&word.as_str())
                || PAPERS
                    .iter()
                    .any(|paper| paper.len() > 4 && word.len() > paper.len() && word.ends_with(paper))
        })
}

/// A word of a name with a capital, or in capitals where it can only be spelled out: "Herald", "NPR".
pub(in crate::corpus) fn capitalised(word: &str) -> String {
    let lower = word.to_lowercase();
    let spelled = lower.len() <= 4 && !lower.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if spelled || matches!(lower.as_str(), "usa" | "abc" | "itv" | "aol" | "uk") {
        return lower.to_uppercase();
    }
    let mut chars = lower.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// Whether a word in lower case is written small within a name.
pub(in crate::corpus) fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "de" | "la" | "der" | "die")
}

/// The name in a masthead set in capitals as it is written elsewhere: "ARDEN HERALD" is the Arden Herald.
pub(in crate::corpus) fn from_capitals(masthead: &str) -> String {
    if !masthead.contains(' ') || masthead.chars().any(char::is_lowercase) {
        return masthead.to_owned();
    }
    let words = masthead.split_whitespace().enumerate().map(|(i, word)| {
        let lower = word.to_lowercase();
        if i > 0 && is_small(&lower) {
            lower
        } else {
            capitalised(word)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the word of the trade begins or ends a masthead, as in "Arden Herald" and "Radio Weir"; a headline that names
/// a paper goes on.
pub(in crate::corpus) fn is_name_of_paper(masthead: &str) -> bool {
    let mut words = masthead
        .split_whitespace()
        .filter(|word| !word.eq_ignore_ascii_case("the"));
    let (first, last) = (words.next(), words.next_back());
    [last, first].into_iter().flatten().any(is_masthead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_come_from_addresses() {
        assert_eq!(
            host("https://www.harbour-gazette.co.uk/a?b").as_deref(),
            Some("harbour-gazette.co.uk")
        );
        assert_eq!(host("/local/path"), None);
        assert!(is_carrier("web.archive.org") && is_carrier("m.facebook.com") && !is_carrier("harbour-gazette.co.uk"));
    }

    #[test]
    fn domain_folders_name_the_outlet_and_others_do_not() {
        assert_eq!(by_folder("week/harbour.org/a.txt").as_deref(), Some("harbour.org"));
        assert_eq!(by_folder("harbour-co-uk/a.txt").as_deref(), Some("harbour.co.uk"));
        for path in [
            "misc/a.txt",
            "a.com.txt",
            "html/a.html",
            "2012-05/a.txt",
            "Harbour/a.txt",
        ] {
            assert_eq!(by_folder(path), None, "{path}");
        }
    }

    #[test]
    fn mastheads_are_names_of_papers() {
        assert!(is_masthead("Harbour Telegraph") && is_masthead("The Weir Gazette") && is_masthead("weir.org"));
        assert!(
            !is_masthead("Weir closed after flood") && !is_masthead("Nell Harrow") && !is_masthead("It is the Times.")
        );
    }

    #[test]
    fn capitals_are_a_matter_of_setting() {
        assert_eq!(from_capitals("THE HERALD OF ARDEN"), "The Herald of Arden");
        assert_eq!(from_capitals("USA HERALD"), "USA Herald");
        for name in ["NPR", "Arden NEWS"] {
            assert_eq!(from_capitals(name), name);
        }
    }
}
