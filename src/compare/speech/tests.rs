//! Who says what, in every order and with every kind of name.

use super::super::testing::{article, quotes_of};

fn speakers(text: &[&str]) -> Vec<(String, Option<String>)> {
    let (left, right) = (
        article("a.txt", text),
        article("b.txt", &["Nothing happened on that day."]),
    );
    let quotes = quotes_of(&left, &right);
    quotes
        .into_iter()
        .map(|quote| {
            (
                quote.mentions.left.map(|mention| mention.text).unwrap_or_default(),
                quote.speaker,
            )
        })
        .collect()
}

fn speaker_of(text: &[&str]) -> Vec<Option<String>> {
    speakers(text).into_iter().map(|(_, speaker)| speaker).collect()
}

fn some(names: &[&str]) -> Vec<Option<String>> {
    names.iter().map(|name| Some((*name).to_owned())).collect()
}

#[test]
fn both_orders_and_full_names() {
    assert_eq!(
        speaker_of(&[
            "Harbour Minister Ada Moor came.",
            "“We wait for the rain,” said Moor. “We hope it ends,” Moor added."
        ]),
        some(&["Ada Moor", "Ada Moor"])
    );
    assert_eq!(
        speaker_of(&["Lew Tarn, the harbour master, said: \"We wait for the rain.\""]),
        some(&["Lew Tarn"])
    );
    assert_eq!(
        speaker_of(&["Lew Tarn, the harbour master, told the paper that the pier would stay \"shut for good\"."]),
        some(&["Lew Tarn"])
    );
    assert_eq!(
        speaker_of(&["\"We wait for the rain,\" Gen. Lew Tarn told reporters in Port Ella."]),
        some(&["Lew Tarn"])
    );
    assert_eq!(
        speaker_of(&["According to Lew Tarn, the rain is \"a gift from heaven\"."]),
        some(&["Lew Tarn"])
    );
}

#[test]
fn pronouns_and_split_quotations_go_back_to_a_name() {
    assert_eq!(
        speaker_of(&["Lew Tarn walked the pier.", "He continued: \"But the rain goes on.\""]),
        some(&["Lew Tarn"])
    );
    assert_eq!(
        speaker_of(&["\"We wait,\" said Lew Tarn, \"and we hope.\" \"It will end.\""]),
        some(&["Lew Tarn", "Lew Tarn", "Lew Tarn"])
    );
    assert_eq!(
        speaker_of(&["\"We wait. We hope it ends,\" Lew Tarn said."]),
        some(&["Lew Tarn"])
    );
    // The same voice though another spoke last in the paragraph.
    assert_eq!(
        speaker_of(&[
            "“We wait,” said Lew Tarn. Ada Moor disagreed. “There is a letter. It is old. I can read it,” she said."
        ]),
        some(&["Lew Tarn", "Ada Moor"])
    );
    assert_eq!(
        speaker_of(&[
            "\"We wait,\" Lew Tarn said.",
            "\"These are times of rain, and nobody can say how it will end\" on the old pier."
        ]),
        some(&["Lew Tarn", "Lew Tarn"])
    );
    assert_eq!(
        speaker_of(&[
            "\"We wait,\" Lew Tarn said.",
            "\"Then we shall see what the river does.\""
        ]),
        some(&["Lew Tarn", "Lew Tarn"])
    );
}

#[test]
fn whom_a_quotation_names_does_not_say_it_of_himself() {
    assert_eq!(
        speaker_of(&[
            "Lew Tarn has won the harbour prize.",
            "“Tarn is the best keeper the pier has ever had. We are proud of him, and the whole town is glad to see him win.”"
        ]),
        [None]
    );
    assert_eq!(
        speaker_of(&["“Lew Tarn will not go before the rain does,” Lew Tarn said of himself."]),
        some(&["Lew Tarn"])
    );
}

#[test]
fn who_describes_something_speaks_and_not_what_is_described() {
    assert_eq!(
        speaker_of(&["For the keeper described by The Weir Echo as “the last great liar of the coast,” it rained."]),
        some(&["Weir Echo"])
    );
    assert_eq!(
        speaker_of(&[
            "The trick consists of a letter from a friend of the keeper claiming that he is “heir to a bank”."
        ]),
        [None]
    );
}

#[test]
fn unnamed_speakers_are_given_as_printed() {
    assert_eq!(
        speaker_of(&["\"The road is shut,\" a police spokesman said."]),
        some(&["a police spokesman"])
    );
    assert_eq!(speaker_of(&["They called the dam \"safe\"."]), [None]);
    assert_eq!(
        speaker_of(&[
            "Tarn Holt, which translates as “Water is not for sale”, has taken to calling itself “the Weir”."
        ])
        .first(),
        some(&["Tarn Holt"]).first(),
        "what it calls itself alone is its own"
    );
    assert_eq!(
        speaker_of(&[
            "Ada Moor vowed to go on after the decision to close the pier was labelled \"premature and quite mad\"."
        ]),
        [None]
    );
    assert_eq!(
        speaker_of(&["The crews are split. “It is wet,” says one."]),
        some(&["one"])
    );
    // An initial is no article.
    let initial = speaker_of(&["“The road is shut,” said General Manager A. J. Kern in a note."]);
    assert!(
        initial.iter().flatten().any(|name| name.ends_with("Kern")),
        "{initial:?}"
    );
    assert_eq!(
        speaker_of(&["The council sent a letter. “We regret the noise,” the statement said."]),
        some(&["the statement"])
    );
}

