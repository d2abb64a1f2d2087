//! The instructions that the loop leaves to functions, one line each.

use std::sync::atomic::Ordering;

use bytecode::Op;
use objects::{Str, Value, Word};

use crate::builtin::Builtin;
use crate::execute::patterns::Collection;
use crate::frame::Return;
use crate::operator::{BinaryOp, UnaryOp};
use crate::types::code::CodeObject;
use crate::types::generator::{Generator, State};
use crate::{Result, Thread};

/// How far a `yield from` has come.
pub(crate) enum Delegated {
    /// The delegate is done; its result is on the stack.
    Done,
    /// It yielded this.
    Yielded(Value),
    /// It runs in a new frame.
    Entered,
}

impl Thread {
    /// Any instruction that the loop has no arm for.
    #[inline(never)]
    pub(crate) fn other_instruction(&mut self, code: &CodeObject, op: Op, arg: u32) -> Result<()> {
        let name = |arg: u32| code.code.names[arg as usize];
        match op {
            Op::DELETE_GLOBAL => self.delete_global(name(arg)),
            Op::LOAD_NAME => {
                let value = self.load_name(name(arg))?;
                self.push_value(value);
                Ok(())
            }
            Op::STORE_NAME => {
                let value = self.pop_value();
                self.store_name(name(arg), value)
            }
            Op::DELETE_NAME => self.delete_name(name(arg)),
            Op::MAKE_CELL => {
                self.make_cell(arg);
                Ok(())
            }
            Op::COPY_FREE_VARS => {
                self.copy_free_vars(code, arg);
                Ok(())
            }
            Op::DELETE_DEREF => self.delete_deref(code, arg),
            Op::LOAD_CLASSDEREF => {
                let value = self.load_class_deref(code, arg)?;
                self.push_value(value);
                Ok(())
            }
            Op::LOAD_FROM_DICT_OR_DEREF => {
                let namespace = self.pop_value();
                let value = self.load_from_dict_or_deref(code, &namespace, arg)?;
                self.push_value(value);
                Ok(())
            }
            Op::LOAD_FROM_DICT_OR_GLOBALS => {
                let namespace = self.pop_value();
                let value = self.load_from_dict_or_globals(&namespace, name(arg))?;
                self.push_value(value);
                Ok(())
            }
            Op::LOAD_LOCALS => {
                let namespace = self.body_namespace().unwrap_or(Value::NONE);
                self.push_value(namespace);
                Ok(())
            }
            Op::UNARY_NEGATIVE => self.unary_instruction(UnaryOp::Neg),
            Op::UNARY_POSITIVE => self.unary_instruction(UnaryOp::Pos),
            Op::UNARY_INVERT => self.unary_instruction(UnaryOp::Invert),
            Op::CONTAINS_OP => {
                let container = self.pop_value();
                let item = self.pop_value();
                let found = self.contains(&container, &item)?;
                self.push_value(Value::bool(found != (arg == 1)));
                Ok(())
            }
            Op::BINARY_SLICE => self.slice_instruction(false),
            Op::STORE_SLICE => self.store_slice_instruction(),
            Op::DELETE_SUBSCR => {
                let index = self.pop_value();
                let container = self.pop_value();
                self.delete_item(&container, &index)
            }
            Op::BUILD_SLICE => {
                let step = if arg == 3 { self.pop_value() } else { Value::NONE };
                let stop = self.pop_value();
                let start = self.pop_value();
                let slice = self.slice(start, stop, step);
                self.push_value(slice);
                Ok(())
            }
            Op::DELETE_ATTR => {
                let object = self.pop_value();
                self.set_attribute(&object, name(arg), None)
            }
            Op::LOAD_SUPER_ATTR => self.load_super(name(arg), false),
            Op::LOAD_SUPER_METHOD => self.load_super(name(arg), true),
            Op::CONVERT_VALUE => {
                let value = self.pop_value();
                let text = match arg {
                    1 => self.to_str(&value)?,
                    2 => self.repr(&value)?,
                    _ => self.ascii(&value)?,
                };
                self.push_value(text);
                Ok(())
            }
            Op::FORMAT_SIMPLE => {
                let value = self.pop_value();
                let text = self.format_simple(value)?;
                self.push_value(text);
                Ok(())
            }
            Op::FORMAT_WITH_SPEC => {
                let spec = self.pop_value();
                let value = self.pop_value();
                let text = self.format(&value, &spec)?;
                self.push_value(text);
                Ok(())
            }
            Op::GET_ITER => {
                let value = self.pop_value();
                let iterator = self.iter(&value)?;
                self.push_value(iterator);
                Ok(())
            }
            Op::GET_YIELD_FROM_ITER => {
                let value = self.pop_value();
                let iterator = if value.has::<Generator>() { value } else { self.iter(&value)? };
                self.push_value(iterator);
                Ok(())
            }
            Op::MAKE_FUNCTION => self.make_function_instruction(arg),
            Op::LOAD_BUILD_CLASS => {
                // SAFETY: the interpreter keeps `builtins`.
                let function = unsafe { &*self.builtins }.get(source::known::BUILD_CLASS);
                match function {
                    Some(function) => {
                        self.push_value(function);
                        Ok(())
                    }
                    None => Err(self.name_error(source::known::BUILD_CLASS)),
                }
            }
            Op::RAISE_VARARGS => Err(self.raise_instruction(arg)),
            Op::CHECK_EXC_MATCH => self.match_exception(),
            Op::CHECK_EG_MATCH => self.match_group(),
            Op::CALL_INTRINSIC_1 => self.unary_intrinsic(arg),
            Op::CALL_INTRINSIC_2 => self.binary_intrinsic(arg),
            Op::BEFORE_WITH => self.before_with(),
            Op::WITH_EXCEPT_START => self.with_except_start(),
            Op::LOAD_ASSERTION_ERROR => {
                let class = self.class(crate::builtin::Builtin::AssertionError);
                self.push_value(class);
                Ok(())
            }
            Op::IMPORT_NAME => self.import_name(name(arg)),
            Op::IMPORT_FROM => self.import_from(name(arg)),
            Op::IMPORT_STAR => self.import_star(),
            Op::SETUP_ANNOTATIONS => self.setup_annotations(),
            Op::PRINT_EXPR => {
                let value = self.pop_value();
                self.display_by_hook(&value)
            }
            _ => self.container_instruction(op, arg),
        }
    }

