//! Where the articles come from that are grouped: entries as they are, or packed for whoever holds a million at once.

use super::Entry;
use super::sketch::{Sketch, Term};
use super::snapshot::Card;
use crate::corpus::Head;
use std::sync::Arc;

/// Articles to be grouped, by number.
pub(super) trait Source: Sync {
    fn len(&self) -> usize;

    /// The terms of an article's sketch, by key.
    fn terms(&self, number: usize) -> &[Term];

    /// An article as it was; `None`: there is none with this number.
    fn entry(&self, number: usize) -> Option<Entry>;
}

impl Source for &[Entry] {
    fn len(&self) -> usize {
        <[Entry]>::len(self)
    }

    fn terms(&self, number: usize) -> &[Term] {
        self.get(number).map_or(&[], |entry| &entry.sketch.terms)
    }

    fn entry(&self, number: usize) -> Option<Entry> {
        self.get(number).cloned()
    }
}

/// An entry that takes little memory: all but the terms is packed. About 1.4 kB.
#[derive(Debug, Clone)]
pub struct Brief {
    terms: Arc<[Term]>,
    /// Head and opening.
    packed: Box<[u8]>,
}

impl Brief {
    /// Packs an entry.
    pub fn of(head: &Head, sketch: &Sketch) -> Brief {
        // Strings and numbers can always be written into memory.
        let packed = postcard::to_allocvec(&(Card::of(head), &*sketch.opening)).unwrap_or_default();
        Brief {
            terms: Arc::clone(&sketch.terms),
            packed: packed.into(),
        }
    }

    fn entry(&self) -> Option<Entry> {
        let (card, opening): (Card<'_>, &str) = postcard::from_bytes(&self.packed).ok()?;
        Some(Entry {
            head: Arc::new(card.head()?),
            sketch: Sketch {
                terms: Arc::clone(&self.terms),
                opening: opening.into(),
            },
        })
    }
}

impl Source for &[Brief] {
    fn len(&self) -> usize {
        <[Brief]>::len(self)
    }

    fn terms(&self, number: usize) -> &[Term] {
        self.get(number).map_or(&[], |brief| &brief.terms)
    }

    fn entry(&self, number: usize) -> Option<Entry> {
        self.get(number)?.entry()
    }
}