#[test]
fn descriptions_go_back_to_the_one_described() {
    assert_eq!(
        speaker_of(&[
            "Rovers striker Lew Tarn says he will stay.",
            "\"I have work to do here,\" the 26-year-old said after scoring twice. \"Ask me again in May.\""
        ]),
        some(&["Lew Tarn", "Lew Tarn"])
    );
    assert_eq!(
        speaker_of(&[
            "Ada Moor walked off court with a torn calf.",
            "\"I heard it go,\" the world number four said."
        ]),
        some(&["Ada Moor"])
    );
    assert_eq!(
        speaker_of(&[
            "Ada Moor took no pleasure in her victory. \"Nobody wants to win like that,\" said the teenager."
        ]),
        some(&["Ada Moor"])
    );
    // Whom an article does not name stays as described.
    assert_eq!(
        speaker_of(&[
            "Lew Tarn was robbed by a 19-year-old on the pier.",
            "\"I needed the money for the rent,\" the 19-year-old said in court."
        ]),
        some(&["the 19-year-old"])
    );
}

#[test]
fn bodies_are_called_by_their_whole_name() {
    assert_eq!(
        speaker_of(&["The Retail Workers' Union called the plan \"a betrayal of us all\"."]),
        some(&["the Retail Workers' Union"])
    );
    assert_eq!(
        speaker_of(&["The Nurses’ League said the ban was ‘shameful and wrong’."]),
        some(&["the Nurses’ League"])
    );
    assert_eq!(
        speaker_of(&["Ardany's Labour Party called the plan \"a betrayal of us all\"."]),
        some(&["Labour Party"])
    );
}

#[test]
fn what_stands_between_a_speaker_and_the_verb_is_passed_over() {
    assert_eq!(
        speaker_of(&["A diplomat who requested anonymity said both sides had \"lost the plot\"."]),
        some(&["a diplomat"])
    );
    assert_eq!(
        speaker_of(&[
            "Calling the record “a disgrace to us all,” Rep. Ada Moor of the transport committee demanded a recall."
        ]),
        some(&["Ada Moor"])
    );
    assert_eq!(
        speaker_of(&[
            "“The mills will be seen from 20 miles away,” warned Ada Moor of the Save the Down campaign. “We shall take this to court.”"
        ]),
        some(&["Ada Moor", "Ada Moor"])
    );
}

#[test]
fn a_headline_quotes_what_somebody_says_below() {
    assert_eq!(
        speaker_of(&[
            "Storm Vane: ‘It sounded like a train’",
            "‘It sounded like a train coming through the kitchen,’ said Ada Moor, whose roof was torn off."
        ]),
        some(&["Ada Moor", "Ada Moor"])
    );
}

#[test]
fn whoever_a_participle_tells_about_speaks() {
    let text = ["A Western diplomat briefed on the talks said they had been “closer than anyone will admit”."];
    assert_eq!(speaker_of(&text), [Some("a Western diplomat".to_owned())]);
    let text = ["Her opponent in the seat, Deepak Solanki, wished her “a long rest”."];
    assert_eq!(speaker_of(&text), [Some("Deepak Solanki".to_owned())]);
}

#[test]
fn what_stands_before_a_name_is_none_of_it() {
    for text in [
        "Backbencher Pintu Salve, 22, said: “I could only hold three.”",
        "“I could only hold three,” said local DJ Pintu Salve.",
        "“I could only hold three,” MLA Pintu Salve said.",
    ] {
        assert_eq!(speaker_of(&[text]), [Some("Pintu Salve".to_owned())], "{text}");
    }
}

#[test]
fn who_was_introduced_is_called_so_again() {
    let text = [
        "A government engineer, who was not authorised to speak, said the bridge was old. “It was on nobody’s list,” the engineer said.",
    ];
    let told = speaker_of(&text);
    assert!(
        told.iter().flatten().all(|name| name == "a government engineer"),
        "{told:?}"
    );
}

#[test]
fn a_body_goes_by_the_end_of_its_name() {
    let text = [
        "The sale needs the leave of the Harbour Commission, which has until May.",
        "“We have seen no plan for the quay,” the commission said.",
    ];
    assert_eq!(speaker_of(&text), some(&["Harbour Commission"]));
    // Where two are called so, either may be meant.
    let text = [
        "The sale needs the leave of the Harbour Commission and of the Fisheries Commission.",
        "“We have seen no plan for the quay,” the commission said.",
    ];
    assert_eq!(speaker_of(&text), some(&["the commission"]));
}

