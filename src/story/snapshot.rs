//! What was found out about a corpus, kept in the cache so that the next start finds it out at once: facts of all articles,
//! stories and problems, which a start waits for; and how the files stood and the sketches, which are read when there is already
//! something on the screen.

mod codec;
#[cfg(test)]
mod tests;

use super::{Entry, Sketch, Story};
use crate::corpus::{ArticleId, Head, Problem, Stamps};
use crate::store::{Cache, OpenedCache, Unfit, maker};
pub(super) use codec::Card;
use codec::Told;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::sync::Arc;

/// Sections of the cached file.
const FRAME: usize = 0;
const HEADS: usize = 1;
const STORIES: usize = 2;
const SKETCHES: usize = 3;
const STAMPS: usize = 4;

/// So many articles are packed together: enough blocks for all cores, few enough to cost nothing.
const BLOCK: usize = 2048;

/// What is kept beside articles and stories.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Frame {
    pub problems: Vec<Problem>,
    /// Names whatever else the stories depend on, the reader's corrections above all.
    pub depends: u64,
}

/// A corpus as it was last.
#[derive(Debug)]
pub struct Snapshot {
    pub frame: Frame,
    /// As the files say it, by id.
    pub heads: Vec<Arc<Head>>,
    pub stories: Vec<Story>,
    /// What nobody has asked for yet.
    pub unread: Arc<Unread>,
}

/// What of a snapshot is still on the disk.
#[derive(Debug)]
pub struct Unread(OpenedCache);

impl Snapshot {
    /// What is kept of the corpus with this key (see `Sources::key`); none where nothing is.
    ///
    /// # Errors
    /// What is kept can't be used; it is to be made anew.
    pub fn open(cache: &Cache, key: &str) -> Result<Option<Snapshot>, Unfit> {
        let Some(opened) = cache.open(key, &maker())? else {
            return Ok(None);
        };
        let frame = postcard::from_bytes(&opened.section(FRAME)?).map_err(damaged)?;
        let cards = opened.section(HEADS)?;
        let blocks: Result<Vec<Vec<Arc<Head>>>, Unfit> = (codec::blocks(&cards).ok_or(Unfit::Damaged)?)
            .into_par_iter()
            .map(|block| {
                let cards: Vec<Card<'_>> = postcard::from_bytes(block).map_err(damaged)?;
                let heads = cards.into_iter().map(|card| card.head().map(Arc::new));
                heads.collect::<Option<_>>().ok_or(Unfit::Damaged)
            })
            .collect();
        let heads: Vec<Arc<Head>> = blocks?.into_iter().flatten().collect();
        let told = opened.section(STORIES)?;
        let blocks: Result<Vec<Vec<Story>>, Unfit> = (codec::blocks(&told).ok_or(Unfit::Damaged)?)
            .into_par_iter()
            .map(|block| {
                let told: Vec<Told<'_>> = postcard::from_bytes(block).map_err(damaged)?;
                let stories = told.into_iter().map(|told| told.story(&heads));
                stories.collect::<Option<_>>().ok_or(Unfit::Damaged)
            })
            .collect();
        let stories = blocks?.into_iter().flatten().collect();
        Ok(Some(Snapshot {
            frame,
            heads,
            stories,
            unread: Arc::new(Unread(opened)),
        }))
    }

    /// Keeps what was found out. `stamps` are how the files stood; `entries` hold what they say, in any order; a story holds none
    /// that is not among them.
    ///
    /// # Errors
    /// The cache can't be written; what it held before is still there.
    pub fn keep(
        (cache, key): (&Cache, &str),
        frame: &Frame,
        stamps: &Stamps,
        entries: &[Entry],
        stories: &[Story],
    ) -> io::Result<()> {
        let mut order: Vec<&Entry> = entries.iter().collect();
        order.sort_by(|a, b| a.head.id.cmp(&b.head.id));
        let place = |id: &ArticleId| order.binary_search_by(|entry| entry.head.id.cmp(id)).ok();
        cache.keep(key, &maker(), |writer| {
            writer.section(|out| plain(out, frame))?;
            writer.section(|out| {
                order.chunks(BLOCK).try_for_each(|entries| {
                    let cards: Vec<Card<'_>> = entries.iter().map(|entry| Card::of(&entry.head)).collect();
                    codec::block(out, &postcard::to_allocvec(&cards).map_err(io::Error::other)?)
                })
            })?;
            writer.section(|out| {
                stories.chunks(BLOCK).try_for_each(|stories| {
                    let told: Vec<Told<'_>> = stories.par_iter().map(|story| Told::of(story, place)).collect();
                    codec::block(out, &postcard::to_allocvec(&told).map_err(io::Error::other)?)
                })
            })?;
            writer.section(|out| {
                order.chunks(BLOCK).try_for_each(|entries| {
                    let mut block = Vec::new();
                    for entry in entries {
                        entry.sketch.put(&mut block);
                    }
                    codec::block(out, &block)
                })
            })?;
            writer.section(|out| plain(out, stamps))
        })
    }
}

impl Unread {
    /// How the files stood when they were read.
    ///
    /// # Errors
    /// They are damaged.
    pub fn stamps(&self) -> Result<Stamps, Unfit> {
        postcard::from_bytes(&self.0.section(STAMPS)?).map_err(damaged)
    }

    /// Whether the sketches are as they were written.
    ///
    /// # Errors
    /// They are damaged.
    pub fn verify_sketches(&self) -> Result<(), Unfit> {
        self.0.verify(SKETCHES)
    }

    /// What the articles are grouped by, in the order of the snapshot's heads.
    ///
    /// # Errors
    /// They are damaged.
    pub fn sketches(&self) -> Result<Vec<Sketch>, Unfit> {
        let section = self.0.section(SKETCHES)?;
        let blocks: Option<Vec<Vec<Sketch>>> = (codec::blocks(&section).ok_or(Unfit::Damaged)?)
            .into_par_iter()
            .map(|mut block| {
                let mut sketches = Vec::with_capacity(BLOCK);
                while !block.is_empty() {
                    sketches.push(Sketch::take(&mut block)?);
                }
                Some(sketches)
            })
            .collect();
        Ok(blocks.ok_or(Unfit::Damaged)?.into_iter().flatten().collect())
    }
}

fn plain(out: &mut dyn Write, what: &impl Serialize) -> io::Result<()> {
    out.write_all(&postcard::to_allocvec(what).map_err(io::Error::other)?)
}

fn damaged(_: postcard::Error) -> Unfit {
    Unfit::Damaged
}
