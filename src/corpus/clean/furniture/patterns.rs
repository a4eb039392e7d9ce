//! The patterns by which a line alone tells that it is no article.

/// What a line must have before it is worth while to try a pattern on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// How it begins decides, mostly within a few letters.
    Beginning,
    /// One of these anywhere: rather the rarest letters of a word than all of it.
    Words(&'static [&'static str]),
    /// A closing bracket behind its last word.
    Bracket,
}

/// Why, and patterns over the line in lower case with straight quotes, the first that fits wins; and what each needs.
pub(super) const PATTERNS: &[(&str, &str, Needs)] = &[
    (
        "advertisement",
        r"^\W*(advert(isement|ising)?s?|ads?( feedback)?|sponsored( (content|links?|by .{1,40}))?|promoted( stories)?|paid post|anzeige|werbung|publicité|publicidad|pubblicità|annonce|reklama?)\W*$",
        Needs::Beginning,
    ),
    (
        "advertisement",
        r"^\W*(advertisement )?((scroll|story|article|content)s? (down )?(to )?continues? .{0,30}(below|advertisement|reading)|(article|story) continues.{0,30}|continue reading( below| the main story)?|continue (with )?the main story)\W*$",
        Needs::Beginning,
    ),
    ("share widget", r"^\W*read or share this story.*$", Needs::Beginning),
    (
        "share widget",
        r"^\W*(\d[\d,.]*k? )?(shares?|tweets?|retweets?|likes?|pin it|pin|e-?mail|print|whatsapp|facebook|twitter|linkedin|reddit|pinterest|tumblr|telegram|flipboard|google\+?|messenger|copy( the)? link|save|bookmark|teilen|partager|compartir|condividi)(( |\W|\d)*(this|on|via|with|to|by|it|in|the|a|page|article|story|post|link|tweet|share|shares|like|likes|friend|or|and|facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|tumblr|email|e-?mail|print|messenger|telegram|google\+?|copy|copied|save|comments?|social media|flipboard|sms|more|plus|friends|clipboard|window|new|opens))*\W*$",
        Needs::Beginning,
    ),
    (
        "share widget",
        r"^\W*(share (this|on|via|the|your)|click (here )?to (share|email|print)|follow (us|me|\w+|@\w+|the .{1,40}) on (facebook|twitter|instagram|x\b|linkedin|youtube|whatsapp|telegram|google)|find us on (facebook|twitter|instagram)|like us on|join us on (facebook|twitter)|tell us what you think|send (this )?(to a friend|by email)).*$",
        Needs::Beginning,
    ),
    (
        "newsletter prompt",
        r"^\W*(sign up|signup|subscribe|register|get|join|receive|enter|don't miss|never miss|start your day|want more|stay up to date|keep up|stay informed|be the first|our free|newsletter|the .{1,40} newsletter|download|install|try|become|support|already|log ?in|create)\b.*\b(newsletters?|e-?mail address|your inbox|our app|the app|app store|google play|e-?mail alerts?|breaking news alerts?|push notifications?|daily digest|unlimited access|subscribers?|subscriptions?|a member|free trial|our (free )?(daily|weekly|morning|evening) (e-?mail|briefing|update)s?|whatsapp channel|telegram channel)\b.*$",
        Needs::Beginning,
    ),
    (
        "newsletter prompt",
        r"^\W*(subscribe( now| today)?|sign (up|in)( now| here| for free)?|log ?in( to continue)?|register( now)?|newsletters?|newsletter sign-?up|(thank you|thanks) for (subscribing|signing up).*|sign up (for|to) .{0,60}\b(e-?mails?|alerts?|updates?)( privacy policy)?|by (signing up|subscribing|entering your).*|invalid e-?mail.{0,40}|something went wrong.*|already have an account.{0,40}|abonnieren|s'abonner|suscríbete.*|iscriviti.*)\W*$",
        Needs::Beginning,
    ),
    (
        "cookie notice",
        r"^\W*((we|this (web)?site|our (web)?site).{0,40} uses? cookies|by (continuing|using|browsing).*(cookie|terms|privacy)|accept( all)? cookies|cookie (policy|settings|preferences)|manage (cookies|preferences|consent)|your privacy choices).*$",
        Needs::Beginning,
    ),
    (
        "copyright",
        r"^\W*((©|\(c\) ?\d{4}|copyright\b)|.*(©|copyright) ?(\d{4}|by\b)).*$",
        Needs::Words(&["©", "pyright", "(c)"]),
    ),
    (
        "copyright",
        r"^.*\b(all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati)\b.*$",
        Needs::Words(&["hts reserved", "orbehalten", "réserv", "servados", "iservati"]),
    ),
    (
        "copyright",
        r"^.*\b(may not be (published|reproduced|copied|reprinted)|no part (of this .{1,40} )?may be reproduced|is subject to copyright|reproduction (in whole or in part|without permission)|for information purposes only)\b.*$",
        Needs::Words(&["may not be ", "eproduc", "pyright", "rposes only"]),
    ),
    (
        "citation",
        r"^\W*(citation|cite this|how to cite|to cite this)\b.{0,20}:.*$",
        Needs::Beginning,
    ),
    (
        "citation",
        r"^.*\bretrieved (on )?\d{1,2} \w+ \d{4} from\b.*$",
        Needs::Words(&["etrieved "]),
    ),
    (
        "citation",
        r"^\W*(more information|journal information|doi|provided by|source url|original article|article url|permalink|url|link|via)\W*:? ?(<?https?://\S*|doi\.org\S*)?\W*$",
        Needs::Beginning,
    ),
    ("address", r"^\W*(source: ?)?https?://\S+$", Needs::Beginning),
    (
        "caption",
        r"^.*\((ap|reuters|afp|epa|getty( images)?|ap photo|file photo|photo|photos?[: ]|pa|dpa|image[: ]|picture[: ]|courtesy|credit[: ]|source[: ]|[^()]*(ap photo|/ap|/reuters|/afp|/getty images|/epa|/pa|/dpa|associated press|getty images|afp/getty|for the washington post|via ap|via reuters|file photo|/file|shutterstock|istock|alamy|photo by|photo/))[^()]*\)\W*$",
        Needs::Bracket,
    ),
    (
        "caption",
        r"^\W*\((ap photo|photo|image|picture|file)[^()]*\)\W*$",
        Needs::Beginning,
    ),
    (
        "caption",
        r"^\[(photo(graph)?s?|picture|image|illustration|map|graphic)\b[^\[\]]*\]\W*$",
        Needs::Beginning,
    ),
    (
        "caption",
        r"^\W*(image (copyright|caption|source)|media caption|photo(graph|s)?( credit| by| courtesy| caption| illustration)?\W*:|picture( credit)?\W*:|photo(graph)? (by|courtesy)\b|photo credit\b|credit ?:|image credit\b|image ?:|file photo\b|file -|file –|file —|foto\W*:|bild\W*:|pictured( above| below| here| left| right)?\W*:|(hide|toggle|show) caption|enlarge( this)? image|view (image|photos?|gallery|slideshow|more)|see (the )?(photos?|gallery)|(photo )?gallery\W|slideshow|(play|watch)( the)? video|video ?:|watch ?:|watch (now|live)|listen( now)? ?:|click to enlarge|(close|open)( this)? (image|gallery)|\d+ ?/ ?\d+$).*$",
        Needs::Beginning,
    ),
    (
        "caption",
        r"^.*\b(ap photo/|afp/getty|getty images/|/getty images|epa/|shutterstock|getty images$|ap photo$|/reuters$|/afp$|/ap$)\S{0,30}( \w+){0,4}\W*$",
        Needs::Words(&["ap photo", "getty", "utterstock", "/"]),
    ),
    (
        "related links",
        r"^\W*((read|see) (more|also|next|this)|also (read|see|on|in)|read (the )?(full|original|whole)? ?(story|article|report|more|now|here)|(click|tap) (here|to read).*|related( (articles?|stories|content|links?|topics?|coverage|news|posts?|items|reading))?|more (on this( story| topic)?|stories|news|like this|from (this|the|around).{0,40}|coverage|headlines|top stories)|more|recommended( (for you|stories|reading|articles))?|(you )?(may|might|could) also (like|be interested in).{0,40}|we recommend|most (read|popular|viewed|shared|commented|recent|discussed|emailed)( .{0,30})?|trending( (now|stories|news))?|popular( (now|stories|posts|in .{1,30}))?|don't miss|up next|what to read next|next (article|story|up)|previous (article|story)|top (stories|news|headlines)|editors?'?s? picks?|explore (further|more)|latest( (news|stories|headlines|updates))?|in other news|around the web|from (around )?the web|promoted links|elsewhere on .{1,30}|in this (story|article)|(key|related) topics?|tags?|topics|filed under.*|categories|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|auch interessant|lee también|te puede interesar|leggi anche|lees ook|läs också|läs mer)\W*$",
        Needs::Beginning,
    ),
    (
        "related links",
        r"^\W*(read more|read also|see also|also read|related|more|more on this|recommended|don't miss|must read|further reading|tags?|tagged|topics|filed under|in pictures|in pics|photos|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lee también|leggi anche|lees ook|läs också) ?(:|\||>|»|-).*$",
        Needs::Beginning,
    ),
    ("related links", r"^\[[^\[\]]{8,200}[^.\[\]]\]$", Needs::Beginning),
    ("related links", r"^\W*(read|see|view) all .{0,40}$", Needs::Beginning),
    (
        "related links",
        r"^.{0,80}\b(click|tap) here\W*$",
        Needs::Words(&["k here", "p here"]),
    ),
    (
        "call to readers",
        r"^\W*(we pay for [^.?!]{2,40}[.!] ?)?((got|have you( got)?|do you have|do you|were you|are you|is your|has your)\b[^.?!]{2,80}\? ?)((call|ring|phone|e-?mail|text|contact|message|whatsapp|write to|get in touch|tell us|let us)\b.{0,160})$",
        Needs::Beginning,
    ),
    (
        "appeal for money",
        r"^(.{0,160}[.!?,] )?\W*(buy (us|me) a (coffee|beer)|support (our|independent) (journalism|reporting|work|newsroom)|(please )?(donate|chip in|make a donation) (now|today|here|to keep)|become a (supporter|patron|member))\b.{0,80}$",
        Needs::Words(&[
            "buy us a ",
            "buy me a ",
            "support our ",
            "support indep",
            "donat",
            "chip in ",
            "become a ",
        ]),
    ),
    (
        "navigation",
        r"^\W*(skip to .{1,40}|(go )?back to (top|home|.{1,30} home)|jump to .{1,30}|(main )?menu|site map|sitemap|search( .{0,20})?|home|homepage|close( menu| this)?|open menu|show more|load more.{0,20}|see more|view more|show (all|less)|next|previous|prev|page \d+( of \d+)?|\d+ of \d+|you are here.*|sections|a a|text size.{0,20}|font size.{0,20}|toggle .{1,30}|edition|select (edition|language|country|region).{0,30}|weather|my account|sign out|log out|breadcrumb)\W*$",
        Needs::Beginning,
    ),
    (
        "site notice",
        r"^\W*(editorial (standards|policy|guidelines|code)|our standards\W.*|terms( and conditions| of (use|service).{0,40}|.{0,10}privacy.{0,30})?|privacy( (policy|notice|statement|center))?( \W? ?terms.{0,40})?|contact( us)?|about( us| this (article|story|site))?|advertise( with us)?|help|faqs?|careers|feedback|corrections( policy)?|report (an error|a (typo|correction|problem)|this ad)|submit a (correction|tip).{0,40}|(send|got) .{0,20}(a )?tips?\b.*|accessibility( help)?|rss( feeds?)?|permissions|reprints?( and permissions)?|order reprints.*|request (permission|reprint).*|impressum|datenschutz|disclaimer|do not sell .*|have (a|an) (story|news|tip).*|get in touch.*|let us know.*|please enable (javascript|cookies).*|(your )?browser .*(support|upgrade|update).*|javascript (is|must be) .*)\W*$",
        Needs::Beginning,
    ),
    (
        "comments",
        r"^\W*((\d[\d,]*|no|add( a| your)?|post( a)?|leave (a|your)|view( all)?|show|hide|read|write( a)?|be the first to|join the|start the|see( all)?|reader|user|latest|top|sort) )?(comments?|replies|reply|conversation|discussion|responses?)( \(?\d[\d,]*\)?| (on this (story|article)|are closed|policy|section|here|below|now))?\W*$",
        Needs::Beginning,
    ),
    (
        "comments",
        r"^\W*(comments (are|have been|will be) .*|(please )?(log in|sign in|register) to (post|leave|write|add|join).*|what do you think\?.*|have your say.*|join the (conversation|discussion)\b.*|your email address will not be published.*|required fields are marked.{0,20})$",
        Needs::Beginning,
    ),
    (
        "reading time",
        r"^\W*(\d+[ -]min(ute)?s?( read| listen)?|(estimated )?reading time\W.{0,20}|listen to (this )?(article|story|audio).*|(this (article|story) is )?\d+ (min|minutes|months|years|hours|days) (old|ago)|(updated|published|posted)? ?\d+ (seconds?|minutes?|mins?|hours?|hrs?|days?) ago|just now|live( now)?|breaking( news)?|exclusive|opinion|analysis|news|developing( story)?)\W*$",
        Needs::Beginning,
    ),
    (
        "credit line",
        r"^\W*(\((reporting|writing|written|story)|(additional )?reporting|editing|compiled|edited|with reporting|with files|with agencies|with inputs?) (by|from)\b.*$",
        Needs::Beginning,
    ),
    (
        "credit line",
        r"^\W*(.{1,60} )?contributed to this (report|story|article)\W*$",
        Needs::Words(&["ibuted to this "]),
    ),
    ("separator", r"^\W*(-?30-?|ends?|###|eom)\W*$", Needs::Beginning),
];
