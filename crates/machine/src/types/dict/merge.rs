//! Merging mappings and rows of pairs into dicts: `update`, displays, keyword arguments.

use objects::{Guarded, Str, Tuple, Value};
use source::known;
use tables::Found;

use super::access::search;
use super::{Dict, Storage, Table};
use crate::builtin::Builtin;
use crate::reading::Often;
use crate::types::matching::matches;
use crate::{Raised, Result, Thread};

fn share(key: &Value, value: &Value) -> (Value, Value) {
    (key.clone(), value.clone())
}

/// Sets the keys of another table as far as no `__eq__` must be asked; else gives the position of the key for which
/// it must. Values that others take the place of come out.
fn merge_at_once(table: &mut Table, source: &Table, replace: bool, replaced: &mut Vec<Value>) -> Option<usize> {
    let mut position = 0;
    while let Some((at, key, value)) = source.next_from(position) {
        let hash = source.entry_hash(at)?;
        match table.find(hash, |stored| stored.is(key), |stored| matches(stored, key)) {
            Found::At(entry) if replace => replaced.push(table.replace(entry, value.clone())),
            Found::At(_) => {}
            Found::Vacant => {
                table.insert_at_vacant(hash, key.clone(), value.clone());
            }
            Found::Ask(..) | Found::Changed => return Some(at),
        }
        position = at + 1;
    }
    None
}

