//! What stands over a screen: one frame with a title, lines to scroll inside.

use super::pen::{part, span};
use super::phrase::number;
use super::scene::Scene;
use crate::app::geometry::{self, Area};
use crate::text::wrap::wrap;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The lines of a panel, wrapped to its width as they are added.
pub struct Page {
    width: usize,
    pub lines: Vec<Line<'static>>,
}

impl Page {
    pub fn new(width: u16) -> Self {
        Page {
            width: usize::from(width.max(1)),
            lines: Vec::new(),
        }
    }

    /// Cells of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    pub fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    pub fn line(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(line.into());
    }

    /// A wrapped paragraph.
    pub fn text(&mut self, text: &str, style: Style) {
        self.hanging(Vec::new(), 0, text, style);
    }

    /// A wrapped paragraph behind a label; its further lines begin where its first does, `indent` cells in.
    pub fn hanging(&mut self, label: Vec<Span<'static>>, indent: usize, text: &str, style: Style) {
        let indent = if indent + 16 > self.width {
            indent.min(2).min(self.width - 1)
        } else {
            indent
        };
        let taken: usize = label.iter().map(Span::width).sum();
        let mut before = label;
        if taken > indent {
            self.lines.push(Line::from(std::mem::take(&mut before)));
        } else {
            before.push(Span::raw(" ".repeat(indent - taken)));
        }
        let mut spans = wrap(text, self.width - indent).into_iter().peekable();
        if spans.peek().is_none() {
            if !before.is_empty() {
                self.lines.push(Line::from(before));
            }
            return;
        }
        for span in spans {
            let mut pieces = std::mem::take(&mut before);
            if pieces.is_empty() {
                pieces.push(Span::raw(" ".repeat(indent)));
            }
            pieces.push(Span::styled(text.get(span).unwrap_or_default().to_owned(), style));
            self.lines.push(Line::from(pieces));
        }
    }
}

/// Draws a panel's frame with its title, the line it is scrolled to and a page of its lines.
pub fn panel(scene: &mut Scene<'_>, title: &str, top: usize, lines: &[Line<'_>]) {
    let content = frame(scene, title, lines.len());
    let page = usize::from(content.height);
    let last = lines.len().saturating_sub(page);
    scene.limits.panel = Some(last);
    let top = top.min(last);
    if lines.len() > page {
        let end = (top + page).min(lines.len());
        footnote(
            scene,
            content,
            &format!("{}–{} of {}", number(top + 1), number(end), number(lines.len())),
        );
    }
    for (dy, line) in (0..content.height).zip(lines.iter().skip(top)) {
        scene.pen.line(content, 0, dy, line);
    }
}

/// Clears a place for a panel of so many lines, at most as high as there is room, and draws its frame; answers what is
/// inside. What it stands over steps back.
pub fn frame(scene: &mut Scene<'_>, title: &str, lines: usize) -> Area {
    let state = scene.state;
    scene.limits.panel = Some(0);
    let panel = geometry::panel(state.columns, state.rows);
    let rule = scene.palette.rule;
    let bordered = panel.content.y > panel.frame.y;
    let high = u16::try_from(lines)
        .unwrap_or(u16::MAX)
        .clamp(1, panel.content.height.max(1));
    let spare = panel.content.height.saturating_sub(high);
    let lowered = |area: Area| Area {
        y: area.y + spare / 4,
        height: area.height - spare,
        ..area
    };
    let (frame, content) = (lowered(panel.frame), lowered(panel.content));
    let status = super::status_area(state);
    let behind = Area {
        x: 0,
        y: 0,
        width: state.columns,
        height: if status.y + 1 == state.rows {
            status.y
        } else {
            state.rows
        },
    };
    scene.pen.fade(behind, rule);
    clear(scene, frame);
    if bordered {
        edges(scene, frame, title);
    }
    content
}

/// A column of air on either side, so that no cut-off word runs into the frame.
fn clear(scene: &mut Scene<'_>, frame: Area) {
    let left = frame.x.saturating_sub(1);
    scene.pen.clear(Area {
        x: left,
        width: frame.width + (frame.x - left) + 1,
        ..frame
    });
}

fn edges(scene: &mut Scene<'_>, frame: Area, title: &str) {
    let rule = scene.palette.rule;
    let across = "─".repeat(usize::from(frame.width.saturating_sub(2)));
    scene.pen.text(frame, 0, 0, &format!("╭{across}╮"), rule);
    scene
        .pen
        .text(frame, 0, frame.height.saturating_sub(1), &format!("╰{across}╯"), rule);
    for dy in 1..frame.height.saturating_sub(1) {
        scene.pen.text(frame, 0, dy, "│", rule);
        scene.pen.text(frame, frame.width.saturating_sub(1), dy, "│", rule);
    }
    let heading = Line::from(span(format!(" {title} "), scene.palette.strong));
    scene
        .pen
        .line(part(frame, 2, 0, frame.width.saturating_sub(4), 1), 0, 0, &heading);
}

/// Clears a place and draws a frame around it, what is behind as it is; answers what is inside.
pub fn border(scene: &mut Scene<'_>, frame: Area, title: &str) -> Area {
    clear(scene, frame);
    if frame.width < 12 || frame.height < 3 {
        return frame;
    }
    edges(scene, frame, title);
    part(frame, 2, 1, frame.width - 4, frame.height - 2)
}

/// Clears so many lines above the lowest one, with a rule over them where there is room; answers them.
pub fn above(scene: &mut Scene<'_>, lowest: Area, lines: u16) -> Area {
    let y = lowest.y.saturating_sub(lines);
    let block = Area {
        y,
        height: lowest.y - y,
        ..lowest
    };
    scene.pen.clear(block);
    if let Some(edge) = y.checked_sub(1) {
        let edge = Area {
            y: edge,
            height: 1,
            ..lowest
        };
        let rule = scene.palette.rule;
        scene.pen.clear(edge);
        scene.pen.text(edge, 0, 0, &"─".repeat(usize::from(edge.width)), rule);
    }
    block
}

/// Something small at the right end of the lower edge of the frame around some content.
pub fn footnote(scene: &mut Scene<'_>, content: Area, said: &str) {
    let panel = geometry::panel(scene.state.columns, scene.state.rows);
    if panel.content.y > panel.frame.y {
        let edge = Area {
            y: content.bottom(),
            height: 1,
            ..content
        };
        scene
            .pen
            .line_right(edge, 0, &Line::from(span(format!(" {said} "), scene.palette.dim)));
    }
}
