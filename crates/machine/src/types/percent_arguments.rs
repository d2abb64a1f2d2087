//! The arguments of the `%` operator: how str and bytes fetch them.

use objects::{Bytes, Str, Tuple, Value};
use source::known;
use text::percent::{self, Amount, Field, Layout, Template};

use crate::types::bytearray::ByteArray;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// The right operand of `%`, and how far it is used up.
pub(crate) struct Arguments<'a> {
    /// The right operand.
    all: &'a Value,
    /// Whether keys can be looked up in it.
    is_mapping: bool,
    /// What the left operand is.
    template: Template,
    /// What `%(key)s` selected last; NULL before.
    selected: Value,
    /// How many were fetched of a tuple, or of the one argument there is otherwise.
    used: usize,
}

impl<'a> Arguments<'a> {
    /// Nothing fetched yet.
    pub(crate) fn new(t: &Thread, template: Template, all: &'a Value) -> Arguments<'a> {
        let is_octets = template == Template::Bytes && (all.has::<Bytes>() || all.has::<ByteArray>());
        let is_argument = all.has::<Tuple>() || all.has::<Str>() || is_octets;
        let is_mapping = !is_argument && t.special(all, known::GETITEM).is_some();
        Arguments { all, is_mapping, template, selected: Value::NULL, used: 0 }
    }

    /// Looks up the key of a field: the next argument is what it finds.
    ///
    /// # Errors
    /// TypeError if there is no mapping, what the lookup raises.
    pub(crate) fn select(&mut self, t: &mut Thread, key: Value) -> Result<()> {
        if !self.is_mapping {
            return Err(t.text_error(percent::needs_mapping()));
        }
        self.selected = t.get_item(self.all, &key)?;
        self.used = 0;
        Ok(())
    }

    /// How many there are.
    fn count(&self) -> usize {
        match self.all.get::<Tuple>() {
            Some(tuple) if self.selected.is_null() => tuple.items().len(),
            _ => 1,
        }
    }

    /// The next argument.
    ///
    /// # Errors
    /// TypeError if there is none.
    pub(crate) fn next(&mut self, t: &mut Thread) -> Result {
        if self.used >= self.count() {
            return Err(t.text_error(percent::not_enough_arguments()));
        }
        self.used += 1;
        if !self.selected.is_null() {
            return Ok(self.selected.clone());
        }
        match self.all.get::<Tuple>() {
            Some(tuple) => Ok(tuple.items()[self.used - 1].clone()),
            None => Ok(self.all.clone()),
        }
    }

    /// The layout of a field, with the arguments of its `*`s.
    ///
    /// # Errors
    /// TypeError and OverflowError for the arguments of `*`.
    pub(crate) fn layout(&mut self, t: &mut Thread, field: &Field) -> Result<Layout> {
        let width = if field.width == Amount::Star { self.star(t, "ssize_t")? } else { 0 };
        let precision = if field.precision == Amount::Star { self.star(t, "int")? } else { 0 };
        field.layout(width, precision).map_err(|error| t.text_error(error))
    }

    fn star(&mut self, t: &mut Thread, c_type: &str) -> Result<i64> {
        let argument = self.next(t)?;
        match IntValue::of(&argument).map(IntValue::to_i64) {
            Some(Some(amount)) => Ok(amount),
            Some(None) => Err(t.overflow_error(format!("Python int too large to convert to C {c_type}"))),
            None => Err(t.text_error(percent::star_needs_int())),
        }
    }

    /// Checks that nothing is left over.
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn finish(&self, t: &mut Thread) -> Result<()> {
        if self.is_mapping || self.used >= self.count() {
            return Ok(());
        }
        Err(t.text_error(percent::not_all_converted(self.template)))
    }
}
