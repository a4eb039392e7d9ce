//! What the words before a date say it is.

/// What the words before a date say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::corpus) enum Label {
    /// Nothing.
    Bare,
    Published,
    /// Changed after publication.
    Updated,
    /// Fetched, printed or archived by a reader.
    Retrieved,
}

/// Beginnings of words that say a text was changed, in the languages of the months.
const UPDATED: &[&str] = &[
    "updat",
    "modifi",
    "edited",
    "revis",
    "correct",
    "aktualisi",
    "geändert",
    "actualiz",
    "atualiz",
    "aggiorn",
    "bijgewerkt",
    "gewijzigd",
    "uppdater",
    "oppdater",
    "opdater",
    "endret",
    "ændret",
    "ändrad",
    "päivitetty",
    "muokattu",
    "aktualiz",
    "güncelle",
    "обновл",
    "изменен",
    "оновлен",
    "ενημ",
    "frissít",
    "módosít",
    "actualis",
    "diperbarui",
    "更新",
    "수정",
    "최종",
    "تحديث",
    "تعديل",
    "अपडेट",
    "עודכן",
    "ažurirano",
    "izmenjeno",
    "अद्यतन",
];

/// Beginnings of words that say a text was fetched or kept by somebody.
const RETRIEVED: &[&str] = &[
    "retriev",
    "accessed",
    "download",
    "printed",
    "archiv",
    "fetched",
    "crawled",
    "abgerufen",
    "scraped",
    "captured",
    "saved",
    "consulté",
    "consultado",
];

/// Beginnings of words that say a text was made public.
const PUBLISHED: &[&str] = &[
    "posted",
    "created",
    "veröffentlicht",
    "erschienen",
    "erstellt",
    "publi",
    "pubbl",
    "gepubliceerd",
    "geplaatst",
    "publicer",
    "publisert",
    "filed",
    "issued",
    "released",
    "lagt",
    "опубл",
    "julkais",
    "yayın",
    "yayin",
    "giriş",
    "opubl",
    "dodano",
    "vydáno",
    "vytvořeno",
    "megjelen",
    "közzé",
    "δημοσ",
    "objav",
    "đăng",
    "diterbitkan",
    "terbit",
    "公開",
    "掲載",
    "配信",
    "发布",
    "發佈",
    "發布",
    "입력",
    "등록",
    "نشر",
    "प्रकाशित",
    "פורסם",
    "เผยแพร่",
];

/// Whether a short text says of a date in it, before or after it, that something was published then.
pub(in crate::corpus) fn says_published(text: &str) -> bool {
    let begins = |word: &str, known: &[&str]| known.iter().any(|known| word.starts_with(known));
    let words = || text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words().any(|word| begins(&word, PUBLISHED) || matches!(word.as_str(), "gepostet" | "geschrieben" | "verfasst"))
        && !words().any(|word| begins(&word, UPDATED) || begins(&word, RETRIEVED))
}

/// What the words before a date say; the nearest decides.
pub(super) fn label(before: &str) -> Label {
    let words: Vec<String> = before
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{93A}'..='\u{94F}' | '\u{E31}'..='\u{E4E}'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let begins = |word: &str, known: &[&str]| known.iter().any(|known| word.starts_with(known));
    let nearest = words.iter().rev().take(4);
    let found = nearest.map(|word| match word.as_str() {
        word if begins(word, RETRIEVED) => Label::Retrieved,
        word if begins(word, UPDATED) => Label::Updated,
        word if begins(word, PUBLISHED) => Label::Published,
        _ => Label::Bare,
    });
    let labels: Vec<Label> = found.collect();
    if let Some(label) = labels.iter().copied().find(|label| *label != Label::Bare) {
        return label;
    }
    // Words of their own in some languages.
    let tail: String = words.iter().rev().take(4).rev().cloned().collect::<Vec<_>>().join(" ");
    if ["mis à jour", "mise à jour", "sidst ændret"]
        .iter()
        .any(|phrase| tail.contains(phrase))
    {
        return Label::Updated;
    }
    Label::Bare
}
