//! Countries and regions of the world with the words for what comes from them, and words that make a name that of a place.

use crate::text::wordlist::WordList;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// One country or region a line: its name, then other names, then adjectives and names for its people, parted by `|`.
#[rustfmt::skip]
const COUNTRIES: &str = "\
united states|us|u.s|usa|u.s.a|america|united states of america|american|americans
united kingdom|uk|u.k|britain|great britain|british|briton|britons|brit|brits
england|english
scotland|scottish|scot|scots
wales|welsh
northern ireland|ulster
ireland|irish
european union|eu|e.u
soviet union|soviet|soviets|ussr|u.s.s.r
united nations|un|u.n
france|french|frenchman|frenchwoman
germany|german|germans
italy|italian|italians
spain|spanish|spaniard|spaniards
portugal|portuguese
netherlands|holland|dutch
belgium|belgian|belgians
luxembourg
switzerland|swiss
austria|austrian|austrians
denmark|danish|dane|danes
sweden|swedish|swede|swedes
norway|norwegian|norwegians
finland|finnish|finn|finns
iceland|icelandic|icelanders
poland|polish|pole|poles
czech republic|czechia|czech|czechs
slovakia|slovak|slovaks
hungary|hungarian|hungarians
romania|romanian|romanians
bulgaria|bulgarian|bulgarians
greece|greek|greeks
cyprus|cypriot|cypriots
malta|maltese
albania|albanian|albanians
serbia|serbian|serb|serbs
croatia|croatian|croat|croats
slovenia|slovenian|slovene|slovenes
bosnia|bosnian|bosnians
kosovo|kosovar|kosovars
macedonia|north macedonia|macedonian
estonia|estonian|estonians
latvia|latvian|latvians
lithuania|lithuanian|lithuanians
ukraine|ukrainian|ukrainians
belarus|belarusian|belarusians
moldova|moldovan|moldovans
russia|russian federation|russian|russians
georgia|georgian|georgians
armenia|armenian|armenians
azerbaijan|azerbaijani|azeri
turkey|türkiye|turkish|turk|turks
israel|israeli|israelis
palestine|palestinian|palestinians
lebanon|lebanese
syria|syrian|syrians
jordan|jordanian|jordanians
iraq|iraqi|iraqis
iran|iranian|iranians
saudi arabia|saudi|saudis
yemen|yemeni|yemenis
kuwait|kuwaiti
qatar|qatari
bahrain|bahraini
oman|omani
united arab emirates|uae|emirati
egypt|egyptian|egyptians
libya|libyan|libyans
tunisia|tunisian|tunisians
algeria|algerian|algerians
morocco|moroccan|moroccans
sudan|sudanese
south sudan|south sudanese
ethiopia|ethiopian|ethiopians
eritrea|eritrean|eritreans
somalia|somali|somalis
kenya|kenyan|kenyans
uganda|ugandan|ugandans
tanzania|tanzanian
rwanda|rwandan|rwandans
burundi|burundian
congo|congolese
nigeria|nigerian|nigerians
ghana|ghanaian|ghanaians
ivory coast|ivorian
senegal|senegalese
mali|malian|malians
niger|nigerien
chad|chadian
cameroon|cameroonian
angola|angolan|angolans
zambia|zambian|zambians
zimbabwe|zimbabwean|zimbabweans
mozambique|mozambican
malawi|malawian
south africa|south african|south africans
namibia|namibian
botswana
madagascar|malagasy
afghanistan|afghan|afghans
pakistan|pakistani|pakistanis
india|indian|indians
bangladesh|bangladeshi|bangladeshis
sri lanka|sri lankan|sri lankans
nepal|nepalese|nepali
bhutan|bhutanese
china|people's republic of china|prc|chinese
taiwan|taiwanese
hong kong
tibet|tibetan|tibetans
mongolia|mongolian
north korea|democratic people's republic of korea|democratic people republic of korea|dprk|north korean|north koreans
south korea|republic of korea|rok|south korean|south koreans
japan|japanese
vietnam|vietnamese
laos|laotian
cambodia|cambodian|cambodians
thailand|thai|thais
myanmar|burma|burmese
malaysia|malaysian|malaysians
singapore|singaporean
indonesia|indonesian|indonesians
philippines|filipino|filipinos|philippine
australia|australian|australians
new zealand|new zealander|new zealanders
papua new guinea
fiji|fijian
canada|canadian|canadians
mexico|mexican|mexicans
guatemala|guatemalan|guatemalans
honduras|honduran|hondurans
el salvador|salvadoran
nicaragua|nicaraguan
costa rica|costa rican
panama|panamanian
cuba|cuban|cubans
haiti|haitian|haitians
dominican republic|dominican
jamaica|jamaican|jamaicans
puerto rico|puerto rican
colombia|colombian|colombians
venezuela|venezuelan|venezuelans
ecuador|ecuadorian|ecuadorean
peru|peruvian|peruvians
bolivia|bolivian|bolivians
brazil|brazilian|brazilians|brasil
paraguay|paraguayan
uruguay|uruguayan
chile|chilean|chileans
argentina|argentine|argentinian|argentines
kazakhstan|kazakh
uzbekistan|uzbek
kyrgyzstan|kyrgyz
tajikistan|tajik
turkmenistan|turkmen
europe|european|europeans
africa|african|africans
asia|asian|asians
barbados|barbadian
bahamas|bahamian
trinidad and tobago|trinidad|trinidadian
belize|belizean
guyana|guyanese
suriname|surinamese
grenada|grenadian
maldives|maldivian
mauritius|mauritian
seychelles
samoa|samoan|samoans
tonga|tongan|tongans
brunei
east timor|timor-leste|timorese
gabon|gabonese
gambia|gambian
guinea|guinean
togo|togolese
benin|beninese
burkina faso|burkinabe
liberia|liberian
sierra leone|sierra leonean
lesotho
eswatini|swaziland|swazi
djibouti
mauritania|mauritanian
central african republic
monaco
montenegro|montenegrin
greenland|greenlandic
bermuda|bermudian
middle east|middle eastern";

