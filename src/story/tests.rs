//! What a reader may rely on, on invented news.

use super::*;
use crate::corpus::{Article, Basis, Format, Place, Published};
use proptest::prelude::*;

mod said;

fn article(id: &str, title: &str, outlet: &str, day: Option<&str>, text: &str) -> Article {
    Article {
        head: Head {
            id: id.into(),
            path: id.into(),
            record: None,
            format: Format::Text,
            encoding: "utf-8".into(),
            title: (!title.is_empty()).then(|| title.into()),
            outlet: (!outlet.is_empty()).then(|| outlet.into()),
            published: day.map(|day| Published::Day(day.parse().unwrap())),
            byline: None,
            agency: None,
            url: None,
            language: Some("en".into()),
            place: Place::default(),
            words: text.split_whitespace().count(),
        },
        paragraphs: text.lines().map(str::to_owned).collect(),
        dropped: Vec::new(),
        basis: Basis::default(),
    }
}

fn entry(article: &Article) -> Entry {
    Entry {
        head: Arc::new(article.head.clone()),
        sketch: Sketch::of(article),
    }
}

fn stories(articles: &[Article]) -> Vec<Vec<String>> {
    let entries: Vec<Entry> = articles.iter().map(entry).collect();
    group(&entries)
        .iter()
        .map(|story| story.articles.iter().map(ToString::to_string).collect())
        .collect()
}

const FERRY: &str = "The ferry Aldora ran aground on the Kessel reef early on Monday with 212 passengers on board.\n\
    Lifeboats from Tarnhaven took everybody ashore within three hours, the coastguard said.\n\
    Captain Ilse Brandvik told investigators that a rudder had failed in heavy swell.";
const FERRY_AGAIN: &str = "All 212 passengers were rescued after the Aldora, a car ferry, struck the Kessel reef off Tarnhaven.\n\
    The coastguard sent lifeboats and had the last of them ashore by breakfast.\n\
    A failed rudder is thought to be the cause, its captain, Ilse Brandvik, said.";
const FERRY_LATER: &str = "Tugs pulled the ferry Aldora off the Kessel reef at high tide on Wednesday.\n\
    Divers from Tarnhaven found her rudder torn away. Captain Brandvik has been heard by investigators of the coastguard.";
const BUDGET: &str = "Parliament in Ostrava Nova rejected the budget of finance minister Pellam Dravec by three votes.\n\
    The opposition wants the fuel levy gone before it agrees to any spending. Dravec offered to resign.";
const BUDGET_AGAIN: &str = "Finance minister Pellam Dravec lost the vote on his budget in parliament and offered to resign.\n\
    Three votes were missing in Ostrava Nova. The fuel levy split the coalition, and the opposition will not have it.";
const ORCHID: &str = "A gardener in Wimmelby has bred an orchid that smells of liquorice after eleven years of trials.\n\
    The flower, violet with a white lip, will be shown at the spring fair.";

fn small() -> Vec<Article> {
    vec![
        article(
            "a/ferry.txt",
            "Ferry runs aground on Kessel reef",
            "Morning Tide",
            Some("2031-03-03"),
            FERRY,
        ),
        article(
            "b/ferry.txt",
            "Aldora passengers all safe",
            "The Lantern",
            Some("2031-03-03"),
            FERRY_AGAIN,
        ),
        article("c/ferry.txt", "", "Harbour Post", None, FERRY_LATER),
        article(
            "a/budget.txt",
            "Dravec budget falls",
            "Morning Tide",
            Some("2031-03-04"),
            BUDGET,
        ),
        article(
            "b/budget.txt",
            "Minister offers to go",
            "The Lantern",
            None,
            BUDGET_AGAIN,
        ),
        article(
            "a/orchid.txt",
            "Liquorice orchid",
            "Morning Tide",
            Some("2031-03-05"),
            ORCHID,
        ),
    ]
}

