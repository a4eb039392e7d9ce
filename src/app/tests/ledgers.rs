//! From the lists over a comparison to their passages, and back.

use super::comparing::open;
use super::harness::Bench;
use crate::app::ledger::Kind;
use crate::app::state::Overlay;

#[test]
fn from_the_passage_of_a_list_escape_leads_back_to_its_line() {
    let mut bench = open();
    bench.keys("gq j Enter");
    assert!(bench.notice().ends_with("goes back to the list"), "{}", bench.notice());
    bench.keys("Esc");
    let Some(Overlay::Ledger(list)) = bench.state.overlay else {
        panic!("the list is not there again");
    };
    assert_eq!((list.kind, list.cursor), (Kind::Quotes, 1));
    // From there it closes the list, and then leads out.
    let compared = |bench: &Bench| matches!(bench.state.screen(), crate::app::Screen::Compare(_));
    bench.keys("Esc");
    assert!(bench.state.overlay.is_none() && compared(&bench));
    bench.keys("Esc");
    assert!(!compared(&bench));
    // Who has gone on from the passage wants out.
    let mut bench = open();
    bench.keys("gq Enter J Esc");
    assert!(bench.state.overlay.is_none() && !compared(&bench));
}
