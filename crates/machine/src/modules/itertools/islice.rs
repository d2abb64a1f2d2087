//! `islice`

use objects::{Shared, Slot, Tuple, Value};

use super::{contents, iterator_type};
use crate::builtin::Builtin;
use crate::native::static_method;
use crate::{Result, Thread};

/// `islice(iterable, start, stop, step)`
pub(crate) struct Islice {
    source: Slot,
    /// How many items were taken from the source.
    taken: Shared<i64>,
    /// Index of the next item to give.
    next: Shared<i64>,
    /// Index to end before; `None` without end.
    stop: Option<i64>,
    step: i64,
}

contents!(Islice { source });

/// An index that is None or an int that is not negative.
fn bound(t: &mut Thread, value: Option<&Value>) -> Option<Option<i64>> {
    match value {
        None => Some(None),
        Some(value) if value.is_none() => Some(None),
        Some(value) => t.index(value).ok().filter(|index| *index >= 0).map(Some),
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    t.check_new(&args[0], Builtin::Islice)?;
    let given = args[1].get::<Tuple>().map_or(&[][..], Tuple::items);
    let (iterable, start, stop, step) = match given {
        [iterable, stop] => (iterable, None, Some(stop), None),
        [iterable, start, stop] => (iterable, Some(start), Some(stop), None),
        [iterable, start, stop, step] => (iterable, Some(start), Some(stop), Some(step)),
        _ => {
            let bound = if given.len() < 2 { "least 2" } else { "most 4" };
            return Err(t.type_error(format!("islice expected at {bound} arguments, got {}", given.len())));
        }
    };
    let Some(stop) = bound(t, stop) else {
        return Err(t.value_error(if given.len() == 2 { STOP } else { INDICES }));
    };
    let Some(start) = bound(t, start) else { return Err(t.value_error(INDICES)) };
    let step = match bound(t, step) {
        Some(None) => 1,
        Some(Some(step)) if step > 0 => step,
        _ => return Err(t.value_error(STEP)),
    };
    let source = Slot::new(t.iter(iterable)?);
    let islice = Islice { source, taken: Shared::new(0), next: Shared::new(start.unwrap_or(0)), stop, step };
    Ok(t.object_of(&args[0], islice))
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let islice = t.receiver::<Islice>(value)?;
    let item = take(t, islice)?;
    if item.is_none() {
        drop(islice.source.take());
    }
    Ok(item)
}

fn take(t: &mut Thread, islice: &Islice) -> Result<Option<Value>> {
    let source = islice.source.get();
    if source.is_null() {
        return Ok(None);
    }
    while islice.taken.get() < islice.next.get() {
        if t.next(&source)?.is_none() {
            return Ok(None);
        }
        islice.taken.set(islice.taken.get() + 1);
    }
    let stop = islice.stop.unwrap_or(i64::MAX);
    if islice.taken.get() >= stop {
        return Ok(None);
    }
    let Some(item) = t.next(&source)? else { return Ok(None) };
    islice.taken.set(islice.taken.get() + 1);
    islice.next.set(islice.next.get().saturating_add(islice.step).min(stop));
    Ok(Some(item))
}

iterator_type!(ISLICE, "islice", Islice, next, {}, &[static_method("__new__", "cls, /, *args", new)]);
