//! `str`: text in UTF-8 behind an object header. Positions are characters; a text that is not ASCII finds
//! them with landmarks.

use bytecode::CompareOp;
use objects::{Str, Tailed, Value};

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::operator::BinaryOp;
use crate::types::int;
use crate::{Result, Thread};

mod casing;
mod codec;
mod construct;
mod fields;
mod iterator;
mod methods;
mod pad;
mod percent;
mod search;
mod split;
mod subscript;
mod translate;
pub(crate) mod window;

pub use iterator::{ASCII_ITERATOR, ITERATOR, StrIterator};

impl Thread {
    /// What must be a str: the receiver of a method of `str`.
    ///
    /// # Errors
    /// TypeError.
    #[inline]
    pub(crate) fn str_of<'a>(&mut self, value: &'a Value) -> Result<&'a Str> {
        match value.get::<Str>() {
            Some(text) => Ok(text),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("must be str, not {name}")))
            }
        }
    }

    /// The str that a method cut out of `original`: the same object if nothing was cut off.
    pub(crate) fn str_part(&mut self, original: &Value, part: &str) -> Value {
        let unchanged = original.get::<Str>().is_some_and(|text| text.as_str().len() == part.len());
        if unchanged && self.is_exactly(original, Builtin::Str) { original.clone() } else { self.str(part) }
    }

    /// A str, or the error that making its text ended in.
    pub(crate) fn str_or_error(&mut self, text: text::Result<String>) -> Result {
        match text {
            Ok(text) => Ok(self.str(&text)),
            Err(error) => Err(self.text_error(error)),
        }
    }

    /// A str of type `str` with the text of an instance of it or of a subclass.
    pub(crate) fn plain_str(&mut self, value: &Value) -> Result {
        if self.is_exactly(value, Builtin::Str) {
            return Ok(value.clone());
        }
        let text = self.str_of(value)?;
        Ok(self.str(text.as_str()))
    }

    /// An instance of `str` or of a subclass.
    pub(crate) fn str_of_class(&mut self, class: &Value, text: &str) -> Value {
        match class.get::<Class>() {
            Some(found) if !self.class(Builtin::Str).is(class) => self.heap().new_str(found.shapes.root(), text, false),
            _ => self.str(text),
        }
    }

    /// The hash of a str, stored in it.
    #[inline]
    pub(crate) fn hash_str(text: &Str) -> i64 {
        match text.stored_hash() {
            Some(hash) => hash,
            None => {
                let hash = text::hash::text(text.as_str());
                text.store_hash(hash);
                hash
            }
        }
    }

    /// How often to repeat a str or bytes of so many bytes; `None` when `count` is no int.
    ///
    /// # Errors
    /// OverflowError for a result too large to count.
    pub(crate) fn repeat_count(&mut self, count: &Value, len: usize, kind: &str) -> Result<Option<usize>> {
        if int::IntValue::of(count).is_none() && self.special(count, source::known::INDEX).is_none() {
            return Ok(None);
        }
        let count = usize::try_from(self.index(count)?).unwrap_or(0);
        match count.checked_mul(len) {
            Some(size) if isize::try_from(size).is_ok() => Ok(Some(count)),
            _ => Err(self.overflow_error(format!("repeated {kind} too long"))),
        }
    }

    /// `left + right` of two texts.
    #[inline]
    pub(crate) fn concat(&mut self, left: &Str, right: &Str) -> Value {
        let (a, b) = (left.as_str(), right.as_str());
        let (len, chars) = (a.len() + b.len(), left.chars() + right.chars());
        self.heap().new_str_with(self.root(Builtin::Str), len, chars, |room| {
            room.push(a);
            room.push(b);
        })
    }

    /// `left + right` of two exact str; `left` grows where it is if it has no other owner.
    pub(crate) fn concat_in_place(&mut self, left: Value, right: &Value) -> Value {
        let (Some(a), Some(b)) = (left.get::<Str>(), right.get::<Str>()) else { return left };
        if a.chars() == 0 {
            return right.clone();
        }
        if b.chars() == 0 {
            return left;
        }
        match self.heap().append_to_str(left, b.as_str(), b.chars()) {
            Ok(longer) => longer,
            Err(left) => match left.get::<Str>() {
                Some(a) => self.concat(a, b),
                None => left,
            },
        }
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let text = text::repr::str_repr(t.str_of(value)?.as_str());
    Ok(t.str(&text))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    Ok(Thread::hash_str(t.str_of(value)?))
}

fn compare(_: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<Str>(), right.get::<Str>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(compare_texts(op, a, b)))
}

/// `left op right`
pub(crate) fn compare_texts(op: CompareOp, left: &Str, right: &Str) -> bool {
    match op {
        CompareOp::Eq => std::ptr::eq(left, right) || left.as_str() == right.as_str(),
        CompareOp::Ne => !std::ptr::eq(left, right) && left.as_str() != right.as_str(),
        // The order of UTF-8's bytes is that of the characters.
        op => int::holds(op, left.as_str().cmp(right.as_str())),
    }
}

fn len(t: &mut Thread, value: &Value) -> Result<usize> {
    Ok(t.str_of(value)?.chars())
}

fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    let text = t.str_of(value)?;
    let Some(item) = item.get::<Str>() else {
        let name = t.type_name(item);
        return Err(t.type_error(format!("'in <string>' requires string as left operand, not {name}")));
    };
    Ok(text::search::find(text.as_str(), item.as_str()).is_some())
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    match op {
        BinaryOp::Add => match (left.get::<Str>(), right.get::<Str>()) {
            (Some(a), Some(b)) => add(t, (left, a), (right, b)),
            _ => Ok(Value::NOT_IMPLEMENTED),
        },
        BinaryOp::Mul => {
            let (sequence, count) = if left.has::<Str>() { (left, right) } else { (right, left) };
            let text = t.str_of(sequence)?.as_str();
            match t.repeat_count(count, text.len(), "string is")? {
                Some(count) => repeat(t, sequence, count),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
        BinaryOp::Mod if left.has::<Str>() => percent::format(t, left, right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn add(t: &mut Thread, (left, a): (&Value, &Str), (right, b): (&Value, &Str)) -> Result {
    if b.chars() == 0 && t.is_exactly(left, Builtin::Str) {
        return Ok(left.clone());
    }
    if a.chars() == 0 && t.is_exactly(right, Builtin::Str) {
        return Ok(right.clone());
    }
    Ok(t.concat(a, b))
}

fn repeat(t: &mut Thread, value: &Value, count: usize) -> Result {
    let text = t.str_of(value)?.as_str();
    if count == 0 || text.is_empty() {
        return Ok(t.str(""));
    }
    if count == 1 {
        return t.plain_str(value);
    }
    let mut out = String::new();
    // `repeat_count` has checked that the size is a number.
    if out.try_reserve_exact(text.len() * count).is_err() {
        return Err(t.memory_error());
    }
    for _ in 0..count {
        out.push_str(text);
    }
    Ok(t.str(&out))
}

/// `str`
pub static SPEC: TypeSpec = TypeSpec {
    name: "str",
    layout: &<Str as Tailed>::LAYOUT,
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        str: Some(|t, value| t.plain_str(value)),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        get_item: Some(subscript::get_item),
        contains: Some(contains),
        iter: Some(iterator::iter),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul, BinaryOp::Mod],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    ..TypeSpec::BASE
};
