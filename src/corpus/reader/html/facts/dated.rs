//! When a page's article was published: as its metadata, its elements, the lines near its headline, its scripts or its
//! address tell; never the day of an update, of fetching, or of another article.

use super::scripts::field;
use super::walk::{Findings, Hints, Spot, text_of};
use crate::corpus::article::Published;
use crate::corpus::draft::Told;
use crate::corpus::facts::dates::{self, Label, Order};

/// Metas made for the moment of publication, in order of trust.
const EXACT: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "article.published",
    "rnews:datepublished",
    "datepublished",
    "parsely-pub-date",
    "parsely-page",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "publisheddate",
    "published_date",
    "published-date",
    "publication_date",
    "publication-date",
    "publicationdate",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "originalpublicationdate",
    "published_time",
    "published_at",
    "published",
    "pubdate",
    "pub_date",
    "article:publicationdate",
    "article_date_original",
    "bt:pubdate",
    "displaydate",
    "ptime",
    "pdate",
    "lp.article:published_time",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "prism.publicationdate",
    "dcterms.available",
    "last-published",
    "vr:published_time",
    "twt-published-at",
    "date_published",
    "article_publication_date",
    "release_date",
    "firstpublished",
    "og:release_date",
    "video:release_date",
    "shareaholic:article_published_time",
];

/// Metas that may as well date the page.
const LOOSE: &[&str] = &[
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "date",
    "article:created",
    "created",
    "createdate",
    "datecreated",
    "creation_date",
    "revision_date",
    "build",
];

/// So many lines before the headline and so many blocks of prose after it are near it.
const LINES_ABOVE: usize = 14;
const LINES_BELOW: usize = 60;
const PROSE_BELOW: usize = 2;

/// Whether a line is near the headline: a little above it, or below it before the text has well begun.
pub(super) fn is_near(found: &Findings<'_>, line: usize, anchor: usize) -> bool {
    if line < anchor {
        return anchor - line <= LINES_ABOVE && found.prose_before(anchor) == found.prose_before(line);
    }
    line - anchor <= LINES_BELOW && found.prose_before(line) <= found.prose_before(anchor) + PROSE_BELOW
}

/// The day or moment, written so that it is read the same again.
pub(super) fn published(
    found: &Findings<'_>,
    linked: Option<&str>,
    anchor: Option<(usize, usize)>,
    address: Option<&str>,
) -> Option<Told> {
    let order = order(found, address);
    let read = |text: &str| dates::parse_in(text, order).filter(is_plausible);
    let told = |published: Published, basis: &str| Told::new(published.to_string(), basis);
    if let Some(published) = linked.and_then(read) {
        return told(published, "JSON-LD datePublished");
    }
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let content = found.meta(&[name])?.1;
            let value = if *name == "parsely-page" {
                field(content, "pub_date")?
            } else {
                content
            };
            told(read(value)?, &format!("meta {name}"))
        })
    };
    meta(EXACT)
        .or_else(|| spot(found, anchor, order, |hints| hints.exact && hints.date))
        .or_else(|| near(found, anchor, order))
        .or_else(|| meta(LOOSE))
        .or_else(|| in_scripts(found).and_then(|text| told(read(text)?, "data in a script of the page")))
        .or_else(|| {
            address
                .and_then(in_address)
                .and_then(|day| told(day, "address of the page"))
        })
        .or_else(|| apart(found, anchor, order))
}

/// Dates that can be no article's: before there was a web to put it on unless an archive has them, defaults of
/// programs, days well in the future.
fn is_plausible(published: &Published) -> bool {
    let day = published.day();
    let next_year = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).year() + 1;
    let default = (day.month(), day.day()) == (1, 1) && matches!(day.year(), 1900 | 1970 | 1980 | 2000)
        || (day.year(), day.month(), day.day()) == (1969, 12, 31);
    !default && (1840..=next_year).contains(&day.year())
}

