//! What counts as a difference, and in which order quotations stand.

use super::comparing::open;
use super::corpus::article;
use super::harness::Bench;
use crate::app::differences::{Difference, differences};
use crate::app::index::Index;
use crate::app::ledger::{Kind, What, entries};
use crate::app::state::Overlay;
use crate::compare::{Collation, Side, Sides, compare};

fn compared(left: &[&str], right: &[&str]) -> Collation {
    let left = article("courier/dam", Some("Courier"), None, "The dam", left);
    let right = article("post/dam", Some("Post"), None, "At the dam", right);
    compare(Sides::new(&left, &right))
}

/// The differences of the rows, and how they are put.
fn told(collation: &Collation, unfolded: bool) -> Vec<String> {
    let words = |it: Option<Difference>| it.map_or_else(|| "-".to_owned(), |it| it.words(collation));
    differences(collation, unfolded).into_iter().map(words).collect()
}

const SAME: &str = "The dam above Port Ella held through the night of rain.";

#[test]
fn a_difference_is_what_a_reader_would_call_one() {
    for (left, right, said) in [
        (SAME, SAME, "-"),
        // House style is folded away.
        (
            "“The dam won’t hold,” Ada Moor said at Port Ella.",
            "\"The dam won't hold,\" Ada Moor said at Port Ella.",
            "-",
        ),
        (
            "The dam above Port Ella carried 38,000 tonnes of water on Sunday.",
            "The dam above Port Ella carried 40,000 tonnes of water on Sunday.",
            "a figure differs",
        ),
        (
            SAME,
            "The old dam above Port Ella held through the night of heavy rain and hail.",
            "other words",
        ),
        (
            "“The dam will not hold another night of this,” Ada Moor said.",
            "“The dam will not hold,” Ada Moor said.",
            "a quotation is cut",
        ),
        (
            "The dam above Port Ella must be repaired before the spring floods come.",
            "The dam above Port Ella may be repaired before the spring floods come.",
            "put with another strength",
        ),
    ] {
        let collation = compared(&[left], &[right]);
        assert_eq!(told(&collation, false), [said], "{left} / {right}");
    }
}

#[test]
fn a_fact_in_other_words_is_no_difference() {
    let mut collation = compared(&[SAME], &["Through a night of rain the dam held, above Port Ella."]);
    let link = &mut collation.alignments[0];
    link.relation = crate::compare::Relation::Paraphrase;
    link.strength.clear();
    link.attribution_changed.clear();
    assert_eq!(told(&collation, true), ["-"]);
    collation.alignments[0].differs = true;
    assert_eq!(told(&collation, true), ["a figure differs"]);
}

#[test]
fn house_style_counts_where_it_is_not_folded_away() {
    let collation = compared(
        &["“The dam won’t hold,” Ada Moor said at Port Ella."],
        &["\"The dam won't hold,\" Ada Moor said at Port Ella."],
    );
    assert_eq!(told(&collation, true), ["house style"]);
}

#[test]
fn what_one_tells_in_one_go_is_one_difference() {
    let alone = [
        "Farmers in the valley sold their sheep.",
        "A choir sang on the church steps.",
        "Nobody fed the herons.",
    ];
    let left = [SAME, alone[0], alone[1], alone[2]];
    let collation = compared(&left, &[SAME, "Tickets for the ferry cost more."]);
    assert_eq!(
        told(&collation, false),
        ["-", "only in Post", "only in Courier, 3 passages", "-", "-"]
    );
}

/// Two quotations of the left, and before them in the order of the texts one of the right alone.
fn quoted() -> Collation {
    compared(
        &[
            SAME,
            "Nobody slept in the lower town.",
            "“We counted every sandbag twice,” Ada Moor said.",
            "“The pump is from my grandfather’s day,” Bo Lind said.",
        ],
        &[
            SAME,
            "“Rain like this has no name here,” Mira Vance said.",
            "“We counted every sandbag twice,” Ada Moor said.",
        ],
    )
}

