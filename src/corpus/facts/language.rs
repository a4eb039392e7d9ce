//! Which language a text is in.

use whichlang::Lang;

/// Fewer words than this tell nothing.
const WORDS: usize = 20;
/// This much of a text is enough.
const WINDOW: usize = 400;

/// ISO 639-1 code of the language of `paragraphs`, where it is one of the sixteen the detector knows and its script fits.
pub(in crate::corpus) fn language(paragraphs: &[String], words: usize) -> Option<&'static str> {
    let mut sample = String::with_capacity(WINDOW + 256);
    for paragraph in paragraphs {
        sample.extend(paragraph.chars().take(WINDOW));
        sample.push('\n');
        if sample.len() >= WINDOW {
            break;
        }
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut latin, mut east) = (0_usize, 0_usize, 0_usize);
    let (mut cyrillic, mut arabic, mut devanagari) = (0_usize, 0_usize, 0_usize);
    for c in letters {
        all += 1;
        match u32::from(c) {
            0..=0x24F | 0x1E00..=0x1EFF => latin += 1,
            0x400..=0x52F => cyrillic += 1,
            0x600..=0x6FF => arabic += 1,
            0x900..=0x97F => devanagari += 1,
            0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF => east += 1,
            _ => {}
        }
    }
    if words < WORDS && east < 2 * WORDS {
        return None;
    }
    let most = |script: usize| script * 10 >= all * 6;
    let lang = whichlang::detect_language(&sample);
    let (code, fits) = match lang {
        Lang::Ara => ("ar", most(arabic)),
        Lang::Cmn => ("zh", most(east)),
        Lang::Deu => ("de", most(latin)),
        Lang::Eng => ("en", most(latin)),
        Lang::Fra => ("fr", most(latin)),
        Lang::Hin => ("hi", most(devanagari)),
        Lang::Ita => ("it", most(latin)),
        Lang::Jpn => ("ja", most(east)),
        Lang::Kor => ("ko", most(east)),
        Lang::Nld => ("nl", most(latin)),
        Lang::Por => ("pt", most(latin)),
        Lang::Rus => ("ru", most(cyrillic)),
        Lang::Spa => ("es", most(latin)),
        Lang::Swe => ("sv", most(latin)),
        Lang::Tur => ("tr", most(latin)),
        Lang::Vie => ("vi", most(latin)),
    };
    fits.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_text_tells_its_language_and_little_does_not() {
        let english = "The harbour office said on Friday that the ferry would sail again after eleven weeks in dry dock for repairs.";
        assert_eq!(language(&[english.to_owned()], 20), Some("en"));
        assert_eq!(language(&["The ferry sailed.".to_owned()], 3), None);
        assert_eq!(
            language(
                &["Ο δήμαρχος είπε ότι το λιμάνι θα ανοίξει ξανά την Παρασκευή.".repeat(3)],
                33
            ),
            None
        );
    }
}
