//! Keeps what the reader did: one thread that writes, so that no key waits for the disk.

use super::event::Event;
use super::panics;
use super::theme::{THEME, THEME_OVER};
use super::welcome::UNTRIED;
use crate::app::{Change, Msg};
use crate::store::{self, Store};
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::io;
use std::thread::{self, JoinHandle};

/// The thread that writes. Dropping it waits until everything is written.
#[derive(Debug, Default)]
pub struct Saver(Option<(Sender<Change>, JoinHandle<()>)>);

impl Saver {
    /// Starts writing what concerns `corpus`.
    ///
    /// # Errors
    /// No thread can be had.
    pub fn start(store: Store, corpus: String, events: Sender<Event>) -> io::Result<Saver> {
        let (sender, changes) = unbounded();
        let work = move || {
            if let Err(sentence) = panics::catch("Keeping your marks", || write(store, &corpus, &changes, &events)) {
                let _ = events.send(Event::Msg(Msg::Failed(sentence)));
            }
        };
        let thread = thread::Builder::new().name("saver".into()).spawn(work)?;
        Ok(Saver(Some((sender, thread))))
    }

    /// Where nothing can be kept.
    pub fn none() -> Saver {
        Saver(None)
    }

    /// Has a change written soon.
    pub fn save(&self, change: Change) {
        if let Some((sender, _)) = &self.0 {
            // A writer that is gone has said so.
            let _ = sender.send(change);
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.0.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn write(mut store: Store, corpus: &str, changes: &Receiver<Change>, events: &Sender<Event>) {
    let mut failing = false;
    while let Ok(first) = changes.recv() {
        let batch: Vec<store::Change> = std::iter::once(first)
            .chain(changes.try_iter())
            .flat_map(plain)
            .collect();
        match store.keep(corpus, &batch) {
            Ok(()) => failing = false,
            // Said once, not with every mark.
            Err(_) if failing => {}
            Err(error) => {
                failing = true;
                let sentence = format!("Your marks can't be kept just now: {error}.");
                let _ = events.send(Event::Msg(Msg::Failed(sentence)));
            }
        }
    }
}

fn plain(change: Change) -> Vec<store::Change> {
    let plain = match change {
        Change::Read { id, read } => store::Change::Read {
            article: id.to_string(),
            read,
        },
        Change::Starred { id, starred } => store::Change::Starred {
            article: id.to_string(),
            starred,
        },
        Change::Tagged { id, tag, tagged } => store::Change::Tagged {
            article: id.to_string(),
            tag: tag.to_string(),
            tagged,
        },
        Change::Noted {
            id,
            passage,
            paragraph,
            text: Some(text),
        } => store::Change::Noted(store::Noted {
            article: id.to_string(),
            passage: passage.to_string(),
            paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
            note: text.to_string(),
        }),
        Change::Noted {
            id,
            passage,
            text: None,
            ..
        } => store::Change::Unnoted {
            article: id.to_string(),
            passage: passage.to_string(),
        },
        Change::Corrected { id, field, said: None } => store::Change::Uncorrected {
            article: id.to_string(),
            field: field.name().to_owned(),
        },
        Change::Corrected {
            id,
            field,
            said: Some(said),
        } => store::Change::Corrected(store::Correction {
            article: id.to_string(),
            field: field.name().to_owned(),
            value: said.as_deref().map(str::to_owned),
        }),
        Change::Tied {
            one,
            other,
            tie: Some(tie),
        } => store::Change::Tied(store::Tied {
            one: one.to_string(),
            other: other.to_string(),
            tie: tie.name().to_owned(),
        }),
        Change::Tied { one, other, tie: None } => store::Change::Untied {
            one: one.to_string(),
            other: other.to_string(),
        },
        Change::Hidden { outlet, hidden } => store::Change::Hidden {
            outlet: outlet.to_string(),
            hidden,
        },
        Change::Did(step) => store::Change::Did(step),
        Change::Undid(step) => store::Change::Undid(step),
        Change::Left(place) => store::Change::Left(place),
        Change::Theme { name, over } => {
            let chose = |name: &str, value| store::Change::Chose {
                name: name.to_owned(),
                value,
            };
            return vec![chose(THEME, name), chose(THEME_OVER, over)];
        }
        Change::Untried(names) => store::Change::Chose {
            name: UNTRIED.to_owned(),
            value: names,
        },
        Change::Together(changes) => return changes.into_iter().flat_map(plain).collect(),
    };
    vec![plain]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_last_is_written_when_the_saver_is_gone() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(directory.path()).unwrap().store;
        let (events, heard) = unbounded();
        let saver = Saver::start(store, "c".into(), events).unwrap();
        for n in 0..100 {
            saver.save(Change::Starred {
                id: format!("{n:02}").into(),
                starred: true,
            });
        }
        saver.save(Change::Left("there".into()));
        drop(saver);
        let kept = Store::open(directory.path()).unwrap().store.kept("c").unwrap();
        assert_eq!(kept.starred.len(), 100);
        assert_eq!(kept.left.as_deref(), Some("there"));
        assert!(heard.try_recv().is_err());
    }
}
