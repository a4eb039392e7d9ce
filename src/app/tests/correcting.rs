//! Correcting what the program got wrong, and taking it back.

use super::corpus::library;
use super::harness::Bench;
use crate::app::edits::Field;
use crate::app::form::{Form, Reach, Spot};
use crate::app::list::Scope;
use crate::app::state::Overlay;
use crate::app::{Change, Msg, Screen};

fn form(bench: &Bench) -> &Form {
    match bench.overlay() {
        Overlay::Form(form) => form,
        other => panic!("no form: {other:?}"),
    }
}

/// Empties the field under the cursor and types another value.
fn retype(bench: &mut Bench, text: &str) {
    bench.keys("C-e C-u").text(text);
}

/// The corrections saved, and taken back.
#[expect(
    clippy::option_option,
    reason = "as corrections are: none, or one that says that nothing is known"
)]
fn corrections(bench: &Bench) -> Vec<(&str, Field, Option<Option<&str>>)> {
    let all = bench.saved.iter().filter_map(|change| match change {
        Change::Corrected { id, field, said } => Some((id.as_str(), *field, said.as_ref().map(|said| said.as_deref()))),
        _ => None,
    });
    all.collect()
}

fn outlets(bench: &Bench) -> Vec<(Option<&str>, usize)> {
    let outlets = bench.state.library.outlets.iter();
    outlets
        .map(|outlet| (outlet.name.as_deref(), outlet.articles.len()))
        .collect()
}

#[test]
fn a_title_a_date_and_a_byline_are_corrected_from_the_reader() {
    let mut bench = Bench::new();
    bench.keys("j Enter Enter E");
    assert_eq!(
        form(&bench).entry(Field::Title).input.text,
        "Bridge closed after cracks"
    );
    retype(&mut bench, "Bridge shut at night");
    bench.keys("Tab Tab");
    assert_eq!(form(&bench).at, Spot::Reach);
    bench.keys("Down");
    assert_eq!(form(&bench).entry(Field::Published).input.text, "2026-05-07");
    retype(&mut bench, "6 May 2026, 21:40");
    bench.keys("BackTab Up Up Up");
    assert_eq!(form(&bench).at, Spot::Field(Field::Byline));
    retype(&mut bench, "  ");
    bench.keys("Enter");
    assert!(bench.state.overlay.is_none());
    assert_eq!(
        bench.notice(),
        "Corrected: title, date and byline of “Bridge closed after cracks”; U takes it back"
    );
    assert_eq!(
        corrections(&bench),
        [
            ("courier/bridge", Field::Title, Some(Some("Bridge shut at night"))),
            ("courier/bridge", Field::Published, Some(Some("2026-05-06T21:40:00"))),
            ("courier/bridge", Field::Byline, Some(None)),
        ]
    );
    let article = bench.reader().article.as_ref().unwrap();
    assert_eq!(article.head.title.as_deref(), Some("Bridge shut at night"));
    assert_eq!(article.head.byline, None);
    assert_eq!(
        article.basis.published.as_deref(),
        Some("corrected by you (was: 2026-05-07)")
    );
    bench.keys("q");
    assert_eq!(bench.rows()[0], "> Bridge shut at night");
    assert_eq!(
        bench.state.previewed().unwrap().head.title.as_deref(),
        Some("Bridge shut at night")
    );
}

#[test]
fn a_date_that_is_not_understood_keeps_the_form_open_and_says_so() {
    let mut bench = Bench::new();
    bench.keys("ga E Tab Tab Tab");
    retype(&mut bench, "soon");
    bench.keys("BackTab Enter");
    let (field, sentence) = form(&bench).mistake.clone().unwrap();
    assert_eq!(field, Field::Published);
    assert!(
        sentence.starts_with("“soon” is no date; write 2012-05-08"),
        "{sentence}"
    );
    assert_eq!(form(&bench).at, Spot::Field(Field::Published));
    assert!(corrections(&bench).is_empty());
    retype(&mut bench, "1 May 2026");
    assert_eq!(form(&bench).mistake, None);
    bench.keys("Enter");
    assert_eq!(corrections(&bench).len(), 1);
}

#[test]
fn escape_gives_the_form_up() {
    let mut bench = Bench::new();
    bench.keys("ga E").text("x");
    bench.keys("Esc");
    assert!(bench.state.overlay.is_none() && corrections(&bench).is_empty());
    assert_eq!(bench.notice(), "Given up; nothing was corrected");
    bench.keys("E Enter");
    assert_eq!(bench.notice(), "Nothing was changed");
    assert!(bench.state.undo.is_empty());
}

