//! What an instruction of the program is about to touch that other threads could touch too.

use std::sync::Arc;

use bytecode::Op;
use objects::{Tuple, Value, Word};
use source::{Name, known};

use crate::Thread;
use crate::class::Class;
use crate::explore::Pins;
use crate::explore::key::Mode;
use crate::explore::stop::Wanted;
use crate::frame::Frame;
use crate::kinds::Kind;
use crate::modules::thread::lock::{Lock, RLock};
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::list::List;
use crate::types::property::MemberDescriptor;

mod call;
mod library;
mod names;
mod reach;

pub(super) use names::is_library;
use names::shown_by;
use reach::Depth;

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

impl Touch {
    /// What is printed.
    pub(super) fn printing() -> Touch {
        let [key, name] = ["print"; 2].map(str::to_owned);
        Touch { key, mode: Mode::Write, name, object: None, part: String::new() }
    }
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

/// Whether an iterator over it knows how large it was at the beginning.
fn knows_size(value: &Value) -> bool {
    const KINDS: [Kind; 6] = [Kind::Dict, Kind::DictView, Kind::Set, Kind::Deque, Kind::DefaultDict, Kind::OrderedDict];
    value.header().is_some_and(|header| KINDS.iter().any(|kind| *kind as u8 == header.kind()))
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
        let name = frame.code().code.names.get(arg as usize).copied();
        // SAFETY: the verifier counted the operands of each of these instructions; the stack owns them.
        let operand = |depth: usize| unsafe { Value::borrow_word(*sp.sub(depth)) };
        match op {
            Op::LOAD_GLOBAL | Op::STORE_GLOBAL | Op::DELETE_GLOBAL => {
                let mode = if op == Op::LOAD_GLOBAL { Mode::Read } else { Mode::Write };
                name.iter().for_each(|name| self.touch_global(&mut all, frame.globals(), *name, mode));
            }
            Op::LOAD_NAME | Op::STORE_NAME | Op::DELETE_NAME => {
                let mode = if op == Op::LOAD_NAME { Mode::Read } else { Mode::Write };
                name.iter().for_each(|name| self.touch_name(pins, &mut all, frame, *name, mode));
            }
            Op::LOAD_FROM_DICT_OR_GLOBALS => {
                self.touch_whole(pins, &mut all, &operand(1), Mode::Read);
                name.iter().for_each(|name| self.touch_global(&mut all, frame.globals(), *name, Mode::Read));
            }
            Op::LOAD_DEREF | Op::STORE_DEREF | Op::DELETE_DEREF | Op::LOAD_CLASSDEREF | Op::LOAD_FROM_DICT_OR_DEREF => {
                if op == Op::LOAD_FROM_DICT_OR_DEREF {
                    self.touch_whole(pins, &mut all, &operand(1), Mode::Read);
                }
                // SAFETY: a frame owns its slots, and the index is in range; this one holds a cell.
                let cell = unsafe { Value::borrow_word(*frame.slots.add(arg as usize)) };
                let local = frame.code().code.locals.get(arg as usize).map(|local| local.name);
                let writes = matches!(op, Op::STORE_DEREF | Op::DELETE_DEREF);
                let mode = if writes { Mode::Write } else { Mode::Read };
                let text = local.map_or_else(String::new, |local| self.text(local).to_owned());
                self.touch_part(pins, &mut all, &cell, "c:", "", mode, text);
            }
            Op::LOAD_ATTR | Op::LOAD_METHOD | Op::IMPORT_FROM => {
                name.iter().for_each(|name| self.touch_attribute(pins, &mut all, &operand(1), *name, Mode::Read));
            }
            Op::LOAD_SUPER_ATTR | Op::LOAD_SUPER_METHOD => {
                let class = self.class_of(&operand(1));
                name.iter().for_each(|name| self.touch_classes(pins, &mut all, &class, *name, false));
            }
            // The program's own method touches what it touches.
            Op::STORE_ATTR if self.is_done_by_program(&operand(1), known::SETATTR) => {}
            Op::DELETE_ATTR if self.is_done_by_program(&operand(1), known::DELATTR) => {}
            Op::BINARY_SUBSCR if self.is_done_by_program(&operand(2), known::GETITEM) => {}
            Op::STORE_SUBSCR if self.is_done_by_program(&operand(2), known::SETITEM) => {}
            Op::DELETE_SUBSCR if self.is_done_by_program(&operand(2), known::DELITEM) => {}
            Op::STORE_ATTR | Op::DELETE_ATTR => {
                if let Some(name) = name {
                    self.check_set(name)?;
                    self.touch_attribute(pins, &mut all, &operand(1), name, Mode::Write);
                }
            }
            Op::GET_ITER if !knows_size(&operand(1)) => {}
            Op::MATCH_CLASS => {
                self.touch_pattern(pins, &mut all, [&operand(3), &operand(2), &operand(1)], arg as usize);
            }
            Op::IMPORT_STAR => self.touch_names_of(pins, &mut all, &operand(1), Mode::Read),
            Op::BINARY_SUBSCR => self.touch_item(pins, &mut all, &operand(2), &operand(1), Mode::ItemRead),
            Op::STORE_SUBSCR => self.touch_item(pins, &mut all, &operand(2), &operand(1), Mode::ItemWrite),
            Op::DELETE_SUBSCR if shown_by(&operand(2)).is_some() => {
                self.touch_item(pins, &mut all, &operand(2), &operand(1), Mode::ItemWrite);
            }
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

    /// Whether a special method of an object is a function of the program.
    fn is_done_by_program(&self, object: &Value, special: Name) -> bool {
        let code = self.special(object, special).and_then(|method| Some(method.get::<Function>()?.code.get()));
        code.is_some_and(|code| code.get::<CodeObject>().is_some_and(|code| !code.is_library))
    }

    /// Whether it is for a descriptor to store an attribute.
    fn is_set_by_descriptor(&self, object: &Value, name: Name) -> bool {
        let class = self.class_of(object);
        let found = class.get::<Class>().and_then(|class| class.lookup(name));
        found.is_some_and(|found| self.is_data_descriptor(&found) && !found.has::<MemberDescriptor>())
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
        let looks_inside = matches!(
            op,
            Op::COMPARE_OP
                | Op::CONTAINS_OP
                | Op::FORMAT_SIMPLE
                | Op::FORMAT_WITH_SPEC
                | Op::CONVERT_VALUE
                | Op::BINARY_MODULO
        );
        let depth = if looks_inside { Depth::Nested } else { Depth::Whole };
        let count = (op.info().pops)(arg) as usize;
        for place in (1..=count).rev() {
            // SAFETY: the verifier counted the operands.
            let operand = unsafe { Value::borrow_word(*sp.sub(place)) };
            if operand.has::<Tuple>() && matches!(op, Op::UNPACK_SEQUENCE | Op::UNPACK_EX) {
                continue;
            }
            let mode = if writes && place == 2 { Mode::Write } else { Mode::Read };
            self.touch_reached(pins, all, &operand, mode, depth);
        }
    }

    fn touch_item(&mut self, pins: &Pins, all: &mut Touched, object: &Value, index: &Value, mode: Mode) {
        // Its items are what they are, whatever is in them.
        if object.has::<Tuple>() {
            return;
        }
        if let (Some(owner), Some(name)) = (shown_by(object), index.get::<objects::Str>()) {
            let (name, writes) = (self.names().intern(name.as_str()), mode == Mode::ItemWrite);
            let mode = if writes { Mode::Write } else { Mode::Read };
            return self.touch_shown(pins, all, &owner, name, mode);
        }
        let is_plain = (object.has::<List>() || object.has::<Dict>()) && shown_by(object).is_none();
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
        let adds = mode == Mode::ItemWrite && object.has::<Dict>() && self.item_named(object, &index).is_none();
        let own = if mode == Mode::ItemWrite { Mode::Write } else { Mode::Read };
        let part = format!("[{index}]");
        self.touch_part(pins, all, object, "i:", &part, own, part.clone());
        let whole = if adds { Mode::Write } else { mode };
        self.touch_part(pins, all, object, "w:", "", whole, part);
    }

    /// The item of a list or a dict that has the name that `touch_item` gives it.
    pub(in crate::explore) fn item_named(&mut self, container: &Value, index: &str) -> Option<Value> {
        if let Some(list) = container.get::<List>() {
            return list.copied(self).get(index.parse::<usize>().ok()?).cloned();
        }
        let is_it = |key: &Value| {
            key.as_small_int().is_some_and(|key| key.to_string() == index)
                || key.get::<objects::Str>().is_some_and(|text| format!("{:?}", text.as_str()) == index)
        };
        self.dict_items(container).into_iter().find(|(key, _)| is_it(key)).map(|(_, value)| value)
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
}
