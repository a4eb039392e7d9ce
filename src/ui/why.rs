//! Why the passage under the cursor stands as it does: the words of both sides and the signals that link them.

use super::entries::strength_of;
use super::panel::{Page, frame, panel};
use super::passages::{Passages, UNSURE, meaning, sign};
use super::pen::span;
use super::phrase::{number, percent};
use super::scene::Scene;
use crate::app::index::is_unsure;
use crate::app::notes::voice;
use crate::app::state::Comparison;
use crate::compare::{Alignment, Collation, FigureStatus, QuoteStatus, Side, Sides};

/// Cells a passage is set in from the names of the sides.
const INDENT: usize = 2;

/// Draws the evidence for the row under the cursor.
pub fn why(scene: &mut Scene<'_>, comparison: &Comparison, top: usize) {
    let Some(collation) = &comparison.collation else {
        let content = frame(scene, "Why linked", 5);
        return scene.placard(content, "Comparing…", "");
    };
    let passages = Passages::new(collation);
    let width = crate::app::geometry::panel(scene.state.columns, scene.state.rows)
        .content
        .width;
    let mut page = Page::new(width);
    // Whole, as above the texts there may not be the room.
    page.text("The two articles", scene.palette.strong);
    page.text(&collation.summary.words, scene.palette.text);
    page.gap();
    let row = comparison.cursor;
    let of = collation.rows.len();
    let said = format!("Passage {} of {}", number((row + 1).min(of)), number(of));
    page.text(&said, scene.palette.strong);
    match passages.silence(row) {
        Some(side) => silence(scene, &mut page, &passages, row, side),
        None => {
            for (nth, (_, alignment)) in passages.alignments(row).enumerate() {
                if nth > 0 {
                    page.gap();
                }
                link(scene, &mut page, &passages, alignment);
            }
        }
    }
    let title = if passages.silence(row).is_some() {
        "Why not linked"
    } else {
        "Why linked"
    };
    panel(scene, title, top, &page.lines);
}

fn silence(scene: &Scene<'_>, page: &mut Page, passages: &Passages<'_>, row: usize, side: Side) {
    let palette = scene.palette;
    let collation = passages.collation;
    let sentences = collation
        .rows
        .get(row)
        .map(|row| row.sentences[side].clone())
        .unwrap_or_default();
    quoted(scene, page, collation, side, &sentences);
    let other = collation.name(side.other());
    page.gap();
    let near = sentences
        .first()
        .and_then(|sentence| collation.nearest[side].get(sentence));
    match near {
        None => page.text(
            &format!("Nothing in {other} is at all likely to say this."),
            palette.text,
        ),
        Some(near) => {
            let likely = percent((near.likely.clamp(0.0, 1.0) * 1000.0) as usize, 1000);
            let place = passages.row_of(side.other(), near.sentence);
            let place = place.map_or_else(String::new, |row| format!(" in passage {}", number(row + 1)));
            let said =
                format!("Nothing in {other} was surely found to say this. Nearest to it{place}, {likely} % likely to:");
            page.text(&said, palette.text);
            quoted(scene, page, collation, side.other(), &[near.sentence]);
        }
    }
}

/// The words of one side.
fn quoted(scene: &Scene<'_>, page: &mut Page, collation: &Collation, side: Side, sentences: &[usize]) {
    let telling = &collation.tellings[side];
    page.line(span(collation.name(side), scene.palette.side[side]));
    for sentence in sentences.iter().filter_map(|&at| telling.sentences.get(at)) {
        page.hanging(Vec::new(), INDENT, &sentence.text, scene.palette.text);
    }
}

fn link(scene: &Scene<'_>, page: &mut Page, passages: &Passages<'_>, alignment: &Alignment) {
    let palette = scene.palette;
    for side in Side::BOTH {
        quoted(scene, page, passages.collation, side, &alignment.sentences[side]);
    }
    page.gap();
    let sure = percent((alignment.score.clamp(0.0, 1.0) * 1000.0) as usize, 1000);
    let doubt = if is_unsure(alignment) { "perhaps " } else { "" };
    let verdict = format!(
        "{}  {doubt}{}, {sure} % sure",
        if is_unsure(alignment) {
            UNSURE
        } else {
            sign(alignment.relation)
        },
        meaning(alignment.relation)
    );
    page.text(&verdict, palette.strong);
    for signal in &alignment.why {
        page.hanging(vec![span("·", palette.dim)], INDENT, signal, palette.text);
    }
    for (left, right) in figures(passages, alignment) {
        page.hanging(
            vec![span("≠", palette.differs)],
            INDENT,
            &format!("figures differ: {left} / {right}"),
            palette.text,
        );
    }
    told(scene, page, passages.collation, alignment);
    for quote in &passages.collation.utterances {
        let here = Side::BOTH.into_iter().any(|side| {
            quote.mentions[side]
                .as_ref()
                .is_some_and(|mention| alignment.sentences[side].contains(&mention.sentence))
        });
        if here && quote.status == QuoteStatus::Trimmed && !quote.cut.is_empty() {
            let speaker = quote
                .speaker
                .as_ref()
                .map_or_else(String::new, |speaker| format!(" ({speaker})"));
            let said = format!("cut from the quotation{speaker}: {}", quote.cut.join(" … "));
            page.hanging(vec![span("\"", palette.text)], INDENT, &said, palette.text);
        }
    }
    if alignment.moved {
        let (unit, at) = passages.places(alignment);
        let names = passages.collation.called();
        let said = format!(
            "told elsewhere: in {unit} {} of {}, in {unit} {} of {}",
            at.left, names.left, at.right, names.right
        );
        page.hanging(vec![span("↕", palette.text)], INDENT, &said, palette.text);
    }
}

/// In whose voice each side tells it, and words of another strength.
fn told(scene: &Scene<'_>, page: &mut Page, collation: &Collation, alignment: &Alignment) {
    let palette = scene.palette;
    let voices = alignment.attribution.as_ref().map(voice);
    if alignment.attribution != Sides::default() {
        let said = if voices.left == voices.right {
            format!("both: {}", voices.left)
        } else {
            let names = collation.called();
            format!("{}: {}; {}: {}", names.left, voices.left, names.right, voices.right)
        };
        page.hanging(vec![span("›", palette.text)], INDENT, &said, palette.text);
    }
    for strength in &alignment.strength {
        let kind = strength_of(strength.kind);
        let (left, right) = (&strength.mentions.left.text, &strength.mentions.right.text);
        let said = format!("{kind}: {left} / {right}");
        page.hanging(vec![span("›", palette.text)], INDENT, &said, palette.text);
    }
}

/// The figures that disagree within one alignment, as the reader would say it.
fn figures(passages: &Passages<'_>, alignment: &Alignment) -> Vec<(String, String)> {
    let within = |side: Side, sentence: usize| alignment.sentences[side].contains(&sentence);
    let conflicts = passages
        .collation
        .figures
        .iter()
        .filter(|figure| figure.status == FigureStatus::Conflict);
    conflicts
        .filter_map(|figure| Some((figure.mentions.left.as_ref()?, figure.mentions.right.as_ref()?)))
        .filter(|(left, right)| within(Side::Left, left.sentence) && within(Side::Right, right.sentence))
        .map(|(left, right)| (left.text.clone(), right.text.clone()))
        .collect()
}
