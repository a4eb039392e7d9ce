//! Messages of the plain wire.

use super::*;

#[test]
fn a_message_is_told_by_its_control_characters() {
    assert!(is_wire(b"\x01AFP0123 4 G 0456 TRN\r\nslug\r\n\x02Text of it\x03"));
    assert!(is_wire(b"\x16\x16\x01a0456----\r\nr a\r\n\x02Text of it\x03"));
    for other in [&b"\x01\x02\x03\0\0\x04"[..], b"A text.\x02", b"\x01 no text", b""] {
        assert!(!is_wire(other));
    }
}

#[test]
fn dates_stand_at_the_end() {
    assert_eq!(date("031805 MAR 31").as_deref(), Some("03 MAR 2031 18:05"));
    assert_eq!(date("AP-NY-03-04-98 1805EST").as_deref(), Some("1998-03-04"));
    assert_eq!(date("slug 123 words"), None);
}
