//! Reading and writing dicts of every kind.

use objects::{Attributes, Guarded, Namespace, Slot, Str, Value};
use source::Name;
use tables::{Found, Match, Probe};

use super::{Dict, Storage, Table};
use crate::builtin::Builtin;
use crate::class::Class;
use crate::reading::Often;
use crate::types::matching::matches;
use crate::types::module::Module;
use crate::{Raised, Result, Thread};

/// How often a search begins anew because others add keys; an `__eq__` that adds one each time must come to an end.
const PATIENCE: u32 = 32;

/// Searches a table, calling `__eq__` where needed, and acts on the answer (the entry, or `None`)
/// within the borrow that found it.
///
/// # Errors
/// What `__eq__` raises.
#[inline]
pub(super) fn search<R>(
    t: &mut Thread,
    table: &Guarded<Table, Often>,
    hash: i64,
    key: &Value,
    mut act: impl FnMut(&mut Table, Option<usize>) -> R,
) -> Result<R> {
    let mut answered: Option<(Probe, bool, usize)> = None;
    let mut patience = PATIENCE;
    loop {
        let looked = table.with_mut(t, |table| {
            // A key that another thread has added meanwhile may lie behind the place where the search stands.
            if objects::is_concurrent() && patience > 0 && answered.is_some_and(|(_, _, end)| end != table.end()) {
                patience -= 1;
                answered = None;
            }
            let identical = |stored: &Value| stored.is(key);
            let compare = |stored: &Value| matches(stored, key);
            let found = match answered {
                Some((probe, equal, _)) => table.resume(probe, equal, identical, compare),
                None => table.find(hash, identical, compare),
            };
            match found {
                Found::At(entry) => Ok(act(table, Some(entry))),
                Found::Vacant => Ok(act(table, None)),
                Found::Ask(probe, entry) => {
                    let end = table.end();
                    Err(table.get_index(entry).map(|(key, _)| (probe, key.clone(), end)))
                }
                Found::Changed => Err(None),
            }
        });
        answered = match looked {
            Ok(result) => return Ok(result),
            Err(None) => None,
            Err(Some((probe, stored, end))) => Some((probe, t.equals(&stored, key)?, end)),
        };
    }
}

/// As [`search`], where the table is only looked at.
#[inline]
fn look_up<R>(
    t: &mut Thread,
    table: &Guarded<Table, Often>,
    hash: i64,
    key: &Value,
    act: impl Fn(&Table, Option<usize>) -> R,
) -> Result<R> {
    let looked = table.with(t, |table| {
        match table.find(hash, |stored: &Value| stored.is(key), |stored: &Value| matches(stored, key)) {
            Found::At(entry) => Some(act(table, Some(entry))),
            Found::Vacant => Some(act(table, None)),
            // An `__eq__` has to be called: once more, with the means for that.
            Found::Ask(..) | Found::Changed => None,
        }
    });
    match looked {
        Some(result) => Ok(result),
        None => search(t, table, hash, key, |table, found| act(table, found)),
    }
}

/// The namespace of a module or class.
fn with_namespace<R>(owner: &Slot, act: impl FnOnce(&Namespace) -> R) -> Option<R> {
    let owner = owner.get();
    match (owner.get::<Module>(), owner.get::<Class>()) {
        (Some(module), _) => Some(act(&module.namespace)),
        (None, Some(class)) => Some(act(&class.namespace)),
        (None, None) => None,
    }
}

/// The name that a key of a namespace stands for; `None` when no such name was ever used.
fn known_name(t: &Thread, key: &Value) -> Option<Name> {
    let text = key.get::<Str>()?;
    text.stored_name().or_else(|| t.names().get(text.as_str()))
}

fn new_name(t: &mut Thread, key: &Value) -> Result<Name> {
    match key.get::<Str>() {
        Some(text) => Ok(t.name_of(text)),
        None => {
            let name = t.type_name(key);
            Err(t.type_error(format!("keys of a namespace must be str, not '{name}'")))
        }
    }
}

