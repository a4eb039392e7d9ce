//! What a comparison comes to, in numbers: enough to choose which pair of a story to look at.

use super::collation::{Collation, FigureStatus, QuoteStatus};
use super::summary::count_quotes;

/// Counts of one pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outline {
    /// Passages surely told by both.
    pub shared: usize,
    /// Quotations of which one side leaves words out.
    pub cut: usize,
    /// Quotations of which the sides print other words.
    pub altered: usize,
    /// Quotations given to two speakers.
    pub speakers: usize,
    /// Figures in conflict.
    pub figures: usize,
}

impl Outline {
    /// Counts what a comparison found.
    pub fn of(collation: &Collation) -> Outline {
        let figures = collation.figures.iter();
        Outline {
            shared: collation.census.shared,
            cut: count_quotes(collation, QuoteStatus::Trimmed),
            altered: count_quotes(collation, QuoteStatus::Altered),
            speakers: collation.utterances.iter().filter(|quote| quote.changed).count(),
            figures: figures.filter(|figure| figure.status == FigureStatus::Conflict).count(),
        }
    }

    /// How many things are told otherwise.
    pub fn differences(&self) -> usize {
        self.cut + self.altered + self.speakers + self.figures
    }
}
