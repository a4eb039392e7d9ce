//! In whose voice each side of an alignment makes its claim, and what of that differs.

use super::collation::{Alignment, Attribution, AttributionChange, Stance};
use super::reporting::{self, Manner};
use super::same;
use super::speech::Said;
use super::{Side, Sides};
use crate::text::words::{fold, folded, tokens};
use rustc_hash::FxHashMap;

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
pub(super) fn attribution(text: &str, said: Option<&Said>, speaker: Option<&str>) -> Attribution {
    let speaker = speaker.map(str::to_owned);
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

/// What a change of attribution is judged by on one side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voicing<'a> {
    /// How the verb puts it.
    pub manner: Option<Manner>,
    /// The speaker is a person by name, and surely this one.
    pub person: bool,
    /// All that can give a source in the sentence.
    pub sources: &'a Sources,
}

/// What differs between both sides of a link whose score is `score`, or that print mostly the same words. Only what is sure is told: a
/// sentence that is taken for the paper's own words may give a source in a way that was not understood, and a sentence of two verbs of
/// speech may say the claim with either.
pub(super) fn changed(
    said: &Sides<Attribution>,
    voicing: &Sides<Voicing<'_>>,
    (score, literal): (f64, bool),
) -> Vec<AttributionChange> {
    let mut changes = Vec::new();
    if score < LIKELY && !literal {
        return changes;
    }
    let likely = score >= LIKELY_SAME || literal;
    let (left, right) = (&said.left, &said.right);
    let sources = voicing.map(|one| one.sources);
    let doubtful = |side: Side| said[side].stance == Stance::Own && sources[side].any();
    // "Microsoft said" and "Microsoft officials said".
    let owned = |one: &Attribution, other: &Attribution| {
        one.stance == Stance::Unnamed
            && one
                .speaker
                .as_deref()
                .zip(other.speaker.as_deref())
                .is_some_and(|(one, other)| {
                    let words: Vec<String> = tokens(one).map(|token| fold(token.text)).collect();
                    tokens(other).all(|token| words.contains(&fold(token.text)))
                })
    };
    if likely
        && left.stance != right.stance
        && !doubtful(Side::Left)
        && !doubtful(Side::Right)
        && !either(said, sources)
        && !owned(left, right)
        && !owned(right, left)
    {
        changes.push(AttributionChange::Stance);
    }
    let person = voicing.map(|one| one.person);
    let speakers = left.speaker.as_deref().zip(right.speaker.as_deref());
    if let Some((one, other)) = speakers
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
    // Of two sources each has its own verb, and one neutral verb tells as much as another, but for who was told.
    let comparable =
        speakers.is_none_or(|(one, other)| same::speaker(one, other)) || changes.contains(&AttributionChange::Speaker);
    let (one, other) = (left.verb.as_deref(), right.verb.as_deref());
    if let (Some(one), Some(other)) = (one, other)
        && comparable
        && likely
        && one != other
        && (voicing.left.manner != voicing.right.manner || listener(one) != listener(other))
        && verb_of(one) != verb_of(other)
        && !sources.left.says(other)
        && !sources.right.says(one)
    {
        changes.push(AttributionChange::Verb);
    }
    changes
}

/// From this score on two sentences tell the same oftener than not, so that what differs in how they tell it can be told.
pub(super) const LIKELY_SAME: f64 = 0.7;

/// Whom a printed verb of speech names as listening: "told reporters".
fn listener(printed: &str) -> Option<&str> {
    printed.split_once(' ').map(|(_, listener)| listener)
}

/// "acknowledged that … and said that …": whether the claim may stand with either verb of a sentence, as the other has one of them.
pub(super) fn either(said: &Sides<Attribution>, sources: Sides<&Sources>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let verb = said[side.other()].verb.as_deref();
        verb.is_some_and(|verb| sources[side].says(verb))
    })
}

/// Takes back what was said of the stance of links where the claim is split otherwise: what one gives in a clause of its sentence,
/// "which the union says", the other may give in its next sentence.
pub(super) fn settle(alignments: &mut [Alignment]) {
    let mut stances: FxHashMap<(Side, usize), Vec<Stance>> = FxHashMap::default();
    for alignment in alignments.iter().filter(|alignment| alignment.score >= LIKELY) {
        for side in Side::BOTH {
            for &sentence in &alignment.sentences[side] {
                let across = alignment.attribution[side.other()].stance;
                stances.entry((side, sentence)).or_default().push(across);
            }
        }
    }
    for alignment in alignments {
        let given_elsewhere = Side::BOTH.into_iter().any(|side| {
            let own = alignment.attribution[side].stance;
            let told = alignment.sentences[side]
                .iter()
                .filter_map(|&sentence| stances.get(&(side, sentence)));
            own != Stance::Own && told.flatten().any(|across| *across == own)
        });
        if given_elsewhere {
            alignment
                .attribution_changed
                .retain(|change| *change != AttributionChange::Stance);
        }
    }
}

