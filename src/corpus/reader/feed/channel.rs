//! What a feed says of itself: whose it is, in which language, where it stands.

use super::address::{base, is_web, joined};
use super::is_item;
use crate::corpus::draft::Told;
use crate::corpus::facts::{outlet, sections};
use crate::corpus::reader::xml::{Element, as_html};

/// The feed as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Channel {
    pub outlet: Option<Told>,
    /// Whether the outlet's name and the address of its site bear each other out.
    pub sure: bool,
    pub language: Option<String>,
    /// Where its site stands; relative addresses start there.
    pub link: Option<String>,
}

impl Channel {
    /// Reads what stands outside the items.
    pub(super) fn of(root: Element<'_>, items: &[Element<'_>]) -> Channel {
        // The element that holds the feed's own facts: its `channel`, or the feed itself.
        let top = root
            .find("channel")
            .or_else(|| root.children().find(|child| child.is("feed")))
            .or_else(|| root.children().find(|child| !is_item(*child)));
        let Some(top) = top else { return Channel::default() };
        let own = |name: &str| top.child_text(name);
        let link = items::page_link(top)
            .map(|link| joined(base(top).as_deref(), &link))
            .filter(|link| is_web(link));
        let title = own("title").map(|title| as_html(&title).line());
        let hosts = items.iter().take(100).filter_map(|item| items::page_link(*item));
        let hosts: Vec<String> = hosts.filter_map(|link| outlet::host(&link)).collect();
        let language = own("language").or_else(|| top.attribute("lang")).or_else(|| {
            let stated = top.ancestors().find_map(|element| element.attribute("lang"));
            stated.or_else(|| root.children().find_map(|child| child.attribute("lang")))
        });
        let (outlet, sure) = match whose(title.as_deref(), link.as_deref(), own("publisher"), &hosts) {
            Some((outlet, sure)) => (Some(outlet), sure),
            None => (None, false),
        };
        Channel {
            outlet,
            sure,
            language,
            link,
        }
    }
}

use super::items;

/// Whose feed it is, and whether its name and its address bear each other out. None where its items come from many sites:
/// then each item's own address tells.
pub(super) fn whose(
    title: Option<&str>,
    link: Option<&str>,
    publisher: Option<String>,
    hosts: &[String],
) -> Option<(Told, bool)> {
    let home = link.and_then(outlet::host).filter(|host| !outlet::is_carrier(host));
    let mut foreign: Vec<&str> = hosts
        .iter()
        .filter(|host| !outlet::is_carrier(host))
        .map(|host| main_label(host))
        .filter(|label| home.as_deref().is_some_and(|home| main_label(home) != *label))
        .collect();
    foreign.sort_unstable();
    foreign.dedup();
    if foreign.len() > 1 {
        return None;
    }
    let named = title.and_then(|title| name_in(title, home.as_deref()));
    let sure = named.as_ref().is_some_and(|(_, at_home)| *at_home);
    let named = named.and_then(|(name, _)| Told::new(name, "title of the feed"));
    let publisher = publisher
        .filter(|name| !name.contains('@'))
        .and_then(|name| Told::new(name, "publisher of the feed"));
    let address = || home.and_then(|host| Told::new(host, "address of the feed"));
    let outlet = if sure {
        named
    } else {
        publisher.or(named).or_else(address)
    };
    outlet.map(|outlet| (outlet, sure))
}

/// The label of a host that names the site: "bbc" of "feeds.bbc.co.uk".
fn main_label(host: &str) -> &str {
    const SECOND: [&str; 9] = ["co", "com", "org", "net", "gov", "ac", "edu", "or", "ne"];
    let labels: Vec<&str> = host.split('.').collect();
    let from_end = |n: usize| labels.len().checked_sub(n).and_then(|at| labels.get(at)).copied();
    match (from_end(3), from_end(2)) {
        (Some(third), Some(second)) if SECOND.contains(&second) => third,
        (_, Some(second)) => second,
        _ => host,
    }
}

/// Words that titles of feeds hold beside the name of the outlet.
const GENERIC: &[&str] = &[
    "all",
    "article",
    "articles",
    "atom",
    "channel",
    "content",
    "default",
    "feed",
    "feeds",
    "for",
    "from",
    "front",
    "full",
    "general",
    "home",
    "index",
    "items",
    "main",
    "most",
    "new",
    "newest",
    "of",
    "on",
    "page",
    "popular",
    "read",
    "shared",
    "viewed",
    "posts",
    "public",
    "recent",
    "rss",
    "rss2",
    "story",
    "text",
    "the",
    "update",
    "updates",
    "xml",
    "aktuell",
    "alle",
    "artikel",
    "à",
    "la",
    "une",
    "actualités",
    "actualité",
    "actu",
    "infos",
    "noticias",
    "últimas",
    "ultimas",
    "portada",
    "notizie",
    "ultime",
    "nachrichten",
    "schlagzeilen",
    "startseite",
    "nieuws",
    "nyheter",
    "nyheder",
    "uutiset",
    "aktuality",
    "wiadomości",
    "новости",
    "haberler",
];

/// The outlet that the title of a feed names: "Harbour Gazette - Top stories" is the Harbour Gazette's.
///
/// Says with it whether the address of the site bears it out.
pub(super) fn name_in(title: &str, home: Option<&str>) -> Option<(String, bool)> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut parts: Vec<&str> = vec![&title];
    for separator in [
        " - ", " – ", " — ", " | ", " > ", " » ", " « ", " :: ", " › ", " · ", " • ", " / ", ": ",
    ] {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    let parts: Vec<&str> = parts
        .into_iter()
        .map(|part| without_label(part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '|' | '»' | '-'))))
        .filter(|part| part.chars().any(char::is_alphanumeric) && !is_generic(part))
        .collect();
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    let at_home = |part: &&&str| {
        let part = letters(part);
        home.is_some_and(|home| {
            let label = letters(main_label(home));
            part.len() > 1 && (letters(home).contains(&part) || label.len() > 2 && part.contains(&label))
        })
    };
    let own = parts.iter().find(at_home);
    let found = own
        .or_else(|| {
            parts
                .iter()
                .find(|part| outlet::is_masthead(part) && outlet::is_name_of_paper(part))
        })
        .or(parts.first())?;
    (found.chars().count() <= 60).then(|| ((*found).to_owned(), own.is_some()))
}

/// A part without "RSS feed" at its end or "Latest from" before it.
fn without_label(part: &str) -> &str {
    let mut part = part;
    for end in [
        "rss feed",
        "atom feed",
        "news feed",
        "feed",
        "rss",
        "(rss)",
        "rss channel",
        "atom",
    ] {
        let cut = part.len().checked_sub(end.len()).filter(|cut| *cut > 0);
        if let Some((name, tail)) = cut.and_then(|cut| part.split_at_checked(cut))
            && tail.eq_ignore_ascii_case(end)
            && name.ends_with(' ')
        {
            part = name.trim_end();
            break;
        }
    }
    for begin in [
        "latest news from ",
        "latest from ",
        "news from ",
        "headlines from ",
        "articles from ",
        "rss feed for ",
        "feed for ",
    ] {
        if let Some((head, name)) = part.split_at_checked(begin.len())
            && head.eq_ignore_ascii_case(begin)
        {
            return name;
        }
    }
    part
}

/// Whether words name a section or the feed itself.
fn is_generic(part: &str) -> bool {
    part.split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .all(|word| {
            GENERIC.contains(&word.as_str())
                || sections::is_section(&word)
                || word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        })
}
