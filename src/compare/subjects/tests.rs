//! Whom a verb of speech has for its subject.

use crate::compare::testing::speakers_of;

fn speaker(text: &str) -> Option<String> {
    speakers_of(&["Ada Moor met Lew Tarn.", text]).pop().flatten()
}

#[test]
fn what_stands_between_a_subject_and_its_verb_is_passed_over() {
    for (text, who) in [
        (
            "Sen. Ole Kern (D-Ella), who has backed Moor, said the pier was “a bargain”.",
            "Ole Kern",
        ),
        (
            "Ole Kern, a professor at the University of Ella, Skerry, wrote that it was “a bargain”.",
            "Ole Kern",
        ),
        (
            "Commenting on the lease: Odd Kern, CEO, Coast Line said: \"We keep the pier.\"",
            "Odd Kern",
        ),
        (
            "Brian Kern, a clerk at trading house Holt, Vale & Marsh., said in a note that it was “a bargain”.",
            "Brian Kern",
        ),
        (
            "The pier was singled out by prime minister Theresa May who said it was “a bargain”.",
            "Theresa May",
        ),
        ("Theresa May said the pier was “a bargain for all”.", "Theresa May"),
        (
            "The line’s founder and CEO said the pier was “a bargain for all”.",
            "the line’s founder and CEO",
        ),
        (
            "Ministers from Skerry and the Farrow Isles promised that the pier was “a bargain for all”.",
            "ministers from Skerry and the Farrow Isles",
        ),
        (
            "The ministers of Skerry and Theresa May said the pier was “a bargain for all”.",
            "Theresa May",
        ),
        (
            "The consortium behind the pier has revealed that it was “a bargain for all”.",
            "the consortium behind the pier",
        ),
        (
            "“The pier was a bargain,” said Chief of Detectives Charlie Kern.",
            "Charlie Kern",
        ),
        ("As noted by the Echo, Tarn left the pier “in a hurry”.", "Echo"),
        ("As per a spokesman, the pier was “a bargain for all”.", "a spokesman"),
        (
            "Secretary of State Ada Kern will present a draft, asking the council to authorize “all that is needed”.",
            "Ada Kern",
        ),
        (
            "Crews across the country reported “a drop in the tide”.",
            "crews across the country",
        ),
        ("Bank of Ella said the pier was “a bargain for all”.", "Bank of Ella"),
        (
            "A clerk who worked under Moor recalled the pier as “a bargain for all”.",
            "A clerk",
        ),
        (
            "Keeper of the House James Kern said the pier was “a bargain”.",
            "James Kern",
        ),
        (
            "That drew a reply from Tarn, who told the paper it was “a bargain”.",
            "Lew Tarn",
        ),
        (
            "He is the man they called “the Bargain of Ella”, Tarn said.",
            "Lew Tarn",
        ),
        (
            "One of her lawyers said the pier was “a bargain”.",
            "one of her lawyers",
        ),
        ("Tarn's mother, Ida, did not hesitate: “It was a bargain.”", "Ida"),
        (
            "Tarn told the board he knew no price, then described it as “a bargain”.",
            "Lew Tarn",
        ),
    ] {
        let found = speaker(text).unwrap_or_default();
        assert!(found.eq_ignore_ascii_case(who), "{text}: {found}");
    }
}

#[test]
fn a_sentence_may_open_with_more_than_its_subject() {
    for (text, who) in [
        (
            "In a list, adopted on Monday, the council feared that it was “a rushed and costly bargain”.",
            "the council",
        ),
        (
            "Despite saying when he visited that Tarn had “a bargain in hand”, Moor left.",
            "Ada Moor",
        ),
        (
            "Moor, hinting at the reported bargain, called it “a bargain in hand”.",
            "Ada Moor",
        ),
    ] {
        assert_eq!(speaker(text).as_deref(), Some(who), "{text}");
    }
}

#[test]
fn pronouns_for_several_and_for_bodies_find_them() {
    assert_eq!(
        speakers_of(&["The protesters were tired. “The road is ours,” they chanted."]),
        [Some("the protesters".to_owned())]
    );
    assert_eq!(
        speakers_of(&["The mayor's office “regrets the noise,” it said."]),
        [Some("the mayor's office".to_owned())]
    );
}

#[test]
fn a_bare_quotation_is_whose_the_sentence_before_is() {
    assert_eq!(
        speakers_of(&[
            "“We wait for rain,” said Ada Moor.",
            "Asked whether he would testify, Lew Tarn laughed. “Is it raining yet?”"
        ]),
        [Some("Ada Moor".to_owned()), Some("Lew Tarn".to_owned())]
    );
    assert_eq!(
        speakers_of(&["Ada Moor left. Lew Tarn's answer? “No comment from me.”"]),
        [Some("Lew Tarn".to_owned())]
    );
}
