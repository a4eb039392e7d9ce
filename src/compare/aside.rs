//! Two things done at once, on a thread beside this one. The result is that of doing them one after the other.

use std::panic::resume_unwind;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread::{Builder, available_parallelism, scope};

/// Whether there is a core for another thread.
static CORES: LazyLock<bool> = LazyLock::new(|| available_parallelism().is_ok_and(|cores| cores.get() > 1));

/// Does both, the first one aside where it is `worth` a thread. A thread of its own rather than one of a pool, which may be busy
/// for seconds while a corpus loads; and what no thread has begun when the second is done is done here.
pub(super) fn both<A: Send, B>(worth: bool, aside: impl FnOnce() -> A + Send, here: impl FnOnce() -> B) -> (A, B) {
    if !worth || !*CORES {
        return (aside(), here());
    }
    let job = Mutex::new(Some(aside));
    let take = || job.lock().unwrap_or_else(PoisonError::into_inner).take();
    scope(|scope| {
        let thread = Builder::new().spawn_scoped(scope, || take().map(|job| job()));
        let here = here();
        let aside = match (take(), thread) {
            (Some(job), _) => Some(job()),
            (None, Ok(thread)) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            (None, Err(_)) => None,
        };
        let Some(aside) = aside else {
            unreachable!("only one of two threads takes the job, and either does what it takes");
        };
        (aside, here)
    })
}

/// The same done to each of a list, in its order, half of it aside where there are so many that it is worth a thread.
pub(super) fn each<T: Sync, U: Send>(list: &[T], many: usize, make: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let (first, second) = list.split_at(list.len() / 2);
    let (second, mut made) = both(
        list.len() >= many,
        || second.iter().map(&make).collect::<Vec<U>>(),
        || {
            let mut made = Vec::with_capacity(list.len());
            made.extend(first.iter().map(&make));
            made
        },
    );
    made.extend(second);
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn both_are_done_once_aside_or_not() {
        for worth in [false, true] {
            let done = Mutex::new(Vec::new());
            let note = |name: &str| done.lock().unwrap().push(name.to_owned());
            let made = both(
                worth,
                || {
                    note("aside");
                    1
                },
                || {
                    note("here");
                    2
                },
            );
            assert_eq!(made, (1, 2));
            let mut done = done.into_inner().unwrap();
            done.sort();
            assert_eq!(done, ["aside", "here"]);
        }
    }

    #[test]
    fn a_list_keeps_its_order() {
        let list: Vec<usize> = (0..41).collect();
        for many in [0, 1000] {
            assert_eq!(
                each(&list, many, |at| at * 2),
                (0..41).map(|at| at * 2).collect::<Vec<_>>()
            );
        }
        assert!(each(&[] as &[usize], 0, |at| *at).is_empty());
    }

    #[test]
    fn a_panic_aside_is_one_here() {
        let run = || both(true, || std::panic::panic_any("aside"), || ());
        let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"aside"));
    }
}