/// Which number of a date in figures is the day: by the language of the page, its country, or other dates on it.
fn order(found: &Findings<'_>, address: Option<&str>) -> Order {
    let shown = found
        .spots
        .iter()
        .filter(|spot| spot.hints.date)
        .take(200)
        .find_map(|spot| dates::order_shown(&text_of(spot.element)));
    let from_lines = || {
        found
            .lines
            .iter()
            .filter(|line| line.text.contains('/'))
            .take(400)
            .find_map(|line| dates::order_shown(&line.text))
    };
    if let Some(order) = shown.or_else(from_lines) {
        return order;
    }
    let language = found
        .language
        .or(found
            .meta(&["og:locale", "content-language", "language"])
            .map(|(_, value)| value))
        .unwrap_or_default()
        .to_ascii_lowercase()
        .replace('_', "-");
    let (code, country) = language.split_once('-').unwrap_or((language.as_str(), ""));
    match (code, country) {
        ("en", "us" | "ph") => return Order::MonthFirst,
        ("en", "gb" | "uk" | "au" | "nz" | "ie" | "in" | "za" | "ng" | "ke" | "sg" | "my" | "pk") => {
            return Order::DayFirst;
        }
        // Years come first there, or both orders are in use.
        ("en" | "zh" | "ja" | "ko" | "hu" | "lt" | "fa" | "sv" | "", _) => {}
        _ => return Order::DayFirst,
    }
    let host = address.and_then(crate::corpus::facts::outlet::host).unwrap_or_default();
    match host.rsplit('.').next().unwrap_or_default() {
        "uk" | "au" | "nz" | "ie" | "in" | "za" | "ng" | "ke" | "gh" | "pk" | "sg" | "my" | "hk" | "lk" | "bd"
        | "ug" | "tz" | "zw" | "mt" | "de" | "at" | "ch" | "fr" | "be" | "nl" | "es" | "pt" | "it" | "gr" | "no"
        | "dk" | "fi" | "se" | "pl" | "cz" | "sk" | "ro" | "bg" | "rs" | "hr" | "si" | "ua" | "ru" | "by" | "br"
        | "ar" | "cl" | "mx" | "co" | "pe" | "tr" | "il" | "id" | "vn" | "th" => Order::DayFirst,
        "us" | "gov" | "mil" => Order::MonthFirst,
        _ => Order::Unknown,
    }
}

/// The date an element holds: in its attributes, or in its text.
fn held(spot: &Spot<'_>, order: Order) -> Option<Published> {
    let element = spot.element.value();
    [
        "datetime",
        "content",
        "data-datetime",
        "data-published",
        "data-date",
        "data-timestamp",
        "title",
    ]
    .iter()
    .filter_map(|name| element.attr(name))
    .find_map(|value| {
        (value.len() <= 80)
            .then(|| dates::parse_in(value, order))
            .flatten()
            .filter(is_plausible)
    })
    .or_else(|| in_text(&text_of(spot.element), order).map(|(published, _)| published))
}

/// The first date in a short text that is not one of an update, and whether the text says that it is of publication.
fn in_text(text: &str, order: Order) -> Option<(Published, bool)> {
    if text.len() > 300 {
        return None;
    }
    let found = dates::find_in(text, order);
    found
        .iter()
        .find(|found| found.label == Label::Published)
        .or_else(|| found.iter().find(|found| found.label == Label::Bare))
        .map(|found| {
            (
                found.published,
                found.label == Label::Published || dates::says_published(text),
            )
        })
        .filter(|(published, _)| is_plausible(published))
}

