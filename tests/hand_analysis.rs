//! What a reader with a pencil finds between two tellings, found by the program: one test a finding, on twins of each in
//! the demo, through what is printed without a screen.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

const COURIER_BRIDGE: &str = "northern-courier/harbour-bridge-closed-cracks.html";
const POST_BRIDGE: &str = "tidewater-post/bridge-shut-cracks.html";
const WIRE_HERRING: &str = "wire/meridian-2026-05-11_2026-05-17.jsonl#3";
const COURIER_HERRING: &str = "northern-courier/herring-count.html";
const COAST_HERRING: &str = "coastwatch/herring-count.md";
const HERALD_FIRE: &str = "port-ansel-herald/tolhaven-smokehouse-fire.txt";
const CLIPPING_FIRE: &str = "clippings/scan-0512.txt";
const COURIER_BRONZES: &str = "northern-courier/archive-2026-05-09-p11.htm";
const POST_BRONZES: &str = "tidewater-post/bronzes-go-home.html";
const RADIO_BRONZES: &str = "radio-sundmark/2026-05-08-bronzes.md";
const WIRE_WATER: &str = "wire/meridian-2026-05-04_2026-05-10.json#2";
const GAZETTE_WATER: &str = "wendle-valley-gazette/greyfell-church-steps.txt";
const RADIO_TUGS: &str = "radio-sundmark/tolhaven-tugs.txt";
const WIRE_TUGS: &str = "wire/meridian-2026-05-11_2026-05-17.jsonl#0";

/// What is printed of two articles of the demo.
fn compared(left: &str, right: &str) -> Value {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let state = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("compare")
        .args([left, right])
        .args(["--format", "json", "--corpus"])
        .arg(&demo)
        .env("PARALLAX_STATE_DIR", state.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The number of the one sentence of a side that contains some words.
fn sentence(comparison: &Value, side: &str, words: &str) -> u64 {
    let found: Vec<usize> = list(&comparison[side], "sentences")
        .iter()
        .enumerate()
        .filter(|(_, sentence)| sentence.as_str().unwrap().contains(words))
        .map(|(at, _)| at)
        .collect();
    assert_eq!(found.len(), 1, "“{words}” stands {} times on the {side}", found.len());
    found[0] as u64
}

/// The alignments of two sentences, each told by words of it.
fn links<'a>(comparison: &'a Value, left: &str, right: &str) -> Vec<&'a Value> {
    let (left, right) = (sentence(comparison, "left", left), sentence(comparison, "right", right));
    let holds = |alignment: &Value, side: &str, number: u64| list(alignment, side).contains(&Value::from(number));
    list(comparison, "alignments")
        .iter()
        .filter(|alignment| holds(alignment, "left", left) && holds(alignment, "right", right))
        .collect()
}

/// The quotation that the left, else the right, prints with some words.
fn quote<'a>(comparison: &'a Value, words: &str) -> &'a Value {
    let prints = |quote: &Value, side: &str| quote[side]["text"].as_str().is_some_and(|text| text.contains(words));
    let quotes = list(comparison, "quotes");
    quotes
        .iter()
        .find(|quote| prints(quote, "left"))
        .or_else(|| quotes.iter().find(|quote| prints(quote, "right")))
        .unwrap_or_else(|| panic!("no quotation with “{words}”"))
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

#[test]
fn a_qualifier_cut_from_a_quotation_is_shown_as_cut() {
    let comparison = compared(COURIER_BRIDGE, POST_BRIDGE);
    let cut = quote(&comparison, "We had no choice");
    assert_eq!(cut["status"], "trimmed");
    assert_eq!(strings(&cut["cut"]), ["but to close it at once"]);
    // The other way round it is the same cut.
    let mirrored = compared(POST_BRIDGE, COURIER_BRIDGE);
    assert_eq!(quote(&mirrored, "We had no choice")["cut"], cut["cut"]);
    // And at the end of the utterance.
    let second = quote(&comparison, "the whole of the eastern span");
    assert!(
        strings(&second["cut"]).contains(&"and a second one starting beside it"),
        "{second}"
    );
}

#[test]
fn one_date_and_one_span_are_equal_by_arithmetic() {
    let comparison = compared(WIRE_HERRING, COURIER_HERRING);
    let figure = list(&comparison, "figures")
        .iter()
        .find(|figure| {
            figure["left"]["text"]
                .as_str()
                .is_some_and(|text| text.contains("since 2017"))
        })
        .unwrap();
    assert_eq!(figure["status"], "equal by arithmetic");
    assert!(
        figure["right"]["text"].as_str().unwrap().contains("nine years"),
        "{figure}"
    );
    assert!(figure["why"].as_str().unwrap().contains("2017"), "{figure}");
}

