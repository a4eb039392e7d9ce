//! What stands in the lists over a comparison: quotations, figures, what one side leaves out; and where each line leads.

use super::index::{Index, is_unsure};
use super::state::Comparison;
use crate::compare::{
    Alignment, Collation, Figure, FigureStatus, Name, NameKind, NameStatus, Omission, OmissionKind, Quote, QuoteStatus,
    Run, Side, Sides, Strength,
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
#[derive(Debug, Clone)]
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
    /// The passage the entry leads to, and on which side it stands there: on the one in focus, else on the other.
    pub fn leads_to(&self, index: &Index<'_>, focus: Side) -> Option<(Side, usize)> {
        let sentences = self.sentences();
        let side = if sentences[focus].is_some() {
            focus
        } else {
            focus.other()
        };
        let row = sentences[side].and_then(|sentence| index.row_of(side, sentence));
        Some((side, row?))
    }

    /// Where the entry leads: a sentence of each side it stands on.
    pub fn sentences(&self) -> Sides<Option<usize>> {
        match &self.what {
            What::Quote(quote) => quote.mentions.as_ref().map(|it| it.as_ref().map(|it| it.sentence)),
            What::Figure(figure) => figure.mentions.as_ref().map(|it| it.as_ref().map(|it| it.sentence)),
            What::Strength(strength) => strength.mentions.as_ref().map(|it| Some(it.sentence)),
            What::Replaced(runs) => runs.as_ref().map(|run| Some(run.sentence)),
            What::Name(name) => name.sides.as_ref().map(|it| it.as_ref().map(|it| it.sentence)),
            What::Omission(side, omission) => {
                let mut sentences = Sides::default();
                sentences[*side] = Some(omission.sentence);
                sentences
            }
        }
    }

    /// Whether any of it stands in a row.
    pub fn stands_in(&self, index: &Index<'_>, row: usize) -> bool {
        self.rows(index).any(|at| at == row)
    }

    /// The rows it stands in, that of the left side first.
    fn rows(&self, index: &Index<'_>) -> impl Iterator<Item = usize> {
        let sentences = self.sentences();
        let rows = Side::BOTH.map(|side| index.row_of(side, sentences[side]?));
        rows.into_iter().flatten()
    }

    /// The row where it begins.
    pub fn first_row(&self, index: &Index<'_>) -> Option<usize> {
        self.rows(index).min()
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
        Kind::Quotes => quotations(collation),
        Kind::Figures => figures(collation),
        Kind::Dropped => dropped(collation),
    }
}

/// Quotations that fare otherwise on the two sides first, each group in the order the comparison shows them.
fn quotations(collation: &Collation) -> Entries<'_> {
    let index = Index::new(collation);
    let otherwise = |quote: &Quote| {
        quote.changed || matches!(quote.status, QuoteStatus::Trimmed | QuoteStatus::Altered) && !quote.is_slightly_cut()
    };
    let entry = |quote| Entry {
        group: usize::from(!otherwise(quote)),
        what: What::Quote(quote),
    };
    let mut all: Vec<Entry<'_>> = collation.utterances.iter().map(entry).collect();
    // Within a passage they stand as the ledger has them: those of the left in order, then what is only on the right.
    all.sort_by_key(|entry| (entry.group, entry.rows(&index).next()));
    // A heading is of use where there are both.
    let both = all.first().map(|entry| entry.group) != all.last().map(|entry| entry.group);
    let heading = |words: &str| if both { words.to_owned() } else { String::new() };
    Entries {
        all,
        groups: vec![heading("Cut, altered or given to another"), heading("The others")],
    }
}

/// Groups of the list of figures, in order: what differs first, what is the same last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Conflict,
    Variant,
    OnlyLeft,
    OnlyRight,
    Word,
    Strength,
    Replaced,
    OtherForm,
    NamedLeft,
    NamedRight,
    Arithmetic,
    Equal,
    NamedInBoth,
}

impl Group {
    const ALL: [Group; 13] = [
        Group::Conflict,
        Group::Variant,
        Group::OnlyLeft,
        Group::OnlyRight,
        Group::Word,
        Group::Strength,
        Group::Replaced,
        Group::OtherForm,
        Group::NamedLeft,
        Group::NamedRight,
        Group::Arithmetic,
        Group::Equal,
        Group::NamedInBoth,
    ];

    fn heading(self, collation: &Collation) -> String {
        let said = match self {
            Group::Conflict => "Differ",
            Group::Variant => "About the same: one is rounder or vaguer",
            Group::OnlyLeft => return format!("Only in {}", collation.name(Side::Left)),
            Group::OnlyRight => return format!("Only in {}", collation.name(Side::Right)),
            Group::Word => "One word for another",
            Group::Strength => "Put with another strength",
            Group::Replaced => "Other words at the same place",
            Group::OtherForm => "Named in another form",
            Group::NamedLeft => return format!("Named only in {}", collation.name(Side::Left)),
            Group::NamedRight => return format!("Named only in {}", collation.name(Side::Right)),
            Group::Arithmetic => "The same by arithmetic",
            Group::Equal => "The same",
            Group::NamedInBoth => "Named in both",
        };
        said.to_owned()
    }

