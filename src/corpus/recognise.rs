//! What kind of file it is: by its content first, by its name where the content leaves it open.

use super::encoding::{decode, is_wide};
use super::facts::fields::Keys;
use super::reader::{is_wire, looks_like_table};
use crate::text::bytes::any_byte;

/// How much of a file's beginning is looked at, in bytes.
pub(super) const WINDOW: u64 = 64 << 10;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Markdown,
    Html,
    Json,
    JsonLines,
    /// A web archive: WARC, or ARC before it.
    Warc,
    /// Rows of values, the first naming the columns.
    Table,
    Rss,
    Atom,
    JsonFeed,
    Nitf,
    NewsMl,
    NewsMlG2,
    /// XML of another kind.
    Xml,
    /// Messages between control characters.
    Wire,
    /// Not read here; says what it seems to be, with its article.
    Other(&'static str),
    Empty,
}

/// Signatures of files that are not text.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"RIFF", "a sound, image or video file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "an SQLite database"),
];

/// The kind of a file from its name and its first [`WINDOW`] bytes.
pub(super) fn recognise(name: &str, head: &[u8]) -> Kind {
    let head = head.get(..head.len().min(WINDOW as usize)).unwrap_or_default();
    if head.is_empty() {
        return Kind::Empty;
    }
    let extension = name
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, end)| end.to_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    if super::reader::is_web_archive(head) {
        return Kind::Warc;
    }
    if is_wire(head) {
        return Kind::Wire;
    }
    let binary = looks_binary(head);
    if let Some((magic, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic))
        && (binary || magic.len() > 3 || head.contains(&0))
    {
        return Kind::Other(what);
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Kind::Other("a video file");
    }
    if head.get(257..262) == Some(b"ustar") {
        return Kind::Other("a tar archive");
    }
    if binary {
        return Kind::Other("binary data");
    }
    let text = decode(head, None).text;
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\0');
    if start.is_empty() {
        return if head.len() < WINDOW as usize {
            Kind::Empty
        } else {
            Kind::Text
        };
    }
    by_content(start, extension).unwrap_or(match extension {
        "md" | "markdown" | "mdown" => Kind::Markdown,
        "csv" | "tsv" | "tab" | "psv" => Kind::Table,
        "css" | "js" | "mjs" | "ts" | "py" | "rs" | "c" | "h" | "cpp" | "java" | "go" | "rb" | "php" | "sh" => {
            Kind::Other("the source of a program")
        }
        "toml" | "yaml" | "yml" | "ini" | "cfg" | "conf" | "lock" => Kind::Other("a settings file"),
        _ if looks_like_table(start, &Keys::default()) => Kind::Table,
        _ => Kind::Text,
    })
}

fn by_content(start: &str, extension: &str) -> Option<Kind> {
    match start.as_bytes().first()? {
        b'<' => markup(start, extension),
        b'{' | b'[' => json(start, extension),
        b'-' | b'+' if front_matter(start) => Some(Kind::Markdown),
        _ if matches!(extension, "html" | "htm" | "xhtml") && start.contains('<') => Some(Kind::Html),
        _ => None,
    }
}

/// Whether the text begins with a block of keys between lines of `---` or `+++`.
fn front_matter(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim_end);
    let fence = lines.next();
    matches!(fence, Some("---" | "+++")) && lines.take(200).any(|line| Some(line) == fence || line == "...")
}

