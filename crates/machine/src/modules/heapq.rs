//! `_heapq`: lists as heaps, by CPython's sequence of comparisons (Modules/_heapqmodule.c).
//!
//! While all comparisons can be told without Python code, an operation is one step in the list's contents; from
//! the first that cannot, it goes on item by item, and checks after each comparison that the list is as long.

use objects::Value;

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::list::List;
use crate::types::matching::quick_less;
use crate::{Raised, Result, Thread};

mod sift;

use sift::{Order, Sift};

/// The list that a function was given.
///
/// # Errors
/// TypeError for anything else.
fn heap<'a>(t: &mut Thread, called: &str, value: &'a Value) -> Result<&'a List> {
    match value.get::<List>() {
        Some(list) => Ok(list),
        None => {
            let kind = t.argument_type(value);
            Err(t.type_error(format!("{called} must be list, not {kind}")))
        }
    }
}

fn out_of_range(t: &mut Thread) -> Raised {
    t.index_error("index out of range")
}

fn push(t: &mut Thread, args: &[Value]) -> Result {
    let list = heap(t, "heappush() argument 1", &args[0])?;
    let item = args[1].clone();
    let rest = list.items.with_mut(t, |items| {
        items.push(item);
        Sift::to_root(items.len() - 1, 0).run(items, Order::Least)
    });
    sift::finish(t, list, rest, Order::Least)?;
    Ok(Value::NONE)
}

/// Takes the first item out of a heap.
fn pop(t: &mut Thread, list: &List, order: Order) -> Result {
    let popped = list.items.with_mut(t, |items| {
        let last = items.pop()?;
        let Some(first) = items.first_mut() else { return Some((last, None)) };
        let first = std::mem::replace(first, last);
        Some((first, Sift::to_leaf(0).run(items, order)))
    });
    let Some((first, rest)) = popped else { return Err(out_of_range(t)) };
    sift::finish(t, list, rest, order)?;
    Ok(first)
}

/// Puts an item into the place of the first one, which is given back.
fn replace(t: &mut Thread, list: &List, item: &Value, order: Order) -> Result {
    let item = item.clone();
    let replaced = list.items.with_mut(t, |items| {
        let first = std::mem::replace(items.first_mut()?, item);
        Some((first, Sift::to_leaf(0).run(items, order)))
    });
    let Some((first, rest)) = replaced else { return Err(out_of_range(t)) };
    sift::finish(t, list, rest, order)?;
    Ok(first)
}

/// As a push and a pop after it: an item that would come out at once does not go in.
fn push_pop(t: &mut Thread, args: &[Value]) -> Result {
    let list = heap(t, "heappushpop() argument 1", &args[0])?;
    let item = &args[1];
    let first = list.items.with(t, |items| items.first().cloned());
    let Some(first) = first else { return Ok(item.clone()) };
    let stays = match quick_less(&first, item) {
        Some(less) => less,
        None => t.less(&first, item)?,
    };
    if stays { replace(t, list, item, Order::Least) } else { Ok(item.clone()) }
}

fn heapify(t: &mut Thread, list: &List, order: Order) -> Result {
    let len = list.items.with(t, Vec::len);
    let mut places = sift::parents(len);
    // As many as can be told without calls in one step; then one by one.
    let mut rest = list.items.with_mut(t, |items| places.find_map(|at| Sift::to_leaf(at).run(items, order)));
    while let Some(sift) = rest {
        sift::finish(t, list, Some(sift), order)?;
        rest = places.next().map(Sift::to_leaf);
    }
    Ok(Value::NONE)
}

/// `_heapq`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_heapq",
    functions: &[
        row("heappush", "heap, item, /", push),
        row("heappushpop", "heap, item, /", push_pop),
        row("heappop", "heap, /", |t, args| {
            let list = heap(t, "heappop() argument", &args[0])?;
            pop(t, list, Order::Least)
        }),
        row("heapreplace", "heap, item, /", |t, args| {
            let list = heap(t, "heapreplace() argument 1", &args[0])?;
            replace(t, list, &args[1], Order::Least)
        }),
        row("heapify", "heap, /", |t, args| {
            let list = heap(t, "heapify() argument", &args[0])?;
            heapify(t, list, Order::Least)
        }),
        row("_heappop_max", "heap, /", |t, args| {
            let list = heap(t, "_heappop_max() argument", &args[0])?;
            pop(t, list, Order::Largest)
        }),
        row("_heapreplace_max", "heap, item, /", |t, args| {
            let list = heap(t, "_heapreplace_max() argument 1", &args[0])?;
            replace(t, list, &args[1], Order::Largest)
        }),
        row("_heapify_max", "heap, /", |t, args| {
            let list = heap(t, "_heapify_max() argument", &args[0])?;
            heapify(t, list, Order::Largest)
        }),
    ],
    init: None,
};
