//! From named values to a draft: what objects of JSON, rows of tables and XML of unknown kinds have in common.

use super::html;
use super::xml::{Content, as_html};
use crate::corpus::article::Dropped;
use crate::corpus::draft::{Body, Draft, Told};
use crate::corpus::facts::fields::{Field, language_code};

/// A value under a name whose meaning is known.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub field: Field,
    /// How deep in the record it stands, and how far down the list of its field its name does: the smaller is trusted more.
    pub depth: usize,
    pub rank: usize,
    pub name: String,
    pub value: Value,
}

/// What stands under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    /// A text told apart into paragraphs already.
    Content(Content),
}

impl Value {
    fn line(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Content(content) => content.line(),
        }
    }
}

/// A text that may be an article's body.
struct Candidate {
    name: String,
    depth: usize,
    html: bool,
    content: Content,
}

/// Words of prose that a text under an unknown name needs to be taken for the article.
const PROSE: usize = 40;

/// The draft that named values make. `others` are values under unknown names; `noun` is what names them: "field", "column".
pub(super) fn assemble(mut named: Vec<Named>, mut others: Vec<(String, String)>, noun: &str) -> Result<Draft, String> {
    named.sort_by_key(|named| (named.depth, named.rank));
    let mut draft = Draft::of(Body::Text(String::new()));
    let mut bodies: Vec<Candidate> = Vec::new();
    let mut summaries: Vec<Content> = Vec::new();
    let mut address: Option<Told> = None;
    let mut page: Option<Draft> = None;
    let mut has_body = false;
    let mut labelled: Option<String> = None;
    for Named {
        field,
        depth,
        name,
        value,
        ..
    } in named
    {
        // "story": "2_ferry_hits_pier": a name for something, under a name for texts.
        let label = matches!(field, Field::Body | Field::BodyHtml) && is_label(&value);
        has_body |= matches!(field, Field::Body | Field::BodyHtml) && !label;
        if label {
            labelled.get_or_insert(name);
            continue;
        }
        if says_nothing(&value) {
            continue;
        }
        let basis = format!("{noun} {name}");
        match field {
            Field::Body | Field::BodyHtml => {
                let content = match value {
                    Value::Text(text) if is_page(&text) => {
                        if page.is_none() {
                            page = Some(html::draft(&text));
                        }
                        continue;
                    }
                    Value::Text(text) => as_html(&text),
                    Value::Content(content) => content,
                };
                if !content.is_empty() {
                    bodies.push(Candidate {
                        name,
                        depth,
                        html: matches!(content.body, Body::Paragraphs(_)),
                        content,
                    });
                }
            }
            Field::Summary => {
                let content = match value {
                    Value::Text(text) => as_html(&text),
                    Value::Content(content) => content,
                };
                summaries.push(content);
            }
            _ => {
                let text = value.line();
                let is_address = text.starts_with("http://") || text.starts_with("https://");
                let slot = match field {
                    Field::Title => &mut draft.title,
                    Field::Outlet if is_address => &mut address,
                    Field::Outlet => &mut draft.outlet,
                    Field::Published => &mut draft.published,
                    Field::Byline => &mut draft.byline,
                    Field::Url => &mut draft.url,
                    _ => &mut draft.language,
                };
                if slot.is_none() {
                    let text = if field == Field::Language {
                        language_code(&text)
                    } else {
                        text
                    };
                    *slot = Told::new(text, basis);
                } else {
                    others.push((name, text));
                }
            }
        }
    }
    if draft.url.is_none() {
        draft.url = address;
    } else if draft.outlet.is_none() {
        draft.outlet = address;
    }
    if let Some(chosen) = best(&mut bodies) {
        draft.body = chosen.content.body;
        draft.dropped.extend(chosen.content.dropped);
        others.extend(bodies.into_iter().map(|body| (body.name, body.content.line())));
    } else if let Some(page) = page.filter(|page| !page.body.is_empty()) {
        fill(&mut draft, page);
    } else if let Some(at) = prose(&others)
        && summaries.iter().all(|summary| words(&summary.line()) < PROSE)
    {
        let (_, text) = others.swap_remove(at);
        draft.body = as_html(&text).body;
    } else {
        return only_summaries(draft, &summaries, has_body).map_err(|problem| match labelled {
            Some(name) => format!("has no text: what stands under {name} is a single word"),
            None => problem,
        });
    }
    let body = draft.body.one_line();
    for summary in summaries {
        let text = summary.line();
        if !text.trim().is_empty() && !body.contains(text.trim()) {
            draft.dropped.push(Dropped {
                text,
                why: "summary".to_owned(),
            });
        }
    }
    // One word is a number, a label or an address, and says nothing that is missed.
    let prose = |text: &str| text.split_whitespace().nth(1).is_some();
    draft.dropped.extend(
        others
            .into_iter()
            .filter(|(_, text)| prose(text))
            .map(|(name, text)| Dropped {
                text,
                why: format!("{noun} {name}"),
            }),
    );
    Ok(draft)
}

