//! What calls touch: operations of containers, locks and queues, and print.

use std::sync::Arc;

use bytecode::Op;
use objects::{Str, Tuple, Value, Word};
use source::known;

use super::library::{OUTSIDE, outside};
use super::names::shown_by;
use super::reach::Depth;
use super::{Refused, Touch, Touched, is_container, lock_in};
use crate::Thread;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::explore::Pins;
use crate::explore::key::Mode;
use crate::explore::stop::Wanted;
use crate::kinds::Kind;
use crate::modules::functools::partial::Partial;
use crate::modules::operator::Getter;
use crate::modules::queue::SimpleQueue;
use crate::native::NativeFunction;
use crate::types::dict::Dict;
use crate::types::function::{BoundMethod, Function};
use crate::types::list::List;
use crate::types::module::Module;

/// Methods of containers that change them; `send` and the like are those of generators.
const CHANGING: [&str; 34] = [
    "append",
    "appendleft",
    "extend",
    "extendleft",
    "insert",
    "pop",
    "popleft",
    "popitem",
    "remove",
    "clear",
    "sort",
    "reverse",
    "rotate",
    "add",
    "discard",
    "update",
    "setdefault",
    "difference_update",
    "intersection_update",
    "symmetric_difference_update",
    "move_to_end",
    "put",
    "put_nowait",
    "get_nowait",
    "send",
    "throw",
    "close",
    "write",
    "__setitem__",
    "__delitem__",
    "__iadd__",
    "__ior__",
    "__next__",
    "frombytes",
];

/// Functions that only read what containers they are given.
const READING: [&str; 27] = [
    "len",
    "sum",
    "sorted",
    "min",
    "max",
    "any",
    "all",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "str",
    "repr",
    "ascii",
    "format",
    "bool",
    "bytes",
    "join",
    "isinstance",
    "type",
    "id",
    "hash",
    "callable",
    "fsum",
    "deepcopy",
    "copy",
];

/// Functions that do not look into what is in a container, beside those that change it.
const SHALLOW: [&str; 22] = [
    "len",
    "list",
    "tuple",
    "set",
    "frozenset",
    "bool",
    "bytes",
    "join",
    "isinstance",
    "issubclass",
    "type",
    "id",
    "callable",
    "get",
    "keys",
    "values",
    "items",
    "copy",
    "__len__",
    "__iter__",
    "__getitem__",
    "__init__",
];

/// Functions that keep what they are given and look into it later, at each step of the iterator they give.
const KEEPING: [&str; 8] = ["iter", "enumerate", "zip", "map", "filter", "reversed", "range", "super"];

/// A call taken apart.
struct Call {
    callable: Value,
    args: Vec<Value>,
}

impl Thread {
    /// What a call touches by itself, before it enters code of the program.
    pub(super) fn touch_by_call(
        &mut self,
        pins: &Pins,
        all: &mut Touched,
        op: Op,
        arg: u32,
        sp: *mut Word,
    ) -> Result<(), Refused> {
        // SAFETY: the verifier counted the operands of each of these instructions; the stack owns them.
        let operand = |depth: usize| unsafe { Value::borrow_word(*sp.sub(depth)) };
        let call = match op {
            Op::BEFORE_WITH => return self.touch_by_with(pins, all, &operand(1)),
            Op::WITH_EXCEPT_START => with_self(operand(4), operand(3), Vec::new()),
            Op::CALL_FUNCTION_EX => {
                let more = (arg & 1) as usize;
                let (callable, given) = (operand(3 + more), operand(1 + more));
                // These are handed over as they are, so the call goes over them.
                let depth = if callable.has::<Function>() { Depth::Whole } else { Depth::Nested };
                if !given.has::<Tuple>() {
                    self.touch_reached(pins, all, &given, Mode::Read, depth);
                }
                let mut args = match given.get::<List>() {
                    Some(list) => list.copied(self),
                    None => given.get::<Tuple>().map_or_else(Vec::new, |args| args.items().to_vec()),
                };
                if more == 1 {
                    self.touch_reached(pins, all, &operand(1), Mode::Read, depth);
                    args.extend(self.dict_items(&operand(1)).into_iter().map(|(_, value)| value));
                }
                with_self(callable, operand(2 + more), args)
            }
            _ => {
                let (count, names) = (arg as usize, usize::from(op == Op::CALL_KW));
                let args = (0..count).map(|index| operand(count + names - index)).collect();
                with_self(operand(count + names + 2), operand(count + names + 1), args)
            }
        };
        self.touch_by(pins, all, call)
    }

