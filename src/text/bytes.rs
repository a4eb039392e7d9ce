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

/// Whether this byte is among them. Nothing is compared on the way, so that sixteen are taken at once.
pub fn has_byte(bytes: &[u8], byte: u8) -> bool {
    bytes.iter().fold(u8::MAX, |least, own| least.min(own ^ byte)) == 0
}

/// Bytes that are looked at together.
const BLOCK: usize = 256;

/// Bytes of which each has a bit in a number.
pub const WORD: usize = 64;

/// What each of the bytes from `at` on is, in bits that `of` says; behind the last byte it is as if spaces stood.
pub fn sorts_at(bytes: &[u8], at: usize, of: impl Fn(u8) -> u8) -> [u8; WORD] {
    let mut sorts = [of(b' '); WORD];
    // As many as there are, which is not known beforehand: then they are looked at sixteen at once.
    for (sort, byte) in sorts.iter_mut().zip(bytes.get(at..).unwrap_or_default()) {
        *sort = of(*byte);
    }
    sorts
}

/// Which of the bytes have a bit set, the first in the lowest bit.
pub fn bits(sorts: &[u8; WORD], bit: u32) -> u64 {
    let (eights, _) = sorts.as_chunks::<8>();
    let gathered = |eight: &[u8; 8]| {
        // Bits eight places apart are brought side by side by shifts, which many eights can go through at once.
        let ones = u64::from_le_bytes(*eight) >> bit & 0x0101_0101_0101_0101;
        let twos = ones | ones >> 7;
        let fours = twos | twos >> 14;
        (fours | fours >> 28) & 0xFF
    };
    eights.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(eight))
}

/// Where the first byte of a sort stands; blocks without one are passed over as in [`any_byte`].
pub fn first_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let mut start = 0;
    for block in bytes.chunks(WORD) {
        if any_byte(block, &is) {
            return Some(start + block.iter().position(|byte| is(*byte))?);
        }
        start += block.len();
    }
    None
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
            let sorts = sorts_at(&text, at, |byte| u8::from(byte == b'x') << 3);
            let bits = bits(&sorts, 3);
            for bit in 0..WORD {
                assert_eq!(bits >> bit & 1 == 1, text.get(at + bit) == Some(&b'x'), "{at} {bit}");
            }
            let eight = eight_at(&text, at).to_le_bytes();
            assert!((0..8).all(|i| eight[i] == text.get(at + i).copied().unwrap_or(0)));
        }
    }

    #[test]
    fn a_double_is_found_wherever_it_stands() {
        let mut bytes = [b'a', b' '].repeat(BLOCK + 3);
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
        assert_eq!(first_byte(&bytes, |byte| byte == b'~'), None);
        for at in [0, BLOCK - 1, BLOCK, bytes.len() - 1] {
            bytes[at] = b'~';
            assert!(any_byte(&bytes, |byte| byte == b'~'), "{at}");
            assert_eq!(first_byte(&bytes, |byte| byte == b'~'), Some(at));
            assert!(has_byte(&bytes, b'~') && !has_byte(&bytes, b'b'));
            bytes[at] = b'a';
        }
    }
}