/// An element near the headline, or anywhere beside no other article, whose hints are wanted.
fn spot(
    found: &Findings<'_>,
    anchor: Option<(usize, usize)>,
    order: Order,
    wanted: impl Fn(&Hints) -> bool,
) -> Option<Told> {
    let mut spots: Vec<&Spot<'_>> = found
        .spots
        .iter()
        .filter(|spot| wanted(&spot.hints) && !spot.hints.updated && !found.is_beside(spot, anchor))
        .take(60)
        .collect();
    if let Some((_, line)) = anchor {
        spots.sort_by_key(|spot| (!is_near(found, spot.line, line), spot.line.abs_diff(line)));
    }
    spots.into_iter().find_map(|spot| {
        Told::new(
            held(spot, order)?.to_string(),
            "date on the page, marked as that of publication",
        )
    })
}

/// The best date near the headline, in elements that say they hold one or in lines of text.
fn near(found: &Findings<'_>, anchor: Option<(usize, usize)>, order: Order) -> Option<Told> {
    let (at, line) = anchor?;
    let mut best: Option<(u8, usize, Published, &str)> = None;
    let mut offer = |rank: u8, distance: usize, published: Published, basis: &'static str| {
        if best.is_none_or(|(known, near, ..)| (rank, distance) < (known, near)) {
            best = Some((rank, distance, published, basis));
        }
    };
    let spots = found.spots.iter().filter(|spot| {
        spot.hints.date && !spot.hints.updated && is_near(found, spot.line, line) && !found.is_beside(spot, anchor)
    });
    for spot in spots.take(80) {
        let text = text_of(spot.element);
        if text.len() > 300 {
            continue;
        }
        let labels = dates::find_in(&text, order);
        let before = before(spot);
        let updated = !labels.is_empty()
            && labels
                .iter()
                .all(|found| matches!(found.label, Label::Updated | Label::Retrieved));
        let said_before = dates::find(&format!("{before} 1 May 2012"))
            .first()
            .map(|found| found.label);
        if updated || matches!(said_before, Some(Label::Updated | Label::Retrieved)) {
            continue;
        }
        if let Some(published) = held(spot, order) {
            let said =
                labels.iter().any(|found| found.label == Label::Published) || said_before == Some(Label::Published);
            let time = spot.element.value().name() == "time";
            let rank = match (said || spot.hints.published, time) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            };
            // What stands above the headline is as often the day the page was read.
            let distance = spot.line.abs_diff(line) * if spot.line < line { 3 } else { 1 };
            let basis = if time {
                "time element near the headline"
            } else {
                "date near the headline"
            };
            offer(rank, distance, published, basis);
        }
    }
    let lines = found
        .lines
        .iter()
        .enumerate()
        .skip(line.saturating_sub(4))
        .take(LINES_BELOW)
        .filter(|(i, text)| is_near(found, *i, line) && !found.is_aside(text.at, Some(at)));
    for (i, text) in lines {
        if text.text.is_empty() || text.text.chars().count() > 160 {
            continue;
        }
        if let Some((published, said)) = in_text(&text.text, order) {
            // A line that goes on is prose which speaks of some day.
            let alone = text.text.chars().count() <= 60 || said;
            let distance = i.abs_diff(line) * if i < line { 3 } else { 1 };
            if alone {
                offer(if said { 1 } else { 3 }, distance, published, "line near the headline");
            }
        }
    }
    best.and_then(|(_, _, published, basis)| Told::new(published.to_string(), basis))
}

/// The words just before an element within its parent: "Updated:", "Published on".
fn before(spot: &Spot<'_>) -> String {
    let mut words = String::new();
    for node in spot.element.prev_siblings().take(3) {
        let text = match node.value() {
            scraper::Node::Text(text) => text.trim().to_owned(),
            scraper::Node::Element(_) => scraper::ElementRef::wrap(node).map(text_of).unwrap_or_default(),
            _ => String::new(),
        };
        if !text.is_empty() {
            if text.chars().count() <= 60 && !text.chars().any(|c| c.is_ascii_digit()) {
                words = text;
            }
            break;
        }
    }
    words
}

