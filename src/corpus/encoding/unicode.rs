//! The encodings of Unicode: with marks and without, and UTF-8 with something else in it.

use super::Decoded;
use crate::text::bytes::any_byte;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at for NULs.
const NUL_WINDOW: usize = 8192;

/// UTF-32, with its mark or without.
pub(super) fn utf32(bytes: &[u8]) -> Option<Decoded> {
    let big = utf32_order(bytes)?;
    let text: String = bytes
        .chunks(4)
        .map(|four| char::from_u32(unit(four, big)).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    Some(Decoded {
        text: text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text),
        encoding: if big { "utf-32be" } else { "utf-32le" }.to_owned(),
    })
}

pub(super) fn is_utf32(bytes: &[u8]) -> bool {
    utf32_order(bytes).is_some()
}

/// Whether the bytes of each code point stand in big-endian order, where all there is are code points.
fn utf32_order(bytes: &[u8]) -> Option<bool> {
    let window = bytes.get(..bytes.len().min(NUL_WINDOW) & !3)?;
    if window.len() < 8 || !any_byte(window, |byte| byte == 0) {
        return None;
    }
    let fits = |big: &bool| {
        window
            .chunks_exact(4)
            .all(|four| char::from_u32(unit(four, *big)).is_some_and(|c| c >= ' ' || c.is_whitespace()))
    };
    [false, true].into_iter().find(|big| fits(big))
}

fn unit(four: &[u8], big: bool) -> u32 {
    match <[u8; 4]>::try_from(four) {
        Ok(four) if big => u32::from_be_bytes(four),
        Ok(four) => u32::from_le_bytes(four),
        Err(_) => u32::MAX,
    }
}

/// UTF-16 without a mark. Most letters of the first 256 code points: every other byte is then NUL. Other scripts have
/// NULs at spaces, line ends and figures alone, and letters of few scripts.
pub(in crate::corpus) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = bytes.get(..bytes.len().min(NUL_WINDOW) & !1)?;
    if !any_byte(window, |byte| byte == 0) {
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
        (even, odd) if odd > 10 * even && is_writing(window, UTF_16LE) => Some(UTF_16LE),
        (even, odd) if even > 10 * odd && is_writing(window, UTF_16BE) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether nearly all of this is letters of the world's common scripts, spaces and punctuation, and most of it of one.
fn is_writing(window: &[u8], encoding: &'static Encoding) -> bool {
    let (text, broken) = encoding.decode_without_bom_handling(window);
    let (mut all, mut known) = (0_usize, 0_usize);
    let mut scripts = [0_usize; 8];
    for c in text.chars() {
        all += 1;
        let script = match u32::from(c) {
            0x20..=0x7E | 9..=13 | 0xA0..=0xFF | 0x2010..=0x2122 | 0x3000..=0x3020 | 0xFF00..=0xFFEF => {
                known += 1;
                continue;
            }
            0x100..=0x24F | 0x1E00..=0x1EFF => 0,
            0x370..=0x3FF => 1,
            0x400..=0x52F => 2,
            0x590..=0x5FF => 3,
            0x600..=0x6FF => 4,
            0x900..=0xEFF => 5,
            0x3040..=0x30FF | 0x4E00..=0x9FFF => 6,
            0xAC00..=0xD7A3 => 7,
            _ => continue,
        };
        known += 1;
        if let Some(count) = scripts.get_mut(script) {
            *count += 1;
        }
    }
    let letters: usize = scripts.iter().sum();
    let most = scripts.iter().max().copied().unwrap_or_default();
    !broken && all >= 8 && known * 20 >= all * 19 && letters * 4 >= all && most * 10 >= letters * 8
}

/// UTF-8 with something else in it: several good sequences for every bad one, which no other encoding gives by chance.
pub(super) fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad > 0 && good >= 3 * bad
}

