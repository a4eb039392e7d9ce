//! In whose voice each side of an alignment makes its claim, and what of that differs.

use super::Sides;
use super::collation::{Attribution, AttributionChange, Stance};
use super::reporting::{self, Manner};
use super::same;
use super::speech::Said;
use crate::text::words::{fold, tokens};

/// Those whom a verb of telling names as listeners, one word.
const LISTENERS: &[&str] = &[
    "reporters",
    "journalists",
    "lawmakers",
    "parliament",
    "congress",
    "senators",
    "investors",
    "police",
    "investigators",
    "parishioners",
    "supporters",
    "delegates",
    "viewers",
    "readers",
    "jurors",
    "detectives",
    "fans",
    "broadcasters",
    "analysts",
    "councillors",
    "mps",
    "ministers",
];

/// The attribution of a sentence that gives its claim as `said`.
pub(super) fn attribution(text: &str, said: Option<&Said>, speaker: Option<&Option<String>>) -> Attribution {
    let speaker = speaker.cloned().flatten();
    let Some(said) = said else {
        return Attribution::default();
    };
    let stance = match said.manner {
        _ if said.silent => Stance::Own,
        None => Stance::Own,
        Some(_) if said.unnamed => Stance::Unnamed,
        Some(Manner::Acknowledge) => Stance::Acknowledged,
        Some(Manner::Deny) => Stance::Denied,
        // What nobody is named for saying: "It was said".
        Some(_) if speaker.is_none() => Stance::Unnamed,
        Some(_) => Stance::Said,
    };
    if stance == Stance::Own {
        return Attribution::default();
    }
    let verb = said.verb.as_ref().and_then(|span| {
        let listener = text
            .get(span.end..)
            .and_then(|rest| tokens(rest).next().map(|token| (rest, token)));
        let end = listener
            .filter(|(rest, token)| {
                rest.get(..token.start).is_some_and(|gap| gap == " ") && LISTENERS.contains(&fold(token.text).as_str())
            })
            .map_or(span.end, |(_, token)| span.end + token.end);
        text.get(span.start..end).map(str::to_owned)
    });
    Attribution { stance, speaker, verb }
}

/// What differs between both; `person` tells which speakers are people by name.
pub(super) fn changed(said: &Sides<Attribution>, person: Sides<bool>) -> Vec<AttributionChange> {
    let mut changes = Vec::new();
    let (left, right) = (&said.left, &said.right);
    if left.stance != right.stance {
        changes.push(AttributionChange::Stance);
    }
    if let (Some(one), Some(other)) = (&left.speaker, &right.speaker)
        && match (person.left, person.right) {
            (true, true) => !same::person(one, other),
            // "The two ministers said" of what the other gives to one of them.
            (true, false) => several(right),
            (false, true) => several(left),
            (false, false) => false,
        }
    {
        changes.push(AttributionChange::Speaker);
    }
    if let (Some(one), Some(other)) = (&left.verb, &right.verb)
        && one != other
        && verb_of(one) != verb_of(other)
    {
        changes.push(AttributionChange::Verb);
    }
    changes
}

/// Whether several holders of an office speak together, who could be named.
fn several(said: &Attribution) -> bool {
    let last = said.speaker.as_deref().and_then(|speaker| tokens(speaker).last());
    let office = last.map(|token| fold(token.text));
    said.stance != Stance::Unnamed
        && office.is_some_and(|word| word.strip_suffix('s').is_some_and(super::offices::is_role))
}

/// The base form of a printed verb, with its listener.
fn verb_of(printed: &str) -> String {
    let mut words = tokens(printed).map(|token| fold(token.text));
    let verb = words.next().unwrap_or_default();
    let base = reporting::base(&verb).unwrap_or(verb);
    words.fold(base, |all, word| [all, word].join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::super::{Alignment, compare};
    use super::*;

    fn aligned(left: &str, right: &str) -> Alignment {
        let (left, right) = (article("a.txt", &[left]), article("b.txt", &[right]));
        compare(Sides::new(&left, &right)).alignments.remove(0)
    }

    #[test]
    fn the_voice_of_a_claim_is_told() {
        let stance = |left: &str, right: &str| {
            let alignment = aligned(left, right);
            alignment.attribution.map(|side| side.stance)
        };
        assert_eq!(
            stance(
                "The harbour wall at Port Ella has been cracked since spring.",
                "The harbour wall at Port Ella has been cracked since spring, Ada Moor said."
            ),
            Sides::new(Stance::Own, Stance::Said)
        );
        assert_eq!(
            stance(
                "Ada Moor admitted that the harbour wall at Port Ella was cracked.",
                "Ada Moor denied that the harbour wall at Port Ella was cracked."
            ),
            Sides::new(Stance::Acknowledged, Stance::Denied)
        );
        assert_eq!(
            stance(
                "Officials said the harbour wall at Port Ella was cracked.",
                "The harbour wall at Port Ella was cracked."
            ),
            Sides::new(Stance::Unnamed, Stance::Own)
        );
    }

    #[test]
    fn another_speaker_and_another_verb_are_flagged() {
        let alignment = aligned(
            "Harbour Minister Ada Moor told reporters the wall at Port Ella would hold.",
            "Finance Minister Karin Tarn said the wall at Port Ella would hold.",
        );
        assert_eq!(
            alignment.attribution_changed,
            [AttributionChange::Speaker, AttributionChange::Verb]
        );
        assert_eq!(alignment.attribution.left.verb.as_deref(), Some("told reporters"));
        let same = aligned(
            "Harbour Minister Ada Moor said the wall at Port Ella would hold.",
            "Moor said the wall at Port Ella would hold.",
        );
        assert_eq!(same.attribution_changed, []);
    }
}
