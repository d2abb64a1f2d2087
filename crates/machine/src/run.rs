//! THE LOOP: fetch, execute, unwind. What instructions mean beyond their fast paths lives in
//! `execute/`, in themed files beside this one.
//!
//! The loop owns the newest frames of a thread, from a depth on, until the frame at that depth
//! returns. Python calling Python is a frame pushed, not a Rust call. The words of a frame lie on
//! the thread's value stack; the loop moves them raw and counts only what it copies or drops.

mod leave;
mod quick;

use std::hint::black_box;
use std::sync::atomic::Ordering;

use bytecode::{Op, number};
use events::{Observer, Recorder};
use objects::{Header, Value, Word, inline_slots};

use crate::execute::attributes::slot_to_store;
use crate::execute::calls::native_of;
use crate::execute::{Delegated, Jump};
use crate::explore::Stopping;
use crate::frame::Return;
use crate::fuse::{self, Arm};
use crate::inline_cache as cache;
use crate::run::quick::{mixed_binary, quick_binary, quick_compare, quick_order, quick_truth};
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::{Raised, Thread};

/// Why the loop stopped.
pub(crate) enum Exit {
    /// The outermost frame returned (or, a generator's, yielded).
    Returned(Value),
    /// An exception left the outermost frame.
    Raised(Raised),
    /// The thread has to wait for `Thread::pending`.
    Blocked,
    /// The policy takes the thread off.
    Switch,
}

/// What a check of the eval breaker means for the loop.
pub(crate) enum Checked {
    /// Nothing: go on.
    Continue,
    /// Leave the loop, the thread is switched out.
    Switch,
}

/// Where in the code a check stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// Before an access to something shared; `true` on the first of its line.
    Access(bool),
    /// At a call, a function's entry, or a loop's end.
    Call,
}

#[inline(always)]
fn as_op(number: u8) -> Op {
    Op::ALL[number as usize]
}

impl Thread {
    /// Runs the frames from `depth` on (1 is the first frame) until the one at that depth is left.
    pub(crate) fn run(&mut self, depth: usize) -> Exit {
        if self.is_directed() || self.interpreter.followed.is_some() {
            return self.run_loop::<true, false, Stopping>(depth);
        }
        match (self.watches_instructions(), self.is_counted()) {
            (true, _) if self.is_free() => self.run_loop::<true, true, Recorder>(depth),
            (true, _) => self.run_loop::<true, false, Recorder>(depth),
            (false, true) => self.run_loop::<true, false, ()>(depth),
            (false, false) if self.is_free() => self.run_loop::<false, true, ()>(depth),
            (false, false) => self.run_loop::<false, false, ()>(depth),
        }
    }

