//! What each passage of a comparison means on the screen: its sign, the style of its words.

use super::palette::Palette;
use crate::app::state::{Comparison, Shading};
use crate::compare::{Alignment, Collation, Edit, EditKind, Relation, Side, Sides};
use ratatui::style::Style;

/// A collation looked up by sentence; made once for each drawing.
pub struct Passages<'a> {
    pub collation: &'a Collation,
    /// For each sentence the alignments it stands in.
    aligned: Sides<Vec<Vec<usize>>>,
    /// For each sentence the row it stands in.
    row_of: Sides<Vec<Option<usize>>>,
    /// For each alignment, which of the shared passages it is on either side, from 1.
    pub order: Vec<Sides<usize>>,
}

impl<'a> Passages<'a> {
    pub fn new(collation: &'a Collation) -> Self {
        let sentences = |side| collation.tellings[side].sentences.len();
        let mut aligned = Sides::from_fn(|side| vec![Vec::new(); sentences(side)]);
        let mut row_of = Sides::from_fn(|side| vec![None; sentences(side)]);
        let mut order = vec![Sides::new(0, 0); collation.alignments.len()];
        for side in Side::BOTH {
            for (at, alignment) in collation.alignments.iter().enumerate() {
                for &sentence in &alignment.sentences[side] {
                    if let Some(list) = aligned[side].get_mut(sentence) {
                        list.push(at);
                    }
                }
            }
            for (at, row) in collation.rows.iter().enumerate() {
                for &sentence in &row.sentences[side] {
                    if let Some(row) = row_of[side].get_mut(sentence) {
                        *row = Some(at);
                    }
                }
            }
            let mut told: Vec<usize> = (0..collation.alignments.len()).collect();
            told.sort_by_key(|&at| {
                collation
                    .alignments
                    .get(at)
                    .and_then(|one| one.sentences[side].first().copied())
            });
            for (place, at) in told.into_iter().enumerate() {
                if let Some(order) = order.get_mut(at) {
                    order[side] = place + 1;
                }
            }
        }
        Passages {
            collation,
            aligned,
            row_of,
            order,
        }
    }

    /// The row a sentence stands in.
    pub fn row_of(&self, side: Side, sentence: usize) -> Option<usize> {
        self.row_of[side].get(sentence).copied().flatten()
    }

    /// The alignments a row shows.
    pub fn alignments(&self, row: usize) -> impl Iterator<Item = (usize, &'a Alignment)> + use<'a> {
        let collation = self.collation;
        let shown = collation.rows.get(row).map_or(&[][..], |row| &row.alignments);
        shown.iter().filter_map(|&at| Some((at, collation.alignments.get(at)?)))
    }

    /// The one side a row stands on, where the other is silent.
    pub fn silence(&self, row: usize) -> Option<Side> {
        let passage = self.collation.rows.get(row)?;
        if !passage.alignments.is_empty() {
            return None;
        }
        Side::BOTH
            .into_iter()
            .find(|&side| passage.sentences[side.other()].is_empty() && !passage.sentences[side].is_empty())
    }

    /// The loosest of the relations a row shows.
    pub fn relation(&self, row: usize) -> Option<Relation> {
        self.alignments(row).map(|(_, alignment)| alignment.relation).max()
    }

    /// A figure in this row disagrees.
    pub fn differs(&self, row: usize) -> bool {
        self.alignments(row).any(|(_, alignment)| alignment.differs)
    }

    /// The row stands elsewhere in the order on the other side.
    pub fn moved(&self, row: usize) -> bool {
        self.alignments(row).any(|(_, alignment)| alignment.moved)
    }

    /// The sign of a row: how its sides relate; a space for silence.
    pub fn glyph(&self, row: usize) -> &'static str {
        match self.relation(row) {
            _ if self.differs(row) => "≠",
            Some(relation) => sign(relation),
            None => " ",
        }
    }

    /// The style of one byte of a sentence under the shading asked for.
    pub fn style(&self, palette: &Palette, comparison: &Comparison, side: Side, sentence: usize, byte: usize) -> Style {
        let aligned = self.aligned[side].get(sentence).map_or(&[][..], Vec::as_slice);
        match comparison.shading {
            Shading::Off => palette.text,
            Shading::Shared if aligned.is_empty() => palette.only[side],
            Shading::Shared => palette.shared,
            Shading::Words => match self.edit(side, sentence, byte, aligned) {
                Some((EditKind::Only, _)) => palette.only[side],
                // Where the fact is told in other words nearly every word is another: a line under each would only shout.
                Some((EditKind::Replaced, Relation::Paraphrase | Relation::Reported)) => palette.only[side],
                Some((EditKind::Replaced, _)) => palette.replaced[side],
                Some((EditKind::Style, _)) if comparison.unfolded => palette.house_style,
                _ => palette.text,
            },
        }
    }

    /// What became of a byte, and in which relation: the closest where a sentence is linked twice. Spaces at the ends of a
    /// run are plain.
    fn edit(&self, side: Side, sentence: usize, byte: usize, aligned: &[usize]) -> Option<(EditKind, Relation)> {
        let alignments = aligned.iter().filter_map(|&at| self.collation.alignments.get(at));
        let edits =
            alignments.filter_map(|alignment| Some((run(&alignment.edits[side], sentence, byte)?, alignment.relation)));
        let (closest, relation) = edits.min_by_key(|(edit, _)| match edit.kind {
            EditKind::Shared => 0,
            EditKind::Style => 1,
            EditKind::Moved => 2,
            EditKind::Replaced => 3,
            EditKind::Only => 4,
        })?;
        let text = &self.collation.tellings[side].sentences.get(sentence)?.text;
        let inner = text.get(closest.span.clone()).map_or("", str::trim);
        let from = text
            .get(closest.span.clone())
            .map_or(0, |run| run.len() - run.trim_start().len())
            + closest.span.start;
        (from..from + inner.len())
            .contains(&byte)
            .then_some((closest.kind, relation))
    }
}

