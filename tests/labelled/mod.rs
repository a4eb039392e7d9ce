//! Pairs of articles labelled by hand: how they are written down, and how much of what is told is as labelled.

use parallax::compare::{Collation, Sides, compare};
use parallax::corpus::{Article, Format, Head, Loaded, Place, Published, Sources};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{LazyLock, Mutex};

/// Kind, status, and what each side prints.
pub type Label = (String, String, String, String);

fn demo() -> &'static BTreeMap<String, Article> {
    static DEMO: LazyLock<BTreeMap<String, Article>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
        let articles = Mutex::new(BTreeMap::new());
        Sources::open(&[folder])
            .unwrap()
            .load(&AtomicBool::new(false), &|loaded| {
                if let Loaded::Article(article) = loaded {
                    articles.lock().unwrap().insert(article.head.id.to_string(), *article);
                }
            });
        articles.into_inner().unwrap()
    });
    &DEMO
}

/// The article a block names: one of the demo, or a day with paragraphs of its own.
pub fn article(name: &str, paragraphs: &[&str]) -> Article {
    if let Some(article) = demo().get(name) {
        return article.clone();
    }
    let published: jiff::civil::Date = name.parse().expect("a day or a demo article");
    let id = format!("{name}-{}.txt", paragraphs.first().map_or(0, |text| text.len()));
    Article {
        head: Head {
            id: id.as_str().into(),
            path: id.clone(),
            record: None,
            format: Format::Text,
            encoding: "utf-8".to_owned(),
            title: None,
            outlet: None,
            published: Some(Published::Day(published)),
            byline: None,
            agency: None,
            url: None,
            language: Some("en".to_owned()),
            words: 0,
            place: Place::default(),
        },
        paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
        dropped: Vec::new(),
        basis: parallax::corpus::Basis::default(),
    }
}

/// The blocks of a file: title, both articles, labels.
fn blocks(text: &str) -> Vec<(String, Sides<Article>, Vec<Label>)> {
    text.split("\n== ")
        .skip(1)
        .map(|block| {
            let (title, rest) = block.split_once('\n').unwrap();
            let (texts, labels) = rest.split_once("\n=\n").unwrap();
            let (left, right) = texts.split_once("\n> ").unwrap();
            let side = |text: &str| {
                let mut lines = text.lines();
                let name = lines.next().unwrap().trim_start_matches("< ");
                article(name, &lines.collect::<Vec<_>>())
            };
            let label = |line: &str| {
                let parts: Vec<&str> = line.split('|').map(str::trim).collect();
                let [kind, status, left, right] = [0, 1, 2, 3].map(|at| parts.get(at).copied().unwrap_or_default());
                (kind.to_owned(), status.to_owned(), left.to_owned(), right.to_owned())
            };
            let labels = labels.lines().filter(|line| !line.is_empty()).map(label).collect();
            (title.to_owned(), Sides::new(side(left), side(right)), labels)
        })
        .collect()
}

/// How many rows are labelled, the share of them told as by hand, where what is missing and what is told besides counts as wrong,
/// and every error in words. `printed` takes the rows out of a collation, `alike` says whether a labelled place is the printed one.
pub fn measure(
    text: &str,
    printed: impl Fn(&Collation) -> Vec<Label>,
    alike: impl Fn(&str, &str) -> bool,
) -> (usize, f64, Vec<String>) {
    let (mut right, mut all, mut labelled) = (0_u32, 0_u32, 0);
    let mut errors = Vec::new();
    for (title, sides, labels) in blocks(text) {
        let mut printed = printed(&compare(sides.as_ref()));
        labelled += labels.len();
        for label in labels {
            let same = |told: &Label| {
                (&told.0, &told.1) == (&label.0, &label.1) && alike(&label.2, &told.2) && alike(&label.3, &told.3)
            };
            all += 1;
            if let Some(at) = printed.iter().position(same) {
                printed.remove(at);
                right += 1;
            } else {
                errors.push(format!("{title}: missing {label:?}"));
            }
        }
        // What is told with another kind or status was counted as missing already.
        let told_besides = printed
            .iter()
            .filter(|told| {
                !errors
                    .iter()
                    .any(|error| error.starts_with(&title) && error.contains(&format!("{:?}", longest(told))))
            })
            .count();
        all += u32::try_from(told_besides).unwrap();
        errors.extend(printed.iter().map(|told| format!("{title}: told {told:?}")));
    }
    (labelled, f64::from(right) / f64::from(all), errors)
}

fn longest(told: &Label) -> &str {
    if told.2.is_empty() { &told.3 } else { &told.2 }
}
