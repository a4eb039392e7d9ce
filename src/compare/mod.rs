//! Two articles sentence by sentence: what both say, what one only says, how the same thing was put.

mod agreement;
mod attribution;
mod collate;
mod collation;
mod dates;
mod document;
mod edits;
mod figures;
mod grams;
mod grid;
mod ledger;
mod lexicon;
mod link;
mod matching;
mod names;
mod offices;
mod order;
#[cfg(test)]
mod properties;
mod quotations;
mod relate;
mod reporting;
mod rows;
mod shares;
mod sides;
mod signals;
mod speech;
mod summary;
mod tally;
#[cfg(test)]
mod testing;
mod thesaurus;
mod units;
mod weights;

pub use collate::{compare, compare_watched};

pub use collation::{
    Alignment, Changes, Collation, Counterpart, Edit, EditKind, Figure, FigureKind, FigureStatus, Mention, Quote,
    QuoteStatus, Relation, Row, Run, Sentence, Summary, Telling,
};
pub use document::Document;
pub use sides::{Side, Sides};
