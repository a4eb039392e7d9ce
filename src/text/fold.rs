//! Folds text for looking words up: case, accents and typographic marks make no difference.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Hands over what a character is folded to: nothing for a combining mark, two letters for a ligature.
pub fn fold_char(c: char, mut emit: impl FnMut(char)) {
    match c {
        _ if c.is_ascii() => emit(c.to_ascii_lowercase()),
        '‘' | '’' | 'ʼ' | '‛' => emit('\''),
        '“' | '”' | '„' | '«' | '»' => emit('"'),
        '‐' | '‑' | '–' | '—' => emit('-'),
        // Letters with a stroke have no decomposition, though readers type them without it.
        'ß' | 'ẞ' => "ss".chars().for_each(emit),
        'æ' | 'Æ' => "ae".chars().for_each(emit),
        'œ' | 'Œ' => "oe".chars().for_each(emit),
        'ø' | 'Ø' => emit('o'),
        'ł' | 'Ł' => emit('l'),
        'đ' | 'Đ' => emit('d'),
        _ if c.is_whitespace() => emit(' '),
        _ => decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase()
                    .filter(|c| !is_combining_mark(*c))
                    .for_each(&mut emit);
            }
        }),
    }
}

/// The folded text.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| folded.push(c));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_make_no_difference() {
        assert_eq!(fold("Naïve — “ØSTLICHE” Straße"), "naive - \"ostliche\" strasse");
        assert_eq!(fold("nai\u{308}ve"), "naive");
    }
}
