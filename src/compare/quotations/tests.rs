//! Where quotations begin and end in every house's marks.

use super::*;
use proptest::prelude::*;

fn quoted(paragraphs: &[&str]) -> Vec<String> {
    let paragraphs: Vec<String> = paragraphs.iter().map(|text| (*text).to_owned()).collect();
    find(&paragraphs)
        .into_iter()
        .map(|q| paragraphs[q.paragraph][q.span].to_owned())
        .collect()
}

#[test]
fn marks_of_every_house() {
    assert_eq!(quoted(&["“We wait,” she said. “We hope.”"]), ["We wait,", "We hope."]);
    assert_eq!(
        quoted(&["\"We wait,\" she said, \"and hope.\""]),
        ["We wait,", "and hope."]
    );
    assert_eq!(
        quoted(&["“We wait,\" she said. Then \"We hope.”"]),
        ["We wait,", "We hope."]
    );
    assert_eq!(
        quoted(&["„Wir warten“, sagte sie. «On attend», dit-il."]),
        ["Wir warten", "On attend"]
    );
    assert_eq!(quoted(&["``We wait,'' she said."]), ["We wait,"]);
    assert_eq!(
        quoted(&["“ We wait “, she said. “ We hope. ”"]),
        ["We wait", "We hope."]
    );
    assert_eq!(quoted(&["她说：「我们等。」"]), ["我们等。"]);
    assert_eq!(
        quoted(&["Moor said: ‘The men’s boats’ engines failed,’ and left. It's late."]),
        ["The men’s boats’ engines failed,"]
    );
}

#[test]
fn paragraphs_run_together_open_anew_in_straight_marks_too() {
    assert_eq!(
        quoted(&["Moor said: \"We wait. The wall is high. \"Then we hope for rain.\" The pier was shut."]),
        ["We wait. The wall is high.", "Then we hope for rain."]
    );
    // Where somebody speaks between the marks the first was never closed.
    assert_eq!(
        quoted(&["Moor said: \"We wait. Tarn said he was glad. \"Then we hope for rain.\" The pier was shut."]),
        ["We wait.", "Then we hope for rain."]
    );
}

#[test]
fn single_marks_beside_double_ones() {
    assert_eq!(
        quoted(&["“We wait,” she said. ‘The tugs’ crews hope ... and wait,’ Moor said. It’s the ’90s."]),
        ["We wait,", "The tugs’ crews hope ... and wait,"]
    );
    assert_eq!(quoted(&["‘We wait,” he said. “We hope.”"]), ["We wait,", "We hope."]);
    assert_eq!(
        quoted(&[
            "\"The tide is in,\" the board said.",
            "'We are proud of the weir and look forward to spring’ says Lew Tarn.",
            "'Tis a weir, and it isn't old."
        ]),
        ["The tide is in,", "We are proud of the weir and look forward to spring"]
    );
    assert_eq!(
        quoted(&[
            "\"The tide is in,\" she said. 'We are proud of the weir and of its keeper’ says Lew Tarn, who wasn't there."
        ]),
        ["The tide is in,", "We are proud of the weir and of its keeper"]
    );
    assert_eq!(
        quoted(&["“A crate marked ‘ballast’, no less.”"]),
        ["A crate marked ‘ballast’, no less."]
    );
}

#[test]
fn a_house_of_single_marks_keeps_double_ones_for_what_is_quoted_within() {
    assert_eq!(
        quoted(&[
            "'It was dark,' warden Bo Lind said, 'and the tide was in.'",
            "Ada Moor said: 'I saw the lamp go out. It was dark.",
            "'I ran. I cried, \"mind the weir,\" and ran.'",
            "It was 'rotten', the report says; the crews' boats weren't out.",
        ]),
        [
            "It was dark,",
            "and the tide was in.",
            "I saw the lamp go out. It was dark.",
            "I ran. I cried, \"mind the weir,\" and ran.",
            "rotten"
        ]
    );
    // Speech in double marks, and single ones around words.
    assert_eq!(
        quoted(&["\"The 'rotten' sluice fell,\" she said. \"The 'new' one held,\" he said."]),
        ["The 'rotten' sluice fell,", "The 'new' one held,"]
    );
}

#[test]
fn nested_and_unclosed() {
    assert_eq!(
        quoted(&["\"He asked, 'was it you?', and left,\" she said."]),
        ["He asked, 'was it you?', and left,"]
    );
    assert_eq!(
        quoted(&["“He cried “stop” and ran,” she said."]),
        ["He cried “stop” and ran,"]
    );
    assert_eq!(
        quoted(&["“We never closed this. Then came more.", "Nothing here."]),
        ["We never closed this."]
    );
    assert_eq!(quoted(&["A 6'2\" man saw a 12\" pipe."]), [""; 0]);
}

#[test]
fn a_quotation_may_run_over_paragraphs() {
    assert_eq!(
        quoted(&["She said: “First we wait.", "“Then we hope.”", "He left."]),
        ["First we wait.", "Then we hope."]
    );
    assert_eq!(
        quoted(&["\"It is true of both", "our harbours,\" Moor said. \"Now we wait.\""]),
        ["It is true of both", "our harbours,", "Now we wait."]
    );
    assert_eq!(
        quoted(&[
            "\"We saw it fall.",
            "It was dark.",
            "It was cold, \"said Moor. \"We ran.\"",
            "He left."
        ]),
        ["We saw it fall.", "It was dark.", "It was cold,", "We ran."]
    );
    assert_eq!(
        quoted(&["\"We saw it fall.", "It was cold, \"Moor said."]),
        ["We saw it fall.", "It was cold,"]
    );
    assert_eq!(
        quoted(&[
            "\"We saw it fall.",
            "It was cold, \"Captain Ada Moor, the harbour master of Port Ella, said.",
            "She left."
        ]),
        ["We saw it fall.", "It was cold,"]
    );
    assert_eq!(
        quoted(&["\"We saw it fall, said Moor. \"Ada Vane of the crew said."]),
        ["We saw it fall, said Moor.", "Ada Vane of the crew said."]
    );
    assert_eq!(
        quoted(&["She said: “First we wait. It rains. “Then we hope.” He left."]),
        ["First we wait. It rains.", "Then we hope."]
    );
    assert_eq!(
        quoted(&["“First we wait. It rained, he said later. “Then we hoped.”"]),
        ["First we wait.", "Then we hoped."]
    );
    assert_eq!(
        quoted(&[
            "\"We saw it fall. Then more.",
            "It was dark.",
            "Moor left. \"We ran,\" he said."
        ]),
        ["We saw it fall.", "We ran,"]
    );
}

proptest! {
    #[test]
    fn never_panics_and_stays_inside(text in "[a-z .,\"“”„«»'‘’`0-9]{0,80}", other in "\\PC{0,40}") {
        let paragraphs = vec![text, other];
        for quotation in find(&paragraphs) {
            prop_assert!(paragraphs[quotation.paragraph].get(quotation.span).is_some());
        }
    }
}
