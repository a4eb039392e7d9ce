//! The program as a person meets it: in a terminal, by keys.

mod screen;
mod terminal;
