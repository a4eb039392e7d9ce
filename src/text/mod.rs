//! Characters, words and sentences. This floor knows nothing of articles.

pub mod background;
pub mod bytes;
pub mod common;
pub mod excerpt;
pub mod fold;
pub mod hyphen;
pub mod mistake;
pub mod safe;
pub mod sentence;
pub mod settings;
pub mod style;
mod tokens;
pub mod width;
pub mod wordlist;
pub mod words;
pub mod wrap;
