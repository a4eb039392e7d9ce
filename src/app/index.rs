//! A collation looked up by sentence and by row: what stands where, and what is to be said of it.

use crate::compare::{Alignment, Collation, FigureStatus, Relation, SURE, Side, Sides};
use std::ops::Range;

/// A collation looked up by sentence and by row.
pub struct Index<'a> {
    pub collation: &'a Collation,
    /// For each sentence the alignments it stands in.
    aligned: Sides<Vec<Vec<usize>>>,
    /// For each sentence the row it stands in.
    row_of: Sides<Vec<Option<usize>>>,
    /// For each alignment, which of the shared passages it is on either side, from 1.
    pub order: Vec<Sides<usize>>,
    /// Figures that disagree: sentence and bytes, in order.
    differing: Sides<Vec<(usize, Range<usize>)>>,
}

impl<'a> Index<'a> {
    pub fn new(collation: &'a Collation) -> Self {
        let sentences = |side| collation.tellings[side].sentences.len();
        let mut aligned = Sides::from_fn(|side| vec![Vec::new(); sentences(side)]);
        let mut row_of = Sides::from_fn(|side| vec![None; sentences(side)]);
        let mut order = vec![Sides::new(0, 0); collation.alignments.len()];
        for side in Side::BOTH {
            for (at, alignment) in collation.alignments.iter().enumerate() {
                for &sentence in &alignment.sentences[side] {
                    if let Some(list) = aligned[side].get_mut(sentence) {
                        list.push(at);
                    }
                }
            }
            for (at, row) in collation.rows.iter().enumerate() {
                for &sentence in &row.sentences[side] {
                    if let Some(row) = row_of[side].get_mut(sentence) {
                        *row = Some(at);
                    }
                }
            }
            let mut told: Vec<usize> = (0..collation.alignments.len()).collect();
            told.sort_by_key(|&at| {
                collation
                    .alignments
                    .get(at)
                    .and_then(|one| one.sentences[side].first().copied())
            });
            for (place, at) in told.into_iter().enumerate() {
                if let Some(order) = order.get_mut(at) {
                    order[side] = place + 1;
                }
            }
        }
        Index {
            collation,
            aligned,
            row_of,
            order,
            differing: Sides::from_fn(|side| differing(collation, side)),
        }
    }

    /// The alignments a sentence stands in.
    pub fn aligned(&self, side: Side, sentence: usize) -> &[usize] {
        self.aligned[side].get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The row a sentence stands in.
    pub fn row_of(&self, side: Side, sentence: usize) -> Option<usize> {
        self.row_of[side].get(sentence).copied().flatten()
    }

    /// The alignments a row shows.
    pub fn alignments(&self, row: usize) -> impl Iterator<Item = (usize, &'a Alignment)> + use<'a> {
        let collation = self.collation;
        let shown = collation.rows.get(row).map_or(&[][..], |row| &row.alignments);
        shown.iter().filter_map(|&at| Some((at, collation.alignments.get(at)?)))
    }

    /// The one side a row stands on, where the other is silent.
    pub fn silence(&self, row: usize) -> Option<Side> {
        let passage = self.collation.rows.get(row)?;
        if !passage.alignments.is_empty() {
            return None;
        }
        Side::BOTH
            .into_iter()
            .find(|&side| passage.sentences[side.other()].is_empty() && !passage.sentences[side].is_empty())
    }

    /// The relation of the surest link a row shows.
    pub fn relation(&self, row: usize) -> Option<Relation> {
        let surest = self.alignments(row).max_by(|(_, a), (_, b)| {
            // Of equals the loosest.
            a.score.total_cmp(&b.score).then(a.relation.cmp(&b.relation))
        });
        surest.map(|(_, alignment)| alignment.relation)
    }

    /// A figure in this row disagrees.
    pub fn differs(&self, row: usize) -> bool {
        self.alignments(row).any(|(_, alignment)| alignment.differs)
    }

    /// The row stands elsewhere in the order on the other side.
    pub fn moved(&self, row: usize) -> bool {
        self.alignments(row).any(|(_, alignment)| alignment.moved)
    }

    /// Told in other words, and no link of the row is sure.
    pub fn unsure(&self, row: usize) -> bool {
        let mut links = self.alignments(row).peekable();
        links.peek().is_some() && links.all(|(_, alignment)| is_unsure(alignment))
    }

    /// Whether a byte of a sentence belongs to a figure that disagrees.
    pub fn in_differing_figure(&self, side: Side, sentence: usize, byte: usize) -> bool {
        let spans = &self.differing[side];
        let from = spans.partition_point(|(number, _)| *number < sentence);
        let here = spans.get(from..).unwrap_or_default();
        here.iter()
            .take_while(|(number, _)| *number == sentence)
            .any(|(_, span)| span.contains(&byte))
    }
}

/// Whether a link may be none: told in other words, and its score is low.
pub fn is_unsure(alignment: &Alignment) -> bool {
    alignment.score < SURE && matches!(alignment.relation, Relation::Paraphrase | Relation::Reported)
}

fn differing(collation: &Collation, side: Side) -> Vec<(usize, Range<usize>)> {
    let figures = collation.figures.iter();
    let mut spans: Vec<(usize, Range<usize>)> = figures
        .filter(|figure| figure.status == FigureStatus::Conflict)
        .filter_map(|figure| figure.mentions[side].as_ref())
        .map(|mention| (mention.sentence, mention.span.clone()))
        .collect();
    spans.sort_by_key(|(sentence, span)| (*sentence, span.start));
    spans
}