    /// The loop, in six instances: as fast as can be, with the GIL and (`FREE`) without; with instructions counted,
    /// none of them fused; counted and observed, with the GIL and without; and stopped before what others could see.
    /// With the GIL this thread owns all counts, without even a look.
    #[allow(clippy::cognitive_complexity)] // one arm an instruction
    fn run_loop<const COUNTED: bool, const FREE: bool, O: Observer>(&mut self, depth: usize) -> Exit {
        let t = self;
        'frame: loop {
            // The newest frame, in local variables.
            //
            // SAFETY: of `newest_frame` and of the raw accesses of this function: the loop has a frame; its
            // callable, on the value stack, keeps code, constants and globals alive; the verifier has
            // checked that instruction indices, constant, name and slot indices are in range and that the
            // operand stack stays within `frame_size`, for which `enter` reserved room; words between
            // `slots` and `sp` are initialised and owned by the stack.
            macro_rules! newest_frame {
                () => {{
                    // SAFETY: see above.
                    unsafe { &mut *t.frames.newest() }
                }};
            }
            macro_rules! code {
                () => {{
                    let frame = newest_frame!();
                    // SAFETY: see above.
                    let code: &CodeObject = unsafe { &*frame.code };
                    code
                }};
            }
            macro_rules! constants_of {
                ($code:expr) => {{
                    let code: *const CodeObject = $code;
                    // SAFETY: see above.
                    let constants: *const Word = unsafe { (*code).constants.as_ptr().cast() };
                    constants
                }};
            }
            let frame = newest_frame!();
            let (mut constants, mut slots, mut pc, mut sp) = (constants_of!(frame.code), frame.slots, frame.pc, t.top);
            // SAFETY: `control` is kept by the thread.
            let breaker: *const std::sync::atomic::AtomicU32 = t.control.breaker().word();

            macro_rules! push {
                ($word:expr) => {{
                    let word: Word = $word;
                    // SAFETY: see the top of the function.
                    unsafe {
                        sp.write(word);
                        sp = sp.add(1);
                    }
                }};
            }
            macro_rules! pop {
                () => {
                    // SAFETY: see the top of the function.
                    unsafe {
                        sp = sp.sub(1);
                        *sp
                    }
                };
            }
            macro_rules! peek {
                ($depth:expr) => {
                    // SAFETY: see the top of the function.
                    unsafe { *sp.sub($depth) }
                };
            }
            macro_rules! slot {
                ($index:expr) => {{
                    let index = $index as usize;
                    // SAFETY: see the top of the function.
                    unsafe { *slots.add(index) }
                }};
            }
            macro_rules! set_slot {
                ($index:expr, $word:expr) => {{
                    let word: Word = $word;
                    // SAFETY: see the top of the function.
                    unsafe { slots.add($index as usize).write(word) }
                }};
            }
            macro_rules! constant {
                ($index:expr) => {{
                    let index = $index as usize;
                    // SAFETY: see the top of the function.
                    unsafe { *constants.add(index) }
                }};
            }
            macro_rules! word_at {
                ($offset:expr) => {{
                    // SAFETY: see the top of the function; a fused run lies within the code.
                    unsafe { (*pc.add($offset)).word }
                }};
            }
            macro_rules! arg_at {
                ($offset:expr) => {
                    (word_at!($offset) >> 32) as u32
                };
            }
            // The word of the instruction that runs; read again, so that none of it is kept in a register.
            macro_rules! this {
                () => {{
                    let at = pc.wrapping_sub(1);
                    // SAFETY: see the top of the function; `pc` is past the instruction.
                    let word = unsafe { (*at).word };
                    word
                }};
            }
            macro_rules! this_is {
                ($op:ident) => {
                    (this!() >> 8) as u8 == number::$op
                };
            }
            // The index of the instruction after the one that runs.
            macro_rules! index {
                () => {{
                    let start = code!().instructions.as_ptr();
                    // SAFETY: both point into the instructions.
                    unsafe { pc.offset_from_unsigned(start) as u32 }
                }};
            }
            // The inline cache of an instruction; 0 is the next one.
            macro_rules! cache_at {
                ($offset:expr) => {
                    // SAFETY: see the top of the function.
                    unsafe { &*pc.offset($offset) }.cache.load(Ordering::Acquire)
                };
            }
            macro_rules! save {
                () => {{
                    t.top = sp;
                    newest_frame!().pc = pc;
                }};
            }
            // To the target of a jump, of which `pc` is past.
            macro_rules! jump {
                ($distance:expr) => {{
                    let distance = $distance as i32 as isize;
                    // SAFETY: see the top of the function.
                    pc = unsafe { pc.offset(distance) }
                }};
            }
            // A word copied out of a place that keeps its own reference.
            macro_rules! retained {
                ($word:expr) => {{
                    let word: Word = $word;
                    // SAFETY: the place it comes from owns a reference.
                    unsafe { word.retain_as::<FREE>() };
                    word
                }};
            }
            // Gives a word's reference back; runs finalizers that became due.
            macro_rules! release {
                ($word:expr) => {{
                    let word: Word = $word;
                    // SAFETY: the stack or slot it came from has given its reference up to us.
                    if unsafe { word.release_last_as::<FREE>() } && t.local.needs_attention() {
                        save!();
                        t.run_finalizers();
                    }
                }};
            }

            let raised: Raised = 'error: {
                macro_rules! fail {
                    ($raised:expr) => {
                        break 'error $raised
                    };
                }
                // After `save!`: what a failed handler took off the value stack is gone.
                macro_rules! attempt {
                    ($result:expr) => {
                        match $result {
                            Ok(value) => value,
                            Err(raised) => {
                                sp = t.top;
                                fail!(raised)
                            }
                        }
                    };
                }
                // Calls a handler that works on the value stack through the thread.
                macro_rules! handler {
                    ($call:expr) => {{
                        save!();
                        attempt!($call);
                        sp = t.top;
                    }};
                }
                // Before something that another thread could observe: may this thread be switched out?
                macro_rules! check {
                    ($point:expr) => {
                        // SAFETY: the thread keeps its breaker.
                        if unsafe { (*breaker).load(Ordering::Relaxed) } != 0 || (COUNTED && t.budget <= 0) {
                            // Found from where `pc` is now.
                            let point = $point;
                            // SAFETY: within the code; on a switch this instruction is run later.
                            pc = unsafe { pc.sub(1) };
                            save!();
                            match t.check_breaker(point, depth) {
                                Ok(Checked::Switch) => return Exit::Switch,
                                checked => {
                                    // SAFETY: back to where it was.
                                    pc = unsafe { pc.add(1) };
                                    if let Err(raised) = checked {
                                        fail!(raised);
                                    }
                                }
                            }
                        }
                    };
                }
                macro_rules! fetch {
                    () => {{
                        if COUNTED {
                            t.budget -= 1;
                        }
                        if O::STOPS {
                            save!();
                            if t.stop_before(word_at!(0), sp, depth) {
                                return Exit::Switch;
                            }
                        }
                        // SAFETY: see the top of the function; the last instruction never falls through.
                        unsafe {
                            let word = (*pc).word;
                            pc = pc.add(1);
                            word
                        }
                    }};
                }
                macro_rules! access {
                    ($word:expr) => {
                        check!(Point::Access($word & fuse::LINE_START != 0));
                        if O::ACTIVE {
                            let word = $word;
                            save!();
                            t.observe_access(index!() - 1, as_op((word >> 8) as u8), (word >> 32) as u32, sp);
                        }
                    };
                }

                // The instruction that runs, or its unfused form. One loop, no inner one: whatever an inner
                // loop does not change would be computed for all arms before the dispatch.
                let mut word = fetch!();
                'dispatch: loop {
                    let arg = (word >> 32) as u32;
                    if O::ACTIVE {
                        t.observe_step(as_op((word >> 8) as u8), arg, sp, pc);
                    }
                    let op = if COUNTED { Arm::unfused(word) } else { Arm::of(word) };
                    'done: {
                        // A fused run whose fast path does not apply: its first instruction alone.
                        macro_rules! unfused {
                            () => {{
                                word = fuse::unfused(this!());
                                // Else LLVM splits an inner loop off that changes neither, and computes
                                // in front of every dispatch what arms derive from them.
                                (pc, sp) = (black_box(pc), black_box(sp));
                                continue 'dispatch;
                            }};
                        }
                        // Ends a comparison that decides a jump, `skip` instructions from here.
                        macro_rules! decide {
                            ($order:expr, $skip:expr) => {{
                                let (order, jump_word): (u32, u64) = ($order, word_at!($skip - 1));
                                let jumps = fuse::jumps(this!(), order);
                                // SAFETY: within the code.
                                pc = unsafe { pc.add($skip) };
                                if jumps {
                                    jump!(jump_word >> 32);
                                    // A branch, which the processor predicts, instead of arithmetic that it waits for.
                                    word = fetch!();
                                    continue 'dispatch;
                                }
                            }};
                        }
                        macro_rules! fast_compare_jump {
                            ($right:ident) => {
                                match quick_order(slot!(arg), $right!(arg_at!(0))) {
                                    Some(order) => decide!(order, 3),
                                    None => unfused!(),
                                }
                            };
                        }
                        macro_rules! top_compare_jump {
                            ($right:ident) => {
                                match quick_order(peek!(1), $right!(arg)) {
                                    Some(order) => {
                                        // SAFETY: the operand was in place and owned nothing.
                                        sp = unsafe { sp.sub(1) };
                                        decide!(order, 2);
                                    }
                                    None => unfused!(),
                                }
                            };
                        }
                        // FOR_ITER beyond the quick ways.
                        macro_rules! iterate {
                            () => {{
                                save!();
                                match attempt!(t.iterate_instruction()) {
                                    Jump::Next => sp = t.top,
                                    Jump::Taken => {
                                        sp = t.top;
                                        jump!(this!() >> 32);
                                        // The iterator went, and perhaps what it held.
                                        if t.local.needs_attention() {
                                            save!();
                                            t.run_finalizers();
                                        }
                                    }
                                    Jump::Entered => continue 'frame,
                                    Jump::Blocked => return Exit::Blocked,
                                }
                            }};
                        }
                        // Arithmetic: each operation has arms of its own, so that none of them branches on it.
                        macro_rules! binary {
                            ($op:ident) => {{
                                let (left, right) = (peek!(2), peek!(1));
                                let quick = quick_binary(number::$op, left, right);
                                match quick.or_else(|| mixed_binary(number::$op, left, right)) {
                                    // SAFETY: both operands were in place and owned nothing.
                                    Some(result) => unsafe {
                                        sp = sp.sub(1);
                                        *sp.sub(1) = result;
                                    },
                                    None => handler!(t.binary_instruction(Op::$op, arg)),
                                }
                            }};
                        }
                        macro_rules! fast_binary {
                            ($right:ident, $op:ident) => {
                                match quick_binary(number::$op, slot!(arg), $right!(arg_at!(0))) {
                                    Some(result) => {
                                        push!(result);
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(2) };
                                    }
                                    None => unfused!(),
                                }
                            };
                        }
                        macro_rules! top_binary {
                            ($right:ident, $op:ident) => {
                                match quick_binary(number::$op, peek!(1), $right!(arg)) {
                                    Some(result) => {
                                        // SAFETY: the operand was in place and owned nothing.
                                        unsafe { *sp.sub(1) = result };
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(1) };
                                    }
                                    None => unfused!(),
                                }
                            };
                        }
                        macro_rules! fast_binary_store {
                            ($right:ident, $op:ident) => {
                                match quick_binary(number::$op, slot!(arg), $right!(arg_at!(0))) {
                                    Some(result) => {
                                        let target = arg_at!(2);
                                        let old = slot!(target);
                                        set_slot!(target, result);
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(3) };
                                        release!(old);
                                    }
                                    None => unfused!(),
                                }
                            };
                        }
                        macro_rules! binary_store {
                            ($op:ident) => {
                                match quick_binary(number::$op, peek!(2), peek!(1)) {
                                    Some(result) => {
                                        // SAFETY: both operands were in place and owned nothing.
                                        sp = unsafe { sp.sub(2) };
                                        let target = arg_at!(0);
                                        let old = slot!(target);
                                        set_slot!(target, result);
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(1) };
                                        release!(old);
                                    }
                                    None => unfused!(),
                                }
                            };
                        }
                        macro_rules! fast_subscript {
                            ($index:ident) => {{
                                access!(word_at!(1));
                                let (container, subscript) = (slot!(arg), $index!(arg_at!(0)));
                                match t.quick_item::<FREE>(container, subscript) {
                                    Some(item) => {
                                        push!(item.into_word());
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(2) };
                                    }
                                    None if container.is_null() || subscript.is_null() => unfused!(),
                                    None => {
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(2) };
                                        push!(retained!(container));
                                        push!(retained!(subscript));
                                        handler!(t.subscript_instruction());
                                    }
                                }
                            }};
                        }
                        macro_rules! load_global {
                            () => {{
                                access!(this!());
                                let entry = cache_at!(-1);
                                let names = newest_frame!().globals;
                                // SAFETY: the frame keeps its globals alive.
                                let names = unsafe { &*names };
                                let found = if cache::is(entry, names.version(), cache::GLOBAL) {
                                    // SAFETY: the cell was found under this version.
                                    unsafe { names.cell_unchecked(cache::index(entry)) }.word()
                                } else if cache::is(entry, names.version(), cache::BUILTIN) {
                                    // SAFETY: cells of builtins never go away.
                                    unsafe { (*t.builtins).cell_unchecked(cache::index(entry)) }.word()
                                } else {
                                    Word::NULL
                                };
                                if found.is_null() {
                                    save!();
                                    let value = attempt!(t.load_global(code!(), index!() - 1, names, arg));
                                    push!(value.into_word());
                                } else {
                                    push!(retained!(found));
                                }
                            }};
                        }
                        // Leaves the newest frame, an ordinary call, with a value for the frame below.
                        macro_rules! return_plainly {
                            ($value:expr) => {{
                                let (value, floor): (Word, *mut Word) = ($value, newest_frame!().floor);
                                let mut last = false;
                                // SAFETY: the frame owns its slots and what is above them, and the callable below;
                                // the caller's frame is there, and takes the value where the callable was.
                                unsafe {
                                    while slots < sp {
                                        if (*slots).release_last_as::<FREE>() {
                                            last = true;
                                        }
                                        slots = slots.add(1);
                                    }
                                    if (*floor).release_last_as::<FREE>() {
                                        last = true;
                                    }
                                    floor.write(value);
                                    sp = floor.add(1);
                                    t.frames.pop_newest();
                                }
                                let caller = newest_frame!();
                                (slots, pc, constants) = (caller.slots, caller.pc, constants_of!(caller.code));
                                if last && t.local.needs_attention() {
                                    save!();
                                    t.run_finalizers();
                                }
                            }};
                        }
                        match op {
                            Arm::LOAD_FAST_LOAD_FAST => {
                                let (a, b) = (slot!(arg), slot!(arg_at!(0)));
                                if a.is_null() || b.is_null() {
                                    unfused!();
                                }
                                push!(retained!(a));
                                push!(retained!(b));
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                            }
                            Arm::LOAD_FAST_LOAD_CONST => {
                                let a = slot!(arg);
                                if a.is_null() {
                                    unfused!();
                                }
                                push!(retained!(a));
                                push!(retained!(constant!(arg_at!(0))));
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                            }
                            Arm::STORE_FAST_LOAD_FAST => {
                                let other = slot!(arg_at!(0));
                                if other.is_null() || arg == arg_at!(0) {
                                    unfused!();
                                }
                                let old = slot!(arg);
                                set_slot!(arg, peek!(1));
                                let other = retained!(other);
                                // SAFETY: the stored word moved to the slot.
                                unsafe { *sp.sub(1) = other };
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                                release!(old);
                            }
                            Arm::FAST_CONST_ADD => fast_binary!(constant, BINARY_ADD),
                            Arm::FAST_CONST_SUBTRACT => fast_binary!(constant, BINARY_SUBTRACT),
                            Arm::FAST_CONST_MULTIPLY => fast_binary!(constant, BINARY_MULTIPLY),
                            Arm::FAST_CONST_AND => fast_binary!(constant, BINARY_AND),
                            Arm::FAST_FAST_ADD => fast_binary!(slot, BINARY_ADD),
                            Arm::FAST_FAST_SUBTRACT => fast_binary!(slot, BINARY_SUBTRACT),
                            Arm::FAST_FAST_MULTIPLY => fast_binary!(slot, BINARY_MULTIPLY),
                            Arm::FAST_FAST_AND => fast_binary!(slot, BINARY_AND),
                            Arm::CONST_ADD => top_binary!(constant, BINARY_ADD),
                            Arm::CONST_SUBTRACT => top_binary!(constant, BINARY_SUBTRACT),
                            Arm::CONST_MULTIPLY => top_binary!(constant, BINARY_MULTIPLY),
                            Arm::CONST_AND => top_binary!(constant, BINARY_AND),
                            Arm::FAST_ADD => top_binary!(slot, BINARY_ADD),
                            Arm::FAST_SUBTRACT => top_binary!(slot, BINARY_SUBTRACT),
                            Arm::FAST_MULTIPLY => top_binary!(slot, BINARY_MULTIPLY),
                            Arm::FAST_AND => top_binary!(slot, BINARY_AND),
                            Arm::FAST_CONST_ADD_STORE => fast_binary_store!(constant, BINARY_ADD),
                            Arm::FAST_CONST_SUBTRACT_STORE => fast_binary_store!(constant, BINARY_SUBTRACT),
                            Arm::FAST_CONST_MULTIPLY_STORE => fast_binary_store!(constant, BINARY_MULTIPLY),
                            Arm::FAST_CONST_AND_STORE => fast_binary_store!(constant, BINARY_AND),
                            Arm::FAST_FAST_ADD_STORE => fast_binary_store!(slot, BINARY_ADD),
                            Arm::FAST_FAST_SUBTRACT_STORE => fast_binary_store!(slot, BINARY_SUBTRACT),
                            Arm::FAST_FAST_MULTIPLY_STORE => fast_binary_store!(slot, BINARY_MULTIPLY),
                            Arm::FAST_FAST_AND_STORE => fast_binary_store!(slot, BINARY_AND),
                            Arm::ADD_STORE => binary_store!(BINARY_ADD),
                            Arm::SUBTRACT_STORE => binary_store!(BINARY_SUBTRACT),
                            Arm::MULTIPLY_STORE => binary_store!(BINARY_MULTIPLY),
                            Arm::AND_STORE => binary_store!(BINARY_AND),
                            Arm::COMPARE_JUMP => match quick_order(peek!(2), peek!(1)) {
                                Some(order) => {
                                    // SAFETY: both operands were in place and owned nothing.
                                    sp = unsafe { sp.sub(2) };
                                    decide!(order, 1);
                                }
                                None => unfused!(),
                            },
                            Arm::FAST_CONST_COMPARE_JUMP => fast_compare_jump!(constant),
                            Arm::FAST_FAST_COMPARE_JUMP => fast_compare_jump!(slot),
                            Arm::CONST_COMPARE_JUMP => top_compare_jump!(constant),
                            Arm::FAST_COMPARE_JUMP => top_compare_jump!(slot),

                            Arm::FAST_ATTR => {
                                access!(word_at!(0));
                                let object = slot!(arg);
                                let entry = cache_at!(0);
                                if !object.is_pointer() || cache::kind(entry) != cache::SLOT {
                                    unfused!();
                                }
                                // SAFETY: the slot owns a reference to the object.
                                let header = unsafe { &*object.header_ptr() };
                                if header.shape().version() != cache::version(entry) {
                                    unfused!();
                                }
                                // SAFETY: only instances have slots cached under their shape's version.
                                let value = unsafe { instance_slot(header, cache::index(entry)) };
                                if value.is_null() {
                                    unfused!();
                                }
                                push!(retained!(value));
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                            }
                            Arm::FAST_METHOD => {
                                access!(word_at!(0));
                                let object = slot!(arg);
                                let entry = cache_at!(0);
                                if !object.is_pointer() || cache::kind(entry) != cache::METHOD {
                                    unfused!();
                                }
                                // SAFETY: the slot owns a reference to the object.
                                let shape = unsafe { (*object.header_ptr()).shape() };
                                if shape.version() != cache::version(entry) {
                                    unfused!();
                                }
                                // SAFETY: the number was remembered under this version.
                                push!(retained!(unsafe { shape.remembered(cache::index(entry)) }));
                                push!(retained!(object));
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                            }
                            Arm::FAST_STORE_ATTR => {
                                access!(word_at!(0));
                                let object = slot!(arg);
                                let entry = cache_at!(0);
                                if !object.is_pointer() {
                                    unfused!();
                                }
                                // SAFETY: the slot owns a reference to the object.
                                let Some(place) = slot_to_store::<FREE>(unsafe { &*object.header_ptr() }, entry) else {
                                    unfused!()
                                };
                                let value = pop!();
                                // SAFETY: the stack gives the value up.
                                let old = unsafe { place.replace_as::<FREE>(Value::from_word(value)) };
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                                release!(old.into_word());
                            }
                            Arm::FAST_FAST_SUBSCR => fast_subscript!(slot),
                            Arm::FAST_CONST_SUBSCR => fast_subscript!(constant),
                            Arm::COPY_COPY_SUBSCR => {
                                access!(word_at!(1));
                                if arg != 2 || arg_at!(0) != 2 {
                                    unfused!();
                                }
                                match t.quick_item::<FREE>(peek!(2), peek!(1)) {
                                    Some(item) => {
                                        push!(item.into_word());
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(2) };
                                    }
                                    None => unfused!(),
                                }
                            }
                            Arm::SWAP_SWAP_STORE_SUBSCR => {
                                access!(word_at!(1));
                                if arg != 3 || arg_at!(0) != 2 {
                                    unfused!();
                                }
                                let container = peek!(3);
                                match t.quick_store::<FREE>(container, peek!(2), peek!(1)) {
                                    Some(old) => {
                                        // SAFETY: the index was in place; value moved, container is given back below.
                                        sp = unsafe { sp.sub(3) };
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(2) };
                                        release!(old);
                                        release!(container);
                                    }
                                    None => unfused!(),
                                }
                            }
                            Arm::FAST_FAST_STORE_SUBSCR => {
                                access!(word_at!(1));
                                match t.quick_store::<FREE>(slot!(arg), slot!(arg_at!(0)), peek!(1)) {
                                    Some(old) => {
                                        // SAFETY: the value moved.
                                        sp = unsafe { sp.sub(1) };
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(2) };
                                        release!(old);
                                    }
                                    None => unfused!(),
                                }
                            }
                            Arm::SLICE_SUBSCR => {
                                access!(word_at!(0));
                                if arg != 3 {
                                    unfused!();
                                }
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                                handler!(t.slice_instruction(true));
                            }
                            Arm::NOP | Arm::RESUME => {
                                if this_is!(RESUME) {
                                    check!(Point::Call);
                                    if O::ACTIVE {
                                        t.observe_call();
                                    }
                                }
                            }
                            Arm::POP_TOP => {
                                let word = pop!();
                                release!(word);
                            }
                            Arm::COPY => {
                                let word = retained!(peek!(arg as usize));
                                push!(word);
                            }
                            Arm::SWAP => {
                                // SAFETY: both within the operand stack.
                                unsafe { std::ptr::swap(sp.sub(1), sp.sub(arg as usize)) };
                            }
                            Arm::PUSH_NULL => push!(Word::NULL),
                            Arm::LOAD_CONST => push!(retained!(constant!(arg))),
                            Arm::LOAD_FAST => {
                                let word = slot!(arg);
                                if word.is_null() {
                                    fail!(t.unbound_local(code!().code.locals[arg as usize].name));
                                }
                                push!(retained!(word));
                            }
                            Arm::STORE_FAST => {
                                let word = pop!();
                                let old = slot!(arg);
                                set_slot!(arg, word);
                                release!(old);
                            }
                            Arm::DELETE_FAST => {
                                let old = slot!(arg);
                                if old.is_null() {
                                    fail!(t.unbound_local(code!().code.locals[arg as usize].name));
                                }
                                set_slot!(arg, Word::NULL);
                                release!(old);
                            }
                            Arm::LOAD_FAST_AND_CLEAR => {
                                push!(slot!(arg));
                                set_slot!(arg, Word::NULL);
                            }
                            Arm::LOAD_GLOBAL => load_global!(),
                            Arm::LOAD_GLOBAL_NULL => {
                                load_global!();
                                push!(Word::NULL);
                                // SAFETY: within the code.
                                pc = unsafe { pc.add(1) };
                            }
                            Arm::STORE_GLOBAL => {
                                access!(this!());
                                let entry = cache_at!(-1);
                                let names = newest_frame!().globals;
                                // SAFETY: the frame keeps its globals alive.
                                let names = unsafe { &*names };
                                let value = pop!();
                                if cache::version(entry) == names.version() && entry != 0 {
                                    // SAFETY: the cell was found under this version; the stack gave the value up.
                                    let old = unsafe {
                                        names
                                            .cell_unchecked(cache::index(entry))
                                            .replace_as::<FREE>(Value::from_word(value))
                                    };
                                    release!(old.into_word());
                                    break 'done;
                                }
                                save!();
                                // SAFETY: the stack gave the value up.
                                t.store_global(code!(), index!() - 1, names, arg, unsafe { Value::from_word(value) });
                                t.run_due_finalizers();
                            }
                            Arm::LOAD_CLOSURE => push!(retained!(slot!(arg))),
                            Arm::LOAD_DEREF => {
                                access!(this!());
                                let cell = slot!(arg);
                                // SAFETY: the slot holds a cell while the frame lives.
                                let content = unsafe { cell_of(cell) }.content.word();
                                if content.is_null() {
                                    fail!(t.empty_cell(code!(), arg));
                                }
                                push!(retained!(content));
                            }
                            Arm::STORE_DEREF => {
                                access!(this!());
                                let value = pop!();
                                let cell = slot!(arg);
                                // SAFETY: as above; the stack gave the value up.
                                let old = unsafe { cell_of(cell).content.replace_as::<FREE>(Value::from_word(value)) };
                                release!(old.into_word());
                            }
                            Arm::BINARY_ADD => binary!(BINARY_ADD),
                            Arm::BINARY_SUBTRACT => binary!(BINARY_SUBTRACT),
                            Arm::BINARY_MULTIPLY => binary!(BINARY_MULTIPLY),
                            Arm::BINARY_FLOOR_DIVIDE | Arm::BINARY_MODULO => {
                                let (left, right) = (peek!(2), peek!(1));
                                let divisor = right.small_int_value();
                                if left.both_small_ints(right) && divisor > 0 {
                                    let number = left.small_int_value();
                                    let result = if this_is!(BINARY_MODULO) {
                                        number.rem_euclid(divisor)
                                    } else {
                                        number.div_euclid(divisor)
                                    };
                                    // SAFETY: both operands were in place and owned nothing.
                                    unsafe {
                                        sp = sp.sub(1);
                                        *sp.sub(1) = Word::small_int(result);
                                    }
                                } else {
                                    handler!(t.binary_instruction(as_op((this!() >> 8) as u8), arg));
                                }
                            }
                            Arm::BINARY_AND | Arm::BINARY_OR | Arm::BINARY_XOR | Arm::BINARY_RSHIFT => {
                                let (left, right) = (peek!(2), peek!(1));
                                let op = (this!() >> 8) as u8;
                                if left.both_small_ints(right)
                                    && (op != number::BINARY_RSHIFT || right.small_int_value() as u64 <= 62)
                                {
                                    let (a, b) = (left.bits(), right.bits());
                                    let result = match op {
                                        number::BINARY_AND => a & b,
                                        number::BINARY_OR => a | b,
                                        number::BINARY_XOR => (a ^ b) | 1,
                                        _ => ((a as i64 >> right.small_int_value()) | 1) as u64,
                                    };
                                    // SAFETY: both operands were in place and owned nothing; the result has the tag bit.
                                    unsafe {
                                        sp = sp.sub(1);
                                        *sp.sub(1) = Word::from_bits(result);
                                    }
                                } else {
                                    handler!(t.binary_instruction(as_op(op), arg));
                                }
                            }
                            Arm::BINARY_TRUE_DIVIDE => {
                                let (left, right) = (peek!(2), peek!(1));
                                match mixed_binary(number::BINARY_TRUE_DIVIDE, left, right) {
                                    // SAFETY: both operands were in place and owned nothing.
                                    Some(result) => unsafe {
                                        sp = sp.sub(1);
                                        *sp.sub(1) = result;
                                    },
                                    None => handler!(t.binary_instruction(Op::BINARY_TRUE_DIVIDE, arg)),
                                }
                            }
                            Arm::COMPARE_OP => {
                                if let Some(holds) = quick_compare(arg, peek!(2), peek!(1)) {
                                    // SAFETY: both operands were in place and owned nothing.
                                    unsafe {
                                        sp = sp.sub(1);
                                        *sp.sub(1) = Word::bool(holds);
                                    }
                                } else {
                                    handler!(t.compare_instruction(arg));
                                }
                            }
                            Arm::IS_OP => {
                                let (right, left) = (pop!(), pop!());
                                push!(Word::bool((left == right) != (arg == 1)));
                                release!(left);
                                release!(right);
                            }
                            Arm::UNARY_NOT => {
                                if let Some(truth) = quick_truth(peek!(1)) {
                                    // SAFETY: the operand was in place.
                                    unsafe { *sp.sub(1) = Word::bool(!truth) };
                                } else {
                                    save!();
                                    let truth = attempt!(t.truth_of_top());
                                    let old = pop!();
                                    push!(Word::bool(!truth));
                                    release!(old);
                                }
                            }
                            Arm::BINARY_SUBSCR => {
                                access!(this!());
                                match t.quick_item::<FREE>(peek!(2), peek!(1)) {
                                    Some(item) => {
                                        // SAFETY: the index was in place; the container is given back below.
                                        let container = unsafe {
                                            sp = sp.sub(1);
                                            let container = *sp.sub(1);
                                            *sp.sub(1) = item.into_word();
                                            container
                                        };
                                        release!(container);
                                    }
                                    None => handler!(t.subscript_instruction()),
                                }
                            }
                            Arm::STORE_SUBSCR => {
                                access!(this!());
                                let (value, container, index) = (peek!(3), peek!(2), peek!(1));
                                match t.quick_store::<FREE>(container, index, value) {
                                    Some(old) => {
                                        // SAFETY: the index was in place; value moved, container is given back below.
                                        sp = unsafe { sp.sub(3) };
                                        release!(old);
                                        release!(container);
                                    }
                                    None => handler!(t.store_subscript_instruction()),
                                }
                            }
                            Arm::LOAD_ATTR => {
                                access!(this!());
                                let object = peek!(1);
                                let entry = cache_at!(-1);
                                if object.is_pointer() {
                                    // SAFETY: the stack owns a reference to the object.
                                    let header = unsafe { &*object.header_ptr() };
                                    if header.shape().version() == cache::version(entry)
                                        && cache::kind(entry) == cache::SLOT
                                    {
                                        // SAFETY: only instances have slots cached under their shape's version.
                                        let value = unsafe { instance_slot(header, cache::index(entry)) };
                                        if !value.is_null() {
                                            let value = retained!(value);
                                            // SAFETY: the object's word is replaced and given back.
                                            unsafe { *sp.sub(1) = value };
                                            release!(object);
                                            break 'done;
                                        }
                                    }
                                }
                                save!();
                                match attempt!(t.load_attribute(code!(), index!() - 1, arg)) {
                                    Jump::Entered => continue 'frame,
                                    _ => sp = t.top,
                                }
                            }
                            Arm::STORE_ATTR => {
                                access!(this!());
                                let object = peek!(1);
                                let entry = cache_at!(-1);
                                if object.is_pointer() {
                                    // SAFETY: the stack owns a reference to the object.
                                    if let Some(place) = slot_to_store::<FREE>(unsafe { &*object.header_ptr() }, entry)
                                    {
                                        let value = peek!(2);
                                        // SAFETY: the stack gives the value up.
                                        let old = unsafe {
                                            sp = sp.sub(2);
                                            place.replace_as::<FREE>(Value::from_word(value))
                                        };
                                        release!(old.into_word());
                                        release!(object);
                                        break 'done;
                                    }
                                }
                                handler!(t.store_attribute(code!(), index!() - 1, arg));
                            }
                            Arm::LOAD_METHOD => {
                                access!(this!());
                                let object = peek!(1);
                                let entry = cache_at!(-1);
                                if object.is_pointer() && cache::kind(entry) == cache::METHOD {
                                    // SAFETY: the stack owns a reference to the object.
                                    let shape = unsafe { (*object.header_ptr()).shape() };
                                    if shape.version() == cache::version(entry) {
                                        // SAFETY: the number was remembered under this version.
                                        let method = retained!(unsafe { shape.remembered(cache::index(entry)) });
                                        // SAFETY: the object moves one up, its place takes the method.
                                        unsafe { *sp.sub(1) = method };
                                        push!(object);
                                        break 'done;
                                    }
                                }
                                handler!(t.load_method(code!(), index!() - 1, arg));
                            }
                            Arm::BUILD_TUPLE => handler!(t.build_tuple(arg)),
                            Arm::UNPACK_SEQUENCE => {
                                let sequence = peek!(1);
                                match t.unpack_quickly::<FREE>(sequence, arg as usize, sp) {
                                    Some(top) => {
                                        sp = top;
                                        release!(sequence);
                                    }
                                    None => handler!(t.other_instruction(code!(), Op::UNPACK_SEQUENCE, arg)),
                                }
                            }
                            Arm::BUILD_LIST => handler!(t.build_list(arg)),
                            Arm::LIST_APPEND => {
                                let item = pop!();
                                // SAFETY: the stack gave the item up.
                                t.append_quietly::<FREE>(peek!(arg as usize), unsafe { Value::from_word(item) });
                            }
                            Arm::JUMP => jump!(this!() >> 32),
                            Arm::JUMP_BACKWARD => {
                                check!(Point::Call);
                                jump!(this!() >> 32);
                            }
                            Arm::POP_JUMP_IF_FALSE | Arm::POP_JUMP_IF_TRUE => {
                                let wanted = this_is!(POP_JUMP_IF_TRUE);
                                let truth = match quick_truth(peek!(1)) {
                                    Some(truth) => truth,
                                    None => {
                                        save!();
                                        attempt!(t.truth_of_top())
                                    }
                                };
                                let condition = pop!();
                                if truth == wanted {
                                    jump!(this!() >> 32);
                                }
                                release!(condition);
                            }
                            Arm::POP_JUMP_IF_NONE | Arm::POP_JUMP_IF_NOT_NONE => {
                                let value = pop!();
                                let wanted = this_is!(POP_JUMP_IF_NONE);
                                if (value == Word::NONE) == wanted {
                                    jump!(this!() >> 32);
                                }
                                release!(value);
                            }
                            Arm::JUMP_IF_FALSE_OR_POP | Arm::JUMP_IF_TRUE_OR_POP => {
                                let wanted = this_is!(JUMP_IF_TRUE_OR_POP);
                                let truth = match quick_truth(peek!(1)) {
                                    Some(truth) => truth,
                                    None => {
                                        save!();
                                        attempt!(t.truth_of_top())
                                    }
                                };
                                if truth == wanted {
                                    jump!(this!() >> 32);
                                } else {
                                    let value = pop!();
                                    release!(value);
                                }
                            }
                            Arm::FOR_ITER_STORE_FAST => {
                                let iterator = peek!(1);
                                let next = match t.quick_next(iterator) {
                                    None => {
                                        access!(this!());
                                        t.quick_list_next::<FREE>(iterator)
                                    }
                                    next => next,
                                };
                                match next {
                                    Some(Some(item)) => {
                                        let target = arg_at!(0);
                                        let old = slot!(target);
                                        set_slot!(target, item.into_word());
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.add(1) };
                                        release!(old);
                                    }
                                    Some(None) => {
                                        // SAFETY: the iterator is popped.
                                        sp = unsafe { sp.sub(1) };
                                        jump!(this!() >> 32);
                                        release!(iterator);
                                        if t.local.needs_attention() {
                                            save!();
                                            t.run_finalizers();
                                        }
                                    }
                                    // STORE_FAST is done as the next instruction.
                                    None => iterate!(),
                                }
                            }
                            Arm::FOR_ITER => {
                                let iterator = peek!(1);
                                if let Some(next) = t.quick_next(iterator) {
                                    match next {
                                        Some(item) => push!(item.into_word()),
                                        None => {
                                            let iterator = pop!();
                                            jump!(this!() >> 32);
                                            release!(iterator);
                                        }
                                    }
                                    break 'done;
                                }
                                access!(this!());
                                if let Some(next) = t.quick_list_next::<FREE>(iterator) {
                                    match next {
                                        Some(item) => push!(item.into_word()),
                                        None => {
                                            let iterator = pop!();
                                            jump!(this!() >> 32);
                                            release!(iterator);
                                            if t.local.needs_attention() {
                                                save!();
                                                t.run_finalizers();
                                            }
                                        }
                                    }
                                    break 'done;
                                }
                                iterate!();
                            }
                            Arm::CALL => {
                                check!(Point::Call);
                                // SAFETY: the verifier's depths: callable and self lie below the arguments.
                                let floor = unsafe { sp.sub(arg as usize + 2) };
                                // SAFETY: the stack owns the callable.
                                let callable = unsafe { *floor };
                                newest_frame!().pc = pc;
                                if let Some(function) = function_of(callable)
                                    && let Some(entered) =
                                        t.enter_simply(floor, arg, function, Return::Value, Word::NULL)
                                {
                                    (slots, sp) = (entered.slots, entered.top);
                                    constants = constants_of!(entered.code);
                                    // SAFETY: the code of the frame that was entered.
                                    let code = unsafe { &*entered.code };
                                    pc = if COUNTED { code.instructions.as_ptr() } else { code.entry };
                                    break 'done;
                                }
                                t.top = sp;
                                if O::ACTIVE {
                                    t.observe_native_call(floor, arg);
                                }
                                if let Some(native) = native_of(callable)
                                    && let Some(result) = t.call_plainly(floor, arg, native)
                                {
                                    attempt!(result);
                                    sp = t.top;
                                    break 'done;
                                }
                                match attempt!(t.call_instruction(floor, arg, depth)) {
                                    Jump::Entered => continue 'frame,
                                    Jump::Blocked => return Exit::Blocked,
                                    Jump::Next | Jump::Taken => sp = t.top,
                                }
                            }
                            Arm::CALL_KW => {
                                check!(Point::Call);
                                save!();
                                // SAFETY: the verifier's depths: callable and self lie below arguments and names.
                                let floor = unsafe { sp.sub(arg as usize + 3) };
                                if attempt!(t.enter_mapped(floor, arg, cache_at!(-1), !COUNTED)) {
                                    continue 'frame;
                                }
                                match attempt!(t.call_with_names(code!(), index!() - 1, arg, depth)) {
                                    Jump::Entered => continue 'frame,
                                    Jump::Blocked => return Exit::Blocked,
                                    Jump::Next | Jump::Taken => sp = t.top,
                                }
                            }
                            Arm::CALL_FUNCTION_EX => {
                                check!(Point::Call);
                                save!();
                                if attempt!(t.enter_unpacked(arg & 1 == 1, !COUNTED)) {
                                    continue 'frame;
                                }
                                match attempt!(t.call_with_unpacking(arg & 1 == 1, depth)) {
                                    Jump::Entered => continue 'frame,
                                    Jump::Blocked => return Exit::Blocked,
                                    Jump::Next | Jump::Taken => sp = t.top,
                                }
                            }
                            Arm::LOAD_FAST_RETURN => {
                                let value = slot!(arg);
                                if O::ACTIVE || value.is_null() || !newest_frame!().plain {
                                    unfused!();
                                }
                                // The frame gives its reference on: the slot is not needed any more.
                                set_slot!(arg, Word::NULL);
                                return_plainly!(value);
                            }
                            Arm::RETURN_VALUE => {
                                if O::ACTIVE {
                                    save!();
                                    t.observe_return();
                                }
                                let value = pop!();
                                let frame = newest_frame!();
                                if frame.plain {
                                    return_plainly!(value);
                                    break 'done;
                                }
                                if frame.returns == Return::Instance && value == Word::NONE && frame.segments == 0 {
                                    return_plainly!(frame.companion);
                                    break 'done;
                                }
                                t.top = sp;
                                // SAFETY: the stack gave the value up.
                                match t.return_from(unsafe { Value::from_word(value) }) {
                                    Ok(Some(value)) => return Exit::Returned(value),
                                    Ok(None) => continue 'frame,
                                    // The frame is gone: the exception is the caller's.
                                    Err(raised) => {
                                        t.set_context(&raised);
                                        t.add_traceback(&raised);
                                        match t.unwind(raised, depth) {
                                            Ok(()) => continue 'frame,
                                            Err(raised) => return Exit::Raised(raised),
                                        }
                                    }
                                }
                            }
                            Arm::YIELD_VALUE => {
                                let value = pop!();
                                save!();
                                // SAFETY: the stack gave the value up.
                                match t.yield_from_frame(unsafe { Value::from_word(value) }) {
                                    Some(value) => return Exit::Returned(value),
                                    None => continue 'frame,
                                }
                            }
                            Arm::YIELD_FROM => {
                                access!(this!());
                                save!();
                                match attempt!(t.delegate_instruction(!COUNTED)) {
                                    Delegated::Done => sp = t.top,
                                    Delegated::Entered => continue 'frame,
                                    Delegated::Yielded(value) => {
                                        // Come back to this instruction.
                                        // SAFETY: within the code.
                                        pc = unsafe { pc.sub(1) };
                                        sp = t.top;
                                        save!();
                                        match t.yield_from_frame(value) {
                                            Some(value) => return Exit::Returned(value),
                                            None => continue 'frame,
                                        }
                                    }
                                }
                            }
                            Arm::RETURN_GENERATOR => {
                                save!();
                                match t.return_generator() {
                                    Some(value) => return Exit::Returned(value),
                                    None => continue 'frame,
                                }
                            }
                            Arm::PUSH_EXC_INFO => {
                                let exception = pop!();
                                // SAFETY: the stack gave the exception up; it is kept twice from now on.
                                let previous =
                                    std::mem::replace(&mut t.handled, unsafe { Value::borrow_word(exception) });
                                push!(previous.into_word());
                                push!(exception);
                            }
                            Arm::POP_EXCEPT => {
                                let previous = pop!();
                                // SAFETY: the stack gave the exception up.
                                let old = std::mem::replace(&mut t.handled, unsafe { Value::from_word(previous) });
                                release!(old.into_word());
                            }
                            Arm::RERAISE => {
                                let exception = pop!();
                                save!();
                                // SAFETY: the stack gave the exception up.
                                let raised = Raised::new(unsafe { Value::from_word(exception) });
                                match t.unwind(raised, depth) {
                                    Ok(()) => continue 'frame,
                                    Err(raised) => return Exit::Raised(raised),
                                }
                            }
                            Arm::OTHER => {
                                if this!() & fuse::SHARED != 0 {
                                    access!(this!());
                                }
                                handler!(t.other_instruction(code!(), as_op((this!() >> 8) as u8), arg));
                                if t.pending.is_some() {
                                    return Exit::Blocked;
                                }
                                t.run_due_finalizers();
                            }
                        }
                    }
                    word = fetch!();
                }
            };
            // An instruction of this frame raised.
            t.top = sp;
            newest_frame!().pc = pc;
            if O::ACTIVE {
                t.drop_accesses();
            }
            t.set_context(&raised);
            t.add_traceback(&raised);
            if let Err(raised) = t.unwind(raised, depth) {
                return Exit::Raised(raised);
            }
        }
    }
}

