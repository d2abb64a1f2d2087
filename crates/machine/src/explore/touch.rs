//! What an instruction of the program is about to touch that other threads could touch too.

use std::sync::Arc;

use bytecode::Op;
use objects::{Attributes, Instance, Tuple, Value, Word};
use source::{Name, known};

use crate::Thread;
use crate::class::Class;
use crate::explore::Pins;
use crate::explore::key::Mode;
use crate::explore::stop::Wanted;
use crate::frame::Frame;
use crate::kinds::Kind;
use crate::modules::thread::lock::{Lock, RLock};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::module::Module;

mod call;

/// One thing that is touched, and how.
#[derive(Clone, Debug)]
pub(crate) struct Touch {
    /// What: the same text in every run.
    pub(crate) key: String,
    pub(crate) mode: Mode,
    /// What it is called in the program.
    pub(crate) name: String,
    /// The object that it is a part of, if that came to be after the first thread was started: then the key tells only
    /// the place in the program that touches it.
    pub(crate) object: Option<Value>,
    /// The part.
    pub(crate) part: String,
}

/// All that an instruction touches.
#[derive(Default)]
pub(super) struct Touched {
    pub(super) touches: Vec<Touch>,
    /// The lock that it takes.
    pub(super) wants: Option<Wanted>,
    /// The object that this lock is.
    pub(super) lock: Option<Value>,
    /// Whether it is visible whoever else touches that.
    pub(super) always: bool,
}

/// Why a program cannot be explored.
pub(super) type Refused = String;

impl Touched {
    fn add(&mut self, key: String, mode: Mode, name: String) {
        self.touches.push(Touch { key, mode, name, object: None, part: String::new() });
    }
}

/// The lock in an object, if it is one.
pub(super) fn lock_in(value: &Value) -> Option<Wanted> {
    if let Some(lock) = value.get::<Lock>() {
        return Some(Wanted::Lock(Arc::clone(&lock.raw)));
    }
    value.get::<RLock>().map(|lock| Wanted::RLock(Arc::clone(&lock.raw)))
}

/// Whether an object's own contents can change and any thread that has it would see that. Attributes are not meant.
fn is_container(value: &Value) -> bool {
    const FIXED: [Kind; 20] = [
        Kind::Class,
        Kind::BigInt,
        Kind::BoxedFloat,
        Kind::Complex,
        Kind::Function,
        Kind::NativeFunction,
        Kind::BoundMethod,
        Kind::Code,
        Kind::Module,
        Kind::Cell,
        Kind::Range,
        Kind::Slice,
        Kind::Property,
        Kind::StaticMethod,
        Kind::ClassMethod,
        Kind::Super,
        Kind::ThreadHandle,
        Kind::Lock,
        Kind::RLock,
        Kind::File,
    ];
    // Below are those of the crate `objects`: instances, texts, tuples.
    value.header().is_some_and(|header| header.kind() >= 10 && !FIXED.iter().any(|kind| *kind as u8 == header.kind()))
}

fn is_a_function(value: &Value) -> bool {
    use crate::native::NativeFunction;
    use crate::types::function::{BoundMethod, Function};
    value.has::<Function>() || value.has::<BoundMethod>() || value.has::<NativeFunction>()
}

