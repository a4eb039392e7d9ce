//! The program as a whole, without a terminal: before, keys, after.

mod any_order;
mod comparing;
pub mod harness;
mod lists;
mod places;
mod prompts;
mod reading;
mod table;
