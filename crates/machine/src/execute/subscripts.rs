//! BINARY_SUBSCR and STORE_SUBSCR with quick ways for lists, tuples and dicts.

use objects::{Tuple, Value, Word};

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
        if let Some(list) = container.get_exact::<List>() {
            return list.items.with(self, |items| items.get(at(items.len())?).cloned());
        }
        let tuple = container.get_exact::<Tuple>()?;
        tuple.items().get(at(tuple.items().len())?).cloned()
    }

    /// `container[index] = value` for a list and an int in place: gives the old item out. The value is
    /// taken over only when that was done.
    #[inline(always)]
    pub(crate) fn quick_store(&mut self, container: Word, index: Word, value: Word) -> Option<Word> {
        if !index.is_small_int() || !container.is_pointer() {
            return None;
        }
        // SAFETY: the stack owns the container; this look gives nothing back.
        let container = std::mem::ManuallyDrop::new(unsafe { Value::from_word(container) });
        let list = container.get_exact::<List>()?;
        let index = index.small_int_value();
        list.items.with_mut(self, |items| {
            let at = usize::try_from(if index < 0 { index + items.len() as i64 } else { index }).ok()?;
            let item = items.get_mut(at)?;
            // SAFETY: the stack gives the value up, as the caller pops it when this succeeds.
            Some(std::mem::replace(item, unsafe { Value::from_word(value) }).into_word())
        })
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
    #[inline(never)]
    pub(crate) fn store_subscript_instruction(&mut self) -> Result<()> {
        let index = self.pop_value();
        let container = self.pop_value();
        let value = self.pop_value();
        self.set_item(&container, &index, value)?;
        drop((container, index));
        self.run_due_finalizers();
        Ok(())
    }
}
