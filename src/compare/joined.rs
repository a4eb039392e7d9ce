//! Things by number that belong together: a union-find.

/// Disjoint sets of `0..n`, each known by its lowest number. Galler and Fischer 1964, with Tarjan and van Leeuwen's path halving
/// (1984): near-linear in what is joined.
#[derive(Debug, Clone)]
pub(super) struct Joined(Vec<usize>);

impl Joined {
    /// Each for itself.
    pub(super) fn apart(n: usize) -> Joined {
        Joined((0..n).collect())
    }

    /// The lowest of those `place` belongs to.
    pub(super) fn root(&mut self, mut place: usize) -> usize {
        while let Some(&up) = self.0.get(place).filter(|up| **up != place) {
            let above = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(place) {
                *slot = above;
            }
            place = above;
        }
        place
    }

    /// Makes one of the two; whether they were apart.
    pub(super) fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
        one != other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_lowest_of_all_that_can_be_reached_is_the_root(pairs in prop::collection::vec((0..20_usize, 0..20_usize), 0..30)) {
            let mut joined = Joined::apart(20);
            let mut slow: Vec<usize> = (0..20).collect();
            for (one, other) in pairs {
                prop_assert_eq!(joined.join(one, other), slow[one] != slow[other]);
                let (low, high) = (slow[one].min(slow[other]), slow[one].max(slow[other]));
                slow.iter_mut().filter(|root| **root == high).for_each(|root| *root = low);
            }
            for (place, root) in slow.into_iter().enumerate() {
                prop_assert_eq!(joined.root(place), root);
            }
        }
    }
}