/// The run of edits a byte of a sentence stands in; they are in order by sentence and place.
fn run(edits: &[Edit], sentence: usize, byte: usize) -> Option<&Edit> {
    let at = edits.partition_point(|edit| (edit.sentence, edit.span.end) <= (sentence, byte));
    edits
        .get(at)
        .filter(|edit| edit.sentence == sentence && edit.span.contains(&byte))
}

/// The sign of a relation.
pub fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "=",
        Relation::Edited => "~",
        Relation::Quote => "\"",
        Relation::Reported => "»",
        Relation::Paraphrase => "≈",
    }
}

/// A relation in words.
pub fn meaning(relation: Relation) -> &'static str {
    match relation {
        Relation::Verbatim => "the same words",
        Relation::Edited => "mostly the same words",
        Relation::Quote => "the same quotation",
        Relation::Reported => "quoted on one side, reported on the other",
        Relation::Paraphrase => "the same fact in other words",
    }
}

/// What a side is called: its outlet, else which side it is.
pub fn side_name(collation: &Collation, side: Side) -> &str {
    let unknown = match side {
        Side::Left => "left",
        Side::Right => "right",
    };
    collation.tellings[side].outlet.as_deref().unwrap_or(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::{Screen, Theme, View};
    use crate::ui::fixture::comparing;

    fn with<T>(shading: Shading, unfolded: bool, ask: impl Fn(&Passages<'_>, &Palette, &Comparison) -> T) -> T {
        let mut state = comparing(120, 40, Theme::Dark, View::Columns, shading);
        let Some(Screen::Compare(comparison)) = state.screens.last_mut() else {
            unreachable!()
        };
        comparison.unfolded = unfolded;
        let collation = comparison.collation.clone().unwrap();
        ask(&Passages::new(&collation), &Palette::of(Theme::Dark), comparison)
    }

    #[test]
    fn a_row_has_the_sign_of_its_relation_unless_a_figure_differs() {
        with(Shading::Off, false, |passages, _, comparison| {
            let rows = comparison
                .collation
                .as_ref()
                .map_or(0, |collation| collation.rows.len());
            let signs: String = (0..rows).map(|row| passages.glyph(row)).collect();
            assert_eq!(signs, "~≠\"  =≈ »=");
            assert_eq!(passages.silence(3), Some(Side::Left));
            assert_eq!(passages.silence(7), Some(Side::Right));
            assert_eq!(passages.silence(0), None);
        });
    }

    #[test]
    fn word_edits_are_shown_without_the_spaces_around_them() {
        with(Shading::Words, false, |passages, palette, comparison| {
            // “… on Monday [night] after …” is on the left alone.
            let text = &passages.collation.tellings.left.sentences[0].text;
            let night = text.find("night").unwrap();
            let style = |byte| passages.style(palette, comparison, Side::Left, 0, byte);
            assert_eq!(style(0), palette.replaced.left);
            assert_eq!(style(night), palette.only.left);
            assert_eq!(style(night - 1), palette.text);
            assert_eq!(style(night + 5), palette.text);
            // “We had no choice[ but to close …]”: the run begins with a space.
            let cut = passages.collation.tellings.left.sentences[2].text.find(" but").unwrap();
            let style = |byte| passages.style(palette, comparison, Side::Left, 2, byte);
            assert_eq!((style(cut), style(cut + 1)), (palette.text, palette.only.left));
        });
    }

    #[test]
    fn house_style_is_folded_away_until_asked_for() {
        let style = |unfolded| {
            with(Shading::Words, unfolded, |passages, palette, comparison| {
                let text = &passages.collation.tellings.left.sentences[6].text;
                let six = text.find("six").unwrap();
                (passages.style(palette, comparison, Side::Left, 6, six), *palette)
            })
        };
        let (folded, palette) = style(false);
        assert_eq!(folded, palette.text);
        assert_eq!(style(true).0, palette.house_style);
    }

    #[test]
    fn what_both_say_is_dim_and_what_one_says_has_its_colour() {
        with(Shading::Shared, false, |passages, palette, comparison| {
            let style = |side, sentence| passages.style(palette, comparison, side, sentence, 0);
            assert_eq!(style(Side::Left, 0), palette.shared);
            assert_eq!(style(Side::Left, 3), palette.only.left);
            assert_eq!(style(Side::Right, 7), palette.only.right);
        });
    }

    #[test]
    fn a_sentence_linked_twice_counts_as_shared_where_either_link_shares_it() {
        with(Shading::Words, false, |passages, palette, comparison| {
            let mut collation = passages.collation.clone();
            let mut twice = collation.alignments[0].clone();
            let all = collation.tellings.left.sentences[0].text.len();
            twice.edits.left = vec![Edit {
                sentence: 0,
                span: 0..all,
                kind: EditKind::Shared,
            }];
            collation.alignments.push(twice);
            let passages = Passages::new(&collation);
            assert_eq!(passages.style(palette, comparison, Side::Left, 0, 0), palette.text);
        });
    }
}