    fn touch_by(&mut self, pins: &Pins, all: &mut Touched, call: Call) -> Result<(), Refused> {
        let Call { callable, mut args } = call;
        if let Some(method) = callable.get::<BoundMethod>() {
            args.insert(0, method.instance.get());
            let call = Call { callable: method.function.get(), args };
            return self.touch_by(pins, all, call);
        }
        if let Some(native) = callable.get::<NativeFunction>() {
            return self.touch_by_native(pins, all, native, &args);
        }
        if let Some(function) = callable.get::<Function>() {
            let code = function.code.get();
            if code.get::<crate::types::code::CodeObject>().is_some_and(|code| code.is_library) {
                return self.touch_by_library(pins, all, function, &args);
            }
            return Ok(());
        }
        if let Some(partial) = callable.get::<Partial>() {
            let (function, mut all_args, keywords) = partial.parts(self);
            all_args.append(&mut args);
            all_args.extend(keywords);
            return self.touch_by(pins, all, Call { callable: function, args: all_args });
        }
        if let Some(getter) = callable.get::<Getter>() {
            let names = self.is_exactly(&callable, Builtin::AttrGetter);
            args.iter().for_each(|arg| self.touch_by_getter(pins, all, arg, &getter.keys(), names));
            return Ok(());
        }
        if let Some(class) = callable.get::<Class>() {
            let name = class.name.get();
            let name = name.get::<Str>().map_or("", |name| name.as_str());
            let depth = if matches!(name, "str" | "dict") { Depth::Nested } else { Depth::Whole };
            if !KEEPING.contains(&name) && !self.only_keeps(class) {
                args.iter().for_each(|arg| self.touch_reached(pins, all, arg, Mode::Read, depth));
            }
            return Ok(());
        }
        if callable.header().is_some_and(|header| header.kind() == Kind::WeakReference as u8) {
            return Err("it asks a weak reference, whose answer depends on when the last other one goes; keep an \
                        ordinary reference while threads run"
                .to_owned());
        }
        let class = self.class_of(&callable);
        let called = class.get::<Class>().and_then(|class| class.lookup(known::CALL));
        if let Some(called) = called.filter(|it| it.has::<Function>()) {
            args.insert(0, callable);
            return self.touch_by(pins, all, Call { callable: called, args });
        }
        Ok(())
    }

    /// What an `attrgetter` or `itemgetter` reads.
    fn touch_by_getter(&mut self, pins: &Pins, all: &mut Touched, object: &Value, keys: &[Value], names: bool) {
        for key in keys {
            let text = key.get::<Str>().filter(|_| names).map(|text| text.as_str().to_owned());
            let Some(path) = text else {
                self.touch_item(pins, all, object, key, Mode::ItemRead);
                continue;
            };
            let mut at = object.clone();
            for name in path.split('.') {
                let name = self.names().intern(name);
                self.touch_attribute(pins, all, &at, name, Mode::Read);
                let Some(value) = self.own_attribute(&at, name) else { break };
                at = value;
            }
        }
    }

    /// Whether making an instance of a class only keeps what it is given, or is code of the program: `__init__` is in
    /// Python.
    fn only_keeps(&self, class: &Class) -> bool {
        let Some(init) = class.lookup(known::INIT) else { return false };
        let module = init.get::<Function>().map(|init| init.module_name.get());
        module.is_some_and(|module| module.get::<Str>().is_none_or(|module| module.as_str() != "collections"))
    }

