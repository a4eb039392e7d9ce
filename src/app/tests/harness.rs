//! A state over an invented library, keys typed at it, and its effects carried out at once.

use super::corpus::{articles, collation, library};
use crate::app::ahead::Ahead;
use crate::app::key::parse_sequence;
use crate::app::list::{Arrangement, List, Scope, Sort, arrange};
use crate::app::pairs::Pair;
use crate::app::seek;
use crate::app::state::{Comparison, Marks, Overlay, Reader, Screen, Theme};
use crate::app::{Change, Effect, Library, Msg, Reloaded, State, Unwritten, update};
use crate::compare::{Collation, Counterpart, Outline, Side, Sides};
use crate::corpus::{Article, ArticleId, Head, Problem};
use crate::search::{Excerpt, Leaf, Query, Shelved, Sought, Tally};
use crate::story::{Bonds, Member, retie};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Articles with what is found out about them.
pub trait World: Send + Sync {
    /// A library of articles of it.
    fn library(&self, articles: &[Arc<Article>]) -> Arc<Library>;
    fn collation(&self, sides: Sides<&Article>) -> Arc<Collation>;
}

/// The invented corpus.
struct Invented;

impl World for Invented {
    fn library(&self, articles: &[Arc<Article>]) -> Arc<Library> {
        library(articles)
    }

    fn collation(&self, sides: Sides<&Article>) -> Arc<Collation> {
        Arc::new(collation(sides))
    }
}

/// The program and what stands outside of it.
#[derive(Clone)]
pub struct Bench {
    pub state: State,
    pub articles: BTreeMap<String, Arc<Article>>,
    world: Arc<dyn World>,
    /// All articles there ever were, in their order.
    pub all: Vec<Arc<Article>>,
    pub saved: Vec<Change>,
    pub copied: Vec<String>,
    pub opened: Vec<String>,
    /// Files that were written.
    pub files: BTreeMap<String, String>,
    /// Effects are not carried out but kept, for answers that come late.
    pub holding: bool,
    pub held: Vec<Effect>,
    pub quit: bool,
}

impl Bench {
    /// At the stories, everything read, on a screen of 120 by 40.
    pub fn new() -> Bench {
        Bench::unread().read_whole()
    }

    /// Everything has been read.
    pub fn read_whole(mut self) -> Bench {
        let articles: Vec<_> = self.articles.values().cloned().collect();
        self.send(Msg::Library(self.world.library(&articles)));
        self.send(Msg::LoadFinished);
        self
    }

    /// Before anything has been read.
    pub fn unread() -> Bench {
        Bench::over(Arc::new(Invented), articles())
    }

    /// The same over another corpus.
    pub fn over(world: Arc<dyn World>, all: Vec<Arc<Article>>) -> Bench {
        let named = |article: Arc<Article>| (article.head.id.to_string(), article);
        let mut state = State::new("demo", 120, 40, Theme::Dark, Marks::default());
        // By day the invented rows stand in an order that is easy to follow.
        if let Some(Screen::List(list)) = state.screens.first_mut() {
            list.sort = Sort::Newest;
        }
        Bench {
            state,
            articles: all.iter().cloned().map(named).collect(),
            world,
            all,
            saved: Vec::new(),
            copied: Vec::new(),
            opened: Vec::new(),
            files: BTreeMap::new(),
            holding: false,
            held: Vec::new(),
            quit: false,
        }
    }

    /// A library of the first articles.
    pub fn some(&self, articles: usize) -> Arc<Library> {
        self.world.library(&self.all[..articles.min(self.all.len())])
    }

