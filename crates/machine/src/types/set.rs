//! `set` and `frozenset`. What operations on two sets do stands in the crate `tables`; this is its
//! door to the machine, and what operands that are no sets mean.

use objects::{Guarded, Layout, Shared, Slot, Value};
use tables::algebra::{self, Host};
use tables::{Match, SetTable};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::row;
use crate::operator::BinaryOp;
use crate::reading::Often;
use crate::types::dict::Dict;
use crate::types::matching::matches;
use crate::{Raised, Result, Thread};

mod methods;
mod operators;
mod whole;

const NO_HASH: i64 = -1; // no object hashes to -1

/// A set or frozenset.
pub struct Set {
    table: Guarded<SetTable<Value>, Often>,
    frozen: bool,
    /// The hash of a frozenset, once it is known.
    hash: Shared<i64>,
}

crate::payload!(Set, tracked);

impl Set {
    fn new(frozen: bool) -> Set {
        Set { table: Guarded::new(SetTable::new()), frozen, hash: Shared::new(NO_HASH) }
    }

    fn len(&self, t: &Thread) -> usize {
        self.table.with(t, SetTable::len)
    }

    /// Looks at the keys while nobody changes them.
    pub(crate) fn look<R>(&self, t: &Thread, act: impl FnOnce(&SetTable<Value>) -> R) -> R {
        self.table.with(t, act)
    }

    /// The keys as they are now, in order.
    pub(crate) fn keys(&self, t: &Thread) -> Vec<Value> {
        self.table.with(t, |table| table.iter().map(|(_, key)| key.clone()).collect())
    }
}

impl Contents for Set {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.table.visit(visitor, |table, visitor| visitor.see_all(table.iter().map(|(_, key)| key)));
    }

    fn clear(&self, out: &mut objects::Cleared) {
        let mut old = self.table.take(out);
        while let Some(key) = old.pop() {
            out.push(key);
        }
    }
}

/// The contents of a handle that the set operations got.
fn contents(set: &Value) -> &Set {
    match set.get::<Set>() {
        Some(set) => set,
        None => unreachable!("operations on sets are begun with sets"),
    }
}

impl Host for Thread {
    type Set = Value;
    type Key = Value;
    type Error = Raised;

    fn is_same(left: &Value, right: &Value) -> bool {
        left.is(right)
    }

    fn share(key: &Value) -> Value {
        key.clone()
    }

    fn matches(stored: &Value, wanted: &Value) -> Match {
        matches(stored, wanted)
    }

    #[inline]
    fn look<R>(&mut self, set: &Value, act: impl FnOnce(&SetTable<Value>) -> R) -> R {
        contents(set).table.with(self, act)
    }

    #[inline]
    fn with<R>(&mut self, set: &Value, act: impl FnOnce(&mut SetTable<Value>) -> R) -> R {
        contents(set).table.with_mut(self, act)
    }

    fn with_both<R>(
        &mut self,
        target: &Value,
        source: &Value,
        act: impl FnOnce(&mut SetTable<Value>, &SetTable<Value>) -> R,
    ) -> R {
        contents(target).table.with_other(self, &contents(source).table, act)
    }

    fn new_like(&mut self, like: &Value) -> Value {
        self.new_set(contents(like).frozen)
    }

    fn equal(&mut self, stored: &Value, wanted: &Value) -> Result<bool> {
        self.equals(stored, wanted)
    }
}

impl Thread {
    fn new_set(&mut self, frozen: bool) -> Value {
        self.object(if frozen { Builtin::FrozenSet } else { Builtin::Set }, Set::new(frozen))
    }

    /// A set of these keys.
    ///
    /// # Errors
    /// TypeError for an unhashable key; what `__hash__` or `__eq__` raises.
    pub fn set_from(&mut self, keys: Vec<Value>) -> Result {
        let set = self.new_set(false);
        for key in keys {
            self.set_add(&set, key)?;
        }
        Ok(set)
    }

    /// A set of the items of an iterable.
    ///
    /// # Errors
    /// As [`Thread::set_update`].
    pub fn set_from_iterable(&mut self, iterable: &Value) -> Result {
        let set = self.new_set(false);
        self.set_update(&set, iterable)?;
        Ok(set)
    }

