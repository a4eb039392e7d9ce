//! Markdown: one article a file, its facts in front matter (YAML or TOML keys) or a heading.

use super::{Reader, Record};
use crate::corpus::article::{Dropped, Format};
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::encoding::decode;
use crate::corpus::facts::fields::{Field, Keys};
use crate::corpus::walk::Entry;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub(super) struct Markdown;

impl Reader for Markdown {
    fn format(&self) -> Format {
        Format::Markdown
    }

    fn limit(&self) -> u64 {
        super::LARGEST
    }

    fn records(&self, entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, None);
        out(Record::whole(
            decoded.encoding,
            Ok(draft(&decoded.text, &entry.rules.keys)),
        ));
    }
}

fn draft(text: &str, known: &Keys) -> Draft {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (front, body) = split_front(text);
    let mut draft = Draft::of(Body::Text(plain(body)));
    for (key, value) in keys(front) {
        let basis = || format!("front matter, {key}");
        let slot = match known.field(&key) {
            Some(Field::Title) => &mut draft.title,
            Some(Field::Outlet) => &mut draft.outlet,
            Some(Field::Published) => &mut draft.published,
            Some(Field::Byline) => &mut draft.byline,
            Some(Field::Url) => &mut draft.url,
            Some(Field::Language) => &mut draft.language,
            _ => {
                draft.dropped.push(Dropped {
                    text: format!("{key}: {value}"),
                    why: "front matter".to_owned(),
                });
                continue;
            }
        };
        // `source` is an outlet's name or the page's address, as it comes.
        if value.starts_with("http://") || value.starts_with("https://") {
            draft.url = draft.url.take().or(Told::new(value, basis()));
        } else if slot.is_none() {
            *slot = Told::new(value, basis());
        } else {
            draft.dropped.push(Dropped {
                text: format!("{key}: {value}"),
                why: "front matter".to_owned(),
            });
        }
    }
    draft
}

/// The lines of the front matter, and the rest.
fn split_front(text: &str) -> (&str, &str) {
    let start = text.trim_start();
    let mut at = 0;
    let mut fence = None;
    for line in start.split_inclusive('\n') {
        let bare = line.trim_end();
        match fence {
            None if matches!(bare, "---" | "+++") => fence = Some((bare, line.len())),
            None => break,
            Some((mark, from)) if bare == mark || (mark == "---" && bare == "...") => {
                return (
                    start.get(from..at).unwrap_or_default(),
                    start.get(at + line.len()..).unwrap_or_default(),
                );
            }
            Some(_) => {}
        }
        at += line.len();
    }
    ("", text)
}

/// Keys and values: `key: value` or `key = value`, quoted or not; lists and indented lines belong to the key above.
fn keys(front: &str) -> Vec<(String, String)> {
    let mut keys: Vec<(String, String)> = Vec::new();
    for line in front.lines() {
        let item = line.trim_start().strip_prefix("- ");
        let nested = line.starts_with([' ', '\t']);
        let pair = line
            .find([':', '='])
            .and_then(|at| Some((line.get(..at)?.trim(), line.get(at + 1..)?.trim())));
        match (item, pair, keys.last_mut()) {
            (Some(item), _, Some((_, value))) => {
                let item = item
                    .split_once(": ")
                    .filter(|(key, _)| *key == "name")
                    .map_or(item, |(_, name)| name);
                if !value.is_empty() {
                    value.push_str(", ");
                }
                value.push_str(&unquoted(item));
            }
            (None, Some((key, text)), last) if !key.is_empty() && key.len() <= 40 && !key.contains(' ') => match last {
                // A person or publisher as a table of their own.
                Some((_, value)) if nested && value.is_empty() && key == "name" => *value = unquoted(text),
                _ => keys.push((key.trim_matches(['"', '\'', '[', ']']).to_owned(), unquoted(text))),
            },
            (_, _, Some((_, value))) if !line.trim().is_empty() => {
                // A long value folded over several lines (`>` and `|`), or something stranger: nothing is lost.
                if matches!(value.as_str(), ">" | "|" | ">-" | "|-") {
                    value.clear();
                }
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(line.trim());
            }
            (_, _, None) if !line.trim().is_empty() => keys.push((String::new(), line.trim().to_owned())),
            _ => {}
        }
    }
    keys.retain(|(_, value)| !value.is_empty());
    keys
}

/// A value without its quotation marks, escapes resolved; `["a", "b"]` becomes `a, b`, `null` nothing.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    if matches!(value, "null" | "~" | "[]" | "{}" | "None") {
        return String::new();
    }
    if let Some(list) = value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        return list
            .split(',')
            .map(unquoted)
            .filter(|item| !item.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
    }
    if value.len() >= 2 && value.starts_with('"') && value.ends_with('"') {
        return serde_json::from_str(value).unwrap_or_else(|_| value.trim_matches('"').to_owned());
    }
    match value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')) {
        Some(inner) => inner.replace("''", "'"),
        None => value.to_owned(),
    }
}

/// The text without its Markdown: a paragraph or heading a line, a blank line between them.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let end_block = |out: &mut String| {
        while out.ends_with(' ') {
            out.pop();
        }
        if !out.is_empty() && !out.ends_with("\n\n") {
            out.push_str("\n\n");
        }
    };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                out.push_str(&text);
            }
            // Left as they are: what they are is decided where all text is cleaned.
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&html),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::Rule => {
                end_block(&mut out);
                out.push_str("***");
                end_block(&mut out);
            }
            Event::FootnoteReference(name) => out.push_str(&name),
            Event::TaskListMarker(_) => {}
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableRow | Tag::TableHead | Tag::CodeBlock(_),
            ) => {
                end_block(&mut out);
            }
            Event::End(TagEnd::TableCell) => out.push(' '),
            Event::Start(_) => {}
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            ) => end_block(&mut out),
            Event::End(_) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_tells_facts() {
        let draft = draft(
            "---\ntitle: \"Weir: a \\\"closed\\\" case\"\nsource: Harbour Gazette\ndate: 2024-03-08\nauthors:\n  - Nell Harrow\n  - Tom Reed\nmood: calm\n---\n\nThe weir *closed*.\n",
            &Keys::default(),
        );
        assert_eq!(draft.title.unwrap().value, "Weir: a \"closed\" case");
        assert_eq!(draft.outlet.unwrap().value, "Harbour Gazette");
        assert_eq!(draft.published.unwrap().value, "2024-03-08");
        assert_eq!(draft.byline.unwrap().value, "Nell Harrow, Tom Reed");
        assert_eq!(draft.body, Body::Text("The weir closed.\n\n".into()));
        assert_eq!(draft.dropped[0].text, "mood: calm");
    }

    #[test]
    fn toml_front_matter_and_empty_front_matter_are_read() {
        assert_eq!(
            draft("+++\ntitle = 'It''s on'\n+++\nText.", &Keys::default())
                .title
                .unwrap()
                .value,
            "It's on"
        );
        let empty = draft("---\n---\n\nOnly text.", &Keys::default());
        assert_eq!((empty.title, empty.body), (None, Body::Text("Only text.\n\n".into())));
    }

    #[test]
    fn a_rule_at_the_top_is_not_front_matter() {
        assert_eq!(
            draft("---\n\nText without end", &Keys::default()).body,
            Body::Text("***\n\nText without end\n\n".into())
        );
    }
}
