//! The differences planted in the demo, as its catalogue lists them, through the library.

use parallax::compare::{Collation, FigureStatus, QuoteStatus, Relation, SURE, Side, Sides, compare};
use parallax::corpus::{Article, Loaded, Sources};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

static ARTICLES: LazyLock<BTreeMap<String, Article>> = LazyLock::new(|| {
    let mut articles = BTreeMap::new();
    Sources::demo().load_in_order(&AtomicBool::new(false), &mut |loaded| {
        if let Loaded::Article(article) = loaded {
            articles.insert(article.head.id.to_string(), *article);
        }
        true
    });
    articles
});

const COURIER_BRIDGE: &str = "northern-courier/harbour-bridge-closed-cracks.html";
const POST_BRIDGE: &str = "tidewater-post/bridge-shut-cracks.html";
const RADIO_BRIDGE: &str = "radio-sundmark/2026-05-08-harbour-bridge.md";
const WIRE_BRIDGE: &str = "wire/meridian-2026-05-04_2026-05-10.json#0";
const WIRE_LEVY: &str = "wire/meridian-2026-05-04_2026-05-10.json#1";
const COURIER_LEVY: &str = "northern-courier/grain-levy-passes.html";
const HERALD_LEVY: &str = "port-ansel-herald/aide-quits-levy.txt";
const WIRE_WATER: &str = "wire/meridian-2026-05-04_2026-05-10.json#2";
const COURIER_WATER: &str = "northern-courier/reservoir-quarter-full.html";
const RADIO_WATER: &str = "radio-sundmark/2026-05-07-reservoir.md";
const GAZETTE_WATER: &str = "wendle-valley-gazette/greyfell-church-steps.txt";
const WIRE_HERRING: &str = "wire/meridian-2026-05-11_2026-05-17.jsonl#3";
const HERALD_HERRING: &str = "port-ansel-herald/herring-talks.txt";
const COURIER_HERRING: &str = "northern-courier/herring-count.html";
const RADIO_HERRING: &str = "radio-sundmark/2026-05-14-herring.md";
const COAST_HERRING: &str = "coastwatch/herring-count.md";
const COURIER_BRONZES: &str = "northern-courier/archive-2026-05-09-p11.htm";
const POST_BRONZES: &str = "tidewater-post/bronzes-go-home.html";
const COURIER_MAYOR: &str = "northern-courier/garrick-to-stand-down.html";
const POST_MAYOR: &str = "tidewater-post/mayor-jumps-ship.html";
const HERALD_MAYOR: &str = "port-ansel-herald/mayor-garrick-retires.txt";
const WIRE_TUGS: &str = "wire/meridian-2026-05-11_2026-05-17.jsonl#0";
const POST_TUGS: &str = "tidewater-post/tug-strike-tolhaven.html";
const WIRE_BOATS: &str = "wire/meridian-2026-05-11_2026-05-17.jsonl#2";
const COURIER_BOATS: &str = "northern-courier/tolhaven-yard-patrol-boats.html";
const COAST_BOATS: &str = "coastwatch/eight-boats-one-crane.md";
const HERALD_FERRY: &str = "port-ansel-herald/ferry-strike-first-day.txt";
const COAST_FERRY: &str = "coastwatch/ansel-line-strike.md";
const COURIER_RAILWAY: &str = "northern-courier/high-ashlar-line.html";
const GAZETTE_RAILWAY: &str = "wendle-valley-gazette/trains-to-high-ashlar.txt";
const HERALD_CUP: &str = "port-ansel-herald/cup-final.txt";
const POST_CUP: &str = "tidewater-post/mariners-win-cup.html";
const RADIO_CUP: &str = "radio-sundmark/cup-final-report.html";
const RADIO_WHALE: &str = "radio-sundmark/sandrey-whale-refloated.html";
const COAST_WHALE: &str = "coastwatch/sandrey-whale.md";

fn collate(left: &str, right: &str) -> Collation {
    let article = |id: &str| ARTICLES.get(id).unwrap_or_else(|| panic!("{id} is not in the demo"));
    compare(Sides::new(article(left), article(right)))
}

