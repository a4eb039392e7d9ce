//! A block of text in the making.

/// The text of a block so far.
#[derive(Default)]
pub(super) struct Run {
    pub text: String,
    pub letters: usize,
    pub linked: usize,
    pub links: Option<(usize, usize)>,
    pub space: bool,
}

impl Run {
    pub(super) fn push(&mut self, text: &str, link: bool) {
        let (before, count) = (self.text.len(), self.letters);
        self.append(text);
        if link && self.letters > count {
            self.linked += self.letters - count;
            let first = self.links.map_or(before, |(first, _)| first);
            self.links = Some((first, self.text.len()));
        }
    }

    fn append(&mut self, text: &str) {
        if text.is_ascii() {
            let mut words = text.split_ascii_whitespace();
            let Some(first) = words.next() else {
                self.space |= !text.is_empty();
                return;
            };
            if (self.space || text.as_bytes().first().is_some_and(u8::is_ascii_whitespace)) && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(first);
            let mut count = first.len();
            for word in words {
                self.text.push(' ');
                self.text.push_str(word);
                count += word.len();
            }
            self.space = text.as_bytes().last().is_some_and(u8::is_ascii_whitespace);
            self.letters += count;
            return;
        }
        let mut count = 0;
        for c in text.chars() {
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push(c);
            count += if matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1780..=0x17FF | 0x2E80..=0xD7A3 | 0xF900..=0xFAFF) {
                2
            } else {
                1
            };
        }
        self.letters += count;
    }
}
