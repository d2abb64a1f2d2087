//! What walks over objects: the tokens of the collector.

use crate::Value;

/// Sees the references that objects show.
///
/// Only this crate makes one, while the attached thread stands at a safe point and no contents are borrowed. So it
/// also is the token of [`Guarded::visit`](crate::Guarded::visit).
pub struct Visitor<'a> {
    see: &'a mut dyn FnMut(&Value),
}

impl<'a> Visitor<'a> {
    pub(crate) fn new(see: &'a mut dyn FnMut(&Value)) -> Visitor<'a> {
        Visitor { see }
    }

    /// Shows it a reference.
    #[inline]
    pub fn see(&mut self, value: &Value) {
        (self.see)(value);
    }

    /// Shows it all of these.
    pub fn see_all<'b>(&mut self, values: impl IntoIterator<Item = &'b Value>) {
        values.into_iter().for_each(&mut *self.see);
    }
}

/// References moved out of garbage, dropped together when all of it is cleared.
///
/// Only the collector makes one, under the conditions of [`Visitor`]; it is the token of
/// [`Guarded::take`](crate::Guarded::take).
pub struct Cleared {
    values: Vec<Value>,
}

impl Cleared {
    pub(crate) fn new() -> Cleared {
        Cleared { values: Vec::new() }
    }

    /// Keeps a reference until the end.
    pub fn push(&mut self, value: Value) {
        self.values.push(value);
    }
}

impl Extend<Value> for Cleared {
    fn extend<I: IntoIterator<Item = Value>>(&mut self, values: I) {
        self.values.extend(values);
    }
}
