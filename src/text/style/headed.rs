//! Sorted lists looked into by the first two letters of a word, of which most begin with none of the list's.

/// Pairs of two letters.
const HEADS: usize = 26 * 26;

/// Of a sorted list where those begin that begin with each two letters, and where the last of them end.
pub(super) type Starts = [usize; HEADS + 1];

/// The number of the two letters that a word begins with; none where these are others than a to z.
const fn head(word: &[u8]) -> Option<usize> {
    match word {
        [one @ b'a'..=b'z', other @ b'a'..=b'z', ..] => Some((*one - b'a') as usize * 26 + (*other - b'a') as usize),
        _ => None,
    }
}

/// Where in a sorted list those begin that begin with each two letters. It ends short of the list's end where a word begins with
/// anything else.
pub(super) const fn starts(list: &[(&str, &str)]) -> Starts {
    let mut starts = [0; HEADS + 1];
    let (mut at, mut next) = (0, 0);
    while next <= HEADS {
        while at < list.len() && matches!(head(list[at].0.as_bytes()), Some(head) if head < next) {
            at += 1;
        }
        starts[next] = at;
        next += 1;
    }
    starts
}

/// Those of a list that begin with the same two letters as a word.
pub(super) fn headed<T>(list: &'static [T], starts: &Starts, word: &str) -> &'static [T] {
    let range = head(word.as_bytes()).and_then(|head| Some(*starts.get(head)?..*starts.get(head + 1)?));
    range.and_then(|range| list.get(range)).unwrap_or_default()
}
