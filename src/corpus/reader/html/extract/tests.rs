//! What is kept of a page, and why the rest is not.
