//! How the outlet is called in the end, and what the corpus' own settings say before everything else.

use super::Facts;
use super::head::without_outlet;
use crate::corpus::article::Written;
use crate::corpus::facts::{names, outlet};
use crate::corpus::settings::Rules;

/// Before the text is looked at: the settings' outlet stands, and a portal gives way to whom the text names.
pub(super) fn begin(facts: &mut Facts, rules: &Rules) {
    if let Some(told) = &rules.outlet {
        facts.outlet = Some(told.clone());
    } else if facts.outlet.as_ref().is_some_and(|told| outlet::is_portal(&told.value)) {
        facts.portal = facts.outlet.take();
    }
}

/// When all else is known: language and time zone of the settings, and one name for all spellings of an outlet. Returns how
/// the file writes the outlet, where that is another.
pub(super) fn end(facts: &mut Facts, rules: &Rules) -> Option<Written> {
    if let Some(language) = &rules.language {
        facts.language = Some(language.clone());
    }
    facts.published = facts
        .published
        .take()
        .map(|(published, told)| rules.placed(published, told));
    let told = facts.outlet.as_mut()?;
    let host = facts.url.as_ref().and_then(|url| outlet::host(&url.value));
    if let Some(title) = &mut facts.title {
        title.value = without_outlet(&title.value, &told.value);
    }
    if rules.outlet.is_some() {
        return None;
    }
    let called = names::called(&told.value, host.as_deref(), &rules.names);
    if called.name == told.value {
        return None;
    }
    if let Some(title) = &mut facts.title {
        title.value = without_outlet(&title.value, &called.name);
    }
    let written = std::mem::replace(&mut told.value, called.name);
    if called.by_reader {
        told.basis.push_str(", called so by your own table");
        return None;
    }
    told.basis = format!("{}: {written}", told.basis);
    Some(Written {
        outlet: written,
        called: told.value.clone(),
    })
}
