//! Where records begin and end does not depend on how a stream arrives, and nothing is held for longer than it must be.

use super::*;
use crate::corpus::facts::fields::Keys;
use proptest::prelude::*;

/// Gives a few bytes at a time, as decoders do.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let len = self.1.min(buf.len()).min(self.0.len());
        let (now, later) = self.0.split_at(len);
        buf[..len].copy_from_slice(now);
        self.0 = later;
        Ok(len)
    }
}

/// The records a cutter finds: number, line, text, where it says they stand.
fn records(mut cutter: impl Cutter, flow: impl Read) -> Vec<(u64, Option<u64>, String, u64)> {
    let mut feed = Feed::new(Vec::new(), Box::new(flow));
    let mut found = Vec::new();
    while let Some(batch) = cutter.cut(&mut feed) {
        for cut in batch.cuts {
            let text = match cut.fault {
                Some(fault) => fault,
                None => String::from_utf8_lossy(&batch.bytes[cut.range]).trim().to_owned(),
            };
            found.push((cut.number, cut.line, text, cut.start));
        }
    }
    found
}

fn texts(found: &[(u64, Option<u64>, String, u64)]) -> Vec<&str> {
    found.iter().map(|(_, _, text, _)| text.as_str()).collect()
}

#[test]
fn lines_count_records_and_know_their_line_and_place() {
    let found = records(
        Lines::default(),
        &b"\xEF\xBB\xBF{\"a\":1}\n\n  \r\n{\"b\":2}\r\nlast"[..],
    );
    let places: Vec<_> = found
        .iter()
        .map(|(number, line, _, start)| (*number, *line, *start))
        .collect();
    assert_eq!(places, [(0, Some(1), 0), (1, Some(4), 16), (2, Some(5), 25)]);
}

#[test]
fn a_list_gives_its_elements_and_so_does_one_in_an_object() {
    let values = |text: &str| records(Values::new(Keys::default()), text.as_bytes());
    assert_eq!(
        texts(&values(" [ {\"a\": \"]}\\\"\"} ,\n[1], 2 ] x")),
        ["{\"a\": \"]}\\\"\"}", "[1]", "2"]
    );
    assert_eq!(texts(&values("{\"a\": 1}\n{\"b\": 2}")), ["{\"a\": 1}", "{\"b\": 2}"]);
    let article = "{\"title\": \"Weir closed\", \"body\": \"The weir was closed.\"}";
    for more in [0, 1 << 20] {
        let padding = "x".repeat(LONGEST + more);
        let held = format!(
            "{{\"pad\": \"{padding}\", \"tags\": [{{\"n\": 1}}], \"data\": {{\"list\": [{article}, {article}], \"b\": 2}}}}"
        );
        assert!(texts(&values(&held)) == [article, article], "{more}");
        let mut cutter = Values::new(Keys::default());
        let none = format!("{{\"pad\": \"{padding}\", \"tags\": [{{\"n\": 1}}]}}");
        assert!(
            cutter
                .cut(&mut Feed::new(Vec::new(), Box::new(none.as_bytes())))
                .is_none()
        );
        assert!(cutter.summary().unwrap().contains("without a list of articles"));
    }
}

#[test]
fn one_record_too_long_costs_only_itself() {
    let long = "x".repeat(LONGEST + (3 << 20));
    let lines = format!("{{\"a\":1}}\n{{\"b\":\"{long}\"}}\n{{\"c\":3}}\n");
    let found = records(Lines::default(), lines.as_bytes());
    assert!(found[1].2.starts_with("is a line longer than 16 MiB"));
    assert_eq!((found[2].0, found[2].1, found[2].2.as_str()), (2, Some(3), "{\"c\":3}"));
    let list = format!("[{{\"a\":1}},\n{{\"b\":\"{long}\"}},\n{{\"c\":3}}]");
    let found = records(Values::new(Keys::default()), list.as_bytes());
    assert!(found[1].2.starts_with("is longer than 16 MiB"));
    assert_eq!((found[2].0, found[2].1, found[2].2.as_str()), (2, Some(3), "{\"c\":3}"));
}

/// Gives for ever, but no more than may be asked for.
struct Endless {
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(buf.len() as u64).expect("too much was read");
        buf.fill(b'x');
        Ok(buf.len())
    }
}

#[test]
fn an_endless_record_is_given_up() {
    let left = GIVE_UP + 2 * LONGEST as u64;
    let found = records(Lines::default(), Endless { left });
    assert!(found[0].2.contains("what follows it was not read"), "{}", found[0].2);
    let found = records(Values::new(Keys::default()), (&b"[\""[..]).chain(Endless { left }));
    assert!(found[0].2.contains("what follows was not read"), "{}", found[0].2);
    assert_eq!(found.len(), 1);
}

proptest! {
    #[test]
    fn how_a_stream_arrives_changes_nothing(
        text in "([\\[\\]{}\",:a\\\\ \n1é]|\\{\"body\": \"x\"\\}|\n){0,60}",
        drops in 1_usize..9,
    ) {
        let drop = || Drops(text.as_bytes(), drops);
        prop_assert_eq!(records(Lines::default(), text.as_bytes()), records(Lines::default(), drop()));
        let values = || Values::new(Keys::default());
        prop_assert_eq!(records(values(), text.as_bytes()), records(values(), drop()));
    }
}
