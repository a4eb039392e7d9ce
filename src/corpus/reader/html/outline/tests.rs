//! Where blocks begin and end, and that none is lost.

use super::*;
use crate::corpus::reader::page;
use proptest::prelude::*;
use scraper::Html;

fn texts(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    outline(&page).blocks.into_iter().map(|block| block.text).collect()
}

#[test]
fn inline_elements_neither_split_nor_join_words() {
    assert_eq!(
        texts("<p><span class=dropcap>T</span>he <b>we</b>ir\n was <a href=/>shut</a>.</p>"),
        ["The weir was shut."]
    );
    assert_eq!(texts("<p>one<br>two<br> <br>three</p>"), ["one two", "three"]);
    assert_eq!(
        texts("<div>bare <p>one</p>text <div>in</div> between</div>"),
        ["bare", "one", "text", "in", "between"]
    );
    assert_eq!(texts("<p>a\u{a0}b<wbr>c</p><my-part>d</my-part>e"), ["a bc", "d", "e"]);
}

#[test]
fn hidden_words_within_a_sentence_are_set_aside() {
    let page =
        Html::parse_document("<p>See <a href=/>the weir<span class=sr-only> opens a window</span></a> there.</p>");
    let blocks = outline(&page).blocks;
    let found: Vec<_> = blocks.iter().map(|block| (block.text.as_str(), block.aside)).collect();
    assert_eq!(
        found,
        [("opens a window", Some(Why::Hidden)), ("See the weir there.", None)]
    );
}

#[test]
fn links_are_measured_and_placed() {
    let page =
        Html::parse_document("<p>More: <a href=/b>the bakery</a>!</p><p><a name=x>an anchor</a><a href=#n>1</a></p>");
    let blocks = outline(&page).blocks;
    assert_eq!(
        blocks
            .iter()
            .map(|block| (block.letters, block.linked))
            .collect::<Vec<_>>(),
        [(15, 9), (9, 0)]
    );
    let (from, to) = blocks.first().map(|block| block.links).unwrap_or_default();
    assert_eq!(
        blocks.first().and_then(|block| block.text.get(from..to)),
        Some(" the bakery")
    );
}

#[test]
fn rows_of_words_are_blocks_and_layouts_are_not() {
    assert_eq!(
        texts("<table><tr><td>Friday<td>4.1 m<tr><td>one</table>"),
        ["Friday | 4.1 m", "one"]
    );
    assert_eq!(
        texts("<table><tr><td><p>Menu</p><td><p>Text</p></table>"),
        ["Menu", "Text"]
    );
}

#[test]
fn mathematics_is_read_and_its_source_is_not() {
    assert_eq!(
        texts("<p>as <math><mi>x</mi><mo>=</mo><mn>1</mn><annotation encoding=tex>x=1</annotation></math> here</p>"),
        ["as x=1 here"]
    );
}

#[test]
fn regions_cover_their_blocks() {
    let page = Html::parse_document("<div><p>one</p><section><p>two</p><p>three</p></section></div><p>four</p>");
    let outline = outline(&page);
    let section = outline.regions.iter().find(|region| region.tag == "section").unwrap();
    assert_eq!((section.first, section.end), (1, 3));
    assert!(outline.holds(0, &["section"]));
}

/// HTML of nested elements of all kinds around numbered words, well formed or not.
fn html() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "p",
        "div",
        "span",
        "a href=/x",
        "b",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "blockquote",
        "h1",
        "h2",
        "article",
        "figure",
        "figcaption",
        "br",
        "nav",
        "font",
        "div class=comments",
        "span class=sr-only",
        "p hidden",
        "x-part",
        "math",
        "section",
        "button",
        "div class='related'",
        "main",
        "form",
        "option",
        "select",
        "ruby",
        "rt",
    ]);
    let piece = prop_oneof![
        3 => names.clone().prop_map(|name| format!("<{name}>")),
        2 => names.prop_map(|name| format!("</{}>", name.split(' ').next().unwrap_or_default())),
        4 => (0..400_u32).prop_map(|word| format!(" w{word} ")),
        1 => (0..400_u32).prop_map(|word| format!(" The w{word} was closed on Friday after the river rose by a metre, it said. ")),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn words<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut words: Vec<String> = texts
        .flat_map(|text| {
            text.split(|c: char| !c.is_alphanumeric())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words
}

proptest! {
    #[test]
    fn no_visible_word_is_lost(html in html()) {
        let page = Html::parse_document(&html);
        let visible = page::blocks(page.root_element());
        prop_assert_eq!(words(texts(&html).iter()), words(visible.iter()));
    }

    #[test]
    fn no_word_of_a_page_is_lost_on_the_way_to_its_draft(html in html()) {
        let page = Html::parse_document(&html);
        let visible = page::blocks(page.root_element());
        let draft = super::super::draft(&html);
        let crate::corpus::draft::Body::Page(kept) = draft.body else { panic!("a page has paragraphs") };
        let kept = kept.iter().map(|paragraph| &paragraph.text);
        let all = kept.chain(draft.dropped.iter().map(|dropped| &dropped.text));
        prop_assert_eq!(words(all), words(visible.iter()));
    }

    #[test]
    fn any_text_at_all_is_read_without_panic(
        text in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "&", "&#x0;", "\"", "'", "=", " ", "div", "table", "script", "style",
            "svg", "math", "template", "select", "p", "é", "水", "\u{0}", "\u{202e}", "<a href=", "class=", "<frameset>", "<plaintext>",
        ]), 0..120)
    ) {
        let _ = super::super::draft(&text.concat());
    }
}
