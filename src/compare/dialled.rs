//! Numbers to dial.

use super::figures::Scanner;

/// Words that announce a number to dial.
#[rustfmt::skip]
const DIALLED: &[&str] = &[
    "call", "calling", "phone", "telephone", "tel", "ring", "dial", "fax", "hotline", "text", "whatsapp", "mobile", "helpline", "contact",
];

impl Scanner<'_> {
    /// A number that is dialled, and where it ends.
    pub(super) fn dialled(&self, at: usize) -> Option<usize> {
        let digits = |at: usize| {
            let word = self.folded(at);
            (!word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())).then_some(word.len())
        };
        let mut total = digits(at)?;
        let mut end = at + 1;
        let mut groups = 1;
        while matches!(self.gap(end - 1), "-" | " " | ") " | ")-" | "\u{a0}" | ".") && groups < 6 {
            let Some(more) = digits(end) else { break };
            total += more;
            groups += 1;
            end += 1;
        }
        // "1-800-WEIRS", "877-WEIR-24-7"
        let toll_free = |at: usize| matches!(self.folded(at), "800" | "888" | "877" | "866" | "855" | "844" | "833");
        let free = toll_free(end - 1)
            && self.gap(end - 1) == "-"
            && self.folded(end).len() > 2
            && self.capital_unit(end)
            && self.folded(end).bytes().all(|byte| byte.is_ascii_alphanumeric());
        if free {
            while self.gap(end - 1) == "-" {
                end += 1;
            }
            return Some(end);
        }
        let announced = (1..=6)
            .filter_map(|back| at.checked_sub(back))
            .any(|back| DIALLED.contains(&self.folded(back)));
        // "9-1-1"
        if total == 3 && groups == 3 && self.gap(at) == "-" && matches!(self.folded(at), "9" | "1") {
            return Some(end);
        }
        let signed = self.ahead(at).ends_with(['+', '(']);
        let american = groups >= 3 && total >= 10 && self.gap(at) != " ";
        let local = groups == 2 && digits(at) == Some(3) && digits(at + 1) == Some(4) && self.gap(at) == "-";
        let zeroed = self.folded(at).starts_with('0') && total >= 6;
        (american
            || local
            || zeroed
            || total >= 6 && groups >= 2 && (announced || signed)
            || announced && total >= 7 && groups == 1 && self.folded(at).len() >= 7)
            .then_some(end)
    }
}
