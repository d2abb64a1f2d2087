//! Tracebacks: where an exception passed, outermost frame first.

use objects::{Layout, Locked, Slot, Value};

use crate::builtin::Builtin;
use crate::class::{Getset, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::frame::Frame;
use crate::{Result, Thread};

/// One frame that an exception passed.
pub struct Traceback {
    /// The traceback of the frame that this one called, nearer to the raise; empty at the raise itself.
    pub next: Slot,
    /// The function that the frame ran; for a module's code, one made for that.
    pub callable: Slot,
    /// The code object.
    pub code: Slot,
    /// The frame's local variables, when the exception left it.
    pub locals: Locked<Vec<Value>>,
    /// The instruction that raised.
    pub index: u32,
}

crate::payload!(Traceback, tracked);

impl Contents for Traceback {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.next, &self.callable, &self.code] {
            slot.visit(visitor);
        }
        let locals = self.locals.lock();
        visitor.see_all(locals.iter());
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.next.take(), self.callable.take()]);
        out.extend(self.locals.take());
    }
}

impl Traceback {
    /// The local variables of the frame that are bound, each with its name.
    pub(crate) fn bound_locals(&self) -> Vec<(source::Name, Value)> {
        named_locals(&self.code.get(), &self.locals.lock())
    }

    /// Where the instruction stands in the source.
    pub fn location(&self) -> bytecode::Location {
        let code = self.code.get();
        let location = code.get::<CodeObject>().and_then(|code| code.code.locations.get(self.index as usize).copied());
        location.unwrap_or_default()
    }
}

/// Pairs what is in a frame's slots with the names of its code; cells are looked into.
pub(super) fn named_locals(code: &Value, slots: &[Value]) -> Vec<(source::Name, Value)> {
    let Some(code) = code.get::<CodeObject>() else { return Vec::new() };
    let pairs = code.code.locals.iter().zip(slots).map(|(local, value)| match value.get::<Cell>() {
        Some(cell) if local.kind != bytecode::LocalKind::Plain => (local.name, cell.content.get()),
        _ => (local.name, value.clone()),
    });
    pairs.filter(|(_, value)| !value.is_null()).collect()
}

fn next(_: &mut Thread, value: &Value) -> Result {
    let next = value.get::<Traceback>().map(|traceback| traceback.next.get()).unwrap_or_default();
    Ok(next.non_null().unwrap_or(Value::NONE))
}

fn set_next(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let Some(content) = content else { return Err(t.type_error("can't delete tb_next attribute")) };
    if !content.is_none() && !content.has::<Traceback>() {
        let name = t.type_name(&content);
        return Err(t.type_error(format!("expected traceback object, got '{name}'")));
    }
    let mut at = content.clone();
    while let Some(link) = at.get::<Traceback>() {
        if at.is(value) {
            return Err(t.value_error("traceback loop detected"));
        }
        let next = link.next.get();
        at = next;
    }
    if let Some(traceback) = value.get::<Traceback>() {
        traceback.next.set(if content.is_none() { Value::NULL } else { content });
    }
    Ok(())
}

fn frame(t: &mut Thread, value: &Value) -> Result {
    let Some(traceback) = value.get::<Traceback>() else { return Ok(Value::NONE) };
    let frame = Frame {
        callable: Slot::new(traceback.callable.get()),
        code: Slot::new(traceback.code.get()),
        locals: Locked::new(traceback.locals.lock().clone()),
        line: traceback.location().line,
        live: None,
        generator: Slot::new(value.clone()),
    };
    Ok(t.object(Builtin::Frame, frame))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let name = t.type_name(&args[0]);
    Err(t.type_error(format!("cannot create '{name}' instances from a program")))
}

/// `traceback`
pub static SPEC: TypeSpec = TypeSpec {
    name: "traceback",
    layout: &Layout::of::<Traceback>(),
    methods: &[static_method("__new__", "cls, *args, **kwargs", new)],
    getsets: &[
        Getset { name: "tb_next", get: next, set: Some(set_next) },
        getter("tb_lineno", |_, value| {
            Ok(Value::from_len(value.get::<Traceback>().map_or(0, |traceback| traceback.location().line) as usize))
        }),
        getter("tb_lasti", |_, value| {
            Ok(Value::from_len(value.get::<Traceback>().map_or(0, |traceback| traceback.index as usize * 2)))
        }),
        getter("tb_frame", frame),
    ],
    ..TypeSpec::BASE
};
