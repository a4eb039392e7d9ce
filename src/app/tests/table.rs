//! Every command of the table means something in every context it names.

use super::harness::Bench;
use crate::app::command::{Context, TABLE};
use crate::app::state::{Limits, Overlay};

/// A state in a context, after which any command can be given.
fn in_context(context: Context) -> Bench {
    let mut bench = Bench::new();
    match context {
        Context::Stories => bench.keys("j"),
        Context::Articles => bench.keys("ga j"),
        Context::Outlets => bench.keys("go"),
        Context::Kept => bench.keys("ga m gk"),
        Context::Reader => bench.keys("j Enter Enter"),
        Context::Compare => bench.keys("j c J"),
        Context::Panel => bench.keys("?"),
        Context::Why => bench.keys("j c i"),
        Context::Problems => bench.keys("!"),
        Context::Evidence => bench.keys("j Enter i"),
        Context::Chooser => bench.keys("j C"),
        Context::Ledger => bench.keys("j c gq"),
    };
    assert_eq!(bench.state.context(), context);
    bench
}

#[test]
fn every_command_is_carried_out_wherever_it_applies() {
    for entry in TABLE {
        for &context in entry.contexts {
            let mut bench = in_context(context);
            let mut effects = Vec::new();
            let done = crate::app::update::perform(&mut bench.state, entry.command, None, &mut effects);
            assert!(done, "{} does nothing in {context:?}", entry.name);
        }
    }
}

#[test]
fn the_context_is_that_of_what_is_on_top() {
    let mut bench = Bench::new();
    bench.keys("f");
    assert_eq!(bench.state.context(), Context::Stories);
    bench.keys("Esc !");
    assert!(matches!(bench.overlay(), Overlay::Problems(list) if list.top == 0));
    assert_eq!(
        (bench.state.context(), bench.state.context_below()),
        (Context::Problems, Context::Stories)
    );
}

#[test]
fn a_list_is_opened_from_another_panel_of_the_comparison() {
    use crate::app::ledger::Kind;
    let mut bench = in_context(Context::Why);
    bench.keys("gq");
    assert!(matches!(bench.overlay(), Overlay::Ledger(list) if list.kind == Kind::Quotes));
    bench.keys("gd");
    assert!(matches!(bench.overlay(), Overlay::Ledger(list) if list.kind == Kind::Dropped));
    bench.keys("i");
    assert_eq!(bench.state.context(), Context::Why);
}

#[test]
fn a_panel_scrolled_past_its_end_comes_back_at_once() {
    let mut bench = Bench::new();
    bench.keys("? G");
    bench.state.limit(Limits {
        panel: Some(12),
        preview: Some(0),
    });
    bench.keys("k");
    assert!(matches!(bench.overlay(), Overlay::Help { top: 11, .. }));
}
