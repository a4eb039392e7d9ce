//! How far reading may run ahead of what is taken: in jobs, and in bytes.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

#[derive(Debug, Default)]
struct Used {
    jobs: usize,
    bytes: u64,
    closed: bool,
    /// How many wait for room.
    waiting: usize,
}

/// Permits for jobs in flight.
#[derive(Debug)]
pub(super) struct Budget {
    jobs: usize,
    bytes: u64,
    used: Mutex<Used>,
    room: Condvar,
}

impl Budget {
    /// For so many jobs, of so many bytes together.
    pub(super) fn new(jobs: usize, bytes: u64) -> Budget {
        Budget {
            jobs,
            bytes,
            used: Mutex::default(),
            room: Condvar::new(),
        }
    }

    fn used(&self) -> MutexGuard<'_, Used> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for a job; one alone may be as large as it likes. False when it is over.
    pub(super) fn take(&self, bytes: u64) -> bool {
        let mut used = self.used();
        while !used.closed && used.jobs > 0 && (used.jobs >= self.jobs || used.bytes + bytes > self.bytes) {
            used.waiting += 1;
            used = self.room.wait(used).unwrap_or_else(PoisonError::into_inner);
            used.waiting -= 1;
        }
        used.jobs += 1;
        used.bytes += bytes;
        !used.closed
    }

    /// A job is done with.
    pub(super) fn give(&self, bytes: u64) {
        let mut used = self.used();
        used.jobs = used.jobs.saturating_sub(1);
        used.bytes = used.bytes.saturating_sub(bytes);
        // Who waits is woken when half of it is free again, not for each small file: waking takes as long as reading one.
        let enough = used.jobs <= self.jobs / 2 && used.bytes <= self.bytes / 2;
        let wake = used.waiting > 0 && enough;
        drop(used);
        if wake {
            self.room.notify_one();
        }
    }

    /// Ends all waiting, for good.
    pub(super) fn close(&self) {
        self.used().closed = true;
        self.room.notify_all();
    }

    /// Whether it has been closed.
    pub(super) fn closed(&self) -> bool {
        self.used().closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_large_job_fits_and_no_second_until_it_is_done() {
        let budget = Budget::new(4, 100);
        assert!(budget.take(1000));
        std::thread::scope(|scope| {
            let second = scope.spawn(|| budget.take(1));
            budget.give(1000);
            assert!(second.join().unwrap());
        });
        budget.close();
        assert!(!budget.take(1));
    }
}
