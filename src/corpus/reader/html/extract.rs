//! Which blocks of a page are its article, and what the others are. The region with the most prose, furniture and links
//! counted against it, holds the article (the idea of Readability's and boilerpipe's scores, as one sum over blocks); within
//! it each block is judged by what it stands in, by its links and by its shape.

mod home;
mod lists;
mod measure;
mod standfirst;

pub(super) use standfirst::key;

use super::hints::{Trust, Why};
use super::outline::{Block, Kind, Outline};
use lists::leads_elsewhere;
use measure::{Inside, Sums, bodies, is_heading, longest, prose};
use standfirst::is_described;

/// Less text than this is hardly an article, in letters.
const ENOUGH: usize = 250;

/// What every block of the outline is: None for the article's own.
pub(super) fn judge(outline: &Outline<'_>) -> Vec<Option<Why>> {
    let strict = Page::of(outline, true);
    let (home, verdict) = strict.verdict();
    let text = kept(outline, &verdict);
    let named = strict.named.get(home).copied().unwrap_or_default();
    if text >= ENOUGH || (named && text >= ENOUGH / 4) {
        return verdict;
    }
    // What names said may have been wrong.
    let (_, lenient) = Page::of(outline, false).verdict();
    if kept(outline, &lenient) > 2 * text {
        return lenient;
    }
    if text > 0 {
        return verdict;
    }
    // A page of nothing but furniture says what it has to say in it.
    let links = outline.blocks.iter().all(|block| block.link_share() > 0.5);
    let said = outline.blocks.iter().zip(verdict);
    said.map(|(block, why)| why.filter(|_| !links && block.link_share() > 0.5))
        .collect()
}

/// How much text was kept, in letters.
pub(super) fn kept(outline: &Outline<'_>, verdict: &[Option<Why>]) -> usize {
    let kept = outline.blocks.iter().zip(verdict).filter(|(_, why)| why.is_none());
    kept.map(|(block, _)| block.letters).sum()
}

/// Which of the blocks that were kept are article by their place, whatever they look like: a standfirst, and what stands
/// below the first paragraph as a heading, an item or a long paragraph.
pub(super) fn placed(outline: &Outline<'_>, verdict: &[Option<Why>]) -> Vec<bool> {
    // A page of a few words has no places.
    let mut begun = kept(outline, verdict) < ENOUGH / 4;
    let few = begun;
    let kept = |(block, why): (&Block, &Option<Why>)| {
        if why.is_some() {
            return false;
        }
        let sure = match block.kind {
            Kind::Heading(_) | Kind::Item | Kind::Cell | Kind::Quote | Kind::Code => begun,
            _ => block.letters >= 120 && block.link_share() < 0.2,
        };
        begun |= prose(block) > 0.0;
        few || sure || is_described(outline, block)
    };
    outline.blocks.iter().zip(verdict).map(kept).collect()
}

/// A page being judged.
struct Page<'a> {
    outline: &'a Outline<'a>,
    /// What each region is part of, by its own name or that of one around it.
    furniture: Vec<Option<Why>>,
    /// Whether each region stands in one that is called the article's text.
    named: Vec<bool>,
    /// Letters of prose, of all text, of links.
    prose: Sums,
    letters: Sums,
    linked: Sums,
}

