//! What holds a story together, and what nearly joined it, for a reader who asks why.

use super::Entry;
use super::index::{day_number, fade};
use super::setting::SETTING;
use super::sketch::{Sketch, spell};
use crate::corpus::{Article, ArticleId};
use crate::text::background::Background;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// What holds a story together. Likenesses are of 0–1, as [`super::Counterpart::similarity`] has them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bonds {
    /// How alike two single articles must be on average to join, in a corpus of this size. Articles of a story must beside that be
    /// half as alike to it as it is to itself.
    pub asked: f64,
    /// The articles of the story, in its order.
    pub members: Vec<Member>,
    /// Of the article asked about, the one most like it.
    pub nearest: Option<Member>,
    /// The articles of other stories most like this one on average, the most alike first, at most [`NEAR`].
    pub near: Vec<Member>,
    /// The terms that make most of the likeness, the heaviest first, and how they are written, once a text was looked at.
    pub terms: Vec<(u32, Option<String>)>,
}

/// An article, and how alike it is to the others of the story on average.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub id: ArticleId,
    pub likeness: f64,
}

/// Articles of other stories that are told.
pub const NEAR: usize = 8;
/// Terms that are told.
const TERMS: usize = 12;
/// Articles of other stories that are measured exactly.
const LIKELY: usize = 64;

/// A term of an article: its share of the article's whole and of its lead.
type Weighed = Vec<(u32, f64, f64)>;

/// What holds the articles `members` together, or `of` to the others; what nearly joined them. `None`: `of` or all of them are
/// not among `entries`. Reads each sketch twice, as [`super::nearest`] does.
pub fn bonds(entries: &[Entry], members: &[ArticleId], of: Option<&ArticleId>) -> Option<Bonds> {
    let within: FxHashSet<&ArticleId> = members.iter().collect();
    let found: FxHashMap<&ArticleId, &Entry> = (entries.iter())
        .filter(|entry| within.contains(&entry.head.id))
        .map(|entry| (&entry.head.id, entry))
        .collect();
    let story: Vec<&Entry> = members.iter().filter_map(|id| found.get(id).copied()).collect();
    if story.is_empty() || of.is_some_and(|of| !found.contains_key(of)) {
        return None;
    }
    let rarity = Rarity::of(entries, &story);
    let vectors: Vec<Weighed> = story.iter().map(|entry| weigh(&entry.sketch, &rarity)).collect();
    let mut sum: FxHashMap<u32, (f64, f64)> = FxHashMap::default();
    for &(key, body, lead) in vectors.iter().flatten() {
        let whole = sum.entry(key).or_default();
        *whole = (whole.0 + body, whole.1 + lead);
    }
    let likeness = |vector: &Weighed| {
        let with =
            |&(key, body, lead): &(u32, f64, f64)| sum.get(&key).map_or(0.0, |whole| body * whole.0 + lead * whole.1);
        vector.iter().map(with).sum::<f64>()
    };
    let others = (story.len() - 1).max(1) as f64;
    let alone = |vector: &Weighed| {
        vector
            .iter()
            .map(|(_, body, lead)| body * body + lead * lead)
            .sum::<f64>()
    };
    let told: Vec<Member> = (story.iter().zip(&vectors))
        .map(|(entry, vector)| Member {
            id: entry.head.id.clone(),
            likeness: ((likeness(vector) - alone(vector)) / others).clamp(0.0, 1.0),
        })
        .collect();
    let asked_about = of.and_then(|of| story.iter().position(|entry| entry.head.id == *of));
    let nearest = asked_about.and_then(|at| {
        let beside = |(entry, vector): (&&Entry, &Weighed)| Member {
            id: entry.head.id.clone(),
            likeness: dot(&vectors[at], vector),
        };
        let others = story.iter().zip(&vectors).enumerate().filter(|(other, _)| *other != at);
        others.map(|(_, other)| beside(other)).min_by(nearer)
    });
    // A term adds to a likeness what the one has of it times what the others have.
    let terms = if let Some(at) = asked_about {
        heaviest(vectors[at].iter().map(|&(key, body, lead)| {
            let whole = sum.get(&key).copied().unwrap_or_default();
            (key, body * (whole.0 - body) + lead * (whole.1 - lead))
        }))
    } else {
        let mut own: FxHashMap<u32, f64> = FxHashMap::default();
        for &(key, body, lead) in vectors.iter().flatten() {
            *own.entry(key).or_default() += body * body + lead * lead;
        }
        heaviest(sum.iter().map(|(&key, whole)| {
            let own = own.get(&key).copied().unwrap_or_default();
            (key, whole.0 * whole.0 + whole.1 * whole.1 - own)
        }))
    };
    // Of those nearest on a cheap measure the exact one.
    let outside = entries.par_iter().filter(|entry| !within.contains(&entry.head.id));
    let mut likely: Vec<(f64, &Entry)> = outside
        .map(|entry| {
            let terms = entry.sketch.terms.iter();
            let weight = terms.filter_map(|term| Some(sum.get(&term.key)?.0 * term.body() * rarity.of_key(term.key)));
            (weight.sum::<f64>(), entry)
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    likely.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.head.id.cmp(&b.1.head.id)));
    let middle = day_in_the_middle(&story);
    let mut near: Vec<Member> = (likely.into_iter().take(LIKELY))
        .map(|(_, entry)| {
            let alike = likeness(&weigh(&entry.sketch, &rarity)) / story.len() as f64;
            Member {
                id: entry.head.id.clone(),
                likeness: (alike * fade(middle, day(entry), &SETTING)).clamp(0.0, 1.0),
            }
        })
        .collect();
    near.sort_by(nearer);
    near.truncate(NEAR);
    Some(Bonds {
        asked: SETTING.least_in(entries.len()),
        members: told,
        nearest,
        near,
        terms: terms.into_iter().map(|key| (key, None)).collect(),
    })
}