/// The cell in a frame slot.
///
/// # Safety
/// The word points to a live cell.
#[inline(always)]
unsafe fn cell_of<'a>(word: Word) -> &'a Cell {
    // SAFETY: as the caller says; the frame's slot keeps the cell.
    let value = std::mem::ManuallyDrop::new(unsafe { Value::from_word(word) });
    match value.get::<Cell>() {
        // SAFETY: as above.
        Some(cell) => unsafe { &*std::ptr::from_ref(cell) },
        None => unreachable!("a cell slot holds a cell"),
    }
}

/// The word in an attribute slot of an instance; NULL when there is no such slot yet.
///
/// # Safety
/// `header` is of [`Instance::KIND`].
#[inline(always)]
unsafe fn instance_slot(header: &Header, index: u32) -> Word {
    if index < u32::from(header.inline_count()) {
        // SAFETY: kind as the caller says, index just checked.
        return unsafe { (*inline_slots(header).add(index as usize)).word() };
    }
    objects::overflow_word(header, index as usize)
}

/// The function behind a word, if it is one.
#[inline(always)]
pub(crate) fn function_of<'a>(word: Word) -> Option<&'a Function> {
    // SAFETY: the caller's word is owned by the stack while the function is looked at.
    let value = std::mem::ManuallyDrop::new(unsafe { Value::from_word(word) });
    // SAFETY: as above.
    value.get::<Function>().map(|function| unsafe { &*std::ptr::from_ref(function) })
}
