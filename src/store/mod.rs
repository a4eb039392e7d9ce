//! What lasts: where the program keeps its data, the reader's database, and the cache.
//!
//! This floor knows plain data only: texts, flags and paths. What they mean is told by those who keep them.

mod cache;
mod database;
mod kept;
mod places;
mod schema;

pub use cache::{Cache, Cached, Opened as OpenedCache, Unfit, Writer as CacheWriter, maker};
pub use database::{DATABASE, Opened, Store, StoreError};
pub use kept::{Change, Correction, Kept, Noted, Tagged, Tied};
pub use places::{cache_directory, config_directory, data_directory};
