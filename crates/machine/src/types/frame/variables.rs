//! The variables of a frame, to be read and written (PEP 667). `library/_frame_locals.py` makes a mapping of them.

use objects::{Str, Value, Word};

use super::Frame;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::generator::{Generator, State};
use crate::{Result, Thread};

/// What `f_locals` gives. A module's names are its globals, those of a class's body its namespace; those of a function
/// are shown by a mapping.
pub(super) fn locals(t: &mut Thread, value: &Value) -> Result {
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    let code = frame.code.get();
    let is_function =
        code.get::<CodeObject>().is_some_and(|code| code.code.flags.contains(bytecode::CodeFlags::OPTIMIZED));
    if !is_function {
        let namespace = t.running(frame).and_then(|running| running.body_namespace());
        return match namespace {
            Some(namespace) => Ok(namespace),
            None => super::globals(t, value),
        };
    }
    let module = t.import_module("_frame_locals")?;
    let class = t.names().intern("FrameLocalsProxy");
    let class = t.get_attribute(&module, class)?;
    t.call(&class, std::slice::from_ref(value))
}

/// `variables(frame)`: those that are bound, in a fresh dict.
fn variables(t: &mut Thread, args: &[Value]) -> Result {
    let Some(frame) = args[0].get::<Frame>() else { return Ok(Value::NONE) };
    if let Some(running) = t.running(frame).copied() {
        let pairs = t.locals_of(&running).unwrap_or_default();
        return t.dict_from(pairs);
    }
    let (code, generator) = (frame.code.get(), frame.generator.get());
    let pairs = match generator.get::<Generator>() {
        Some(generator) => crate::types::traceback::named_locals(&code, &generator.slots()),
        None => crate::types::traceback::named_locals(&code, &frame.locals.lock()),
    };
    let pairs = pairs.into_iter().map(|(name, value)| (t.name_value(name), value)).collect();
    t.dict_from(pairs)
}

/// `extra(frame)`: a dict for other names that the program gives the frame.
fn extra(t: &mut Thread, args: &[Value]) -> Result {
    let Some(frame) = args[0].get::<Frame>() else { return Ok(Value::NONE) };
    match frame.extra.get().non_null() {
        Some(known) => Ok(known),
        None => {
            let fresh = t.dict();
            Ok(frame.extra.get_or_fill(fresh))
        }
    }
}

/// `assign(frame, name, value)`: whether the frame has a variable of that name, which has the value now.
fn assign(t: &mut Thread, args: &[Value]) -> Result {
    let (Some(frame), Some(name)) = (args[0].get::<Frame>(), args[1].get::<Str>()) else { return Ok(Value::FALSE) };
    let code = frame.code.get();
    let Some(code) = code.get::<CodeObject>() else { return Ok(Value::FALSE) };
    let name = t.name_of(name);
    let Some(index) = code.code.locals.iter().position(|local| local.name == name) else { return Ok(Value::FALSE) };
    let in_cell = code.code.locals[index].kind != bytecode::LocalKind::Plain;
    let running = t.running(frame).copied();
    let generator = frame.generator.get();
    let generator = generator.get::<Generator>().filter(|generator| generator.state.get() != State::Finished);
    let slot = match (&running, generator) {
        (Some(running), _) => running.slot(index),
        (None, Some(generator)) => generator.slots().get(index).cloned().unwrap_or_default(),
        (None, None) => frame.locals.lock().get(index).cloned().unwrap_or_default(),
    };
    if let Some(cell) = slot.get::<Cell>().filter(|_| in_cell) {
        cell.content.set(args[2].clone());
        return Ok(Value::TRUE);
    }
    let old = match (&running, generator) {
        (Some(running), _) => running.set_slot(index, args[2].clone()),
        (None, Some(generator)) => generator.set_slot(index, args[2].clone()),
        (None, None) => frame.locals.lock().get_mut(index).map(|slot| std::mem::replace(slot, args[2].clone())),
    };
    drop(old);
    Ok(Value::TRUE)
}

impl crate::frame::Frame {
    /// What is in a slot; a cell as a cell.
    fn slot(&self, index: usize) -> Value {
        debug_assert!(index < self.code().slot_count as usize);
        // SAFETY: a frame owns its slots, of which it has as many as its code says.
        unsafe { Value::borrow_word(*self.slots.add(index)) }
    }

    /// Puts a value into a slot; gives what was there.
    fn set_slot(&self, index: usize, value: Value) -> Option<Value> {
        debug_assert!(index < self.code().slot_count as usize);
        let word: Word = value.into_word();
        // SAFETY: as above; the frame belongs to the thread that calls, and its loop reads slots anew.
        Some(unsafe { Value::from_word(self.slots.add(index).replace(word)) })
    }
}

/// `_frames`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_frames",
    functions: &[
        row("assign", "frame, name, value, /", assign),
        row("extra", "frame, /", extra),
        row("is_frame", "object, /", |_, args| Ok(Value::bool(args[0].has::<Frame>()))),
        row("variables", "frame, /", variables),
    ],
    init: None,
};
