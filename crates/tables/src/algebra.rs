//! The operations of Python sets, each as the sequence of table operations that CPython 3.13 makes of it
//! (Objects/setobject.c), so that results iterate in CPython's order and `__eq__` is called in its order.
//!
//! The machine implements [`Host`]; operands and results are handles of set objects. Between two table operations
//! nothing is borrowed, so an `__eq__` may do what it likes, even to the operands. The operators `| & - ^` of two
//! sets are the functions here of the same meaning. What is no set is the machine's to iterate:
//!
//! | operation | operand | do |
//! |---|---|---|
//! | `set(x)`, `update`, `union` | dict | [`SetTable::reserve`] its length, then [`add`] each key |
//! | | other iterable | [`add`] each |
//! | `intersection` | iterable, dict too | [`intersect_key`] each into a new set until it answers true |
//! | `difference_update` | iterable, dict too | [`discard`] each, then [`SetTable::purge`] |
//! | `difference` | dict | [`difference_by`] |
//! | | other iterable | [`copy`], then as `difference_update` |
//! | `symmetric_difference_update` | dict | [`toggle`] each key |
//! | | other iterable | make a set of it first |
//! | `symmetric_difference` | anything | make a set of it, [`toggle`] each key of the left operand in that |
//! | `isdisjoint`, `issuperset` | iterable | [`contains`] each until one decides |
//! | `issubset` | iterable | length of the `intersection` is that of the set |
//!
//! Methods with several arguments take them in turn: `union` copies the set and updates the copy with each (passing
//! over the set itself), `difference` is `difference` with the first and `difference_update` with the others,
//! `intersection` makes a new set with each, and `intersection_update` takes over the body of that. Without
//! arguments they copy.
//!
//! A display `{a, b, c}` adds from left to right. Three or more constants are first made a frozenset, that again made a
//! frozenset in its own order, and that merged into an empty set (`x in {...}` uses the frozenset itself). A third
//! frozenset comes in between if one of the constants is a string of two or more letters, digits and underscores that
//! was interned before, say because the module uses it as a name.

use crate::probe::{Found, Match, Probe};
use crate::set::SetTable;

/// What the operations need of the machine.
pub trait Host {
    /// A handle of a set object.
    type Set;
    /// An owned reference to a key.
    type Key;
    /// What a comparison may end with: a pending exception.
    type Error;

    /// Whether both handles are of one object.
    fn is_same(left: &Self::Set, right: &Self::Set) -> bool;

    /// Another reference to a key; called while a table is borrowed.
    fn share(key: &Self::Key) -> Self::Key;

    /// Compares without running Python code: [`Match::Yes`] if identical; called while a table is borrowed.
    fn matches(stored: &Self::Key, wanted: &Self::Key) -> Match;

    /// Borrows a set's table to look at it.
    fn look<R>(&mut self, set: &Self::Set, act: impl FnOnce(&SetTable<Self::Key>) -> R) -> R;

    /// Borrows a set's table.
    fn with<R>(&mut self, set: &Self::Set, act: impl FnOnce(&mut SetTable<Self::Key>) -> R) -> R;

    /// Borrows the tables of two sets, which are not the same.
    fn with_both<R>(
        &mut self,
        target: &Self::Set,
        source: &Self::Set,
        act: impl FnOnce(&mut SetTable<Self::Key>, &SetTable<Self::Key>) -> R,
    ) -> R;

    /// A new empty set, a `set` or `frozenset` as `like` is.
    fn new_like(&mut self, like: &Self::Set) -> Self::Set;

    /// `stored == wanted` by `__eq__`.
    fn equal(&mut self, stored: &Self::Key, wanted: &Self::Key) -> Result<bool, Self::Error>;
}

/// What is done with a key once it is known whether the set has it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Look,
    Add,
    Discard,
}

/// A suspended search with what the comparison answered.
type Answered = Option<(Probe, bool)>;
/// The slot of a key, or what must be compared first; the key to compare with is missing if it has gone.
type Looked<H> = Result<Option<usize>, (Probe, Option<<H as Host>::Key>)>;

fn find<H: Host>(table: &SetTable<H::Key>, answered: Answered, hash: i64, key: &H::Key) -> Looked<H> {
    let matches = |stored: &H::Key| H::matches(stored, key);
    let resumed = answered.map(|(probe, equal)| table.resume(probe, equal, matches));
    match resumed.filter(|found| *found != Found::Changed).unwrap_or_else(|| table.find(hash, matches)) {
        Found::Ask(probe, slot) => Err((probe, table.get_index(slot).map(H::share))),
        Found::At(slot) => Ok(Some(slot)),
        Found::Vacant | Found::Changed => Ok(None),
    }
}

