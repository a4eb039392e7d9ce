//! Blind spots: stories that several outlets tell in words of their own while others that report regularly are silent.
//!
//! An outlet *reports regularly* when it tells at least three of the stories that two independent outlets and more tell,
//! and at least one in ten of those from the day of its first article to that of its last. It is *silent* on such a story
//! when it has no article in it though the story falls into its days. Near copies of one text are one independent outlet.

use super::library::Outlet;
use crate::story::Story;
use jiff::civil::Date;

/// Shared stories an outlet must tell before its silence says anything.
const FEWEST: usize = 3;
/// It must tell one in so many of those of its days.
const ONE_IN: usize = 10;

/// Which outlets report regularly, and on how many stories they are silent.
#[derive(Debug, Default)]
pub struct BlindSpots {
    regulars: Vec<Regular>,
    /// By story: how many of them are silent on it.
    silent: Vec<u32>,
}

#[derive(Debug)]
struct Regular {
    name: String,
    days: Days,
}

/// Days from the first to the last, both counted in.
#[derive(Debug, Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
}

/// Whoever has no dates may have reported at any time.
const ALWAYS: Days = Days {
    first: Date::MIN,
    last: Date::MAX,
};

impl Days {
    fn of(story: &Story) -> Days {
        match (story.first, story.last) {
            (Some(first), Some(last)) => Days { first, last },
            _ => ALWAYS,
        }
    }

    fn overlap(self, other: Days) -> bool {
        self.first <= other.last && self.last >= other.first
    }
}

/// How many of some spans of days a span overlaps, found by halving.
#[derive(Default)]
struct Spans {
    firsts: Vec<Date>,
    lasts: Vec<Date>,
}

impl Spans {
    fn of(days: impl Iterator<Item = Days>) -> Spans {
        let (mut firsts, mut lasts): (Vec<Date>, Vec<Date>) = days.map(|days| (days.first, days.last)).unzip();
        firsts.sort_unstable();
        lasts.sort_unstable();
        Spans { firsts, lasts }
    }

    fn overlapping(&self, days: Days) -> usize {
        let begun = self.firsts.partition_point(|first| *first <= days.last);
        let ended = self.lasts.partition_point(|last| *last < days.first);
        begun.saturating_sub(ended)
    }
}

/// Outlets that tell a story in words of their own, near copies counted once where that is known.
pub fn independent(story: &Story) -> usize {
    match story.divergence.independent {
        0 => story.outlets.len(),
        known => known,
    }
}

fn is_shared(story: &Story) -> bool {
    independent(story) >= 2
}

impl BlindSpots {
    /// Works out who reports regularly and is silent on what. Near-linear in stories and outlets. `days` are those of an outlet's
    /// articles.
    pub(super) fn of(
        stories: &[Story],
        outlets: &[Outlet],
        days: impl Fn(&Outlet) -> Option<(Date, Date)>,
    ) -> BlindSpots {
        let shared = Spans::of(stories.iter().filter(|story| is_shared(story)).map(Days::of));
        let mut regulars = Vec::new();
        let mut telling = vec![0u32; stories.len()];
        for outlet in outlets {
            let Some(name) = &outlet.name else {
                continue;
            };
            let days = days(outlet).map_or(ALWAYS, |(first, last)| Days { first, last });
            let told = || {
                let told = outlet.stories.iter().map(|&story| story as usize);
                told.filter(|&story| stories.get(story).is_some_and(is_shared))
            };
            let count = told().count();
            if count < FEWEST || count * ONE_IN < shared.overlapping(days) {
                continue;
            }
            for story in told() {
                // An undated article may stand in a story of days on which the outlet is not known to have reported.
                if let (Some(count), Some(of)) = (telling.get_mut(story), stories.get(story))
                    && days.overlap(Days::of(of))
                {
                    *count += 1;
                }
            }
            regulars.push(Regular {
                name: name.clone(),
                days,
            });
        }
        let reporting = Spans::of(regulars.iter().map(|regular| regular.days));
        let silent = stories
            .iter()
            .zip(&telling)
            .map(|(story, telling)| match is_shared(story) {
                true => (reporting.overlapping(Days::of(story)) as u32).saturating_sub(*telling),
                false => 0,
            });
        BlindSpots {
            silent: silent.collect(),
            regulars,
        }
    }

    /// How much of a blind spot a story is: its independent outlets, times their share of these and of the silent ones together,
    /// in millionths; 0 where nobody who reports regularly is silent.
    pub fn weight(&self, index: usize, story: &Story) -> u64 {
        let silent = self.silent.get(index).copied().unwrap_or_default();
        if silent == 0 {
            return 0;
        }
        let telling = independent(story) as u64;
        telling * telling * 1_000_000 / (telling + u64::from(silent))
    }

    /// The outlets that report regularly and are silent on a story, the largest first; none where it is not told by two
    /// independent outlets.
    pub fn silent<'a>(&'a self, story: &Story) -> Vec<&'a str> {
        if !is_shared(story) {
            return Vec::new();
        }
        let days = Days::of(story);
        let there = self.regulars.iter().filter(|regular| regular.days.overlap(days));
        there
            .map(|regular| regular.name.as_str())
            .filter(|name| story.outlets.iter().all(|outlet| outlet != name))
            .collect()
    }

    /// Whether any outlet reports regularly.
    pub fn is_anyone_regular(&self) -> bool {
        !self.regulars.is_empty()
    }
}

#[cfg(test)]
mod tests;