    fn container_instruction(&mut self, op: Op, arg: u32) -> Result<()> {
        match op {
            Op::GET_LEN => self.get_len(),
            Op::MATCH_SEQUENCE => {
                self.match_collection(Collection::Sequence);
                Ok(())
            }
            Op::MATCH_MAPPING => {
                self.match_collection(Collection::Mapping);
                Ok(())
            }
            Op::MATCH_KEYS => self.match_keys(),
            Op::MATCH_CLASS => self.match_class(arg as usize),
            Op::UNPACK_SEQUENCE => self.unpack_sequence(arg as usize),
            Op::UNPACK_EX => self.unpack_ex(arg),
            Op::BUILD_SET => {
                let items = self.pop_values(arg as usize);
                let set = self.set_from(items)?;
                self.push_value(set);
                Ok(())
            }
            Op::BUILD_MAP => {
                let items = self.pop_values(2 * arg as usize);
                let dict = self.dict();
                let mut items = items.into_iter();
                while let (Some(key), Some(value)) = (items.next(), items.next()) {
                    self.dict_set(&dict, key, value)?;
                }
                self.push_value(dict);
                Ok(())
            }
            Op::BUILD_STRING => {
                self.build_string(arg as usize);
                Ok(())
            }
            Op::SET_ADD => {
                let item = self.pop_value();
                let set = self.peek_value(arg as usize);
                self.set_add(&set, item)
            }
            Op::MAP_ADD => {
                let value = self.pop_value();
                let key = self.pop_value();
                let dict = self.peek_value(arg as usize);
                self.dict_set(&dict, key, value)
            }
            Op::LIST_EXTEND => {
                let iterable = self.pop_value();
                let list = self.peek_value(arg as usize);
                self.list_extend_display(&list, &iterable)
            }
            Op::SET_UPDATE => {
                let iterable = self.pop_value();
                let set = self.peek_value(arg as usize);
                self.set_update(&set, &iterable)
            }
            Op::DICT_UPDATE => {
                let mapping = self.pop_value();
                let dict = self.peek_value(arg as usize);
                self.dict_update_display(&dict, &mapping)
            }
            Op::DICT_MERGE => {
                let mapping = self.pop_value();
                let (dict, callable) = (self.peek_value(1), self.peek_value(4));
                self.dict_merge_keywords(&callable, &dict, &mapping)
            }
            Op::LIST_TO_TUPLE => {
                let list = self.pop_value();
                let items = self.collect(&list)?;
                let tuple = self.tuple(items);
                self.push_value(tuple);
                Ok(())
            }
            _ => self.binary_instruction(op, arg),
        }
    }