#[test]
fn six_articles_fall_into_their_three_stories() {
    let told = stories(&small());
    let expected: [&[&str]; 3] = [
        &["a/ferry.txt", "b/ferry.txt", "c/ferry.txt"],
        &["a/budget.txt", "b/budget.txt"],
        &["a/orchid.txt"],
    ];
    assert_eq!(told, expected);
}

#[test]
fn packed_articles_make_the_same_stories_in_any_order() {
    let mut entries: Vec<Entry> = small().iter().map(entry).collect();
    let mut ties = Ties::default();
    ties.set(&"a/orchid.txt".into(), &"a/budget.txt".into(), Some(Tie::Together));
    for ties in [Ties::default(), ties] {
        let mut told = group_tied(&entries, &ties);
        for story in &mut told {
            story.divergence = Divergence::default();
        }
        entries.reverse();
        let briefs: Vec<Brief> = entries
            .iter()
            .map(|entry| Brief::of(&entry.head, &entry.sketch))
            .collect();
        assert_eq!(group_briefs(&briefs, &ties), told);
    }
}

#[test]
fn a_story_tells_its_days_outlets_headline_and_beginning() {
    let entries: Vec<Entry> = small().iter().map(entry).collect();
    let story = &group(&entries)[0];
    assert_eq!(story.id.as_str(), "a/ferry.txt");
    assert_eq!(story.outlets, ["Morning Tide", "The Lantern", "Harbour Post"]);
    assert_eq!(story.first, story.last);
    assert_eq!(story.first, Some(jiff::civil::date(2031, 3, 3)));
    assert!(["Ferry runs aground on Kessel reef", "Aldora passengers all safe"].contains(&story.headline.as_str()));
    assert!(story.articles.contains(&story.central));
    assert!(!story.opening.is_empty() && story.opening.chars().count() <= 200);
}

#[test]
fn without_dates_the_stories_are_the_same() {
    let mut articles = small();
    for article in &mut articles {
        article.head.published = None;
    }
    let sizes: Vec<usize> = stories(&articles).iter().map(Vec::len).collect();
    assert_eq!(sizes, [3, 2, 1]);
}

#[test]
fn an_untitled_story_is_headed_by_its_beginning_cut_at_a_word() {
    let long = "Snow closed the Harrow pass for the ninth day and lorries stood bumper to bumper down to the valley, where \
        drivers were given soup and blankets by the villagers of Lower Harrow.";
    let told = group(&[entry(&article("x", "", "", None, long))]);
    assert!(told[0].headline.starts_with("Snow closed the Harrow pass") && told[0].headline.ends_with('…'));
    assert!(told[0].headline.chars().count() <= 120);
    assert!(long.starts_with(told[0].headline.trim_end_matches('…').trim_end()));
}

#[test]
fn an_empty_article_still_has_a_headline() {
    let told = group(&[entry(&article("folder/nothing.txt", "  ", "", None, ""))]);
    assert_eq!(told[0].headline, "folder/nothing.txt");
}

#[test]
fn the_same_title_over_different_events_does_not_join_them() {
    let articles = [
        article("1", "Morning briefing", "A", None, FERRY),
        article("2", "Morning briefing", "A", None, ORCHID),
    ];
    assert_eq!(stories(&articles).len(), 2);
}

#[test]
fn words_that_only_hold_sentences_together_join_nothing() {
    let filler = "It was then that they had been there with us, and what we said of it is what you would have said. ";
    let (one, two) = (format!("{filler} {ORCHID}"), format!("{filler} {BUDGET}"));
    assert_eq!(
        stories(&[article("1", "", "", None, &one), article("2", "", "", None, &two)]).len(),
        2
    );
    let nothing = "it is what it was and there we are";
    assert_eq!(
        stories(&[article("1", "", "", None, nothing), article("2", "", "", None, nothing)]).len(),
        2
    );
}

#[test]
fn empty_texts_stand_alone() {
    let articles: Vec<Article> = (0..5).map(|n| article(&n.to_string(), "", "", None, "")).collect();
    assert_eq!(stories(&articles).len(), 5);
    assert!(group(&[]).is_empty());
}