    fn of_figure(figure: &Figure) -> Group {
        match figure.status {
            FigureStatus::Conflict => Group::Conflict,
            FigureStatus::Variant => Group::Variant,
            FigureStatus::OnlyLeft => Group::OnlyLeft,
            FigureStatus::OnlyRight => Group::OnlyRight,
            FigureStatus::EqualByArithmetic => Group::Arithmetic,
            FigureStatus::Equal => Group::Equal,
        }
    }

    fn of_name(name: &Name) -> Group {
        match (name.kind, name.status) {
            (NameKind::Word, _) => Group::Word,
            (_, NameStatus::Variant) => Group::OtherForm,
            (_, NameStatus::OnlyLeft) => Group::NamedLeft,
            (_, NameStatus::OnlyRight) => Group::NamedRight,
            (_, NameStatus::Both) => Group::NamedInBoth,
        }
    }
}

/// Figures, words and names, those that differ first.
fn figures(collation: &Collation) -> Entries<'_> {
    // A link that may be none tells nothing of the choice of words.
    let sure = || collation.alignments.iter().filter(|alignment| !is_unsure(alignment));
    let telling = |runs: &&Sides<Run>| {
        Side::BOTH
            .into_iter()
            .all(|side| is_telling(collation, side, &runs[side]))
    };
    let figures = collation
        .figures
        .iter()
        .map(|it| (Group::of_figure(it), What::Figure(it)));
    let strength = sure().flat_map(|alignment| &alignment.strength);
    let strength = strength.map(|it| (Group::Strength, What::Strength(it)));
    // Where all is put in other words, what stands at one place says nothing.
    let literal = |alignment: &&Alignment| alignment.relation.is_literal();
    let replaced = sure()
        .filter(literal)
        .flat_map(|alignment| &alignment.changes.replaced)
        .filter(telling);
    let replaced = replaced.map(|it| (Group::Replaced, What::Replaced(it)));
    let names = collation.names.iter().map(|it| (Group::of_name(it), What::Name(it)));
    let mut all: Vec<Entry<'_>> = figures
        .chain(strength)
        .chain(replaced)
        .chain(names)
        .map(|(group, what)| Entry {
            group: group as usize,
            what,
        })
        .collect();
    // Within a group what a reader cares for comes first.
    all.sort_by_key(|entry| match &entry.what {
        What::Figure(figure) => (entry.group, Some(figure.salience())),
        _ => (entry.group, None),
    });
    let heading = |group: Group| {
        let count = all.iter().filter(|entry| entry.group == group as usize).count();
        format!("{}: {count}", group.heading(collation))
    };
    let groups = Group::ALL.into_iter().map(heading).collect();
    Entries { all, groups }
}

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
                OmissionKind::Detail,
                "detail of what both tell",
                "details of what both tell",
            ),
            (
                OmissionKind::Background,
                "passage of background",
                "passages of background",
            ),
            (OmissionKind::Passage, "other passage", "other passages"),
        ];
        let mut add = |heading: &dyn Fn(usize) -> String, held: &dyn Fn(&Omission) -> bool| {
            let of_group = || collation.omissions[side].iter().filter(|omission| held(omission));
            groups.push(heading(of_group().count()));
            all.extend(of_group().map(|omission| Entry {
                group: groups.len() - 1,
                what: What::Omission(side, omission),
            }));
        };
        let name = collation.name(side);
        let other = collation.name(side.other());
        for (kind, one, many) in kinds {
            // What it quotes the other side may report.
            let only = if kind == OmissionKind::Quotation {
                "Quoted only in"
            } else {
                "Only in"
            };
            let counted = |count: usize| format!("{count} {}", if count == 1 { one } else { many });
            add(&|count| format!("{only} {name}: {}", counted(count)), &|omission| {
                omission.kind == kind && omission.sure
            });
            // What the summary does not count stands apart.
            let aside = match kind {
                OmissionKind::Quotation => format!("Quoted only in {name}, perhaps told in {other} without marks"),
                OmissionKind::Figure => format!("Only in {name}, of little weight"),
                _ => continue,
            };
            add(&|count| format!("{aside}: {}", counted(count)), &|omission| {
                omission.kind == kind && !omission.sure
            });
        }
        add(
            &|count| format!("Not found in {other}, though something there is near: {count}"),
            &|omission| is_told(omission.kind) && !omission.sure,
        );
    }
    Entries { all, groups }
}

/// Whether a kind is of what passages tell, which the other side may tell in other words.
fn is_told(kind: OmissionKind) -> bool {
    matches!(kind, OmissionKind::Background | OmissionKind::Passage)
}

impl Ledger {
    /// A list with the cursor on the entry last gone to from there, while its passage is under the comparison's cursor;
    /// else quotations on the one nearest that passage, other lists on their first entry.
    pub fn open(kind: Kind, comparison: &Comparison) -> Option<Ledger> {
        let collation = comparison.collation.as_deref()?;
        let index = Index::new(collation);
        let entries = entries(collation, kind).all;
        let here = |entry: &Entry<'_>| entry.stands_in(&index, comparison.cursor);
        let last = comparison
            .visited
            .filter(|last| last.kind == kind && entries.get(last.cursor).is_some_and(here));
        let cursor = match last {
            Some(last) => last.cursor,
            // A list begins with what matters most, that of quotations with one of the passage where it has any.
            None if kind != Kind::Quotes => 0,
            None => entries.iter().position(here).unwrap_or(0),
        };
        Some(Ledger { kind, cursor })
    }
}
