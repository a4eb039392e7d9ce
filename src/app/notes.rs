//! What is said beside or below a passage: who alone has it, which figures disagree, what was cut, how the order differs.

use super::index::{Index, is_unsure};
use crate::compare::{
    Absence, Alignment, Attribution, AttributionChange, Collation, FigureStatus, NameKind, Quote, QuoteStatus, Side,
    Sides, Stance, StrengthKind,
};
use crate::text::wrap::wrap;
use std::ops::Range;

/// How a piece of a note is meant; how that looks is the drawing's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Of the note's own words.
    Quiet,
    /// As the texts themselves.
    Plain,
    /// Words, figures or the name of one side.
    Of(Side),
    /// What the reader wrote.
    Own,
}

/// A piece of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub tone: Tone,
}

/// One note, in pieces.
pub type Note = Vec<Said>;

/// Words between what counts.
pub fn quiet(text: impl Into<String>) -> Said {
    Said {
        text: text.into(),
        tone: Tone::Quiet,
    }
}

/// Words of one side.
pub fn of(side: Side, text: impl Into<String>) -> Said {
    Said {
        text: text.into(),
        tone: Tone::Of(side),
    }
}

/// The notes of every row, the weightiest first, as they are read beside the left text, or beside that of the side that stands alone.
pub fn notes(collation: &Collation, alone: Option<Side>) -> Vec<Vec<Note>> {
    let index = Index::new(collation);
    let mut notes: Vec<Vec<Note>> = vec![Vec::new(); collation.rows.len()];
    let mut add = |row: Option<usize>, note: Note| {
        if let Some(notes) = row.and_then(|row| notes.get_mut(row))
            && !notes.contains(&note)
        {
            notes.push(note);
        }
    };
    for row in 0..collation.rows.len() {
        if let Some((side, absence)) = index.absence(row) {
            add(Some(row), missing(&index, side, row, absence));
        }
    }
    for figure in &collation.figures {
        if let (FigureStatus::Conflict, Some(left), Some(right)) =
            (figure.status, &figure.mentions.left, &figure.mentions.right)
        {
            add(
                index.row_of(Side::Left, left.sentence),
                vec![
                    quiet("≠ "),
                    of(Side::Left, left.text.clone()),
                    quiet(" / "),
                    of(Side::Right, right.text.clone()),
                ],
            );
        }
    }
    for name in collation.names.iter().filter(|name| name.kind == NameKind::Word) {
        if let (Some(left), Some(right)) = (&name.sides.left, &name.sides.right) {
            add(
                index.row_of(Side::Left, left.sentence),
                pair("word: ", &left.text, &right.text),
            );
        }
    }
    for quote in &collation.utterances {
        let begins = Side::BOTH
            .into_iter()
            .find_map(|side| Some((side, quote.mentions[side].as_ref()?.sentence)));
        for (place, note) in quotation(collation, quote) {
            let place = place.or(begins);
            add(place.and_then(|(side, sentence)| index.row_of(side, sentence)), note);
        }
    }
    let leading = collation.leading();
    for (row, passage) in collation.rows.iter().enumerate() {
        let leads = |at: &usize| leading.get(*at).copied().unwrap_or(false);
        let links = passage.alignments.iter().copied().filter(leads);
        let links = links.filter_map(|at| collation.alignments.get(at));
        for alignment in links.filter(|alignment| !is_unsure(alignment)) {
            for note in attribution(alignment).into_iter().chain(strength(alignment)) {
                add(Some(row), note);
            }
        }
    }
    for row in 0..collation.rows.len() {
        // Its partner stands level with a closer one: say where.
        if let Some((side, sentence)) = partner_elsewhere(&index, row)
            && let Some(there) = index.row_of(side, sentence)
        {
            add(
                Some(row),
                vec![
                    quiet("like "),
                    of(side, collation.name(side)),
                    quiet(format!(" in passage {}", there + 1)),
                ],
            );
            continue;
        }
        // A weaker link of the row says nothing of where the passage stands.
        let leads = |at: usize| leading.get(at).copied().unwrap_or(false);
        let moved = index
            .alignments(row)
            .find(|(at, alignment)| alignment.moved && leads(*at) && !is_unsure(alignment));
        if let Some((_, alignment)) = moved {
            // Texts differ in length: how far down each it stands.
            let down = Side::BOTH.map(|side| {
                let at = alignment.sentences[side].first().copied().unwrap_or(0);
                at as f64 / collation.tellings[side].sentences.len().max(1) as f64
            });
            let [left, right] = down;
            let (here, there) = match alone {
                Some(Side::Right) => (right, left),
                _ => (left, right),
            };
            let when = if here < there {
                "told later in "
            } else {
                "told earlier in "
            };
            let other = alone.unwrap_or(Side::Left).other();
            add(Some(row), vec![quiet(when), of(other, collation.name(other))]);
        }
    }
    notes
}

/// A side and one of its sentences, where a note has its place.
type Place = Option<(Side, usize)>;

