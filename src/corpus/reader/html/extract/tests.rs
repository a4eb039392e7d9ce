//! What is kept of a page, and why the rest is not.

use super::super::outline::outline;
use super::*;
use scraper::Html;

const FIRST: &str =
    "The weir was closed on Friday after the river rose by more than a metre in one night, the harbour office said.";
const SECOND: &str =
    "It will not open before the end of the month, as divers must first look at the gates, it told boat owners.";
const THIRD: &str =
    "“We have never seen so much water at this time of the year,” said the keeper, who has been there since spring.";

/// What is kept, and each dropped block with its reason.
fn read(html: &str) -> (Vec<String>, Vec<(String, &'static str)>) {
    let page = Html::parse_document(html);
    let outline = outline(&page);
    let verdict = judge(&outline);
    let (mut kept, mut dropped) = (Vec::new(), Vec::new());
    for (block, why) in outline.blocks.into_iter().zip(verdict) {
        match why {
            None => kept.push(block.text),
            Some(why) => dropped.push((block.text, why.words())),
        }
    }
    (kept, dropped)
}

/// A page whose article has `extra` between its paragraphs.
fn around(extra: &str) -> String {
    format!(
        "<body><div id=page><h1>Weir closed</h1><div class=x><p>{FIRST}</p><p>{SECOND}</p>{extra}<p>{THIRD}</p></div></div></body>"
    )
}

/// The reason why `text` is dropped from among the paragraphs; all these must be kept.
fn reason(extra: &str, text: &str) -> &'static str {
    let (kept, dropped) = read(&around(extra));
    assert_eq!(kept, [FIRST, SECOND, THIRD], "{extra}");
    let found = dropped.into_iter().find(|(dropped, _)| dropped == text);
    found.map_or_else(|| panic!("{text} is nowhere"), |(_, why)| why)
}

fn stays(extra: &str, texts: &[&str]) {
    let (kept, dropped) = read(&around(extra));
    let middle = kept.get(2..kept.len() - 1).unwrap_or_default();
    assert_eq!(middle, texts, "{dropped:?}");
}

#[test]
fn furniture_is_told_by_its_names() {
    for (extra, text, why) in [
        ("<nav><ul><li><a href=/>Home</a></ul></nav>", "Home", "navigation"),
        (
            "<div class=share-bar><span>Share this</span></div>",
            "Share this",
            "share bar",
        ),
        (
            "<section id=comments><p>I was there and it was higher than that, believe me, all of you.</p></section>",
            "I was there and it was higher than that, believe me, all of you.",
            "comments",
        ),
        (
            "<div class='newsletter-signup'><p>The best of the harbour in your post every morning, for nothing.</p></div>",
            "The best of the harbour in your post every morning, for nothing.",
            "newsletter",
        ),
        (
            "<div id=cookieBanner><p>We keep little pieces of data on your machine to know you again.</p></div>",
            "We keep little pieces of data on your machine to know you again.",
            "cookie notice",
        ),
        (
            "<div class='c-ad ad-slot'>Harrow Paints</div>",
            "Harrow Paints",
            "advertisement",
        ),
        (
            "<div class=AuthorBio><p>Nell Harrow has written on rivers for the paper since the great flood.</p></div>",
            "Nell Harrow has written on rivers for the paper since the great flood.",
            "author box",
        ),
        (
            "<figure><img src=a.jpg><figcaption>The weir on Friday morning, seen from the bridge.</figcaption></figure>",
            "The weir on Friday morning, seen from the bridge.",
            "caption",
        ),
        ("<div class='post-tags'>Weirs Floods</div>", "Weirs Floods", "tags"),
        ("<footer>Harbour Gazette Ltd</footer>", "Harbour Gazette Ltd", "footer"),
        (
            "<aside><p>A weir holds back water so that boats can pass where the river is low.</p></aside>",
            "A weir holds back water so that boats can pass where the river is low.",
            "sidebar",
        ),
        (
            "<p style='display: none'>This line is not for reading, whatever it may say to machines.</p>",
            "This line is not for reading, whatever it may say to machines.",
            "hidden on the page",
        ),
        ("<form><label>Your name</label></form>", "Your name", "form"),
        (
            "<div class=paywall-offer><p>Read on for a crown a week, and end it when you like.</p></div>",
            "Read on for a crown a week, and end it when you like.",
            "paywall notice",
        ),
        (
            "<p class=post-date>8 March 2024, 9:00</p>",
            "8 March 2024, 9:00",
            "byline",
        ),
    ] {
        assert_eq!(reason(extra, text), why, "{extra}");
    }
}