/// The text of such bytes. What is not UTF-8 is mostly pasted from windows-1252; pairs of surrogates written as two
/// sequences are put together; the rest of a sequence that was cut off is U+FFFD.
pub(super) fn with_islands(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 64);
    let mut rest = bytes;
    while !rest.is_empty() {
        let valid = match std::str::from_utf8(rest) {
            Ok(text) => {
                out.push_str(text);
                break;
            }
            Err(error) => error.valid_up_to(),
        };
        let (good, bad) = rest.split_at(valid);
        out.push_str(std::str::from_utf8(good).unwrap_or_default());
        let (sign, len) = island(bad);
        out.push(sign);
        rest = bad.get(len.max(1)..).unwrap_or_default();
    }
    out
}

/// What bytes that are not UTF-8 begin with, and how many bytes that takes.
fn island(bad: &[u8]) -> (char, usize) {
    if let [0xED, high @ 0xA0..=0xAF, a, 0xED, low @ 0xB0..=0xBF, b, ..] = bad {
        let surrogate = |lead: u8, tail: u8| u32::from(lead & 0x0F) << 6 | u32::from(tail & 0x3F);
        let code = 0x1_0000 + (surrogate(*high, *a) << 10) + (surrogate(*low & 0x0F, *b));
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6);
    }
    if let [0xC0, 0x80, ..] = bad {
        return ('\0', 2);
    }
    // A sequence cut off: two or more of its bytes are there, or one at the very end.
    let cut = std::str::from_utf8(bad).map_or_else(|error| error.error_len(), |_| Some(0));
    match cut {
        None => return (char::REPLACEMENT_CHARACTER, bad.len()),
        Some(len) if len > 1 => return (char::REPLACEMENT_CHARACTER, len),
        Some(_) => {}
    }
    let one = bad.get(..1).unwrap_or_default();
    let sign = WINDOWS_1252.decode_without_bom_handling(one).0.chars().next();
    let sign = sign.filter(|c| !c.is_control());
    (sign.unwrap_or(char::REPLACEMENT_CHARACTER), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_32_needs_no_mark() {
        let text = "Die Schleuse in Łódź: закрыта. 閉";
        let little: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let big: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        for (bytes, name) in [(little, "utf-32le"), (big, "utf-32be")] {
            let decoded = utf32(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.as_str()), (text, name));
        }
        assert_eq!(utf32("plain text with a NUL \0 in it".as_bytes()), None);
    }

    #[test]
    fn utf_16_of_other_scripts_needs_no_mark() {
        for text in [
            "Шлюз закрыт с пятницы.\nЛодки ждут.",
            "水門は金曜日から閉鎖されている。\n船は待っている。",
            "수문이 금요일부터 닫혔다. 배들이 기다린다.",
            "Η θυρίδα έκλεισε την Παρασκευή.",
        ] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(utf16_without_mark(&little), Some(UTF_16LE), "{text}");
            assert_eq!(utf16_without_mark(&big), Some(UTF_16BE), "{text}");
        }
        assert_eq!(utf16_without_mark(b"The weir\0 was closed on\0 Friday."), None);
    }

    #[test]
    fn islands_of_windows_1252_are_read_as_such() {
        let mut bytes = "Größe, Maße, Füße – „Bäume“ und Räume, ".as_bytes().to_vec();
        bytes.extend(b"H\xf6fe \x96 caf\xe9 ");
        bytes.extend("Türme".as_bytes());
        assert!(mostly_utf8(&bytes));
        assert_eq!(
            with_islands(&bytes),
            "Größe, Maße, Füße – „Bäume“ und Räume, Höfe – café Türme"
        );
    }

    #[test]
    fn surrogates_written_as_sequences_are_one_sign() {
        assert_eq!(with_islands(b"a \xED\xA0\xBD\xED\xB8\x80 b"), "a \u{1F600} b");
        assert_eq!(with_islands(b"cut \xE2\x80"), "cut \u{FFFD}");
        assert_eq!(with_islands(b"cut \xE2\x80 off"), "cut \u{FFFD} off");
    }
}