/// What became of a quotation that both print, where it is not the same, and where that is to be said; without a place
/// where the quotation begins.
fn quotation(collation: &Collation, quote: &Quote) -> Vec<(Place, Note)> {
    let mut notes = Vec::new();
    if quote.changed
        && let (Some(left), Some(right)) = (&quote.speakers.left, &quote.speakers.right)
    {
        notes.push((None, pair("speaker: ", left, right)));
    }
    if quote.status == QuoteStatus::Trimmed {
        if quote.cut.is_empty() {
            notes.push((None, vec![quiet("quotation cut")]));
        }
        let mut cuts: Vec<(Place, Option<Side>, Vec<&str>)> = Vec::new();
        for words in quote.left_out() {
            let side = cutter(quote, words);
            let place = side.and_then(|side| printed(collation, quote, side.other(), words));
            match cuts.last_mut() {
                Some((last, by, all)) if (*last, *by) == (place, side) => all.push(words),
                _ => cuts.push((place, side, vec![words])),
            }
        }
        notes.extend(
            cuts.into_iter()
                .map(|(place, side, words)| (place, cut(collation, side, &words.join(" … ")))),
        );
    }
    if !quote.altered.is_empty() {
        let words = |side: Side| -> Vec<&str> { quote.altered.iter().map(|words| words[side].as_str()).collect() };
        let both = Sides::from_fn(|side| words(side).join(" … "));
        notes.push((None, pair("altered: ", &both.left, &both.right)));
    }
    if quote.status == QuoteStatus::Altered && quote.altered.is_empty() {
        notes.push((None, vec![quiet("quotation altered")]));
    }
    notes
}

fn pair(label: &str, left: &str, right: &str) -> Note {
    vec![quiet(label), of(Side::Left, left), quiet(" / "), of(Side::Right, right)]
}

/// Words cut from a quotation, and by whom.
fn cut(collation: &Collation, by: Option<Side>, words: &str) -> Note {
    match by {
        Some(side) => vec![
            quiet("cut by "),
            of(side, collation.name(side)),
            quiet(": "),
            of(side.other(), words),
        ],
        None => vec![quiet(format!("cut: {words}"))],
    }
}

/// The sentence in which a side prints words of a quotation, which may run on over a few sentences.
fn printed(collation: &Collation, quote: &Quote, side: Side, words: &str) -> Place {
    const RUNS_ON: usize = 16;
    let from = quote.mentions[side].as_ref()?.sentence;
    let sentences = collation.tellings[side].sentences.get(from..)?;
    let held = sentences
        .iter()
        .take(RUNS_ON)
        .position(|sentence| sentence.text.contains(words))?;
    Some((side, from + held))
}

/// Who is told to say it, where the two sides do not agree on that.
pub fn attribution(alignment: &Alignment) -> Option<Note> {
    let changed = |what| alignment.attribution_changed.contains(&what);
    let both = &alignment.attribution;
    if changed(AttributionChange::Speaker)
        && let (Some(left), Some(right)) = (&both.left.speaker, &both.right.speaker)
    {
        return Some(pair("speaker: ", left, right));
    }
    if !changed(AttributionChange::Stance) {
        return None;
    }
    // The same person need not be named twice.
    let verb = |attribution: &Attribution| attribution.verb.clone().filter(|_| attribution.stance != Stance::Own);
    match (
        &both.left.speaker,
        &both.right.speaker,
        verb(&both.left),
        verb(&both.right),
    ) {
        (Some(left), Some(right), Some(one), Some(other)) if is_same(left, right) => Some(pair(
            &format!("{}: ", if right.len() > left.len() { right } else { left }),
            &one,
            &other,
        )),
        _ => Some(pair("", &voice(&both.left), &voice(&both.right))),
    }
}

/// Whether two names are of one person, as far as their last words tell.
fn is_same(one: &str, other: &str) -> bool {
    let last = |name: &str| name.rsplit(' ').next().map(crate::text::words::fold);
    last(one) == last(other)
}

/// In whose voice it is told.
pub fn voice(attribution: &Attribution) -> String {
    let verb = attribution.verb.as_deref().unwrap_or(match attribution.stance {
        Stance::Own => "own voice",
        Stance::Said => "said",
        Stance::Acknowledged => "acknowledged",
        Stance::Denied => "denied",
        Stance::Unnamed => "unnamed source",
    });
    match (&attribution.speaker, attribution.stance) {
        (_, Stance::Own) => "in its own voice".to_owned(),
        (Some(speaker), _) if verb.eq_ignore_ascii_case("according") => format!("according to {speaker}"),
        (Some(speaker), _) => format!("{speaker} {verb}"),
        (None, Stance::Unnamed) => format!("unnamed source, {verb}").replace("unnamed source, unnamed", "unnamed"),
        (None, _) => verb.to_owned(),
    }
}

/// Words that say the same with different strength.
pub fn strength(alignment: &Alignment) -> Vec<Note> {
    // How it was said has been told with who said it.
    let told = attribution(alignment).is_some();
    let pairs = alignment.strength.iter();
    pairs
        .filter(|strength| !told || strength.kind != StrengthKind::Reporting)
        .map(|strength| pair("wording: ", &strength.mentions.left.text, &strength.mentions.right.text))
        .collect()
}

