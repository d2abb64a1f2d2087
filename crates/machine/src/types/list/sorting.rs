//! `list.sort`.

use std::cmp::Ordering;

use objects::{Str, Value};

use super::List;
use crate::builtin::Builtin;
use crate::types::matching;
use crate::{Result, Thread};

/// What all keys of a sort are, when their order can be told without Python code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plain {
    Ints,
    Floats,
    Texts,
}

/// Sorts a list in place, stably, by `key(item)` unless `key` is None. The list looks empty meanwhile.
///
/// # Errors
/// What the key function or a comparison raises (the items are all still there then, in some order);
/// ValueError when the list was changed meanwhile.
pub(super) fn sort(t: &mut Thread, value: &Value, key: &Value, reverse: bool) -> Result<()> {
    let list = t.receiver::<List>(value)?;
    if objects::is_concurrent() && sort_at_once(t, list, key, reverse) {
        return Ok(());
    }
    let mut items = list.items.with_mut(t, std::mem::take);
    let result = sort_items(t, &mut items, key, reverse);
    let meanwhile = list.items.with_mut(t, |now| std::mem::replace(now, items));
    let changed = meanwhile.capacity() > 0;
    drop(meanwhile);
    result?;
    if changed { Err(t.value_error("list modified during sort")) } else { Ok(()) }
}

/// Sorts a list within its lock, if no Python code is needed for that: as one step, which it is under the GIL.
fn sort_at_once(t: &mut Thread, list: &List, key: &Value, reverse: bool) -> bool {
    list.items.with_mut(t, |items| {
        if items.is_empty() {
            return true;
        }
        let order = key.is_none().then(|| sorted_order(items, reverse, |a, b| matching::quick_less(a, b).ok_or(())));
        match order {
            Some((order, Ok(()))) => {
                *items = order.iter().map(|&at| items[at as usize].clone()).collect();
                true
            }
            _ => false,
        }
    })
}

fn sort_items(t: &mut Thread, items: &mut Vec<Value>, key: &Value, reverse: bool) -> Result<()> {
    if key.is_none() {
        return match plain(t, items) {
            Some(plain) => {
                sort_plain(plain, items, |item| item, reverse);
                Ok(())
            }
            None => {
                let keys = items.clone();
                sort_by_calls(t, items, &keys, reverse)
            }
        };
    }
    let mut keys = Vec::with_capacity(items.len());
    for item in items.iter() {
        keys.push(t.call(key, std::slice::from_ref(item))?);
    }
    match plain(t, &keys) {
        Some(plain) => {
            let mut pairs: Vec<(Value, Value)> = keys.into_iter().zip(items.drain(..)).collect();
            sort_plain(plain, &mut pairs, |(key, _)| key, reverse);
            let mut keys = Vec::with_capacity(pairs.len());
            for (key, item) in pairs {
                keys.push(key);
                items.push(item);
            }
            Ok(())
        }
        None => sort_by_calls(t, items, &keys, reverse),
    }
}

/// Whether all keys are ints in place, floats that are numbers, or str, of exactly these types.
fn plain(t: &Thread, keys: &[Value]) -> Option<Plain> {
    let first = keys.first()?;
    if first.word().is_small_int() {
        return keys.iter().all(|key| key.word().is_small_int()).then_some(Plain::Ints);
    }
    if first.has::<Str>() {
        return keys.iter().all(|key| t.is_exactly(key, Builtin::Str)).then_some(Plain::Texts);
    }
    let ordered = |key: &Value| t.is_exactly(key, Builtin::Float) && matching::float(key).is_some_and(|x| !x.is_nan());
    keys.iter().all(ordered).then_some(Plain::Floats)
}

/// Sorts by keys whose comparisons nobody can observe, so any stable sort will do.
fn sort_plain<T>(plain: Plain, rows: &mut [T], key: impl Fn(&T) -> &Value, reverse: bool) {
    let float = |row: &T| matching::float(key(row)).unwrap_or_default();
    let order = |ascending: Ordering| if reverse { ascending.reverse() } else { ascending };
    match plain {
        Plain::Ints => {
            rows.sort_by(|a, b| order(key(a).word().small_int_value().cmp(&key(b).word().small_int_value())))
        }
        Plain::Floats => rows.sort_by(|a, b| order(float(a).partial_cmp(&float(b)).unwrap_or(Ordering::Equal))),
        Plain::Texts => rows.sort_by(|a, b| order(text(key(a)).cmp(text(key(b))))),
    }
}

fn text(key: &Value) -> &str {
    key.get::<Str>().map_or("", Str::as_str)
}

/// Sorts with CPython's sequence of `__lt__` calls.
fn sort_by_calls(t: &mut Thread, items: &mut Vec<Value>, keys: &[Value], reverse: bool) -> Result<()> {
    let (order, result) = sorted_order(keys, reverse, |a, b| match matching::quick_less(a, b) {
        Some(less) => Ok(less),
        None => t.less(a, b),
    });
    let old = std::mem::take(items);
    items.extend(order.iter().map(|&at| old[at as usize].clone()));
    drop(old);
    result
}

/// The order that CPython's sequence of comparisons brings keys into; as far as it came when one fails.
fn sorted_order<E>(
    keys: &[Value],
    reverse: bool,
    mut less: impl FnMut(&Value, &Value) -> std::result::Result<bool, E>,
) -> (Vec<u32>, std::result::Result<(), E>) {
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    if reverse {
        order.reverse();
    }
    let result = tables::sort::sort(&mut order, |&a, &b| less(&keys[a as usize], &keys[b as usize]));
    if reverse {
        order.reverse();
    }
    (order, result)
}