/// The number of the country or region a folded name, adjective or name of a people belongs to.
pub(super) fn country(folded: &str) -> Option<u16> {
    static INDEX: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
        let lines = (0u16..).zip(COUNTRIES.lines());
        lines
            .flat_map(|(number, line)| line.split('|').map(move |name| (name, number)))
            .collect()
    });
    INDEX.get(folded).copied()
}

/// Whether a folded form is the name of a country itself, not an adjective or another name.
pub(super) fn is_country_name(folded: &str) -> bool {
    static NAMES: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| COUNTRIES.lines().filter_map(|line| line.split('|').next()).collect());
    NAMES.contains(folded)
}

/// Parts of countries that news names without the country, with the short forms of datelines, and the parts of the world.
#[rustfmt::skip]
const REGIONS: &str = "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|\
kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|\
new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|\
tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|ala|ariz|calif|colo|conn|fla|ill|kan|mass|mich|minn|miss|\
neb|nev|n.h|n.j|n.m|n.y|n.c|n.d|okla|ore|pa|r.i|s.c|s.d|tenn|vt|va|wash|wis|wyo|d.c|asia pacific|asia-pacific|ontario|quebec|alberta|british columbia|manitoba|\
saskatchewan|nova scotia|new brunswick|newfoundland|new south wales|queensland|tasmania|bavaria|saxony|catalonia|lombardy|sicily|sardinia|\
normandy|brittany|crimea|siberia|chechnya|kashmir|punjab|sindh|kerala|gujarat|bihar|tamil nadu|maharashtra|yorkshire|cornwall|devon|kent|\
essex|sussex|surrey|norfolk|suffolk|somerset|dorset|lancashire|cumbria|northumberland|midwest|northeast|arctic|antarctica|\
north america|south america|latin america|central america|eastern europe|western europe|north africa|west africa|east africa|central asia|\
southeast asia|east asia|eastern asia|caribbean|balkans|scandinavia|gaza|west bank|washington d.c|mars|moon|earth";

/// Cities that news names without their country.
#[rustfmt::skip]
const TOWNS: &str = "las vegas|los angeles|new orleans|san francisco|san diego|san jose|san antonio|salt lake city|st louis|st. louis|kansas city|\
minneapolis|detroit|denver|atlanta|cleveland|cincinnati|pittsburgh|portland|orlando|tampa|phoenix|nashville|memphis|baltimore|oakland|\
sacramento|milwaukee|new york city|brooklyn|manhattan|bronx|harlem|vancouver|montreal|ottawa|calgary|geneva|zurich|bern|munich|hamburg|\
cologne|frankfurt|dusseldorf|milan|naples|turin|venice|barcelona|seville|lisbon|athens|istanbul|ankara|warsaw|prague|budapest|bucharest|\
belgrade|zagreb|oslo|stockholm|copenhagen|helsinki|amsterdam|rotterdam|antwerp|karachi|lahore|islamabad|kabul|dhaka|kolkata|chennai|\
bangalore|hyderabad|new delhi|bangkok|jakarta|manila|hanoi|shanghai|guangzhou|shenzhen|osaka|kyoto|nairobi|lagos|johannesburg|cape town|\
tunis|tripoli|algiers|rabat|casablanca|beirut|amman|riyadh|dubai|doha|abu dhabi|tel aviv|haifa|havana|caracas|bogota|lima|quito|\
santiago|montevideo|buenos aires|sao paulo|rio de janeiro|perth|brisbane|adelaide|canberra|auckland|wellington|bristol|leeds|sheffield|\
nottingham|leicester|newcastle|cardiff|belfast|swansea|york|oxford|cambridge|brighton|southampton|plymouth|exeter|norwich|aberdeen|dundee|\
inverness|cork|galway|limerick|mosul|aleppo|benghazi|tijuana|santa monica|palm beach|long beach|st petersburg|st. petersburg";

