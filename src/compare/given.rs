//! First names and words of kinship and office that tell a man from a woman, so that "he" and "she" find their person.

use crate::text::words::{fold, tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a name or a word of office says of who bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

impl Gender {
    /// Whether both can be the same person's.
    pub fn fits(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }
}

/// First names mostly given to men, as English-language news prints them.
#[rustfmt::skip]
const MALE: &str = "aaron abdul abdullah abe abraham adam adrian ahmed aidan alan albert alejandro aleksandr alex alexander \
    alexei alexis alfred ali alistair allan allen alonzo alvin amir anatoly anders andre andreas andrei andres andrew \
    andy angelo angus anthony antoine anton antonio anwar archie ari arthur ashraf austin barack barry bart bashar ben \
    benedict benjamin bernard bernie bert bilal bill billy bjorn bob bobby boris brad bradley brandon brendan brent brett \
    brian bruce bruno bryan byron caleb callum calvin cameron carl carlo carlos cecil cedric chad charles charlie chester chris \
    christian christoph christopher chuck clark claude clifford clint clive cody colin connor conrad craig cristiano curtis cyril cyrus \
    dale damian damien dan daniel danny darren darryl dave david dean declan dennis derek desmond diego dieter dimitri \
    dirk dmitry dominic don donald doug douglas duncan dustin dwayne dwight dylan earl ed eddie edgar eduardo edward edwin \
    eli elias elijah elliott elmer emil emilio emmanuel enrique eric erik ernest ernesto ethan eugene evan ewan \
    fabio faisal felipe felix ferdinand fernando fidel francesco francis francisco franco frank franz fred frederick fritz \
    gabriel gareth gary gavin gene geoff geoffrey george gerald gerard gerhard gilbert giorgio giovanni glen glenn \
    gordon graeme graham grant greg gregg gregory guillermo gunther gus gustavo guy hamid hank hans harold harry harvey hassan hector \
    heinrich henri henrik henry herbert herman hiroshi horst howard hubert hugh hugo hussein ian ibrahim igor ilya imran \
    isaac ismail ivan jack jacob jacques jake jamal james jamie jan jared jason javier jay jeff jeffrey jens jeremiah \
    jeremy jerome jerry jesse jesus jim jimmy joachim joe joel joey johan johannes john johnny jon jonas jonathan jordan \
    jorge jose josef joseph josh joshua juan juergen julian julio justin kareem karl keith ken kenneth kenny kent kevin \
    khaled khalid klaus kofi konstantin kurt kyle lance larry lars laurence laurent lawrence lee leo leon leonard \
    leonid leroy leslie lewis liam lionel lloyd lorenzo lou louis lucas luca luigi luis luke magnus mahmoud malcolm manuel \
    marc marcel marco marcus mario marius mark marlon marshall martin marvin mathew matt matteo matthew matthias maurice \
    max maxim maximilian mehdi mehmet michael michel miguel mike mikhail miles milton mitch mitchell mitt mohamed mohammad mohammed \
    morgan mohsen moses muhammad mustafa nabil narendra nathan nathaniel neil nelson nicholas nick nicolas nigel nikita nikolai noah \
    noel norman oleg oliver olivier omar oscar oskar osama otto owen pablo paolo pascal pat patrick paul pavel pedro pete \
    peter petr phil philip philippe phillip pierre prakash preston rafael rahul rajesh ralph ramon randall randy rashid raul \
    ravi ray raymond recep reggie reinhard rene rex ricardo richard rick ricky riccardo rob robert roberto robin rod rodney \
    rodrigo roger roland rolf roman ron ronald ronnie rory ross roy rudolf rupert russell ryan sadiq salman salvador sam \
    samir samuel sanjay saul scott sean sebastian serge sergei sergey sergio seth shane shaun shawn shinzo sid sidney \
    silvio simon spencer stan stanley stefan stephan stephen steve steven stewart stuart sven sylvain tariq ted terence terry theo \
    theodore thomas tim timothy tobias toby todd tom tommy tony travis trevor tristan tyler ulrich umar vernon victor \
    viktor vincent vinod virgil vitaly vladimir volker wade wallace walter warren wayne werner wilfred will willem william willie \
    winston wolfgang padraig seamus ciaran eamon colm diarmuid brendan conor declan fergus hamish lachlan piet joost \
    bram sander jeroen teodor bogdan tomasz piotr wojciech jaroslaw jiri vaclav zoltan laszlo gyorgy istvan ion mihai dragan zoran goran \
    nikos yannis alexis dimitris mehmet recep ahmet emre osman murat yitzhak benjamin shimon moshe avi eitan ehud hamza tariq karim rachid \
    youssef jamil walid ziad nasser fouad kwame kofi chinedu emeka olusegun thabo sipho cyril jomo uhuru hiroshi kenji takashi yuki \
    satoshi jun akira shigeru rajiv amit arun vijay anil sunil suresh ramesh mukesh arvind ashok deepak dinesh manmohan farhan arjun \
    jair luiz joao nicolas evo gustavo raul matias facundo thiago silas ezra rufus jasper casper otto lew lars anton xavier xi yasser yusuf yuri yves zachary zack \
    hal lyle trent mort chip jeb marty clay clayton corey darrell darrel devin dexter doyle drew elliot ellis \
    emmett ernie erwin floyd garrett garth gil grover harlan harris herb homer horace ira irving irwin jed \
    jefferson jody julius kelvin kendall kirk lamar leland lester lonnie lowell luther lyndon mack marlin mel \
    merle micah mickey monte myron nate ned newt norm orrin orville percy quentin quincy reed reid rich rocky \
    roderick rudy rusty sammy sherman sherrod strom terrence tad thad thaddeus tucker vance vern vince wally wes \
    wesley wilbur wyatt zeke corbin cory dmitri marcos mateo rafe reince rand tate josue rolando emanuel rahm";

/// First names mostly given to women.
#[rustfmt::skip]
const FEMALE: &str = "abigail ada adela adele adriana agnes aisha alana alexandra alice alicia alison allison alyssa amanda amber \
    amelia amina amy ana anastasia andrea angela angelina angie anita anjali ann anna annabel anne annette annie antonia april \
    ariana ashley astrid audrey ava ayesha barbara beatrice beatriz becky belinda bernadette beth bethany betty beverly bianca \
    bonnie brenda bridget britney brittany camila camilla candace carla carly carmen carol carole caroline carolyn carrie \
    catherine cathy cecilia celeste celia charlotte chelsea cheryl chiara chloe christa christina christine cindy claire \
    clara claudia colleen condoleezza connie constance corinne courtney cristina crystal cynthia daisy dana danielle daphne dawn deanna debbie \
    deborah debra deirdre denise diana diane dilma dolores donna dora doreen doris dorothy edith eileen elaine eleanor elena \
    elisa elisabeth elise eliza elizabeth ella ellen ellie eloise elsa emily emma erica erika erin esther eva eve evelyn \
    faith fatima felicia fiona florence frances francesca freya gabriela gabrielle gail gayle geraldine gina ginger gisele giulia \
    gladys glenda gloria grace greta gretchen gwen gwendolyn hannah harriet hazel heather heidi helen helena helene henrietta \
    hilary hilda hillary holly hope ida imogen ingrid irene iris irina isabel isabella isabelle ivanka ivy jacinda jackie \
    jacqueline jana jane janet janice janine jasmine jean jeanette jeanne jenna jennifer jenny jessica jill joan joanna \
    joanne jocelyn jodie josephine joy joyce juanita judith judy julia juliana julie juliet june justine kamala karen karin \
    karina karla kate katharine katherine kathleen kathryn kathy katie katrina kayla keira kelly kendra kerry kim kimberly \
    kirsten kirsty kristen kristin kristina lana lara laura lauren layla lea leah leanne leila lena lesley lillian lily linda \
    lindsay lindsey lisa liz liza lois lola loretta lorraine louisa louise lucia lucille lucinda lucy lydia lynda lynn \
    lynne mabel madeleine madeline maggie malala mandy margaret margarita margot maria mariam marian marianne marie marilyn marina \
    marion marissa marjorie marlene marta martha martina mary maryam matilda maureen maxine meghan megan melanie melinda \
    melissa mercedes meredith mia michele michelle mildred mimi minnie miranda miriam moira mollie molly mona monica monique \
    muriel myra nadia nancy naomi natalia natalie natasha nicola nicole nikki nina noelle nora noreen norma olga olivia \
    oprah paige pamela patricia patsy patti paula pauline pearl peggy penelope penny petra philippa phoebe phyllis pippa polly priscilla priya \
    rachel ramona rebecca regina renata renee rhonda rita roberta rosa rosalind rosanna rose rosemary rosie roxanne ruby ruth \
    sabrina sadie sally samantha sandra sara sarah sasha selena serena shannon sharon sheila shelley sherry shirley sian simone \
    siobhan sofia sonia sonya sophia sophie stacey stacy stella stephanie sue summer susan susanna susanne suzanne sylvia \
    tabitha tamara tammy tanya tara tatiana teresa tess tessa theresa tiffany tina toni tracey tracy trisha trudy ursula \
    valentina valerie vanessa vera veronica vicki vicky victoria viola violet virginia vivian wanda wendy whitney winifred \
    xiomara yasmin ines irena ingeborg astrid greta lotte saskia anneke marijke femke elke heike sabine ulrike petra ilse gudrun \
    solveig sigrid liv siri kirsti paivi aino kaisa ewa agnieszka malgorzata katarzyna zofia jadwiga milena jelena svetlana ludmila \
    tamara oksana yulia olena halyna zsofia ilona ioana elif ayse fatma emine noor amal huda rania leila samira salma khadija zahra \
    mariam nour ngozi chioma amara thandi nomsa winnie wangari yuko akiko naoko keiko sakura mei ling priyanka sunita kavita anita \
    indira sonia shreya lakshmi nirmala sushma mamata consuelo dolores guadalupe ximena paloma pilar rocio graciela harriet celeste \
    rosalind edith wanda sinead aoife niamh roisin grainne orla mairead siobhan fionnuala yolanda yvette yvonne zainab zara zoe \
    pam barb bev deb trish marge madge arlene charlene darlene jody joni kellyanne kelli kellie kerri laverne \
    latoya lori lorna marcia marcy mavis melania michaela missy norah opal robyn rosalyn roxane sheryl sherri \
    tulsi tipper susie suzy thelma velma verna wilma zelda huma cokie megyn dianne dianna debora jen ilhan nita \
    kristi kristie mazie";

/// Courtesies, offices and kin that only a man has.
const MEN: &str = "mr sir lord king prince duke father brother son husband uncle nephew grandfather grandson stepfather \
    widower man boy actor chairman spokesman businessman congressman councilman alderman policeman fireman sheikh sheik \
    emperor baron monsignor pope rabbi imam bishop archbishop cardinal priest gentleman salesman fisherman boyfriend \
    groom assemblyman tribesman anchorman cameraman statesman craftsman sportsman herr monsieur senor signor";

/// Courtesies, offices and kin that only a woman has.
const WOMEN: &str = "mrs ms miss lady dame queen princess duchess mother sister daughter wife aunt niece grandmother \
    granddaughter stepmother widow woman girl actress chairwoman spokeswoman businesswoman congresswoman councilwoman \
    policewoman empress baroness nun waitress hostess heiress girlfriend bride headmistress assemblywoman saleswoman \
    anchorwoman sportswoman ballerina frau madame senora signora matron";

static NAMES: LazyLock<FxHashMap<&'static str, Gender>> = LazyLock::new(|| listed(MALE, FEMALE));
static WORDS: LazyLock<FxHashMap<&'static str, Gender>> = LazyLock::new(|| listed(MEN, WOMEN));

fn listed(male: &'static str, female: &'static str) -> FxHashMap<&'static str, Gender> {
    let men = male.split_whitespace().map(|name| (name, Gender::Male));
    men.chain(female.split_whitespace().map(|name| (name, Gender::Female)))
        .collect()
}

