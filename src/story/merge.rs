//! Merging groups, the most alike first, for as long as their articles are alike on average.

use super::index::{Index, Sieve, Weight, fade};
use super::setting::Setting;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

#[derive(Default)]
struct Group<'a> {
    /// None once it has merged into another.
    members: Vec<u32>,
    /// Sum of the members' vectors.
    sum: Cow<'a, [Weight]>,
    /// Sum of the similarities of all pairs of members.
    within: f64,
    /// Days of the members where known, sorted.
    days: Vec<i32>,
    /// Groups that may merge with this one, and how alike their articles are on average.
    near: FxHashMap<u32, f64>,
    /// How often this group has taken in another.
    version: u32,
}

/// The version of a group that has merged into another.
const GONE: u32 = u32::MAX;

impl<'a> Group<'a> {
    fn of(index: &'a Index, article: u32) -> Group<'a> {
        Group {
            members: vec![article],
            sum: Cow::Borrowed(index.vector(article)),
            days: index.days[article as usize].into_iter().collect(),
            ..Group::default()
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
    let found: Vec<Vec<(u32, f64)>> = (0..n)
        .into_par_iter()
        .map_init(Vec::new, |scores, article| {
            let mut others = index.nearest(article, setting.candidates, setting, scores);
            // The heaviest terms make most of a likeness: with so little of them the whole hardly reaches the least.
            others.retain(|(_, partial)| f64::from(*partial) >= rule.least / 6.0);
            let own = Sieve::of(index.vector(article));
            let alike = |(other, _)| (other, own.dot(index.vector(other)));
            others
                .into_iter()
                .map(alike)
                .filter(|(_, similarity)| *similarity >= rule.least)
                .collect()
        })
        .collect();
    index.forget_postings();
    let members = gather(&index, found, &rule);
    (index, members)
}

fn gather(index: &Index, found: Vec<Vec<(u32, f64)>>, rule: &Rule) -> Vec<Vec<u32>> {
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
        unite(&mut groups, a, b, rule);
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
fn unite(groups: &mut [Group], a: u32, b: u32, rule: &Rule) {
    let left = std::mem::take(&mut groups[a as usize]);
    let right = std::mem::take(&mut groups[b as usize]);
    groups[b as usize].version = GONE;
    let pairs = |x: &Group, y: &Group| (x.members.len() * y.members.len()) as f64;
    let between = left
        .near
        .get(&b)
        .map_or(0.0, |similarity| similarity * pairs(&left, &right));
    let mut near = FxHashMap::default();
    let sieves = [Sieve::of(&left.sum), Sieve::of(&right.sum)];
    for &other in left
        .near
        .keys()
        .chain(right.near.keys().filter(|other| !left.near.contains_key(other)))
    {
        if other == a || other == b {
            continue;
        }
        let group = &mut groups[other as usize];
        let sum = |part: &Group, sieve: &Sieve| match part.near.get(&other) {
            Some(similarity) => similarity * pairs(part, group),
            None => sieve.dot(&group.sum),
        };
        let [of_left, of_right] = &sieves;
        let similarity = (sum(&left, of_left) + sum(&right, of_right)) / (pairs(&left, group) + pairs(&right, group));
        group.near.remove(&a);
        group.near.remove(&b);
        if similarity >= rule.least {
            group.near.insert(a, similarity);
            near.insert(other, similarity);
        }
    }
    groups[a as usize] = Group {
        sum: Cow::Owned(add(&left.sum, &right.sum)),
        within: left.within + right.within + between,
        version: left.version + 1,
        members: [left.members, right.members].concat(),
        days: {
            let mut days = [left.days, right.days].concat();
            days.sort_unstable();
            days
        },
        near,
    };
}

/// The merging of two groups, if they belong together.
fn offer(groups: &[Group], a: u32, b: u32, rule: &Rule) -> Option<Offer> {
    let (left, right) = (&groups[a as usize], &groups[b as usize]);
    let average = left.near.get(&b)?;
    let similarity = average * fade(median(&left.days), median(&right.days), rule.setting);
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

/// The sum of two vectors.
pub(super) fn add(a: &[Weight], b: &[Weight]) -> Vec<Weight> {
    let mut sum = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.term == y.term => {
                sum.push(Weight {
                    term: x.term,
                    body: x.body + y.body,
                    lead: x.lead + y.lead,
                });
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if x.term > y.term => {
                sum.push(**y);
                b.next();
            }
            (Some(x), _) => {
                sum.push(**x);
                a.next();
            }
            (None, Some(y)) => {
                sum.push(**y);
                b.next();
            }
            (None, None) => return sum,
        }
    }
}

fn median(days: &[i32]) -> Option<i32> {
    days.get(days.len() / 2).copied()
}
