//! When a page's article was published: as its metadata, its elements, the lines near its headline, its scripts or its
//! address tell; never the day of an update, of fetching, or of another article.

mod address;
mod metas;
mod order;
mod shown;

use super::scripts::field;
use super::walk::Findings;
use crate::corpus::article::Published;
use crate::corpus::draft::Told;
use crate::corpus::facts::dates;
use address::in_address;
use metas::{EXACT, LOOSE};
use order::order;
use shown::{apart, near, spot};
use std::ops::RangeInclusive;

/// So many lines before the headline and so many blocks of prose after it are near it.
const LINES_ABOVE: usize = 14;
const LINES_BELOW: usize = 60;
const PROSE_BELOW: usize = 2;

/// Years an article may be of.
const YEARS: RangeInclusive<i16> = 1840..=2100;

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
    let zoned = |chosen: Told| {
        let Some(Published::Time(clock, None)) = read(&chosen.value) else {
            return chosen;
        };
        // What people read on the page has no zone; programs are told the same moment with it.
        let same = |name: &&&str| {
            let moment = found.meta(&[**name]).and_then(|(_, content)| read(content));
            let Some(Published::Time(other, Some(_))) = moment else {
                return false;
            };
            (other.date(), other.hour(), other.minute()) == (clock.date(), clock.hour(), clock.minute())
        };
        let name = EXACT.iter().chain(LOOSE).find(same);
        name.and_then(|name| meta(&[*name])).unwrap_or(chosen)
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
        .map(zoned)
}

/// Whether a day can be an article's: not from before most of what archives hold, not the default of a program, not in
/// a far future. By the calendar alone, without a clock: a page tells the same on whatever day it is read.
fn is_plausible(published: &Published) -> bool {
    let day = published.day();
    let default = (day.month(), day.day()) == (1, 1) && matches!(day.year(), 1900 | 1970 | 1980 | 2000)
        || (day.year(), day.month(), day.day()) == (1969, 12, 31);
    !default && YEARS.contains(&day.year())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_days_are_plausible_is_told_by_the_calendar_alone() {
        let plausible = |year, month, day| is_plausible(&Published::Day(jiff::civil::date(year, month, day)));
        for (year, month, day) in [
            (1840, 1, 1),
            (1900, 1, 2),
            (1970, 1, 2),
            (2012, 5, 8),
            (2013, 1, 1),
            (2100, 12, 31),
        ] {
            assert!(plausible(year, month, day), "{year}-{month}-{day}");
        }
        for (year, month, day) in [
            (1, 1, 1),
            (1839, 12, 31),
            (1900, 1, 1),
            (1969, 12, 31),
            (1970, 1, 1),
            (2000, 1, 1),
            (2101, 1, 1),
            (9999, 12, 31),
        ] {
            assert!(!plausible(year, month, day), "{year}-{month}-{day}");
        }
    }
}
