//! What ends a sentence and what does not.

use super::*;
use proptest::prelude::*;

fn sentences(text: &str) -> Vec<String> {
    let paragraphs = [text.to_owned()];
    split(&paragraphs)
        .into_iter()
        .map(|(_, span)| text[span].to_owned())
        .collect()
}

#[test]
fn titles_initials_and_countries_do_not_end_a_sentence() {
    let one = [
        "Gen. Ada Moor met Sen. J. P. Quill of the U.S. Navy on Jan. 5 at 9 p.m. on the pier.",
        "Moor Shipping Inc. Chairman Lew Tarn spoke at No. 5 Dock St. Bride vs. the council, e.g. Tarn.",
        "The U.S. Coast Guard and the U.N. Security Council met.",
    ];
    for text in one {
        assert_eq!(sentences(text), [text]);
    }
}

#[test]
fn an_abbreviation_may_still_end_a_sentence() {
    assert_eq!(sentences("The ships sailed for the U.S. The crews stayed.").len(), 2);
    assert_eq!(sentences("She runs Tarn Inc. He does not.").len(), 2);
    assert_eq!(sentences("It began at 9 p.m. Nobody came.").len(), 2);
    assert_eq!(sentences("He was born in 1987. Then came the flood.").len(), 2);
}

#[test]
fn quotations_end_where_their_sentences_end() {
    assert_eq!(sentences("“Is it safe?” she asked. “It is.” The crowd left.").len(), 3);
    assert_eq!(
        sentences("\"We wait!\" he said. \"We hope. We stay,\" he added.").len(),
        3
    );
    assert_eq!(
        sentences("She said \"it is not true. ... We cannot say so\" at noon. He left.").len(),
        2,
        "an ellipsis inside a quotation joins"
    );
    assert_eq!(sentences("He waited... Then he left.").len(), 2);
}

#[test]
fn lists_datelines_and_lost_spaces() {
    assert_eq!(sentences("1. Close the valve. 2. Call the harbour.").len(), 2);
    assert_eq!(
        sentences("PORT ELLA (NW) -- The dam held on Jan. 3 in the north.").len(),
        1
    );
    assert_eq!(sentences("They thanked the officials.The dam held.").len(), 2);
    assert_eq!(sentences("See Harbour.Com or www.tarn.Example for more.").len(), 1);
}

#[test]
fn other_languages_keep_their_stops() {
    assert_eq!(sentences("水坝守住了。居民回家了！真的吗？").len(), 3);
    assert_eq!(
        sentences("Der Damm hielt am 3. Mai stand. Alle gingen z.B. nach Hause.").len(),
        2
    );
    assert_eq!(sentences("¿Quién llamó? La Sra. Mora no contestó.").len(), 2);
}

proptest! {
    #[test]
    fn nothing_is_lost(text in "[a-zA-Z .!?\"“”…'’0-9\\n。]{0,80}|\\PC{0,60}") {
        let joined: String = sentences(&text).concat();
        let without = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(without(&joined), without(&text));
    }
}

/// Boundaries are marked with a bar. Built while looking at the results.
const SEEN: &[&str] = &[
    "PORT ELLA (Reuters) - The dam at Quay St. held on Jan. 3, Mayor A. J. Moor said.| It did so again at 5 p.m. Monday.",
    "They left at once…| They took nothing, said Lew Tarn.| “Nothing at all.”",
    "“Is it safe?” Mayor Ada Moor asked.| Nobody knew.",
    "\"Never!\" Const. Lew Tarn told reporters.| \"We stay.\"",
    "\"Is it safe?\" Weir Rovers interim coach Ada Moor asked.| \"No.\"",
    "\"Where were they?\" Harbour Minister Ada Moor asked parliament.| \"Nobody saw them.\"",
    "\"Is it safe?\"| Moor thought Tarn said so.",
    "\"Is it safe?\"| Moor said he did not know.",
    "The fare rose to $2. 6 million a year at 11. 30 p.m. in Harrow.",
    "It rained for days.| 40 people left the valley.| In 2012.| 300 came back.",
    "The inn stood on Quay St.| The ferry did not.",
    "The ferry left at 9 p.m. ET on Friday and at 10 a.m. GMT on Sunday.",
    "He waited…| Then he left.",
    "The next speaker is … Ada Moor.",
    "« Nous partons. »| Il a fermé la porte.| M. Tarn est resté.",
    "Der Ort stammt aus der Mitte des 16. Jahrhunderts.| Am 3. Mai kamen 90 Mrd. Euro an.| 2023 kam nichts.",
    "Sie gewann zum 20. Mal in Gruppe C.| Diese Serie hält.",
    "“ See that dam? ” said Tarn.| “ It holds. ”| He left.",
    "Judge I. Leo Tarn ruled.| Nobody is taller than I.| Leo is.",
    "They climbed Aoraki-Mt. Tarn in the U.S. Gen. Moor said so.",
    "The gun was a .38.| The limit was a level of .08 percent.",
    "Yahoo! News had it first.| It was No. 5 on the list.",
    "1. Close the valve.| 2. Call Lt. Col. Moor.",
    "大坝守住了。|居民说：“我们回家了。”|他们走了。",
    "هل صمد السد؟| نعم.| عاد السكان.",
    "बाँध टिका रहा।| लोग लौट आए।",
    "¿Quién llamó?| ¡Nadie!| La Sra. Mora no contestó.",
];

