//! One spelling for the families in which British and American houses differ.

use std::borrow::Cow;

/// The one form a folded word shares with its other spellings: "organised" and "organized", "defence" and "defense".
/// It need not be a word anybody prints; it only has to be the same for both.
pub fn spelling(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() || word.len() < 4 {
        return Cow::Borrowed(word);
    }
    if let Some(folded) = by_root(word) {
        return Cow::Owned(folded);
    }
    if let Some(folded) = ise_to_ize(word).or_else(|| undoubled(word)) {
        return Cow::Owned(folded);
    }
    Cow::Borrowed(word)
}

fn by_root(word: &str) -> Option<String> {
    let first = word.as_bytes().first()?;
    let from = ROOTS.partition_point(|(root, _)| root.as_bytes().first() < Some(first));
    ROOTS
        .get(from..)?
        .iter()
        .take_while(|(root, _)| root.as_bytes().first() == Some(first))
        .filter_map(|(root, one)| Some((root, one, word.strip_prefix(root)?)))
        .max_by_key(|(root, ..)| root.len())
        .map(|(_, one, rest)| [one, rest].concat())
}

/// "-ise", "-ised", "-ising", "-isation" and "-yse" with z, but for the words that every house spells with s.
fn ise_to_ize(word: &str) -> Option<String> {
    const ENDINGS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able"];
    let at = word.rfind("is").into_iter().chain(word.rfind("ys")).max()?;
    let ending = word.get(at + 2..)?;
    let root = word.get(..at)?;
    if root.len() < 3 || !ENDINGS.contains(&ending) || ALWAYS_S.iter().any(|always| root.ends_with(always)) {
        return None;
    }
    let vowel = word.get(at..=at)?;
    Some([root, vowel, "z", ending].concat())
}

/// "travelled" as "traveled": one l before -ed, -ing, -er in longer words. Words that always double fold alike.
fn undoubled(word: &str) -> Option<String> {
    const ENDINGS: &[&str] = &["ed", "ing", "ings", "er", "ers"];
    let at = word.rfind("ll")?;
    let vowel = word.as_bytes().get(at.checked_sub(1)?)?;
    let ending = word.get(at + 2..)?;
    (at >= 4 && b"aeiou".contains(vowel) && ENDINGS.contains(&ending))
        .then(|| [word.get(..=at).unwrap_or_default(), ending].concat())
}

/// Roots after which -ise is no suffix: "adv-ise", "prom-ise", "exerc-ise".
const ALWAYS_S: &[&str] = &[
    "adv", "ar", "bru", "chast", "circumc", "compr", "comprom", "conc", "cru", "dem", "desp", "dev", "disgu",
    "enfranch", "enterpr", "exc", "exerc", "expert", "franch", "gu", "improv", "inc", "likew", "merchand", "mort",
    "otherw", "prec", "prem", "prom", "pra", "rev", "superv", "surm", "surpr", "telev", "treat", "upr", "ra", "no",
    "po", "cho", "tortoi", "porpoi", "turquoi", "appra", "parad", "clockw", "lengthw", "malai", "anal", "para", "hypn",
    "catal",
];

/// Roots with their one form, sorted by their first letter. What follows the root stays.
const ROOTS: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"),
    ("adviser", "advisor"),
    ("afterwards", "afterward"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("amongst", "among"),
    ("anaesth", "anesth"),
    ("analyse", "analyze"),
    ("analysing", "analyzing"),
    ("ardour", "ardor"),
    ("armour", "armor"),
    ("artefact", "artifact"),
    ("backwards", "backward"),
    ("behaviour", "behavior"),
    ("burnt", "burned"),
    ("calibre", "caliber"),
    ("candour", "candor"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centring", "centering"),
    ("cheque", "check"),
    ("clamour", "clamor"),
    ("colour", "color"),
    ("cosy", "cozy"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("draught", "draft"),
    ("dreamt", "dreamed"),
    ("encyclopaed", "encycloped"),
    ("endeavour", "endeavor"),
    ("enquir", "inquir"),
    ("enrolment", "enrollment"),
    ("favour", "favor"),
    ("fervour", "fervor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("forwards", "forward"),
    ("fulfilment", "fulfillment"),
    ("gaol", "jail"),
    ("glamour", "glamor"),
    ("grey", "gray"),
    ("gynaecolog", "gynecolog"),
    ("haemo", "hemo"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("instalment", "installment"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kerb", "curb"),
    ("kilometre", "kilometer"),
    ("labour", "labor"),
    ("leant", "leaned"),
    ("leapt", "leaped"),
    ("learnt", "learned"),
    ("leukaemia", "leukemia"),
    ("licence", "license"),
    ("litre", "liter"),
    ("lustre", "luster"),
    ("manoeuvre", "maneuver"),
    ("manoeuvring", "maneuvering"),
    ("meagre", "meager"),
    ("metre", "meter"),
    ("millimetre", "millimeter"),
    ("misjudgement", "misjudgment"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("neighbour", "neighbor"),
    ("odour", "odor"),
    ("oestrogen", "estrogen"),
    ("offence", "offense"),
    ("orthopaed", "orthoped"),
    ("paediatr", "pediatr"),
    ("parlour", "parlor"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("pyjama", "pajama"),
    ("reconnoitre", "reconnoiter"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("sabre", "saber"),
    ("saviour", "savior"),
    ("savour", "savor"),
    ("sceptic", "skeptic"),
    ("skilful", "skillful"),
    ("smelt", "smelled"),
    ("smoulder", "smolder"),
    ("sombre", "somber"),
    ("spectre", "specter"),
    ("spelt", "spelled"),
    ("spilt", "spilled"),
    ("spoilt", "spoiled"),
    ("splendour", "splendor"),
    ("sulphur", "sulfur"),
    ("theatre", "theater"),
    ("towards", "toward"),
    ("tumour", "tumor"),
    ("tyre", "tire"),
    ("unfavour", "unfavor"),
    ("upwards", "upward"),
    ("valour", "valor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("whilst", "while"),
    ("wilful", "willful"),
    ("woollen", "woolen"),
    ("yoghurt", "yogurt"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_share_a_form() {
        for (one, other) in [
            ("organised", "organized"),
            ("organisation", "organization"),
            ("analysed", "analyzed"),
            ("colours", "colors"),
            ("neighbouring", "neighboring"),
            ("defences", "defenses"),
            ("judgement", "judgment"),
            ("travelled", "traveled"),
            ("signalling", "signaling"),
            ("centres", "centers"),
            ("programmes", "programs"),
            ("manoeuvre", "maneuver"),
        ] {
            let (one, other) = (spelling(one), spelling(other));
            assert!(one == other || one.trim_end_matches('e') == other, "{one} {other}");
        }
    }

    #[test]
    fn words_that_every_house_spells_alike_stay() {
        for word in [
            "promised",
            "advised",
            "exercise",
            "raise",
            "surprised",
            "called",
            "killed",
            "sense",
            "four",
            "hour",
            "tour",
        ] {
            assert_eq!(spelling(word), word);
        }
    }

    #[test]
    fn roots_are_sorted_by_first_letter() {
        assert!(
            ROOTS
                .windows(2)
                .all(|pair| pair[0].0.as_bytes()[0] <= pair[1].0.as_bytes()[0])
        );
    }
}
