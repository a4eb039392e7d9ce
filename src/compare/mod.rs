//! Two articles sentence by sentence: what both say, what one only says, how the same thing was put.

mod agreement;
mod attribution;
mod calendar;

mod casting;
mod collate;
mod collation;
mod counted;
mod currencies;
mod dates;
mod differing;
mod document;
mod edits;
mod elsewhere;
mod families;
mod figures;
mod gazetteer;
mod grams;
mod grid;
mod hedges;
mod ledger;
mod lexicon;
mod link;
mod matching;
mod named;
mod names;
mod namings;
mod nofigures;
mod numerals;
mod offices;
mod order;
mod pairing;
#[cfg(test)]
mod properties;
mod quantities;
mod quotations;
mod ranges;
mod relate;
mod reporting;
mod rows;
mod sameness;
mod shares;
mod sides;
mod signals;
mod speech;
mod summary;
mod sums;
mod tally;
mod terms;
#[cfg(test)]
mod testing;
mod thesaurus;
mod times;
mod units;
mod values;
mod weights;

pub use collate::compare;

pub use collation::{
    Alignment, Collation, Counterpart, Edit, EditKind, Figure, FigureKind, FigureStatus, Mention, Name, NameKind,
    NameStatus, Naming, Quote, QuoteStatus, Relation, Row, Sentence, Summary, Telling,
};
pub use document::Document;
pub use sides::{Side, Sides};