impl Bonds {
    /// Looks for how the terms that are not spelled yet are written in an article. `true`: none is left.
    pub fn spell(&mut self, article: &Article) -> bool {
        let wanted: FxHashSet<u32> = (self.terms.iter())
            .filter(|(_, written)| written.is_none())
            .map(|(key, _)| *key)
            .collect();
        let mut written = spell(article, &wanted);
        for (key, spelling) in self.terms.iter_mut().filter(|(_, spelling)| spelling.is_none()) {
            *spelling = written.remove(key);
        }
        self.terms.iter().all(|(_, written)| written.is_some())
    }

    /// What the articles say alike, the most telling first, as far as it was spelled. A word that stands in a pair that is told is
    /// not told again.
    pub fn words(&self) -> Vec<&str> {
        let all: Vec<&str> = self
            .terms
            .iter()
            .filter_map(|(_, written)| written.as_deref())
            .collect();
        let in_a_pair = |word: &str| {
            let mut pairs = all.iter().filter_map(|pair| pair.split_once(' '));
            pairs.any(|(first, second)| first.eq_ignore_ascii_case(word) || second.eq_ignore_ascii_case(word))
        };
        all.iter()
            .copied()
            .filter(|word| word.contains(' ') || !in_a_pair(word))
            .collect()
    }
}

/// How rare the terms of a story are in a corpus; of others, how rare they are as far as is known without looking.
struct Rarity {
    known: FxHashMap<u32, f64>,
    articles: usize,
}

impl Rarity {
    fn of(entries: &[Entry], story: &[&Entry]) -> Rarity {
        let keys = || {
            story
                .iter()
                .flat_map(|entry| entry.sketch.terms.iter().map(|term| term.key))
        };
        let wanted: FxHashSet<u32> = keys().collect();
        let count = |mut seen: FxHashMap<u32, u32>, entry: &Entry| {
            for term in entry.sketch.terms.iter().filter(|term| wanted.contains(&term.key)) {
                *seen.entry(term.key).or_default() += 1;
            }
            seen
        };
        let seen = entries
            .par_iter()
            .fold(FxHashMap::default, count)
            .reduce(FxHashMap::default, |mut all, one| {
                for (key, seen) in one {
                    *all.entry(key).or_default() += seen;
                }
                all
            });
        let background = Background::built_in();
        let rarity = |(key, seen): (u32, u32)| {
            (
                key,
                SETTING.rarity(seen as usize, background.count_of_key(key), entries.len()),
            )
        };
        Rarity {
            known: seen.into_iter().map(rarity).collect(),
            articles: entries.len(),
        }
    }

    fn of_key(&self, key: u32) -> f64 {
        let unknown = || SETTING.rarity(1, Background::built_in().count_of_key(key), self.articles);
        self.known.get(&key).copied().unwrap_or_else(unknown)
    }
}

fn weigh(sketch: &Sketch, rarity: &Rarity) -> Weighed {
    let terms = sketch.terms.iter().map(|term| {
        let rarity = rarity.of_key(term.key);
        (term.key, term.body() * rarity, term.lead() * rarity)
    });
    let mut terms: Weighed = terms.collect();
    let (body, lead) = terms.iter().fold((0.0, 0.0), |sum, term| {
        (sum.0 + term.1 * term.1, sum.1 + term.2 * term.2)
    });
    let part = |share: f64, norm: f64| if norm > 0.0 { (share / norm).sqrt() } else { 0.0 };
    let (body, lead) = (part(SETTING.body_share, body), part(1.0 - SETTING.body_share, lead));
    for term in &mut terms {
        (term.1, term.2) = (term.1 * body, term.2 * lead);
    }
    terms
}

/// Both are sorted by key, as a sketch is.
fn dot(a: &Weighed, b: &Weighed) -> f64 {
    let with = |&(key, body, lead): &(u32, f64, f64)| {
        let at = b.binary_search_by_key(&key, |term| term.0).ok()?;
        b.get(at).map(|other| body * other.1 + lead * other.2)
    };
    a.iter().filter_map(with).sum::<f64>().clamp(0.0, 1.0)
}

fn nearer(a: &Member, b: &Member) -> std::cmp::Ordering {
    b.likeness.total_cmp(&a.likeness).then_with(|| a.id.cmp(&b.id))
}

/// The terms that add most, at most [`TERMS`]; those that add nothing are none.
fn heaviest(terms: impl Iterator<Item = (u32, f64)>) -> Vec<u32> {
    let mut terms: Vec<(u32, f64)> = terms.filter(|(_, adds)| *adds > 1e-9).collect();
    terms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    terms.into_iter().take(TERMS).map(|(key, _)| key).collect()
}

fn day(entry: &Entry) -> Option<i32> {
    entry.head.published.map(|published| day_number(published.day()))
}

fn day_in_the_middle(story: &[&Entry]) -> Option<i32> {
    let mut days: Vec<i32> = story.iter().filter_map(|entry| day(entry)).collect();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}
