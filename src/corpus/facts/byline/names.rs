//! What can be a person's name, and how names are set.

use crate::corpus::facts::dates;

/// Words that tell what somebody is, or what a page has beside names, not who.
const ROLES: &[&str] = &[
    "writer",
    "reporter",
    "correspondent",
    "contributor",
    "editor",
    "staff",
    "columnist",
    "journalist",
    "producer",
    "newsroom",
    "admin",
    "administrator",
    "desk",
    "team",
    "intern",
    "bureau",
    "chief",
    "analyst",
    "blogger",
    "photographer",
    "anchor",
    "press",
    "news",
    "agency",
    "agencies",
    "wire",
    "service",
    "services",
    "online",
    "web",
    "digital",
    "guest",
    "special",
    "redaktion",
    "redaction",
    "redacción",
    "redação",
    "redazione",
    "redactie",
    "rédaction",
    "redakcja",
    "redakce",
    "redaksjonen",
    "redaktionen",
    "toimitus",
    "редакция",
    "correspondents",
    "reporters",
    "writers",
    "editors",
    "contributors",
    "associated",
    "political",
    "senior",
    "media",
    "magazine",
    "contributing",
    "group",
    "sport",
    "sports",
    "agentur",
    "agence",
    "agencia",
    "agenzia",
    "agência",
    "ajansı",
    "nachrichten",
    "zeitung",
    "tv",
    "website",
    "blog",
    "gmbh",
    "inc",
    "ltd",
    "foundation",
    "institute",
    "university",
    "department",
    "ministry",
    "office",
    "company",
    "association",
    "network",
    "radio",
    "studio",
    "author",
    "authors",
    "posted",
    "published",
    "publisher",
    "updated",
    "update",
    "reading",
    "more",
    "follow",
    "share",
    "comments",
    "comment",
    "views",
    "posts",
    "photo",
    "photos",
    "images",
    "video",
    "getty",
    "minutes",
    "min",
    "subscribe",
    "newsletter",
    "login",
    "email",
    "e-mail",
    "print",
    "article",
    "articles",
    "today",
    "yesterday",
    "ago",
    "verlag",
    "mediengruppe",
    "project",
    "projects",
    "wordpress",
    "edited",
    "reviewed",
    "medically",
    "profile",
    "biography",
    "contact",
    "about",
    "advertisement",
    "sponsored",
    "premium",
    "plus",
];

/// Small words within names.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "del", "della", "der", "den", "van", "von", "bin", "bint", "ibn", "abu", "al", "el", "la", "le",
    "du", "dos", "das", "do", "ter", "ten", "te", "y", "e", "af", "av", "zu", "zur", "zum", "vom", "ben", "ul", "ur",
    "'t", "’t", "op", "in't", "san", "st", "mc", "mac", "'s-", "i", "lo", "des", "dal", "dalla", "degli", "dello",
    "ap",
];

/// Whether this may be a person: one to five words with capitals, no figures, no role among them.
pub(in crate::corpus) fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.is_empty()
        || words.len() > 6
        || part.len() > 120
        || part.chars().any(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '@' | ':' | '"' | '“' | '?' | '!' | '|' | '=' | '_' | '<' | '>' | '#' | '…'
                )
        })
    {
        return false;
    }
    let particle = |word: &str| PARTICLES.contains(&word.to_lowercase().as_str());
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // "MM-Redaktion" is a desk as "Redaktion" is.
    let role = |word: &&str| {
        let word = bare(word);
        ROLES.contains(&word.rsplit('-').next().unwrap_or(&word)) || ROLES.contains(&word.as_str())
    };
    // "April Roach" is a person, "Monday April" is none.
    let days = words.iter().filter(|word| dates::weekday(&bare(word))).count();
    let capital = |word: &str| {
        word.trim_start_matches(|c: char| !c.is_alphabetic())
            .starts_with(|c: char| !c.is_lowercase())
            || word
                .strip_prefix("d'")
                .or(word.strip_prefix("d’"))
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    let small = words.iter().filter(|word| !capital(word)).count();
    !words.iter().any(role)
        && days == 0
        && words.iter().all(|word| capital(word) || particle(word))
        && small < words.len()
        && words
            .iter()
            .any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// "LOLA C. MARSH" as "Lola C. Marsh", "Lola MARSH" as "Lola Marsh"; a name with small letters in it stays as it is.
pub(super) fn in_mixed_case(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 4 {
        return name.to_owned();
    }
    let small = |word: &str| word.chars().any(char::is_lowercase) && !PARTICLES.contains(&word);
    let shouted = !name.split(' ').any(small);
    let words = name.split(' ').map(|word| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        // Initials ("JD") stay beside words in small letters.
        if capitals < letters || (!shouted && letters < 4) {
            word.to_owned()
        } else {
            lowered(word)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn lowered(word: &str) -> String {
    let mut begins = true;
    let lower: String = word
        .chars()
        .flat_map(|c| {
            let shown = if begins { vec![c] } else { c.to_lowercase().collect() };
            begins = !c.is_alphabetic();
            shown
        })
        .collect();
    // "McCarthy".
    match lower.strip_prefix("Mc") {
        Some(rest) if rest.chars().count() >= 3 => {
            let mut rest = rest.chars();
            let first = rest.next().into_iter().flat_map(char::to_uppercase);
            format!("Mc{}", first.chain(rest).collect::<String>())
        }
        _ => lower,
    }
}

/// Letters after a name that are no name: degrees and ranks.
pub(super) fn is_degree(part: &str) -> bool {
    let bare: String = part
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase();
    matches!(
        bare.as_str(),
        "md" | "phd"
            | "ma"
            | "ba"
            | "bsc"
            | "msc"
            | "mph"
            | "rn"
            | "do"
            | "jd"
            | "esq"
            | "mba"
            | "dds"
            | "dmd"
            | "rd"
            | "rdn"
            | "pharmd"
            | "dvm"
            | "cpa"
            | "llm"
            | "mfa"
            | "ms"
            | "facp"
            | "dphil"
            | "edd"
            | "psyd"
    ) && part.chars().any(char::is_uppercase)
}

/// A generation within a family: it belongs to the name before it.
pub(super) fn is_generation(part: &str) -> bool {
    matches!(part, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
}