/// Root elements of the XML that news travels in.
const ROOTS: &[(&str, Kind)] = &[
    ("rss", Kind::Rss),
    ("rdf", Kind::Rss),
    ("channel", Kind::Rss),
    ("feed", Kind::Atom),
    ("entry", Kind::Atom),
    ("nitf", Kind::Nitf),
    ("newsml", Kind::NewsMl),
    ("newsitem", Kind::NewsMlG2),
    ("newsmessage", Kind::NewsMlG2),
    ("packageitem", Kind::NewsMlG2),
    ("planningitem", Kind::NewsMlG2),
    ("conceptitem", Kind::NewsMlG2),
    ("knowledgeitem", Kind::NewsMlG2),
    ("catalogitem", Kind::NewsMlG2),
    ("contentset", Kind::NewsMlG2),
    ("groupset", Kind::NewsMlG2),
    ("contentmeta", Kind::NewsMlG2),
    ("urlset", Kind::Other("a sitemap")),
    ("sitemapindex", Kind::Other("a sitemap")),
    ("opml", Kind::Other("a list of feeds (OPML)")),
    ("svg", Kind::Other("an image")),
    ("plist", Kind::Other("a settings file")),
    ("xsl", Kind::Other("the source of a program")),
    ("stylesheet", Kind::Other("the source of a program")),
];

fn markup(start: &str, extension: &str) -> Option<Kind> {
    let declared_xml = start.starts_with("<?xml");
    let mut rest = start;
    // The first element; declarations, comments and processing instructions come before it.
    let (root, attributes) = loop {
        let open = rest.find('<')?;
        rest = rest.get(open + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            match comment.find("-->") {
                Some(end) => rest = comment.get(end..)?,
                None => break ("", ""),
            }
            continue;
        }
        let lower: String = rest.chars().take(24).collect::<String>().to_ascii_lowercase();
        if lower.starts_with("!doctype html") {
            return Some(Kind::Html);
        }
        if rest.starts_with(['?', '!']) {
            continue;
        }
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')))
            .unwrap_or(rest.len());
        let tag = rest.find('>').unwrap_or(rest.len());
        break (rest.get(..end)?, rest.get(end..tag).unwrap_or_default());
    };
    let local = root.rsplit(':').next().unwrap_or(root).to_ascii_lowercase();
    if let Some((_, kind)) = ROOTS.iter().find(|(name, _)| *name == local) {
        // NewsML 1 has items of the same name as G2.
        let item = local == "newsitem";
        let has = |names: &[&str]| names.iter().any(|name| start.contains(name));
        return Some(if item && has(&["<NewsComponent", "<NewsManagement"]) {
            Kind::NewsMl
        } else if item && !has(&["itemMeta", "contentMeta", "contentSet", "iptc.org/std/nar"]) {
            // And older collections have their own.
            Kind::Xml
        } else {
            *kind
        });
    }
    let xml = declared_xml || matches!(extension, "xml" | "sgm" | "sgml");
    // Some elements are HTML's and everybody's.
    let shared = matches!(
        local.as_str(),
        "article" | "body" | "title" | "section" | "main" | "header" | "head" | "table" | "p"
    );
    let page = matches!(extension, "html" | "htm" | "xhtml") || attributes.contains("1999/xhtml");
    if page || HTML.contains(&local.as_str()) && !(xml && shared) {
        return Some(Kind::Html);
    }
    if xml && !local.is_empty() || is_collection(root, rest) {
        return Some(Kind::Xml);
    }
    None
}

/// Whether a text that begins with an element not HTML's is made of elements: it is closed, or others are closed in it.
fn is_collection(root: &str, rest: &str) -> bool {
    if root.is_empty() || !root.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let closed = |name: &str| rest.contains(&format!("</{name}>"));
    let inner = |rest: &str| {
        let open = rest.match_indices('<').filter_map(|(at, _)| {
            let name = rest.get(at + 1..)?;
            let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '.')))?;
            name.get(..end).filter(|name| !name.is_empty())
        });
        open.take(20).filter(|name| closed(name)).count()
    };
    closed(root) && inner(rest) >= 1 || inner(rest) >= 3
}