    fn touch_by_native(
        &mut self,
        pins: &Pins,
        all: &mut Touched,
        native: &NativeFunction,
        args: &[Value],
    ) -> Result<(), Refused> {
        let owner = native.owner.get();
        if let Some(module) = owner.get::<Module>() {
            let name = module.namespace.get(known::NAME);
            let name = name.as_ref().and_then(|name| name.get::<Str>()).map_or("", |name| name.as_str());
            if OUTSIDE.contains(&name) {
                return Err(outside(&format!("{name}.{}", native.name)));
            }
        }
        match native.name {
            "print" => {
                all.touches.push(Touch::printing());
                all.always = true;
            }
            "input" | "open" if args.first().is_none_or(|arg| !arg.has::<Class>()) => {
                return Err(outside(native.name));
            }
            "setattr" if args.first().is_some_and(|it| self.is_done_by_program(it, known::SETATTR)) => return Ok(()),
            "delattr" if args.first().is_some_and(|it| self.is_done_by_program(it, known::DELATTR)) => return Ok(()),
            "getattr" | "setattr" | "delattr" | "hasattr" | "__getattribute__" | "__setattr__" | "__delattr__" => {
                if let [object, name, ..] = args
                    && let Some(name) = name.get::<Str>()
                {
                    let name = self.names().intern(name.as_str());
                    let reads = matches!(native.name, "getattr" | "hasattr" | "__getattribute__");
                    let mode = if reads { Mode::Read } else { Mode::Write };
                    if !reads {
                        self.check_set(name)?;
                    }
                    self.touch_attribute(pins, all, object, name, mode);
                }
                return Ok(());
            }
            "__get__" | "__set__" | "__delete__" => {
                let mode = if native.name == "__get__" { Mode::Read } else { Mode::Write };
                args.iter().skip(1).take(1).for_each(|object| self.touch_names_of(pins, all, object, mode));
                return Ok(());
            }
            // What they run stops by itself.
            "exec" | "eval" => {
                let is_plain = |names: &&Value| names.has::<Dict>() && shown_by(names).is_none();
                if args.get(1).filter(is_plain).is_some_and(|names| pins.first_number(names).is_some()) {
                    return Err(format!(
                        "it makes a dict the globals of code ({}); do that once before the threads, too",
                        native.name
                    ));
                }
                args.iter().skip(1).filter(is_plain).for_each(|it| self.touch_whole(pins, all, it, Mode::Write));
                return Ok(());
            }
            "dir" => {
                args.iter().for_each(|object| self.touch_names_of(pins, all, object, Mode::Read));
                return Ok(());
            }
            name if KEEPING.contains(&name) => return Ok(()),
            _ => {}
        }
        let is_method = native.owner.get().has::<Class>();
        if let [queue] = args
            && let ("get", Some(simple)) = (native.name, queue.get::<SimpleQueue>())
        {
            all.wants = Some(Wanted::Permit(Arc::clone(simple.permits())));
        }
        if let Some(lock) = args.first().filter(|_| is_method)
            && let Some(wanted) = lock_in(lock)
        {
            self.touch_lock(pins, all, native.name, args, wanted);
            return Ok(());
        }
        if native.name == "next" {
            args.iter().take(1).for_each(|iterator| self.touch_iterator(pins, all, iterator));
            return Ok(());
        }
        let depth = self.depth_of_native(native.name, args);
        for (index, arg) in args.iter().enumerate() {
            let reads =
                if is_method { index > 0 || !changes(native.name, arg) } else { READING.contains(&native.name) };
            let mode = if reads || native.name == "print" { Mode::Read } else { Mode::Write };
            self.touch_reached(pins, all, arg, mode, depth);
        }
        Ok(())
    }

    /// How far a function in Rust looks into what it is given.
    fn depth_of_native(&self, name: &str, args: &[Value]) -> Depth {
        let is_path = |text: &Value| text.get::<Str>().is_some_and(|text| text.as_str().contains(['.', '[']));
        if matches!(name, "format" | "format_map") && args.first().is_some_and(is_path) {
            return Depth::Attributes;
        }
        let is_shallow = SHALLOW.contains(&name) || CHANGING.contains(&name);
        let own = if is_shallow && !matches!(name, "remove" | "sort") { Depth::Whole } else { Depth::Nested };
        args.iter().map(|arg| self.depth_of_callee(arg)).fold(own, Depth::max)
    }

    pub(super) fn touch_lock(&mut self, pins: &Pins, all: &mut Touched, name: &str, args: &[Value], wanted: Wanted) {
        let mode = if matches!(name, "locked" | "__repr__" | "_is_owned") { Mode::Read } else { Mode::Write };
        self.touch_object(pins, all, &args[0], mode);
        let unconditional = args.len() == 1 || (args.len() == 2 && args[1].as_bool() == Some(true));
        if matches!(name, "acquire" | "__enter__" | "acquire_lock") && unconditional {
            all.wants = Some(wanted);
            all.lock = Some(args[0].clone());
        }
    }
}

fn with_self(callable: Value, receiver: Value, mut args: Vec<Value>) -> Call {
    if !receiver.is_null() {
        args.insert(0, receiver);
    }
    Call { callable, args }
}

/// Whether a method changes its receiver; of what is no plain container, such as an iterator, any may.
pub(super) fn changes(name: &str, receiver: &Value) -> bool {
    use crate::types::set::Set;
    let is_plain = receiver.has::<List>() || receiver.has::<Dict>() || receiver.has::<Set>();
    is_container(receiver) && (CHANGING.contains(&name) || !is_plain && !name.starts_with("__"))
}
