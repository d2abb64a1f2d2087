//! How many items iterating over something will give, as far as that can be told beforehand.

use objects::Value;
use source::known;

use crate::builtin::Builtin;
use crate::{Result, Thread};

impl Thread {
    /// A guess at how many items iteration will give; 0 where there is none (`PyObject_LengthHint`).
    ///
    /// # Errors
    /// What `__len__` or `__length_hint__` raises beside TypeError; TypeError, ValueError and OverflowError when the
    /// second answers no int, a negative or too large one.
    pub fn length_hint(&mut self, value: &Value) -> Result<usize> {
        Ok(self.known_length_hint(value)?.unwrap_or(0))
    }

    /// The guess, `None` where the type has no way to tell.
    ///
    /// # Errors
    /// Those of [`Thread::length_hint`].
    pub(crate) fn known_length_hint(&mut self, value: &Value) -> Result<Option<usize>> {
        if self.slot(value, |slots| slots.len).is_some() || self.special(value, known::LEN).is_some() {
            match self.len(value) {
                Err(raised) if self.is_exception(&raised, Builtin::TypeError) => {}
                result => return result.map(Some),
            }
        }
        let hint = match self.call_special(value, known::LENGTH_HINT, &[]) {
            Ok(Some(hint)) => hint,
            Ok(None) => return Ok(None),
            Err(raised) if self.is_exception(&raised, Builtin::TypeError) => return Ok(None),
            Err(raised) => return Err(raised),
        };
        if hint.is(&Value::NOT_IMPLEMENTED) {
            return Ok(None);
        }
        if !self.is_instance(&hint, Builtin::Int) {
            let name = self.type_name(&hint);
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {name}")));
        }
        let hint = self.ssize(&hint)?;
        usize::try_from(hint).map(Some).map_err(|_| self.value_error("__length_hint__() should return >= 0"))
    }

    /// A vector with room for as many items as iterating will probably give, as CPython's `list.extend` makes it.
    ///
    /// # Errors
    /// MemoryError when there is no such room; what [`Thread::length_hint`] raises.
    pub(crate) fn vector_for(&mut self, iterable: &Value) -> Result<Vec<Value>> {
        let hint = self.length_hint(iterable)?;
        let mut items = Vec::new();
        match items.try_reserve_exact(hint) {
            Ok(()) => Ok(items),
            Err(_) => Err(self.memory_error()),
        }
    }
}
