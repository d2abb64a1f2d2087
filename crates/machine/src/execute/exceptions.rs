//! Raising, matching, `with`, and what the unwinder needs.

use objects::{Slot, Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::types::exception::Exception;
use crate::types::frame::Place;
use crate::types::function::Function;
use crate::types::traceback::Traceback;
use crate::{Raised, Result, Thread};

impl Thread {
    /// RAISE_VARARGS: the exception that `raise` raises.
    pub(crate) fn raise_instruction(&mut self, parts: u32) -> Raised {
        let cause = if parts == 2 { self.pop_value() } else { Value::NULL };
        if parts == 0 {
            if self.handled.is_null() || self.handled.is_none() {
                return self.runtime_error("No active exception to reraise");
            }
            return Raised::new(self.handled.clone());
        }
        let value = self.pop_value();
        let exception = match self.instantiate(value, "exceptions must derive from BaseException") {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        if !cause.is_null() {
            let cause = if cause.is_none() {
                cause
            } else {
                match self.instantiate(cause, "exception causes must derive from BaseException") {
                    Ok(cause) => cause,
                    Err(raised) => return raised,
                }
            };
            if let Some(exception) = exception.get::<Exception>() {
                exception.cause.set(if cause.is_none() { Value::NULL } else { cause });
                exception.suppress_context.set(true);
            }
        }
        Raised::new(exception)
    }

    /// An exception from an exception or an exception class.
    pub(crate) fn instantiate(&mut self, value: Value, complaint: &str) -> Result {
        if value.has::<Exception>() {
            return Ok(value);
        }
        if self.is_exception_class(&value) {
            let exception = match self.bare_exception(&value) {
                Some(exception) => exception,
                None => self.call(&value, &[])?,
            };
            if exception.has::<Exception>() {
                return Ok(exception);
            }
            let (class, got) = (self.repr_text(&value)?, self.type_name(&exception));
            return Err(self.type_error(format!(
                "calling {class} should have returned an instance of BaseException, not <class '{got}'>"
            )));
        }
        Err(self.type_error(complaint))
    }

    /// CHECK_EXC_MATCH: `[exception class -- exception bool]`
    pub(crate) fn match_exception(&mut self) -> Result<()> {
        let class = self.pop_value();
        let exception = self.peek_value(1);
        let matches = match class.get::<Tuple>() {
            Some(classes) => {
                let mut matches = false;
                for class in classes.items() {
                    matches |= self.exception_matches(&exception, class)?;
                }
                matches
            }
            None => self.exception_matches(&exception, &class)?,
        };
        self.push_value(Value::bool(matches));
        Ok(())
    }

    fn exception_matches(&mut self, exception: &Value, class: &Value) -> Result<bool> {
        if !self.is_exception_class(class) {
            return Err(self.type_error("catching classes that do not inherit from BaseException is not allowed"));
        }
        let own = self.class_of(exception);
        Ok(own.get::<crate::class::Class>().is_some_and(|own| own.derives_from(class)))
    }

    /// BEFORE_WITH: `[manager -- exit self-or-NULL result]`
    pub(crate) fn before_with(&mut self) -> Result<()> {
        let manager = self.pop_value();
        let (enter, exit) = (self.special(&manager, known::ENTER), self.special(&manager, known::EXIT));
        let (Some(enter), Some(exit)) = (enter.clone(), exit.clone()) else {
            let name = self.type_name(&manager);
            let missing = if enter.is_none() { "" } else { " (missed __exit__ method)" };
            return Err(
                self.type_error(format!("'{name}' object does not support the context manager protocol{missing}"))
            );
        };
        let class = self.class_of(&manager);
        let entered = if enter.has::<Function>() && exit.has::<Function>() {
            // Both take the manager as self: nothing has to be bound.
            self.push_value(exit);
            self.push_value(manager.clone());
            Some(self.call(&enter, &[manager])?)
        } else {
            let enter = self.bind_descriptor(&enter, &manager, &class)?;
            let exit = self.bind_descriptor(&exit, &manager, &class)?;
            drop(manager);
            self.push_value(exit);
            self.push_value(Value::NULL);
            // At the outermost depth of the single driver the thread is left waiting for its lock.
            let depth = if self.native_depth == 0 { 1 } else { usize::MAX };
            self.call_here(&enter, &[], depth)?
        };
        if let Some(result) = entered {
            self.push_value(result);
        }
        Ok(())
    }

    /// WITH_EXCEPT_START: `[exit self-or-NULL previous exception -- ... result]`
    pub(crate) fn with_except_start(&mut self) -> Result<()> {
        let exception = self.peek_value(1);
        let (exit, instance) = (self.peek_value(4), self.peek_value(3));
        let class = self.class_of(&exception);
        let traceback = exception.get::<Exception>().map_or(Value::NONE, |e| e.traceback.get());
        let traceback = traceback.non_null().unwrap_or(Value::NONE);
        let args = [instance, class, exception, traceback];
        let result = self.call(&exit, &args[usize::from(args[0].is_null())..])?;
        self.push_value(result);
        Ok(())
    }

    /// Adds the newest frame to the exception's traceback: where it was when the exception passed.
    pub(crate) fn add_traceback(&mut self, raised: &Raised) {
        let Some(frame) = self.frames.last().copied() else { return };
        let Some(exception) = raised.exception().get::<Exception>() else { return };
        // A bare `raise` goes on with the traceback as it is.
        let at = frame.code().code.instructions.get(frame.at());
        let reraises = at.is_some_and(|at| at.op() == bytecode::Op::RAISE_VARARGS && at.arg() == 0);
        if reraises && raised.exception().is(&self.handled) {
            return;
        }
        let callable = frame.callable();
        let code = match callable.get::<Function>() {
            Some(function) => function.code.get(),
            None => callable.clone(),
        };
        let next = exception.traceback.get();
        let traceback = Traceback {
            next: Slot::new(next),
            callable: Slot::new(callable),
            code: Slot::new(code),
            locals: objects::Locked::default(),
            frame: Slot::empty(),
            place: Place::of(self.frames.len() - 1, &frame),
            index: frame.at() as u32,
            line: None,
        };
        let traceback = self.object(Builtin::Traceback, traceback);
        exception.traceback.set(traceback);
    }

    /// A frame that an exception leaves lives on in its traceback: with its local variables, or as the object that the
    /// program has of it.
    pub(crate) fn keep_locals(&mut self, raised: &Raised, frame: &crate::frame::Frame, object: Option<Value>) {
        let Some(exception) = raised.exception().get::<Exception>() else { return };
        let newest = exception.traceback.get();
        let Some(traceback) = newest.get::<Traceback>() else { return };
        let other = !traceback.callable.get().is(&frame.callable());
        if other || !traceback.locals.lock().is_empty() || !traceback.frame.is_empty() {
            return;
        }
        if let Some(object) = object {
            return traceback.frame.set(object);
        }
        let locals = frame.take_locals();
        *traceback.locals.lock() = locals;
    }

    /// A StopIteration must not leave a generator: it becomes a RuntimeError (PEP 479).
    pub(crate) fn stop_iteration_becomes_runtime_error(&mut self, raised: Raised) -> Raised {
        if !self.is_exception(&raised, Builtin::StopIteration) {
            return raised;
        }
        let error = self.runtime_error("generator raised StopIteration");
        if let Some(exception) = error.exception().get::<Exception>() {
            exception.cause.set(raised.exception().clone());
            exception.context.set(raised.exception().clone());
            exception.suppress_context.set(true);
        }
        error
    }
}
