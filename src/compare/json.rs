//! A comparison as other programs read it: the shape agreed on for `parallax compare --format json`.

use super::{Collation, Figure, FigureKind, FigureStatus, Mention, Quote, QuoteStatus, Relation, Side, Telling};
use crate::corpus::{ArticleId, Published};
use serde::Serialize;

/// The comparison, to be written as JSON. Fields may be added to it, none renamed or dropped.
pub fn json(collation: &Collation) -> impl Serialize + '_ {
    let alignments = collation.alignments.iter().map(|alignment| Link {
        left: &alignment.sentences.left,
        right: &alignment.sentences.right,
        relation: alignment.relation,
        score: rounded(alignment.score),
        differs: alignment.differs,
        moved: alignment.moved,
        why: &alignment.why,
    });
    Comparison {
        left: Text::of(&collation.tellings.left),
        right: Text::of(&collation.tellings.right),
        alignments: alignments.collect(),
        only_left: collation.only(Side::Left),
        only_right: collation.only(Side::Right),
        quotes: collation.quotes.iter().map(Utterance::of).collect(),
        figures: collation.figures.iter().map(Amount::of).collect(),
        summary: Sum {
            left_in_right: rounded(collation.summary.contained.left),
            right_in_left: rounded(collation.summary.contained.right),
            lineage: None,
            why: &collation.summary.words,
            bounded: collation.summary.bounded,
        },
    }
}

/// To four places, so that the last bits of a sum are nobody's business.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

#[derive(Serialize)]
struct Comparison<'a> {
    left: Text<'a>,
    right: Text<'a>,
    alignments: Vec<Link<'a>>,
    only_left: Vec<usize>,
    only_right: Vec<usize>,
    quotes: Vec<Utterance<'a>>,
    figures: Vec<Amount<'a>>,
    summary: Sum<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    id: &'a ArticleId,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<Published>,
    sentences: Vec<&'a str>,
}

impl<'a> Text<'a> {
    fn of(telling: &'a Telling) -> Text<'a> {
        Text {
            id: &telling.id,
            title: telling.title.as_deref(),
            outlet: telling.outlet.as_deref(),
            published: telling.published,
            sentences: telling
                .sentences
                .iter()
                .map(|sentence| sentence.text.as_str())
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct Link<'a> {
    left: &'a [usize],
    right: &'a [usize],
    relation: Relation,
    score: f64,
    /// A figure both state disagrees.
    differs: bool,
    /// It stands elsewhere in the order on the other side.
    moved: bool,
    why: &'a [String],
}

#[derive(Serialize)]
struct Passage<'a> {
    sentence: usize,
    text: &'a str,
}

impl<'a> Passage<'a> {
    fn of(mention: Option<&'a Mention>) -> Option<Passage<'a>> {
        mention.map(|mention| Passage {
            sentence: mention.sentence,
            text: &mention.text,
        })
    }
}

#[derive(Serialize)]
struct Utterance<'a> {
    speaker: Option<&'a str>,
    status: QuoteStatus,
    left: Option<Passage<'a>>,
    right: Option<Passage<'a>>,
    cut: &'a [String],
}

impl<'a> Utterance<'a> {
    fn of(quote: &'a Quote) -> Utterance<'a> {
        Utterance {
            speaker: quote.speaker.as_deref(),
            status: quote.status,
            left: Passage::of(quote.mentions.left.as_ref()),
            right: Passage::of(quote.mentions.right.as_ref()),
            cut: &quote.cut,
        }
    }
}

#[derive(Serialize)]
struct Amount<'a> {
    kind: FigureKind,
    status: FigureStatus,
    left: Option<Passage<'a>>,
    right: Option<Passage<'a>>,
}

impl<'a> Amount<'a> {
    fn of(figure: &'a Figure) -> Amount<'a> {
        Amount {
            kind: figure.kind,
            status: figure.status,
            left: Passage::of(figure.mentions.left.as_ref()),
            right: Passage::of(figure.mentions.right.as_ref()),
        }
    }
}

#[derive(Serialize)]
struct Sum<'a> {
    left_in_right: f64,
    right_in_left: f64,
    /// Which was made from which: not told yet.
    lineage: Option<&'a str>,
    why: &'a str,
    /// Only the likeliest pairs of sentences were weighed.
    bounded: bool,
}
