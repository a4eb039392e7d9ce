//! In whose words two sentences say what they say: quotation marks and speakers as signals of alignment.

/// What is known of a sentence beside what its words weigh.
#[derive(Debug, Clone, Default)]
pub(super) struct Voice {
    /// Keys of the words inside quotation marks.
    pub quoted: Vec<u32>,
    /// Keys of all words.
    pub words: Vec<u32>,
    /// The last word of the name or noun of whoever speaks, folded.
    pub speaker: Option<String>,
    /// The speaker is a person's name.
    pub person: bool,
}

/// From so many words in quotation marks a sentence is a quotation more than it holds one.
pub(super) const QUOTED: usize = 4;

impl Voice {
    fn share_quoted(&self) -> f64 {
        self.quoted.len() as f64 / self.words.len().max(1) as f64
    }

    fn quotes(&self) -> bool {
        self.quoted.len() >= QUOTED
    }
}

/// How far both are quotations, how far one alone is, whether both surely are; whether the same speaks, whether somebody else
/// does. What two people are quoted with differs far more than what two reporters write.
pub(super) fn compared(one: &Voice, other: &Voice) -> [f64; 5] {
    let (quoted, across) = (one.share_quoted(), other.share_quoted());
    let speakers = one.speaker.as_ref().zip(other.speaker.as_ref());
    let same = speakers.is_some_and(|(one, other)| one == other);
    let parted = speakers.is_some() && !same && one.person && other.person;
    [
        quoted * across,
        (quoted - across).abs(),
        f64::from(one.quotes() && other.quotes()),
        f64::from(same),
        f64::from(parted),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(quoted: &[u32], words: usize, speaker: Option<&str>) -> Voice {
        Voice {
            quoted: quoted.to_vec(),
            words: (0..words as u32).collect(),
            speaker: speaker.map(str::to_owned),
            person: speaker.is_some(),
        }
    }

    #[test]
    fn quotations_and_speakers_are_compared() {
        let (one, other) = (
            voice(&[5, 3, 3, 9], 8, Some("moor")),
            voice(&[3, 9, 3, 7, 1], 5, Some("moor")),
        );
        assert_eq!(compared(&one, &other), [0.5, 0.5, 1.0, 1.0, 0.0]);
        let own = voice(&[], 6, Some("vane"));
        assert_eq!(compared(&one, &own), [0.0, 0.5, 0.0, 0.0, 1.0]);
    }
}
