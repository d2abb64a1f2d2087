//! What instructions mean beyond the fast paths in the loop. Each function works on the value stack
//! of the thread through [`Thread::pop_value`] and [`Thread::push_value`].

use objects::{Value, Word};

use crate::Thread;

pub(crate) mod attributes;
pub(crate) mod calls;
mod containers;
mod exceptions;
mod groups;
mod intrinsics;
mod names;
mod other;
pub(crate) mod patterns;
mod subscripts;

pub(crate) use other::Delegated;

/// Where the loop goes on.
pub(crate) enum Jump {
    /// At the next instruction.
    Next,
    /// At the jump's target.
    Taken,
    /// In a new frame.
    Entered,
    /// Nowhere: the thread has to wait.
    Blocked,
}

impl Thread {
    /// Takes the top of the value stack.
    #[inline]
    pub(crate) fn pop_value(&mut self) -> Value {
        // SAFETY: the verifier has checked that an instruction pops only what is there.
        unsafe {
            self.top = self.top.sub(1);
            Value::from_word(*self.top)
        }
    }

    /// Puts a value on the value stack.
    #[inline]
    pub(crate) fn push_value(&mut self, value: Value) {
        // SAFETY: the frame's room covers what the verifier counted.
        unsafe {
            self.top.write(value.into_word());
            self.top = self.top.add(1);
        }
    }

    /// A look at a value on the stack, 1 being the top; it stays there.
    #[inline]
    pub(crate) fn peek_value(&self, depth: usize) -> Value {
        // SAFETY: as in `pop_value`.
        unsafe { Value::borrow_word(*self.top.sub(depth)) }
    }

    /// Takes the upper `count` values, the top last.
    pub(crate) fn pop_values(&mut self, count: usize) -> Vec<Value> {
        // SAFETY: as in `pop_value`.
        unsafe {
            self.top = self.top.sub(count);
            (0..count).map(|index| Value::from_word(*self.top.add(index))).collect()
        }
    }

    /// The upper `count` values as a slice; they stay on the stack, which does not move while
    /// anything that is called runs above them.
    #[inline]
    pub(crate) fn stack_args<'a>(&self, from: *mut Word, count: usize) -> &'a [Value] {
        // SAFETY: the words are initialised and owned by the stack; the caller keeps them there
        // as long as it uses the slice.
        unsafe { std::slice::from_raw_parts(from.cast::<Value>(), count) }
    }
}
