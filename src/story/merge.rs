//! Merging groups, the most alike first, for as long as their articles are alike on average.

use super::index::{Index, Weight, fade};
use super::setting::Setting;
use super::sieve::{Sieve, add};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

#[derive(Default)]
struct Group {
    /// None once it has merged into another.
    members: Vec<u32>,
    /// Sum of the vectors of more than a few members; made when it is asked for.
    sum: OnceCell<Vec<Weight>>,
    /// Sum of the similarities of all pairs of members.
    within: f64,
    /// Of the members whose day is known, that of the one in the middle.
    day: Option<i32>,
    /// Groups that may merge with this one, and how alike their articles are on average.
    near: FxHashMap<u32, f32>,
    /// How often this group has taken in another.
    version: u32,
}

/// Members whose sum is made anew whenever it is asked for: most groups have no more, and all their sums would fill the memory.
const FEW: usize = 3;

/// The version of a group that has merged into another.
const GONE: u32 = u32::MAX;

impl Group {
    fn of(index: &Index, article: u32) -> Group {
        Group {
            members: vec![article],
            day: index.days[article as usize],
            ..Group::default()
        }
    }

    /// Sum of the members' vectors.
    fn sum(&self, index: &Index) -> &[Weight] {
        self.sum.get_or_init(|| index.sum(self.members.iter().copied()))
    }

    fn sieve<'i>(&self, index: &'i Index) -> Sieve<'i> {
        match *self.members {
            [only] => index.sieve(only),
            ref few if few.len() <= FEW => index.sieve_of(&index.sum(few.iter().copied())),
            _ => index.sieve_of(self.sum(index)),
        }
    }

    /// Sum of the similarities of all pairs of an article of the sieve's and one of this group's.
    fn dot(&self, sieve: &Sieve<'_>, index: &Index) -> f64 {
        match &self.members {
            few if few.len() <= FEW => few.iter().map(|member| sieve.dot_article(*member)).sum(),
            _ => sieve.dot(self.sum(index)),
        }
    }
}

/// Two groups that belong together, as they were at these versions.
#[derive(PartialEq)]
struct Offer {
    similarity: f64,
    pair: (u32, u32),
    versions: (u32, u32),
}

impl Eq for Offer {}
impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Offer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.similarity
            .total_cmp(&other.similarity)
            .then_with(|| Reverse(self.pair).cmp(&Reverse(other.pair)))
    }
}

/// The members of each group, every article in exactly one.
///
/// Average linkage over the candidates' similarities (Sneath and Sokal's UPGMA, cut where [`Rule`] says). Groups less
/// alike than the least on average are forgotten as neighbours at once: the average of a union can only reach it if
/// one of its parts does, so that nothing is lost.
pub(super) fn merge<'a>(mut index: Index<'a>, setting: &Setting) -> (Index<'a>, Vec<Vec<u32>>) {
    let n = index.len() as u32;
    let rule = Rule {
        setting,
        least: setting.least_in(index.len()),
    };
    let found: Vec<Vec<(u32, f32)>> = (0..n)
        .into_par_iter()
        .map_init(Vec::new, |scores, article| {
            let own = index.sieve(article);
            let mut others = index.nearest((article, &own), setting.candidates, setting, scores);
            // The heaviest terms make most of a likeness: with so little of them the whole hardly reaches the least.
            others.retain(|(_, partial)| f64::from(*partial) >= rule.least / 6.0);
            for (other, similarity) in &mut others {
                *similarity = own.dot_article(*other) as f32;
            }
            others.retain(|(_, similarity)| f64::from(*similarity) >= rule.least);
            // There was room for all that have a term in common.
            others.shrink_to_fit();
            others
        })
        .collect();
    index.forget_postings();
    let members = gather(&index, found, &rule);
    (index, members)
}

