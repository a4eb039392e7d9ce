//! What tells the languages of the news apart: the letters each adds to those of its script, and words its texts are full
//! of. Used to judge which reading of bytes is a text, and to name languages the statistical detector does not know.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// One language.
pub(in crate::corpus) struct Tongue {
    /// ISO 639-1.
    pub code: &'static str,
    /// Its small letters, the most frequent first: of the Latin script only those beyond ASCII.
    pub letters: &'static str,
    /// Short words that stand in nearly every text, small letters.
    words: &'static str,
}

const fn tongue(code: &'static str, letters: &'static str, words: &'static str) -> Tongue {
    Tongue { code, letters, words }
}

/// The languages. At most 64: sets of them are bits.
#[rustfmt::skip]
pub(in crate::corpus) const TONGUES: &[Tongue] = &[
    tongue("en", "éèï", "the of and to in that is was for with said on by he it as from be are has"),
    tongue("de", "üäöß", "der die und den das von mit nicht auf ist sich des dem ein eine im zu für als bei"),
    tongue("fr", "éèàêçôùîûâëïœ", "le la les des et du une un est que pour dans qui par sur au plus pas en à"),
    tongue("es", "óíáéñúü", "el la los las que del una un por con para en se al su de más no y es"),
    tongue("it", "èàùòìé", "il di che la per del un con della non una si le da i in dei nel sono è"),
    tongue("pt", "ãçáéíóõêâúàôü", "de que os do da em para com uma um no na não por mais se as dos ao é"),
    tongue("ca", "àéèóíòúçïü", "els les amb per del una un que la el de i en al dels més va no és l"),
    tongue("gl", "óáéíñú", "do da que os as unha un para co con non na no dos polo ao máis se súa é"),
    tongue("eu", "ñü", "eta da du ez ere dira zuen dute baina izan bat bere hau zen dela egin duen"),
    tongue("ro", "ăîâşţșț", "de la și şi în să nu un o cu pe din care ca pentru mai fost sunt este au"),
    tongue("nl", "ëéïóèü", "de het een van en dat niet zijn voor met op te is die aan er bij ook door om"),
    tongue("af", "ëêéïô", "die van en het nie is in dat om te vir sy wat met op hy was aan ook word"),
    tongue("sv", "äåöé", "och att det som på en av för är med den har till inte ett om de från var i"),
    tongue("da", "øæåé", "og at det som på en af er til for ikke med den har de om et fra blev i"),
    tongue("no", "øåæéòô", "og at det som på en av er til for ikke med den har de om et fra ble i"),
    tongue("is", "ðíáéþóöúæý", "og að í sem á er við til var um ekki en það hann fyrir því með hefur"),
    tongue("fo", "ðíáóøúæý", "og at í ið á er við til var um ikki men tað hann fyri sum eru hevur"),
    tongue("fi", "äöå", "ja on ei että se oli hän mutta myös joka ovat kun sen olla hänen mukaan kuin"),
    tongue("et", "äõüöšž", "ja on ei see et oli ka kui mis ning aga ta selle mida oma või kes pärast"),
    tongue("lv", "āīēšžūņķļčģ", "un ir ar par no kas uz ka bet lai tika arī kā pēc to vai bija nav"),
    tongue("lt", "ėųšžąįčūę", "ir kad su yra bet iš į tai kaip jis buvo už per nuo bei ne po dėl prie"),
    tongue("pl", "łąężśóćńź", "w i na się nie z do to że jest o jak po od za przez ale są który oraz"),
    tongue("cs", "íáěéřčýžšůúóťďň", "se na že je v a to s z do by za pro od jsem ve jeho také který po"),
    tongue("sk", "áíéčžšýúľťôóňďäŕĺ", "sa na že je v a to s z do by za pre od som vo jeho aj ktorý po"),
    tongue("hu", "áéöőóüíúű", "a az és hogy nem egy is volt meg de ez már csak ki el azt után van szerint"),
    tongue("hr", "čšžćđ", "je u i na se da za su s od o kako ne će bi koji što to iz kao"),
    tongue("sl", "čšžćđ", "je in v na se da za so z ki ne od pa bi po s tudi iz kot pri"),
    tongue("sq", "ëç", "të e në dhe që për një me i nga është se do ka nuk u më si"),
    tongue("tr", "ıüşçöğâî", "bir ve bu için da de ile olarak çok olan daha kadar gibi ne sonra en ben değil var"),
    tongue("az", "əıüşçöğ", "və bu bir ilə üçün də ki da o olan olub edib görə sonra daha üzrə"),
    tongue("vi", "àáâãèéêìíòóôõùúăđơưạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỹý", "và của là có cho không được trong một với các người này đã những đến"),
    tongue("mt", "ħżġċàè", "il ta li u fil ma tal għal kien biex minn huwa din dan kif għandu"),
    tongue("ga", "áéíóú", "an na agus ar ag go i le is tá bhí a do sé don seo atá leis"),
    tongue("cy", "ŵŷâêîôûï", "yn y a i o ar yr mae ei wedi gan am ac bod oedd eu hyn cael"),
    tongue("eo", "ĉĝĥĵŝŭ", "la kaj de en al estas por ke ne la kun li sur pri ili el oni"),
    tongue("id", "é", "yang dan di itu dengan untuk tidak dari dalam akan pada juga ini ke karena telah kata"),
    tongue("sw", "", "ya na wa kwa ni katika la za cha kuwa hiyo huyo kama yake hilo watu"),
    tongue("tl", "ñ", "ang ng sa na mga ay at si ni hindi para ito kay nang siya may"),
    tongue("ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "в и на не что с по он как за о из от его к это для был"),
    tongue("uk", "оаинвіретслкмдпуязьбгйчхжцюшїєфщґ", "в і на не що з до та у за про від його як для це із"),
    tongue("be", "аніеоырсткўлдяумпзбвьгчцйшжюхэфё", "і ў на не што з да як па у за ад яго для гэта"),
    tongue("bg", "аиоетнрсвлкдпмзгяъубчцжшщйхюфьѝ", "на и да в се за от не са че по с ще е ги което като"),
    tongue("mk", "аоеитнравсклдјпмугзбчжќшцѓњџљхфѕ", "на и да во се за од не со дека ќе е по го ги што"),
    tongue("sr", "аиоенртсјвкулдмпгзбчњцшћжљхђфџ", "је и у на да се за су од не о са као који што из ће"),
    tongue("kk", "аеынтрлісқдмобкұғүшөйәңгпзжуихвчцяюэ", "және мен да үшін бір бұл деп де осы бойынша болды"),
    tongue("el", "αοιετσνηρπκμλςυόίάέήώγδθφχβύξωζψϊϋΐΰ", "και το να η της με του την από που για ο στο είναι τα των τον"),
    tongue("he", "יוהלאתרבשמנחפקדסכםצעטגןזךףץ", "של את על לא הוא כי עם גם זה או היה אל אך יותר"),
    tongue("ar", "اليمنوتربةعدسفكهحقجشصىخطذءضئزثظغإأآؤ", "في من على إلى أن عن مع التي هذا الذي ما كان لا قال"),
    tongue("fa", "اینردهمتوشبسزلکخگفعقپچجحصطآغضذثئظژءأ", "در به از که این را با است برای آن یک تا بر هم"),
    tongue("ur", "اینرےکہمتوسبلہیجدگپشعقفحچخٹزصںطڑآضغئڈظژذثءؤ", "کے میں کی ہے اور سے کا کو نے پر یہ اس کہ نہیں بھی"),
    tongue("th", "านรอกเ่งมยลวดทต้สปีบคัิหแะุจพขใไช็์ืูโ", ""),
];

/// The languages as bits, by a word they are full of.
static WORDS: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, u64> = FxHashMap::default();
    for (bit, tongue) in TONGUES.iter().enumerate() {
        for word in tongue.words.split(' ') {
            *words.entry(word).or_default() |= 1 << bit;
        }
    }
    words
});

