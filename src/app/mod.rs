//! The state of the program and how it answers: pure, without terminal, files, clock or threads.
//!
//! [`update`](fn@update) takes what happened and says what must be done outside; the screen is drawn from [`State`] alone.

mod ahead;
mod arrange;
pub mod beside;
pub mod blindspots;
pub mod chips;
pub mod command;
pub mod commandline;
pub mod config;
pub mod days;
pub mod differences;
pub mod edits;
pub mod export;
mod filter;
pub mod first;
mod fold;
pub mod form;
pub mod geometry;
pub mod index;
mod input;
pub mod kept;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod ledger;
pub mod library;
pub mod line;
pub mod links;
pub mod list;
mod motion;
pub mod mouse;
pub mod msg;
pub mod notes;
mod order;
pub mod pairs;
pub mod passages;
mod place;
pub mod problems;
mod query;
pub mod recent;
pub mod seek;
pub mod state;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod typeset;
pub mod undo;
mod update;

pub use command::{Command, Context};
pub use edits::Edits;
pub use key::{Key, KeyCode};
pub use library::Library;
pub use motion::keep_in_sight as motion_in_sight;
pub use msg::{Change, Effect, Excerpts, Job, Msg, Reloaded, Unwritten};
pub use state::{Overlay, Screen, State};
pub use update::update;
