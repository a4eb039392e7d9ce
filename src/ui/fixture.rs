//! An invented town and its newspapers: what the tests of the screen are drawn from.

mod bridge;

pub use bridge::collation;

use crate::app::geometry::{compare_panes, reader_panes};
use crate::app::layout::{Room, compare_layout, reader_layout};
use crate::app::library::Library;
use crate::app::list::{Kind, List, Scope};
use crate::app::state::{Comparison, Marks, Reader, Screen, Shading, State, Theme, View};
use crate::corpus::{Article, ArticleId, Basis, Dropped, Format, Head, Place, Problem, Published};
use crate::story::{Divergence, Furthest, Story};
use jiff::civil::date;
use std::sync::{Arc, LazyLock};

const OUTLETS: [&str; 7] = [
    "Northern Courier",
    "Tidewater Post",
    "Meridian",
    "Hill Gazette",
    "Morning Herald",
    "Coastwatch",
    "橋日報",
];

/// Headline, first day of May, and who tells it: the place of the outlet in `OUTLETS`.
const STORIES: [(&str, i8, &[usize]); 12] = [
    ("Harbour bridge closed after cracks found", 7, &[0, 2, 1, 3, 6]),
    ("Grain levy passes after all-night sitting", 9, &[2, 0, 1, 3, 4, 6]),
    ("Reservoir at a quarter of its level", 6, &[5, 0, 3]),
    (
        "Museum returns two bronzes taken a century ago, and asks for nothing but a plaster cast of each",
        8,
        &[1, 4],
    ),
    ("Ferry timetable thinned for the winter", 4, &[5]),
    ("港の橋が閉鎖、再開は未定", 8, &[6]),
    ("Night market loses its licence", 5, &[4, 1]),
    ("Council to count its gulls", 3, &[3]),
    ("Choir sings the tide in", 2, &[0]),
    ("Lighthouse keeper, 81, hands over the lamp", 2, &[5, 0]),
    ("Oyster beds reopen", 1, &[5, 1, 2]),
    ("Clock tower runs eleven minutes fast", 1, &[4]),
];

const BYLINES: [Option<&str>; 7] = [
    Some("Ada Lindqvist"),
    None,
    None,
    Some("Tom Okafor"),
    None,
    Some("Mira Vance"),
    None,
];

fn id(story: usize, outlet: usize) -> ArticleId {
    ArticleId::from(format!("{}/{:02}.txt", slug(outlet), story + 1))
}

fn slug(outlet: usize) -> String {
    OUTLETS[outlet].to_lowercase().replace(' ', "-")
}

fn head(story: usize, place: usize, outlet: usize) -> Head {
    let (headline, day, _) = STORIES[story];
    let variants = ["", " – what we know", ": a timeline", ", officials say", " again"];
    let title = if place == 0 {
        headline.to_owned()
    } else {
        format!("{headline}{}", variants[(place + story) % 5])
    };
    let time = date(2026, 5, day).at(5 + place as i8 * 3, 2 + outlet as i8 * 7, 0, 0);
    Head {
        id: id(story, outlet),
        path: format!("{}/{:02}.txt", slug(outlet), story + 1),
        record: None,
        format: Format::Text,
        encoding: "utf-8".to_owned(),
        title: Some(title),
        outlet: Some(OUTLETS[outlet].to_owned()),
        published: Some(if outlet == 5 {
            Published::Day(time.date())
        } else {
            Published::Time(time, None)
        }),
        byline: BYLINES[outlet].map(str::to_owned),
        agency: (outlet == 1).then(|| "Meridian wire".to_owned()),
        url: None,
        language: Some("en".to_owned()),
        words: 200 + story * 37 + outlet * 91,
        place: Place::default(),
    }
}

/// The library of the town: twelve stories, and one text nobody signed.
pub fn library() -> Arc<Library> {
    static TOWN: LazyLock<Arc<Library>> = LazyLock::new(town);
    Arc::clone(&TOWN)
}

/// How differently some of the stories are told; of the others it is not known.
fn divergence(story: usize) -> Divergence {
    let told = |independent, shared, one: usize, other: usize, least| Divergence {
        independent,
        shared: Some(shared),
        furthest: Some(Furthest {
            outlets: (OUTLETS[one].to_owned(), OUTLETS[other].to_owned()),
            shared: least,
        }),
    };
    match story {
        0 => told(4, 214, 0, 3, 117),
        // All print the wire.
        1 => Divergence {
            independent: 1,
            ..Divergence::default()
        },
        2 => told(3, 302, 5, 3, 188),
        3 => told(2, 384, 1, 4, 384),
        _ => Divergence::default(),
    }
}

fn town() -> Arc<Library> {
    let mut heads = Vec::new();
    let mut stories = Vec::new();
    for (at, (headline, day, outlets)) in STORIES.iter().enumerate() {
        for (place, &outlet) in outlets.iter().enumerate() {
            heads.push(Arc::new(head(at, place, outlet)));
        }
        let first = date(2026, 5, *day);
        stories.push(Story {
            id: id(at, outlets[0]),
            headline: (*headline).to_owned(),
            first: Some(first),
            last: Some(if outlets.len() > 2 {
                first.tomorrow().unwrap()
            } else {
                first
            }),
            outlets: outlets.iter().map(|&outlet| OUTLETS[outlet].to_owned()).collect(),
            articles: outlets.iter().map(|&outlet| id(at, outlet)).collect(),
            central: id(at, outlets[0]),
            opening: String::new(),
            divergence: divergence(at),
        });
    }
    heads.push(Arc::new(Head {
        id: ArticleId::from("loose/clipping.txt"),
        path: "loose/clipping.txt".to_owned(),
        title: None,
        outlet: None,
        published: None,
        byline: None,
        ..head(0, 0, 0)
    }));
    let problem = |path: &str, line, cause: &str| Problem {
        path: path.to_owned(),
        record: None,
        line,
        cause: cause.to_owned(),
    };
    let problems = vec![
        problem(
            "meridian/dump.json",
            Some(1_204),
            "this is not JSON: a string is opened and never closed; repair the file or move it away",
        ),
        problem(
            "hill-gazette/scan.html",
            None,
            "there is no text in this page, only pictures",
        ),
    ];
    Arc::new(Library::build(heads, stories, problems))
}

