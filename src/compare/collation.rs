//! The result of a comparison: plain data, no widths, no colours.

use super::{Side, Sides};
use crate::corpus::{ArticleId, Published};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// One sentence of a cleaned article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// Index of the paragraph it stands in.
    pub paragraph: usize,
    /// Bytes of that paragraph.
    pub span: Range<usize>,
}

/// One article as the comparison sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    pub id: ArticleId,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Published>,
    /// In order; the index of a sentence is its number everywhere.
    pub sentences: Vec<Sentence>,
}

/// How two aligned passages relate, from closest to loosest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same words, house style aside.
    Verbatim,
    /// Mostly the same words.
    Edited,
    /// Both carry the same direct quotation or a part of it.
    Quote,
    /// Quoted in one, reported speech in the other.
    Reported,
    /// The same fact in other words.
    Paraphrase,
}

impl Relation {
    /// Whether the words themselves are compared, not only what they say.
    pub fn is_literal(self) -> bool {
        matches!(self, Relation::Verbatim | Relation::Edited | Relation::Quote)
    }
}

/// What happened to a run of words between the two sides of an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EditKind {
    /// Stands on both sides.
    Shared,
    /// The same but for house style (spelling, hyphens, abbreviations, quotation marks).
    Style,
    /// Other words at the same place.
    Replaced,
    /// Stands on this side alone.
    Only,
    /// Stands elsewhere on the other side: [`Changes::moved`] says where.
    Moved,
}

/// A run of text of one sentence and how it compares. The runs of a sentence in order cover it without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Sentence of this side.
    pub sentence: usize,
    /// Bytes of the sentence's text.
    pub span: Range<usize>,
    pub kind: EditKind,
}

/// A run of words of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub sentence: usize,
    /// Bytes of the sentence's text, from the first word's to the last one's end.
    pub span: Range<usize>,
}

impl Run {
    /// What pairs are sorted by: where they stand on the left, then on the right.
    pub(super) fn order(pair: &Sides<Run>) -> [usize; 6] {
        let Sides { left, right } = pair;
        [
            left.sentence,
            left.span.start,
            left.span.end,
            right.sentence,
            right.span.start,
            right.span.end,
        ]
    }
}

/// Phrases of both sides that belong together though they are not the same words at the same place, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Other words at the same place.
    pub replaced: Vec<Sides<Run>>,
    /// The same words elsewhere: at another place of the sentence across, or in a sentence not of this alignment.
    pub moved: Vec<Sides<Run>>,
}

/// Passages of both sides that say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// Sentence numbers, ascending, not empty.
    pub sentences: Sides<Vec<usize>>,
    pub relation: Relation,
    /// 0 to 1: how sure the link is.
    pub score: f64,
    /// Word edits of each side, by sentence and place.
    pub edits: Sides<Vec<Edit>>,
    /// Which phrases of the two sides stand for each other.
    pub changes: Changes,
    /// A figure stated in both disagrees.
    pub differs: bool,
    /// Stands elsewhere in the order on the other side.
    pub moved: bool,
    /// To whom each side attributes it.
    pub attribution: Sides<Attribution>,
    /// What differs between the attributions.
    pub attribution_changed: Vec<AttributionChange>,
    /// Words that differ in strength at aligned places, in the order of the left side.
    pub strength: Vec<Strength>,
    /// The signals that made the link, in words for the reader, strongest first.
    pub why: Vec<String>,
}

/// A place in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The sentence it begins in.
    pub sentence: usize,
    /// Bytes of that sentence's text.
    pub span: Range<usize>,
    /// All of it, also where a quotation goes on over the end of that sentence.
    pub text: String,
}

/// How an utterance fares on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum QuoteStatus {
    #[serde(rename = "verbatim")]
    Verbatim,
    #[serde(rename = "trimmed")]
    Trimmed,
    #[serde(rename = "altered")]
    Altered,
    #[serde(rename = "reported")]
    Reported,
    /// The same words, without quotation marks.
    #[serde(rename = "unmarked")]
    Unmarked,
    #[serde(rename = "only left")]
    OnlyLeft,
    #[serde(rename = "only right")]
    OnlyRight,
}

/// One direct quotation of either article, matched or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    pub speaker: Option<String>,
    pub status: QuoteStatus,
    pub mentions: Sides<Option<Mention>>,
    /// Words that one side prints and the other leaves out.
    pub cut: Vec<String>,
    /// Whom each side names; `speaker` is the fuller form.
    pub speakers: Sides<Option<String>>,
    /// Both name a person, and not the same one.
    pub changed: bool,
    /// Words that stand at the same place of the quotation and are not the same.
    pub altered: Vec<Sides<String>>,
    /// What stands elsewhere in place of an ellipsis of this quotation.
    pub filled: Vec<Filled>,
}

/// Words that one article prints where a quotation has "…".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The side with the ellipsis.
    pub side: Side,
    /// The article that prints the words.
    pub article: ArticleId,
    pub text: String,
}

/// In whose voice a passage makes its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub enum Stance {
    /// The outlet's own.
    #[default]
    #[serde(rename = "own voice")]
    Own,
    #[serde(rename = "said")]
    Said,
    #[serde(rename = "acknowledged")]
    Acknowledged,
    #[serde(rename = "denied")]
    Denied,
    /// Somebody's whom the text does not name: "officials said", "reportedly".
    #[serde(rename = "unnamed source")]
    Unnamed,
}

/// To whom one side of an alignment attributes what it says, and with which verb.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribution {
    pub stance: Stance,
    pub speaker: Option<String>,
    /// The verb as printed, with whom it was told: "told reporters".
    pub verb: Option<String>,
}

