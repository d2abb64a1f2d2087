//! What threads without a GIL share most. Nobody counts references to functions, classes and modules once there is a
//! second thread, and what modules have bound beside these each thread counts for itself: so using what is shared writes
//! to no shared memory.

use objects::{Instance, Namespace, Str, Tuple, Value};
use source::Name;

use crate::Thread;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::modules::thread::lock::{Lock, RLock};
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::function::{ClassMethod, Function, StaticMethod};
use crate::types::list::List;
use crate::types::module::Module;
use crate::types::property::{GetsetDescriptor, MemberDescriptor, Property};
use crate::types::set::Set;

impl Thread {
    /// Makes what the loaded modules have bound, and all builtin types, immortal. There is no other thread yet.
    pub(crate) fn immortalize_modules(&mut self) {
        let modules = self.interpreter.modules.get();
        let mut found: Vec<Value> = self.dict_items(&modules).into_iter().map(|(_, module)| module).collect();
        found.extend(Builtin::ALL.iter().map(|&builtin| self.class(builtin)));
        self.immortalize(found);
    }

    /// Makes a function or class that a module binds immortal, if this thread made it. Only the first of a name: who
    /// binds a name again and again would never get memory back.
    pub(crate) fn immortalize_bound(&mut self, globals: &Namespace, name: Name, value: &Value) {
        let shared = value.has::<Function>() || value.has::<Class>();
        if shared && objects::is_concurrent() && globals.find(name).is_none() {
            self.immortalize(vec![value.clone()]);
        }
    }

    /// Lets each thread count what modules have bound for itself, and containers and locks that instances among it hold:
    /// they are what threads use at once. No other thread touches objects meanwhile; if there is none, nothing is done.
    pub(crate) fn spread_counts(&mut self) {
        if !self.interpreter.concurrent.get() {
            return;
        }
        let modules = self.interpreter.modules.get();
        let mut modules = self.dict_items(&modules);
        // There is not room for everything: first the program's own.
        modules.sort_by_key(|(name, _)| name.get::<Str>().is_none_or(|name| name.as_str() != "__main__"));
        for (_, module) in modules {
            let mut bound = Vec::new();
            self.heap().visit(&module, &mut |part| bound.push(part.clone()));
            let data: Vec<Value> = bound.into_iter().filter(|value| !is_program(value)).collect();
            for value in data {
                if value.header().is_some_and(|header| header.kind() == Instance::KIND) {
                    let spread = |part: &Value| self.interpreter.domains.spread(part);
                    self.heap().visit(&value, &mut |part| {
                        if is_shared_often(part) {
                            spread(part)
                        }
                    });
                }
                self.interpreter.domains.spread(&value);
            }
        }
    }

    fn immortalize(&mut self, mut found: Vec<Value>) {
        let mut seen = rustc_hash::FxHashSet::default();
        while let Some(value) = found.pop() {
            if !is_program(&value) || !seen.insert(value.address()) {
                continue;
            }
            value.immortalize();
            // What a cell holds is data.
            if !value.has::<Cell>() {
                self.heap().visit(&value, &mut |part| found.push(part.clone()));
            }
        }
    }
}

/// Whether threads use such a part of an object at once. Not tuples and instances, which are freed late if each thread
/// counts them: an object's last reference to them seldom is the only one.
fn is_shared_often(value: &Value) -> bool {
    value.has::<List>() || value.has::<Dict>() || value.has::<Set>() || value.has::<Lock>() || value.has::<RLock>()
}

/// Whether a value is part of what a program is, not of what it works on. Tuples are met as defaults, closures and
/// orders of resolution.
fn is_program(value: &Value) -> bool {
    value.has::<Function>()
        || value.has::<crate::native::NativeFunction>()
        || value.has::<Class>()
        || value.has::<Module>()
        || value.has::<CodeObject>()
        || value.has::<Cell>()
        || value.has::<StaticMethod>()
        || value.has::<ClassMethod>()
        || value.has::<Property>()
        || value.has::<GetsetDescriptor>()
        || value.has::<MemberDescriptor>()
        || value.has::<Tuple>()
}
