//! What each passage of a comparison means on the screen: its sign, the style of its words.

use super::palette::Palette;
use crate::app::index::Index;
use crate::app::state::{Comparison, Shading};
use crate::compare::{Alignment, Collation, Edit, EditKind, Relation, Side};
use ratatui::style::Style;
use std::ops::Deref;

/// The sign of a passage whose link may be none.
pub const UNSURE: &str = "?";

/// A collation looked up by sentence and by row; made once for each drawing.
pub struct Passages<'a> {
    index: Index<'a>,
    /// For each alignment, whether its words are marked: where nearly all are others, marks would only shout.
    marked: Vec<bool>,
}

impl<'a> Deref for Passages<'a> {
    type Target = Index<'a>;

    fn deref(&self) -> &Index<'a> {
        &self.index
    }
}

/// Of a passage told in other words, the share of letters that stand on one side alone above which none is marked.
const SHOUTING: f64 = 0.6;

impl<'a> Passages<'a> {
    pub fn new(collation: &'a Collation) -> Self {
        Passages {
            index: Index::new(collation),
            marked: collation.alignments.iter().map(is_marked).collect(),
        }
    }

    /// The sign of a row: how its sides relate; a space for silence.
    pub fn glyph(&self, row: usize) -> &'static str {
        match self.relation(row) {
            _ if self.differs(row) => "≠",
            _ if self.unsure(row) => UNSURE,
            Some(relation) => sign(relation),
            None => " ",
        }
    }

    /// The style of one byte of a sentence under the shading asked for.
    pub fn style(&self, palette: &Palette, comparison: &Comparison, side: Side, sentence: usize, byte: usize) -> Style {
        if comparison.shading == Shading::Off {
            return palette.text;
        }
        if self.in_differing_figure(side, sentence, byte) {
            return palette.figure[side];
        }
        if self.is_added(side, sentence, byte) {
            return palette.only[side];
        }
        let aligned = self.aligned(side, sentence);
        match (comparison.shading, self.edit(side, sentence, byte, aligned)) {
            (Shading::Shared, _) if aligned.is_empty() => palette.only[side],
            // Words left out of a passage that stands on both sides are what one side alone has, too.
            (Shading::Shared, Some((EditKind::Only, relation))) if relation.is_literal() => palette.only[side],
            (Shading::Shared, _) => palette.shared,
            (_, Some((EditKind::Only, _))) => palette.only[side],
            (_, Some((EditKind::Replaced, relation))) if relation.is_literal() => palette.replaced[side],
            (_, Some((EditKind::Moved, _))) => palette.moved,
            (_, Some((EditKind::Style, _))) if comparison.unfolded => palette.house_style,
            _ => palette.text,
        }
    }

    /// Whether a byte stands in a clause that this side adds to what both tell.
    fn is_added(&self, side: Side, sentence: usize, byte: usize) -> bool {
        let added = &self.collation.additions[side];
        let from = added.partition_point(|run| run.sentence < sentence);
        let here = added.iter().skip(from).take_while(|run| run.sentence == sentence);
        here.into_iter().any(|run| run.span.contains(&byte))
    }

    /// What became of a byte, and in which relation: the closest where a sentence is linked twice. Spaces at the ends of a
    /// run are plain.
    fn edit(&self, side: Side, sentence: usize, byte: usize, aligned: &[usize]) -> Option<(EditKind, Relation)> {
        let edits = aligned.iter().filter_map(|&at| {
            let alignment = self.collation.alignments.get(at)?;
            let edit = run(&alignment.edits[side], sentence, byte)?;
            // Where too much differs to be marked, what is the same is all the same no difference.
            let told = self.marked.get(at) == Some(&true) || matches!(edit.kind, EditKind::Shared | EditKind::Style);
            told.then_some((edit, alignment.relation))
        });
        let (closest, relation) = edits.min_by_key(|(edit, relation)| match edit.kind {
            EditKind::Shared => 0,
            EditKind::Style => 1,
            EditKind::Moved => 2,
            // Of a link in other words it only says that these are some of them.
            EditKind::Replaced if relation.is_literal() => 3,
            EditKind::Replaced => 4,
            EditKind::Only => 5,
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

fn is_marked(alignment: &Alignment) -> bool {
    alignment.relation.is_literal()
        || Side::BOTH.into_iter().all(|side| {
            let letters = |alone: bool| -> usize {
                let runs = alignment.edits[side].iter();
                runs.filter(|edit| !alone || edit.kind == EditKind::Only)
                    .map(|edit| edit.span.len())
                    .sum()
            };
            letters(true) as f64 <= SHOUTING * letters(false) as f64
        })
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
            assert_eq!(signs, "~≠\"  =? »=");
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
    fn figures_that_differ_stand_out_whatever_is_shaded() {
        for shading in [Shading::Shared, Shading::Words] {
            with(shading, false, |passages, palette, comparison| {
                let text = &passages.collation.tellings.left.sentences[1].text;
                let figure = text.find("38,000").unwrap();
                let style = |byte| passages.style(palette, comparison, Side::Left, 1, byte);
                assert_eq!(style(figure), palette.figure.left);
                assert_eq!(style(figure + 5), palette.figure.left);
                assert_ne!(style(figure - 1), palette.figure.left);
            });
        }
        with(Shading::Off, false, |passages, palette, comparison| {
            assert_eq!(passages.style(palette, comparison, Side::Left, 1, 6), palette.text);
        });
    }

    #[test]
    fn words_cut_from_a_shared_passage_are_not_dimmed_with_it() {
        with(Shading::Shared, false, |passages, palette, comparison| {
            let text = &passages.collation.tellings.left.sentences[2].text;
            let style = |words| passages.style(palette, comparison, Side::Left, 2, text.find(words).unwrap());
            assert_eq!(style("We had"), palette.shared);
            assert_eq!(style("but to close"), palette.only.left);
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
            // A link in other words does not hide which words a closer one replaces.
            let whole = |kind| Edit {
                sentence: 0,
                span: 0..all,
                kind,
            };
            let pair = collation.alignments.len();
            let styled = |kind| {
                let mut collation = collation.clone();
                for (at, relation, kind) in [
                    (0, Relation::Edited, kind),
                    (pair - 1, Relation::Paraphrase, EditKind::Replaced),
                ] {
                    collation.alignments[at].relation = relation;
                    collation.alignments[at].edits.left = vec![whole(kind)];
                }
                Passages::new(&collation).style(palette, comparison, Side::Left, 0, 0)
            };
            assert_eq!(styled(EditKind::Replaced), palette.replaced.left);
            assert_eq!(styled(EditKind::Only), palette.text);
            // One of which nearly all differs still tells what is the same.
            let mut collation = collation.clone();
            collation.alignments[0].edits.left = vec![whole(EditKind::Only)];
            let other = &mut collation.alignments[pair - 1];
            other.relation = Relation::Paraphrase;
            other.edits.left = [(0..3, EditKind::Shared), (3..all, EditKind::Only)]
                .map(|(span, kind)| Edit {
                    sentence: 0,
                    span,
                    kind,
                })
                .to_vec();
            let passages = Passages::new(&collation);
            let style = |byte| passages.style(palette, comparison, Side::Left, 0, byte);
            assert_eq!((style(0), style(6)), (palette.text, palette.only.left));
        });
    }
}
