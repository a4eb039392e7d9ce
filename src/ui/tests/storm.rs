//! A terminal that changes its size a thousand times, from screen to screen: what is drawn over what stood there before is
//! what would have been drawn on an empty one.

use super::super::Painter;
use super::shows::SHOWS;
use super::view;
use crate::app::key::parse_sequence;
use crate::app::state::{State, Theme};
use crate::app::{Msg, update};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;

/// Where the program writes to.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<Vec<u8>>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal that does what it is told by bytes, so that half of a wide character goes when the other is written over.
struct Tty {
    line: Line,
    program: Terminal<Painter<Line>>,
    screen: vt100::Parser,
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

impl Tty {
    fn new(columns: u16, rows: u16) -> Tty {
        let line = Line::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let backend = Painter::new(line.clone());
        Tty {
            line,
            program: Terminal::with_options(backend, TerminalOptions { viewport }).unwrap(),
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        // What is on the screen then is anybody's guess; the program draws it anew.
        self.screen.process(b"\x1b[1;1Hleft over\x1b[7m from before\x1b[m");
        self.program.resize(Rect::new(0, 0, columns, rows)).unwrap();
    }

    fn draw(&mut self, state: &State) {
        self.program.draw(|frame| _ = view(state, frame)).unwrap();
        self.screen.process(&self.line.0.take());
    }

    /// The first cell that is not seen as on another terminal: of a blank one neither colour nor weight are seen.
    fn differs(&self, other: &Tty) -> Option<(u16, u16)> {
        let (one, other) = (self.screen.screen(), other.screen.screen());
        let (rows, columns) = one.size();
        let mut places = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        places.find(|&(row, column)| {
            let (one, other) = (one.cell(row, column).unwrap(), other.cell(row, column).unwrap());
            let blank = |cell: &vt100::Cell| cell.contents().trim().is_empty();
            let ground = |cell: &vt100::Cell| (cell.bgcolor(), cell.inverse(), cell.underline());
            let ink = |cell: &vt100::Cell| (cell.fgcolor(), cell.bold(), cell.italic(), cell.dim());
            let same = ground(one) == ground(other)
                && one.is_wide_continuation() == other.is_wide_continuation()
                && (blank(one) && blank(other) || one.contents() == other.contents() && ink(one) == ink(other));
            !same
        })
    }
}

/// Numbers that look like chance and are the same every time (a linear congruential generator).
struct Chance(u64);

impl Chance {
    fn up_to(&mut self, last: u64) -> u16 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % last) as u16 + 1
    }

    /// A size from 1×1 to 300×100: often small, where little has its place, and sometimes all of it.
    fn size(&mut self) -> (u16, u16) {
        match self.up_to(20) {
            1..=10 => (self.up_to(40), self.up_to(14)),
            11..=18 => (self.up_to(140), self.up_to(45)),
            19 => (self.up_to(300), self.up_to(100)),
            _ => [(1, 1), (300, 100), (300, 1), (1, 100)][usize::from(self.up_to(4)) - 1],
        }
    }
}

#[test]
fn a_thousand_resizes_leave_nothing_of_what_stood_there_before() {
    let themes = [Theme::Dark, Theme::HighContrast, Theme::Light, Theme::Plain];
    let mut states: Vec<(&str, State)> = SHOWS
        .iter()
        .zip(themes.into_iter().cycle())
        .map(|((name, make), theme)| (*name, make(80, 24, theme)))
        .collect();
    let mut chance = Chance(20_260_508);
    let mut tty = Tty::new(80, 24);
    for turn in 0..1000 {
        let (columns, rows) = chance.size();
        tty.resize(columns, rows);
        // One screen after the size has changed, and another over it without a change.
        for next in [turn, turn * 7 + 3] {
            let at = next % states.len();
            let (name, state) = &mut states[at];
            // What has to be done outside is not done: what is awaited stays so.
            let _ = update(state, Msg::Resize { columns, rows });
            tty.draw(state);
            let mut fresh = Tty::new(columns, rows);
            fresh.draw(state);
            assert_eq!(
                tty.differs(&fresh),
                None,
                "{name} at {columns}×{rows}, turn {turn}, is not what a fresh screen shows"
            );
        }
    }
}

/// Keys after which what stands on the screen is elsewhere, or is not.
const KEYS: [&str; 12] = ["j", "j", "k", "J", "J", "K", "PgDn", "PgUp", "C-d", "G", "gg", "v"];

#[test]
fn what_is_moved_in_place_of_being_drawn_is_what_would_have_been_drawn() {
    let mut states: Vec<(&str, State)> = SHOWS
        .iter()
        .map(|(name, make)| (*name, make(80, 24, Theme::Dark)))
        .collect();
    let mut chance = Chance(20_261_129);
    for turn in 0..states.len() * 2 {
        let (columns, rows) = [(80, 24), (120, 40), (200, 60)][turn % 3];
        let at = turn % states.len();
        let (name, state) = &mut states[at];
        let _ = update(state, Msg::Resize { columns, rows });
        let mut tty = Tty::new(columns, rows);
        tty.resize(columns, rows);
        tty.draw(state);
        for _ in 0..12 {
            let keys = KEYS[usize::from(chance.up_to(KEYS.len() as u64)) - 1];
            for key in parse_sequence(keys).unwrap() {
                let _ = update(state, Msg::Key(key));
            }
            tty.draw(state);
            let mut fresh = Tty::new(columns, rows);
            fresh.draw(state);
            assert_eq!(
                tty.differs(&fresh),
                None,
                "{name} at {columns}×{rows} after {keys} is not what a fresh screen shows"
            );
        }
    }
}
