//! Arguments of methods that are C integers: positions, widths, limits.

use std::ops::Range;

use objects::{Str, Value};
use source::known;

use crate::types::int::IntValue;
use crate::{Result, Thread};

impl Thread {
    /// The positions that `start` and `end` select in a sequence of this length, as slices do; either may be
    /// absent or None. `None` if the start lies behind the end: there not even nothing is found.
    ///
    /// # Errors
    /// TypeError for what is no int.
    pub(crate) fn window(&mut self, start: &Value, end: &Value, len: usize) -> Result<Option<Range<usize>>> {
        if start.is_null() && end.is_null() {
            return Ok(Some(0..len));
        }
        let start = self.bound(start, 0, len)?;
        let end = self.bound(end, len, len)?.min(len);
        Ok((start <= end).then_some(start..end))
    }

    /// One bound, counted from the front; it may lie behind the end.
    fn bound(&mut self, bound: &Value, default: usize, len: usize) -> Result<usize> {
        if bound.is_null() || bound.is_none() {
            return Ok(default);
        }
        let position = self.slice_index(bound)?;
        let position = if position < 0 { position.saturating_add_unsigned(len as u64) } else { position };
        Ok(usize::try_from(position).unwrap_or(0))
    }

    /// An index of a slice: beyond 64 bits it is cut to the nearest.
    ///
    /// # Errors
    /// TypeError for what is no int, what `__index__` raises.
    pub(crate) fn slice_index(&mut self, index: &Value) -> Result<i64> {
        if let Some(small) = index.as_small_int() {
            return Ok(small);
        }
        if self.special(index, source::known::INDEX).is_none() {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        let index = self.index_value(index)?;
        let number = self.int_of(&index)?;
        Ok(number.to_i64().unwrap_or(if IntValue::is_negative(number) { i64::MIN } else { i64::MAX }))
    }

    /// Whether a value is an int or has `__index__`.
    pub(crate) fn has_index(&self, value: &Value) -> bool {
        IntValue::of(value).is_some() || self.special(value, known::INDEX).is_some()
    }

    /// An argument that is a C `ssize_t`.
    ///
    /// # Errors
    /// TypeError for what is no int, OverflowError beyond 64 bits.
    pub(crate) fn ssize(&mut self, argument: &Value) -> Result<i64> {
        let number = self.index_value(argument)?;
        let number = self.int_of(&number)?.to_i64();
        number.ok_or_else(|| self.overflow_error("Python int too large to convert to C ssize_t"))
    }

    /// An argument that is a C `int`, or a default where it is absent.
    ///
    /// # Errors
    /// TypeError for what is no int, OverflowError beyond 32 bits.
    pub(crate) fn c_int_or(&mut self, argument: &Value, default: i64) -> Result<i64> {
        if argument.is_null() {
            return Ok(default);
        }
        let number = self.index_value(argument)?;
        let number = self.int_of(&number)?.to_i64().filter(|&number| i32::try_from(number).is_ok());
        number.ok_or_else(|| self.overflow_error("Python int too large to convert to C int"))
    }

    /// A limit of how often to split or replace: any negative number is none.
    ///
    /// # Errors
    /// As [`Thread::ssize`].
    pub(crate) fn limit(&mut self, limit: &Value) -> Result<Option<usize>> {
        if limit.is_null() {
            return Ok(None);
        }
        Ok(usize::try_from(self.ssize(limit)?).ok())
    }

    /// The part of a text that `start` and `end` select, and the position of its first character.
    ///
    /// # Errors
    /// As [`Thread::window`].
    pub(super) fn text_window<'a>(&mut self, text: &'a Str, args: &[Value]) -> Result<Option<(&'a str, usize)>> {
        let window = self.window(&args[0], &args[1], text.chars())?;
        Ok(window.map(|window| {
            let whole = window.len() == text.chars();
            let part = if whole { text.as_str() } else { text.slice(window.start, window.end) };
            (part, window.start)
        }))
    }
}
