//! The program in a real pseudo-terminal, and a person before it who types and reads.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long a person waits before calling it broken. Never waited for where all is well.
const PATIENCE: Duration = Duration::from_secs(30);

pub const ENTER: &str = "\r";
pub const ESCAPE: &str = "\x1b";

/// A program in a terminal.
pub struct Screen {
    terminal: vt100::Parser,
    written: Receiver<Vec<u8>>,
    keyboard: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    modes: String,
    child: Box<dyn Child + Send + Sync>,
    light: bool,
    /// Everything the program wrote.
    sent: Vec<u8>,
}

/// How to start.
pub struct Start {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    light: bool,
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

pub fn binary() -> &'static str {
    env!("CARGO_BIN_EXE_parallax")
}

impl Start {
    /// Parallax with its marks in `state`.
    pub fn parallax(state: &Path) -> Start {
        Start::program(binary(), state)
    }

    pub fn program(program: impl AsRef<OsStr>, state: &Path) -> Start {
        let mut command = CommandBuilder::new(program);
        command.env("TERM", "xterm-256color");
        command.env("PARALLAX_STATE_DIR", state);
        // What a test configures lies beside the marks, and nothing of whoever runs it counts.
        command.env("PARALLAX_CONFIG_DIR", state);
        command.env_remove("COLORTERM");
        command.env_remove("NO_COLOR");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        Start {
            command,
            columns: 120,
            rows: 40,
            light: false,
        }
    }

    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Start {
        self.command.arg(arg);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Start {
        self.command.env(name, value);
        self
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Start {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub fn on_light(mut self) -> Start {
        self.light = true;
        self
    }

    pub fn open(self) -> Screen {
        let size = PtySize {
            rows: self.rows,
            cols: self.columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(self.command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, written) = channel();
        std::thread::spawn(move || {
            let mut piece = vec![0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut piece) {
                if send.send(piece[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        // The slave is kept open by the program alone, so that reading ends when it ends.
        drop(pair.slave);
        Screen {
            terminal: vt100::Parser::new(cells(self.rows), cells(self.columns), 0),
            written,
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            modes,
            child,
            light: self.light,
            sent: Vec::new(),
        }
    }
}

impl Screen {
    pub fn text(&self) -> String {
        self.terminal.screen().contents()
    }

    /// Whether the program has the screen and shows something on it.
    pub fn is_up(&self) -> bool {
        self.terminal.screen().alternate_screen() && !self.text().trim().is_empty()
    }

    /// The colours of text and ground on the screen, each pair once.
    pub fn colours(&self) -> BTreeSet<String> {
        let screen = self.terminal.screen();
        let (rows, columns) = screen.size();
        let places = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let cells = places.filter_map(|(row, column)| screen.cell(row, column));
        cells
            .map(|cell| format!("{:?} on {:?}", cell.fgcolor(), cell.bgcolor()))
            .collect()
    }

    /// Whether the program wrote these bytes.
    pub fn was_sent(&self, bytes: &str) -> bool {
        self.sent.windows(bytes.len()).any(|window| window == bytes.as_bytes())
    }

    /// Everything the program wrote so far.
    pub fn sent(&self) -> &[u8] {
        &self.sent
    }

    /// The private modes the program switched on and not off again, by what it wrote, and the cursor where it hid it: what a
    /// terminal would be left with, whatever it understands of it.
    pub fn modes_left(&self) -> BTreeSet<String> {
        let mut left = BTreeSet::new();
        for sequence in String::from_utf8_lossy(&self.sent).split("\x1b[?").skip(1) {
            let numbers: String = sequence
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == ';')
                .collect();
            let on = match sequence.get(numbers.len()..).and_then(|rest| rest.chars().next()) {
                Some('h') => true,
                Some('l') => false,
                _ => continue,
            };
            for mode in numbers.split(';') {
                // The cursor alone is on before and after.
                if on == (mode != "25") {
                    left.insert(mode.to_owned());
                } else {
                    left.remove(mode);
                }
            }
        }
        left
    }

    /// Whether a cell, from 0, is drawn inverted.
    pub fn is_inverted(&self, column: usize, row: usize) -> bool {
        let at = |place: usize| u16::try_from(place).unwrap();
        let cell = self.terminal.screen().cell(at(row), at(column));
        cell.is_some_and(vt100::Cell::inverse)
    }

    /// Whether the terminal tells the program of the mouse.
    pub fn hears_mouse(&self) -> bool {
        self.terminal.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// Forgets what is on the screen, as a terminal does that somebody else has reset.
    pub fn forget(&mut self) {
        let (rows, columns) = self.terminal.screen().size();
        self.terminal = vt100::Parser::new(rows, columns, 0);
    }

    /// The column and the row a text begins at, from 1, as a terminal tells of the mouse.
    pub fn place(&self, text: &str) -> (usize, usize) {
        let shown = self.text();
        let found = shown.lines().enumerate().find_map(|(row, line)| {
            let at = line.find(text)?;
            Some((line[..at].chars().count() + 1, row + 1))
        });
        found.unwrap_or_else(|| panic!("{text} is not on the screen:\n{shown}"))
    }

    /// Types characters as they stand; control characters are keys.
    pub fn type_(&mut self, keys: &str) -> &mut Screen {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Waits until the screen shows what `is_there` looks for.
    pub fn until(&mut self, what: &str, is_there: impl Fn(&Screen) -> bool) -> &mut Screen {
        let end = Instant::now() + PATIENCE;
        while !is_there(self) {
            assert!(
                self.listen(end.saturating_duration_since(Instant::now())),
                "waited in vain for {what}; the screen shows\n{}",
                self.text()
            );
        }
        self
    }

    pub fn wait(&mut self, text: &str) -> &mut Screen {
        self.until(text, |screen| screen.text().contains(text))
    }

    pub fn gone(&mut self, text: &str) -> &mut Screen {
        self.until(&format!("“{text}” to go"), |screen| !screen.text().contains(text))
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Screen {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.terminal.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size).unwrap();
        self
    }

    pub fn process(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    pub fn signal(&mut self, signal: Signal) -> &mut Screen {
        kill_process(self.process(), signal).unwrap();
        self
    }

    /// Waits for the program to end.
    pub fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        while self.listen(end.saturating_duration_since(Instant::now())) {}
        assert!(
            Instant::now() < end,
            "it does not end; the screen shows\n{}",
            self.text()
        );
        self.child.wait().unwrap()
    }

    /// Asserts that the terminal is as it was before the program started.
    pub fn assert_put_back(&self) {
        let screen = self.terminal.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still shown");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "pastes are still bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(self.modes_left().is_empty(), "left on: {:?}", self.modes_left());
        let inks = (screen.fgcolor(), screen.bgcolor(), screen.inverse(), screen.bold());
        assert_eq!(inks, (vt100::Color::Default, vt100::Color::Default, false, false));
        assert_eq!(
            format!("{:?}", self.master.get_termios()),
            self.modes,
            "the line is still raw"
        );
    }

    /// Reads what comes next; false when nothing more comes.
    fn listen(&mut self, at_most: Duration) -> bool {
        match self.written.recv_timeout(at_most) {
            Ok(bytes) => {
                self.answer(&bytes);
                self.sent.extend_from_slice(&bytes);
                self.terminal.process(&bytes);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    /// What a terminal answers when it is asked about itself.
    fn answer(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        if text.contains("\x1b]11;?") {
            let colour = if self.light { "ffff/ffff/eeee" } else { "1111/1111/1414" };
            self.type_(&format!("\x1b]11;rgb:{colour}\x1b\\"));
        }
        if text.contains("\x1b[c") {
            self.type_("\x1b[?62;22c");
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
