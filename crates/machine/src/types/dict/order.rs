//! What changes the order of a dict, each as one step: for `OrderedDict`, `popitem` and `lru_cache`.

use objects::Value;

use super::access::search;
use super::{Dict, Table};
use crate::{Result, Thread};

impl Thread {
    /// Moves a key to the end or the start, and gives its value; `None` when it is missing.
    ///
    /// # Errors
    /// What `__hash__` or `__eq__` of the key raises.
    pub(crate) fn dict_move(&mut self, dict: &Value, key: &Value, to_end: bool) -> Result<Option<Value>> {
        let Some(table) = dict.get::<Dict>().and_then(Dict::table) else {
            let Some(value) = self.dict_get(dict, key)? else { return Ok(None) };
            drop(self.dict_remove(dict, key)?);
            self.dict_set(dict, key.clone(), value.clone())?;
            return Ok(Some(value));
        };
        let hash = self.hash_key(key)?;
        search(self, table, hash, key, |table, found| {
            let entry = found?;
            if !to_end {
                return move_to_start(table, entry);
            }
            // The stored key stays, not the one that was asked for.
            let (stored, value) = table.remove(entry)?;
            table.insert_at_vacant(hash, stored, value.clone());
            Some(value)
        })
    }

    /// Takes the last or the first key out.
    ///
    /// # Errors
    /// None for ordinary dicts; what removing from a namespace raises.
    pub(crate) fn dict_pop_end(&mut self, dict: &Value, last: bool) -> Result<Option<(Value, Value)>> {
        if let Some(table) = dict.get::<Dict>().and_then(Dict::table) {
            return Ok(table.with_mut(self, |table| if last { table.pop_last() } else { pop_first(table) }));
        }
        loop {
            let end = if last { self.dict_before(dict, usize::MAX) } else { self.dict_next(dict, 0) };
            let Some((_, key, _)) = end else { return Ok(None) };
            // Whoever removes it has it.
            if let Some(value) = self.dict_remove(dict, &key)? {
                return Ok(Some((key, value)));
            }
        }
    }

    /// Adds a key that is missing, as the last one, and takes the first ones out as far as there are more than
    /// `limit` then.
    ///
    /// # Errors
    /// What `__hash__` or `__eq__` of the key raises.
    pub(crate) fn dict_add_limited(&mut self, dict: &Value, key: &Value, value: &Value, limit: usize) -> Result<()> {
        let Some(table) = dict.get::<Dict>().and_then(Dict::table) else { return Ok(()) };
        let hash = self.hash_key(key)?;
        let old = search(self, table, hash, key, |table, found| {
            let mut old = Vec::new();
            if found.is_none() {
                table.insert_at_vacant(hash, key.clone(), value.clone());
                while table.len() > limit {
                    old.extend(pop_first(table));
                }
            }
            old
        })?;
        drop(old);
        Ok(())
    }
}

fn pop_first(table: &mut Table) -> Option<(Value, Value)> {
    let (first, ..) = table.next_from(0)?;
    table.remove(first)
}

/// Builds a table anew with an entry as its first one, and gives its value.
fn move_to_start(table: &mut Table, entry: usize) -> Option<Value> {
    let hash = table.entry_hash(entry)?;
    let (key, value) = table.remove(entry)?;
    let others = table.clear();
    table.insert_at_vacant(hash, key, value.clone());
    for (hash, key, value) in others.iter() {
        table.insert_at_vacant(hash, key.clone(), value.clone());
    }
    Some(value)
}
