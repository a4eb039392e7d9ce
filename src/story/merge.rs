//! Merging groups, the most alike first, for as long as their articles are alike on average.

use super::index::{Index, Weight, dot, fade};
use super::setting::Setting;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

struct Group<'a> {
    members: Vec<u32>,
    /// Sum of the members' vectors.
    sum: Cow<'a, [Weight]>,
    /// Sum of the similarities of all pairs of members.
    within: f64,
    /// Days of the members where known, sorted.
    days: Vec<i32>,
    /// Groups that may merge with this one, and how alike their articles are on average.
    near: FxHashMap<u32, f64>,
    /// How often this group has changed.
    version: u32,
}

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
pub(super) fn merge(index: &Index, setting: &Setting) -> Vec<Vec<u32>> {
    let n = index.len() as u32;
    let rule = Rule {
        setting,
        least: setting.least_in(index.len()),
    };
    let found: Vec<Vec<(u32, f64)>> = (0..n)
        .into_par_iter()
        .map_init(Vec::new, |scores, article| {
            (index.nearest(article, setting.candidates, setting, scores).into_iter())
                .map(|(other, _)| (other, dot(index.vector(article), index.vector(other))))
                .collect()
        })
        .collect();
    let mut groups: Vec<Option<Group>> = (0..n)
        .map(|article| {
            Some(Group {
                members: vec![article],
                sum: Cow::Borrowed(index.vector(article)),
                within: 0.0,
                days: index.days[article as usize].into_iter().collect(),
                near: FxHashMap::default(),
                version: 0,
            })
        })
        .collect();
    let mut heap = BinaryHeap::new();
    for (article, others) in found.into_iter().enumerate() {
        for (other, similarity) in others {
            link(&mut groups, article as u32, other, similarity);
            link(&mut groups, other, article as u32, similarity);
        }
    }
    for a in 0..n {
        let Some(group) = groups[a as usize].as_ref() else {
            continue;
        };
        for &b in group.near.keys().filter(|b| a < **b) {
            offer(&groups, a, b, &rule, &mut heap);
        }
    }
    while let Some(Offer {
        pair: (a, b), versions, ..
    }) = heap.pop()
    {
        let current = |g: u32, version| {
            groups[g as usize]
                .as_ref()
                .is_some_and(|group| group.version == version)
        };
        if !current(a, versions.0) || !current(b, versions.1) {
            continue;
        }
        let Some((into, from)) = groups[a as usize].take().zip(groups[b as usize].take()) else {
            continue;
        };
        let mut merged = join(into, from, a, b);
        for (&other, similarity) in &mut merged.near {
            if let Some(group) = groups[other as usize].as_mut() {
                group.near.remove(&b);
                *similarity = dot(&merged.sum, &group.sum) / (merged.members.len() * group.members.len()) as f64;
                group.near.insert(a, *similarity);
            }
        }
        let mut others: Vec<u32> = merged.near.keys().copied().collect();
        others.sort_unstable();
        groups[a as usize] = Some(merged);
        for other in others {
            offer(&groups, a.min(other), a.max(other), &rule, &mut heap);
        }
    }
    groups.into_iter().flatten().map(|group| group.members).collect()
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

fn link(groups: &mut [Option<Group>], from: u32, to: u32, similarity: f64) {
    if let Some(group) = groups[from as usize].as_mut() {
        group.near.insert(to, similarity);
    }
}

/// Puts the merging of two groups on the heap if they belong together.
fn offer(groups: &[Option<Group>], a: u32, b: u32, rule: &Rule, heap: &mut BinaryHeap<Offer>) {
    let (Some(left), Some(right)) = (&groups[a as usize], &groups[b as usize]) else {
        return;
    };
    let Some(&average) = left.near.get(&b) else { return };
    let similarity = average * fade(median(&left.days), median(&right.days), rule.setting);
    if similarity >= rule.least && similarity >= rule.setting.relative * (rule.own(left) * rule.own(right)).sqrt() {
        heap.push(Offer {
            similarity,
            pair: (a, b),
            versions: (left.version, right.version),
        });
    }
}

fn join<'a>(a: Group<'a>, b: Group<'a>, a_number: u32, b_number: u32) -> Group<'a> {
    let between = a.near.get(&b_number).copied().unwrap_or(0.0) * (a.members.len() * b.members.len()) as f64;
    let mut near = a.near;
    near.extend(b.near);
    near.remove(&a_number);
    near.remove(&b_number);
    let mut members = a.members;
    members.extend(b.members);
    let mut days = a.days;
    days.extend(b.days);
    days.sort_unstable();
    Group {
        members,
        sum: Cow::Owned(add(&a.sum, &b.sum)),
        within: a.within + b.within + between,
        days,
        near,
        version: a.version.max(b.version) + 1,
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
