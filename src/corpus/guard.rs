//! Keeps a panic inside somebody else's parser from ending the program or spoiling the screen.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside `catch`: a panic hook that prints or restores the terminal must then do nothing.
/// A hook that is set before the first file is read need not ask: the one set here asks in its place.
pub fn is_guarded() -> bool {
    GUARDED.with(Cell::get)
}

/// Runs `work`; None when it panicked. Nothing is printed.
pub(super) fn catch<T>(work: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !is_guarded() {
                loud(info);
            }
        }));
    });
    let outer = GUARDED.with(|guarded| guarded.replace(true));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.with(|guarded| guarded.set(outer));
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_the_guard_lifted() {
        let done: Option<()> = catch(|| panic!("inside"));
        assert_eq!(done, None);
        assert!(!is_guarded());
        assert_eq!(catch(is_guarded), Some(true));
    }
}
