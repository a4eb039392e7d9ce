//! Which blocks of a page are its article, and what the others are. The region with the most prose, furniture and links
//! counted against it, holds the article; within it each block is judged by what it stands in, its links and its shape.

use super::hints::{Trust, Why};
use super::outline::{Block, Kind, Outline};

/// What every block of the outline is: None for the article's own.
pub(super) fn judge(outline: &Outline<'_>) -> Vec<Option<Why>> {
    let strict = Page::of(outline, true);
    let verdict = strict.verdict();
    if letters(outline, &verdict) >= ENOUGH {
        return verdict;
    }
    // What names said may have been wrong.
    let lenient = Page::of(outline, false).verdict();
    if letters(outline, &lenient) > 2 * letters(outline, &verdict) {
        lenient
    } else {
        verdict
    }
}

/// Which of the blocks that were kept are article by their place, whatever they look like: a standfirst, and what stands
/// below the first paragraph as a heading, an item or a long paragraph.
pub(super) fn placed(outline: &Outline<'_>, verdict: &[Option<Why>]) -> Vec<bool> {
    let mut begun = false;
    let kept = |(block, why): (&Block, &Option<Why>)| {
        if why.is_some() {
            return false;
        }
        let sentence = prose(block) > 0.0;
        let sure = match block.kind {
            Kind::Heading(_) | Kind::Item | Kind::Cell | Kind::Quote | Kind::Code => begun,
            _ => block.letters >= 120 && block.link_share() < 0.2,
        };
        begun |= sentence;
        sure || is_described(outline, block)
    };
    outline.blocks.iter().zip(verdict).map(kept).collect()
}

/// Whether a block says what the page's metadata says of it.
fn is_described(outline: &Outline<'_>, block: &Block) -> bool {
    if block.letters < 30 || block.letters > 1000 {
        return false;
    }
    let own = key(&block.text);
    outline.descriptions.iter().any(|text| {
        let text = key(text);
        text.len() >= 30 && (text.starts_with(&own) || own.starts_with(text.as_str()))
    })
}

/// Less text than this is hardly an article, in letters.
const ENOUGH: usize = 250;

fn letters(outline: &Outline<'_>, verdict: &[Option<Why>]) -> usize {
    let kept = outline.blocks.iter().zip(verdict).filter(|(_, why)| why.is_none());
    kept.map(|(block, _)| block.letters).sum()
}

/// So many blocks above the text a headline is looked for.
const REACH: usize = 40;

/// Letters and figures alone, in lower case.
fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Sums over the blocks before each: what lies in a run is a difference.
struct Sums(Vec<f64>);

impl Sums {
    fn of(values: impl Iterator<Item = f64>) -> Sums {
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for value in values {
            sum += value;
            sums.push(sum);
        }
        Sums(sums)
    }

    fn between(&self, first: usize, end: usize) -> f64 {
        let at = |i: usize| self.0.get(i).copied().unwrap_or_default();
        at(end) - at(first)
    }
}

/// A page being judged.
struct Page<'a> {
    outline: &'a Outline<'a>,
    /// What the region is part of, by the names of it and of those around it.
    furniture: Vec<Option<Why>>,
    /// Letters of prose.
    prose: Sums,
    letters: Sums,
    linked: Sums,
    /// Whether the region stands in one that is called the article's text.
    named: Vec<bool>,
}

