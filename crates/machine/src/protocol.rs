//! What any object can be asked: truth, length, items, iteration, comparison, hash, text, operators.
//! A builtin type answers through its slots, a class written in Python through its methods.

mod at_once;
mod length;
mod operators;

use bytecode::CompareOp;
use num_traits::ToPrimitive;
use objects::{Str, Value};
use source::{Name, known};
use sync::Bit;

use crate::builtin::Builtin;
use crate::class::{Class, Slots};
use crate::types::int::IntValue;
use crate::types::list::ListIterator;
use crate::{Result, Thread};

/// How deep containers may be nested for their repr; CPython's `Py_C_RECURSION_LIMIT`.
const DEEPEST_REPR: usize = 10_000;

impl Thread {
    /// One slot of the value's type; the others are not copied.
    #[inline(always)]
    pub(crate) fn slot<F>(&self, value: &Value, pick: impl FnOnce(&Slots) -> Option<F>) -> Option<F> {
        self.class_of(value).get::<Class>().and_then(|class| class.slot(pick))
    }

    /// `bool(value)`
    ///
    /// # Errors
    /// What `__bool__` or `__len__` raises.
    pub fn truth(&mut self, value: &Value) -> Result<bool> {
        if let Some(truth) = value.as_bool() {
            return Ok(truth);
        }
        if value.is_none() {
            return Ok(false);
        }
        if let Some(number) = value.as_small_int() {
            return Ok(number != 0);
        }
        if let Some(truth) = self.slot(value, |slots| slots.truth) {
            return truth(self, value);
        }
        if let Some(len) = self.slot(value, |slots| slots.len)
            && value.header().is_some_and(|header| !header.flags().contains(objects::Flags::PREFIXED))
        {
            // A builtin type itself: it has no `__bool__` besides the slot.
            return Ok(len(self, value)? != 0);
        }
        if let Some(result) = self.call_special(value, known::BOOL, &[])? {
            return match result.as_bool() {
                Some(truth) => Ok(truth),
                None => {
                    let name = self.type_name(&result);
                    Err(self.type_error(format!("__bool__ should return bool, returned {name}")))
                }
            };
        }
        if self.slot(value, |slots| slots.len).is_some() || self.special(value, known::LEN).is_some() {
            return Ok(self.len(value)? != 0);
        }
        Ok(true)
    }

    /// `len(value)`
    ///
    /// # Errors
    /// TypeError when it has none; what `__len__` raises.
    pub fn len(&mut self, value: &Value) -> Result<usize> {
        if let Some(len) = self.slot(value, |slots| slots.len) {
            return len(self, value);
        }
        match self.call_special(value, known::LEN, &[])? {
            Some(result) => self.as_length(&result),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
        }
    }

    fn as_length(&mut self, result: &Value) -> Result<usize> {
        let number = self.index(result)?;
        usize::try_from(number).map_err(|_| self.value_error("__len__() should return >= 0"))
    }