    /// BUILD_STRING: `[texts -- text]`
    fn build_string(&mut self, count: usize) {
        // SAFETY: the verifier counted the parts, which stay on the stack until they are joined.
        let from = unsafe { self.top.sub(count) };
        let parts = self.stack_args(from, count).iter().filter_map(|part| part.get::<Str>());
        let (len, chars) =
            parts.clone().fold((0, 0), |(len, chars), part| (len + part.as_str().len(), chars + part.chars()));
        let text = self.heap().new_str_with(self.root(Builtin::Str), len, chars, |room| {
            parts.for_each(|part| room.push(part.as_str()));
        });
        self.drop_words(from, self.top);
        self.push_value(text);
    }

    fn unary_instruction(&mut self, op: UnaryOp) -> Result<()> {
        let value = self.pop_value();
        let result = self.unary(op, &value)?;
        self.push_value(result);
        Ok(())
    }

    /// A binary operator beyond the quick ways.
    #[inline(never)]
    pub(crate) fn binary_instruction(&mut self, op: Op, arg: u32) -> Result<()> {
        let right = self.pop_value();
        let left = self.pop_value();
        let Some(operator) = BinaryOp::of(op) else {
            let message = format!("minipy has no way to run {}; please report this", op.mnemonic());
            return Err(self.raise(Builtin::SystemError, message));
        };
        let result = if operator == BinaryOp::Add && self.are_both_str(&left, &right) {
            self.forget_target(&left);
            self.concat_in_place(left, &right)
        } else if arg == 1 {
            self.binary_in_place(operator, left, right)?
        } else {
            let result = self.binary(operator, &left, &right)?;
            drop((left, right));
            result
        };
        self.push_value(result);
        self.run_due_finalizers();
        Ok(())
    }

    fn are_both_str(&self, left: &Value, right: &Value) -> bool {
        left.has::<Str>()
            && right.has::<Str>()
            && self.is_exactly(left, Builtin::Str)
            && self.is_exactly(right, Builtin::Str)
    }

    /// Empties the local variable that a value is in, if the next instruction stores to it: then a string
    /// that has no other owner can grow where it is.
    fn forget_target(&mut self, value: &Value) {
        let Some(frame) = self.frames.last() else { return };
        // SAFETY: a frame in progress keeps its code alive.
        let Some(next) = unsafe { &*frame.code }.code.instructions.get(frame.next() as usize) else { return };
        if next.op() != Op::STORE_FAST {
            return;
        }
        // SAFETY: the verifier has checked that the instruction's slot is one of the frame's, which own their words.
        unsafe {
            let slot = frame.slots.add(next.arg() as usize);
            if *slot == value.word() {
                slot.write(Word::NULL);
                value.word().release();
            }
        }
    }