/// What differs between the two attributions of an alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributionChange {
    /// The claim is in another voice: own here, somebody's there.
    Stance,
    /// Both name a person, and not the same one.
    Speaker,
    /// The verb differs: "claimed" and "said".
    Verb,
}

/// What a pair of words that differ in strength is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StrengthKind {
    /// will, must, may
    Modality,
    /// all, most, some
    Quantity,
    /// always, often, only
    Frequency,
    /// biggest, big, a
    Degree,
    /// certainly, probably, allegedly
    Certainty,
    /// agreed, pledged, willing
    Commitment,
    /// soared, rose; slammed, criticised
    Intensity,
    /// claimed, said, confirmed
    Reporting,
}

/// Words of both sides at an aligned place that say the same with different strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    pub kind: StrengthKind,
    pub mentions: Sides<Mention>,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    Number,
    Percent,
    Money,
    Date,
    Duration,
}

/// How a figure fares on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum FigureStatus {
    #[serde(rename = "equal")]
    Equal,
    #[serde(rename = "equal by arithmetic")]
    EqualByArithmetic,
    #[serde(rename = "variant")]
    Variant,
    #[serde(rename = "conflict")]
    Conflict,
    #[serde(rename = "only left")]
    OnlyLeft,
    #[serde(rename = "only right")]
    OnlyRight,
}

/// One figure of either article, matched or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub kind: FigureKind,
    pub status: FigureStatus,
    pub mentions: Sides<Option<Mention>>,
    /// What each side's figure counts, as printed there, where the text says so.
    pub of: Sides<Option<String>>,
    /// Each side's value in one normal form with its unit: "38000", "2500000 EUR", "9 years", "2012-05-08".
    pub value: Sides<Option<String>>,
    /// How two figures are equal by arithmetic: "2012 − 2003 = 9 years".
    pub why: Option<String>,
}

/// What kind of thing one article leaves out of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OmissionKind {
    /// A direct quotation.
    Quotation,
    /// Somebody quoted whom the other article never names.
    Source,
    Figure,
    /// A clause of a passage that both tell in other words.
    Detail,
    /// A passage that tells of earlier times.
    Background,
    /// Any other passage.
    Passage,
}

/// Something one article has and the other leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    pub kind: OmissionKind,
    /// Where it stands in the article that has it.
    pub sentence: usize,
    /// Bytes of that sentence's text, where it begins; none where a source is not named in it.
    pub span: Range<usize>,
    pub text: String,
    /// Whose words a quotation is.
    pub speaker: Option<String>,
    /// Whom the pronoun that begins a passage means.
    pub pronoun: Option<String>,
    /// Surely left out: nothing across is at all likely to tell it, and it says something.
    pub sure: bool,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    /// A name of something else.
    Name,
    /// No name: a word for people or an event that the other side puts another for.
    Word,
}

/// How a name fares on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum NameStatus {
    #[serde(rename = "both")]
    Both,
    /// In both, but by another form, in another spelling or with another office.
    #[serde(rename = "variant")]
    Variant,
    #[serde(rename = "only left")]
    OnlyLeft,
    #[serde(rename = "only right")]
    OnlyRight,
}

/// How one article names somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The fullest form as printed.
    pub text: String,
    /// How often it is named in any form.
    pub count: usize,
    /// Every other form as printed, in order.
    pub variants: Vec<String>,
    /// The sentence of its first mention.
    pub sentence: usize,
}

/// Somebody or something that either article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub kind: NameKind,
    pub status: NameStatus,
    pub sides: Sides<Option<Naming>>,
    /// Offices and descriptions each article gives a person, as printed.
    pub roles: Sides<Vec<String>>,
}

/// The comparison in figures and in a sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Share, 0 to 1, of each side's words that stand in passages also on the other side.
    pub contained: Sides<f64>,
    /// One sentence for the reader, made of measured facts alone.
    pub words: String,
    /// What that sentence is put together from, the most important first: for where there is not room for all.
    pub clauses: Vec<String>,
    /// Both are so long that only the likeliest pairs of sentences were weighed.
    pub bounded: bool,
}

/// One row of the side-by-side view: what stands level with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Sentences of each side in this row, ascending; one side may be empty.
    pub sentences: Sides<Vec<usize>>,
    /// The alignments this row shows, as indices into [`Collation::alignments`]; empty for a silence.
    pub alignments: Vec<usize>,
}

/// One comparison of two articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Collation {
    pub tellings: Sides<Telling>,
    /// By first left sentence, then first right.
    pub alignments: Vec<Alignment>,
    /// What sentences without an alignment may all the same be told by.
    pub nearest: super::Nearest,
    /// Who is given as a source in each article, by sentence.
    pub sources: Sides<Vec<super::Source>>,
    /// Whom the pronoun that begins a sentence means, where that is known, by sentence.
    pub pronouns: Sides<BTreeMap<usize, String>>,
    /// Clauses one side adds to passages that both tell in other words, in order.
    pub additions: Sides<Vec<Run>>,
    pub quotes: Vec<Quote>,
    /// The quotations with the pieces of one utterance as one, in the order of the texts: what a reader is shown.
    pub utterances: Vec<Quote>,
    pub figures: Vec<Figure>,
    /// What each side has and the other leaves out, by kind, then by place.
    pub omissions: Sides<Vec<Omission>>,
    /// By first mention on the left, then on the right; words put for one another last.
    pub names: Vec<Name>,
    pub summary: Summary,
    /// How many passages both tell and one alone.
    pub census: super::Census,
    /// Every sentence of either side stands in exactly one row; left order leads, right-only sentences stand after
    /// the row of the right sentence before them.
    pub rows: Vec<Row>,
}
