//! What programs can do with a generator: `next`, `send`, `throw`, `close`.

use objects::{Layout, Str, Value};
use source::known;

use super::{Generator, State};
use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::frame::Return;
use crate::native::row;
use crate::types::exception::Exception;
use crate::{Raised, Result, Thread};

fn generator_of(value: &Value) -> Option<&Generator> {
    value.get::<Generator>()
}

impl Thread {
    /// Sends a value into a generator: `Ok` of what it yields, `Err` of what it returns.
    ///
    /// # Errors
    /// What the generator raises.
    pub(crate) fn send(&mut self, value: &Value, sent: Value) -> Result<std::result::Result<Value, Value>> {
        let Some(generator) = generator_of(value) else { return Ok(Err(Value::NONE)) };
        match generator.state.get() {
            State::Finished => return Ok(Err(Value::NONE)),
            State::Created if !sent.is_none() => {
                return Err(self.type_error("can't send non-None value to a just-started generator"));
            }
            _ => {}
        }
        self.check_stack("")?;
        match self.claim(generator)? {
            State::Finished => Ok(Err(Value::NONE)),
            state => self.send_claimed(value, generator, state, sent),
        }
    }

    /// As `send`, to a generator that this thread has claimed.
    fn send_claimed(
        &mut self,
        value: &Value,
        generator: &Generator,
        state: State,
        sent: Value,
    ) -> Result<std::result::Result<Value, Value>> {
        let top = self.top;
        let result =
            self.resume_claimed(value, generator, state, sent, Return::Native).and_then(|()| self.run_nested());
        self.top = top;
        let result = result?;
        Ok(generator.yielded_or_returned(result))
    }

    /// Sends to anything that `yield from` can delegate to.
    ///
    /// # Errors
    /// What it raises beside StopIteration, whose value is its result.
    pub(crate) fn send_to(&mut self, iterator: &Value, sent: Value) -> Result<std::result::Result<Value, Value>> {
        if iterator.has::<Generator>() {
            return self.send(iterator, sent);
        }
        if sent.is_none() && self.slot(iterator, |slots| slots.next).is_some() {
            return Ok(self.next(iterator)?.ok_or(Value::NONE));
        }
        let result = if sent.is_none() {
            match self.call_special(iterator, known::NEXT, &[]) {
                Ok(Some(item)) => Ok(item),
                Ok(None) => {
                    let name = self.type_name(iterator);
                    Err(self.type_error(format!("'{name}' object is not an iterator")))
                }
                Err(raised) => Err(raised),
            }
        } else {
            self.call_method(iterator, known::SEND, &[sent])
        };
        match result {
            Ok(item) => Ok(Ok(item)),
            Err(raised) if self.is_exception(&raised, Builtin::StopIteration) => Ok(Err(stop_value(&raised))),
            Err(raised) => Err(raised),
        }
    }

    /// Raises an exception where a generator waits: `Ok` of what it yields then, `Err` of what it returns.
    ///
    /// # Errors
    /// What the generator raises.
    pub(crate) fn throw(&mut self, value: &Value, raised: Raised) -> Result<std::result::Result<Value, Value>> {
        let Some(generator) = generator_of(value) else { return Err(raised) };
        match self.claim(generator)? {
            State::Created => {
                generator.finish();
                Err(raised)
            }
            State::Suspended => self.throw_claimed(value, generator, raised),
            State::Finished | State::Running => Err(raised),
        }
    }

    /// As `throw`, into a generator that waits and that this thread has claimed.
    fn throw_claimed(
        &mut self,
        value: &Value,
        generator: &Generator,
        raised: Raised,
    ) -> Result<std::result::Result<Value, Value>> {
        if let Some(delegate) = self.delegate(generator) {
            return self.throw_to_delegate(value, generator, &delegate, raised);
        }
        self.raise_inside(value, generator, raised)
    }

    /// What a generator that waits in a `yield from` delegates to.
    fn delegate(&self, generator: &Generator) -> Option<Value> {
        let code = generator.code.get();
        let code = code.get::<crate::types::code::CodeObject>()?;
        let at = generator.next() as usize;
        let next = code.code.instructions.get(at)?;
        // Empty while another thread runs the generator.
        if next.op() == bytecode::Op::YIELD_FROM { generator.top().non_null() } else { None }
    }

