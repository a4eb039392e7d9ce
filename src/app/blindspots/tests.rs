//! Who reports regularly, and what they are silent on.

use crate::app::Library;
use crate::app::tests::corpus::{article, library};
use crate::corpus::Article;
use std::sync::Arc;

/// An article of an outlet on a topic, told on a day of May.
fn told(outlet: &str, topic: &str, day: u32) -> Arc<Article> {
    let id = format!("{}/{topic}", outlet.to_lowercase());
    article(&id, Some(outlet), Some(&format!("2026-05-{day:02}")), topic, &["Text."])
}

fn silent<'a>(library: &'a Library, topic: &str) -> Vec<&'a str> {
    let story = library.stories.iter().find(|story| story.headline == topic).unwrap();
    library.blind_spots.silent(story)
}

fn weight(library: &Library, topic: &str) -> u64 {
    let at = library
        .stories
        .iter()
        .position(|story| story.headline == topic)
        .unwrap();
    library.blind_spots.weight(at, &library.stories[at])
}

/// Three outlets tell four stories; the Herald tells three of them and lacks the levy.
fn may() -> Vec<Arc<Article>> {
    let mut all = Vec::new();
    for (topic, day) in [("bridge", 4), ("levy", 6), ("bronzes", 8), ("fire", 10)] {
        for outlet in ["Courier", "Post", "Gazette"] {
            all.push(told(outlet, topic, day));
        }
        if topic != "levy" {
            all.push(told("Herald", topic, day));
        }
    }
    all
}

#[test]
fn who_reports_regularly_is_missed_where_others_tell() {
    let library = library(&may());
    assert_eq!(silent(&library, "levy"), ["Herald"]);
    assert!(silent(&library, "bridge").is_empty());
    assert_eq!(weight(&library, "levy"), 3 * 3 * 1_000_000 / 4);
    assert_eq!(weight(&library, "fire"), 0);
}

#[test]
fn who_tells_little_is_not_missed() {
    let mut all = may();
    all.push(told("Coastwatch", "bridge", 4));
    all.push(told("Coastwatch", "fire", 10));
    let library = library(&all);
    assert_eq!(
        silent(&library, "levy"),
        ["Herald"],
        "two stories do not make it regular"
    );
    assert!(library.blind_spots.is_anyone_regular());
}

#[test]
fn nobody_is_missed_outside_of_the_days_on_which_it_reported() {
    let mut all = may();
    for outlet in ["Courier", "Post"] {
        all.push(told(outlet, "flood", 20));
    }
    let library = library(&all);
    // The last article of the Gazette and of the Herald is ten days old by then.
    assert!(silent(&library, "flood").is_empty());
    assert_eq!(weight(&library, "flood"), 0);
    // From the day on which they report again they could have told it.
    let with_later = |mut all: Vec<Arc<Article>>| {
        all.push(told("Herald", "orchid", 21));
        crate::app::tests::corpus::library(&all)
    };
    assert_eq!(silent(&with_later(all), "flood"), ["Herald"]);
}

#[test]
fn one_telling_alone_is_nobodys_blind_spot() {
    let mut all = may();
    all.push(told("Courier", "orchid", 6));
    let plain = library(&all);
    assert!(silent(&plain, "orchid").is_empty());
    // Three that print one text are one telling, too.
    let mut stories = plain.stories.clone();
    let levy = stories.iter_mut().find(|story| story.headline == "levy").unwrap();
    levy.divergence.independent = 1;
    let copied = Library::build(plain.heads.clone(), stories, Vec::new());
    assert!(silent(&copied, "levy").is_empty());
    assert_eq!(weight(&copied, "levy"), 0);
}

#[test]
fn an_outlet_that_tells_hardly_any_of_what_is_shared_is_not_missed() {
    let mut all = Vec::new();
    for number in 0..40 {
        let topic = format!("topic{number}");
        all.push(told("Courier", &topic, 1 + number % 28));
        all.push(told("Post", &topic, 1 + number % 28));
        // Three of forty, from the first day to the last.
        if [0, 14, 27].contains(&number) {
            all.push(told("Ticker", &topic, 1 + number % 28));
        }
    }
    let library = library(&all);
    assert!(silent(&library, "topic5").is_empty());
}
