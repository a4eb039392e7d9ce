//! The state of the program and how it answers: pure, without terminal, files, clock or threads.
//!
//! [`update`](fn@update) takes what happened and says what must be done outside; the screen is drawn from [`State`] alone.

pub mod command;
pub mod geometry;
pub mod key;
pub mod layout;
pub mod library;
pub mod list;
pub mod msg;
mod place;
pub mod state;

pub use command::{Command, Context};
pub use key::{Key, KeyCode};
pub use library::Library;
pub use msg::{Change, Effect, Job, Msg};
pub use state::{Overlay, Screen, State};
