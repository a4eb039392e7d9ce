//! The text blocks of HTML, in order: what a browser would set on lines of their own.

use scraper::{ElementRef, Html, Node};

/// Whether a string is HTML rather than text: it holds a paragraph, break or block.
pub(super) fn is_markup(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        let name: String = rest
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .collect();
        let after = rest
            .trim_start_matches('/')
            .get(name.len()..)
            .and_then(|rest| rest.chars().next());
        if is_block(&name.to_ascii_lowercase()) && matches!(after, Some('>' | ' ' | '/' | '\n')) {
            return true;
        }
    }
    false
}

/// Elements that begin a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "br"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "blockquote"
            | "pre"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "hr"
            | "body"
            | "html"
            | "head"
            | "title"
            | "option"
            | "button"
            | "address"
            | "details"
            | "summary"
            | "dialog"
            | "center"
            | "tbody"
            | "thead"
            | "tfoot"
            | "label"
            | "select"
            | "textarea"
            | "legend"
            | "hgroup"
    )
}

/// Elements whose text is not for reading.
pub(super) fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "annotation"
            | "annotation-xml"
            | "canvas"
            | "audio"
            | "video"
    )
}

/// The blocks of a fragment.
pub(super) fn fragment(html: &str) -> Vec<String> {
    let html = super::html::bounded(html);
    blocks(Html::parse_fragment(&html).root_element())
}

/// The blocks below an element, without empty ones, white space collapsed. Walks without recursion.
pub(super) fn blocks(root: ElementRef<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block = String::new();
    let mut silent = 0_usize;
    let mut close = |block: &mut String| {
        let text = block.split_whitespace().collect::<Vec<_>>().join(" ");
        block.clear();
        if !text.is_empty() {
            blocks.push(text);
        }
    };
    for edge in root.traverse() {
        let (node, opens) = match edge {
            ego_tree::iter::Edge::Open(node) => (node, true),
            ego_tree::iter::Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) => {
                if is_silent(element.name()) {
                    silent = if opens { silent + 1 } else { silent.saturating_sub(1) };
                }
                if is_block(element.name()) {
                    close(&mut block);
                }
            }
            Node::Text(text) if opens && silent == 0 => block.push_str(text),
            _ => {}
        }
    }
    close(&mut block);
    blocks
}
