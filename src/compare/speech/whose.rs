//! Tests of whose words a quotation gives where the name does not stand next to the verb.

use super::super::testing::speakers_of;

fn named(text: &[&str]) -> Vec<String> {
    let speakers = speakers_of(text);
    speakers.into_iter().map(Option::unwrap_or_default).collect()
}

/// The speaker of the last quotation.
fn last(text: &[&str]) -> String {
    named(text).pop().unwrap_or_default()
}

#[test]
fn a_body_called_by_what_it_is_is_the_one_that_spoke_before() {
    let bank = "Harbour Bank expects exports to fall.";
    assert_eq!(
        last(&[bank, "“We wait for the rain,” the bank said in a note."]),
        "Harbour Bank"
    );
    // A person, a ministry and a town are no bank.
    for other in [
        "Ada Moor expects exports to fall.",
        "The Harbour Ministry expects exports to fall.",
    ] {
        assert_eq!(
            last(&[other, "“We wait for the rain,” the bank said in a note."]),
            "the bank",
            "{other}"
        );
    }
    // Described anew it may be another: only the body the article is about most is meant.
    let mail = "Coast Mail reported it on Monday.";
    assert_eq!(
        last(&[mail, "The island paper wrote of “a tide without end”."]),
        "the island paper"
    );
    assert_eq!(
        last(&[
            "Coast Mail was founded in Ella.",
            mail,
            "The island paper wrote of “a tide without end”."
        ]),
        "Coast Mail"
    );
}

#[test]
fn a_body_is_called_by_the_words_of_its_name() {
    let text = [
        "“It is a storm,” the Ella Department of Tides said.",
        "Crews left the pier. The tides department called it “heartbreaking for us all”.",
    ];
    assert_eq!(last(&text), "Ella Department of Tides");
}

#[test]
fn the_land_before_an_office_tells_whose_it_is() {
    let text = [
        "In a post the US President said: “They were not there when we needed them.”",
        "US President Lew Tarn left on Monday.",
    ];
    assert_eq!(named(&text), ["Lew Tarn"]);
}

#[test]
fn whom_a_sentence_is_about_goes_before_whom_it_opens_with() {
    let text = [
        "While Ida Holt, 36, is waiting, Mary Vane has just crossed the square.",
        "She passes the pier, insisting, “evils go where there is light.”",
    ];
    assert_eq!(last(&text), "Mary Vane");
    let text = [
        "After Ida Holt won her match, it was Mary Vane who got the ball rolling.",
        "“I hope I have started everyone off well,” she said.",
    ];
    assert_eq!(last(&text), "Mary Vane");
}

#[test]
fn a_description_of_somebody_who_has_a_name_is_no_stranger() {
    let text = [
        "Mary Vane is a mother of two. She sells fish in Port Ella.",
        "“The rules are hard on us all,” says the woman.",
    ];
    assert_eq!(last(&text), "Mary Vane");
    let text = [
        "Mary Vane was on the pier, her agent said.",
        "Asked whether she was a party girl, the Skerry star said: “I have done enough of it all.”",
    ];
    assert_eq!(last(&text), "Mary Vane");
    let text = [
        "Mary Vane saw a woman on the pier.",
        "“The rules are hard on us all,” says the woman.",
    ];
    assert_eq!(last(&text), "the woman");
}

#[test]
fn where_somebody_lives_does_not_speak() {
    let text = ["Fellow rower, engineer Rick Weir, 60, from Ella Mouth, North Skerry, said: “We wait for the rain.”"];
    assert_eq!(named(&text), ["Rick Weir"]);
    let text = ["“A terrific sea,” Holt's neighbour in both Ella and New Skerry, David Tarn, said in the story."];
    assert_eq!(named(&text), ["David Tarn"]);
    let text = ["At Coastwatch, Rana Vane, who writes on tides, says it could lead to a “great sea of debt”."];
    assert_eq!(named(&text), ["Rana Vane"]);
}

#[test]
fn the_verb_behind_a_name_and_an_office_is_the_one_that_speaks() {
    let text = ["“We are deeply concerned about the tides,” Grey House press secretary Josh Weir told reporters."];
    assert_eq!(named(&text), ["Josh Weir"]);
    let text = ["Ada Moor met Lew Tarn. The talk led Tarn to suggest, in a quiet moment on Monday, “We shall wait.”"];
    assert_eq!(named(&text), ["Lew Tarn"]);
    let text =
        ["The Weir Bill is in. As Ella's Tide Committee has pointed out, it would be used “for each and every pier”."];
    assert_eq!(named(&text), ["Tide Committee"]);
    let text = ["It backed the Salt party, which tried to rally crews by saying the tides were “coming in droves.”"];
    assert_eq!(named(&text), ["the Salt party"]);
}

