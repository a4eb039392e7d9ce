//! What is said beside the passages of a comparison, and the lists over it.

use super::shows::show;
use super::{drawn, lines, shows};
use crate::app::geometry::compare_panes;
use crate::app::layout::{Room, compare_layout};
use crate::app::ledger::{Kind as Kinds, Ledger};
use crate::app::state::{Overlay, Screen, Shading, State, Theme, View};
use crate::compare::{
    Attribution, AttributionChange, Collation, Mention, Quote, Side, Sides, Stance, Strength, StrengthKind,
};
use crate::ui::fixture::comparing;
use std::sync::Arc;

/// The comparison after its collation has been changed.
fn changed(columns: u16, rows: u16, change: impl FnOnce(&mut Collation)) -> State {
    let mut state = comparing(columns, rows, Theme::Dark, View::Columns, Shading::Words);
    let panes = compare_panes(columns, rows, View::Columns, false);
    let Some(Screen::Compare(comparison)) = state.screens.last_mut() else {
        unreachable!()
    };
    let mut collation = comparison.collation.as_deref().unwrap().clone();
    change(&mut collation);
    collation.settle();
    let room = Room {
        text: panes.left.width,
        margin: panes.margin.width,
    };
    comparison.layout = compare_layout(&collation, View::Columns, Side::Left, room);
    comparison.collation = Some(Arc::new(collation));
    state
}

#[test]
fn every_passage_has_room_for_its_notes_the_last_one_too() {
    for columns in [100, 200] {
        let state = changed(columns, 60, |collation| {
            let last = collation.alignments.last_mut().unwrap();
            last.moved = true;
            let first = &mut collation.quotes[0];
            first.cut = ["but to close it at once", "and then for good", "as the rules demand"]
                .map(str::to_owned)
                .to_vec();
        });
        let screen = drawn(&state);
        assert!(shows(&screen, "told earlier in"), "at {columns}");
        // More than the passage has lines.
        assert!(shows(&screen, "the rules demand"), "at {columns}");
    }
}

#[test]
fn a_note_says_who_is_told_to_have_said_it_and_how_strongly() {
    let mention = |text: &str| Mention {
        sentence: 0,
        span: 0..text.len(),
        text: text.to_owned(),
    };
    let voice = |stance, speaker: &str, verb: &str| Attribution {
        stance,
        speaker: Some(speaker.to_owned()),
        verb: Some(verb.to_owned()),
    };
    let told = |score: f64, left: Attribution, right: Attribution, change| {
        drawn(&changed(200, 60, |collation| {
            let link = &mut collation.alignments[1];
            link.score = score;
            link.attribution = Sides::new(left, right);
            link.attribution_changed = vec![change];
            link.strength = vec![Strength {
                kind: StrengthKind::Commitment,
                mentions: Sides::new(mention("agreed"), mention("pledged")),
            }];
        }))
    };
    let said = voice(Stance::Said, "Ada Moor", "said");
    let other = voice(Stance::Said, "Bo Lind", "said");
    let screen = told(0.9, said.clone(), other.clone(), AttributionChange::Speaker);
    assert!(shows(&screen, "speaker: Ada Moor /") && shows(&screen, "wording: agreed /"));
    let screen = told(
        0.9,
        said.clone(),
        voice(Stance::Denied, "Moor", "denied"),
        AttributionChange::Stance,
    );
    assert!(shows(&screen, "Ada Moor: said / denied"));
    let screen = told(0.9, Attribution::default(), said.clone(), AttributionChange::Stance);
    assert!(shows(&screen, "in its own voice / Ada"));
    // Of a link that may be none nothing is told.
    let screen = told(0.4, said, other, AttributionChange::Speaker);
    assert!(!shows(&screen, "speaker: Ada") && !shows(&screen, "wording:"));
}

#[test]
fn the_list_of_quotations_tells_what_became_of_each() {
    let screen = drawn(&show("quotes", (120, 60), Theme::Dark));
    for said in [
        "1 cut · 1 quoted in one, reported in the other · 1 quoted only in Northern Courier",
        "Odile Marsh",
        "“We had no choice but to close it at once”",
        "cut by Tidewater Post: but to close it at once",
        "the mayor / the port captain",
        "another speaker",
        "altered: will not / would not",
        "prints: “but to close it”",
    ] {
        assert!(shows(&screen, said), "{said}");
    }
}

