//! What pages tell of their articles, in the ways pages tell it.

use super::*;
use crate::corpus::draft::Body;
use proptest::prelude::*;

fn facts(html: &str) -> Draft {
    let mut draft = Draft::of(Body::Text(String::new()));
    read(&Page::parse_document(html), &mut draft);
    draft
}

fn value(told: Option<&Told>) -> Option<&str> {
    told.map(|told| told.value.as_str())
}

fn title(html: &str) -> Option<String> {
    facts(html).title.map(|told| told.value)
}

fn day(html: &str) -> Option<String> {
    facts(html).published.map(|told| told.value)
}

fn byline(html: &str) -> Option<String> {
    facts(html).byline.map(|told| told.value)
}

const PROSE: &str = "The harbour office said on Friday that the weir would open again after eleven weeks of repairs, \
which the town had long been waiting for, and that boats of every size may pass from Monday on, in both directions and \
at any hour of the day, as long as the river stays below the mark that was set in the spring of last year by the council.";

/// A page with a head, a headline and what stands below it, then prose.
fn page(head: &str, below: &str) -> String {
    format!(
        "<html><head>{head}</head><body><h1>Weir opens again</h1>{below}<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></body></html>"
    )
}

#[test]
fn the_heading_is_the_title_where_the_page_title_has_it_with_the_site() {
    for head in [
        "<title>Weir opens again | Harbour Gazette</title>",
        "<title>Weir opens again - News - Harbour Gazette</title>",
        "<title>Harbour Gazette: Weir opens again</title>",
        "<meta property='og:title' content='Weir opens again | Local | Harbour Gazette'>",
        "<meta property='og:title' content='Weir opens…'><title>x</title>",
        "<meta property='og:title' content='&amp;#87;eir opens again'>",
    ] {
        assert_eq!(title(&page(head, "")).as_deref(), Some("Weir opens again"), "{head}");
    }
}

#[test]
fn a_heading_that_is_the_site_is_no_title() {
    let html = format!(
        "<title>Weir opens again at last | Nell's pages</title><h1>Nell's pages</h1><h2>Weir opens again at last</h2><p>{PROSE}</p>"
    );
    assert_eq!(title(&html).as_deref(), Some("Weir opens again at last"));
    let html = format!("<title>Weir opens again at last</title><h1>Menu</h1><p>{PROSE}</p>");
    assert_eq!(title(&html).as_deref(), Some("Weir opens again at last"));
}

#[test]
fn the_reader_sees_the_heading_where_the_page_title_was_rewritten() {
    let html = format!(
        "<title>Weir repairs: when will boats pass? | Gazette</title><h1>Eleven weeks on, the weir lets boats pass again</h1><p>{PROSE}</p>"
    );
    assert_eq!(
        title(&html).as_deref(),
        Some("Eleven weeks on, the weir lets boats pass again")
    );
}

#[test]
fn a_kicker_of_one_place_alone_is_left_out() {
    let html = format!(
        "<meta property='og:title' content='Repairs done: Weir opens for boats'><h1>The river - Weir opens for boats</h1><p>{PROSE}</p>"
    );
    assert_eq!(title(&html).as_deref(), Some("Weir opens for boats"));
    let html = format!(
        "<meta property='og:title' content='Repairs done: weir opens'><h1>Repairs done: weir opens</h1><p>{PROSE}</p>"
    );
    assert_eq!(title(&html).as_deref(), Some("Repairs done: weir opens"));
}

#[test]
fn the_day_is_told_in_many_ways() {
    for (head, below) in [
        ("<meta property='article:published_time' content='2012-05-08'>", ""),
        ("<meta name='parsely-pub-date' value='2012-05-08'>", ""),
        (
            "<script type='application/ld+json'>{'@type':'x'}</script><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2012-05-08\",}</script>",
            "",
        ),
        ("", "<time datetime='2012-05-08'>yesterday</time>"),
        ("", "<span itemprop='datePublished' content='2012-05-08'></span>"),
        (
            "",
            "<p class='meta'>Updated: <time>9 May 2012</time></p><p class='entry-date'>8 May 2012</p>",
        ),
        ("", "<div>Veröffentlicht am 8. Mai 2012</div>"),
        ("", "<div>Publié le 8 mai 2012, mis à jour le 9 mai 2012</div>"),
        ("", "<div>8 May 2012</div>"),
        ("", "<div>Aktualisiert: 9.5.2012</div><div>8.5.2012</div>"),
        ("<html lang='en-GB'>", "<div class='date'>08/05/2012</div>"),
        ("<html lang='en-US'>", "<div class='date'>05/08/2012</div>"),
        ("<script>var a = {\"publishedAt\": \"2012-05-08\"};</script>", ""),
        (
            "<link rel='canonical' href='https://gazette.example/2012/05/08/weir'>",
            "",
        ),
        (
            "",
            "<aside><time datetime='2013-01-02'></time></aside><time datetime='2012-05-08'></time>",
        ),
        (
            "",
            "<div class='related'><h2><a href='/b'>Boats</a></h2><span class='date'>3 May 2011</span></div><p class='date'>8 May 2012</p>",
        ),
    ] {
        assert_eq!(day(&page(head, below)).as_deref(), Some("2012-05-08"), "{head} {below}");
    }
}

