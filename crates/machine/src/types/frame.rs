//! Frame objects: a look at a frame that runs, or at what is left of one that has ended.

use objects::{Layout, Locked, Shared, Slot, Value, Word};

use crate::builtin::Builtin;
use crate::class::{Getset, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::row;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::types::generator::{Generator, State};
use crate::{Result, Thread};

pub(crate) mod variables;

/// A frame as programs see it.
pub struct Frame {
    /// The function that it ran; for a module's code, one made for that.
    pub callable: Slot,
    /// The code object.
    pub code: Slot,
    /// Its local variables, when it has ended.
    pub locals: Locked<Vec<Value>>,
    /// The line it was at then.
    pub line: Shared<u32>,
    /// Where it stands in its thread as long as it runs.
    pub live: Locked<Option<Place>>,
    /// Names that the program has given it by `f_locals` that are none of its variables: a dict, once there are any.
    pub extra: Slot,
    /// The frame that it was called from, when it has ended.
    pub back: Slot,
    /// The generator whose frame it is, which keeps it while it waits; else empty.
    pub generator: Slot,
}

/// Where a frame stands in its thread.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its number from the bottom.
    depth: usize,
    /// Where its callable lies.
    floor: usize,
    /// The instance that it initializes, if it does.
    companion: Word,
}

impl Place {
    pub(crate) fn of(depth: usize, frame: &crate::frame::Frame) -> Place {
        Place { depth, floor: frame.floor as usize, companion: frame.companion }
    }

    /// That of no frame.
    pub(crate) const NONE: Place = Place { depth: usize::MAX, floor: 0, companion: Word::NULL };

    /// Whether a frame stands there that runs this function.
    fn holds(&self, frames: &[crate::frame::Frame], callable: &Value) -> bool {
        frames
            .get(self.depth)
            .is_some_and(|frame| Place::of(self.depth, frame) == *self && frame.callable().is(callable))
    }
}

crate::payload!(Frame, tracked);

impl Contents for Frame {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.callable.visit(visitor);
        self.code.visit(visitor);
        self.generator.visit(visitor);
        self.back.visit(visitor);
        self.extra.visit(visitor);
        let locals = self.locals.lock();
        visitor.see_all(locals.iter());
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.locals.take());
        out.extend([self.generator.take(), self.back.take(), self.extra.take()]);
    }
}

fn globals(t: &mut Thread, value: &Value) -> Result {
    let callable = value.get::<Frame>().map(|frame| frame.callable.get()).unwrap_or_default();
    Ok(match t.module_of_callable(&callable) {
        Some(module) => t.namespace_dict(&module),
        None => t.dict(),
    })
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
        _ => frame.line.get(),
    }
}

fn line_of(frame: &crate::frame::Frame) -> u32 {
    frame.code().code.locations.get(frame.at()).map_or(0, |location| location.line)
}

fn back(t: &mut Thread, value: &Value) -> Result {
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    let below = match t.depth_of(frame) {
        Some(depth) => depth.checked_sub(1).and_then(|below| t.frame_object(below)),
        None => frame.back.get().non_null(),
    };
    Ok(below.unwrap_or(Value::NONE))
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
    let at =
        code.get::<CodeObject>().and_then(|code| code.code.locations.iter().position(|at| at.line == frame.line.get()));
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
        _ => drop(frame.locals.take()),
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
        let place = (*frame.live.lock())?;
        place.holds(&self.frames, &frame.callable.get()).then_some(place.depth)
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
            line: Shared::new(line),
            live: Locked::default(),
            extra: Slot::empty(),
            back: Slot::empty(),
            generator: Slot::new(value.clone()),
        };
        Some(self.object(Builtin::Frame, object))
    }

    /// The object of a frame of this thread, counted from the bottom: the same one as long as somebody has it.
    pub(crate) fn frame_object(&mut self, depth: usize) -> Option<Value> {
        let frame = *self.frames.get(depth)?;
        // SAFETY: the frame owns the word.
        let companion = unsafe { Value::borrow_word(frame.companion) };
        if companion.has::<Generator>() {
            return self.generator_frame(&companion);
        }
        let callable = frame.callable();
        self.forget_left_frames();
        let known = self.frame_objects.iter().rev().find(|(place, _)| *place == Place::of(depth, &frame));
        let known = known.and_then(|(_, object)| self.heap().upgrade(object));
        if let Some(known) = known.filter(|known| known.get::<Frame>().is_some_and(|f| f.callable.get().is(&callable)))
        {
            return Some(known);
        }
        let code = callable.get::<Function>()?.code.get();
        let place = Place::of(depth, &frame);
        let object = Frame {
            callable: Slot::new(callable),
            code: Slot::new(code),
            locals: Locked::default(),
            line: Shared::new(line_of(&frame)),
            live: Locked::new(Some(place)),
            extra: Slot::empty(),
            back: Slot::empty(),
            generator: Slot::empty(),
        };
        let object = self.object(Builtin::Frame, object);
        if let Some(handle) = self.heap().weak(&object) {
            self.frame_objects.push((place, handle));
            // It has to be left with care: the object keeps what its variables were then.
            self.frames[depth].plain = false;
        }
        Some(object)
    }

    /// Forgets the objects that nobody has any more, and those of frames that were left in a hurry.
    fn forget_left_frames(&mut self) {
        let mut objects = std::mem::take(&mut self.frame_objects);
        objects.retain(|(place, object)| {
            let standing = self.frames.get(place.depth).is_some_and(|frame| Place::of(place.depth, frame) == *place);
            let known = self.heap().upgrade(object);
            if let Some(frame) = known.as_ref().and_then(|known| known.get::<Frame>()).filter(|_| !standing) {
                *frame.live.lock() = None;
            }
            standing && known.is_some()
        });
        self.frame_objects = objects;
    }

    /// Gives a frame's variables to its object, if there is one: the newest frame, just taken off.
    pub(crate) fn leave_frame_object(&mut self, frame: &crate::frame::Frame) -> Option<Value> {
        let place = Place::of(self.frames.len(), frame);
        let index = self.frame_objects.iter().rposition(|(known, _)| *known == place)?;
        let (_, handle) = self.frame_objects.swap_remove(index);
        let object = self.heap().upgrade(&handle)?;
        let kept = object.get::<Frame>().filter(|kept| kept.callable.get().is(&frame.callable()))?;
        *kept.live.lock() = None;
        kept.line.set(line_of(frame));
        *kept.locals.lock() = frame.take_locals();
        if let Some(back) = self.frames.len().checked_sub(1).and_then(|below| self.frame_object(below)) {
            kept.back.set(back);
        }
        Some(object)
    }

    /// The object of a frame that an exception passed: of the one that runs still, or of what was left of it.
    pub(crate) fn passed_frame(
        &mut self,
        place: Place,
        callable: Value,
        code: Value,
        locals: Vec<Value>,
        line: u32,
    ) -> Value {
        if locals.is_empty()
            && place.holds(&self.frames, &callable)
            && let Some(running) = self.frame_object(place.depth)
        {
            return running;
        }
        let frame = Frame {
            callable: Slot::new(callable),
            code: Slot::new(code),
            locals: Locked::new(locals),
            line: Shared::new(line),
            live: Locked::default(),
            extra: Slot::empty(),
            back: Slot::empty(),
            generator: Slot::empty(),
        };
        self.object(Builtin::Frame, frame)
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
        getter("f_locals", variables::locals),
        getter("f_back", back),
        getter("f_builtins", |t, _| {
            let builtins = t.interpreter().builtins.get();
            Ok(t.namespace_dict(&builtins))
        }),
    ],
    ..TypeSpec::BASE
};