/// Finds a key, and adds or removes it within the same borrow. Answers whether the set had it.
fn search<H: Host>(host: &mut H, set: &H::Set, hash: i64, key: &H::Key, purpose: Purpose) -> Result<bool, H::Error> {
    let mut answered = None;
    loop {
        let looked = match purpose {
            Purpose::Look => host.look(set, |table| Ok((find::<H>(table, answered, hash, key)?.is_some(), None))),
            _ => host.with(set, |table| {
                let slot = find::<H>(table, answered, hash, key)?;
                let removed = match (purpose, slot) {
                    (Purpose::Discard, Some(slot)) => table.remove(slot),
                    (Purpose::Add, None) => {
                        table.insert_at_vacant(hash, H::share(key));
                        None
                    }
                    _ => None,
                };
                Ok((slot.is_some(), removed))
            }),
        };
        match looked {
            Ok((present, _removed)) => return Ok(present),
            Err((_, None)) => answered = None,
            Err((probe, Some(stored))) => {
                let equal = host.equal(&stored, key)?;
                if equal && purpose == Purpose::Add {
                    return Ok(true);
                }
                answered = Some((probe, equal));
            }
        }
    }
}

/// Whether the set has a key (`in`).
pub fn contains<H: Host>(host: &mut H, set: &H::Set, hash: i64, key: &H::Key) -> Result<bool, H::Error> {
    let looked = host.look(set, |table| match table.find(hash, |stored| H::matches(stored, key)) {
        Found::At(_) => Some(true),
        Found::Vacant => Some(false),
        // A comparison has to be made: once more, with the means for that.
        Found::Ask(..) | Found::Changed => None,
    });
    looked.map_or_else(|| search(host, set, hash, key, Purpose::Look), Ok)
}

/// Adds a key; answers whether an equal one was there already, which then stays (`set.add`).
pub fn add<H: Host>(host: &mut H, set: &H::Set, hash: i64, key: &H::Key) -> Result<bool, H::Error> {
    search(host, set, hash, key, Purpose::Add)
}

/// Removes a key; answers whether it was there (`set.discard`, `set.remove`).
pub fn discard<H: Host>(host: &mut H, set: &H::Set, hash: i64, key: &H::Key) -> Result<bool, H::Error> {
    search(host, set, hash, key, Purpose::Discard)
}

/// Removes a key if it is there, else adds it: one step of a symmetric difference.
pub fn toggle<H: Host>(host: &mut H, set: &H::Set, hash: i64, key: &H::Key) -> Result<(), H::Error> {
    if !discard(host, set, hash, key)? {
        add(host, set, hash, key)?;
    }
    Ok(())
}

/// Calls `visit` with the keys of a set in order, as they are at each step, until it answers false.
fn each<H: Host>(
    host: &mut H,
    set: &H::Set,
    mut visit: impl FnMut(&mut H, i64, &H::Key) -> Result<bool, H::Error>,
) -> Result<(), H::Error> {
    let mut position = 0;
    while let Some((slot, hash, key)) =
        host.look(set, |table| table.next_from(position).map(|(slot, hash, key)| (slot, hash, H::share(key))))
    {
        if !visit(host, hash, &key)? {
            break;
        }
        position = slot + 1;
    }
    Ok(())
}

fn len<H: Host>(host: &mut H, set: &H::Set) -> usize {
    host.look(set, |table| table.len())
}

/// The operands, the longer first.
fn by_length<'s, H: Host>(host: &mut H, left: &'s H::Set, right: &'s H::Set) -> (&'s H::Set, &'s H::Set) {
    if len(host, right) > len(host, left) { (right, left) } else { (left, right) }
}

/// A shallow copy (`set.copy`).
pub fn copy<H: Host>(host: &mut H, set: &H::Set) -> H::Set {
    let copy = host.new_like(set);
    host.with_both(&copy, set, |copy, set| copy.merge_into_empty(set, H::share));
    copy
}

/// Adds all keys of another set (`|=`, and `update` with a set).
pub fn update<H: Host>(host: &mut H, target: &H::Set, other: &H::Set) -> Result<(), H::Error> {
    if H::is_same(target, other)
        || host.with_both(target, other, |target, other| target.merge_into_empty(other, H::share))
    {
        return Ok(());
    }
    each(host, other, |host, hash, key| add(host, target, hash, key).map(|_| true))
}

/// The union of two sets.
pub fn union<H: Host>(host: &mut H, left: &H::Set, right: &H::Set) -> Result<H::Set, H::Error> {
    let result = copy(host, left);
    if !H::is_same(left, right) {
        update(host, &result, right)?;
    }
    Ok(result)
}

