//! A small thesaurus of news: words that outlets put for one another whatever the story.

use crate::text::style::spelling;
use crate::text::words::stem;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// One group a line; every word belongs to the first group that names it.
const GROUPS: &str = "\
agree agreed agreement accord deal pact pledge pledged vow promise willing willingness commit commitment
deny denied denial reject rejected rejection dismiss dismissed refute refused refuse
kill killed killing die died dead death deaths fatal fatality fatalities deadly slain slay lives
injure injured injury injuries wound wounded hurt
arrest arrested detain detained detention custody apprehend apprehended capture captured seize seized nab nabbed caught
accuse accused accusation blame blamed allege alleged allegation charge charged suspect suspected
attack attacked assault assaulted strike raid ambush
cooperate cooperation collaborate collaboration together jointly joint partnership
talk talks discuss discussed discussion discussions negotiate negotiation negotiations meeting meet met dialog dialogue
begin began begun beginning start started launch launched commence
end ended finish finished conclude concluded stop stopped halt halted cease ceased
increase increased rise rose risen climb climbed jump jumped grow grew growth surge surged soar soared gain gained
decrease decreased fall fell fallen drop dropped decline declined plunge plunged slump slip slipped shrink
buy bought purchase purchased acquire acquired acquisition takeover
sell sold sale sales
fire blaze flames inferno burn burned burning
earthquake quake tremor temblor
storm hurricane cyclone typhoon
police officer officers cop cops constable
official officials authority authorities
government administration cabinet
company firm business corporation enterprise
chief head leader boss director executive
win won victory triumph beat defeat defeated
lose lost loss losses
show showed shown reveal revealed disclose disclosed unveil unveiled expose
help helped aid assist assistance support supported
plan planned plans intend intends aim aims intention
try tried attempt attempted seek sought bid effort
ask asked request requested urge urged appeal appealed
allow allowed permit permitted let enable authorize authorized
ban banned prohibit prohibited bar barred forbid forbidden block blocked
protest protested protester protests demonstration demonstrators demonstrate rally
vote voted voters ballot election elections poll polls
court tribunal judge magistrate
lawyer attorney counsel solicitor barrister
jail prison imprisoned imprisonment jailed behind-bars
convict convicted conviction guilty
child children kid kids youngster
wife husband spouse married marriage marry wed wedding
film movie picture
doctor physician medic surgeon
hospital clinic
ship vessel boat
plane aircraft jet airliner airplane
car vehicle automobile truck
road highway street route
home house residence apartment
money funds fund cash funding finance
price cost costs
job jobs employment employee employees worker workers staff
cut slash slashed reduce reduced reduction trim lower lowered
big large huge massive enormous vast
important essential crucial vital key significant critical
danger dangerous threat threaten threatened risk risky hazard
hard difficult tough
quick fast rapid rapidly quickly swift
near nearby close
quit resign resigned resignation step leave left depart departure
appoint appointed name named hire hired pick picked choose chose chosen select selected nominate nominated
build built construct constructed construction
destroy destroyed damage damaged wreck wrecked ruin devastate devastated
find found discover discovered locate located spot spotted recover recovered
search searched hunt hunted
investigate investigated investigation investigators probe inquiry inquest
crash crashed collide collided collision accident
escape escaped flee fled
rescue rescued save saved
release released free freed
send sent dispatch dispatched deploy deployed
country nation state
people person persons resident residents citizen citizens
student students pupil pupils
weapon weapons gun guns firearm firearms arms
shoot shot shooting gunfire gunman gunmen shooter
bomb bombing explosive explosives blast explosion explode exploded detonate detonated
rebel rebels militant militants insurgent insurgents fighters extremist extremists
soldier soldiers troop troops
war conflict fighting warfare
truce ceasefire peace
worry worried concern concerned concerns fear fears feared anxious
anger angry outrage outraged fury furious
criticize criticized criticism condemn condemned slam slammed denounce denounced decry decried blast
praise praised hail hailed applaud welcome welcomed
share shares stock stocks
profit profits earnings
shut closed close closure
cancel canceled scrap scrapped abandon abandoned
delay delayed postpone postponed
approve approved approval pass passed adopt adopted endorse endorsed back backed
oppose opposed opposition against
law laws rule rules regulation regulations legislation measure
disease illness sick virus infection infected
victim victims casualty casualties
family families relative relatives
crime criminal offense
steal stole stolen theft rob robbed robbery burglary
lie lied false untrue
true truth fact
evidence proof
border frontier
area region zone
city town village
reach reached hit struck
carry carried bring brought
pay paid payment
spend spent spending
debt loan loans borrow borrowed
tax taxes levy
win award awarded prize
star actor actress celebrity
singer musician
player athlete
coach manager
replace replaced successor succeed succeeded
promise pledge vow
prepare prepared ready
force forced compel compelled
prevent prevented avoid avoided avert averted
protect protected protection safeguard
strengthen strengthened improve improved better boost boosted enhance
weaken weakened undermine undermined
include included including among
different various range several
biggest largest
first initial
former previous previously earlier
recent recently latest
currently now present
expect expected expects anticipate anticipated forecast predict predicted
believe believed think thought
want wanted hope hoped wish
need needed require required necessary must
remain remained stay stayed continue continued
visit visited trip tour
travel traveled journey
arrive arrived land landed
speak spoke speech address addressed
letter note message
document documents paper papers file files
study research report survey
scientist scientists researcher researchers expert experts specialist specialists analyst analysts
test tested trial experiment
drug drugs medicine medication
food meal
water flood flooded flooding
snow ice winter
satellite spacecraft rocket
phone telephone mobile
computer computers laptop
internet web online website
user users customer customers consumer consumers client clients
software program app
version update upgrade release
problem problems issue issues trouble difficulty
change changed changes alter altered amend amendment revise revised revision modify modified
decision decide decided ruling ruled
reason cause caused motive
result results outcome
happen happened occur occurred
early late
half 50
";

static INDEX: LazyLock<FxHashMap<String, u16>> = LazyLock::new(|| {
    let mut index = FxHashMap::default();
    for (number, line) in (0u16..).zip(GROUPS.lines()) {
        for word in line.split_whitespace() {
            index.entry(stem(&spelling(word))).or_insert(number);
        }
    }
    index
});

/// The group of a stem, if the thesaurus has it.
pub(super) fn group(stem: &str) -> Option<u16> {
    INDEX.get(stem).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_group_share_its_number() {
        assert_eq!(group(&stem("injured")), group(&stem("wounds")));
        assert!(group("injur").is_some() && group("zyzzyva").is_none());
    }
}
