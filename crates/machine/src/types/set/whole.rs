//! Operations on whole sets as one step among threads that run at the same time: within the locks of both sets, as far
//! as no Python code must be asked. Where it must, and where no other thread runs, they are what `tables::algebra` says.

use bytecode::CompareOp;
use objects::Value;
use tables::algebra::{self, Host};
use tables::{Match, SetTable};

use super::{Set, contents};
use crate::types::matching::{is_simple, matches};
use crate::{Result, Thread};

/// The table of a set while its lock is held.
pub(super) enum Table<'a> {
    Fixed(&'a SetTable<Value>),
    Open(&'a mut SetTable<Value>),
    New(SetTable<Value>),
}

/// Sets whose locks are held, and new ones; a handle is the number of one.
pub(super) struct Held<'a>(Vec<Table<'a>>);

/// Only `__eq__` could tell whether two keys are equal, and it cannot be called now.
pub(super) struct MustAsk;

impl<'a> Held<'a> {
    fn table(&self, set: usize) -> &SetTable<Value> {
        match &self.0[set] {
            Table::Fixed(table) => table,
            Table::Open(table) => table,
            Table::New(table) => table,
        }
    }

    fn take_new(&mut self, set: usize) -> SetTable<Value> {
        match &mut self.0[set] {
            Table::New(table) => std::mem::take(table),
            _ => unreachable!("the result of an operation is new"),
        }
    }

    fn open<'t>(table: &'t mut Table<'a>) -> &'t mut SetTable<Value> {
        match table {
            Table::Open(table) => table,
            Table::New(table) => table,
            Table::Fixed(_) => unreachable!("an operation changes its target alone"),
        }
    }
}

impl Host for Held<'_> {
    type Set = usize;
    type Key = Value;
    type Error = MustAsk;

    fn is_same(left: &usize, right: &usize) -> bool {
        left == right
    }

    fn share(key: &Value) -> Value {
        key.clone()
    }

    fn matches(stored: &Value, wanted: &Value) -> Match {
        matches(stored, wanted)
    }

    fn look<R>(&mut self, set: &usize, act: impl FnOnce(&SetTable<Value>) -> R) -> R {
        act(self.table(*set))
    }

    fn with<R>(&mut self, set: &usize, act: impl FnOnce(&mut SetTable<Value>) -> R) -> R {
        act(Held::open(&mut self.0[*set]))
    }

    fn with_both<R>(
        &mut self,
        target: &usize,
        source: &usize,
        act: impl FnOnce(&mut SetTable<Value>, &SetTable<Value>) -> R,
    ) -> R {
        let mut taken = std::mem::replace(&mut self.0[*target], Table::New(SetTable::new()));
        let result = act(Held::open(&mut taken), self.table(*source));
        self.0[*target] = taken;
        result
    }

    fn new_like(&mut self, _: &usize) -> usize {
        self.0.push(Table::New(SetTable::new()));
        self.0.len() - 1
    }

    fn equal(&mut self, _: &Value, _: &Value) -> std::result::Result<bool, MustAsk> {
        Err(MustAsk)
    }
}

type Step<R> = std::result::Result<R, MustAsk>;

