//! Who published what and when: facts from the words of an article, each with its evidence.

pub(super) mod byline;
pub(super) mod dates;
pub(super) mod fields;
pub(super) mod language;
pub(super) mod names;
pub(super) mod outlet;
pub(super) mod sections;
pub(super) mod tongues;
