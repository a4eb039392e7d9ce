//! What the two articles of a comparison are called: as a reader would recognise them.

use super::collation::{Collation, Telling};
use super::{Side, Sides};

/// Characters of a headline that stand for an article.
const LONGEST: usize = 32;

impl Collation {
    /// What each article is called: its outlet; where that is not known its headline, shortened, or its file. Which side
    /// it stands on is told only where the two would be called alike.
    pub fn called(&self) -> Sides<String> {
        let names = self.tellings.as_ref().map(name);
        if names.left == names.right {
            return Sides::new(format!("{} (left)", names.left), format!("{} (right)", names.right));
        }
        names
    }

    /// The same of one side.
    pub fn name(&self, side: Side) -> String {
        std::mem::take(&mut self.called()[side])
    }
}

fn name(telling: &Telling) -> String {
    if let Some(outlet) = &telling.outlet {
        return outlet.clone();
    }
    let title = telling.title.as_deref().map(str::trim).unwrap_or_default();
    if title.is_empty() {
        file(telling.id.as_str()).to_owned()
    } else {
        format!("“{}”", shortened(title))
    }
}

/// An article's file without the folders it lies in.
pub fn file(id: &str) -> &str {
    id.rsplit('/').find(|part| !part.is_empty()).unwrap_or(id)
}

/// The beginning of a headline, to the end of a word.
fn shortened(title: &str) -> String {
    let Some((end, _)) = title.char_indices().nth(LONGEST) else {
        return title.to_owned();
    };
    let (shown, rest) = title.split_at(end);
    let whole = rest.starts_with(char::is_whitespace);
    let words = shown.rfind(char::is_whitespace).filter(|_| !whole);
    let shown = words.and_then(|end| shown.get(..end)).unwrap_or(shown);
    format!("{}…", shown.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::testing::article;
    use super::*;

    type Facts = (&'static str, Option<&'static str>, Option<&'static str>);

    fn called(left: Facts, right: Facts) -> [String; 2] {
        let [left, right] = [left, right].map(|(id, title, outlet)| {
            let mut article = article(id, &["Rain fell."]);
            article.head.title = title.map(str::to_owned);
            article.head.outlet = outlet.map(str::to_owned);
            article
        });
        let Sides { left, right } = compare(Sides::new(&left, &right)).called();
        [left, right]
    }

    #[test]
    fn an_article_is_called_by_its_outlet_its_headline_or_its_file() {
        let names = called(
            ("a/x.txt", Some("Rain"), Some("Courier")),
            ("b/y.txt", Some("Rain"), None),
        );
        assert_eq!(names, ["Courier", "“Rain”"]);
        let long = "Ministers of both countries meet over the flooded valley";
        let names = called(("a/x.txt", None, None), ("b/y.txt", Some(long), None));
        assert_eq!(names, ["x.txt", "“Ministers of both countries meet…”"]);
        // A title without a space near its end, and a record of a file of many.
        let names = called(("dump.jsonl#3", Some(" "), None), ("y.txt", Some("橋"), None));
        assert_eq!(names, ["dump.jsonl#3", "“橋”"]);
        assert_eq!(shortened(&"橋".repeat(40)), format!("{}…", "橋".repeat(32)));
    }

    #[test]
    fn the_side_is_told_where_both_would_be_called_alike() {
        let names = called(("a/x.txt", None, Some("Courier")), ("b/x.txt", None, Some("Courier")));
        assert_eq!(names, ["Courier (left)", "Courier (right)"]);
        let names = called(("a/x.txt", None, None), ("b/x.txt", None, None));
        assert_eq!(names, ["x.txt (left)", "x.txt (right)"]);
    }
}
