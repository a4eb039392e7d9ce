//! Every screen and overlay there is, made of the invented town.

use super::arranging::{by_day, emptied, hiding, narrowed, sorted};
use super::choosing::{chooser, pairs};
use super::kept;
use crate::app::Msg;
use crate::app::commandline::CommandLine;
use crate::app::edits::Field;
use crate::app::form::{Form, Spot};
use crate::app::geometry::view_at;
use crate::app::key::Key;
use crate::app::ledger;
use crate::app::list::{Kind, Scope, Sort};
use crate::app::state::{
    Bound, Comparison, Find, Hint, Hit, Input, Marks, Notice, Overlay, Problems, Progress, Prompt, Purpose, Screen,
    Shading, State, Theme, ThemeList, View,
};
use crate::app::theme::OwnTheme;
use crate::app::typeset::Typesetting;
use crate::compare::{Side, Sides};
use crate::corpus::Problem;
use crate::search::Excerpt;
use crate::story::{Bonds, Member};
use crate::ui::fixture::{article, comparing, library, list, listed, reading, stories};

pub fn marked_articles(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = listed(columns, rows, theme, Kind::Articles);
    state.marked = [1, 3].map(|at: usize| state.library.heads[at].id.clone()).to_vec();
    state
}

/// What holds an invented story together, and what nearly joined it.
fn bonds(state: &State) -> Bound {
    let story = state.library.story_of(&article().head.id).unwrap().clone();
    let member = |(id, likeness): (&crate::corpus::ArticleId, f64)| Member {
        id: id.clone(),
        likeness,
    };
    let others = state.library.stories.iter().filter(|other| other.id != story.id);
    let words = ["drawbridge", "bearing", "Odile Marsh", "cracks", "harbour board"];
    let found = Bonds {
        asked: 0.042,
        members: story
            .articles
            .iter()
            .zip([0.31, 0.44, 0.12, 0.27, 0.38])
            .map(member)
            .collect(),
        nearest: story.articles.iter().rev().zip([0.52]).map(member).next(),
        near: others
            .map(|other| &other.central)
            .zip([0.06, 0.03, 0.01])
            .map(member)
            .collect(),
        terms: words
            .into_iter()
            .zip(1..)
            .map(|(word, key)| (key, Some(word.to_owned())))
            .collect(),
    };
    Bound {
        found: Some(std::sync::Arc::new(found)),
        awaited: None,
    }
}

pub fn together(columns: u16, rows: u16, theme: Theme) -> State {
    let state = stories(columns, rows, theme);
    let overlay = Overlay::Story {
        id: article().head.id.clone(),
        bonds: bonds(&state),
        top: 0,
    };
    over(state, overlay)
}

pub fn join(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = chooser(columns, rows, theme);
    if let Some(Overlay::Chooser(chooser)) = &mut state.overlay {
        chooser.purpose = Purpose::Join;
        chooser.candidates.truncate(3);
    }
    state
}

pub fn over(mut state: State, overlay: Overlay) -> State {
    state.overlay = Some(overlay);
    state
}

pub fn evidence(columns: u16, rows: u16, theme: Theme) -> State {
    let state = reading(columns, rows, theme);
    let overlay = Overlay::Evidence {
        bonds: bonds(&state),
        id: article().head.id.clone(),
        article: Some(article()),
        problem: None,
        awaited: None,
        top: 0,
    };
    over(state, overlay)
}

/// A form half filled in: a date that was not understood, an outlet for all of a folder, a byline emptied.
pub fn correct(columns: u16, rows: u16, theme: Theme) -> State {
    let state = reading(columns, rows, theme);
    let mut form = Form::new(&article().head, &state.library, &state.edits);
    form.article = Some(article());
    for (field, text) in [
        (Field::Outlet, "Tidewater Post"),
        (Field::Published, "in spring"),
        (Field::Byline, ""),
    ] {
        form.entries[field as usize].input = Input::new(text);
    }
    form.reach = form.reaches.last().unwrap().0;
    form.at = Spot::Field(Field::Published);
    form.mistake = Some((Field::Published, crate::corpus::typed_date("in spring").unwrap_err()));
    over(state, Overlay::Form(Box::new(form)))
}

pub fn filtering(columns: u16, rows: u16, theme: Theme, text: &str) -> State {
    let overlay = Overlay::Prompt {
        prompt: Prompt::Filter,
        input: Input::new(text),
        before: String::new(),
    };
    over(stories(columns, rows, theme), overlay)
}

/// The answers to a search while part of the corpus is not indexed yet.
pub fn searched(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = stories(columns, rows, theme);
    state.indexing = Some((34, 100));
    let mut answers = list(&state, Kind::Articles, Scope::Search("bearing bridge*".to_owned()));
    let article = article();
    let texts: Vec<&str> = article.paragraphs.iter().map(String::as_str).collect();
    for &row in answers.rows.iter() {
        let from = row as usize % texts.len();
        let excerpt = Excerpt::of(&answers.sought, &texts[from..], None);
        answers.excerpts.insert(row, excerpt);
    }
    state.screens.push(Screen::List(answers));
    state
}

