//! What a reader would call a difference: something one article alone tells, or that both tell and not alike.
//!
//! The same fact in other words is no difference by itself, nor is where it stands in the order; and what one article
//! tells in one go while the other is silent is one difference, however many passages it takes.

use super::index::{Index, is_unsure};
use crate::compare::{Absence, AttributionChange, Collation, Edit, EditKind, QuoteStatus, Relation, Side, Sides};
use rustc_hash::FxHashSet;

/// How a passage differs: the weightiest way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// This side alone tells it, in so many passages one after the other.
    Only(Side, usize),
    /// The same, but something across may tell one of them.
    NotFound(Side, usize),
    /// A figure disagrees.
    Figure,
    /// Each names somebody else as its speaker.
    Speaker,
    /// A quotation is cut.
    Cut,
    /// A quotation has other words.
    Altered,
    /// Quoted by one, reported by the other.
    Reported,
    /// One tells in its own voice what the other has somebody say, or the like.
    Voice,
    /// Words of another strength.
    Strength,
    /// This side, or each, adds a clause to what both tell.
    Adds(Option<Side>),
    /// Other words in a passage that is otherwise the same.
    Words,
    /// House style, where that is not folded away.
    Style,
}

impl Difference {
    /// In words, for the line below.
    pub fn words(self, collation: &Collation) -> String {
        let said = match self {
            Difference::Only(side, passages) | Difference::NotFound(side, passages) => {
                let said = match self {
                    Difference::Only(..) => format!("only in {}", collation.name(side)),
                    _ => format!("not found in {}", collation.name(side.other())),
                };
                return match passages {
                    1 => said,
                    _ => format!("{said}, {passages} passages"),
                };
            }
            Difference::Adds(Some(side)) => return format!("{} adds a detail", collation.name(side)),
            Difference::Adds(None) => "each adds a detail",
            Difference::Figure => "a figure differs",
            Difference::Speaker => "another speaker",
            Difference::Cut => "a quotation is cut",
            Difference::Altered => "a quotation is altered",
            Difference::Reported => "quoted in one, reported in the other",
            Difference::Voice => "told in another voice",
            Difference::Strength => "put with another strength",
            Difference::Words => "other words",
            Difference::Style => "house style",
        };
        said.to_owned()
    }
}

/// For each row the difference that begins there. `unfolded`: house style counts.
pub fn differences(collation: &Collation, unfolded: bool) -> Vec<Option<Difference>> {
    let index = Index::new(collation);
    let mut differences = linked(collation, &index, unfolded);
    // What is only there is told apart from what was not found across, as it is beside the passages.
    let silences: Vec<Option<(Side, bool)>> = (0..collation.rows.len())
        .map(|row| {
            index
                .absence(row)
                .map(|(side, absence)| (side, absence == Absence::Sure))
        })
        .collect();
    let mut row = 0;
    for run in silences.chunk_by(|one, next| one == next) {
        if let (Some((side, sure)), Some(slot)) = (run.first().copied().flatten(), differences.get_mut(row)) {
            *slot = Some(match sure {
                true => Difference::Only(side, run.len()),
                false => Difference::NotFound(side, run.len()),
            });
        }
        row += run.len();
    }
    differences
}

/// The differences of what both tell.
fn linked(collation: &Collation, index: &Index<'_>, unfolded: bool) -> Vec<Option<Difference>> {
    let leading = collation.leading();
    let quoted = quotations(collation, index);
    let added = Sides::from_fn(|side| {
        let sentences = collation.additions[side].iter().map(|run| run.sentence);
        sentences.collect::<FxHashSet<usize>>()
    });
    let of_row = |row: usize| {
        let links: Vec<_> = index.alignments(row).collect();
        // What is told of a link that may be none, or beside a surer one, is not told of the passage.
        let sure = || {
            let leads = |at: usize| leading.get(at).copied().unwrap_or(false);
            let sure = links.iter().filter(move |(at, link)| leads(*at) && !is_unsure(link));
            sure.map(|(_, link)| *link)
        };
        let changed = |what| sure().any(|link| link.attribution_changed.contains(&what));
        let edited = |is: fn(EditKind) -> bool| {
            let edits = links.iter().filter(|(_, link)| link.relation.is_literal());
            edits.map(|(_, link)| &link.edits).any(|edits| holds(edits, is))
        };
        let quoted = quoted.get(row).copied().flatten();
        let adds = |side: Side| {
            let mut held = collation.rows.get(row).into_iter().flat_map(|row| &row.sentences[side]);
            held.any(|sentence| added[side].contains(sentence))
        };
        if index.differs(row) {
            Some(Difference::Figure)
        } else if quoted == Some(Difference::Speaker) || changed(AttributionChange::Speaker) {
            Some(Difference::Speaker)
        } else if quoted.is_some() {
            quoted
        } else if sure().any(|link| link.relation == Relation::Reported) {
            Some(Difference::Reported)
        } else if changed(AttributionChange::Stance) {
            Some(Difference::Voice)
        } else if sure().any(|link| !link.strength.is_empty()) {
            Some(Difference::Strength)
        } else if adds(Side::Left) || adds(Side::Right) {
            let both = adds(Side::Left) && adds(Side::Right);
            let one = if adds(Side::Left) { Side::Left } else { Side::Right };
            Some(Difference::Adds(Some(one).filter(|_| !both)))
        } else if edited(|kind| !matches!(kind, EditKind::Shared | EditKind::Style)) {
            Some(Difference::Words)
        } else if unfolded && edited(|kind| kind == EditKind::Style) {
            Some(Difference::Style)
        } else {
            None
        }
    };
    (0..collation.rows.len()).map(of_row).collect()
}

/// For each row what became of a quotation that begins there, where both print it and not alike.
fn quotations(collation: &Collation, index: &Index<'_>) -> Vec<Option<Difference>> {
    let mut found = vec![None; collation.rows.len()];
    for quote in &collation.utterances {
        let difference = match quote.status {
            _ if quote.changed => Difference::Speaker,
            _ if quote.is_slightly_cut() => continue,
            QuoteStatus::Trimmed => Difference::Cut,
            QuoteStatus::Altered => Difference::Altered,
            _ => continue,
        };
        let place = Side::BOTH
            .into_iter()
            .find_map(|side| index.row_of(side, quote.mentions[side].as_ref()?.sentence));
        if let Some(slot) = place.and_then(|row| found.get_mut(row))
            && (slot.is_none() || difference == Difference::Speaker)
        {
            *slot = Some(difference);
        }
    }
    found
}

fn holds(edits: &Sides<Vec<Edit>>, is: impl Fn(EditKind) -> bool) -> bool {
    Side::BOTH
        .into_iter()
        .any(|side| edits[side].iter().any(|edit| is(edit.kind)))
}
