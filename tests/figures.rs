//! The figures of labelled pairs: articles of the demo and texts written for it, kind and status of every figure told by hand.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod labelled;

use labelled::{Label, article};
use parallax::compare::{Collation, Document, Sides, compare};

/// Reached on the half that was looked at while building, on the one that was not until it was first measured (at 0.79), on a batch
/// written after that, and on four more; all are meant to come to 0.95.
const SEEN: f64 = 0.95;
const HELD: f64 = 0.92;
const FRESH: f64 = 0.95;
const LATER: f64 = 0.94;

/// All figures as the output prints them.
fn printed(collation: &Collation) -> Vec<Label> {
    let document = Document::to_json(collation);
    let text = |value: &serde_json::Value| value["text"].as_str().unwrap_or_default().to_owned();
    document["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| {
            let word = |key: &str| figure[key].as_str().unwrap().to_owned();
            (
                word("kind"),
                word("status"),
                text(&figure["left"]),
                text(&figure["right"]),
            )
        })
        .collect()
}

/// The same place, whether or not a house counts "about" or "in" to the figure.
fn alike(label: &str, printed: &str) -> bool {
    label.is_empty() == printed.is_empty() && (label.contains(printed) || printed.contains(label))
}

fn measure(text: &str) -> (usize, f64, Vec<String>) {
    labelled::measure(text, printed, alike)
}

#[test]
fn figures_are_told_as_by_hand() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/seen.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 60 && accuracy >= SEEN,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}

#[test]
fn figures_are_told_as_by_hand_of_a_second_half() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/held.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 60 && accuracy >= HELD,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}

#[test]
fn figures_are_told_as_by_hand_in_a_fresh_batch() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/fresh.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 30 && accuracy >= FRESH,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}

#[test]
fn figures_are_told_as_by_hand_in_later_batches() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/later.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 270 && accuracy >= LATER,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}

#[test]
fn a_figure_tells_what_it_counts_its_value_and_why_it_is_equal() {
    let side = |day: &str, text: &str| article(day, &[text]);
    let sides = Sides::new(
        side(
            "2032-04-15",
            "The harbour board has mended 44 cranes since 2021, a spokeswoman said.",
        ),
        side(
            "2032-04-15",
            "The harbour board has mended 44 cranes in eleven years, a spokeswoman said.",
        ),
    );
    let document = Document::to_json(&compare(sides.as_ref()));
    let figures = document["figures"].as_array().unwrap();
    let [cranes, years] = figures.as_slice() else {
        panic!("{figures:?}");
    };
    assert_eq!(
        (cranes["status"].as_str(), cranes["why"].as_str()),
        (Some("equal"), None)
    );
    assert_eq!(cranes["left"]["of"], "cranes");
    assert_eq!(cranes["left"]["value"], "44");
    assert_eq!(years["status"], "equal by arithmetic");
    assert_eq!(years["why"], "2032 − 2021 = 11 years");
    assert_eq!(
        (&years["left"]["value"], &years["right"]["value"]),
        (&"2021".into(), &"11 years".into())
    );
}

/// Labelled in a batch before the program was first run over it (then .844); some kinds were mended since.
#[test]
fn figures_are_told_as_by_hand_in_an_unseen_batch() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/unseen.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 160 && accuracy >= 0.91,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}

/// Labelled by somebody who had not seen the program, before it was first run over it (then .866); mended for since.
#[test]
fn figures_are_told_as_by_hand_in_a_blind_batch() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/blind.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 290 && accuracy >= 0.95,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}

/// Labelled by another who had not seen the program, before it was first run over it (then .810); mended for since.
#[test]
fn figures_are_told_as_by_hand_in_a_strange_batch() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/strange.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 520 && accuracy >= 0.90,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}

/// Labelled by a third who had not seen the program, before it was first run over it (then .876); mended for since.
#[test]
fn figures_are_told_as_by_hand_in_a_foreign_batch() {
    let (labelled, accuracy, errors) = measure(include_str!("figures/foreign.txt"));
    println!("{labelled} figures, accuracy {accuracy:.3}");
    assert!(
        labelled >= 210 && accuracy >= 0.92,
        "{accuracy:.3} of {labelled}\n{}",
        errors.join("\n")
    );
}
