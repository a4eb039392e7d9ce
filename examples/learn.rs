//! Learns the weights of `src/compare/signals.rs` from articles linked by hand, and measures what they are worth.
//!
//!     cargo run --release --example learn -- [--ridge N] FOLDER...
//!
//! A folder holds gold.json and the articles it names, as `.ci/linked-pairs` lays them out: numbers of sentences that surely
//! (`core`) or perhaps (`any`) say the same. What is linked perhaps counts as like with half the weight. Printed are the
//! measures of the links by the shipped weights, the same by weights learnt without the story at hand, how often such a link is
//! right at each likelihood, and the weights learnt on everything, ready to be put in.
//!
//! The ridge draws towards what was learnt before, on pairs that are kept nowhere ([`BEFORE`]), not towards nothing; and never
//! towards the shipped weights, which know the stories that are to be left out.

use parallax::compare::study::{Learnt, Study, shipped};
use parallax::compare::{SURE, Side, Sides};
use parallax::corpus::{Article, ArticleId, Basis, Format, Head, Place};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

/// Signals and, last, what stands for the bias.
const WIDTH: usize = shipped().weights.len() + 1;
type Row = [f64; WIDTH];
/// How strongly the weights from before hold: about as much as what is learnt from now says, for they were learnt on as much.
const RIDGE: f64 = 300.0;
/// How strongly a signal that came later is held to nothing.
const LATER: f64 = 10.0;
/// What a link that a reader was not sure of weighs.
const PERHAPS: f64 = 0.5;

/// What was learnt on 161 pairs of 78 stories of which only this is left, with nothing for the signals that came later.
const BEFORE: Learnt = Learnt {
    bias: -5.5947,
    weights: [
        1.6204, 4.6093, 3.7567, 3.1592, -0.2215, 4.2151, 1.5398, 1.8834, -1.4272, 0.6716, 1.1289, 1.0877, -0.1668,
        1.6841, 0.1391, 0.4421, -0.5901, 1.5792, 1.5121, 1.6875, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.6130, 0.9263,
    ],
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (mut ridge, mut folders) = (RIDGE, Vec::new());
    while let Some(word) = words.next() {
        match word.as_str() {
            "--ridge" => ridge = words.next().ok_or("--ridge needs a number")?.parse()?,
            _ => folders.push(PathBuf::from(word)),
        }
    }
    if folders.is_empty() {
        return Err("give folders with gold.json".into());
    }
    let mut sets = Vec::new();
    for folder in &folders {
        sets.push(read(folder)?);
    }
    // Of one story nothing may be known when it is measured, in whichever folder it stands.
    let all: Vec<&Pair> = sets.iter().flatten().collect();
    let stories: BTreeSet<&str> = all.iter().map(|pair| pair.story.as_str()).collect();
    println!("{} pairs of {} stories", all.len(), stories.len());
    let without: BTreeMap<&str, Learnt> = stories
        .iter()
        .map(|story| {
            let others = all.iter().filter(|pair| pair.story != *story);
            (*story, learn(others.flat_map(|pair| &pair.examples), ridge))
        })
        .collect();
    let mut steps = [(0usize, 0usize); 10];
    let mut silences = [(0usize, 0usize, 0usize, 0usize); 10];
    let mut told = Vec::new();
    for (folder, pairs) in folders.iter().zip(&sets) {
        let (mut before, mut after) = (Count::default(), Count::default());
        for pair in pairs {
            before += pair.count(&pair.study.links(&shipped()));
            let links = without.get(pair.story.as_str()).map(|learnt| pair.study.links(learnt));
            let links = links.unwrap_or_default();
            after += pair.count(&links);
            told.extend(pair.told(&links));
            for link in &links {
                let step = &mut steps[((link.2 * 10.0) as usize).min(9)];
                step.0 += 1;
                step.1 += usize::from(pair.covered(link.0, link.1).iter().any(|both| pair.any.contains(both)));
            }
            if let Some(learnt) = without.get(pair.story.as_str()) {
                for (nearest, told, there) in pair.silences(learnt, &links) {
                    let step = &mut silences[((nearest * 20.0) as usize).min(9)];
                    step.0 += 1;
                    step.1 += usize::from(told.0);
                    step.2 += usize::from(told.1);
                    step.3 += usize::from(there);
                }
            }
        }
        println!(
            "{}\n  shipped           {before}\n  stories left out  {after}",
            folder.display()
        );
    }
    println!("links of stories left out, by likelihood:");
    for (at, (links, right)) in steps.iter().enumerate().filter(|(_, (links, _))| *links > 0) {
        println!(
            "  from .{at}  {links:5} links  {:.3} right",
            *right as f64 / *links as f64
        );
    }
    println!("sentences without a link, by the likelihood of the nearest:");
    for (at, (sentences, sure, told, there)) in silences.iter().enumerate().filter(|(_, step)| step.0 > 0) {
        let share = |part: usize| part as f64 / *sentences as f64;
        println!(
            "  from .{:02}  {sentences:5} sentences  {:.3} surely told across, {:.3} told or perhaps told, {:.3} in the nearest",
            at * 5,
            share(*sure),
            share(*told),
            share(*there)
        );
    }
    let sides = told.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| told.iter().map(of).sum::<f64>() / sides;
    println!(
        "share of an article that is told across: {:.3} by the links, {:.3} surely by the reader, {:.3} apart in the mean",
        mean(&|both| both.0),
        mean(&|both| both.1),
        mean(&|both| (both.0 - both.1).abs())
    );
    let learnt = learn(all.iter().flat_map(|pair| &pair.examples), ridge);
    println!("    bias: {:.4},\n    weights: [", learnt.bias);
    for line in learnt.weights.chunks(13) {
        let line: Vec<String> = line.iter().map(|weight| format!("{weight:.4}")).collect();
        println!("        {},", line.join(", "));
    }
    println!("    ],");
    Ok(())
}

