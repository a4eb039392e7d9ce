//! All articles as weighed vectors, with postings: which articles hold a term.
//!
//! A vector is not kept: it is the article's sketch, seen through how rare its terms are. Where both are of languages the background
//! knows, two vectors' product is the sum over their terms of both saturated frequencies times the square of the rarity, so that it
//! is enough to weigh the terms of one of the two.

use super::Entry;
use super::lexicon::{Rarities, Shared, parts, within};
use super::setting::Setting;
use super::sieve::{Sieve, Sifted, add};
use super::sketch::Term;
use super::source::Source;
use super::tongues::Tongues;
use crate::corpus::ArticleId;
use crate::text::background::Background;
use crate::text::common::CommonWords;
use rayon::prelude::*;
use std::ops::Range;

/// One coordinate of a vector, without the rarity of its term: what that weighs in the whole text and in the lead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weight {
    pub key: u32,
    pub body: f32,
    pub lead: f32,
}

/// The vectors of a corpus. Articles are numbered by date, undated last, so that near numbers are near in time.
pub(super) struct Index<'a> {
    source: &'a dyn Source,
    /// The number of each article where it comes from.
    numbers: Vec<u32>,
    /// Days since 1970 of each article, where known.
    pub days: Vec<Option<i32>>,
    rarities: Rarities,
    scales: Vec<Scale>,
    postings: Postings,
}

/// What the order of the articles goes by, and what is known of each besides its terms.
struct Facts {
    number: u32,
    published: Option<i64>,
    day: Option<i32>,
    /// Undated articles stand next to those with which they share their rarest words.
    likeness: u32,
    id: ArticleId,
    /// What tells the language from others, where the background does not know it.
    tongue: Option<u64>,
}

impl Facts {
    fn of(source: &dyn Source, number: u32) -> Option<Facts> {
        let head = source.entry(number as usize)?.head;
        let common = head.language.as_deref().and_then(CommonWords::of);
        Some(Facts {
            number,
            published: head.published.map(|published| published.seconds()),
            day: head.published.map(|published| day_number(published.day())),
            likeness: match head.published {
                Some(_) => 0,
                None => heaviest(source.terms(number as usize)),
            },
            id: head.id.clone(),
            tongue: common.map(CommonWords::seed),
        })
    }

    fn place(&self) -> (bool, Option<i64>, u32, &ArticleId) {
        (self.published.is_none(), self.published, self.likeness, &self.id)
    }
}

/// What the terms of an article are multiplied by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// In body and lead: with that, a vector's length is 1, or what the setting says of a language the background does not know.
    pub body: f32,
    pub lead: f32,
    /// The number of the article's language, where the background does not know that.
    pub tongue: Option<u8>,
}

/// That of an article that holds nothing.
const NOTHING: Scale = Scale {
    body: 0.0,
    lead: 0.0,
    tongue: None,
};

/// The articles of each term, as far as [`Index::nearest`] looks at them.
#[derive(Default)]
struct Postings {
    starts: Vec<usize>,
    /// The article, and the term as it stands in its sketch.
    items: Vec<Posting>,
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    article: u32,
    body: u16,
    lead: u16,
}

