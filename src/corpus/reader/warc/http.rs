//! What a server answered, as it stands in a web archive.

use super::head::{field, fields, lines_end};

/// The head of an HTTP answer.
#[derive(Debug)]
pub(super) struct Answer {
    /// Length of the head.
    pub len: usize,
    pub status: u16,
    fields: Vec<(String, String)>,
}

impl Answer {
    /// The answer that a block begins with, if it is one.
    pub(super) fn of(block: &[u8]) -> Option<Answer> {
        if !block.starts_with(b"HTTP/") {
            return None;
        }
        let block = block.get(..block.len().min(super::head::LONGEST))?;
        let len = lines_end(block).unwrap_or(block.len());
        let head = block.get(..len)?;
        let first = head.split(|byte| *byte == b'\n').next()?;
        let status = String::from_utf8_lossy(first)
            .split_whitespace()
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        Some(Answer {
            len,
            status,
            fields: fields(head.get(first.len()..)?),
        })
    }

    /// The media type of the body, in small letters, with its parameters.
    pub(super) fn media(&self) -> String {
        field(&self.fields, "content-type").to_ascii_lowercase()
    }

    pub(super) fn is_html(&self) -> bool {
        let media = self.media();
        media.starts_with("text/html") || media.starts_with("application/xhtml")
    }

    /// The encoding the server named.
    pub(super) fn charset(&self) -> Option<String> {
        let media = self.media();
        let (_, after) = media.split_once("charset=")?;
        let label: String = after
            .trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|c| !matches!(c, ';' | '"' | '\'' | ' ' | ','))
            .collect();
        (!label.is_empty()).then_some(label)
    }

    pub(super) fn is_chunked(&self) -> bool {
        field(&self.fields, "transfer-encoding")
            .to_ascii_lowercase()
            .contains("chunked")
    }

    /// How the body is compressed, if it is.
    pub(super) fn coding(&self) -> Option<String> {
        let coding = field(&self.fields, "content-encoding").to_ascii_lowercase();
        (!coding.is_empty() && coding != "identity").then_some(coding)
    }
}

/// A body put together from its chunks. One that is in no chunks stays as it is; where chunks break off, so does it.
pub(super) fn dechunked(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(end) = rest.iter().take(1024).position(|byte| *byte == b'\n') {
        let line = rest.get(..end).unwrap_or_default();
        let digits = line
            .split(|byte| matches!(byte, b';' | b'\r' | b' '))
            .next()
            .unwrap_or_default();
        let len = std::str::from_utf8(digits)
            .ok()
            .and_then(|digits| usize::from_str_radix(digits, 16).ok());
        let Some(len) = len else {
            break;
        };
        let chunk = rest.get(end + 1..).unwrap_or_default();
        out.extend_from_slice(chunk.get(..len).unwrap_or(chunk));
        let after = chunk.get(len..).unwrap_or_default();
        if len == 0 || after.is_empty() {
            return out;
        }
        rest = after
            .strip_prefix(b"\r\n")
            .or_else(|| after.strip_prefix(b"\n"))
            .unwrap_or(after);
    }
    if out.is_empty() {
        raw.to_vec()
    } else {
        // What is left is no chunk but may be text.
        out.extend_from_slice(rest);
        out
    }
}

/// Whether deflated bytes begin as zlib writes them: the method, and a sum that fits.
pub(super) fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}
