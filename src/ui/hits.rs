//! The words searched for, where they stand in what is drawn.

use super::palette::Palette;
use crate::app::state::Find;
use crate::compare::Side;
use ratatui::style::Style;
use std::ops::Range;

/// The hits within one unit of text, in order.
pub struct Hits<'a> {
    here: Vec<(&'a Range<usize>, bool)>,
}

impl<'a> Hits<'a> {
    /// Those of one paragraph, sentence or row.
    pub fn within(find: &'a Find, side: Side, unit: usize) -> Self {
        let all = find
            .hits
            .iter()
            .enumerate()
            .filter(|(_, hit)| hit.side == side && hit.unit == unit);
        let mut here: Vec<_> = all.map(|(at, hit)| (&hit.span, find.current == Some(at))).collect();
        here.sort_by_key(|(span, _)| span.start);
        Hits { here }
    }

    /// These, in order, none of which is the current one.
    pub fn of(spans: &'a [Range<usize>]) -> Self {
        Hits {
            here: spans.iter().map(|span| (span, false)).collect(),
        }
    }

    /// The style of a byte: `under`, and over it the marker of a hit.
    pub fn style(&self, palette: &Palette, byte: usize, under: Style) -> Style {
        let at = self.here.partition_point(|(span, _)| span.end <= byte);
        match self.here.get(at) {
            Some((span, current)) if span.contains(&byte) => {
                under.patch(if *current { palette.current_hit } else { palette.hit })
            }
            _ => under,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::{Hit, Theme};

    #[test]
    fn only_the_bytes_of_a_hit_are_marked() {
        let hit = |unit, span| Hit {
            side: Side::Left,
            unit,
            span,
        };
        let find = Find {
            words: "the".to_owned(),
            hits: vec![hit(0, 0..3), hit(2, 4..7), hit(2, 9..12)],
            current: Some(2),
            sought: None,
        };
        let palette = Palette::of(Theme::Dark);
        let hits = Hits::within(&find, Side::Left, 2);
        let plain = Style::new();
        assert_eq!(hits.style(&palette, 0, plain), plain);
        assert_eq!(hits.style(&palette, 4, plain), palette.hit);
        assert_eq!(hits.style(&palette, 7, plain), plain);
        assert_eq!(hits.style(&palette, 11, plain), palette.current_hit);
        assert_eq!(Hits::within(&find, Side::Right, 2).style(&palette, 4, plain), plain);
    }
}