#[test]
fn a_story_keeps_its_id_when_later_articles_join() {
    let mut articles = small();
    let before: Vec<_> = group(&articles.iter().map(entry).collect::<Vec<_>>())
        .into_iter()
        .map(|s| s.id)
        .collect();
    articles.push(article(
        "0/ferry.txt",
        "Tugs free the Aldora",
        "Zenith",
        Some("2031-03-06"),
        FERRY_LATER,
    ));
    let after: Vec<_> = group(&articles.iter().map(entry).collect::<Vec<_>>())
        .into_iter()
        .map(|s| s.id)
        .collect();
    assert_eq!(before, after);
}

#[test]
fn a_thousand_copies_of_one_dispatch_are_one_story() {
    let copies: Vec<Article> = (0..1000)
        .map(|n| {
            article(
                &format!("{n}.txt"),
                "Ferry aground",
                &format!("Outlet {n}"),
                None,
                FERRY,
            )
        })
        .chain([article("other", "Orchid", "", None, ORCHID)])
        .collect();
    let told = stories(&copies);
    assert_eq!(told.iter().map(Vec::len).collect::<Vec<_>>(), [1000, 1]);
}

#[test]
fn partners_are_of_another_outlet_before_a_second_copy_of_the_same() {
    let of = entry(&article(
        "1",
        "Ferry aground",
        "Morning Tide",
        Some("2031-03-03"),
        FERRY,
    ));
    let others = [
        entry(&article(
            "2",
            "Ferry aground",
            "Morning Tide",
            Some("2031-03-03"),
            FERRY,
        )),
        entry(&article(
            "3",
            "Ferry still stuck",
            "Morning Tide",
            Some("2031-03-04"),
            FERRY_LATER,
        )),
        entry(&article(
            "4",
            "Passengers safe",
            "The Lantern",
            Some("2031-03-03"),
            FERRY_AGAIN,
        )),
    ];
    let ranked = counterparts(&of, others.iter().chain([&of]));
    let ids: Vec<&str> = ranked.iter().map(|partner| partner.id.as_str()).collect();
    assert_eq!(ids, ["4", "3", "2"]);
    assert!(ranked[2].same_outlet && ranked[2].similarity > 0.99 && !ranked[0].same_outlet);
}

#[test]
fn a_partner_of_a_known_outlet_comes_before_one_of_nobody_knows_whom() {
    let day = Some("2031-03-03");
    let of = entry(&article("1", "Ferry aground", "Morning Tide", day, FERRY));
    let shorter: String = FERRY.lines().take(2).collect::<Vec<_>>().join("\n");
    let nameless = article("2", "", "", day, FERRY);
    let named = article("3", "Ferry on a reef", "The Lantern", day, &shorter);
    let far = article("4", "Ferry pulled off", "Harbour Post", day, BUDGET);
    let others: Vec<Entry> = [&nameless, &named, &far].map(entry).into();
    let ranked = counterparts(&of, &others);
    assert!(ranked.iter().find(|it| it.id.as_str() == "2").unwrap().similarity > ranked[0].similarity);
    let ids: Vec<&str> = ranked.iter().map(|partner| partner.id.as_str()).collect();
    // With little in common the name is worth nothing.
    assert_eq!(ids, ["3", "2", "4"]);
}

#[test]
fn the_text_below_a_headline_is_that_article_s() {
    let telling =
        |id: &str, title: &str, outlet: &str, text: &str| entry(&article(id, title, outlet, Some("2031-03-03"), text));
    // What both others have is in the article without a title: it is the most typical.
    let both = format!("{FERRY}\n{FERRY_AGAIN}");
    let entries = [
        telling("a", "Ferry runs aground", "Morning Tide", FERRY),
        telling("b", "", "", &both),
        telling("c", "Aldora passengers safe", "The Lantern", FERRY_AGAIN),
    ];
    let story = &group(&entries)[0];
    let of = entries.iter().find(|entry| entry.head.id == story.central).unwrap();
    assert_eq!(of.head.title.as_deref(), Some(story.headline.as_str()));
    assert_eq!(story.opening, of.sketch.opening.as_ref());
}

