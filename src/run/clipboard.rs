//! Text for the clipboard, through the terminal: works over ssh and needs no window system.
//!
//! Multiplexers stand between. tmux, as it is unless told otherwise, neither takes the sequence from a program nor lets it through
//! (`set-clipboard external`, `allow-passthrough off`), but sets the clipboard itself for `tmux load-buffer -w`, so that
//! is done too; screen lets through what is wrapped.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

/// Longest piece of a sequence that screen lets through.
const PIECE: usize = 250;

/// What stands between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Tmux,
    Screen,
}

fn between() -> Between {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("TMUX") {
        Between::Tmux
    } else if is_set("STY") {
        Between::Screen
    } else {
        Between::Nothing
    }
}

/// Puts text on the clipboard: what is to be sent to the terminal for that; a multiplexer is told beside.
pub fn put(text: String) -> String {
    let between = between();
    let sequence = wrapped(&sequence(&text), between);
    if between == Between::Tmux {
        // Where it fails, the sequences may have done it.
        let _ = thread::Builder::new()
            .name("clipboard".into())
            .spawn(move || load(&text));
    }
    sequence
}

/// Gives text to tmux, as its newest buffer and for the terminal's clipboard.
fn load(text: &str) {
    let mut command = Command::new("tmux");
    command.args(["load-buffer", "-w", "-"]).stdin(Stdio::piped());
    let started = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Ok(mut tmux) = started {
        if let Some(mut to) = tmux.stdin.take() {
            let _ = to.write_all(text.as_bytes());
        }
        let _ = tmux.wait();
    }
}

/// The sequence as it gets to the terminal: in tmux plain, for `set-clipboard on`, and let through, for `allow-passthrough`.
fn wrapped(sequence: &str, between: Between) -> String {
    match between {
        Between::Nothing => sequence.to_owned(),
        Between::Tmux => {
            let doubled = sequence.replace('\x1b', "\x1b\x1b");
            format!("{sequence}\x1bPtmux;{doubled}\x1b\\")
        }
        Between::Screen => {
            // The end of the sequence would end the wrapping: BEL ends it as well.
            let inner = sequence.replace("\x1b\\", "\x07");
            let pieces = inner.as_bytes().chunks(PIECE).map(String::from_utf8_lossy);
            pieces.fold(String::new(), |out, piece| out + "\x1bP" + &piece + "\x1b\\")
        }
    }
}

/// The sequence that puts `text` on the clipboard: OSC 52, as xterm's control sequences describe it.
fn sequence(text: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()))
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .enumerate()
            .fold(0u32, |bits, (i, byte)| bits | u32::from(*byte) << (16 - 8 * i));
        for digit in 0..4usize {
            if digit <= three.len() {
                text.push(char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_rfc_tests_it() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn multiplexers_get_it_as_they_let_it_through() {
        let plain = sequence("foo");
        assert_eq!(wrapped(&plain, Between::Nothing), "\x1b]52;c;Zm9v\x1b\\");
        assert_eq!(
            wrapped(&plain, Between::Tmux),
            "\x1b]52;c;Zm9v\x1b\\\x1bPtmux;\x1b\x1b]52;c;Zm9v\x1b\x1b\\\x1b\\"
        );
        assert_eq!(wrapped(&plain, Between::Screen), "\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = wrapped(&sequence(&"x".repeat(900)), Between::Screen);
        assert!(long.split("\x1b\\").all(|piece| piece.len() <= PIECE + 2));
    }

    #[test]
    fn nothing_of_the_text_reaches_the_terminal_raw() {
        let sequence = sequence("a\x1b]0;title\x07");
        assert_eq!(sequence.matches('\x1b').count(), 2);
    }
}
