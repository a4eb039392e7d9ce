//! What is sent for a frame, byte by byte.

use super::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What is sent to go from one row of text to the other on a cleared screen, but for the colours put back at the end.
fn sent(before: &Buffer, after: &Buffer) -> String {
    let send = |frames: &[(&Buffer, &Buffer)]| {
        let mut bytes = Vec::new();
        let mut painter = Painter::new(&mut bytes);
        painter.shown.cleared = true;
        for (before, after) in frames {
            painter.draw(before.diff(after).into_iter()).unwrap();
        }
        String::from_utf8(bytes).unwrap()
    };
    let first = (&Buffer::empty(before.area), before);
    let both = send(&[first, (before, after)]);
    both.strip_prefix(&send(&[first])).unwrap().to_owned()
}

fn row(text: &str) -> Buffer {
    Buffer::with_lines([text])
}

#[test]
fn small_gaps_are_drawn_again_and_wide_ones_jumped() {
    assert_eq!(sent(&row("the harbour"), &row("the arbiter")), "\x1b[1;5Harbite");
    let (before, after) = (row("a--------------b"), row("c--------------d"));
    assert_eq!(sent(&before, &after), "\x1b[1;1Hc\x1b[14Cd");
    // Terminals differ in how wide some signs are: behind those the place is told again.
    let (before, after) = (row("a--------------b"), row("…--------------d"));
    assert_eq!(sent(&before, &after), "\x1b[1;1H…\x1b[1;16Hd");
}

#[test]
fn a_gap_in_another_colour_or_with_a_wide_letter_is_jumped() {
    let (mut before, mut after) = (row("a-b"), row("c-d"));
    for row in [&mut before, &mut after] {
        row.set_style(Rect::new(1, 0, 1, 1), Style::new().bold());
    }
    assert_eq!(sent(&before, &after), "\x1b[1;1Hc\x1b[1Cd");
    assert_eq!(sent(&row("a橋b"), &row("c橋d")), "\x1b[1;1Hc\x1b[2Cd");
    assert_eq!(sent(&row("ae\u{301}b"), &row("ce\u{301}d")), "\x1b[1;1Hc\x1b[1Cd");
}

#[test]
fn a_blank_takes_the_colour_before_it_but_not_another_ground() {
    let (before, mut after) = (row("a b"), row("c d"));
    for column in [0, 2] {
        after.set_style(Rect::new(column, 0, 1, 1), Style::new().bold());
    }
    assert_eq!(sent(&before, &after), "\x1b[1;1H\x1b[1mc d\x1b[m");
    after.set_style(Rect::new(0, 0, 1, 1), Style::new().underlined());
    assert_eq!(sent(&before, &after), "\x1b[1;1H\x1b[1;4mc\x1b[1C\x1b[0;1md\x1b[m");
}

#[test]
fn many_blanks_are_erased() {
    let (before, after) = (row("all of this goes!"), row("                !"));
    assert_eq!(sent(&before, &after), "\x1b[1;1H\x1b[16X");
    let (before, mut after) = (row("all of this goes!"), row("                 "));
    after.set_style(Rect::new(0, 0, 17, 1), Style::new().on_blue());
    assert_eq!(sent(&before, &after), "\x1b[1;1H\x1b[44m                 \x1b[m");
}

#[test]
fn what_is_not_known_is_jumped() {
    let mut bytes = Vec::new();
    let after = row("c d");
    let ends = [(0, 0, &after.content[0]), (2, 0, &after.content[2])];
    Painter::new(&mut bytes).draw(ends.into_iter()).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[1;1Hc\x1b[1Cd");
}

/// A page of text: what a line says depends on its number alone.
fn page(first: usize, rows: usize) -> Buffer {
    let line = |number: usize| {
        let words = ["harbour", "levy", "minister", "grain", "court", "bridge", "ferry"];
        let word = |at: usize| words[(number * number + at * (number + 3)) % words.len()];
        let words: Vec<&str> = (0..9).map(word).collect();
        format!("{number:>4} {:<70}", words.join(" "))
    };
    let mut lines = vec![format!("{:<75}", "Parallax")];
    lines.extend((first..first + rows).map(line));
    lines.push(format!("{:<75}", "q quit"));
    Buffer::with_lines(lines)
}

#[test]
fn rows_that_only_moved_are_moved_by_the_terminal() {
    let down = sent(&page(10, 20), &page(12, 20));
    assert!(down.starts_with("\x1b[2;21r\x1b[21;1H\n\n\x1b[r"), "{down:?}");
    assert!(
        down.contains("31 ") && !down.contains("29 ") && down.len() < 200,
        "{down:?}"
    );
    let up = sent(&page(10, 20), &page(7, 20));
    assert!(up.starts_with("\x1b[2;21r\x1b[2;1H\x1bM\x1bM\x1bM\x1b[r"), "{up:?}");
    assert!(up.contains("9 ") && !up.contains("10 "), "{up:?}");
    // Other text altogether is drawn.
    assert!(!sent(&page(10, 20), &page(300, 20)).contains("\x1b[r"));
}
