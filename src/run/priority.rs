//! Who goes first: the thread that answers keys, before those that load and group.

use std::cell::Cell;

thread_local! {
    static LOWERED: Cell<bool> = const { Cell::new(false) };
}

/// How much nicer than the screen the workers are (the scale of `nice`). At the most there is, a waiting key is answered at once, and
/// the workers still have the machine to themselves when there is none.
#[cfg(target_os = "linux")]
const NICER: i32 = 19;

/// Lets the screen go before the calling thread from now on. Only Linux knows priorities of single threads; elsewhere
/// the scheduler's own preference for threads that mostly wait has to do.
pub fn yield_to_screen() {
    if LOWERED.replace(true) {
        return;
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{getpriority_process, setpriority_process};
        let thread = Some(rustix::thread::gettid());
        if let Ok(now) = getpriority_process(thread) {
            // A refusal costs smoothness, nothing else.
            let _ = setpriority_process(thread, now + NICER);
        }
    }
}
