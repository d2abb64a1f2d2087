//! What containers can tell about two values without running Python code, and what their native
//! methods ask of their receivers.

use objects::{Bytes, Payload, Str, Tuple, Value};
use tables::Match;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::native::NativeFunction;
use crate::types::float::BoxedFloat;
use crate::types::int::IntValue;
use crate::types::object;
use crate::{Result, Thread};

/// So deep tuples are compared without calls.
const MAX_DEPTH: u32 = 4;

/// Whether two values are the same object or equal, as containers ask; `Match::Ask` where only
/// `__eq__` can tell.
#[inline]
pub fn matches(stored: &Value, wanted: &Value) -> Match {
    if stored.is(wanted) {
        return Match::Yes;
    }
    if stored.word().both_small_ints(wanted.word()) {
        return Match::No;
    }
    if let (Some(a), Some(b)) = (stored.get::<Str>(), wanted.get::<Str>()) {
        if has_plain_equality(stored) && has_plain_equality(wanted) {
            return answer(a.as_str() == b.as_str());
        }
        return Match::Ask;
    }
    matches_slowly(stored, wanted, MAX_DEPTH)
}

fn matches_slowly(stored: &Value, wanted: &Value, depth: u32) -> Match {
    let (Some(a), Some(b)) = (stored.get::<Tuple>(), wanted.get::<Tuple>()) else {
        return match (Simple::of(stored), Simple::of(wanted)) {
            (Some(a), Some(b)) => a.matches(&b),
            _ => Match::Ask,
        };
    };
    if depth == 0 || !has_plain_equality(stored) || !has_plain_equality(wanted) {
        return Match::Ask;
    }
    let (a, b) = (a.items(), b.items());
    if a.len() != b.len() {
        return Match::No;
    }
    for (a, b) in a.iter().zip(b) {
        let found = match matches_flat(a, b) {
            Match::Ask => matches_slowly(a, b, depth - 1),
            found => found,
        };
        if found != Match::Yes {
            return found;
        }
    }
    Match::Yes
}

#[inline]
fn matches_flat(stored: &Value, wanted: &Value) -> Match {
    if stored.is(wanted) {
        return Match::Yes;
    }
    if stored.word().both_small_ints(wanted.word()) {
        return Match::No;
    }
    match (stored.get::<Str>(), wanted.get::<Str>()) {
        (Some(a), Some(b)) if has_plain_equality(stored) && has_plain_equality(wanted) => {
            answer(a.as_str() == b.as_str())
        }
        _ => Match::Ask,
    }
}

fn answer(equal: bool) -> Match {
    if equal { Match::Yes } else { Match::No }
}

