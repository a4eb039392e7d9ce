//! What is counted of each term while an article is read, in a table that is used again for the next.

/// What is known of a term so far.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Tally {
    /// Weighed occurrences in the text.
    pub weight: f32,
    /// What it weighs of what the background makes of it, 0–1.
    pub share: f32,
    /// Occurrences in the title.
    pub title: u16,
    /// Occurrences in the lead.
    pub lead: u16,
    /// How many of the background's articles hold it; none for two neighbouring stems.
    pub known: u32,
}

/// Tallies by the key of their term.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    /// For each place that a key may stand at, the number of its tally from 1, or 0. A power of two of them, more than half free.
    places: Vec<u32>,
    tallies: Vec<(u32, Tally)>,
}

/// Places of a new table: enough for an article of some length.
const PLACES: usize = 4096;

impl Tallies {
    /// Forgets all, keeping the room.
    pub fn clear(&mut self) {
        if self.places.is_empty() {
            self.places.resize(PLACES, 0);
        }
        self.places.fill(0);
        self.tallies.clear();
    }

    /// Counts another occurrence of a term.
    pub fn add(&mut self, key: u32, more: Tally) {
        let at = self.place(key);
        let Some(place) = self.places.get_mut(at) else { return };
        if *place == 0 {
            self.tallies.push((key, Tally::default()));
            *place = self.tallies.len() as u32;
        }
        if let Some((_, tally)) = self.tallies.get_mut(*place as usize - 1) {
            tally.weight += more.weight;
            tally.title += more.title;
            tally.lead += more.lead;
            tally.known = more.known;
            tally.share = tally.share.max(more.share);
        }
        if self.tallies.len() * 2 > self.places.len() {
            self.grow();
        }
    }

    /// Where a key stands, or would. Keys are mixed already.
    fn place(&self, key: u32) -> usize {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some(place) = self.places.get(at).filter(|place| **place != 0) {
            if self
                .tallies
                .get(*place as usize - 1)
                .is_some_and(|(own, _)| *own == key)
            {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let places = self.places.len() * 2;
        self.places.clear();
        self.places.resize(places, 0);
        for number in 1..=self.tallies.len() as u32 {
            let Some((key, _)) = self.tallies.get(number as usize - 1) else {
                continue;
            };
            let at = self.place(*key);
            if let Some(place) = self.places.get_mut(at) {
                *place = number;
            }
        }
    }

    /// The terms in the order in which they were first met.
    pub fn iter(&self) -> impl Iterator<Item = &(u32, Tally)> {
        self.tallies.iter()
    }

    /// Lets go of the room that only a very long article needs.
    pub fn shrink(&mut self) {
        if self.places.len() > 16 * PLACES {
            *self = Tallies::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_a_tally_of_its_own_however_many_there_are() {
        let mut tallies = Tallies::default();
        let one = Tally {
            weight: 1.0,
            lead: 1,
            ..Tally::default()
        };
        for _ in 0..2 {
            tallies.clear();
            for round in 0..3_u32 {
                for key in (0..5000_u32).filter(|key| key % 3 >= round) {
                    // Many at the same place at first.
                    tallies.add(key << 8, one);
                }
            }
            let found: Vec<(u32, u16)> = tallies.iter().map(|(key, tally)| (key >> 8, tally.lead)).collect();
            let counted: Vec<(u32, u16)> = (0..5000_u32).map(|key| (key, key as u16 % 3 + 1)).collect();
            assert_eq!(found, counted);
        }
        tallies.shrink();
        tallies.clear();
        assert_eq!(tallies.iter().count(), 0);
    }
}