impl Postings {
    fn row(&self, term: u32) -> &[Posting] {
        match (self.starts.get(term as usize), self.starts.get(term as usize + 1)) {
            (Some(&from), Some(&to)) => self.items.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl<'a> Index<'a> {
    pub fn new(source: &'a dyn Source, setting: &Setting) -> Index<'a> {
        let mut facts: Vec<Facts> = (0..source.len() as u32)
            .into_par_iter()
            .filter_map(|number| Facts::of(source, number))
            .collect();
        facts.par_sort_unstable_by(|a, b| a.place().cmp(&b.place()));
        let numbers: Vec<u32> = facts.iter().map(|facts| facts.number).collect();
        let days = facts.iter().map(|facts| facts.day).collect();
        let tongues = Tongues::of(facts.iter().map(|facts| facts.tongue));
        drop(facts);
        let sketches: Vec<&[Term]> = numbers.iter().map(|number| source.terms(*number as usize)).collect();
        let rarities = Rarities::of(&sketches, &tongues, setting);
        let mut index = Index {
            source,
            numbers,
            days,
            rarities,
            scales: Vec::new(),
            postings: Postings::default(),
        };
        let articles = (0..sketches.len() as u32).into_par_iter();
        let weighed = articles.map(|article| index.weigh(article, tongues.foreign(article), setting));
        let (scales, least): (Vec<Scale>, Vec<f32>) = weighed.unzip();
        index.scales = scales;
        index.post(&least, setting);
        index
    }

    /// What makes an article's vector as long as it is to be, and how heavy the lightest of the terms is by which it looks for others.
    fn weigh(&self, article: u32, tongue: Option<u8>, setting: &Setting) -> (Scale, f32) {
        let terms = self.terms(article);
        let mut held = Vec::with_capacity(terms.len());
        let (mut body, mut lead) = (0f64, 0f64);
        self.rarities.each(terms, Term::key, |term, shared| {
            let mut rarity = shared.map_or_else(|| self.rarities.of_one(term.key), |shared| shared.rarity);
            if let Some(tongue) = tongue {
                rarity *= self.rarities.foreign(term.key, tongue, rarity);
            }
            body += (term.body() * f64::from(rarity)).powi(2);
            lead += (term.lead() * f64::from(rarity)).powi(2);
            held.extend(shared.map(|shared| (*term, shared)));
        });
        let length = tongue.map_or(1.0, |_| setting.foreign_length);
        let (body_share, lead_share) = (setting.body_share.sqrt(), (1.0 - setting.body_share).sqrt());
        let scale = Scale {
            body: (length * body_share / body.sqrt().max(1e-9)) as f32,
            lead: (length * lead_share / lead.sqrt().max(1e-9)) as f32,
            tongue,
        };
        let size = |(term, shared): &(Term, Shared)| self.size(scale, term, *shared);
        let mut sizes: Vec<f32> = held.iter().map(size).collect();
        let least = match setting.probes.checked_sub(1).filter(|last| *last < sizes.len()) {
            Some(last) => *sizes.select_nth_unstable_by(last, |a, b| b.total_cmp(a)).1,
            None => 0.0,
        };
        (scale, least)
    }

    /// Makes the postings: of a term that many articles hold, those near one that looks for others by it.
    fn post(&mut self, least: &[f32], setting: &Setting) {
        let articles = self.len() as u32;
        let terms = (0..articles).map(|article| self.terms(article).len()).sum();
        let mut postings = Postings {
            starts: Vec::with_capacity(self.rarities.terms() + 1),
            items: Vec::new(),
        };
        postings.starts.push(0);
        for part in parts(terms) {
            let mut held: Vec<(Term, u32)> = (0..articles)
                .into_par_iter()
                .with_min_len(1024)
                .flat_map_iter(|article| {
                    let terms = within(self.terms(article), &part);
                    terms.iter().map(move |term| (*term, article))
                })
                .collect();
            held.par_sort_unstable_by_key(|(term, article)| u64::from(term.key) << 32 | u64::from(*article));
            let runs = held.chunk_by(|(a, _), (b, _)| a.key == b.key);
            for run in runs.filter(|run| run.len() > 1) {
                // Its number is that of the row which is made now.
                let shared = run.first().and_then(|(term, _)| self.rarities.shared(term.key));
                let probes = |(term, article): &(Term, u32)| {
                    let size = shared.map(|shared| self.size(self.scale(*article), term, shared));
                    least.get(*article as usize).is_some_and(|least| size >= Some(*least))
                };
                let probing = (0..run.len()).filter(|at| run.get(*at).is_some_and(probes));
                for new in reached(run.len(), probing, setting.reach) {
                    let new = run.get(new).unwrap_or_default();
                    postings
                        .items
                        .extend(new.iter().map(|(term, article)| Posting::of(*article, term)));
                }
                postings.starts.push(postings.items.len());
            }
        }
        self.postings = postings;
    }

    /// Frees the memory that only [`Index::nearest`] needs.
    pub fn forget_postings(&mut self) {
        self.postings = Postings::default();
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The terms of an article's sketch.
    pub fn terms(&self, article: u32) -> &'a [Term] {
        let number = self.numbers.get(article as usize);
        number.map_or(&[], |number| self.source.terms(*number as usize))
    }

    /// An article as it came.
    pub fn entry(&self, article: u32) -> Option<Entry> {
        self.source.entry(*self.numbers.get(article as usize)? as usize)
    }

    /// What an article's terms are multiplied by.
    pub fn scale(&self, article: u32) -> Scale {
        self.scales.get(article as usize).copied().unwrap_or(NOTHING)
    }

    /// What a term weighs in a language the background does not know, as a multiple of what it would weigh in another.
    pub fn ratio_in(&self, tongue: u8, key: u32, rarity: f32) -> f32 {
        self.rarities.foreign(key, tongue, rarity)
    }

    /// A term that others hold as well, of an article with this scale, and what its language makes of it.
    fn weight(&self, scale: Scale, term: &Term, shared: Shared) -> (Weight, f32) {
        let ratio = |tongue: u8| self.ratio_in(tongue, term.key, shared.rarity);
        let ratio = scale.tongue.map_or(1.0, ratio);
        let (body, lead) = term.weights();
        let weight = Weight {
            key: term.key,
            body: body * ratio * scale.body,
            lead: lead * ratio * scale.lead,
        };
        (weight, ratio)
    }

    /// How much of the length of a vector with this scale is a term's.
    fn size(&self, scale: Scale, term: &Term, shared: Shared) -> f32 {
        let (weight, ratio) = self.weight(scale, term, shared);
        Sifted::of(weight, shared, ratio).size()
    }

    /// An article ready to be multiplied by others.
    pub fn sieve(&self, article: u32) -> Sieve<'_> {
        let (scale, terms) = (self.scale(article), self.terms(article));
        let mut sifted = Vec::with_capacity(terms.len());
        self.rarities.each(terms, Term::key, |term, shared| {
            sifted.extend(shared.map(|shared| {
                let (weight, ratio) = self.weight(scale, term, shared);
                Sifted::of(weight, shared, ratio)
            }));
        });
        Sieve::of(self, sifted, scale.tongue)
    }

    /// The sum of several ready to be multiplied by others.
    pub fn sieve_of(&self, sum: &[Weight]) -> Sieve<'_> {
        let mut sifted = Vec::with_capacity(sum.len());
        self.rarities.each(
            sum,
            |weight| weight.key,
            |weight, shared| sifted.extend(shared.map(|shared| Sifted::of(*weight, shared, 1.0))),
        );
        Sieve::of(self, sifted, None)
    }

    /// The terms of an article that others hold as well.
    fn vector(&self, article: u32) -> Vec<Weight> {
        let (scale, terms) = (self.scale(article), self.terms(article));
        let mut vector = Vec::with_capacity(terms.len());
        self.rarities.each(terms, Term::key, |term, shared| {
            vector.extend(shared.map(|shared| self.weight(scale, term, shared).0));
        });
        vector
    }

    /// The sum of the vectors of several articles.
    pub fn sum(&self, articles: impl IntoIterator<Item = u32>) -> Vec<Weight> {
        let vectors = articles.into_iter().map(|article| self.vector(article));
        vectors.reduce(|sum, vector| add(&sum, &vector)).unwrap_or_default()
    }

    /// The articles most like `article`, whose sieve is `own`, at most `most`, in no order, each with its cosine over the heaviest
    /// terms times what the distance in time leaves of it. `scores` is room for one number an article, all 0; it is given back so.
    pub fn nearest(
        &self,
        (article, own): (u32, &Sieve<'_>),
        most: usize,
        setting: &Setting,
        scores: &mut Vec<f32>,
    ) -> Vec<(u32, f32)> {
        scores.resize(self.len(), 0.0);
        let mut probes = own.terms.clone();
        probes.sort_unstable_by(|a, b| b.size().total_cmp(&a.size()).then(a.key.cmp(&b.key)));
        probes.truncate(setting.probes);
        let mut touched = Vec::new();
        for probe in &probes {
            let row = self.postings.row(probe.number);
            let at = row.partition_point(|posting| posting.article < article);
            for posting in row.get(reach(row.len(), at, setting.reach)).unwrap_or_default() {
                if posting.article == article {
                    continue;
                }
                let score = &mut scores[posting.article as usize];
                if *score == 0.0 {
                    touched.push(posting.article);
                }
                *score += own.product(probe, posting.article, &posting.term(probe.key)) + f32::MIN_POSITIVE;
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

impl Posting {
    fn of(article: u32, term: &Term) -> Posting {
        let (body, lead) = term.steps();
        Posting { article, body, lead }
    }

    fn term(self, key: u32) -> Term {
        Term::of_steps(key, self.body, self.lead)
    }
}

/// What a distance in time leaves of a similarity, 0–1; a day not known takes nothing.
pub(super) fn fade(a: Option<i32>, b: Option<i32>, setting: &Setting) -> f64 {
    let (Some(a), Some(b)) = (a, b) else { return 1.0 };
    let beyond = (f64::from(a.abs_diff(b)) - setting.grace_days).max(0.0);
    (-beyond / setting.fade_days).exp().max(setting.fade_floor)
}

fn heaviest(terms: &[Term]) -> u32 {
    let background = Background::built_in();
    (terms.iter())
        .map(|term| (term.body() * background.rarity_of_key(term.key), term.key))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map_or(0, |(_, key)| key)
}

/// Days since 1970.
pub(super) fn day_number(day: jiff::civil::Date) -> i32 {
    day.since((jiff::Unit::Day, jiff::civil::date(1970, 1, 1)))
        .map_or(0, |span| span.get_days())
}

/// Of a posting list of this length, all that is around one of these places in it, in their order, and nothing twice. Around each
/// of them, [`reach`] finds in what is left the same as in the whole.
fn reached(len: usize, places: impl Iterator<Item = usize>, most: usize) -> impl Iterator<Item = Range<usize>> {
    places.scan(0, move |taken, at| {
        let reach = reach(len, at, most);
        let new = reach.start.max(*taken)..reach.end.max(*taken);
        *taken = new.end;
        Some(new)
    })
}

/// Of a posting list of this length, the part around a place in it: those nearest in time.
fn reach(len: usize, at: usize, most: usize) -> Range<usize> {
    if len <= most {
        return 0..len;
    }
    let from = at.saturating_sub(most / 2).min(len - most);
    from..from + most
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_left_of_a_posting_list_is_the_same_around_every_probe(
            probes in proptest::collection::vec(any::<bool>(), 1..200),
            most in 1usize..40,
        ) {
            let len = probes.len();
            let probing = || (0..len).filter(|at| probes[*at]);
            let left: Vec<usize> = reached(len, probing(), most).flatten().collect();
            prop_assert!(left.is_sorted_by(|a, b| a < b));
            for at in probing() {
                let place = left.partition_point(|other| *other < at);
                let found = &left[reach(left.len(), place, most)];
                prop_assert_eq!(found, reach(len, at, most).collect::<Vec<_>>());
            }
            prop_assert_eq!(left.is_empty(), probing().next().is_none());
        }
    }
}
