//! Invented articles for the tests of this floor.

use super::{Collation, FigureStatus, Sides, compare};
use crate::corpus::{Article, ArticleId, Basis, Format, Head, Place, Published};

/// An article of these paragraphs.
pub fn article(id: &str, paragraphs: &[&str]) -> Article {
    let head = Head {
        id: ArticleId::from(id),
        path: id.to_owned(),
        record: None,
        format: Format::Text,
        encoding: "utf-8".to_owned(),
        title: None,
        outlet: None,
        published: None,
        byline: None,
        agency: None,
        url: None,
        language: Some("en".to_owned()),
        words: 0,
        place: Place::default(),
    };
    let paragraphs = paragraphs.iter().map(|text| (*text).to_owned()).collect();
    Article {
        head,
        paragraphs,
        dropped: Vec::new(),
        basis: Basis::default(),
    }
}

/// The same with its day of publication, which is also its name.
pub fn dated(day: &str, paragraphs: &[&str]) -> Article {
    let mut article = article(day, paragraphs);
    article.head.published = day.parse().ok().map(Published::Day);
    article
}

/// Statuses and texts of the figures of two articles.
pub fn figures_of(left: &Article, right: &Article) -> Vec<(FigureStatus, String, String)> {
    let Collation { figures, .. } = compare(Sides::new(left, right));
    let text = |mention: Option<super::Mention>| mention.map(|mention| mention.text).unwrap_or_default();
    figures
        .into_iter()
        .map(|figure| (figure.status, text(figure.mentions.left), text(figure.mentions.right)))
        .collect()
}

/// The speakers of the direct quotations of an article of these paragraphs.
pub fn speakers_of(paragraphs: &[&str]) -> Vec<Option<String>> {
    let left = article("a.txt", paragraphs);
    let right = article("b.txt", &["Nothing happened on that day."]);
    let quotes = quotes_of(&left, &right);
    quotes.into_iter().map(|quote| quote.speaker).collect()
}

/// The quote ledger of two articles.
pub fn quotes_of(left: &Article, right: &Article) -> Vec<super::Quote> {
    compare(Sides::new(left, right)).quotes
}
