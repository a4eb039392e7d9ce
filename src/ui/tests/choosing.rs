//! Scenes in which an article or a pair of them is chosen.

use crate::app::pairs::{Pair, Pairs};
use crate::app::state::{Chooser, Overlay, Purpose, State, Theme};
use crate::compare::{Counterpart, Outline, Side};
use crate::ui::fixture::{article, reading, stories};

pub fn pairs(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = stories(columns, rows, theme);
    let ids: Vec<_> = state
        .library
        .heads
        .iter()
        .step_by(3)
        .take(5)
        .map(|head| head.id.clone())
        .collect();
    let pairs = crate::app::pairs::all(&ids)
        .into_iter()
        .enumerate()
        .map(|(at, ids)| Pair {
            ids,
            outline: Outline {
                shared: 31 - 3 * at,
                cut: [3, 0, 1, 12][at % 4],
                altered: usize::from(at % 3 == 0),
                speakers: 0,
                figures: [0, 2][at % 2],
            },
        });
    let mut list = Pairs {
        headline: "Bridge closed after cracks".into(),
        articles: ids.clone(),
        total: 10,
        left_out: 2,
        cursor: 1,
        ..Pairs::default()
    };
    list.take(pairs.collect());
    state.overlay = Some(Overlay::Pairs(Box::new(list)));
    state
}

pub fn chooser(columns: u16, rows: u16, theme: Theme) -> State {
    let mut state = reading(columns, rows, theme);
    let heads = state.library.heads.iter().step_by(3).take(7);
    let candidates = heads.zip([91, 74, 60, 33, 12, 3, 0]).map(|(head, score)| Counterpart {
        id: head.id.clone(),
        score: f64::from(score) / 100.0,
        shared: (score > 50).then(|| usize::try_from(score).unwrap_or_default() / 7),
    });
    state.overlay = Some(Overlay::Chooser(Chooser {
        purpose: Purpose::Compare,
        with: article().head.id.clone(),
        side: Side::Left,
        candidates: candidates.collect(),
        awaited: None,
        cursor: 1,
        top: 0,
    }));
    state
}
