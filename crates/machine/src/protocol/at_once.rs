//! What a builtin container holds at one moment. Nothing that runs Python code is asked, so under the GIL no other
//! thread runs meanwhile; without it the container's lock is held for the time of the copy.

use objects::{Tuple, Value};

use crate::Thread;
use crate::builtin::Builtin;
use crate::modules::collections::deque::Deque;
use crate::types::dict::Dict;
use crate::types::dict_view::DictView;
use crate::types::list::List;
use crate::types::set::Set;

impl Thread {
    /// The items that iterating over a builtin container gives; `None` for any other iterable, and for instances of
    /// classes written in Python, which may iterate as they like.
    pub(crate) fn items_at_once(&mut self, iterable: &Value) -> Option<Vec<Value>> {
        let exactly = |builtin| self.is_exactly(iterable, builtin);
        if let Some(list) = iterable.get::<List>().filter(|_| exactly(Builtin::List)) {
            return Some(list.copied(self));
        }
        if let Some(tuple) = iterable.get::<Tuple>().filter(|_| exactly(Builtin::Tuple)) {
            return Some(tuple.items().to_vec());
        }
        if iterable.has::<Dict>() && exactly(Builtin::Dict) {
            return Some(self.dict_keys(iterable));
        }
        if let Some(view) = iterable.get::<DictView>() {
            let classes = [Builtin::DictKeys, Builtin::DictValues, Builtin::DictItems];
            return classes.into_iter().any(exactly).then(|| view.items_at_once(self));
        }
        if let Some(set) = iterable.get::<Set>().filter(|_| exactly(Builtin::Set) || exactly(Builtin::FrozenSet)) {
            return Some(set.keys(self));
        }
        if let Some(deque) = iterable.get::<Deque>().filter(|_| exactly(Builtin::Deque)) {
            return Some(deque.copied(self));
        }
        None
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
