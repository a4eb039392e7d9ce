//! Starting elsewhere than at the stories.

use super::{Effects, navigate, settle};
use crate::app::msg::Effect;
use crate::app::place::Place;
use crate::app::state::State;
use crate::compare::Sides;
use crate::corpus::ArticleId;

impl State {
    /// Starts in a comparison, as `parallax A B` does: leaving it leaves the program.
    pub fn open_comparison(&mut self, ids: Sides<ArticleId>) -> Vec<Effect> {
        self.start_with(|state, effects| navigate::open_comparison(state, ids, effects))
    }

    /// Starts with one article, as `parallax FILE` does: leaving it leaves the program.
    pub fn open_reader(&mut self, id: ArticleId) -> Vec<Effect> {
        self.start_with(|state, effects| navigate::open_reader(state, id, effects))
    }

    fn start_with(&mut self, open: impl FnOnce(&mut State, &mut Effects)) -> Vec<Effect> {
        let mut effects = Effects::new();
        self.returning = None;
        open(self, &mut effects);
        let from = self.screens.len().saturating_sub(1);
        self.screens.drain(..from);
        settle::settle(self, &mut effects);
        effects
    }

    /// Goes back to where the corpus was left (what [`crate::app::Change::Left`] carried) as soon as the library that
    /// holds it has arrived, unless a key is pressed before.
    pub fn restore(&mut self, left: &str) {
        match Place::parse(left) {
            Ok(place) => self.returning = Some(place),
            Err(_) => self.say("Where you left off was kept in a way this version does not read; here are the stories"),
        }
    }
}
