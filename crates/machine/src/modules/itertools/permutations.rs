//! `product`, `permutations`.

use objects::{Guarded, Tuple, Value};

use super::iterator_type;
use crate::builtin::Builtin;
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Result, Thread};

/// `product(*iterables, repeat)`
pub(crate) struct Product {
    pools: Vec<Vec<Value>>,
    repeat: usize,
    /// The next item's place in each pool; `None` at the end.
    places: Guarded<Option<Vec<usize>>>,
}

crate::payload!(Product, tracked);

impl Contents for Product {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all(self.pools.iter().flatten());
    }
}

impl Product {
    fn width(&self) -> usize {
        self.pools.len() * self.repeat
    }

    fn pool(&self, at: usize) -> &[Value] {
        &self.pools[at % self.pools.len()]
    }

    /// The last place counts up, as the last digit of a number does; false when all are through.
    fn advance(&self, places: &mut [usize]) -> bool {
        for (at, place) in places.iter_mut().enumerate().rev() {
            *place += 1;
            if *place < self.pool(at).len() {
                return true;
            }
            *place = 0;
        }
        false
    }
}

fn new_product(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Product)?;
    let repeat = if args[1].is_null() { 1 } else { t.ssize(&args[1])? };
    let Ok(repeat) = usize::try_from(repeat) else {
        return Err(t.value_error("repeat argument cannot be negative"));
    };
    let iterables = args[2].get::<Tuple>().map_or(&[][..], Tuple::items);
    let width = iterables.len().checked_mul(repeat).filter(|width| *width <= isize::MAX as usize / 16);
    let Some(width) = width else { return Err(t.overflow_error("repeat argument too large")) };
    let mut pools = Vec::with_capacity(iterables.len());
    if repeat > 0 {
        for iterable in iterables {
            pools.push(t.collect(iterable)?);
        }
    }
    let mut places = Vec::new();
    if places.try_reserve_exact(width).is_err() {
        return Err(t.memory_error());
    }
    places.resize(width, 0);
    let places = if pools.iter().any(Vec::is_empty) { None } else { Some(places) };
    Ok(t.object_of(&args[0], Product { pools, repeat, places: Guarded::new(places) }))
}

fn next_product(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let product = t.receiver::<Product>(value)?;
    let row = product.places.with_mut(t, |state| {
        let places = state.as_mut()?;
        debug_assert!(places.len() == product.width());
        let row: Vec<Value> = places.iter().enumerate().map(|(at, &place)| product.pool(at)[place].clone()).collect();
        if !product.advance(places) {
            *state = None;
        }
        Some(row)
    });
    Ok(row.map(|row| t.tuple(row)))
}

iterator_type!(
    PRODUCT,
    "product",
    Product,
    next_product,
    {},
    &[static_method("__new__", "cls, /, *iterables, repeat=1", new_product)]
);

/// `permutations(iterable, r)`
pub(crate) struct Permutations {
    pool: Vec<Value>,
    length: usize,
    /// `None` at the end.
    state: Guarded<Option<Order>>,
}

/// An order of the whole pool, of which the first items are given, and how often each place is
/// still to be exchanged with those behind it.
struct Order {
    places: Vec<usize>,
    turns: Vec<usize>,
}

crate::payload!(Permutations, tracked);

impl Contents for Permutations {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all(self.pool.iter());
    }
}

impl Order {
    /// The next order; false after the last.
    fn advance(&mut self) -> bool {
        let len = self.places.len();
        for at in (0..self.turns.len()).rev() {
            self.turns[at] -= 1;
            if self.turns[at] > 0 {
                self.places.swap(at, len - self.turns[at]);
                return true;
            }
            self.places[at..].rotate_left(1);
            self.turns[at] = len - at;
        }
        false
    }
}

/// The argument `r`.
pub(super) fn length(t: &mut Thread, value: &Value) -> Result<usize> {
    let length = t.ssize(value)?;
    match usize::try_from(length) {
        Ok(length) => Ok(length),
        Err(_) => Err(t.value_error("r must be non-negative")),
    }
}

fn new_permutations(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Permutations)?;
    let pool = t.collect(&args[1])?;
    let length = if args[2].is_null() || args[2].is_none() {
        pool.len()
    } else if crate::types::int::IntValue::of(&args[2]).is_some() {
        length(t, &args[2])?
    } else {
        return Err(t.type_error("Expected int as r"));
    };
    let len = pool.len();
    let order =
        (length <= len).then(|| Order { places: (0..len).collect(), turns: (len - length + 1..=len).rev().collect() });
    Ok(t.object_of(&args[0], Permutations { pool, length, state: Guarded::new(order) }))
}

fn next_permutations(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let permutations = t.receiver::<Permutations>(value)?;
    let row = permutations.state.with_mut(t, |state| {
        let order = state.as_mut()?;
        let row: Vec<Value> =
            order.places[..permutations.length].iter().map(|&place| permutations.pool[place].clone()).collect();
        if !order.advance() {
            *state = None;
        }
        Some(row)
    });
    Ok(row.map(|row| t.tuple(row)))
}

iterator_type!(
    PERMUTATIONS,
    "permutations",
    Permutations,
    next_permutations,
    {},
    &[static_method("__new__", "cls, /, iterable, r=None", new_permutations)]
);
