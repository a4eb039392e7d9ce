//! Asks the terminal whether its background is light or dark.
//!
//! The question is xterm's OSC 11, followed by one every terminal answers (primary device attributes): when that answer
//! is there and the other is not, there will be none. Answers are taken in any order, as multiplexers mix them up, and
//! one that comes too late is kept from being taken for keys ([`Late`]).

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::AsFd;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// A terminal that knows the question answers within milliseconds; one that doesn't must not hold up the start.
const PATIENCE: Duration = Duration::from_millis(100);

/// How long the answer may come after the one that should follow it.
const GRACE: Duration = Duration::from_millis(20);

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// Whether the background is light; `None` where the terminal does not tell. Nobody else may read from it meanwhile.
pub fn is_light() -> Option<bool> {
    ratatui::crossterm::terminal::enable_raw_mode().ok()?;
    let answer = ask().ok().flatten();
    let _ = ratatui::crossterm::terminal::disable_raw_mode();
    answer
}

fn ask() -> io::Result<Option<bool>> {
    let keyboard = io::stdin();
    let terminal;
    let source = if keyboard.is_terminal() {
        keyboard.as_fd()
    } else {
        terminal = File::open("/dev/tty")?;
        terminal.as_fd()
    };
    let mut out = io::stdout();
    out.write_all(QUESTION)?;
    out.flush()?;

    let mut until = Instant::now() + PATIENCE;
    let mut heard = Vec::new();
    loop {
        let colour = colour_in(&heard);
        let attributes = has_attributes(&heard);
        if attributes && colour.is_some() {
            return Ok(colour.map(is_bright));
        }
        if attributes {
            until = until.min(Instant::now() + GRACE);
        }
        let left = until.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).map_err(io::Error::other)?;
        if poll(&mut [PollFd::new(&source, PollFlags::IN)], Some(&left))? == 0 {
            return Ok(colour.map(is_bright));
        }
        let mut piece = [0; 256];
        match rustix::io::read(source, &mut piece)? {
            0 => return Ok(None),
            length => heard.extend_from_slice(piece.get(..length).unwrap_or_default()),
        }
    }
}

/// The colour in `ESC ] 11 ; rgb : r / g / b`, ended by BEL or ST, each part 0 to 1.
fn colour_in(heard: &[u8]) -> Option<[f64; 3]> {
    let heard = String::from_utf8_lossy(heard);
    let (_, answer) = heard.split_once("\x1b]11;rgb:")?;
    let end = answer.find(['\x07', '\x1b'])?;
    let mut parts = answer.get(..end)?.split('/').map(|part| {
        // One to four hexadecimal digits; as many as there are make the scale (XParseColor).
        let value = u32::from_str_radix(part, 16).ok()?;
        let scale = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        Some(f64::from(value) / f64::from(scale))
    });
    let colour = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(colour)
}

/// Whether `ESC [ ? … c` has been heard to its end.
fn has_attributes(heard: &[u8]) -> bool {
    let heard = String::from_utf8_lossy(heard);
    heard.split("\x1b[?").skip(1).any(|answer| {
        let rest = answer.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        rest.starts_with('c')
    })
}

/// Luma by ITU-R BT.709, of the values as they are: near enough to tell paper from slate.
fn is_bright([red, green, blue]: [f64; 3]) -> bool {
    0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
}

/// What a key may be, for one who looks for answers among keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Plain(char),
    Alt(char),
    Control(char),
    Other,
}

/// An answer about colours that came after nobody waited for it any more reads like keys: Alt-], `11;rgb:…`, Alt-\ or
/// Control-g. This keeps what may be such an answer until it is known.
#[derive(Debug)]
pub struct Late<T> {
    held: Vec<(Stroke, T)>,
}

/// Longest answer there is.
const LONGEST: usize = 32;

impl<T> Late<T> {
    pub fn new() -> Late<T> {
        Late { held: Vec::new() }
    }

    /// Takes a key; returns those that are known to be keys.
    pub fn hear(&mut self, stroke: Stroke, key: T) -> Vec<T> {
        let fits = match (self.held.len(), stroke) {
            (0, stroke) => stroke == Stroke::Alt(']'),
            (1, Stroke::Plain(c)) => c == '1',
            (2, Stroke::Plain(c)) => c == '0' || c == '1',
            (at @ 3..=7, Stroke::Plain(c)) => ";rgb:".chars().nth(at - 3) == Some(c),
            (8..LONGEST, Stroke::Plain(c)) => c.is_ascii_hexdigit() || c == '/',
            (8.., Stroke::Alt('\\') | Stroke::Control('g')) => {
                self.held.clear();
                return Vec::new();
            }
            _ => false,
        };
        if fits {
            self.held.push((stroke, key));
            return Vec::new();
        }
        let mut keys: Vec<T> = self.held.drain(..).map(|(_, key)| key).collect();
        if stroke == Stroke::Alt(']') {
            self.held.push((stroke, key));
        } else {
            keys.push(key);
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light(answer: &str) -> Option<bool> {
        colour_in(answer.as_bytes()).map(is_bright)
    }

    #[test]
    fn answers_are_understood_in_all_their_forms() {
        assert_eq!(light("\x1b]11;rgb:ffff/ffff/ffff\x1b\\"), Some(true));
        assert_eq!(light("\x1b]11;rgb:1616/1717/1c1c\x07"), Some(false));
        assert_eq!(light("\x1b[?62;22c\x1b]11;rgb:fd/f6/e3\x1b\\"), Some(true));
        assert_eq!(light("\x1b]11;rgb:0/0/0\x07"), Some(false));
        for nonsense in [
            "",
            "\x1b]11;rgb:ff/ff/ff",
            "\x1b]11;rgb:/ff/ff\x07",
            "\x1b]11;rgb:é/ff/ff\x07",
            "\x1b]11;rgb:ff/ff\x07",
        ] {
            assert_eq!(light(nonsense), None, "{nonsense:?}");
        }
    }

    #[test]
    fn attributes_count_when_they_are_whole() {
        assert!(has_attributes(b"x\x1b[?62;22c"));
        assert!(!has_attributes(b"\x1b[?62;2"));
        assert!(!has_attributes(b"\x1b[?1049h"));
    }

    fn heard(strokes: &[Stroke]) -> Vec<Stroke> {
        let mut late = Late::new();
        strokes.iter().flat_map(|stroke| late.hear(*stroke, *stroke)).collect()
    }

    #[test]
    fn a_late_answer_is_swallowed_and_keys_around_it_are_not() {
        for end in [Stroke::Alt('\\'), Stroke::Control('g')] {
            let mut strokes = vec![Stroke::Plain('j'), Stroke::Alt(']')];
            strokes.extend("11;rgb:1616/17ff/1c1c".chars().map(Stroke::Plain));
            strokes.extend([end, Stroke::Plain('k')]);
            assert_eq!(heard(&strokes), [Stroke::Plain('j'), Stroke::Plain('k')]);
        }
    }

    #[test]
    fn what_only_begins_like_an_answer_is_given_back() {
        let strokes = [Stroke::Alt(']'), Stroke::Plain('1'), Stroke::Plain('j'), Stroke::Other];
        assert_eq!(heard(&strokes), strokes);
        let twice = [Stroke::Alt(']'), Stroke::Alt(']'), Stroke::Plain('x')];
        assert_eq!(heard(&twice), twice);
    }
}
