//! The standfirst: a sentence or two between headline and text, which often stand outside the part that holds the text.

use super::super::hints::Why;
use super::super::outline::{Block, Kind, Outline};
use super::Page;
use super::measure::ends_sentence;

/// So many blocks above the text a headline is looked for.
const REACH: usize = 40;
/// So many blocks of a standfirst at most.
const MOST: usize = 3;

impl Page<'_> {
    /// Takes in the standfirst above the block where the text begins.
    pub(super) fn standfirst(&self, text: usize, verdict: &mut [Option<Why>]) {
        let blocks = &self.outline.blocks;
        let near = text.saturating_sub(REACH);
        let above = blocks.get(near..text).unwrap_or_default();
        let headline = above.iter().rposition(|block| block.kind == Kind::Heading(1));
        let mut taken = 0;
        for (at, block) in above.iter().enumerate().skip(headline.unwrap_or(0)) {
            let other = matches!(block.kind, Kind::Caption | Kind::Heading(1));
            if taken == MOST || other || !(30..700).contains(&block.letters) || block.link_share() > 0.3 {
                continue;
            }
            // The first that looks like one, or whatever the page calls so or says of itself.
            let sentence = block.letters >= 80 || (block.letters >= 50 && ends_sentence(&block.text));
            let looks = headline.is_some() && taken == 0 && (sentence || self.is_called_standfirst(block));
            if ((looks && self.furniture_of(block).is_none()) || is_described(self.outline, block))
                && let Some(why) = verdict.get_mut(near + at)
            {
                taken += 1;
                *why = None;
            }
        }
    }

    fn is_called_standfirst(&self, block: &Block) -> bool {
        let around = self.outline.around(block.region).take(3);
        let mut regions = around.filter_map(|at| self.outline.regions.get(at));
        regions.any(|region| region.hint.standfirst)
    }
}

/// Whether a block says what the page's metadata says of it, or begins so.
pub(super) fn is_described(outline: &Outline<'_>, block: &Block) -> bool {
    if outline.descriptions.is_empty() || !(30..1000).contains(&block.letters) {
        return false;
    }
    let own = key(&block.text);
    let mut said = outline.descriptions.iter();
    said.any(|text| text.starts_with(&own) || own.starts_with(text.as_str()))
}

/// Letters and figures alone, in lower case: what metadata and text share.
pub(in super::super) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
