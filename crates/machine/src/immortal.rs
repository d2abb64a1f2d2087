//! What threads without a GIL share most. Nobody counts references to the functions, classes and modules that are there
//! when the second thread starts, and what modules have bound beside these each thread counts for itself: so using what
//! is shared writes to no shared memory.

use std::ptr;

use objects::{Instance, Namespace, Str, Tuple, Value};
use source::{Name, known};

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

    /// Lets each thread count what modules have bound for itself, and containers and locks that instances among it hold:
    /// they are what threads use at once. No other thread touches objects meanwhile; if there is none, nothing is done.
    pub(crate) fn spread_counts(&mut self) {
        self.spread_bound_now(|_| true);
    }

    /// Adds up what each thread has counted, because something that they counted was unbound. What else a program is made
    /// of goes on to be counted so; of its data, some may be bound and unbound again and again.
    pub(crate) fn gather_counts(&mut self) {
        self.with_world_stopped(|t| {
            t.interpreter.domains.gather();
            t.spread_bound_now(is_program);
        });
    }

    fn spread_bound_now(&mut self, wanted: impl Fn(&Value) -> bool) {
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
            for value in bound.into_iter().filter(&wanted) {
                if is_program(&value) {
                    self.spread_program(value);
                    continue;
                }
                if value.header().is_some_and(|header| header.kind() == Instance::KIND) {
                    let spread = |part: &Value| self.interpreter.domains.spread(part);
                    self.heap().visit(&value, &mut |part| {
                        if is_shared_often(part) {
                            spread(part);
                        }
                    });
                }
                self.interpreter.domains.spread(&value);
            }
        }
    }

    /// Lets each thread count a function or class for itself that a module is about to bind to a new name while there are
    /// other threads, if there is room. It is freed at a collection.
    pub(crate) fn spread_bound(&mut self, globals: &Namespace, name: Name, value: &Value) {
        let program = value.has::<Function>() || value.has::<Class>();
        if program
            && objects::is_concurrent()
            && globals.find(name).is_none()
            && self.interpreter.domains.has_room()
            && self.is_of_module(globals)
        {
            self.with_world_stopped(|t| t.spread_program(value.clone()));
        }
    }

    /// Whether names are those of a module that is imported, not of a text that `exec` runs.
    fn is_of_module(&mut self, globals: &Namespace) -> bool {
        let Some(name) = globals.get(known::NAME) else { return false };
        let Some(name) = name.get::<Str>() else { return false };
        let module = self.loaded_module(name.as_str()).ok().flatten();
        let module = module.as_ref().and_then(|module| module.get::<Module>());
        module.is_some_and(|module| ptr::eq(&module.namespace, globals))
    }

    /// Spreads the counts of what a program is made of that is not immortal, with what it holds of the kind. No other
    /// thread touches objects meanwhile.
    fn spread_program(&mut self, value: Value) {
        let mut found = vec![value];
        while let Some(value) = found.pop() {
            if is_counted_program(&value) && self.interpreter.domains.spread(&value) {
                self.heap().visit(&value, &mut |part| found.push(part.clone()));
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

/// Whether calls count references to it that is no module's.
fn is_counted_program(value: &Value) -> bool {
    value.has::<Function>()
        || value.has::<Class>()
        || value.has::<StaticMethod>()
        || value.has::<ClassMethod>()
        || value.has::<Property>()
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