impl Thread {
    /// Sets all keys of another dict; those already there only if `replace`.
    ///
    /// # Errors
    /// What `__eq__` raises; RuntimeError when the other dict changes meanwhile.
    pub(crate) fn dict_merge(&mut self, dict: &Value, other: &Value, replace: bool) -> Result<()> {
        if dict.is(other) {
            return Ok(());
        }
        let tables = (dict.get::<Dict>().map(Dict::storage), other.get::<Dict>().map(Dict::storage));
        let (Some(Storage::Table(table)), Some(Storage::Table(source))) = tables else {
            for (key, value) in self.dict_items(other) {
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        };
        let mut replaced = Vec::new();
        let rest = table.with_other(self, source, |table, source| {
            if table.is_empty() && source.merge_clones() && !source.is_empty() {
                *table = source.clone_with(share);
                return None;
            }
            table.reserve(source.len());
            if !objects::is_concurrent() {
                return Some((0, None));
            }
            let asks = merge_at_once(table, source, replace, &mut replaced)?;
            // Other threads may change the source while `__eq__` runs.
            Some((asks, Some(source.clone_with(share))))
        });
        drop(replaced);
        match rest {
            None => Ok(()),
            Some((from, None)) => self.merge_tables(table, source, from, replace),
            Some((from, Some(snapshot))) => self.merge_tables(table, &Guarded::new(snapshot), from, replace),
        }
    }

    /// Sets the keys of a table from a position on in another one, one after the other.
    fn merge_tables(
        &mut self,
        table: &Guarded<Table, Often>,
        source: &Guarded<Table, Often>,
        mut position: usize,
        replace: bool,
    ) -> Result<()> {
        let size = source.with(self, Table::len);
        loop {
            let next = source.with(self, |source| {
                let (at, key, value) = source.next_from(position)?;
                Some((at, source.entry_hash(at)?, key.clone(), value.clone()))
            });
            let Some((at, hash, key, value)) = next else { return Ok(()) };
            position = at + 1;
            if replace {
                self.table_set(table, hash, &key, value)?;
            } else {
                search(self, table, hash, &key, |table, found| {
                    if found.is_none() {
                        table.insert_at_vacant(hash, key.clone(), value.clone());
                    }
                })?;
            }
            if source.with(self, Table::len) != size {
                return Err(self.runtime_error("dict mutated during update"));
            }
        }
    }

    /// `dict.update(other)` with a mapping or an iterable of pairs.
    ///
    /// # Errors
    /// TypeError and ValueError for what are no pairs; what the operand raises.
    pub fn dict_update(&mut self, dict: &Value, other: &Value) -> Result<()> {
        if self.is_exactly(other, Builtin::Dict) {
            return self.dict_merge(dict, other, true);
        }
        match self.find_attribute(other, known::KEYS)? {
            Some(keys) => self.merge_mapping(dict, other, &keys),
            None => self.merge_pairs(dict, other),
        }
    }

    /// Sets all keys that a mapping's `keys()` names.
    fn merge_mapping(&mut self, dict: &Value, mapping: &Value, keys: &Value) -> Result<()> {
        if mapping.has::<Dict>() && self.iterates_as_dict(mapping) {
            return self.dict_merge(dict, mapping, true);
        }
        let keys = self.call(keys, &[])?;
        if !self.is_iterable(&keys) {
            let (mapping, name) = (self.type_name(mapping), self.type_name(&keys));
            return Err(self.type_error(format!("{mapping}.keys() returned a non-iterable (type {name})")));
        }
        let iterator = self.iter(&keys)?;
        while let Some(key) = self.next(&iterator)? {
            let value = self.get_item(mapping, &key)?;
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// Whether a dict of a derived class is iterated as plain dicts are.
    fn iterates_as_dict(&self, value: &Value) -> bool {
        let plain = self.class(Builtin::Dict);
        let plain = plain.get::<crate::class::Class>().and_then(|class| class.lookup(known::ITER));
        match (self.special(value, known::ITER), plain) {
            (Some(own), Some(plain)) => own.is(&plain),
            _ => false,
        }
    }

    fn merge_pairs(&mut self, dict: &Value, pairs: &Value) -> Result<()> {
        let pairs = self.steady(pairs);
        let iterator = self.iter(&pairs)?;
        let mut index = 0;
        while let Some(pair) = self.next(&iterator)? {
            let items = match self.collect(&pair) {
                Err(raised) if self.is_exception(&raised, Builtin::TypeError) => {
                    return Err(self.type_error(format!(
                        "cannot convert dictionary update sequence element #{index} to a sequence"
                    )));
                }
                items => items?,
            };
            let length = items.len();
            let Ok([key, value]) = <[Value; 2]>::try_from(items) else {
                return Err(self.value_error(format!(
                    "dictionary update sequence element #{index} has length {length}; 2 is required"
                )));
            };
            self.dict_set(dict, key, value)?;
            index += 1;
        }
        Ok(())
    }

    /// Adds a mapping to a dict that a display is building: `{**mapping}`.
    ///
    /// # Errors
    /// TypeError when it is no mapping; what it raises.
    pub fn dict_update_display(&mut self, dict: &Value, mapping: &Value) -> Result<()> {
        if self.is_exactly(mapping, Builtin::Dict) {
            return self.dict_merge(dict, mapping, true);
        }
        match self.find_attribute(mapping, known::KEYS)? {
            Some(keys) => self.merge_mapping(dict, mapping, &keys),
            None => {
                let name = self.type_name(mapping);
                Err(self.type_error(format!("'{name}' object is not a mapping")))
            }
        }
    }

    /// Adds a mapping to the keyword arguments of a call: `f(**mapping)`.
    ///
    /// # Errors
    /// TypeError when it is no mapping, names an argument again, or has keys that are no str.
    pub fn dict_merge_keywords(&mut self, callable: &Value, dict: &Value, mapping: &Value) -> Result<()> {
        let mapping = if self.is_exactly(mapping, Builtin::Dict) {
            mapping.clone()
        } else {
            let Some(keys) = self.find_attribute(mapping, known::KEYS)? else {
                let (function, name) = (self.function_text(callable)?, self.type_name(mapping));
                return Err(self.type_error(format!("{function} argument after ** must be a mapping, not {name}")));
            };
            let copy = self.dict();
            self.merge_mapping(&copy, mapping, &keys)?;
            copy
        };
        for (key, value) in self.dict_items(&mapping) {
            if !key.has::<Str>() {
                return Err(self.type_error("keywords must be strings"));
            }
            if self.dict_get(dict, &key)?.is_some() {
                return Err(self.given_twice(callable, &key));
            }
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    #[cold]
    fn given_twice(&mut self, callable: &Value, key: &Value) -> Raised {
        let texts = self.function_text(callable).and_then(|function| Ok((function, self.to_text(key)?)));
        match texts {
            Ok((function, key)) => {
                self.type_error(format!("{function} got multiple values for keyword argument '{key}'"))
            }
            Err(raised) => raised,
        }
    }

    /// What errors call a callable: `module.name()`, without `builtins`.
    ///
    /// # Errors
    /// What its attributes raise beside AttributeError.
    pub(crate) fn function_text(&mut self, callable: &Value) -> Result<String> {
        let Some(name) = self.find_attribute(callable, known::QUALNAME)? else { return self.to_text(callable) };
        let name = self.to_text(&name)?;
        match self.find_attribute(callable, known::MODULE)? {
            Some(module) if !module.is_none() => match self.to_text(&module)? {
                module if module == "builtins" => Ok(format!("{name}()")),
                module => Ok(format!("{module}.{name}()")),
            },
            _ => Ok(format!("{name}()")),
        }
    }

    /// The arguments of `dict(...)` and `update(...)`: at most one positional, any keywords.
    ///
    /// # Errors
    /// As [`Thread::dict_update`].
    pub(crate) fn update_from_arguments(&mut self, what: &str, args: &[Value]) -> Result {
        let given = args[1].get::<Tuple>().map_or(&[][..], Tuple::items);
        match given {
            [] => {}
            [other] => self.dict_update(&args[0], other)?,
            more => {
                let count = more.len();
                return Err(self.type_error(format!("{what} expected at most 1 argument, got {count}")));
            }
        }
        if self.dict_len(&args[2]) > 0 {
            self.dict_merge(&args[0], &args[2], true)?;
        }
        Ok(Value::NONE)
    }
}