#[test]
fn the_nearest_article_of_a_corpus_is_found_even_across_stories() {
    let entries: Vec<Entry> = small().iter().map(entry).collect();
    let near = |id: &str| nearest(&entries, &id.into());
    assert_eq!(near("a/budget.txt").unwrap().id.as_str(), "b/budget.txt");
    assert_eq!(near("a/ferry.txt").unwrap().id.as_str(), "b/ferry.txt");
    assert_eq!(near("not there"), None);
    assert_eq!(nearest(&entries[..1], &entries[0].head.id), None);
}

#[test]
fn a_sketch_is_small_and_ignores_how_lines_are_broken() {
    let long = (0..4000)
        .map(|n| format!("word{n} thing{}", n % 700))
        .collect::<Vec<_>>()
        .join(" ");
    let sketch = Sketch::of(&article("1", "Long", "", None, &long));
    assert!(std::mem::size_of_val(&*sketch.terms) + sketch.opening.len() < 2000);
    assert_eq!(
        sketch,
        Sketch::of(&article("2", "Long", "", None, &format!("\n\n{long}")))
    );
}

/// Sentences of invented events: each article takes some of its event's words.
fn invented() -> impl Strategy<Value = Vec<Article>> {
    const NAMES: [&str; 8] = [
        "Aldora", "Brandvik", "Corvane", "Dravec", "Elmsund", "Farrowby", "Gildern", "Hethry",
    ];
    const THINGS: [&str; 8] = [
        "ferry", "budget", "orchid", "bridge", "strike", "comet", "verdict", "flood",
    ];
    let one = (
        0..8usize,
        0..8usize,
        proptest::option::of(1..28i8),
        0..3usize,
        proptest::bool::ANY,
    );
    proptest::collection::vec(one, 0..24).prop_map(|rows| {
        let row = |(n, (event, detail, day, outlet, titled)): (usize, (usize, usize, Option<i8>, usize, bool))| {
            let (name, thing) = (NAMES[event], THINGS[(event + detail / 6) % 8]);
            let text =
                format!("{name} saw the {thing} of {name} town. Officials of {name} count {detail} {thing} reports.");
            let day = day.map(|day| format!("2031-03-{day:02}"));
            let title = if titled {
                format!("{name} {thing}")
            } else {
                String::new()
            };
            article(
                &format!("{}/{n}.txt", n % 3),
                &title,
                ["", "Tide", "Lantern"][outlet],
                day.as_deref(),
                &text,
            )
        };
        rows.into_iter().enumerate().map(row).collect()
    })
}

proptest! {
    #[test]
    fn order_of_the_input_changes_nothing_and_nothing_is_lost(articles in invented(), turn in 0..24usize) {
        let mut entries: Vec<Entry> = articles.iter().map(entry).collect();
        let told = group(&entries);
        let mut ids: Vec<_> = told.iter().flat_map(|story| story.articles.clone()).collect();
        ids.sort();
        let mut expected: Vec<_> = articles.iter().map(|article| article.head.id.clone()).collect();
        expected.sort();
        prop_assert_eq!(ids, expected);
        for story in &told {
            prop_assert!(!story.headline.is_empty());
            prop_assert_eq!(&story.id, &story.articles[0]);
        }
        prop_assert!(told.windows(2).all(|pair| pair[0].articles.len() >= pair[1].articles.len()));
        let turn = turn % entries.len().max(1);
        entries.rotate_left(turn);
        entries.reverse();
        prop_assert_eq!(group(&entries), told);
    }

    #[test]
    fn nothing_written_in_a_file_stops_the_sketching(text in "\\PC{0,300}", title in "\\PC{0,40}") {
        let told = group(&[entry(&article("1", &title, "", None, &text)), entry(&article("2", "", "", None, &text))]);
        prop_assert!(told.iter().all(|story| !story.headline.trim().is_empty() && story.headline.lines().count() == 1));
    }
}