/// Two articles with the links a reader made.
struct Pair {
    story: String,
    study: Study,
    /// Of each sentence the reader's that it covers or is part of.
    maps: Sides<Vec<Vec<usize>>>,
    /// What surely says the same, and that with what perhaps does, in the reader's sentences.
    core: BTreeSet<(usize, usize)>,
    any: BTreeSet<(usize, usize)>,
    examples: Vec<Example>,
}

/// The signals of a pair of sentences, and whether they say the same.
struct Example {
    signals: Row,
    like: bool,
    weight: f64,
}

/// What the measuring tool counts.
#[derive(Default)]
struct Count {
    said: usize,
    right: usize,
    held: usize,
    core: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.said += other.said;
        self.right += other.right;
        self.held += other.held;
        self.core += other.core;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (precision, recall) = (share(self.right, self.said), share(self.held, self.core));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
        write!(out, "precision {precision:.4}  recall {recall:.4}  F1 {f1:.4}")
    }
}

impl Pair {
    /// The reader's pairs that lie inside a pair of sentences.
    fn covered(&self, left: usize, right: usize) -> Vec<(usize, usize)> {
        let (Some(left), Some(right)) = (self.maps.left.get(left), self.maps.right.get(right)) else {
            return Vec::new();
        };
        left.iter()
            .flat_map(|one| right.iter().map(|other| (*one, *other)))
            .collect()
    }

    /// Of every sentence that no link holds how likely its likeliest pair is, whether the reader links it surely or at all,
    /// and whether that is in the likeliest pair.
    fn silences(&self, learnt: &Learnt, links: &[(usize, usize, f64)]) -> Vec<(f64, (bool, bool), bool)> {
        let mut silences = Vec::new();
        for side in Side::BOTH {
            let at = |pair: (usize, usize)| if side == Side::Left { pair.0 } else { pair.1 };
            let linked: BTreeSet<usize> = links.iter().map(|link| at((link.0, link.1))).collect();
            let mut nearest: BTreeMap<usize, (f64, (usize, usize))> = BTreeMap::new();
            for (left, right, likely) in self.study.likelihoods(learnt) {
                let held = nearest.entry(at((left, right))).or_default();
                if likely > held.0 {
                    *held = (likely, (left, right));
                }
            }
            for (number, map) in self.maps[side].iter().enumerate() {
                if linked.contains(&number) || map.is_empty() {
                    continue;
                }
                let told = |links: &BTreeSet<(usize, usize)>| links.iter().any(|link| map.contains(&at(*link)));
                let held = nearest.get(&number).copied().unwrap_or_default();
                let inside = self.covered(held.1.0, held.1.1);
                let there = held.0 > 0.0 && inside.iter().any(|both| self.any.contains(both));
                silences.push((held.0, (told(&self.core), told(&self.any)), there));
            }
        }
        silences
    }

    /// How much of either article is told across, by bytes: as the summary counts it, and as the reader surely linked it.
    fn told(&self, links: &[(usize, usize, f64)]) -> [(f64, f64); 2] {
        Side::BOTH.map(|side| {
            let at = |pair: (usize, usize)| if side == Side::Left { pair.0 } else { pair.1 };
            let mut linked: BTreeMap<usize, f64> = BTreeMap::new();
            for (left, right, likely) in links {
                let held = linked.entry(at((*left, *right))).or_default();
                *held = held.max((likely / SURE).min(1.0));
            }
            let mut told = (0.0, 0.0);
            let mut all = 0.0;
            for (number, (_, span)) in self.study.sentences(side).enumerate() {
                let length = span.len() as f64;
                all += length;
                told.0 += length * linked.get(&number).copied().unwrap_or(0.0);
                let map = self.maps[side].get(number);
                if map.is_some_and(|map| self.core.iter().any(|link| map.contains(&at(*link)))) {
                    told.1 += length;
                }
            }
            let all = f64::max(all, 1.0);
            (told.0 / all, told.1 / all)
        })
    }

