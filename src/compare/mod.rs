//! Two articles sentence by sentence: what both say, what one only says, how the same thing was put.

mod collation;
mod sides;

pub use collation::{
    Alignment, Collation, Counterpart, Edit, EditKind, Figure, FigureKind, FigureStatus, Mention, Quote, QuoteStatus,
    Relation, Row, Sentence, Summary, Telling,
};
pub use sides::{Side, Sides};