impl Thread {
    /// What an instruction that is about to run touches. `sp` is the top of its operands.
    pub(super) fn touches(
        &mut self,
        pins: &Pins,
        frame: &Frame,
        op: Op,
        arg: u32,
        sp: *mut Word,
    ) -> Result<Touched, Refused> {
        let mut all = Touched::default();
        let name = || frame.code().code.names.get(arg as usize).copied();
        // SAFETY: the verifier counted the operands of each of these instructions; the stack owns them.
        let operand = |depth: usize| unsafe { Value::borrow_word(*sp.sub(depth)) };
        match op {
            Op::LOAD_GLOBAL | Op::LOAD_NAME => self.touch_global(&mut all, frame, name(), Mode::Read),
            Op::STORE_GLOBAL | Op::DELETE_GLOBAL | Op::STORE_NAME | Op::DELETE_NAME => {
                self.touch_global(&mut all, frame, name(), Mode::Write);
            }
            Op::LOAD_DEREF | Op::STORE_DEREF | Op::DELETE_DEREF => {
                // SAFETY: a frame owns its slots, and the index is in range; this one holds a cell.
                let cell = unsafe { Value::borrow_word(*frame.slots.add(arg as usize)) };
                let local = frame.code().code.locals.get(arg as usize).map(|local| local.name);
                let mode = if op == Op::LOAD_DEREF { Mode::Read } else { Mode::Write };
                let text = local.map_or_else(String::new, |local| self.text(local).to_owned());
                self.touch_part(pins, &mut all, &cell, "c:", "", mode, text);
            }
            Op::LOAD_ATTR | Op::LOAD_METHOD => {
                if let Some(name) = name() {
                    self.touch_attribute(pins, &mut all, &operand(1), name, Mode::Read);
                }
            }
            Op::STORE_ATTR | Op::DELETE_ATTR => {
                if let Some(name) = name() {
                    self.touch_attribute(pins, &mut all, &operand(1), name, Mode::Write);
                }
            }
            Op::BINARY_SUBSCR => self.touch_item(pins, &mut all, &operand(2), &operand(1), Mode::ItemRead),
            Op::STORE_SUBSCR => self.touch_item(pins, &mut all, &operand(2), &operand(1), Mode::ItemWrite),
            Op::DELETE_SUBSCR => self.touch_whole(pins, &mut all, &operand(2), Mode::Write),
            Op::STORE_SLICE => self.touch_whole(pins, &mut all, &operand(3), Mode::Write),
            Op::FOR_ITER => self.touch_iterator(pins, &mut all, &operand(1)),
            Op::YIELD_FROM => self.touch_iterator(pins, &mut all, &operand(2)),
            Op::CALL | Op::CALL_KW | Op::CALL_FUNCTION_EX | Op::BEFORE_WITH | Op::WITH_EXCEPT_START => {
                self.touch_by_call(pins, &mut all, op, arg, sp)?;
            }
            _ => self.touch_operands(pins, &mut all, op, arg, sp),
        }
        Ok(all)
    }

    /// Operators, comparisons, truth, unpacking: what containers they take they read.
    fn touch_operands(&mut self, pins: &Pins, all: &mut Touched, op: Op, arg: u32, sp: *mut Word) {
        let writes = matches!(
            op,
            Op::BINARY_ADD
                | Op::BINARY_SUBTRACT
                | Op::BINARY_MULTIPLY
                | Op::BINARY_AND
                | Op::BINARY_OR
                | Op::BINARY_XOR
        ) && arg == 1;
        let count = (op.info().pops)(arg) as usize;
        for depth in (1..=count).rev() {
            // SAFETY: the verifier counted the operands.
            let operand = unsafe { Value::borrow_word(*sp.sub(depth)) };
            if operand.has::<Tuple>() && matches!(op, Op::UNPACK_SEQUENCE | Op::UNPACK_EX) {
                continue;
            }
            let mode = if writes && depth == 2 { Mode::Write } else { Mode::Read };
            self.touch_whole(pins, all, &operand, mode);
        }
    }

    fn touch_global(&mut self, all: &mut Touched, frame: &Frame, name: Option<Name>, mode: Mode) {
        let Some(name) = name else { return };
        if frame.body_namespace().is_some() {
            return;
        }
        let module = frame.globals().get(known::NAME);
        let module = module.as_ref().and_then(|module| module.get::<objects::Str>()).map_or("", |text| text.as_str());
        all.add(format!("g:{module}.{}", self.text(name)), mode, self.text(name).to_owned());
    }

    /// An attribute, where it is found: in the object or its classes.
    pub(super) fn touch_attribute(&mut self, pins: &Pins, all: &mut Touched, object: &Value, name: Name, mode: Mode) {
        if let Some(module) = object.get::<Module>() {
            let title = module.namespace.get(known::NAME);
            let title = title.as_ref().and_then(|title| title.get::<objects::Str>()).map_or("", |text| text.as_str());
            if !is_library(title) {
                all.add(format!("g:{title}.{}", self.text(name)), mode, self.text(name).to_owned());
            }
            return;
        }
        if self.is_of_library(object) {
            let own = object.header().is_some_and(|header| header.shape().find(name).is_some());
            let is_method = mode == Mode::Read && self.own_attribute(object, name).is_none_or(|it| is_a_function(&it));
            if own && !is_method {
                self.touch_object(pins, all, object, mode);
            }
            return;
        }
        if let Some(dict) = self.given_dict(object) {
            let (key, mode) = (self.name_value(name), if mode == Mode::Write { Mode::ItemWrite } else { mode });
            self.touch_item(pins, all, &dict, &key, mode);
        }
        let holder = object.clone();
        let own = holder.header().is_some_and(|header| header.shape().find(name).is_some());
        if own || mode == Mode::Write || object.has::<Class>() {
            self.touch_named(pins, all, object, name, mode);
        }
        if mode == Mode::Write || own {
            return;
        }
        self.touch_named(pins, all, object, name, mode);
        let class = self.class_of(object);
        self.touch_named(pins, all, &class, name, mode);
    }

