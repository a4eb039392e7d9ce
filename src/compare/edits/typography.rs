//! Quotation marks and apostrophes in another form than across: house style, like spelling.

use super::super::collation::{Edit, EditKind};
use super::super::{Side, Sides};

/// What a mark is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    Single,
}

/// The form of a mark, the same whether it opens or closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Straight,
    Curly,
    Angled,
    Cornered,
}

fn mark(c: char) -> Option<(Mark, Form)> {
    Some(match c {
        // Most of a text.
        'a'..='z' | ' ' => return None,
        '"' | '＂' => (Mark::Double, Form::Straight),
        '“' | '”' | '„' | '‟' => (Mark::Double, Form::Curly),
        '«' | '»' => (Mark::Double, Form::Angled),
        '『' | '』' | '〝' | '〞' | '〟' => (Mark::Double, Form::Cornered),
        '\'' => (Mark::Single, Form::Straight),
        '‘' | '’' | '‚' | '‛' => (Mark::Single, Form::Curly),
        '‹' | '›' => (Mark::Single, Form::Angled),
        '「' | '」' => (Mark::Single, Form::Cornered),
        _ => return None,
    })
}

/// Takes the marks out of what both sides share that stand there in a form which the other sentence never uses, though it
/// has marks of the kind.
pub(in super::super) fn typography(edits: &mut Sides<Vec<Edit>>, texts: Sides<&str>) {
    let used = texts.map(|text| text.chars().filter_map(mark).collect::<Vec<_>>());
    for side in Side::BOTH {
        let across = &used[side.other()];
        let unlike = |(kind, form): (Mark, Form)| {
            across.iter().any(|(other, _)| *other == kind) && !across.contains(&(kind, form))
        };
        if used[side].iter().any(|mark| unlike(*mark)) {
            let foreign = |c: char| mark(c).is_some_and(unlike);
            let whole = std::mem::take(&mut edits[side]);
            edits[side] = whole
                .into_iter()
                .flat_map(|edit| split(edit, texts[side], foreign))
                .collect();
        }
    }
}

/// A run in pieces: each mark by itself, what is around it as it was.
fn split(edit: Edit, text: &str, foreign: impl Fn(char) -> bool) -> Vec<Edit> {
    let run = text.get(edit.span.clone()).unwrap_or_default();
    if edit.kind != EditKind::Shared || !run.contains(&foreign) {
        return vec![edit];
    }
    let mut pieces = Vec::new();
    let mut piece = |from: usize, to: usize, kind| {
        if from < to {
            pieces.push(Edit {
                sentence: edit.sentence,
                span: edit.span.start + from..edit.span.start + to,
                kind,
            });
        }
    };
    let mut from = 0;
    for (at, mark) in run.match_indices(&foreign) {
        piece(from, at, EditKind::Shared);
        from = at + mark.len();
        piece(at, from, EditKind::Style);
    }
    piece(from, run.len(), EditKind::Shared);
    pieces
}
