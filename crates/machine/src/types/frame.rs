//! Frame objects: a look at a frame that a traceback passed.

use objects::{Layout, Locked, Slot, Value};

use crate::builtin::Builtin;
use crate::class::{Getset, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::row;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::types::generator::{Generator, State};
use crate::types::traceback::Traceback;
use crate::{Result, Thread};

/// A frame as programs see it.
pub struct Frame {
    /// The function that it ran; for a module's code, one made for that.
    pub callable: Slot,
    /// The code object.
    pub code: Slot,
    /// Its local variables.
    pub locals: Locked<Vec<Value>>,
    /// The line it was at.
    pub line: u32,
    /// Where it stands in its thread as long as it runs: its number from the bottom, and where its callable lies.
    pub live: Option<(usize, usize)>,
    /// The generator whose frame it is, which keeps it while it waits, or the traceback that it was left with; else
    /// empty.
    pub generator: Slot,
}

crate::payload!(Frame, tracked);

impl Contents for Frame {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.callable.visit(visitor);
        self.code.visit(visitor);
        self.generator.visit(visitor);
        let locals = self.locals.lock();
        visitor.see_all(locals.iter());
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.locals.take());
        out.push(self.generator.take());
    }
}

fn globals(t: &mut Thread, value: &Value) -> Result {
    let callable = value.get::<Frame>().map(|frame| frame.callable.get()).unwrap_or_default();
    Ok(match t.module_of_callable(&callable) {
        Some(module) => t.namespace_dict(&module),
        None => t.dict(),
    })
}

/// A module's names are its globals, those of a class's body its namespace; those of a function are a fresh dict.
fn locals(t: &mut Thread, value: &Value) -> Result {
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    let code = frame.code.get();
    let is_function =
        code.get::<CodeObject>().is_some_and(|code| code.code.flags.contains(bytecode::CodeFlags::OPTIMIZED));
    let running = t.running(frame).copied();
    if !is_function {
        let namespace = running.and_then(|running| running.body_namespace());
        return match namespace {
            Some(namespace) => Ok(namespace),
            None => globals(t, value),
        };
    }
    if let Some(running) = running {
        let pairs = t.locals_of(&running).unwrap_or_default();
        return t.dict_from(pairs);
    }
    let generator = frame.generator.get();
    let pairs = match generator.get::<Generator>() {
        Some(generator) => super::traceback::named_locals(&code, &generator.slots()),
        None => super::traceback::named_locals(&code, &frame.locals.lock()),
    };
    let pairs = pairs.into_iter().map(|(name, value)| (t.name_value(name), value)).collect();
    t.dict_from(pairs)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let line = line(t, value);
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    let code = frame.code.get();
    let Some(code) = code.get::<CodeObject>() else { return Ok(Value::NONE) };
    let name = t.text(code.code.name).to_owned();
    let text = format!("<frame at {:#x}, file '{}', line {line}, code {name}>", t.id_of(value), code.code.file);
    Ok(t.str(&text))
}

/// The line that a frame is at, or was at when it was left.
fn line(t: &Thread, value: &Value) -> u32 {
    let Some(frame) = value.get::<Frame>() else { return 0 };
    if let Some(running) = t.running(frame) {
        return line_of(running);
    }
    match frame.generator.get().get::<Generator>() {
        Some(generator) if generator.state.get() == State::Suspended => generator.line(),
        _ => frame.line,
    }
}

fn line_of(frame: &crate::frame::Frame) -> u32 {
    frame.code().code.locations.get(frame.at()).map_or(0, |location| location.line)
}

fn back(t: &mut Thread, value: &Value) -> Result {
    let depth = value.get::<Frame>().and_then(|frame| t.depth_of(frame));
    Ok(depth.and_then(|depth| t.frame_object(depth.checked_sub(1)?)).unwrap_or(Value::NONE))
}

/// `sys._getframe(depth)`
pub(crate) fn get_frame(t: &mut Thread, args: &[Value]) -> Result {
    let above = if args[0].is_null() { 0 } else { t.index(&args[0])?.max(0) };
    let depth = usize::try_from(above).ok().and_then(|above| t.frames.len().checked_sub(above + 1));
    match depth.and_then(|depth| t.frame_object(depth)) {
        Some(frame) => Ok(frame),
        None => Err(t.value_error("call stack is not deep enough")),
    }
}

/// `f_lasti`: the offset of the instruction that it was at, two bytes for each as in `co_lines`.
fn last_instruction(t: &mut Thread, value: &Value) -> Result {
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    if let Some(running) = t.running(frame) {
        return Ok(Value::from_len(2 * running.at()));
    }
    let generator = frame.generator.get();
    let generator = generator.get::<Generator>().filter(|generator| generator.state.get() == State::Suspended);
    if let Some(generator) = generator {
        return Ok(Value::from_len(2 * generator.next().saturating_sub(1) as usize));
    }
    // It was left: the first instruction of the line.
    let code = frame.code.get();
    let at = code.get::<CodeObject>().and_then(|code| code.code.locations.iter().position(|at| at.line == frame.line));
    Ok(Value::from_len(2 * at.unwrap_or(0)))
}