#[test]
fn a_list_without_entries_says_why() {
    for (kind, said) in [
        (Kinds::Quotes, "Neither article quotes anybody directly."),
        (Kinds::Figures, "Neither article states a figure."),
        (Kinds::Dropped, "Neither leaves anything out."),
    ] {
        let mut state = changed(100, 30, |collation| {
            collation.quotes.clear();
            collation.figures.clear();
            collation.omissions = Sides::default();
        });
        state.overlay = Some(Overlay::Ledger(Ledger { kind, cursor: 0 }));
        assert!(shows(&drawn(&state), said), "{said}");
    }
}

#[test]
fn the_entry_under_the_cursor_is_in_sight_however_long_the_list() {
    let mut state = changed(80, 24, |collation| {
        let quotes = collation.quotes.clone();
        collation.quotes = (0..40)
            .flat_map(|at| {
                quotes.clone().into_iter().map(move |mut quote| {
                    // Each in a place of its own.
                    for mention in [&mut quote.mentions.left, &mut quote.mentions.right]
                        .into_iter()
                        .flatten()
                    {
                        mention.sentence = (mention.sentence + 1) * 1000 + at;
                    }
                    Quote {
                        speaker: Some(format!("speaker {at}")),
                        changed: false,
                        ..quote
                    }
                })
            })
            .collect();
    });
    for cursor in 0..120 {
        state.overlay = Some(Overlay::Ledger(Ledger {
            kind: Kinds::Quotes,
            cursor,
        }));
        let lines = lines(&drawn(&state));
        let named = |line: &&String| line.contains("│ ▌") && line.contains(&format!("speaker {} ", cursor % 40));
        assert_eq!(lines.iter().filter(named).count(), 1, "{cursor}:\n{}", lines.join("\n"));
    }
}

/// A comparison on a small screen, whose summary has more to say than two lines hold.
fn small() -> State {
    changed(80, 24, |collation| {
        collation.tellings.right.title = Some("Cracks shut the crossing".to_owned());
    })
}

#[test]
fn a_small_screen_tells_both_headlines_and_what_of_the_summary_it_leaves_out() {
    let screen = drawn(&small());
    assert!(shows(&screen, "│ Harbour bridge closed after cracks found"));
    assert!(shows(&screen, "┃ Cracks shut the crossing"));
    assert!(shows(&screen, "i shows "), "{}", lines(&screen).join("\n"));
    let mut why = small();
    why.overlay = Some(Overlay::Why { top: 0, from: None });
    let whole = drawn(&why);
    assert!(shows(&whole, "of background"), "{}", lines(&whole).join("\n"));
}

#[test]
fn the_line_below_names_the_lists_on_a_small_screen() {
    let screen = drawn(&small());
    for hint in ["gq quotes", "gf figures", "gd left out"] {
        assert!(shows(&screen, hint), "{hint}");
    }
}

#[test]
fn the_line_below_counts_the_differences() {
    let at = |cursor| {
        let mut state = changed(150, 40, |_| {});
        let Some(Screen::Compare(comparison)) = state.screens.last_mut() else {
            unreachable!()
        };
        comparison.cursor = cursor;
        drawn(&state)
    };
    assert!(
        shows(&at(1), "difference 2 of 6   passage 2 of 10"),
        "{}",
        lines(&at(1)).join("\n")
    );
    // The same words are no difference.
    assert!(
        shows(&at(9), "6 differences   passage 10 of 10"),
        "{}",
        lines(&at(9)).join("\n")
    );
    // Once is enough.
    let mut state = changed(150, 40, |_| {});
    state.notice = Some(crate::app::state::Notice {
        text: "Difference 2 of 6: other words".to_owned(),
        trouble: false,
    });
    let gone = drawn(&state);
    assert!(shows(&gone, "Difference 2 of 6: other words") && !shows(&gone, "difference 2 of 6"));
}