/// The intersection of two sets: the keys of the shorter one that the longer one has.
pub fn intersection<H: Host>(host: &mut H, left: &H::Set, right: &H::Set) -> Result<H::Set, H::Error> {
    if H::is_same(left, right) {
        return Ok(copy(host, left));
    }
    let result = host.new_like(left);
    let (longer, shorter) = by_length(host, left, right);
    each(host, shorter, |host, hash, key| {
        if contains(host, longer, hash, key)? {
            add(host, &result, hash, key)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

/// One key of an iterable that a set is intersected with; true when the result cannot grow any more.
pub fn intersect_key<H: Host>(
    host: &mut H,
    set: &H::Set,
    result: &H::Set,
    hash: i64,
    key: &H::Key,
) -> Result<bool, H::Error> {
    if !contains(host, set, hash, key)? {
        return Ok(false);
    }
    add(host, result, hash, key)?;
    Ok(len(host, result) >= len(host, set))
}

/// Keeps only the keys that another set has too (`&=`).
pub fn intersection_update<H: Host>(host: &mut H, target: &H::Set, other: &H::Set) -> Result<(), H::Error> {
    let result = intersection(host, target, other)?;
    take_body(host, target, &result);
    Ok(())
}

/// Moves the contents of a new set into another one, whose old contents go.
pub fn take_body<H: Host>(host: &mut H, target: &H::Set, result: &H::Set) {
    let body = host.with(result, |table| table.clear());
    let _old = host.with(target, |table| table.replace_body(body));
}

/// Removes all keys of another set (`-=`).
pub fn difference_update<H: Host>(host: &mut H, target: &H::Set, other: &H::Set) -> Result<(), H::Error> {
    if H::is_same(target, other) {
        let _old = host.with(target, |table| table.clear());
        return Ok(());
    }
    let discard = |host: &mut H, hash, key: &_| discard(host, target, hash, key).map(|_| true);
    if len(host, other) / 8 > len(host, target) {
        let common = intersection(host, target, other)?;
        each(host, &common, discard)?;
    } else {
        each(host, other, discard)?;
    }
    host.with(target, |table| table.purge());
    Ok(())
}

/// The keys of one set that another does not have.
pub fn difference<H: Host>(host: &mut H, left: &H::Set, right: &H::Set) -> Result<H::Set, H::Error> {
    let length = len(host, right);
    if let Some(result) = difference_by(host, left, length, |host, hash, key| contains(host, right, hash, key))? {
        return Ok(result);
    }
    let result = copy(host, left);
    difference_update(host, &result, right)?;
    Ok(result)
}

/// The keys of a set that something of so many keys does not contain: a set or a dict. `None` if it is so short that
/// CPython copies the set and removes the other's keys from the copy.
pub fn difference_by<H: Host>(
    host: &mut H,
    set: &H::Set,
    length: usize,
    mut contains: impl FnMut(&mut H, i64, &H::Key) -> Result<bool, H::Error>,
) -> Result<Option<H::Set>, H::Error> {
    if len(host, set) / 4 > length {
        return Ok(None);
    }
    let result = host.new_like(set);
    each(host, set, |host, hash, key| {
        if !contains(host, hash, key)? {
            add(host, &result, hash, key)?;
        }
        Ok(true)
    })?;
    Ok(Some(result))
}

/// Adds the keys of another set that are missing and removes those that are there (`^=`).
pub fn symmetric_difference_update<H: Host>(host: &mut H, target: &H::Set, other: &H::Set) -> Result<(), H::Error> {
    if H::is_same(target, other) {
        let _old = host.with(target, |table| table.clear());
        return Ok(());
    }
    each(host, other, |host, hash, key| toggle(host, target, hash, key).map(|()| true))
}

/// The keys that exactly one of two sets has: a copy of the right one, updated with the left one.
pub fn symmetric_difference<H: Host>(host: &mut H, left: &H::Set, right: &H::Set) -> Result<H::Set, H::Error> {
    let result = host.new_like(left);
    host.with_both(&result, right, |result, right| result.merge_into_empty(right, H::share));
    each(host, left, |host, hash, key| toggle(host, &result, hash, key).map(|()| true))?;
    Ok(result)
}

/// Whether two sets have no key in common.
pub fn is_disjoint<H: Host>(host: &mut H, left: &H::Set, right: &H::Set) -> Result<bool, H::Error> {
    if H::is_same(left, right) {
        return Ok(len(host, left) == 0);
    }
    let (longer, shorter) = by_length(host, left, right);
    let mut disjoint = true;
    each(host, shorter, |host, hash, key| {
        disjoint = !contains(host, longer, hash, key)?;
        Ok(disjoint)
    })?;
    Ok(disjoint)
}

/// Whether the right set has every key of the left one (`<=`; `==` if the lengths are equal).
pub fn is_subset<H: Host>(host: &mut H, left: &H::Set, right: &H::Set) -> Result<bool, H::Error> {
    if len(host, left) > len(host, right) {
        return Ok(false);
    }
    let mut subset = true;
    each(host, left, |host, hash, key| {
        subset = contains(host, right, hash, key)?;
        Ok(subset)
    })?;
    Ok(subset)
}
