//! Lines that recur in the files of a folder, and texts misread before they got here, through the program.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;

const BODIES: [&str; 4] = [
    "The weir below the castle was closed on Friday after the river rose by more than a metre, the harbour office said.\n\nDivers must inspect both gates before any barge may pass, which could take until the spring tide in April.",
    "A bakery on Mill Lane won its long case against the brewery next door, whose barrels had blocked its oven.\n\nThe judge awarded four hundred crowns to Mrs Oakes and ordered the brewery to build a wall between the yards.",
    "Schools in the northern parishes will open an hour later this winter because the buses run late over icy passes.\n\nTeachers welcomed the change, while parents complained about shifts at the cannery that begin before dawn there.",
    "Farmers harvested the smallest crop of barley in thirty summers, blaming beetles and an unusually dry month of May.\n\nMillers expect flour prices to climb and have asked ministers for cheaper imports of grain from abroad until Christmas.",
];

fn articles(folder: &std::path::Path) -> Vec<Value> {
    let out = Command::cargo_bin("parallax")
        .unwrap()
        .arg("articles")
        .arg(folder)
        .output()
        .unwrap();
    let out = String::from_utf8(out.stdout).unwrap();
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_an_outlet_puts_below_every_article_is_dropped_with_the_reason() {
    let dir = tempfile::tempdir().unwrap();
    let foot = "Grown on the coast, read on the coast, and printed every morning at six by your neighbours.";
    for (i, body) in BODIES.iter().enumerate() {
        let text = format!("Report number {i} from the parish\n\n{body}\n\n{foot}\n");
        fs::write(dir.path().join(format!("{i}.txt")), text).unwrap();
    }
    let articles = articles(dir.path());
    assert_eq!(articles.len(), BODIES.len());
    for (article, body) in articles.iter().zip(BODIES) {
        let paragraphs: Vec<&str> = body.split("\n\n").collect();
        assert_eq!(article["paragraphs"], serde_json::json!(paragraphs));
        let dropped = article["dropped"].as_array().unwrap();
        let why = dropped
            .iter()
            .find(|dropped| dropped["text"] == foot)
            .map(|dropped| &dropped["why"]);
        assert_eq!(why.unwrap(), "recurs in this outlet's files");
    }
}

#[test]
fn a_story_that_several_files_tell_keeps_its_sentences() {
    let dir = tempfile::tempdir().unwrap();
    for i in 0..4 {
        let text = format!("Weir shut, told for the {i}. time\n\n{}\n", BODIES[0]);
        fs::write(dir.path().join(format!("{i}.txt")), text).unwrap();
    }
    for article in articles(dir.path()) {
        assert_eq!(article["paragraphs"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn a_text_that_was_misread_is_made_good() {
    let dir = tempfile::tempdir().unwrap();
    let text = "CafÃ© on the quay shut\n\nThe cafÃ©â€™s owner said on Friday that the harbour officeâ€™s letter had come too late for the season.\n";
    fs::write(dir.path().join("a.txt"), text).unwrap();
    let articles = articles(dir.path());
    assert_eq!(articles[0]["title"], "Café on the quay shut");
    assert!(
        articles[0]["paragraphs"][0]
            .as_str()
            .unwrap()
            .starts_with("The café’s owner")
    );
}
