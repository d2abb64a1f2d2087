//! Tracebacks: where an exception passed, outermost frame first.

use objects::{Layout, Locked, Slot, Value};

use crate::builtin::Builtin;
use crate::class::{Getset, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::frame::{Frame, Place};
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
    /// The object of the frame, once somebody has seen it: the variables are its then.
    pub frame: Slot,
    /// Where the frame stood in its thread.
    pub place: Place,
    /// The instruction that raised.
    pub index: u32,
    /// `tb_lineno`, where the program has said it.
    pub line: Option<u32>,
}

crate::payload!(Traceback, tracked);

impl Contents for Traceback {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.next, &self.callable, &self.code, &self.frame] {
            slot.visit(visitor);
        }
        let locals = self.locals.lock();
        visitor.see_all(locals.iter());
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.next.take(), self.callable.take(), self.frame.take()]);
        out.extend(self.locals.take());
    }
}

impl Traceback {
    /// The local variables of the frame that are bound, each with its name.
    pub(crate) fn bound_locals(&self) -> Vec<(source::Name, Value)> {
        match self.frame.get().get::<Frame>() {
            Some(frame) => named_locals(&self.code.get(), &frame.locals.lock()),
            None => named_locals(&self.code.get(), &self.locals.lock()),
        }
    }

    /// Where the instruction stands in the source.
    pub fn location(&self) -> bytecode::Location {
        let code = self.code.get();
        let location = code.get::<CodeObject>().and_then(|code| code.code.locations.get(self.index as usize).copied());
        let location = location.unwrap_or_default();
        match self.line {
            Some(line) if line != location.line => bytecode::Location { line, end_line: line, ..Default::default() },
            _ => location,
        }
    }
}

/// Pairs what is in a frame's slots with the names of its code; cells are looked into.
pub(crate) fn named_locals(code: &Value, slots: &[Value]) -> Vec<(source::Name, Value)> {
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
    let known = traceback.frame.get();
    if !known.is_null() {
        return Ok(known);
    }
    let (callable, code, line) = (traceback.callable.get(), traceback.code.get(), traceback.location().line);
    let locals = traceback.locals.take();
    let frame = t.passed_frame(traceback.place, callable, code, locals, line);
    Ok(traceback.frame.get_or_fill(frame))
}

/// `traceback.__new__(cls, tb_next, tb_frame, tb_lasti, tb_lineno)`
fn new(t: &mut Thread, args: &[Value]) -> Result {
    let Some(frame) = args[2].get::<Frame>() else {
        let name = t.argument_type(&args[2]);
        return Err(t.type_error(format!("traceback() argument 'tb_frame' must be frame, not {name}")));
    };
    let (last, line) = (t.c_int_or(&args[3], 0)?, t.c_int_or(&args[4], 0)?);
    if !args[1].is_none() && !args[1].has::<Traceback>() {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("expected traceback object or None, got '{name}'")));
    }
    let traceback = Traceback {
        next: if args[1].is_none() { Slot::empty() } else { Slot::new(args[1].clone()) },
        callable: Slot::new(frame.callable.get()),
        code: Slot::new(frame.code.get()),
        locals: Locked::default(),
        frame: Slot::new(args[2].clone()),
        place: Place::NONE,
        index: u32::try_from(last / 2).unwrap_or(0),
        line: Some(u32::try_from(line).unwrap_or(0)),
    };
    Ok(t.object(Builtin::Traceback, traceback))
}

/// `traceback`
pub static SPEC: TypeSpec = TypeSpec {
    name: "traceback",
    layout: &Layout::of::<Traceback>(),
    methods: &[static_method("__new__", "cls, tb_next, tb_frame, tb_lasti, tb_lineno", new)],
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