/// A date further from the headline: in an element that says so, or in a line that says it is of publication.
fn apart(found: &Findings<'_>, anchor: Option<(usize, usize)>, order: Order) -> Option<Told> {
    let at = anchor.map(|(at, _)| at);
    let line = anchor.map_or(0, |(_, line)| line);
    let marked = |published: bool| {
        let mut spots: Vec<&Spot<'_>> = found
            .spots
            .iter()
            .filter(|spot| {
                spot.hints.date
                    && !spot.hints.updated
                    && (spot.hints.published || !published)
                    && !found.is_beside(spot, anchor)
            })
            .take(100)
            .collect();
        spots.sort_by_key(|spot| spot.line.abs_diff(line));
        spots
            .into_iter()
            .find_map(|spot| Told::new(held(spot, order)?.to_string(), "date on the page"))
    };
    let said = || {
        found
            .lines
            .iter()
            .filter(|line| !line.text.is_empty() && line.text.chars().count() <= 160 && !found.is_aside(line.at, at))
            .filter_map(|line| in_text(&line.text, order))
            .find(|(_, said)| *said)
            .and_then(|(published, _)| Told::new(published.to_string(), "line on the page"))
    };
    marked(true).or_else(said).or_else(|| marked(false))
}

/// Keys by which scripts of pages hold the moment of publication.
const SCRIPT_KEYS: &[&str] = &[
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "publishedDate",
    "published_date",
    "publicationDate",
    "publication_date",
    "firstPublished",
    "firstPublishedAt",
    "first_published_at",
    "firstPublishDate",
    "pubDate",
    "pub_date",
    "publishTime",
    "publish_time",
    "publishedTime",
    "published_time",
    "datePublication",
    "articlePublishedTime",
    "publishedTimestamp",
    "displayDate",
    "display_date",
];

/// The first value of a key of publication in the page's scripts.
fn in_scripts<'a>(found: &'a Findings<'_>) -> Option<&'a str> {
    let scripts = || {
        found
            .linked
            .iter()
            .map(String::as_str)
            .chain(found.scripts.iter().copied())
    };
    SCRIPT_KEYS.iter().find_map(|key| {
        scripts().find_map(|script| {
            field(script, key).filter(|value| value.len() >= 8 && value.bytes().any(|byte| byte.is_ascii_digit()))
        })
    })
}

/// The day in an address: `/2012/05/08/`, `/20120508/`, `-2012-05-08`, `/2012-05-08-`.
fn in_address(address: &str) -> Option<Published> {
    let path = address.splitn(4, '/').nth(3)?;
    let path = path.split(['?', '#']).next()?;
    let numbers: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        (digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())
            .flatten()
    };
    let civil = |year: i16, month: i16, day: i16| {
        let year = (1994..=2100).contains(&year).then_some(year)?;
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    numbers
        .windows(3)
        .find_map(|window| {
            let [year, month, day] = window else { return None };
            civil(number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?)
        })
        .or_else(|| {
            numbers.iter().find_map(|part| {
                number(part.get(..8).filter(|_| part.len() == 8)?.get(..4)?, 4..=4)
                    .and_then(|year| civil(year, number(part.get(4..6)?, 2..=2)?, number(part.get(6..8)?, 2..=2)?))
            })
        })
        .map(Published::Day)
        .filter(is_plausible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_the_day() {
        for address in [
            "https://gazette.example/2012/05/08/weir",
            "https://gazette.example/news/20120508/weir.html",
            "https://gazette.example/weir-2012-05-08",
            "https://gazette.example/2012-05-08-weir.html?x=1",
            "https://gazette.example/a/2012/5/8",
        ] {
            let day = in_address(address).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2012-05-08"), "{address}");
        }
        for address in [
            "https://gazette.example/2012/weir",
            "https://gazette.example/99999999/weir",
            "https://gazette.example/weir?d=2012-05-08",
            "https://gazette.example/12345678901",
        ] {
            assert_eq!(in_address(address), None, "{address}");
        }
    }
}