/// One planted quotation: the two articles, words of it on the left, its status, the speaker, what is cut or altered.
type PlantedQuote = (
    &'static str,
    &'static str,
    &'static str,
    QuoteStatus,
    Option<&'static str>,
    &'static [&'static str],
);

#[test]
fn quotations() {
    use QuoteStatus::{Altered, Reported, Trimmed, Unmarked, Verbatim};
    let planted: &[PlantedQuote] = &[
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "no choice but to close",
            Verbatim,
            Some("Odile Marsh"),
            &[],
        ),
        (
            COURIER_BRIDGE,
            POST_BRIDGE,
            "no choice but to close",
            Trimmed,
            Some("Odile Marsh"),
            &["but to close it at once"],
        ),
        (
            COURIER_BRIDGE,
            RADIO_BRIDGE,
            "no choice but to close",
            Altered,
            Some("Odile Marsh"),
            &["at once", "immediately"],
        ),
        (
            WIRE_BRIDGE,
            POST_BRIDGE,
            "through the camera",
            Trimmed,
            Some("Odile Marsh"),
            &["through the camera", "and a second one starting beside it"],
        ),
        (
            COURIER_BRIDGE,
            RADIO_BRIDGE,
            "whole of the eastern span",
            Reported,
            Some("Odile Marsh"),
            &[],
        ),
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "Every decision was taken",
            Reported,
            Some("Tobias Renn"),
            &[],
        ),
        (
            COURIER_BRIDGE,
            RADIO_BRIDGE,
            "Every hour of this",
            Reported,
            Some("Hanneke Brill"),
            &[],
        ),
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "as long as safety demands",
            Verbatim,
            Some("Tobias Renn"),
            &[],
        ),
        (
            COURIER_LEVY,
            "wendle-valley-gazette/levy-what-it-means.txt",
            "Those who use the ports",
            Trimmed,
            Some("Ilse Drummond"),
            &["and those who live behind the walls will sleep behind them"],
        ),
        (
            COURIER_LEVY,
            HERALD_LEVY,
            "fair bargain",
            Verbatim,
            Some("Ilse Drummond"),
            &[],
        ),
        (
            COURIER_LEVY,
            "radio-sundmark/2026-05-09-grain-levy.md",
            "fair bargain",
            Trimmed,
            Some("Ilse Drummond"),
            &["It is"],
        ),
        (
            COURIER_LEVY,
            "aldersund-ledger/grain-levy-margins.json",
            "fair bargain",
            Reported,
            Some("Ilse Drummond"),
            &[],
        ),
        (
            COURIER_LEVY,
            "tidewater-post/grain-levy-vote.html",
            "fair bargain",
            Reported,
            Some("Ilse Drummond"),
            &[],
        ),
        (
            COURIER_LEVY,
            "tidewater-post/grain-levy-vote.html",
            "If one crown of it",
            Trimmed,
            Some("Maren Tull"),
            &["ministry"],
        ),
        (
            WIRE_LEVY,
            COURIER_LEVY,
            "a tax on bread",
            Unmarked,
            Some("Gregor Haas"),
            &[],
        ),
        (
            COURIER_WATER,
            GAZETTE_WATER,
            "small thing in May",
            Altered,
            Some("Sunniva Okell"),
            &["large", "big"],
        ),
        (
            COURIER_WATER,
            RADIO_WATER,
            "small thing in May",
            Reported,
            Some("Sunniva Okell"),
            &[],
        ),
        (
            COURIER_BRONZES,
            POST_BRONZES,
            "looked after them",
            Trimmed,
            None,
            &["and we have enjoyed them more than we had a right to"],
        ),
        (
            COURIER_BRONZES,
            POST_BRONZES,
            "A heron does not forget",
            Verbatim,
            None,
            &[],
        ),
        (
            WIRE_HERRING,
            HERALD_HERRING,
            "Some do.",
            Trimmed,
            Some("Eirik Tolley"),
            &["The tide does not keep office hours"],
        ),
        (
            WIRE_HERRING,
            COAST_HERRING,
            "two logbooks",
            Reported,
            Some("Berit Solvang"),
            &[],
        ),
        (
            WIRE_HERRING,
            RADIO_HERRING,
            "two logbooks",
            Reported,
            Some("Berit Solvang"),
            &[],
        ),
        (
            WIRE_HERRING,
            COURIER_HERRING,
            "Nobody in this room",
            Verbatim,
            Some("Berit Solvang"),
            &[],
        ),
        (
            COURIER_MAYOR,
            POST_MAYOR,
            "three terms and two hips",
            Reported,
            Some("Lotte Garrick"),
            &[],
        ),
        (
            COURIER_MAYOR,
            POST_MAYOR,
            "I have not read it",
            Trimmed,
            Some("Lotte Garrick"),
            &["and I am not running away from it"],
        ),
        (
            COURIER_MAYOR,
            HERALD_MAYOR,
            "I should like to see",
            Altered,
            Some("Lotte Garrick"),
            &["should", "would"],
        ),
        (
            COURIER_MAYOR,
            HERALD_MAYOR,
            "sitting in that chair",
            Altered,
            Some("Lotte Garrick"),
            &["shall", "will"],
        ),
        (
            COURIER_MAYOR,
            POST_MAYOR,
            "the only person in this room",
            Reported,
            Some("Karel Imrie"),
            &[],
        ),
        (
            WIRE_TUGS,
            POST_TUGS,
            "patient for a year and a half",
            Altered,
            Some("Ines Calloway"),
            &["two years", "a year and a half"],
        ),
        (
            COURIER_BOATS,
            WIRE_BOATS,
            "not a favour",
            Verbatim,
            Some("Anselm Kroll"),
            &[],
        ),
        (
            COURIER_BOATS,
            COAST_BOATS,
            "three bids",
            Trimmed,
            Some("Anselm Kroll"),
            &["I was told so by people who would much rather have told me something else"],
        ),
        (
            HERALD_FERRY,
            COAST_FERRY,
            "load 200 cars",
            Trimmed,
            None,
            &["You can't load 20"],
        ),
        (
            COURIER_RAILWAY,
            GAZETTE_RAILWAY,
            "not promising a railway",
            Trimmed,
            Some("Joachim Sarre"),
            &["you"],
        ),
        (
            HERALD_CUP,
            RADIO_CUP,
            "told them at half-time",
            Reported,
            Some("Petra Hask"),
            &[],
        ),
        (RADIO_WHALE, COAST_WHALE, "never been so pleased", Verbatim, None, &[]),
    ];
    let mut wrong = Vec::new();
    for (left, right, words, status, speaker, cut) in planted {
        let collation = collate(left, right);
        let found = collation.quotes.iter().find(|quote| {
            quote
                .mentions
                .left
                .as_ref()
                .is_some_and(|mention| mention.text.contains(words))
        });
        let mut expected: Vec<&str> = cut.to_vec();
        let mut printed: Vec<&str> = found.map_or(Vec::new(), |quote| quote.cut.iter().map(String::as_str).collect());
        expected.sort_unstable();
        printed.sort_unstable();
        let holds = found.is_some_and(|quote| {
            quote.status == *status
                && quote.mentions.right.is_some()
                && speaker.is_none_or(|speaker| quote.speaker.as_deref() == Some(speaker))
        });
        if !holds || printed != expected {
            wrong.push(format!("{words:?} in {left} | {right}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn figures() {
    use FigureStatus::{Conflict, Equal, EqualByArithmetic, Variant};
    let planted: &[(&str, &str, &str, &str, FigureStatus)] = &[
        (COURIER_BRIDGE, WIRE_BRIDGE, "38,000", "40,000", Conflict),
        (COURIER_BRIDGE, RADIO_BRIDGE, "38,000", "38,000", Equal),
        (
            COURIER_BRIDGE,
            POST_BRIDGE,
            "at least six weeks",
            "up to six weeks",
            Conflict,
        ),
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "at least six weeks",
            "at least six weeks",
            Equal,
        ),
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "412 metres",
            "1,350-foot",
            EqualByArithmetic,
        ),
        (WIRE_BRIDGE, POST_BRIDGE, "16 miles", "26km", EqualByArithmetic),
        (
            WIRE_BRIDGE,
            POST_BRIDGE,
            "3 miles",
            "five kilometres",
            EqualByArithmetic,
        ),
        (COURIER_BRIDGE, WIRE_BRIDGE, "nine years", "in 2017", EqualByArithmetic),
        (
            COURIER_BRIDGE,
            RADIO_BRIDGE,
            "since 2009",
            "seventeen years old",
            EqualByArithmetic,
        ),
        (
            COURIER_LEVY,
            WIRE_LEVY,
            "since 2017",
            "in nine years",
            EqualByArithmetic,
        ),
        (COURIER_LEVY, WIRE_LEVY, "a third", "33 percent", EqualByArithmetic),
        (
            COURIER_WATER,
            WIRE_WATER,
            "since 2017",
            "in nine years",
            EqualByArithmetic,
        ),
        (COURIER_WATER, WIRE_WATER, "a third", "33 percent", EqualByArithmetic),
        (COURIER_WATER, WIRE_WATER, "310,000", "310,000", Equal),
        (COURIER_WATER, RADIO_WATER, "310,000", "340,000", Conflict),
        (COURIER_WATER, RADIO_WATER, "24.6 per cent", "a quarter", Variant),
        (COURIER_WATER, RADIO_WATER, "19 per cent", "a fifth", Variant),
        (COURIER_BRONZES, POST_BRONZES, "142 years", "in 1884", EqualByArithmetic),
        (
            COURIER_BRONZES,
            POST_BRONZES,
            "since 1931",
            "for 95 years",
            EqualByArithmetic,
        ),
        (
            WIRE_HERRING,
            COURIER_HERRING,
            "since 2017",
            "in nine years",
            EqualByArithmetic,
        ),
        (
            WIRE_HERRING,
            COURIER_HERRING,
            "since 2019",
            "in seven years",
            EqualByArithmetic,
        ),
        (WIRE_HERRING, RADIO_HERRING, "Six months", "November", EqualByArithmetic),
        (COURIER_MAYOR, HERALD_MAYOR, "more than 4,000", "4,000", Variant),
        (COURIER_MAYOR, HERALD_MAYOR, "91", "91", Equal),
        (WIRE_TUGS, POST_TUGS, "11", "A DOZEN", Conflict),
        (
            COURIER_BOATS,
            WIRE_BOATS,
            "since 1998",
            "in 28 years",
            EqualByArithmetic,
        ),
        (HERALD_CUP, POST_CUP, "since 1987", "in 39 years", EqualByArithmetic),
        (COURIER_RAILWAY, GAZETTE_RAILWAY, "eight", "six", Conflict),
    ];
    let mut wrong = Vec::new();
    for (left, right, one, other, status) in planted {
        let figures = collate(left, right).figures;
        let holds = figures.iter().any(|figure| {
            let prints = |side: Side, text: &str| {
                figure.mentions[side]
                    .as_ref()
                    .is_some_and(|mention| mention.text == text)
            };
            figure.status == *status && prints(Side::Left, one) && prints(Side::Right, other)
        });
        if !holds {
            wrong.push(format!("{one} | {other} in {left} | {right}: {status:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The alignments between sentences that hold these words.
fn links(collation: &Collation, one: &str, other: &str) -> Vec<(Relation, bool, bool)> {
    let holds = |side: Side, words: &str, sentences: &[usize]| {
        let texts = &collation.tellings[side].sentences;
        assert!(
            texts.iter().any(|sentence| sentence.text.contains(words)),
            "{words:?} is in no sentence"
        );
        sentences.iter().any(|&sentence| texts[sentence].text.contains(words))
    };
    let found = collation.alignments.iter().filter(|alignment| {
        let (left, right) = (&alignment.sentences.left, &alignment.sentences.right);
        // Both are looked for in the texts whether or not the first stands here.
        let left = holds(Side::Left, one, left);
        holds(Side::Right, other, right) && left
    });
    found
        .map(|alignment| (alignment.relation, alignment.moved, alignment.differs))
        .collect()
}

#[test]
fn relations() {
    use Relation::{Edited, Paraphrase, Quote, Reported, Verbatim};
    let planted: &[(&str, &str, &str, &str, Relation)] = &[
        (COURIER_BRIDGE, WIRE_BRIDGE, "no choice but", "no choice but", Quote),
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "She put the cost",
            "She put the cost",
            Verbatim,
        ),
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "had agreed to pay half",
            "was willing to pay half",
            Edited,
        ),
        (COURIER_BRIDGE, WIRE_BRIDGE, "About 38,000", "Some 40,000", Paraphrase),
        (
            COURIER_BRIDGE,
            WIRE_BRIDGE,
            "Every decision was",
            "every decision was",
            Reported,
        ),
        (
            WIRE_BRIDGE,
            POST_BRIDGE,
            "She put the cost",
            "at a cost of 14 million",
            Paraphrase,
        ),
        (
            WIRE_BRIDGE,
            POST_BRIDGE,
            "at least six weeks",
            "up to six weeks",
            Edited,
        ),
        (
            WIRE_HERRING,
            COURIER_HERRING,
            "may inspect any box",
            "the right to open any box",
            Paraphrase,
        ),
        (COURIER_MAYOR, POST_MAYOR, "two hips", "two new hips", Reported),
    ];
    for (left, right, one, other, relation) in planted {
        let found = links(&collate(left, right), one, other);
        assert!(
            found.iter().any(|link| link.0 == *relation),
            "{one} | {other}: {found:?}"
        );
    }
}

#[test]
fn told_elsewhere() {
    for (left, right, one, other) in [
        (
            WIRE_HERRING,
            COURIER_HERRING,
            "Nobody in this room",
            "Nobody in this room",
        ),
        (COURIER_MAYOR, HERALD_MAYOR, "with a majority of 91", "by 91 votes"),
    ] {
        let found = links(&collate(left, right), one, other);
        assert!(found.iter().any(|link| link.1), "{one} | {other}: {found:?}");
    }
}

#[test]
fn traps_are_not_linked() {
    for (left, right, one, other) in [
        (WIRE_HERRING, COAST_HERRING, "Six months ago", "In the last two months"),
        (COURIER_WATER, RADIO_WATER, "Six months ago", "In the last two months"),
        (COURIER_WATER, GAZETTE_WATER, "Six months ago", "In the last two months"),
        (COURIER_BRIDGE, WIRE_BRIDGE, "no choice but", "was closed late Thursday"),
    ] {
        let found = links(&collate(left, right), one, other);
        assert!(found.is_empty(), "{one} | {other}: {found:?}");
    }
}

#[test]
fn what_leads_both_articles_of_one_matter_is_not_surely_the_same() {
    let collation = collate(HERALD_LEVY, COURIER_LEVY);
    // A resignation and a vote: both lead their articles and name the levy, the sitting and the night.
    let place = |side: Side, words: &str| {
        let sentences = &collation.tellings[side].sentences;
        sentences
            .iter()
            .position(|sentence| sentence.text.contains(words))
            .unwrap()
    };
    let (aide, vote) = (
        place(Side::Left, "A senior aide"),
        place(Side::Right, "passed the grain levy"),
    );
    let sure = collation.alignments.iter().any(|alignment| {
        let at = &alignment.sentences;
        at.left.contains(&aide) && at.right.contains(&vote) && alignment.score >= SURE
    });
    assert!(!sure);
}

#[test]
fn a_conflict_is_marked_counted_and_told() {
    let collation = collate(COURIER_BRIDGE, WIRE_BRIDGE);
    let found = links(&collation, "About 38,000", "Some 40,000");
    assert!(found.iter().any(|link| link.2), "{found:?}");
    assert!(
        collation.summary.words.contains("1 figure differs"),
        "{}",
        collation.summary.words
    );
}

#[test]
fn clean_links_stand_in_rows_of_their_own() {
    for other in [WIRE_BRIDGE, POST_BRIDGE] {
        let collation = collate(COURIER_BRIDGE, other);
        let row = |words: &str| {
            collation.rows.iter().position(|row| {
                row.sentences
                    .left
                    .iter()
                    .any(|&left| collation.tellings.left.sentences[left].text.contains(words))
            })
        };
        assert_ne!(
            row("Engineers closed the Harbour bridge"),
            row("no choice but to close")
        );
    }
}
