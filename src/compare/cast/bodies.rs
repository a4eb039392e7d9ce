//! The bodies among those an article names: which are named most, and which a common noun means.

use super::{Cast, Person};
use crate::text::words::is_stop;
use std::cmp::Reverse;

impl Cast {
    /// Puts the bodies in order, once everybody is known: what is named most first.
    pub(super) fn rank_bodies(&mut self) {
        let body = |number: &usize| self.people.get(*number).is_some_and(Person::is_body);
        let mut bodies: Vec<usize> = (0..self.people.len()).filter(body).collect();
        bodies.sort_by_key(|number| Reverse(self.times(*number)));
        self.bodies = bodies;
    }

    /// How often somebody is named.
    fn times(&self, number: usize) -> usize {
        self.people.get(number).map_or(0, |person| person.times)
    }

    /// The only body named before this sentence whose name has all these words: "the conservation department". Its place in its name
    /// does not matter: "the Department of Conservation".
    pub fn body_with(&self, words: &[&str], sentence: usize) -> Option<usize> {
        let of = self.by_word.get(*words.last()?)?;
        let mut so = of.iter().copied().filter(|number| {
            self.people.get(*number).is_some_and(|person| {
                let has = |word: &&str| is_stop(word) || person.folded.iter().any(|other| other == word);
                !person.human && person.first < sentence && words.iter().all(has)
            })
        });
        let only = so.next()?;
        so.next().is_none().then_some(only)
    }

    /// The body the article names most often of those that fit, where no other is named as often.
    pub fn chief_body(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let mut fitting = self.bodies.iter().copied().filter(|number| fits(*number));
        let chief = fitting.next()?;
        let rival = fitting.next().map_or(0, |number| self.times(number));
        (self.times(chief) > rival.max(1)).then_some(chief)
    }
}
