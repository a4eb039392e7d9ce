//! How tables are written, and what is said of those that are not articles.

use super::*;
use crate::corpus::facts::fields::{Field, Keys};
use proptest::prelude::*;

fn titles(text: &str) -> Vec<Result<String, String>> {
    let mut found = Vec::new();
    Csv.records(&Entry::built("a.csv", b""), text.as_bytes(), &mut |record| {
        found.push(
            record
                .what
                .map(|draft| draft.title.map(|told| told.value).unwrap_or_default()),
        );
    });
    found
}

#[test]
fn the_delimiter_is_that_of_the_header() {
    for (delimiter, table) in [
        (b',', "title,date,text\na,b;c;d,e|f\n"),
        (b';', "title;date;text\na;b,c;d\n"),
        (b'\t', "title\tdate\ttext\na\tb\tc\n"),
        (b'|', "title|date|text\na|b|c\n"),
    ] {
        assert_eq!(Table::of(table, &Keys::default()).unwrap().delimiter, delimiter);
    }
}

#[test]
fn lines_above_the_header_are_passed_over() {
    let table = Table::of("Export of 3 March\n\nTitle,Date,Full text\nx,y,z\n", &Keys::default()).unwrap();
    assert_eq!(table.columns[2].meaning.unwrap().0, Field::Body);
    assert_eq!(table.lines, 3);
}

#[test]
fn settings_say_what_columns_mean() {
    let keys = Keys::of([("kop", Field::Title), ("lap", Field::Body)].into_iter());
    assert!(Table::of("kop,lap\na,b\n", &Keys::default()).is_err());
    let table = Table::of("kop,lap\na,b\n", &keys).unwrap();
    assert_eq!(
        (table.column(Field::Title), table.column(Field::Body)),
        (Some(0), Some(1))
    );
}

#[test]
fn unquoted_separators_in_the_text_are_part_of_it() {
    let rows = titles(
        "title,date,text,url\none,2031-03-03,It rained, and rained,http://a.example\ntwo,2031-03-04,Sun,http://b.example\n",
    );
    assert_eq!(rows, [Ok("one".to_owned()), Ok("two".to_owned())]);
    let rows = titles("title,text,words\none,It rained, and rained,4\n");
    assert!(
        rows[0]
            .as_ref()
            .unwrap_err()
            .starts_with("has 4 values where the header names 3 columns")
    );
}

#[test]
fn quotation_marks_may_have_backslashes() {
    assert_eq!(
        titles("title,text\n\"A \\\"quoted\\\" one, and\",\"some \\\"text\\\"\"\nb,c\n"),
        [Ok("A \"quoted\" one, and".to_owned()), Ok("b".to_owned())]
    );
}

#[test]
fn rows_read_in_stretches_are_those_of_the_whole() {
    let text = "title,text\none,\"a\nb\"\ntwo,c\n\nthree,\"d\n\"\"e\"\"\n\"\nfour,f\n";
    let table = Table::of(text, &Keys::default()).unwrap();
    let body = &text.as_bytes()[table.length..];
    let whole = |lines: &Lines| {
        let mut found = Vec::new();
        table.rows(lines, &mut |record| {
            found.push((
                record.number,
                record.line,
                record.place,
                record.what.unwrap().title.unwrap().value,
            ));
        });
        found
    };
    let stretch = |bytes: &[u8], start: usize, line: u64, record: u64| Lines {
        bytes: bytes.to_vec(),
        start: start as u64,
        line,
        record,
    };
    let all = whole(&stretch(body, table.length, table.lines, 0));
    assert_eq!(all.len(), 4);
    assert_eq!(all[2].1, Some(6));
    for cut in 1..body.len() {
        let end = table.whole_rows(&body[..cut]);
        let first = whole(&stretch(&body[..end], table.length, table.lines, 0));
        let lines = table.lines + text[table.length..table.length + end].matches('\n').count() as u64;
        let rest = whole(&stretch(&body[end..], table.length + end, lines, first.len() as u64));
        assert_eq!([first, rest].concat(), all, "cut at {cut}");
    }
    // Each can be read again from its place.
    for (number, _, place, title) in &all {
        let bytes = &text.as_bytes()[place.start as usize..(place.start + place.len) as usize];
        let again = whole(&stretch(bytes, place.start as usize, 0, number.unwrap()));
        assert_eq!(&again[0].3, title);
    }
}

#[test]
fn a_text_is_not_taken_for_a_table() {
    for text in [
        "Title, date and text of a story.",
        "The text, the title; the date",
        "Source: the press, text by us, date unknown",
    ] {
        assert!(!looks_like_table(text, &Keys::default()), "{text}");
    }
    assert!(looks_like_table("id,title,date,text\n1,a,b,c", &Keys::default()));
}

proptest! {
    #[test]
    fn any_table_gives_rows_or_problems(text in "(title|text|,|;|\"|\n|a|\\\\){0,60}") {
        prop_assert!(!titles(&text).is_empty());
        let headed = format!("title,text\n{text}");
        prop_assert!(!titles(&headed).is_empty());
    }
}
