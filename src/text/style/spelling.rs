//! One spelling for the families in which British and American houses differ.

use super::headed::{Starts, headed, starts};
use std::borrow::Cow;

/// The one form a folded word shares with its other spellings: "organised" and "organized", "defence" and "defense".
/// It need not be a word anybody prints; it only has to be the same for both.
pub fn spelling(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() || word.len() < 4 {
        return Cow::Borrowed(word);
    }
    if let Some((_, one)) = headed(WHOLE, &WHOLE_STARTS, word)
        .iter()
        .find(|(whole, _)| *whole == word)
    {
        return Cow::Borrowed(one);
    }
    if let Some(folded) = by_root(word).or_else(|| measured(word)) {
        return Cow::Owned(folded);
    }
    if let Some(folded) = ise_to_ize(word).or_else(|| undoubled(word)) {
        return Cow::Owned(folded);
    }
    Cow::Borrowed(word)
}

fn by_root(word: &str) -> Option<String> {
    headed(ROOTS, &ROOT_STARTS, word)
        .iter()
        .filter_map(|(root, one)| Some((root, one, word.strip_prefix(root)?)))
        .max_by_key(|(root, ..)| root.len())
        .map(|(_, one, rest)| {
            // "centred" is "centered".
            let vowel = if one.ends_with("er") && rest.starts_with('d') {
                "e"
            } else {
                ""
            };
            [one, vowel, rest].concat()
        })
}

static WHOLE_STARTS: Starts = starts(WHOLE);
static ROOT_STARTS: Starts = starts(ROOTS);

/// "kilometre", "centilitre", "kilogramme": measures with any prefix; and blood, "-aemia", in any illness.
fn measured(word: &str) -> Option<String> {
    let single = word.strip_suffix('s').unwrap_or(word);
    let plural = word.get(single.len()..)?;
    for (ending, one) in [("metre", "meter"), ("litre", "liter"), ("gramme", "gram")] {
        if let Some(prefix) = single.strip_suffix(ending) {
            return Some([prefix, one, plural].concat());
        }
    }
    let at = word.as_bytes().windows(4).position(|part| part == b"aemi")?;
    Some([word.get(..at)?, "emi", word.get(at + 4..)?].concat())
}

/// "-ise", "-ised", "-ising", "-isation" and "-yse" with z, but for the words that every house spells with s.
fn ise_to_ize(word: &str) -> Option<String> {
    const ENDINGS: &[&str] = &["e", "ed", "es", "er", "ers", "ing", "ation", "ations", "able"];
    let at = last_pair(word, |pair| matches!(pair, b"is" | b"ys"))?;
    let ending = word.get(at + 2..)?;
    let root = word.get(..at)?;
    if root.len() < 3 || !ENDINGS.contains(&ending) || ALWAYS_S.iter().any(|always| root.ends_with(always)) {
        return None;
    }
    let vowel = word.get(at..=at)?;
    Some([root, vowel, "z", ending].concat())
}

/// Where the last two letters stand that `is` holds for.
fn last_pair(word: &str, is: impl Fn(&[u8]) -> bool) -> Option<usize> {
    word.as_bytes().windows(2).rposition(is)
}

