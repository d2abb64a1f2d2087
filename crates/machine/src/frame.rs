//! Frames and the value stack: where Python code keeps what it works on, off the Rust stack.

use std::mem::MaybeUninit;

use objects::{Namespace, Value, Word};
use source::known;

use crate::call::globals_of;
use crate::fuse::Instruction;
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
    /// The next instruction while the frame is not running.
    pub pc: *const Instruction,
    /// First frame slot.
    pub slots: *mut Word,
    /// Where the callable lies: what the frame leaves behind goes there.
    pub floor: *mut Word,
    /// The function, for its closure; null in the body of a module.
    pub function: *const Function,
    /// The module's names.
    pub globals: *const Namespace,
    /// The generator whose frame it is, the instance that `__init__` works on, or the namespace of a class
    /// body, owned; else NULL.
    pub companion: Word,
    /// How it ends.
    pub returns: Return,
    /// Whether its value goes to the frame below and that is all: an ordinary call, without companion and
    /// segment.
    pub plain: bool,
    /// How many segments of the value stack began with it.
    pub segments: u8,
}

impl Frame {
    /// That of a function's call whose callable lies at `floor`; with all the rest as in an ordinary one.
    #[inline(always)]
    pub(crate) fn of_call(
        code: &CodeObject,
        function: &Function,
        floor: *mut Word,
        slots: *mut Word,
        returns: Return,
    ) -> Frame {
        Frame {
            code,
            pc: code.instructions.as_ptr(),
            slots,
            floor,
            function,
            globals: globals_of(function.module.word()),
            companion: Word::NULL,
            returns,
            plain: returns == Return::Value,
            segments: 0,
        }
    }
}

/// The frames of a thread, the newest last. Adding one takes a comparison when there is room; whether there is tells
/// one pointer, which the recursion limit and the memory at hand both bound.
pub struct Frames {
    memory: Vec<Frame>,
    end: *mut Frame,
    limit: *mut Frame,
}

impl Frames {
    /// No frames, and room for none until [`Frames::make_room`].
    pub(crate) fn new() -> Frames {
        let mut memory = Vec::with_capacity(64);
        let end: *mut Frame = memory.as_mut_ptr();
        Frames { memory, end, limit: end }
    }

    /// Makes room for one more frame, of at most `limit`; says whether there is.
    #[inline(never)]
    pub(crate) fn make_room(&mut self, limit: usize) -> bool {
        let len = self.len();
        // SAFETY: as many frames were written.
        unsafe { self.memory.set_len(len) };
        self.memory.reserve(1);
        let start = self.memory.as_mut_ptr();
        // SAFETY: both are within the memory.
        unsafe {
            self.end = start.add(len);
            self.limit = start.add(limit.min(self.memory.capacity()).max(len));
        }
        len < limit
    }

    /// Whether a frame can be pushed.
    #[inline(always)]
    pub(crate) fn has_room(&self) -> bool {
        self.end != self.limit
    }

    /// The newest frame.
    ///
    /// # Safety
    /// There is one; the pointer holds until a frame is pushed or popped.
    #[inline(always)]
    pub(crate) unsafe fn newest(&self) -> *mut Frame {
        // SAFETY: as the caller says.
        unsafe { self.end.sub(1) }
    }

    /// Adds a frame.
    ///
    /// # Safety
    /// There is room.
    #[inline(always)]
    pub(crate) unsafe fn push(&mut self, frame: Frame) {
        debug_assert!(self.has_room());
        // SAFETY: as the caller says.
        unsafe {
            self.end.write(frame);
            self.end = self.end.add(1);
        }
    }

    /// Removes the newest frame; its copy stays readable behind the end until the next one is pushed.
    ///
    /// # Safety
    /// There is one.
    #[inline(always)]
    pub(crate) unsafe fn pop_newest(&mut self) -> *const Frame {
        // SAFETY: as the caller says.
        self.end = unsafe { self.end.sub(1) };
        self.end
    }

    /// Removes the newest frame, if there is one.
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<Frame> {
        let last = self.last().copied()?;
        // SAFETY: just seen.
        self.end = unsafe { self.end.sub(1) };
        Some(last)
    }
}

impl std::ops::Deref for Frames {
    type Target = [Frame];

    #[inline(always)]
    fn deref(&self) -> &[Frame] {
        let start = self.memory.as_ptr();
        // SAFETY: the frames up to `end` are written.
        unsafe { std::slice::from_raw_parts(start, self.end.offset_from_unsigned(start)) }
    }
}

