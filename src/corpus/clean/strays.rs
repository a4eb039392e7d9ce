//! Lines between the paragraphs that only their shape and their neighbours give away: lists of links to other stories, an
//! advertiser's name.

use super::layout::Piece;
use super::shape;
use rustc_hash::FxHashSet;

/// So many title-like lines in a row are a list of links.
const RUN: usize = 3;

/// So many titles at most stand below the heading of a list.
const LISTED: usize = 12;

/// Marks such lines, between the first paragraph and the last.
pub(super) fn mark(pieces: &mut [Piece]) {
    let prose = |piece: &Piece| piece.why.is_none() && piece.prose;
    let (Some(first), Some(last)) = (pieces.iter().position(prose), pieces.iter().rposition(prose)) else {
        return;
    };
    let Some(middle) = pieces.get_mut(first..=last) else {
        return;
    };
    headed(middle, 2);
    runs(middle);
    lone(middle);
    if let Some(end) = pieces.get_mut(last + 1..) {
        headed(end, 1);
    }
}

/// The titles below "Top stories" or "You may also like", however they are set, where there are at least `fewest`: one
/// alone amid the text may be a heading.
fn headed(pieces: &mut [Piece], fewest: usize) {
    let mut start = 0;
    while start < pieces.len() {
        start += 1;
        let heading =
            |piece: &Piece| piece.why == Some("related links") && piece.count <= 6 && !piece.text.contains(": ");
        if !pieces.get(start - 1).is_some_and(heading) {
            continue;
        }
        let title = |piece: &&mut Piece| {
            piece.why.is_none() && !piece.prose && (2..=20).contains(&piece.count) && shape::is_headline(&piece.text)
        };
        let titles: Vec<&mut Piece> = pieces.iter_mut().skip(start).take(LISTED).take_while(title).collect();
        if titles.len() >= fewest {
            start += titles.len();
            for piece in titles {
                piece.why = Some("related links");
            }
        }
    }
}

fn runs(pieces: &mut [Piece]) {
    let linkish = |piece: &Piece| {
        let count = piece.count;
        piece.why.is_none()
            && (3..=16).contains(&count)
            && !piece.prose
            && !piece.text.ends_with(['.', '!', ',', ';', ':', '"', '”', ')'])
            // Scores and results.
            && !piece.text.ends_with(|c: char| c.is_ascii_digit())
            && piece
                .text
                .starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '“' | '\''))
            && shape::is_title_case(&piece.text)
    };
    let mut start = 0;
    while start < pieces.len() {
        let len = pieces.iter().skip(start).take_while(|piece| linkish(piece)).count();
        if len >= RUN {
            pieces
                .iter_mut()
                .skip(start)
                .take(len)
                .for_each(|piece| piece.why = Some("related links"));
        }
        start += len + 1;
    }
}

/// A line of two to four capitalised words between paragraphs, none of which the text uses: a name of something else. A
/// heading within the article shares words with it, or is not capitalised throughout.
fn lone(pieces: &mut [Piece]) {
    let label = |piece: &Piece| {
        if piece.why.is_some() || !(2..=4).contains(&piece.count) {
            return false;
        }
        let words: Vec<&str> = piece.text.split(' ').collect();
        (2..=4).contains(&words.len())
            && words.iter().all(|word| {
                word.starts_with(char::is_uppercase)
                    && word
                        .chars()
                        .all(|c| c.is_alphanumeric() || matches!(c, '&' | '\'' | '’' | '.' | '-'))
            })
            && !piece.text.ends_with('.')
    };
    let labels: Vec<usize> = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| label(piece))
        .map(|(i, _)| i)
        .collect();
    // Several are headings or speakers, set in that style.
    if labels.is_empty() || labels.len() > 2 {
        return;
    }
    let used: FxHashSet<String> = pieces
        .iter()
        .enumerate()
        .filter(|(i, piece)| piece.why.is_none() && !labels.contains(i))
        .flat_map(|(_, piece)| shape::subject_words(&piece.text))
        .collect();
    for i in labels {
        let between = i > 0
            && [i - 1, i + 1]
                .iter()
                .all(|at| pieces.get(*at).is_some_and(|piece| piece.prose || piece.why.is_some()));
        if let Some(piece) = pieces.get_mut(i)
            && between
            && shape::subject_words(&piece.text).all(|word| !used.contains(&word))
        {
            piece.why = Some("stray line");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The weir was closed on Friday after the river rose by more than a metre in one night.";

    fn whys(texts: &[&str]) -> Vec<Option<&'static str>> {
        let mut pieces: Vec<Piece> = texts.iter().filter_map(|text| Piece::of(text)).collect();
        mark(&mut pieces);
        pieces.iter().map(|piece| piece.why).collect()
    }

    #[test]
    fn a_list_of_headlines_amid_the_text_is_links() {
        let links = Some("related links");
        assert_eq!(
            whys(&[PROSE, "Joan Weir 26", "Ann Harrow 22", "Lily Reed 21", PROSE]),
            [None; 5]
        );
        let list = [
            "Bakery Wins Its Long Case",
            "Mayor Opens Fair: Thousands Come",
            "Rain On The Way",
        ];
        assert_eq!(
            whys(&[PROSE, list[0], list[1], list[2], PROSE]),
            [None, links, links, links, None]
        );
        assert_eq!(whys(&[PROSE, "Police search goes on", PROSE]), [None, None, None]);
    }

    #[test]
    fn titles_below_the_heading_of_a_list_are_links() {
        let links = Some("related links");
        let with_heading = |texts: &[&str]| {
            let mut pieces: Vec<Piece> = texts.iter().filter_map(|text| Piece::of(text)).collect();
            pieces[1].why = links;
            mark(&mut pieces);
            pieces.iter().skip(2).map(|piece| piece.why).collect::<Vec<_>>()
        };
        let (one, two) = ("Weir: shut at both ends", "A keeper's log, at last");
        assert_eq!(
            with_heading(&[PROSE, "You may also like", one, two, PROSE]),
            [links, links, None]
        );
        assert_eq!(
            with_heading(&[PROSE, "Read more", "The long way round", PROSE]),
            [None, None]
        );
        assert_eq!(with_heading(&[PROSE, "Top stories", one]), [links]);
    }

    #[test]
    fn a_name_the_text_does_not_use_is_stray_and_a_heading_is_not() {
        assert_eq!(whys(&[PROSE, "Harrow Paints", PROSE])[1], Some("stray line"));
        assert_eq!(whys(&[PROSE, "Night River", PROSE])[1], None);
        assert_eq!(whys(&[PROSE, "Extreme caution", PROSE])[1], None);
    }
}