/// "travelled" as "traveled": one l before -ed, -ing, -er in longer words. Words that always double fold alike.
fn undoubled(word: &str) -> Option<String> {
    const ENDINGS: &[&str] = &["ed", "ing", "ings", "er", "ers"];
    let at = last_pair(word, |pair| pair == b"ll")?;
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

/// Whole words of which the beginning must not be taken for a root, sorted.
const WHOLE: &[(&str, &str)] = &[
    ("ageing", "aging"),
    ("analysed", "analyzed"),
    ("analyser", "analyzer"),
    ("annexe", "annex"),
    ("appal", "appall"),
    ("appals", "appalls"),
    ("axe", "ax"),
    ("breathalyse", "breathalyze"),
    ("breathalysed", "breathalyzed"),
    ("busses", "buses"),
    ("catalyse", "catalyze"),
    ("catalysed", "catalyzed"),
    ("cheque", "check"),
    ("cosy", "cozy"),
    ("dialled", "dialed"),
    ("dialling", "dialing"),
    ("dialyse", "dialyze"),
    ("disc", "disk"),
    ("discs", "disks"),
    ("distil", "distill"),
    ("distils", "distills"),
    ("downwards", "downward"),
    ("duelled", "dueled"),
    ("duelling", "dueling"),
    ("eastwards", "eastward"),
    ("electrolyse", "electrolyze"),
    ("enrol", "enroll"),
    ("enrols", "enrolls"),
    ("enthral", "enthrall"),
    ("enthrals", "enthralls"),
    ("fuelled", "fueled"),
    ("fuelling", "fueling"),
    ("fulfil", "fulfill"),
    ("fulfils", "fulfills"),
    ("gelatine", "gelatin"),
    ("glycerine", "glycerin"),
    ("grey", "gray"),
    ("homewards", "homeward"),
    ("hypnotise", "hypnotize"),
    ("instal", "install"),
    ("instalments", "installments"),
    ("instil", "instill"),
    ("instils", "instills"),
    ("inwards", "inward"),
    ("jewellers", "jewelers"),
    ("learnt", "learned"),
    ("maths", "math"),
    ("mums", "moms"),
    ("northwards", "northward"),
    ("okay", "ok"),
    ("onwards", "onward"),
    ("orientated", "oriented"),
    ("outwards", "outward"),
    ("paralyse", "paralyze"),
    ("paralysed", "paralyzed"),
    ("paralysing", "paralyzing"),
    ("phoney", "phony"),
    ("preventative", "preventive"),
    ("programmed", "programed"),
    ("programmer", "programer"),
    ("programming", "programing"),
    ("seawards", "seaward"),
    ("skulduggery", "skullduggery"),
    ("skywards", "skyward"),
    ("smelt", "smelled"),
    ("southwards", "southward"),
    ("targetted", "targeted"),
    ("targetting", "targeting"),
    ("trialled", "trialed"),
    ("trialling", "trialing"),
    ("westwards", "westward"),
    ("whilst", "while"),
];

/// Roots with their one form, sorted. What follows the root stays.
const ROOTS: &[(&str, &str)] = &[
    ("abridgement", "abridgment"),
    ("accoutre", "accouter"),
    ("acknowledgement", "acknowledgment"),
    ("adviser", "advisor"),
    ("aeon", "eon"),
    ("aeroplane", "airplane"),
    ("aesthet", "esthet"),
    ("afterwards", "afterward"),
    ("ageing", "aging"),
    ("ageism", "agism"),
    ("aluminium", "aluminum"),
    ("amidst", "amid"),
    ("amoeb", "ameb"),
    ("amongst", "among"),
    ("anaem", "anem"),
    ("anaesth", "anesth"),
    ("analogue", "analog"),
    ("analyse", "analyze"),
    ("analysing", "analyzing"),
    ("arbour", "arbor"),
    ("archaeolog", "archeolog"),
    ("ardour", "ardor"),
    ("armour", "armor"),
    ("artefact", "artifact"),
    ("backwards", "backward"),
    ("behaviour", "behavior"),
    ("belabour", "belabor"),
    ("benefitt", "benefit"),
    ("biass", "bias"),
    ("budgett", "budget"),
    ("burnt", "burned"),
    ("caesarean", "cesarean"),
    ("calibre", "caliber"),
    ("calliper", "caliper"),
    ("candour", "candor"),
    ("carburettor", "carburetor"),
    ("catalogue", "catalog"),
    ("centilitre", "centiliter"),
    ("centre", "center"),
    ("centring", "centering"),
    ("cheque", "check"),
    ("chequered", "checkered"),
    ("clamour", "clamor"),
    ("clangour", "clangor"),
    ("coeliac", "celiac"),
    ("colour", "color"),
    ("combatt", "combat"),
    ("connexion", "connection"),
    ("convenor", "convener"),
    ("cosier", "cozier"),
    ("cosily", "cozily"),
    ("cosy", "cozy"),
    ("councillor", "councilor"),
    ("counsellor", "counselor"),
    ("cypher", "cipher"),
    ("defence", "defense"),
    ("demeanour", "demeanor"),
    ("despatch", "dispatch"),
    ("dialogue", "dialog"),
    ("diarrhoea", "diarrhea"),
    ("discolour", "discolor"),
    ("dishonour", "dishonor"),
    ("doughnut", "donut"),
    ("draught", "draft"),
    ("dreamt", "dreamed"),
    ("enamour", "enamor"),
    ("encyclopaed", "encycloped"),
    ("endeavour", "endeavor"),
    ("enquir", "inquir"),
    ("enrolment", "enrollment"),
    ("epilogue", "epilog"),
    ("favour", "favor"),
    ("fervour", "fervor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("fledgeling", "fledgling"),
    ("focuss", "focus"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("forwards", "forward"),
    ("fulfilment", "fulfillment"),
    ("furore", "furor"),
    ("gaol", "jail"),
    ("gipsies", "gypsies"),
    ("gipsy", "gypsy"),
    ("glamour", "glamor"),
    ("goitre", "goiter"),
    ("gonorrhoea", "gonorrhea"),
    ("grey", "gray"),
    ("gynaecolog", "gynecolog"),
    ("haem", "hem"),
    ("haemo", "hemo"),
    ("harbour", "harbor"),
    ("homoeo", "homeo"),
    ("homologue", "homolog"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("impostor", "imposter"),
    ("inflexion", "inflection"),
    ("instalment", "installment"),
    ("jeweller", "jeweler"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kerb", "curb"),
    ("kidnapp", "kidnap"),
    ("kilometre", "kilometer"),
    ("labour", "labor"),
    ("leant", "leaned"),
    ("leapt", "leaped"),
    ("learnt", "learned"),
    ("leukaemia", "leukemia"),
    ("licence", "license"),
    ("likeable", "likable"),
    ("litre", "liter"),
    ("liveable", "livable"),
    ("lodgement", "lodgment"),
    ("loveable", "lovable"),
    ("lustre", "luster"),
    ("manoeuvre", "maneuver"),
    ("manoeuvring", "maneuvering"),
    ("marvellous", "marvelous"),
    ("meagre", "meager"),
    ("mediaeval", "medieval"),
    ("metre", "meter"),
    ("millimetre", "millimeter"),
    ("misdemeanour", "misdemeanor"),
    ("misjudgement", "misjudgment"),
    ("misspelt", "misspelled"),
    ("mitre", "miter"),
    ("mollusc", "mollusk"),
    ("monologue", "monolog"),
    ("mould", "mold"),
    ("moult", "molt"),
    ("moustache", "mustache"),
    ("neighbour", "neighbor"),
    ("ochre", "ocher"),
    ("odour", "odor"),
    ("oedema", "edema"),
    ("oesophag", "esophag"),
    ("oestrogen", "estrogen"),
    ("offence", "offense"),
    ("omelette", "omelet"),
    ("orthopaed", "orthoped"),
    ("overspilt", "overspilled"),
    ("paediatr", "pediatr"),
    ("paedo", "pedo"),
    ("palaeo", "paleo"),
    ("parlour", "parlor"),
    ("pedlar", "peddler"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("prologue", "prolog"),
    ("protestor", "protester"),
    ("pyjama", "pajama"),
    ("rancour", "rancor"),
    ("reconnoitre", "reconnoiter"),
    ("reflexion", "reflection"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("sabre", "saber"),
    ("saleable", "salable"),
    ("saviour", "savior"),
    ("savour", "savor"),
    ("savoury", "savory"),
    ("sceptic", "skeptic"),
    ("sceptre", "scepter"),
    ("sepulchre", "sepulcher"),
    ("sizeable", "sizable"),
    ("skilful", "skillful"),
    ("smoulder", "smolder"),
    ("snowplough", "snowplow"),
    ("sombre", "somber"),
    ("spectre", "specter"),
    ("spelt", "spelled"),
    ("spilt", "spilled"),
    ("splendour", "splendor"),
    ("spoilt", "spoiled"),
    ("succour", "succor"),
    ("sulph", "sulf"),
    ("sulphur", "sulfur"),
    ("syphon", "siphon"),
    ("theatre", "theater"),
    ("titbit", "tidbit"),
    ("towards", "toward"),
    ("tranquilliser", "tranquilizer"),
    ("tranquillity", "tranquility"),
    ("travelogue", "travelog"),
    ("tumour", "tumor"),
    ("tyre", "tire"),
    ("unfavour", "unfavor"),
    ("unlearnt", "unlearned"),
    ("unneighbour", "unneighbor"),
    ("unshakeable", "unshakable"),
    ("upwards", "upward"),
    ("useable", "usable"),
    ("valour", "valor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("waggon", "wagon"),
    ("whilst", "while"),
    ("whiskies", "whiskeys"),
    ("whisky", "whiskey"),
    ("wilful", "willful"),
    ("woollen", "woolen"),
    ("woolly", "wooly"),
    ("worshipp", "worship"),
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
            assert_eq!(one, other);
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
    fn whole_words_are_sorted() {
        assert_eq!(*WHOLE_STARTS.last().unwrap(), WHOLE.len());
        assert!(WHOLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn roots_are_sorted() {
        assert!(ROOTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(*ROOT_STARTS.last().unwrap(), ROOTS.len());
    }

    #[test]
    fn the_longest_root_of_a_word_counts() {
        assert_eq!(spelling("haemophilia"), "hemophilia");
        assert_eq!(spelling("sulphurous"), "sulfurous");
        assert_eq!(spelling("leukaemias"), "leukemias");
        assert_eq!(spelling("disorganises"), "disorganizes");
    }
}