/// JSON, or one JSON value a line; a text that merely begins with a bracket is neither.
fn json(start: &str, extension: &str) -> Option<Kind> {
    let mut chars = start.chars();
    let open = chars.next();
    let next = chars.find(|c| !c.is_whitespace());
    let plausible = match (open, next) {
        (Some('{'), Some('"' | '}') | None) => true,
        (Some('['), Some('{' | '[' | ']') | None) => true,
        (Some('['), Some('"')) => extension == "json" || extension == "jsonl",
        _ => false,
    };
    let named = matches!(extension, "json" | "jsonl" | "ndjson");
    if !plausible && !named {
        return None;
    }
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    if extension != "jsonl" && extension != "ndjson" && start.starts_with('{') && says_json_feed(start) {
        return Some(Kind::JsonFeed);
    }
    let whole = |line: &str| line.starts_with('{') && line.ends_with('}');
    let by_lines =
        whole(first) && second.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok();
    if matches!(extension, "jsonl" | "ndjson") || by_lines {
        Some(Kind::JsonLines)
    } else {
        Some(Kind::Json)
    }
}

/// Whether a JSON object says that it is a JSON Feed.
fn says_json_feed(start: &str) -> bool {
    let told = |mark: &str| {
        start.find(mark).is_some_and(|at| {
            let before = start
                .get(..at)
                .unwrap_or_default()
                .trim_end_matches(|c: char| c.is_ascii_alphabetic() || ":/.\\\" ".contains(c));
            before.len() < at
                && start
                    .get(before.len()..at)
                    .is_some_and(|between| between.contains("version"))
        })
    };
    told("jsonfeed.org/version") || told("jsonfeed.org\\/version")
}

/// Elements that only pages have.
const HTML: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "base",
    "div",
    "p",
    "article",
    "main",
    "section",
    "h1",
    "h2",
    "h3",
    "span",
    "a",
    "table",
    "ul",
    "ol",
    "b",
    "i",
    "em",
    "strong",
    "br",
    "hr",
    "img",
    "font",
    "center",
    "header",
    "nav",
    "blockquote",
    "figure",
    "form",
    "frameset",
    "noscript",
    "iframe",
];

/// More control characters than any text has, and not UTF-16.
fn looks_binary(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || is_wide(head) {
        return false;
    }
    let is_odd = |byte: u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    if !any_byte(head, is_odd) {
        return false;
    }
    let odd = head.iter().filter(|byte| is_odd(**byte)).count();
    let nuls = head.iter().filter(|byte| matches!(byte, 0)).count();
    odd * 20 > head.len() || nuls * 100 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_name() {
        assert_eq!(recognise("a.txt", b"<!DOCTYPE html><html><p>x"), Kind::Html);
        assert_eq!(recognise("a.txt", b"{\"title\": \"x\"}"), Kind::Json);
        assert_eq!(
            recognise("a.dat", b"{\"title\": \"x\"}\n{\"title\": \"y\"}\n"),
            Kind::JsonLines
        );
        assert_eq!(
            recognise("a.html", b"\x1f\x8b\x08\0\0\0\0\0"),
            Kind::Other("a gzip archive")
        );
        assert_eq!(
            recognise("a.txt", b"<?xml version='1.0'?><!-- x --><rss><channel>"),
            Kind::Rss
        );
        assert_eq!(recognise("a.txt", b"---\ntitle: x\n---\nText"), Kind::Markdown);
    }

    #[test]
    fn text_that_begins_like_something_else_is_text() {
        assert_eq!(recognise("a.txt", b"[Video shows captives] The town"), Kind::Text);
        assert_eq!(recognise("a.txt", b"MZ was seen at the harbour on Monday."), Kind::Text);
        assert_eq!(recognise("a", b"-- Wire --\nText"), Kind::Text);
    }

    #[test]
    fn empty_and_binary_files_are_told() {
        assert_eq!(recognise("a.txt", b""), Kind::Empty);
        assert_eq!(recognise("a.txt", b" \n\t\n"), Kind::Empty);
        assert_eq!(
            recognise("a.txt", &[1, 2, 3, 0, 0, 4, 200, 7]),
            Kind::Other("binary data")
        );
    }
}
