//! Frame objects: a look at a frame that a traceback passed.

use std::cell::RefCell;

use objects::{Layout, Slot, Value};

use crate::class::{TypeSpec, getter};
use crate::kinds::Contents;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::{Result, Thread};

/// A frame as programs see it.
pub struct Frame {
    /// The function that it ran; for a module's code, one made for that.
    pub callable: Slot,
    /// The code object.
    pub code: Slot,
    /// Its local variables.
    pub locals: RefCell<Vec<Value>>,
    /// The line it was at.
    pub line: u32,
}

crate::payload!(Frame, tracked);

impl Contents for Frame {
    fn visit(&self, visitor: &mut dyn FnMut(&Value)) {
        self.callable.visit(visitor);
        self.code.visit(visitor);
        if let Ok(locals) = self.locals.try_borrow() {
            locals.iter().for_each(visitor);
        }
    }

    fn clear(&self, out: &mut Vec<Value>) {
        out.append(&mut self.locals.take());
    }
}

fn globals(t: &mut Thread, value: &Value) -> Result {
    let callable = value.get::<Frame>().map(|frame| frame.callable.get()).unwrap_or_default();
    Ok(match t.module_of_callable(&callable) {
        Some(module) => t.namespace_dict(&module),
        None => t.dict(),
    })
}

/// A module's names are its globals; those of a function are a fresh dict.
fn locals(t: &mut Thread, value: &Value) -> Result {
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    let code = frame.code.get();
    let is_function =
        code.get::<CodeObject>().is_some_and(|code| code.code.flags.contains(bytecode::CodeFlags::OPTIMIZED));
    if !is_function {
        return globals(t, value);
    }
    let pairs = super::traceback::named_locals(&code, &frame.locals.borrow());
    let pairs = pairs.into_iter().map(|(name, value)| (t.name_value(name), value)).collect();
    t.dict_from(pairs)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    let code = frame.code.get();
    let Some(code) = code.get::<CodeObject>() else { return Ok(Value::NONE) };
    let name = t.text(code.code.name).to_owned();
    let text = format!("<frame at {:#x}, file '{}', line {}, code {name}>", t.id_of(value), code.code.file, frame.line);
    Ok(t.str(&text))
}

impl Thread {
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
    getsets: &[
        getter("f_code", |_, value| Ok(value.get::<Frame>().map(|frame| frame.code.get()).unwrap_or(Value::NONE))),
        getter("f_lineno", |_, value| Ok(Value::from_len(value.get::<Frame>().map_or(0, |frame| frame.line) as usize))),
        getter("f_globals", globals),
        getter("f_locals", locals),
        getter("f_back", |_, _| Ok(Value::NONE)),
        getter("f_builtins", |t, _| {
            let builtins = t.interpreter().builtins.get();
            Ok(t.namespace_dict(&builtins))
        }),
    ],
    ..TypeSpec::BASE
};