#[test]
fn links_elsewhere_are_told_by_their_shape() {
    for (extra, text) in [
        (
            "<p><a href=/b>Bakery wins its long case against the town</a></p>",
            "Bakery wins its long case against the town",
        ),
        (
            "<p>More on this: <a href=/b>Bakery wins its long case</a></p>",
            "More on this: Bakery wins its long case",
        ),
        (
            "<div><h3><a href=/b>Bakery wins its long case</a></h3><p>The court found for the baker in all points but one.</p></div>",
            "The court found for the baker in all points but one.",
        ),
        (
            "<ul><li><a href=/b>Bakery wins</a><li><a href=/c>Rain on the way</a></ul>",
            "Rain on the way",
        ),
    ] {
        assert_eq!(reason(extra, text), "related links", "{extra}");
    }
}

#[test]
fn what_belongs_to_the_article_stays() {
    stays(
        "<h2>Gates of oak</h2><p>They are older than the bridge, and nobody knows who made them.</p>",
        &[
            "Gates of oak",
            "They are older than the bridge, and nobody knows who made them.",
        ],
    );
    stays(
        "<ul><li>The upper gate is shut<li>The lower gate is open</ul>",
        &["The upper gate is shut", "The lower gate is open"],
    );
    stays(
        "<blockquote>Whoever opens the gate must shut it again.</blockquote>",
        &["Whoever opens the gate must shut it again."],
    );
    stays("<pre>high water 4.1 m</pre>", &["high water 4.1 m"]);
    stays(
        "<table><tr><th>Day<th>Height<tr><td>Friday<td>4.1 m</table>",
        &["Day | Height", "Friday | 4.1 m"],
    );
    stays(
        "<figure><blockquote>Not one boat was lost that night, she said.</blockquote></figure>",
        &["Not one boat was lost that night, she said."],
    );
    // A link within a sentence is part of it.
    stays(
        "<p>The keeper, who <a href=/k>spoke to this paper</a> in May, was not asked.</p>",
        &["The keeper, who spoke to this paper in May, was not asked."],
    );
}

#[test]
fn headings_stay_only_with_text_below_them() {
    let (kept, dropped) = read(&format!(
        "<div><h1>Weir closed</h1><p>{FIRST}</p><p>{SECOND}</p><h2>The gates</h2><h3>Upper</h3><p>{THIRD}</p><h2>See too</h2></div>"
    ));
    assert_eq!(kept, [FIRST, SECOND, "The gates", "Upper", THIRD]);
    assert!(dropped.contains(&("See too".into(), "heading without text")));
    assert!(dropped.contains(&("Weir closed".into(), "title")));
}

#[test]
fn the_article_is_found_among_much_else() {
    let teaser =
        "<li><a href=/x>A headline of some other story</a><p>A sentence about what is in it, not short.</p></li>";
    let page = format!(
        "<body><ul class=top>{}</ul><div><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></div><ul>{}</ul></body>",
        teaser.repeat(20),
        teaser.repeat(20)
    );
    assert_eq!(read(&page).0, [FIRST, SECOND, THIRD]);
}

#[test]
fn comments_longer_than_the_article_are_still_comments() {
    let comment =
        "<li><p>I was there and I can tell you that it was far higher than the paper says, and colder too.</p></li>";
    let page = format!(
        "<body><div class=entry-content><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><ol class=commentlist>{}</ol></body>",
        comment.repeat(25)
    );
    assert_eq!(read(&page).0, [FIRST, SECOND, THIRD]);
}

