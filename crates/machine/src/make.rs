//! Making values: what `Thread` offers to everything that builds results.

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use objects::{Guarded, Payload, Slot, Str, Value};
use source::Name;

use crate::builtin::Builtin;
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use crate::types::float::BoxedFloat;
use crate::types::int::BigInt as BigIntObject;
use crate::types::list::List;
use crate::{Result, Thread};

impl Thread {
    /// An int.
    #[inline]
    pub fn int(&mut self, value: i64) -> Value {
        match Value::small_int(value) {
            Some(value) => value,
            None => self.object(Builtin::Int, BigIntObject { value: BigInt::from(value) }),
        }
    }

    /// An int from an unsigned number.
    pub fn int_from_u64(&mut self, value: u64) -> Value {
        match i64::try_from(value) {
            Ok(value) => self.int(value),
            Err(_) => self.big_int(BigInt::from(value)),
        }
    }

    /// An int of any size; in place when it fits.
    pub fn big_int(&mut self, value: BigInt) -> Value {
        match value.to_i64().and_then(Value::small_int) {
            Some(value) => value,
            None => self.object(Builtin::Int, BigIntObject { value }),
        }
    }

    /// A float.
    #[inline]
    pub fn float(&mut self, value: f64) -> Value {
        match Value::small_float(value) {
            Some(value) => value,
            None => self.object(Builtin::Float, BoxedFloat { value }),
        }
    }

    /// A str. Strings of one ASCII character are shared.
    pub fn str(&mut self, text: &str) -> Value {
        if let [byte @ 0..=127] = text.as_bytes() {
            return self.interpreter.ascii_strings[usize::from(*byte)].get();
        }
        self.heap().new_str(self.root(Builtin::Str), text, false)
    }

    /// A str of one character.
    #[inline]
    pub fn char(&mut self, c: char) -> Value {
        if c.is_ascii() {
            return self.interpreter.ascii_strings[c as usize].get();
        }
        self.str(c.encode_utf8(&mut [0; 4]))
    }

    /// The str of a name: always the same object, immortal.
    pub fn name_value(&mut self, name: Name) -> Value {
        let index = name.index();
        if let Some(value) = self.interpreter.name_strings.lock().get(index)
            && !value.is_null()
        {
            return value.clone();
        }
        let value = self.heap().new_str(self.root(Builtin::Str), self.text(name), true);
        if let Some(text) = value.get::<Str>() {
            text.store_name(name);
        }
        let mut strings = self.interpreter.name_strings.lock();
        if strings.len() <= index {
            strings.resize_with(index + 1, || Value::NULL);
        }
        // Another thread may have been faster: there is one object for a name.
        if strings[index].is_null() {
            strings[index] = value;
        }
        strings[index].clone()
    }

    /// A constant of a code object: strings that look like names are interned, all are immortal.
    pub(crate) fn str_constant(&mut self, text: &str) -> Value {
        if !text.is_empty() && text.len() < 64 && text.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
        {
            let name = self.interpreter.names.intern(text);
            return self.name_value(name);
        }
        self.heap().new_str(self.root(Builtin::Str), text, true)
    }

    /// The name with the text of a str; interned now if it is new.
    pub fn name_of(&self, text: &Str) -> Name {
        if let Some(name) = text.stored_name() {
            return name;
        }
        let name = self.interpreter.names.intern(text.as_str());
        text.store_name(name);
        name
    }

    /// Bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> Value {
        self.heap().new_bytes(self.root(Builtin::Bytes), bytes, false)
    }

    /// A tuple.
    pub fn tuple<I>(&mut self, items: I) -> Value
    where
        I: IntoIterator<Item = Value>,
        I::IntoIter: ExactSizeIterator,
    {
        let items = items.into_iter();
        if items.len() == 0 {
            return self.interpreter.empty_tuple.get();
        }
        self.heap().new_tuple(self.root(Builtin::Tuple), items, false)
    }

    /// A tuple of two.
    #[inline]
    pub fn pair(&mut self, first: Value, second: Value) -> Value {
        self.heap().new_pair(self.root(Builtin::Tuple), first, second)
    }

    /// A tuple of two, the one that `last` holds if nobody else has it any more.
    #[inline]
    pub(crate) fn pair_again(&mut self, last: &Slot, first: Value, second: Value) -> Value {
        // Others may look into the slot: what is taken out of it would not be free before a grace period is over.
        if objects::is_concurrent() {
            return self.pair(first, second);
        }
        let mut tuple = last.take();
        let pair = match objects::reuse_pair(&mut tuple, first, second) {
            Ok(old) => {
                drop(old);
                tuple
            }
            Err((first, second)) => self.pair(first, second),
        };
        last.set(pair.clone());
        pair
    }

    /// A list.
    #[inline]
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        self.object(Builtin::List, List { items: Guarded::new(items) })
    }

    /// An empty dict.
    pub fn dict(&mut self) -> Value {
        self.object(Builtin::Dict, Dict::default())
    }

    /// A dict from pairs whose keys are str.
    ///
    /// # Errors
    /// None in practice: hashing a str cannot fail.
    pub fn dict_from(&mut self, pairs: Vec<(Value, Value)>) -> Result {
        let dict = self.dict();
        for (key, value) in pairs {
            self.dict_set(&dict, key, value)?;
        }
        Ok(dict)
    }

    /// A cell.
    pub fn cell(&mut self, content: Value) -> Value {
        self.object(Builtin::Cell, Cell::new(content))
    }

    /// An object of a builtin type.
    #[inline]
    pub fn object<T: Payload>(&mut self, builtin: Builtin, payload: T) -> Value {
        self.heap().new_object(self.root(builtin), payload)
    }

    /// An object of a class (of the builtin type itself or derived from it) with this payload.
    ///
    /// # Panics
    /// When instances of the class have another payload: the caller has checked that the class
    /// derives from the builtin type.
    pub fn object_of<T: Payload>(&mut self, class: &Value, payload: T) -> Value {
        match class.get::<crate::class::Class>() {
            Some(class) => self.heap().new_object(class.shapes.root(), payload),
            None => unreachable!("only classes make objects"),
        }
    }
}