impl<'a> Page<'a> {
    /// Decides which regions are furniture by name. Where it is not `strict`, only what holds no prose is.
    fn of(outline: &'a Outline<'a>, strict: bool) -> Page<'a> {
        let sums = |letters: fn(&Block) -> f64| Sums::of(outline.blocks.iter().map(letters));
        let mut page = Page {
            outline,
            furniture: Vec::with_capacity(outline.regions.len()),
            named: Vec::with_capacity(outline.regions.len()),
            prose: sums(prose),
            letters: sums(|block| block.letters as f64),
            linked: sums(|block| block.linked as f64),
        };
        let end = outline.blocks.len();
        let all = page.prose.between(0, end);
        let free = page.letters.between(0, end) - page.linked.between(0, end);
        let (longest, bodies) = (longest(outline), bodies(outline, &page.prose));
        let distrusted = page.distrusted(all);
        for (at, region) in outline.regions.iter().enumerate() {
            let above = (region.parent != at).then_some(region.parent);
            let inside = Inside {
                prose: page.prose.between(region.first, region.end),
                letters: page.letters.between(region.first, region.end),
                linked: page.linked.between(region.first, region.end),
                longest: longest.get(at).copied().unwrap_or_default(),
                body: bodies.get(at).copied().unwrap_or_default(),
                all,
                free,
            };
            let own = region.hint.furniture.filter(|(why, trust)| match trust {
                Trust::Weak => inside.is_weakly(*why, region.tag) && !is_heading(region.tag),
                Trust::Strong if !strict || distrusted.contains(why) => inside.prose < 1.0,
                // An article with its headline may open above its page.
                Trust::Strong if *why == Why::Popup && inside.prose >= 500.0 && outline.holds(at, &["h1"]) => false,
                Trust::Strong => inside.is_strongly(*why),
            });
            // A header with a headline, a figure that is a table or a quotation.
            let holding: &[&str] = match region.tag {
                "header" => &["h1", "h2", "h3", "h4"],
                "figure" => &["table", "blockquote", "pre", "ul", "ol"],
                _ => &[],
            };
            let own = own.filter(|_| holding.is_empty() || !outline.holds(at, holding));
            let above_is = |of: &[Option<Why>]| above.and_then(|above| of.get(above).copied().flatten());
            let furniture = above_is(&page.furniture).or(own.map(|(why, _)| why));
            let named = above.is_some_and(|above| page.named.get(above).copied().unwrap_or_default());
            page.furniture.push(furniture);
            page.named.push(named || region.hint.body == 3);
        }
        page
    }

    /// The kinds of furniture under whose names most of the page's prose stands, paragraph by paragraph: they can't be
    /// meant so.
    fn distrusted(&self, all: f64) -> Vec<Why> {
        const KINDS: &[Why] = &[
            Why::Paywall,
            Why::Advertisement,
            Why::Media,
            Why::Notice,
            Why::Share,
            Why::Tags,
            Why::Byline,
            Why::Newsletter,
            Why::Popup,
        ];
        // Whether the region or one around it is of the kind.
        let mut within = vec![false; self.outline.regions.len()];
        let mut distrusted = Vec::new();
        for kind in KINDS {
            let mut prose = 0.0;
            for (at, region) in self.outline.regions.iter().enumerate() {
                let above = region.parent != at && within.get(region.parent).copied().unwrap_or_default();
                let own = region.hint.furniture == Some((*kind, Trust::Strong));
                if own && !above {
                    prose += self.prose.between(region.first, region.end);
                }
                if let Some(slot) = within.get_mut(at) {
                    *slot = own || above;
                }
            }
            if prose > all * 0.5 {
                distrusted.push(*kind);
            }
        }
        distrusted
    }

    fn furniture_of(&self, block: &Block) -> Option<Why> {
        block
            .aside
            .or_else(|| self.furniture.get(block.region).copied().flatten())
    }

    /// The region of the article, and what each block is.
    fn verdict(&self) -> (usize, Vec<Option<Why>>) {
        let blocks = &self.outline.blocks;
        let home = self.home();
        let Some(region) = self.outline.regions.get(home) else {
            return (home, vec![None; blocks.len()]);
        };
        let links = self.link_lists(home);
        let judged = blocks.iter().enumerate().map(|(at, block)| {
            let furniture = self.furniture_of(block);
            if !(region.first..region.end).contains(&at) {
                return Some(furniture.unwrap_or(Why::Elsewhere));
            }
            let list = links.get(block.region).copied().flatten();
            let caption = (block.kind == Kind::Caption).then_some(Why::Caption);
            let leads = || leads_elsewhere(block).then_some(Why::Related);
            furniture.or(caption).or_else(leads).or(list)
        });
        let mut verdict: Vec<Option<Why>> = judged.collect();
        self.standfirst(region.first, &mut verdict);
        headings(blocks, &mut verdict);
        (home, verdict)
    }
}

/// Takes out the headline, and headings with nothing below them.
fn headings(blocks: &[Block], verdict: &mut [Option<Why>]) {
    for (block, why) in blocks.iter().zip(verdict.iter_mut()).filter(|(_, why)| why.is_none()) {
        if block.kind == Kind::Heading(1) {
            *why = Some(Why::Title);
            break;
        }
        if prose(block) > 0.0 {
            break;
        }
    }
    // From the end: a heading is worth nothing before another of its level or higher, or the end.
    let mut below: Option<u8> = Some(0);
    for (block, why) in blocks
        .iter()
        .zip(verdict.iter_mut())
        .rev()
        .filter(|(_, why)| why.is_none())
    {
        match block.kind {
            Kind::Heading(level) if below.is_some_and(|next| next <= level) => *why = Some(Why::Heading),
            Kind::Heading(level) => below = Some(level),
            _ => below = None,
        }
    }
}

#[cfg(test)]
mod tests;
