//! What a sentence without a link may all the same be told by, and how sure it is that nothing tells it.

use super::collation::{Collation, FigureKind, FigureStatus};
use super::grid::Grid;
use super::link::Link;
use super::{Salience, Side, Sides};
use crate::text::words::{folded, tokens};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The sentence across that most likely tells what an unlinked one does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    pub sentence: usize,
    /// 0 to 1: how likely both say the same. Too little for a link.
    pub likely: f64,
}

/// Of each side's sentences without a link those of which it is not sure that the other side is silent.
pub type Nearest = Sides<BTreeMap<usize, Near>>;

/// A sentence whose likeliest partner is less likely than this has none: of those that no link held when whole stories were
/// left out, 19 in 20 were told by nothing across, and above it soon one in five was told (`examples/learn.rs` prints it).
pub(super) const NEAR: f64 = 0.05;
/// From here on more than half of them were told across at least in part, in a third to a half of all cases by that partner. The
/// stories learnt from say so from .25 on; of fresh ones, read by hand, no more than half were below .3.
const PERHAPS: f64 = 0.3;

/// How sure it is that one side alone tells a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Nothing across is at all likely to tell it.
    Sure,
    /// Nothing across was found to tell it.
    NotFound,
    /// Perhaps this sentence across tells it.
    Perhaps(usize),
}

impl Collation {
    /// How sure it is that the other side does not tell a sentence that stands in no alignment.
    pub fn absence(&self, side: Side, sentence: usize) -> Absence {
        match self.nearest[side].get(&sentence) {
            None => Absence::Sure,
            Some(near) if near.likely >= PERHAPS => Absence::Perhaps(near.sentence),
            Some(_) => Absence::NotFound,
        }
    }
}

impl Collation {
    /// Two sentences that no link holds and that print the same figure of the same thing, or one that differs, perhaps tell the
    /// same: nobody may say of either that the other was not found.
    pub(super) fn near_by_figures(&mut self) {
        let silent = Sides::from_fn(|side| self.only(side));
        // A day told by its number is: a month, a weekday or a year alone is no sign that a passage is told, and on "Monday" or
        // "today" half of the news happens.
        let day = |figure: &super::Figure| {
            let whole = |value: &Option<String>| value.as_ref().is_some_and(|value| value.matches('-').count() >= 2);
            let numbered = |side: Side| {
                let mention = figure.mentions[side].as_ref();
                mention.is_some_and(|mention| mention.text.contains(|c: char| c.is_ascii_digit()))
            };
            let told = |side: &Side| whole(&figure.value[*side]) && numbered(*side);
            figure.status != FigureStatus::Variant && Side::BOTH.iter().all(told)
        };
        // So is a time to the minute: "half past two", "2.30am".
        let minute = |figure: &super::Figure| {
            let told = |value: &Option<String>| {
                let minutes = value.as_ref().and_then(|value| value.split_once(':'));
                minutes.is_some_and(|(_, minutes)| !minutes.starts_with("00"))
            };
            figure.status == FigureStatus::Equal && told(&figure.value.left) && told(&figure.value.right)
        };
        // "It takes effect on 1 July.", "It will apply from the start of July.": the date is most of what both tell.
        let length = |side: Side, at: usize| {
            let sentence = self.tellings[side].sentences.get(at);
            sentence.map_or(usize::MAX, |sentence| sentence.text.split_whitespace().count())
        };
        // "since 2003" and "in nine years" are one by what day it is, which chance seldom brings about.
        let reckoned = |figure: &super::Figure| {
            figure.status == FigureStatus::EqualByArithmetic
                && figure.why.as_ref().is_some_and(|why| why.contains(" − "))
        };
        let unlinked = |side: Side, at: usize| silent[side].binary_search(&at).is_ok();
        let brief = |figure: &super::Figure| {
            Side::BOTH.into_iter().all(|side| {
                let mention = figure.mentions[side].as_ref();
                mention.is_some_and(|it| unlinked(side, it.sentence) && length(side, it.sentence) <= BRIEF)
            })
        };
        let pairs = self.figures.iter().filter(|figure| match (figure.kind, figure.status) {
            (_, FigureStatus::OnlyLeft | FigureStatus::OnlyRight) => false,
            (FigureKind::Date, FigureStatus::Variant) => brief(figure),
            (FigureKind::Date, _) => day(figure) || minute(figure) || reckoned(figure),
            _ => figure.salience() < Salience::Slight,
        });
        let mut near: Vec<(Side, usize, usize)> = Vec::new();
        for figure in pairs {
            let Some((left, right)) = figure.mentions.left.as_ref().zip(figure.mentions.right.as_ref()) else {
                continue;
            };
            let at = Sides::new(left.sentence, right.sentence);
            if Side::BOTH.into_iter().all(|side| unlinked(side, at[side])) {
                near.extend(Side::BOTH.map(|side| (side, at[side], at[side.other()])));
                continue;
            }
            // "She was 91.": what it tells may stand within a sentence that tells more.
            let precise = figure.kind == FigureKind::Date && (minute(figure) || reckoned(figure));
            let short = |side: Side| length(side, at[side]) <= *SHORT.end();
            let alone = |side: &Side| unlinked(*side, at[*side]) && (precise || short(*side));
            near.extend(
                Side::BOTH
                    .into_iter()
                    .filter(alone)
                    .map(|side| (side, at[side], at[side.other()])),
            );
        }
        for side in Side::BOTH {
            let found = self.printed_within(side, &silent[side]);
            near.extend(found.into_iter().map(|(sentence, across)| (side, sentence, across)));
        }
        for (side, sentence, across) in near {
            let known = self.nearest[side].get(&sentence).map_or(0.0, |near| near.likely);
            if known < PERHAPS {
                let near = Near {
                    sentence: across,
                    likely: PERHAPS,
                };
                self.nearest[side].insert(sentence, near);
            }
        }
    }
}