impl std::ops::DerefMut for Frames {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [Frame] {
        let start = self.memory.as_mut_ptr();
        // SAFETY: the frames up to `end` are written.
        unsafe { std::slice::from_raw_parts_mut(start, self.end.offset_from_unsigned(start)) }
    }
}

/// A thread's value stack: segments that never move, so that pointers into it hold.
pub struct Stack {
    segments: Vec<Segment>,
}

struct Segment {
    words: Box<[MaybeUninit<Word>]>,
    /// Top of the value stack when the segment was added.
    below: *mut Word,
}

impl Stack {
    /// A stack with one segment.
    pub fn new() -> Stack {
        Stack { segments: vec![Segment { words: Box::new_uninit_slice(SEGMENT), below: std::ptr::null_mut() }] }
    }

    /// Where the first segment begins.
    pub fn start(&mut self) -> *mut Word {
        self.segments[0].words.as_mut_ptr().cast()
    }

    /// Just past the end of the last segment.
    pub fn end(&mut self) -> *mut Word {
        let last = self.segments.len() - 1;
        self.segments[last].words.as_mut_ptr_range().end.cast()
    }

    /// Adds a segment with room for so many words at least, on top of `below`, and tells where it begins.
    pub fn push_segment(&mut self, words: usize, below: *mut Word) -> *mut Word {
        let size = words.max(SEGMENT << self.segments.len().min(6));
        let mut segment = Segment { words: Box::new_uninit_slice(size), below };
        let start = segment.words.as_mut_ptr().cast();
        self.segments.push(segment);
        start
    }

    /// How many segments there are.
    pub(crate) fn segments(&self) -> usize {
        self.segments.len()
    }

    /// Drops the last segment, not the first; gives the top that it was added on.
    pub fn pop_segment(&mut self) -> *mut Word {
        debug_assert!(self.segments.len() > 1);
        self.segments.pop().map_or(std::ptr::null_mut(), |segment| segment.below)
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

    /// Index of the next instruction while the frame is not running.
    pub fn next(&self) -> u32 {
        // SAFETY: `pc` points into the code's instructions.
        unsafe { self.pc.offset_from_unsigned(self.code().instructions.as_ptr()) as u32 }
    }

    /// Index of the instruction that ran last.
    pub fn at(&self) -> usize {
        self.next().saturating_sub(1) as usize
    }

    /// Sets the next instruction.
    pub(crate) fn set_next(&mut self, index: u32) {
        debug_assert!((index as usize) < self.code().instructions.len());
        self.pc = self.code().instructions.as_ptr().wrapping_add(index as usize);
    }

    /// The module's names.
    pub fn globals(&self) -> &Namespace {
        // SAFETY: the function (or the module, for its body) keeps its globals alive.
        unsafe { &*self.globals }
    }

    /// The namespace of the class body that it runs, if it runs one.
    pub(crate) fn body_namespace(&self) -> Option<Value> {
        if self.code().code.flags.contains(bytecode::CodeFlags::OPTIMIZED) {
            return None;
        }
        // SAFETY: the frame owns the word.
        unsafe { Value::borrow_word(self.companion) }.non_null()
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

    /// The variables of the comprehensions that the newest frame, a module's or a class's body, is in: they run in it,
    /// and their variables are all that `locals()` shows there (PEP 709). `None` outside of any.
    pub(crate) fn comprehension_locals(&mut self) -> Option<Vec<(Value, Value)>> {
        let frame = self.frames.last().copied()?;
        let code = &frame.code().code;
        if code.locals.is_empty() || code.flags.contains(bytecode::CodeFlags::OPTIMIZED) {
            return None;
        }
        let mut pairs = Vec::new();
        for (index, local) in code.locals.iter().enumerate() {
            let of_class = matches!(local.name, known::CLASS | known::CLASSDICT);
            let value = frame.local(index, local.kind);
            if local.kind != bytecode::LocalKind::Free && !of_class && !value.is_null() {
                pairs.push((self.name_value(local.name), value));
            }
        }
        (!pairs.is_empty()).then_some(pairs)
    }

    /// A local variable of the newest frame, if it has one of that name that is bound.
    pub(crate) fn bound_local(&self, name: source::Name) -> Option<Value> {
        let frame = self.frames.last()?;
        let locals = &frame.code().code.locals;
        let index = locals.iter().position(|local| local.name == name)?;
        frame.local(index, locals[index].kind).non_null()
    }
}
