//! `groupby` and the groups that it gives.

use objects::{Shared, Slot, Value};

use super::{contents, iterator_type, or_none};
use crate::builtin::Builtin;
use crate::native::static_method;
use crate::{Result, Thread};

/// `groupby(iterable, key)`
pub(crate) struct GroupBy {
    source: Slot,
    key: Slot,
    /// Key of the group given last.
    group_key: Slot,
    /// Key of the item read last; empty after a group took the item.
    current_key: Slot,
    /// The item read last; empty after a group took it.
    current: Slot,
    /// Which group may still take items; counts up.
    serial: Shared<u64>,
}

contents!(GroupBy { source, key, group_key, current_key, current });

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::GroupBy)?;
    let source = Slot::new(t.iter(&args[1])?);
    let key = Slot::new(or_none(&args[2]));
    let groups = GroupBy {
        source,
        key,
        group_key: Slot::empty(),
        current_key: Slot::empty(),
        current: Slot::empty(),
        serial: Shared::new(0),
    };
    Ok(t.object_of(&args[0], groups))
}

/// Reads an item and its key; false at the end.
fn step(t: &mut Thread, groups: &GroupBy) -> Result<bool> {
    let Some(item) = t.next(&groups.source.get())? else { return Ok(false) };
    let function = groups.key.get();
    let key = if function.is_none() { item.clone() } else { t.call(&function, std::slice::from_ref(&item))? };
    groups.current.set(item);
    groups.current_key.set(key);
    Ok(true)
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let groups = t.receiver::<GroupBy>(value)?;
    groups.serial.set(groups.serial.get() + 1);
    // What the last group left is skipped.
    loop {
        let (current, of_group) = (groups.current_key.get(), groups.group_key.get());
        if !current.is_null() && (of_group.is_null() || !t.equals(&of_group, &current)?) {
            break;
        }
        if !step(t, groups)? {
            return Ok(None);
        }
    }
    let key = groups.current_key.get();
    groups.group_key.set(key.clone());
    let group = Grouper { parent: Slot::new(value.clone()), key: Slot::new(key.clone()), serial: groups.serial.get() };
    let group = t.object(Builtin::Grouper, group);
    Ok(Some(t.tuple([key, group])))
}

iterator_type!(GROUP_BY, "groupby", GroupBy, next, {}, &[static_method("__new__", "cls, /, iterable, key=None", new)]);

/// The items of one group, as long as `groupby` has not gone on.
pub(crate) struct Grouper {
    parent: Slot,
    key: Slot,
    serial: u64,
}

contents!(Grouper { parent, key });

fn new_grouper(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Grouper)?;
    let serial = t.receiver::<GroupBy>(&args[1])?.serial.get();
    let group = Grouper { parent: Slot::new(args[1].clone()), key: Slot::new(args[2].clone()), serial };
    Ok(t.object_of(&args[0], group))
}

fn next_grouper(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let group = t.receiver::<Grouper>(value)?;
    let parent = group.parent.get();
    let Some(groups) = parent.get::<GroupBy>() else { return Ok(None) };
    if groups.serial.get() != group.serial {
        return Ok(None);
    }
    if groups.current.is_empty() && !step(t, groups)? {
        return Ok(None);
    }
    if !t.equals(&group.key.get(), &groups.current_key.get())? {
        return Ok(None);
    }
    drop(groups.current_key.take());
    Ok(groups.current.take().non_null())
}

iterator_type!(
    GROUPER,
    "_grouper",
    Grouper,
    next_grouper,
    {},
    &[static_method("__new__", "cls, parent, tgtkey, /", new_grouper)]
);
