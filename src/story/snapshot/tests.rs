//! Corpora that come back from the cache as they were.

use super::*;
use crate::corpus::{ArticleId, Format, Place, Published, probe};
use crate::story::group;

fn entries() -> Vec<Entry> {
    let texts = [
        (
            "b.txt",
            "Ferry strike ends\n\nBy Ann Lee\n\nMay 8, 2012\n\nThe ferries sail again from Monday, the harbour board said on Friday after nine days of strike.\n",
        ),
        (
            "a.txt",
            "Ferries sail again\n\nThe harbour board said on Friday that ferries sail again from Monday, when nine days of strike end.\n",
        ),
        (
            "c.txt",
            "Rye bread dearer\n\nBakers in the old town raise the price of rye bread by a tenth.\n",
        ),
    ];
    let read = |(name, text): (&str, &str)| match probe(name, text.as_bytes()).remove(0) {
        crate::corpus::Loaded::Article(article) => Entry {
            sketch: Sketch::of(&article),
            head: Arc::new(article.head),
        },
        other => panic!("{other:?}"),
    };
    let mut entries: Vec<Entry> = texts.into_iter().map(read).collect();
    // Whatever a head may hold.
    let head = Arc::make_mut(&mut entries[2].head);
    head.id = ArticleId::from("c.jsonl#3");
    head.record = Some(3);
    head.format = Format::Jsonl;
    head.url = Some("https://example.org/ü".into());
    head.place = Place {
        start: 5,
        len: 90,
        base: 1 << 40,
    };
    let offset = jiff::tz::Offset::from_seconds(-3 * 3600).unwrap();
    let time = jiff::civil::date(2012, 5, 8).at(23, 59, 1, 5);
    head.published = Some(Published::Time(time, Some(offset)));
    entries
}

#[test]
fn a_corpus_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::at(folder.path().to_owned());
    assert!(Snapshot::open(&cache, "news").unwrap().is_none());
    let mut entries = entries();
    let stories = group(&entries);
    let frame = Frame {
        problems: vec![Problem {
            path: "d.txt".into(),
            record: None,
            line: Some(4),
            cause: "is empty".into(),
        }],
        depends: 7,
    };
    let mut stamps = Stamps::default();
    stamps.problems.clone_from(&frame.problems);
    Snapshot::keep((&cache, "news"), &frame, &stamps, &entries, &stories).unwrap();
    let back = Snapshot::open(&cache, "news").unwrap().unwrap();
    entries.sort_by(|a, b| a.head.id.cmp(&b.head.id));
    assert_eq!(
        back.heads,
        entries.iter().map(|entry| entry.head.clone()).collect::<Vec<_>>()
    );
    assert_eq!(back.stories, stories);
    assert_eq!(back.frame.problems, frame.problems);
    assert_eq!(back.frame.depends, 7);
    assert_eq!(back.unread.stamps().unwrap(), stamps);
    let sketches: Vec<Sketch> = entries.iter().map(|entry| entry.sketch.clone()).collect();
    assert_eq!(back.unread.sketches().unwrap(), sketches);
}

#[test]
fn an_empty_corpus_comes_back_empty() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::at(folder.path().to_owned());
    Snapshot::keep((&cache, "news"), &Frame::default(), &Stamps::default(), &[], &[]).unwrap();
    let back = Snapshot::open(&cache, "news").unwrap().unwrap();
    assert!(back.heads.is_empty() && back.stories.is_empty() && back.unread.sketches().unwrap().is_empty());
}

#[test]
fn bytes_that_mean_nothing_are_damage() {
    assert!(codec::blocks(&[1, 2, 3]).is_none());
    assert!(codec::blocks(&[9, 0, 0, 0, 0, 0, 0, 0, 1]).is_none());
    for bytes in [
        &[1_u8][..],
        &[9, 0, 0, 0, b'a'],
        &[1, 0, 0, 0, 0xff, 0, 0, 0, 0],
        &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff],
    ] {
        assert_eq!(Sketch::take(&mut &bytes[..]), None, "{bytes:?}");
    }
}
