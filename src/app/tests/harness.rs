//! A state over an invented library, keys typed at it, and its effects carried out at once.

use crate::app::key::parse_sequence;
use crate::app::list::{List, arrange};
use crate::app::state::{Comparison, Marks, Overlay, Reader, Screen, Theme};
use crate::app::{Change, Effect, Library, Msg, State, update};
use crate::compare::{
    Alignment, Collation, Counterpart, Edit, EditKind, Figure, FigureKind, FigureStatus, Mention, Quote, QuoteStatus,
    Relation, Row, Sentence, Side, Sides, Summary, Telling,
};
use crate::corpus::{Article, ArticleId, Basis, Format, Head, Problem, Published};
use crate::story::Story;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The program and what stands outside of it.
pub struct Bench {
    pub state: State,
    pub articles: BTreeMap<String, Arc<Article>>,
    pub saved: Vec<Change>,
    pub copied: Vec<String>,
    /// Effects are not carried out but kept, for answers that come late.
    pub holding: bool,
    pub held: Vec<Effect>,
    pub quit: bool,
}

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
        headline: articles[0].head.title.clone().unwrap(),
        first: days().min(),
        last: days().max(),
        outlets: articles
            .iter()
            .filter_map(|article| article.head.outlet.clone())
            .collect(),
        articles: articles.iter().map(|article| article.head.id.clone()).collect(),
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
                differs: false,
                moved: false,
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
        cut: Vec::new(),
    });
    let figures = mentions(|text| text.contains("000"))
        .into_iter()
        .map(|mentions| Figure {
            kind: FigureKind::Number,
            status: FigureStatus::Conflict,
            mentions,
        });
    Collation {
        quotes: quotes.collect(),
        figures: figures.collect(),
        tellings,
        alignments,
        summary: Summary::default(),
        rows,
    }
}

impl Bench {
    /// At the stories, everything read, on a screen of 120 by 40.
    pub fn new() -> Bench {
        let mut bench = Bench::unread();
        let articles: Vec<_> = bench.articles.values().cloned().collect();
        bench.send(Msg::Library(library(&articles)));
        bench.send(Msg::LoadFinished);
        bench
    }

    /// Before anything has been read.
    pub fn unread() -> Bench {
        let named = |article: Arc<Article>| (article.head.id.to_string(), article);
        Bench {
            state: State::new("demo", 120, 40, Theme::Dark, Marks::default()),
            articles: articles().into_iter().map(named).collect(),
            saved: Vec::new(),
            copied: Vec::new(),
            holding: false,
            held: Vec::new(),
            quit: false,
        }
    }

    pub fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.state, msg);
        self.carry_out(effects);
    }

    /// Types keys set apart by spaces, each as in the command table: `j j ]u Space C-d`.
    pub fn keys(&mut self, keys: &str) -> &mut Bench {
        for sequence in keys.split_whitespace() {
            for key in parse_sequence(sequence).unwrap() {
                self.send(Msg::Key(key));
            }
        }
        self
    }

    /// Types text, as into a prompt.
    pub fn text(&mut self, text: &str) -> &mut Bench {
        for c in text.chars() {
            self.send(Msg::Key(crate::app::Key::char(c)));
        }
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Bench {
        self.send(Msg::Resize { columns, rows });
        self
    }

    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Some(answer) = self.perform(effect) {
                self.send(answer);
            }
        }
    }

    /// Answers what has been held back, the last first.
    pub fn release(&mut self) -> &mut Bench {
        self.holding = false;
        while let Some(effect) = self.held.pop() {
            self.carry_out(vec![effect]);
        }
        self
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Save(change) => self.saved.push(change),
            Effect::Copy(text) => self.copied.push(text),
            Effect::Quit => self.quit = true,
            Effect::Suspend => {}
            work if self.holding => self.held.push(work),
            work => return Some(self.answer(&work)),
        }
        None
    }

    fn read(&self, id: &ArticleId) -> Result<Arc<Article>, Problem> {
        self.articles.get(id.as_str()).cloned().ok_or_else(|| Problem {
            path: id.to_string(),
            record: None,
            line: None,
            cause: "the file is gone".into(),
        })
    }

    fn answer(&self, effect: &Effect) -> Msg {
        match effect {
            Effect::Arrange(arrangement) => Msg::Arranged(arrange(arrangement)),
            Effect::Read { job, id } => Msg::Article {
                job: *job,
                result: self.read(id),
            },
            Effect::FindCounterparts { job, of } => {
                let story = self.state.library.story_of(of);
                let others = story.map_or(&[][..], |story| story.articles.as_slice()).iter().rev();
                Msg::Counterparts {
                    job: *job,
                    of: of.clone(),
                    found: (others.filter(|id| *id != of).cloned())
                        .map(|id| Counterpart { id, score: 0.5 })
                        .collect(),
                }
            }
            Effect::Compare { job, ids } => Msg::Collated {
                job: *job,
                result: self.read(&ids.left).and_then(|left| {
                    let right = self.read(&ids.right)?;
                    Ok(Arc::new(collation(Sides::new(&*left, &*right))))
                }),
            },
            Effect::Save(_) | Effect::Copy(_) | Effect::Suspend | Effect::Quit => Msg::Tick,
        }
    }

    pub fn list(&self) -> &List {
        match self.state.screen() {
            Screen::List(list) => list,
            screen => panic!("no list: {screen:?}"),
        }
    }

    /// What the list's rows are called, the one under the cursor marked.
    pub fn rows(&self) -> Vec<String> {
        let list = self.list();
        let mark = |row| if row == list.cursor { "> " } else { "" };
        (0..list.rows.len())
            .map(|row| format!("{}{}", mark(row), list.title(row)))
            .collect()
    }

    pub fn row(&self) -> &str {
        let list = self.list();
        list.title(list.cursor)
    }

    pub fn reader(&self) -> &Reader {
        match self.state.screen() {
            Screen::Reader(reader) => reader,
            screen => panic!("no reader: {screen:?}"),
        }
    }

    pub fn comparison(&self) -> &Comparison {
        match self.state.screen() {
            Screen::Compare(comparison) => comparison,
            screen => panic!("no comparison: {screen:?}"),
        }
    }

    /// The ids compared.
    pub fn compared(&self) -> (&str, &str) {
        let ids = &self.comparison().ids;
        (ids.left.as_str(), ids.right.as_str())
    }

    /// The sentence under the cursor of a comparison, of one side.
    pub fn passage(&self, side: Side) -> Option<&str> {
        let comparison = self.comparison();
        let collation = comparison.collation.as_ref()?;
        let &number = collation.rows[comparison.cursor].sentences[side].first()?;
        Some(&collation.tellings[side].sentences[number].text)
    }

    pub fn notice(&self) -> &str {
        self.state.notice.as_ref().map_or("", |notice| &notice.text)
    }

    pub fn overlay(&self) -> &Overlay {
        self.state.overlay.as_ref().unwrap()
    }

    /// What was saved as read.
    pub fn read_marks(&self) -> Vec<(&str, bool)> {
        let reads = self.saved.iter().filter_map(|change| match change {
            Change::Read { id, read } => Some((id.as_str(), *read)),
            _ => None,
        });
        reads.collect()
    }
}
