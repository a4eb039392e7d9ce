//! All articles as weighed vectors, with postings: which articles hold a term.

use super::Entry;
use super::setting::Setting;
use super::sketch::Term;
use crate::text::background::Background;
use crate::text::common::CommonWords;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// One coordinate of a vector: what a term weighs in the whole text and in the lead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weight {
    pub term: u32,
    pub body: f32,
    pub lead: f32,
}

/// The vectors of a corpus. Articles are numbered by date, undated last, so that near numbers are near in time.
pub(super) struct Index<'a> {
    pub entries: Vec<&'a Entry>,
    /// Days since 1970 of each article, where known.
    pub days: Vec<Option<i32>>,
    /// Terms that more than one article holds, by term; with its other terms counted in, a vector's length is 1, or what the setting
    /// says of a language the background does not know.
    vectors: Rows<Weight>,
    /// Articles of each term, by number.
    postings: Rows<Weight>,
}

/// Lists of unequal length in one piece of memory.
struct Rows<T> {
    starts: Vec<usize>,
    items: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows {
            starts: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T> Rows<T> {
    fn row(&self, n: usize) -> &[T] {
        match (self.starts.get(n), self.starts.get(n + 1)) {
            (Some(&from), Some(&to)) => self.items.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Which articles are in a language the background does not know.
struct Tongues {
    /// Of each article the number of its language, where it is such a one.
    of: Vec<Option<u8>>,
    /// How many articles are in each.
    articles: Vec<usize>,
}

impl Tongues {
    fn of(entries: &[&Entry]) -> Tongues {
        let mut numbers: FxHashMap<&str, u8> = FxHashMap::default();
        let mut articles: Vec<usize> = Vec::new();
        let mut of = Vec::with_capacity(entries.len());
        for entry in entries {
            let language = entry.head.language.as_deref();
            let number = language
                .filter(|language| CommonWords::of(language).is_some())
                .map(|language| {
                    // The table has fewer languages than a byte has values.
                    let next = numbers.len() as u8;
                    *numbers.entry(language).or_insert(next)
                });
            articles.resize(numbers.len(), 0);
            if let Some(count) = number.and_then(|number| articles.get_mut(usize::from(number))) {
                *count += 1;
            }
            of.push(number);
        }
        Tongues { of, articles }
    }

    fn foreign(&self, article: u32) -> Option<usize> {
        self.of.get(article as usize).copied().flatten().map(usize::from)
    }
}

impl<'a> Index<'a> {
    pub fn new(entries: &'a [Entry], setting: &Setting) -> Index<'a> {
        let mut entries: Vec<&Entry> = entries.iter().collect();
        entries.sort_by_cached_key(|entry| {
            let published = entry.head.published.map(|published| published.seconds());
            // Undated articles stand next to those with which they share their rarest words.
            let likeness = if published.is_some() { 0 } else { heaviest(entry) };
            (published.is_none(), published, likeness, entry.head.id.clone())
        });
        let days = entries
            .iter()
            .map(|entry| entry.head.published.map(|p| day_number(p.day())))
            .collect();

        // Every term of every article, sorted: each run of one term is its posting list.
        let mut held: Vec<(u32, Term)> = Vec::with_capacity(entries.iter().map(|e| e.sketch.terms.len()).sum());
        for (article, entry) in entries.iter().enumerate() {
            held.extend(entry.sketch.terms.iter().map(|term| (article as u32, *term)));
        }
        held.par_sort_unstable_by_key(|(article, term)| (term.key, *article));

        let background = Background::built_in();
        let (body_share, lead_share) = (setting.body_share.sqrt(), (1.0 - setting.body_share).sqrt());
        let mut norms = vec![(0f64, 0f64); entries.len()];
        let mut postings = Rows::default();
        let mut lengths = vec![0usize; entries.len()];
        let tongues = Tongues::of(&entries);
        let mut seen_in = vec![0usize; tongues.articles.len()];
        for run in held.chunk_by(|(_, a), (_, b)| a.key == b.key) {
            let Some((_, first)) = run.first() else { continue };
            let rarity = setting.rarity(run.len(), background.count_of_key(first.key), entries.len());
            for (article, _) in run {
                tongues
                    .foreign(*article)
                    .into_iter()
                    .for_each(|tongue| seen_in[tongue] += 1);
            }
            for (article, term) in run {
                let foreign = tongues.foreign(*article);
                let rarity = foreign.map_or(rarity, |tongue| {
                    setting.foreign_rarity(seen_in[tongue], tongues.articles[tongue])
                });
                let (body, lead) = (term.body() * rarity, term.lead() * rarity);
                let norm = &mut norms[*article as usize];
                *norm = (norm.0 + body * body, norm.1 + lead * lead);
                if run.len() > 1 {
                    lengths[*article as usize] += 1;
                    postings.items.push(Weight {
                        term: *article,
                        body: body as f32,
                        lead: lead as f32,
                    });
                }
            }
            for (article, _) in run {
                tongues
                    .foreign(*article)
                    .into_iter()
                    .for_each(|tongue| seen_in[tongue] = 0);
            }
            if run.len() > 1 {
                postings.starts.push(postings.items.len());
            }
        }
        drop(held);
        let scales: Vec<(f32, f32)> = (norms.into_iter().zip(0..))
            .map(|((body, lead), article)| {
                let length = tongues.foreign(article).map_or(1.0, |_| setting.foreign_length);
                (
                    (length * body_share / body.sqrt().max(1e-9)) as f32,
                    (length * lead_share / lead.sqrt().max(1e-9)) as f32,
                )
            })
            .collect();
        for posting in &mut postings.items {
            let (body, lead) = scales[posting.term as usize];
            posting.body *= body;
            posting.lead *= lead;
        }
        let vectors = postings.turned(&lengths);
        Index {
            entries,
            days,
            vectors,
            postings,
        }
    }

    /// Frees the memory that only [`Index::nearest`] needs.
    pub fn forget_postings(&mut self) {
        self.postings = Rows::default();
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn vector(&self, article: u32) -> &[Weight] {
        self.vectors.row(article as usize)
    }

    /// The articles most like `article`, at most `most`, in no order, each with its cosine over the heaviest terms
    /// times what the distance in time leaves of it. `scores` is room for one number an article, all 0; it is given back so.
    pub fn nearest(&self, article: u32, most: usize, setting: &Setting, scores: &mut Vec<f32>) -> Vec<(u32, f32)> {
        scores.resize(self.len(), 0.0);
        let mut probes = self.vector(article).to_vec();
        let weight = |w: &Weight| w.body * w.body + w.lead * w.lead;
        probes.sort_unstable_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.term.cmp(&b.term)));
        probes.truncate(setting.probes);
        let mut touched = Vec::new();
        for probe in &probes {
            for posting in reach(self.postings.row(probe.term as usize), article, setting.reach) {
                if posting.term == article {
                    continue;
                }
                let score = &mut scores[posting.term as usize];
                if *score == 0.0 {
                    touched.push(posting.term);
                }
                *score += probe.body * posting.body + probe.lead * posting.lead + f32::MIN_POSITIVE;
            }
        }
        let mut found: Vec<(u32, f32)> = (touched.iter())
            .map(|&other| {
                let fade = fade(self.days[article as usize], self.days[other as usize], setting);
                (other, std::mem::take(&mut scores[other as usize]) * fade as f32)
            })
            .collect();
        let nearer = |a: &(u32, f32), b: &(u32, f32)| {
            let apart = |other: u32| (other.abs_diff(article), other);
            b.1.total_cmp(&a.1).then_with(|| apart(a.0).cmp(&apart(b.0)))
        };
        if found.len() > most {
            found.select_nth_unstable_by(most, nearer);
            found.truncate(most);
        }
        found
    }
}

impl Rows<Weight> {
    /// Rows by the number in each item's `term` instead; `lengths` are those of the new rows.
    fn turned(&self, lengths: &[usize]) -> Rows<Weight> {
        let mut starts = Vec::with_capacity(lengths.len() + 1);
        let mut end = 0;
        starts.push(0);
        for length in lengths {
            end += length;
            starts.push(end);
        }
        let mut next = starts.clone();
        let mut items = vec![
            Weight {
                term: 0,
                body: 0.0,
                lead: 0.0
            };
            end
        ];
        for row in 0..self.starts.len().saturating_sub(1) {
            for item in self.row(row) {
                let at = &mut next[item.term as usize];
                items[*at] = Weight {
                    term: row as u32,
                    ..*item
                };
                *at += 1;
            }
        }
        Rows { starts, items }
    }
}

/// A vector made ready to be multiplied by many others. Of two vectors hardly any terms are the same: a bit tells of most that
/// they are not, without a branch that depends on which of two terms is the smaller.
pub(super) struct Sieve<'a> {
    vector: &'a [Weight],
    bits: [u64; SIEVE / 64],
}

/// Bits of a [`Sieve`]; a power of two. Terms are numbered in a row, so that their lowest bits tell them apart.
const SIEVE: usize = 4096;

impl<'a> Sieve<'a> {
    pub fn of(vector: &'a [Weight]) -> Sieve<'a> {
        let mut bits = [0; SIEVE / 64];
        for weight in vector {
            let at = weight.term as usize % SIEVE;
            if let Some(bits) = bits.get_mut(at / 64) {
                *bits |= 1 << (at % 64);
            }
        }
        Sieve { vector, bits }
    }

    /// Sum of products over the terms both have.
    pub fn dot(&self, other: &[Weight]) -> f64 {
        let mut sum = 0.0;
        // The part of the vector in which further terms can be.
        let mut rest = self.vector;
        for y in other {
            let at = y.term as usize % SIEVE;
            if self.bits.get(at / 64).is_none_or(|bits| bits >> (at % 64) & 1 == 0) {
                continue;
            }
            rest = rest
                .get(rest.partition_point(|x| x.term < y.term)..)
                .unwrap_or_default();
            if let Some(x) = rest.first().filter(|x| x.term == y.term) {
                sum += f64::from(x.body * y.body + x.lead * y.lead);
            }
        }
        sum
    }
}

/// What a distance in time leaves of a similarity, 0–1; a day not known takes nothing.
pub(super) fn fade(a: Option<i32>, b: Option<i32>, setting: &Setting) -> f64 {
    let (Some(a), Some(b)) = (a, b) else { return 1.0 };
    let beyond = (f64::from(a.abs_diff(b)) - setting.grace_days).max(0.0);
    (-beyond / setting.fade_days).exp().max(setting.fade_floor)
}

fn heaviest(entry: &Entry) -> u32 {
    let background = Background::built_in();
    (entry.sketch.terms.iter())
        .map(|term| (term.body() * background.rarity_of_key(term.key), term.key))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map_or(0, |(_, key)| key)
}

/// Days since 1970.
pub(super) fn day_number(day: jiff::civil::Date) -> i32 {
    day.since((jiff::Unit::Day, jiff::civil::date(1970, 1, 1)))
        .map_or(0, |span| span.get_days())
}

/// Of a long posting list, the part around `article`: those nearest to it in time.
fn reach(posting: &[Weight], article: u32, most: usize) -> &[Weight] {
    if posting.len() <= most {
        return posting;
    }
    let at = posting.partition_point(|p| p.term < article);
    let from = at.saturating_sub(most / 2).min(posting.len() - most);
    posting.get(from..from + most).unwrap_or_default()
}
