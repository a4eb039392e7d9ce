//! What every part of the screen is drawn with: the state, a palette, a pen; and paragraphs that flow down an area.

use super::palette::Palette;
use super::pen::{Pen, part};
use crate::app::State;
use crate::app::geometry::Area;
use crate::app::state::Limits;
use crate::text::width::width;
use crate::text::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line;

/// Everything drawing needs.
pub struct Scene<'a> {
    pub state: &'a State,
    pub palette: Palette,
    pub pen: Pen<'a>,
    /// Where the terminal's own cursor stands, while something is typed.
    pub caret: Option<(u16, u16)>,
    /// How far what is drawn can be scrolled.
    pub limits: Limits,
}

impl<'a> Scene<'a> {
    pub fn new(state: &'a State, buffer: &'a mut Buffer) -> Self {
        Scene {
            state,
            palette: super::inks::in_use(state),
            pen: Pen::new(buffer),
            caret: None,
            limits: Limits::default(),
        }
    }

    /// A sentence in the middle of an area where there is nothing else to show; what is to be done about it below.
    pub fn placard(&mut self, area: Area, said: &str, advice: &str) {
        let room = usize::from(area.width.saturating_sub(4)).clamp(1, 64);
        let lines = |text: &str| u16::try_from(wrap(text, room).len()).unwrap_or(u16::MAX);
        let high = lines(said).saturating_add(lines(advice)).saturating_add(1);
        let above = area.height.saturating_sub(high) / 3;
        let inset = u16::try_from(room).unwrap_or(area.width);
        let left = area.width.saturating_sub(inset) / 2;
        let mut flow = Flow::new(part(area, left, above, inset, area.height));
        flow.centred(self, said, self.palette.text);
        flow.gap();
        flow.centred(self, advice, self.palette.dim);
    }
}

/// Lines one below the other down an area, from where it is scrolled to; what is out of sight is counted, not drawn.
pub struct Flow {
    area: Area,
    /// Lines scrolled past.
    top: usize,
    /// Line the next one is, from 0, counted from the first of all.
    at: usize,
}

impl Flow {
    pub fn new(area: Area) -> Self {
        Flow::scrolled(area, 0)
    }

    /// The same with so many lines scrolled past.
    pub fn scrolled(area: Area, top: usize) -> Self {
        Flow { area, top, at: 0 }
    }

    /// Lines still free on the first page.
    pub fn left(&self) -> usize {
        usize::from(self.area.height).saturating_sub(self.at)
    }

    /// The furthest this can be scrolled and still fill its area.
    pub fn limit(&self) -> usize {
        self.at.saturating_sub(usize::from(self.area.height))
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.at += 1;
    }

    /// Where the next line stands, if it is in sight; and goes on to the one after.
    fn next(&mut self) -> Option<u16> {
        let dy = self.at.checked_sub(self.top);
        self.gap();
        dy.and_then(|dy| u16::try_from(dy).ok())
            .filter(|&dy| dy < self.area.height)
    }

    /// One line, cut with `…` where it is too long.
    pub fn line(&mut self, scene: &mut Scene<'_>, line: &Line<'_>) {
        if let Some(dy) = self.next() {
            scene.pen.line(self.area, 0, dy, line);
        }
    }

    /// One line with something else at its right end.
    pub fn ends(&mut self, scene: &mut Scene<'_>, left: &Line<'_>, right: &Line<'_>) {
        let Some(dy) = self.next() else {
            return;
        };
        let from = scene.pen.line_right(self.area, dy, right);
        let room = part(self.area, 0, dy, from.saturating_sub(2), 1);
        scene.pen.line(room, 0, 0, left);
    }

    /// A wrapped paragraph.
    pub fn paragraph(&mut self, scene: &mut Scene<'_>, text: &str, style: Style) {
        self.wrapped(scene, text, style, false);
    }

    /// A wrapped paragraph, each line in the middle.
    pub fn centred(&mut self, scene: &mut Scene<'_>, text: &str, style: Style) {
        self.wrapped(scene, text, style, true);
    }

    fn wrapped(&mut self, scene: &mut Scene<'_>, text: &str, style: Style, centred: bool) {
        for span in wrap(text, usize::from(self.area.width)) {
            let shown = text.get(span).unwrap_or_default();
            let cells = u16::try_from(width(shown)).unwrap_or(u16::MAX);
            let dx = if centred {
                self.area.width.saturating_sub(cells) / 2
            } else {
                0
            };
            if let Some(dy) = self.next() {
                scene.pen.text(self.area, dx, dy, shown, style);
            }
        }
    }
}
