//! Which region of a page holds the article.

use super::super::outline::{Block, Kind};
use super::Page;
use super::measure::{Sums, is_heading, prose};

/// So many regions around the best one are looked at for a name.
const OUTWARD: usize = 6;
/// This much prose below a headline of its own is an article among several, in letters.
const WHOLE: f64 = 400.0;

impl Page<'_> {
    /// The region that holds the article.
    pub(super) fn home(&self) -> usize {
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
        self.first_of_several(self.outward(best.0))
    }

    /// What a block adds to a region's claim to hold the article.
    fn worth(&self, block: &Block) -> f64 {
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
        let named = self.named.get(block.region).copied().unwrap_or_default();
        match block.kind {
            Kind::Heading(_) => 0.0,
            // A poem, a list of results.
            _ if named && block.link_share() < 0.3 => block.letters as f64 * 0.3,
            _ if block.link_share() > 0.5 => -(block.linked.min(100) as f64),
            Kind::Item | Kind::Cell => 0.0,
            _ => -10.0,
        }
    }

    /// Out of a paragraph or list into the region that holds it and its like, and as far as one that is called the
    /// article's text.
    fn outward(&self, best: usize) -> usize {
        let regions = &self.outline.regions;
        let small = |at: &usize| {
            regions.get(*at).is_some_and(|region| {
                let tag = region.tag;
                is_heading(tag)
                    || matches!(
                        tag,
                        "p" | "li" | "ul" | "ol" | "dl" | "dd" | "dt" | "blockquote" | "pre" | "tr" | "tbody" | "hr"
                    )
            })
        };
        let home = self
            .outline
            .around(best)
            .take(OUTWARD)
            .find(|at| !small(at))
            .unwrap_or(best);
        let mut around = self.outline.around(home).take(OUTWARD);
        let named = around.find(|at| regions.get(*at).is_some_and(|region| region.hint.body == 3));
        named.unwrap_or(home)
    }

    /// Where a page holds one article after the other, each with a headline of its own, the first of them.
    fn first_of_several(&self, home: usize) -> usize {
        let regions = &self.outline.regions;
        let Some(region) = regions.get(home) else { return home };
        let inside = home + 1..region.last;
        let blocks = self.outline.blocks.get(region.first..region.end).unwrap_or_default();
        let mut articles: Vec<usize> = Vec::new();
        for block in blocks.iter().filter(|block| block.kind == Kind::Heading(1)).take(50) {
            let mut around = self.outline.around(block.region).take(12);
            let article = around.find(|at| regions.get(*at).is_some_and(|region| region.tag == "article"));
            if let Some(at) = article.filter(|at| inside.contains(at))
                && articles.last() != Some(&at)
                && regions
                    .get(at)
                    .is_some_and(|region| self.prose.between(region.first, region.end) >= WHOLE)
            {
                articles.push(at);
            }
        }
        match articles.as_slice() {
            [first, _, ..] => *first,
            _ => home,
        }
    }
}
