//! What has been read so far, as one immutable piece: made away from the screen, swapped in whole.

use crate::corpus::{ArticleId, Head, Problem};
use crate::story::Story;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// One outlet and what it covered. Articles whose outlet is not known are gathered under `name: None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlet {
    pub name: Option<String>,
    /// Indices into [`Library::heads`], by date, undated last.
    pub articles: Vec<u32>,
    /// Indices into [`Library::stories`], ascending, each once.
    pub stories: Vec<u32>,
    /// How many of these stories no other outlet has.
    pub alone: usize,
    /// How many stories of two outlets and more it is silent on.
    pub silent: usize,
}

/// Everything lists are made from.
#[derive(Debug, Default)]
pub struct Library {
    /// By id.
    pub heads: Vec<Arc<Head>>,
    /// Largest first, then by id.
    pub stories: Vec<Story>,
    /// The story of each head, by index.
    pub story_of: Vec<u32>,
    /// By number of articles, largest first, then by name; the unknown last.
    pub outlets: Vec<Outlet>,
    /// By path, then record.
    pub problems: Vec<Problem>,
    pub(super) by_id: FxHashMap<ArticleId, u32>,
    pub(super) story_by_id: FxHashMap<ArticleId, u32>,
}