/// The side that leaves out words cut from a quotation: the other one prints them.
pub fn cutter(quote: &Quote, words: &str) -> Option<Side> {
    let prints = |side: Side| {
        let mention = quote.mentions[side].as_ref();
        mention.is_some_and(|mention| mention.text.contains(words))
    };
    match (prints(Side::Left), prints(Side::Right)) {
        (true, false) => Some(Side::Right),
        (false, true) => Some(Side::Left),
        _ => None,
    }
}

/// The side that is empty in a row though the row is linked, and the sentence it is linked to.
fn partner_elsewhere(index: &Index<'_>, row: usize) -> Option<(Side, usize)> {
    let sentences = &index.collation.rows.get(row)?.sentences;
    let side = Side::BOTH.into_iter().find(|&side| sentences[side].is_empty())?;
    let (_, alignment) = index.alignments(row).next()?;
    Some((side, *alignment.sentences[side].first()?))
}

/// That one side alone tells a passage, as firmly as it is known.
pub fn missing(index: &Index<'_>, side: Side, row: usize, absence: Absence) -> Note {
    let collation = index.collation;
    let other = of(side.other(), collation.name(side.other()));
    match absence {
        Absence::Sure => vec![quiet("only in "), of(side, collation.name(side))],
        Absence::NotFound => vec![quiet("not found in "), other],
        Absence::Perhaps(sentence) => {
            let place = index.row_of(side.other(), sentence);
            let place = place.map(|row| format!("passage {}", row + 1));
            // How likely, in hundreds: a third is no half.
            let told = collation
                .rows
                .get(row)
                .map_or(&[][..], |row| row.sentences[side].as_slice());
            let near = told.iter().filter_map(|told| collation.nearest[side].get(told));
            let likely = near.filter(|near| near.sentence == sentence).map(|near| near.likely);
            let likely = likely
                .reduce(f64::max)
                .map(|likely| quiet(format!(" ({:.0}\u{a0}%)", likely * 100.0)));
            // The comma stays with the name, wherever the line ends.
            let [lead, mut other] = [quiet("perhaps told in "), other];
            if place.is_some() {
                other.text.push_str(", ");
            }
            [lead, other]
                .into_iter()
                .chain(place.map(quiet))
                .chain(likely)
                .collect()
        }
    }
}

/// Notes one after the other as one, set off from the text they follow.
pub fn joined(notes: &[Note]) -> Note {
    let mut pieces = vec![quiet("‹")];
    for (at, note) in notes.iter().enumerate() {
        if at > 0 {
            pieces.push(quiet(" · "));
        }
        pieces.extend(note.iter().cloned());
    }
    pieces.push(quiet("›"));
    pieces
}

/// A note in lines of so many cells, each piece keeping its tone.
pub fn broken(note: &Note, cells: usize) -> Vec<Note> {
    let whole: String = note.iter().map(|piece| piece.text.as_str()).collect();
    let pieces = |line: Range<usize>| {
        let mut at = 0;
        let mut pieces = Note::new();
        for piece in note {
            let from = line.start.clamp(at, at + piece.text.len()) - at;
            let to = line.end.clamp(at, at + piece.text.len()) - at;
            if let Some(part) = piece.text.get(from..to).filter(|part| !part.is_empty()) {
                pieces.push(Said {
                    text: part.to_owned(),
                    tone: piece.tone,
                });
            }
            at += piece.text.len();
        }
        pieces
    };
    wrap(&whole, cells).into_iter().map(pieces).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Sides;
    use crate::compare::compare;
    use crate::corpus::{Loaded, probe};

    #[test]
    fn the_side_that_stands_alone_is_told_where_the_other_tells_it() {
        let told = [
            "The weir at Oxmere failed on Sunday and flooded the lower mill.",
            "Ada Moor, who keeps the ferry at Quern, saw the herring come back to the bay.",
            "The school fair raised four hundred crowns for a new roof over the hall.",
            "A brass band from Tolhaven played the whole afternoon beside the lock.",
        ];
        let article = |name: &str, order: [usize; 4]| {
            let text = order.map(|at| told[at]).join("\n\n");
            match probe(name, format!("The week at Oxmere\n\n{text}\n").as_bytes()).remove(0) {
                Loaded::Article(article) => *article,
                _ => panic!("no article"),
            }
        };
        let (left, right) = (article("a.txt", [0, 1, 2, 3]), article("b.txt", [1, 2, 3, 0]));
        let collation = compare(Sides::new(&left, &right));
        let said = |alone: Option<Side>| -> Vec<String> {
            let notes = notes(&collation, alone).into_iter().flatten();
            let text = |note: Note| note.iter().map(|said| said.text.as_str()).collect::<String>();
            notes.map(text).filter(|note| note.starts_with("told ")).collect()
        };
        let name = |side: Side| collation.name(side);
        let later = |side: Side| [format!("told later in {}", name(side))];
        assert_eq!(said(None), later(Side::Right));
        assert_eq!(said(Some(Side::Left)), later(Side::Right));
        assert_eq!(
            said(Some(Side::Right)),
            [format!("told earlier in {}", name(Side::Left))]
        );
    }
}
