//! Whatever files hold and are called, the terminal receives nothing of it that it could obey.

use crate::screen::{ENTER, ESCAPE, Screen, Start};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// What a terminal would obey, or show as something else than it is.
const HOSTILE: [&str; 19] = [
    "\x1b[3J\x1b[998;998H",
    "\x1b[8mhidden\x1b[5m",
    "\x1b]52;c;SE9TVElMRQ==\x07",
    "\x1b]52;p;SE9TVElMRQ==\x1b\\",
    "\x1b]0;renamed\x07",
    "\x1b]8;;http://hostile.example\x1b\\here\x1b]8;;\x1b\\",
    "\x1bP$q\"p\x1b\\",
    "\x1b_application\x1b\\",
    "\x1bc",
    "\x1b[?1049l\x1b[?1003h",
    "\x1b[6n\x1b[21t",
    "\u{9b}31m\u{9d}0;c1\u{9c}",
    "\x07\x08\x0b\x0c\x0e\x0f\x00\x7f",
    "\u{202e}txet denrut\u{202c}",
    "\u{2066}\u{2067}\u{2068}isolated\u{2069}",
    "zero\u{200b}width\u{feff}\u{2060}\u{ad}",
    "\u{61c}\u{200e}\u{200f}",
    "\u{e0041}\u{e0042}\u{fff9}\u{fffb}",
    "\u{2028}\u{2029}\u{85}\r",
];

const SENTENCES: [&str; 5] = [
    "The lighthouse at Skerry Point went dark on Tuesday night for the first time in 140 years",
    "Keepers lit 40 paraffin lanterns along the gallery until the harbour board could bring a generator by boat",
    "“We counted every lantern twice and then we counted the boats,” said the head keeper, Odalys Brandreth",
    "Three trawlers waited outside the bar until dawn, and none was damaged, the harbour board said",
    "The transformer will be replaced on Friday at a cost of 18,000 crowns from the storm fund of the board",
];

fn all() -> String {
    HOSTILE.join(" and ")
}

/// A text in which something hostile stands in every sentence.
fn text(from: usize) -> String {
    let sentences = SENTENCES.iter().enumerate();
    let hostile = |at: usize| HOSTILE[(at * 4 + from) % HOSTILE.len()];
    let spoilt = sentences.map(|(at, sentence)| sentence.replacen(' ', &format!(" {} ", hostile(at)), 2));
    spoilt.collect::<Vec<_>>().join(".\n\n")
}

fn write(folder: &Path) {
    let put = |name: &[u8], bytes: &[u8]| fs::write(folder.join(OsStr::from_bytes(name)), bytes).unwrap();
    for (at, outlet) in ["Tern Wire", "Morrow Gazette", "Calder Observer"].iter().enumerate() {
        let record = serde_json::json!({
            "title": format!("Skerry Point {} lighthouse dark {}", HOSTILE[at], all()),
            "publisher": format!("{outlet}{}", HOSTILE[1]),
            "author": format!("Ada {} Lindqvist", HOSTILE[3]),
            "datePublished": format!("2031-03-0{}", at + 4),
            "url": format!("https://{at}.example/{}", HOSTILE[4]),
            "text": text(at * 5),
        });
        // A name that renames the window, one that is turned round, one that is no text at all.
        let name: &[u8] = [
            &b"a\x1b]0;renamed\x07.json"[..],
            "b\u{202e}nosj.json".as_bytes(),
            b"c\xff\x9b31m.json",
        ][at];
        put(name, record.to_string().as_bytes());
    }
    let page = format!(
        "<html><head><title>A page &#27;]52;c;SE9TVElMRQ==&#7; on rye {}</title></head><body><nav>Menu {}</nav><article><p>{}</p>\
         <p>Bakers raise the price of rye &#x9b;31m &#x202e; in the lower town.</p></article></body></html>",
        all(),
        all(),
        text(2)
    );
    put(b"page\x1b[31m.html", page.as_bytes());
    put(
        b"word.txt",
        format!("One word\n\n{}\n", format!("abc{}", HOSTILE[0]).repeat(1 << 17)).as_bytes(),
    );
    put(b"lines.txt", format!("Lines of rye\n\n{}\n", all()).as_bytes());
    // What can't be read is told of with its name and the words of its mistake.
    put(
        b"broken\x1b]0;renamed\x07\x1b[2J.json",
        format!("{{\"title\": \"{}\"", HOSTILE[0]).as_bytes(),
    );
    put(b"broken\x9b31m.xml", b"\x1b]52;c;SE9TVElMRQ==\x07<");
    put("broken\u{202e}\u{200b}.zip".as_bytes(), b"PK\x03\x04\x1b[2J");
}

