//! From files to articles: formats, encodings, what is article and what is page furniture, who published when.
//!
//! This floor sees one file at a time and knows nothing of stories. The way of a file:
//!
//! ```text
//! walk -> recognise -> decode -> reader -> Draft (told facts, raw text) -> clean -> Article
//! ```
//!
//! A new format is a `reader` and an arm in `recognise`; nothing else changes.

mod article;
mod asked;
mod clean;
mod common;
mod cut;
mod draft;
mod encoding;
mod facts;
mod guard;
mod houses;
mod load;
mod open;
mod pack;
mod problem;
mod reader;
mod recognise;
mod settings;
mod sources;
mod typed;
mod unfold;
mod walk;
mod watch;

pub use article::{Article, ArticleId, Basis, Dropped, Format, Head, Place, Published};
pub use asked::Found;
pub use guard::is_guarded;
pub use load::Loaded;
#[doc(hidden)]
pub use load::probe;
pub use problem::Problem;
pub use settings::small_text;
pub use sources::{OpenError, Sources};
pub use typed::typed_date;
pub use watch::{Ground, Stamp, Stamps, is_within};