/// A search in a list while files are still being read, something gone wrong, keys half typed.
pub fn busy(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = stories(columns, rows, theme);
    state.progress = Progress {
        done: 14_203,
        found: 37_500,
        walking: false,
        finished: false,
    };
    state.notice = Some(Notice {
        text: "The clipboard did not answer; the passage is not copied".to_owned(),
        trouble: true,
    });
    state.count = Some(3);
    state.pending = vec![Key::char('g')];
    let Some(Screen::List(list)) = state.screens.last_mut() else {
        unreachable!()
    };
    let hit = |unit, at| Hit {
        side: Side::Left,
        unit,
        span: at..at + 3,
    };
    let titles = (0..list.rows.len()).filter_map(|row| Some(hit(row, list.title(row).find("the")?)));
    list.find = Find {
        words: "the".to_owned(),
        hits: titles.collect(),
        current: Some(1),
        sought: None,
    };
    state
}

pub fn found_in_text(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = reading(columns, rows, theme);
    let article = article();
    let Some(Screen::Reader(reader)) = state.screens.last_mut() else {
        unreachable!()
    };
    for (unit, paragraph) in article.paragraphs.iter().enumerate() {
        reader
            .find
            .hits
            .extend(paragraph.match_indices("bearing").map(|(at, word)| Hit {
                side: Side::Left,
                unit,
                span: at..at + word.len(),
            }));
    }
    reader.find.words = "bearing".to_owned();
    reader.find.current = Some(1);
    state
}

/// A list over the comparison.
fn listing(columns: u16, rows: u16, theme: Theme, kind: ledger::Kind, cursor: usize) -> State {
    let state = comparing(columns, rows, theme, View::Columns, Shading::Words);
    over(state, Overlay::Ledger(ledger::Ledger { kind, cursor }))
}

/// A command half typed over the comparison.
fn commanding(columns: u16, rows: u16, theme: Theme, typed: &str, at: Option<usize>) -> State {
    let state = comparing(columns, rows, theme, View::Columns, Shading::Words);
    let mut line = CommandLine {
        input: Input::new(typed),
        typed: typed.to_owned(),
        at,
        ..CommandLine::default()
    };
    if let Some(at) = at {
        line.input = Input::new(&state.candidates(&line)[at].text);
    }
    over(state, Overlay::CommandLine(Box::new(line)))
}

pub fn all_help() -> Overlay {
    Overlay::Help {
        top: 0,
        sought: Input::default(),
        typing: false,
    }
}

/// The other side rests while the left one has been scrolled.
fn unlocked(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = settled(comparing(columns, rows, theme, View::Columns, Shading::Words));
    let apart = view_at(columns, View::Columns) == View::Columns;
    if let Some(Screen::Compare(comparison)) = state.screens.last_mut() {
        comparison.resting = apart.then_some(0);
        comparison.top = 3;
    }
    state
}

/// Words parted, lines filled, paragraphs set in.
fn filled(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = found_in_text(columns, rows, theme);
    state.typesetting = Typesetting {
        hyphenate: true,
        justify: true,
        spacing: 0,
    };
    state.measure = 48;
    settled(state)
}

fn hints(columns: u16, rows: u16, theme: Theme) -> State {
    let state = reading(columns, rows, theme);
    let hint = |letter, line, column| Hint {
        letter,
        line,
        column,
        address: "https://example.org".to_owned(),
    };
    over(
        state,
        Overlay::Hints(vec![hint('a', 1, 0), hint('s', 3, 12), hint('d', 8, 300)]),
    )
}

fn gone() -> Problem {
    Problem {
        path: "northern-courier/01.txt".to_owned(),
        record: None,
        line: None,
        cause: "the file is gone; R looks for changes".to_owned(),
    }
}

/// What is on the screen laid out as after a message.
fn settled(mut state: State) -> State {
    let (columns, rows) = (state.columns, state.rows);
    // What has to be done outside is not done here.
    let _ = crate::app::update(&mut state, Msg::Resize { columns, rows });
    state
}

pub type Show = fn(u16, u16, Theme) -> State;