impl Thread {
    /// The hash of a key; quick for str and ints.
    ///
    /// # Errors
    /// TypeError when it is unhashable; what `__hash__` raises.
    #[inline]
    pub(crate) fn hash_key(&mut self, key: &Value) -> Result<i64> {
        if let Some(number) = key.as_small_int() {
            return Ok(text::hash::int(number));
        }
        if let Some(hash) = key.get::<Str>().and_then(Str::stored_hash)
            && self.is_exactly(key, Builtin::Str)
        {
            return Ok(hash);
        }
        self.hash(key)
    }

    /// The value of a key.
    ///
    /// # Errors
    /// What `__hash__` or `__eq__` of the key raises.
    #[inline]
    pub fn dict_get(&mut self, dict: &Value, key: &Value) -> Result<Option<Value>> {
        match self.storage(dict)? {
            Storage::Table(table) => {
                let hash = self.hash_key(key)?;
                look_up(self, table, hash, key, |table, found| {
                    found.and_then(|entry| table.entry_value(entry).cloned())
                })
            }
            Storage::Namespace(owner) => {
                self.hash_key(key)?;
                let name = known_name(self, key);
                Ok(name.and_then(|name| with_namespace(owner, |namespace| namespace.get(name)).flatten()))
            }
            Storage::Attributes(owner) => {
                self.hash_key(key)?;
                Ok(known_name(self, key).and_then(|name| self.shown_attribute(&owner.get(), name)))
            }
        }
    }

    /// The value of a key that is a name.
    pub(crate) fn dict_named(&self, dict: &Value, name: Name) -> Option<Value> {
        match dict.get::<Dict>()?.storage() {
            Storage::Table(table) => {
                let wanted = self.text(name);
                let same = |key: &Value| key.get::<Str>().is_some_and(|text| text.as_str() == wanted);
                table.with(self, |table| match table.find(text::hash::text(wanted), same, |_| Match::No) {
                    Found::At(entry) => table.entry_value(entry).cloned(),
                    _ => None,
                })
            }
            Storage::Namespace(owner) => with_namespace(owner, |namespace| namespace.get(name)).flatten(),
            Storage::Attributes(owner) => self.shown_attribute(&owner.get(), name),
        }
    }

    /// Whether a dict has a key.
    ///
    /// # Errors
    /// As [`Thread::dict_get`].
    #[inline]
    pub fn dict_contains(&mut self, dict: &Value, key: &Value) -> Result<bool> {
        if let Storage::Table(table) = self.storage(dict)? {
            let hash = self.hash_key(key)?;
            return look_up(self, table, hash, key, |_, found| found.is_some());
        }
        Ok(self.dict_get(dict, key)?.is_some())
    }

    /// Sets the value of a key.
    ///
    /// # Errors
    /// As [`Thread::dict_get`]; TypeError for keys that are no str in the dict of a module.
    #[inline]
    pub fn dict_set(&mut self, dict: &Value, key: Value, value: Value) -> Result<()> {
        match self.storage(dict)? {
            Storage::Table(table) => {
                let hash = self.hash_key(&key)?;
                self.table_set(table, hash, &key, value)
            }
            Storage::Namespace(owner) => {
                let name = new_name(self, &key)?;
                let old = with_namespace(owner, |namespace| namespace.set(name, value, self.versions()));
                drop(old);
                Ok(())
            }
            Storage::Attributes(owner) => {
                if !key.has::<Str>() {
                    self.hash_key(&key)?;
                    self.widen(dict);
                    return self.dict_set(dict, key, value);
                }
                let name = new_name(self, &key)?;
                self.set_own_attribute(&owner.get(), name, value);
                Ok(())
            }
        }
    }

    /// The value of a key, which is set to `value` if it is missing.
    ///
    /// # Errors
    /// As [`Thread::dict_set`].
    pub(crate) fn dict_set_default(&mut self, dict: &Value, key: &Value, value: Value) -> Result {
        let Storage::Table(table) = self.storage(dict)? else { return self.dict_default(dict, key, value) };
        let hash = self.hash_key(key)?;
        search(self, table, hash, key, |table, found| match found.and_then(|entry| table.entry_value(entry)) {
            Some(present) => present.clone(),
            None => {
                table.insert_at_vacant(hash, key.clone(), value.clone());
                value.clone()
            }
        })
    }

