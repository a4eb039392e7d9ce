//! Filtering and finding in lists.

use super::harness::Bench;
use crate::app::Msg;
use crate::app::state::Overlay;

#[test]
fn a_filter_narrows_while_it_is_typed_and_escape_takes_it_back() {
    let mut bench = Bench::new();
    bench.keys("2j f").text("lev");
    assert_eq!(bench.rows(), ["> Grain levy passes"]);
    bench.text("zz");
    assert!(bench.rows().is_empty());
    bench.keys("Backspace Backspace Esc");
    assert_eq!(bench.row(), "Museum returns two bronzes", "back where one was");
    assert_eq!(bench.rows().len(), 4);
}

#[test]
fn a_filter_is_kept_and_changed_later() {
    let mut bench = Bench::new();
    bench.keys("ga f").text("outlet:gazette -levy").keys("Enter");
    assert_eq!(bench.rows(), ["> Museum returns two bronzes"]);
    assert!(bench.state.overlay.is_none());
    bench.keys("f C-w Enter");
    assert_eq!(bench.rows().len(), 2);
    bench.keys("q ga");
    assert_eq!(bench.rows().len(), 7);
}

#[test]
fn a_filter_that_is_not_understood_says_so() {
    let mut bench = Bench::new();
    bench.keys("f").text("date:soon");
    assert!(bench.list().mistake.as_ref().unwrap().contains("“soon” is no date"));
    bench.keys("Enter");
    assert!(bench.notice().contains("“soon” is no date"), "said where it is read");
    bench.keys("f C-u Enter");
    assert_eq!(bench.list().mistake, None);
}

#[test]
fn rows_are_gone_through_while_the_filter_is_typed() {
    let mut bench = Bench::new();
    bench.keys("f").text("e").keys("Down Down Up");
    assert_eq!(bench.list().cursor, 1);
}

#[test]
fn an_empty_list_says_what_to_do() {
    let mut bench = Bench::new();
    bench.keys("f").text("zebra").keys("Enter Enter");
    assert_eq!(bench.notice(), "No row passes the filter; Esc takes it away");
    bench.keys("Space c C m r i j k G gg ]u n y Esc Enter");
    assert_eq!(bench.rows().len(), 2, "the first story is open");
}

#[test]
fn unread_and_starred_rows_are_filtered() {
    let mut bench = Bench::new();
    bench.keys("ga j m j r f").text("-unread:").keys("Enter");
    assert_eq!(bench.rows().len(), 1);
    bench.keys("f C-u").text("starred:").keys("Enter");
    assert_eq!(bench.rows().len(), 1);
}

#[test]
fn rows_are_found() {
    let mut bench = Bench::new();
    bench.keys("ga /").text("bridge").keys("Enter");
    assert_eq!(bench.list().find.hits.len(), 3);
    let first = bench.list().cursor;
    bench.keys("n n n");
    assert_eq!(bench.list().cursor, first);
    assert_eq!(bench.notice(), "Searched on from the top");
    bench.keys("Esc n");
    assert_eq!(bench.notice(), "Nothing has been searched for; / does");
    bench.keys("/").text("levy");
    assert_eq!(bench.list().find.hits.len(), 2, "accents make no difference");
}

#[test]
fn pasted_text_is_never_a_command() {
    let mut bench = Bench::new();
    bench.send(Msg::Paste("q".into()));
    assert!(!bench.quit);
    bench.keys("f");
    bench.send(Msg::Paste("le\nvy\n".into()));
    let Overlay::Prompt { input, .. } = bench.overlay() else {
        panic!("no prompt");
    };
    assert_eq!(input.text, "le vy");
    bench.text("q").keys("C-c");
    assert!(bench.quit);
}

#[test]
fn hits_that_come_late_lead_where_they_would_have_at_once() {
    let mut bench = Bench::new();
    bench.keys("ga 2j");
    let row = bench.row().to_owned();
    bench.holding = true;
    bench.keys("/").text("bronzes").keys("Enter");
    assert_eq!((bench.row(), bench.notice()), (row.as_str(), ""), "not known yet");
    bench.release();
    assert_eq!(bench.row(), "Museum returns two bronzes");
    bench.holding = true;
    bench.keys("gg /").text("zebra").keys("Enter").release();
    assert_eq!(bench.notice(), "“zebra” is not found here");
    bench.keys("/").text("museum").keys("Esc");
    assert_eq!((bench.list().cursor, bench.list().find.words.as_str()), (0, "zebra"));
    bench.keys("/").text("bridge").keys("Enter / x C-u Enter");
    assert_eq!(bench.list().find.words, "bridge");
    assert_eq!(
        bench.list().find.current,
        Some(1),
        "an empty search goes on with the old one"
    );
}
