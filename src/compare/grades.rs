//! Graded words: how strongly a claim is put, by kind. Numbers order the words of one kind, 0 weakest; words of one grade
//! say the same as firmly.

use super::collation::StrengthKind;
use super::reporting::inflected;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A graded word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grade {
    pub kind: StrengthKind,
    /// Words of one family alone are compared: what rises is not weaker than what falls.
    pub family: u8,
    pub rank: u8,
}

/// Words as they are printed.
#[rustfmt::skip]
const WORDS: &[(StrengthKind, u8, u8, &str)] = &[
    (StrengthKind::Modality, 0, 5, "must mustn't"),
    (StrengthKind::Modality, 0, 4, "will shall won't"),
    (StrengthKind::Modality, 0, 3, "should ought shouldn't"),
    (StrengthKind::Modality, 0, 2, "would can wouldn't can't cannot"),
    (StrengthKind::Modality, 0, 1, "may might could couldn't"),
    (StrengthKind::Quantity, 0, 6, "all every everyone everybody entire whole everything"),
    (StrengthKind::Quantity, 0, 5, "most majority"),
    (StrengthKind::Quantity, 0, 4, "many much numerous dozens hundreds scores thousands countless"),
    (StrengthKind::Quantity, 0, 3, "several various"),
    (StrengthKind::Quantity, 0, 2, "some certain someone somebody something"),
    (StrengthKind::Quantity, 0, 1, "few little handful couple"),
    (StrengthKind::Quantity, 0, 0, "no none nobody nothing neither"),
    (StrengthKind::Frequency, 0, 6, "only solely exclusively"),
    (StrengthKind::Frequency, 0, 5, "always constantly invariably continually forever permanently"),
    (StrengthKind::Frequency, 0, 4, "usually generally mostly mainly largely primarily chiefly normally typically"),
    (StrengthKind::Frequency, 0, 3, "often frequently regularly repeatedly routinely"),
    (StrengthKind::Frequency, 0, 2, "sometimes occasionally"),
    (StrengthKind::Frequency, 0, 1, "rarely seldom hardly scarcely"),
    (StrengthKind::Frequency, 0, 0, "never"),
    (StrengthKind::Degree, 0, 6, "biggest largest greatest worst best strongest highest deadliest heaviest deepest gravest \
        fiercest main chief foremost leading top"),
    (StrengthKind::Degree, 0, 5, "huge massive enormous vast gigantic immense tremendous catastrophic disastrous devastating \
        historic unprecedented extreme dramatic overwhelming drastic"),
    (StrengthKind::Degree, 0, 4, "big large great major significant serious severe substantial considerable sharp heavy grave \
        strong deep important key"),
    (StrengthKind::Degree, 0, 3, "moderate sizeable sizable notable fair"),
    (StrengthKind::Degree, 0, 2, "small minor slight modest limited mild light little weak"),
    (StrengthKind::Degree, 0, 1, "tiny negligible minimal trivial"),
    (StrengthKind::Degree, 1, 5, "completely totally entirely fully absolutely utterly wholly"),
    (StrengthKind::Degree, 1, 4, "extremely very highly deeply strongly greatly hugely massively"),
    (StrengthKind::Degree, 1, 3, "almost nearly virtually practically"),
    (StrengthKind::Degree, 1, 2, "quite rather fairly relatively moderately"),
    (StrengthKind::Degree, 1, 1, "somewhat slightly partly partially marginally barely"),
    (StrengthKind::Certainty, 0, 6, "certainly definitely undoubtedly clearly surely indisputably unquestionably"),
    (StrengthKind::Certainty, 0, 5, "evidently obviously plainly"),
    (StrengthKind::Certainty, 0, 4, "probably likely presumably"),
    (StrengthKind::Certainty, 0, 3, "apparently seemingly"),
    (StrengthKind::Certainty, 0, 2, "possibly perhaps maybe potentially conceivably"),
    (StrengthKind::Certainty, 0, 1, "allegedly reportedly purportedly supposedly"),
    (StrengthKind::Certainty, 0, 0, "unlikely doubtful"),
    (StrengthKind::Certainty, 1, 6, "certain sure definite confirmed proven"),
    (StrengthKind::Certainty, 1, 4, "probable expected presumed"),
    (StrengthKind::Certainty, 1, 3, "suspected apparent"),
    (StrengthKind::Certainty, 1, 2, "possible potential feasible"),
    (StrengthKind::Certainty, 1, 1, "alleged reported purported supposed so-called claimed"),
    (StrengthKind::Commitment, 0, 2, "willing willingness ready readiness prepared open keen eager"),
    (StrengthKind::Commitment, 0, 0, "unwilling unwillingness reluctant reluctance"),
];

