//! `_html`: the names of characters in HTML (the table of <https://html.spec.whatwg.org/entities.json>).

use entities::ENTITIES;
use objects::Value;

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

/// `_named_characters()`: a dict from names as they stand after the ampersand to what they stand for.
fn named_characters(t: &mut Thread, _: &[Value]) -> Result {
    let mut known: Vec<_> =
        ENTITIES.iter().map(|entity| (entity.entity.trim_start_matches('&'), entity.characters)).collect();
    known.sort_by_cached_key(|&(name, _)| (name.to_ascii_lowercase(), name));
    let names = t.dict();
    for (name, characters) in known {
        let (name, characters) = (t.str(name), t.str(characters));
        t.dict_set(&names, name, characters)?;
    }
    Ok(names)
}

/// `_html`
pub(crate) static SPEC: ModuleSpec =
    ModuleSpec { name: "_html", functions: &[row("_named_characters", "", named_characters)], init: None };
