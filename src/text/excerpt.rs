//! How far a text is shown around a place in it: whole words, as far as there is room.

use super::width::{graphemes, width};

/// Where to begin so that at most `cells` stand before byte `at`: at the beginning of a word, or within one that has no room whole.
pub fn begin_before(text: &str, at: usize, cells: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let mut from = before.len();
    let mut taken = 0;
    for cluster in graphemes(before).rev() {
        taken += width(cluster);
        if taken > cells {
            break;
        }
        from -= cluster.len();
    }
    let word = before.get(from..).filter(|_| from > 0).and_then(|rest| rest.find(' '));
    word.map_or(from, |space| from + space + 1)
}

/// Where to end so that at most `cells` stand from byte `at` on: at the end of a word, or within one that has no room whole.
pub fn end_after(text: &str, at: usize, cells: usize) -> usize {
    let after = text.get(at..).unwrap_or_default();
    let mut to = 0;
    let mut taken = 0;
    for cluster in graphemes(after) {
        taken += width(cluster);
        if taken > cells {
            break;
        }
        to += cluster.len();
    }
    let word = after
        .get(..to)
        .filter(|_| to < after.len())
        .and_then(|rest| rest.rfind(' '));
    at + word.unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_where_they_have_room() {
        let text = "It ended a little after six with songs of the sea.";
        let at = text.find("six").unwrap();
        assert_eq!(text.get(begin_before(text, at, 14)..at), Some("little after "));
        assert_eq!(text.get(at..end_after(text, at, 12)), Some("six with"));
        assert_eq!((begin_before(text, at, 99), end_after(text, at, 99)), (0, text.len()));
        // A text without a space is cut where it must be, between whole characters.
        let text = "風".repeat(40);
        assert_eq!((begin_before(&text, 60, 7), end_after(&text, 60, 7)), (51, 69));
        assert_eq!((begin_before("", 0, 3), end_after("é", 1, 3)), (0, 1));
    }
}
