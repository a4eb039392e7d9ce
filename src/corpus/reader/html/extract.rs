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

/// Less text than this is hardly an article, in letters.
const ENOUGH: usize = 250;

fn letters(outline: &Outline<'_>, verdict: &[Option<Why>]) -> usize {
    let kept = outline.blocks.iter().zip(verdict).filter(|(_, why)| why.is_none());
    kept.map(|(block, _)| block.letters).sum()
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
}

impl<'a> Page<'a> {
    fn of(outline: &'a Outline<'a>, strict: bool) -> Page<'a> {
        let prose = Sums::of(outline.blocks.iter().map(prose));
        let letters = Sums::of(outline.blocks.iter().map(|block| block.letters as f64));
        let linked = Sums::of(outline.blocks.iter().map(|block| block.linked as f64));
        let all = prose.between(0, outline.blocks.len());
        let mut furniture: Vec<Option<Why>> = Vec::with_capacity(outline.regions.len());
        for (at, region) in outline.regions.iter().enumerate() {
            let above = if region.parent == at {
                None
            } else {
                furniture.get(region.parent).copied().flatten()
            };
            let inside = prose.between(region.first, region.end);
            let own = region.hint.furniture.filter(|(why, trust)| match trust {
                Trust::Weak => inside < 1.0,
                Trust::Strong if !strict => inside < 1.0,
                Trust::Strong if *why == Why::Comments => inside < all * 0.9,
                Trust::Strong => inside < all * 0.5,
            });
            furniture.push(above.or(own.map(|(why, _)| why)));
        }
        Page {
            outline,
            furniture,
            prose,
            letters,
            linked,
        }
    }

    fn furniture_of(&self, block: &Block) -> Option<Why> {
        block
            .aside
            .or_else(|| self.furniture.get(block.region).copied().flatten())
    }

    /// What a block adds to a region's claim to hold the article.
    fn worth(&self, block: &Block) -> f64 {
        if self.furniture_of(block).is_some() {
            return 0.0;
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
            _ if block.link_share() > 0.5 => -(block.linked.min(60) as f64),
            _ => -5.0,
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
        best.0
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
        edges(blocks, &mut verdict);
        verdict
    }

    /// What a block within the article's region is, by itself.
    fn inside(&self, block: &Block) -> Option<Why> {
        if let Some(why) = self.furniture_of(block) {
            return Some(why);
        }
        match block.kind {
            Kind::Caption => Some(Why::Caption),
            Kind::Heading(_) if block.link_share() > 0.5 => Some(Why::Related),
            _ if block.link_share() > 0.8 => Some(Why::Related),
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