/// The gender of a folded first name; none where the list does not hold it.
pub(super) fn of_name(folded: &str) -> Option<Gender> {
    let first = folded.split('-').next().unwrap_or(folded);
    NAMES.get(folded).or_else(|| NAMES.get(first)).copied()
}

/// The gender of a whole name's first names: "Lou Ann Moor".
pub(super) fn of_names(folded: &[String]) -> Option<Gender> {
    let second = folded.get(1).filter(|_| folded.len() > 2).map(String::as_str);
    // "Jean Luc", "Jean-Pierre": a man's name where another of his follows.
    let first = folded.first().map(String::as_str);
    if first == Some("jean") && second.is_some_and(|second| !matches!(second, "ann" | "anne" | "marie"))
        || first.is_some_and(|first| first.starts_with("jean-"))
    {
        return Some(Gender::Male);
    }
    if let Some("ann" | "anne" | "jo" | "sue" | "mae" | "beth" | "lynn" | "marie" | "jean") = second {
        return Some(Gender::Female);
    }
    of_name(folded.first()?)
}

/// The gender a folded word of courtesy, kin or office tells.
pub(super) fn of_word(folded: &str) -> Gender {
    WORDS.get(folded).copied().unwrap_or_default()
}

/// Words after a name that begins a sentence within which "her" is the name's.
const OWN: usize = 12;

/// "Vane is mourning the death of her cousin": the gender of who begins a sentence, where nobody else is named before the pronoun.
pub(super) fn possessor(after: &str) -> Option<Gender> {
    let clause = after.split([',', '.', ';', ':', '"', '“', '(']).next()?;
    for token in tokens(clause).take(OWN) {
        match fold(token.text).as_str() {
            "his" | "himself" => return Some(Gender::Male),
            "her" | "herself" => return Some(Gender::Female),
            "he" | "she" | "him" | "who" | "that" => return None,
            _ if token.text.starts_with(char::is_uppercase) => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_offices_tell() {
        assert_eq!(of_name("karin"), Some(Gender::Female));
        assert_eq!(of_name("karl-heinz"), Some(Gender::Male));
        assert_eq!(of_name("harbour"), None);
        assert_eq!(of_word("spokeswoman"), Gender::Female);
        let name = ["lou", "ann", "moor"].map(str::to_owned);
        assert_eq!(of_names(&name), Some(Gender::Female));
        assert!(Gender::Unknown.fits(Gender::Male) && !Gender::Female.fits(Gender::Male));
    }
}