#[test]
fn who_is_cited_speaks_and_not_who_cites() {
    let text = ["“The ferry was sunk on purpose,” the Echo cited the harbour board."];
    assert_eq!(speaker_of(&text), some(&["the harbour board"]));
    let text = ["In between tears of “joy and grief,” harbour chief Lew Tarn cited his family as the reason he left."];
    assert_eq!(speaker_of(&text), some(&["Lew Tarn"]));
}

#[test]
fn what_stands_after_when_it_was_goes_on_from_the_last_speaker() {
    let text = [
        "Lew Tarn, 66, said he saw a van at the gate.",
        "Later in the afternoon, “I went below and heard a loud bang.”",
        "Ada Moor, 17, heard it as well.",
    ];
    assert_eq!(speaker_of(&text), some(&["Lew Tarn"]));
}

#[test]
fn by_what_means_a_statement_came_is_not_who_made_it() {
    let text = ["Coast Line sent the Echo a statement by email, which read: “We wait for the tide as others do.”"];
    assert_eq!(speaker_of(&text), some(&["Coast Line"]));
}

#[test]
fn a_speaker_right_behind_the_marks_needs_no_comma() {
    let text = ["Leave for the pier could see “hundreds of crowns spent in every harbour” said the company."];
    assert_eq!(speaker_of(&text), some(&["the company"]));
}

#[test]
fn short_forms_in_brackets_lead_to_the_whole_name() {
    let text = [
        "The Harbour Echo Weekly (HEW) printed the tide tables on Monday.",
        "“We hold them for true,” HEW said.",
    ];
    assert_eq!(speaker_of(&text), some(&["Harbour Echo Weekly"]));
    // Letters that are no initials of it are somebody else's.
    let text = [
        "The Harbour Echo Weekly (ONI) printed the tide tables on Monday.",
        "“We hold them for true,” ONI said.",
    ];
    assert_eq!(speaker_of(&text), some(&["ONI"]));
}

#[test]
fn whose_cousin_it_is_says_who_is_meant() {
    let text = [
        "Ravenna is mourning the death of her cousin at Port Ella.",
        "The singer posted a picture of herself with 21-year-old Lew Tarn, writing that she “could not believe it was last night”.",
        "Tarn died on Tuesday at Port Ella, where Ravenna was born. She also wrote: “We shall sail again, you and me.”",
    ];
    assert_eq!(speaker_of(&text), some(&["Ravenna", "Ravenna"]));
}

#[test]
fn a_surname_may_be_the_word_for_a_house() {
    let text = ["Dale Hall said the plan was sound, but he added that it was “very odd indeed”."];
    assert_eq!(speaker_of(&text), some(&["Dale Hall"]));
}

#[test]
fn whoever_was_quoted_by_another_speaks() {
    let text = ["A ministry spokesman has been quoted by the Echo, as saying: “The plan would harm the marsh.”"];
    assert_eq!(speaker_of(&text), some(&["a ministry spokesman"]));
    let text = [
        "Lew Tarn told the Echo that the zone sends a “dreadful signal”.",
        "“It says there are safe piers and others,” the newspaper quoted him as saying.",
    ];
    assert_eq!(speaker_of(&text), some(&["Lew Tarn", "Lew Tarn"]));
}

#[test]
fn they_may_be_one_of_whom_no_more_is_known() {
    let text = [
        "Harbour Bank asked for leave in May. A spokesperson for the minister said it would harm the marsh.",
        "“The minister found the wall would stop the tide,” they added.",
    ];
    assert_eq!(speaker_of(&text), some(&["a spokesperson for the minister"]));
}

#[test]
fn a_name_without_its_comma_is_not_its_company() {
    let text = [
        "Lew Tarn, chief of Coast Line, met the crews.",
        "“We are part of it,” said Ada Moor Wave Power's chief.",
    ];
    assert_eq!(speaker_of(&text), some(&["Ada Moor"]));
}

#[test]
fn a_firm_is_called_by_all_of_its_name_and_is_it() {
    let text = [
        "Quern Silicon Industry Co bought the pier. Ella New Energy Co, in an email to the Echo, said it had “no tolerance” for such tides.",
    ];
    assert_eq!(speaker_of(&text), some(&["Ella New Energy Co"]));
}

#[test]
fn an_office_behind_a_name_is_its_bearers_whatever_commas_are_missing() {
    let text = ["Ada Moor the chief of Coast Line said that “both harbours are dear to all of us”."];
    assert_eq!(speaker_of(&text), some(&["Ada Moor"]));
    let text = ["Ada Moor, Head of Lines & Piers, Coast Line Hub commented, “We are glad to have them here.”"];
    assert_eq!(speaker_of(&text), some(&["Ada Moor"]));
}

#[test]
fn whoever_is_asked_answers() {
    assert_eq!(
        speaker_of(&[
            "Sorrel.example asked Ada Moor, engineer of the weir, if the wall was ‘safe’?",
            "“Definitely. The wall will hold for years.”",
        ]),
        some(&["Ada Moor"])
    );
}