#[test]
fn quotations_are_listed_in_the_order_in_which_they_are_gone_through() {
    let collation = quoted();
    let index = Index::new(&collation);
    let listed = entries(&collation, Kind::Quotes).all;
    let rows: Vec<usize> = listed
        .iter()
        .filter_map(|entry| entry.place().and_then(|(side, sentence)| index.row_of(side, sentence)))
        .collect();
    assert_eq!(rows.len(), 3);
    assert!(rows.is_sorted(), "{rows:?}");
    let What::Quote(first) = &listed[0].what else {
        panic!("no quotation")
    };
    assert!(first.mentions[Side::Right].as_ref().unwrap().text.starts_with("Rain"));
}

/// The same on the screen.
fn bench() -> Bench {
    let mut bench = Bench::new();
    bench.keys("j Enter Space j Space c");
    let Some(crate::app::Screen::Compare(comparison)) = bench.state.screens.last_mut() else {
        panic!("no comparison")
    };
    comparison.collation = Some(std::sync::Arc::new(quoted()));
    comparison.laid = None;
    bench.resize(121, 40);
    bench
}

#[test]
fn a_jump_counts_quotations_as_their_list_does() {
    let mut bench = bench();
    for said in ["Quotation 1 of 3", "Quotation 2 of 3", "Quotation 3 of 3"] {
        bench.keys("]q");
        assert_eq!(bench.notice(), said);
    }
    bench.keys("gg ]d");
    assert!(
        bench.notice().starts_with("Difference 1 of ") && bench.notice().contains(": only in "),
        "{}",
        bench.notice()
    );
}

#[test]
fn the_list_of_quotations_opens_at_the_one_nearest_the_passage() {
    let mut bench = bench();
    let rows = quoted().rows.len();
    for row in 0..rows {
        bench.keys(&format!("{} gg gq", row + 1));
        let Overlay::Ledger(ledger) = *bench.overlay() else {
            panic!("no list")
        };
        let collation = quoted();
        let index = Index::new(&collation);
        let listed = entries(&collation, Kind::Quotes).all;
        let far = |entry: &crate::app::ledger::Entry<'_>| {
            let (side, sentence) = entry.place().unwrap();
            index.row_of(side, sentence).unwrap().abs_diff(row)
        };
        let least = listed.iter().map(far).min().unwrap();
        assert_eq!(far(&listed[ledger.cursor]), least, "from row {row}");
        bench.keys("Esc");
    }
    bench.keys("G gq");
    assert!(matches!(bench.overlay(), Overlay::Ledger(ledger) if ledger.cursor == 2));
}

#[test]
fn the_list_of_figures_ends_with_what_is_the_same() {
    let collation = compared(
        &[
            "The dam above Port Ella held for 12 days.",
            "It carried 38,000 tonnes on Sunday.",
            "Bo Lind lost 61 sheep.",
        ],
        &[
            "The dam above Port Ella held for 12 days.",
            "It carried 40,000 tonnes on Sunday.",
        ],
    );
    let listed = entries(&collation, Kind::Figures);
    let headings: Vec<&str> = listed
        .all
        .iter()
        .map(|entry| listed.groups[entry.group].as_str())
        .collect();
    let at = |heading: &str| headings.iter().position(|it| it.starts_with(heading));
    assert_eq!(headings.first(), Some(&"Differ: 1"), "{headings:?}");
    assert!(
        at("Only in Courier").is_some() && at("Only in Courier") < at("The same: "),
        "{headings:?}"
    );
    // What one alone states is counted alike in both lists.
    let left_out = entries(&collation, Kind::Dropped);
    let alone = collation
        .figures
        .iter()
        .filter(|it| it.mentions.right.is_none())
        .count();
    assert!(
        left_out
            .groups
            .iter()
            .any(|it| *it == format!("Only in Courier: {alone} figure")),
        "{:?}",
        left_out.groups
    );
}

#[test]
fn what_was_asked_from_a_list_leads_back_to_it() {
    let mut bench = open();
    bench.keys("gq i");
    assert!(matches!(bench.overlay(), Overlay::Why { from: Some(_), .. }));
    bench.keys("Esc");
    assert!(matches!(bench.overlay(), Overlay::Ledger(ledger) if ledger.kind == Kind::Quotes));
    bench.keys("Esc");
    assert!(bench.state.overlay.is_none());
}

#[test]
fn the_article_in_focus_is_starred_in_its_comparison() {
    let mut bench = open();
    bench.keys("Tab m");
    assert!(bench.state.marks.starred.contains(&"post/bridge".into()));
    assert!(!bench.state.marks.starred.contains(&"courier/bridge".into()));
}
