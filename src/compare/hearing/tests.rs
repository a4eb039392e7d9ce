//! Tests of the first reading of a sentence.

use super::super::testing::{article, speakers_of};
use super::super::{Sides, Stance, compare};

#[test]
fn what_somebody_is_called_is_nobodys_words() {
    assert_eq!(
        speakers_of(&["Ferry boss Vincent “the Gull” Moor died on Monday, officials said."]),
        []
    );
    assert_eq!(
        speakers_of(&[
            "Lew Tarn of the harbour union has criticised the owners of Ella's fair for planning a “quiet zone”, saying it was no use."
        ]),
        []
    );
    assert_eq!(
        speakers_of(&[
            "Moor, whose voyages led to a career of “wet shows” made for her alone, died in Port Ella, her agent said."
        ]),
        []
    );
    assert_eq!(
        speakers_of(&["Six singers wrote to the fair of Ella after Lew Tarn's much disputed “step up” remarks."]),
        [Some("Lew Tarn".to_owned())]
    );
    assert_eq!(
        speakers_of(&["Ada Moor (“The sea needs no lessons”), Lew Tarn and Karin Vane all condemned it."]),
        [Some("Ada Moor".to_owned())]
    );
    assert_eq!(
        speakers_of(&["“They were taken by the Salt League in 2014,” said a spokesman here on Monday."]),
        [Some("a spokesman".to_owned())]
    );
    assert_eq!(
        speakers_of(&["The problem is related to a “zero day” crack in the wall of Port Ella."]),
        []
    );
    assert_eq!(
        speakers_of(&[
            "Meanwhile Weir Marine said the wall was “sound for years”.",
            "The company in a statement said it was “not planning to sell”."
        ]),
        [Some("Weir Marine".to_owned()), Some("Weir Marine".to_owned())]
    );
    assert_eq!(
        speakers_of(&[
            "Lew Tarn spoke at the quay.",
            "The Harbour Institute posits that the levy is “not a tax at all”."
        ]),
        [Some("Harbour Institute".to_owned())]
    );
    assert_eq!(
        speakers_of(&["Lew Tarn said the plan would send a “devastating signal”."]),
        [Some("Lew Tarn".to_owned())]
    );
}

#[test]
fn who_gave_a_name_does_not_say_the_rest() {
    let left = article(
        "a.txt",
        &["In 2003, Vincent Moor pleaded guilty at Port Ella to sinking the ferry on purpose."],
    );
    let right = article(
        "b.txt",
        &[
            "Vincent Moor, the man dubbed the “Gull” by harbour newspapers, pleaded guilty in 2003 at Port Ella to sinking the ferry on purpose.",
        ],
    );
    let alignment = compare(Sides::new(&left, &right)).alignments.remove(0);
    assert_eq!(alignment.attribution.right.stance, Stance::Own);
    assert!(alignment.attribution_changed.is_empty());
}