    /// The value of a key of a namespace or of attributes, which is set to `value` if it is missing.
    ///
    /// # Errors
    /// As [`Thread::dict_set`].
    fn dict_default(&mut self, dict: &Value, key: &Value, value: Value) -> Result {
        self.hash_key(key)?;
        if let Some(Storage::Attributes(_)) = dict.get::<Dict>().map(Dict::storage)
            && !key.has::<Str>()
        {
            self.widen(dict);
            return self.dict_set_default(dict, key, value);
        }
        let name = new_name(self, key)?;
        let (versions, storage) = (self.versions(), dict.get::<Dict>().map(Dict::storage));
        Ok(match storage {
            Some(Storage::Namespace(owner)) => {
                with_namespace(owner, |namespace| namespace.get_or_set(name, value, versions)).unwrap_or_default()
            }
            Some(Storage::Attributes(owner)) => Attributes::get_or_set(&owner.get(), name, value, versions),
            _ => value,
        })
    }

    /// Sets the value of a key whose hash is known.
    ///
    /// # Errors
    /// What `__eq__` raises.
    #[inline]
    pub(super) fn table_set(
        &mut self,
        table: &Guarded<Table, Often>,
        hash: i64,
        key: &Value,
        value: Value,
    ) -> Result<()> {
        let mut value = Some(value);
        let old = search(self, table, hash, key, |table, found| {
            let value = value.take().unwrap_or_default();
            match found {
                Some(entry) => Some(table.replace(entry, value)),
                None => {
                    table.insert_at_vacant(hash, key.clone(), value);
                    None
                }
            }
        })?;
        drop(old);
        Ok(())
    }

    /// Sets the value of a key if nobody has set it since it was read: to `known`, or not at all. Tells whether it
    /// is set; always, where no other thread runs meanwhile.
    ///
    /// # Errors
    /// As [`Thread::dict_set`].
    pub(crate) fn dict_exchange(
        &mut self,
        dict: &Value,
        key: &Value,
        known: Option<&Value>,
        value: Value,
    ) -> Result<bool> {
        if !objects::is_concurrent() {
            return self.dict_set(dict, key.clone(), value).map(|()| true);
        }
        let Storage::Table(table) = self.storage(dict)? else {
            return self.dict_set(dict, key.clone(), value).map(|()| true);
        };
        let hash = self.hash_key(key)?;
        let old = search(self, table, hash, key, |table, found| {
            let now = found.and_then(|entry| table.entry_value(entry));
            match (found, now, known) {
                (None, _, None) => {
                    table.insert_at_vacant(hash, key.clone(), value.clone());
                    Some(Value::NULL)
                }
                (Some(entry), Some(now), Some(known)) if now.is(known) => Some(table.replace(entry, value.clone())),
                _ => None,
            }
        })?;
        Ok(old.is_some())
    }

    /// Adds one to the int in place that a key has, or sets it to one, as one step. Tells whether it could: where the
    /// value is something else, nothing is done.
    ///
    /// # Errors
    /// As [`Thread::dict_set`].
    pub(crate) fn dict_count(&mut self, dict: &Value, key: &Value) -> Result<bool> {
        let Storage::Table(table) = self.storage(dict)? else { return Ok(false) };
        let hash = self.hash_key(key)?;
        search(self, table, hash, key, |table, found| {
            let Some(entry) = found else {
                table.insert_at_vacant(hash, key.clone(), Value::from_i32(1));
                return true;
            };
            let count = table.entry_value(entry).and_then(Value::as_small_int);
            match count.and_then(|count| Value::small_int(count + 1)) {
                Some(count) => {
                    // An int in place: nothing is dropped.
                    table.replace(entry, count);
                    true
                }
                None => false,
            }
        })
    }

