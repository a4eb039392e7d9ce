//! Figures of an exported comparison, in the words they stand among: a bare "four" tells nobody anything.

use super::comparison::Writing;
use super::markdown::escaped;
use crate::compare::{Figure, FigureStatus};
use crate::text::excerpt::{begin_before, end_after};
use std::fmt::Write as _;
use std::ops::Range;

impl Writing<'_> {
    /// The figures of both, each in the words it stands among.
    pub(super) fn figures(&mut self) {
        let mut figures: Vec<&Figure> = self.collation.figures.iter().collect();
        if figures.is_empty() {
            return;
        }
        self.heading("Figures");
        figures.sort_by_key(|figure| rank(figure.status));
        for figure in figures {
            let fate = match figure.status {
                FigureStatus::Conflict => "differs".to_owned(),
                FigureStatus::Variant => "about the same, one is rounder or vaguer".to_owned(),
                FigureStatus::EqualByArithmetic => "the same by arithmetic".to_owned(),
                FigureStatus::Equal => "the same".to_owned(),
                FigureStatus::OnlyLeft => format!("only in {}", escaped(&self.names.left)),
                FigureStatus::OnlyRight => format!("only in {}", escaped(&self.names.right)),
            };
            let of = figure.of.left.as_ref().or(figure.of.right.as_ref());
            let of = of.map_or_else(String::new, |of| format!("{}: ", escaped(of)));
            let why = figure
                .why
                .as_ref()
                .map_or_else(String::new, |why| format!(" ({})", escaped(why)));
            let _ = writeln!(self.out, "- {of}{fate}{why}");
            let collation = self.collation;
            self.mentions(&figure.mentions, |side, mention| {
                let sentence = collation.tellings[side].sentences.get(mention.sentence);
                sentence.map_or_else(String::new, |sentence| among(&sentence.text, mention.span.clone()))
            });
        }
    }
}

/// Cells on either side of a figure that are told with it, at most.
const AMONG: usize = 48;

/// A figure in strong letters among the words around it, from whole word to whole word.
fn among(text: &str, span: Range<usize>) -> String {
    let (from, to) = (begin_before(text, span.start, AMONG), end_after(text, span.end, AMONG));
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let (before, figure, after) = (part(from..span.start), part(span.clone()), part(span.end..to));
    let (begins, ends) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
    let spaced = |text: &str| {
        let blank = |is: bool| if is { " " } else { "" };
        let (ahead, behind) = (text.starts_with(' '), text.ends_with(' ') && text.trim() != "");
        format!("{}{}{}", blank(ahead), escaped(text), blank(behind))
    };
    format!(
        "{begins}{}**{}**{}{ends}",
        spaced(before),
        escaped(figure),
        spaced(after)
    )
}

/// What differs first, what is the same last.
fn rank(status: FigureStatus) -> usize {
    match status {
        FigureStatus::Conflict => 0,
        FigureStatus::OnlyLeft | FigureStatus::OnlyRight => 1,
        FigureStatus::Variant => 2,
        FigureStatus::EqualByArithmetic => 3,
        FigureStatus::Equal => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_among_whole_words() {
        let text = "The sitting of the council began at four on Friday afternoon and ended a little after six with half the members asleep.";
        let at = text.find("six").unwrap();
        assert_eq!(
            among(text, at..at + 3),
            "…on Friday afternoon and ended a little after **six** with half the members asleep."
        );
        assert_eq!(among("Six rowed.", 0..3), "**Six** rowed.");
        let long = "風".repeat(200);
        let at = long.len() / 2;
        assert!(among(&long, at..at + 3).contains("**風**"));
    }
}