    /// Counts links as the measuring tool does.
    fn count(&self, links: &[(usize, usize, f64)]) -> Count {
        let mut count = Count {
            core: self.core.len(),
            ..Count::default()
        };
        let mut held = BTreeSet::new();
        for (left, right, _) in links {
            let sizes = (self.maps.left.get(*left), self.maps.right.get(*right));
            let weight = sizes.0.map_or(0, Vec::len).max(sizes.1.map_or(0, Vec::len)).max(1);
            let inside = self.covered(*left, *right);
            let hits = inside.iter().filter(|both| self.any.contains(both)).count();
            count.said += weight;
            count.right += hits.min(weight);
            held.extend(inside.into_iter().filter(|both| self.core.contains(both)));
        }
        count.held = held.len();
        count
    }
}

/// Reads the pairs of a folder.
fn read(folder: &Path) -> Result<Vec<Pair>, Box<dyn Error>> {
    let json = |path: &Path| -> Result<Value, Box<dyn Error>> { Ok(serde_json::from_slice(&std::fs::read(path)?)?) };
    let gold = json(&folder.join("gold.json"))?;
    let mut pairs = Vec::new();
    // An article that names no story makes one with all it is compared with.
    let mut joined: BTreeMap<String, String> = BTreeMap::new();
    for (name, told) in gold["gold"].as_object().into_iter().flatten() {
        for (key, any) in told["any"].as_object().into_iter().flatten() {
            let (one, other) = key.split_once('-').ok_or("a pair is named LEFT-RIGHT")?;
            let entries = Sides::new(one, other).map(|side| &gold["articles"][format!("{name}_{side}")]);
            let mut texts = Vec::new();
            for entry in [entries.left, entries.right] {
                texts.push(json(
                    &folder.join(entry["file"].as_str().ok_or("an article without file")?),
                )?);
            }
            let story = if let Some(story) = entries.left["story"].as_str() {
                story.to_owned()
            } else {
                let stories = [one, other].map(|side| joined.get(side).cloned().unwrap_or_else(|| side.to_owned()));
                for known in joined.values_mut().filter(|known| **known == stories[1]) {
                    known.clone_from(&stories[0]);
                }
                for side in [one, other] {
                    joined.insert(side.to_owned(), stories[0].clone());
                }
                one.to_owned()
            };
            let links = |list: &Value| -> BTreeSet<(usize, usize)> {
                let number = |value: &Value| value.as_u64().map_or(0, |number| number as usize - 1);
                let list = list.as_array().into_iter().flatten();
                list.map(|link| (number(&link[0]), number(&link[1]))).collect()
            };
            pairs.push(pair(
                story,
                [&texts[0], &texts[1]],
                links(&told["core"][key]),
                links(any),
            ));
        }
    }
    for pair in &mut pairs {
        if let Some(story) = joined.get(&pair.story) {
            pair.story.clone_from(story);
        }
    }
    Ok(pairs)
}

/// Reads two articles and takes their links for what the pairs of sentences are.
fn pair(story: String, texts: [&Value; 2], core: BTreeSet<(usize, usize)>, any: BTreeSet<(usize, usize)>) -> Pair {
    let paragraphs = texts.map(|text| -> Vec<Vec<&str>> {
        let paragraphs = text["body-paragraphs"].as_array().into_iter().flatten();
        paragraphs
            .map(|paragraph| {
                paragraph
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect()
            })
            .collect()
    });
    let [left, right] = [0, 1].map(|at| article(&at.to_string(), &paragraphs[at]));
    let study = Study::of(Sides::new(&left, &right));
    let maps = Sides::new(
        map(&paragraphs[0], &study, Side::Left),
        map(&paragraphs[1], &study, Side::Right),
    );
    let mut pair = Pair {
        story,
        study,
        maps,
        core,
        any,
        examples: Vec::new(),
    };
    pair.examples = pair
        .study
        .candidates()
        .map(|candidate| {
            let inside = pair.covered(candidate.left, candidate.right);
            let like = inside.iter().any(|both| pair.core.contains(both));
            let perhaps = inside.iter().any(|both| pair.any.contains(both));
            let mut signals = [1.0; WIDTH];
            signals[..WIDTH - 1].copy_from_slice(&candidate.signals);
            Example {
                signals,
                like: like || perhaps,
                weight: if perhaps && !like { PERHAPS } else { 1.0 },
            }
        })
        .collect();
    pair
}

