//! Subscripts and slices, with quick ways for the usual sequences.

use objects::{Str, Tuple, Value, Word};

use crate::types::list::List;
use crate::types::slice::{adjust_bounds, small_bounds};
use crate::{Result, Thread};

impl Thread {
    /// `container[index]` for a list, a tuple or a str in ASCII, and an int in place. `FREE` tells whether the thread
    /// runs without a GIL.
    #[inline(always)]
    pub(crate) fn quick_item<const FREE: bool>(&self, container: Word, index: Word) -> Option<Value> {
        if !index.is_small_int() || !container.is_pointer() {
            return None;
        }
        // SAFETY: the stack owns the container; this look gives nothing back.
        let container = std::mem::ManuallyDrop::new(unsafe { Value::from_word(container) });
        let index = index.small_int_value();
        let at = |length: usize| usize::try_from(if index < 0 { index + length as i64 } else { index }).ok();
        if let Some(list) = container.get_exact::<List>() {
            // SAFETY: `FREE` is false under a GIL only.
            return unsafe {
                list.items.with_as::<FREE, _>(self, |items| Some(items.get(at(items.len())?)?.clone_as::<FREE>()))
            };
        }
        if let Some(tuple) = container.get_exact::<Tuple>() {
            // SAFETY: as above.
            return Some(unsafe { tuple.items().get(at(tuple.items().len())?)?.clone_as::<FREE>() });
        }
        // The strings of one ASCII character are shared.
        let text = container.get_exact::<Str>().filter(|text| text.is_ascii())?;
        let byte = text.as_str().as_bytes().get(at(text.chars())?)?;
        Some(self.interpreter.ascii_strings.get(usize::from(*byte))?.get())
    }

    /// `container[index] = value` for a list and an int in place: gives the old item out. The value is
    /// taken over only when that was done. `FREE` as in `quick_item`.
    #[inline(always)]
    pub(crate) fn quick_store<const FREE: bool>(&mut self, container: Word, index: Word, value: Word) -> Option<Word> {
        if !index.is_small_int() || !container.is_pointer() {
            return None;
        }
        // SAFETY: the stack owns the container; this look gives nothing back.
        let container = std::mem::ManuallyDrop::new(unsafe { Value::from_word(container) });
        let list = container.get_exact::<List>()?;
        let index = index.small_int_value();
        let store = |items: &mut Vec<Value>| {
            let at = usize::try_from(if index < 0 { index + items.len() as i64 } else { index }).ok()?;
            let item = items.get_mut(at)?;
            // SAFETY: the stack gives the value up, as the caller pops it when this succeeds.
            Some(std::mem::replace(item, unsafe { Value::from_word(value) }).into_word())
        };
        // SAFETY: `FREE` is false under a GIL only.
        unsafe { list.items.with_mut_as::<FREE, _>(self, store) }
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

    /// BINARY_SLICE: `[container start stop -- part]`, or with a step above the stop.
    #[inline(never)]
    pub(crate) fn slice_instruction(&mut self, stepped: bool) -> Result<()> {
        let step = if stepped { self.pop_value() } else { Value::NONE };
        let (stop, start) = (self.pop_value(), self.pop_value());
        let container = self.pop_value();
        let part = match self.quick_slice(&container, &start, &stop, &step) {
            Some(part) => part,
            None => {
                let slice = self.slice(start, stop, step);
                self.get_item(&container, &slice)?
            }
        };
        drop(container);
        self.push_value(part);
        self.run_due_finalizers();
        Ok(())
    }

    /// A part of a plain list, str or tuple between bounds that are ints in place or absent.
    fn quick_slice(&mut self, container: &Value, start: &Value, stop: &Value, step: &Value) -> Option<Value> {
        let bounds = small_bounds(start, stop, step)?;
        if let Some(list) = container.get_exact::<List>() {
            let items = list.part(self, bounds);
            return Some(self.list(items));
        }
        if let Some(text) = container.get_exact::<Str>() {
            return Some(self.str_slice(container, text, bounds));
        }
        let tuple = container.get_exact::<Tuple>()?.items();
        let (start, _, count) = adjust_bounds(bounds.0, bounds.1, bounds.2, tuple.len());
        if bounds.2 != 1 || count == tuple.len() {
            return (bounds.2 == 1).then(|| container.clone());
        }
        let part = tuple.get(start as usize..start as usize + count)?;
        Some(self.tuple(part.iter().cloned()))
    }

    /// STORE_SLICE: `[value container start stop --]`
    #[inline(never)]
    pub(crate) fn store_slice_instruction(&mut self) -> Result<()> {
        let (stop, start) = (self.pop_value(), self.pop_value());
        let container = self.pop_value();
        let value = self.pop_value();
        match (small_bounds(&start, &stop, &Value::NONE), container.get_exact::<List>(), value.get_exact::<List>()) {
            (Some((start, stop, _)), Some(list), Some(new)) if value.count() == Some(1) => {
                // Nobody else will see the new items' list: they move.
                let new = new.items.with_mut(self, std::mem::take);
                list.replace_part(self, start, stop, new);
            }
            _ => {
                let slice = self.slice(start, stop, Value::NONE);
                self.set_item(&container, &slice, value)?;
            }
        }
        drop(container);
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
