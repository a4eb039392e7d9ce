//! Search over a whole corpus: a language of queries, what they ask of an article, how well it answers, and an index that
//! finds the answers without reading the articles again.
//!
//! The text of articles is asked for here. What the reader or the corpus says of an article as a whole (who published it and
//! when, in which story it stands, whether it was read) is kept up to date elsewhere and asked for there.

mod dates;
mod excerpt;
mod index;
mod manifest;
mod parse;
mod query;
mod reading;
mod score;
mod sought;
#[cfg(test)]
mod tests;
mod words;

pub use dates::days;
pub use excerpt::Excerpt;
pub use index::{Index, Space, Unusable, Writer};
pub use manifest::Manifest;
pub use parse::FIELDS;
pub use query::{Clause, Form, Leaf, Mistake, Query, Story, Test};
pub use reading::{Reading, Shelved};
pub use score::{Answer, Scale, Tally};
pub use sought::{Sought, in_characters};
pub use words::words;
