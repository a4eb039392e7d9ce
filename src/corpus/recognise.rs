//! What kind of file it is: by its content first, by its name where the content leaves it open.

use super::encoding::{decode, is_wide};

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
    (b"WARC/", "a WARC web archive"),
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
        "csv" | "tsv" => Kind::Other("a CSV table"),
        "css" | "js" | "mjs" | "ts" | "py" | "rs" | "c" | "h" | "cpp" | "java" | "go" | "rb" | "php" | "sh" => {
            Kind::Other("the source of a program")
        }
        "toml" | "yaml" | "yml" | "ini" | "cfg" | "conf" | "lock" => Kind::Other("a settings file"),
        _ => Kind::Text,
    })
}

fn by_content(start: &str, extension: &str) -> Option<Kind> {
    match start.as_bytes().first()? {
        b'<' => markup(start, extension),
        b'{' | b'[' => json(start, extension),
        b'-' | b'+' if front_matter(start) => Some(Kind::Markdown),
        _ if matches!(extension, "html" | "htm" | "xhtml") && start.contains('<') => Some(Kind::Html),
        _ if start.starts_with("WARC/") => Some(Kind::Other("a WARC web archive")),
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
const ROOTS: &[(&str, &str)] = &[
    ("rss", "an RSS feed"),
    ("rdf", "an RSS feed"),
    ("feed", "an Atom feed"),
    ("channel", "an RSS feed"),
    ("nitf", "a NITF file"),
    ("newsml", "a NewsML file"),
    ("newsitem", "a NewsML-G2 file"),
    ("newsmessage", "a NewsML-G2 file"),
    ("packageitem", "a NewsML-G2 file"),
    ("planningitem", "a NewsML-G2 file"),
    ("conceptitem", "a NewsML-G2 file"),
    ("knowledgeitem", "a NewsML-G2 file"),
    ("catalogitem", "a NewsML-G2 file"),
    ("urlset", "a sitemap"),
    ("sitemapindex", "a sitemap"),
    ("opml", "a list of feeds (OPML)"),
    ("svg", "an image"),
];

fn markup(start: &str, extension: &str) -> Option<Kind> {
    let declared_xml = start.starts_with("<?xml");
    let mut rest = start;
    // The first element; declarations, comments and processing instructions come before it.
    let root = loop {
        let open = rest.find('<')?;
        rest = rest.get(open + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            match comment.find("-->") {
                Some(end) => rest = comment.get(end..)?,
                None => break "",
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
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-')))
            .unwrap_or(rest.len());
        break rest.get(..end)?;
    };
    let local = root.rsplit(':').next().unwrap_or(root).to_ascii_lowercase();
    if let Some((_, what)) = ROOTS.iter().find(|(name, _)| *name == local) {
        return Some(Kind::Other(what));
    }
    if HTML.contains(&local.as_str()) || matches!(extension, "html" | "htm" | "xhtml") {
        return Some(Kind::Html);
    }
    if declared_xml || extension == "xml" {
        return Some(Kind::Other("an XML file"));
    }
    None
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
    let whole = |line: &str| line.starts_with('{') && line.ends_with('}');
    let by_lines =
        whole(first) && second.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok();
    if matches!(extension, "jsonl" | "ndjson") || by_lines {
        Some(Kind::JsonLines)
    } else {
        Some(Kind::Json)
    }
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
    let odd = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
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
            Kind::Other("an RSS feed")
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