/// Whether a folded name is that of a city of the world.
pub(super) fn is_town(folded: &str) -> bool {
    static INDEX: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| TOWNS.split('|').collect());
    INDEX.contains(folded)
}

/// Whether a folded name is that of a part of a country or of the world.
pub(super) fn is_region(folded: &str) -> bool {
    static INDEX: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| REGIONS.split('|').collect());
    INDEX.contains(folded)
}

/// Words in a name that make it that of a place.
#[rustfmt::skip]
pub(super) static PLACES: WordList = WordList::of(&[
    "street", "road", "avenue", "lane", "square", "river", "lake", "sea", "ocean", "gulf", "bay", "strait", "channel", "canal",
    "island", "islands", "isle", "isles", "peninsula", "mountain", "mountains", "mount", "mt", "valley", "hill", "hills", "pass",
    "forest", "desert", "county", "province", "district", "city", "town", "village", "township", "borough", "bridge", "harbour",
    "harbor", "port", "point", "cape", "beach", "coast", "airport", "station", "park", "creek", "falls", "canyon", "reservoir",
    "cathedral", "castle", "stadium", "arena", "garden", "gardens", "plaza", "tower", "towers", "temple", "mosque", "abbey", "prison", "jail",
    "courthouse", "woods", "glacier", "volcano", "estate", "fort", "mall", "sound", "fjord", "basin", "plateau", "ridge", "reef",
    "dam", "heights", "springs", "territory", "highway", "boulevard", "drive", "wharf", "pier",
]);

/// Words in a name that make it that of a body.
#[rustfmt::skip]
pub(super) static ORGANISATIONS: WordList = WordList::of(&[
    "ministry", "department", "university", "agency", "office", "council", "committee", "party", "court", "union", "nations",
    "times", "post", "news", "press", "company", "corp", "corporation", "inc", "incorporated", "ltd", "limited", "plc", "llc",
    "gmbh", "ag", "sa", "nv", "institute", "association", "bank", "group", "force", "forces", "army", "navy", "police", "service",
    "services", "church", "league", "club", "board", "authority", "commission", "society", "trust", "museum", "parliament",
    "assembly", "federation", "foundation", "fund", "conservancy", "radio", "television", "senate", "congress", "house", "administration",
    "bureau", "center", "centre", "college", "school", "hospital", "airlines", "airways", "motors", "industries", "holdings",
    "partners", "systems", "technologies", "software", "energy", "oil", "gas", "power", "electric", "railway", "railways", "media",
    "network", "studios", "records", "laboratory", "laboratories", "academy", "guard", "coastguard", "brigade", "crown",
    "treasury", "cabinet", "alliance", "coalition", "movement", "front", "organization", "organisation", "international", "global",
    "shipping", "insurance", "capital", "securities", "investments", "ventures", "pharmaceuticals", "foods", "stores", "markets",
    "command", "corps", "fleet", "squadron", "regiment", "directorate", "secretariat", "tribunal", "embassy", "consulate",
    "confederation", "towage", "haulage", "chamber", "exchange", "orchestra", "tribune", "herald", "gazette", "guardian", "telegraph", "chronicle",
    "journal", "magazine", "observer", "airline", "labs", "consortium", "syndicate", "guild", "watch", "constabulary", "clinic",
    "infirmary", "planetarium", "telecom", "telecoms", "recycling", "gallery", "ballet", "opera", "library", "archive", "archives", "zoo", "observatory", "courier", "argus", "examiner",
    "inquirer", "dispatch", "sentinel", "bulletin", "racing", "wanderers", "athletic", "albion", "division", "unit",
    "united", "rovers", "city council", "fc", "products", "advisors", "advisers", "jv", "logistics", "robotics", "solutions", "brands",
    "enterprises", "renewables", "therapeutics", "entertainment",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_many_names() {
        assert_eq!(country("britain"), country("british"));
        assert_eq!(country("u.s"), country("americans"));
        assert_ne!(country("sudan"), country("south sudan"));
        assert_eq!(country("dprk"), country("north koreans"));
        assert_ne!(country("dprk"), country("republic of korea"));
        assert_eq!(country("wendle"), None);
    }
}
