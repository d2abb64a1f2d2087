//! Functions on iterables.

use objects::{Tuple, Value};
use source::known;

use crate::{Result, Thread};

pub(super) fn all(t: &mut Thread, args: &[Value]) -> Result {
    find_truth(t, &args[0], false).map(|found| Value::bool(!found))
}

pub(super) fn any(t: &mut Thread, args: &[Value]) -> Result {
    find_truth(t, &args[0], true).map(Value::bool)
}

fn find_truth(t: &mut Thread, iterable: &Value, wanted: bool) -> Result<bool> {
    let iterator = t.iter(iterable)?;
    while let Some(item) = t.next(&iterator)? {
        if t.truth(&item)? == wanted {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) fn iter(t: &mut Thread, args: &[Value]) -> Result {
    if args[1].is_null() {
        return t.iter(&args[0]);
    }
    let callable = super::values::callable(t, &args[..1])?;
    if callable.is(&Value::FALSE) {
        return Err(t.type_error("iter(v, w): v must be callable"));
    }
    Ok(t.callable_iterator(&args[0], &args[1]))
}

pub(super) fn next(t: &mut Thread, args: &[Value]) -> Result {
    if t.slot(&args[0], |slots| slots.next).is_none() && t.special(&args[0], known::NEXT).is_none() {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("'{name}' object is not an iterator")));
    }
    let raised = match t.next_or_stop(&args[0]) {
        Ok(item) => return Ok(item),
        Err(raised) => raised,
    };
    if args[1].is_null() || !t.is_exception(&raised, crate::builtin::Builtin::StopIteration) {
        return Err(raised);
    }
    Ok(args[1].clone())
}

impl Thread {
    /// `next(iterator)` with its StopIteration.
    fn next_or_stop(&mut self, iterator: &Value) -> Result {
        let Some(next) = self.slot(iterator, |slots| slots.next) else {
            return Ok(self.call_special(iterator, known::NEXT, &[])?.unwrap_or(Value::NONE));
        };
        match next(self, iterator)? {
            Some(item) => Ok(item),
            None => Err(self.stop_iteration(Value::NONE)),
        }
    }
}

/// `max` and `min`: `*args, key, default`.
pub(super) fn extreme(t: &mut Thread, args: &[Value], name: &str) -> Result {
    let (key, default) = (&args[0], &args[1]);
    let positional = args[2].get::<Tuple>().map_or(&[][..], Tuple::items);
    let key = (!key.is_null() && !key.is_none()).then_some(key);
    let mut best = Best { greatest: name == "max", key, found: None };
    match positional {
        [] => return Err(t.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => {
            let items = t.iter(iterable)?;
            while let Some(item) = t.next(&items)? {
                best.consider(t, item)?;
            }
        }
        _ if !default.is_null() => {
            let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
            return Err(t.type_error(message));
        }
        items => {
            for item in items {
                best.consider(t, item.clone())?;
            }
        }
    }
    match best.found {
        Some((item, _)) => Ok(item),
        None if !default.is_null() => Ok(default.clone()),
        None => Err(t.value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// The first of the greatest or least items so far, with what it is ranked by.
struct Best<'a> {
    greatest: bool,
    key: Option<&'a Value>,
    found: Option<(Value, Value)>,
}

impl Best<'_> {
    fn consider(&mut self, t: &mut Thread, item: Value) -> Result<()> {
        let rank = match self.key {
            Some(key) => t.call(key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let better = match &self.found {
            None => true,
            Some((_, top)) if self.greatest => is_greater(t, &rank, top)?,
            Some((_, top)) => t.less(&rank, top)?,
        };
        if better {
            self.found = Some((item, rank));
        }
        Ok(())
    }
}

fn is_greater(t: &mut Thread, left: &Value, right: &Value) -> Result<bool> {
    if let (Some(left), Some(right)) = (left.as_small_int(), right.as_small_int()) {
        return Ok(left > right);
    }
    let greater = t.compare(bytecode::CompareOp::Gt, left, right)?;
    t.truth(&greater)
}

pub(super) fn sorted(t: &mut Thread, args: &[Value]) -> Result {
    let items = t.collect(&args[0])?;
    let list = t.list(items);
    let sort = t.names().intern("sort");
    let method = t.get_attribute(&list, sort)?;
    let names = [t.name_value(known::KEY), t.name_value(known::REVERSE)];
    let key = if args[1].is_null() { Value::NONE } else { args[1].clone() };
    let reverse = if args[2].is_null() { Value::FALSE } else { args[2].clone() };
    t.call_with(&method, &[], &names, &[key, reverse])?;
    Ok(list)
}