    fn throw_to_delegate(
        &mut self,
        value: &Value,
        generator: &Generator,
        delegate: &Value,
        raised: Raised,
    ) -> Result<std::result::Result<Value, Value>> {
        if self.is_exception(&raised, Builtin::GeneratorExit) {
            if let Err(error) = self.close_delegate(delegate) {
                return self.raise_inside(value, generator, error);
            }
            return self.raise_inside(value, generator, raised);
        }
        let result = if delegate.has::<Generator>() {
            self.throw(delegate, raised)
        } else {
            match self.find_attribute(delegate, known::THROW) {
                Ok(Some(throw)) => match self.call(&throw, &[raised.into_exception()]) {
                    Ok(item) => Ok(Ok(item)),
                    Err(raised) if self.is_exception(&raised, Builtin::StopIteration) => Ok(Err(stop_value(&raised))),
                    Err(raised) => Err(raised),
                },
                Ok(None) => Err(raised),
                Err(error) => Err(error),
            }
        };
        match result {
            Ok(Ok(item)) => {
                generator.state.set(State::Suspended);
                Ok(Ok(item))
            }
            Ok(Err(result)) => {
                // The delegate returned: its result is that of the `yield from`, and the generator goes on.
                generator.skip_delegate();
                self.send_claimed(value, generator, State::Suspended, result)
            }
            Err(raised) => self.raise_inside(value, generator, raised),
        }
    }

    /// Runs a generator that this thread has claimed from where it waits, beginning with an exception.
    fn raise_inside(
        &mut self,
        value: &Value,
        generator: &Generator,
        raised: Raised,
    ) -> Result<std::result::Result<Value, Value>> {
        if let Err(error) = self.check_stack("") {
            generator.state.set(State::Suspended);
            return Err(error);
        }
        let top = self.top;
        let handles = !generator.handled.is_empty();
        if let Err(error) = self.resume_claimed(value, generator, State::Suspended, Value::NONE, Return::Native) {
            self.top = top;
            return Err(error);
        }
        self.native_depth += 1;
        let depth = self.frames.len();
        // The instruction that yielded is the one that raises.
        if handles {
            // What the resumer handles has nothing to do with it.
            self.chain_context(&raised);
        }
        if self.delegate_at_newest()
            && let Some(frame) = self.frames.last_mut()
        {
            frame.pc = frame.pc.wrapping_add(1);
        }
        self.add_traceback(&raised);
        let result = match self.unwind(raised, depth) {
            Ok(()) => match self.run(depth) {
                crate::run::Exit::Returned(value) => Ok(value),
                crate::run::Exit::Raised(raised) => Err(raised),
                crate::run::Exit::Blocked | crate::run::Exit::Switch => {
                    unreachable!("a nested run waits and switches in place")
                }
            },
            Err(raised) => Err(raised),
        };
        self.native_depth -= 1;
        self.top = top;
        let result = result?;
        Ok(generator.yielded_or_returned(result))
    }

    fn delegate_at_newest(&self) -> bool {
        self.frames.last().is_some_and(|frame| {
            let next = frame.code().code.instructions.get(frame.next() as usize);
            next.is_some_and(|next| next.op() == bytecode::Op::YIELD_FROM)
        })
    }

    fn close_delegate(&mut self, delegate: &Value) -> Result<()> {
        if delegate.has::<Generator>() {
            return self.close(delegate).map(drop);
        }
        if let Some(close) = self.find_attribute(delegate, known::CLOSE)? {
            self.call(&close, &[])?;
        }
        Ok(())
    }

    /// `generator.close()`: gives what the generator returned.
    ///
    /// # Errors
    /// RuntimeError when it yields again; what it raises.
    pub(crate) fn close(&mut self, value: &Value) -> Result {
        let Some(generator) = generator_of(value) else { return Ok(Value::NONE) };
        match self.claim(generator)? {
            State::Created => {
                generator.finish();
                return Ok(Value::NONE);
            }
            State::Finished | State::Running => return Ok(Value::NONE),
            State::Suspended => {}
        }
        let exit = self.raise_args(Builtin::GeneratorExit, Vec::new());
        match self.throw_claimed(value, generator, exit) {
            Ok(Ok(_)) => Err(self.runtime_error("generator ignored GeneratorExit")),
            Ok(Err(result)) => Ok(result),
            Err(raised)
                if self.is_exception(&raised, Builtin::GeneratorExit)
                    || self.is_exception(&raised, Builtin::StopIteration) =>
            {
                Ok(Value::NONE)
            }
            Err(raised) => Err(raised),
        }
    }
}

fn stop_value(raised: &Raised) -> Value {
    let Some(exception) = raised.exception().get::<Exception>() else { return Value::NONE };
    if let Some(value) = exception.field("value") {
        return value;
    }
    let args = exception.args.get();
    args.get::<objects::Tuple>().and_then(|args| args.items().first().cloned()).unwrap_or(Value::NONE)
}

