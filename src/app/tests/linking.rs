//! Addresses for the browser.

use super::harness::Bench;
use crate::app::Msg;
use crate::app::state::Overlay;
use std::sync::Arc;

fn with_address(address: Option<&str>) -> Bench {
    let mut bench = Bench::new();
    for article in bench.articles.values_mut() {
        let article = Arc::make_mut(article);
        article.head.url = address.map(str::to_owned);
        article.paragraphs[0].push_str(" More at https://port.example/more and http://b.example.");
    }
    let all: Vec<_> = bench.articles.values().cloned().collect();
    bench
        .read_nothing_ahead()
        .send(Msg::Library(super::corpus::library(&all)));
    bench
}

#[test]
fn the_address_of_the_article_goes_to_the_browser_and_nothing_else() {
    let mut bench = with_address(Some("https://post.example/1"));
    bench.keys("ga O");
    assert_eq!(bench.opened, ["https://post.example/1"]);
    assert_eq!(bench.notice(), "Opening post.example…");
    bench.keys("Enter O j c O");
    assert_eq!(bench.opened.len(), 3);
    for (address, said) in [
        (Some("file:///etc/passwd"), "none of the web"),
        (Some("https://x/\u{1b}]0;"), "none of the web"),
        (None, "does not tell the address"),
    ] {
        let mut bench = with_address(address);
        bench.keys("ga O");
        assert!(
            bench.opened.is_empty() && bench.notice().contains(said),
            "{}",
            bench.notice()
        );
    }
}

#[test]
fn a_letter_opens_the_address_it_stands_on() {
    let mut bench = with_address(Some("https://post.example/1"));
    bench.keys("ga Enter ;");
    let Overlay::Hints(hints) = bench.overlay() else {
        panic!("no hints")
    };
    let shown: Vec<(char, &str)> = hints.iter().map(|hint| (hint.letter, hint.address.as_str())).collect();
    assert_eq!(
        shown,
        [
            ('a', "https://post.example/1"),
            ('s', "https://port.example/more"),
            ('d', "http://b.example")
        ]
    );
    bench.keys("s");
    assert_eq!(bench.opened, ["https://port.example/more"]);
    bench.keys("; x ; Esc");
    assert!(bench.opened.len() == 1 && bench.state.overlay.is_none());
}