#[test]
fn a_day_that_is_not_the_articles_is_not_taken() {
    for (head, below) in [
        (
            "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>",
            "",
        ),
        ("<meta property='article:published_time' content='0001-01-01'>", ""),
        ("<meta property='article:published_time' content='2199-01-01'>", ""),
        ("<meta property='article:modified_time' content='2012-05-08'>", ""),
        ("", "<div class='updated'>Updated 8 May 2012</div>"),
        ("", "<div class='date'>05/08/2012</div>"),
        ("", "<aside><time datetime='2012-05-08'></time></aside>"),
    ] {
        assert_eq!(day(&page(head, below)), None, "{head} {below}");
    }
}

#[test]
fn a_day_is_taken_whenever_the_page_is_read() {
    let head = "<meta property='article:published_time' content='2099-05-08'>";
    assert_eq!(day(&page(head, "")).as_deref(), Some("2099-05-08"));
}

#[test]
fn another_date_on_the_page_tells_the_order_of_figures() {
    let below = "<div class='date'>05/08/2012</div><div class='date-of-print'>12/25/2012</div>";
    assert_eq!(day(&page("", below)).as_deref(), Some("2012-05-08"));
}

#[test]
fn the_zone_of_a_time_is_kept() {
    let html = page(
        "<meta property='article:published_time' content='2012-05-08T09:30:00+02:00'>",
        "",
    );
    assert_eq!(day(&html).as_deref(), Some("2012-05-08T09:30:00+02:00"));
}

#[test]
fn authors_are_named_in_many_ways() {
    for (head, below) in [
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"x\",\"author\":[{\"name\":\"Nell Harrow\"},\"Tom van Reed\"]}</script>",
            "",
        ),
        ("<meta name='author' content='Nell Harrow, Tom van Reed'>", ""),
        (
            "<meta name='author' content='Nell Harrow'><meta name='author' content='Tom van Reed'>",
            "",
        ),
        (
            "",
            "<a rel='author' href='/n'>Nell Harrow</a> and <a rel='author' href='/t'>Tom van Reed</a>",
        ),
        ("", "<p class='byline'>By NELL HARROW and TOM van REED</p>"),
        (
            "",
            "<p class='byline'>By <a>Nell Harrow</a>, political correspondent, and <a>Tom van Reed</a> (nell@gazette.example)</p>",
        ),
        ("", "<p>By Nell Harrow and Tom van Reed</p>"),
        ("", "<p>Von Nell Harrow und Tom van Reed</p>"),
        ("", "<p>By</p><p>Nell Harrow, Tom van Reed</p>"),
        (
            "",
            "<a href='/authors/nell'>Nell Harrow</a> <a href='/authors/tom'>Tom van Reed</a>",
        ),
    ] {
        assert_eq!(
            byline(&page(head, below)).as_deref(),
            Some("Nell Harrow; Tom van Reed"),
            "{head} {below}"
        );
    }
}

#[test]
fn authors_of_other_articles_are_not_taken() {
    for below in [
        "<aside><p class='byline'>By Nell Harrow</p></aside>",
        "<div class='comments'><span class='author'>Nell Harrow</span></div>",
        "<h2><a href='/b'>Boats of the river</a></h2><span class='author'>Nell Harrow</span>",
        "<p>By Friday the weir was open, said Nell Harrow.</p>",
        "<p>Photo by Nell Harrow</p>",
    ] {
        assert_eq!(byline(&page("", below)), None, "{below}");
    }
}

#[test]
fn people_go_before_desks_and_desks_before_nobody() {
    let head = "<meta property='og:site_name' content='Harbour Gazette'><meta name='author' content='Harbour Gazette'>";
    assert_eq!(
        byline(&page(head, "<p class='byline'>By Nell Harrow</p>")).as_deref(),
        Some("Nell Harrow")
    );
    assert_eq!(byline(&page(head, "")).as_deref(), Some("Harbour Gazette"));
    assert_eq!(byline(&page("<meta name='author' content='admin'>", "")), None);
    // Who holds the rights is not who wrote, where somebody else is named.
    let rights = "<p class='byline'>By Nell Harrow</p><p>© 2012 Weir Pictures</p>";
    assert_eq!(
        byline(&page("<meta name='author' content='Weir Pictures'>", rights)).as_deref(),
        Some("Nell Harrow")
    );
}

