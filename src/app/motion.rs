//! Moving by lines, pages and to the ends: the same in lists, texts and panels.

use super::command::Command;

/// Where to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    /// Down, negative: up.
    Lines(isize),
    HalfPages(isize),
    Pages(isize),
    /// To an index, from 0.
    To(usize),
    End,
}

impl Motion {
    /// The motion a command stands for, so many times.
    pub fn of(command: Command, count: Option<usize>) -> Option<Motion> {
        let times = count.map_or(1, |count| isize::try_from(count).unwrap_or(isize::MAX));
        Some(match command {
            Command::Down => Motion::Lines(times),
            Command::Up => Motion::Lines(-times),
            Command::HalfDown => Motion::HalfPages(times),
            Command::HalfUp => Motion::HalfPages(-times),
            Command::PageDown | Command::ReadOn => Motion::Pages(times),
            Command::PageUp | Command::ReadBack => Motion::Pages(-times),
            Command::Top => Motion::To(count.map_or(0, |count| count.saturating_sub(1))),
            Command::Bottom => count.map_or(Motion::End, |count| Motion::To(count.saturating_sub(1))),
            _ => return None,
        })
    }

    /// Where it leads from `at`, with `last` the last place there is and `page` the places a screen shows. Two lines
    /// of the page before stay in sight.
    pub fn from(self, at: usize, last: usize, page: usize) -> usize {
        let by = |times: isize, size: usize| {
            at.saturating_add_signed(times.saturating_mul(isize::try_from(size.max(1)).unwrap_or(isize::MAX)))
        };
        match self {
            Motion::Lines(lines) => by(lines, 1),
            Motion::HalfPages(times) => by(times, page / 2),
            Motion::Pages(times) => by(times, page.saturating_sub(2)),
            Motion::To(index) => index,
            Motion::End => last,
        }
        .min(last)
    }
}

/// The first place drawn so that `at` is on a page of `page` places, moved as little as can be, with no place left
/// empty at the end that could be filled.
pub fn keep_in_sight(top: usize, at: usize, len: usize, page: usize) -> usize {
    let page = page.max(1);
    let lowest = (at + 1).saturating_sub(page);
    top.clamp(lowest, at).min(len.saturating_sub(page))
}