    fn touch_named(&mut self, pins: &Pins, all: &mut Touched, object: &Value, name: Name, mode: Mode) {
        if object.header().is_none_or(|header| header.kind() != Instance::KIND && !object.has::<Class>()) {
            return;
        }
        if object.has::<Class>() && self.is_of_library_class(object) {
            return;
        }
        let text = format!(".{}", self.text(name));
        self.touch_part(pins, all, object, "a:", &text.clone(), mode, text);
    }

    fn touch_item(&mut self, pins: &Pins, all: &mut Touched, object: &Value, index: &Value, mode: Mode) {
        // Its items are what they are, whatever is in them.
        if object.has::<Tuple>() {
            return;
        }
        let is_plain = object.has::<List>() || object.has::<Dict>();
        let index = index
            .as_small_int()
            .map(|index| index.to_string())
            .or_else(|| index.get::<objects::Str>().map(|text| format!("{:?}", text.as_str())));
        // Lists count from both ends.
        let is_sure = is_plain && !(object.has::<List>() && index.as_ref().is_some_and(|index| index.starts_with('-')));
        let (Some(index), true) = (index, is_sure) else {
            let mode = if mode == Mode::ItemWrite { Mode::Write } else { Mode::Read };
            return self.touch_whole(pins, all, object, mode);
        };
        let adds = mode == Mode::ItemWrite && object.has::<Dict>() && !self.has_key(object, &index);
        let own = if mode == Mode::ItemWrite { Mode::Write } else { Mode::Read };
        let part = format!("[{index}]");
        self.touch_part(pins, all, object, "i:", &part, own, part.clone());
        let whole = if adds { Mode::Write } else { mode };
        self.touch_part(pins, all, object, "w:", "", whole, part);
    }

    /// Whether a dict has an item of the name that `touch_item` gives it.
    fn has_key(&mut self, dict: &Value, index: &str) -> bool {
        self.dict_items(dict).iter().any(|(key, _)| {
            key.as_small_int().is_some_and(|key| key.to_string() == index)
                || key.get::<objects::Str>().is_some_and(|text| format!("{:?}", text.as_str()) == index)
        })
    }

    /// All that is in a container; tuples are looked into.
    pub(super) fn touch_whole(&mut self, pins: &Pins, all: &mut Touched, object: &Value, mode: Mode) {
        if let Some(tuple) = object.get::<Tuple>() {
            for item in tuple.items() {
                self.touch_whole(pins, all, item, mode);
            }
        } else if is_container(object) {
            self.touch_object(pins, all, object, mode);
        }
    }

    pub(super) fn touch_object(&mut self, pins: &Pins, all: &mut Touched, object: &Value, mode: Mode) {
        self.touch_part(pins, all, object, "w:", "", mode, String::new());
    }

    /// A part of an object: `kind` says what sort of part, `part` which.
    #[allow(clippy::too_many_arguments)] // an object, its part, how it is touched
    fn touch_part(
        &self,
        pins: &Pins,
        all: &mut Touched,
        object: &Value,
        kind: &str,
        part: &str,
        mode: Mode,
        name: String,
    ) {
        let (owner, is_pinned) = self.object_key(pins, object);
        let touch = Touch {
            key: format!("{kind}{owner}{part}"),
            mode,
            name,
            object: (!is_pinned).then(|| object.clone()),
            part: format!("{kind}{part}"),
        };
        all.touches.push(touch);
    }

    /// An iterator goes on: it changes, and what it goes over is read.
    fn touch_iterator(&mut self, pins: &Pins, all: &mut Touched, iterator: &Value) {
        if !is_container(iterator) {
            return;
        }
        self.touch_object(pins, all, iterator, Mode::Write);
        let mut over = Vec::new();
        self.heap().visit(iterator, &mut |value| over.push(value.clone()));
        for value in over.iter().filter(|value| value.has::<List>() || value.has::<Dict>()) {
            self.touch_object(pins, all, value, Mode::Read);
        }
    }

    /// Whether an object is an instance of a class that came with the machine and is written in Python.
    pub(super) fn is_of_library(&self, object: &Value) -> bool {
        object.header().is_some_and(|header| header.kind() == Instance::KIND || Attributes::of(object).is_some())
            && self.is_of_library_class(&self.class_of(object))
    }

    /// Whether a class came with the machine.
    pub(super) fn is_of_library_class(&self, class: &Value) -> bool {
        let Some(class) = class.get::<Class>() else { return false };
        let module = class.lookup(known::MODULE);
        module.as_ref().and_then(|module| module.get::<objects::Str>()).is_none_or(|name| is_library(name.as_str()))
    }
}

/// Whether a module came with the machine.
pub(super) fn is_library(name: &str) -> bool {
    name == "builtins" || crate::modules::module_names().any(|known| known == name)
}
