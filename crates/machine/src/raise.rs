//! Raising exceptions from Rust.

use objects::{Slot, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::types::exception::Exception;
use crate::{Raised, Thread};

impl Thread {
    /// An exception with one text argument, ready to be returned as an error.
    #[cold]
    pub fn raise(&mut self, class: Builtin, message: impl AsRef<str>) -> Raised {
        let message = self.str(message.as_ref());
        self.raise_args(class, [message])
    }

    /// An exception with these arguments.
    #[cold]
    pub fn raise_args<I>(&mut self, class: Builtin, args: I) -> Raised
    where
        I: IntoIterator<Item = Value>,
        I::IntoIter: ExactSizeIterator,
    {
        let args = self.tuple(args);
        let exception = self.object(class, Exception::new(args));
        Raised::new(exception)
    }

    /// TypeError.
    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(Builtin::TypeError, message)
    }

    /// ValueError.
    #[cold]
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(Builtin::ValueError, message)
    }

    /// IndexError.
    #[cold]
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(Builtin::IndexError, message)
    }

    /// RuntimeError.
    #[cold]
    pub fn runtime_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(Builtin::RuntimeError, message)
    }

    /// OverflowError.
    #[cold]
    pub fn overflow_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(Builtin::OverflowError, message)
    }

    /// MemoryError, without arguments as CPython raises it.
    #[cold]
    pub fn memory_error(&mut self) -> Raised {
        self.refuse_for_memory();
        self.raise_args(Builtin::MemoryError, [])
    }

    /// KeyError with the key itself as argument.
    #[cold]
    pub fn key_error(&mut self, key: &Value) -> Raised {
        self.raise_args(Builtin::KeyError, [key.clone()])
    }

    /// StopIteration with a value.
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let args = if value.is_none() || value.is_null() { Vec::new() } else { vec![value] };
        self.raise_args(Builtin::StopIteration, args)
    }

    /// AttributeError that knows object and name, for `Did you mean`.
    #[cold]
    pub fn attribute_error(&mut self, message: impl AsRef<str>, object: &Value, name: Name) -> Raised {
        let raised = self.raise(Builtin::AttributeError, message);
        let name = self.name_value(name);
        self.set_exception_field(&raised, "name", name);
        self.set_exception_field(&raised, "obj", object.clone());
        raised
    }

    /// The AttributeError for an attribute that is not there, in CPython's words.
    #[cold]
    pub fn no_attribute(&mut self, object: &Value, name: Name) -> Raised {
        let text = self.text(name).to_owned();
        let message = match object.get::<crate::class::Class>() {
            Some(class) => format!("type object '{}' has no attribute '{text}'", class.shown_name()),
            None => format!("'{}' object has no attribute '{text}'", self.type_name(object)),
        };
        self.attribute_error(message, object, name)
    }

    /// NameError that knows the name, for `Did you mean`.
    #[cold]
    pub fn name_error(&mut self, name: Name) -> Raised {
        let text = self.text(name).to_owned();
        let raised = self.raise(Builtin::NameError, format!("name '{text}' is not defined"));
        let name = self.name_value(name);
        self.set_exception_field(&raised, "name", name);
        // For the hint that `self.name` may be meant.
        if let Some(instance) = self.bound_local(known::SELF_ARG) {
            self.set_exception_field(&raised, "self", instance);
        }
        raised
    }

    /// UnboundLocalError.
    #[cold]
    pub fn unbound_local(&mut self, name: Name) -> Raised {
        let text = self.text(name).to_owned();
        let message = format!("cannot access local variable '{text}' where it is not associated with a value");
        self.raise(Builtin::UnboundLocalError, message)
    }

    /// NameError of an empty free variable.
    #[cold]
    pub fn unbound_free(&mut self, name: Name) -> Raised {
        let text = self.text(name).to_owned();
        let message =
            format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
        let raised = self.raise(Builtin::NameError, message);
        let name = self.name_value(name);
        self.set_exception_field(&raised, "name", name);
        raised
    }

    /// An error of the `text` crate.
    #[cold]
    pub fn text_error(&mut self, error: text::Error) -> Raised {
        use text::ErrorKind;
        let class = match error.kind {
            ErrorKind::ValueError => Builtin::ValueError,
            ErrorKind::TypeError => Builtin::TypeError,
            ErrorKind::OverflowError => Builtin::OverflowError,
            ErrorKind::ZeroDivisionError => Builtin::ZeroDivisionError,
            ErrorKind::KeyError => Builtin::KeyError,
            ErrorKind::IndexError => Builtin::IndexError,
            ErrorKind::LookupError => Builtin::LookupError,
            ErrorKind::MemoryError => return self.memory_error(),
        };
        self.raise(class, error.message)
    }

    /// Sets a field that some exceptions have beside `args` (`name`, `obj`, `value` ...).
    pub fn set_exception_field(&mut self, raised: &Raised, field: &'static str, value: Value) {
        if let Some(exception) = raised.exception().get::<Exception>() {
            exception.set_field(field, value);
        }
    }

    /// Whether the exception is an instance of a builtin class.
    pub fn is_exception(&self, raised: &Raised, class: Builtin) -> bool {
        let class = self.class(class);
        self.class_of(raised.exception()).get::<crate::class::Class>().is_some_and(|own| own.derives_from(&class))
    }

    /// Sets `__context__` to the exception being handled, as raising does: once, and again in each `raise` with a value.
    pub(crate) fn set_context(&mut self, raised: &Raised) {
        if self.handled.is_null() || self.handled.is(raised.exception()) {
            return;
        }
        let Some(exception) = raised.exception().get::<Exception>() else { return };
        let is_new = exception.context.is_empty() && exception.traceback.is_empty();
        if is_new || self.is_at_raise() {
            self.chain_context(raised);
        }
    }

    /// Sets `__context__` to the exception being handled, whatever it was before.
    pub(crate) fn chain_context(&self, raised: &Raised) {
        if self.handled.is_null() || self.handled.is(raised.exception()) {
            return;
        }
        let Some(exception) = raised.exception().get::<Exception>() else { return };
        // The chain of contexts must not lead back to the exception itself.
        let mut at = self.handled.clone();
        while let Some(link) = at.get::<Exception>() {
            let next = link.context.get();
            if next.is(raised.exception()) {
                drop(link.context.take());
                break;
            }
            at = next;
        }
        exception.context.set(self.handled.clone());
    }

    /// Whether the newest frame is at a `raise` with a value.
    fn is_at_raise(&self) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let at = frame.code().code.instructions.get(frame.at());
        at.is_some_and(|at| at.op() == bytecode::Op::RAISE_VARARGS && at.arg() > 0)
    }

    /// Whether a value is an exception class.
    pub fn is_exception_class(&self, value: &Value) -> bool {
        value.get::<crate::class::Class>().is_some_and(|class| class.traits.get().exception)
    }
}

impl Exception {
    /// An exception with its `args` tuple.
    pub fn new(args: Value) -> Exception {
        Exception {
            args: Slot::new(args),
            traceback: Slot::empty(),
            cause: Slot::empty(),
            context: Slot::empty(),
            suppress_context: objects::Shared::new(false),
            fields: objects::Locked::default(),
        }
    }
}
