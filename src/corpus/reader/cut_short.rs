//! Whatever a file's end has been cut off, or whatever bytes it holds: readers give articles or say what is wrong.

use super::*;
use proptest::prelude::*;

const TEXT: &str =
    "<p>The ferry stopped on Monday; it was 19 years old.</p><p>\u{201C}Back by Thursday,\u{201D} its master said.</p>";

/// Readers of whole documents, and a good file of each.
fn files() -> Vec<(&'static dyn Reader, String)> {
    let item = format!(
        "<item><title>Ferry</title><link>http://a.example/1</link><description><![CDATA[{TEXT}]]></description></item>"
    );
    let nitf = format!(
        "<nitf><head><docdata><date.issue norm=\"20310303\"/></docdata></head><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content>{TEXT}</body.content></body></nitf>"
    );
    let newsml = format!(
        "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines><ContentItem><DataContent>{TEXT}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    );
    let g2 = format!(
        "<newsItem><itemMeta><itemClass qcode=\"n:text\"/></itemMeta><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineXML>{TEXT}</inlineXML></contentSet></newsItem>"
    );
    let json = serde_json::json!({"version": "https://jsonfeed.org/version/1", "items": [{"title": "Ferry", "content_html": TEXT}]});
    vec![
        (
            &feed::Rss as &dyn Reader,
            format!("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel>{item}{item}</channel></rss>"),
        ),
        (
            &feed::Atom,
            format!("<feed><entry><title>Ferry</title><content type=\"xhtml\">{TEXT}</content></entry></feed>"),
        ),
        (&feed::JsonFeed, json.to_string()),
        (&wire::Nitf, nitf),
        (&wire::NewsMl, newsml),
        (&wire::NewsMlG2, g2),
        (
            &records::Xml,
            format!(
                "<corpus><article><title>Ferry</title><body>{TEXT}</body></article><article><title>B</title><body>{TEXT}</body></article></corpus>"
            ),
        ),
        (
            &csv::Csv,
            format!("title,date,text\nFerry,2031-03-03,\"{TEXT}\nmore\"\nB,2031-03-04,{TEXT}\n"),
        ),
        (
            &telegraph::Wire,
            "\u{1}TRN0001 4 G 12\r\n\u{2}^Ferry stops<\r\n   The ferry stopped.\r\n\u{3}031805 MAR 31\u{4}".to_owned(),
        ),
    ]
}

/// How many records and problems a reader gives.
fn count(reader: &dyn Reader, bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    reader.records(&Entry::built("a", b""), bytes, &mut |record| match record.what {
        Ok(_) => good += 1,
        Err(cause) => {
            assert!(!cause.is_empty());
            bad += 1;
        }
    });
    (good, bad)
}

#[test]
fn good_files_are_read_and_every_beginning_of_one_is_read_or_a_problem() {
    for (reader, text) in files() {
        let (good, bad) = count(reader, text.as_bytes());
        assert!(good > 0 && bad == 0, "{:?}", reader.format());
        for end in 0..text.len() {
            let (good, bad) = count(reader, &text.as_bytes()[..end]);
            let wire = reader.format() == Format::Wire;
            assert!(good + bad > 0 || wire, "{:?} cut at {end}", reader.format());
        }
    }
}

#[test]
fn of_a_feed_cut_in_its_second_item_the_first_is_whole() {
    let (reader, text) = files().swap_remove(0);
    let end = text.rfind("<description>").unwrap();
    let mut found = Vec::new();
    reader.records(&Entry::built("a", b""), &text.as_bytes()[..end], &mut |record| {
        found.push(record.what.is_ok());
    });
    assert_eq!(found, [true, false]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_borne(bytes in proptest::collection::vec(any::<u8>(), 0..300), which in 0_usize..9) {
        let (reader, _) = files().swap_remove(which);
        count(reader, &bytes);
    }

    #[test]
    fn damage_anywhere_is_borne(which in 0_usize..9, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let (reader, text) = files().swap_remove(which);
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        count(reader, &bytes);
    }
}
