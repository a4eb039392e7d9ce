//! Transcripts: what was said is printed without marks behind the speaker's name and a colon, and goes on until the next name.

use super::capitals::is_office;
use super::given;
use crate::text::words::{folded, tokens};

/// Words of a label at most: "Harbour Minister Dr. Ada Moor:".
const LABEL: usize = 6;

/// Of each paragraph how many words at its beginning say who speaks; all none where the article is no transcript. Two paragraphs must
/// begin so, or one right after a text that says "transcript": "Note: …" and "Venue: …" say nothing of a speaker.
pub(super) fn labels(paragraphs: &[String]) -> Vec<usize> {
    let mut labels: Vec<usize> = paragraphs.iter().map(|text| label(text)).collect();
    let labelled = labels.iter().filter(|words| **words > 0).count();
    let announced = || {
        let before = paragraphs.iter().zip(&labels).take_while(|(_, words)| **words == 0);
        before
            .take(ANNOUNCED)
            .any(|(text, _)| text.to_lowercase().contains("transcript"))
    };
    if labelled < 2 && !(labelled == 1 && announced()) {
        labels.fill(0);
    }
    labels
}

/// A transcript is announced in its first paragraphs.
const ANNOUNCED: usize = 6;

/// How many words of a paragraph are a name with a colon behind it: of a person by a given name, an office, or all in capitals.
fn label(text: &str) -> usize {
    let Some((head, rest)) = text.split_once(':') else {
        return 0;
    };
    // "MOOR: We wait."; "Moor: “We wait.”" is a quotation.
    let spoken = rest
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if !spoken || head.contains(['"', '“', '?', '!', ';', '(']) {
        return 0;
    }
    let words: Vec<&str> = tokens(head).map(|token| token.text).collect();
    let capitals = words.iter().all(|word| word.starts_with(char::is_uppercase));
    if !capitals || !(2..=LABEL).contains(&words.len()) {
        return 0;
    }
    let person = words.iter().any(|word| {
        let word = folded(word);
        given::of_name(&word).is_some() || is_office(&word)
    });
    if person { words.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Sides, Stance, compare};
    use super::*;

    fn of(paragraphs: &[&str]) -> Vec<usize> {
        labels(&paragraphs.iter().map(|&text| text.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn names_with_colons_are_labels_where_several_speak() {
        let talk = [
            "Ada Moor: We wait for the rain.",
            "It may come.",
            "President Lew Tarn: Let it come.",
        ];
        assert_eq!(of(&talk), [2, 0, 3]);
        assert_eq!(
            of(&["This is the transcript.", "Ada Moor: We wait for the rain."]),
            [0, 2]
        );
        for none in [
            &["Ada Moor: We wait for the rain.", "It may come."][..],
            &["Venue: The Quay", "Tickets: Free", "Opening Hours: Nine to five"],
            &["Ada Moor: “We wait.”", "Lew Tarn: “It rains.”"],
        ] {
            assert!(of(none).iter().all(|words| *words == 0), "{none:?}");
        }
    }

    #[test]
    fn what_follows_a_label_is_said_by_whom_it_names() {
        let left = article(
            "a.txt",
            &[
                "Here is the transcript of the talk at Port Ella.",
                "Mayor Ada Moor: The wall of Port Ella is cracked.",
                "The ferry will not sail before the harbour office has looked at the old quay.",
                "Lew Tarn: The crews of Port Ella want to know when they are paid.",
            ],
        );
        let right = article(
            "b.txt",
            &[
                "The ferry will not sail before the harbour office has looked at the old quay.",
                "The crews of Port Ella want to know when they are paid, Lew Tarn said.",
            ],
        );
        let alignments = compare(Sides::new(&left, &right)).alignments;
        let voices: Vec<_> = alignments
            .iter()
            .map(|one| (one.attribution.left.stance, one.attribution.left.speaker.as_deref()))
            .collect();
        assert_eq!(
            voices,
            [(Stance::Said, Some("Ada Moor")), (Stance::Said, Some("Lew Tarn"))]
        );
    }
}
