//! What the markup of a page says about its own parts: the words of `class`, `id`, `role` and their like, sorted into
//! what is article and what is furniture. These words are English on pages of nearly every language.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a part of a page is that is not article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    Hidden,
    Popup,
    Navigation,
    Related,
    Share,
    Comments,
    Newsletter,
    Cookies,
    Advertisement,
    Author,
    Byline,
    Caption,
    Footer,
    Paywall,
    Tags,
    Sidebar,
    Form,
    Media,
    Notice,
    Title,
    Heading,
    Elsewhere,
}

impl Why {
    /// The reason as the reader sees it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Why::Hidden => "hidden on the page",
            Why::Popup => "pop-up window",
            Why::Navigation => "navigation",
            Why::Related => "related links",
            Why::Share => "share bar",
            Why::Comments => "comments",
            Why::Newsletter => "newsletter",
            Why::Cookies => "cookie notice",
            Why::Advertisement => "advertisement",
            Why::Author => "author box",
            Why::Byline => "byline",
            Why::Caption => "caption",
            Why::Footer => "footer",
            Why::Paywall => "paywall notice",
            Why::Tags => "tags",
            Why::Sidebar => "sidebar",
            Why::Form => "form",
            Why::Media => "player or gallery",
            Why::Notice => "site notice",
            Why::Title => "title",
            Why::Heading => "heading without text",
            Why::Elsewhere => "page furniture",
        }
    }
}

/// How far a hint is to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// Only where no prose stands in it.
    Weak,
    /// Unless most of the page's prose stands in it.
    Strong,
}

/// What the attributes of an element say of what stands in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hint {
    pub furniture: Option<(Why, Trust)>,
    /// How likely it holds the article, from 0 to 3.
    pub body: u8,
    /// A standfirst: the sentence or two below the headline.
    pub standfirst: bool,
}

impl Hint {
    /// Both hints; the firmer one where they differ.
    pub(super) fn and(self, other: Hint) -> Hint {
        let furniture = match (self.furniture, other.furniture) {
            (Some((_, Trust::Weak)), Some(firm @ (_, Trust::Strong))) => Some(firm),
            (mine, theirs) => mine.or(theirs),
        };
        Hint {
            furniture,
            body: self.body.max(other.body),
            standfirst: self.standfirst || other.standfirst,
        }
    }
}

/// Words that are furniture wherever they stand in a name.
const STRONG: &[(Why, &str)] = &[
    (
        Why::Navigation,
        "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination pager paginator skiplink skiplinks skipnav skipto topbar navi sitemap menubar tableofcontents inhaltsverzeichnis jumplinks",
    ),
    (
        Why::Related,
        "related relateds relatedcontent relatedarticles relatedposts relatedstories relatedlinks relatednews recommendation recommendations recommended recommender recirc recirculation recirculations readmore readalso alsoread readnext upnext nextup seealso seemore morestories morefrom moreon morenews morelinks trending mostread mostpopular mostviewed mostshared popularposts popularstories popular outbrain taboola zergnet revcontent mgid nativo similar suggested suggestions youmaylike maylike yarpp jprelatedposts linklist linkbox teaserlist teasergroup articlelist newslist storylist postlist latestnews topstories headlines ticker relacionadas relacionados relacionado relacionada noticiasrelacionadas similaires correlati correlate weiterlesen mehrzumthema lesermeinung verwandt furtherreading interstitiallink inlinelink richlink readlist relatedlist crosslink crosslinks",
    ),
    (
        Why::Share,
        "share shares sharing sharebar sharebuttons sharetools sharelinks sharing socialshare socials social sharedaddy addthis addtoany shareaholic shariff heateor sociallinks socialmedia socialbar socialbuttons socialicons followus followers follows whatsapp",
    ),
    (
        Why::Comments,
        "comment comments commentlist commentarea commentsection commentary disqus respond livefyre viafoura coral spotim hyvor openweb facebookcomments fbcomments kommentare kommentar comentarios commentaires discourse usercomments trackback trackbacks pingback pingbacks replies",
    ),
    (
        Why::Newsletter,
        "newsletter newsletters newslettersignup subscribe subscribebox subscription emailsignup signup optin mailchimp mailinglist nlsignup mcembed",
    ),
    (
        Why::Cookies,
        "cookie cookies cookiebar cookienotice cookiebanner cookieconsent consent gdpr onetrust didomi usercentrics cookielaw sourcepoint truste",
    ),
    (
        Why::Advertisement,
        "ad ads adv advert adverts advertisement advertisements advertising advertorial adslot adunit adbox adcontainer adwrapper adsense admanager adplaceholder adspace adbanner dfp gpt googlead sponsor sponsored sponsors sponsorship promoted werbung anzeige anzeigen publicidad publicite reklame reklam reklama annonce werbebox commercial affiliate merchandise shopping",
    ),
    (
        Why::Author,
        "authorbio authorbox authorinfo authorcard authorprofile authordescription abouttheauthor aboutauthor aboutauthors authorbiography authors authorblock bio biography contributors contributor writerbio vcard autorenbox autorenprofil",
    ),
    (
        Why::Byline,
        "byline bylines dateline timestamp datetime pubdate postmeta entrymeta articlemeta storymeta metadata readingtime readtime postedon publisheddate publishdate articledate postdate lastupdated modifieddate publication publicationdate",
    ),
    (
        Why::Caption,
        "caption captions figcaption imagecaption photocaption photocredit imagecredit mediacaption wpcaption wpcaptiontext creditline credits credit imagesource photographer legende bildunterschrift bildtext bildunterzeile piedefoto piefoto didascalia kicker galleryimagecaption copyright",
    ),
    (
        Why::Footer,
        "footer sitefooter pagefooter colophon legal imprint disclaimer fussnavigation",
    ),
    (
        Why::Paywall,
        "paywall piano regwall subscribewall registrationwall meteredwall paygate offerbox paywalloffer",
    ),
    (
        Why::Tags,
        "tags taglist tagcloud tagslist tagscontainer keywords posttags articletags entrytags storytags tagging topiclist topics categories etiquetas schlagworte schlagwort tagcontainer",
    ),
    (
        Why::Sidebar,
        "sidebar sidebars sidebarcontent rightrail leftrail rightcolumn leftcolumn rightcol leftcol rightbar leftbar siderail secondary complementary pullquote pullquotes",
    ),
    (
        Why::Hidden,
        "visuallyhidden visuallyhide sronly screenreader screenreadertext a11y offscreen noprint printonly onlyprint hidedesktop",
    ),
    (
        Why::Popup,
        "modal popup popover overlay lightbox dialog tooltip offcanvas",
    ),
    (
        Why::Media,
        "player videoplayer audioplayer jwplayer playlist gallery slideshow carousel slider swiper poll quiz survey brightcove soundcloud imagegallery photogallery texttospeech listen",
    ),
    (
        Why::Notice,
        "errormessage loginbox login signin register registration searchbox searchform search sitesearch feedback appbanner appdownload downloadapp donation donate donations fundraising adblock adblocker browsehappy noscript donationbox supportus corrections",
    ),
];

