//! How articles' facts, stories and sketches are written as bytes.

use super::super::sketch::{Sketch, Term};
use super::super::{Divergence, Furthest, Story, Thousandths};
use crate::corpus::{ArticleId, Format, Head, Place, Published};
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::sync::Arc;

/// Writes a block with its length before it.
pub(super) fn block(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}

/// The blocks of a section; none where they don't fill it exactly.
pub(super) fn blocks(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut blocks = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (block, rest) = rest.split_at_checked(length)?;
        blocks.push(block);
        bytes = rest;
    }
    Some(blocks)
}

/// A day: year, month, day of the month.
type Day = (i16, i8, i8);

/// When an article was published.
#[derive(Debug, Serialize, Deserialize)]
enum When {
    Day(Day),
    /// Hour, minute, second, nanosecond; seconds east of UTC.
    Time(Day, (i8, i8, i8, i32), Option<i32>),
}

fn day_of(date: Date) -> Day {
    (date.year(), date.month(), date.day())
}

fn date((year, month, day): Day) -> Option<Date> {
    Date::new(year, month, day).ok()
}

impl When {
    fn of(published: &Published) -> When {
        match published {
            Published::Day(day) => When::Day(day_of(*day)),
            Published::Time(time, offset) => When::Time(
                day_of(time.date()),
                (time.hour(), time.minute(), time.second(), time.subsec_nanosecond()),
                offset.map(Offset::seconds),
            ),
        }
    }

    fn published(&self) -> Option<Published> {
        Some(match *self {
            When::Day(day) => Published::Day(date(day)?),
            When::Time((year, month, day), (hour, minute, second, nano), offset) => {
                let time = DateTime::new(year, month, day, hour, minute, second, nano).ok()?;
                let offset = match offset {
                    Some(seconds) => Some(Offset::from_seconds(seconds).ok()?),
                    None => None,
                };
                Published::Time(time, offset)
            }
        })
    }
}

/// A [`Head`] as it is written.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::story) struct Card<'a> {
    id: &'a str,
    path: &'a str,
    record: Option<u64>,
    format: Format,
    encoding: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<When>,
    byline: Option<&'a str>,
    agency: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    words: u64,
    place: Place,
}

impl<'a> Card<'a> {
    pub(in crate::story) fn of(head: &'a Head) -> Card<'a> {
        Card {
            id: head.id.as_str(),
            path: &head.path,
            record: head.record,
            format: head.format,
            encoding: &head.encoding,
            title: head.title.as_deref(),
            outlet: head.outlet.as_deref(),
            published: head.published.as_ref().map(When::of),
            byline: head.byline.as_deref(),
            agency: head.agency.as_deref(),
            url: head.url.as_deref(),
            language: head.language.as_deref(),
            words: head.words as u64,
            place: head.place,
        }
    }

    /// None where it tells of a day or time that there is not.
    pub(in crate::story) fn head(&self) -> Option<Head> {
        let text = |text: Option<&str>| text.map(str::to_owned);
        Some(Head {
            id: ArticleId::from(self.id),
            path: self.path.to_owned(),
            record: self.record,
            format: self.format,
            encoding: self.encoding.to_owned(),
            title: text(self.title),
            outlet: text(self.outlet),
            published: match &self.published {
                Some(when) => Some(when.published()?),
                None => None,
            },
            byline: text(self.byline),
            agency: text(self.agency),
            url: text(self.url),
            language: text(self.language),
            words: usize::try_from(self.words).ok()?,
            place: self.place,
        })
    }
}

/// A [`Story`] as it is written: its articles by their number among the heads.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told<'a> {
    headline: &'a str,
    first: Option<Day>,
    last: Option<Day>,
    outlets: Vec<&'a str>,
    articles: Vec<u32>,
    central: u32,
    opening: &'a str,
    independent: u32,
    shared: Option<Thousandths>,
    furthest: Option<(&'a str, &'a str, Thousandths)>,
}

impl<'a> Told<'a> {
    /// `place` is where an article stands among the heads.
    pub(super) fn of(story: &'a Story, place: impl Fn(&ArticleId) -> Option<usize>) -> Told<'a> {
        let number = |id| place(id).map_or(u32::MAX, |place| place as u32);
        Told {
            headline: &story.headline,
            first: story.first.map(day_of),
            last: story.last.map(day_of),
            outlets: story.outlets.iter().map(String::as_str).collect(),
            articles: story.articles.iter().map(number).collect(),
            central: number(&story.central),
            opening: &story.opening,
            independent: story.divergence.independent as u32,
            shared: story.divergence.shared,
            furthest: story
                .divergence
                .furthest
                .as_ref()
                .map(|Furthest { outlets, shared }| (outlets.0.as_str(), outlets.1.as_str(), *shared)),
        }
    }

    /// None where it names an article that there is not.
    pub(super) fn story(&self, heads: &[Arc<Head>]) -> Option<Story> {
        let id = |number: &u32| heads.get(*number as usize).map(|head| head.id.clone());
        let articles: Vec<ArticleId> = self.articles.iter().map(id).collect::<Option<_>>()?;
        let day = |day: Option<Day>| day.map(date);
        Some(Story {
            id: articles.first()?.clone(),
            headline: self.headline.to_owned(),
            first: day(self.first).flatten(),
            last: day(self.last).flatten(),
            outlets: self.outlets.iter().map(|&outlet| outlet.to_owned()).collect(),
            central: id(&self.central)?,
            articles,
            opening: self.opening.to_owned(),
            divergence: Divergence {
                independent: self.independent as usize,
                shared: self.shared,
                furthest: self.furthest.map(|(one, other, shared)| Furthest {
                    outlets: (one.to_owned(), other.to_owned()),
                    shared,
                }),
            },
        })
    }
}

impl Sketch {
    /// Adds its bytes: length of the opening u32, its bytes, number of terms u32, the terms.
    pub(super) fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend((self.opening.len() as u32).to_le_bytes());
        bytes.extend(self.opening.as_bytes());
        bytes.extend((self.terms.len() as u32).to_le_bytes());
        for term in self.terms.iter() {
            bytes.extend(term.bytes());
        }
    }

    /// Takes one from the front; none where there is no whole one.
    pub(super) fn take(bytes: &mut &[u8]) -> Option<Sketch> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (opening, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let (count, rest) = rest.split_first_chunk()?;
        let length = (u32::from_le_bytes(*count) as usize).checked_mul(Term::BYTES)?;
        let (terms, rest) = rest.split_at_checked(length)?;
        *bytes = rest;
        Some(Sketch {
            opening: std::str::from_utf8(opening).ok()?.into(),
            terms: terms.as_chunks().0.iter().map(Term::of_bytes).collect(),
        })
    }
}
