//! From bytes to text: which encoding a file is in, whether or not it says so.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text and the encoding it was in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    /// WHATWG name in lower case.
    pub encoding: String,
}

/// Decodes a whole file or record. Believed, in this order: a byte order mark; NULs that only UTF-16 has; being valid
/// UTF-8; what the file `declared`, where its bytes bear it out; what the bytes look like. Never fails: bytes that mean
/// nothing become U+FFFD.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    let escapes = bytes.contains(&0x1B)
        && bytes
            .windows(3)
            .any(|three| matches!(three, b"\x1b$B" | b"\x1b$@" | b"\x1b(J"));
    match std::str::from_utf8(bytes) {
        Ok(text) if !escapes => {
            return Decoded {
                text: text.to_owned(),
                encoding: name(UTF_8),
            };
        }
        _ => {}
    }
    if !escapes && mostly_utf8(bytes) {
        return with(UTF_8, bytes);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible()) {
        let (text, _, broken) = encoding.decode(bytes);
        if !broken && !text.chars().any(|c| ('\u{80}'..='\u{9F}').contains(&c)) {
            return Decoded {
                text: text.into_owned(),
                encoding: name(encoding),
            };
        }
    }
    with(guess(bytes), bytes)
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: name(encoding),
    }
}

fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

/// What the bytes look like. Few bytes beyond ASCII are too little to tell the single-byte encodings of Europe apart;
/// then the commonest is the best guess.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if guess.is_single_byte() && high * 50 < bytes.len() {
        WINDOWS_1252
    } else {
        guess
    }
}

/// UTF-8 with a few broken bytes: at least ten good sequences for every bad one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad > 0 && good >= 10 * bad
}

/// How many bytes are looked at for NULs.
const NUL_WINDOW: usize = 8192;

/// UTF-16 whose first letters are mostly of the first 256 code points: every other byte is then NUL.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = bytes.get(..bytes.len().min(NUL_WINDOW) & !1)?;
    if !window.contains(&0) {
        return None;
    }
    let pairs = window.len() / 2;
    if pairs < 2 {
        return None;
    }
    let nuls = |at: usize| window.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    match (even, odd) {
        (even, odd) if odd * 2 > pairs && even * 20 < pairs => Some(UTF_16LE),
        (even, odd) if even * 2 > pairs && odd * 20 < pairs => Some(UTF_16BE),
        // Other scripts have NULs at spaces, line ends and figures alone.
        (0, odd) if odd * 20 > pairs => Some(UTF_16LE),
        (even, 0) if even * 20 > pairs => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_nuls_tell_utf_16() {
        let le: Vec<u8> = "Tide rises".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "Tide rises".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(
            decode(&le, None),
            Decoded {
                text: "Tide rises".into(),
                encoding: "utf-16le".into()
            }
        );
        assert_eq!(decode(&be, None).encoding, "utf-16be");
        let marked = [&[0xFF, 0xFE], le.as_slice()].concat();
        assert_eq!(decode(&marked, None).text, "Tide rises");
    }

    #[test]
    fn undeclared_western_text_is_windows_1252() {
        let decoded = decode(
            b"The caf\xe9\x92s owner said the caf\xe9 would open again on Friday, he said in a note.",
            None,
        );
        assert_eq!(decoded.encoding, "windows-1252");
        assert!(decoded.text.starts_with("The café’s owner"));
    }

    #[test]
    fn valid_utf_8_wins_over_a_wrong_declaration() {
        assert_eq!(decode("Größe".as_bytes(), Some("iso-8859-1")).text, "Größe");
    }

    #[test]
    fn a_declaration_decides_where_bytes_fit_it() {
        let (bytes, _, _) = encoding_rs::ISO_8859_2.encode("Łódź żąda więcej");
        assert_eq!(decode(&bytes, Some("iso-8859-2")).text, "Łódź żąda więcej");
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding() {
        let mut bytes = "Größe, Maße, Füße, Bäume, Räume, Säle, Höfe, Züge, Türme, Dächer, Wälder, "
            .as_bytes()
            .to_vec();
        bytes.push(0xC3);
        assert_eq!(decode(&bytes, None).encoding, "utf-8");
    }
}
