//! The same comparison with its sides changed.

use super::collate::{finish, sort};
use super::collation::{Alignment, Changes, Collation, Filled, Quote, QuoteStatus, Summary};
use super::{Figure, FigureStatus, Name, NameKind, NameStatus, Naming, Run, Sides, strength};

impl Collation {
    /// The same comparison seen from the other side: everything mirrored, the rows laid out anew.
    pub fn swap(self) -> Collation {
        let mut alignments: Vec<Alignment> = self
            .alignments
            .into_iter()
            .map(|alignment| Alignment {
                sentences: alignment.sentences.swap(),
                edits: alignment.edits.swap(),
                attribution: alignment.attribution.swap(),
                strength: strength::swap(alignment.strength),
                changes: alignment.changes.swap(),
                ..alignment
            })
            .collect();
        alignments
            .sort_by(|a, b| (&a.sentences.left, &a.sentences.right).cmp(&(&b.sentences.left, &b.sentences.right)));
        let mut quotes: Vec<Quote> = self
            .quotes
            .into_iter()
            .map(|quote| {
                let status = match quote.status {
                    QuoteStatus::OnlyLeft => QuoteStatus::OnlyRight,
                    QuoteStatus::OnlyRight => QuoteStatus::OnlyLeft,
                    other => other,
                };
                Quote {
                    mentions: quote.mentions.swap(),
                    speakers: quote.speakers.swap(),
                    altered: quote.altered.into_iter().map(Sides::swap).collect(),
                    filled: quote.filled.into_iter().map(Filled::seen_from_across).collect(),
                    cut: quote.cut,
                    speaker: quote.speaker,
                    changed: quote.changed,
                    status,
                }
            })
            .collect();
        let mut figures: Vec<Figure> = self
            .figures
            .into_iter()
            .map(|figure| {
                let status = match figure.status {
                    FigureStatus::OnlyLeft => FigureStatus::OnlyRight,
                    FigureStatus::OnlyRight => FigureStatus::OnlyLeft,
                    other => other,
                };
                Figure {
                    mentions: figure.mentions.swap(),
                    of: figure.of.swap(),
                    value: figure.value.swap(),
                    status,
                    ..figure
                }
            })
            .collect();
        sort(&mut quotes, &mut figures);
        let mut names: Vec<Name> = self.names.into_iter().map(Name::swap).collect();
        sort_names(&mut names);
        let bounded = self.summary.bounded;
        let swapped = Collation {
            tellings: self.tellings.swap(),
            alignments,
            nearest: self.nearest.swap(),
            sources: self.sources.swap(),
            pronouns: self.pronouns.swap(),
            quotes,
            figures,
            names,
            omissions: Sides::default(),
            additions: self.additions.swap(),
            summary: Summary::default(),
            utterances: Vec::new(),
            census: super::Census::default(),
            rows: Vec::new(),
        };
        finish(swapped, bounded)
    }
}

impl Changes {
    /// Phrases by place on the side that is left now.
    fn swap(self) -> Changes {
        let swap = |pairs: Vec<Sides<Run>>| {
            let mut swapped: Vec<Sides<Run>> = pairs.into_iter().map(Sides::swap).collect();
            swapped.sort_by_key(Run::order);
            swapped
        };
        Changes {
            replaced: swap(self.replaced),
            moved: swap(self.moved),
        }
    }
}

/// By place on the left, then on the right; words put for one another last.
pub(super) fn sort_names(names: &mut [Name]) {
    fn place(naming: Option<&Naming>) -> (usize, &str) {
        naming.map_or((usize::MAX, ""), |naming| (naming.sentence, naming.text.as_str()))
    }
    names.sort_by(|a, b| {
        let key = |name: &Name| name.kind == NameKind::Word;
        key(a)
            .cmp(&key(b))
            .then_with(|| place(a.sides.left.as_ref()).cmp(&place(b.sides.left.as_ref())))
            .then_with(|| place(a.sides.right.as_ref()).cmp(&place(b.sides.right.as_ref())))
    });
}

impl Name {
    /// The same where left is right.
    fn swap(self) -> Name {
        let status = match self.status {
            NameStatus::OnlyLeft => NameStatus::OnlyRight,
            NameStatus::OnlyRight => NameStatus::OnlyLeft,
            other => other,
        };
        Name {
            sides: self.sides.swap(),
            roles: self.roles.swap(),
            status,
            ..self
        }
    }
}