/// Some services give no more than the first sentences. Where the place for the text is left empty, the headline is all
/// there is to tell.
fn only_summaries(mut draft: Draft, summaries: &[Content], has_body: bool) -> Result<Draft, String> {
    let lines: Vec<String> = summaries
        .iter()
        .map(Content::line)
        .filter(|line| !line.trim().is_empty())
        .collect();
    let mut kept: Vec<String> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let other =
            |j: usize, other: &String| i != j && other.contains(line.trim()) && (other.len() > line.len() || j < i);
        if !lines.iter().enumerate().take(20).any(|(j, line)| other(j, line)) {
            kept.push(line.clone());
        }
    }
    if let (true, true, Some(title)) = (kept.is_empty(), has_body, &draft.title) {
        draft.body = Body::Paragraphs(vec![title.value.clone()]);
        return Ok(draft);
    }
    if kept.is_empty() {
        return Err("has no text: none of its names is known to hold an article's body".to_owned());
    }
    draft.body = Body::Text(kept.join("\n\n"));
    draft.alone = true;
    Ok(draft)
}

/// The best of the texts: that of the most trusted name, unless one beside it is the same with its paragraphs, or by far
/// longer.
fn best(bodies: &mut Vec<Candidate>) -> Option<Candidate> {
    let first = bodies.first()?;
    let (depth, length, html) = (first.depth, first.content.len(), first.html);
    let unbroken = match &first.content.body {
        Body::Text(text) => !text.trim().contains('\n'),
        body => body.parts().len() == 1,
    };
    let better = bodies.iter().skip(1).position(|other| {
        let several = match &other.content.body {
            Body::Text(text) => text.trim().contains('\n'),
            body => body.parts().len() > 1,
        };
        let alike = other.content.len() * 10 > length * 7 && other.content.len() * 2 < length * 3;
        let parted = unbroken && several && alike;
        let longer = other.depth == depth && length < 400 && other.content.len() > 3 * length;
        parted && (other.html || !html) || longer
    });
    Some(bodies.remove(better.map_or(0, |at| at + 1)))
}

/// Takes the text of a whole page, and what it tells where the record does not.
fn fill(draft: &mut Draft, page: Draft) {
    draft.title = draft.title.take().or(page.title);
    draft.outlet = draft.outlet.take().or(page.outlet);
    draft.published = draft.published.take().or(page.published);
    draft.byline = draft.byline.take().or(page.byline);
    draft.url = draft.url.take().or(page.url);
    draft.language = draft.language.take().or(page.language);
    draft.body = page.body;
    draft.dropped.extend(page.dropped);
}

/// Whether a text is a whole page of HTML.
fn is_page(text: &str) -> bool {
    let head: String = text
        .trim_start()
        .chars()
        .take(2000)
        .collect::<String>()
        .to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.contains("<html") || head.contains("<body")
}

/// The value under an unknown name that is clearly an article's text: the longest, and much longer than all others.
fn prose(others: &[(String, String)]) -> Option<usize> {
    let mut lengths: Vec<(usize, usize)> = others
        .iter()
        .map(|(_, text)| words(text))
        .enumerate()
        .map(|(i, n)| (n, i))
        .collect();
    lengths.sort_unstable();
    let (longest, at) = lengths.pop()?;
    let next = lengths.pop().map_or(0, |(words, _)| words);
    let text = &others.get(at)?.1;
    let sentences = text.matches(['.', '。', '।', '؟', '!', '?']).count();
    (longest >= PROSE && longest >= 2 * next && sentences >= 2).then_some(at)
}

/// Words, counting scripts without spaces by two characters a word.
fn words(text: &str) -> usize {
    let dense = text
        .chars()
        .filter(|c| ('\u{2E80}'..='\u{9FFF}').contains(c) || ('\u{AC00}'..='\u{D7AF}').contains(c))
        .count();
    text.split_whitespace().count().max(dense / 2)
}

/// Whether a value is a name for something and no text: one word in ASCII of letters, figures and what joins them.
fn is_label(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let text = text.trim();
    let joined = text.contains(['_', '-', '/']) || text.bytes().all(|byte| byte.is_ascii_digit());
    joined
        && !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/' | b'.' | b':'))
}

/// Whether a value stands for the lack of one, as programs write it out.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            let text = text.trim();
            text.len() <= 9
                && matches!(
                    text.to_ascii_lowercase().as_str(),
                    "" | "null"
                        | "none"
                        | "nan"
                        | "n/a"
                        | "na"
                        | "nil"
                        | "undefined"
                        | "nat"
                        | "-"
                        | "\\n"
                        | "[]"
                        | "{}"
                )
        }
        Value::Content(content) => content.is_empty(),
    }
}
