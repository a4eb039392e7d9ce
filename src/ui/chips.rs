//! What a list is narrowed by, above it.

use super::scene::Scene;
use crate::app::chips::{chips, others, placed};
use crate::app::geometry::Area;
use crate::app::list::List;

/// Draws what narrows the list, each with the sign that takes it away.
pub fn row(scene: &mut Scene<'_>, area: Area, list: &List) {
    let palette = scene.palette;
    let (placed, more) = placed(&chips(scene.state, list), area);
    if more > 0 {
        scene.pen.text(area, 1, 0, &others(more), palette.dim);
    }
    for chip in &placed {
        let style = if chip.wrong { palette.trouble } else { palette.text };
        let at = |x: u16| x.saturating_sub(area.x);
        scene.pen.text(area, at(chip.x), 0, &chip.label, style);
        scene.pen.text(area, at(chip.cross), 0, "×", palette.accent);
    }
}
