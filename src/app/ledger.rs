//! What stands in the lists over a comparison: quotations, figures, what one side leaves out; and where each line leads.

use super::index::{Index, article_name, is_unsure};
use super::state::Comparison;
use crate::compare::{
    Collation, Figure, FigureStatus, Name, NameKind, NameStatus, Omission, OmissionKind, Quote, Run, Side, Sides,
    Strength,
};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Quotes,
    Figures,
    Dropped,
}

/// A list drawn over a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ledger {
    pub kind: Kind,
    /// Entry under the cursor.
    pub cursor: usize,
}

/// What an entry tells of.
#[derive(Debug, Clone, Copy)]
pub enum What<'a> {
    Quote(&'a Quote),
    Figure(&'a Figure),
    /// Words that say the same with different strength.
    Strength(&'a Strength),
    /// Other words at the same place.
    Replaced(&'a Sides<Run>),
    /// Somebody or something named, or words put for one another.
    Name(&'a Name),
    /// What one side alone has.
    Omission(Side, &'a Omission),
}

/// One entry of a list.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Entries of one group stand together below its heading.
    pub group: usize,
    pub what: What<'a>,
}

/// The entries of a list in order, and the headings of its groups.
pub struct Entries<'a> {
    pub all: Vec<Entry<'a>>,
    pub groups: Vec<String>,
}

impl Entry<'_> {
    /// Where the entry leads: a sentence of each side it stands on.
    pub fn sentences(&self) -> Sides<Option<usize>> {
        match self.what {
            What::Quote(quote) => quote.mentions.as_ref().map(|it| it.as_ref().map(|it| it.sentence)),
            What::Figure(figure) => figure.mentions.as_ref().map(|it| it.as_ref().map(|it| it.sentence)),
            What::Strength(strength) => strength.mentions.as_ref().map(|it| Some(it.sentence)),
            What::Replaced(runs) => runs.as_ref().map(|run| Some(run.sentence)),
            What::Name(name) => name.sides.as_ref().map(|it| it.as_ref().map(|it| it.sentence)),
            What::Omission(side, omission) => {
                let mut sentences = Sides::default();
                sentences[side] = Some(omission.sentence);
                sentences
            }
        }
    }

    /// The side and sentence to show: on the left where it stands on both.
    pub fn place(&self) -> Option<(Side, usize)> {
        let sentences = self.sentences();
        Side::BOTH.into_iter().find_map(|side| Some((side, sentences[side]?)))
    }
}

/// What a list holds.
pub fn entries(collation: &Collation, kind: Kind) -> Entries<'_> {
    match kind {
        Kind::Quotes => Entries {
            all: collation
                .quotes
                .iter()
                .map(|quote| Entry {
                    group: 0,
                    what: What::Quote(quote),
                })
                .collect(),
            groups: vec![String::new()],
        },
        Kind::Figures => figures(collation),
        Kind::Dropped => dropped(collation),
    }
}

/// Figures, those that differ first; then words and names.
fn figures(collation: &Collation) -> Entries<'_> {
    use FigureStatus::{Conflict, Equal, EqualByArithmetic, OnlyLeft, OnlyRight, Variant};
    let order = [Conflict, Variant, EqualByArithmetic, Equal, OnlyLeft, OnlyRight];
    let only = |side| format!("Only in {}", article_name(collation, side));
    let groups = vec![
        "Differ".to_owned(),
        "About the same: one is rounder or vaguer".to_owned(),
        "The same by arithmetic".to_owned(),
        "The same".to_owned(),
        only(Side::Left),
        only(Side::Right),
        "One word for another".to_owned(),
        "Put with another strength".to_owned(),
        "Other words at the same place".to_owned(),
        "Named in another form".to_owned(),
        format!("Named only in {}", article_name(collation, Side::Left)),
        format!("Named only in {}", article_name(collation, Side::Right)),
        "Named in both".to_owned(),
    ];
    let mut all: Vec<Entry<'_>> = collation
        .figures
        .iter()
        .map(|figure| Entry {
            group: order.iter().position(|status| *status == figure.status).unwrap_or(0),
            what: What::Figure(figure),
        })
        .collect();
    // A link that may be none tells nothing of the choice of words.
    let sure = || collation.alignments.iter().filter(|alignment| !is_unsure(alignment));
    all.extend(sure().flat_map(|alignment| &alignment.strength).map(|strength| Entry {
        group: STRENGTH,
        what: What::Strength(strength),
    }));
    let telling = |runs: &&Sides<Run>| {
        Side::BOTH
            .into_iter()
            .all(|side| is_telling(collation, side, &runs[side]))
    };
    let replaced = sure().flat_map(|alignment| &alignment.changes.replaced).filter(telling);
    all.extend(replaced.map(|runs| Entry {
        group: REPLACED,
        what: What::Replaced(runs),
    }));
    all.extend(collation.names.iter().map(|name| Entry {
        group: match (name.kind, name.status) {
            (NameKind::Word, _) => WORD,
            (_, NameStatus::Variant) => NAMED,
            (_, NameStatus::OnlyLeft) => NAMED + 1,
            (_, NameStatus::OnlyRight) => NAMED + 2,
            (_, NameStatus::Both) => NAMED + 3,
        },
        what: What::Name(name),
    }));
    all.sort_by_key(|entry| entry.group);
    Entries { all, groups }
}

