//! What stands in the lists over a comparison: quotations, figures, what one side leaves out; and where each line leads.

use super::index::{Index, article_name};
use super::state::Comparison;
use crate::compare::{Collation, Figure, FigureStatus, Omission, OmissionKind, Quote, Side, Sides};

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

/// Figures, those that differ first.
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
    ];
    let mut all: Vec<Entry<'_>> = collation
        .figures
        .iter()
        .map(|figure| Entry {
            group: order.iter().position(|status| *status == figure.status).unwrap_or(0),
            what: What::Figure(figure),
        })
        .collect();
    all.sort_by_key(|entry| entry.group);
    Entries { all, groups }
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
    /// A list with the cursor on what the passage under the comparison's cursor has of it; on the entry last gone to
    /// from there, where there is one.
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
            None => entries.all.iter().position(here).unwrap_or(0),
        };
        Some(Ledger { kind, cursor })
    }
}
