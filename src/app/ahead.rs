//! Articles read before the reader comes to them.

use super::msg::Job;
use crate::corpus::{Article, ArticleId};
use std::collections::VecDeque;
use std::sync::Arc;

/// Articles kept at hand: those around the cursor and the last ones read.
const AT_HAND: usize = 8;

/// What was read before it is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Ahead {
    /// The newest last. `None`: it could not be read; asked for again when the cursor is on it, which tells why.
    articles: VecDeque<(ArticleId, Option<Arc<Article>>)>,
    pub(super) awaited: Option<(Job, ArticleId)>,
}

impl Ahead {
    pub(super) fn of(&self, id: &ArticleId) -> Option<&Arc<Article>> {
        let found = self.articles.iter().find(|(of, _)| of == id);
        found.and_then(|(_, article)| article.as_ref())
    }

    pub(super) fn holds(&self, id: &ArticleId) -> bool {
        self.articles.iter().any(|(of, _)| of == id)
    }

    /// The reading of an article that is under way, which is no longer one ahead.
    pub(super) fn asked_for(&mut self, id: &ArticleId) -> Option<Job> {
        self.awaited.take_if(|(_, of)| of == id).map(|(job, _)| job)
    }

    pub(super) fn keep(&mut self, id: ArticleId, article: Option<Arc<Article>>) {
        self.articles.retain(|(of, _)| *of != id);
        while self.articles.len() >= AT_HAND {
            self.articles.pop_front();
        }
        self.articles.push_back((id, article));
    }

    /// Texts that changed are read again.
    pub(super) fn forget(&mut self, is_changed: &dyn Fn(&ArticleId) -> bool) {
        self.articles.retain(|(id, _)| !is_changed(id));
        self.awaited = self.awaited.take().filter(|(_, id)| !is_changed(id));
    }
}
