//! Nouns for who speaks, for what can't speak, and names that are no person's.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Titles that stand before a name, beside those of the names' own list.
const TITLES: &str = "dj mp mla mlc msp mep rev reverend fr father sr sister brother pastor bishop archbishop cardinal pope rabbi imam \
    ayatollah sultan emir emperor empress duke duchess count countess baron baroness earl viscount marshal brigadier \
    corporal private constable trooper agent ranger warden dean chancellor provost rector treasurer comptroller auditor \
    speaker whip undersheriff undersecretary assistant associate assemblyman assemblywoman alderman councilwoman councilmember \
    delegate legislator lawmaker consul attache nurse surgeon hon honourable honorable retired ret chef co-founder \
    cofounder coroner magistrate solicitor barrister postmaster headmaster headteacher premier info information transport \
    education environment culture trade justice energy labour labor agriculture economy development planning tourism \
    immigration vp evp svp herr frau monsieur madame senor senora don dona";

/// Endings that make a noun somebody who does something, and nouns of office without one.
const ROLES: &str = "chief head boss master mayor chair spokesperson ceo cfo coo cto official general analyst expert judge lawyer \
    attorney coach captain pilot witness resident neighbour neighbor chairman woman man mother father brother sister son \
    daughter wife husband uncle aunt cousin friend colleague aide partner student teacher professor scholar critic source \
    rep representative executive author artist host guest star victim survivor suspect defendant member fellow champion \
    governor senator president minister secretary premier chancellor king queen prince princess pope bishop archbishop \
    priest nun monk imam rabbi ambassador envoy diplomat counsel counselor nurse doctor surgeon medic physician engineer \
    clerk deputy sheriff detective inspector constable sergeant colonel major admiral commander lieutenant officer agent \
    soldier veteran candidate nominee incumbent principal dean guard chef cook patient owner tenant fan \
    co-founder founder fiance fiancee girlfriend boyfriend nephew niece grandfather grandmother girl boy spouse mp mep actress \
    heiress hostess waitress guru czar tsar delegate advocate activist undersecretary vice-president newcomer bishop coroner \
    striker goalkeeper midfielder defender forward quarterback umpire referee farmer fisherman skipper mate steward crew warden \
    opponent proponent rival skeptic sceptic pundit surrogate client consultant dissident immigrant migrant applicant";

/// Plural or collective speakers.
const PLURALS: &str = "officials sources police authorities people families relatives residents neighbours neighbors experts analysts scientists \
    researchers doctors lawyers prosecutors investigators witnesses critics supporters activists protesters organisers \
    organizers leaders members workers employees ministers lawmakers senators republicans democrats conservatives liberals \
    economists historians observers aides advisers advisors colleagues friends parents students teachers others many some \
    most several few they both firefighters rescuers diplomats executives editors users fans players troops rebels \
    militants insurgents detectives officers agents engineers farmers traders investors managers";

/// Nouns for a body that speaks.
const BODIES: &str = "ministry department agency government administration company firm police bank council union court party group \
    organisation organization association committee commission office team club school university hospital army navy military \
    force newspaper paper magazine network channel station broadcaster website site airline carrier operator maker \
    manufacturer regulator watchdog charity foundation institute embassy consulate palace vatican kremlin pentagon \
    congress senate parliament cabinet board panel jury inquiry authority service services bureau league federation \
    family crew campaign camp caucus coalition delegation legislature media press outlet church mosque diocese studio label publisher retailer supermarket shop store hotel casino prison giant utility";

/// Words of the names of bodies and places, beside those of the names' own list.
const BODY_WORDS: &str = "co corp inc ltd plc llc gmbh asa oyj limited incorporated chamber health water line lines rail railways railway shipping transport media tv fm freight bank airlines airways motors holdings industries systems solutions technologies partners capital energy \
    power electric oil gas petroleum software studios pictures entertainment records magazine journal tribune herald gazette \
    guardian telegraph observer chronicle mail globe mirror express reuters bbc cnn nbc abc cbs fox afp itv npr bloomberg \
    associated coalition alliance congress senate cabinet brigade battalion squad unit team republic province region district \
    village town beach park square avenue road lane hill hills mountain lake ocean gulf bay strait coast peninsula desert \
    forest north south east west northern southern eastern western hotel resort casino arena stadium theater theatre \
    hall palace tower building plaza mall market prison jail facility clinic center centre medical memorial festival awards prize act \
    bill treaty accord agreement programme program project plan operation report survey study index games olympics \
    championship tournament open masters war revolution day week month year christmas bible quran android facebook google \
    apple microsoft amazon youtube instagram telegram whatsapp windows iphone ipad tour rehab statehouse";

