//! Long streams of whatever may happen, over the demo: nothing panics, every cursor is in range, and what can be taken back is
//! as it was before when it has been.

use super::any_order::{Step, check, step, take};
use super::harness::{Bench, World};
use crate::app::{Command, Library, Msg, State, update};
use crate::compare::{Collation, Sides, compare};
use crate::corpus::{Article, ArticleId, Loaded, Sources};
use crate::story::{Entry, Sketch, group};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock, Mutex};

/// Messages of one stream.
const LENGTH: usize = 250;

/// Streams: 10,000 messages in all with the usual number of cases; `PROPTEST_CASES` asks for more.
fn streams() -> u32 {
    (ProptestConfig::default().cases * 40).div_ceil(256)
}

/// An article, and how long its text is.
type Version = (ArticleId, usize);

/// The demo, with what was found out about it.
struct Demo {
    entries: HashMap<ArticleId, Entry>,
    collations: Mutex<HashMap<(Version, Version), Arc<Collation>>>,
}

impl World for Demo {
    fn library(&self, articles: &[Arc<Article>]) -> Arc<Library> {
        let entry = |article: &Arc<Article>| Entry {
            head: Arc::new(article.head.clone()),
            sketch: self.entries[&article.head.id].sketch.clone(),
        };
        let entries: Vec<Entry> = articles.iter().map(entry).collect();
        let stories = group(&entries);
        let heads = entries.into_iter().map(|entry| entry.head).collect();
        Arc::new(Library::build(heads, stories, Vec::new()))
    }

    fn collation(&self, sides: Sides<&Article>) -> Arc<Collation> {
        // A text that changed has another length; what is corrected of a head changes no passage.
        let key = sides.map(|article| {
            let length: usize = article.paragraphs.iter().map(String::len).sum();
            (article.head.id.clone(), length)
        });
        let mut known = self.collations.lock().unwrap();
        Arc::clone(
            known
                .entry((key.left, key.right))
                .or_insert_with(|| Arc::new(compare(sides))),
        )
    }
}

static DEMO: LazyLock<(Arc<Demo>, Vec<Arc<Article>>)> = LazyLock::new(|| {
    let mut all = Vec::new();
    Sources::demo().load_in_order(&AtomicBool::new(false), &mut |loaded| {
        if let Loaded::Article(article) = loaded {
            all.push(Arc::new(*article));
        }
        true
    });
    let entry = |article: &Arc<Article>| {
        let sketch = Sketch::of(article);
        let head = Arc::new(article.head.clone());
        (article.head.id.clone(), Entry { head, sketch })
    };
    let entries = all.iter().map(entry).collect();
    let collations = Mutex::default();
    (Arc::new(Demo { entries, collations }), all)
});

fn demo() -> Bench {
    let (demo, all) = &*DEMO;
    Bench::over(Arc::clone(demo) as Arc<dyn World>, all.clone()).read_whole()
}

/// Takes the last step back, as after every answer has come.
fn taken_back(bench: &Bench) -> State {
    let mut fork = bench.clone();
    fork.holding = false;
    fork.state.overlay = None;
    let mut effects = Vec::new();
    update::perform(&mut fork.state, Command::Undo, None, &mut effects);
    fork.carry_out(effects);
    // What is on the screen is laid out with every message.
    fork.send(Msg::Tick);
    fork.state
}

proptest! {
    #![proptest_config(ProptestConfig { cases: streams(), max_shrink_iters: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn whatever_happens_to_the_demo_fits_together_and_can_be_taken_back(
        steps in prop::collection::vec(step(), LENGTH),
    ) {
        let mut bench = demo();
        for step in steps {
            let before = bench.state.clone();
            // Of several keys one may do what can be taken back and another open an article, which stays read.
            let one = match &step {
                Step::Text(text) => text.chars().count() == 1,
                Step::Keys(keys) => !keys.contains(' '),
                _ => true,
            };
            let taken = format!("{step:?}");
            take(&mut bench, step);
            if bench.quit {
                bench = demo();
                continue;
            }
            check(&bench.state);
            if one && bench.state.undo.len() == before.undo.len() + 1 {
                let after = taken_back(&bench);
                check(&after);
                // A correction may take an article off the screen and open another one, which stays read; so may taking it back.
                let mut marks = (*after.marks).clone();
                if bench.state.edits != before.edits {
                    marks.read.retain(|id| before.marks.read.contains(id));
                }
                prop_assert_eq!(&marks, &*before.marks, "{} and taken back", taken);
                prop_assert_eq!(&after.edits, &before.edits, "{} and taken back", taken);
                prop_assert_eq!(&after.undo, &before.undo, "{} and taken back", taken);
            }
        }
    }
}
