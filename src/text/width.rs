//! How many cells of a terminal a text takes, counted as it is drawn: cluster by cluster, controls left
//! out. `tests/width.rs` holds it against the cells that are really drawn.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The grapheme clusters of `text` in order (UAX #29, extended).
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(true)
}

/// The same clusters, front to back alone and faster: between two ASCII characters there is always a boundary (but
/// for CR LF), so that only what is around other characters needs the tables.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let length = match rest.as_bytes() {
            [] => return None,
            [b, after, ..] if b.is_ascii() && after.is_ascii() && *b != b'\r' => 1,
            _ => rest.graphemes(true).next()?.len(),
        };
        let (cluster, behind) = rest.split_at_checked(length)?;
        rest = behind;
        Some(cluster)
    })
}

/// Cells one grapheme cluster takes. A cluster with a control character in it takes none: it is never drawn.
///
/// Half-width voiced sound marks count one cell each, on top of what the table of widths
/// says, as the drawing library counts them.
pub fn grapheme(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [byte] => usize::from(!byte.is_ascii_control()),
        _ if cluster.contains(char::is_control) => 0,
        _ => cluster.width() + cluster.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count(),
    }
}

/// Cells a text takes on one line.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    clusters(text).map(grapheme).sum()
}

/// The longest beginning of `text` that takes at most `cells`, cut between clusters.
pub fn truncate(text: &str, cells: usize) -> &str {
    let mut taken = 0;
    let mut end = 0;
    for cluster in clusters(text) {
        taken += grapheme(cluster);
        if taken > cells {
            break;
        }
        end += cluster.len();
    }
    text.get(..end).unwrap_or(text)
}

/// `text` in at most `cells` cells, cut with `…` where it is longer.
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    if cells == 0 {
        return String::new();
    }
    format!("{}…", truncate(text, cells - 1).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clusters_are_counted_as_they_are_drawn() {
        for (text, cells) in [
            ("plain", 5),
            ("naïve", 5),
            ("橋は閉鎖", 8),
            ("👨‍👩‍👧", 2),
            ("👍🏽", 2),
            ("☺️", 2),
            ("a\tb\u{7}", 2),
            ("لا", 2),
            ("", 0),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn a_text_is_cut_between_clusters() {
        assert_eq!(truncate("橋は", 3), "橋");
        assert_eq!(truncate("e\u{301}a", 1), "e\u{301}");
        assert_eq!(truncate("abc", 9), "abc");
        assert_eq!(truncate("abc", 0), "");
    }

    proptest! {
        #[test]
        fn the_fast_clusters_are_the_clusters(text in "([a-z]|\r|\n|\u{301}|\u{200D}|👍|🏽|🇬|🇧|ｶﾞ|\u{600}|각|\\PC){0,40}") {
            prop_assert_eq!(clusters(&text).collect::<Vec<_>>(), graphemes(&text).collect::<Vec<_>>());
        }
    }
}
