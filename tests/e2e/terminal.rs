//! The terminal is put back, whatever ends the program.

use crate::screen::{Screen, Start, binary};
use rustix::process::Signal;

/// Terminals as they name themselves.
const TERMS: [&str; 5] = ["xterm", "xterm-256color", "screen-256color", "tmux-256color", "linux"];

fn opened(state: &tempfile::TempDir) -> Screen {
    opened_in("xterm-256color", state)
}

fn opened_in(term: &str, state: &tempfile::TempDir) -> Screen {
    up(Start::parallax(state.path()).env("TERM", term).open())
}

fn up(mut screen: Screen) -> Screen {
    screen.until("the program's screen", super::screen::Screen::is_up);
    assert!(!screen.modes_left().is_empty(), "the program takes the terminal over");
    screen
}

#[test]
fn after_leaving() {
    for term in TERMS {
        let state = tempfile::tempdir().unwrap();
        let mut screen = opened_in(term, &state);
        screen.type_("q");
        assert_eq!(screen.ended().exit_code(), 0, "{term}");
        screen.assert_put_back();
    }
}

#[test]
fn after_signals() {
    for term in TERMS {
        for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
            let state = tempfile::tempdir().unwrap();
            let mut screen = opened_in(term, &state);
            screen.signal(signal);
            assert!(
                screen.ended().signal().is_some(),
                "the one who started it is not told of the signal"
            );
            screen.assert_put_back();
        }
    }
}

#[test]
#[cfg(debug_assertions)]
fn after_a_panic_which_is_told() {
    for term in TERMS {
        let state = tempfile::tempdir().unwrap();
        let start = Start::parallax(state.path()).env("TERM", term);
        let mut screen = up(start.env("PARALLAX_TEST_PANIC", "screen").open());
        screen.type_("\x1b[24~");
        assert_eq!(screen.ended().exit_code(), 101, "{term}");
        screen.assert_put_back();
        assert!(screen.text().contains("asked to panic"), "{}", screen.text());
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_worker_that_panics_is_a_notice() {
    for term in TERMS {
        let state = tempfile::tempdir().unwrap();
        let start = Start::parallax(state.path()).env("TERM", term);
        let mut screen = start.env("PARALLAX_TEST_PANIC", "worker").open();
        screen.wait("fault in Parallax").type_("q");
        assert_eq!(screen.ended().exit_code(), 0, "{term}");
        screen.assert_put_back();
    }
}

#[test]
fn sleeping_gives_the_terminal_to_the_shell_and_waking_takes_it_again() {
    for term in TERMS {
        let state = tempfile::tempdir().unwrap();
        let script = format!("set -m; {} ; echo ASLEEP; read answer; fg; echo OVER", binary());
        let shell = Start::program("sh", state.path()).env("TERM", term);
        let mut screen = up(shell.arg("-c").arg(script).open());
        screen.type_("\x1a").wait("ASLEEP");
        assert!(!screen.is_up());
        assert!(
            screen.modes_left().is_empty(),
            "{term}: left on while asleep: {:?}",
            screen.modes_left()
        );
        screen
            .type_("\r")
            .until("the program's screen again", super::screen::Screen::is_up);
        assert!(!screen.modes_left().is_empty());
        screen.type_("q").wait("OVER");
        assert_eq!(screen.ended().exit_code(), 0);
        screen.assert_put_back();
    }
}

#[test]
fn where_no_shell_could_wake_it_it_does_not_sleep() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = opened(&state);
    screen.type_("\x1a").wait("no shell");
    screen.type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}

#[test]
fn woken_from_a_stop_it_could_not_see_it_draws_again() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = opened(&state);
    screen.signal(Signal::STOP);
    screen.forget();
    assert!(!screen.is_up());
    screen
        .signal(Signal::CONT)
        .until("the screen drawn anew", super::screen::Screen::is_up);
}

#[test]
fn the_smallest_screen_and_back() {
    let state = tempfile::tempdir().unwrap();
    let mut screen = opened(&state);
    for (columns, rows) in [(1, 1), (3, 2), (40, 12), (1, 60), (200, 1), (120, 40)] {
        screen.resize(columns, rows);
    }
    screen.until("the program's screen", super::screen::Screen::is_up);
    // The last size is drawn.
    screen.wait("1 of 20").type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
}
