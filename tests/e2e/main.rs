//! The program as a person meets it: in a terminal, by keys.

// A test that can't go on fails; the lints below are for what users run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod arranging;
mod caching;
mod commanding;
#[path = "../common/mod.rs"]
mod common;
mod correcting;
mod first;
mod hostile;
mod keeping;
mod lasting;
mod linking;
mod live;
mod pointing;
mod reading;
mod recent;
mod screen;
mod searching;
mod stories;
mod terminal;