#[test]
fn an_outlet_is_corrected_for_one_article_for_all_of_it_or_for_a_folder() {
    // The Courier has two articles, in a folder of its own.
    for (choice, reach, articles) in [
        ("Tab", Reach::This, 1),
        ("Tab Space", Reach::Outlet, 2),
        ("Tab Right Right", Reach::Folder, 2),
        ("Tab Left Left", Reach::Outlet, 2),
        ("Tab Space Space Space", Reach::This, 1),
    ] {
        let mut bench = Bench::new();
        bench.keys("j Enter Enter E Tab");
        retype(&mut bench, "Northern Courier");
        bench.keys(choice);
        assert_eq!(form(&bench).reach, reach);
        assert_eq!(form(&bench).count(), articles);
        bench.keys("Enter");
        assert_eq!(corrections(&bench).len(), articles, "{choice}");
        assert!(outlets(&bench).contains(&(Some("Northern Courier"), articles)));
        let said = if articles == 1 {
            "outlet of “Bridge closed after cracks”"
        } else {
            "outlet of 2 articles"
        };
        assert_eq!(bench.notice(), format!("Corrected: {said}; U takes it back"));
        bench.keys("U");
        assert_eq!(bench.notice(), format!("Taken back: {said}"));
        assert!(outlets(&bench).contains(&(Some("Courier"), 2)));
        assert!(bench.state.edits.is_empty());
    }
}

#[test]
fn the_list_of_an_outlet_follows_its_new_name() {
    let mut bench = Bench::new();
    bench.keys("go Enter");
    assert_eq!(bench.list().scope, Scope::Outlet(Some("Courier".into())));
    bench.keys("j E Tab");
    retype(&mut bench, "Northern Courier");
    let before = bench.rows();
    bench.keys("Tab Space Enter");
    assert_eq!(bench.list().scope, Scope::Outlet(Some("Northern Courier".into())));
    assert_eq!(bench.rows(), before);
}

#[test]
fn one_field_is_put_back_to_what_the_file_says() {
    let mut bench = Bench::new();
    bench.keys("ga G E");
    retype(&mut bench, "Another title");
    bench.keys("Tab");
    retype(&mut bench, "Weir Post");
    bench.keys("Enter E");
    let told = form(&bench).told(Field::Title).unwrap();
    assert_ne!(told, "Another title");
    bench.keys("C-r");
    assert_eq!(form(&bench).entry(Field::Title).input.text, told);
    bench.keys("Enter");
    let id = form_id(&bench);
    assert_eq!(bench.state.edits.said(&id, Field::Title), None);
    assert!(bench.state.edits.said(&id, Field::Outlet).is_some());
    // Typing what the file says is the same.
    bench.keys("E Tab");
    let told = form(&bench).told(Field::Outlet).unwrap();
    retype(&mut bench, &told);
    bench.keys("Enter");
    assert!(bench.state.edits.is_empty());
}

fn form_id(bench: &Bench) -> crate::corpus::ArticleId {
    bench.state.article_at_hand().unwrap().clone()
}

#[test]
fn the_file_may_still_be_read_or_can_not_be_read() {
    let mut bench = Bench::new();
    bench.keys("ga");
    bench.holding = true;
    bench.keys("E C-r");
    assert_eq!(bench.notice(), "The file is still being read");
    assert!(bench.state.is_working());
    bench.articles.clear();
    bench.release().keys("C-r");
    assert_eq!(
        bench.notice(),
        "The file can't be read, so it is not known what it says"
    );
    // What was read of it before can be corrected all the same.
    retype(&mut bench, "Another title");
    bench.keys("Enter");
    assert_eq!(corrections(&bench).len(), 1);
}

#[test]
fn the_cursor_stays_on_its_article_when_a_date_moves_it() {
    let mut bench = Bench::new();
    bench.keys("ga");
    let row = bench.row().to_owned();
    assert_eq!(bench.list().cursor, 0);
    bench.keys("E Tab Tab Tab");
    retype(&mut bench, "2020-01-01");
    bench.keys("Enter");
    assert_eq!(bench.row(), row);
    assert!(bench.list().cursor > 2);
}

#[test]
fn a_comparison_shows_what_was_corrected() {
    let mut bench = Bench::new();
    bench.keys("j c 20J Tab E Tab");
    let (cursor, side) = (bench.comparison().cursor, bench.comparison().focus);
    retype(&mut bench, "Tern Wire");
    bench.keys("Enter");
    let collation = bench.comparison().collation.as_ref().unwrap();
    assert_eq!(collation.tellings[side].outlet.as_deref(), Some("Tern Wire"));
    assert_eq!((bench.comparison().cursor, bench.comparison().focus), (cursor, side));
}

#[test]
fn evidence_is_corrected_in_place_and_says_what_was_there() {
    let mut bench = Bench::new();
    bench.keys("ga i E");
    retype(&mut bench, "Another title");
    bench.keys("Enter i");
    let Overlay::Evidence { article, .. } = bench.overlay() else {
        panic!("no evidence")
    };
    let basis = article.as_ref().unwrap().basis.title.clone().unwrap();
    assert!(basis.starts_with("corrected by you (was: "), "{basis}");
    bench.keys("Esc ? E");
    assert!(bench.notice().starts_with("“E” does nothing here"));
}

