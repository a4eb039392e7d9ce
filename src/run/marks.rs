//! What the store keeps of articles, as the program has it in hand.

use crate::app::state::Marks;
use crate::store::Kept;

/// What was read, starred, tagged and noted.
pub fn marks(kept: &Kept) -> Marks {
    let mut marks = Marks {
        read: kept.read.iter().map(|id| id.as_str().into()).collect(),
        starred: kept.starred.iter().map(|id| id.as_str().into()).collect(),
        ..Marks::default()
    };
    for one in &kept.tags {
        marks.tag(&one.article.as_str().into(), &one.tag, true);
    }
    for one in &kept.notes {
        let passage = one.passage.as_str().into();
        let text = Some(one.note.as_str().into());
        marks.note(&one.article.as_str().into(), &passage, one.paragraph as usize, text);
    }
    marks
}
