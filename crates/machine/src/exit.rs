//! How a program ends (source: CPython's `Py_FinalizeEx` and `finalize_modules`).

use objects::Value;
use source::{Name, known};

use crate::Thread;
use crate::class::Class;
use crate::types::function::Function;
use crate::types::module::Module;

/// What the main module's names are bound to, in the order in which it is let go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Leaving {
    /// Objects whose `__del__` may still want all the others.
    Finalized,
    Plain,
    /// Functions and classes, which finalizers may call.
    Code,
    Module,
}

impl Thread {
    /// Ends the program, after [`Thread::exit_threads`]: lets go of what the main module holds, so that each `__del__`
    /// runs, and writes out what stdout still keeps. Says whether all output was written. Daemons keep what their
    /// frames refer to: the main module, for all that is known here.
    pub fn end_program(&mut self, main: &Value) -> bool {
        self.record_contention();
        let written = self.flush_standard_streams();
        self.observe_program_end();
        self.clear_main(main);
        self.write_open_files();
        // What cannot be written is reported once.
        written && self.flush_standard_streams()
    }

    fn flush_standard_streams(&mut self) -> bool {
        let stdout = self.flush_stream("stdout");
        if let Err(raised) = &stdout {
            self.write_unraisable_in(raised, "Exception ignored on flushing sys.stdout:");
        }
        // Of a lost stderr nobody can be told.
        stdout.is_ok() & self.flush_stream("stderr").is_ok()
    }

    fn clear_main(&mut self, main: &Value) {
        let Some(module) = main.get::<Module>() else { return };
        if self.interpreter.gc.enabled.get() {
            // What is garbage already may want the module's names when it ends.
            self.collect_garbage();
        }
        self.interpreter.driver.modules_gone.set(true);
        if self.interpreter.running_threads() > 0 {
            return self.run_due_finalizers();
        }
        let mut names: Vec<(Leaving, Name)> = Vec::new();
        // What goes may leave cycles behind only if it refers to something.
        let mut leaves_garbage = false;
        let mut position = 0;
        while let Some((at, name)) = module.namespace.next_from(position) {
            position = at + 1;
            if let Some(value) = module.namespace.get(name).filter(|_| name != known::BUILTINS) {
                names.push((self.leaving(&value), name));
                leaves_garbage |= value.header().is_some_and(|header| header.shape().layout().tracked);
            }
        }
        // A stable sort: in the order in which the names came to be.
        names.sort_by_key(|(leaving, _)| *leaving);
        let mut collected = false;
        for (leaving, name) in names {
            if leaving >= Leaving::Code && !std::mem::replace(&mut collected, true) {
                self.collect_garbage();
            }
            drop(module.namespace.remove(name, self.versions()));
            self.run_due_finalizers();
        }
        if leaves_garbage {
            self.collect_garbage();
        }
        self.run_due_finalizers();
    }

    fn leaving(&self, value: &Value) -> Leaving {
        if value.has::<Module>() {
            return Leaving::Module;
        }
        if value.has::<Class>() || value.has::<Function>() {
            return Leaving::Code;
        }
        let class = self.class_of(value);
        let has_finalizer = class.get::<Class>().is_some_and(|class| class.lookup(known::DEL).is_some());
        if has_finalizer { Leaving::Finalized } else { Leaving::Plain }
    }
}
