//! All pairs of a story beside each other: where a quotation was cut, where figures differ.

use super::msg::Job;
use crate::compare::{Outline, Sides};
use crate::corpus::ArticleId;

/// Articles of a story whose pairs are compared, its first ones: 120 pairs.
pub const ARTICLES: usize = 16;

/// Two articles and what their comparison comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub ids: Sides<ArticleId>,
    pub outline: Outline,
}

/// The list of pairs of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Of the story as it was when it was asked for.
    pub headline: String,
    /// The articles whose pairs they are.
    pub articles: Vec<ArticleId>,
    /// Those compared so far, the most differing first.
    pub rows: Vec<Pair>,
    pub awaited: Option<Job>,
    /// The first is opened once all are there: Enter came before any was.
    pub entered: bool,
    /// The pair the list was opened over: the cursor goes to it once it is there.
    pub in_view: Option<Sides<ArticleId>>,
    /// Pairs there will be.
    pub total: usize,
    /// Articles of the story whose pairs are not among them.
    pub left_out: usize,
    pub cursor: usize,
    pub top: usize,
}

impl Pairs {
    /// More pairs have been compared. The cursor stays on its pair, and on top where it was not moved.
    pub fn take(&mut self, more: Vec<Pair>) {
        let at = self.rows.get(self.cursor).filter(|_| self.cursor > 0);
        let at = at.map(|pair| pair.ids.clone());
        self.rows.extend(more);
        // Of those alike the ones that tell most in common.
        self.rows.sort_by(|one, other| {
            let key = |pair: &Pair| (pair.outline.differences(), pair.outline.shared);
            key(other)
                .cmp(&key(one))
                .then_with(|| one.ids.left.cmp(&other.ids.left))
        });
        if let Some(at) = at {
            self.cursor = self.rows.iter().position(|pair| pair.ids == at).unwrap_or(0);
        } else {
            self.go_to_pair_in_view();
        }
    }

    /// Puts the cursor on the pair the list was opened over, whichever of it stands on the left.
    pub fn go_to_pair_in_view(&mut self) {
        let Some(view) = &self.in_view else { return };
        let both = |ids: &Sides<ArticleId>| ids == view || ids.left == view.right && ids.right == view.left;
        if let Some(at) = self.rows.iter().position(|pair| both(&pair.ids)) {
            self.cursor = at;
        }
    }
}

/// The pairs of some articles, each once, in their order.
pub fn all(articles: &[ArticleId]) -> Vec<Sides<ArticleId>> {
    let each = articles.iter().enumerate();
    let pairs = each.flat_map(|(at, left)| {
        let rest = articles.iter().skip(at + 1);
        rest.map(move |right| Sides::new(left.clone(), right.clone()))
    });
    pairs.collect()
}
