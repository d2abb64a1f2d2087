//! What a builtin container holds at one moment. Nothing that runs Python code is asked, so under the GIL no other
//! thread runs meanwhile; without it the container's lock is held for the time of the copy.

use objects::{Tuple, Value};

use crate::Thread;
use crate::builtin::Builtin;
use crate::class::TypeSpec;
use crate::modules::collections::deque::{self, Deque};
use crate::types::dict::{self, Dict};
use crate::types::dict_view::DictView;
use crate::types::list::{self, List};
use crate::types::set::{self, Set};

impl Thread {
    /// The items that iterating over a builtin container gives; `None` for any other iterable, and where a class
    /// written in Python says how it is iterated, or how long it is.
    pub(crate) fn items_at_once(&mut self, iterable: &Value) -> Option<Vec<Value>> {
        let like = |spec: &TypeSpec| self.iterates_as(iterable, spec);
        if let Some(list) = iterable.get::<List>().filter(|_| like(&list::SPEC)) {
            return Some(list.copied(self));
        }
        if let Some(tuple) = iterable.get::<Tuple>().filter(|_| self.is_exactly(iterable, Builtin::Tuple)) {
            return Some(tuple.items().to_vec());
        }
        if iterable.has::<Dict>() && like(&dict::SPEC) {
            return Some(self.dict_keys(iterable));
        }
        if let Some(view) = iterable.get::<DictView>() {
            return Some(view.items_at_once(self));
        }
        if let Some(set) = iterable.get::<Set>().filter(|_| like(&set::SPEC)) {
            return Some(set.keys(self));
        }
        if let Some(deque) = iterable.get::<Deque>().filter(|_| like(&deque::SPEC)) {
            return Some(deque.copied(self));
        }
        None
    }

    /// Whether a value, whose class derives from a builtin one, is iterated and measured as instances of that are.
    fn iterates_as(&self, value: &Value, spec: &TypeSpec) -> bool {
        let iterates = match (self.slot(value, |slots| slots.iter), spec.slots.iter) {
            (Some(own), Some(builtin)) => std::ptr::fn_addr_eq(own, builtin),
            _ => false,
        };
        let measured = || match (self.slot(value, |slots| slots.len), spec.slots.len) {
            (Some(own), Some(builtin)) => std::ptr::fn_addr_eq(own, builtin),
            _ => false,
        };
        iterates && measured()
    }

    /// What a native function that goes through all of an iterable should iterate over: among threads that run at the
    /// same time a list of what it holds now, so that they cannot change it under the function, else itself.
    pub(crate) fn steady(&mut self, iterable: &Value) -> Value {
        if objects::is_concurrent()
            && let Some(items) = self.items_at_once(iterable)
        {
            return self.list(items);
        }
        iterable.clone()
    }
}