/// Words that are furniture where no prose stands below them.
const WEAK: &[(Why, &str)] = &[
    (
        Why::Navigation,
        "header masthead banner topnav tabs tab toolbar back anchor anchors anker toc top skip jump navlist index",
    ),
    (
        Why::Related,
        "teaser teasers promo promos promotion promobox promoted promoblock more moreinfo next previous prev latest list links link cards card stream river feed topic recent related external embed widget widgets module aside carousel tout touts",
    ),
    (
        Why::Share,
        "tools tool follow twitter facebook linkedin pinterest instagram buttons button toolbox bookmark print email actions action icons icon connect fb",
    ),
    (
        Why::Byline,
        "meta date time author autor autoren auteur autore writer info infos published posted updated eyebrow overline label badge location source agency by details dates kicker rubric ressort category cat section subject datum fecha data",
    ),
    (
        Why::Caption,
        "image img photo photos picture figure foto bild media thumb thumbnail video videos credits",
    ),
    (Why::Tags, "tag hashtag hashtags keyword flags"),
    (
        Why::Sidebar,
        "side rail box infobox factbox callout extra extras supplementary complement",
    ),
    (
        Why::Advertisement,
        "native partner partners deals shop buy product products",
    ),
    (
        Why::Notice,
        "notice alert message notification notifications error warning help cta subscriber members member premium offer app apps download pledge support rating ratings vote votes",
    ),
];

/// Words that name the article itself: how likely.
const BODY: &[(u8, &str)] = &[
    (
        3,
        "articlebody articlebodytext entrycontent postcontent articlecontent articletext storybody storycontent storytext postbody storybodytext articlebodycontent bodytext bodycopy bodycontent newscontent newsbody newstext postentry textbody contentbody maintext contenttext articlemaincontent artikeltext artikelbody articlecopy blogcontent singlecontent contentarticle cuerpo articulotexto textonoticia texteditor richtext postcontentarea",
    ),
    (
        2,
        "hentry articlemain mainarticle maincontent contentmain storymain articlewrapper blogpost fullarticle fullstory storydetail articledetail newsdetail noticia articulo",
    ),
    (
        1,
        "article story post entry content body text main artikel beitrag texto contenu corps nota paragraph paragraphs prose",
    ),
];

/// Words that name a standfirst.
const STANDFIRST: &str = "standfirst dek deck subtitle subtitles subhead subheadline subheading subheader summary lead lede leadtext leadin intro introtext introduction abstract excerpt vorspann chapo chapeau sumario entradilla sommario occhiello ingress bajada copete subtitulo resumen teasertext strapline sapo abstrakt lidtext perex manchet bodyintro description articledek";

