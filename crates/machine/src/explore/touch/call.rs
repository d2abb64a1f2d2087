//! What calls touch: operations of containers, locks and queues, and print.

use std::sync::Arc;

use bytecode::Op;
use objects::{Instance, Str, Tuple, Value, Word};
use source::known;

use super::{Refused, Touched, is_container, is_library, lock_in};
use crate::Thread;
use crate::class::Class;
use crate::explore::Pins;
use crate::explore::key::Mode;
use crate::explore::stop::{There, Wanted};
use crate::modules::queue::SimpleQueue;
use crate::native::NativeFunction;
use crate::types::function::{BoundMethod, Function};
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

/// Functions that keep what they are given and look into it later, at each step of the iterator they give.
const KEEPING: [&str; 8] = ["iter", "enumerate", "zip", "map", "filter", "reversed", "range", "super"];

/// Modules whose functions bring in what is outside, or chance.
const OUTSIDE: [&str; 16] = [
    "_io",
    "io",
    "posix",
    "os",
    "socket",
    "_socket",
    "select",
    "subprocess",
    "random",
    "_random",
    "secrets",
    "uuid",
    "urllib.request",
    "http.client",
    "signal",
    "tempfile",
];

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
                let mut args = operand(1 + more).get::<Tuple>().map_or_else(Vec::new, |args| args.items().to_vec());
                if more == 1 {
                    args.extend(self.dict_items(&operand(1)).into_iter().map(|(_, value)| value));
                }
                with_self(operand(3 + more), operand(2 + more), args)
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
        if let Some(class) = callable.get::<Class>() {
            let name = class.name.get();
            let keeps = name.get::<Str>().is_some_and(|name| KEEPING.contains(&name.as_str()));
            if !keeps && !self.is_of_library_class_in_python(&callable) {
                args.iter().for_each(|arg| self.touch_whole(pins, all, arg, Mode::Read));
            }
        }
        Ok(())
    }

    /// Whether a class that came with the machine is written in Python: making an instance only keeps what it is given.
    fn is_of_library_class_in_python(&self, class: &Value) -> bool {
        let made = class.get::<Class>().and_then(|class| class.lookup(known::INIT));
        made.is_some_and(|init| init.has::<Function>())
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
                all.add("print".to_owned(), Mode::Write, "print".to_owned());
                all.always = true;
            }
            "input" | "open" if args.first().is_none_or(|arg| !arg.has::<Class>()) => {
                return Err(outside(native.name));
            }
            "getattr" | "setattr" | "delattr" | "hasattr" => {
                if let [object, name, ..] = args
                    && let Some(name) = name.get::<Str>()
                {
                    let name = self.names().intern(name.as_str());
                    let reads = matches!(native.name, "getattr" | "hasattr");
                    let mode = if reads { Mode::Read } else { Mode::Write };
                    self.touch_attribute(pins, all, object, name, mode);
                }
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
        for (index, arg) in args.iter().enumerate() {
            let reads =
                if is_method { index > 0 || !changes(native.name, arg) } else { READING.contains(&native.name) };
            let mode = if reads || native.name == "print" { Mode::Read } else { Mode::Write };
            self.touch_whole(pins, all, arg, mode);
        }
        Ok(())
    }

    fn touch_lock(&mut self, pins: &Pins, all: &mut Touched, name: &str, args: &[Value], wanted: Wanted) {
        let mode = if matches!(name, "locked" | "__repr__" | "_is_owned") { Mode::Read } else { Mode::Write };
        self.touch_object(pins, all, &args[0], mode);
        let unconditional = args.len() == 1 || (args.len() == 2 && args[1].as_bool() == Some(true));
        if matches!(name, "acquire" | "__enter__" | "acquire_lock") && unconditional {
            all.wants = Some(wanted);
            all.lock = Some(args[0].clone());
        }
    }

    /// A function of the library in Python: one operation on whatever of it can change.
    fn touch_by_library(
        &mut self,
        pins: &Pins,
        all: &mut Touched,
        function: &Function,
        args: &[Value],
    ) -> Result<(), Refused> {
        let (name, module) = (function.name.get(), function.module_name.get());
        let [name, module] = [&name, &module].map(|text| text.get::<Str>().map_or("", |text| text.as_str()));
        if OUTSIDE.contains(&module) {
            return Err(outside(&format!("{module}.{name}")));
        }
        if module == "threading" && args.first().is_some_and(|it| self.is_a_thread(it)) {
            return match name {
                "is_alive" | "__repr__" => Err(format!(
                    "it asks whether a thread has ended ({name}), whose answer is a matter of time; join() it instead"
                )),
                _ => Ok(()),
            };
        }
        if module == "threading" && matches!(name, "active_count" | "enumerate") {
            return Err(format!("it asks how many threads there are ({name}), which is a matter of time"));
        }
        for arg in args {
            if self.is_of_library(arg) {
                self.touch_object(pins, all, arg, Mode::Write);
            } else {
                self.touch_whole(pins, all, arg, Mode::Write);
            }
        }
        if let Some(object) = args.first() {
            self.want_there(all, object, name, args.len() - 1);
        }
        Ok(())
    }

    /// Some calls do nothing before something is there: entering a condition takes its lock, a semaphore is above zero,
    /// a queue has an item, or room. `given` counts the arguments: with a time limit a call goes on without it, too.
    fn want_there(&mut self, all: &mut Touched, object: &Value, call: &str, given: usize) {
        let class = self.class_of(object);
        let Some(class) = class.get::<Class>() else { return };
        let (class_name, module) = (class.name.get(), class.namespace.get(known::MODULE).unwrap_or(Value::NONE));
        let text = |value: &Value| value.get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default();
        let there = match (text(&module).as_str(), text(&class_name).as_str(), call, given) {
            ("threading", "Condition", "acquire" | "__enter__", 0) => {
                let lock = self.names().intern("_lock");
                if let Some(lock) = self.own_attribute(object, lock) {
                    all.wants = lock_in(&lock);
                    all.lock = all.wants.is_some().then_some(lock);
                }
                return;
            }
            ("threading", "Semaphore" | "BoundedSemaphore", "acquire" | "__enter__", 0) => There::Count,
            ("queue", "Queue" | "LifoQueue" | "PriorityQueue", "get", 0) => There::Item,
            ("queue", "Queue" | "LifoQueue" | "PriorityQueue", "put", 1) => There::Room,
            ("queue", "Queue" | "LifoQueue" | "PriorityQueue", "join", 0) => There::AllDone,
            _ => return,
        };
        all.wants = Some(Wanted::There(object.clone(), there));
    }

    fn is_a_thread(&mut self, value: &Value) -> bool {
        if value.header().is_none_or(|header| header.kind() != Instance::KIND) {
            return false;
        }
        let name = self.names().intern("_handle");
        self.own_attribute(value, name)
            .is_some_and(|handle| handle.has::<crate::modules::thread::handle::ThreadHandle>())
    }

    fn touch_by_with(&mut self, pins: &Pins, all: &mut Touched, manager: &Value) -> Result<(), Refused> {
        if let Some(wanted) = lock_in(manager) {
            self.touch_lock(pins, all, "__enter__", std::slice::from_ref(manager), wanted);
        } else if self.is_of_library(manager) && !self.is_a_thread(manager) {
            let class = self.class_of(manager);
            let module = class.get::<Class>().and_then(|class| class.lookup(known::MODULE));
            if module.is_some_and(|name| name.get::<Str>().is_some_and(|name| is_library(name.as_str()))) {
                self.touch_object(pins, all, manager, Mode::Write);
                self.want_there(all, manager, "__enter__", 0);
            }
        }
        Ok(())
    }
}

fn with_self(callable: Value, receiver: Value, mut args: Vec<Value>) -> Call {
    if !receiver.is_null() {
        args.insert(0, receiver);
    }
    Call { callable, args }
}

/// Whether a method changes its receiver; of what is no plain container, such as an iterator, any may.
fn changes(name: &str, receiver: &Value) -> bool {
    use crate::types::dict::Dict;
    use crate::types::list::List;
    use crate::types::set::Set;
    let is_plain = receiver.has::<List>() || receiver.has::<Dict>() || receiver.has::<Set>();
    is_container(receiver) && (CHANGING.contains(&name) || !is_plain && !name.starts_with("__"))
}

fn outside(what: &str) -> Refused {
    format!("it calls {what}, whose answer comes from outside; leave that out, or call it before the threads")
}
