//! From the terminal's events to the program's: keys without what no binding should depend on.

use super::background::{Late, Stroke};
use super::event::Event as Happened;
use super::panics;
use crate::app::mouse::{Mouse, MouseKind};
use crate::app::{Key, KeyCode, Msg};
use crossbeam_channel::Sender;
use ratatui::crossterm::event::{
    self, Event, KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use signal_hook::consts::signal::SIGHUP;
use std::time::{Duration, Instant};
use std::{io, thread};

/// Two presses at one place within this time are a double one.
const DOUBLE: Duration = Duration::from_millis(400);

/// Reads the terminal's events from now on.
///
/// # Errors
/// No thread can be had.
pub fn listen(events: Sender<Happened>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut late = Late::new();
        let mut presses = Presses::default();
        loop {
            // The library's parser panics on some sequences no terminal should send; such a one is skipped.
            let Ok(event) = panics::catch("Reading keys", event::read) else {
                continue;
            };
            let Ok(event) = event else {
                // The terminal is gone.
                let _ = events.send(Happened::End(SIGHUP));
                return;
            };
            let Some(mut msg) = translate(event) else {
                continue;
            };
            if let Msg::Mouse(mouse) = &mut msg {
                presses.count(mouse, Instant::now());
            }
            for msg in late.hear(stroke(&msg), msg) {
                if events.send(Happened::Msg(msg)).is_err() {
                    return;
                }
            }
        }
    })?;
    Ok(())
}

fn stroke(msg: &Msg) -> Stroke {
    match msg {
        Msg::Key(Key {
            code: KeyCode::Char(c),
            control,
            alt,
            ..
        }) => match (control, alt) {
            (false, false) => Stroke::Plain(*c),
            (false, true) => Stroke::Alt(*c),
            (true, false) => Stroke::Control(*c),
            (true, true) => Stroke::Other,
        },
        _ => Stroke::Other,
    }
}

/// What an event means to the program; `None` for those that mean nothing to it.
fn translate(event: Event) -> Option<Msg> {
    match event {
        Event::Key(event) => key(event).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(columns, rows) => Some(Msg::Resize { columns, rows }),
        Event::Mouse(event) => mouse(event).map(Msg::Mouse),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// What the mouse does that means something here: the first button and the wheel.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        kind,
        column: event.column,
        row: event.row,
    })
}

/// The press before, to tell a double one.
#[derive(Debug, Default)]
struct Presses(Option<(u16, u16, Instant)>);

impl Presses {
    fn count(&mut self, mouse: &mut Mouse, now: Instant) {
        if mouse.kind != MouseKind::Press {
            return;
        }
        let here = (mouse.column, mouse.row);
        let before = self.0.take();
        if before.is_some_and(|(column, row, at)| (column, row) == here && now.duration_since(at) <= DOUBLE) {
            mouse.kind = MouseKind::Double;
        } else {
            self.0 = Some((mouse.column, mouse.row, now));
        }
    }
}

