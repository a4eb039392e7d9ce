//! Outlets that are hidden: what vanishes, what stays, and how it comes back.

use super::harness::Bench;
use crate::app::Change;
use crate::app::list::Kind;

/// The stories with the Gazette hidden, which tells the bronzes alone and the levy with the Courier.
fn without_the_gazette() -> Bench {
    let mut bench = Bench::new();
    bench.keys("go").keys("j");
    assert_eq!(bench.rows()[1], "> Gazette");
    bench.keys("H");
    bench
}

fn hidden(bench: &Bench) -> Vec<(&str, bool)> {
    let changes = bench.saved.iter().filter_map(|change| match change {
        Change::Hidden { outlet, hidden } => Some((outlet.as_ref(), *hidden)),
        _ => None,
    });
    changes.collect()
}

#[test]
fn a_hidden_outlet_vanishes_with_what_it_alone_tells() {
    let mut bench = without_the_gazette();
    assert_eq!(bench.notice(), "Gazette is hidden, with 2 articles; U takes it back");
    assert_eq!(hidden(&bench), [("Gazette", true)]);
    assert_eq!(bench.rows()[1], "> Gazette", "it is still listed among the outlets");
    assert!(bench.list().outlet(1).unwrap().hidden);
    bench.keys("gs");
    assert_eq!(
        bench.rows(),
        [
            "> Grain levy passes",
            "Bridge closed after cracks",
            "Reservoir runs low"
        ]
    );
    assert_eq!(bench.list().story(0).unwrap().articles.len(), 1);
    bench.keys("ga");
    assert!(
        bench
            .rows()
            .iter()
            .all(|row| !row.contains("bronzes") && !row.contains("Lévy"))
    );
    bench.keys("g/").text("farmers").keys("Enter");
    assert!(bench.list().rows.is_empty(), "only the Gazette has them");
}

#[test]
fn it_comes_back_by_undo_and_by_the_same_key() {
    let mut bench = without_the_gazette();
    bench.keys("U");
    assert_eq!(bench.notice(), "Taken back: Gazette hidden");
    assert_eq!(hidden(&bench), [("Gazette", true), ("Gazette", false)]);
    bench.keys("gs");
    assert_eq!(bench.rows().len(), 4);
    bench.keys("go 2G H");
    assert_eq!(bench.notice(), "Gazette is hidden, with 2 articles; U takes it back");
    bench.keys("H");
    assert_eq!(bench.notice(), "Gazette is shown again; U takes it back");
    bench.keys("gs");
    assert_eq!(bench.rows().len(), 4);
    assert!(bench.state.edits.is_empty());
}

#[test]
fn the_outlet_of_the_article_at_hand_is_hidden_and_its_own_list_shows_it() {
    let mut bench = Bench::new();
    bench.keys("ga");
    let at = bench.rows().iter().position(|row| row.contains("bronzes")).unwrap();
    bench.keys(&format!("{}G H", at + 1));
    assert_eq!(bench.notice(), "Gazette is hidden, with 2 articles; U takes it back");
    assert_eq!(bench.rows().len(), 5);
    bench.keys("go 2G Enter");
    assert_eq!(bench.list().kind, Kind::Articles);
    assert_eq!(bench.rows().len(), 2, "whoever opens it sees its articles");
    // What is read stays on the screen when its outlet goes.
    let mut bench = Bench::reading();
    bench.keys("H");
    assert_eq!(bench.notice(), "Courier is hidden, with 2 articles; U takes it back");
    assert_eq!(bench.reader().id.as_str(), "courier/bridge");
}

#[test]
fn a_hidden_outlet_is_no_partner_of_a_comparison() {
    let mut bench = Bench::new();
    bench.keys("go");
    let at = bench.rows().iter().position(|row| row.contains("Meridian")).unwrap();
    bench.keys(&format!("{}G H gs j c", at + 1));
    assert_eq!(bench.compared(), ("courier/bridge", "post/bridge"));
    bench.keys(")");
    assert_eq!(bench.compared(), ("courier/bridge", "post/bridge"), "there is no third");
}

#[test]
fn an_outlet_without_a_name_cannot_be_hidden() {
    let mut bench = Bench::new();
    bench.keys("go G H");
    assert!(bench.notice().starts_with("Whose articles these are is not known"));
    assert!(hidden(&bench).is_empty());
}
