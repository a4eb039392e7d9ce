//! What the reader says of stories: which articles belong together, and which do not.
//!
//! Constraints on pairs, as in constrained clustering (Wagstaff and others 2001, "must-link" and "cannot-link"), but laid over
//! finished groups, so that one word of the reader's moves what it names and nothing else.

use super::{Divergence, HEADLINE, Story, order, sketch};
use crate::corpus::{ArticleId, Head};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is said of two articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tie {
    /// The first does not belong to the story of the second.
    Apart,
    /// Their stories are one.
    Together,
}

impl Tie {
    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Tie::Apart => "apart",
            Tie::Together => "together",
        }
    }

    /// The tie kept under a name.
    pub fn named(name: &str) -> Option<Tie> {
        [Tie::Apart, Tie::Together].into_iter().find(|tie| tie.name() == name)
    }
}

/// All that was said of a corpus' stories, in the order of the ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Ties(BTreeMap<(ArticleId, ArticleId), Tie>);

impl Ties {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is said of two articles in this order.
    pub fn get(&self, one: &ArticleId, other: &ArticleId) -> Option<Tie> {
        self.0.get(&(one.clone(), other.clone())).copied()
    }

    /// Says something of two articles, or takes it back.
    pub fn set(&mut self, one: &ArticleId, other: &ArticleId, tie: Option<Tie>) {
        let pair = (one.clone(), other.clone());
        match tie {
            Some(tie) => self.0.insert(pair, tie),
            None => self.0.remove(&pair),
        };
    }

    /// All, by the articles' ids.
    pub fn iter(&self) -> impl Iterator<Item = (&ArticleId, &ArticleId, Tie)> {
        self.0.iter().map(|((one, other), tie)| (one, other, *tie))
    }

    /// Lays them over groups of articles, by number: first the articles that are to stand apart are taken out, then groups that
    /// are to be one are joined, of which again leaves who is to stand apart: he may have come in with others. Articles that are
    /// not there are passed over. Every article stays in exactly one group; a group that is changed is sorted.
    pub fn lay<'a>(&self, groups: &mut Vec<Vec<u32>>, articles: impl Iterator<Item = (&'a ArticleId, u32)>) {
        if self.is_empty() {
            return;
        }
        let named: FxHashSet<&ArticleId> = self.0.keys().flat_map(|(one, other)| [one, other]).collect();
        let numbers: FxHashMap<&ArticleId, u32> = articles.filter(|(id, _)| named.contains(id)).collect();
        let wanted: FxHashSet<u32> = numbers.values().copied().collect();
        let mut group_of: FxHashMap<u32, usize> = FxHashMap::default();
        for (at, group) in groups.iter().enumerate() {
            group_of.extend(
                group
                    .iter()
                    .filter(|member| wanted.contains(member))
                    .map(|&member| (member, at)),
            );
        }
        let pairs = |tie: Tie| {
            let numbers = &numbers;
            let said = self.0.iter().filter(move |(_, said)| **said == tie);
            said.filter_map(move |((one, other), _)| Some((*numbers.get(one)?, *numbers.get(other)?)))
        };
        let leave = |groups: &mut Vec<Vec<u32>>, group_of: &mut FxHashMap<u32, usize>| {
            for (leaves, stays) in pairs(Tie::Apart) {
                let (Some(&from), Some(&beside)) = (group_of.get(&leaves), group_of.get(&stays)) else {
                    continue;
                };
                if from == beside && leaves != stays {
                    groups[from].retain(|&member| member != leaves);
                    group_of.insert(leaves, groups.len());
                    groups.push(vec![leaves]);
                }
            }
        };
        leave(groups, &mut group_of);
        for (one, other) in pairs(Tie::Together) {
            let (Some(&into), Some(&from)) = (group_of.get(&one), group_of.get(&other)) else {
                continue;
            };
            if into != from {
                let members = std::mem::take(&mut groups[from]);
                // Few articles are named, so that few have to be told where they are now.
                for place in group_of.values_mut().filter(|place| **place == from) {
                    *place = into;
                }
                groups[into].extend(members);
                groups[into].sort_unstable();
            }
        }
        leave(groups, &mut group_of);
        groups.retain(|group| !group.is_empty());
    }
}