#[derive(Clone, Copy)]
enum Word {
    Furniture(Why, Trust),
    Body(u8),
    Standfirst,
    /// Says that the next word is not there, or only beside: "has-sidebar", "without-comments".
    Beside,
}

static WORDS: LazyLock<FxHashMap<&'static str, Word>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    let lists = [(WEAK, Trust::Weak), (STRONG, Trust::Strong)];
    for (list, trust) in lists {
        for (why, names) in list {
            for name in names.split(' ') {
                words.insert(name, Word::Furniture(*why, trust));
            }
        }
    }
    for (likely, names) in BODY {
        for name in names.split(' ') {
            words.insert(name, Word::Body(*likely));
        }
    }
    for name in STANDFIRST.split(' ') {
        words.insert(name, Word::Standfirst);
    }
    for name in "has with no without hide show is not ctxtmenu contextmenu".split(' ') {
        words.insert(name, Word::Beside);
    }
    words
});

/// Longest value that is looked at, in bytes: lists of utility classes go on for ever and say nothing.
const LONGEST: usize = 400;

/// What a name or a list of names says: `article__body`, `RelatedLinks has-sidebar`.
pub(super) fn names(value: &str) -> Hint {
    let mut hint = Hint::default();
    for name in value
        .get(..value.len().min(LONGEST))
        .unwrap_or_default()
        .split_ascii_whitespace()
    {
        hint = hint.and(one(name));
    }
    hint
}

/// What one name says.
fn one(name: &str) -> Hint {
    // Utility classes such as `md:hidden` and `w-[300px]` say how it looks.
    if name.contains([':', '[', '(', '/']) {
        return Hint::default();
    }
    let mut parts: [&str; 10] = [""; 10];
    let count = split(name, &mut parts);
    let parts = parts.get(..count).unwrap_or_default();
    let mut lower = String::with_capacity(name.len());
    let mut hint = Hint::default();
    let mut beside = false;
    let mut at = 0;
    while at < parts.len() {
        // Two or three words that mean something together go before each alone.
        let mut found = None;
        for len in (1..=3.min(parts.len() - at)).rev() {
            lower.clear();
            for part in parts.iter().skip(at).take(len) {
                lower.extend(part.chars().map(|c| c.to_ascii_lowercase()));
            }
            if let Some(word) = WORDS.get(lower.as_str()) {
                found = Some((*word, len));
                break;
            }
        }
        let (word, len) = found.map_or((None, 1), |(word, len)| (Some(word), len));
        match word {
            Some(Word::Beside) => beside = true,
            Some(_) if beside => {}
            Some(Word::Furniture(why, trust)) => {
                hint = hint.and(Hint {
                    furniture: Some((why, trust)),
                    ..Hint::default()
                });
            }
            Some(Word::Body(likely)) => hint.body = hint.body.max(likely),
            Some(Word::Standfirst) => hint.standfirst = true,
            None => {}
        }
        at += len;
    }
    if matches!(hint.furniture, Some((_, Trust::Strong))) {
        hint.body = 0;
        hint.standfirst = false;
    }
    hint
}

/// The words of a name, which stand between marks or begin with a capital.
fn split<'a>(name: &'a str, parts: &mut [&'a str; 10]) -> usize {
    let mut count = 0;
    let mut start = 0;
    let mut small = false;
    let mut push = |part: &'a str| {
        if !part.is_empty()
            && let Some(slot) = parts.get_mut(count)
        {
            *slot = part;
            count += 1;
        }
    };
    for (at, c) in name.char_indices() {
        if !c.is_ascii_alphanumeric() {
            push(name.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
            small = false;
        } else if c.is_ascii_uppercase() {
            if small {
                push(name.get(start..at).unwrap_or_default());
                start = at;
            }
            small = false;
        } else {
            small = true;
        }
    }
    push(name.get(start..).unwrap_or_default());
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(value: &str) -> Option<(Why, Trust)> {
        names(value).furniture
    }

    #[test]
    fn names_tell_what_is_furniture() {
        assert_eq!(why("c-related-links"), Some((Why::Related, Trust::Strong)));
        assert_eq!(why("NewsletterSignup_x8f"), Some((Why::Newsletter, Trust::Strong)));
        assert_eq!(why("read-more"), Some((Why::Related, Trust::Strong)));
        assert_eq!(why("post-date"), Some((Why::Byline, Trust::Strong)));
        assert_eq!(why("layout has-sidebar no-comments"), None);
        assert_eq!(why("thread broadcast shadow"), None);
    }

    #[test]
    fn names_tell_where_the_article_is() {
        assert_eq!(names("article__body").body, 3);
        assert_eq!(names("entryContent").body, 3);
        assert_eq!(names("wrapper").body, 0);
        assert!(names("post-standfirst").standfirst);
    }
}
