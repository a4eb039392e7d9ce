//! What happened to those who are counted, and nouns that outlets put for one another in counts.

use super::thesaurus;
use crate::text::words::stem;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a count of people says of them. "Five dead" and "five hurt" are not the same count, whatever noun stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum State {
    Dead,
    Hurt,
    Missing,
    Held,
    Rescued,
    Displaced,
    Infected,
    Jailed,
}

const STATES: &[(State, &str)] = &[
    (
        State::Dead,
        "dead died die dies dying death deaths kill kills killed killing killings fatality fatalities fatal fatally toll slain perish \
         perished perishing drown drowned drowning bodies corpses lives",
    ),
    (
        State::Hurt,
        "hurt injure injured injures injuring injury injuries wound wounded wounding wounds hospitalized hospitalised maimed",
    ),
    (State::Missing, "missing unaccounted disappeared"),
    (
        State::Held,
        "arrest arrested arresting arrests detain detained detaining custody held apprehended nabbed rounded",
    ),
    (
        State::Rescued,
        "rescue rescued rescuing rescues survive survived survivor survivors winched",
    ),
    (
        State::Displaced,
        "evacuate evacuated evacuating evacuees evacuations displace displaced homeless fled",
    ),
    (State::Infected, "infected infections infection sickened"),
    (State::Jailed, "jailed imprisoned sentenced convicted"),
];

/// The state a folded word tells.
pub(super) fn state(folded: &str) -> Option<State> {
    static INDEX: LazyLock<FxHashMap<&'static str, State>> = LazyLock::new(|| {
        STATES
            .iter()
            .flat_map(|(state, words)| words.split_whitespace().map(|word| (word, *state)))
            .collect()
    });
    INDEX.get(folded).copied()
}

/// Nouns that outlets count the same things by, one family a line; the thesaurus knows more.
const FAMILIES: &str = "\
people person persons resident residents inhabitant inhabitants citizen citizens villager villagers local locals neighbor neighbors \
men women others guest guests folk souls
worker workers employee employees staff job jobs post posts position positions workforce personnel crew crews hand hands
vehicle vehicles car cars truck trucks lorry lorries van vans automobile automobiles
ship ships vessel vessels boat boats freighter freighters trawler trawlers
home homes house houses household households property properties dwelling dwellings apartment apartments customers
sailor sailors crew seaman seamen mariner mariners crewmen
soldier soldiers troop troops serviceman servicemen
police officer officers policeman policemen constable constables
firefighter firefighters fireman firemen crews
child children kid kids youngster youngsters pupil pupils student students
volunteer volunteers helper helpers people
visitor visitors tourist tourists traveler travelers holidaymaker holidaymakers
passenger passengers people traveler travelers holidaymaker holidaymakers tourist tourists
supporter supporters fan fans spectator spectators
protester protesters demonstrator demonstrators marcher marchers people
attacker attackers gunman gunmen assailant assailants militant militants fighter fighters
thief thieves robber robbers raider raiders burglar burglars man men
signature signatures name names
ballot ballots vote votes
seat seats constituency constituencies
shop shops store stores outlet outlets
factory factories plant plants site sites
school schools college colleges
hospital hospitals clinic clinics
plane planes aircraft jet jets airplane airplanes airliner airliners
building buildings structure structures
blast blasts explosion explosions bomb bombs
earthquake earthquakes quake quakes tremor tremors
refugee refugees migrant migrants asylum-seeker asylum-seekers
prisoner prisoners inmate inmates detainee detainees
patient patients case cases
voter voters elector electors
company companies firm firms business businesses
sailing sailings crossing crossings trip trips departure departures ferry ferries
cost price bill value worth damage damages
wage wages salary salaries pay
profit profits earnings
sales revenue revenues turnover
object objects item items piece pieces artefact artefacts artifact artifacts artwork artworks
death deaths fatality fatalities
rescuer rescuers firefighter firefighters
trader traders dealer dealers broker brokers
";

static INDEX: LazyLock<FxHashMap<String, Vec<u16>>> = LazyLock::new(|| {
    let mut index: FxHashMap<String, Vec<u16>> = FxHashMap::default();
    for (number, line) in (0u16..).zip(FAMILIES.lines()) {
        for word in line.split_whitespace() {
            let list = index.entry(stem(word)).or_default();
            if !list.contains(&number) {
                list.push(number);
            }
        }
    }
    index
});

/// Whether two stems can name the same things counted.
pub(super) fn kin(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if are_opposed(one, other) {
        return false;
    }
    if thesaurus::kin(one, other) {
        return true;
    }
    match (INDEX.get(one), INDEX.get(other)) {
        (Some(one), Some(other)) => one.iter().any(|family| other.contains(family)),
        _ => false,
    }
}

/// Whether of two stems one is of men and the other of women: never the same people.
pub(super) fn are_opposed(one: &str, other: &str) -> bool {
    const MEN: &[&str] = &["men", "man", "boy", "male", "husband", "father", "son", "brother"];
    const WOMEN: &[&str] = &[
        "women", "woman", "girl", "femal", "wive", "wife", "mother", "daughter", "sister",
    ];
    MEN.contains(&one) && WOMEN.contains(&other) || WOMEN.contains(&one) && MEN.contains(&other)
}

/// Whether a stem names people at large, so that any narrower noun for people can stand for it.
pub(super) fn is_people(stem: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "peopl", "person", "men", "man", "women", "woman", "other", "resid", "villag", "citizen", "victim", "survivor",
    ];
    PEOPLE.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_news_counts_has_many_nouns() {
        assert!(kin(&stem("vehicles"), &stem("cars")) && kin(&stem("jobs"), &stem("workers")));
        assert!(!kin(&stem("vehicles"), &stem("homes")));
        assert!(!kin(&stem("men"), &stem("women")) && kin(&stem("women"), &stem("people")));
        assert_eq!(state("wounded"), Some(State::Hurt));
        assert_ne!(state("killed"), state("injured"));
        assert_eq!(state("harbour"), None);
    }
}
