//! The `__format__` protocol: `format(value, spec)`, f-strings, `str.format`.

use std::borrow::Cow;

use objects::{Str, Value};
use source::known;

use crate::builtin::Builtin;
use crate::types::float::float_value;
use crate::{Raised, Result, Thread};

impl Thread {
    /// `format(value, spec)`; quick for exact str, int and float.
    ///
    /// # Errors
    /// ValueError for a bad specification, TypeError where `__format__` gives no str, what it raises.
    pub fn format(&mut self, value: &Value, spec: &Value) -> Result {
        if let Some(text) = spec.get::<Str>() {
            if text.as_str().is_empty() && self.formats_as_str(value) {
                return self.to_str(value);
            }
            if value.as_small_int().is_some() {
                return self.format_int_value(value, spec);
            }
            if value.as_small_float().is_some() {
                return self.format_float_value(value, spec);
            }
            if self.is_exactly(value, Builtin::Str) {
                return self.format_str_value(value, spec);
            }
        }
        let Some(result) = self.call_special(value, known::FORMAT, std::slice::from_ref(spec))? else {
            let name = self.type_name(value);
            return Err(self.type_error(format!("Type {name} doesn't define __format__")));
        };
        if !result.has::<Str>() {
            let name = self.type_name(&result);
            return Err(self.type_error(format!("__format__ must return a str, not {name}")));
        }
        Ok(result)
    }

    /// `format(value)`, with no specification.
    ///
    /// # Errors
    /// As [`Thread::format`].
    pub fn format_simple(&mut self, value: Value) -> Result {
        if value.has::<Str>() && self.is_exactly(&value, Builtin::Str) {
            return Ok(value);
        }
        if self.formats_as_str(&value) {
            return self.to_str(&value);
        }
        let empty = self.name_value(known::EMPTY);
        self.format(&value, &empty)
    }

    /// Whether an empty specification is known to give `str(value)` for this type.
    fn formats_as_str(&self, value: &Value) -> bool {
        match value.header() {
            None => !value.is_null(),
            Some(_) => self.is_exactly(value, Builtin::Str) || self.is_exactly(value, Builtin::Int),
        }
    }

    /// `int.__format__`
    ///
    /// # Errors
    /// ValueError, OverflowError, TypeError if the specification is no str.
    pub(crate) fn format_int_value(&mut self, value: &Value, spec: &Value) -> Result {
        let number = self.int_of(value)?;
        let Some(spec) = spec.get::<Str>() else { return Err(self.bad_spec(spec)) };
        if spec.as_str().is_empty() {
            return self.to_str(value);
        }
        let name = self.formatted_name(value);
        self.formatted(text::format_spec::format_int(number, spec.as_str(), &name, self.max_int_digits()))
    }

    /// `float.__format__`
    ///
    /// # Errors
    /// ValueError, TypeError if the specification is no str.
    pub(crate) fn format_float_value(&mut self, value: &Value, spec: &Value) -> Result {
        let number = float_value(value).unwrap_or(f64::NAN);
        let Some(spec) = spec.get::<Str>() else { return Err(self.bad_spec(spec)) };
        if spec.as_str().is_empty() {
            return self.to_str(value);
        }
        let name = self.formatted_name(value);
        self.formatted(text::format_spec::format_float(number, spec.as_str(), &name))
    }

    /// `str.__format__`
    ///
    /// # Errors
    /// ValueError, TypeError if the specification is no str.
    pub(crate) fn format_str_value(&mut self, value: &Value, spec: &Value) -> Result {
        let Some(spec) = spec.get::<Str>() else { return Err(self.bad_spec(spec)) };
        if spec.as_str().is_empty() {
            return self.to_str(value);
        }
        let name = self.formatted_name(value);
        let text = value.get::<Str>().map_or("", Str::as_str);
        self.formatted(text::format_spec::format_str(text, spec.as_str(), &name))
    }

    /// The type's name for messages, quickly for the usual types.
    fn formatted_name(&self, value: &Value) -> Cow<'static, str> {
        if value.as_small_int().is_some() {
            Cow::Borrowed("int")
        } else if value.as_small_float().is_some() {
            Cow::Borrowed("float")
        } else if self.is_exactly(value, Builtin::Str) {
            Cow::Borrowed("str")
        } else {
            Cow::Owned(self.type_name(value))
        }
    }

    fn formatted(&mut self, result: text::Result<String>) -> Result {
        match result {
            Ok(text) => Ok(self.str(&text)),
            Err(error) => Err(self.text_error(error)),
        }
    }

    #[cold]
    fn bad_spec(&mut self, spec: &Value) -> Raised {
        let name = self.argument_type(spec);
        self.type_error(format!("__format__() argument must be str, not {name}"))
    }
}
