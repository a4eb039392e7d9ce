//! Encodings told, mistold and untold.

use super::*;
use encoding_rs::{ISO_8859_2, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

mod sentences;

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let fits = |c: &char| !encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    let text: String = text.chars().filter(fits).collect();
    encoding.encode(&text).0.into_owned()
}

/// Pieces of the reports of about `len` bytes in each of their encodings, and how many of them were read wrongly.
fn misread(len: usize) -> (usize, Vec<String>) {
    let (mut all, mut wrong) = (0, Vec::new());
    for (language, encodings, report) in sentences::REPORTS {
        let words: Vec<&str> = report.split_inclusive([' ', '。', '，', '、']).collect();
        for name in encodings.split(' ') {
            let encoding = Encoding::for_label(name.as_bytes()).unwrap();
            for start in (0..words.len()).step_by((words.len() / 8).max(1)) {
                let per_letter = if encoding.is_single_byte() { 1 } else { 2 };
                let mut letters = 0;
                let next = words.iter().cycle().skip(start).take_while(|word| {
                    letters += word.chars().count();
                    letters - word.chars().count() < len / per_letter
                });
                let bytes = encoded(&next.copied().collect::<String>(), encoding);
                all += 1;
                let decoded = decode(&bytes, None);
                if decoded.text != encoding.decode_without_bom_handling(&bytes).0 {
                    wrong.push(format!("{language} in {name} taken for {}", decoded.encoding));
                }
            }
        }
    }
    (all, wrong)
}

#[test]
fn a_few_lines_tell_their_encoding() {
    let (all, wrong) = misread(200);
    assert!(wrong.len() * 100 <= all, "{} of {all}: {wrong:?}", wrong.len());
}

#[test]
fn a_page_tells_its_encoding() {
    for len in [500, 2000] {
        assert_eq!(misread(len).1, [""; 0], "{len} bytes");
    }
}

#[test]
fn a_wrong_declaration_of_the_west_does_not_make_nonsense() {
    for (language, encodings, report) in sentences::REPORTS {
        let name = encodings.split(' ').next().unwrap();
        let encoding = Encoding::for_label(name.as_bytes()).unwrap();
        let bytes = encoded(report, encoding);
        for declared in ["utf-8", "iso-8859-1", "ascii", "x-unknown"] {
            let decoded = decode(&bytes, Some(declared));
            let right = encoding.decode_without_bom_handling(&bytes).0;
            assert_eq!(decoded.text, right, "{language} in {name}, declared {declared}");
        }
    }
}

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
    for (bytes, text) in [
        (
            b"A weir \xa9 Harbour Press, for the town.".as_slice(),
            "A weir © Harbour Press, for the town.",
        ),
        (
            b"The ticket is \xa320 and it is sold at the bridge.",
            "The ticket is £20 and it is sold at the bridge.",
        ),
        (
            b"It\x92s shut \x96 for now, said the mayor.",
            "It’s shut – for now, said the mayor.",
        ),
    ] {
        assert_eq!(decode(bytes, None).text, text);
    }
}

#[test]
fn valid_utf_8_wins_over_a_wrong_declaration() {
    assert_eq!(decode("Größe".as_bytes(), Some("iso-8859-1")).text, "Größe");
}

#[test]
fn a_declaration_decides_where_bytes_fit_it() {
    let (bytes, _, _) = ISO_8859_2.encode("Łódź żąda więcej");
    assert_eq!(decode(&bytes, Some("iso-8859-2")).text, "Łódź żąda więcej");
    let (bytes, _, _) = SHIFT_JIS.encode("水門");
    assert_eq!(decode(&bytes, Some("Shift_JIS")).text, "水門");
    let (bytes, _, _) = WINDOWS_1251.encode("Шлюз закрыт");
    assert_eq!(decode(&bytes, Some("windows-1251")).text, "Шлюз закрыт");
}

#[test]
fn a_page_of_dos_is_read_where_it_is_declared() {
    let bytes = b"Pr\x9es\xe7\xec";
    let decoded = decode(bytes, Some("cp852"));
    assert_eq!((decoded.encoding.as_str(), decoded.text.as_str()), ("ibm852", "Pr×sšý"));
}

#[test]
fn one_broken_byte_does_not_change_the_encoding() {
    let mut bytes = "Größe, Maße, Füße, Bäume, Räume, Säle, Höfe, Züge, Türme, Dächer, Wälder, "
        .as_bytes()
        .to_vec();
    bytes.push(0xC3);
    assert_eq!(decode(&bytes, None).encoding, "utf-8");
    let report = sentences::REPORTS
        .iter()
        .find(|(language, ..)| *language == "ja")
        .unwrap()
        .2;
    let mut bytes = encoded(&report.repeat(2), SHIFT_JIS);
    bytes.extend(b"\xff end");
    for declared in [None, Some("shift_jis")] {
        assert_eq!(decode(&bytes, declared).encoding, "shift_jis");
    }
}

#[test]
fn quotation_marks_of_windows_in_what_is_declared_as_iso_are_read() {
    let (bytes, _, _) = WINDOWS_1252.encode("The weir is “shut”, the café’s owner said.");
    assert_eq!(
        decode(&bytes, Some("iso-8859-1")).text,
        "The weir is “shut”, the café’s owner said."
    );
}

proptest! {
    #[test]
    fn any_bytes_under_any_declaration_give_text(bytes in proptest::collection::vec(any::<u8>(), 0..200), label in "[a-z0-9-]{0,12}") {
        decode(&bytes, Some(&label));
        decode(&bytes, None);
        is_wide(&bytes);
    }

    #[test]
    fn utf_8_is_never_changed(text in "\\PC{0,80}") {
        prop_assume!(!text.contains("~{") && !text.starts_with('\u{FEFF}'));
        prop_assert_eq!(decode(text.as_bytes(), Some("iso-8859-1")).text, text);
    }
}