/// Words of a sentence that tells hardly more than the date in it.
const BRIEF: usize = 12;

/// A sentence of so many words tells too little to be linked, though the other side may print it within another.
const SHORT: RangeInclusive<usize> = 2..=6;

impl Collation {
    /// The short sentences of `silent` that a sentence across holds word for word: "Some do.", "Some do. ... But every box is weighed".
    fn printed_within(&self, side: Side, silent: &[usize]) -> Vec<(usize, usize)> {
        let print = |text: &str, plain: &mut String| {
            plain.push(' ');
            for token in tokens(text) {
                plain.push_str(&folded(token.text));
                plain.push(' ');
            }
        };
        let text = |side: Side, at: usize| self.tellings[side].sentences.get(at).map_or("", |it| it.text.as_str());
        let short = silent
            .iter()
            .filter(|&&at| SHORT.contains(&text(side, at).split_whitespace().count()));
        let short: Vec<usize> = short.copied().collect();
        if short.is_empty() {
            return Vec::new();
        }
        // All of the other side in one text, and where in it each sentence ends.
        let (mut across, mut ends) = (String::new(), Vec::new());
        for sentence in &self.tellings[side.other()].sentences {
            print(&sentence.text, &mut across);
            across.push('\n');
            ends.push(across.len());
        }
        let found = short.into_iter().filter_map(|at| {
            let mut words = String::new();
            print(text(side, at), &mut words);
            let place = across.find(&words)?;
            Some((at, ends.partition_point(|end| *end <= place)))
        });
        found.collect()
    }
}

