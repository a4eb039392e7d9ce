//! Two articles sentence by sentence: what both say, what one only says, how the same thing was put.

mod agreement;
mod attribution;
mod capitals;
mod cast;
mod clause;
mod collate;
mod collation;
mod dates;
mod document;
mod edits;
mod figures;
mod filler;
mod given;
mod grades;
mod grams;
mod grid;
mod ledger;
mod lexicon;
mod link;
mod marks;
mod matching;
mod offices;
mod omissions;
mod order;
mod pieces;
#[cfg(test)]
mod properties;
mod quotations;
mod relate;
mod reported;
mod reporting;
mod roles;
mod rows;
mod same;
mod shares;
mod sides;
mod signals;
mod speakers;
mod speech;
mod stance;
mod strength;
mod subjects;
mod summary;
mod tally;
#[cfg(test)]
mod testing;
mod thesaurus;
mod units;
mod weights;
mod wordclass;

pub use collate::compare;

pub use collation::{
    Alignment, Attribution, AttributionChange, Collation, Counterpart, Edit, EditKind, Figure, FigureKind,
    FigureStatus, Filled, Mention, Omission, OmissionKind, Quote, QuoteStatus, Relation, Row, Sentence, Stance,
    Strength, StrengthKind, Summary, Telling,
};
pub use document::Document;
pub use filler::fill_ellipses;
pub use sides::{Side, Sides};
pub use summary::{SURE, count_quotes};
