//! What a query asks for.

use jiff::civil::Date;
use std::fmt;

/// A query that has been understood: every clause must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub clauses: Vec<Clause>,
}

/// One thing asked for, or asked not to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub negated: bool,
    pub test: Test,
}

/// What is asked of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Words in its title or text.
    Text(Leaf),
    /// Folded words that stand side by side in the outlet's name, the last one as the beginning of a word.
    Outlet(Vec<String>),
    /// Published between two days, both counted in.
    Dates(Date, Date),
    Story(Story),
    Unread(bool),
    Starred(bool),
    /// Has a tag that begins so, folded; without a beginning any.
    Tag(String),
}

/// Words side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Folded, never empty.
    pub words: Vec<String>,
    pub form: Form,
    /// In the title alone.
    pub title: bool,
}

/// In which form words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As they stand.
    Exact,
    /// One word, in all its forms.
    Word,
    /// One word that may be still being typed: in all its forms, and as the beginning of another.
    Open,
    /// The last word as the beginning of one.
    Prefix,
}

/// The story an article is to stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// As it was typed: it may be an id.
    pub id: String,
    /// Folded words of its headline, in any order.
    pub words: Vec<String>,
}

impl Query {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// What it asks of texts, with whether that must not be there.
    pub fn leaves(&self) -> impl Iterator<Item = (&Leaf, bool)> {
        self.clauses.iter().filter_map(|clause| match &clause.test {
            Test::Text(leaf) => Some((leaf, clause.negated)),
            _ => None,
        })
    }

    /// Whether it asks in which story an article stands.
    pub fn asks_for_stories(&self) -> bool {
        self.clauses.iter().any(|clause| matches!(clause.test, Test::Story(_)))
    }
}

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Character of the query it begins with, from 1.
    pub column: usize,
    /// What is wrong, and what to write.
    pub text: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (column {} of the search)", self.text, self.column)
    }
}

impl std::error::Error for Mistake {}
