//! Compares every pair of a story, away from the screen.

use super::jobs::{Answer, Wanted, fetch};
use super::shelf::Shelf;
use crate::app::pairs::Pair;
use crate::app::{Job, Msg};
use crate::compare::{Outline, Sides, compare};
use crate::corpus::{Article, ArticleId};
use crossbeam_channel::Receiver;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Pairs to compare.
pub type Pairing = (Job, Vec<Sides<Wanted>>);

/// What has been compared is shown this often.
const OFTEN: Duration = Duration::from_millis(200);

/// Answers requests; a newer one ends the one before it.
pub fn pair(requests: &Receiver<Pairing>, answer: &Answer, shelf: &Shelf) {
    let mut waiting = None;
    while let Some((job, wanted)) = waiting.take().or_else(|| requests.recv().ok()) {
        // Each article is read once; what can't be read has no pairs.
        let mut read: FxHashMap<ArticleId, Option<Arc<Article>>> = FxHashMap::default();
        let mut pairs = Vec::new();
        let mut shown = Instant::now();
        for wanted in &wanted {
            if let Some(newer) = requests.try_iter().last() {
                waiting = Some(newer);
                break;
            }
            let sides = wanted.as_ref().map(|wanted| {
                let id = wanted.head.as_ref().map_or_else(Clone::clone, |head| head.id.clone());
                let article = read
                    .entry(id)
                    .or_insert_with(|| fetch(shelf, wanted).ok().map(Arc::new));
                article.clone()
            });
            if let (Some(left), Some(right)) = (sides.left, sides.right)
                && let Ok(outline) = answer.guard("Comparing", || Outline::of(&compare(Sides::new(&*left, &*right))))
            {
                let ids = Sides::new(left.head.id.clone(), right.head.id.clone());
                pairs.push(Pair { ids, outline });
            }
            if shown.elapsed() >= OFTEN {
                let pairs = std::mem::take(&mut pairs);
                answer.send(Msg::Pairs {
                    job,
                    pairs,
                    last: false,
                });
                shown = Instant::now();
            }
        }
        answer.send(Msg::Pairs { job, pairs, last: true });
    }
}
