//! What is kept or read as Markdown, with its sources: to be put into a file.

mod comparison;
mod figures;
mod markdown;

pub use comparison::{comparison, row};

use super::kept::{KeptItem, anchor};
use super::library::Library;
use super::state::Marks;
use crate::corpus::{Article, ArticleId, Head, Published};
use markdown::{escaped, link, quoted};
use std::fmt::Write as _;

/// What an export is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The rows of the list of what is kept.
    Kept,
    /// The whole article.
    Article,
    /// All that the comparison found.
    Comparison,
    /// What is under the cursor.
    Passage,
}

impl Part {
    /// As it is called where a name is asked for.
    pub fn word(self) -> &'static str {
        match self {
            Part::Kept => "what is kept",
            Part::Article => "article",
            Part::Comparison => "comparison",
            Part::Passage => "passage",
        }
    }
}

/// Who wrote it under which headline, where and when, and its address; else its file.
pub fn citation(head: Option<&Head>, id: &ArticleId) -> String {
    let Some(head) = head else {
        return format!("file `{}`", id.as_str().replace('`', "'"));
    };
    let day = head.published.as_ref().map(Published::day);
    let title = head.title.as_deref().unwrap_or(&head.path);
    let facts = [
        head.outlet.as_deref().map(|outlet| format!("**{}**", escaped(outlet))),
        day.map(|day| day.strftime("%-d %B %Y").to_string()),
        Some(format!("“{}”", escaped(title))),
        head.byline.as_deref().map(escaped),
        head.agency.as_deref().map(escaped),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let place = head.url.as_deref().and_then(link);
    let place = place.unwrap_or_else(|| format!("file `{}`", id.as_str().replace('`', "'")));
    format!("{}. {place}", facts.join(", "))
}

/// A note as it stands below its passage.
fn note(text: &str) -> String {
    format!("Note: *{}*\n", escaped(text))
}

fn tags(marks: &Marks, id: &ArticleId) -> Option<String> {
    let tags: Vec<String> = marks.tags_of(id).map(|tag| format!("#{}", escaped(tag))).collect();
    (!tags.is_empty()).then(|| format!("Tags: {}\n", tags.join(" ")))
}

/// A whole article with its notes.
pub fn article(article: &Article, marks: &Marks) -> String {
    let head = &article.head;
    let title = head.title.as_deref().unwrap_or(&head.path);
    let mut out = format!("# {}\n\n{}\n", escaped(title), citation(Some(head), &head.id));
    if let Some(tags) = tags(marks, &head.id) {
        let _ = write!(out, "\n{tags}");
    }
    let notes = marks.notes_of(&head.id);
    let places: Vec<Option<usize>> = (notes.iter())
        .map(|noted| anchor::paragraph(&article.paragraphs, noted))
        .collect();
    for (noted, _) in notes.iter().zip(&places).filter(|(_, place)| place.is_none()) {
        let _ = write!(out, "\n{}\n{}", quoted(&noted.passage), note(&noted.text));
    }
    for (at, text) in article.paragraphs.iter().enumerate() {
        let _ = write!(out, "\n{}\n", escaped(text));
        for (noted, _) in notes.iter().zip(&places).filter(|(_, place)| **place == Some(at)) {
            let _ = write!(out, "\n{}", note(&noted.text));
        }
    }
    out
}

/// One paragraph of an article, with its notes and its source.
pub fn paragraph(article: &Article, at: usize, marks: &Marks) -> String {
    let text = article.paragraphs.get(at).map_or("", String::as_str);
    let mut out = quoted(text);
    let _ = write!(
        out,
        "\n{}, paragraph {}\n",
        citation(Some(&article.head), &article.head.id),
        at + 1
    );
    for noted in marks.notes_of(&article.head.id) {
        if anchor::paragraph(&article.paragraphs, noted) == Some(at) {
            let _ = write!(out, "\n{}", note(&noted.text));
        }
    }
    out
}

/// What is kept, article by article: passages with their notes and sources.
pub fn kept<'a>(items: impl Iterator<Item = &'a KeptItem>, library: &Library, marks: &Marks) -> String {
    let mut out = "# Kept\n".to_owned();
    let mut before: Option<&ArticleId> = None;
    for item in items {
        let id = &item.article;
        if before != Some(id) {
            before = Some(id);
            let star = if marks.starred.contains(id) { "★ " } else { "" };
            let _ = write!(out, "\n## {star}{}\n\n", escaped(item.title()));
            let head = library.head(id).or(item.head.as_ref());
            let _ = writeln!(out, "{}", citation(head.map(|head| &**head), id));
            if let Some(tags) = tags(marks, id) {
                let _ = write!(out, "\n{tags}");
            }
        }
        if let Some(noted) = &item.note {
            let _ = write!(out, "\n{}", quoted(&noted.passage));
            let _ = write!(out, "\nParagraph {}. {}", noted.paragraph + 1, note(&noted.text));
        }
    }
    out
}