#[test]
fn what_somebody_calls_two_things_is_his() {
    let text = [
        "Ida Holt spoke. Rob Tarn, a former envoy, was against it.",
        "He called Holt's talk of a new wall in the face of the tides “fatuous” and her words on it “absurd.”",
    ];
    assert_eq!(named(&text), ["Rob Tarn", "Rob Tarn"]);
    let text = ["Ida Holt dismissed questions about her links to the owners as attempts at “guilt by the tide.”"];
    assert_eq!(named(&text), ["Ida Holt"]);
}

#[test]
fn what_begins_a_sentence_is_no_name() {
    let text = [
        "Concrete news of it is rare, but “storms, tides and a falling sea” are all thought to help, according to the Tide Office.",
    ];
    assert_eq!(named(&text), ["Tide Office"]);
    let text = [
        "PORT ELLA: The wall is done.",
        "Nobody knows who called it “a wall of sighs and tears”.",
    ];
    assert_eq!(named(&text), [""]);
}

#[test]
fn a_headline_and_a_sent_reply_name_who_speaks_next() {
    assert_eq!(
        named(&["‘The sea keeps no books’: Harbour Bank", "It rained."]),
        ["Harbour Bank"]
    );
    let text = [
        "Later the Echo got an email reply from a Coast Line agent.",
        "“The pier is open to all of our crews.”",
    ];
    assert_eq!(named(&text), ["a Coast Line agent"]);
}

#[test]
fn a_firm_may_name_itself() {
    let text = ["“We wait for the rain,” Stravik wrote in a post. “With time all crews of Stravik will be served.”"];
    assert_eq!(named(&text), ["Stravik", "Stravik"]);
}

#[test]
fn terms_and_titles_that_come_again_are_nobodys_words() {
    let text = [
        "Lew Tarn told of the “salt debt”. What a “salt debt” is nobody knows.",
        "Others pay a “salt debt” as well.",
        "“Moon Tide” is a game. The makers of Moon Tide said they were glad.",
    ];
    assert_eq!(named(&text), [""; 0]);
    // A word said once stays said.
    assert_eq!(named(&["Lew Tarn called it “a salt debt”."]), ["Lew Tarn"]);
}

#[test]
fn jean_luc_is_a_man() {
    let text = [
        "Virginia Holt sued Jean Luc Brun. She waited.",
        "She said she “was very young at the time of it”.",
    ];
    assert_eq!(named(&text), ["Virginia Holt"]);
}

#[test]
fn what_opens_a_sentence_as_an_adverb_and_what_stands_beside_a_term_speaks_not() {
    assert_eq!(
        named(&[
            "Lew Tarn spoke. Controversially, Tarn’s promise that the crews get “full pay for every night” is not new."
        ]),
        ["Lew Tarn"]
    );
    assert_eq!(
        named(&["Controversially, the firm’s promising offer of “full pay” is not free."]),
        ["the firm"]
    );
    // Nor does what a term belongs to, or what was had thanks to one.
    for text in [
        "The catch fell to nine tonnes, according to the new “tide table” of the quay.",
        "The Tarns had built their great fortune partly thanks to their mastery of “quiet sailing”.",
    ] {
        assert_eq!(named(&[text]), [""; 0], "{text}");
    }
    assert_eq!(
        named(&["“Where were they?” Weir Rovers interim coach Ada Moor asked."]),
        ["Ada Moor"]
    );
}

#[test]
fn a_speaker_does_not_break_off_amid_what_he_is() {
    assert_eq!(
        named(&["“We wait for the rain and the crews,” the two-time coach of the year said."]),
        ["two-time coach of the year"]
    );
}

#[test]
fn what_others_mentioned_says_nothing() {
    assert_eq!(
        named(&[
            "“We hold to the rules of the quay,” Ada Moor said, adding that the shortage mentioned in the papers is “nonexistent”."
        ]),
        ["Ada Moor", "Ada Moor"]
    );
}

#[test]
fn another_is_a_second_one_and_a_name_before_a_bracket_goes_on_over_sentences() {
    let text = [
        "One woman told police that she fell, while another said the quay was “all over ice and snow”.",
        "“It will be the last of the ferries,” said another.",
    ];
    assert_eq!(named(&text), ["another woman", "another woman"]);
    let text = [
        "The word was met with anger: Moor (“Crews need not wait. Crews have waited since the beginning of time”), Lew Tarn and Ida Vane all condemned it.",
    ];
    assert_eq!(named(&["Ada Moor came.", text[0]]), ["Ada Moor"]);
}

#[test]
fn a_street_and_a_state_say_nothing() {
    assert_eq!(
        named(&["Residents along 117th Street said they “heard a bang and then another” on Friday."]),
        ["residents along 117th Street"]
    );
    let text = ["The crews were taken from a school in Sorrel state “in the dead of night”, the Echo wrote."];
    assert_eq!(named(&text), ["Echo"]);
}