/// Groups that follow those of the figures.
const WORD: usize = 6;
const STRENGTH: usize = 7;
const REPLACED: usize = 8;
const NAMED: usize = 9;

/// Whether some words put for others are a choice of words: few, one of them of some length, and no figure that is told
/// of already.
fn is_telling(collation: &Collation, side: Side, run: &Run) -> bool {
    const WORDS: usize = 4;
    const LETTERS: usize = 4;
    let text = collation.tellings[side].sentences.get(run.sentence);
    let Some(words) = text.and_then(|sentence| sentence.text.get(run.span.clone())) else {
        return false;
    };
    let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS;
    words.split_whitespace().count() <= WORDS
        && words.split_whitespace().any(long)
        && !words.contains(|c: char| c.is_ascii_digit())
}

/// What one side has and the other leaves out: the side that has more of it first.
fn dropped(collation: &Collation) -> Entries<'_> {
    let mut sides = Side::BOTH;
    if collation.omissions.right.len() > collation.omissions.left.len() {
        sides.reverse();
    }
    let mut groups = Vec::new();
    let mut all = Vec::new();
    for side in sides {
        let kinds = [
            (OmissionKind::Quotation, "quotation", "quotations"),
            (OmissionKind::Source, "source", "sources"),
            (OmissionKind::Figure, "figure", "figures"),
            (
                OmissionKind::Background,
                "passage of background",
                "passages of background",
            ),
            (OmissionKind::Passage, "other passage", "other passages"),
        ];
        for (kind, one, many) in kinds {
            let of_kind = || {
                collation.omissions[side]
                    .iter()
                    .filter(move |omission| omission.kind == kind)
            };
            let count = of_kind().count();
            groups.push(format!(
                "Only in {}: {count} {}",
                article_name(collation, side),
                if count == 1 { one } else { many }
            ));
            all.extend(of_kind().map(|omission| Entry {
                group: groups.len() - 1,
                what: What::Omission(side, omission),
            }));
        }
    }
    Entries { all, groups }
}

impl Ledger {
    /// A list with the cursor on the entry last gone to from there, while its passage is under the comparison's cursor;
    /// else quotations on those of that passage, other lists on their first entry.
    pub fn open(kind: Kind, comparison: &Comparison) -> Option<Ledger> {
        let collation = comparison.collation.as_deref()?;
        let index = Index::new(collation);
        let entries = entries(collation, kind);
        let here = |entry: &Entry<'_>| {
            let sentences = entry.sentences();
            Side::BOTH.into_iter().any(|side| {
                sentences[side].is_some_and(|sentence| index.row_of(side, sentence) == Some(comparison.cursor))
            })
        };
        let last = comparison
            .visited
            .filter(|last| last.kind == kind && entries.all.get(last.cursor).is_some_and(here));
        let cursor = match last {
            Some(last) => last.cursor,
            // A list that is not in the order of the passages begins with what matters most.
            None if kind != Kind::Quotes => 0,
            None => entries.all.iter().position(here).unwrap_or(0),
        };
        Some(Ledger { kind, cursor })
    }
}
