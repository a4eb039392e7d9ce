//! Looking for bytes of a sort in long texts.

/// Whether a byte of this sort is among them. Whole blocks are looked at, which takes a fraction of the time of stopping at
/// each byte to decide whether to go on.
pub fn any_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    let in_block = |block: &[u8]| block.iter().fold(0_u8, |found, byte| found | u8::from(is(*byte))) != 0;
    bytes.chunks(BLOCK).any(in_block)
}

/// Whether two neighbouring bytes are both this one.
pub fn any_double(bytes: &[u8], byte: u8) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    let in_block = |(block, next): (&[u8], &[u8])| {
        let pairs = block.iter().zip(next);
        pairs.fold(0_u8, |found, (one, other)| {
            found | u8::from(*one == byte) & u8::from(*other == byte)
        }) != 0
    };
    bytes.chunks(BLOCK).zip(next.chunks(BLOCK)).any(in_block)
}

/// Bytes that are looked at together.
const BLOCK: usize = 256;

/// Bytes of which each has a bit in a number.
pub const WORD: usize = 64;

/// The bytes from `at` on, spaces behind the last.
pub fn word_at(bytes: &[u8], at: usize) -> [u8; WORD] {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [b' '; WORD];
        for (to, from) in block.iter_mut().zip(rest) {
            *to = *from;
        }
        block
    })
}

/// Which of the bytes are of a sort, the first in the lowest bit. Done for all at once, without a branch.
pub fn bits(block: &[u8; WORD], is: impl Fn(u8) -> bool) -> u64 {
    let mut found = [0_u8; WORD];
    for (found, byte) in found.iter_mut().zip(block) {
        *found = u8::from(is(*byte));
    }
    let (eights, _) = found.as_chunks::<8>();
    // The product has the lowest bits of eight bytes side by side in its highest byte.
    let gathered = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(eight))
}

/// Up to eight bytes as a number, the first the lowest; 0 for those that are not there.
pub fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.first_chunk::<8>().map_or_else(
        || rest.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
        |eight| u64::from_le_bytes(*eight),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_bit() {
        let text: Vec<u8> = (0..150).map(|at| if at % 7 == 0 { b'x' } else { b'-' }).collect();
        for at in 0..=text.len() {
            let bits = bits(&word_at(&text, at), |byte| byte == b'x');
            for bit in 0..WORD {
                assert_eq!(bits >> bit & 1 == 1, text.get(at + bit) == Some(&b'x'), "{at} {bit}");
            }
            let eight = eight_at(&text, at).to_le_bytes();
            assert!((0..8).all(|i| eight[i] == text.get(at + i).copied().unwrap_or(0)));
        }
    }

    #[test]
    fn a_double_is_found_wherever_it_stands() {
        let mut bytes = vec![b'a', b' '].repeat(BLOCK + 3);
        assert!(!any_double(&bytes, b' ') && !any_double(b" ", b' ') && !any_double(b"", b' '));
        for at in [0, 2, BLOCK - 2, BLOCK, bytes.len() - 2] {
            bytes[at] = b' ';
            assert!(any_double(&bytes, b' '), "{at}");
            bytes[at] = b'a';
        }
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        let mut bytes = vec![b'a'; 3 * BLOCK + 7];
        assert!(!any_byte(&bytes, |byte| byte == b'~') && !any_byte(&[], |_| true));
        for at in [0, BLOCK - 1, BLOCK, bytes.len() - 1] {
            bytes[at] = b'~';
            assert!(any_byte(&bytes, |byte| byte == b'~'), "{at}");
            bytes[at] = b'a';
        }
    }
}
