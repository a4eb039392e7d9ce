//! Links to other articles within the article's own part: lists that are mostly links, teasers, lines that point elsewhere.

use super::super::hints::Why;
use super::super::outline::{Block, Kind, Region};
use super::Page;

/// The share of the article that teasers may have, beyond which they are its sections.
const MOST_TEASERS: f64 = 0.4;

impl Page<'_> {
    /// For each region, whether it is a list of links or a teaser below `home`, or stands in one.
    pub(super) fn link_lists(&self, home: usize) -> Vec<Option<Why>> {
        let regions = &self.outline.regions;
        let mut lists: Vec<Option<Why>> = vec![None; regions.len()];
        let Some(whole) = regions.get(home) else {
            return lists;
        };
        let all = self.letters.between(whole.first, whole.end).max(1.0);
        let teasers = self.teasers(home, whole, all);
        for at in home + 1..whole.last {
            let Some(region) = regions.get(at) else { break };
            let above = lists.get(region.parent).copied().flatten();
            let letters = self.letters.between(region.first, region.end);
            let linked = self.linked.between(region.first, region.end);
            let prose = self.prose.between(region.first, region.end);
            let list = match region.tag {
                "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "td" | "tr" | "blockquote" => false,
                _ => linked > letters * 0.5 && letters < all * 0.5 && prose < letters * 0.3,
            };
            let own = (list || teasers.contains(&at)).then_some(Why::Related);
            if let Some(slot) = lists.get_mut(at) {
                *slot = above.or(own);
            }
        }
        lists
    }

    /// The regions that are teasers: a heading that is a link, and a sentence or two below it. None where they are so much
    /// that they must be the sections of the article.
    fn teasers(&self, home: usize, whole: &Region<'_>, all: f64) -> rustc_hash::FxHashSet<usize> {
        let mut teasers = rustc_hash::FxHashSet::default();
        let mut share = 0.0;
        let mut past = home + 1;
        for at in home + 1..whole.last {
            let Some(region) = self.outline.regions.get(at) else {
                break;
            };
            if at < past || !(2..=6).contains(&(region.end - region.first)) {
                continue;
            }
            let blocks = self.outline.blocks.get(region.first..region.end).unwrap_or_default();
            let headed = blocks
                .iter()
                .find(|block| block.letters >= 15)
                .is_some_and(|block| matches!(block.kind, Kind::Heading(_)) && block.link_share() > 0.8);
            let free = self.letters.between(region.first, region.end) - self.linked.between(region.first, region.end);
            if headed && (20.0..350.0).contains(&free) {
                teasers.insert(at);
                share += free;
                past = region.last;
            }
        }
        if share > all * MOST_TEASERS {
            teasers.clear();
        }
        teasers
    }
}

/// Whether a block leads elsewhere by itself: nearly all of it is a link, or "More on this: a link" and nothing after it.
pub(super) fn leads_elsewhere(block: &Block) -> bool {
    let share = block.link_share();
    if matches!(block.kind, Kind::Heading(_)) {
        return share > 0.5;
    }
    // An address that is written out is meant to be read.
    let address = ["http://", "https://", "www."]
        .iter()
        .any(|begin| block.text.starts_with(begin));
    (share > 0.8 && !address) || is_pointer(block, share)
}

fn is_pointer(block: &Block, share: f64) -> bool {
    if block.letters > 250 || share < 0.4 {
        return false;
    }
    let (from, to) = block.links;
    let label = block.text.get(..from).unwrap_or_default().trim_end();
    let rest = block.text.get(to..).unwrap_or_default();
    label.ends_with([':', '>', '»', '›', '→', '|', '▶', '►', '➡']) && !rest.contains(char::is_alphanumeric)
}