/// What words stand in and nobody is.
const PAPERS: &str = "statement statements interview interviews remarks remark comments comment speech address letter email e-mail tweet \
    post message memo note release conference briefing broadcast testimony hearing call conversation debate appearance \
    meeting ceremony event rally podcast video";

/// Papers that speak where nobody is named who wrote them.
const DOCUMENTS: &str = "letter email e-mail tweet post message memo note release testimony podcast video report study \
    document lawsuit complaint indictment filing ruling order opinion article editorial book survey poll review account \
    warrant affidavit transcript resolution bill draft agreement analysis audit investigation paper headline sign poster banner \
    ordinance law statute amendment petition platform brief dossier ad advert commercial caption constitution subpoena dissent";

/// Kin: who that is depends on whom the sentence is about.
const KIN: &str = "mother father brother sister son daughter wife husband uncle aunt cousin friend colleague partner \
    nephew niece grandfather grandmother girlfriend boyfriend spouse fiance fiancee man woman girl boy victim suspect \
    witness resident neighbour neighbor source official member";

/// Days and months, but for those that are names of people as well.
const CALENDAR: &str = "monday tuesday wednesday thursday friday saturday sunday january february july \
    september october november december today tomorrow yesterday tonight";

/// Countries and places news names most, which are no person though they may "say" something.
#[rustfmt::skip]
const PLACES: &str = "afghanistan albania algeria america angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus \
    belgium bolivia bosnia botswana brazil britain bulgaria burma cambodia cameroon canada chad chile china colombia congo \
    croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia europe fiji finland france gaza georgia germany ghana \
    greece guatemala haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan \
    kenya kosovo kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg malaysia mali malta mexico moldova mongolia \
    morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay \
    peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia \
    spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda ukraine \
    uruguay uzbekistan vatican venezuela vietnam wales yemen zambia zimbabwe washington london paris berlin moscow beijing tokyo \
    rome madrid brussels vienna kiev kyiv tehran baghdad damascus cairo jerusalem delhi mumbai seoul pyongyang chicago boston houston \
    dallas miami seattle philadelphia california texas florida ohio michigan illinois pennsylvania arizona nevada oregon \
    hollywood broadway manhattan brooklyn toronto sydney melbourne dublin edinburgh glasgow manchester liverpool birmingham \
    islam christianity allah english french german russian chinese american british spanish italian japanese korean indian \
    israeli iranian iraqi turkish arab jewish muslim christian catholic protestant european african asian australian canadian mexican";

/// Speakers nobody can name.
const UNNAMED: &str = "source sources insider insiders official officials person people aide aides diplomat diplomats analyst analysts \
    expert experts critic critics observer observers reports report rumours rumors somebody someone others many some several \
    relatives witness witnesses resident residents authorities lawmaker lawmakers executive executives investigators militant \
    militants activists friend friends bystander bystanders eyewitness eyewitnesses publican publicans landlady landlord landlords backbencher backbenchers spokespeople detectives officers neighbours neighbors";

/// Words that end like those for somebody and name nobody.
const ENDINGS: &str = "\
    consist exist persist insist resist assist enlist twist coexist desist after murder prior caliber interior exterior \
    superior meteor enter consider deliver offer cover discover remember suffer favor honor monitor alter answer gather \
    prefer transfer register trigger clever proper quarter shelter counter encounter charter september october november \
    december under over other another either neither whether however never ever later earlier rather number order paper water \
    power matter letter weather winter summer corner border river door floor color further together computer server committee \
    coffee career human major minor senior junior former longer larger bigger better higher lower newspaper chapter center \
    disaster error terror factor sector tower remainder helicopter timer printer container thriller bestseller trailer laser \
    router sticker shower tremor mirror motor sensor reactor tractor processor filter barrier ladder meter chamber timber \
    rubber silver butter anger hunger cancer fever danger wonder slaughter laughter cluster folder header charger finger \
    shoulder liver spider tiger feather leather pepper flower layer buffer bumper tanker freighter cruiser destroyer bomber \
    trawler steamer rover lander orbiter scooter chopper hammer dagger cylinder gender tender dinner supper banner corridor \
    vapor tumor humor rumor vigor harbor labor flavor horror indoor outdoor inferior anterior posterior calculator elevator \
    generator indicator refrigerator escalator transistor divisor vector thunder semester trimester bladder boulder gutter \
    litter glitter shutter poster booster blockbuster filibuster degree guarantee spree tree jubilee levee melee \
    pedigree agree disagree wrist mist list checklist shortlist waitlist playlist median ocean";

