//! `list.sort`.

use objects::Value;
use plain::Plain;

use super::List;
use crate::types::matching;
use crate::{Result, Thread};

mod plain;

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
        if !key.is_none() {
            return false;
        }
        let order = match Plain::of_all(items) {
            Some(plain) => plain.sorted_order(items, reverse),
            None => match sorted_order(items, reverse, |a, b| matching::quick_less(a, b).ok_or(())) {
                (order, Ok(())) => order,
                _ => return false,
            },
        };
        arrange(items, &order);
        true
    })
}

fn sort_items(t: &mut Thread, items: &mut Vec<Value>, key: &Value, reverse: bool) -> Result<()> {
    let mut keys = Vec::new();
    if !key.is_none() {
        keys.reserve(items.len());
        for item in items.iter() {
            keys.push(t.call(key, std::slice::from_ref(item))?);
        }
    }
    let sorted_by = if key.is_none() { &*items } else { &keys };
    let (order, result) = match Plain::of_all(sorted_by) {
        Some(plain) => (plain.sorted_order(sorted_by, reverse), Ok(())),
        None => {
            let kept = sorted_by.clone();
            sorted_order(&kept, reverse, |a, b| matching::quick_less(a, b).map_or_else(|| t.less(a, b), Ok))
        }
    };
    arrange(items, &order);
    result
}

/// Brings items into an order, in which each position occurs once.
fn arrange(items: &mut [Value], order: &[u32]) {
    let mut arranged: Vec<Value> = order.iter().map(|&at| std::mem::take(&mut items[at as usize])).collect();
    items.swap_with_slice(&mut arranged);
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