    /// Adds a key.
    ///
    /// # Errors
    /// TypeError for an unhashable key; what `__hash__` or `__eq__` raises.
    #[inline]
    pub fn set_add(&mut self, set: &Value, key: Value) -> Result<()> {
        self.receiver::<Set>(set)?;
        let hash = self.hash_key(&key)?;
        algebra::add(self, set, hash, &key)?;
        Ok(())
    }

    /// Adds the items of an iterable.
    ///
    /// # Errors
    /// TypeError when it cannot be iterated or has unhashable items; what the iteration raises.
    pub fn set_update(&mut self, set: &Value, iterable: &Value) -> Result<()> {
        let contents = self.receiver::<Set>(set)?;
        if iterable.has::<Set>() {
            return whole::update(self, set, iterable);
        }
        if whole::change_by_all(self, set, iterable, |held, hash, key| algebra::add(held, &0, hash, key)).is_some() {
            return Ok(());
        }
        if self.is_exactly(iterable, Builtin::Dict) {
            let len = self.dict_len(iterable);
            contents.table.with_mut(self, |table| table.reserve(len));
        }
        self.each_hashed(iterable, |t, hash, key| algebra::add(t, set, hash, key).map(|_| true))
    }

    /// Removes the items of an iterable.
    ///
    /// # Errors
    /// As [`Thread::set_update`].
    pub fn set_difference_update(&mut self, set: &Value, iterable: &Value) -> Result<()> {
        let contents = self.receiver::<Set>(set)?;
        if iterable.has::<Set>() {
            return whole::difference_update(self, set, iterable);
        }
        if whole::change_by_all(self, set, iterable, |held, hash, key| algebra::discard(held, &0, hash, key)).is_some()
        {
            return Ok(());
        }
        self.each_hashed(iterable, |t, hash, key| algebra::discard(t, set, hash, key).map(|_| true))?;
        contents.table.with_mut(self, SetTable::purge);
        Ok(())
    }

    /// Removes the items of an iterable that are there and adds those that are not.
    ///
    /// # Errors
    /// As [`Thread::set_update`].
    pub fn set_symmetric_difference_update(&mut self, set: &Value, iterable: &Value) -> Result<()> {
        self.receiver::<Set>(set)?;
        if iterable.has::<Set>() {
            return whole::symmetric_difference_update(self, set, iterable);
        }
        if self.is_exactly(iterable, Builtin::Dict) {
            return self.each_hashed(iterable, |t, hash, key| algebra::toggle(t, set, hash, key).map(|()| true));
        }
        let other = self.set_from_iterable(iterable)?;
        whole::symmetric_difference_update(self, set, &other)
    }

    /// A constant frozenset. CPython makes one when it folds the display and a second one from that
    /// when it merges equal constants, which decides the order.
    pub fn frozenset_constant(&mut self, mut keys: Vec<Value>) -> Value {
        let mut made = Value::NULL;
        for _ in 0..2 {
            made = self.new_set(true);
            for key in keys {
                // Constants are hashable and compare without Python code: nothing is raised.
                drop(self.set_add(&made, key));
            }
            keys = contents(&made).keys(self);
        }
        made
    }

    /// Calls `visit` with the hash of each item of an iterable and the item, until it answers false.
    /// The hashes of a dict's keys are those it stores.
    fn each_hashed(
        &mut self,
        iterable: &Value,
        mut visit: impl FnMut(&mut Thread, i64, &Value) -> Result<bool>,
    ) -> Result<()> {
        if iterable.has::<Dict>() && self.is_exactly(iterable, Builtin::Dict) {
            if objects::is_concurrent() {
                for (hash, key) in self.dict_hashes(iterable)? {
                    if !visit(self, hash, &key)? {
                        break;
                    }
                }
                return Ok(());
            }
            let mut position = 0;
            while let Some((next, hash, key)) = self.dict_next_hashed(iterable, position)? {
                position = next;
                if !visit(self, hash, &key)? {
                    break;
                }
            }
            return Ok(());
        }
        let iterable = self.steady(iterable);
        let iterator = self.iter(&iterable)?;
        while let Some(key) = self.next(&iterator)? {
            let hash = self.hash_key(&key)?;
            if !visit(self, hash, &key)? {
                break;
            }
        }
        Ok(())
    }

