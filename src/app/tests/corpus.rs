//! An invented corpus: seven articles of four stories, and what a comparison of two makes of them.

use crate::app::Library;
use crate::compare::{
    Alignment, Census, Changes, Collation, Edit, EditKind, Figure, FigureKind, FigureStatus, Mention, Quote,
    QuoteStatus, Relation, Row, Sentence, Side, Sides, Summary, Telling,
};
use crate::corpus::{Article, Basis, Format, Head, Place, Problem, Published};
use crate::story::{Divergence, Story};
use std::collections::BTreeMap;
use std::sync::Arc;

pub fn article(id: &str, outlet: Option<&str>, day: Option<&str>, title: &str, paragraphs: &[&str]) -> Arc<Article> {
    let words = paragraphs.iter().map(|text| text.split_whitespace().count()).sum();
    Arc::new(Article {
        head: Head {
            id: id.into(),
            path: id.into(),
            record: None,
            format: Format::Text,
            encoding: "utf-8".into(),
            title: Some(title.into()),
            outlet: outlet.map(Into::into),
            published: day.map(|day| Published::Day(day.parse().unwrap())),
            byline: (outlet == Some("Courier")).then(|| "Ada Lindqvist".into()),
            agency: None,
            url: None,
            language: Some("en".into()),
            words,
            place: Place::default(),
        },
        paragraphs: paragraphs.iter().map(|&text| text.into()).collect(),
        dropped: Vec::new(),
        basis: Basis::default(),
    })
}

/// Newest first: the levy (two outlets), the bridge (three), the bronzes (one), the reservoir (undated, unknown).
pub fn articles() -> Vec<Arc<Article>> {
    let long: Vec<String> = (0..40)
        .map(|n| {
            format!("Paragraph {n} of the long account says how the bearing was found. It was cold. The port waited.")
        })
        .collect();
    let mut bridge = vec![
        "Engineers closed the Harbour bridge on Monday night. They had found two cracks.",
        "“We had no choice but to close it at once,” said chief engineer Odile Marsh.",
        "About 38,000 cars use it daily.",
    ];
    bridge.extend(long.iter().map(String::as_str));
    vec![
        article(
            "courier/bridge",
            Some("Courier"),
            Some("2026-05-07"),
            "Bridge closed after cracks",
            &bridge,
        ),
        article(
            "post/bridge",
            Some("Post"),
            Some("2026-05-08"),
            "Harbour bridge shut",
            &[
                "The bridge was closed late on Monday. They had found two cracks.",
                "“We had no choice,” Odile Marsh said. Some 40,000 cars cross it each day.",
            ],
        ),
        article(
            "wire/bridge",
            Some("Meridian"),
            Some("2026-05-08"),
            "Bridge shut over cracks",
            &["The bridge was closed late on Monday. A bearing had cracked."],
        ),
        article(
            "courier/levy",
            Some("Courier"),
            Some("2026-05-09"),
            "Grain levy passes",
            &["The levy passed by 61 votes to 58. It takes effect on 1 July."],
        ),
        article(
            "gazette/levy",
            Some("Gazette"),
            Some("2026-05-09"),
            "Lévy on grain carried",
            &["By 61 votes to 58 the levy was carried. Farmers blocked two roads."],
        ),
        article(
            "gazette/bronzes",
            Some("Gazette"),
            Some("2026-05-03"),
            "Museum returns two bronzes",
            &["The museum gave two bronzes back."],
        ),
        article(
            "notes/reservoir",
            None,
            None,
            "Reservoir runs low",
            &["A quarter is left."],
        ),
    ]
}

fn story(articles: &[&Arc<Article>]) -> Story {
    let days = || {
        articles
            .iter()
            .filter_map(|article| article.head.published)
            .map(|published| published.day())
    };
    Story {
        id: articles[0].head.id.clone(),
        headline: articles[0]
            .head
            .title
            .clone()
            .unwrap_or_else(|| articles[0].head.path.clone()),
        first: days().min(),
        last: days().max(),
        outlets: articles
            .iter()
            .filter_map(|article| article.head.outlet.clone())
            .collect(),
        articles: articles.iter().map(|article| article.head.id.clone()).collect(),
        central: articles[0].head.id.clone(),
        opening: String::new(),
        divergence: Divergence::default(),
    }
}

