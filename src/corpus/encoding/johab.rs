//! Johab, the encoding of Korean under DOS (KS C 5601-1992, annex 3): a syllable is five bits each of its first
//! consonant, vowel and last consonant; signs and Chinese characters are those of EUC-KR in other places.

use encoding_rs::EUC_KR;

/// Consonants and vowels that stand alone, as the code points of Hangul compatibility jamo.
const INITIALS: &[u32; 19] = &[
    0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
    0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
];

/// The text of `bytes`; what means nothing becomes U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((lead, after)) = rest.split_first() {
        rest = after;
        if lead.is_ascii() {
            out.push(char::from(*lead));
            continue;
        }
        match after.first().and_then(|trail| letter(*lead, *trail)) {
            Some(letter) => {
                out.push(letter);
                rest = after.get(1..).unwrap_or_default();
            }
            None => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    out
}

/// The share of pairs that are syllables in use, of all that begin with a byte beyond ASCII. Bytes of something else are
/// mostly no syllables at all, or such as no word has.
pub(super) fn usual_share(sample: &[u8]) -> f64 {
    let (mut usual, mut all) = (0_u32, 0_u32);
    let mut rest = sample;
    while let Some((lead, after)) = rest.split_first() {
        rest = after;
        if lead.is_ascii() {
            continue;
        }
        all += 1;
        if let Some(letter) = after.first().and_then(|trail| letter(*lead, *trail)) {
            rest = after.get(1..).unwrap_or_default();
            usual += u32::from(is_usual(letter));
        }
    }
    f64::from(usual) / f64::from(all.max(1))
}

/// Whether the national standard of Korea lists it among the syllables in use.
fn is_usual(letter: char) -> bool {
    let mut one = [0; 4];
    let (bytes, _, unknown) = EUC_KR.encode(letter.encode_utf8(&mut one));
    !unknown && matches!(bytes.as_ref(), [0xA1..=0xC8, 0xA1..=0xFE])
}

fn letter(lead: u8, trail: u8) -> Option<char> {
    match (lead, trail) {
        (0x84..=0xD3, 0x41..=0x7E | 0x81..=0xFE) => syllable(u32::from(lead) << 8 | u32::from(trail)),
        (0xD9..=0xDE | 0xE0..=0xF9, 0x31..=0x7E | 0x91..=0xFE) => sign(lead, trail),
        _ => None,
    }
}

fn syllable(code: u32) -> Option<char> {
    let initial = match code >> 10 & 31 {
        1 => None,
        bits @ 2..=20 => Some(bits - 2),
        _ => return None,
    };
    let vowel = match code >> 5 & 31 {
        2 => None,
        bits @ 3..=7 => Some(bits - 3),
        bits @ 10..=15 => Some(bits - 5),
        bits @ 18..=23 => Some(bits - 7),
        bits @ 26..=29 => Some(bits - 9),
        _ => return None,
    };
    let last = match code & 31 {
        bits @ 1..=17 => bits - 1,
        bits @ 19..=29 => bits - 2,
        _ => return None,
    };
    char::from_u32(match (initial, vowel, last) {
        (Some(initial), Some(vowel), last) => 0xAC00 + (initial * 21 + vowel) * 28 + last,
        (Some(initial), None, 0) => *INITIALS.get(initial as usize)?,
        (None, Some(vowel), 0) => 0x314F + vowel,
        _ => return None,
    })
}

/// Two rows of EUC-KR stand in one of Johab.
fn sign(lead: u8, trail: u8) -> Option<char> {
    let (lead, trail) = (u32::from(lead), u32::from(trail));
    let row = if lead < 0xE0 {
        2 * (lead - 0xD9)
    } else {
        2 * lead - 0x197
    };
    let cell = if trail < 0x91 { trail - 0x31 } else { trail - 0x43 };
    let pair = [
        u8::try_from(row + cell / 94 + 0xA1).ok()?,
        u8::try_from(cell % 94 + 0xA1).ok()?,
    ];
    let (text, broken) = EUC_KR.decode_without_bom_handling(&pair);
    text.chars().next().filter(|_| !broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_signs_and_characters_are_read() {
        // By the annex: 한 is 10100 00011 00101, 글 is 00100 11011 01001; the rest as rows and cells.
        assert_eq!(decode(b"\xd0\x65\x8b\x69 \xd9\x31 \xe0\x31!"), "한글 \u{3000} 伽!");
        assert_eq!(decode(b"\x88\x41 \x84\x61"), "ㄱ ㅏ");
        assert_eq!(decode(b"\xff\x20\x88"), "\u{FFFD} \u{FFFD}");
    }
}
