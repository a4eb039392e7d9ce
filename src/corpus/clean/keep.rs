//! What is taken back into the text after too much was taken for something else.

use super::layout::Piece;
use super::{copies, furniture, unmark};
use crate::corpus::draft::Paragraph;
use rustc_hash::FxHashSet;

/// Takes back into a text what was cut from it, but for what repeats its title, its author or itself: its format keeps
/// all else apart. An alert is its own title.
pub(super) fn restore(pieces: &mut [Piece]) {
    let others = pieces.iter().any(|piece| piece.prose && piece.why != Some("title"));
    for piece in pieces {
        let repeated =
            matches!(piece.why, Some("byline" | "separator" | copies::COPY)) || piece.why == Some("title") && others;
        if !repeated {
            piece.why = None;
        }
    }
}

/// Takes back what was guessed of a line from where it stands, when its page knows better.
pub(super) fn keep_placed(pieces: &mut [Piece], paragraphs: &[Paragraph]) {
    let sure: FxHashSet<String> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.sure)
        .map(|paragraph| unmark::tidy(&paragraph.text))
        .collect();
    for piece in pieces {
        let guessed = matches!(
            piece.why,
            Some(
                "line above the text"
                    | "line below the text"
                    | "subtitle"
                    | "slogan"
                    | "stray line"
                    | "byline"
                    | "date line"
            )
        );
        // A long paragraph is more than any word in it says.
        let long = piece.prose
            && piece.count >= 50
            && !matches!(piece.why, Some("copyright" | furniture::STRIP | furniture::FORM));
        if (guessed || long) && sure.contains(&piece.text) {
            piece.why = None;
        }
    }
}

/// A text that is furniture from end to end is what the file has to say: it stays, as long as it is words at all.
pub(super) fn keep_something(pieces: &mut [Piece]) {
    if pieces.iter().any(|piece| piece.why.is_none()) {
        return;
    }
    let mut kept = false;
    for piece in pieces.iter_mut().filter(|piece| piece.prose) {
        if matches!(
            piece.why,
            Some("title" | "byline" | "date line" | "masthead" | copies::COPY)
        ) {
            continue;
        }
        piece.why = None;
        kept = true;
    }
    if !kept {
        let longest = pieces
            .iter_mut()
            .filter(|piece| !matches!(piece.why, Some("separator" | "masthead" | "byline" | "date line")))
            .max_by_key(|piece| piece.count);
        if let Some(piece) = longest {
            piece.why = None;
        }
    }
}
