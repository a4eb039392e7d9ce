//! From bytes to text: which encoding a file is in, whether or not it says so.

mod charset;
mod guess;
mod johab;
mod shifts;
mod unicode;

pub(super) use unicode::utf16_without_mark;

use crate::text::bytes::any_byte;
use charset::Charset;
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

/// Text and the encoding it was in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    /// WHATWG name, or for what the Standard lacks that of the IANA, in lower case.
    pub encoding: String,
}

/// Decodes a whole file or record. Believed, in this order: a byte order mark; NULs that only UTF-16 and UTF-32 have;
/// being valid UTF-8, or that but for a few islands; what the file `declared`, where its bytes bear it out; what the bytes
/// look like. Never fails: bytes that mean nothing become U+FFFD.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some(decoded) = unicode::utf32(bytes) {
        return decoded;
    }
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (Some(encoding), bytes.get(mark..).unwrap_or_default()),
        None => (unicode::utf16_without_mark(bytes), bytes),
    };
    if let Some(encoding) = encoding.filter(|encoding| *encoding != UTF_8) {
        return with(Charset::Standard(encoding), bytes);
    }
    let utf8 = |text: String| Decoded {
        text,
        encoding: "utf-8".to_owned(),
    };
    let escapes = any_byte(bytes, |byte| byte == 0x1B)
        && bytes
            .windows(3)
            .any(|three| matches!(three, b"\x1b$B" | b"\x1b$@" | b"\x1b(J"));
    if !escapes {
        if let Some(decoded) = shifts::decode(bytes) {
            return decoded;
        }
        if let Ok(text) = std::str::from_utf8(bytes) {
            return utf8(text.to_owned());
        }
        if encoding == Some(UTF_8) || unicode::mostly_utf8(bytes) {
            return utf8(unicode::with_islands(bytes));
        }
    }
    if escapes && bytes.is_ascii() {
        return with(Charset::Standard(ISO_2022_JP), bytes);
    }
    let declared = declared.and_then(charset::by_label).filter(|charset| match charset {
        Charset::Standard(encoding) => *encoding != UTF_8 && (encoding.is_ascii_compatible() || escapes),
        Charset::Dos(_) | Charset::Johab => true,
    });
    with(guess::guess(bytes, declared), bytes)
}

/// Whether bytes with NULs among them are UTF-16 or UTF-32 without a mark.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    unicode::utf16_without_mark(bytes).is_some() || unicode::is_utf32(bytes)
}

fn with(charset: Charset, bytes: &[u8]) -> Decoded {
    Decoded {
        text: charset.decode(bytes).into_owned(),
        encoding: charset.name(),
    }
}

#[cfg(test)]
mod tests;
