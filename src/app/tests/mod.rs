//! The program as a whole, without a terminal: before, keys, after.

mod any_order;
mod commands;
mod comparing;
pub mod corpus;
mod correcting;
mod differences;
mod exporting;
mod first;
mod grouping;
mod harness;
mod hiding;
mod keeping;
mod ledgers;
mod linking;
mod lists;
mod live;
mod pairs;
mod places;
mod pointing;
mod prompts;
mod reading;
mod searching;
mod stories;
mod stream;
mod table;
mod typesetting;