/// Every screen and overlay there is.
pub const SHOWS: [(&str, Show); 52] = [
    ("stories", stories),
    ("divergent", |w, h, t| sorted(w, h, t, Sort::Divergent)),
    ("blind-spots", |w, h, t| sorted(w, h, t, Sort::BlindSpots)),
    ("by-day", by_day),
    ("narrowed", narrowed),
    ("emptied", emptied),
    ("hidden", |w, h, t| hiding(w, h, t, Kind::Outlets)),
    ("together", together),
    ("join", join),
    ("articles", marked_articles),
    ("outlets", |w, h, t| listed(w, h, t, Kind::Outlets)),
    ("reader", found_in_text),
    ("columns", |w, h, t| comparing(w, h, t, View::Columns, Shading::Words)),
    ("shared", |w, h, t| comparing(w, h, t, View::Columns, Shading::Shared)),
    ("unshaded", |w, h, t| comparing(w, h, t, View::Columns, Shading::Off)),
    ("interleaved", |w, h, t| {
        comparing(w, h, t, View::Interleaved, Shading::Words)
    }),
    ("one-side", |w, h, t| comparing(w, h, t, View::OneSide, Shading::Words)),
    ("why", |w, h, t| {
        over(
            comparing(w, h, t, View::Columns, Shading::Words),
            Overlay::Why { top: 0, from: None },
        )
    }),
    ("quotes", |w, h, t| listing(w, h, t, ledger::Kind::Quotes, 2)),
    ("figures", |w, h, t| listing(w, h, t, ledger::Kind::Figures, 0)),
    ("dropped", |w, h, t| listing(w, h, t, ledger::Kind::Dropped, 3)),
    ("help", |w, h, t| {
        over(comparing(w, h, t, View::Columns, Shading::Off), all_help())
    }),
    ("help-sought", |w, h, t| {
        let sought = Overlay::Help {
            top: 0,
            sought: Input::new("unread"),
            typing: true,
        };
        over(stories(w, h, t), sought)
    }),
    ("command", |w, h, t| commanding(w, h, t, "quot", Some(1))),
    ("command-wrong", |w, h, t| {
        let mut state = comparing(w, h, t, View::Columns, Shading::Words);
        state.notice = Some(Notice {
            text: "“ovrelay” is no command; did you mean words?".to_owned(),
            trouble: true,
        });
        state
    }),
    ("themes", |w, h, t| {
        let mut state = comparing(w, h, t, View::Columns, Shading::Words);
        state.own_themes = [OwnTheme::parse("dusk at the harbour", "").unwrap()].into();
        let (cursor, before) = (3, t);
        over(state, Overlay::Themes(ThemeList { cursor, before }))
    }),
    ("which-key", |w, h, t| {
        let mut state = comparing(w, h, t, View::Columns, Shading::Words);
        state.pending = vec![Key::char('g')];
        state
    }),
    ("counted", |w, h, t| {
        let mut state = stories(w, h, t);
        state.count = Some(12);
        state
    }),
    ("problems", |w, h, t| {
        over(stories(w, h, t), Overlay::Problems(Problems::default()))
    }),
    ("evidence", evidence),
    ("correct", correct),
    ("chooser", chooser),
    ("pairs", pairs),
    ("filter", |w, h, t| filtering(w, h, t, "bridge 橋")),
    ("searched", searched),
    ("busy", busy),
    ("nothing", |w, h, t| State::new("harbour", w, h, t, Marks::default())),
    ("waiting", |w, h, t| {
        let mut state = stories(w, h, t);
        let library = library();
        let ids = Sides::from_fn(|_| library.heads[0].id.clone());
        state.screens.push(Screen::Compare(Box::new(Comparison::new(ids))));
        state
    }),
    ("kept", kept::kept),
    ("noted", kept::noted),
    ("tagging", kept::tagging),
    ("noting", kept::noting),
    ("noted-columns", kept::noted_sides),
    ("welcome", |w, h, t| {
        let mut state = stories(w, h, t);
        state.resume_welcome(&crate::app::first::all());
        state
    }),
    ("unlocked", unlocked),
    ("filled", filled),
    ("hints", hints),
    ("zen", |w, h, t| {
        let mut state = reading(w, h, t);
        state.zen = true;
        settled(state)
    }),
    ("finding", |w, h, t| {
        let overlay = Overlay::Prompt {
            prompt: Prompt::Find,
            input: Input::new("bearing"),
            before: String::new(),
        };
        over(found_in_text(w, h, t), overlay)
    }),
    ("unreadable", |w, h, t| {
        let mut state = reading(w, h, t);
        if let Some(Screen::Reader(reader)) = state.screens.last_mut() {
            reader.problem = Some(gone());
        }
        state
    }),
    ("incomparable", |w, h, t| {
        let mut state = comparing(w, h, t, View::Columns, Shading::Words);
        if let Some(Screen::Compare(comparison)) = state.screens.last_mut() {
            comparison.problem = Some(gone());
        }
        state
    }),
    ("unlisted", |w, h, t| {
        let mut state = listed(w, h, t, Kind::Articles);
        if let Some(Screen::List(list)) = state.screens.last_mut() {
            list.rows = std::sync::Arc::from([]);
            list.filter = "xyz".to_owned();
        }
        state
    }),
];

pub fn show(name: &str, (columns, rows): (u16, u16), theme: Theme) -> State {
    let (_, make) = SHOWS.iter().find(|(of, _)| *of == name).unwrap();
    make(columns, rows, theme)
}
