//! What lasts: where the program keeps its data, and the reader's database.
//!
//! This floor knows plain data only: texts, flags and paths. What they mean is told by those who keep them.

mod database;
mod places;
mod schema;

pub use database::{Change, Correction, DATABASE, Kept, Opened, Store, StoreError};
pub use places::{config_directory, data_directory};
