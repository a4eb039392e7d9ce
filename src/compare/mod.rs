//! Two articles sentence by sentence: what both say, what one only says, how the same thing was put.

mod agreement;
mod antecedents;
mod attribution;
mod calendar;
mod called;
mod capitals;
mod cast;
mod casting;
mod census;
mod clause;
mod clocks;
mod collate;
mod collation;
mod control;
mod counted;
mod currencies;
mod dates;
mod designations;
mod differing;
mod document;
mod edits;
mod elsewhere;
mod evidence;
mod families;
mod figurants;
mod figures;
mod filler;
mod gazetteer;
mod given;
mod giving;
mod glued;
mod grades;
mod grams;
mod grid;
mod hearing;
mod hedges;
mod kindred;
mod kinds;
mod ledger;
mod lexicon;
mod likely;
mod likeness;
mod lines;
mod link;
mod marks;
mod matching;
mod mirror;
mod namesakes;
mod namewords;
mod namings;
mod nearest;
mod nofigures;
mod numerals;
mod offices;
mod omissions;
mod opening;
mod order;
mod pairing;
mod pieces;
#[cfg(test)]
mod properties;
mod quantities;
mod quotations;
mod ranges;
mod relate;
mod reported;
mod reporting;
mod roles;
mod rows;
mod salience;
mod same;
mod sameness;
mod sayings;
mod shared_run;
mod shares;
mod sides;
mod signals;
mod speakers;
mod speech;
mod stance;
mod strength;
#[doc(hidden)]
pub mod study;
mod subjects;
mod summary;
mod sums;
mod tally;
mod terms;
#[cfg(test)]
mod testing;
mod thesaurus;
mod times;
mod titles;
mod units;
mod unmarked;
mod utterances;
mod values;
mod voices;
mod weighed;
mod weights;
mod wordclass;

pub use called::file;
pub use census::Census;
pub use collate::{compare, compare_watched};

pub use collation::{
    Alignment, Attribution, AttributionChange, Changes, Collation, Counterpart, Edit, EditKind, Figure, FigureKind,
    FigureStatus, Filled, Mention, Name, NameKind, NameStatus, Naming, Omission, OmissionKind, Quote, QuoteStatus,
    Relation, Row, Run, Sentence, Stance, Strength, StrengthKind, Summary, Telling,
};
pub use document::Document;
pub use filler::fill_ellipses;
pub use nearest::{Absence, Near, Nearest};
pub use salience::Salience;
pub use sides::{Side, Sides};
pub use summary::{SURE, count_quotes};
