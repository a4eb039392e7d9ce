//! What the reader corrected in the program, for commands that are asked to let it count.

use super::failure::Failure;
use crate::app::Edits;
use crate::app::state::Marks;
use crate::corpus::Sources;
use crate::run::marks;
use crate::store::{DATABASE, Kept, Store, data_directory};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Clone, Default, Args)]
pub struct Editing {
    /// Let the corrections made in the program count, and what was split and joined
    #[arg(long)]
    pub with_edits: bool,

    /// Folder the program keeps marks in, in place of the user's data directory
    #[arg(long, value_name = "DIR", env = "PARALLAX_STATE_DIR")]
    pub state_dir: Option<PathBuf>,
}

impl Editing {
    /// The corrections of a corpus; none unless they were asked for.
    ///
    /// # Errors
    /// The database they are kept in can't be read.
    pub fn of(&self, sources: &Sources) -> Result<Edits, Failure> {
        let kept = self.kept(sources)?;
        let corrected = kept.corrected.iter();
        let mut edits: Edits = corrected
            .map(|one| (one.article.as_str(), one.field.as_str(), one.value.as_deref()))
            .collect();
        let tied = kept.tied.iter();
        edits.tie(tied.map(|one| (one.one.as_str(), one.other.as_str(), one.tie.as_str())));
        Ok(edits)
    }

    /// What was read, starred and tagged of a corpus; nothing unless it was asked for.
    ///
    /// # Errors
    /// The database it is kept in can't be read.
    pub fn marks(&self, sources: &Sources) -> Result<Marks, Failure> {
        Ok(marks(&self.kept(sources)?))
    }

    fn kept(&self, sources: &Sources) -> Result<Kept, Failure> {
        let directory = data_directory(self.state_dir.clone()).filter(|_| self.with_edits);
        // Nobody who only prints wants a database made.
        let Some(directory) = directory.filter(|directory| directory.join(DATABASE).is_file()) else {
            return Ok(Kept::default());
        };
        let unusable = |error: crate::store::StoreError| {
            Failure::Unusable(format!(
                "the corrections can't be read: {error}; without --with-edits they are left out"
            ))
        };
        let opened = Store::open(&directory).map_err(unusable)?;
        if let Some(notice) = opened.notice {
            super::complain(&notice);
        }
        opened.store.kept(&sources.key()).map_err(unusable)
    }
}
