//! What an element's tag and attributes say of the text in it.

use super::super::hints::{Hint, Trust, Why};
use super::Kind;

pub(super) fn kind(tag: &str) -> Option<Kind> {
    Some(match tag {
        "p" => Kind::Paragraph,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "li" | "dt" | "dd" => Kind::Item,
        "td" | "th" => Kind::Cell,
        "blockquote" => Kind::Quote,
        "pre" => Kind::Code,
        "figcaption" | "caption" => Kind::Caption,
        "article" | "section" | "main" | "body" | "table" => Kind::Bare,
        _ => return None,
    })
}

fn strong(why: Why) -> Hint {
    Hint {
        furniture: Some((why, Trust::Strong)),
        ..Hint::default()
    }
}

fn body(likely: u8) -> Hint {
    Hint {
        body: likely,
        ..Hint::default()
    }
}

pub(super) fn hidden() -> Hint {
    strong(Why::Hidden)
}

pub(super) fn by_tag(tag: &str) -> Hint {
    match tag {
        "nav" => strong(Why::Navigation),
        "footer" => strong(Why::Footer),
        "aside" => strong(Why::Sidebar),
        "figcaption" => strong(Why::Caption),
        "figure" => strong(Why::Caption),
        "form" | "button" | "select" | "option" | "textarea" | "label" | "fieldset" | "legend" => strong(Why::Form),
        "dialog" => strong(Why::Hidden),
        "header" => Hint {
            furniture: Some((Why::Navigation, Trust::Weak)),
            ..Hint::default()
        },
        "article" => body(2),
        "main" => body(1),
        _ => Hint::default(),
    }
}

pub(super) fn by_role(role: &str) -> Hint {
    match role {
        "navigation" | "menu" | "menubar" | "toolbar" | "tablist" => strong(Why::Navigation),
        "contentinfo" => strong(Why::Footer),
        "complementary" => strong(Why::Sidebar),
        "search" | "button" => strong(Why::Form),
        "dialog" | "alertdialog" | "tooltip" => strong(Why::Hidden),
        "alert" | "status" => strong(Why::Notice),
        "article" => body(2),
        "main" => body(1),
        _ => Hint::default(),
    }
}

pub(super) fn by_property(property: &str) -> Hint {
    if property.to_ascii_lowercase().contains("articlebody") {
        return body(3);
    }
    match property {
        "description" | "alternativeHeadline" => Hint {
            standfirst: true,
            ..Hint::default()
        },
        "datePublished" | "dateModified" => strong(Why::Byline),
        "caption" => strong(Why::Caption),
        "comment" => strong(Why::Comments),
        "keywords" => strong(Why::Tags),
        _ => Hint::default(),
    }
}

/// Whether a style takes the element off the page.
pub(super) fn is_hiding(style: &str) -> bool {
    let tight: String = style.chars().filter(|c| !c.is_whitespace()).take(400).collect();
    let tight = tight.to_ascii_lowercase();
    tight.contains("display:none") || tight.contains("visibility:hidden")
}
