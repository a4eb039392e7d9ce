//! From plain text to pieces: which line breaks part paragraphs and which only end a line on paper.

use super::shape;
use super::unmark::{tidy, unmark};

/// A piece of text that stands by itself: a paragraph, a heading, a line of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// One line, safe to show, never empty.
    pub text: String,
    /// Line of the file it begins on, from 1; 0 where that is not known.
    pub line: usize,
    /// Whether a blank line stands before it.
    pub apart: bool,
    /// Why it is not part of the article, once that is known.
    pub why: Option<&'static str>,
    /// How many words it has, and whether it is prose.
    pub count: usize,
    pub prose: bool,
}

impl Piece {
    /// A piece of which only the text is known; None where nothing of it can be shown.
    pub(super) fn of(text: &str) -> Option<Piece> {
        let text = tidy(text);
        (!text.is_empty()).then(|| Piece::new(text, 0, true))
    }

    fn new(text: String, line: usize, apart: bool) -> Piece {
        let count = shape::count(&text);
        let prose = shape::is_prose(&text, count);
        Piece {
            text,
            line,
            apart,
            why: None,
            count,
            prose,
        }
    }
}

/// Lines longer than this are paragraphs, not wrapped lines, in characters.
const WIDEST: usize = 132;

/// The pieces of a text. Where its lines were wrapped at a width they are joined again; otherwise every line is a piece.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let text = unmark(text);
    let mut lines: Vec<Line> = Vec::new();
    let mut blank = true;
    for (number, line) in (1..).zip(text.split('\n')) {
        let line_text = tidy(line);
        if line_text.is_empty() {
            blank = true;
            continue;
        }
        lines.push(Line {
            text: line_text,
            number,
            apart: blank,
        });
        blank = false;
    }
    if let Some(width) = wrap_width(&lines) {
        lines = join(lines, width);
    }
    lines
        .into_iter()
        .map(|line| Piece::new(line.text, line.number, line.apart))
        .collect()
}

/// A line as it stands in the file.
struct Line {
    text: String,
    number: usize,
    apart: bool,
}

/// The width the lines were wrapped at, if they were: nearly every line that has a successor in its block is so full
/// that the successor's first word would not have fitted.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.text.chars().count()).max()?;
    if !(30..=WIDEST).contains(&widest) {
        return None;
    }
    let (mut pairs, mut full) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        if let [line, next] = pair
            && !next.apart
        {
            pairs += 1;
            full += usize::from(is_full(&line.text, &next.text, widest));
        }
    }
    (pairs >= 3 && full * 4 >= pairs * 3).then_some(widest)
}

/// Whether the first word of `next` would not have fitted after `line`. A ragged margin is allowed for.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or_default().chars().count();
    line.chars().count() + 1 + word + width / 12 > width
}

fn join(lines: Vec<Line>, width: usize) -> Vec<Line> {
    let mut pieces: Vec<Line> = Vec::new();
    // The last line as it stood, which decides whether the next one goes on.
    let mut last = String::new();
    for line in lines {
        match pieces.last_mut() {
            Some(piece) if !line.apart && (is_full(&last, &line.text, width) || goes_on(&last, &line.text)) => {
                append(&mut piece.text, &line.text);
                last = line.text;
            }
            _ => {
                last.clone_from(&line.text);
                pieces.push(line);
            }
        }
    }
    pieces
}

/// Puts the rest of a sentence after its beginning; a word broken at a hyphen stays one.
pub(super) fn append(text: &mut String, rest: &str) {
    let hyphen = text.ends_with('-')
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && rest.starts_with(char::is_lowercase);
    if !hyphen {
        text.push(' ');
    }
    text.push_str(rest);
}

/// Whether `rest` can only be the second half of the sentence that `text` begins.
pub(super) fn goes_on(text: &str, rest: &str) -> bool {
    let ends = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    if ends.len() < text.len() && ends.ends_with(['.', '!', '?', '…', ','])
        || text.ends_with(['.', '!', '?', '…', ':', ';', '"', '”'])
    {
        return false;
    }
    if rest.starts_with(|c: char| c.is_lowercase()) {
        return true;
    }
    let last = text.rsplit(' ').next().unwrap_or_default();
    // Words no sentence ends with.
    matches!(
        last,
        "the"
            | "a"
            | "an"
            | "of"
            | "and"
            | "or"
            | "to"
            | "for"
            | "with"
            | "from"
            | "by"
            | "at"
            | "in"
            | "on"
            | "as"
            | "than"
            | "that"
            | "whose"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "into"
            | "between"
            | "against"
            | "under"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Dr"
            | "Gen"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "but"
            | "which"
            | "who"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn one_paragraph_a_line_stays_so() {
        let text = "Weir closed\nThe weir was closed on Friday after the river rose by more than a metre in one night, the harbour office said, and will not open before the end of the month.\nBoats wait.";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The weir was closed on Friday after\nthe river rose by more than a metre in\none night, the harbour office said.\n\nIt will not open before the end of the\nmonth, as the gates must be looked at by\ndivers first.";
        assert_eq!(
            texts(text),
            [
                "The weir was closed on Friday after the river rose by more than a metre in one night, the harbour office said.",
                "It will not open before the end of the month, as the gates must be looked at by divers first."
            ]
        );
    }

    #[test]
    fn a_list_of_short_lines_is_not_wrapped_text() {
        let text = "Ferry sails again\nMayor opens the fair\nBakery wins its case\nRain on the way\n\nThe weir was closed on Friday after the river rose.";
        assert_eq!(texts(text).len(), 5);
    }

    #[test]
    fn sentences_that_go_on_are_known() {
        assert!(goes_on(
            "a cyber expert with the Centre for Strategic and",
            "International Studies who"
        ));
        assert!(goes_on("where the two towns", "have begun"));
        assert!(!goes_on("He said so.", "and left"));
        assert!(!goes_on("Weir closed", "The weir was closed"));
    }
}
