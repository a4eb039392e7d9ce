//! Word lists that tell people from offices and bodies.

use crate::text::wordlist::WordList;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words of office that stand before a name and are no part of it.
#[rustfmt::skip]
pub(super) static OFFICES: WordList = WordList::of(&[
    "secretary", "minister", "president", "premier", "general", "senator", "representative", "governor", "mayor",
    "chief", "director", "chairman", "chairwoman", "chair", "spokesman", "spokeswoman", "spokesperson", "officer",
    "colonel", "captain", "sergeant", "lieutenant", "admiral", "commander", "major", "doctor", "dr", "prof",
    "professor", "judge", "justice", "king", "queen", "prince", "princess", "sheik", "sheikh", "sir", "lord", "lady",
    "dame", "father", "bishop", "pope", "rev", "reverend", "rabbi", "imam", "gen", "sen", "rep", "gov", "lt", "col",
    "sgt", "capt", "adm", "cmdr", "maj", "pres", "mr", "mrs", "ms", "miss", "mx", "coach", "manager", "analyst",
    "expert", "lawyer", "attorney", "prosecutor", "detective", "inspector", "sheriff", "deputy", "vice", "prime",
    "foreign", "defense", "defence", "interior", "finance", "health", "home", "treasury", "commerce", "police",
    "fire", "executive", "ceo", "editor", "reporter", "author", "actor", "actress", "singer", "congressman",
    "congresswoman", "councillor", "councilman", "commissioner", "ambassador", "envoy", "superintendent", "co",
    "former", "acting", "senior", "the", "a", "an", "his", "her", "their", "its", "state", "us", "u.s", "american",
    "british", "opposition", "party", "leader", "republican", "democrat", "democratic", "head", "principal",
    "founder", "owner", "chancellor", "constable", "det", "undersheriff", "marshal", "insp", "supt", "lieut", "cpl", "pvt",
]);

/// Words that make a capitalised name that of a body or a place.
#[rustfmt::skip]
pub(super) static BODIES: WordList = WordList::of(&[
    "ministry", "department", "university", "agency", "office", "council", "committee", "party", "street", "court",
    "house", "states", "kingdom", "union", "nations", "times", "post", "news", "press", "company", "corp", "inc",
    "ltd", "city", "county", "sea", "river", "island", "islands", "airport", "hospital", "school", "college",
    "center", "centre", "institute", "association", "bank", "group", "force", "forces", "army", "navy", "police",
    "service", "services", "church", "cup", "league", "korea", "africa", "america", "york", "security", "club",
    "board", "authority", "commission", "society", "trust", "museum", "parliament", "assembly", "federation",
    "foundation", "fund", "bridge", "valley", "radio", "television", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "easter", "christmas",
]);

/// Whether a folded word names what somebody is: an office, a trade, a tie of family.
pub(super) fn is_role(folded: &str) -> bool {
    #[rustfmt::skip]
    const TRADES: &[&str] = &[
        "engineer", "spokesman", "spokeswoman", "spokesperson", "scientist", "researcher", "economist", "historian", "biologist",
        "physicist", "farmer", "fisherman", "driver", "pilot", "teacher", "student", "nurse", "doctor", "surgeon", "coxswain",
        "keeper", "secretary", "treasurer", "member", "resident", "neighbour", "neighbor", "witness", "victim", "suspect",
        "defendant", "activist", "campaigner", "organiser", "organizer", "owner", "founder", "partner", "wife", "husband", "son",
        "daughter", "brother", "sister", "mother", "father", "widow", "aide", "adviser", "advisor", "boss", "head", "leader",
        "player", "captain", "striker", "goalkeeper", "quarterback", "midfielder", "defender", "champion", "winner", "actor",
        "actress", "singer", "writer", "novelist", "poet", "artist", "director", "producer", "musician", "rapper", "comedian",
        "journalist", "reporter", "correspondent", "editor", "blogger", "photographer", "architect", "designer", "developer",
        "lawmaker", "senator", "congressman", "congresswoman", "legislator", "politician", "diplomat", "ambassador", "envoy",
        "soldier", "officer", "policeman", "detective", "investigator", "firefighter", "guard", "prosecutor", "lawyer",
        "attorney", "judge", "magistrate", "priest", "bishop", "rector", "vicar", "imam", "rabbi", "publicist", "agent",
        "broker", "trader", "banker", "investor", "consultant", "trainer", "umpire", "referee", "gunman", "attacker",
        "eyewitness", "bystander", "publican", "landlord", "landlady", "backbencher", "dj", "mp", "mla", "mlc", "msp", "mep",
        "hacker", "whistleblower", "dissident", "president-elect", "ceo", "cfo", "coo", "chairman", "chairwoman", "president",
    ];
    static KNOWN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let offices = OFFICES.words().iter().filter(|word| !is_part(word));
        offices.chain(TRADES).copied().collect()
    });
    KNOWN.contains(folded)
}

/// Words that stand in the names of offices but name none.
fn is_part(folded: &str) -> bool {
    matches!(
        folded,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "state"
            | "us"
            | "u.s"
            | "american"
            | "british"
            | "former"
            | "acting"
            | "senior"
            | "party"
            | "police"
            | "fire"
            | "home"
            | "health"
            | "foreign"
            | "finance"
            | "interior"
            | "defense"
            | "defence"
            | "opposition"
            | "vice"
            | "prime"
            | "co"
            | "treasury"
            | "commerce"
            | "democratic"
    )
}
