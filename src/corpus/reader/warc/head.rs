//! The header before each record of a web archive.

/// Longest header, in bytes.
pub(super) const LONGEST: usize = 64 << 10;

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Length of the header itself.
    pub len: usize,
    /// Length of the block after it.
    pub block: u64,
    /// In a WARC the type of the record, in small letters; in an ARC "filedesc" or "response".
    pub kind: String,
    pub address: String,
    /// The media type of the block, in small letters.
    pub media: String,
    /// Whether two line ends follow the block, as in WARC, or one.
    pub warc: bool,
}

/// Whether a file begins as web archives do.
pub(in crate::corpus) fn is_web_archive(head: &[u8]) -> bool {
    (head.starts_with(b"WARC/") && head.get(5).is_some_and(u8::is_ascii_digit))
        || (head.starts_with(b"filedesc://") && head.iter().take(1000).any(|byte| *byte == b'\n'))
}

/// The header that these bytes begin with.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(bytes: &[u8]) -> Result<Header, &'static str> {
    let bytes = bytes.get(..bytes.len().min(LONGEST)).unwrap_or_default();
    if bytes.starts_with(b"WARC/") {
        warc(bytes)
    } else {
        arc(bytes)
    }
}

/// Where a block of header lines ends: past the first empty line.
pub(super) fn lines_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let line = bytes.get(at..)?.iter().position(|byte| *byte == b'\n')?;
        let empty = matches!(bytes.get(at..at + line), Some(b"" | b"\r"));
        at += line + 1;
        if empty {
            return Some(at);
        }
    }
}

/// Names, in small letters, and values of header lines; what goes on in the next line is joined.
pub(super) fn fields(bytes: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(bytes);
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    fields
}

/// A field's value; empty where there is none.
pub(super) fn field<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields
        .iter()
        .find(|(known, _)| known == name)
        .map_or("", |(_, value)| value.as_str())
}

fn warc(bytes: &[u8]) -> Result<Header, &'static str> {
    let len = lines_end(bytes).ok_or("has a header without an end")?;
    let fields = fields(bytes.get(..len).unwrap_or_default());
    let block = field(&fields, "content-length")
        .parse()
        .map_err(|_| "does not say how long it is")?;
    Ok(Header {
        len,
        block,
        kind: field(&fields, "warc-type").to_ascii_lowercase(),
        // Some writers put the address in angle brackets.
        address: field(&fields, "warc-target-uri").trim_matches(['<', '>']).to_owned(),
        media: field(&fields, "content-type").to_ascii_lowercase(),
        warc: true,
    })
}

/// One line: address, IP address, time, media type, and in the second version five more fields; then the length. The
/// address may hold spaces.
fn arc(bytes: &[u8]) -> Result<Header, &'static str> {
    const BROKEN: &str = "has a broken header";
    let end = bytes.iter().position(|byte| *byte == b'\n').ok_or(BROKEN)?;
    let line = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default());
    let words: Vec<&str> = line.trim_end().split(' ').collect();
    let is_time = |word: &&str| word.len() >= 8 && word.bytes().all(|byte| byte.is_ascii_digit());
    let time = [3, 8].into_iter().find_map(|back| {
        let at = words.len().checked_sub(back)?;
        (at >= 2 && words.get(at).is_some_and(is_time)).then_some(at)
    });
    let time = time.ok_or(BROKEN)?;
    let address = words.get(..time - 1).unwrap_or_default().join(" ");
    if !address.contains(':') {
        return Err(BROKEN);
    }
    let block = words
        .last()
        .and_then(|len| len.parse().ok())
        .ok_or("does not say how long it is")?;
    Ok(Header {
        len: end + 1,
        block,
        kind: if address.starts_with("filedesc:") {
            "filedesc"
        } else {
            "response"
        }
        .to_owned(),
        media: words
            .get(time + 1)
            .map(|media| media.to_ascii_lowercase())
            .unwrap_or_default(),
        address,
        warc: false,
    })
}
