//! The terminal: entered, left and put back, whatever ends the program.
//!
//! What is switched on here is switched off here; the libraries' own helpers put back only half of it.

use crate::ui::Painter;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste};
use ratatui::crossterm::style::{Print, ResetColor, force_color_output};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute, queue};
use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// The terminal is ours: what has to be put back.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The reader wants the mouse to be heard.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Presses and releases, moving with a button held, wheel; in the form that knows wide screens. Moving without a button is
/// not asked for: it would wake the program for nothing. <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// A frame is some ten kilobytes at most; written at once, it can't be seen half drawn.
const BUFFER: usize = 1 << 16;

/// The screen to draw on. Dropping it puts the terminal back.
pub struct Terminal(ratatui::Terminal<Painter<BufWriter<Stdout>>>);

impl Terminal {
    /// Takes over the terminal, and hears the mouse where that is wanted.
    ///
    /// # Errors
    /// Standard output is no terminal, or it can't be switched to raw mode.
    pub fn enter(mouse: bool) -> io::Result<Terminal> {
        MOUSE.store(mouse, Ordering::SeqCst);
        // Whether there are colours is the theme's decision; the library would take away bold and underline with them.
        force_color_output(true);
        let backend = Painter::new(BufWriter::with_capacity(BUFFER, io::stdout()));
        let mut terminal = ratatui::Terminal::new(backend)?;
        take()?;
        // Cleared whatever the terminal made of its other screen, so that what stands on it is known.
        let size = terminal.size()?;
        terminal.resize(size.into())?;
        Ok(Terminal(terminal))
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.0.size().map(|size| (size.width, size.height))
    }

    /// Draws one frame: all of it where it is to be drawn `anew`, else only the cells that changed.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, anew: bool, view: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        queue!(self.0.backend_mut(), BeginSynchronizedUpdate)?;
        if anew {
            // Clears as `clear` does, but without asking where the cursor is: the input thread would hear the answer.
            let size = self.0.size()?;
            self.0.resize(size.into())?;
        }
        self.0.draw(view)?;
        execute!(self.0.backend_mut(), EndSynchronizedUpdate)
    }

    /// Writes a sequence that moves nothing on the screen.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        let backend = self.0.backend_mut();
        backend.write_all(sequence.as_bytes())?;
        Write::flush(backend)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        put_back();
    }
}

/// Whether a link (OSC 8) does no harm: terminals that do not know it pass over it, but for the oldest, and screen.
/// <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>
pub fn knows_links() -> bool {
    let term = std::env::var("TERM").unwrap_or_default();
    let in_screen = std::env::var_os("STY").is_some();
    !in_screen && !term.is_empty() && !["linux", "dumb", "vt", "ansi"].iter().any(|old| term.starts_with(old))
}

/// Takes the terminal over again. Also right where the terminal was never left in our eyes but somebody else changed
/// its modes. What is on the screen then is anybody's guess: the next frame must be drawn anew.
///
/// # Errors
/// The terminal is gone.
pub fn reenter() -> io::Result<()> {
    put_back();
    take()
}

fn take() -> io::Result<()> {
    ENTERED.store(true, Ordering::SeqCst);
    let taken = enable_raw_mode()
        .and_then(|()| execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide));
    let taken = taken.and_then(|()| match MOUSE.load(Ordering::SeqCst) {
        true => execute!(io::stdout(), Print(MOUSE_ON)),
        false => Ok(()),
    });
    if taken.is_err() {
        put_back();
    }
    taken
}

/// Puts the terminal back as it was. May be called at any time, from any thread, and more than once. Nothing can be
/// done about errors here: the terminal may be gone.
pub fn put_back() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(
        out,
        EndSynchronizedUpdate,
        Print(MOUSE_OFF),
        DisableFocusChange,
        DisableBracketedPaste,
        ResetColor,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}
