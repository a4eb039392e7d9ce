//! What is kept of a corpus, as plain data, and what can change of it.

/// What is kept of one corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Ids of articles, in byte order.
    pub read: Vec<String>,
    pub starred: Vec<String>,
    /// By article and tag.
    pub tags: Vec<Tagged>,
    /// By article, then as the passages stand in it.
    pub notes: Vec<Noted>,
    /// Corrections, by article and field.
    pub corrected: Vec<Correction>,
    /// What is said of stories, by the articles.
    pub tied: Vec<Tied>,
    /// Names of outlets that are hidden, in byte order.
    pub hidden: Vec<String>,
    /// What can be taken back, as it was given to be kept, the last one last.
    pub steps: Vec<String>,
    /// Where the corpus was left, as it was given to be kept.
    pub left: Option<String>,
}

/// A tag of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tagged {
    pub article: String,
    pub tag: String,
}

/// A note on a passage of an article; a passage has one at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    pub article: String,
    /// The words of the passage.
    pub passage: String,
    /// The paragraph it stood in, from 0.
    pub paragraph: u32,
    pub note: String,
}

/// What a field of an article is said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub article: String,
    pub field: String,
    /// `None`: not known.
    pub value: Option<String>,
}

/// What is said of the stories of two articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tied {
    pub one: String,
    pub other: String,
    pub tie: String,
}

/// One thing to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Read {
        article: String,
        read: bool,
    },
    Starred {
        article: String,
        starred: bool,
    },
    Tagged {
        article: String,
        tag: String,
        tagged: bool,
    },
    Noted(Noted),
    /// The passage has no note any more.
    Unnoted {
        article: String,
        passage: String,
    },
    Corrected(Correction),
    /// The file counts again.
    Uncorrected {
        article: String,
        field: String,
    },
    Tied(Tied),
    /// Nothing is said of the two any more.
    Untied {
        one: String,
        other: String,
    },
    Hidden {
        outlet: String,
        hidden: bool,
    },
    /// A step that can be taken back.
    Did(String),
    /// The step was taken back: the last one like this is forgotten.
    Undid(String),
    Left(String),
    /// The corpus was opened, so many seconds after the beginning of 1970.
    Opened(i64),
    /// Something was chosen, for all corpora.
    Chose {
        name: String,
        value: String,
    },
}
