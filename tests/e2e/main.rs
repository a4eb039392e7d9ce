//! The program as a person meets it: in a terminal, by keys.

#[path = "../common/mod.rs"]
mod common;
mod lasting;
mod reading;
mod screen;
mod terminal;