    /// Reads the long account of the bridge.
    pub fn reading() -> Bench {
        let mut bench = Bench::new();
        bench.keys("ga");
        let rows = bench.rows();
        let at = rows.iter().position(|row| row.contains("Bridge closed after cracks"));
        bench.keys(&format!("{}G Enter", at.unwrap() + 1));
        assert_eq!(bench.reader().id.as_str(), "courier/bridge");
        bench
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
            Effect::Save(Change::Together(changes)) => self.saved.extend(changes),
            Effect::Save(change) => self.saved.push(change),
            Effect::Copy(text) => self.copied.push(text),
            Effect::Open(address) => self.opened.push(address),
            Effect::Export { path, text, replace } => {
                let done = match path.as_str() {
                    "no/where.md" => Err(Unwritten::Failed("there is no such folder".into())),
                    name if self.files.contains_key(name) && !replace => Err(Unwritten::Exists),
                    name => {
                        self.files.insert(name.to_owned(), text);
                        Ok(())
                    }
                };
                return Some(Msg::Exported { path, done });
            }
            Effect::Quit => self.quit = true,
            Effect::Suspend => {}
            work if self.holding => self.held.push(work),
            work => return Some(self.answer(&work)),
        }
        None
    }

    fn read(&self, id: &ArticleId) -> Result<Arc<Article>, Problem> {
        let told = self.told(id)?;
        Ok(Arc::new(self.state.edits.article(Article::clone(&told))))
    }

    /// What the file says.
    fn told(&self, id: &ArticleId) -> Result<Arc<Article>, Problem> {
        self.articles.get(id.as_str()).cloned().ok_or_else(|| Problem {
            path: id.to_string(),
            record: None,
            line: None,
            cause: "the file is gone".into(),
        })
    }

    fn answer(&self, effect: &Effect) -> Msg {
        match effect {
            Effect::Arrange(arrangement) => match &arrangement.scope {
                Scope::Search(text) => self.search(arrangement, text),
                _ => Msg::Arranged(arrange(arrangement)),
            },
            Effect::Excerpts(wanted) => {
                let head = |row: &u32| wanted.library.heads.get(*row as usize);
                let excerpt = |row: &u32| Some((*row, self.excerpt(&wanted.search, &head(row)?.id)));
                Msg::Excerpts {
                    job: wanted.job,
                    excerpts: wanted.rows.iter().filter_map(excerpt).collect(),
                }
            }
            Effect::Read { job, id, told } => Msg::Article {
                job: *job,
                result: if *told { self.told(id) } else { self.read(id) },
            },
            Effect::Correct(edits) => {
                let corrected: Vec<_> = (self.articles.values())
                    .map(|article| Arc::new(edits.article(Article::clone(article))))
                    .collect();
                let plain = self.world.library(&corrected);
                let stories = retie(plain.stories.clone(), &plain.heads, &edits.ties);
                let tied = Library::hiding(edits.hidden(), plain.heads.clone(), stories, plain.problems.clone());
                Msg::Library(Arc::new(tied))
            }
            Effect::Reload => Msg::Reloaded(Reloaded {
                asked: true,
                ..Reloaded::default()
            }),
            Effect::FindCounterparts { job, of } => {
                let story = self.state.library.story_of(of);
                let others = story.map_or(&[][..], |story| story.articles.as_slice()).iter().rev();
                Msg::Counterparts {
                    job: *job,
                    of: of.clone(),
                    found: (others.filter(|id| *id != of).cloned())
                        .map(|id| Counterpart {
                            id,
                            score: 0.5,
                            shared: None,
                        })
                        .collect(),
                }
            }
            Effect::Bind { job, story, of } => {
                let library = &self.state.library;
                let own = library.story_of(story);
                let member = |id: &ArticleId| Member {
                    id: id.clone(),
                    likeness: 0.25,
                };
                let others = library
                    .stories
                    .iter()
                    .filter(|other| Some(&other.id) != own.map(|own| &own.id));
                let bonds = own.map(|own| Bonds {
                    asked: 0.04,
                    members: own.articles.iter().map(member).collect(),
                    nearest: of.as_ref().and(own.articles.last()).map(member),
                    near: others.flat_map(|other| &other.articles).map(member).collect(),
                    ..Bonds::default()
                });
                Msg::Bonds {
                    job: *job,
                    found: bonds.map(Arc::new),
                }
            }
            Effect::Compare { job, ids } => Msg::Collated {
                job: *job,
                result: self.read(&ids.left).and_then(|left| {
                    let right = self.read(&ids.right)?;
                    Ok(self.world.collation(Sides::new(&*left, &*right)))
                }),
            },
            Effect::ComparePairs { job, pairs } => {
                let outline = |ids: &Sides<ArticleId>| -> Option<Pair> {
                    let (left, right) = (self.read(&ids.left).ok()?, self.read(&ids.right).ok()?);
                    let collation = self.world.collation(Sides::new(&*left, &*right));
                    let (ids, outline) = (ids.clone(), Outline::of(&collation));
                    Some(Pair { ids, outline })
                };
                Msg::Pairs {
                    job: *job,
                    pairs: pairs.iter().filter_map(outline).collect(),
                    last: true,
                }
            }
            Effect::Save(_)
            | Effect::Copy(_)
            | Effect::Open(_)
            | Effect::Export { .. }
            | Effect::Suspend
            | Effect::Quit => Msg::Tick,
        }
    }

    fn excerpt(&self, search: &str, id: &ArticleId) -> Excerpt {
        let sought = Sought::of(&Query::parse_open(search).unwrap());
        let article = self.articles.get(id.as_str());
        let texts = article.iter().flat_map(|article| &article.paragraphs);
        Excerpt::of(&sought, &texts.map(String::as_str).collect::<Vec<_>>(), None)
    }

    /// Every article is asked; the first one seen has its excerpt at once, the others are asked for.
    fn search(&self, arrangement: &Arrangement, text: &str) -> Msg {
        let query = Query::parse_open(text).unwrap();
        let library = &arrangement.library;
        let sought = Sought::of(&query);
        let tallies = |head: &Arc<Head>| {
            let article = self.articles.get(head.id.as_str());
            article.map(|article| sought.tallies(article)).unwrap_or_default()
        };
        let tallies: Vec<Vec<Tally>> = library.heads.iter().map(tallies).collect();
        let column = |number: usize, _: &Leaf| {
            let of = tallies.iter().map(|of| of.get(number).copied().unwrap_or_default());
            Ok::<_, ()>(of.collect())
        };
        let admits = seek::admits(&query, library, &arrangement.marks);
        let answers = Shelved::of(&library.heads).answers(&query, admits.as_deref(), column);
        let mut arrangement = arrangement.clone();
        let found = answers.unwrap().into_iter().filter(|_| !query.is_empty());
        arrangement.found = Some(found.map(|answer| answer.article).collect());
        let mut arranged = arrange(&arrangement);
        if let Some(row) = arranged.rows.first() {
            let excerpt = self.excerpt(text, &library.heads[*row as usize].id);
            arranged.excerpts.insert(*row, excerpt);
        }
        Msg::Arranged(arranged)
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

    /// Nothing was read before its article was changed.
    pub fn read_nothing_ahead(&mut self) -> &mut Bench {
        self.state.ahead = Ahead::default();
        self
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
