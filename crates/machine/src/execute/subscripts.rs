//! BINARY_SUBSCR and STORE_SUBSCR with quick ways for lists, tuples and dicts.

use objects::{Tuple, Value, Word};

use crate::builtin::Builtin;
use crate::types::list::List;
use crate::{Result, Thread};

impl Thread {
    /// `container[index]` for a list or tuple and an int in place.
    #[inline(always)]
    pub(crate) fn quick_item(&self, container: Word, index: Word) -> Option<Value> {
        if !index.is_small_int() || !container.is_pointer() {
            return None;
        }
        // SAFETY: the stack owns the container; this look gives nothing back.
        let container = std::mem::ManuallyDrop::new(unsafe { Value::from_word(container) });
        let index = index.small_int_value();
        let at = |length: usize| usize::try_from(if index < 0 { index + length as i64 } else { index }).ok();
        if let Some(list) = container.get::<List>() {
            if self.is_exactly(&container, Builtin::List) {
                return list.items.with(self, |items| items.get(at(items.len())?).cloned());
            }
        } else if let Some(tuple) = container.get::<Tuple>() {
            if self.is_exactly(&container, Builtin::Tuple) {
                return tuple.items().get(at(tuple.items().len())?).cloned();
            }
        }
        None
    }

    /// BINARY_SUBSCR: `[container index -- item]`
    #[inline(never)]
    pub(crate) fn subscript_instruction(&mut self) -> Result<()> {
        let index = self.pop_value();
        let container = self.pop_value();
        let item = self.get_item(&container, &index)?;
        drop((container, index));
        self.push_value(item);
        self.run_due_finalizers();
        Ok(())
    }

    /// STORE_SUBSCR: `[value container index --]`
    #[inline]
    pub(crate) fn store_subscript_instruction(&mut self) -> Result<()> {
        let index = self.pop_value();
        let container = self.pop_value();
        let value = self.pop_value();
        if let (Some(list), Some(number)) = (container.get::<List>(), index.as_small_int()) {
            if self.is_exactly(&container, Builtin::List) {
                let stored = list.items.with_mut(self, |items| {
                    let at = if number < 0 { number + items.len() as i64 } else { number };
                    match usize::try_from(at).ok().and_then(|at| items.get_mut(at)) {
                        Some(item) => Ok(std::mem::replace(item, value)),
                        None => Err(()),
                    }
                });
                return match stored {
                    Ok(old) => {
                        drop(old);
                        drop(container);
                        self.run_due_finalizers();
                        Ok(())
                    }
                    Err(()) => Err(self.index_error("list assignment index out of range")),
                };
            }
        }
        self.set_item(&container, &index, value)?;
        drop((container, index));
        self.run_due_finalizers();
        Ok(())
    }
}
