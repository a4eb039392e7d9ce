//! Characters, words and sentences. This floor knows nothing of articles.

pub mod background;
pub mod safe;
pub mod words;