/// Verbs by their base; all their forms are graded.
#[rustfmt::skip]
const VERBS: &[(StrengthKind, u8, u8, &str)] = &[
    (StrengthKind::Commitment, 0, 6, "sign guarantee ratify bind"),
    (StrengthKind::Commitment, 0, 5, "pledge promise vow swear undertake resolve"),
    (StrengthKind::Commitment, 0, 4, "agree accept approve consent"),
    (StrengthKind::Commitment, 0, 3, "plan intend aim decide"),
    (StrengthKind::Commitment, 0, 1, "hope want consider wish contemplate mull propose"),
    (StrengthKind::Commitment, 0, 0, "refuse decline"),
    (StrengthKind::Intensity, 0, 4, "soar skyrocket rocket explode double triple"),
    (StrengthKind::Intensity, 0, 3, "jump surge leap spike"),
    (StrengthKind::Intensity, 0, 2, "rise rose risen increase climb grow gain"),
    (StrengthKind::Intensity, 0, 1, "edge inch tick"),
    (StrengthKind::Intensity, 1, 4, "plunge plummet collapse crash"),
    (StrengthKind::Intensity, 1, 3, "tumble slump sink slide"),
    (StrengthKind::Intensity, 1, 2, "fall fell fallen decrease decline drop shrink lose"),
    (StrengthKind::Intensity, 1, 1, "dip ease slip"),
    (StrengthKind::Intensity, 2, 4, "slam blast lambast denounce condemn savage"),
    (StrengthKind::Intensity, 2, 3, "attack rebuke accuse"),
    (StrengthKind::Intensity, 2, 2, "criticize criticise fault"),
    (StrengthKind::Intensity, 2, 1, "question chide"),
    (StrengthKind::Intensity, 3, 4, "destroy devastate obliterate flatten wreck"),
    (StrengthKind::Intensity, 3, 2, "damage harm hit"),
    (StrengthKind::Intensity, 4, 4, "demand order insist force"),
    (StrengthKind::Intensity, 4, 3, "urge press"),
    (StrengthKind::Intensity, 4, 2, "ask request call invite"),
    (StrengthKind::Intensity, 5, 4, "crush rout thrash trounce demolish"),
    (StrengthKind::Intensity, 5, 2, "beat defeat"),
    (StrengthKind::Intensity, 6, 4, "prove demonstrate establish"),
    (StrengthKind::Intensity, 6, 3, "show indicate confirm"),
    (StrengthKind::Intensity, 6, 2, "suggest imply hint"),
];

static GRADES: LazyLock<FxHashMap<String, Grade>> = LazyLock::new(|| {
    let mut grades = FxHashMap::default();
    for (kind, family, rank, words) in WORDS {
        for word in words.split_whitespace() {
            let grade = Grade {
                kind: *kind,
                family: *family,
                rank: *rank,
            };
            grades.entry(word.to_owned()).or_insert(grade);
        }
    }
    for (kind, family, rank, verbs) in VERBS {
        for form in verbs.split_whitespace().flat_map(inflected) {
            let grade = Grade {
                kind: *kind,
                family: *family,
                rank: *rank,
            };
            grades.entry(form).or_insert(grade);
        }
    }
    grades
});

/// How strong a folded word puts things, if it is one that does.
pub(super) fn of(folded: &str) -> Option<Grade> {
    GRADES.get(folded).copied()
}

/// Whether an article or a small number stands where another text has a word of degree: "a mistake", "the biggest mistake".
pub(super) fn is_plain(folded: &str) -> bool {
    matches!(folded, "a" | "an" | "another")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_order_words_of_one_kind() {
        let grade = |word: &str| of(word).map(|grade| (grade.kind, grade.rank));
        assert!(grade("will") > grade("may"));
        assert!(grade("pledged") > grade("agreed") && grade("agreed") > grade("willing"));
        assert!(grade("only") > grade("always") && grade("always") > grade("never"));
        assert_eq!(grade("harbour"), None);
    }
}