macro_rules! set {
    ($name:ident, $words:expr) => {
        static $name: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| $words.split_whitespace().collect());
    };
}
set!(TITLE_SET, TITLES);
set!(ROLE_SET, ROLES);
set!(ENDING_SET, ENDINGS);
set!(PLURAL_SET, PLURALS);
set!(BODY_SET, BODIES);
set!(BODY_WORD_SET, BODY_WORDS);
set!(PAPER_SET, PAPERS);
set!(DOCUMENT_SET, DOCUMENTS);
set!(KIN_SET, KIN);
set!(CALENDAR_SET, CALENDAR);
set!(PLACE_SET, PLACES);
set!(UNNAMED_SET, UNNAMED);

/// A title beside those every list has.
pub(super) fn is_title(folded: &str) -> bool {
    TITLE_SET.contains(folded)
}

/// A noun for somebody by office, work or kin that stands in the list, whatever its ending: "Baker" is a name more often.
pub(super) fn is_listed(folded: &str) -> bool {
    ROLE_SET.contains(folded)
}

/// A noun for somebody by office, work or kin.
pub(super) fn is_role(folded: &str) -> bool {
    ROLE_SET.contains(folded)
        || (folded.len() > 4
            && ["er", "or", "man", "woman", "person", "ist", "ian", "ee", "eer"]
                .iter()
                .any(|end| folded.ends_with(end))
            && !ENDING_SET.contains(folded))
}

/// Several speakers at once, or nobody in particular.
pub(super) fn is_plural(folded: &str) -> bool {
    let speaks = |one: &str| ROLE_SET.contains(one) || BODY_SET.contains(one);
    PLURAL_SET.contains(folded)
        || folded.strip_suffix('s').is_some_and(speaks)
        || folded
            .strip_suffix("ies")
            .is_some_and(|root| speaks(format!("{root}y").as_str()))
}

/// A noun for one, for many or for a body that can speak.
pub(super) fn is_speaker(folded: &str) -> bool {
    is_role(folded)
        || is_plural(folded)
        || is_collective(folded)
        || folded.strip_suffix('s').is_some_and(is_role)
        || folded
            .strip_suffix("men")
            .is_some_and(|root| is_role(&format!("{root}man")))
}

/// A common noun for a body that speaks.
pub(super) fn is_collective(folded: &str) -> bool {
    BODY_SET.contains(folded)
}

/// A word of the name of a body, a place or a thing.
pub(super) fn is_body(folded: &str) -> bool {
    BODY_WORD_SET.contains(folded)
}

/// What carries words and speaks for somebody: "statement".
pub(super) fn is_paper(folded: &str) -> bool {
    PAPER_SET.contains(folded)
}

/// A paper that can speak itself: "the report said".
pub(super) fn is_document(folded: &str) -> bool {
    DOCUMENT_SET.contains(folded) || folded.strip_suffix('s').is_some_and(|one| DOCUMENT_SET.contains(one))
}

/// A noun that many may be called in one article.
pub(super) fn is_kin(folded: &str) -> bool {
    KIN_SET.contains(folded)
}

/// A day, a month, "tonight".
pub(super) fn is_calendar(folded: &str) -> bool {
    CALENDAR_SET.contains(folded)
}

/// A country, a big city, or the word for who is from there.
pub(super) fn is_place(folded: &str) -> bool {
    PLACE_SET.contains(folded)
}

/// A head noun that names nobody: "officials", "a source".
pub(super) fn is_unnamed(folded: &str) -> bool {
    UNNAMED_SET.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_told_apart() {
        assert!(is_role("fisherman") && is_role("co-founder") && is_role("developer") && !is_role("water"));
        assert!(is_plural("officials") && is_collective("ministry") && is_paper("statement"));
        assert!(is_calendar("tuesday") && is_place("russia") && is_unnamed("source") && !is_unnamed("mayor"));
    }
}
