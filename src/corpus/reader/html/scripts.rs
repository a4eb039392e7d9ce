//! Articles that a page holds only for its scripts: the `articleBody` of its linked data, or the prose in the state that a
//! page is drawn from. Read where what stands on the page itself is much less.

use crate::corpus::reader::page;
use rustc_hash::FxHashMap;
use scraper::{Html as Page, Node};
use serde_json::Value;

/// Scripts larger than this are not looked into, in bytes.
const LARGEST: usize = 4 << 20;
/// Less prose than this is no article, in letters.
const LEAST: usize = 500;

/// The paragraphs of the article in a page's scripts, where they are much more than the `shown` letters of it that the page
/// shows.
pub(super) fn article(page: &Page, shown: usize) -> Option<Vec<String>> {
    let least = LEAST.max(shown + shown / 2);
    let mut states: Vec<Value> = Vec::new();
    let mut best: Vec<String> = Vec::new();
    for node in page.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        if element.name() != "script" {
            continue;
        }
        let kind = element.attr("type").unwrap_or_default();
        let linked = kind.contains("ld+json");
        let named = element.id().is_some_and(|id| id.starts_with("__"));
        if !linked && (shown >= LEAST || !named && !kind.contains("json")) {
            continue;
        }
        let text: String = node
            .children()
            .filter_map(|child| child.value().as_text().map(|text| &**text))
            .collect();
        if text.len() > LARGEST || text.len() < LEAST || (linked && !text.contains("articleBody")) {
            continue;
        }
        let Some(value) = json(&text) else { continue };
        if linked {
            let found = bodies(&value).map(paragraphs).max_by_key(|found| letters(found));
            if let Some(found) = found.filter(|found| letters(found) > letters(&best)) {
                best = found;
            }
        } else {
            states.push(value);
        }
    }
    // What the page says for everybody is surer than what it keeps for itself.
    if letters(&best) < least && shown < LEAST {
        best = states
            .iter()
            .map(prose)
            .max_by_key(|found| letters(found))
            .unwrap_or_default();
    }
    (letters(&best) >= least).then_some(best)
}

fn letters(paragraphs: &[String]) -> usize {
    paragraphs
        .iter()
        .map(|text| text.chars().filter(|c| !c.is_whitespace()).count())
        .sum()
}

/// JSON, also where its strings hold line breaks, which is common and not allowed.
fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")))
        .ok()
}

/// All values below a value and itself, with the keys that lead to each (numbers in lists aside).
fn each<'a>(value: &'a Value, visit: &mut dyn FnMut(&[&'a str], &'a Value)) {
    let mut keys: Vec<&'a str> = Vec::new();
    walk(value, &mut keys, visit);
}

/// No deeper than the parser of JSON goes.
fn walk<'a>(value: &'a Value, keys: &mut Vec<&'a str>, visit: &mut dyn FnMut(&[&'a str], &'a Value)) {
    visit(keys, value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, keys, visit)),
        Value::Object(map) => {
            for (key, item) in map {
                keys.push(key);
                walk(item, keys, visit);
                keys.pop();
            }
        }
        _ => {}
    }
}

fn bodies(value: &Value) -> impl Iterator<Item = &str> {
    let mut found = Vec::new();
    each(value, &mut |keys, value| {
        if keys.last() == Some(&"articleBody")
            && let Value::String(text) = value
        {
            found.push(text.as_str());
        }
    });
    found.into_iter()
}

/// The paragraphs of a text that may be HTML.
fn paragraphs(text: &str) -> Vec<String> {
    if page::is_markup(text) {
        return page::fragment(text);
    }
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

/// The texts under the keys that lead to the most prose.
fn prose(state: &Value) -> Vec<String> {
    let mut groups: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    each(state, &mut |keys, value| {
        let Value::String(text) = value else { return };
        let address = text.starts_with("http") || text.starts_with('/');
        if text.len() >= 60 && text.contains(' ') && text.contains(['.', '!', '?', '。']) && !address {
            let near = keys.get(keys.len().saturating_sub(4)..).unwrap_or_default();
            let group = groups.entry(near.join("/")).or_default();
            if group.last() != Some(&text.as_str()) {
                group.push(text);
            }
        }
    });
    let most = groups
        .into_iter()
        .max_by_key(|(keys, texts)| (texts.iter().map(|text| text.len()).sum::<usize>(), keys.clone()));
    most.map(|(_, texts)| texts.into_iter().flat_map(paragraphs).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "The weir was closed on Friday after the river rose by more than a metre in one night, the harbour office said. ";

    #[test]
    fn linked_data_holds_the_text() {
        let body = format!("{}\\n\\n{}", LONG.repeat(3), LONG.repeat(4));
        let page = Page::parse_document(&format!(
            r#"<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","articleBody":"{body}"}}]}}</script>"#
        ));
        let found = article(&page, 0).unwrap_or_default();
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|text| text.starts_with("The weir was closed")));
        assert_eq!(article(&page, 10_000), None);
    }

    #[test]
    fn the_state_of_a_page_holds_the_text() {
        let blocks: Vec<String> = (0..8)
            .map(|i| format!(r#"{{"kind":"text","content":"<p>{i}. {LONG}</p>"}}"#))
            .collect();
        let page = Page::parse_document(&format!(
            r#"<div id=app></div><script id="__STATE__" type="application/json">{{"story":{{"blocks":[{}],"more":"{LONG}"}}}}</script>"#,
            blocks.join(",")
        ));
        let found = article(&page, 0).unwrap_or_default();
        assert_eq!(found.len(), 8);
        assert!(found.first().is_some_and(|text| text.starts_with("0. The weir")));
    }

    #[test]
    fn scripts_without_prose_hold_nothing() {
        let page = Page::parse_document(
            r#"<script>var a = {"articleBody": "x"};</script><script type="application/ld+json">{"articleBody": 3</script>"#,
        );
        assert_eq!(article(&page, 0), None);
    }
}