/// The key pressed or held. The state of the lock keys and which of two like keys it was are left out.
fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let has = |modifier| event.modifiers.contains(modifier);
    // Window managers and terminals own these.
    if has(KeyModifiers::SUPER) || has(KeyModifiers::HYPER) {
        return None;
    }
    let mut key = Key::plain(match event.code {
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab if has(KeyModifiers::SHIFT) => KeyCode::BackTab,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::F(n) => KeyCode::F(n),
        _ => return None,
    });
    key.control = has(KeyModifiers::CONTROL);
    key.alt = has(KeyModifiers::ALT) || has(KeyModifiers::META);
    match key.code {
        KeyCode::Char(c) if key.control && key.alt && !c.is_ascii_alphanumeric() => {
            // AltGr arrives as both on some systems; the character is what was meant.
            key = Key::char(c);
        }
        // What terminals send for Backspace that keep the old code for it.
        KeyCode::Char('h' | 'H') if key.control && !key.alt => key = Key::plain(KeyCode::Backspace),
        KeyCode::Char(c) if key.control => key.code = KeyCode::Char(c.to_ascii_lowercase()),
        KeyCode::Up
        | KeyCode::Down
        | KeyCode::Left
        | KeyCode::Right
        | KeyCode::PageUp
        | KeyCode::PageDown
        | KeyCode::Home
        | KeyCode::End
        | KeyCode::F(_) => key.shift = has(KeyModifiers::SHIFT),
        // Shift is in the character itself, and no terminal of the old kind can tell it for the others.
        _ => {}
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::crossterm::event::KeyEventState;

    fn translated(code: Code, modifiers: KeyModifiers) -> Option<String> {
        let event = Event::Key(KeyEvent::new(code, modifiers));
        translate(event).map(|msg| match msg {
            Msg::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        })
    }

    #[test]
    fn keys_are_named_as_bindings_name_them() {
        let none = KeyModifiers::NONE;
        for (code, modifiers, name) in [
            (Code::Char('a'), none, "a"),
            (Code::Char('G'), KeyModifiers::SHIFT, "G"),
            (Code::Char(' '), none, "Space"),
            (Code::Char('d'), KeyModifiers::CONTROL, "C-d"),
            (Code::Char('D'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, "C-d"),
            (Code::Char('x'), KeyModifiers::ALT, "M-x"),
            (Code::Char('h'), KeyModifiers::CONTROL, "Backspace"),
            (Code::Up, KeyModifiers::SHIFT, "S-Up"),
            (Code::BackTab, KeyModifiers::SHIFT, "BackTab"),
            (Code::Tab, KeyModifiers::SHIFT, "BackTab"),
            (Code::Enter, KeyModifiers::SHIFT, "Enter"),
            (Code::F(1), none, "F1"),
        ] {
            assert_eq!(translated(code, modifiers).as_deref(), Some(name));
        }
    }

    #[test]
    fn alt_gr_types_characters() {
        let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(translated(Code::Char('@'), both).as_deref(), Some("@"));
        assert_eq!(translated(Code::Char('['), both).as_deref(), Some("["));
        assert_eq!(translated(Code::Char('x'), both).as_deref(), Some("C-M-x"));
    }

    #[test]
    fn a_held_key_repeats_and_a_released_one_is_silent() {
        let mut event = KeyEvent::new(Code::Char('j'), KeyModifiers::NONE);
        event.state = KeyEventState::NUM_LOCK | KeyEventState::CAPS_LOCK;
        for (kind, heard) in [
            (KeyEventKind::Press, true),
            (KeyEventKind::Repeat, true),
            (KeyEventKind::Release, false),
        ] {
            event.kind = kind;
            assert_eq!(key(event), heard.then(|| Key::char('j')));
        }
        assert_eq!(translated(Code::CapsLock, KeyModifiers::NONE), None);
        assert_eq!(translated(Code::Char('q'), KeyModifiers::SUPER), None);
    }

    #[test]
    fn two_presses_soon_after_one_another_at_one_place_are_a_double_one() {
        let mut presses = Presses::default();
        let start = Instant::now();
        let mut pressed = |column: u16, after: u64| {
            let mut mouse = Mouse {
                kind: MouseKind::Press,
                column,
                row: 3,
            };
            presses.count(&mut mouse, start + Duration::from_millis(after));
            mouse.kind
        };
        let kinds = [(5, 0), (5, 200), (5, 300), (6, 350), (6, 900), (6, 1200)].map(|(at, after)| pressed(at, after));
        let (one, two) = (MouseKind::Press, MouseKind::Double);
        assert_eq!(kinds, [one, two, one, one, one, two], "a third is the first again");
    }

    #[test]
    fn a_paste_is_no_key() {
        assert!(matches!(translate(Event::Paste("q".into())), Some(Msg::Paste(text)) if text == "q"));
    }
}
