//! Which corpus, where none was named: one of those opened before, or the demo.

use super::event::Event;
use super::session::End;
use super::signals;
use super::terminal::{self, Terminal};
use crate::app::recent::{Choice, Recents};
use crate::app::{Msg, State};
use crate::corpus::Sources;
use crate::ui;
use crossbeam_channel::Receiver;
use std::io;

/// Opens the corpus of a row; else says why that can't be.
pub type Opening = Box<dyn Fn(usize) -> Result<Sources, String>>;

/// The list to choose from, and how what is chosen is opened.
pub struct Recent {
    pub list: Recents,
    pub open: Opening,
}

impl std::fmt::Debug for Recent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.list.fmt(f)
    }
}

/// Shows the list until one is chosen.
///
/// # Errors
/// The terminal is gone.
pub(super) fn choose(
    mut recent: Recent,
    terminal: &mut Terminal,
    events: &Receiver<Event>,
    look: &State,
) -> io::Result<Result<Sources, End>> {
    let mut stale = false;
    loop {
        let size = terminal.size()?;
        recent.list.settle(size);
        terminal.draw(std::mem::take(&mut stale), |frame| {
            ui::recents(&recent.list, look, frame);
        })?;
        let Ok(event) = events.recv() else {
            return Ok(Err(End::Left));
        };
        let choice = match event {
            Event::Msg(Msg::Key(key)) => recent.list.press(key, size),
            Event::Msg(Msg::Mouse(mouse)) => recent.list.point(mouse, size),
            Event::Msg(Msg::Resize { .. }) => {
                stale = true;
                Choice::Nothing
            }
            Event::Msg(_) => Choice::Nothing,
            Event::Sleep => {
                if signals::can_be_woken() {
                    terminal::put_back();
                    signals::sleep()?;
                }
                Choice::Nothing
            }
            Event::Woken => {
                terminal::reenter()?;
                stale = true;
                Choice::Nothing
            }
            Event::End(signal) => return Ok(Err(End::Signal(signal))),
        };
        match choice {
            Choice::Nothing => {}
            Choice::Quit => return Ok(Err(End::Left)),
            Choice::Suspend if signals::can_be_woken() => signals::ask_to_sleep()?,
            Choice::Suspend => {
                recent.list.notice = Some("There is no shell here that could wake Parallax again".into());
            }
            Choice::Open(row) => match (recent.open)(row) {
                Ok(sources) => return Ok(Ok(sources)),
                Err(why) => recent.list.notice = Some(why),
            },
        }
    }
}