    /// Takes a key out.
    ///
    /// # Errors
    /// As [`Thread::dict_get`].
    pub fn dict_remove(&mut self, dict: &Value, key: &Value) -> Result<Option<Value>> {
        let hash = self.hash_key(key)?;
        match self.storage(dict)? {
            Storage::Table(table) => {
                let pair = search(self, table, hash, key, |table, found| found.and_then(|entry| table.remove(entry)))?;
                Ok(pair.map(|(_key, value)| value))
            }
            Storage::Namespace(owner) => {
                let Some(name) = known_name(self, key) else { return Ok(None) };
                Ok(with_namespace(owner, |namespace| namespace.remove(name, self.versions())).flatten())
            }
            Storage::Attributes(owner) => {
                let Some(name) = known_name(self, key) else { return Ok(None) };
                let owner = owner.get();
                Ok(if self.is_member(&owner, name) { None } else { self.delete_own_attribute(&owner, name) })
            }
        }
    }

    /// How many keys there are; 0 for what is no dict.
    pub fn dict_len(&self, dict: &Value) -> usize {
        match dict.get::<Dict>().map(Dict::storage) {
            Some(Storage::Table(table)) => table.with(self, Table::len),
            Some(Storage::Namespace(owner)) => with_namespace(owner, Namespace::len).unwrap_or(0),
            Some(Storage::Attributes(owner)) => {
                let owner = owner.get();
                let named = owner.header().map_or(0, |header| header.shape().len());
                (0..named).filter(|&at| self.attribute_at(&owner, at).is_some()).count()
            }
            None => 0,
        }
    }

    /// The first key and value at or after a position, with the position to go on from.
    #[inline]
    pub fn dict_next(&mut self, dict: &Value, position: usize) -> Option<(usize, Value, Value)> {
        match dict.get::<Dict>()?.storage() {
            Storage::Table(table) => table.with(self, |table| {
                let (at, key, value) = table.next_from(position)?;
                Some((at + 1, key.clone(), value.clone()))
            }),
            Storage::Namespace(owner) => {
                let (at, name, value) = with_namespace(owner, |namespace| {
                    let (at, name) = namespace.next_from(position)?;
                    Some((at, name, namespace.get(name)?))
                })??;
                Some((at + 1, self.name_value(name), value))
            }
            Storage::Attributes(owner) => {
                let owner = owner.get();
                let shape = owner.header()?.shape();
                let (at, name, value) = (position..shape.len())
                    .find_map(|at| self.attribute_at(&owner, at).map(|(name, value)| (at, name, value)))?;
                Some((at + 1, self.name_value(name), value))
            }
        }
    }

    /// The first key at or after a position, with the position to go on from and the key's hash.
    ///
    /// # Errors
    /// None in practice: the keys of namespaces are str.
    pub(crate) fn dict_next_hashed(&mut self, dict: &Value, position: usize) -> Result<Option<(usize, i64, Value)>> {
        if let Some(table) = dict.get::<Dict>().and_then(Dict::table) {
            return Ok(table.with(self, |table| {
                let (at, key, _) = table.next_from(position)?;
                Some((at + 1, table.entry_hash(at)?, key.clone()))
            }));
        }
        match self.dict_next(dict, position) {
            Some((next, key, _)) => Ok(Some((next, self.hash_key(&key)?, key))),
            None => Ok(None),
        }
    }

    /// All keys with their hashes, as in [`Thread::dict_items`].
    ///
    /// # Errors
    /// None in practice: the keys of namespaces are str.
    pub(crate) fn dict_hashes(&mut self, dict: &Value) -> Result<Vec<(i64, Value)>> {
        if let Some(Storage::Table(table)) = dict.get::<Dict>().map(Dict::storage) {
            return Ok(table.with(self, |table| table.iter().map(|(hash, key, _)| (hash, key.clone())).collect()));
        }
        let keys = self.dict_keys(dict);
        keys.into_iter().map(|key| Ok((self.hash_key(&key)?, key))).collect()
    }

