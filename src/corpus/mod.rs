//! From files to articles: formats, encodings, what is article and what is page furniture, who published when.
//!
//! This floor sees one file at a time and knows nothing of stories.

mod article;
mod problem;

pub use article::{Article, ArticleId, Basis, Dropped, Format, Head, Published};
pub use problem::Problem;
