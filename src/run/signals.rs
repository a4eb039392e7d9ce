//! What the system asks: end, sleep, wake.

use super::event::Event;
use super::terminal;
use crossbeam_channel::Sender;
use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io;
use std::thread;

/// Listens to signals from now on.
///
/// # Errors
/// The system refuses.
pub fn listen(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        let mut asked = false;
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP => Event::Sleep,
                SIGCONT => Event::Woken,
                // Asked twice, the loop must be stuck: in a terminal that takes no more output, say.
                _ if asked => end_by(signal),
                _ => {
                    asked = true;
                    Event::End(signal)
                }
            };
            if events.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Ends the program as the signal would have, so that whoever started it is told the truth.
pub fn end_by(signal: i32) -> ! {
    terminal::put_back();
    let _ = emulate_default_handler(signal);
    std::process::exit(128 + signal)
}

/// Asks this program, and those it was started together with, to sleep; [`Event::Sleep`] follows.
///
/// # Errors
/// The system refuses.
pub fn ask_to_sleep() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// Sleeps until woken; [`Event::Woken`] follows.
///
/// # Errors
/// The system refuses.
pub fn sleep() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}

/// Whether there is a shell that could wake the program again. Where there is none (a terminal window that runs
/// nothing but this program), the system itself ignores SIGTSTP, and so must we: nobody could undo it.
pub fn can_be_woken() -> bool {
    let Ok(session) = getsid(None) else {
        return false;
    };
    getpgrp() != session && getsid(getppid()).is_ok_and(|parents| parents == session)
}