#[test]
fn a_name_that_holds_the_article_is_not_believed() {
    for name in [
        "sidebar",
        "modal",
        "newsletter",
        "ad-wrapper",
        "has-comments comments-open",
    ] {
        let page = format!("<body><div class='{name}'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body>");
        assert_eq!(read(&page).0, [FIRST, SECOND, THIRD], "{name}");
    }
    // Nor one that every paragraph bears.
    let page = format!(
        "<div><p>{FIRST}</p><p class=paywall>{SECOND}</p><p class=paywall>{THIRD}</p><p class=paywall>{SECOND}</p></div>"
    );
    assert_eq!(read(&page).0.len(), 4);
}

#[test]
fn a_standfirst_outside_the_text_belongs_to_it() {
    let standfirst = "Divers must look at the gates before any boat can pass";
    let text = format!("<div class=article-body><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>");
    let named =
        format!("<header><h1>Weir closed</h1><p class=standfirst>{standfirst}</p><p>By Nell Harrow</p></header>{text}");
    assert_eq!(read(&named).0, [standfirst, FIRST, SECOND, THIRD]);
    let said = format!(
        "<head><meta name=description content='{standfirst}.'></head><body><h1>Weir closed</h1><div class=top><h2>{standfirst}</h2></div>{text}"
    );
    assert_eq!(read(&said).0, [standfirst, FIRST, SECOND, THIRD]);
}

#[test]
fn of_several_articles_the_first_is_read() {
    let article = |title: &str, texts: [&str; 5]| {
        let paragraphs: String = texts
            .iter()
            .fold(String::new(), |all, text| all + "<p>" + text + "</p>");
        format!("<article><h1>{title}</h1>{paragraphs}</article>")
    };
    let page = format!(
        "<main>{}{}</main>",
        article("Weir closed", [FIRST, SECOND, THIRD, SECOND, FIRST]),
        article("Bakery wins", [THIRD; 5])
    );
    assert_eq!(read(&page).0, [FIRST, SECOND, THIRD, SECOND, FIRST]);
}

#[test]
fn old_pages_are_read_out_of_their_tables() {
    let page = format!(
        "<table><tr><td><a href=/>Home</a><br><a href=/w>World</a></td><td><font size=2>{FIRST}<br><br>{SECOND}<br>&nbsp;<br>{THIRD}</font></td></tr></table>"
    );
    assert_eq!(read(&page).0, [FIRST, SECOND, THIRD]);
}

#[test]
fn a_text_of_short_lines_is_found_by_its_name() {
    let lines =
        "<p>The river rose</p><p>And no one knew</p><p>How high it goes</p><p>When nights are blue</p>".repeat(3);
    let page = format!("<body><ul><li><a href=/>Home</a></ul><div class=entry-content>{lines}</div></body>");
    assert_eq!(read(&page).0.len(), 12);
}

#[test]
fn other_scripts_are_weighed_by_what_they_say() {
    let text = "水门在星期五关闭，因为河水在一夜之间上涨了一米多，港务局说。";
    let page = format!(
        "<body><ul>{}</ul><div><p>{text}</p><p>{text}水位。</p></div></body>",
        "<li><a href=/x>新闻中心首页</a>".repeat(30)
    );
    assert_eq!(read(&page).0.len(), 2);
}

#[test]
fn a_page_of_furniture_alone_is_what_it_says() {
    let (kept, dropped) =
        read("<nav><a href=/>Home</a></nav><header>Weir closed</header><footer>Harbour Gazette</footer>");
    assert_eq!(kept, ["Weir closed", "Harbour Gazette"]);
    assert_eq!(dropped, [("Home".to_owned(), "related links")]);
    assert_eq!(read("<p><a href=/w>Weir closed</a></p>").0, ["Weir closed"]);
}
