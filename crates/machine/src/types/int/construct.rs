//! `int(...)`, and what counts as a number for it.

use objects::{Str, Value};
use source::known;
use text::int::Int;

use super::{BigInt, IntValue};
use crate::builtin::Builtin;
use crate::operator::UnaryOp;
use crate::types::memoryview::MemoryView;
use crate::{Result, Thread};

/// `int.__new__(cls, x=0, /, base=10)`
pub(super) fn new(t: &mut Thread, args: &[Value]) -> Result {
    let (class, x, base) = (&args[0], &args[1], &args[2]);
    t.check_new(class, Builtin::Int)?;
    if t.class(Builtin::Bool).is(class) {
        return Err(t.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    let number = match (x.is_null(), base.is_null()) {
        (true, true) => Value::from_i32(0),
        (true, false) => return Err(t.type_error("int() missing string argument")),
        (false, true) => t.to_int(x)?,
        (false, false) => {
            // A base too large for a word is as wrong as any that is too large.
            let base = t.index_value(base)?;
            let base = base.as_small_int().unwrap_or(i64::MAX);
            match parse(t, x, base)? {
                Some(number) if !x.has::<MemoryView>() => number,
                _ => return Err(t.type_error("int() can't convert non-string with explicit base")),
            }
        }
    };
    if t.class(Builtin::Int).is(class) {
        return Ok(number);
    }
    let value = t.int_of(&number)?.to_big().into_owned();
    Ok(t.object_of(class, BigInt { value }))
}

/// The int that a str or bytes spells; `None` for other values.
fn parse(t: &mut Thread, x: &Value, base: i64) -> Result<Option<Value>> {
    let limit = t.max_int_digits();
    let parsed = if let Some(text) = x.get::<Str>() {
        text::int::parse(text.as_str(), base, limit)
    } else if let Some(octets) = t.octets(x)? {
        text::int::parse_bytes(&octets, base, limit)
    } else {
        return Ok(None);
    };
    match parsed {
        Ok(Int::Small(value)) => Ok(Some(t.int(value))),
        Ok(Int::Big(value)) => Ok(Some(t.big_int(value))),
        Err(error) => Err(t.text_error(error)),
    }
}

impl Thread {
    /// `int(x)`: by `__int__`, `__index__` or `__trunc__`, or from text.
    ///
    /// # Errors
    /// TypeError for what is no number, ValueError for text that spells none, what the methods raise.
    pub fn to_int(&mut self, x: &Value) -> Result {
        if x.as_small_int().is_some() || self.is_exactly(x, Builtin::Int) {
            return Ok(x.clone());
        }
        if let Some(float) = x.as_small_float() {
            return self.int_from_float(float);
        }
        if let Some(number) = self.call_special(x, UnaryOp::Int.method(), &[])? {
            return self.checked_int(number, "__int__ returned non-int");
        }
        if self.special(x, known::INDEX).is_some() {
            let number = self.index_value(x)?;
            return Ok(self.plain_int(&number));
        }
        if self.special(x, known::TRUNC).is_some() {
            self.warn(Builtin::DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.")?;
        }
        if let Some(number) = self.call_special(x, known::TRUNC, &[])? {
            if IntValue::of(&number).is_none() && self.special(&number, known::INDEX).is_none() {
                let name = self.type_name(&number);
                return Err(self.type_error(format!("__trunc__ returned non-Integral (type {name})")));
            }
            let number = self.index_value(&number)?;
            return Ok(self.plain_int(&number));
        }
        match parse(self, x, 10)? {
            Some(number) => Ok(number),
            None => {
                let name = self.type_name(x);
                Err(self.type_error(format!(
                    "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
                )))
            }
        }
    }

    /// `int(float)`: the fraction is cut off.
    ///
    /// # Errors
    /// OverflowError for an infinity, ValueError for a NaN.
    pub(crate) fn int_from_float(&mut self, value: f64) -> Result {
        const LIMIT: f64 = (1u64 << 62) as f64;
        if value.abs() < LIMIT {
            return Ok(self.int(value as i64));
        }
        match text::float::to_int(value) {
            Ok(value) => Ok(self.big_int(value)),
            Err(error) => Err(self.text_error(error)),
        }
    }

    fn checked_int(&mut self, number: Value, problem: &str) -> Result {
        if self.is_exactly(&number, Builtin::Int) {
            return Ok(number);
        }
        if IntValue::of(&number).is_some() {
            self.warn_of_subclass("__int__", "int", &number)?;
            return Ok(self.plain_int(&number));
        }
        let name = self.type_name(&number);
        Err(self.type_error(format!("{problem} (type {name})")))
    }
}