/// Looks at two sets at one moment, among other threads; `None` without them, and where Python code must be asked.
fn look<R>(
    t: &Thread,
    left: &Value,
    right: &Value,
    act: impl FnOnce(&mut Held<'_>, usize, usize) -> Step<R>,
) -> Option<R> {
    if !objects::is_concurrent() {
        return None;
    }
    let (a, b) = (&contents(left).table, &contents(right).table);
    if std::ptr::eq(a, b) {
        return a.with(t, |a| act(&mut Held(vec![Table::Fixed(a)]), 0, 0)).ok();
    }
    a.with_two(t, b, |a, b| act(&mut Held(vec![Table::Fixed(a), Table::Fixed(b)]), 0, 1)).ok()
}

/// As `look`, for an operation that changes the first set. What it has done before Python code must be asked stays.
fn change(
    t: &mut Thread,
    target: &Value,
    source: &Value,
    act: impl FnOnce(&mut Held<'_>, usize, usize) -> Step<()>,
) -> Option<()> {
    if !objects::is_concurrent() {
        return None;
    }
    let (a, b) = (&contents(target).table, &contents(source).table);
    if std::ptr::eq(a, b) {
        return a.with_mut(t, |a| act(&mut Held(vec![Table::Open(a)]), 0, 0)).ok();
    }
    a.with_other(t, b, |a, b| act(&mut Held(vec![Table::Open(a), Table::Fixed(b)]), 0, 1)).ok()
}

/// Adds or removes all items of a builtin container as one step, among other threads; `None` where that cannot be.
pub(super) fn change_by_all(
    t: &mut Thread,
    target: &Value,
    iterable: &Value,
    step: impl Fn(&mut Held<'_>, i64, &Value) -> Step<bool>,
) -> Option<()> {
    if !objects::is_concurrent() {
        return None;
    }
    let keys = t.items_at_once(iterable).filter(|keys| keys.iter().all(is_simple))?;
    let keys = keys.into_iter().map(|key| Ok((t.hash_key(&key)?, key))).collect::<Result<Vec<_>>>().ok()?;
    contents(target).table.with_mut(t, |table| {
        let mut held = Held(vec![Table::Open(table)]);
        keys.iter().try_for_each(|(hash, key)| step(&mut held, *hash, key).map(drop)).ok()
    })
}

impl Thread {
    /// A new set, frozen or not as `like` is.
    fn set_of(&mut self, like: &Value, table: SetTable<Value>) -> Value {
        let set = self.new_set(contents(like).frozen);
        contents(&set).table.with_mut(self, |empty| *empty = table);
        set
    }
}

/// An operation that makes a new set of two.
fn made(
    t: &mut Thread,
    left: &Value,
    right: &Value,
    act: impl FnOnce(&mut Held<'_>, usize, usize) -> Step<usize>,
) -> Option<Value> {
    let table = look(t, left, right, |held, left, right| {
        let result = act(held, left, right)?;
        Ok(held.take_new(result))
    })?;
    Some(t.set_of(left, table))
}

/// A shallow copy.
pub(super) fn copy(t: &mut Thread, set: &Value) -> Value {
    algebra::copy(t, set)
}

/// `left | right`
pub(super) fn union(t: &mut Thread, left: &Value, right: &Value) -> Result {
    match made(t, left, right, |held, left, right| algebra::union(held, &left, &right)) {
        Some(set) => Ok(set),
        None => algebra::union(t, left, right),
    }
}

/// `left & right`
pub(super) fn intersection(t: &mut Thread, left: &Value, right: &Value) -> Result {
    match made(t, left, right, |held, left, right| algebra::intersection(held, &left, &right)) {
        Some(set) => Ok(set),
        None => algebra::intersection(t, left, right),
    }
}

/// `left - right`
pub(super) fn difference(t: &mut Thread, left: &Value, right: &Value) -> Result {
    match made(t, left, right, |held, left, right| algebra::difference(held, &left, &right)) {
        Some(set) => Ok(set),
        None => algebra::difference(t, left, right),
    }
}

/// `left ^ right`
pub(super) fn symmetric_difference(t: &mut Thread, left: &Value, right: &Value) -> Result {
    match made(t, left, right, |held, left, right| algebra::symmetric_difference(held, &left, &right)) {
        Some(set) => Ok(set),
        None => algebra::symmetric_difference(t, left, right),
    }
}

/// `target |= source`
pub(super) fn update(t: &mut Thread, target: &Value, source: &Value) -> Result<()> {
    match change(t, target, source, |held, target, source| algebra::update(held, &target, &source)) {
        Some(()) => Ok(()),
        None => algebra::update(t, target, source),
    }
}

/// `target &= source`
pub(super) fn intersection_update(t: &mut Thread, target: &Value, source: &Value) -> Result<()> {
    match change(t, target, source, |held, target, source| algebra::intersection_update(held, &target, &source)) {
        Some(()) => Ok(()),
        None => algebra::intersection_update(t, target, source),
    }
}

/// `target -= source`
pub(super) fn difference_update(t: &mut Thread, target: &Value, source: &Value) -> Result<()> {
    match change(t, target, source, |held, target, source| algebra::difference_update(held, &target, &source)) {
        Some(()) => Ok(()),
        None => algebra::difference_update(t, target, source),
    }
}

/// `target ^= source`
pub(super) fn symmetric_difference_update(t: &mut Thread, target: &Value, source: &Value) -> Result<()> {
    // Done twice it would be undone: on a copy, which takes the set's place at the end.
    let done = change(t, target, source, |held, target, source| {
        let copy = held.new_like(&target);
        let snapshot = held.table(target).snapshot_with(Value::clone);
        held.with(&copy, |table| *table = snapshot);
        let source = if source == target { copy } else { source };
        algebra::symmetric_difference_update(held, &copy, &source)?;
        let body = held.take_new(copy);
        let _old = held.with(&target, |table| table.replace_body(body));
        Ok(())
    });
    match done {
        Some(()) => Ok(()),
        None => algebra::symmetric_difference_update(t, target, source),
    }
}

/// Whether two sets have no key in common.
pub(super) fn is_disjoint(t: &mut Thread, left: &Value, right: &Value) -> Result<bool> {
    match look(t, left, right, |held, left, right| algebra::is_disjoint(held, &left, &right)) {
        Some(disjoint) => Ok(disjoint),
        None => algebra::is_disjoint(t, left, right),
    }
}

/// `left <= right`
pub(super) fn is_subset(t: &mut Thread, left: &Value, right: &Value) -> Result<bool> {
    compare(t, CompareOp::Le, left, right)
}

/// Compares two sets.
pub(super) fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result<bool> {
    let known = look(t, left, right, |held, left, right| {
        let lengths = (held.table(left).len(), held.table(right).len());
        compare_by(held, op, (&left, &right), lengths)
    });
    match known {
        Some(result) => Ok(result),
        None => {
            let lengths = (t.set_len(left), t.set_len(right));
            compare_by(t, op, (left, right), lengths)
        }
    }
}

fn compare_by<H: Host>(
    host: &mut H,
    op: CompareOp,
    (left, right): (&H::Set, &H::Set),
    (len, other): (usize, usize),
) -> std::result::Result<bool, H::Error> {
    Ok(match op {
        CompareOp::Eq => len == other && algebra::is_subset(host, left, right)?,
        CompareOp::Ne => !(len == other && algebra::is_subset(host, left, right)?),
        CompareOp::Lt => len < other && algebra::is_subset(host, left, right)?,
        CompareOp::Le => algebra::is_subset(host, left, right)?,
        CompareOp::Gt => len > other && algebra::is_subset(host, right, left)?,
        CompareOp::Ge => algebra::is_subset(host, right, left)?,
    })
}

impl Thread {
    fn set_len(&mut self, set: &Value) -> usize {
        set.get::<Set>().map_or(0, |set| set.len(self))
    }
}