#[test]
fn stories_and_outlets_have_no_facts_of_their_own() {
    let mut bench = Bench::new();
    bench.keys("j E");
    assert!(bench.notice().starts_with("A story has no facts of its own"));
    // A story of one article is that article.
    bench.keys("G E");
    assert_eq!(form(&bench).id.as_str(), "notes/reservoir");
}

#[test]
fn steps_are_taken_back_one_by_one_also_after_a_restart() {
    let mut bench = Bench::new();
    bench.keys("ga m r E");
    retype(&mut bench, "One");
    bench.keys("Enter E");
    retype(&mut bench, "Two");
    bench.keys("Enter");
    let id = form_id(&bench);

    let mut again = Bench::unread();
    again.state.undo = (bench.saved.iter())
        .filter_map(|change| match change {
            Change::Did(step) => Some(step.clone()),
            _ => None,
        })
        .collect();
    again.state.edits = bench.state.edits.clone();
    again.state.marks = bench.state.marks.clone();
    let articles: Vec<_> = again.articles.values().cloned().collect();
    again.send(Msg::Library(library(&articles)));
    again.send(Msg::LoadFinished);
    assert_eq!(again.state.undo.len(), 4);
    again.keys("U");
    assert_eq!(again.state.edits.said(&id, Field::Title), Some(&Some("One".into())));
    again.keys("U");
    assert_eq!(again.state.edits.said(&id, Field::Title), None);
    assert!(again.state.marks.read.contains(&id) && again.state.marks.starred.contains(&id));
    again.keys("U");
    assert_eq!(again.notice(), "Taken back: marked as read");
    assert!(!again.state.marks.read.contains(&id));
    again.keys("U");
    assert!(!again.state.marks.starred.contains(&id));
    again.keys("U");
    assert_eq!(again.notice(), "There is nothing to take back");
    let undone = again
        .saved
        .iter()
        .filter(|change| matches!(change, Change::Undid(_)))
        .count();
    assert_eq!(undone, 4);
}

#[test]
fn a_form_opened_before_the_library_has_followed_shows_what_counts() {
    let mut bench = Bench::new();
    bench.keys("ga E");
    let told = form(&bench).entry(Field::Title).before.clone();
    retype(&mut bench, "Another title");
    bench.holding = true;
    bench.keys("Enter E");
    assert_eq!(form(&bench).entry(Field::Title).input.text, "Another title");
    bench.keys("Esc");
    bench.release();
    bench.holding = true;
    bench.keys("U E");
    bench.release();
    assert_eq!(form(&bench).entry(Field::Title).input.text, told);
    assert!(!form(&bench).is_changed());
}

/// The next start. No leave was taken: what was saved by then is all there is.
fn started_again(before: &Bench) -> Bench {
    let left = before.saved.iter().rev().find_map(|change| match change {
        Change::Left(place) => Some(place.clone()),
        _ => None,
    });
    let mut bench = Bench::unread();
    bench.state.restore(&left.unwrap());
    let articles: Vec<_> = bench.articles.values().cloned().collect();
    bench.send(Msg::Library(library(&articles)));
    bench.send(Msg::LoadFinished);
    bench
}

#[test]
fn a_form_half_filled_in_is_come_back_to() {
    let mut before = Bench::new();
    before.keys("j Enter Enter E");
    retype(&mut before, "Bridge shut");
    before.keys("Tab").text(" of the north");
    let mut bench = started_again(&before);
    assert_eq!(form(&bench).entry(Field::Title).input.text, "Bridge shut");
    assert_eq!(form(&bench).entry(Field::Outlet).input.text, "Courier of the north");
    assert_eq!(form(&bench).at, Spot::Field(Field::Outlet));
    assert!(matches!(bench.state.screen(), Screen::Reader(_)));
    bench.keys("Enter");
    assert_eq!(corrections(&bench).len(), 2);
}

#[test]
fn a_form_nothing_was_typed_into_does_not_take_the_first_keys_of_the_next_start() {
    let mut before = Bench::new();
    before.keys("j Enter Enter E Tab C-c");
    let bench = started_again(&before);
    assert!(bench.state.overlay.is_none());
    assert!(matches!(bench.state.screen(), Screen::Reader(_)));
}

#[test]
fn pasted_text_goes_into_the_field() {
    let mut bench = Bench::new();
    bench.keys("ga E C-u");
    bench.send(Msg::Paste("Two\nlines\n".into()));
    assert_eq!(form(&bench).entry(Field::Title).input.text, "Two lines");
    // Keys that are commands elsewhere are text here.
    bench.text("qU?");
    assert_eq!(form(&bench).entry(Field::Title).input.text, "Two linesqU?");
    bench.keys("C-c");
    assert!(bench.quit);
}