fn gather(index: &Index, found: Vec<Vec<(u32, f32)>>, rule: &Rule) -> Vec<Vec<u32>> {
    let mut groups: Vec<Group> = (0..index.len() as u32)
        .map(|article| Group::of(index, article))
        .collect();
    for (article, others) in found.into_iter().enumerate() {
        for (other, similarity) in others {
            groups[article].near.insert(other, similarity);
            groups[other as usize].near.insert(article as u32, similarity);
        }
    }
    let mut heap = BinaryHeap::new();
    for (a, group) in groups.iter().enumerate() {
        let a = a as u32;
        heap.extend(
            group
                .near
                .keys()
                .filter(|b| a < **b)
                .filter_map(|&b| offer(&groups, a, b, rule)),
        );
    }
    while let Some(Offer {
        pair: (a, b), versions, ..
    }) = heap.pop()
    {
        if groups[a as usize].version != versions.0 || groups[b as usize].version != versions.1 {
            continue;
        }
        unite(index, &mut groups, a, b, rule);
        heap.extend(
            groups[a as usize]
                .near
                .keys()
                .filter_map(|&c| offer(&groups, a.min(c), a.max(c), rule)),
        );
    }
    groups
        .into_iter()
        .map(|group| group.members)
        .filter(|members| !members.is_empty())
        .collect()
}

/// Puts the members of `b` into `a`; their neighbours become neighbours of `a`.
fn unite(index: &Index, groups: &mut [Group], a: u32, b: u32, rule: &Rule) {
    let left = std::mem::take(&mut groups[a as usize]);
    let right = std::mem::take(&mut groups[b as usize]);
    groups[b as usize].version = GONE;
    let pairs = |x: &Group, y: &Group| (x.members.len() * y.members.len()) as f64;
    let between = left
        .near
        .get(&b)
        .map_or(0.0, |similarity| f64::from(*similarity) * pairs(&left, &right));
    let mut near = FxHashMap::default();
    let sieves = [OnceCell::new(), OnceCell::new()];
    for &other in left
        .near
        .keys()
        .chain(right.near.keys().filter(|other| !left.near.contains_key(other)))
    {
        if other == a || other == b {
            continue;
        }
        let group = &mut groups[other as usize];
        let sum = |part: &Group, at: usize| match part.near.get(&other) {
            Some(similarity) => f64::from(*similarity) * pairs(part, group),
            None => group.dot(sieves[at].get_or_init(|| part.sieve(index)), index),
        };
        let similarity = (sum(&left, 0) + sum(&right, 1)) / (pairs(&left, group) + pairs(&right, group));
        group.near.remove(&a);
        group.near.remove(&b);
        if similarity >= rule.least {
            group.near.insert(a, similarity as f32);
            near.insert(other, similarity as f32);
        }
    }
    groups[a as usize] = Group {
        sum: match (left.sum.get(), right.sum.get()) {
            // What is made of many is not made anew.
            (Some(_), _) | (_, Some(_)) => add(left.sum(index), right.sum(index)).into(),
            (None, None) => OnceCell::new(),
        },
        within: left.within + right.within + between,
        version: left.version + 1,
        day: middle(index, &left.members, &right.members),
        members: [left.members, right.members].concat(),
        near,
    };
}

/// The merging of two groups, if they belong together.
fn offer(groups: &[Group], a: u32, b: u32, rule: &Rule) -> Option<Offer> {
    let (left, right) = (&groups[a as usize], &groups[b as usize]);
    let average = f64::from(*left.near.get(&b)?);
    let similarity = average * fade(left.day, right.day, rule.setting);
    (similarity >= rule.least && similarity >= rule.setting.relative * (rule.own(left) * rule.own(right)).sqrt())
        .then_some(Offer {
            similarity,
            pair: (a, b),
            versions: (left.version, right.version),
        })
}

/// When two groups belong together.
struct Rule<'a> {
    setting: &'a Setting,
    /// Least average similarity.
    least: f64,
}

impl Rule<'_> {
    /// How alike a group's own articles are on average. A group of few pairs is drawn towards what the least
    /// similarity asks for, so that two single articles merge at just that.
    fn own(&self, group: &Group) -> f64 {
        let n = group.members.len() as f64;
        let prior = self.least / self.setting.relative;
        let trust = self.setting.prior_pairs;
        (group.within + trust * prior) / (n * (n - 1.0) / 2.0 + trust)
    }
}

/// Of the articles whose day is known, that of the one in the middle.
fn middle(index: &Index, some: &[u32], others: &[u32]) -> Option<i32> {
    let members = some.iter().chain(others);
    let mut days: Vec<i32> = members.filter_map(|member| index.days[*member as usize]).collect();
    let at = days.len() / 2;
    (at < days.len()).then(|| *days.select_nth_unstable(at).1)
}