/// A library in which articles whose ids end alike tell the same story.
pub fn library(articles: &[Arc<Article>]) -> Arc<Library> {
    let mut stories: BTreeMap<&str, Vec<&Arc<Article>>> = BTreeMap::new();
    for article in articles {
        let (_, topic) = article.head.id.as_str().split_once('/').unwrap();
        stories.entry(topic).or_default().push(article);
    }
    Arc::new(Library::build(
        articles.iter().map(|article| Arc::new(article.head.clone())).collect(),
        stories.values().map(|articles| story(articles)).collect(),
        vec![Problem {
            path: "broken.json".into(),
            record: None,
            line: Some(3),
            cause: "a comma is missing".into(),
        }],
    ))
}

/// Sentences end at full stops; the nth sentence of one side stands level with the nth of the other.
pub fn collation(sides: Sides<&Article>) -> Collation {
    let telling = |article: &Article| {
        let mut sentences = Vec::new();
        for (paragraph, text) in article.paragraphs.iter().enumerate() {
            let mut at = 0;
            for piece in text.split_inclusive(". ") {
                let sentence = piece.trim_end();
                sentences.push(Sentence {
                    text: sentence.into(),
                    paragraph,
                    span: at..at + sentence.len(),
                });
                at += piece.len();
            }
        }
        Telling {
            id: article.head.id.clone(),
            title: article.head.title.clone(),
            outlet: article.head.outlet.clone(),
            published: article.head.published,
            sentences,
        }
    };
    let tellings = sides.map(telling);
    let text = |side: Side, number: usize| {
        tellings[side]
            .sentences
            .get(number)
            .map(|sentence| sentence.text.clone())
    };
    let mut rows = Vec::new();
    let mut alignments = Vec::new();
    for number in 0..tellings.left.sentences.len().max(tellings.right.sentences.len()) {
        let pair = Sides::from_fn(|side| text(side, number));
        let mut row = Row {
            sentences: pair.as_ref().map(|text| text.iter().map(|_| number).collect()),
            alignments: Vec::new(),
        };
        if let (Some(left), Some(right)) = (&pair.left, &pair.right) {
            row.alignments.push(alignments.len());
            alignments.push(Alignment {
                sentences: Sides::new(vec![number], vec![number]),
                relation: if left == right {
                    Relation::Verbatim
                } else {
                    Relation::Paraphrase
                },
                score: 1.0,
                edits: pair.as_ref().map(|text| {
                    text.iter()
                        .map(|text| Edit {
                            sentence: number,
                            span: 0..text.len(),
                            kind: EditKind::Shared,
                        })
                        .collect()
                }),
                changes: Changes::default(),
                differs: false,
                moved: false,
                attribution: Sides::default(),
                attribution_changed: Vec::new(),
                strength: Vec::new(),
                why: vec!["the same words".into()],
            });
        }
        rows.push(row);
    }
    let mentions = |is: fn(&str) -> bool| -> Vec<Sides<Option<Mention>>> {
        let mut found = Vec::new();
        for side in Side::BOTH {
            for (number, sentence) in tellings[side].sentences.iter().enumerate().filter(|(_, s)| is(&s.text)) {
                let mut mention = Sides::default();
                mention[side] = Some(Mention {
                    sentence: number,
                    span: 0..sentence.text.len(),
                    text: sentence.text.clone(),
                });
                found.push(mention);
            }
        }
        found
    };
    let quotes = mentions(|text| text.contains('“')).into_iter().map(|mentions| Quote {
        speaker: None,
        status: QuoteStatus::Trimmed,
        mentions,
        speakers: Sides::default(),
        changed: false,
        altered: Vec::new(),
        filled: Vec::new(),
        cut: Vec::new(),
    });
    let figures = mentions(|text| text.contains("000"))
        .into_iter()
        .map(|mentions| Figure {
            kind: FigureKind::Number,
            status: FigureStatus::Conflict,
            mentions,
            of: Sides::default(),
            value: Sides::default(),
            why: None,
        });
    let mut collation = Collation {
        quotes: quotes.collect(),
        figures: figures.collect(),
        names: Vec::new(),
        tellings,
        alignments,
        nearest: Sides::default(),
        sources: Sides::default(),
        pronouns: Sides::default(),
        omissions: Sides::default(),
        utterances: Vec::new(),
        census: Census::default(),
        additions: Sides::default(),
        summary: Summary::default(),
        rows,
    };
    collation.settle();
    collation
}