/// `clear()`: forgets the variables of a frame that was left.
fn clear(t: &mut Thread, args: &[Value]) -> Result {
    let Some(frame) = args[0].get::<Frame>() else { return Ok(Value::NONE) };
    if t.running(frame).is_some() {
        return Err(t.runtime_error("cannot clear an executing frame"));
    }
    match frame.generator.get().get::<Generator>().map(|generator| generator.state.get()) {
        Some(State::Suspended) => return Err(t.runtime_error("cannot clear a suspended frame")),
        Some(State::Created) => {
            let generator = frame.generator.get();
            t.close(&generator)?;
        }
        _ => {
            drop(frame.locals.take());
            if let Some(traceback) = frame.generator.get().get::<Traceback>() {
                drop(traceback.locals.take());
            }
        }
    }
    Ok(Value::NONE)
}

/// An attribute about tracing, of which there is none: it can only be set to what it is.
const fn untraced(name: &'static str, get: fn(&mut Thread, &Value) -> Result) -> Getset {
    Getset {
        name,
        get,
        set: Some(|t, _, content| match content {
            Some(content) if t.truth(&content)? => {
                Err(t.raise(Builtin::NotImplementedError, "minipy calls no function while a program runs"))
            }
            _ => Ok(()),
        }),
    }
}

impl Thread {
    /// The frame that an object stands for, if it still runs in this thread.
    fn running(&self, frame: &Frame) -> Option<&crate::frame::Frame> {
        self.frames.get(self.depth_of(frame)?)
    }

    /// Where the frame that an object stands for is in this thread, counted from the bottom.
    fn depth_of(&self, frame: &Frame) -> Option<usize> {
        let generator = frame.generator.get();
        if !generator.is_null() {
            return self.depth_of_generator(&generator);
        }
        let (depth, floor) = frame.live?;
        let running = self.frames.get(depth)?;
        let same = running.floor as usize == floor && running.callable().is(&frame.callable.get());
        same.then_some(depth)
    }

    fn depth_of_generator(&self, generator: &Value) -> Option<usize> {
        self.frames.iter().rposition(|running| running.companion == generator.word())
    }

    /// `gi_frame`: `None` when the generator is finished.
    pub(crate) fn generator_frame(&mut self, value: &Value) -> Option<Value> {
        let generator = value.get::<Generator>().filter(|generator| generator.state.get() != State::Finished)?;
        let running = self.depth_of_generator(value).and_then(|depth| self.frames.get(depth).copied());
        let (callable, line) = match running {
            Some(running) => (running.callable(), line_of(&running)),
            None => (generator.callable(), generator.line()),
        };
        let object = Frame {
            callable: Slot::new(callable),
            code: Slot::new(generator.code.get()),
            locals: Locked::default(),
            line,
            live: None,
            generator: Slot::new(value.clone()),
        };
        Some(self.object(Builtin::Frame, object))
    }

    /// An object for a frame of this thread, counted from the bottom.
    pub(crate) fn frame_object(&mut self, depth: usize) -> Option<Value> {
        let frame = *self.frames.get(depth)?;
        let callable = frame.callable();
        let code = callable.get::<Function>()?.code.get();
        let object = Frame {
            callable: Slot::new(callable),
            code: Slot::new(code),
            locals: Locked::default(),
            line: line_of(&frame),
            live: Some((depth, frame.floor as usize)),
            generator: Slot::empty(),
        };
        Some(self.object(Builtin::Frame, object))
    }

    /// The module whose names a function has as globals.
    pub(crate) fn module_of_callable(&self, callable: &Value) -> Option<Value> {
        callable.get::<Function>()?.module.get().non_null()
    }
}

/// `frame`
pub static SPEC: TypeSpec = TypeSpec {
    name: "frame",
    layout: &Layout::of::<Frame>(),
    slots: crate::class::Slots { repr: Some(repr), ..crate::class::NO_SLOTS },
    methods: &[row("clear", "self, /", clear)],
    getsets: &[
        getter("f_lasti", last_instruction),
        untraced("f_trace", |_, _| Ok(Value::NONE)),
        untraced("f_trace_lines", |_, _| Ok(Value::TRUE)),
        untraced("f_trace_opcodes", |_, _| Ok(Value::FALSE)),
        getter("f_code", |_, value| Ok(value.get::<Frame>().map(|frame| frame.code.get()).unwrap_or(Value::NONE))),
        getter("f_lineno", |t, value| Ok(Value::from_len(line(t, value) as usize))),
        getter("f_globals", globals),
        getter("f_locals", locals),
        getter("f_back", back),
        getter("f_builtins", |t, _| {
            let builtins = t.interpreter().builtins.get();
            Ok(t.namespace_dict(&builtins))
        }),
    ],
    ..TypeSpec::BASE
};