/// From this score on a second link of a sentence may be what gives its claim.
const LIKELY: f64 = 0.4;

/// What in a sentence can give a source. A sentence stands in many links: it is read for this once.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    /// The base forms of its verbs of speech and thought.
    verbs: Vec<&'static str>,
    /// "according", quotation marks, somebody who says "I".
    others: bool,
}

impl Sources {
    pub fn of(text: &str) -> Sources {
        let mut sources = Sources {
            verbs: Vec::new(),
            others: text.contains(['"', '\u{201C}', '\u{201D}']),
        };
        const FIRST: &[&str] = &[
            "i", "i'm", "i've", "i'll", "i'd", "my", "me", "we", "we're", "we've", "we'll", "our", "us",
        ];
        for token in tokens(text) {
            let word = folded(token.text);
            // "US" is no "us".
            let first = FIRST.contains(&&*word) && token.text != "US";
            sources.others |= word == "according" || first;
            sources.verbs.extend(reporting::base(&word));
        }
        sources
    }

    fn any(&self) -> bool {
        self.others || !self.verbs.is_empty()
    }

    /// Whether it has the verb of speech that was printed on the other side, however it goes on.
    fn says(&self, printed: &str) -> bool {
        let verb = tokens(printed)
            .next()
            .and_then(|token| reporting::base(&folded(token.text)));
        verb.is_some_and(|verb| self.verbs.contains(&verb))
    }
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
    let base = reporting::base(&verb).map_or(verb, str::to_owned);
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
    fn hearsay_beside_the_claim_is_not_the_claim() {
        let both = aligned(
            "Two wardens shot Lew Tarn at the weir on Sunday night.",
            "Two wardens shot Lew Tarn at the weir on Sunday night after he allegedly drew a knife.",
        );
        assert!(both.attribution_changed.is_empty(), "{both:?}");
        let both = aligned(
            "Lew Tarn drew a knife at the weir on Sunday night.",
            "Lew Tarn allegedly drew a knife at the weir on Sunday night.",
        );
        assert_eq!(both.attribution_changed, [AttributionChange::Stance]);
    }

    #[test]
    fn a_claim_split_otherwise_keeps_its_voice() {
        let (left, right) = (
            article(
                "a.txt",
                &[
                    "The levy at Port Ella exempts the first 500 tonnes of any farm, which the growers' union says will spare a third of its members.",
                ],
            ),
            article(
                "b.txt",
                &[
                    "A late amendment to the levy at Port Ella exempts the first 500 tonnes of each farm.",
                    "The growers' union said that would spare a third of its members.",
                ],
            ),
        );
        let alignments = compare(Sides::new(&left, &right)).alignments;
        assert!(!alignments.is_empty());
        for alignment in alignments {
            assert!(
                !alignment.attribution_changed.contains(&AttributionChange::Stance),
                "{alignment:?}"
            );
        }
        // "acknowledged … and said": the claim may stand with either.
        let both = aligned(
            "Ada Moor said that since both harbours have cranes they must share them to avoid a crisis.",
            "Ada Moor acknowledged that not all cranes were hers and said that since both harbours had cranes they must share them to avoid a crisis.",
        );
        assert!(
            !both.attribution_changed.contains(&AttributionChange::Stance),
            "{both:?}"
        );
    }

    #[test]
    fn what_may_be_given_to_a_source_is_not_called_the_papers_own() {
        let told = |left: &str, right: &str| aligned(left, right).attribution_changed;
        let said = "The levy at Port Ella will raise 31 million crowns, Ada Moor said.";
        for doubtful in [
            "The finance office expects the levy at Port Ella to raise 31 million crowns.",
            "According to the budget the levy at Port Ella will raise 31 million crowns.",
        ] {
            assert!(!told(doubtful, said).contains(&AttributionChange::Stance), "{doubtful}");
        }
        let own = "The levy at Port Ella will raise 31 million crowns.";
        assert!(told(own, said).contains(&AttributionChange::Stance));
    }

    #[test]
    fn a_verb_the_other_side_has_too_is_no_change() {
        let two =
            "Ada Moor acknowledged that not every leak came from Port Ella, and said both towns had mended the wall.";
        let one = "Ada Moor said both towns had mended the wall at Port Ella.";
        assert!(!aligned(two, one).attribution_changed.contains(&AttributionChange::Verb));
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