#[test]
fn words_of_another_strength_are_shown_where_they_stand() {
    let mut state = changed(120, 60, |collation| {
        let places = collation.alignments[1].sentences.as_ref().map(|sentences| sentences[0]);
        let mention = |side: Side, words: &str| {
            let at = collation.tellings[side].sentences[places[side]]
                .text
                .find(words)
                .unwrap();
            Mention {
                sentence: places[side],
                span: at..at + words.len(),
                text: words.to_owned(),
            }
        };
        let mentions = Sides::new(mention(Side::Left, "About"), mention(Side::Right, "Some"));
        collation.alignments[1].strength = vec![Strength {
            kind: StrengthKind::Quantity,
            mentions,
        }];
    });
    state.overlay = Some(Overlay::Ledger(Ledger {
        kind: Kinds::Figures,
        cursor: 0,
    }));
    let lines = lines(&drawn(&state));
    let at = lines.iter().position(|line| line.contains("› About / Some")).unwrap();
    assert!(lines[at + 1].contains("│ About 38,000"), "{}", lines.join("\n"));
    assert!(lines[at + 2].contains("┃ Some 40,000"), "{}", lines.join("\n"));
}

#[test]
fn an_omission_is_shown_in_its_own_place() {
    let text = "The network in 2011 had over a hundred stations along the coast and up the valley, and only 11 of them are left.";
    let mut state = changed(80, 40, |collation| {
        collation.tellings.left.sentences[4].text = text.to_owned();
        let at = text.rfind("11").unwrap();
        let figure = &mut collation.omissions.left[2];
        (figure.text, figure.span) = ("11".to_owned(), at..at + 2);
    });
    state.overlay = Some(Overlay::Ledger(Ledger {
        kind: Kinds::Dropped,
        cursor: 2,
    }));
    let screen = drawn(&state);
    assert!(
        shows(&screen, "only 11 of them are left."),
        "{}",
        lines(&screen).join("\n")
    );
}

#[test]
fn a_theme_the_terminal_does_not_suit_brings_its_own_ground() {
    use ratatui::style::Color;
    let cells = |theme, own_theme| {
        let mut state = comparing(120, 40, theme, View::Columns, Shading::Words);
        state.own_theme = own_theme;
        drawn(&state)
    };
    let bare = |theme, own_theme| {
        let of_terminal = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        cells(theme, own_theme).content.iter().any(of_terminal)
    };
    let half = |theme, own_theme| {
        let half = |cell: &ratatui::buffer::Cell| cell.fg == Color::Reset || cell.bg == Color::Reset;
        cells(theme, own_theme).content.iter().any(half)
    };
    assert!(bare(Theme::Dark, Some(Theme::Dark)) && bare(Theme::Light, Some(Theme::Light)));
    for (theme, own) in [
        (Theme::Light, Some(Theme::Dark)),
        (Theme::Dark, Some(Theme::Light)),
        (Theme::Light, None),
        (Theme::Dark, Some(Theme::Plain)),
    ] {
        assert!(!half(theme, own), "{theme:?} on {own:?}");
    }
    assert!(bare(Theme::Plain, Some(Theme::Dark)), "no colour is no colour");
}

#[test]
fn lists_evidence_and_status_line_give_a_passage_one_number() {
    let number = |screen: &ratatui::buffer::Buffer, before: &str, behind: &str| -> usize {
        let all = lines(screen).join("\n");
        let found = all
            .split(before)
            .skip(1)
            .find_map(|rest| rest.split_once(behind)?.0.parse().ok());
        found.unwrap_or_else(|| panic!("no “{before}…{behind}” in\n{all}"))
    };
    for list in ["quotes", "figures", "dropped"] {
        for cursor in 0..3 {
            let mut state = show(list, (120, 40), Theme::Dark);
            let Some(Overlay::Ledger(open)) = &mut state.overlay else {
                unreachable!()
            };
            open.cursor = cursor;
            let said = number(&drawn(&state), "passage ", " · ");
            // Where the entry leads.
            for key in ["Enter", "i"] {
                let _ = crate::app::update(&mut state, crate::app::Msg::Key(key.parse().unwrap()));
                let shown = match key {
                    "Enter" => number(&drawn(&state), "passage ", " of 10"),
                    _ => number(&drawn(&state), "Passage ", " of 10"),
                };
                assert_eq!(shown, said, "{list}, entry {cursor}, {key}");
            }
        }
    }
}