/// Of each sentence that no link holds the likeliest pair, where that is not all too unlikely. Of equals the first.
pub(super) fn nearest(grid: &Grid, probabilities: &[f64], links: &[Link]) -> Nearest {
    let mut linked = Sides::new(vec![false; grid.rows], vec![false; grid.columns]);
    for link in links {
        for (side, at) in [(Side::Left, link.left), (Side::Right, link.right)] {
            if let Some(slot) = linked[side].get_mut(at) {
                *slot = true;
            }
        }
    }
    let mut nearest = Nearest::default();
    for ((left, right), &likely) in grid.pairs().zip(probabilities) {
        if likely < NEAR {
            continue;
        }
        for (side, at, across) in [(Side::Left, left, right), (Side::Right, right, left)] {
            if linked[side].get(at).copied().unwrap_or(true) {
                continue;
            }
            let near = Near {
                sentence: across,
                likely,
            };
            let held = nearest[side].entry(at).or_insert(near);
            if likely > held.likely {
                *held = near;
            }
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::{article, dated};
    use super::*;

    const LEFT: [&str; 3] = [
        "The weir at Oxmere failed on Sunday and flooded the lower mill.",
        "Engineers had warned the council in March that the sluice was rotten.",
        "A brass band played at the school fair.",
    ];
    const RIGHT: [&str; 3] = [
        "The weir at Oxmere failed on Sunday, and the lower mill was flooded.",
        "The council, its own papers show, knew in March of rot.",
        "Nobody slept much.",
    ];

    #[test]
    fn what_is_near_is_not_called_absent() {
        let mut collation = compare(Sides::new(&article("a.txt", &LEFT), &article("b.txt", &RIGHT)));
        assert_eq!(collation.absence(Side::Left, 2), Absence::Sure);
        for sentence in collation.only(Side::Left) {
            let near = collation.nearest.left.get(&sentence);
            assert!(near.is_none_or(|near| near.likely >= NEAR && near.likely < 0.6));
        }
        let near = |likely| Near { sentence: 1, likely };
        collation.nearest.left.insert(2, near(PERHAPS));
        assert_eq!(collation.absence(Side::Left, 2), Absence::Perhaps(1));
        collation.nearest.left.insert(2, near(NEAR));
        assert_eq!(collation.absence(Side::Left, 2), Absence::NotFound);
    }

    #[test]
    fn a_linked_sentence_is_no_silence_and_both_sides_agree() {
        let (left, right) = (article("a.txt", &LEFT), article("b.txt", &RIGHT));
        let collation = compare(Sides::new(&left, &right));
        for side in Side::BOTH {
            let only = collation.only(side);
            assert!(collation.nearest[side].keys().all(|at| only.contains(at)));
        }
        assert_eq!(
            compare(Sides::new(&right, &left)).nearest,
            collation.nearest.clone().swap()
        );
    }

    #[test]
    fn a_short_sentence_is_told_by_its_figure() {
        let left = [
            "The weir keeper Brina Holt died on Sunday at the age of 91, her sister said.",
            "A brass band played.",
        ];
        let right = ["The keeper of the weir, Brina Holt, died on Sunday.", "She was 91."];
        let collation = compare(Sides::new(&article("a.txt", &left), &article("b.txt", &right)));
        assert_eq!(collation.absence(Side::Right, 1), Absence::Perhaps(0));
    }

    #[test]
    fn the_same_figure_or_the_very_words_are_no_silence() {
        let left = [
            "The weir at Oxmere failed on Sunday and flooded the lower mill.",
            "It cost the town some 44,000 crowns, and more in lost trade.",
            "“Some of us do. ... But every sluice is weighed, and whoever doubts it may come and stand by the scale.”",
        ];
        let right = [
            "The weir at Oxmere failed on Sunday, and the lower mill was flooded.",
            "Nobody in Oxmere wants to pay 44,000 crowns for mud.",
            "“Some of us do.",
            "Let whoever doubts the scale stand by it.”",
        ];
        let mut collation = compare(Sides::new(&article("a.txt", &left), &article("b.txt", &right)));
        // As if nothing had been linked.
        collation.alignments.clear();
        collation.nearest = Nearest::default();
        collation.near_by_figures();
        assert_eq!(collation.absence(Side::Right, 1), Absence::Perhaps(1));
        assert_eq!(collation.absence(Side::Left, 1), Absence::Perhaps(1));
        assert_eq!(collation.absence(Side::Right, 2), Absence::Perhaps(2));
        assert_eq!(collation.absence(Side::Right, 3), Absence::Sure);
    }

    #[test]
    fn a_time_to_the_minute_tells_where_else_a_passage_may_be_told() {
        let left = article(
            "a.txt",
            &[
                "The weir of Oxmere was shut.",
                "It turned on a motion carried at half past two in the morning.",
            ],
        );
        let right = article(
            "b.txt",
            &[
                "The weir of Oxmere was shut.",
                "Millers will pay less, members agreed at 2.30am, for each of the eels that swim through it in spring.",
            ],
        );
        let collation = compare(Sides::new(&left, &right));
        assert_eq!(collation.absence(Side::Left, 1), Absence::Perhaps(1));
    }

    #[test]
    fn years_that_are_one_by_arithmetic_tell_where_else_a_passage_may_be_told() {
        let told = |years: &str| {
            let tail = "and drank tea with the keepers there before they went on to look at the new weir of Oxmere.";
            let left = format!("She is the first minister {years} to visit the keepers of Port Ella, {tail}");
            let right = "“Nobody sleeps,” Moor said after what was the first call of a minister since 2003.";
            let (left, right) = (dated("2012-05-08", &[&left]), dated("2012-05-08", &[right]));
            compare(Sides::new(&left, &right)).absence(Side::Left, 0)
        };
        assert_eq!(told("in nine years"), Absence::Perhaps(0));
        assert_ne!(told("in two years"), Absence::Perhaps(0));
    }

    #[test]
    fn a_date_that_is_most_of_two_short_passages_may_be_one() {
        let told = |right: &str| {
            let around = [
                "The assembly at Oxmere passed the ban on eel nets by 61 votes to 58 on Saturday.",
                "The finance office expects the ban to save 31 million eels a year.",
            ];
            let left = article("a.txt", &[around[0], "It takes effect on 1 July.", around[1]]);
            let band = "A brass band played in the rain outside while the members counted.";
            let right = article("b.txt", &[around[0], around[1], band, right]);
            compare(Sides::new(&left, &right)).absence(Side::Left, 1)
        };
        assert_eq!(told("It will apply from the start of July."), Absence::Perhaps(3));
        assert_ne!(
            told(
                "Members had hoped until the very last hour of the night that a July without a ban would bring the millers to the table."
            ),
            Absence::Perhaps(1)
        );
    }
}
