//! A pair indexed by side: no `left_x`, `right_x` parameter pairs anywhere.

use serde::Serialize;
use std::ops::{Index, IndexMut};

/// One of two articles on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Left,
    Right,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    /// The side across.
    pub fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

/// The same thing for the left and the right article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sides<T> {
    pub left: T,
    pub right: T,
}

impl<T> Sides<T> {
    pub fn new(left: T, right: T) -> Self {
        Sides { left, right }
    }

    /// Makes both from the side's name.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Self {
        let left = make(Side::Left);
        let right = make(Side::Right);
        Sides { left, right }
    }

    /// The same done to each.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Sides<U> {
        let left = change(self.left);
        let right = change(self.right);
        Sides { left, right }
    }

    pub fn as_ref(&self) -> Sides<&T> {
        Sides {
            left: &self.left,
            right: &self.right,
        }
    }

    /// Left becomes right and right left.
    pub fn swap(self) -> Self {
        Sides {
            left: self.right,
            right: self.left,
        }
    }
}

impl<T> Index<Side> for Sides<T> {
    type Output = T;
    fn index(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }
}

impl<T> IndexMut<Side> for Sides<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}
