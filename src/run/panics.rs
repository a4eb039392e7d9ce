//! What happens when a thread panics: the screen is put back for the thread that draws; a worker's panic is kept for
//! the notice that tells of it.

use super::terminal;
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Where a worker panicked last. Of two at the same moment one may get the other's place: a hint for whoever looks.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// Sets the hook. To be called on the thread that draws, before any other is started.
pub fn watch() {
    let drawing = thread::current().id();
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == drawing {
            terminal::put_back();
            print(info);
        } else if let Some(place) = info.location() {
            *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = format!("{}:{}", place.file(), place.line());
        }
    }));
}

/// Does a worker's work; where it panics, says so in a sentence.
///
/// # Errors
/// The sentence.
pub fn catch<T>(what: &str, work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner);
        format!(
            "{what} failed by a fault in Parallax ({} at {place}); the rest goes on.",
            message(&*payload)
        )
    })
}

/// Panics where a test asks for it (`PARALLAX_TEST_PANIC` names the place); never in a release build.
pub fn on_request(place: &str) {
    let asked = || std::env::var("PARALLAX_TEST_PANIC").is_ok_and(|asked| asked == place);
    assert!(!(cfg!(debug_assertions) && asked()), "asked to panic");
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_that_panics_is_a_sentence() {
        assert_eq!(catch("Adding", || 1 + 1), Ok(2));
        let said = catch("Comparing", || panic!("no {}", "luck")).unwrap_err();
        assert!(
            said.starts_with("Comparing failed") && said.contains("no luck"),
            "{said}"
        );
    }
}
