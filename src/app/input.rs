//! Editing the line of a prompt.

use super::key::{Key, KeyCode};
use super::state::Input;
use crate::text::width::graphemes;

impl Input {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Input {
        Input {
            text: text.to_owned(),
            cursor: text.len(),
            old: false,
        }
    }

    /// A line from before, which what is typed takes the place of.
    pub fn again(text: &str) -> Input {
        Input {
            old: !text.is_empty(),
            ..Input::new(text)
        }
    }

    fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn behind(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Where the cluster before the cursor begins.
    fn previous(&self) -> usize {
        self.cursor - graphemes(self.before()).next_back().map_or(0, str::len)
    }

    fn next(&self) -> usize {
        self.cursor + graphemes(self.behind()).next().map_or(0, str::len)
    }

    /// Where the word before the cursor begins.
    fn word(&self) -> usize {
        let word = self.before().trim_end();
        word.rfind(char::is_whitespace).map_or(0, |space| {
            space
                + word
                    .get(space..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8)
        })
    }

    /// Puts text in at the cursor, made one line: controls become spaces.
    pub fn insert(&mut self, text: &str) {
        let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if self.old {
            *self = Input::default();
        }
        let mut whole = self.before().to_owned();
        whole.push_str(&line);
        let cursor = whole.len();
        whole.push_str(self.behind());
        *self = Input {
            text: whole,
            cursor,
            old: false,
        };
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    /// Edits the line as shells do. `false`: the key means nothing here.
    pub fn edit(&mut self, key: Key) -> bool {
        let control = |c: char| key.control && !key.alt && key.code == KeyCode::Char(c);
        if let KeyCode::Char(c) = key.code
            && !key.control
            && !key.alt
        {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        let old = std::mem::take(&mut self.old);
        match key.code {
            KeyCode::Backspace | KeyCode::Delete if old => *self = Input::default(),
            KeyCode::Backspace => self.cut(self.previous(), self.cursor),
            KeyCode::Delete => self.cut(self.cursor, self.next()),
            KeyCode::Left => self.cursor = self.previous(),
            KeyCode::Right => self.cursor = self.next(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ if control('a') => self.cursor = 0,
            _ if control('e') => self.cursor = self.text.len(),
            _ if control('h') => self.cut(self.previous(), self.cursor),
            _ if control('u') => self.cut(0, self.cursor),
            _ if control('k') => self.text.truncate(self.cursor),
            _ if control('w') => self.cut(self.word(), self.cursor),
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, keys: &str) -> (String, usize) {
        let mut input = Input::new(text);
        for key in keys.split(' ') {
            assert!(input.edit(key.parse().unwrap()), "{key}");
        }
        (input.text, input.cursor)
    }

    #[test]
    fn a_line_is_edited_by_clusters_and_words() {
        assert_eq!(typed("", "a b Space é"), ("ab é".into(), 5));
        assert_eq!(typed("e\u{301}x", "Left Backspace"), ("x".into(), 0));
        assert_eq!(typed("one two ", "C-w"), ("one ".into(), 4));
        assert_eq!(typed("one", "Home Delete End C-h"), ("n".into(), 1));
        assert_eq!(typed("one two", "C-a Right C-k"), ("o".into(), 1));
        assert_eq!(typed("one two", "Left C-u"), ("o".into(), 0));
        assert_eq!(typed("", "Backspace Delete Left Right C-w"), (String::new(), 0));
    }

    #[test]
    fn what_is_typed_takes_the_place_of_a_line_from_before() {
        let typed = |keys: &str| {
            let mut input = Input::again("old words");
            for key in keys.split(' ') {
                input.edit(key.parse().unwrap());
            }
            input.text
        };
        assert_eq!(typed("n e w"), "new");
        assert_eq!(typed("Left e"), "old wordes");
        assert_eq!(typed("End s"), "old wordss");
        assert_eq!(typed("Backspace"), "");
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut input = Input::new("");
        input.insert("a\nb\u{1b}c");
        assert_eq!(input.text, "a b c");
    }
}