/// How many of the words of `text` stand in nearly every text of each language, and how many words it has.
pub(in crate::corpus) fn tell_tales(text: &str) -> (Vec<usize>, usize) {
    let mut counts = vec![0; TONGUES.len()];
    let mut count = |lower: &str| {
        let mut bits = WORDS.get(lower).copied().unwrap_or_default();
        while bits != 0 {
            let bit = bits.trailing_zeros() as usize;
            if let Some(count) = counts.get_mut(bit) {
                *count += 1;
            }
            bits &= bits - 1;
        }
    };
    let mut all = 0;
    if text.is_ascii() {
        let words = text.as_bytes().split(|byte| !byte.is_ascii_alphabetic());
        for word in words.filter(|word| !word.is_empty()) {
            all += 1;
            let mut lower = [0_u8; LONGEST_PLAIN];
            let Some(lower) = lower.get_mut(..word.len()) else {
                continue;
            };
            for (lower, byte) in lower.iter_mut().zip(word) {
                *lower = byte.to_ascii_lowercase();
            }
            std::str::from_utf8(lower).into_iter().for_each(&mut count);
        }
        return (counts, all);
    }
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        // None of them is longer.
        if word.len() > 24 {
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        count(&lower);
    }
    (counts, all)
}

/// Most letters of the words that are ASCII alone.
const LONGEST_PLAIN: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_bit_and_letters_it_can_be_told_by() {
        assert!(TONGUES.len() <= 64);
        for tongue in TONGUES {
            assert!(
                !tongue.letters.is_empty() || !tongue.words.is_empty(),
                "{}",
                tongue.code
            );
            let small = tongue.letters.chars().all(|c| !c.is_ascii() && !c.is_uppercase());
            assert!(small, "{}", tongue.code);
            let plain = |word: &&str| word.is_ascii();
            assert!(
                tongue
                    .words
                    .split(' ')
                    .filter(plain)
                    .all(|word| word.len() <= LONGEST_PLAIN)
            );
        }
    }

    #[test]
    fn words_point_to_their_language() {
        let (counts, all) =
            tell_tales("Az önkormányzat szerint a híd és a gát nem nyílik meg, mert egy zsilip elromlott.");
        let best = (0..counts.len()).max_by_key(|i| counts[*i]).unwrap();
        assert_eq!((TONGUES[best].code, all), ("hu", 15));
    }
}
