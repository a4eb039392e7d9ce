//! How long sketching, grouping and looking for a partner take on invented news.
//!
//! `cargo bench --bench story`

use parallax::corpus::{Article, Basis, Format, Head, Place, Published};
use parallax::story::{Entry, Sketch, group, nearest};
use std::sync::Arc;

fn main() {
    divan::main();
}

/// The same numbers on every machine (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Article `n`: three tell one story; 500 words, a third of them the story's own, the rest common in a skewed way.
fn article(n: u64) -> Article {
    let (mut dice, mut own) = (Dice(n), Dice(n / 3 + 1_000_000));
    let names: Vec<u64> = (0..30).map(|_| own.below(200_000)).collect();
    let mut word = || match dice.below(3) {
        0 => format!("Name{}", names[dice.below(30) as usize]),
        _ => format!("word{}", dice.below(100) * dice.below(100)),
    };
    let paragraphs = (0..20)
        .map(|_| (0..25).map(|_| word()).collect::<Vec<_>>().join(" ") + ".")
        .collect();
    let id = format!("{:03}/{n:07}.txt", n / 500);
    Article {
        head: Head {
            id: id.as_str().into(),
            path: id,
            record: None,
            format: Format::Text,
            encoding: "utf-8".into(),
            title: Some(format!("Name{} and Name{}", names[0], names[1])),
            outlet: Some(format!("Outlet {}", n % 30)),
            published: Some(Published::Day(jiff::civil::date(
                2031,
                1 + (n / 3 % 12) as i8,
                1 + (n / 3 % 28) as i8,
            ))),
            byline: None,
            agency: None,
            url: None,
            language: Some("en".into()),
            place: Place::default(),
            words: 500,
        },
        paragraphs,
        dropped: Vec::new(),
        basis: Basis::default(),
    }
}

fn entries(count: u64) -> Vec<Entry> {
    (0..count)
        .map(|n| {
            let article = article(n);
            Entry {
                sketch: Sketch::of(&article),
                head: Arc::new(article.head),
            }
        })
        .collect()
}

#[divan::bench]
fn sketch(bencher: divan::Bencher) {
    let article = article(7);
    bencher.bench(|| Sketch::of(divan::black_box(&article)));
}

#[divan::bench(args = [25, 1_000, 4_000, 16_000], sample_count = 5)]
fn grouping(bencher: divan::Bencher, count: u64) {
    let entries = entries(count);
    bencher.bench(|| group(divan::black_box(&entries)));
}

#[divan::bench(args = [1_000, 16_000], sample_count = 10)]
fn nearest_partner(bencher: divan::Bencher, count: u64) {
    let entries = entries(count);
    bencher.bench(|| nearest(divan::black_box(&entries), &entries[11].head.id));
}
