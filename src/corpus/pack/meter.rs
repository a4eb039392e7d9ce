//! What protects against data that expands without end, and how damage is told.

use std::cell::Cell;
use std::fmt;
use std::io;

/// A packed stretch that gives more than [`WINDOW`] bytes must give less than this many for each byte it takes. News packs
/// 4 to 30 to one, near copies up to a hundred; bombs a thousand and more.
const RATIO: u64 = 200;
/// Bytes of output over which [`RATIO`] is judged.
const WINDOW: u64 = 512 << 20;

/// Watches over all that is unpacked of one file.
pub(in crate::corpus) struct Meter<'a> {
    stop: &'a (dyn Fn() -> bool + Sync),
    taken: Cell<u64>,
    given: Cell<u64>,
    lenient: Cell<bool>,
}

impl<'a> Meter<'a> {
    /// Watches until `stop` says that nobody wants more.
    pub(in crate::corpus) fn new(stop: &'a (dyn Fn() -> bool + Sync)) -> Meter<'a> {
        Meter {
            stop,
            taken: Cell::new(0),
            given: Cell::new(0),
            lenient: Cell::new(false),
        }
    }

    /// Whether nobody wants more.
    pub(in crate::corpus) fn stopped(&self) -> bool {
        (self.stop)()
    }

    /// Lets any ratio pass, or no longer: records are read one after the other in bounded memory, however many there are
    /// and however alike.
    pub(in crate::corpus) fn lenient(&self, lenient: bool) {
        self.lenient.set(lenient);
        self.taken.set(0);
        self.given.set(0);
    }

    /// Notes what a step of unpacking took and gave.
    ///
    /// # Errors
    /// It gives far too much, or nobody wants more.
    pub(super) fn note(&self, taken: u64, given: u64) -> io::Result<()> {
        if self.stopped() {
            return Err(sentence("was not read to its end".to_owned()));
        }
        if self.lenient.get() {
            return Ok(());
        }
        let (taken, given) = (self.taken.get() + taken, self.given.get() + given);
        if given < WINDOW {
            self.taken.set(taken);
            self.given.set(given);
            return Ok(());
        }
        self.taken.set(0);
        self.given.set(0);
        if given / RATIO > taken {
            return Err(sentence(format!(
                "expands to more than {RATIO} times its size, as only a bomb does; it was not read further"
            )));
        }
        Ok(())
    }
}

/// A sentence of ours among errors of the system and of decoders.
#[derive(Debug)]
struct Sentence(String);

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Sentence {}

/// An error that says all there is to say.
pub(in crate::corpus) fn sentence(words: String) -> io::Error {
    io::Error::other(Sentence(words))
}

/// What broke off the reading of something packed, for a problem line.
pub(in crate::corpus) fn broken(error: &io::Error) -> String {
    match error.get_ref() {
        Some(inner) if inner.is::<Sentence>() => inner.to_string(),
        _ if error.raw_os_error().is_some() => crate::corpus::open::in_words(error),
        _ => format!("is damaged or cut short ({error}); only what stands before that was read"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_stopped_and_records_are_not() {
        let meter = Meter::new(&|| false);
        let most = (0..100_000).find(|_| meter.note(1, 1 << 20).is_err());
        assert_eq!(most, Some(511));
        assert!((0..100_000).all(|_| meter.note(1 << 16, 1 << 20).is_ok()));
        meter.lenient(true);
        assert!((0..100_000).all(|_| meter.note(1, 1 << 20).is_ok()));
    }

    #[test]
    fn nothing_is_unpacked_for_nobody() {
        assert!(Meter::new(&|| true).note(1, 1).is_err());
    }
}