    /// `iter(value)`
    ///
    /// # Errors
    /// TypeError when it cannot be iterated; what `__iter__` raises.
    pub fn iter(&mut self, value: &Value) -> Result {
        if let Some(iter) = self.slot(value, |slots| slots.iter) {
            return iter(self, value);
        }
        let method = self.special(value, known::ITER);
        if method.as_ref().is_some_and(|method| !method.is_none()) {
            if let Some(iterator) = self.call_special(value, known::ITER, &[])? {
                if self.slot(&iterator, |slots| slots.next).is_none() && self.special(&iterator, known::NEXT).is_none()
                {
                    let name = self.type_name(&iterator);
                    return Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")));
                }
                return Ok(iterator);
            }
        } else if method.is_none()
            && (self.special(value, known::GETITEM).is_some() || self.slot(value, |slots| slots.get_item).is_some())
            && !value.has::<Class>()
        {
            return self.sequence_iterator(value);
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// `next(iterator)`; `None` at the end.
    ///
    /// # Errors
    /// TypeError when it is no iterator; what `__next__` raises beside StopIteration; KeyboardInterrupt, as a native
    /// function that consumes an iterator may go on for ever without coming to a check point.
    #[inline]
    pub fn next(&mut self, iterator: &Value) -> Result<Option<Value>> {
        if self.control.breaker().has(Bit::Signals) {
            self.check_signals()?;
        }
        if let Some(list) = iterator.get::<ListIterator>() {
            return Ok(list.next(self, iterator));
        }
        if let Some(next) = self.slot(iterator, |slots| slots.next) {
            // A generator raises StopIteration itself when it has a result.
            return match next(self, iterator) {
                Err(raised) if self.is_exception(&raised, Builtin::StopIteration) => Ok(None),
                result => result,
            };
        }
        match self.call_special(iterator, known::NEXT, &[]) {
            Ok(Some(item)) => Ok(Some(item)),
            Ok(None) => {
                let name = self.type_name(iterator);
                Err(self.type_error(format!("'{name}' object is not an iterator")))
            }
            Err(raised) if self.is_exception(&raised, Builtin::StopIteration) => Ok(None),
            Err(raised) => Err(raised),
        }
    }

    /// All items of an iterable.
    ///
    /// # Errors
    /// TypeError when it cannot be iterated; what the iteration raises.
    pub fn collect(&mut self, iterable: &Value) -> Result<Vec<Value>> {
        if let Some(items) = self.items_at_once(iterable) {
            return Ok(items);
        }
        let iterator = self.iter(iterable)?;
        let mut items = self.vector_for(iterable)?;
        while let Some(item) = self.next(&iterator)? {
            items.push(item);
        }
        Ok(items)
    }

    /// `container[index]`
    ///
    /// # Errors
    /// TypeError when it has no items; what `__getitem__` raises.
    pub fn get_item(&mut self, container: &Value, index: &Value) -> Result {
        if let Some(get) = self.slot(container, |slots| slots.get_item) {
            return get(self, container, index);
        }
        if let Some(item) = self.call_special(container, known::GETITEM, std::slice::from_ref(index))? {
            return Ok(item);
        }
        if container.has::<Class>() {
            if let Some(alias) = self.generic_alias(container, index) {
                return Ok(alias);
            }
            if let Some(method) = self.find_attribute(container, known::CLASS_GETITEM)? {
                return self.call(&method, std::slice::from_ref(index));
            }
            let name = container.get::<Class>().map(Class::name_text).unwrap_or_default();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let name = self.type_name(container);
        Err(self.type_error(format!("'{name}' object is not subscriptable")))
    }

    /// `container[index] = value`
    ///
    /// # Errors
    /// TypeError when it cannot be done; what `__setitem__` raises.
    pub fn set_item(&mut self, container: &Value, index: &Value, value: Value) -> Result<()> {
        if let Some(set) = self.slot(container, |slots| slots.set_item) {
            return set(self, container, index, Some(value));
        }
        match self.call_special(container, known::SETITEM, &[index.clone(), value])? {
            Some(_) => Ok(()),
            None => {
                let name = self.type_name(container);
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    /// `del container[index]`
    ///
    /// # Errors
    /// TypeError when it cannot be done; what `__delitem__` raises.
    pub fn delete_item(&mut self, container: &Value, index: &Value) -> Result<()> {
        if let Some(set) = self.slot(container, |slots| slots.set_item) {
            return set(self, container, index, None);
        }
        match self.call_special(container, known::DELITEM, std::slice::from_ref(index))? {
            Some(_) => Ok(()),
            None => {
                let name = self.type_name(container);
                Err(self.type_error(format!("'{name}' object doesn't support item deletion")))
            }
        }
    }

    /// `item in container`
    ///
    /// # Errors
    /// TypeError when it is no container; what its methods raise.
    pub fn contains(&mut self, container: &Value, item: &Value) -> Result<bool> {
        if let Some(contains) = self.slot(container, |slots| slots.contains) {
            return contains(self, container, item);
        }
        match self.special(container, known::CONTAINS) {
            Some(method) if !method.is_none() => {
                let result = self.call_special(container, known::CONTAINS, std::slice::from_ref(item))?;
                return self.truth(&result.unwrap_or(Value::FALSE));
            }
            Some(_) => {
                let name = self.type_name(container);
                return Err(self.type_error(format!("'{name}' object is not a container")));
            }
            None => {}
        }
        let iterator = match self.iter(container) {
            Ok(iterator) => iterator,
            Err(raised) if self.is_exception(&raised, Builtin::TypeError) => {
                let name = self.type_name(container);
                return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
            }
            Err(raised) => return Err(raised),
        };
        while let Some(found) = self.next(&iterator)? {
            if self.equals(&found, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `left op right` as an object.
    ///
    /// # Errors
    /// TypeError when they have no order; what the methods raise.
    pub fn compare(&mut self, op: CompareOp, left: &Value, right: &Value) -> Result {
        self.check_stack(" in comparison")?;
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let derived = !left_class.is(&right_class)
            && right_class.get::<Class>().is_some_and(|class| class.derives_from(&left_class));
        if derived {
            let result = self.compare_by(&right_class, op.swapped(), right, left)?;
            if !result.is(&Value::NOT_IMPLEMENTED) {
                return Ok(result);
            }
        }
        let result = self.compare_by(&left_class, op, left, right)?;
        if !result.is(&Value::NOT_IMPLEMENTED) {
            return Ok(result);
        }
        if !derived {
            let result = self.compare_by(&right_class, op.swapped(), right, left)?;
            if !result.is(&Value::NOT_IMPLEMENTED) {
                return Ok(result);
            }
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(left.is(right))),
            CompareOp::Ne => Ok(Value::bool(!left.is(right))),
            _ => {
                let (a, b) = (self.type_name(left), self.type_name(right));
                let symbol = op.symbol();
                Err(self.type_error(format!("'{symbol}' not supported between instances of '{a}' and '{b}'")))
            }
        }
    }

    fn compare_by(&mut self, class: &Value, op: CompareOp, left: &Value, right: &Value) -> Result {
        let Some(class) = class.get::<Class>() else { return Ok(Value::NOT_IMPLEMENTED) };
        if let Some(compare) = class.slot(|slots| slots.compare) {
            return compare(self, op, left, right);
        }
        let method = compare_method(op);
        if class.place(method).is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        Ok(self.call_special(left, method, std::slice::from_ref(right))?.unwrap_or(Value::NOT_IMPLEMENTED))
    }

    /// Whether two values are the same object or equal, as containers ask.
    ///
    /// # Errors
    /// What `__eq__` raises.
    #[inline]
    pub fn equals(&mut self, left: &Value, right: &Value) -> Result<bool> {
        if left.is(right) {
            return Ok(true);
        }
        if let (Some(a), Some(b)) = (left.get::<Str>(), right.get::<Str>())
            && self.is_exactly(left, Builtin::Str)
            && self.is_exactly(right, Builtin::Str)
        {
            return Ok(a.as_str() == b.as_str());
        }
        if left.word().both_small_ints(right.word()) {
            return Ok(false);
        }
        let result = self.compare(CompareOp::Eq, left, right)?;
        self.truth(&result)
    }

    /// `left < right`
    ///
    /// # Errors
    /// What the comparison raises.
    pub fn less(&mut self, left: &Value, right: &Value) -> Result<bool> {
        let result = self.compare(CompareOp::Lt, left, right)?;
        self.truth(&result)
    }

    /// `hash(value)`
    ///
    /// # Errors
    /// TypeError when it is unhashable; what `__hash__` raises.
    #[inline]
    pub fn hash(&mut self, value: &Value) -> Result<i64> {
        if let Some(text) = value.get::<Str>()
            && let Some(hash) = text.stored_hash()
        {
            return Ok(hash);
        }
        if let Some(hash) = self.slot(value, |slots| slots.hash) {
            return hash(self, value);
        }
        match self.special(value, known::HASH) {
            Some(method) if !method.is_none() => {
                let result = self.call_special(value, known::HASH, &[])?.unwrap_or(Value::NONE);
                match IntValue::of(&result) {
                    Some(IntValue::Small(-1)) => Ok(-2),
                    // One that fits in 64 bits is taken as it is.
                    Some(IntValue::Small(hash)) => Ok(hash),
                    Some(IntValue::Big(hash)) => Ok(hash.to_i64().unwrap_or_else(|| text::hash::big(hash))),
                    None => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
            _ => {
                let name = self.type_name(value);
                Err(self.type_error(format!("unhashable type: '{name}'")))
            }
        }
    }

    /// `repr(value)`
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub fn repr(&mut self, value: &Value) -> Result {
        self.check_stack(" while getting the repr of an object")?;
        if let Some(repr) = self.slot(value, |slots| slots.repr) {
            return repr(self, value);
        }
        let result = self.call_special(value, known::REPR, &[])?.unwrap_or(Value::NONE);
        self.expect_str(result, "__repr__")
    }

    /// `str(value)`
    ///
    /// # Errors
    /// What `__str__` or `__repr__` raises.
    pub fn to_str(&mut self, value: &Value) -> Result {
        if self.is_exactly(value, Builtin::Str) {
            return Ok(value.clone());
        }
        if let Some(str) = self.slot(value, |slots| slots.str) {
            return str(self, value);
        }
        match self.special(value, known::STR) {
            Some(method) if !self.is_object_method(&method, known::STR) => {
                self.check_stack(" while getting the str of an object")?;
                let result = self.call_special(value, known::STR, &[])?.unwrap_or(Value::NONE);
                self.expect_str(result, "__str__")
            }
            _ => self.repr(value),
        }
    }

    fn is_object_method(&self, method: &Value, name: Name) -> bool {
        let object = self.class(Builtin::Object);
        object.get::<Class>().and_then(|object| object.namespace.get(name)).is_some_and(|own| own.is(method))
    }

    fn expect_str(&mut self, result: Value, method: &str) -> Result {
        if result.has::<Str>() {
            return Ok(result);
        }
        let name = self.type_name(&result);
        Err(self.type_error(format!("{method} returned non-string (type {name})")))
    }

    /// `repr(value)` as Rust text.
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub fn repr_text(&mut self, value: &Value) -> Result<String> {
        let text = self.repr(value)?;
        Ok(text.get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default())
    }

    /// `str(value)` as Rust text.
    ///
    /// # Errors
    /// What `__str__` raises.
    pub fn to_text(&mut self, value: &Value) -> Result<String> {
        let text = self.to_str(value)?;
        Ok(text.get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default())
    }

    /// `ascii(value)`
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub fn ascii(&mut self, value: &Value) -> Result {
        let text = self.repr_text(value)?;
        if text.is_ascii() {
            return Ok(self.str(&text));
        }
        Ok(self.str(&text::repr::escape_non_ascii(&text)))
    }

    /// Calls `make` unless a repr of this very object is under way; then gives `None`.
    ///
    /// # Errors
    /// What `make` raises.
    pub fn repr_guard<R>(&mut self, value: &Value, make: impl FnOnce(&mut Thread) -> Result<R>) -> Result<Option<R>> {
        let address = value.address();
        if self.reprs.contains(&address) {
            return Ok(None);
        }
        if self.reprs.len() >= DEEPEST_REPR {
            return Err(self.recursion_error(" while getting the repr of an object"));
        }
        self.reprs.push(address);
        let made = make(self);
        self.reprs.pop();
        made.map(Some)
    }

    /// An int from an int or from `__index__`.
    ///
    /// # Errors
    /// TypeError when it is neither.
    pub fn index_value(&mut self, value: &Value) -> Result {
        if IntValue::of(value).is_some() {
            return Ok(self.plain_int(value));
        }
        match self.call_special(value, known::INDEX, &[])? {
            Some(result) if self.is_exactly(&result, Builtin::Int) => Ok(result),
            Some(result) if IntValue::of(&result).is_some() => {
                self.warn_of_subclass("__index__", "int", &result)?;
                Ok(self.plain_int(&result))
            }
            Some(result) => {
                let name = self.type_name(&result);
                Err(self.type_error(format!("__index__ returned non-int (type {name})")))
            }
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// A number that fits a machine word, from an int or from `__index__`.
    ///
    /// # Errors
    /// TypeError when it is no int, OverflowError when it does not fit.
    pub fn index(&mut self, value: &Value) -> Result<i64> {
        if let Some(number) = value.as_small_int() {
            return Ok(number);
        }
        let number = self.index_value(value)?;
        match IntValue::of(&number) {
            Some(IntValue::Small(number)) => Ok(number),
            Some(IntValue::Big(number)) => match i64::try_from(number) {
                Ok(number) => Ok(number),
                Err(_) => {
                    let name = self.type_name(value);
                    let message = format!("cannot fit '{name}' into an index-sized integer");
                    Err(self.raise(Builtin::OverflowError, message))
                }
            },
            None => Ok(0),
        }
    }
}

/// The method of a comparison.
pub(crate) fn compare_method(op: CompareOp) -> Name {
    match op {
        CompareOp::Lt => known::LT,
        CompareOp::Le => known::LE,
        CompareOp::Eq => known::EQ,
        CompareOp::Ne => known::NE,
        CompareOp::Gt => known::GT,
        CompareOp::Ge => known::GE,
    }
}
