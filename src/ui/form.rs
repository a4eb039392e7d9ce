//! The form in which an article's facts are corrected.

use super::chooser::field as editable;
use super::panel::{Page, frame};
use super::pen::{part, span};
use super::phrase::number;
use super::scene::Scene;
use crate::app::edits::Field;
use crate::app::form::{Form, Reach, Spot};
use crate::app::geometry;

/// The keys of the form, for the status line.
pub const KEYS: &[(&str, &str)] = &[
    ("Enter", "save"),
    ("Tab", "next"),
    ("C-r", "what the file says"),
    ("Esc", "cancel"),
];

/// Cells of the column the names of the fields stand in, the cursor's bar before them.
const NAMES: usize = 11;

/// Draws the form, the line under the cursor in sight.
pub fn form(scene: &mut Scene<'_>, form: &Form) {
    let room = geometry::panel(scene.state.columns, scene.state.rows).content;
    let mut page = Page::new(room.width);
    let palette = scene.palette;
    page.text(form.id.as_str(), palette.dim);
    // On which line each field is typed, and the lines of the spot under the cursor.
    let mut typed = Vec::new();
    let mut here = 0..0;
    for spot in Spot::ALL {
        let from = page.lines.len();
        match spot {
            Spot::Field(field) => {
                page.gap();
                typed.push((page.lines.len(), field));
                page.line(vec![
                    span("  ", palette.dim),
                    span(label(field), if form.at == spot { palette.strong } else { palette.dim }),
                ]);
                below(scene, &mut page, form, field);
            }
            Spot::Reach if form.reaches.len() > 1 => reach(scene, &mut page, form),
            Spot::Reach => {}
        }
        if form.at == spot {
            here = from..page.lines.len();
        }
    }
    let high = usize::from(room.height);
    let content = frame(scene, "Correct", page.lines.len());
    scene.limits.panel = None;
    let top = here.end.saturating_sub(high).min(here.start);
    for (dy, (at, line)) in (0..content.height).zip(page.lines.iter().enumerate().skip(top)) {
        scene.pen.line(content, 0, dy, line);
        if let Some((_, field)) = typed.iter().find(|(line, _)| *line == at) {
            value(scene, part(content, 0, dy, content.width, 1), form, *field);
        }
    }
}

fn label(field: Field) -> &'static str {
    match field {
        Field::Title => "Title",
        Field::Outlet => "Outlet",
        Field::Published => "Date",
        Field::Byline => "Byline",
    }
}

/// The value of a field, where it is typed.
fn value(scene: &mut Scene<'_>, row: geometry::Area, form: &Form, field: Field) {
    let edited = form.at == Spot::Field(field);
    let indent = if usize::from(row.width) > NAMES + 16 { NAMES } else { 2 };
    if edited {
        scene.pen.text(row, 0, 0, "▌", scene.palette.accent);
    }
    let place = part(row, u16::try_from(indent).unwrap_or(0), 0, row.width, 1);
    let input = &form.entry(field).input;
    if input.text.is_empty() {
        // The caret stands before it.
        let dim = scene.palette.dim;
        let behind = u16::from(edited);
        scene
            .pen
            .text(part(place, behind, 0, place.width, 1), 0, 0, "not known", dim);
    } else {
        scene.pen.clear(place);
    }
    editable(scene, place, input, edited);
}

/// What was not understood; what the file says, and from where.
fn below(scene: &Scene<'_>, page: &mut Page, form: &Form, field: Field) {
    let palette = scene.palette;
    if let Some((of, sentence)) = &form.mistake
        && *of == field
    {
        return page.hanging(Vec::new(), NAMES, sentence, palette.trouble);
    }
    let Some(article) = &form.article else {
        let said = match &form.problem {
            Some(_) => "the file can't be read just now",
            None => "reading the file…",
        };
        return page.hanging(Vec::new(), NAMES, said, palette.dim);
    };
    let told = form.told(field).unwrap_or_default();
    let from = field.basis(&article.basis);
    let from = from.map_or_else(String::new, |from| format!(", from {from}"));
    let entry = form.entry(field);
    let said = match (told.is_empty(), entry.input.text == told) {
        (true, _) => "the file does not say".to_owned(),
        (false, true) => format!("as the file says{from}"),
        (false, false) => format!("the file says: {told}{from}"),
    };
    page.hanging(Vec::new(), NAMES, &said, palette.dim);
}

/// How far a new outlet reaches.
fn reach(scene: &Scene<'_>, page: &mut Page, form: &Form) {
    let palette = scene.palette;
    let outlet = &form.entry(Field::Outlet).before;
    for (at, (reach, count)) in form.reaches.iter().enumerate() {
        let said = match reach {
            Reach::This => "for this article alone".to_owned(),
            Reach::Outlet if outlet.is_empty() => format!("for all {} of unknown outlet", number(*count)),
            Reach::Outlet => format!("for all {} of {outlet}", number(*count)),
            Reach::Folder if form.folder.is_empty() => format!("for all {} there are", number(*count)),
            Reach::Folder => format!("for all {} in {}/", number(*count), form.folder),
        };
        let chosen = form.reach == *reach;
        let here = form.at == Spot::Reach;
        let bar = span(if here && chosen { "▌" } else { " " }, palette.accent);
        let advice = if here && at == 0 { "  Space chooses" } else { "" };
        let style = match (chosen, here) {
            (true, true) => palette.strong,
            (true, false) => palette.text,
            (false, _) => palette.dim,
        };
        let sign = if chosen { "● " } else { "○ " };
        page.hanging(vec![bar], NAMES, &format!("{sign}{said}{advice}"), style);
    }
}