impl<'a> Page<'a> {
    fn of(outline: &'a Outline<'a>, strict: bool) -> Page<'a> {
        let prose = Sums::of(outline.blocks.iter().map(prose));
        let letters = Sums::of(outline.blocks.iter().map(|block| block.letters as f64));
        let linked = Sums::of(outline.blocks.iter().map(|block| block.linked as f64));
        let all = prose.between(0, outline.blocks.len());
        let longest = longest(outline);
        let mut named: Vec<bool> = Vec::with_capacity(outline.regions.len());
        let mut furniture: Vec<Option<Why>> = Vec::with_capacity(outline.regions.len());
        for (at, region) in outline.regions.iter().enumerate() {
            let above = if region.parent == at {
                None
            } else {
                furniture.get(region.parent).copied().flatten()
            };
            let inside = Inside {
                prose: prose.between(region.first, region.end),
                of: all,
                letters: letters.between(region.first, region.end),
                linked: linked.between(region.first, region.end),
                text: letters.between(0, outline.blocks.len()) - linked.between(0, outline.blocks.len()),
                longest: longest.get(at).copied().unwrap_or_default(),
            };
            let own = region.hint.furniture.filter(|(why, trust)| match trust {
                Trust::Weak => inside.is_weakly(*why) && !is_heading(region.tag),
                Trust::Strong if !strict => inside.prose < 1.0,
                Trust::Strong => inside.is_strongly(*why),
            });
            let own = own.filter(|_| region.tag != "header" || !outline.holds(at, &["h1"]));
            let own = own
                .filter(|_| region.tag != "figure" || !outline.holds(at, &["table", "blockquote", "pre", "ul", "ol"]));
            named.push(
                region.hint.body == 3 || (region.parent != at && named.get(region.parent).copied().unwrap_or_default()),
            );
            furniture.push(above.or(own.map(|(why, _)| why)));
        }
        Page {
            outline,
            furniture,
            prose,
            letters,
            linked,
            named,
        }
    }

    fn furniture_of(&self, block: &Block) -> Option<Why> {
        block
            .aside
            .or_else(|| self.furniture.get(block.region).copied().flatten())
    }

    /// What a block adds to a region's claim to hold the article.
    fn worth(&self, block: &Block) -> f64 {
        let named = self.named.get(block.region).copied().unwrap_or_default();
        if self.furniture_of(block).is_some() {
            return -10.0;
        }
        let prose = prose(block);
        if prose > 0.0 {
            return match block.kind {
                Kind::Item | Kind::Cell => prose * 0.7,
                _ => prose,
            };
        }
        match block.kind {
            Kind::Heading(_) => 0.0,
            _ if named && block.link_share() < 0.3 => block.letters as f64 * 0.3,
            _ if block.link_share() > 0.5 => -(block.linked.min(100) as f64),
            Kind::Item | Kind::Cell => 0.0,
            _ => -10.0,
        }
    }

    /// The region that holds the article.
    fn home(&self) -> usize {
        let worth = Sums::of(self.outline.blocks.iter().map(|block| self.worth(block)));
        let mut best = (0, f64::MIN);
        for (at, region) in self.outline.regions.iter().enumerate() {
            let prior = match region.hint.body {
                3 => 1.25,
                2 => 1.15,
                1 => 1.08,
                _ => 1.0,
            };
            let score = worth.between(region.first, region.end) * prior;
            // Of equals the innermost.
            if score >= best.1 {
                best = (at, score);
            }
        }
        self.outward(best.0)
    }

    /// Out of a paragraph or list into the region that holds it and its like, and as far as one that is called the
    /// article's text.
    fn outward(&self, home: usize) -> usize {
        let regions = &self.outline.regions;
        let parent = |at: usize| regions.get(at).map_or(at, |region| region.parent);
        let mut home = home;
        for _ in 0..6 {
            let small = regions.get(home).is_some_and(|region| {
                matches!(
                    region.tag,
                    "p" | "li" | "ul" | "ol" | "dl" | "dd" | "dt" | "blockquote" | "pre" | "tr" | "tbody" | "br" | "hr"
                ) || is_heading(region.tag)
            });
            if !small {
                break;
            }
            home = parent(home);
        }
        self.outline
            .around(home)
            .take(6)
            .find(|at| regions.get(*at).is_some_and(|region| region.hint.body == 3))
            .unwrap_or(home)
    }

    fn verdict(&self) -> Vec<Option<Why>> {
        let blocks = &self.outline.blocks;
        let home = self.home();
        let Some(region) = self.outline.regions.get(home) else {
            return vec![None; blocks.len()];
        };
        let mut verdict: Vec<Option<Why>> = Vec::with_capacity(blocks.len());
        let links = self.link_lists(home);
        for (at, block) in blocks.iter().enumerate() {
            let why = if (region.first..region.end).contains(&at) {
                self.inside(block)
                    .or_else(|| links.get(block.region).copied().flatten())
            } else {
                Some(self.furniture_of(block).unwrap_or(Why::Elsewhere))
            };
            verdict.push(why);
        }
        self.standfirst(region.first, &mut verdict);
        edges(blocks, &mut verdict);
        verdict
    }

    /// Takes in the standfirst, which may stand between the headline and the region of the text.
    fn standfirst(&self, text: usize, verdict: &mut [Option<Why>]) {
        let blocks = &self.outline.blocks;
        let above = blocks.get(..text).unwrap_or_default();
        let near = above.len().saturating_sub(REACH);
        let headline = above
            .iter()
            .skip(near)
            .rposition(|block| block.kind == Kind::Heading(1))
            .map(|at| at + near);
        let mut taken = 0;
        for at in headline.unwrap_or(near)..text {
            let Some(block) = blocks.get(at) else { break };
            if block.letters < 30 || block.link_share() > 0.3 || matches!(block.kind, Kind::Caption | Kind::Heading(1))
            {
                continue;
            }
            let named = || {
                let around = self.outline.around(block.region).take(3);
                let mut hints = around.filter_map(|at| self.outline.regions.get(at));
                hints.any(|region| region.hint.standfirst)
            };
            let free = || self.furniture_of(block).is_none();
            let told = headline.is_some()
                && free()
                && taken == 0
                && (named() || block.letters >= 80 || (block.letters >= 50 && ends_sentence(&block.text)));
            if (told || is_described(self.outline, block))
                && block.letters < 700
                && taken < 3
                && let Some(why) = verdict.get_mut(at)
            {
                taken += 1;
                *why = None;
            }
        }
    }

    /// What a block within the article's region is, by itself.
    fn inside(&self, block: &Block) -> Option<Why> {
        if let Some(why) = self.furniture_of(block) {
            return Some(why);
        }
        match block.kind {
            Kind::Caption => Some(Why::Caption),
            Kind::Heading(_) if block.link_share() > 0.5 => Some(Why::Related),
            _ if block.link_share() > 0.8 && !is_address(&block.text) => Some(Why::Related),
            _ if is_pointer(block) => Some(Why::Related),
            _ => None,
        }
    }

    /// Regions below `home` that are mostly links.
    fn link_lists(&self, home: usize) -> Vec<Option<Why>> {
        let regions = &self.outline.regions;
        let mut lists: Vec<Option<Why>> = vec![None; regions.len()];
        let Some(whole) = regions.get(home) else {
            return lists;
        };
        let all = self.letters.between(whole.first, whole.end).max(1.0);
        for at in home + 1..whole.last {
            let Some(region) = regions.get(at) else { break };
            let above = lists.get(region.parent).copied().flatten();
            let letters = self.letters.between(region.first, region.end);
            let linked = self.linked.between(region.first, region.end);
            let prose = self.prose.between(region.first, region.end);
            let own = match region.tag {
                "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "td" | "tr" | "blockquote" => None,
                _ if linked > letters * 0.5 && letters < all * 0.5 && prose < letters * 0.3 => Some(Why::Related),
                _ => None,
            };
            if let Some(slot) = lists.get_mut(at) {
                *slot = above.or(own);
            }
        }
        lists
    }
}

