//! Frames and the value stack: where Python code keeps what it works on, off the Rust stack.

use objects::{Namespace, Value, Word};

use crate::types::code::CodeObject;
use crate::types::function::Function;

/// Words of the first segment of a thread's value stack.
const SEGMENT: usize = 32 * 1024;

/// How a frame ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Return {
    /// Its value goes to the frame below.
    Value,
    /// Its value must be None and the new instance below it on the stack is the result (`__init__`).
    Instance,
    /// It is the outermost frame of a call from Rust, which takes the value.
    Native,
    /// It is a generator's frame, resumed by `FOR_ITER` of the frame below: at its end the loop there ends.
    Loop,
    /// It is a generator's frame, resumed by `YIELD_FROM` of the frame below: what it yields, that one yields.
    Delegate,
}

/// A function call in progress, or a module's or class's body.
///
/// The callable lies on the value stack below the frame's slots and keeps function, code and
/// globals alive; the pointers borrow from it.
#[derive(Clone, Copy)]
pub struct Frame {
    /// What it runs.
    pub code: *const CodeObject,
    /// The function, for its closure; null in the body of a module.
    pub function: *const Function,
    /// The module's names.
    pub globals: *const Namespace,
    /// The class body's namespace (a dict); NULL elsewhere.
    pub locals_dict: Word,
    /// First frame slot.
    pub slots: *mut Word,
    /// Where the callable lies: what the frame leaves behind goes there.
    pub floor: *mut Word,
    /// Top of the operand stack while the frame is not running.
    pub top: *mut Word,
    /// Index of the next instruction while the frame is not running.
    pub next: u32,
    /// How it ends.
    pub returns: Return,
    /// Whether it began a new segment of the value stack.
    pub new_segment: bool,
    /// The generator whose frame it is, or the instance that `__init__` works on, owned; else NULL.
    pub companion: Word,
}

/// A thread's value stack: segments that never move, so that pointers into it hold.
pub struct Stack {
    segments: Vec<Box<[std::mem::MaybeUninit<Word>]>>,
}

impl Stack {
    /// A stack with one segment.
    pub fn new() -> Stack {
        Stack { segments: vec![Box::new_uninit_slice(SEGMENT)] }
    }

    /// Where the first segment begins.
    pub fn start(&mut self) -> *mut Word {
        self.segments[0].as_mut_ptr().cast()
    }

    /// Just past the end of the last segment.
    pub fn end(&mut self) -> *mut Word {
        let last = self.segments.len() - 1;
        self.segments[last].as_mut_ptr_range().end.cast()
    }

    /// Adds a segment with room for so many words at least, and tells where it begins.
    pub fn push_segment(&mut self, words: usize) -> *mut Word {
        let size = words.max(SEGMENT << self.segments.len().min(6));
        self.segments.push(Box::new_uninit_slice(size));
        let last = self.segments.len() - 1;
        self.segments[last].as_mut_ptr().cast()
    }

    /// Drops the last segment.
    pub fn pop_segment(&mut self) {
        self.segments.pop();
    }
}

impl Default for Stack {
    fn default() -> Self {
        Stack::new()
    }
}

impl Frame {
    /// The code it runs.
    pub fn code(&self) -> &CodeObject {
        // SAFETY: the callable on the value stack keeps the code alive while the frame exists.
        unsafe { &*self.code }
    }

    /// The module's names.
    pub fn globals(&self) -> &Namespace {
        // SAFETY: the function (or the module, for its body) keeps its globals alive.
        unsafe { &*self.globals }
    }

    /// Moves the local variables out; the slots are left empty.
    pub(crate) fn take_locals(&self) -> Vec<Value> {
        let count = self.code().slot_count as usize;
        // SAFETY: a frame owns its slots, and each is emptied as its value is taken.
        (0..count).map(|index| unsafe { Value::from_word(self.slots.add(index).replace(Word::NULL)) }).collect()
    }

    /// The value of a local variable, looked up in its cell if it has one; NULL when it is not bound.
    fn local(&self, index: usize, kind: bytecode::LocalKind) -> Value {
        // SAFETY: a frame has as many slots as its code has locals, and owns what is in them.
        let value = unsafe { Value::borrow_word(*self.slots.add(index)) };
        match value.get::<crate::types::cell::Cell>() {
            Some(cell) if kind != bytecode::LocalKind::Plain => cell.content.get(),
            _ => value,
        }
    }

    /// The callable that keeps the frame's parts alive.
    pub fn callable(&self) -> Value {
        // SAFETY: the word at the floor is the callable, owned by the stack.
        unsafe { Value::borrow_word(*self.floor) }
    }
}

impl crate::Thread {
    /// The local variables of the newest frame that are bound, cells looked into; `None` for the body of a
    /// module, whose names are its globals.
    pub(crate) fn bound_locals(&mut self) -> Option<Vec<(Value, Value)>> {
        let frame = self.frames.last().copied()?;
        self.locals_of(&frame)
    }

    /// The local variables of a frame of this thread that are bound.
    pub(crate) fn locals_of(&mut self, frame: &Frame) -> Option<Vec<(Value, Value)>> {
        let code = frame.code().code.clone();
        if !code.flags.contains(bytecode::CodeFlags::OPTIMIZED) {
            return None;
        }
        let mut pairs = Vec::new();
        for (index, local) in code.locals.iter().enumerate() {
            let value = frame.local(index, local.kind);
            if !value.is_null() {
                pairs.push((self.name_value(local.name), value));
            }
        }
        Some(pairs)
    }

    /// A local variable of the newest frame, if it has one of that name that is bound.
    pub(crate) fn bound_local(&self, name: source::Name) -> Option<Value> {
        let frame = self.frames.last()?;
        let locals = &frame.code().code.locals;
        let index = locals.iter().position(|local| local.name == name)?;
        frame.local(index, locals[index].kind).non_null()
    }
}
