//! `combinations`, `combinations_with_replacement`.

use objects::{Guarded, Value};

use super::iterator_type;
use super::permutations::length;
use crate::builtin::Builtin;
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Result, Thread};

/// `combinations(iterable, r)`
pub(crate) struct Combinations {
    pool: Vec<Value>,
    /// Ascending places of the next row's items; `None` at the end.
    places: Guarded<Option<Vec<usize>>>,
}

crate::payload!(Combinations, tracked);

impl Contents for Combinations {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all(self.pool.iter());
    }
}

fn new_combinations(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Combinations)?;
    // The length is looked at first, as CPython's arguments are converted before anything is done.
    t.ssize(&args[2])?;
    let pool = t.collect(&args[1])?;
    let length = length(t, &args[2])?;
    let places = (length <= pool.len()).then(|| (0..length).collect());
    Ok(t.object_of(&args[0], Combinations { pool, places: Guarded::new(places) }))
}

/// The next ascending places below `len`; false after the last.
fn advance(places: &mut [usize], len: usize) -> bool {
    let count = places.len();
    let Some(at) = (0..count).rev().find(|&at| places[at] != at + len - count) else { return false };
    places[at] += 1;
    for later in at + 1..count {
        places[later] = places[later - 1] + 1;
    }
    true
}

/// The row of the places, which then move on; `None` at the end.
fn take(
    t: &mut Thread,
    pool: &[Value],
    places: &Guarded<Option<Vec<usize>>>,
    advance: fn(&mut [usize], usize) -> bool,
) -> Option<Value> {
    let row = places.with_mut(t, |state| {
        let places = state.as_mut()?;
        let row: Vec<Value> = places.iter().map(|&place| pool[place].clone()).collect();
        if !advance(places, pool.len()) {
            *state = None;
        }
        Some(row)
    })?;
    Some(t.tuple(row))
}

fn next_combinations(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let rows = t.receiver::<Combinations>(value)?;
    Ok(take(t, &rows.pool, &rows.places, advance))
}

iterator_type!(
    COMBINATIONS,
    "combinations",
    Combinations,
    next_combinations,
    {},
    &[static_method("__new__", "cls, /, iterable, r", new_combinations)]
);

/// `combinations_with_replacement(iterable, r)`
pub(crate) struct CombinationsWithReplacement {
    pool: Vec<Value>,
    /// Places of the next row's items, none less than the one before; `None` at the end.
    places: Guarded<Option<Vec<usize>>>,
}

crate::payload!(CombinationsWithReplacement, tracked);

impl Contents for CombinationsWithReplacement {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all(self.pool.iter());
    }
}

fn new_with_replacement(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::CombinationsWithReplacement)?;
    // The length is looked at first, as CPython's arguments are converted before anything is done.
    t.ssize(&args[2])?;
    let pool = t.collect(&args[1])?;
    let length = length(t, &args[2])?;
    let mut places = Vec::new();
    if places.try_reserve_exact(length).is_err() {
        return Err(t.memory_error());
    }
    places.resize(length, 0);
    let places = (length == 0 || !pool.is_empty()).then_some(places);
    Ok(t.object_of(&args[0], CombinationsWithReplacement { pool, places: Guarded::new(places) }))
}

fn advance_with_replacement(places: &mut [usize], len: usize) -> bool {
    let Some(at) = places.iter().rposition(|&place| place + 1 < len) else { return false };
    let place = places[at] + 1;
    places[at..].fill(place);
    true
}

fn next_with_replacement(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let rows = t.receiver::<CombinationsWithReplacement>(value)?;
    Ok(take(t, &rows.pool, &rows.places, advance_with_replacement))
}

iterator_type!(
    COMBINATIONS_WITH_REPLACEMENT,
    "combinations_with_replacement",
    CombinationsWithReplacement,
    next_with_replacement,
    {},
    &[static_method("__new__", "cls, /, iterable, r", new_with_replacement)]
);