fn finish(t: &mut Thread, result: std::result::Result<Value, Value>) -> Result {
    match result {
        Ok(value) => Ok(value),
        Err(value) => Err(t.stop_iteration(value)),
    }
}

fn throw(t: &mut Thread, args: &[Value]) -> Result {
    let given = &args[1];
    if !args[2].is_null() || !args[3].is_null() {
        let message = "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        t.warn(Builtin::DeprecationWarning, message)?;
    }
    if !args[3].is_null() && !args[3].is_none() && !args[3].has::<crate::types::traceback::Traceback>() {
        return Err(t.type_error("throw() third argument must be a traceback object"));
    }
    let exception = if t.is_exception_class(given) {
        let exception = match args[2].is_null() || args[2].is_none() {
            true => t.call(given, &[])?,
            false if args[2].has::<Exception>() && t.is_instance_of(&args[2], given)? => args[2].clone(),
            false => t.call(given, &[args[2].clone()])?,
        };
        if !exception.has::<Exception>() {
            let (class, got) = (t.repr_text(given)?, t.type_name(&exception));
            let message = format!("calling {class} should have returned an instance of BaseException, not {got}");
            return Err(t.type_error(message));
        }
        exception
    } else if given.has::<Exception>() {
        if !args[2].is_null() && !args[2].is_none() {
            return Err(t.type_error("instance exception may not have a separate value"));
        }
        given.clone()
    } else {
        let name = t.type_name(given);
        return Err(
            t.type_error(format!("exceptions must be classes or instances deriving from BaseException, not {name}"))
        );
    };
    let result = t.throw(&args[0], Raised::new(exception))?;
    finish(t, result)
}

fn set_text(t: &mut Thread, content: Option<Value>, name: &str, slot: Option<&objects::Slot>) -> Result<()> {
    match (content.filter(|content| content.has::<Str>()), slot) {
        (Some(content), Some(slot)) => {
            slot.set(content);
            Ok(())
        }
        _ => Err(t.type_error(format!("{name} must be set to a string object"))),
    }
}

fn state(value: &Value) -> Option<State> {
    generator_of(value).map(|generator| generator.state.get())
}

/// `generator`
pub static SPEC: TypeSpec = TypeSpec {
    name: "generator",
    layout: &Layout::of::<Generator>(),
    slots: Slots {
        iter: Some(|_, value| Ok(value.clone())),
        next: Some(|t, value| match t.send(value, Value::NONE)? {
            Ok(item) => Ok(Some(item)),
            Err(result) if result.is_none() => Ok(None),
            Err(result) => Err(t.stop_iteration(result)),
        }),
        repr: Some(|t, value| {
            let name = generator_of(value).map(|generator| generator.qualname.get()).unwrap_or_default();
            let name = name.get::<Str>().map(|name| name.as_str().to_owned()).unwrap_or_default();
            let shown = format!("<generator object {name} at {:#x}>", t.id_of(value));
            Ok(t.str(&shown))
        }),
        ..NO_SLOTS
    },
    methods: &[
        crate::types::generic_alias::CLASS_GETITEM,
        row("send", "self, object, /", |t, args| {
            let result = t.send(&args[0], args[1].clone())?;
            finish(t, result)
        }),
        row("throw", "self, typ, val=None, tb=None, /", throw),
        row("close", "self, /", |t, args| t.close(&args[0])),
    ],
    getsets: &[
        Getset {
            name: "__name__",
            get: |_, value| Ok(generator_of(value).map(|own| own.name.get()).unwrap_or_default()),
            set: Some(|t, value, content| set_text(t, content, "__name__", generator_of(value).map(|own| &own.name))),
        },
        Getset {
            name: "__qualname__",
            get: |_, value| Ok(generator_of(value).map(|own| own.qualname.get()).unwrap_or_default()),
            set: Some(|t, value, content| {
                set_text(t, content, "__qualname__", generator_of(value).map(|own| &own.qualname))
            }),
        },
        getter("gi_code", |_, value| Ok(generator_of(value).map(|own| own.code.get()).unwrap_or_default())),
        getter("gi_running", |_, value| Ok(Value::bool(state(value) == Some(State::Running)))),
        getter("gi_suspended", |_, value| Ok(Value::bool(state(value) == Some(State::Suspended)))),
        getter("gi_frame", |t, value| Ok(t.generator_frame(value).unwrap_or(Value::NONE))),
        getter("gi_yieldfrom", |t, value| {
            let delegate = generator_of(value).filter(|own| own.state.get() == State::Suspended);
            Ok(delegate.and_then(|own| t.delegate(own)).unwrap_or(Value::NONE))
        }),
    ],
    ..TypeSpec::BASE
};