#[test]
fn the_outlet_is_the_name_that_fits_the_host() {
    let outlet = |head: &str| facts(&page(head, "")).outlet.map(|told| told.value);
    let canonical = "<link rel='canonical' href='https://www.harbourgazette.example.com/a'>";
    assert_eq!(
        outlet("<meta property='og:site_name' content='Harbour Gazette'>").as_deref(),
        Some("Harbour Gazette")
    );
    let two = "<link rel='canonical' href='https://www.gazette.com/a'><meta property='og:site_name' content='Sport'><meta name='application-name' content='The Gazette'>";
    assert_eq!(outlet(two).as_deref(), Some("The Gazette"));
    let slogan = "<meta property='og:site_name' content='Harbour Gazette - all the news of the port'>";
    assert_eq!(outlet(slogan).as_deref(), Some("Harbour Gazette"));
    assert_eq!(
        outlet("<meta property='og:site_name' content='Gazette.com'>").as_deref(),
        Some("gazette.com")
    );
    assert_eq!(outlet(canonical), None, "the address tells it");
    assert_eq!(
        outlet("<title>Weir opens again | Harbour Gazette</title>").as_deref(),
        Some("Harbour Gazette")
    );
}

#[test]
fn addresses_are_made_whole() {
    let url = |head: &str| facts(&page(head, "")).url.map(|told| told.value);
    let whole = Some("https://gazette.example/a");
    assert_eq!(
        url("<link rel=canonical href='https://gazette.example/a'>").as_deref(),
        whole
    );
    assert_eq!(
        url("<base href='https://gazette.example/x/'><link rel=canonical href='/a'>").as_deref(),
        whole
    );
    assert_eq!(
        url("<link rel=canonical href='/a'><meta property='og:url' content='https://gazette.example/b'>").as_deref(),
        whole
    );
    assert_eq!(url("<link rel=canonical href='/a'>"), None);
    assert_eq!(url("<link rel=canonical href='javascript:x'>"), None);
}

#[test]
fn the_language_is_told_by_page_or_metadata() {
    let language = |html: &str| value(facts(html).language.as_ref()).map(str::to_owned);
    assert_eq!(language("<html lang='de-AT'><body>x").as_deref(), Some("de-AT"));
    assert_eq!(
        language("<meta property='og:locale' content='fr_FR'>").as_deref(),
        Some("fr_FR")
    );
    assert_eq!(language("<html lang=''><body>x"), None);
}

proptest! {
    #[test]
    fn any_page_gives_facts_without_panic(
        html in any::<String>(),
        parts in prop::collection::vec(
            prop_oneof![
                Just("<h1>"), Just("</h1>"), Just("<article>"), Just("<aside class=related>"), Just("</aside>"), Just("<p class='byline'>By "),
                Just("<time datetime='2012-"), Just("05-08'>"), Just("<script type='application/ld+json'>{\"@type\":\"Article\","),
                Just("\"author\":[{\"@id\":\"#a\"}]"), Just("</script>"), Just("<meta name=author content='"), Just("'>"), Just("A | B - C: «D"),
                Just("<a href='https://a.example/author/"), Just("8 May 2012"), Just("٨/٥/٢٠١٢"), Just("&amp;#8230;"), Just("İß…"),
            ],
            0..40,
        ),
    ) {
        for html in [html, parts.concat()] {
            let draft = facts(&html);
            for told in [draft.title, draft.outlet, draft.published, draft.byline, draft.url, draft.language].into_iter().flatten() {
                prop_assert!(!told.value.trim().is_empty() && !told.basis.is_empty());
            }
        }
    }
}

#[test]
fn what_holds_the_prose_is_the_article_whatever_it_is_called() {
    let html = format!(
        "<title>Weir opens again</title><h1>Weir opens again</h1><div class='main two-sidebars'><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>\
         <p class='submitted'>Submitted by Nell Harrow on 8 May 2012</p></div>"
    );
    assert_eq!(day(&html).as_deref(), Some("2012-05-08"));
    assert_eq!(byline(&html).as_deref(), Some("Nell Harrow"));
}

#[test]
fn where_a_site_credits_itself_its_authors_sign_in_the_text() {
    let head = "<meta property='og:site_name' content='Harbour Gazette'><meta name='author' content='Harbour Gazette'>";
    let signed = |above: &str, below: &str| {
        format!(
            "<html><head>{head}</head><body><h1>Weir opens again</h1><p>Boats pass</p><p>{above}</p><p>{PROSE}</p><p>{PROSE}</p><p>{below}</p></body></html>"
        )
    };
    assert_eq!(
        byline(&signed("<b>Nell Harrow/Tom Reed</b>", "")).as_deref(),
        Some("Nell Harrow; Tom Reed")
    );
    assert_eq!(
        byline(&signed("", "<b>Nell Harrow</b>")).as_deref(),
        Some("Nell Harrow")
    );
    assert_eq!(
        byline(&signed("", "Read on tomorrow")).as_deref(),
        Some("Harbour Gazette")
    );
}

#[test]
fn what_stands_beside_the_article_is_no_headline() {
    let html = format!(
        "<title></title><main><article><h1></h1><p>{PROSE}</p><aside class='related'><h3>Read more</h3><a href='/a'>Ten things</a></aside>\
         <p>{PROSE}</p></article></main><section class='comments'><h2>Comments</h2><p>Great!</p></section>"
    );
    assert_eq!(facts(&html).title.map(|told| told.value), None);
    let html = html.replace("<h1></h1>", "<h2>Weir opens again</h2>");
    assert_eq!(
        facts(&html).title.map(|told| told.value).as_deref(),
        Some("Weir opens again")
    );
}