    /// The hash of a key that is looked for. A set stands for the frozenset with its keys.
    fn hash_sought(&mut self, key: &Value) -> Result<(i64, Value)> {
        match self.hash_key(key) {
            Err(raised) if key.has::<Set>() && self.is_exception(&raised, Builtin::TypeError) => {
                let frozen = self.new_set(true);
                whole::update(self, &frozen, key)?;
                Ok((self.hash(&frozen)?, frozen))
            }
            hash => Ok((hash?, key.clone())),
        }
    }
}

/// Where an iteration over a set stands.
pub struct SetIterator {
    set: Slot,
    position: Shared<usize>,
    /// The length of the set when the iteration began; `usize::MAX` after it was found changed.
    size: Shared<usize>,
    left: Shared<usize>,
}

crate::payload!(SetIterator, tracked);

impl Contents for SetIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.set.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.set.take());
    }
}

fn iterate(t: &mut Thread, value: &Value) -> Result {
    let size = t.receiver::<Set>(value)?.len(t);
    let iterator = SetIterator {
        set: Slot::new(value.clone()),
        position: Shared::new(0),
        size: Shared::new(size),
        left: Shared::new(size),
    };
    Ok(t.object(Builtin::SetIterator, iterator))
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let iterator = t.receiver::<SetIterator>(value)?;
    let set = iterator.set.get();
    let Some(contents) = set.get::<Set>() else { return Ok(None) };
    if contents.len(t) != iterator.size.get() {
        iterator.size.set(usize::MAX);
        return Err(t.runtime_error("Set changed size during iteration"));
    }
    let found =
        contents.table.with(t, |table| table.next_from(iterator.position.get()).map(|(at, _, key)| (at, key.clone())));
    match found {
        Some((at, key)) => {
            iterator.position.set(at + 1);
            iterator.left.set(iterator.left.get().saturating_sub(1));
            Ok(Some(key))
        }
        None => {
            iterator.set.set(Value::NULL);
            Ok(None)
        }
    }
}

fn length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = t.receiver::<SetIterator>(&args[0])?;
    let set = iterator.set.get();
    let valid = set.get::<Set>().is_some_and(|set| set.len(t) == iterator.size.get());
    Ok(Value::from_len(if valid { iterator.left.get() } else { 0 }))
}

const OPERATORS: &[BinaryOp] = &[BinaryOp::And, BinaryOp::Or, BinaryOp::Xor, BinaryOp::Sub];

const SLOTS: Slots = Slots {
    repr: Some(operators::repr),
    compare: Some(operators::compare),
    len: Some(|t, value| Ok(t.receiver::<Set>(value)?.len(t))),
    contains: Some(operators::contains),
    iter: Some(iterate),
    binary: Some(operators::binary),
    binary_ops: OPERATORS,
    ..NO_SLOTS
};

/// `set`
pub static SPEC: TypeSpec = TypeSpec {
    name: "set",
    layout: &Layout::of::<Set>(),
    subclassable: true,
    slots: Slots { in_place: Some(operators::in_place), in_place_ops: OPERATORS, ..SLOTS },
    methods: methods::MUTABLE,
    ..TypeSpec::BASE
};

/// `frozenset`
pub static FROZEN: TypeSpec = TypeSpec {
    name: "frozenset",
    layout: &Layout::of::<Set>(),
    subclassable: true,
    slots: Slots { hash: Some(operators::hash), ..SLOTS },
    methods: methods::FROZEN,
    ..TypeSpec::BASE
};

/// `set_iterator`
pub static ITERATOR: TypeSpec = TypeSpec {
    name: "set_iterator",
    layout: &Layout::of::<SetIterator>(),
    slots: Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS },
    methods: &[row("__length_hint__", "self, /", length_hint)],
    ..TypeSpec::BASE
};
