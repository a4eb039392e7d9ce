//! A collation looked up by sentence and by row: what stands where, and what is to be said of it.

use crate::compare::{Absence, Alignment, Collation, FigureStatus, Mention, Quote, QuoteStatus, Relation, Side, Sides};
use std::ops::Range;

/// A collation looked up by sentence and by row.
pub struct Index<'a> {
    pub collation: &'a Collation,
    /// For each sentence the alignments it stands in.
    aligned: Sides<Vec<Vec<usize>>>,
    /// For each sentence the row it stands in.
    row_of: Sides<Vec<Option<usize>>>,
    /// Figures that disagree: sentence and bytes, in order.
    differing: Sides<Vec<(usize, Range<usize>)>>,
}

impl<'a> Index<'a> {
    pub fn new(collation: &'a Collation) -> Self {
        let sentences = |side| collation.tellings[side].sentences.len();
        let mut aligned = Sides::from_fn(|side| vec![Vec::new(); sentences(side)]);
        let mut row_of = Sides::from_fn(|side| vec![None; sentences(side)]);
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
        }
        Index {
            collation,
            aligned,
            row_of,
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

    /// How sure it is that the other side is silent where a row stands on one alone.
    pub fn absence(&self, row: usize) -> Option<(Side, Absence)> {
        let side = self.silence(row)?;
        let sentence = self.collation.rows.get(row)?.sentences[side].first()?;
        Some((side, self.collation.absence(side, *sentence)))
    }

    /// Where each side tells an alignment, from 1: in which paragraph, or, where an article is one paragraph, in which
    /// sentence.
    pub fn places(&self, alignment: &Alignment) -> (&'static str, Sides<usize>) {
        let first = Sides::from_fn(|side| alignment.sentences[side].first().copied().unwrap_or(0));
        let paragraph = |side: Side, at: usize| self.collation.tellings[side].sentences.get(at).map(|it| it.paragraph);
        let paragraphs = Sides::from_fn(|side| paragraph(side, first[side]).unwrap_or(0));
        let whole = Side::BOTH.into_iter().any(|side| {
            let sentences = &self.collation.tellings[side].sentences;
            sentences.last().is_none_or(|last| last.paragraph == 0)
        });
        if whole || paragraphs.left == paragraphs.right {
            ("sentence", first.map(|at| at + 1))
        } else {
            ("paragraph", paragraphs.map(|at| at + 1))
        }
    }

    /// The relation of the surest link a row shows.
    pub fn relation(&self, row: usize) -> Option<Relation> {
        let surest = self.alignments(row).max_by(|(_, a), (_, b)| {
            // Of equals the loosest.
            a.score.total_cmp(&b.score).then(a.relation.cmp(&b.relation))
        });
        let relation = surest.map(|(_, alignment)| alignment.relation)?;
        // The same words stand for the row only where all of it is told in them.
        let whole = |side: Side, at: &usize| {
            let mut links = self.alignments(row);
            links.any(|(_, link)| link.relation == Relation::Verbatim && link.sentences[side].contains(at))
        };
        let sentences = &self.collation.rows.get(row)?.sentences;
        let more = Side::BOTH
            .into_iter()
            .any(|side| !sentences[side].iter().all(|at| whole(side, at)));
        Some(match relation {
            Relation::Verbatim if more => Relation::Edited,
            relation => relation,
        })
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
    alignment.is_unsure()
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

/// Whether a side prints what it has of a quotation in marks, and does not report it or say the same words in its own voice.
pub fn is_in_marks(collation: &Collation, quote: &Quote, side: Side, mention: &Mention) -> bool {
    let sentence = collation.tellings[side].sentences.get(mention.sentence);
    match (quote.status, sentence) {
        (QuoteStatus::Unmarked, sentence) => {
            let before = sentence.and_then(|sentence| sentence.text.get(..mention.span.start));
            before.is_some_and(|before| before.ends_with(['"', '\'', '“', '‘', '«', '„', '»']))
        }
        // What is reported is told with its whole sentence.
        (QuoteStatus::Reported, Some(sentence)) => sentence.text != mention.text,
        _ => true,
    }
}