/// Whether a text is an address on the web.
fn is_address(text: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|begin| text.starts_with(begin))
}

/// Whether a block points elsewhere: "More on this: a link", and nothing after it.
fn is_pointer(block: &Block) -> bool {
    let (from, to) = block.links;
    if block.letters > 250 || block.link_share() < 0.4 {
        return false;
    }
    let label = block.text.get(..from).unwrap_or_default().trim_end();
    let rest = block.text.get(to..).unwrap_or_default();
    label.ends_with([':', '>', '»', '›', '→', '|', '▶', '►', '➡']) && !rest.contains(char::is_alphanumeric)
}

/// What stands in a region, in letters.
struct Inside {
    prose: f64,
    /// All the prose of the page.
    of: f64,
    letters: f64,
    linked: f64,
    /// All the text of the page that is no link.
    text: f64,
    /// The longest single block of prose.
    longest: usize,
}

impl Inside {
    /// Whether a region is what a firm name says.
    fn is_strongly(&self, why: Why) -> bool {
        match why {
            Why::Comments => self.letters - self.linked < self.text * 0.9,
            // Real paragraphs do not stand in these.
            Why::Related
            | Why::Navigation
            | Why::Share
            | Why::Tags
            | Why::Byline
            | Why::Paywall
            | Why::Advertisement
            | Why::Media
                if self.longest >= 400 =>
            {
                false
            }
            _ => self.prose < self.of * 0.5,
        }
    }

