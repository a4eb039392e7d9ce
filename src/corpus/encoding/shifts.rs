//! Encodings of seven bits that shift between ASCII and pairs of bytes. The Standard refuses all but ISO-2022-JP, as
//! they can hide markup from what filters pages; in files to be read they do no harm.

use super::Decoded;
use crate::text::bytes::any_byte;
use encoding_rs::{EUC_KR, GBK};

/// ISO-2022-KR or HZ, where the bytes announce them.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    // Without the sign that each begins with there is nothing to look for.
    if !any_byte(bytes, |byte| matches!(byte, 0x0E | b'~')) || !bytes.is_ascii() {
        return None;
    }
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    if bytes.contains(&0x0E) && has(b"\x1b$)C") {
        let text = EUC_KR.decode_without_bom_handling(&korean(bytes)).0.into_owned();
        return Some(Decoded {
            text,
            encoding: "iso-2022-kr".to_owned(),
        });
    }
    if has(b"~{") && has(b"~}") {
        let text = GBK.decode_without_bom_handling(&chinese(bytes)?).0.into_owned();
        return Some(Decoded {
            text,
            encoding: "hz-gb-2312".to_owned(),
        });
    }
    None
}

/// ISO-2022-KR as EUC-KR: between shift out and shift in, letters have their eighth bit set.
fn korean(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut shifted = false;
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            0x0E => shifted = true,
            0x0F => shifted = false,
            0x1B if after.starts_with(b"$)C") => rest = after.get(3..).unwrap_or_default(),
            b'\n' => {
                shifted = false;
                out.push(*byte);
            }
            0x21..=0x7E if shifted => out.push(byte | 0x80),
            _ => out.push(*byte),
        }
    }
    out
}

/// HZ as GBK: between `~{` and `~}`. None where what stands there is not all pairs of letters, so that a text which
/// merely has these signs in it stays as it is.
fn chinese(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut shifted = false;
    let mut rest = bytes;
    while let Some(byte) = rest.first() {
        let two = rest.get(..2).unwrap_or_default();
        let taken = match (shifted, two) {
            (false, b"~{") => {
                shifted = true;
                2
            }
            (true, b"~}") => {
                shifted = false;
                2
            }
            (false, b"~~") => {
                out.push(b'~');
                2
            }
            (false, b"~\n") => 2,
            (true, [b'\n', ..]) => {
                shifted = false;
                out.push(b'\n');
                1
            }
            (true, [lead @ 0x21..=0x77, trail @ 0x21..=0x7E]) => {
                out.extend([lead | 0x80, trail | 0x80]);
                2
            }
            (true, _) => return None,
            (false, _) => {
                out.push(*byte);
                1
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifted_texts_are_read() {
        let (euc, _, _) = EUC_KR.encode("수문");
        let shifted: Vec<u8> = euc.iter().map(|byte| byte & 0x7F).collect();
        let bytes = [b"\x1b$)CThe \x0E", shifted.as_slice(), b"\x0F closed"].concat();
        assert_eq!(decode(&bytes).unwrap().text, "The 수문 closed");
        let (gbk, _, _) = GBK.encode("水门关闭");
        let shifted: Vec<u8> = gbk.iter().map(|byte| byte & 0x7F).collect();
        let bytes = [b"The weir: ~{", shifted.as_slice(), b"~} ~~"].concat();
        assert_eq!(decode(&bytes).unwrap().text, "The weir: 水门关闭 ~");
    }

    #[test]
    fn a_text_with_such_signs_stays() {
        assert_eq!(decode(b"In HZ, ~{ opens and ~} ends it."), None);
        assert_eq!(decode(b"Nothing of the kind."), None);
    }
}