/// A value whose `==` is known here and runs no Python code.
enum Simple<'a> {
    Int(IntValue<'a>),
    Float(f64),
    Text(&'a str),
    Octets(&'a [u8]),
    /// Equal to itself alone.
    Itself,
}

impl<'a> Simple<'a> {
    fn of(value: &'a Value) -> Option<Simple<'a>> {
        if let Some(float) = float(value) {
            return Some(Simple::Float(float));
        }
        let Some(header) = value.header() else {
            return Some(IntValue::of(value).map_or(Simple::Itself, Simple::Int));
        };
        let class = header.shape().class();
        let class = class.get::<Class>().filter(|class| !class.traits.get().own_equality)?;
        if let Some(int) = IntValue::of(value) {
            return Some(Simple::Int(int));
        }
        if let Some(text) = value.get::<Str>() {
            return Some(Simple::Text(text.as_str()));
        }
        if let Some(octets) = value.get::<Bytes>() {
            return Some(Simple::Octets(octets.as_slice()));
        }
        class.slot(|slots| slots.compare).is_some_and(object::is_identity).then_some(Simple::Itself)
    }

    /// Whether two values that are not the same object are equal.
    fn matches(&self, other: &Simple<'_>) -> Match {
        match (self, other) {
            (Simple::Int(a), Simple::Int(b)) => answer(match (a.to_i64(), b.to_i64()) {
                (None, None) => a.to_big() == b.to_big(),
                (a, b) => a == b,
            }),
            (Simple::Float(a), Simple::Float(b)) => answer(a == b),
            (Simple::Int(int), Simple::Float(float)) | (Simple::Float(float), Simple::Int(int)) => match int.to_i64() {
                // Exact for ints that a float holds.
                Some(int) if int.unsigned_abs() < 1 << f64::MANTISSA_DIGITS => answer(int as f64 == *float),
                _ => Match::Ask,
            },
            (Simple::Text(a), Simple::Text(b)) => answer(a == b),
            (Simple::Octets(a), Simple::Octets(b)) => answer(a == b),
            _ => Match::No,
        }
    }
}

/// Whether a value's hash and `==` run no Python code: what is simple itself, and tuples of that.
pub(crate) fn is_simple(value: &Value) -> bool {
    fn is_simple(value: &Value, depth: u32) -> bool {
        match value.get::<Tuple>() {
            Some(tuple) => {
                depth > 0 && is_plain_type(value) && tuple.items().iter().all(|item| is_simple(item, depth - 1))
            }
            None => Simple::of(value).is_some(),
        }
    }
    is_simple(value, MAX_DEPTH)
}

/// A float that is one by its type's own meaning, in place or boxed.
#[inline]
pub(crate) fn float(value: &Value) -> Option<f64> {
    if let Some(value) = value.as_small_float() {
        return Some(value);
    }
    let boxed = value.get::<BoxedFloat>()?;
    has_plain_equality(value).then_some(boxed.value)
}

/// Whether the value's class compares as its builtin type does: no class on the way defines `__eq__` in Python.
#[inline]
pub(crate) fn has_plain_equality(value: &Value) -> bool {
    value.header().is_some_and(|header| {
        header.shape().class().get::<Class>().is_some_and(|class| !class.traits.get().own_equality)
    })
}

/// Goes through a row that `item` gives one by one, from `from` on, until a value matches `wanted`;
/// gives its position. The row may change while `__eq__` runs.
///
/// # Errors
/// What `__eq__` raises.
pub(crate) fn position(
    t: &mut Thread,
    from: usize,
    wanted: &Value,
    scan: impl Fn(&mut Thread, usize) -> Option<(usize, Value)>,
) -> Result<Option<usize>> {
    let mut at = from;
    while let Some((found, item)) = scan(t, at) {
        if t.equals(&item, wanted)? {
            return Ok(Some(found));
        }
        at = found + 1;
    }
    Ok(None)
}

/// The first item from `from` on, below `to`, that may be equal to `wanted`.
pub(crate) fn candidate(items: &[Value], from: usize, to: usize, wanted: &Value) -> Option<(usize, Value)> {
    let rest = items.get(from..to.min(items.len()))?;
    let at = rest.iter().position(|item| matches(item, wanted) != Match::No)?;
    Some((from + at, rest[at].clone()))
}

impl Thread {
    /// The contents of a method's receiver.
    ///
    /// # Errors
    /// TypeError when it is of another type.
    #[inline]
    pub(crate) fn receiver<'a, T: Payload>(&mut self, value: &'a Value) -> Result<&'a T> {
        match value.get::<T>() {
            Some(contents) => Ok(contents),
            None => Err(self.wrong_receiver(value)),
        }
    }

    #[cold]
    fn wrong_receiver(&mut self, value: &Value) -> crate::Raised {
        let name = self.type_name(value);
        self.type_error(format!("descriptor doesn't apply to a '{name}' object"))
    }

    /// Checks the first argument of a `__new__`.
    ///
    /// # Errors
    /// TypeError when it is no class derived from `base`.
    #[inline]
    pub(crate) fn check_new(&mut self, class: &Value, base: Builtin) -> Result<()> {
        if class.is(&self.class(base)) || self.derives(class, base) {
            return Ok(());
        }
        Err(self.wrong_class(class, base.spec().name))
    }

    /// Checks the first argument of a `__new__`, if there is one.
    ///
    /// # Errors
    /// TypeError when it is no class derived from the function's owner.
    pub(crate) fn check_constructed(&mut self, native: &NativeFunction, args: &[Value]) -> Result<()> {
        let owner = native.owner.get();
        let Some(class) = args.first() else { return Ok(()) };
        if class.is(&owner) || class.get::<Class>().is_some_and(|class| class.derives_from(&owner)) {
            return Ok(());
        }
        let own = owner.get::<Class>().map(Class::shown_name).unwrap_or_default();
        Err(self.wrong_class(class, &own))
    }

    #[cold]
    fn wrong_class(&mut self, class: &Value, own: &str) -> crate::Raised {
        let message = match class.get::<Class>() {
            Some(class) => {
                let name = class.shown_name();
                format!("{own}.__new__({name}): {name} is not a subtype of {own}")
            }
            None => {
                let name = self.type_name(class);
                format!("{own}.__new__(X): X is not a type object ({name})")
            }
        };
        self.type_error(message)
    }
}

/// `left < right` without calls: for ints in place, floats and str of exactly these types, and for
/// tuples that such items decide.
pub(crate) fn quick_less(left: &Value, right: &Value) -> Option<bool> {
    if left.word().both_small_ints(right.word()) {
        return Some(left.word().small_int_value() < right.word().small_int_value());
    }
    if let (Some(a), Some(b)) = (left.get::<Str>(), right.get::<Str>()) {
        return (is_plain_type(left) && is_plain_type(right)).then(|| a.as_str() < b.as_str());
    }
    if let (Some(a), Some(b)) = (left.get::<Tuple>(), right.get::<Tuple>()) {
        if !is_plain_type(left) || !is_plain_type(right) {
            return None;
        }
        let (a, b) = (a.items(), b.items());
        for (x, y) in a.iter().zip(b) {
            match matches(x, y) {
                Match::Yes => {}
                Match::Ask => return None,
                Match::No if x.has::<Tuple>() => return None,
                Match::No => return quick_less(x, y),
            }
        }
        return Some(a.len() < b.len());
    }
    match (float(left), float(right)) {
        (Some(a), Some(b)) if !left.has::<BoxedFloat>() && !right.has::<BoxedFloat>() => Some(a < b),
        _ => None,
    }
}

/// Whether a value's class is a builtin type, not one derived from it.
pub(crate) fn is_plain_type(value: &Value) -> bool {
    value.header().is_some_and(|header| header.shape().class().get::<Class>().is_some_and(|class| class.spec.is_some()))
}