/// What the terminal received that is none of the program's own ways to write.
fn foreign(sent: &[u8]) -> Vec<String> {
    let text = String::from_utf8(sent.to_vec()).expect("what is written is text");
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let (length, own) = match c {
            '\x1b' => sequence(rest),
            // Only between the program and the shell.
            '\r' | '\n' => (1, true),
            c => (c.len_utf8(), !c.is_control() && !is_hidden(c)),
        };
        if !own {
            found.push(rest.chars().take(24).collect::<String>().escape_debug().to_string());
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// Turns the line or can't be seen; what joins within an emoji or a script is neither.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// How long a sequence is, and whether it is one the program writes.
fn sequence(text: &str) -> (usize, bool) {
    let body = text.get(1..).unwrap_or_default();
    if let Some(parameters) = body.strip_prefix('[') {
        let length = parameters
            .find(|c: char| ('@'..='~').contains(&c))
            .unwrap_or(parameters.len());
        let (numbers, ends) = parameters.split_at(length);
        let own = match ends.chars().next() {
            Some('m') => !["5", "8"].contains(&numbers),
            // Jumps, blanks erased, the rows that scroll.
            Some('C' | 'X') => numbers.parse().is_ok_and(|number: u16| number <= 300),
            Some('r') => numbers
                .split(';')
                .all(|number| number.is_empty() || number.parse().is_ok_and(|number: u16| number <= 300)),
            Some('H') => numbers
                .split(';')
                .all(|number| number.parse().is_ok_and(|number: u16| number <= 300)),
            Some('J') => numbers == "2",
            Some('h' | 'l') => {
                let modes = ["?25", "?1000", "?1002", "?1004", "?1006", "?1049", "?2004", "?2026"];
                modes.contains(&numbers)
            }
            // Asked once at the start.
            Some('c') => numbers.is_empty(),
            _ => false,
        };
        return (2 + length + 1, own);
    }
    if let Some(command) = body.strip_prefix(']') {
        let ends = command.find(['\x07', '\x1b']).unwrap_or(command.len());
        let (said, end) = command.split_at(ends);
        // The outlet's name is a link to the article's address, where that is one of the web.
        let link = said.strip_prefix("8;id=p;https://");
        let link = link.is_some_and(|address| address.chars().all(|c| c.is_ascii_graphic()));
        let own = (link || said == "8;;" || said == "11;?") && end.starts_with("\x1b\\");
        return (2 + ends + if end.starts_with('\x07') { 1 } else { 2 }, own);
    }
    // A reverse index scrolls down.
    (2, body.starts_with('M'))
}

#[test]
fn what_is_foreign_is_told_from_what_is_the_programs_own() {
    for hostile in HOSTILE {
        // Line ends alone do no harm.
        let harmless = hostile == "\r";
        assert_eq!(foreign(hostile.as_bytes()).is_empty(), harmless, "{hostile:?}");
    }
    let own = "\x1b[?1049h\x1b[2J\x1b[38;5;247m\x1b[3;4H“words” 👩‍👩‍👧 橋\x1b[0m\x1b]11;?\x1b\\\x1b[c\x1b[?1049l\r\n";
    assert_eq!(foreign(own.as_bytes()), [""; 0]);
}

fn opened(columns: u16, rows: u16) -> (Screen, tempfile::TempDir, tempfile::TempDir) {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(corpus.path());
    let start = Start::parallax(state.path()).arg(corpus.path()).size(columns, rows);
    let mut screen = start.open();
    screen.wait("2 problems !").wait("1 of 2");
    (screen, corpus, state)
}

/// Looks at all whole frames.
fn assert_clean(screen: &Screen) {
    const END: &[u8] = b"\x1b[?2026l";
    let sent = screen.sent();
    let last = sent.windows(END.len()).rposition(|window| window == END);
    let found = foreign(&sent[..last.map_or(0, |last| last + END.len())]);
    assert!(last.is_some());
    assert!(
        found.is_empty(),
        "{} foreign sequences: {:#?}",
        found.len(),
        &found[..found.len().min(8)]
    );
}

#[test]
fn nothing_of_a_file_reaches_the_terminal_raw() {
    for (columns, rows) in [(120, 40), (80, 24)] {
        let (mut screen, _corpus, _state) = opened(columns, rows);
        // Lists and problems.
        for (keys, shown) in [
            ("ga", "Articles"),
            ("go", "Outlets"),
            ("gs", "Stories"),
            ("!", "─ Problems"),
        ] {
            screen.type_(keys).wait(shown);
        }
        screen.type_(ENTER).type_("G").type_(ESCAPE).gone("─ Problems");
        assert_clean(&screen);
        // Search.
        screen
            .type_("g/lantern")
            .wait("lanterns")
            .type_(ENTER)
            .wait("best first");
        // The reader, how it is set, its evidence, what is typed over it.
        screen
            .type_(ENTER)
            .wait("“lantern” 1 of")
            .type_("gh")
            .wait("parted")
            .type_("gj")
            .wait("filled");
        screen
            .type_("i")
            .wait("Evidence")
            .type_("G")
            .type_(ESCAPE)
            .gone("Evidence");
        screen
            .type_("t")
            .wait("Tags:")
            .type_(ESCAPE)
            .gone("Tags:")
            .type_("E")
            .wait("Correct")
            .type_(ESCAPE)
            .gone("Correct");
        assert_clean(&screen);
        // The comparison and the lists over it.
        screen.type_("c").wait("passage ");
        for (keys, shown) in [
            ("i", "linked"),
            ("gq", "Quotations"),
            ("gf", "Figures"),
            ("gd", "Left out"),
        ] {
            screen.type_(keys).wait(shown).type_("G");
        }
        screen
            .type_(ESCAPE)
            .gone("Left out")
            .type_(":view one-side\r")
            .wait("beside ");
        assert_clean(&screen);
        screen.type_("\x03");
        assert_eq!(screen.ended().exit_code(), 0);
        screen.assert_put_back();
        assert_clean(&screen);
    }
}

#[test]
fn a_word_of_a_megabyte_is_read_like_any_other() {
    let (corpus, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(corpus.path());
    let mut screen = Start::parallax(state.path()).arg(corpus.path().join("word.txt")).open();
    screen
        .wait("abc")
        .wait(" 0 %")
        .type_("gh")
        .wait("parted")
        .type_("gj")
        .wait("filled")
        .type_("G")
        .wait("end");
    screen.resize(60, 20).wait("99 %").type_("G").wait("end").type_("q");
    assert_eq!(screen.ended().exit_code(), 0);
    assert_clean(&screen);
}
