//! Frame objects: a look at a frame that a traceback passed.

use objects::{Layout, Slot, Value};

use crate::class::{TypeSpec, getter};
use crate::kinds::Contents;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::{Result, Thread};

/// A frame as programs see it.
pub struct Frame {
    /// What it ran: a function, or the code object of a module.
    pub callable: Slot,
    /// The code object.
    pub code: Slot,
    /// The line it was at.
    pub line: u32,
}

crate::payload!(Frame, tracked);

impl Contents for Frame {
    fn visit(&self, visitor: &mut dyn FnMut(&Value)) {
        self.callable.visit(visitor);
        self.code.visit(visitor);
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
    let Some(frame) = value.get::<Frame>() else { return Ok(Value::NONE) };
    let code = frame.code.get();
    let Some(code) = code.get::<CodeObject>() else { return Ok(Value::NONE) };
    let name = t.text(code.code.name).to_owned();
    let text = format!("<frame at {:#x}, file '{}', line {}, code {name}>", t.id_of(value), code.code.file, frame.line);
    Ok(t.str(&text))
}

impl Thread {
    /// The module whose names a function, or a module's code, has as globals.
    pub(crate) fn module_of_callable(&mut self, callable: &Value) -> Option<Value> {
        match callable.get::<Function>() {
            Some(function) => function.module.get().non_null(),
            None => {
                let main = self.name_value(source::known::MAIN);
                let modules = self.interpreter().modules.get();
                self.dict_get(&modules, &main).ok().flatten()
            }
        }
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
        getter("f_builtins", |t, _| {
            let builtins = t.interpreter().builtins.get();
            Ok(t.namespace_dict(&builtins))
        }),
    ],
    ..TypeSpec::BASE
};