fn article(id: &str, paragraphs: &[Vec<&str>]) -> Article {
    let head = Head {
        id: ArticleId::from(id),
        path: id.to_owned(),
        record: None,
        format: Format::Text,
        encoding: "utf-8".to_owned(),
        title: None,
        outlet: None,
        published: None,
        byline: None,
        agency: None,
        url: None,
        language: Some("en".to_owned()),
        words: 0,
        place: Place::default(),
    };
    Article {
        head,
        paragraphs: paragraphs.iter().map(|sentences| sentences.join(" ")).collect(),
        dropped: Vec::new(),
        basis: Basis::default(),
    }
}

/// Of each of the program's sentences those of the reader that share more than half of the shorter's bytes with it.
fn map(paragraphs: &[Vec<&str>], study: &Study, side: Side) -> Vec<Vec<usize>> {
    let mut theirs = Vec::new();
    for (paragraph, sentences) in paragraphs.iter().enumerate() {
        let mut start = 0;
        for sentence in sentences {
            theirs.push((paragraph, start..start + sentence.len()));
            start += sentence.len() + 1;
        }
    }
    let covers = |paragraph: usize, span: std::ops::Range<usize>| {
        let covered = theirs.iter().enumerate().filter(|(_, (other, place))| {
            let both = span.end.min(place.end).saturating_sub(span.start.max(place.start));
            *other == paragraph && both * 2 > span.len().min(place.len())
        });
        covered.map(|(number, _)| number).collect()
    };
    study
        .sentences(side)
        .map(|(paragraph, span)| covers(paragraph, span))
        .collect()
}

/// Logistic regression by iteratively reweighted least squares. The ridge is measured in each signal's own spread.
fn learn<'a>(examples: impl Iterator<Item = &'a Example>, ridge: f64) -> Learnt {
    let examples: Vec<&Example> = examples.collect();
    let mut prior = [BEFORE.bias; WIDTH];
    prior[..WIDTH - 1].copy_from_slice(&BEFORE.weights);
    let mut pull = [0.0; WIDTH];
    for (at, pull) in pull.iter_mut().enumerate() {
        let mean = examples.iter().map(|example| example.signals[at]).sum::<f64>() / examples.len() as f64;
        let spread = |example: &&Example| (example.signals[at] - mean).powi(2);
        let ridge = if prior[at] == 0.0 { LATER } else { ridge };
        *pull = ridge * examples.iter().map(spread).sum::<f64>() / examples.len() as f64;
    }
    let mut weights = prior;
    for _ in 0..STEPS {
        let mut slope: Row = std::array::from_fn(|at| pull[at] * (prior[at] - weights[at]));
        let on = |at: usize, other: usize| if at == other { pull[at] + FIRM } else { 0.0 };
        let mut curve: [Row; WIDTH] = std::array::from_fn(|at| std::array::from_fn(|other| on(at, other)));
        for Example { signals, like, weight } in &examples {
            let odds: f64 = weights
                .iter()
                .zip(signals)
                .map(|(weight, signal)| weight * signal)
                .sum();
            let likely = 1.0 / (1.0 + (-odds).exp());
            let (miss, sure) = (weight * (f64::from(*like) - likely), weight * likely * (1.0 - likely));
            for ((row, slope), signal) in curve.iter_mut().zip(&mut slope).zip(signals) {
                *slope += miss * signal;
                for (value, other) in row.iter_mut().zip(signals) {
                    *value += sure * signal * other;
                }
            }
        }
        let step = solve(curve, slope);
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight += step;
        }
    }
    let mut learnt = BEFORE;
    learnt.bias = weights[WIDTH - 1];
    learnt.weights.copy_from_slice(&weights[..WIDTH - 1]);
    learnt
}

/// Enough for the steps to become nothing.
const STEPS: usize = 12;
/// Keeps what no example speaks of solvable.
const FIRM: f64 = 1e-6;

/// Solves a positive definite system by elimination.
fn solve(mut left: [Row; WIDTH], mut right: Row) -> Row {
    for at in 0..WIDTH {
        let pivot = left[at];
        let above = right[at];
        for (row, value) in left.iter_mut().zip(&mut right).skip(at + 1) {
            let part = row[at] / pivot[at];
            for (entry, above) in row.iter_mut().zip(pivot) {
                *entry -= part * above;
            }
            *value -= part * above;
        }
    }
    for at in (0..WIDTH).rev() {
        let known: f64 = (at + 1..WIDTH).map(|other| left[at][other] * right[other]).sum();
        right[at] = (right[at] - known) / left[at][at];
    }
    right
}