/// The stories on a screen of this size.
pub fn stories(columns: u16, rows: u16, theme: Theme) -> State {
    let marks = Marks {
        read: [id(0, 0), id(2, 5), id(2, 0), id(2, 3), id(6, 4), id(6, 1)]
            .into_iter()
            .collect(),
        starred: [id(1, 0)].into_iter().collect(),
        ..Marks::default()
    };
    let mut state = State::new("harbour", columns, rows, theme, marks);
    state.library = library();
    state.progress.finished = true;
    state.progress.done = 29;
    state.progress.found = 31;
    state.screens = vec![Screen::List(list(&state, Kind::Stories, Scope::All))];
    state
}

/// A list of everything in the library's own order, with the cursor on its second row.
pub fn list(state: &State, kind: Kind, scope: Scope) -> List {
    let library = Arc::clone(&state.library);
    let len = match kind {
        Kind::Stories => library.stories.len(),
        Kind::Articles => library.heads.len(),
        Kind::Outlets => library.outlets.len(),
        Kind::Kept => state.marks.kept(&library).len(),
    };
    let mut list = List::new(kind, scope, Arc::clone(&library));
    list.items = state.marks.kept(&library).into();
    list.rows = (0..len as u32).collect();
    list.cursor = 1;
    list
}

/// Puts a list of a kind on the screen.
pub fn listed(columns: u16, rows: u16, theme: Theme, kind: Kind) -> State {
    let mut state = stories(columns, rows, theme);
    state.screens.push(Screen::List(list(&state, kind, Scope::All)));
    state
}

const PARAGRAPHS: [&str; 7] = [
    "Engineers closed the Harbour bridge on Monday night after finding two cracks in its eastern bearing. About 38,000 cars use the bridge daily, the harbour board said, and the nearest other crossing is eleven kilometres upstream.",
    "“We had no choice but to close it at once,” said chief engineer Odile Marsh. “A bearing does not warn you twice.”",
    "She had warned of the bearing since 2009, and the city had put off the repair three times. In each of those years the money went to the tram instead, according to the minutes of the works committee.",
    "The port’s own ferries will carry people on foot from six in the morning. Lorries are sent round by the hill road, where the Gazette counted a queue of four kilometres before dawn.",
    "Japanese tourists were told by loudspeaker: 橋は閉鎖されています。 Most had already turned back. One of them, a retired bridge painter from Nagasaki, stayed to look at the bearing through a pair of opera glasses.",
    "The mayor, who opened the bridge as a schoolboy by cutting a ribbon that had been cut twice already for the photographers, said he would not guess how long the closure might last.",
    "A first report is due in the council on Thursday.",
];

/// The article the reader and the evidence show.
pub fn article() -> Arc<Article> {
    Arc::new(Article {
        head: Head {
            words: 912,
            ..head(0, 0, 0)
        },
        paragraphs: PARAGRAPHS.map(str::to_owned).to_vec(),
        dropped: vec![
            Dropped {
                text: "Share this on the wall · Send by pigeon".to_owned(),
                why: "share widget".to_owned(),
            },
            Dropped {
                text: "Read also: Ten bridges to cross before you are thirty. ".repeat(9),
                why: "links to other articles, in the middle of the text".to_owned(),
            },
        ],
        basis: Basis {
            title: Some("first line of the file".to_owned()),
            outlet: Some("the folder’s name, and the copyright line at the end".to_owned()),
            published: Some("the line “7 May 2026, 05:02”; a later date in the text is that of a caption".to_owned()),
            byline: Some("“By Ada Lindqvist” below the title".to_owned()),
            language: Some("most frequent words".to_owned()),
            ..Basis::default()
        },
    })
}

/// The article on the screen.
pub fn reading(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = stories(columns, rows, theme);
    let article = article();
    let mut reader = Reader::new(article.head.id.clone());
    let width = reader_panes(columns, rows, state.measure, state.zen).text.width;
    reader.layout = reader_layout(&article, width);
    reader.article = Some(article);
    state.screens.push(Screen::Reader(Box::new(reader)));
    state
}

/// The comparison on the screen.
pub fn comparing(columns: u16, rows: u16, theme: Theme, view: View, shading: Shading) -> State {
    let mut state = stories(columns, rows, theme);
    let collation = collation();
    let ids = collation.tellings.as_ref().map(|telling| telling.id.clone());
    let mut comparison = Comparison::new(ids);
    comparison.view = view;
    comparison.shading = shading;
    comparison.cursor = 2;
    let view = state.view_of(&comparison);
    let panes = compare_panes(columns, rows, view, state.zen);
    let room = Room {
        text: panes.left.width,
        margin: panes.margin.width,
    };
    comparison.layout = compare_layout(&collation, view, comparison.focus, room);
    comparison.collation = Some(collation);
    state.screens.push(Screen::Compare(Box::new(comparison)));
    state
}