/// The same, written before the rules were tried on them.
const UNSEEN: &[&str] = &[
    "ELLA, Minn. (AP) — Two ferries sank on Sept. 14.| Rep. L. T. Quill, D-Ill., blamed the wind.",
    "“I was afraid,” said Dr. Moor.| “I ran.”",
    "“Who goes there?” the guard shouted.| No one answered.",
    "“Stop!” Tarn cried.| “Stop, or I call Sgt. Moor!”",
    "“Why?” she asked.| “Why now?”",
    "The firm, Tarn Bros. Ltd., moved to Washington, D.C.| It employs 40 people.",
    "The firm moved to Washington, D.C.| The staff did not.",
    "Prices rose 3.5 percent to $1.25, vs. 2.9 percent in Nov. 2011.",
    "Only 12 came.| 30 had been asked, approx. 5 of them twice.",
    "“We hold the line ... and we wait.”| The crowd cheered.",
    "He said “we hold.| We wait . . . and see.”| Then rain fell.",
    "Capt. Ada Moor Jr. spoke.| Moor Sr. did not.",
    "The vote is due at 3 p.m. on Tuesday.| At 4 p.m. Tarn speaks.",
    "It began at 6 a.m. Pacific time.| By noon it was over.",
    "She lives at 5 Mill Rd. near the quay.",
    "The Rev. Lew Tarn of St. Bride’s Church, St. Ella, prayed.",
    "(The dam was built in 1911.)| It leaks.",
    "The minister (who left in May.) was back.",
    "Is this the end?| Yes!| No?",
    "Dr. h. c. Moor kam z.B. am 24. Dezember 2011.| Er blieb.",
    "Laut Prof. Tarn sind es ca. 300 Mio. Euro.| 40 Orte sind betroffen.",
    "„Wir gehen.“| „Niemand bleibt“, sagte Tarn.",
    "El Sr. Tarn llegó el 3 de mayo.| «No hay agua», dijo.| Después se fue.",
    "M. Tarn a parlé à 15 h. 30.| Mme Moor est partie.",
    "ダムは持ちこたえた。|住民は「助かった」と話した。|雨はやんだ。",
    "Дамба устояла.| Мэр А. Тарн сказал: «Мы ждем».| Дождь кончился.",
    "“The U.S. is ready,” he said.| “So is the U.K.”| Both wait.",
    "He works for E.U. Commissioner Tarn.| She works for the E.U.| They met.",
    "“Wait a minute.”| “No.”",
    "Tarn asked: “Are we safe?”| Moor nodded.",
];

/// Correct, wrong and missing boundaries over cases that are marked with bars.
fn boundaries(cases: &[&str]) -> (usize, Vec<String>) {
    let mut right = 0;
    let mut wrong = Vec::new();
    for case in cases {
        let offsets = |parts: &mut dyn Iterator<Item = String>| -> Vec<usize> {
            let mut sum = 0;
            let mut ends = Vec::new();
            for part in parts {
                sum += part.chars().filter(|c| !c.is_whitespace()).count();
                ends.push(sum);
            }
            ends.pop();
            ends
        };
        let gold = offsets(&mut case.split('|').map(str::to_owned));
        let told = sentences(&case.replace('|', ""));
        let got = offsets(&mut told.clone().into_iter());
        right += gold.iter().filter(|end| got.contains(end)).count();
        let errors =
            gold.iter().filter(|end| !got.contains(end)).count() + got.iter().filter(|end| !gold.contains(end)).count();
        wrong.extend((0..errors).map(|_| format!("{told:?}")));
    }
    (right, wrong)
}

#[test]
fn marked_boundaries_are_found() {
    for (cases, name) in [(SEEN, "seen"), (UNSEEN, "unseen")] {
        let (right, wrong) = boundaries(cases);
        let f1 = 2.0 * right as f64 / (2 * right + wrong.len()) as f64;
        println!("{name}: boundary F1 {f1:.3}, {right} right\n{wrong:#?}");
        assert!(f1 >= 0.95, "{name}: {f1:.3} {wrong:#?}");
    }
}