    /// Whether a region is what a name says that is used for much.
    fn is_weakly(&self, why: Why) -> bool {
        let links = self.linked >= self.letters * 0.25;
        if self.prose >= 1.0 {
            let teaser = self.linked >= self.letters * 0.15 && self.letters < 600.0;
            return teaser
                && matches!(why, Why::Related | Why::Sidebar | Why::Advertisement)
                && self.prose < self.of * 0.3;
        }
        match why {
            Why::Caption => true,
            Why::Byline => links || self.letters < 150.0,
            _ => links || self.letters < 60.0,
        }
    }
}

fn is_heading(tag: &str) -> bool {
    matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The longest block of prose with hardly a link in each region.
fn longest(outline: &Outline<'_>) -> Vec<usize> {
    let mut longest = vec![0_usize; outline.regions.len()];
    for block in outline.blocks.iter().filter(|block| block.link_share() < 0.2) {
        if let Some(slot) = longest.get_mut(block.region) {
            *slot = block.letters.max(*slot);
        }
    }
    // Regions come before those they hold.
    for at in (0..longest.len()).rev() {
        let own = longest.get(at).copied().unwrap_or_default();
        if let Some(parent) = outline
            .regions
            .get(at)
            .and_then(|region| longest.get_mut(region.parent))
        {
            *parent = own.max(*parent);
        }
    }
    longest
}

/// Letters of prose in a block: those of sentences, links aside.
fn prose(block: &Block) -> f64 {
    if block.aside.is_some() || matches!(block.kind, Kind::Heading(_) | Kind::Caption) {
        return 0.0;
    }
    let share = block.link_share();
    if share > 0.4 || block.letters < 50 || (block.letters < 120 && !ends_sentence(&block.text)) {
        return 0.0;
    }
    block.letters.saturating_sub(block.linked) as f64
}

/// Whether a text ends as a sentence does, quotation marks and brackets aside.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '“', '»', '«', ')', ']', ' ', '」', '』', '）'])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔'])
}

/// Headings with nothing below them, and labels before and after the text.
fn edges(blocks: &[Block], verdict: &mut [Option<Why>]) {
    // From the end: a heading is worth nothing before another of its level or higher, or the end.
    let mut below: Option<u8> = Some(0);
    for (block, why) in blocks.iter().zip(verdict.iter_mut()).rev() {
        if why.is_some() {
            continue;
        }
        match block.kind {
            Kind::Heading(level) => {
                if below.is_some_and(|next| next <= level) {
                    *why = Some(Why::Heading);
                } else {
                    below = Some(level);
                }
            }
            _ => below = None,
        }
    }
}