#[test]
fn other_words_for_who_it_was_are_told_as_such() {
    let comparison = compared(WIRE_HERRING, COAST_HERRING);
    let link = links(&comparison, "There are other fleets", "Other fleets and poachers");
    assert_eq!(link.len(), 1, "not linked");
    assert_eq!(link[0]["relation"], "reported");
    let reported = quote(&comparison, "There are other fleets, strangers");
    assert_eq!(reported["status"], "reported");
    // The words that differ are marked on both sides, the words in common are not.
    for (side, other, same) in [("left", "strangers", "grounds"), ("right", "poachers", "grounds")] {
        let number = sentence(&comparison, side, "ther fleets");
        let text = comparison[side]["sentences"][number as usize].as_str().unwrap();
        let kind = |word: &str| {
            let byte = text.find(word).unwrap();
            let at = text[..byte].chars().count() as u64;
            let runs = link[0]["edits"][side].as_array().unwrap();
            let run = runs
                .iter()
                .find(|run| run["start"].as_u64().unwrap() <= at && at < run["end"].as_u64().unwrap());
            run.unwrap()["kind"].as_str().unwrap().to_owned()
        };
        assert_ne!(kind(other), "shared", "{side}: {other}");
        assert_eq!(kind(same), "shared", "{side}: {same}");
    }
}

#[test]
fn not_only_and_not_always_differ_in_strength() {
    let comparison = compared(HERALD_FIRE, CLIPPING_FIRE);
    let link = links(&comparison, "come only from the kiln", "always come from the kiln");
    assert_eq!(link.len(), 1, "not linked");
    let strength = &list(link[0], "strength")[0];
    assert_eq!(
        (&strength["left"]["text"], &strength["right"]["text"]),
        (&Value::from("only"), &Value::from("always")),
        "{strength}"
    );
}

#[test]
fn an_ellipsis_is_filled_from_another_outlet() {
    // Neither of the two prints what a third does.
    let comparison = compared(POST_BRONZES, RADIO_BRONZES);
    let elliptic = quote(&comparison, "We have looked after them");
    let filled = &list(elliptic, "filled")[0];
    assert_eq!(filled["side"], "left");
    assert_eq!(filled["article"], COURIER_BRONZES);
    assert!(
        filled["text"]
            .as_str()
            .unwrap()
            .contains("we have enjoyed them more than we had a right to"),
        "{filled}"
    );
}

#[test]
fn told_reporters_and_said_are_two_verbs_for_one_act() {
    let comparison = compared(COURIER_BRIDGE, POST_BRIDGE);
    let link = links(&comparison, "We had no choice but", "We had no choice,");
    assert_eq!(link.len(), 1, "not linked");
    let attribution = &link[0]["attribution"];
    assert_eq!(attribution["left"]["verb"], "said");
    assert!(
        attribution["right"]["verb"]
            .as_str()
            .unwrap()
            .starts_with("told reporters"),
        "{attribution}"
    );
    // Who said it is the same, and so is the voice.
    for side in ["left", "right"] {
        assert_eq!(attribution[side]["voice"], "said");
        assert!(attribution[side]["speaker"].as_str().unwrap().ends_with("Marsh"));
    }
    assert!(!strings(&attribution["changed"]).contains(&"speaker"));
}

#[test]
fn words_given_to_another_are_flagged() {
    let comparison = compared(COURIER_BRONZES, POST_BRONZES);
    let heron = quote(&comparison, "A heron does not forget");
    assert_eq!(heron["changed"], true);
    let speakers = ["left", "right"].map(|side| heron["speakers"][side].as_str().unwrap());
    assert!(
        speakers[0].ends_with("Vail") && speakers[1].ends_with("Adair"),
        "{speakers:?}"
    );
    assert!(comparison["summary"]["why"].as_str().unwrap().contains("speaker"));
    let comparison = compared(WIRE_HERRING, COURIER_HERRING);
    let number = quote(&comparison, "If we count the same fish");
    assert_eq!(number["changed"], true);
    // What both give to one is not flagged.
    assert_eq!(quote(&comparison, "We have found boats of our own")["changed"], false);
}

#[test]
fn spans_of_time_alone_link_nothing() {
    let comparison = compared(WIRE_HERRING, COAST_HERRING);
    assert!(links(&comparison, "Six months ago", "In the last two months").is_empty());
    let comparison = compared(WIRE_WATER, GAZETTE_WATER);
    assert!(links(&comparison, "Six months ago", "In the last two months").is_empty());
}

#[test]
fn a_second_copy_is_never_counted() {
    let comparison = compared(RADIO_TUGS, WIRE_TUGS);
    let sentences = strings(&comparison["left"]["sentences"]);
    let mut once = sentences.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), sentences.len(), "a sentence stands twice");
    for side in ["left", "right"] {
        let mut places: Vec<String> = list(&comparison, "quotes")
            .iter()
            .filter(|quote| !quote[side].is_null())
            .map(|quote| quote[side].to_string())
            .collect();
        let all = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), all, "a quotation stands twice on the {side}");
    }
}