    /// The last key and value before a position, with their own position.
    pub(crate) fn dict_before(&mut self, dict: &Value, position: usize) -> Option<(usize, Value, Value)> {
        match dict.get::<Dict>()?.storage() {
            Storage::Table(table) => table.with(self, |table| {
                let (at, key, value) = table.next_before(position)?;
                Some((at, key.clone(), value.clone()))
            }),
            Storage::Namespace(owner) => {
                let (at, name, value) = with_namespace(owner, |namespace| {
                    let (at, name) = namespace.last_before(position)?;
                    Some((at, name, namespace.get(name)?))
                })??;
                Some((at, self.name_value(name), value))
            }
            Storage::Attributes(owner) => {
                let owner = owner.get();
                let len = owner.header()?.shape().len();
                let (at, name, value) = (0..position.min(len))
                    .rev()
                    .find_map(|at| self.attribute_at(&owner, at).map(|(name, value)| (at, name, value)))?;
                Some((at, self.name_value(name), value))
            }
        }
    }

    /// The position after the last key.
    pub(crate) fn dict_end(&self, dict: &Value) -> usize {
        match dict.get::<Dict>().map(Dict::storage) {
            Some(Storage::Table(table)) => table.with(self, Table::end),
            Some(Storage::Namespace(owner)) => with_namespace(owner, Namespace::positions).unwrap_or(0),
            Some(Storage::Attributes(owner)) => owner.get().header().map_or(0, |header| header.shape().len()),
            None => 0,
        }
    }

    /// All keys and values in order; those of an ordinary dict as they are at one moment.
    pub fn dict_items(&mut self, dict: &Value) -> Vec<(Value, Value)> {
        if let Some(table) = dict.get::<Dict>().and_then(Dict::table) {
            return table.with(self, |table| {
                let mut items = Vec::with_capacity(table.len());
                items.extend(table.iter().map(|(_, key, value)| (key.clone(), value.clone())));
                items
            });
        }
        let mut items = Vec::with_capacity(self.dict_len(dict));
        let mut position = 0;
        while let Some((next, key, value)) = self.dict_next(dict, position) {
            items.push((key, value));
            position = next;
        }
        items
    }

    /// All keys in order, as in [`Thread::dict_items`].
    pub fn dict_keys(&mut self, dict: &Value) -> Vec<Value> {
        if let Some(Storage::Table(table)) = dict.get::<Dict>().map(Dict::storage) {
            return table.with(self, |table| table.iter().map(|(_, key, _)| key.clone()).collect());
        }
        self.dict_items(dict).into_iter().map(|(key, _)| key).collect()
    }

    /// Empties a dict.
    pub fn dict_clear(&mut self, dict: &Value) {
        let Some(contents) = dict.get::<Dict>() else { return };
        match contents.storage() {
            Storage::Table(table) => {
                let old = table.with_mut(self, Table::clear);
                drop(old);
            }
            _ => {
                while let Some((_, key, _)) = self.dict_before(dict, usize::MAX) {
                    match self.dict_remove(dict, &key) {
                        Ok(Some(old)) => drop(old),
                        _ => return,
                    }
                }
            }
        }
    }

    /// An ordinary dict with the same keys and values.
    ///
    /// # Errors
    /// What `__eq__` of keys raises, where CPython would compare them.
    pub fn dict_copy(&mut self, dict: &Value) -> Result {
        if let Some(table) = dict.get::<Dict>().and_then(Dict::table) {
            let clone = table.with(self, |table| {
                table.copy_clones().then(|| table.clone_with(|key, value| (key.clone(), value.clone())))
            });
            if let Some(clone) = clone {
                return Ok(self.object(Builtin::Dict, Dict::of(clone)));
            }
        }
        let copy = self.dict();
        self.dict_merge(&copy, dict, true)?;
        Ok(copy)
    }

    /// `mapping[key]`, `None` when the key is missing.
    ///
    /// # Errors
    /// What the mapping raises beside KeyError.
    pub fn mapping_get(&mut self, mapping: &Value, key: &Value) -> Result<Option<Value>> {
        if self.is_exactly(mapping, Builtin::Dict) {
            return self.dict_get(mapping, key);
        }
        match self.get_item(mapping, key) {
            Ok(value) => Ok(Some(value)),
            Err(raised) if self.is_exception(&raised, Builtin::KeyError) => Ok(None),
            Err(raised) => Err(raised),
        }
    }

    /// The error of a dict whose size an iteration finds changed.
    #[cold]
    pub(crate) fn size_changed(&mut self) -> Raised {
        self.runtime_error("dictionary changed size during iteration")
    }
}
