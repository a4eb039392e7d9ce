//! Who is credited with a quotation where the two articles call him by different forms of his name, or only one of them names him.

use super::collation::Quote;
use super::matching::Entry;
use super::speech::Speech;
use super::{Side, Sides, given};
use crate::text::words::{folded, tokens};
use rustc_hash::FxHashSet;

/// Whether whoever says a quotation is known from other sentences alone.
pub(super) fn is_inferred(entry: &Entry<'_>, speech: &Speech) -> bool {
    let mut said = entry.pieces.iter().filter_map(|piece| speech.said.get(piece.sentence));
    said.all(|said| said.inferred)
}

/// Of two forms of a speaker's name the fuller one, without what one of them has before a whole name: "Eyewitness Ada Moor".
pub(super) fn fuller(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => {
            let (short, long) = if other.len() > one.len() {
                (one, other)
            } else {
                (other, one)
            };
            Some(if is_titled(&long, &short) { short } else { long })
        }
        (one, other) => one.or(other),
    }
}

/// Whether the longer of two is a whole name, which the shorter is too, with something before it that is no first name.
fn is_titled(long: &str, short: &str) -> bool {
    let before = long.strip_suffix(short).and_then(|before| before.strip_suffix(' '));
    let last = before.and_then(|before| before.rsplit(' ').next());
    short.starts_with(char::is_uppercase)
        && tokens(short).count() >= 2
        && last.is_some_and(|last| !last.eq_ignore_ascii_case("the") && given::of_name(&folded(last)).is_none())
}

/// Calls every speaker as either article does where it names him without anything before his whole name: "MLA Ada Moor" here, "Ada
/// Moor" there.
pub(super) fn bare(quotes: &mut [Quote], speech: Sides<&Speech>) {
    let named = Side::BOTH.into_iter().flat_map(|side| {
        let spoken = speech[side]
            .utterances
            .iter()
            .filter_map(|utterance| utterance.speaker.as_deref());
        spoken.chain(speech[side].speakers.iter().filter_map(Option::as_deref))
    });
    let names: FxHashSet<&str> = named
        .filter(|name| name.starts_with(char::is_uppercase) && name.contains(' '))
        .collect();
    for quote in quotes {
        let Some(speaker) = &quote.speaker else { continue };
        let mut ends = speaker.match_indices(' ').filter_map(|(at, _)| speaker.get(at + 1..));
        if let Some(name) = ends.find(|end| names.contains(end) && is_titled(speaker, end)) {
            quote.speaker = Some(name.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Sides, compare};

    fn speakers(left: &str, right: &str) -> Vec<Option<String>> {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        let quotes = compare(Sides::new(&left, &right)).quotes;
        quotes.into_iter().map(|quote| quote.speaker).collect()
    }

    #[test]
    fn a_name_goes_before_a_description_and_a_bare_name_before_a_title() {
        let named = "“The sluice was rotten to the core,” said Brina Holt, who keeps it.";
        for other in [
            "“The sluice was rotten to the core,” a company spokeswoman said.",
            "“The sluice was rotten to the core,” District Collector Brina Holt said.",
            "Ada Moor met the press. “The sluice was rotten to the core,” she said.",
        ] {
            for told in [speakers(named, other), speakers(other, named)] {
                assert_eq!(told, [Some("Brina Holt".to_owned())], "{other}");
            }
        }
    }

    #[test]
    fn a_body_keeps_its_full_name() {
        let told = speakers(
            "Holt Marine Works built the sluice. “It was rotten to the core when we came,” it said.",
            "Holt said that the sluice was rotten to the core when it came.",
        );
        assert!(
            told.iter().flatten().all(|name| name == "Holt Marine Works"),
            "{told:?}"
        );
    }
}
