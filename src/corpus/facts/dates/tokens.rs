//! A line in the pieces dates are made of.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Value and number of digits.
    Number(u32, usize),
    Word,
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub what: What,
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
}

impl Token<'_> {
    pub(super) fn is(&self, mark: char) -> bool {
        self.what == What::Mark(mark)
    }

    /// Whether it is this word, or a mark of this character.
    pub(super) fn says(&self, word: &str) -> bool {
        self.text == word
    }
}

/// The value of a digit in the scripts whose news writes dates with its own.
pub(super) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '๐'..='๙' => '๐',
        '０'..='９' => '０',
        _ => return None,
    };
    u32::from(c).checked_sub(u32::from(zero))
}

/// Whether a line has any digit; without one it has no date.
pub(super) fn has_digit(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit()) || (!line.is_ascii() && line.chars().any(|c| digit(c).is_some()))
}

/// Signs above and below letters that belong to a word: of Thai, Devanagari, Bengali, Arabic and Hebrew.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{E31}'..='\u{E4E}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{981}'..='\u{983}'
        | '\u{9BC}'..='\u{9CD}' | '\u{64B}'..='\u{65F}' | '\u{591}'..='\u{5C7}' | '\u{300}'..='\u{36F}')
}

/// Runs of digits, runs of letters, and single marks; spaces are left out.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let class = |c: char| match c {
        c if digit(c).is_some() => 0,
        // The units of Chinese and Japanese dates stand between digits without a space.
        '年' | '月' | '日' => 2,
        c if c.is_alphabetic() || is_sign(c) => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        // Marks of direction stand between the parts of Arabic dates.
        if c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        {
            continue;
        }
        let kind = class(c);
        let mut end = start + c.len_utf8();
        let mut value = digit(c).unwrap_or(0);
        let mut digits = 1_usize;
        while kind != 2 && chars.peek().is_some_and(|(_, next)| class(*next) == kind) {
            let Some((at, next)) = chars.next() else { break };
            end = at + next.len_utf8();
            value = value.saturating_mul(10).saturating_add(digit(next).unwrap_or(0));
            digits += 1;
        }
        let Some(text) = line.get(start..end) else { continue };
        let what = match kind {
            0 => What::Number(value, digits),
            1 => What::Word,
            _ => What::Mark(c),
        };
        tokens.push(Token { what, text, start, end });
    }
    tokens
}