    /// COMPARE_OP beyond the quick ways.
    #[inline(never)]
    pub(crate) fn compare_instruction(&mut self, arg: u32) -> Result<()> {
        let right = self.pop_value();
        let left = self.pop_value();
        let op = bytecode::CompareOp::ALL[arg as usize % 6];
        let result = match (left.get_exact::<Str>(), right.get_exact::<Str>()) {
            (Some(a), Some(b)) => Value::bool(crate::types::str::compare_texts(op, a, b)),
            _ => self.compare(op, &left, &right)?,
        };
        drop((left, right));
        self.push_value(result);
        self.run_due_finalizers();
        Ok(())
    }

    /// The truth of the top of the stack; it stays there.
    #[inline(never)]
    pub(crate) fn truth_of_top(&mut self) -> Result<bool> {
        let value = self.peek_value(1);
        self.truth(&value)
    }

    /// MAKE_FUNCTION
    fn make_function_instruction(&mut self, bits: u32) -> Result<()> {
        use bytecode::MakeFunction;
        let code_value = self.pop_value();
        let part = |t: &mut Thread, bit: u32| if bits & bit != 0 { t.pop_value() } else { Value::NONE };
        let closure = part(self, MakeFunction::CLOSURE);
        let annotations = part(self, MakeFunction::ANNOTATIONS);
        let kwdefaults = part(self, MakeFunction::KWDEFAULTS);
        let defaults = part(self, MakeFunction::DEFAULTS);
        let module = self.current_module();
        let function = self.function(code_value, module, defaults, kwdefaults, closure);
        if let Some(function) = function.get::<crate::types::function::Function>()
            && !annotations.is_none()
        {
            function.annotations.set(annotations);
        }
        self.push_value(function);
        Ok(())
    }

    /// YIELD_FROM: `[iterator sent -- result]` when the delegate is done, or what it yielded. A generator is
    /// entered; when `at_once`, with those that it delegates to in turn.
    pub(crate) fn delegate_instruction(&mut self, at_once: bool) -> Result<Delegated> {
        let sent = self.pop_value();
        let iterator = self.peek_value(1);
        if let Some(generator) = iterator.get::<Generator>()
            && (generator.state.get() == State::Suspended || generator.state.get() == State::Created && sent.is_none())
        {
            self.resume(&iterator, sent, Return::Delegate)?;
            while at_once && self.resume_delegate() {}
            return Ok(Delegated::Entered);
        }
        match self.send_to(&iterator, sent)? {
            Ok(yielded) => Ok(Delegated::Yielded(yielded)),
            Err(result) => {
                drop(iterator);
                drop(self.pop_value());
                self.push_value(result);
                Ok(Delegated::Done)
            }
        }
    }

    /// Enters the generator that the newest frame delegates to, if that is what it does next and nothing is
    /// pending for the thread: the loop would do no more.
    fn resume_delegate(&mut self) -> bool {
        let calm = self.control.breaker().word().load(Ordering::Relaxed) == 0;
        if !calm || !self.frames.has_room() {
            return false;
        }
        let Some(frame) = self.frames.last_mut() else { return false };
        let next = frame.code().code.instructions.get(frame.next() as usize);
        if next.is_none_or(|next| next.op() != Op::YIELD_FROM) {
            return false;
        }
        // SAFETY: the instruction finds the delegate below the value sent to it.
        let delegate = unsafe { Value::borrow_word(*self.top.sub(2)) };
        if delegate.get::<Generator>().is_none_or(|generator| generator.state.get() != State::Suspended) {
            return false;
        }
        frame.pc = frame.pc.wrapping_add(1);
        let sent = self.pop_value();
        if self.resume(&delegate, sent.clone(), Return::Delegate).is_ok() {
            return true;
        }
        // Another thread was faster: the instruction tells.
        self.push_value(sent);
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = frame.pc.wrapping_sub(1);
        }
        false
    }

    /// The module whose code runs.
    pub(crate) fn current_module(&self) -> Value {
        let Some(frame) = self.frames.last() else { return Value::NONE };
        if frame.function.is_null() {
            return Value::NONE;
        }
        // SAFETY: the callable keeps the function alive.
        unsafe { (*frame.function).module.get() }
    }
}
