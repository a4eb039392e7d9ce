//! What the loop waits for.

use crate::app::Msg;

/// Something happened to the program.
#[derive(Debug)]
pub enum Event {
    /// For the state.
    Msg(Msg),
    /// The system asks the program to sleep (SIGTSTP).
    Sleep,
    /// The program was woken, and the terminal may have been changed meanwhile (SIGCONT).
    Woken,
    /// This signal asks the program to end.
    End(i32),
}
