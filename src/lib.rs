//! Parallax: a terminal news reader that shows, side by side, how two outlets told the same story.
//!
//! One direction of travel: bytes come in at the bottom and leave as a picture at the top.
//!
//! ```text
//! text <- corpus <- story <- search <- compare <- app <- ui <- run <- cli <- main
//!         ^ store (cache, user data, config) is used by story, run and cli
//! ```
//!
//! A module imports only from those to its left; `tests/layering.rs` enforces it.

pub mod app;
pub mod cli;
pub mod compare;
pub mod corpus;
pub mod run;
pub mod search;
pub mod store;
pub mod story;
pub mod text;
pub mod ui;
