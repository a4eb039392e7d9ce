//! Quotation marks as they stand: which can open and which can close, by their shape and by what is around them.

use super::reporting;

/// One quotation mark as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub at: usize,
    pub len: usize,
    /// It can open, it can close, by what stands around it and by its shape.
    pub opens: bool,
    pub closes: bool,
}

pub(super) fn is_double(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂' | '〝' | '〞' | '〟'
    )
}

pub(super) fn marks(text: &str, wanted: fn(char) -> bool) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut likely = likely(text);
    while let Some((at, c)) = likely.next() {
        let (before, next) = around(text, at, c.len_utf8());
        // Two apostrophes or two backquotes are a mark of old wires.
        if (c == '\'' || c == '`') && next == c && wanted('"') {
            likely.next();
            let (_, after) = around(text, at, 2);
            let (opens, closes) = roles(before, after);
            found.push(Mark {
                at,
                len: 2,
                opens: opens || c == '`',
                closes: closes && c != '`',
            });
            continue;
        }
        if wanted(c) {
            let (opens, closes) = roles(before, next);
            let inches = before.is_ascii_digit() && c == '"' && !next.is_ascii_punctuation() && digits_open(text, at);
            let mark = match c {
                '„' | '‟' | '「' | '『' | '〝' => Mark {
                    at,
                    len: c.len_utf8(),
                    opens: true,
                    closes: false,
                },
                '」' | '』' | '〞' | '〟' => Mark {
                    at,
                    len: c.len_utf8(),
                    opens: false,
                    closes: true,
                },
                // Shapes that open in one language and close in another, or that were typed the wrong way round.
                '“' | '«' => Mark {
                    at,
                    len: c.len_utf8(),
                    // "we wait “, she said": no quotation begins with a comma.
                    opens: (opens || !closes) && !matches!(next, ',' | ';'),
                    closes: closes && (!opens || matches!(next, ',' | ';')),
                },
                '”' | '»' => Mark {
                    at,
                    len: c.len_utf8(),
                    opens: opens && !closes,
                    closes: closes || !opens,
                },
                _ => Mark {
                    at,
                    len: c.len_utf8(),
                    opens,
                    closes: closes && !inches || loose(text, at, next),
                },
            };
            // Nothing follows that it could quote.
            let rest = text.get(at + mark.len..).unwrap_or_default();
            let last = mark.opens && mark.closes && !rest.chars().any(char::is_alphanumeric);
            found.push(Mark {
                opens: mark.opens && !last,
                ..mark
            });
        }
    }
    found
}

/// The characters of a text that may be marks: most are not.
fn likely(text: &str) -> impl Iterator<Item = (usize, char)> {
    let chars = text.char_indices();
    chars.filter(|(_, c)| matches!(c, '"' | '\'' | '`') || !c.is_ascii())
}

/// The characters before and behind so many bytes; a space where there is none.
fn around(text: &str, at: usize, len: usize) -> (char, char) {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + len..).and_then(|after| after.chars().next());
    (before.unwrap_or(' '), after.unwrap_or(' '))
}

/// Words after such a mark within which the verb of speech stands.
const FAR: usize = 24;

fn says(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    matches!(word, "wrote" | "asked") || reporting::verb(word).is_some_and(|verb| verb.strong)
}

/// `It rained. "said Moor`: a closing mark set before the next word, where one is open.
fn loose(text: &str, at: usize, next: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let tag = || {
        // `It rained, "Moor said`
        let mut words = text
            .get(at + 1..)
            .unwrap_or_default()
            .split_whitespace()
            .skip(1)
            .take(2);
        next.is_uppercase() && words.any(says)
    };
    // `It rained, "Ada Moor, the mayor of Port Ella, said.`: the last mark of a paragraph that leaves one open, or has none.
    let far = || {
        let rest = text.get(at + 1..).unwrap_or_default();
        let quoted = before.rsplit('"').next().unwrap_or_default();
        let words = || rest.split(['.', '?', '!']).flat_map(str::split_whitespace).take(FAR);
        next.is_uppercase()
            && !rest.contains('"')
            && before.matches('"').count() < 2
            && !quoted.split_whitespace().any(says)
            && words().any(says)
    };
    before.ends_with(' ')
        && before.trim_end().ends_with(['.', ',', '!', '?'])
        && (next.is_lowercase() || tag() || far())
}

/// Whether no mark of this paragraph is open before `at`, so that `6'2"` can't be a close.
fn digits_open(text: &str, at: usize) -> bool {
    let from = text
        .get(..at)
        .and_then(|before| before.char_indices().rev().nth(400))
        .map_or(0, |(at, _)| at);
    text.get(from..at)
        .is_some_and(|before| before.matches('"').count() % 2 == 0)
}

/// Whether a mark between these two characters can open and can close.
fn roles(before: char, after: char) -> (bool, bool) {
    let leads =
        before.is_whitespace() || matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '‘' | '\'' | ':' | '…');
    let trails = after.is_whitespace()
        || matches!(
            after,
            ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '—' | '–' | '-' | '/' | '’' | '\'' | '…'
        );
    match (leads, trails) {
        (true, false) => (true, false),
        (false, true) => (false, true),
        // Between two letters ("he said,"We") or two spaces: either.
        _ => (true, true),
    }
}

/// Whether a paragraph begins with a single mark that quotes.
pub(super) fn begins_single(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix(['\'', '‘']);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || is_double(c)))
}

/// Single marks that quote: opening before a letter after a space, closing after punctuation, or after a letter where
/// no apostrophe of a plural would stand. Where `goes_on`, the next paragraph opens again what this one leaves open.
pub(super) fn single_marks(text: &str, goes_on: bool) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    // A double quotation stands within the single one.
    let mut nested = false;
    // Where a mark after an "s" was passed over.
    let mut passed = None;
    for (at, c) in likely(text) {
        if c == '“' {
            nested = true;
        }
        // A double mark may close what a single one opened.
        if c == '”' && !nested && found.last().is_some_and(|mark| mark.opens) {
            found.push(Mark {
                at,
                len: c.len_utf8(),
                opens: false,
                closes: true,
            });
        }
        if matches!(c, '\'' | '‘' | '’') {
            let (before, next) = around(text, at, c.len_utf8());
            let (leads, trails) = roles(before, next);
            let is_open = found.last().is_some_and(|mark| mark.opens);
            let starts = next.is_alphabetic() || is_double(next) && !trails;
            let opens = leads && !trails && c != '’' && starts && !is_open;
            let plural = before == 's' && next == ' ';
            let closes = trails && !leads && c != '‘' && is_open && !plural;
            if plural && is_open {
                passed = Some(at);
            }
            if opens || closes {
                nested = false;
                found.push(Mark {
                    at,
                    len: c.len_utf8(),
                    opens,
                    closes,
                });
            }
        }
    }
    // Where nothing else closes it, what looked like the apostrophe of a plural does.
    if let (Some(at), Some(open)) = (passed, found.last().filter(|mark| mark.opens))
        && open.at < at
        && text.get(open.at..).is_some_and(|rest| rest.starts_with('‘'))
    {
        let len = text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8);
        found.push(Mark {
            at,
            len,
            opens: false,
            closes: true,
        });
    }
    // A single mark nobody closes is an apostrophe.
    let begins = |mark: &Mark| {
        let before = text.get(..mark.at).unwrap_or_default().trim_end();
        before.is_empty() || before.ends_with([':', ','])
    };
    if found
        .last()
        .is_some_and(|mark| mark.opens && !(goes_on && begins(mark)))
    {
        found.pop();
    }
    found
}
