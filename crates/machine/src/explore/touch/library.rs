//! What calls of functions of the library touch that are written in Python.

use objects::{Instance, Str, Value};
use source::known;

use super::reach::Depth;
use super::{Refused, Touched, is_library, lock_in};
use crate::Thread;
use crate::class::Class;
use crate::explore::Pins;
use crate::explore::key::Mode;
use crate::explore::stop::{There, Wanted};
use crate::types::function::Function;

/// Functions that only look into what they are given, however deep.
const LOOKING: [&str; 10] =
    ["copy", "deepcopy", "dumps", "asdict", "astuple", "replace", "pprint", "pformat", "pp", "saferepr"];

/// Methods of dataclasses that only look at the attributes.
const SHOWING: [&str; 8] = ["__repr__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__str__"];

/// Modules whose functions bring in what is outside, or chance.
pub(super) const OUTSIDE: [&str; 16] = [
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

impl Thread {
    /// A function of the library in Python: one operation on whatever of it can change.
    pub(super) fn touch_by_library(
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
        let is_method = args.first().is_some_and(|it| self.has_method(it, function));
        let (mode, depth) = match name {
            "__call__" => (Mode::Write, Depth::Attributes),
            _ if is_method => (Mode::Write, Depth::Whole),
            _ if LOOKING.contains(&name) => (Mode::Read, Depth::Attributes),
            _ => (Mode::Write, Depth::Nested),
        };
        for (index, arg) in args.iter().enumerate() {
            if self.is_of_library(arg) && !self.holds_contents(arg) {
                self.touch_object(pins, all, arg, Mode::Write);
            } else if index == 0 && is_method && self.has_attributes(arg) && !self.is_of_library(arg) {
                // An instance of a class of the program that derives from one of the library, or is a dataclass.
                let mode = if SHOWING.contains(&name) { Mode::Read } else { Mode::Write };
                self.touch_object(pins, all, arg, mode);
                self.touch_names_of(pins, all, arg, mode);
            } else {
                self.touch_reached(pins, all, arg, mode, depth);
            }
        }
        if let Some(object) = args.first() {
            self.want_there(all, object, name, args.len() - 1);
        }
        Ok(())
    }

    /// Whether a function is one of the methods of an object.
    fn has_method(&self, object: &Value, function: &Function) -> bool {
        let (class, name) = (self.class_of(object), function.name.get());
        let (Some(class), Some(name)) = (class.get::<Class>(), name.get::<Str>()) else { return false };
        let found = class.lookup(self.names().intern(name.as_str()));
        found.is_some_and(|found| found.get::<Function>().is_some_and(|found| std::ptr::eq(found, function)))
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

    pub(super) fn touch_by_with(&mut self, pins: &Pins, all: &mut Touched, manager: &Value) -> Result<(), Refused> {
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

pub(super) fn outside(what: &str) -> Refused {
    format!("it calls {what}, whose answer comes from outside; leave that out, or call it before the threads")
}
