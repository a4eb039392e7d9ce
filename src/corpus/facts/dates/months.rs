//! Names of months in the languages news is read in.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Months by the forms in which dates name them (whole and shortened, genitives where a language dates with them), each
/// list in one language; a few calendars are shifted against each other ("listopad" is October in Croatian, November
/// in Polish and Czech), and there the language with more readers decides.
const MONTHS: [&[&str]; 12] = [
    &[
        "january jan januar januari jänner jaen",
        "janvier janv enero ene janeiro gennaio gen gener ianuarie ian xaneiro urtarrila",
        "stycznia styczeń sty ledna leden januára január siječnja januara jan",
        "januára tammikuuta tammikuu jaanuar jaanuari janvāris janvārī sausio sausis",
        "január janúar ocak oca yanvar ιανουαρίου ιανουάριος ιαν",
        "января январь янв січня січ январи студзеня јануар јануари",
        "يناير جانفي ژانویه जनवरी জানুয়ারি มกราคม มค ינואר בינואר januarie",
    ],
    &[
        "february feb febr februar februari feber",
        "février févr fév fevrier febrero fevereiro fev febbraio febrer februarie otsaila",
        "lutego luty lut února únor februára február veljače februara helmikuuta helmikuu",
        "veebruar veebruari februāris februārī vasario vasaris febrúar şubat şub fevral",
        "φεβρουαρίου φεβρουάριος φεβ",
        "февраля февраль фев февр лютого лют февруари фебруар лютага",
        "فبراير شباط فيفري فوریه फरवरी फ़रवरी ফেব্রুয়ারি กุมภาพันธ์ กพ פברואר בפברואר februarie",
    ],
    &[
        "march mar märz maerz mär mrz mars marts",
        "marzo março marc març maart mrt martie martxoa",
        "marca marzec března březen brez marec ožujka marta mart maaliskuuta maaliskuu",
        "märts märtsi marts martā kovo kovas március márc mars mar",
        "μαρτίου μάρτιος μαρ",
        "марта март мар березня бер март сакавіка",
        "مارس آذار मार्च মার্চ มีนาคม มีค מרץ במרץ maret maart",
    ],
    &[
        "april apr avril avr abril abr aprile aprilie apirila",
        "kwietnia kwiecień kwi dubna duben apríla apríl travnja aprila huhtikuuta huhtikuu",
        "aprill aprilli aprīlis aprīlī balandžio balandis április ápr nisan nis aprel",
        "απριλίου απρίλιος απρ",
        "апреля апрель апр квітня квіт април красавіка",
        "أبريل ابريل إبريل نيسان أفريل آوریل अप्रैल এপ্রিল เมษายน เมย אפריל באפריל",
    ],
    &[
        "may mai mayo maio maggio mag maig mei maj maja mayıs may",
        "května květen máje máj svibnja toukokuuta toukokuu mail maijs maijā gegužės gegužė május máj maí",
        "μαΐου μάιος μαϊ μαι",
        "мая май травня трав мај траўня",
        "مايو أيار ماي مه मई মে พฤษภาคม พค מאי במאי mey",
    ],
    &[
        "june jun juni juin junio junho giugno giu juny iunie iun xuño ekaina",
        "czerwca czerwiec cze června červen čvn júna jún lipnja juna kesäkuuta kesäkuu",
        "juuni juunil jūnijs jūnijā birželio birželis június jún júní haziran haz iyun",
        "ιουνίου ιούνιος ιουν",
        "июня июнь июн червня черв юни јун јуни чэрвеня",
        "يونيو يونيه حزيران جوان ژوئن जून জুন มิถุนายน มิย יוני ביוני junie",
    ],
    &[
        "july jul juli juillet juil julio julho luglio lug juliol iulie iul xullo uztaila",
        "lipca lipiec lip července červenec čvc júla júl srpnja jula heinäkuuta heinäkuu",
        "juuli juulil jūlijs jūlijā liepos liepa július júl júlí temmuz tem iyul",
        "ιουλίου ιούλιος ιουλ",
        "июля июль июл липня лип юли јул јули ліпеня",
        "يوليو يوليه تموز جويلية ژوئیه जुलाई জুলাই กรกฎาคม กค יולי ביולי julie",
    ],
    &[
        "august aug août aout agosto ago augustus augusti agost abuztua",
        "sierpnia sierpień sie srpna srpen augusta kolovoza avgusta avg elokuuta elokuu",
        "augustil augusts augustā rugpjūčio rugpjūtis augusztus ágúst ağustos ağu avqust agustus agu",
        "αυγούστου αύγουστος αυγ",
        "августа август авг серпня серп жніўня",
        "أغسطس اغسطس آب أوت اوت اوت अगस्त আগস্ট สิงหาคม สค אוגוסט באוגוסט",
    ],
    &[
        "september sept sep septembre septiembre setiembre setembro settembre set setembre septembrie iraila",
        "września wrzesień wrz září zář septembra rujna septembar syyskuuta syyskuu",
        "septembril septembris septembrī rugsėjo rugsėjis szeptember szept eylül eyl sentyabr",
        "σεπτεμβρίου σεπτέμβριος σεπ",
        "сентября сентябрь сен сент вересня вер септември септембар верасня",
        "سبتمبر أيلول ايلول سپتامبر सितंबर सितम्बर সেপ্টেম্বর กันยายน กย ספטמבר בספטמבר",
    ],
    &[
        "october oct oktober okt octobre octubre outubro out ottobre ott octubre octombrie urria",
        "października październik paź října říjen říj októbra október lokakuuta lokakuu",
        "oktoobril oktoober oktobris oktobrī spalio spalis október ekim eki oktyabr oktobra oktobar",
        "οκτωβρίου οκτώβριος οκτ",
        "октября октябрь окт жовтня жовт октомври октобар кастрычніка",
        "أكتوبر اكتوبر اکتبر अक्टूबर অক্টোবর ตุลาคม ตค אוקטובר באוקטובר",
    ],
    &[
        "november nov novembre noviembre novembro noiembrie azaroa",
        "listopada listopad lis listopadu novembra studenoga studenog novembar marraskuuta marraskuu",
        "novembril novembris novembrī lapkričio lapkritis nóvember kasım kas noyabr nopember",
        "νοεμβρίου νοέμβριος νοε",
        "ноября ноябрь ноя нояб листопада ноември новембар лістапада",
        "نوفمبر نوامبر नवंबर नवम्बर নভেম্বর พฤศจิกายน พย נובמבר בנובמבר",
    ],
    &[
        "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre desembre decembrie abendua",
        "grudnia grudzień gru prosince prosinec decembra prosinca decembar joulukuuta joulukuu",
        "detsembril detsember decembris decembrī gruodžio gruodis desember des aralık ara dekabr desember",
        "δεκεμβρίου δεκέμβριος δεκ",
        "декабря декабрь дек грудня груд декември децембар снежня",
        "ديسمبر دجنبر دسامبر दिसंबर दिसम्बर ডিসেম্বর ธันวาคม ธค דצמבר בדצמבר",
    ],
];

static BY_NAME: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut by_name = FxHashMap::default();
    for (number, lists) in (1_u32..).zip(MONTHS) {
        for name in lists.iter().flat_map(|list| list.split(' ')) {
            by_name.entry(name).or_insert(number);
        }
    }
    by_name
});

/// The month a word names, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    // Longer words are no months' in any of the languages; "İ" of Turkish capitals becomes two characters.
    if word.len() > 40 {
        return None;
    }
    let word = word.to_lowercase().replace('\u{307}', "");
    BY_NAME.get(word.as_str()).copied()
}
