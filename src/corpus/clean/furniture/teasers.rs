//! Strips of other articles' headlines run together in one line: "MOST READ IN NEWS HIGH TIDE Ferry owner says ‘never again’
//! FOG ALARM Which boats sail …". Each begins with a kicker, a few words in capitals.

/// Kickers that make a strip behind a label, and without one.
const LABELLED: usize = 2;
const BARE: usize = 4;
/// Words of one kicker, at most: more are a headline in capitals or a shout.
const KICKER: usize = 4;
/// Words between the labels and kickers of a strip on average, at most: a story's own capitals stand further apart.
const APART: usize = 24;

/// Capitals side by side in any strip, at least.
const PAIRS: u32 = 6;

/// How a strip is headed.
const LABELS: &[&str] = &[
    "related stories",
    "related articles",
    "related news",
    "most read",
    "most popular",
    "most viewed",
    "read more",
    "more from",
    "more on",
    "more in",
    "recommended",
    "trending",
    "top stories",
];

/// Whether a line is such a strip: kickers, each with a headline behind it, and no sentence that ends before the line does.
pub(super) fn is_strip(line: &str) -> bool {
    // Of nearly all prose this tells enough: hardly two capitals stand side by side.
    let bytes = line.as_bytes();
    let both = |(one, next): (&u8, &u8)| u32::from(one.is_ascii_uppercase() & next.is_ascii_uppercase());
    let pairs: u32 = bytes.iter().zip(bytes.iter().skip(1)).map(both).sum();
    if pairs < PAIRS || ends_a_sentence(line) {
        return false;
    }
    let head: String = line.chars().take(24).collect::<String>().to_lowercase();
    let label = LABELS.iter().find(|label| head.starts_with(*label));
    let words: Vec<&str> = line.split_whitespace().collect();
    let from = label.map_or(0, |label| label.split(' ').count());
    let (mut kickers, mut at) = (0, from);
    while at < words.len() {
        let length = words.iter().skip(at).take_while(|word| is_shouted(word)).count();
        let long = words.iter().skip(at).take(length).any(|word| letters(word) >= 3);
        let headline = words.get(at + length).is_some_and(|next| letters(next) > 0);
        // "UN", "NATO" and "BBC" stand in prose by themselves.
        kickers += usize::from((2..=KICKER).contains(&length) && long && headline);
        at += length.max(1);
    }
    let least = if label.is_some() { LABELLED } else { BARE };
    kickers >= least && words.len() <= (kickers + 1) * APART
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a word is all capitals.
fn is_shouted(word: &str) -> bool {
    letters(word) > 0 && !word.chars().any(char::is_lowercase)
}

/// Whether a full stop stands within the line before a word that begins anew.
fn ends_a_sentence(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.split_whitespace().next_back());
        let begins = line
            .get(at + 2..)
            .is_some_and(|rest| rest.starts_with(char::is_uppercase));
        begins && before.is_some_and(|word| word.len() > 3 && word.chars().any(char::is_lowercase))
    })
}

#[cfg(test)]
mod tests {
    use super::is_strip;

    #[test]
    fn headlines_run_together_are_a_strip() {
        for line in [
            "MOST READ IN NEWS IT'S OFFICIAL Ferry line switches to smaller boats HIGH TIDE Camera shows wave ‘as high as the mill’ FOG ALARM Which boats sail on Friday",
            "Related Stories ‘NEVER AGAIN’ Ferry owner on the night of the storm WEIR WATCH Who are the keepers and what do they want?",
            "LOST AT SEA How a cutter went down HIGH TIDE Camera shows the wave FOG ALARM Which boats sail BELL RUNG Harbour thanks the crew",
        ] {
            assert!(is_strip(line), "{line}");
        }
    }

    #[test]
    fn prose_and_single_headlines_are_none() {
        for line in [
            "Related stories were told by the crews of both boats when they came home on Friday",
            "More on the list of boats: RNS TARN, RNS HOLT and RNS ELLA sailed on Friday. The others waited.",
            "THE FERRY LINE SWITCHES TO SMALLER BOATS ON FRIDAY",
            "UN and NATO envoys met the EU and the WHO in the old town on Friday",
            "Read more HIGH TIDE Camera shows wave",
            "The ferry sails again. HIGH TIDE is at nine. LOW TIDE is at three. FULL MOON is on Friday. NEW MOON is not.",
        ] {
            assert!(!is_strip(line), "{line}");
        }
    }
}