/// The stories as they are known with ties laid over them, for the time until all are grouped again. Ties that were taken back can
/// only be seen then; what stories become by the others, they become at once.
pub fn retie(stories: Vec<Story>, heads: &[Arc<Head>], ties: &Ties) -> Vec<Story> {
    let numbers: FxHashMap<&ArticleId, u32> = heads.iter().map(|head| &head.id).zip(0..).collect();
    let mut groups: Vec<Vec<u32>> = stories
        .iter()
        .map(|story| {
            story
                .articles
                .iter()
                .filter_map(|id| numbers.get(id).copied())
                .collect()
        })
        .collect();
    // Which story an article was in.
    let mut was: FxHashMap<u32, usize> = FxHashMap::default();
    for (at, group) in groups.iter().enumerate() {
        was.extend(group.iter().map(|&member| (member, at)));
    }
    let before: Vec<usize> = groups.iter().map(Vec::len).collect();
    ties.lay(&mut groups, heads.iter().map(|head| &head.id).zip(0..));
    let mut stories: Vec<Option<Story>> = stories.into_iter().map(Some).collect();
    let made = groups.into_iter().filter_map(|mut members| {
        let of = |member: &u32| was.get(member).copied();
        let first = of(members.first()?)?;
        let whole = members.len() == before[first] && members.iter().all(|member| of(member) == Some(first));
        if whole && let Some(story) = stories.get_mut(first)?.take() {
            return Some(story);
        }
        let head = |member: &u32| &heads[*member as usize];
        members.sort_by(|a, b| order(head(a)).cmp(&order(head(b))));
        let titled = members.iter().map(head).find(|head| head.title.is_some());
        let central = titled.unwrap_or(head(members.first()?));
        let headline = [central.title.as_deref(), Some(central.id.as_str())]
            .into_iter()
            .flatten();
        let mut outlets: Vec<String> = Vec::new();
        for outlet in members.iter().filter_map(|member| head(member).outlet.as_ref()) {
            if !outlets.contains(outlet) {
                outlets.push(outlet.clone());
            }
        }
        let days = || {
            members
                .iter()
                .filter_map(|member| head(member).published)
                .map(|at| at.day())
        };
        Some(Story {
            id: head(members.first()?).id.clone(),
            headline: sketch::shorten(headline.take(1), HEADLINE),
            first: days().min(),
            last: days().max(),
            outlets,
            articles: members.iter().map(|member| head(member).id.clone()).collect(),
            central: central.id.clone(),
            opening: String::new(),
            divergence: Divergence::default(),
        })
    });
    made.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(n: u32) -> Vec<ArticleId> {
        (0..n).map(|n| ArticleId::from(format!("{n:02}").as_str())).collect()
    }

    fn laid(ties: &Ties, groups: &[&[u32]]) -> Vec<Vec<u32>> {
        let ids = ids(20);
        let mut groups: Vec<Vec<u32>> = groups.iter().map(|group| group.to_vec()).collect();
        ties.lay(&mut groups, ids.iter().zip(0..));
        groups.sort();
        groups
    }

    fn ties(said: &[(&str, &str, Tie)]) -> Ties {
        let mut ties = Ties::default();
        for (one, other, tie) in said {
            ties.set(&(*one).into(), &(*other).into(), Some(*tie));
        }
        ties
    }

    #[test]
    fn one_article_leaves_and_the_others_stay() {
        let apart = ties(&[("01", "00", Tie::Apart)]);
        assert_eq!(laid(&apart, &[&[0, 1, 2], &[3]]), [vec![0, 2], vec![1], vec![3]]);
        // In another story it is not in the way of anything.
        assert_eq!(laid(&apart, &[&[0, 2], &[1, 3]]), [vec![0, 2], vec![1, 3]]);
    }

    #[test]
    fn stories_are_joined_whole_and_one_by_way_of_another() {
        let both = ties(&[
            ("02", "03", Tie::Together),
            ("03", "05", Tie::Together),
            ("99", "00", Tie::Together),
        ]);
        assert_eq!(
            laid(&both, &[&[0], &[1, 2], &[3, 4], &[5]]),
            [vec![0], vec![1, 2, 3, 4, 5]]
        );
    }

    #[test]
    fn who_came_in_with_others_leaves_alone() {
        let both = ties(&[("02", "00", Tie::Apart), ("00", "03", Tie::Together)]);
        assert_eq!(laid(&both, &[&[0, 1], &[2, 3, 4]]), [vec![0, 1, 3, 4], vec![2]]);
    }

    #[test]
    fn who_leaves_one_story_may_join_another() {
        let both = ties(&[("01", "00", Tie::Apart), ("01", "03", Tie::Together)]);
        assert_eq!(laid(&both, &[&[0, 1, 2], &[3]]), [vec![0, 2], vec![1, 3]]);
    }

    proptest! {
        #[test]
        fn every_article_stays_in_exactly_one_group(
            cuts in proptest::collection::vec(any::<bool>(), 19),
            said in proptest::collection::vec((0u32..22, 0u32..22, any::<bool>()), 0..12),
        ) {
            let mut groups: Vec<Vec<u32>> = vec![vec![0]];
            for (member, cut) in (1..20).zip(cuts) {
                match groups.last_mut() {
                    Some(group) if !cut => group.push(member),
                    _ => groups.push(vec![member]),
                }
            }
            let mut all = Ties::default();
            let names = ids(22);
            for (one, other, together) in &said {
                let tie = if *together { Tie::Together } else { Tie::Apart };
                all.set(&names[*one as usize], &names[*other as usize], Some(tie));
            }
            all.lay(&mut groups, names[..20].iter().zip(0..));
            let mut members = groups.concat();
            members.sort_unstable();
            prop_assert_eq!(members, (0..20).collect::<Vec<u32>>());
            let group_of = |article: u32| groups.iter().position(|group| group.contains(&article));
            let number = |id: &ArticleId| names.iter().position(|name| name == id).unwrap() as u32;
            let said = all.iter().map(|(one, other, tie)| (number(one), number(other), tie));
            let there: Vec<_> = said.filter(|(one, other, _)| *one < 20 && *other < 20 && one != other).collect();
            let any_apart = there.iter().any(|(_, _, tie)| *tie == Tie::Apart);
            for (one, other, tie) in there {
                match tie {
                    Tie::Apart => prop_assert!(group_of(one) != group_of(other)),
                    // Whoever is said to stand apart does, whatever else is said.
                    Tie::Together => prop_assert!(any_apart || group_of(one) == group_of(other)),
                }
            }
        }
    }
}
