//! How long a comparison takes: two ordinary articles, two long ones, two of hostile length; and which stage takes how much.
//!
//! Where there is more than one core, figures and names are found beside the stages up to the links: their own stage is what is still
//! to be waited for then.

use divan::Bencher;
use parallax::compare::{Sides, compare, compare_watched};
use std::time::Instant;

use parallax::corpus::{Article, ArticleId, Basis, Format, Head, Place};

fn main() {
    for sentences in [30, 500] {
        stages(sentences);
    }
    divan::main();
}

/// Prints the time of each stage, the middle one of several runs, and its share of the whole.
fn stages(sentences: usize) {
    let (left, right) = (article(sentences, 0), article(sentences, 1));
    let runs = if sentences < 100 { 201 } else { 21 };
    let mut times: Vec<(&'static str, Vec<f64>)> = Vec::new();
    for _ in 0..runs {
        let mut stage = 0;
        let mut since = Instant::now();
        let collation = compare_watched(Sides::new(&left, &right), |name| {
            let took = since.elapsed().as_secs_f64() * 1000.0;
            match times.get_mut(stage) {
                Some((_, times)) => times.push(took),
                None => times.push((name, vec![took])),
            }
            stage += 1;
            since = Instant::now();
        });
        divan::black_box(collation);
    }
    let middle = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let told: Vec<(&str, f64)> = times.iter_mut().map(|(name, times)| (*name, middle(times))).collect();
    let whole: f64 = told.iter().map(|(_, time)| time).sum();
    println!("two articles of {sentences} sentences: {whole:.2} ms");
    for (name, time) in told {
        println!("  {name:<22} {time:8.3} ms {:5.1} %", time / whole * 100.0);
    }
}

const WHO: &[&str] = &[
    "The harbour master",
    "Mayor Ada Moor",
    "A grid engineer",
    "General Lew Tarn",
    "The weather office",
];
const DID: &[&str] = &["said", "denied", "confirmed", "told reporters", "warned"];
const WHAT: &[&str] = &[
    "that 40,000 homes had lost power",
    "that the dam at Port Ella would hold",
    "the ferry carried 212 passengers",
    "schools would stay shut until Monday",
    "“we wait for the water to fall in this area”",
    "nobody had been hurt in the storm",
    "the bridge would cost $2.5 million to mend",
];
const WHERE: &[&str] = &[
    "in the old town",
    "near the quay",
    "at the northern lock",
    "by the railway",
    "on Saturday",
    "after the flood",
];

/// News of `sentences` sentences: the same story for every seed, in other words and another order.
fn article(sentences: usize, seed: usize) -> Article {
    let pick = |list: &[&'static str], at: usize| list[at % list.len()];
    let paragraphs = (0..sentences)
        .map(|number| {
            let fact = number * (seed + 1);
            let (who, did) = (pick(WHO, fact + seed), pick(DID, number / 3 + seed));
            format!(
                "{who} {did} {} {}, in ward {} of {}.",
                pick(WHAT, fact),
                pick(WHERE, fact / 7),
                fact % 97,
                fact % 31
            )
        })
        .collect();
    let head = Head {
        id: ArticleId::from(format!("{seed}.txt")),
        path: format!("{seed}.txt"),
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
        paragraphs,
        dropped: Vec::new(),
        basis: Basis::default(),
    }
}

#[divan::bench(args = [30, 100, 500])]
fn two_articles(bencher: Bencher, sentences: usize) {
    let (left, right) = (article(sentences, 0), article(sentences, 1));
    bencher.bench(|| compare(Sides::new(&left, &right)));
}

#[divan::bench(sample_count = 3)]
fn hostile_length(bencher: Bencher) {
    let (left, right) = (article(5000, 0), article(5000, 1));
    bencher.bench(|| compare(Sides::new(&left, &right)));
}
