//! Looking for bytes of a sort in long texts.

/// Whether a byte of this sort is among them. Whole blocks are looked at, which takes a fraction of the time of stopping at
/// each byte to decide whether to go on.
pub fn any_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    let in_block = |block: &[u8]| block.iter().fold(0_u8, |found, byte| found | u8::from(is(*byte))) != 0;
    bytes.chunks(BLOCK).any(in_block)
}

/// Bytes that are looked at together.
const BLOCK: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

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