/// A name for a file, of the words of a headline.
pub fn file_name(words: &str) -> String {
    const LONGEST: usize = 48;
    let mut name = String::new();
    for word in crate::text::fold::fold(words).split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() || name.chars().count() + word.chars().count() > LONGEST {
            continue;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() {
        name.push_str("article");
    }
    name + ".md"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::corpus::{articles, library};

    fn noted() -> Marks {
        let mut marks = Marks::default();
        let id = "post/bridge".into();
        let passage = articles()[1].paragraphs[1].as_str().into();
        marks.note(&id, &passage, 1, Some("Who *asked* her?".into()));
        marks.tag(&id, "odd_one", true);
        marks.starred.insert(id);
        marks
    }

    #[test]
    fn an_article_is_told_with_its_source_and_notes() {
        let mut bridge = Article::clone(&articles()[1]);
        bridge.head.url = Some("https://post.example/bridge_1".into());
        let text = article(&bridge, &noted());
        assert_eq!(
            text,
            "# Harbour bridge shut\n\n\
             **Post**, 8 May 2026, “Harbour bridge shut”. <https://post.example/bridge_1>\n\n\
             Tags: #odd\\_one\n\n\
             The bridge was closed late on Monday. They had found two cracks.\n\n\
             “We had no choice,” Odile Marsh said. Some 40,000 cars cross it each day.\n\n\
             Note: *Who \\*asked\\* her?*\n"
        );
        let passage = paragraph(&bridge, 1, &noted());
        assert_eq!(
            passage,
            "> “We had no choice,” Odile Marsh said. Some 40,000 cars cross it each day.\n\n\
             **Post**, 8 May 2026, “Harbour bridge shut”. <https://post.example/bridge_1>, paragraph 2\n\n\
             Note: *Who \\*asked\\* her?*\n"
        );
    }

    #[test]
    fn what_is_kept_is_told_article_by_article() {
        let mut marks = noted();
        let gone = "gone.txt".into();
        marks.note(&gone, &"It shut.\u{1b}[2J".into(), 4, Some("when?".into()));
        let library = library(&articles());
        let items = marks.kept(&library);
        let text = kept(items.iter(), &library, &marks);
        assert_eq!(
            text,
            "# Kept\n\n## gone.txt\n\nfile `gone.txt`\n\n> It shut.\\[2J\n\nParagraph 5. Note: *when?*\n\n\
             ## ★ Harbour bridge shut\n\n**Post**, 8 May 2026, “Harbour bridge shut”. file `post/bridge`\n\n\
             Tags: #odd\\_one\n\n> “We had no choice,” Odile Marsh said. Some 40,000 cars cross it each day.\n\n\
             Paragraph 2. Note: *Who \\*asked\\* her?*\n"
        );
    }

    #[test]
    fn a_file_is_named_after_a_headline() {
        assert_eq!(
            file_name("Bridge closed – after cracks!"),
            "bridge-closed-after-cracks.md"
        );
        assert_eq!(file_name("../../etc/passwd"), "etc-passwd.md");
        assert_eq!(file_name("Lévy on grain"), "levy-on-grain.md");
        assert_eq!(file_name("…"), "article.md");
        assert!(file_name(&"long word ".repeat(40)).len() < 60);
    }
}
