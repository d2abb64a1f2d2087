//! Building and unpacking containers, and the quick ways of iteration.

use objects::{Tuple, Value, Word};

use crate::builtin::Builtin;
use crate::class::Class;
use crate::execute::Jump;
use crate::frame::Return;
use crate::types::generator::{Generator, State};
use crate::types::list::{List, ListIterator};
use crate::types::range::RangeIterator;
use crate::{Result, Thread};

impl Thread {
    /// BUILD_TUPLE
    pub(crate) fn build_tuple(&mut self, count: u32) -> Result<()> {
        let count = count as usize;
        // SAFETY: the verifier counted the items; they move from the stack into the tuple.
        let items = unsafe {
            self.top = self.top.sub(count);
            std::slice::from_raw_parts(self.top, count).iter().map(|&word| Value::from_word(word))
        };
        let tuple = self.tuple(items);
        self.push_value(tuple);
        Ok(())
    }

    /// UNPACK_SEQUENCE of a tuple or list of the right length: `[sequence -- items]`. The sequence's own
    /// reference is left to the caller. Gives the new top.
    #[inline]
    pub(crate) fn unpack_quickly<const FREE: bool>(
        &self,
        sequence: Word,
        count: usize,
        top: *mut Word,
    ) -> Option<*mut Word> {
        if !sequence.is_pointer() {
            return None;
        }
        // SAFETY: the stack owns the sequence; this look gives nothing back.
        let sequence = std::mem::ManuallyDrop::new(unsafe { Value::from_word(sequence) });
        let write = |items: &[Value]| {
            if items.len() != count {
                return None;
            }
            // SAFETY: the verifier counted the items; the first goes where the sequence lay plus the rest.
            unsafe {
                let start = top.sub(1);
                for (index, item) in items.iter().rev().enumerate() {
                    start.add(index).write(item.clone_as::<FREE>().into_word());
                }
                Some(start.add(count))
            }
        };
        if let Some(tuple) = sequence.get_exact::<Tuple>() {
            return write(tuple.items());
        }
        // SAFETY: `FREE` is false under a GIL only.
        unsafe { sequence.get_exact::<List>()?.items.with_as::<FREE, _>(self, |items| write(items)) }
    }

    /// BUILD_LIST
    pub(crate) fn build_list(&mut self, count: u32) -> Result<()> {
        let items = self.pop_values(count as usize);
        let list = self.list(items);
        self.push_value(list);
        Ok(())
    }

    /// LIST_APPEND
    #[inline]
    pub(crate) fn append_quietly<const FREE: bool>(&mut self, list: Word, item: Value) {
        // SAFETY: the stack owns the list; this look gives nothing back.
        let list = std::mem::ManuallyDrop::new(unsafe { Value::from_word(list) });
        if let Some(list) = list.get::<List>() {
            // SAFETY: `FREE` is false under a GIL only.
            unsafe { list.items.with_mut_as::<FREE, _>(self, |items| items.push(item)) };
        }
    }

    /// The next item of the commonest iterators; `None` when it is another one.
    #[inline(always)]
    pub(crate) fn quick_next(&mut self, iterator: Word) -> Option<Option<Value>> {
        // SAFETY: the stack owns the iterator; this look gives nothing back.
        let iterator = std::mem::ManuallyDrop::new(unsafe { Value::from_word(iterator) });
        if let Some(range) = iterator.get::<RangeIterator>() {
            return range.next_small();
        }
        None
    }

    /// The next item of a list's iterator, a shared access; `None` when it is another iterator.
    #[inline(always)]
    pub(crate) fn quick_list_next<const FREE: bool>(&mut self, iterator: Word) -> Option<Option<Value>> {
        // SAFETY: the stack owns the iterator; this look gives nothing back.
        let iterator = std::mem::ManuallyDrop::new(unsafe { Value::from_word(iterator) });
        Some(iterator.get::<ListIterator>()?.next_as::<FREE>(self, &iterator))
    }

    /// FOR_ITER over anything else: `[iterator -- iterator item]`.
    #[inline(never)]
    pub(crate) fn iterate_instruction(&mut self) -> Result<Jump> {
        let iterator = self.peek_value(1);
        if let Some(generator) = iterator.get::<Generator>() {
            return match generator.state.get() {
                State::Finished => Ok(self.iterated(None)),
                _ => {
                    self.resume(&iterator, Value::NONE, Return::Loop)?;
                    Ok(Jump::Entered)
                }
            };
        }
        let next = self.next(&iterator)?;
        drop(iterator);
        let jump = self.iterated(next);
        self.run_due_finalizers();
        Ok(jump)
    }

    #[inline]
    fn iterated(&mut self, next: Option<Value>) -> Jump {
        match next {
            Some(item) => {
                self.push_value(item);
                Jump::Next
            }
            None => {
                drop(self.pop_value());
                Jump::Taken
            }
        }
    }

    /// UNPACK_SEQUENCE
    pub(crate) fn unpack_sequence(&mut self, count: usize) -> Result<()> {
        let value = self.pop_value();
        if let Some(tuple) = value.get::<Tuple>().filter(|tuple| tuple.items().len() == count) {
            for item in tuple.items().iter().rev() {
                self.push_value(item.clone());
            }
            return Ok(());
        }
        if let Some(list) = value.get_exact::<List>()
            && let Some(items) = list.items.with(self, |items| (items.len() == count).then(|| items.clone()))
        {
            items.into_iter().rev().for_each(|item| self.push_value(item));
            return Ok(());
        }
        let iterator = match self.iter(&value) {
            Ok(iterator) => iterator,
            Err(raised) if self.is_exception(&raised, Builtin::TypeError) && !self.has_iter(&value) => {
                let name = self.type_name(&value);
                return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
            }
            Err(raised) => return Err(raised),
        };
        let mut items = Vec::with_capacity(count.min(1024));
        while items.len() < count {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => {
                    let got = items.len();
                    return Err(self.value_error(format!("not enough values to unpack (expected {count}, got {got})")));
                }
            }
        }
        if self.next(&iterator)?.is_some() {
            return Err(self.value_error(format!("too many values to unpack (expected {count})")));
        }
        for item in items.into_iter().rev() {
            self.push_value(item);
        }
        Ok(())
    }

    fn has_iter(&self, value: &Value) -> bool {
        let class = self.class_of(value);
        class.get::<Class>().is_some_and(|class| {
            class.slot(|slots| slots.iter).is_some()
                || class.place(source::known::ITER).is_some()
                || class.place(source::known::GETITEM).is_some()
        })
    }

    /// UNPACK_EX
    pub(crate) fn unpack_ex(&mut self, arg: u32) -> Result<()> {
        let (before, after) = ((arg & 0xff) as usize, (arg >> 8) as usize);
        let value = self.pop_value();
        let mut items = match self.collect(&value) {
            Ok(items) => items,
            Err(raised) if self.is_exception(&raised, Builtin::TypeError) && !self.has_iter(&value) => {
                let name = self.type_name(&value);
                return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
            }
            Err(raised) => return Err(raised),
        };
        if items.len() < before + after {
            let (least, got) = (before + after, items.len());
            return Err(self.value_error(format!("not enough values to unpack (expected at least {least}, got {got})")));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        for item in tail.into_iter().rev() {
            self.push_value(item);
        }
        let middle = self.list(middle);
        self.push_value(middle);
        for item in items.into_iter().rev() {
            self.push_value(item);
        }
        Ok(())
    }
}
