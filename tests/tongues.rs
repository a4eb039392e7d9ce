//! Stories in many languages: two reports of each of three events, of which two are of one kind, written for this test.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// The reports, by language; each as its line and the story it tells.
fn reports() -> BTreeMap<String, Vec<(String, String)>> {
    let mut reports: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in fs::read_to_string("tests/tongues/stories.jsonl").unwrap().lines() {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let story = record["story"].as_str().unwrap().to_owned();
        let language = record["language"].as_str().unwrap().to_owned();
        // What language it is, and which story, is for the program to find out.
        record
            .as_object_mut()
            .unwrap()
            .retain(|name, _| name != "story" && name != "language");
        reports.entry(language).or_default().push((record.to_string(), story));
    }
    reports
}

/// The stories the program finds among reports, each by the stories its reports tell.
fn found(reports: &[(String, String)]) -> Vec<Vec<&str>> {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<&str> = reports.iter().map(|(line, _)| line.as_str()).collect();
    fs::write(folder.path().join("news.jsonl"), lines.join("\n")).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("parallax").unwrap();
    let output = command
        .args(["stories", "--format", "json"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let stories: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let told = |id: &Value| {
        let record: usize = id.as_str().unwrap().rsplit_once('#').unwrap().1.parse().unwrap();
        reports[record].1.as_str()
    };
    let told = |story: &Value| {
        let mut told: Vec<&str> = story["articles"].as_array().unwrap().iter().map(told).collect();
        told.sort_unstable();
        told
    };
    let mut found: Vec<Vec<&str>> = stories.iter().map(told).collect();
    found.sort();
    found
}

fn pairs<'a>(reports: impl Iterator<Item = &'a (String, String)>) -> Vec<Vec<&'a str>> {
    let mut told: Vec<&str> = reports.map(|(_, story)| story.as_str()).collect();
    told.sort_unstable();
    told.chunk_by(|a, b| a == b).map(<[&str]>::to_vec).collect()
}

#[test]
fn the_reports_of_an_event_are_one_story_and_those_of_another_are_not_in_it() {
    for (language, reports) in reports() {
        assert_eq!(found(&reports), pairs(reports.iter()), "{language}");
    }
}

#[test]
fn languages_do_not_mix() {
    let all: Vec<(String, String)> = reports().into_values().flatten().collect();
    assert_eq!(found(&all), pairs(all.iter()));
}
